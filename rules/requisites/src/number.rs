//! What all number types share: a private text, read access, printing and serde.

/// Declares a number type whose only maker is its `parse`.
macro_rules! number {
    ($(#[$attribute:meta])* $name:ident) => {
        $(#[$attribute])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The number as it is stored: no spaces.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(&self.0)
            }
        }
    };
}

/// Adds what needs a check without neighbours: `FromStr` and serde reading, both through `parse`.
///
/// Accounts do not get it: they are proven only beside their БИК.
macro_rules! stands_alone {
    ($name:ident) => {
        impl std::str::FromStr for $name {
            type Err = $crate::Reason;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::parse(text)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
                let text = <String as serde::Deserialize>::deserialize(source)?;
                Self::parse(&text).map_err(serde::de::Error::custom)
            }
        }
    };
}

/// Shows the number in `Debug`. Numbers of private persons do not get it, so that no log has them.
macro_rules! shown_in_logs {
    ($name:ident) => {
        impl std::fmt::Debug for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.debug_tuple(stringify!($name)).field(&self.0).finish()
            }
        }
    };
}

pub(crate) use {number, shown_in_logs, stands_alone};
