//! The checks of a blueprint: every reference resolves, every duty can come to a date, both languages are full.

mod duties;
mod keys;
mod references;
mod tables;
mod words;

use crate::{Blueprint, Fault, FaultKind};

/// Everything wrong with a blueprint that was read.
pub(crate) fn faults_of(blueprint: &Blueprint) -> Vec<Fault> {
    let mut faults = Faults::default();
    references::check(blueprint, &mut faults);
    duties::check(blueprint, &mut faults);
    tables::check(blueprint, &mut faults);
    words::check(blueprint, &mut faults);
    faults.0
}

/// Faults found so far.
#[derive(Default)]
struct Faults(Vec<Fault>);

impl Faults {
    fn add(&mut self, place: &str, kind: FaultKind) {
        self.0.push(Fault::new(place, kind));
    }

    fn add_if(&mut self, wrong: bool, place: &str, kind: FaultKind) {
        if wrong {
            self.add(place, kind);
        }
    }
}
