//! Tidy: the rules of the house that no compiler knows. Every fault says what to do, and where.
//!
//! Each check is a pure function from a [`House`] to faults, so that its tests build small houses of their own.

use std::fmt;

mod acts;
mod arrows;
mod house;
mod leftovers;
mod readmes;
mod routes;
mod rust;
mod sizes;
mod sql;
mod statements;
mod tables;
mod words;

pub use house::House;
pub use statements::Coverage;

/// One thing that is not in order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// Where: a path, mostly with a line.
    pub place: String,
    /// What is wrong.
    pub what: String,
    /// What to do about it, and where.
    pub cure: String,
}

impl Fault {
    fn new(place: impl Into<String>, what: impl Into<String>, cure: impl Into<String>) -> Self {
        Self { place: place.into(), what: what.into(), cure: cure.into() }
    }
}

/// What the inspection found, check by check.
#[derive(Debug)]
pub struct Report {
    checks: Vec<(&'static str, Vec<Fault>)>,
    sizes: Vec<String>,
}

impl Report {
    /// Whether nothing is wrong. Sizes are remarks, not faults.
    pub fn is_clean(&self) -> bool {
        self.checks.iter().all(|(_, faults)| faults.is_empty())
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, faults) in &self.checks {
            if faults.is_empty() {
                writeln!(f, "  {name}: in order")?;
                continue;
            }
            writeln!(f, "✗ {name}: {} to put right", faults.len())?;
            for fault in faults {
                writeln!(f, "    {}\n      {}\n      → {}", fault.place, fault.what, fault.cure)?;
            }
        }
        if !self.sizes.is_empty() {
            writeln!(f, "  sizes worth a thought (no fault; a reviewer asks for the reason):")?;
            for remark in &self.sizes {
                writeln!(f, "    {remark}")?;
            }
        }
        Ok(())
    }
}

/// Runs every check.
pub fn inspect(house: &House, coverage: Option<&Coverage>) -> Report {
    let mut checks = vec![
        ("arrows between crates", arrows::check(house)),
        ("tables and their owners", tables::check(house)),
        ("routes with their access", routes::check(house)),
        ("acts", acts::check(house)),
        ("words in both languages", words::check(house)),
        ("statements", statements::check(house, coverage)),
        ("leftovers", leftovers::check(house)),
        ("readmes", readmes::check(house)),
    ];
    for (_, faults) in &mut checks {
        faults.sort();
        faults.dedup();
    }
    Report { checks, sizes: sizes::remarks(house) }
}
