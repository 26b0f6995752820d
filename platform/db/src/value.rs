//! What can be stored: eight types that both databases keep unchanged.

use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

/// An argument of a statement.
///
/// | type | DDL | on SQLite |
/// |---|---|---|
/// | `Bool` | `BOOLEAN` | 0 or 1 |
/// | `Int` | `BIGINT` | integer |
/// | `Text` | `TEXT` | text |
/// | `Bytes` | `BYTEA` | blob |
/// | `Uuid` | `UUID` | blob of 16 bytes |
/// | `Date` | `DATE` | text `YYYY-MM-DD` |
/// | `Timestamp` | `TIMESTAMPTZ` | text `YYYY-MM-DDTHH:MM:SS.ffffffZ`, UTC, which sorts by time |
/// | `Json` | `JSONB` | text |
///
/// There are no decimals: store scaled integers with the scale in the name (`share_bp`).
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing, of any type.
    Null,
    /// Yes or no.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// Text without the character NUL, which PostgreSQL does not keep.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
    /// An id.
    Uuid(Uuid),
    /// A day, from the year 1 on.
    Date(Date),
    /// A moment, from the year 1 on; cut to microseconds, PostgreSQL keeps no more.
    Timestamp(Timestamp),
    /// An object or a list; never a bare number or text, which SQLite would convert.
    Json(serde_json::Value),
}

impl Value {
    /// Why one of the two databases could not keep this value; `None` when both can.
    pub(crate) fn objection(&self) -> Option<&'static str> {
        match self {
            Self::Text(text) if text.contains('\0') => Some("text holds the character NUL"),
            Self::Date(date) if date.year() < 1 => Some("the date lies before the year 1"),
            Self::Timestamp(moment) if moment.as_second() < YEAR_1 => Some("the moment lies before the year 1"),
            Self::Json(json) if !(json.is_object() || json.is_array()) => Some("JSON must be an object or a list"),
            Self::Json(json) if has_nul(json) => Some("JSON holds the character NUL"),
            _ => None,
        }
    }
}

/// 0001-01-01T00:00:00Z in Unix seconds.
const YEAR_1: i64 = -62_135_596_800;

fn has_nul(json: &serde_json::Value) -> bool {
    match json {
        serde_json::Value::String(text) => text.contains('\0'),
        serde_json::Value::Array(items) => items.iter().any(has_nul),
        serde_json::Value::Object(fields) => fields.iter().any(|(name, value)| name.contains('\0') || has_nul(value)),
        _ => false,
    }
}

/// A type that can be an argument of a statement.
///
/// Typed ids get it from [`id!`](crate::id) or [`uuid_newtype!`](crate::uuid_newtype), enums from
/// [`text_enum!`](crate::text_enum) or [`stored_as_text!`](crate::stored_as_text).
pub trait ToValue {
    /// The value to be stored.
    fn to_value(&self) -> Value;
}

macro_rules! to_value {
    ($($from:ty => |$value:ident| $to:expr;)+) => {$(
        impl ToValue for $from {
            fn to_value(&self) -> Value {
                let $value = self;
                $to
            }
        }
    )+};
}

to_value! {
    bool => |value| Value::Bool(*value);
    i64 => |value| Value::Int(*value);
    i32 => |value| Value::Int(i64::from(*value));
    i16 => |value| Value::Int(i64::from(*value));
    u32 => |value| Value::Int(i64::from(*value));
    u16 => |value| Value::Int(i64::from(*value));
    u8 => |value| Value::Int(i64::from(*value));
    str => |value| Value::Text(value.to_owned());
    String => |value| Value::Text(value.clone());
    Vec<u8> => |value| Value::Bytes(value.clone());
    [u8] => |value| Value::Bytes(value.to_vec());
    Uuid => |value| Value::Uuid(*value);
    Date => |value| Value::Date(*value);
    Timestamp => |value| Value::Timestamp(kernel::cut_to_micros(*value));
    serde_json::Value => |value| Value::Json(value.clone());
    Value => |value| value.clone();
}

impl<const N: usize> ToValue for [u8; N] {
    fn to_value(&self) -> Value {
        Value::Bytes(self.to_vec())
    }
}

impl<T: ToValue + ?Sized> ToValue for &T {
    fn to_value(&self) -> Value {
        (**self).to_value()
    }
}

impl<T: ToValue> ToValue for Option<T> {
    fn to_value(&self) -> Value {
        self.as_ref().map_or(Value::Null, ToValue::to_value)
    }
}

impl<T: ToValue + ToOwned + ?Sized> ToValue for std::borrow::Cow<'_, T> {
    fn to_value(&self) -> Value {
        (**self).to_value()
    }
}

/// The arguments of a statement, in the order of its placeholders: `args![id, name, None::<i64>]`.
#[macro_export]
macro_rules! args {
    () => { &[] as &[$crate::Value] };
    ($($argument:expr),+ $(,)?) => { &[$($crate::ToValue::to_value(&$argument)),+] as &[$crate::Value] };
}
