//! Time and chance, handed about together.

use std::sync::Arc;

use jiff::Timestamp;
use uuid::Uuid;

use crate::{Clock, FixedRandom, Random, SettableClock, SystemClock, SystemRandom, Token};

/// What the outside gives to Opora: the present moment and chance. Cheap to clone.
#[derive(Clone)]
pub struct World {
    clock: Arc<dyn Clock>,
    random: Arc<dyn Random>,
}

impl World {
    /// The real clock and real randomness.
    pub fn real() -> Self {
        Self { clock: Arc::new(SystemClock), random: Arc::new(SystemRandom) }
    }

    /// A world made of the given parts.
    pub fn of(clock: Arc<dyn Clock>, random: Arc<dyn Random>) -> Self {
        Self { clock, random }
    }

    /// A repeatable world for tests: the clock stands until moved.
    pub fn fixed(at: Timestamp, seed: u64) -> (Self, Arc<SettableClock>) {
        let clock = Arc::new(SettableClock::at(at));
        (Self { clock: clock.clone(), random: Arc::new(FixedRandom::from_seed(seed)) }, clock)
    }

    /// The present moment, cut to microseconds.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// A new id of any kind: UUIDv7, so that rows made together lie together.
    pub fn id<T: From<Uuid>>(&self) -> T {
        let mut bytes = [0; 10];
        self.random.fill(&mut bytes);
        let millis = u64::try_from(self.now().as_millisecond()).unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid().into()
    }

    /// A new secret.
    pub fn token(&self) -> Token {
        Token::make(&*self.random)
    }

    /// The source of chance itself, for salts.
    pub fn random(&self) -> &dyn Random {
        &*self.random
    }
}

impl std::fmt::Debug for World {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("World").field("now", &self.now()).finish_non_exhaustive()
    }
}
