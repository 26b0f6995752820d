//! A PostgreSQL server as a whole: its pool, and the retries.

use std::sync::Arc;
use std::time::Duration;

use deadpool_postgres::{Manager, ManagerConfig, Object, Pool, PoolError, RecyclingMethod, Runtime, Timeouts};
use tokio::runtime::Handle;
use tokio_postgres::NoTls;

use super::link::PostgresLink;
use crate::job::{Verdict, WriteJob, caught};
use crate::seats::Seats;
use crate::tx::{Link, Tx};
use crate::{DbError, DbResult, Options};

pub(crate) struct PostgresEngine {
    pool: Pool,
    options: Options,
    reading: Seats,
    writing: Seats,
}

/// How an attempt at a change ended.
enum Attempt {
    /// Committed, or undone as the job wished.
    Done,
    /// It met another change; nothing was kept.
    Conflict,
    /// Nothing was kept, or nobody knows.
    Failed(DbError),
}

impl PostgresEngine {
    /// Connects once, so that a wrong address shows at the start.
    pub(crate) async fn open(mut config: tokio_postgres::Config, options: &Options) -> DbResult<Self> {
        if config.get_application_name().is_none() {
            config.application_name("opora");
        }
        config.connect_timeout(Duration::from_secs(5));
        let manager = Manager::from_config(config, NoTls, ManagerConfig { recycling_method: RecyclingMethod::Fast });
        // Readers and writers have seats of their own, so that neither starves the other.
        let pool = Pool::builder(manager)
            .max_size(options.connections.max(1) * 2)
            .runtime(Runtime::Tokio1)
            .timeouts(Timeouts { wait: Some(options.read_limit), create: Some(Duration::from_secs(10)), recycle: None })
            .build()
            .map_err(|error| DbError::Address(error.to_string()))?;
        let engine =
            Self { pool, options: options.clone(), reading: Seats::new(options), writing: Seats::new(options) };
        drop(engine.client().await?);
        Ok(engine)
    }

    /// Runs a job, each time in a transaction of its own, until it no longer meets others.
    pub(crate) async fn submit(self: &Arc<Self>, mut job: Box<dyn WriteJob>) {
        let seat = match self.writing.take().await {
            Ok(seat) => seat,
            Err(error) => return job.fail(error),
        };
        let engine = Arc::clone(self);
        let runtime = Handle::current();
        tokio::task::spawn_blocking(move || {
            let error = engine.attempts(&mut *job, &runtime).err();
            drop(seat);
            match error {
                Some(error) => job.fail(error),
                None => job.answer(),
            }
        });
    }

    /// Runs `work` in one snapshot that only reads.
    pub(crate) async fn read<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce(&mut Tx) -> DbResult<T> + Send + 'static,
    ) -> DbResult<T> {
        let seat = self.reading.take().await?;
        let engine = Arc::clone(self);
        let runtime = Handle::current();
        let reading = tokio::task::spawn_blocking(move || {
            let result = engine.begun(&runtime, "REPEATABLE READ READ ONLY", engine.options.read_limit);
            let result = result.and_then(|mut tx| {
                let result = caught(|| work(&mut tx));
                end(tx, "ROLLBACK");
                result
            });
            drop(seat);
            result
        });
        reading.await.unwrap_or(Err(DbError::Closed))
    }

    /// Waits for what runs, then ends every connection.
    pub(crate) async fn close(&self) {
        self.writing.close().await;
        self.reading.close().await;
        self.pool.close();
    }

    async fn client(&self) -> DbResult<Object> {
        self.pool.get().await.map_err(|error| match error {
            PoolError::Timeout(_) => DbError::Busy,
            PoolError::Closed => DbError::Closed,
            PoolError::Backend(error) => match super::link::failure("db.connect", &error) {
                broken @ DbError::Broken { .. } => broken,
                _ => DbError::LostConnection,
            },
            other => DbError::Broken { statement: "db.connect".into(), message: other.to_string() },
        })
    }

    fn attempts(&self, job: &mut dyn WriteJob, runtime: &Handle) -> DbResult<()> {
        for number in 0..self.options.attempts.max(1) {
            if number > 0 {
                std::thread::sleep(pause_before(number));
            }
            let tx = self.begun(runtime, "SERIALIZABLE", job.limit().unwrap_or(self.options.write_limit))?;
            match attempt(job, tx) {
                Attempt::Done => return Ok(()),
                Attempt::Conflict => tracing::debug!(number, "a change met another and is tried again"),
                Attempt::Failed(error) => return Err(error),
            }
        }
        Err(DbError::Busy)
    }

    /// A transaction that has begun. A connection that broke while it lay in the pool is replaced.
    fn begun(&self, runtime: &Handle, isolation: &str, limit: Duration) -> DbResult<Tx> {
        // One message: the limits hold for this transaction only. The second ends a transaction whose node fell silent.
        let (millis, idle) = (limit.as_millis(), (limit + Duration::from_secs(5)).as_millis());
        let text = format!(
            "BEGIN ISOLATION LEVEL {isolation}; SET LOCAL statement_timeout = {millis}; \
             SET LOCAL idle_in_transaction_session_timeout = {idle}"
        );
        for _ in 0..=self.pool.status().max_size {
            let client = runtime.block_on(self.client())?;
            let mut tx = Tx::over(Link::Postgres(PostgresLink::new(client, runtime.clone())));
            tx.limit(Some(limit));
            match tx.run_text("db.begin", &text) {
                Ok(()) => return Ok(tx),
                Err(DbError::LostConnection) => tx.give_up(),
                Err(error) => {
                    end(tx, "ROLLBACK");
                    return Err(error);
                }
            }
        }
        Err(DbError::LostConnection)
    }
}

/// One attempt at a change in a transaction that has begun.
fn attempt(job: &mut dyn WriteJob, mut tx: Tx) -> Attempt {
    match job.attempt(&mut tx) {
        Verdict::Keep => {}
        verdict => {
            end(tx, "ROLLBACK");
            return if verdict == Verdict::Conflict { Attempt::Conflict } else { Attempt::Done };
        }
    }
    let committed = tx.run_text("db.commit", "COMMIT");
    if committed.is_err() {
        end(tx, "ROLLBACK");
    }
    match committed {
        Ok(()) => Attempt::Done,
        Err(DbError::Busy) => Attempt::Conflict,
        Err(error) => Attempt::Failed(error),
    }
}

/// Ends the transaction and gives the connection back, or up when it does not answer.
fn end(mut tx: Tx, text: &str) {
    let was_lost = tx.take_failure() == Some(DbError::LostConnection);
    tx.limit(Some(Duration::from_secs(1)));
    if was_lost || tx.run_text("db.end", text).is_err() {
        tx.give_up();
    }
}

/// 1 ms, doubled each time up to 64 ms, and spread so that those who met do not meet again.
fn pause_before(attempt: u32) -> Duration {
    use std::hash::{BuildHasher, RandomState};
    let longest = 1_000_u64 << attempt.min(6);
    Duration::from_micros(longest / 2 + RandomState::new().hash_one(attempt) % longest)
}
