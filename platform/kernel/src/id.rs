//! Typed ids: a person's id cannot be passed where an organisation's is asked for.

use uuid::Uuid;

/// An id of one kind of thing. Made by the application (UUIDv7), never a sequence with meaning.
pub trait TypedId: Copy + Eq + From<Uuid> + Into<Uuid> + std::fmt::Display + Send + Sync + 'static {
    /// The word for the thing in acts, logs and addresses: `organisation`, `expectation`.
    const KIND: &'static str;
}

/// Declares typed ids: `kernel::id! { /// One organisation. OrganisationId = "organisation" }`.
#[macro_export]
macro_rules! id {
    ($($(#[$doc:meta])* $name:ident = $kind:literal;)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, $crate::__serde::Serialize, $crate::__serde::Deserialize)]
        #[serde(crate = "::kernel::__serde", transparent)]
        pub struct $name($crate::__uuid::Uuid);

        impl $name {
            /// The bare id, for storage and acts.
            pub fn uuid(self) -> $crate::__uuid::Uuid {
                self.0
            }
        }
        impl From<$crate::__uuid::Uuid> for $name {
            fn from(bare: $crate::__uuid::Uuid) -> Self {
                Self(bare)
            }
        }
        impl From<$name> for $crate::__uuid::Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.simple().fmt(f)
            }
        }
        impl std::str::FromStr for $name {
            type Err = $crate::__uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Ok(Self($crate::__uuid::Uuid::try_parse(text)?))
            }
        }
        impl $crate::TypedId for $name {
            const KIND: &'static str = $kind;
        }
    )+};
}
