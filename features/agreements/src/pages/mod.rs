//! One use case, one file.

pub mod approve;
pub mod bodies;
pub mod card;
pub mod edit;
mod fields;
pub mod links;
pub mod make;
mod names;
pub mod participants;
pub mod registry;
mod sheet;
pub mod sign;

use std::str::FromStr;

use web::look::icons;
use web::{NavEntry, PageError};

/// Agreements in the navigation.
pub fn nav() -> NavEntry {
    NavEntry { key: "agreements", href: "/agreements", icon: icons::agreement(), order: 30, roles: &[] }
}

/// An id out of an address; nonsense is as absent as what does not exist.
fn asked<T: FromStr>(text: &str) -> Result<T, PageError> {
    text.parse().map_err(|_| PageError::NotFound)
}
