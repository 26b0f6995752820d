//! The words of the pages, in Russian and in English, and how people write dates, numbers and sizes.
//!
//! A feature hands in its texts as [`Source`]s; [`Texts::build`] refuses them unless every key stands in both
//! languages with the same variables. A page gets a [`Speaker`] and asks it for words. This crate knows no
//! feature and no page.

mod dates;
mod html;
mod lang;
mod numbers;
mod read;
mod speaker;
mod texts;
mod typography;
mod usage;

pub use html::{Html, escape};
pub use lang::Lang;
pub use numbers::{Plural, Whole};
pub use speaker::{Number, Speaker, Words};
pub use texts::{Fault, Source, Texts};
pub use usage::{Usage, usage};
