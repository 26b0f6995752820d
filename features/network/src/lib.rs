//! The network: organisations, people and their dated roles, projects, groups, legal acts, calendars.
//!
//! See README.md for what it promises; [`published`] is what later features may use.

pub mod access;
mod acts;
pub mod doctor;
mod import;
pub mod model;
mod numbers;
mod pages;
pub mod published;
pub mod seed;
mod store;
mod zones;

use db::Migration;
use i18n::Source;
use web::look::icons;
use web::{Feature, NavEntry};

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
    Feature {
        routes: pages::routes(),
        migrations: MIGRATIONS,
        texts: vec![Source {
            name: "network",
            ru: include_str!("../locales/ru/network.ftl"),
            en: include_str!("../locales/en/network.ftl"),
        }],
        policy: access::policy(),
        nav: vec![NavEntry { key: "network", href: "/organisations", icon: icons::network(), order: 800, roles: &[] }],
        ..Feature::named("network")
    }
}
