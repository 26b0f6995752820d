//! From a Russian deadline phrase to dates that explain themselves.
//!
//! The way through the crate: [`phrase::read`] turns a phrase into a [`Rule`]; [`occurrences::derive`]
//! turns the rule and a [`Situation`] into dues; [`explain`] says in Russian or English why each date
//! is what it is. What a phrase leaves open is reported as [`Open`], never guessed silently.
//!
//! This crate is pure: it knows no clock, no storage, no network. The same question has the same answer
//! every time.

pub mod calendar;
pub mod command;
pub mod explain;
pub mod occurrences;
mod open;
pub mod phrase;
pub mod rule;
pub mod strip;

pub use calendar::Calendars;
pub use occurrences::{Derived, Due, Situation, derive};
pub use open::Open;
pub use phrase::{Context, Reading, Refusal, read};
pub use rule::Rule;
