//! PostgreSQL: a pool of connections, and transactions that are tried again when they meet.

mod engine;
mod link;

pub(crate) use engine::PostgresEngine;
pub(crate) use link::PostgresLink;
