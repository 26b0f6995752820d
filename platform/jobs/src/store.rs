//! Every statement upon the table of jobs.
//!
//! Two clocks: `run_after` is the world's time, which the demo moves by hand; leases are measured by the
//! machine's clock, so that a crashed node's jobs come free even while the demo's clock stands.

use db::{Change, Db, DbError, DbResult, Sql, Tx, Upkeep, args};
use jiff::Timestamp;
use kernel::World;
use serde_json::Value as Json;
use uuid::Uuid;

use crate::job::{Claimed, Failure, Job};

static ENQUEUE: Sql = Sql::new(
    "jobs.job.enqueue",
    "INSERT INTO job (id, kind, key, facts, enqueued_at, run_after, attempts, attempts_allowed)
     VALUES ($1, $2, $3, $4, $5, $6, 0, $7) ON CONFLICT (kind, key) DO NOTHING",
);
static IS_DUE: Sql = Sql::new(
    "jobs.job.is_due",
    "SELECT id FROM job WHERE done_at IS NULL AND given_up_at IS NULL AND run_after <= $1
     AND (leased_until IS NULL OR leased_until < $2) ORDER BY run_after, id LIMIT 1",
);
static CLAIM: Sql = Sql::new(
    "jobs.job.claim",
    "UPDATE job SET leased_by = $3, leased_until = $4, attempts = attempts + 1 WHERE id IN (
         SELECT id FROM job WHERE done_at IS NULL AND given_up_at IS NULL AND run_after <= $1
         AND (leased_until IS NULL OR leased_until < $2) ORDER BY run_after, id LIMIT $5
     ) RETURNING id, kind, facts, attempts, attempts_allowed",
);
static RENEW: Sql = Sql::new(
    "jobs.job.renew",
    "UPDATE job SET leased_until = $4 WHERE id = $1 AND leased_by = $2 AND attempts = $3 AND done_at IS NULL",
);
static FINISH: Sql = Sql::new(
    "jobs.job.finish",
    "UPDATE job SET done_at = $4, leased_by = NULL, leased_until = NULL, last_failure = NULL
     WHERE id = $1 AND leased_by = $2 AND attempts = $3 AND done_at IS NULL RETURNING id",
);
static IS_DONE: Sql = Sql::new("jobs.job.is_done", "SELECT id FROM job WHERE id = $1 AND done_at IS NOT NULL");
static POSTPONE: Sql = Sql::new(
    "jobs.job.postpone",
    "UPDATE job SET run_after = $4, last_failure = $5, attempts = $6, leased_by = NULL, leased_until = NULL
     WHERE id = $1 AND leased_by = $2 AND attempts = $3 AND done_at IS NULL",
);
static GIVE_UP: Sql = Sql::new(
    "jobs.job.give_up",
    "UPDATE job SET given_up_at = $4, last_failure = $5, leased_by = NULL, leased_until = NULL
     WHERE id = $1 AND leased_by = $2 AND attempts = $3 AND done_at IS NULL",
);
static FORGET: Sql = Sql::new("jobs.job.forget", "DELETE FROM job WHERE done_at < $1");
static TALLY: Sql = Sql::new(
    "jobs.job.tally",
    "SELECT count(*) FILTER (WHERE done_at IS NULL AND given_up_at IS NULL AND run_after <= $1) AS due,
     count(*) FILTER (WHERE done_at IS NULL AND given_up_at IS NULL AND run_after > $1) AS later,
     count(*) FILTER (WHERE given_up_at IS NOT NULL) AS given_up,
     count(*) FILTER (WHERE done_at IS NOT NULL) AS done FROM job",
);

const CLAIMING: Upkeep = Upkeep::named("jobs.claim");
const ENDING: Upkeep = Upkeep::named("jobs.end");
const RENEWING: Upkeep = Upkeep::named("jobs.renew");
const FORGETTING: Upkeep = Upkeep::named("jobs.forget");

/// Enqueues `job` as a part of `change`; answers whether it is new, rather than asked for before.
pub fn enqueue(change: &mut Change, world: &World, job: &Job) -> DbResult<bool> {
    if let Some(name) = job.free_text {
        return Err(DbError::BadAct {
            kind: job.kind.as_str(),
            reason: format!("a job carries ids, words, numbers and dates; {name} is free text"),
        });
    }
    let now = world.now();
    let facts = Json::Object(job.facts.clone());
    let run_after = job.run_after.unwrap_or(now);
    let id: Uuid = world.id();
    let new = args![id, job.kind.as_str(), job.key, facts, now, run_after, job.attempts_allowed];
    Ok(change.execute(&ENQUEUE, new)? == 1)
}

/// Deletes jobs done before `moment`; a key that was deleted may be enqueued again.
pub async fn forget_done_before(db: &Db, moment: Timestamp) -> DbResult<u64> {
    db.upkeep(FORGETTING, move |change| change.execute(&FORGET, args![moment])).await
}

db::row! {
    /// How many jobs there are, for the operator's page.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub struct Tally {
        /// May run now, or run.
        pub due: i64,
        /// Wait for their moment or for the next attempt.
        pub later: i64,
        /// Given up: somebody should look.
        pub given_up: i64,
        /// Done and not yet forgotten.
        pub done: i64,
    }
}

/// How many jobs wait, run, failed and are done at the moment `now`.
pub fn tally(tx: &mut Tx, now: Timestamp) -> DbResult<Tally> {
    tx.one(&TALLY, args![now])
}

/// When something happens, by both clocks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Moment {
    pub now: Timestamp,
    pub machine: Timestamp,
}

/// Takes up to `most` due jobs until `leased_until`.
pub(crate) async fn claim(
    db: &Db,
    node: Uuid,
    at: Moment,
    leased_until: Timestamp,
    most: u32,
) -> DbResult<Vec<Claimed>> {
    // Looking first keeps an idle runner off the one thread that writes.
    let due = db.read(move |tx| tx.optional::<(Uuid,)>(&IS_DUE, args![at.now, at.machine])).await?;
    if due.is_none() {
        return Ok(Vec::new());
    }
    let rows: Vec<(Uuid, String, Json, u32, u32)> = db
        .upkeep(CLAIMING, move |change| change.all(&CLAIM, args![at.now, at.machine, node, leased_until, most]))
        .await?;
    let mut claimed: Vec<Claimed> = rows
        .into_iter()
        .map(|(id, kind, facts, attempt, attempts_allowed)| Claimed {
            id,
            kind,
            facts,
            attempt,
            attempts_allowed,
            node,
        })
        .collect();
    // RETURNING has no order; ids are made in time's order.
    claimed.sort_by_key(|job| job.id);
    Ok(claimed)
}

impl Claimed {
    /// Ends the job inside the handler's own change, so that its effect and its end are kept together.
    ///
    /// [`DbError::NotFound`] when the lease went to another runner meanwhile: pass it on, and the change is undone.
    pub fn finish(&self, change: &mut Change, now: Timestamp) -> DbResult<()> {
        change.one::<(Uuid,)>(&FINISH, args![self.id, self.node, self.attempt, now]).map(|_| ())
    }

    /// Ends the job after its handler; answers whether it was still ours and open.
    pub(crate) async fn end(&self, db: &Db, now: Timestamp) -> DbResult<bool> {
        let job = self.clone();
        db.upkeep(ENDING, move |change| {
            let ended = change.optional::<(Uuid,)>(&FINISH, args![job.id, job.node, job.attempt, now])?;
            Ok(ended.is_some())
        })
        .await
    }

    pub(crate) async fn is_done(&self, db: &Db) -> DbResult<bool> {
        let id = self.id;
        Ok(db.read(move |tx| tx.optional::<(Uuid,)>(&IS_DONE, args![id])).await?.is_some())
    }

    /// Lengthens the lease; answers whether it was still ours.
    pub(crate) async fn renew(&self, db: &Db, leased_until: Timestamp) -> DbResult<bool> {
        let job = self.clone();
        db.upkeep(RENEWING, move |change| {
            Ok(change.execute(&RENEW, args![job.id, job.node, job.attempt, leased_until])? == 1)
        })
        .await
    }

    /// Puts the job back until `run_after`. A job that was not really tried does not lose an attempt.
    pub(crate) async fn postpone(
        &self,
        db: &Db,
        run_after: Timestamp,
        why: &'static str,
        was_tried: bool,
    ) -> DbResult<u64> {
        let job = self.clone();
        let attempts = if was_tried { job.attempt } else { job.attempt.saturating_sub(1) };
        db.upkeep(ENDING, move |change| {
            change.execute(&POSTPONE, args![job.id, job.node, job.attempt, run_after, why, attempts])
        })
        .await
    }

    /// Leaves the job for people to look at.
    pub(crate) async fn give_up(&self, db: &Db, now: Timestamp, failure: &Failure) -> DbResult<u64> {
        let (job, why) = (self.clone(), failure.word);
        db.upkeep(ENDING, move |change| change.execute(&GIVE_UP, args![job.id, job.node, job.attempt, now, why])).await
    }
}
