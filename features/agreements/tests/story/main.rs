//! Agreements as their officers live them, on both databases and in both languages.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that meets the unexpected should stop")]

mod common;
mod draft;
mod grounds;
mod links;
mod making;
mod published;
mod registry;
mod regulation;
mod seen;
mod signing;
