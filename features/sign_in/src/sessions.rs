//! Finds who asks, by the session's token.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

use db::{Db, DbResult, Tx, Upkeep};
use jiff::Timestamp;
use permit::Actor;
use tokio::runtime::Handle;
use web::WhoAsks;

use crate::model::SessionId;
use crate::store;

/// The last use of a session is no act: it can be seen and forgotten.
const SEEN: Upkeep = Upkeep::named("sign_in.session_seen");

/// Sessions over a database, with their last use written in the background.
#[derive(Clone)]
pub struct Sessions {
    db: Db,
    runtime: Handle,
    /// Sessions whose last use is being written: a page with ten requests writes once.
    writing: Arc<Mutex<HashSet<SessionId>>>,
}

impl Sessions {
    /// Sessions over this database. Called inside the runtime that serves pages.
    pub fn over(db: &Db) -> Self {
        Self { db: db.clone(), runtime: Handle::current(), writing: Arc::default() }
    }

    /// Writes the last use without letting the page wait; when it fails, the next page tries again.
    fn note_seen(&self, session: SessionId, now: Timestamp) {
        if !self.writing().insert(session) {
            return;
        }
        let sessions = self.clone();
        self.runtime.spawn(async move {
            let writer = sessions.clone();
            let written: DbResult<()> = sessions
                .db
                .upkeep(SEEN, move |change| {
                    // Before the commit: whoever sees the new moment may have the next one written.
                    writer.writing().remove(&session);
                    store::note_seen(change, session, now)
                })
                .await;
            if let Err(error) = written {
                sessions.writing().remove(&session);
                tracing::warn!(%error, "the last use of a session was not written");
            }
        });
    }

    fn writing(&self) -> std::sync::MutexGuard<'_, HashSet<SessionId>> {
        self.writing.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl WhoAsks for Sessions {
    fn actor(&self, tx: &mut Tx, token_hash: &[u8; 32], now: Timestamp) -> DbResult<Option<Actor>> {
        let Some(session) = store::live_session(tx, token_hash, now)? else { return Ok(None) };
        if session.is_stale(now) {
            self.note_seen(session.id, now);
        }
        network::published::actor(tx, session.person_id, now)
    }
}
