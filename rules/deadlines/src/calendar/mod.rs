//! Which days are worked: a chain of calendars from the federation down to one school.

mod chain;
mod layer;

pub use chain::{Calendars, PaidDays, Week};
pub use layer::{DayKind, Layer, LayerError, Level, Trust};
