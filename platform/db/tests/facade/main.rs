//! The facade's promises, each tried on both databases.
//!
//! PostgreSQL is tried when `OPORA_TEST_POSTGRES` holds the address of a server where databases may be
//! made; `.ci/postgres start` gives one.

#![allow(clippy::unwrap_used, reason = "a test that meets the unexpected should stop")]

mod acts;
mod migrations;
mod server;
mod support;
mod values;
mod writing;
