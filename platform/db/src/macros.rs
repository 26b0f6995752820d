//! Macros by which features declare rows, ids and enums that both databases know.

/// Declares a row type whose fields stand in the order of the statement's columns and bear their names.
///
/// ```ignore
/// db::row! {
///     /// An organisation as lists show it.
///     #[derive(Debug, Clone)]
///     pub struct Listed { pub id: OrganisationId, pub name: String, pub closed_on: Option<Date> }
/// }
/// ```
#[macro_export]
macro_rules! row {
    (
        $(#[$about:meta])*
        $access:vis struct $name:ident {
            $($(#[$field_about:meta])* $field_access:vis $field:ident: $type:ty),* $(,)?
        }
    ) => {
        $(#[$about])*
        $access struct $name {
            $($(#[$field_about])* $field_access $field: $type),*
        }
        impl $crate::FromRow for $name {
            fn from_row(row: &mut $crate::RowReader<'_>) -> $crate::DbResult<Self> {
                Ok(Self { $($field: row.take_named(stringify!($field))?),* })
            }
        }
    };
}

/// Declares typed ids as `kernel::id!` does, which both databases know.
///
/// ```ignore
/// db::id! { /// One organisation. OrganisationId = "organisation"; }
/// ```
#[macro_export]
macro_rules! id {
    ($($(#[$about:meta])* $name:ident = $kind:literal;)+) => {
        $crate::__kernel::id! { $($(#[$about])* $name = $kind;)+ }
        $($crate::uuid_newtype!($name);)+
    };
}

/// Makes types that are an id inside (`From<Uuid>` and `Into<Uuid>`, `Copy`) known to both databases.
#[macro_export]
macro_rules! uuid_newtype {
    ($($name:ty),+ $(,)?) => {$(
        impl $crate::ToValue for $name {
            fn to_value(&self) -> $crate::Value {
                $crate::Value::Uuid(<$crate::__uuid::Uuid as From<$name>>::from(*self))
            }
        }
        impl $crate::FromValue for $name {
            fn from_value(cell: $crate::Cell<'_>) -> Result<Self, $crate::WrongColumn> {
                cell.uuid().map(<$name as From<$crate::__uuid::Uuid>>::from)
            }
        }
        impl From<$name> for $crate::Fact {
            fn from(id: $name) -> Self {
                <$crate::__uuid::Uuid as From<$name>>::from(id).into()
            }
        }
    )+};
}

/// Declares an enum whose variants are words in the database, in acts and in addresses.
///
/// Gives `ALL`, `as_str` and `parse`; the words are stored, so a released word never changes.
///
/// ```ignore
/// db::text_enum! {
///     /// Which side a party stands on.
///     pub enum Side { /// Gives support. Provider = "provider", /// Receives it. Receiver = "receiver" }
/// }
/// ```
#[macro_export]
macro_rules! text_enum {
    (
        $(#[$about:meta])*
        $access:vis enum $name:ident {
            $($(#[$variant_about:meta])* $variant:ident = $word:literal),+ $(,)?
        }
    ) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        $access enum $name {
            $($(#[$variant_about])* $variant),+
        }
        impl $name {
            /// Every variant, in the order of the declaration.
            #[allow(dead_code, reason = "not every enum is listed")]
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word that is stored.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The variant with this word.
            pub fn parse(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
        }
        $crate::stored_as_text!($name);
    };
}

/// Makes an enum with `as_str(self) -> &'static str` and `parse(&str) -> Option<Self>` known to both
/// databases and to acts.
#[macro_export]
macro_rules! stored_as_text {
    ($($name:ty),+ $(,)?) => {$(
        impl $crate::ToValue for $name {
            fn to_value(&self) -> $crate::Value {
                $crate::Value::Text(self.as_str().to_owned())
            }
        }
        impl $crate::FromValue for $name {
            fn from_value(cell: $crate::Cell<'_>) -> Result<Self, $crate::WrongColumn> {
                let word = cell.text()?;
                <$name>::parse(word).ok_or_else(|| {
                    $crate::WrongColumn::unexpected(concat!("a word of ", stringify!($name)), "a word it does not know")
                })
            }
        }
        impl From<$name> for $crate::Fact {
            fn from(value: $name) -> Self {
                value.as_str().into()
            }
        }
    )+};
}
