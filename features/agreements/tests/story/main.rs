//! Agreements as their officers live them, on both databases and in both languages.

mod common;
mod draft;
mod grounds;
mod links;
mod making;
mod registry;
mod regulation;
mod seen;
mod signing;
