//! One use case, one file.

pub mod card;
pub mod make;
pub mod registry;
pub mod sign;

use web::NavEntry;
use web::look::icons;

/// Agreements in the navigation.
pub fn nav() -> NavEntry {
    NavEntry { key: "agreements", href: "/agreements", icon: icons::agreement(), order: 30, roles: &[] }
}
