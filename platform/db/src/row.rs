//! Rows: from columns, in their order, to Rust types.

use tokio_postgres::types::{FromSql, Type};

use crate::column::{Cell, FromValue, Stored, WrongColumn};
use crate::{DbError, DbResult};

/// Reads the columns of one row from the left to the right.
#[derive(Debug)]
pub struct RowReader<'a> {
    source: Source<'a>,
    statement: &'static str,
    next: usize,
}

#[derive(Debug)]
pub(crate) enum Source<'a> {
    Sqlite(&'a rusqlite::Row<'a>),
    Postgres(&'a tokio_postgres::Row),
}

impl<'a> RowReader<'a> {
    pub(crate) fn new(source: Source<'a>, statement: &'static str) -> Self {
        Self { source, statement, next: 0 }
    }

    /// The next column's value.
    pub fn take<T: FromValue>(&mut self) -> DbResult<T> {
        let column = self.next;
        self.next += 1;
        self.cell(column).and_then(T::from_value).map_err(|wrong| self.wrong(column, wrong))
    }

    /// The next column's value; in debug builds also checks that the column is called `field`, so that
    /// two columns of one type cannot change places unseen. [`row!`](crate::row) reads this way.
    pub fn take_named<T: FromValue>(&mut self, field: &'static str) -> DbResult<T> {
        if cfg!(debug_assertions) {
            let field = field.strip_prefix("r#").unwrap_or(field);
            let column = self.column_name(self.next).unwrap_or("(no column)");
            if column != field {
                let expected = format!("a column called {field}: keep the order of the fields, or write AS {field}");
                return Err(self.wrong(self.next, WrongColumn::unexpected(expected, column)));
            }
        }
        self.take()
    }

    /// Another row type that begins at the next column.
    pub fn nest<R: FromRow>(&mut self) -> DbResult<R> {
        R::from_row(self)
    }

    /// Fails when columns were left unread: the statement and the row type do not belong together.
    pub(crate) fn finish(self) -> DbResult<()> {
        let columns = match self.source {
            Source::Sqlite(row) => row.as_ref().column_count(),
            Source::Postgres(row) => row.len(),
        };
        if self.next == columns {
            return Ok(());
        }
        let wrong = WrongColumn::unexpected(format!("{} columns", self.next), format!("{columns} columns"));
        Err(self.wrong(columns.saturating_sub(1), wrong))
    }

    fn column_name(&self, column: usize) -> Option<&str> {
        match self.source {
            Source::Sqlite(row) => row.as_ref().column_name(column).ok(),
            Source::Postgres(row) => row.columns().get(column).map(tokio_postgres::Column::name),
        }
    }

    fn cell(&self, column: usize) -> Result<Cell<'a>, WrongColumn> {
        let missing = || WrongColumn::unexpected("one more column", "the end of the row");
        match self.source {
            Source::Sqlite(row) => row.get_ref(column).map(|value| Cell(Stored::Sqlite(value))).map_err(|_| missing()),
            Source::Postgres(row) => {
                let ty = row.columns().get(column).ok_or_else(missing)?.type_();
                let raw = row.try_get::<_, Option<Raw<'a>>>(column).map_err(|_| missing())?;
                Ok(Cell(Stored::Postgres(ty, raw.map(|raw| raw.0))))
            }
        }
    }

    fn wrong(&self, column: usize, wrong: WrongColumn) -> DbError {
        DbError::Decode {
            statement: self.statement.to_owned(),
            column: column + 1,
            expected: wrong.expected,
            found: wrong.found,
        }
    }
}

/// A column as PostgreSQL sent it, whatever its type.
struct Raw<'a>(&'a [u8]);

impl<'a> FromSql<'a> for Raw<'a> {
    fn from_sql(_: &Type, raw: &'a [u8]) -> Result<Self, Box<dyn std::error::Error + Sync + Send>> {
        Ok(Self(raw))
    }

    fn accepts(_: &Type) -> bool {
        true
    }
}

/// A type that can be read from a row: tuples of up to 12 columns, and what [`row!`](crate::row) declares.
pub trait FromRow: Sized {
    /// Reads the row.
    fn from_row(row: &mut RowReader<'_>) -> DbResult<Self>;
}

macro_rules! tuples {
    ($($($column:ident)+;)+) => {$(
        impl<$($column: FromValue),+> FromRow for ($($column,)+) {
            fn from_row(row: &mut RowReader<'_>) -> DbResult<Self> {
                Ok(($(row.take::<$column>()?,)+))
            }
        }
    )+};
}

tuples! {
    A;
    A B;
    A B C;
    A B C D;
    A B C D E;
    A B C D E F;
    A B C D E F G;
    A B C D E F G H;
    A B C D E F G H I;
    A B C D E F G H I J;
    A B C D E F G H I J K;
    A B C D E F G H I J K L;
}
