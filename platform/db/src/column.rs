//! One stored cell, and the types that can be read from it.

use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::types::ValueRef;
use tokio_postgres::types::{FromSql, Type};
use uuid::Uuid;

/// A cell of a row, before it becomes a Rust value.
#[derive(Debug, Clone, Copy)]
pub struct Cell<'a>(pub(crate) Stored<'a>);

#[derive(Debug, Clone, Copy)]
pub(crate) enum Stored<'a> {
    Sqlite(ValueRef<'a>),
    Postgres(&'a Type, Option<&'a [u8]>),
}

/// A cell does not hold what was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrongColumn {
    /// What was asked for.
    pub expected: String,
    /// What the cell holds; never its value.
    pub found: String,
}

impl WrongColumn {
    /// A cell whose value is of the right type but not one of the expected: an unknown word of an enum.
    pub fn unexpected(expected: impl Into<String>, found: impl Into<String>) -> Self {
        Self { expected: expected.into(), found: found.into() }
    }
}

impl<'a> Cell<'a> {
    /// Whether the cell is NULL.
    pub fn is_null(&self) -> bool {
        matches!(self.0, Stored::Sqlite(ValueRef::Null) | Stored::Postgres(_, None))
    }

    /// A whole number.
    pub fn int(&self) -> Result<i64, WrongColumn> {
        match self.0 {
            Stored::Sqlite(ValueRef::Integer(number)) => Ok(number),
            Stored::Postgres(ty, Some(raw)) if *ty == Type::INT8 => self.read::<i64>(ty, raw),
            Stored::Postgres(ty, Some(raw)) if *ty == Type::INT4 => self.read::<i32>(ty, raw).map(i64::from),
            Stored::Postgres(ty, Some(raw)) if *ty == Type::INT2 => self.read::<i16>(ty, raw).map(i64::from),
            _ => Err(self.is_no("BIGINT (a sum on PostgreSQL needs CAST(… AS BIGINT))")),
        }
    }

    /// Yes or no.
    pub fn bool(&self) -> Result<bool, WrongColumn> {
        match self.0 {
            Stored::Sqlite(ValueRef::Integer(number @ 0..=1)) => Ok(number == 1),
            Stored::Postgres(ty, Some(raw)) if *ty == Type::BOOL => self.read(ty, raw),
            _ => Err(self.is_no("BOOLEAN")),
        }
    }

    /// Text.
    pub fn text(&self) -> Result<&'a str, WrongColumn> {
        match self.0 {
            Stored::Sqlite(ValueRef::Text(text)) => std::str::from_utf8(text).map_err(|_| self.is_no("TEXT in UTF-8")),
            Stored::Postgres(ty, Some(raw)) if <&str as FromSql>::accepts(ty) => self.read(ty, raw),
            _ => Err(self.is_no("TEXT")),
        }
    }

    /// Bytes.
    pub fn bytes(&self) -> Result<&'a [u8], WrongColumn> {
        match self.0 {
            Stored::Sqlite(ValueRef::Blob(bytes)) => Ok(bytes),
            Stored::Postgres(ty, Some(raw)) if *ty == Type::BYTEA => Ok(raw),
            _ => Err(self.is_no("BYTEA")),
        }
    }

    /// An id.
    pub fn uuid(&self) -> Result<Uuid, WrongColumn> {
        match self.0 {
            Stored::Sqlite(ValueRef::Blob(bytes)) => Uuid::from_slice(bytes).map_err(|_| self.is_no("UUID")),
            Stored::Postgres(ty, Some(raw)) if *ty == Type::UUID => self.read(ty, raw),
            _ => Err(self.is_no("UUID")),
        }
    }

    /// A day.
    pub fn date(&self) -> Result<Date, WrongColumn> {
        match self.0 {
            Stored::Sqlite(ValueRef::Text(_)) => self.text()?.parse().map_err(|_| self.is_no("DATE")),
            Stored::Postgres(ty, Some(raw)) if *ty == Type::DATE => self.read(ty, raw),
            _ => Err(self.is_no("DATE")),
        }
    }

    /// A moment.
    pub fn timestamp(&self) -> Result<Timestamp, WrongColumn> {
        match self.0 {
            Stored::Sqlite(ValueRef::Text(_)) => self.text()?.parse().map_err(|_| self.is_no("TIMESTAMPTZ")),
            Stored::Postgres(ty, Some(raw)) if *ty == Type::TIMESTAMPTZ => self.read(ty, raw),
            _ => Err(self.is_no("TIMESTAMPTZ")),
        }
    }

    /// JSON.
    pub fn json(&self) -> Result<serde_json::Value, WrongColumn> {
        match self.0 {
            Stored::Sqlite(ValueRef::Text(text)) => serde_json::from_slice(text).map_err(|_| self.is_no("JSONB")),
            Stored::Postgres(ty, Some(raw)) if *ty == Type::JSONB => self.read(ty, raw),
            _ => Err(self.is_no("JSONB")),
        }
    }

    fn read<T: FromSql<'a>>(&self, ty: &Type, raw: &'a [u8]) -> Result<T, WrongColumn> {
        T::from_sql(ty, raw).map_err(|error| WrongColumn::unexpected(ty.name(), error.to_string()))
    }

    fn is_no(&self, expected: &str) -> WrongColumn {
        let found = match self.0 {
            Stored::Sqlite(ValueRef::Null) | Stored::Postgres(_, None) => "NULL".to_owned(),
            Stored::Sqlite(value) => format!("{} of SQLite", value.data_type()),
            Stored::Postgres(ty, Some(_)) => ty.name().to_owned(),
        };
        WrongColumn::unexpected(expected, found)
    }
}

/// A type that can be read from a cell; the counterpart of [`ToValue`](crate::ToValue).
pub trait FromValue: Sized {
    /// Reads the cell.
    fn from_value(cell: Cell<'_>) -> Result<Self, WrongColumn>;
}

macro_rules! from_value {
    ($($to:ty => |$cell:ident| $from:expr;)+) => {$(
        impl FromValue for $to {
            fn from_value($cell: Cell<'_>) -> Result<Self, WrongColumn> {
                $from
            }
        }
    )+};
}

from_value! {
    bool => |cell| cell.bool();
    i64 => |cell| cell.int();
    i32 => |cell| small(cell, "a number of 32 bits");
    i16 => |cell| small(cell, "a number of 16 bits");
    u32 => |cell| small(cell, "a number of 32 bits, 0 or more");
    u16 => |cell| small(cell, "a number of 16 bits, 0 or more");
    u8 => |cell| small(cell, "a number of 8 bits, 0 or more");
    String => |cell| cell.text().map(str::to_owned);
    Vec<u8> => |cell| cell.bytes().map(<[u8]>::to_vec);
    Uuid => |cell| cell.uuid();
    Date => |cell| cell.date();
    Timestamp => |cell| cell.timestamp();
    serde_json::Value => |cell| cell.json();
}

impl<const N: usize> FromValue for [u8; N] {
    fn from_value(cell: Cell<'_>) -> Result<Self, WrongColumn> {
        let bytes = cell.bytes()?;
        bytes.try_into().map_err(|_| WrongColumn::unexpected(format!("{N} bytes"), format!("{} bytes", bytes.len())))
    }
}

impl<T: FromValue> FromValue for Option<T> {
    fn from_value(cell: Cell<'_>) -> Result<Self, WrongColumn> {
        if cell.is_null() { Ok(None) } else { T::from_value(cell).map(Some) }
    }
}

fn small<T: TryFrom<i64>>(cell: Cell<'_>, expected: &str) -> Result<T, WrongColumn> {
    T::try_from(cell.int()?).map_err(|_| WrongColumn::unexpected(expected, "a number out of that range"))
}
