//! The demonstration's clock: set to a day of the past, it runs on from there as real time does.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use db::{DbResult, Tx};

use jiff::{SignedDuration, Timestamp};
use kernel::{Clock, SystemClock};
use permit::Actor;
use web::WhoAsks;

/// A clock that runs at the machine's pace beside the machine's date.
#[derive(Debug, Default)]
pub struct RunningClock {
    /// How many microseconds it is ahead of the machine; negative in the past.
    ahead: AtomicI64,
    /// By how much it was moved by hand, each time.
    jumps: Mutex<Vec<SignedDuration>>,
}

impl RunningClock {
    /// A clock that stands at `moment` now and runs on.
    pub fn from(moment: Timestamp) -> Self {
        let clock = Self::default();
        clock.set(moment);
        clock
    }

    /// Moves the clock by hand to `moment`.
    pub fn jump_to(&self, moment: Timestamp) {
        let jump = self.now().duration_until(moment);
        self.jumps.lock().unwrap_or_else(PoisonError::into_inner).push(jump);
        self.set(moment);
    }

    /// The present moment, and what it would be without the last jump, the last two, and so on.
    fn with_and_without_jumps(&self, now: Timestamp) -> Vec<Timestamp> {
        let mut moments = vec![now];
        let mut earlier = now;
        for jump in self.jumps.lock().unwrap_or_else(PoisonError::into_inner).iter().rev() {
            earlier = earlier.checked_sub(*jump).unwrap_or(earlier);
            moments.push(earlier);
        }
        moments
    }

    fn set(&self, moment: Timestamp) {
        let ahead = moment.as_microsecond() - SystemClock.now().as_microsecond();
        self.ahead.store(ahead, Ordering::SeqCst);
    }
}

impl Clock for RunningClock {
    fn now(&self) -> Timestamp {
        let real = SystemClock.now();
        let ahead = SignedDuration::from_micros(self.ahead.load(Ordering::SeqCst));
        real.checked_add(ahead).unwrap_or(real)
    }
}

/// Sessions for which a jump of the clock is no idleness: whoever presses «next day» stays signed in.
pub struct JumpingSessions {
    /// The sessions themselves.
    pub sessions: sign_in::published::Sessions,
    /// The clock that jumps.
    pub clock: Arc<RunningClock>,
}

impl WhoAsks for JumpingSessions {
    fn actor(&self, tx: &mut Tx, token_hash: &[u8; 32], now: Timestamp) -> DbResult<Option<Actor>> {
        for moment in self.clock.with_and_without_jumps(now) {
            if let Some(actor) = self.sessions.actor(tx, token_hash, moment)? {
                // Alive by an earlier clock, yet asking today.
                return if moment == now { Ok(Some(actor)) } else { network::published::actor(tx, actor.person, now) };
            }
        }
        Ok(None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_runs_on_from_where_it_was_set() {
        let start: Timestamp = "2022-10-20T02:12:00Z".parse().unwrap();
        let clock = RunningClock::from(start);
        std::thread::sleep(std::time::Duration::from_millis(5));
        let later = clock.now();
        assert!(later > start && later < start.checked_add(SignedDuration::from_secs(30)).unwrap(), "{later}");
    }
}
