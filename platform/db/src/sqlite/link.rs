//! One SQLite connection.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{CachedStatement, Connection, ErrorCode, OpenFlags, ffi};

use crate::row::{RowReader, Source};
use crate::{DbError, DbResult, Dialect, Sql, Value};

/// Statements that a connection keeps prepared; a house of twenty features has some hundreds.
const PREPARED_STATEMENTS: usize = 512;
/// How many steps of SQLite's machine pass between two looks at the clock: about 0.1 ms.
const STEPS_PER_LOOK: i32 = 4_000;
/// How long to wait for another process, such as a backup, that holds the file.
const PATIENCE: Duration = Duration::from_secs(5);

#[derive(Debug)]
pub(crate) struct SqliteLink {
    connection: Connection,
    deadline: Arc<Deadline>,
}

impl SqliteLink {
    /// A connection that writes, and creates the file when it is not there.
    pub(crate) fn open_writer(path: &Path) -> DbResult<Self> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let link = Self::open(path, flags)?;
        // FULL: the log is synced at every commit, so what was acknowledged survives a power cut.
        link.run_text(
            "db.open",
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA journal_size_limit = 67108864;",
        )?;
        Ok(link)
    }

    /// A connection that only reads; a statement that writes fails.
    pub(crate) fn open_reader(path: &Path) -> DbResult<Self> {
        let link = Self::open(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
        link.run_text("db.open", "PRAGMA query_only = ON;")?;
        Ok(link)
    }

    fn open(path: &Path, flags: OpenFlags) -> DbResult<Self> {
        let broken = |error| failure("db.open", &error);
        let mut connection = Connection::open_with_flags(path, flags).map_err(broken)?;
        connection.busy_timeout(PATIENCE).map_err(broken)?;
        connection.set_prepared_statement_cache_capacity(PREPARED_STATEMENTS);
        let deadline = Arc::new(Deadline::none());
        let watched = Arc::clone(&deadline);
        connection.progress_handler(STEPS_PER_LOOK, Some(move || watched.has_passed())).map_err(broken)?;
        let link = Self { connection, deadline };
        link.run_text(
            "db.open",
            "PRAGMA cache_size = -16000; PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF;",
        )?;
        Ok(link)
    }

    pub(crate) fn execute(&self, sql: &Sql, args: &[Value]) -> DbResult<u64> {
        self.in_time(sql)?;
        let done = self.bound(sql, args).and_then(|mut statement| statement.raw_execute());
        done.map(|rows| rows as u64).map_err(|error| failure(sql.name(), &error))
    }

    /// Reads rows until `read` says that it has enough.
    pub(crate) fn query(
        &self,
        sql: &Sql,
        args: &[Value],
        read: &mut dyn FnMut(RowReader<'_>) -> DbResult<bool>,
    ) -> DbResult<()> {
        self.in_time(sql)?;
        let failed = |error| failure(sql.name(), &error);
        let mut statement = self.bound(sql, args).map_err(failed)?;
        let mut rows = statement.raw_query();
        while let Some(row) = rows.next().map_err(failed)? {
            if !read(RowReader::new(Source::Sqlite(row), sql.name()))? {
                break;
            }
        }
        Ok(())
    }

    /// Runs several statements without arguments.
    pub(crate) fn run_text(&self, name: &str, text: &str) -> DbResult<()> {
        self.connection.execute_batch(text).map_err(|error| failure(name, &error))
    }

    /// Runs one statement of the engine itself: BEGIN, SAVEPOINT, COMMIT.
    pub(crate) fn control(&self, text: &'static str) -> DbResult<()> {
        let done = self.connection.prepare_cached(text).and_then(|mut statement| statement.raw_execute());
        done.map(|_| ()).map_err(|error| failure("db.control", &error))
    }

    /// Whether a transaction is open. SQLite ends one by itself when the disk is full or a write was stopped.
    pub(crate) fn is_in_transaction(&self) -> bool {
        !self.connection.is_autocommit()
    }

    pub(crate) fn limit(&self, limit: Option<Duration>) {
        self.deadline.set(limit);
    }

    /// Short statements never meet the handler that looks at the clock, so each looks once before it begins.
    fn in_time(&self, sql: &Sql) -> DbResult<()> {
        if self.deadline.has_passed() {
            return Err(DbError::Timeout { statement: sql.name().to_owned() });
        }
        Ok(())
    }

    fn bound(&self, sql: &Sql, args: &[Value]) -> rusqlite::Result<CachedStatement<'_>> {
        let mut statement = self.connection.prepare_cached(sql.text_for(Dialect::Sqlite))?;
        let expected = statement.parameter_count();
        if expected != args.len() {
            return Err(rusqlite::Error::InvalidParameterCount(args.len(), expected));
        }
        for (at, value) in args.iter().enumerate() {
            statement.raw_bind_parameter(at + 1, Bound(value))?;
        }
        Ok(statement)
    }
}

/// Until when a connection may work, in microseconds since it was opened; 0 means without end.
#[derive(Debug)]
struct Deadline {
    opened: Instant,
    micros: AtomicU64,
}

impl Deadline {
    #[allow(clippy::disallowed_methods, reason = "a limit on work, not a moment that anything records")]
    fn none() -> Self {
        Self { opened: Instant::now(), micros: AtomicU64::new(0) }
    }

    fn elapsed_micros(&self) -> u64 {
        u64::try_from(self.opened.elapsed().as_micros()).unwrap_or(u64::MAX)
    }

    fn set(&self, limit: Option<Duration>) {
        let micros = limit.map_or(0, |limit| self.elapsed_micros().saturating_add(limit.as_micros() as u64).max(1));
        self.micros.store(micros, Ordering::Relaxed);
    }

    fn has_passed(&self) -> bool {
        let micros = self.micros.load(Ordering::Relaxed);
        micros != 0 && self.elapsed_micros() > micros
    }
}

/// An argument on its way to SQLite.
struct Bound<'a>(&'a Value);

impl rusqlite::ToSql for Bound<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let borrowed = match self.0 {
            Value::Null => ValueRef::Null,
            Value::Bool(value) => ValueRef::Integer(i64::from(*value)),
            Value::Int(value) => ValueRef::Integer(*value),
            Value::Text(value) => ValueRef::Text(value.as_bytes()),
            Value::Bytes(value) => ValueRef::Blob(value),
            Value::Uuid(value) => ValueRef::Blob(value.as_bytes()),
            Value::Date(value) => return Ok(value.to_string().into()),
            Value::Timestamp(value) => return Ok(format!("{value:.6}").into()),
            Value::Json(value) => return Ok(value.to_string().into()),
        };
        Ok(ToSqlOutput::Borrowed(borrowed))
    }
}

/// SQLite's error as one of our kinds.
pub(super) fn failure(statement: &str, error: &rusqlite::Error) -> DbError {
    let name = || statement.to_owned();
    let rusqlite::Error::SqliteFailure(code, _) = error else {
        return DbError::Broken { statement: name(), message: error.to_string() };
    };
    match (code.code, code.extended_code) {
        (_, ffi::SQLITE_CONSTRAINT_UNIQUE | ffi::SQLITE_CONSTRAINT_PRIMARYKEY | ffi::SQLITE_CONSTRAINT_ROWID) => {
            DbError::Unique { statement: name() }
        }
        (_, ffi::SQLITE_CONSTRAINT_FOREIGNKEY) => DbError::ForeignKey { statement: name() },
        (_, ffi::SQLITE_CONSTRAINT_CHECK | ffi::SQLITE_CONSTRAINT_NOTNULL) => DbError::Check { statement: name() },
        (ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked, _) => DbError::Busy,
        (ErrorCode::OperationInterrupted, _) => DbError::Timeout { statement: name() },
        (ErrorCode::DiskFull, _) => DbError::DiskFull,
        _ => DbError::Broken { statement: name(), message: error.to_string() },
    }
}
