//! The whole house under test: every feature joined, on the demonstration's region and its neighbours.

#![allow(clippy::unwrap_used, reason = "a test should fail where something is not there")]

mod crawl;
mod demo;
mod operator;
mod policy;
mod stage;
mod walk;
