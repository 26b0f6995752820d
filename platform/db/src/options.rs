//! How a database is opened: sizes and limits, with defaults for one machine that carries a region.

use std::path::PathBuf;
use std::time::Duration;

use crate::{DbError, DbResult};

/// Which of the two databases is behind the facade. For tests and reports; stores never ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// SQLite, embedded.
    Sqlite,
    /// PostgreSQL, a server.
    Postgres,
}

impl Dialect {
    /// The word for it in file names and logs.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgres",
        }
    }
}

/// Sizes and limits of an open database.
#[derive(Debug, Clone)]
pub struct Options {
    /// Connections that read at once on SQLite; all connections on PostgreSQL.
    pub connections: usize,
    /// Writes, and separately reads, that may wait before the next is refused with [`DbError::Busy`].
    pub waiting: usize,
    /// SQLite: at most so many jobs share one commit.
    pub batch_jobs: usize,
    /// SQLite: no further job joins a batch that has run so long.
    pub batch_time: Duration,
    /// A read that takes longer is stopped.
    pub read_limit: Duration,
    /// A change that takes longer is stopped and undone.
    pub write_limit: Duration,
    /// PostgreSQL: how often a change is tried when it conflicts with others.
    pub attempts: u32,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            connections: 8,
            waiting: 1024,
            batch_jobs: 64,
            batch_time: Duration::from_millis(50),
            read_limit: Duration::from_secs(10),
            write_limit: Duration::from_secs(5),
            attempts: 12,
        }
    }
}

/// A database's address, taken apart.
#[derive(Debug)]
pub(crate) enum Address {
    Sqlite(PathBuf),
    Postgres(Box<tokio_postgres::Config>),
}

impl Address {
    /// Reads `sqlite:path/to/file.db` or `postgres://user@host/database`.
    pub(crate) fn parse(url: &str) -> DbResult<Self> {
        if let Some(path) = url.strip_prefix("sqlite:") {
            let path = path.strip_prefix("//").unwrap_or(path);
            if path.is_empty() || path.contains(":memory:") {
                // Readers and the writer are separate connections; a database in memory belongs to one.
                return Err(DbError::Address("sqlite: names a file, for example sqlite:data/opora.db".into()));
            }
            return Ok(Self::Sqlite(PathBuf::from(path)));
        }
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            // The parser's message may repeat the address, and with it the password.
            return url
                .parse()
                .map(|config| Self::Postgres(Box::new(config)))
                .map_err(|_| DbError::Address("not a valid postgres:// address".into()));
        }
        Err(DbError::Address("begins neither with sqlite: nor with postgres://".into()))
    }
}
