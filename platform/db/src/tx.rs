//! A transaction as stores see it, the same over both databases.

use std::time::Duration;

use crate::postgres::PostgresLink;
use crate::row::RowReader;
use crate::sqlite::SqliteLink;
use crate::{DbError, DbResult, Dialect, FromRow, Sql, Value};

/// An open transaction that reads: every statement sees the same snapshot.
#[derive(Debug)]
pub struct Tx {
    link: Link,
    failure: Option<DbError>,
}

#[derive(Debug)]
pub(crate) enum Link {
    Sqlite(SqliteLink),
    Postgres(PostgresLink),
}

impl Tx {
    pub(crate) fn over(link: Link) -> Self {
        Self { link, failure: None }
    }

    /// All rows, in the statement's order.
    pub fn all<R: FromRow>(&mut self, sql: &Sql, args: &[Value]) -> DbResult<Vec<R>> {
        self.rows(sql, args, usize::MAX)
    }

    /// The one row, or `None` when there is none. More than one is an error.
    pub fn optional<R: FromRow>(&mut self, sql: &Sql, args: &[Value]) -> DbResult<Option<R>> {
        let mut rows = self.rows(sql, args, 2)?;
        let row = rows.pop();
        if rows.is_empty() { Ok(row) } else { Err(DbError::TooMany { statement: sql.name().to_owned() }) }
    }

    /// The one row. [`DbError::NotFound`] when there is none.
    pub fn one<R: FromRow>(&mut self, sql: &Sql, args: &[Value]) -> DbResult<R> {
        self.optional(sql, args)?.ok_or_else(|| DbError::NotFound { statement: sql.name().to_owned() })
    }

    /// Which database this is: for tests. A store that asks is two stores.
    pub fn dialect(&self) -> Dialect {
        match self.link {
            Link::Sqlite(_) => Dialect::Sqlite,
            Link::Postgres(_) => Dialect::Postgres,
        }
    }

    pub(crate) fn execute(&mut self, sql: &Sql, args: &[Value]) -> DbResult<u64> {
        self.prepare(sql, args)?;
        let written = match &self.link {
            Link::Sqlite(link) => link.execute(sql, args),
            Link::Postgres(link) => link.execute(sql, args),
        };
        self.note(written)
    }

    fn rows<R: FromRow>(&mut self, sql: &Sql, args: &[Value], most: usize) -> DbResult<Vec<R>> {
        self.prepare(sql, args)?;
        let mut rows = Vec::new();
        let mut read = |mut reader: RowReader<'_>| {
            rows.push(R::from_row(&mut reader)?);
            reader.finish()?;
            Ok(rows.len() < most)
        };
        let done = match &self.link {
            Link::Sqlite(link) => link.query(sql, args, &mut read),
            Link::Postgres(link) => link.query(sql, args, &mut read),
        };
        self.note(done)?;
        Ok(rows)
    }

    /// Runs text without arguments: migrations.
    pub(crate) fn run_text(&mut self, name: &str, text: &str) -> DbResult<()> {
        if self.failure.is_some() {
            return Err(DbError::AfterFailure { statement: name.to_owned() });
        }
        let done = match &self.link {
            Link::Sqlite(link) => link.run_text(name, text),
            Link::Postgres(link) => link.run_text(name, text),
        };
        self.note(done)
    }

    /// Sets how long everything until the next call may take; `None` ends the limit.
    pub(crate) fn limit(&mut self, limit: Option<Duration>) {
        match &mut self.link {
            Link::Sqlite(link) => link.limit(limit),
            Link::Postgres(link) => link.limit(limit),
        }
    }

    /// Forgets the last failure, once its transaction or savepoint was undone, and hands it over.
    pub(crate) fn take_failure(&mut self) -> Option<DbError> {
        self.failure.take()
    }

    /// Gives up the connection, whose state nobody knows.
    pub(crate) fn give_up(self) {
        match self.link {
            Link::Sqlite(link) => drop(link),
            Link::Postgres(link) => link.give_up(),
        }
    }

    pub(crate) fn link(&self) -> &Link {
        &self.link
    }

    fn prepare(&self, sql: &Sql, args: &[Value]) -> DbResult<()> {
        let statement = || sql.name().to_owned();
        if self.failure.is_some() {
            return Err(DbError::AfterFailure { statement: statement() });
        }
        for (at, value) in args.iter().enumerate() {
            if let Some(reason) = value.objection() {
                return Err(DbError::BadValue { statement: statement(), argument: at + 1, reason });
            }
        }
        sql.note_run(self.dialect());
        Ok(())
    }

    fn note<T>(&mut self, result: DbResult<T>) -> DbResult<T> {
        result.inspect_err(|error| self.failure = Some(error.clone()))
    }
}
