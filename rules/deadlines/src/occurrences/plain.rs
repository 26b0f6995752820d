//! Dues of rules that name their days.

use jiff::ToSpan;

use super::{
    Due,
    desk::{Desk, due},
    step::Step,
};
use crate::{
    Open,
    rule::{
        AsAgreed, AsScheduled, Dates, Deadline, Item, Limit, OnDate, Period, Range, SchoolTerm, SchoolYear, Term,
        Throughout, Unit,
    },
};

pub(super) fn on_date(it: &OnDate) -> Vec<Due> {
    vec![due(it.date, vec![Step::NamedDay { day: it.date }])]
}

pub(super) fn deadline(it: &Deadline) -> Vec<Due> {
    let step = match it.inclusive {
        Some(false) => Step::UpToExcludes { named: it.by.tomorrow().unwrap_or(it.by), day: it.by },
        _ => Step::UpToIncludes { day: it.by },
    };
    let mut one = due(it.by, vec![Step::NamedDay { day: it.by }, step]);
    (one.window_from, one.opens_on) = (it.starts, it.starts);
    vec![one]
}

pub(super) fn range(it: &Range) -> Vec<Due> {
    let mut one = due(it.to, vec![Step::WithinWindow { from: it.from, to: it.to }]);
    (one.window_from, one.opens_on) = (Some(it.from), Some(it.from));
    vec![one]
}

pub(super) fn dates(it: &Dates, desk: &mut Desk) -> Vec<Due> {
    it.list
        .iter()
        .flat_map(|item| match item {
            Item::Day(day) => vec![due(*day, vec![Step::NamedDay { day: *day }])],
            Item::Rule(rule) => super::of_rule(rule, desk),
            Item::Named(name) => named(name, desk).into_iter().map(|period| window(&period)).collect(),
        })
        .collect()
}

/// `school_half:2021/2022-2`
fn named(name: &str, desk: &mut Desk) -> Option<Period> {
    let (kind, detail) = name.split_once(':')?;
    let (year, number) = detail.rsplit_once('-')?;
    let year: SchoolYear = year.parse().ok()?;
    let number: u8 = number.parse().ok()?;
    let term = match kind {
        "school_half" => SchoolTerm::Half(number),
        "school_quarter" => SchoolTerm::Quarter(number),
        "school_trimester" => SchoolTerm::Trimester(number),
        _ => return None,
    };
    desk.school_term(year, term)
}

fn window(period: &Period) -> Due {
    let mut one = due(period.to, vec![Step::WithinWindow { from: period.from, to: period.to }]);
    (one.window_from, one.opens_on) = (Some(period.from), Some(period.from));
    one.period = Some(period.clone());
    one
}

/// One due at the end of the whole stretch: that is when it can be said that the thing went on all the time.
pub(super) fn throughout(it: &Throughout, desk: &mut Desk) -> Vec<Due> {
    let from = it.from.as_ref().and_then(|limit| desk.limit(limit));
    stretch(from, it.to.as_ref(), desk)
}

/// A document's term: the day on which it ends.
pub(super) fn term(it: &Term, desk: &mut Desk) -> Vec<Due> {
    let from = it.from.as_ref().and_then(|limit| desk.limit(limit));
    if let (Some(length), Some(from)) = (it.length, from) {
        // Larger numbers leave every calendar, and the sum fails.
        let n = i64::from(length.n.min(5_000_000));
        let span = match length.unit {
            Unit::Year => Some(n.saturating_mul(12).min(200_000).months()),
            Unit::Month => Some(n.min(200_000).months()),
            Unit::CalendarDay => Some(n.days()),
            Unit::WorkingDay | Unit::SchoolDay | Unit::Hour => None,
        };
        let end = span.and_then(|span| from.checked_add(span).ok());
        return stretch(Some(from), end.map(Limit::Day).as_ref(), desk);
    }
    stretch(from, it.to.as_ref(), desk)
}

fn stretch(from: Option<jiff::civil::Date>, to: Option<&Limit>, desk: &mut Desk) -> Vec<Due> {
    let Some(limit) = to else {
        desk.ask(Open::NoEnd);
        return Vec::new();
    };
    let Some(to) = desk.limit(limit) else {
        desk.ask(Open::LimitNotDated { limit: limit.clone() });
        return Vec::new();
    };
    let mut one = due(to, vec![Step::WholeStretch { from, to }]);
    (one.window_from, one.opens_on) = (from, from);
    vec![one]
}

pub(super) fn as_scheduled(it: &AsScheduled, desk: &mut Desk) -> Vec<Due> {
    let Some(term) = it.school_term else {
        desk.ask(Open::ScheduleNotAttached { reference: it.reference.clone() });
        return Vec::new();
    };
    let period = it.school_year.and_then(|year| desk.school_term(year, term));
    if period.is_none() {
        desk.ask(Open::SchoolTermNotLoaded { term });
    }
    period.iter().map(window).collect()
}

pub(super) fn as_agreed(it: &AsAgreed, desk: &mut Desk) -> Vec<Due> {
    desk.ask(Open::AgreementNeeded);
    it.by.map(|by| due(by, vec![Step::NamedDay { day: by }])).into_iter().collect()
}
