//! What a story saw, in order, so that two databases can be compared.

use std::fmt::Debug;
use std::sync::{Mutex, PoisonError};

/// One thing seen: under which heading, and what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Seen {
    pub(crate) heading: String,
    pub(crate) what: String,
}

/// The list of what was seen.
#[derive(Debug, Default)]
pub(crate) struct Journal(Mutex<Vec<Seen>>);

impl Journal {
    pub(crate) fn note(&self, heading: impl Into<String>, what: impl Into<String>) {
        let seen = Seen { heading: heading.into(), what: what.into() };
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(seen);
    }

    pub(crate) fn note_rows<R: Debug>(&self, heading: &str, rows: &[R]) {
        let lines: Vec<String> = rows.iter().map(|row| format!("{row:?}")).collect();
        self.note(heading, lines.join("\n"));
    }

    pub(crate) fn take(&self) -> Vec<Seen> {
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// The first difference between two runs, in words; `None` when they saw the same.
pub(crate) fn difference(sqlite: &[Seen], postgres: &[Seen]) -> Option<String> {
    for (number, (left, right)) in sqlite.iter().zip(postgres).enumerate() {
        if left.heading != right.heading {
            return Some(format!(
                "step {}: SQLite saw «{}», PostgreSQL saw «{}»",
                number + 1,
                left.heading,
                right.heading
            ));
        }
        if left.what != right.what {
            let pair = left.what.lines().zip(right.what.lines()).find(|(left, right)| left != right);
            let (left_line, right_line) = pair.unwrap_or(("(one is shorter than the other)", ""));
            return Some(format!(
                "step {}, {}:\n  SQLite:     {left_line}\n  PostgreSQL: {right_line}",
                number + 1,
                left.heading
            ));
        }
    }
    (sqlite.len() != postgres.len())
        .then(|| format!("SQLite saw {} things, PostgreSQL saw {}", sqlite.len(), postgres.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_difference_is_named_with_its_line() {
        let run = |rows: &[&str]| {
            let journal = Journal::default();
            journal.note("GET / 200", "same");
            journal.note_rows("people", rows);
            journal.take()
        };
        assert_eq!(difference(&run(&["а", "б"]), &run(&["а", "б"])), None);
        let found = difference(&run(&["а", "б"]), &run(&["а", "в"])).unwrap_or_default();
        assert!(found.contains("step 2, people") && found.contains("\"б\"") && found.contains("\"в\""), "{found}");
        assert!(difference(&run(&[]), &[]).is_some());
    }
}
