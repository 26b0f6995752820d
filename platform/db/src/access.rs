//! Who read which sensitive record. Not an act: counted per hour, and kept for a term of its own.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;
use uuid::Uuid;

use crate::{Db, DbResult, Sql, Tx, Upkeep, args};

/// How many rows one flush writes in one job, so that nobody's answer waits long.
const ROWS_PER_JOB: usize = 300;
const SECONDS_PER_HOUR: i64 = 3_600;
const UPKEEP: Upkeep = Upkeep::named("db.access_record");

static COUNT: Sql = Sql::new(
    "db.access_record.count",
    "INSERT INTO access_record (person, page, subject, hour, reads) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (person, page, subject, hour) DO UPDATE SET reads = access_record.reads + excluded.reads",
);
static OF_SUBJECT: Sql = Sql::new(
    "db.access_record.of_subject",
    "SELECT person, page, subject, hour, reads FROM access_record WHERE subject = $1 ORDER BY hour DESC, person, page LIMIT $2",
);
static FORGET: Sql = Sql::new("db.access_record.forget", "DELETE FROM access_record WHERE hour < $1");

crate::row! {
    /// That a person looked at a record on a page within one hour.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Access {
        /// Who looked.
        pub person: Uuid,
        /// The page's name.
        pub page: String,
        /// The record: a pupil, or the class whose register was shown.
        pub subject: Uuid,
        /// The beginning of the hour.
        pub hour: Timestamp,
        /// How often within the hour.
        pub reads: i64,
    }
}

/// Counts reads in memory and writes them together. Cheap to clone; the server flushes it every few
/// seconds and at the end. What was counted since the last flush is lost when the process is killed.
#[derive(Debug, Clone, Default)]
pub struct AccessLog {
    counted: Arc<Mutex<HashMap<Key, i64>>>,
}

type Key = (Uuid, &'static str, Uuid, Timestamp);

impl AccessLog {
    /// An empty log.
    pub fn new() -> Self {
        Self::default()
    }

    /// Counts that `person` saw `subject` on `page` at the moment `at`.
    pub fn note(&self, person: impl Into<Uuid>, page: &'static str, subject: impl Into<Uuid>, at: Timestamp) {
        *self.lock().entry((person.into(), page, subject.into(), hour_of(at))).or_insert(0) += 1;
    }

    /// Writes what was counted; answers how many rows. What could not be written is counted again.
    pub async fn flush(&self, db: &Db) -> DbResult<usize> {
        let counted: Vec<(Key, i64)> = self.lock().drain().collect();
        let mut written = 0;
        for (number, rows) in counted.chunks(ROWS_PER_JOB).enumerate() {
            let job = rows.to_vec();
            let done: DbResult<u64> = db
                .upkeep(UPKEEP, move |change| {
                    change.execute_many(
                        &COUNT,
                        job.iter().map(|((person, page, subject, hour), reads)| {
                            [args![person, page, subject, hour, reads]].concat()
                        }),
                    )
                })
                .await;
            if let Err(error) = done {
                self.count_again(&counted[number * ROWS_PER_JOB..]);
                return Err(error);
            }
            written += rows.len();
        }
        Ok(written)
    }

    /// Who looked at a record, the newest first, at most `most`.
    pub fn of_subject(tx: &mut Tx, subject: impl Into<Uuid>, most: u32) -> DbResult<Vec<Access>> {
        tx.all(&OF_SUBJECT, args![subject.into(), most])
    }

    /// Deletes what is older than its term; answers how many rows.
    pub async fn forget_before(db: &Db, moment: Timestamp) -> DbResult<u64> {
        db.upkeep(UPKEEP, move |change| change.execute(&FORGET, args![moment])).await
    }

    fn count_again(&self, rows: &[(Key, i64)]) {
        let mut counted = self.lock();
        for (key, reads) in rows {
            *counted.entry(*key).or_insert(0) += reads;
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<Key, i64>> {
        self.counted.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn hour_of(at: Timestamp) -> Timestamp {
    let second = at.as_second();
    Timestamp::from_second(second - second.rem_euclid(SECONDS_PER_HOUR)).unwrap_or(at)
}
