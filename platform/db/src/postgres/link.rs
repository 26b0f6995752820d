//! One PostgreSQL connection, used from a thread that may block.

use std::time::{Duration, Instant};

use bytes::BytesMut;
use deadpool_postgres::{ClientWrapper, Object};
use tokio::runtime::Handle;
use tokio_postgres::error::SqlState;
use tokio_postgres::types::{IsNull, ToSql, Type, to_sql_checked};

use crate::row::{RowReader, Source};
use crate::{DbError, DbResult, Dialect, Sql, Value};

/// How much longer than its limit a statement may be silent: the server stops it, or the network is gone.
const SILENCE: Duration = Duration::from_secs(2);

#[derive(Debug)]
pub(crate) struct PostgresLink {
    client: Object,
    runtime: Handle,
    deadline: Option<Instant>,
}

impl PostgresLink {
    pub(crate) fn new(client: Object, runtime: Handle) -> Self {
        Self { client, runtime, deadline: None }
    }

    pub(crate) fn execute(&self, sql: &Sql, args: &[Value]) -> DbResult<u64> {
        self.wait(sql.name(), async |client: &ClientWrapper| {
            let statement = client.prepare_cached(sql.text_for(Dialect::Postgres)).await?;
            client.execute_raw(&statement, args.iter().map(Bound)).await
        })
    }

    /// Reads rows until `read` says that it has enough.
    pub(crate) fn query(
        &self,
        sql: &Sql,
        args: &[Value],
        read: &mut dyn FnMut(RowReader<'_>) -> DbResult<bool>,
    ) -> DbResult<()> {
        let bound: Vec<Bound<'_>> = args.iter().map(Bound).collect();
        let bound: Vec<&(dyn ToSql + Sync)> = bound.iter().map(|value| value as &(dyn ToSql + Sync)).collect();
        let rows = self.wait(sql.name(), async |client: &ClientWrapper| {
            let statement = client.prepare_cached(sql.text_for(Dialect::Postgres)).await?;
            client.query(&statement, &bound).await
        })?;
        for row in &rows {
            if !read(RowReader::new(Source::Postgres(row), sql.name()))? {
                break;
            }
        }
        Ok(())
    }

    /// Runs several statements without arguments.
    pub(crate) fn run_text(&self, name: &str, text: &str) -> DbResult<()> {
        self.wait(name, async |client: &ClientWrapper| client.batch_execute(text).await)
    }

    pub(crate) fn limit(&mut self, limit: Option<Duration>) {
        self.deadline = limit.and_then(|limit| now().checked_add(limit));
    }

    /// Takes the connection out of the pool for good: nobody knows what state it is in.
    pub(crate) fn give_up(self) {
        drop(Object::take(self.client));
    }

    fn wait<T>(
        &self,
        statement: &str,
        work: impl AsyncFnOnce(&ClientWrapper) -> Result<T, tokio_postgres::Error>,
    ) -> DbResult<T> {
        let timeout = || DbError::Timeout { statement: statement.to_owned() };
        let left = self.deadline.map(|deadline| deadline.saturating_duration_since(now()));
        if left == Some(Duration::ZERO) {
            return Err(timeout());
        }
        let done = self.runtime.block_on(async {
            match left {
                Some(left) => {
                    tokio::time::timeout(left + SILENCE, work(&self.client)).await.map_err(|_| DbError::LostConnection)
                }
                None => Ok(work(&self.client).await),
            }
        })?;
        done.map_err(|error| failure(statement, &error))
    }
}

#[allow(clippy::disallowed_methods, reason = "a limit on work, not a moment that anything records")]
fn now() -> Instant {
    Instant::now()
}

/// An argument on its way to PostgreSQL.
#[derive(Debug)]
struct Bound<'a>(&'a Value);

impl ToSql for Bound<'_> {
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self.0 {
            Value::Null => Ok(IsNull::Yes),
            Value::Bool(value) => value.to_sql_checked(ty, out),
            Value::Int(value) if *ty == Type::INT4 => i32::try_from(*value)?.to_sql(ty, out),
            Value::Int(value) if *ty == Type::INT2 => i16::try_from(*value)?.to_sql(ty, out),
            Value::Int(value) => value.to_sql_checked(ty, out),
            Value::Text(value) => value.to_sql_checked(ty, out),
            Value::Bytes(value) => value.to_sql_checked(ty, out),
            Value::Uuid(value) => value.to_sql_checked(ty, out),
            Value::Date(value) => value.to_sql_checked(ty, out),
            Value::Timestamp(value) => value.to_sql_checked(ty, out),
            Value::Json(value) => value.to_sql_checked(ty, out),
        }
    }

    fn accepts(_: &Type) -> bool {
        // Decided by the value, in to_sql.
        true
    }

    to_sql_checked!();
}

/// PostgreSQL's error as one of our kinds.
pub(super) fn failure(statement: &str, error: &tokio_postgres::Error) -> DbError {
    let name = || statement.to_owned();
    if error.is_closed() {
        return DbError::LostConnection;
    }
    let Some(refusal) = error.as_db_error() else {
        // Neither the server nor a closed connection: a broken one, or an argument of the wrong type.
        let source = std::error::Error::source(error);
        if source.is_some_and(|source| source.is::<std::io::Error>()) {
            return DbError::LostConnection;
        }
        let message = source.map_or_else(|| error.to_string(), |source| format!("{error}: {source}"));
        return DbError::Broken { statement: name(), message };
    };
    let code = refusal.code();
    match code {
        _ if *code == SqlState::UNIQUE_VIOLATION => DbError::Unique { statement: name() },
        _ if *code == SqlState::FOREIGN_KEY_VIOLATION => DbError::ForeignKey { statement: name() },
        _ if *code == SqlState::CHECK_VIOLATION || *code == SqlState::NOT_NULL_VIOLATION => {
            DbError::Check { statement: name() }
        }
        _ if *code == SqlState::T_R_SERIALIZATION_FAILURE || *code == SqlState::T_R_DEADLOCK_DETECTED => DbError::Busy,
        _ if *code == SqlState::QUERY_CANCELED => DbError::Timeout { statement: name() },
        _ if *code == SqlState::DISK_FULL => DbError::DiskFull,
        // 57P..: the server shuts down or the connection was ended by an operator; 08...: it broke.
        _ if code.code().starts_with("57P") || code.code().starts_with("08") => DbError::LostConnection,
        // The message names tables and columns; the detail would show values.
        _ => DbError::Broken { statement: name(), message: refusal.message().to_owned() },
    }
}
