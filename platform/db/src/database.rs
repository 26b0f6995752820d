//! The database as features and the server hold it.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::oneshot;

use crate::change::Opening;
use crate::job::{TypedJob, await_answer};
use crate::options::Address;
use crate::postgres::PostgresEngine;
use crate::sqlite::SqliteEngine;
use crate::{Act, Change, DbError, DbResult, Dialect, Options, Tx, Upkeep};

/// An open database. Cheap to clone; all clones share the writer and the connections.
#[derive(Clone)]
pub struct Db {
    engine: Engine,
}

#[derive(Clone)]
enum Engine {
    Sqlite(Arc<SqliteEngine>),
    Postgres(Arc<PostgresEngine>),
}

impl Db {
    /// Opens `sqlite:path/to/file.db` (created when it is not there) or `postgres://user@host/database`.
    pub async fn open(url: &str, options: Options) -> DbResult<Self> {
        let engine = match Address::parse(url)? {
            Address::Sqlite(path) => {
                let opening = tokio::task::spawn_blocking(move || SqliteEngine::open(&path, &options));
                Engine::Sqlite(Arc::new(opening.await.unwrap_or(Err(DbError::Closed))?))
            }
            Address::Postgres(config) => Engine::Postgres(Arc::new(PostgresEngine::open(*config, &options).await?)),
        };
        Ok(Self { engine })
    }

    /// Which database this is: for reports and tests.
    pub fn dialect(&self) -> Dialect {
        match self.engine {
            Engine::Sqlite(_) => Dialect::Sqlite,
            Engine::Postgres(_) => Dialect::Postgres,
        }
    }

    /// Reads in one consistent snapshot. The closure runs on a thread that may block, so it holds no slow
    /// work besides its statements.
    ///
    /// Errors: [`DbError::Busy`] when too many wait, [`DbError::Timeout`] when it takes too long, and what
    /// the closure answers.
    pub async fn read<T, F>(&self, work: F) -> DbResult<T>
    where
        F: FnOnce(&mut Tx) -> DbResult<T> + Send + 'static,
        T: Send + 'static,
    {
        match &self.engine {
            Engine::Sqlite(engine) => engine.read(work).await,
            Engine::Postgres(engine) => engine.read(work).await,
        }
    }

    /// Changes something: records `act` and what `work` writes, both or neither.
    ///
    /// The answer arrives only when the change is durable. `work` may be run again after a conflict, so it
    /// has no effects besides its statements; it writes at most a few hundred rows and takes no more than
    /// 20 ms, because on SQLite everybody's next answer waits for it. `Err` undoes this change alone.
    ///
    /// When the caller stops waiting before the work begins, nothing happens; afterwards it is kept.
    ///
    /// Errors: [`DbError::Busy`] when too many wait or conflicts do not end, [`DbError::Panicked`], and
    /// what `work` answers.
    pub async fn write<T, E, F>(&self, act: Act, work: F) -> Result<T, E>
    where
        F: Fn(&mut Change<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        self.submit(Opening::Act(Box::new(act)), None, work).await
    }

    /// Writes what is nobody's act: a job's lease, a session's last use. The same rules as for [`Db::write`].
    pub async fn upkeep<T, E, F>(&self, upkeep: Upkeep, work: F) -> Result<T, E>
    where
        F: Fn(&mut Change<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        self.submit(Opening::Upkeep(upkeep), None, work).await
    }

    /// Refuses new work, finishes what waits, and ends the connections. For the end of the process.
    pub async fn close(&self) {
        match &self.engine {
            Engine::Sqlite(engine) => engine.close().await,
            Engine::Postgres(engine) => engine.close().await,
        }
    }

    pub(crate) async fn submit<T, E, F>(&self, opening: Opening, limit: Option<Duration>, work: F) -> Result<T, E>
    where
        F: Fn(&mut Change<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        let job = Box::new(TypedJob { opening, work, limit, outcome: None, reply });
        match &self.engine {
            Engine::Sqlite(engine) => engine.submit(job),
            Engine::Postgres(engine) => engine.submit(job).await,
        }
        await_answer(answer).await
    }
}

impl std::fmt::Debug for Db {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Db").field("dialect", &self.dialect()).finish_non_exhaustive()
    }
}
