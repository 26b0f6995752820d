//! The stage's own sessions: a token that stands for a person, without a sign-in page.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use db::{DbResult, Tx};
use jiff::Timestamp;
use permit::{Actor, PersonId};
use web::{SessionKey, WhoAsks};

use crate::setup::ActorOf;

/// Knows the tokens that the stage gave out, and asks the real finder for all others.
pub(crate) struct StageSessions {
    given: Mutex<HashMap<[u8; 32], PersonId>>,
    actor_of: Option<ActorOf>,
    otherwise: Option<Arc<dyn WhoAsks>>,
}

impl StageSessions {
    pub(crate) fn new(actor_of: Option<ActorOf>, otherwise: Option<Arc<dyn WhoAsks>>) -> Self {
        Self { given: Mutex::default(), actor_of, otherwise }
    }

    /// A token for a person, always the same one.
    pub(crate) fn token_for(&self, person: PersonId) -> String {
        assert!(
            self.actor_of.is_some(),
            "say in the Setup how a person becomes an actor: .actors(network::published::actor)"
        );
        let token = format!("{:0>64}", person.uuid().simple().to_string());
        self.given.lock().unwrap_or_else(PoisonError::into_inner).insert(SessionKey::of(&token).0, person);
        token
    }
}

impl WhoAsks for StageSessions {
    fn actor(&self, tx: &mut Tx, token_hash: &[u8; 32], now: Timestamp) -> DbResult<Option<Actor>> {
        let given = self.given.lock().unwrap_or_else(PoisonError::into_inner).get(token_hash).copied();
        match (given, &self.actor_of, &self.otherwise) {
            (Some(person), Some(actor_of), _) => actor_of(tx, person, now),
            (_, _, Some(otherwise)) => otherwise.actor(tx, token_hash, now),
            _ => Ok(None),
        }
    }
}
