//! The whole house under test: every feature joined, on the demonstration's region and its neighbours.

mod crawl;
mod demo;
mod operator;
mod policy;
mod stage;
mod walk;
