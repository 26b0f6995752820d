//! The network: organisations, people and their dated roles, projects, groups, legal acts, calendars.
//!
//! See README.md for what it promises; [`published`] is what later features may use.

pub mod access;
pub mod model;
pub mod published;
pub mod seed;
mod store;

use db::Migration;
use web::{Feature, Routes};

/// The feature's tables, step by step; append-only.
pub const MIGRATIONS: &[Migration] = &[
    Migration::new("network", 1, "organisations and calendars", include_str!("../migrations/001_organisation.sql")),
    Migration::new("network", 2, "people, legal acts, reach", include_str!("../migrations/002_people.sql")),
    Migration::new("network", 3, "dated facts of organisations", include_str!("../migrations/003_dated_facts.sql")),
    Migration::new("network", 4, "projects and groups", include_str!("../migrations/004_projects_and_groups.sql")),
    Migration::new("network", 5, "import of organisations", include_str!("../migrations/005_organisation_import.sql")),
];

/// What the network brings to the house.
pub fn feature() -> Feature {
    Feature { routes: Routes::of("network"), migrations: MIGRATIONS, policy: access::policy(), ..Feature::named("network") }
}
