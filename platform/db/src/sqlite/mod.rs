//! SQLite: one thread that writes and commits in groups, and connections that only read.

mod engine;
mod link;
mod writer;

pub(crate) use engine::SqliteEngine;
pub(crate) use link::SqliteLink;
