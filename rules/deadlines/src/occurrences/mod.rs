//! From a rule to dated expectations, each with the steps that lead to its date.

mod model;
mod step;

pub use model::{AnchorTime, Derived, Due, Situation, Warning, Window};
pub use step::{HolidayOn, Source, Step};

use crate::Rule;

/// The dues of a rule in a situation, in order of their dates, and what stays open.
pub fn derive(rule: &Rule, situation: &Situation) -> Derived {
    let _ = (rule, situation);
    Derived::default()
}
