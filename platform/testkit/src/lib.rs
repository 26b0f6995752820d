//! Stories on both databases: a stage with a clock that the story moves, and clients that speak like people.
//!
//! ```text
//! fn setup() -> Setup {
//!     Setup::of(|| vec![network::feature()]).actors(network::published::actor).at("2022-10-20T03:12:00Z")
//! }
//!
//! #[tokio::test]
//! async fn a_city_sees_its_promises() {
//!     on_both(&setup(), async |stage| {
//!         let belova = people::belova(stage).await;
//!         stage.as_person(belova).get("/board").await.expect_status(200).see("Алтайский край");
//!     })
//!     .await;
//! }
//! ```
//!
//! The kit knows `web` and no feature. It panics where a test should fail: that is its purpose.

mod answer;
mod client;
mod database;
mod journal;
mod page;
mod sessions;
mod setup;
mod stage;

pub use answer::Answer;
pub use client::{Client, FilePart};
pub use page::page_faults;
pub use setup::Setup;
pub use stage::{Stage, on_both, on_sqlite};

/// Gives the value, or fails the test saying what went wrong.
#[track_caller]
fn must<T, E: std::fmt::Display>(result: Result<T, E>, what: &str) -> T {
    match result {
        Ok(value) => value,
        Err(error) => panic!("{what}: {error}"),
    }
}
