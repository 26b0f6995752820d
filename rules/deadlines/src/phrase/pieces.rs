//! The atoms of one section of a phrase, sorted by what they are.

use super::{
    Context,
    atom::{Atom, By, DayOfMonth, OffsetAtom},
    moment::{Edge, Field, Stretch},
    resolve::{self, Days, Resolved},
};
use crate::{
    Open,
    rule::{Anchor, Bound, Per, Slice, Unit},
};

/// So many times per period, as said.
#[derive(Clone, Copy, Debug)]
pub(super) struct Times {
    pub count: u32,
    pub per: Per,
    pub bound: Bound,
    pub loose: bool,
}

/// The atoms of one section.
#[derive(Clone, Debug, Default)]
pub(super) struct Pieces {
    pub by: Vec<(Stretch, By)>,
    pub on: Vec<Vec<Stretch>>,
    pub from: Option<Stretch>,
    pub through: Vec<Stretch>,
    pub through_events: Option<(Anchor, Anchor)>,
    pub cycle: Option<Per>,
    pub times: Vec<Times>,
    pub day_of_month: Vec<DayOfMonth>,
    pub weekdays: Vec<i8>,
    pub every_working_day: bool,
    pub offsets: Vec<OffsetAtom>,
    pub after: Vec<(Anchor, bool)>,
    pub before: Vec<Anchor>,
    pub scheduled: Vec<Option<String>>,
    pub agreed: Option<Option<String>>,
    pub requested: Option<Option<String>>,
    pub needed: bool,
    pub always: bool,
    pub vague: bool,
    pub at_once: bool,
    pub forever: bool,
    pub lasts: Option<(u32, Unit)>,
    pub in_force_until: Vec<Stretch>,
    pub until_programme_end: bool,
    /// «далее ежегодно»; the flag says that no end is named.
    pub then_yearly: Option<bool>,
    /// «31.03.2022, далее ежеквартально»
    pub then: Option<Per>,
    pub except: Vec<Slice>,
    pub inclusive: Option<bool>,
    pub no_deadline: bool,
    pub blank: bool,
    pub unknown: Vec<String>,
}

impl Pieces {
    /// Sorts the atoms of one section.
    pub fn sort(atoms: &[Atom]) -> Pieces {
        let mut it = Pieces::default();
        for atom in atoms {
            it.take(atom.clone());
        }
        it
    }

    fn take(&mut self, atom: Atom) {
        match atom {
            Atom::By { moments, how } => self.by.extend(moments.into_iter().map(|moment| (moment, how))),
            Atom::On(list) => self.on.push(list),
            Atom::From(stretch) => self.from = self.from.or(Some(stretch)),
            Atom::Through(list) => self.through.extend(list),
            Atom::ThroughEvents { from, to } => self.through_events = Some((from, to)),
            Atom::Cycle(per) => self.cycle = self.cycle.or(Some(per)),
            Atom::Times { count, per, bound, loose } => {
                self.times.push(Times { count, per, bound, loose });
            }
            Atom::DayOfMonth(day) => self.day_of_month.push(day),
            Atom::Weekdays(days) => self.weekdays.extend(days),
            Atom::EveryWorkingDay => self.every_working_day = true,
            Atom::Offset(offset) => self.offsets.push(offset),
            Atom::After { anchor, immediate } => self.after.push((anchor, immediate)),
            Atom::Before(anchor) => self.before.push(anchor),
            Atom::Scheduled(reference) => self.scheduled.push(reference),
            Atom::Agreed(reference) => self.agreed = Some(reference),
            Atom::Requested(reference) => self.requested = Some(reference),
            Atom::Needed => self.needed = true,
            Atom::Always => self.always = true,
            Atom::Vague => self.vague = true,
            Atom::AtOnce => self.at_once = true,
            Atom::Forever => self.forever = true,
            Atom::Lasts { n, unit } => self.lasts = Some((n, unit)),
            Atom::InForceUntil(list) => self.in_force_until.extend(list),
            Atom::UntilProgrammeEnd => self.until_programme_end = true,
            Atom::ThenYearly { open_ended } => self.then_yearly = Some(open_ended),
            Atom::Then(per) => self.then = Some(per),
            Atom::Except(slices) => self.except.extend(slices),
            Atom::Inclusive(inclusive) => self.inclusive = Some(inclusive),
            Atom::Reference | Atom::Quantity => self.no_deadline = true,
            Atom::Blank => self.blank = true,
            Atom::Unknown(words) => self.unknown.push(words),
            Atom::For { .. } => {}
        }
    }

    /// All bare moments in one list.
    pub fn bare(&self) -> Vec<Stretch> {
        self.on.iter().flatten().copied().collect()
    }
}

/// What the combining knows and collects.
pub(super) struct Desk<'a> {
    pub context: &'a Context,
    pub open: Vec<Open>,
}

impl Desk<'_> {
    /// Notes a question once.
    pub fn ask(&mut self, open: Open) {
        if !self.open.contains(&open) {
            self.open.push(open);
        }
    }

    /// The days of the first stretch that has some.
    pub fn days(&mut self, stretches: &[Stretch]) -> Option<Days> {
        stretches.iter().flat_map(|stretch| resolve::resolve(stretch, self.context)).find_map(|it| match it {
            Resolved::Dated(days) => Some(days),
            _ => None,
        })
    }
}

/// A stretch of whole years: it bounds a repetition and is no occurrence of it.
pub(super) fn is_years(stretch: &Stretch) -> bool {
    let whole = |edge| edge == Edge::Whole;
    matches!(stretch.from.field, Field::Year | Field::SchoolYear)
        && whole(stretch.from.edge)
        && stretch.to.is_none_or(|to| whole(to.edge))
}
