//! Work done later: enqueued inside a change, claimed under a lease, repeated when it fails.
//!
//! A job carries ids only. It exists exactly when the change that enqueued it was kept. One runner at a
//! time holds it; a handler that ends its work with [`Claimed::finish`] inside its own change has
//! done it exactly once, even when a lease runs out under a node that was only asleep.
//!
//! The crate knows no feature; a feature names its kinds and gives the handlers.

mod job;
mod runner;
mod store;

pub use job::{Claimed, Failure, Job, JobKind};
pub use runner::{Runner, RunnerOptions, Started};
pub use store::{Tally, enqueue, forget_done_before, tally};

use db::Migration;

/// The table of jobs.
pub const MIGRATIONS: &[Migration] = &[Migration::new("jobs", 1, "jobs", include_str!("../migrations/001_jobs.sql"))];
