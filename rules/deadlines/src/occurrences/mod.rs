//! From a rule to dated expectations, each with the steps that lead to its date.

mod count;
mod desk;
mod model;
mod offset;
mod periods;
mod plain;
mod repetition;
mod step;

pub use model::{AnchorTime, Derived, Due, Situation, Warning, Window};
pub use step::{HolidayOn, Source, Step};

use std::collections::BTreeSet;

use crate::{
    Open, Rule,
    calendar::Trust,
    rule::{Extra, Slice},
};
use desk::{Desk, MOST_DUES};

/// The dues of a rule in a situation, in order of their dates, and what stays open.
///
/// A frequency gives one due per period, at the period's end, with its count. «В течение …» without a frequency
/// gives one due at the end of the stretch. An offset from «окончание квартала» without a day gives one due per
/// quarter of the term. Offsets move off days off (ст. 193 ГК); named days do not, and carry a warning instead.
/// A date outside the term is kept, with a warning.
pub fn derive(rule: &Rule, situation: &Situation) -> Derived {
    let mut desk = Desk { situation, open: Vec::new() };
    let mut due = of_rule(rule, &mut desk);
    if let Some(window) = situation.window {
        due.retain(|it| it.due_on >= window.from && it.due_on <= window.horizon);
    }
    due.sort_by_key(|it| it.due_on);
    if due.len() > MOST_DUES {
        due.truncate(MOST_DUES);
        desk.ask(Open::TooManyDates { kept: MOST_DUES });
    }
    for it in &mut due {
        finish(it, situation);
    }
    for year in due.iter().map(|it| it.due_on.year()).collect::<BTreeSet<_>>() {
        if !situation.calendars.knows_year(year) {
            desk.ask(Open::CalendarNotLoaded { year });
        }
    }
    Derived { due, open: desk.open }
}

/// The dues of a rule with its further rules and exceptions.
fn of_rule(rule: &Rule, desk: &mut Desk) -> Vec<Due> {
    let mut due = of_kind(rule, desk);
    let Extra { also, except, at, .. } = rule.extra();
    for one in &mut due {
        one.due_at = one.due_at.or(*at);
    }
    for further in also {
        let replaced = further.extra().replaces.clone();
        if let Some(slice) = &replaced {
            due.retain(|it| !belongs(it, slice));
        }
        due.extend(of_rule(further, desk).into_iter().map(|mut it| {
            if let Some(slice) = &replaced {
                it.steps.insert(0, Step::Exception { slice: slice.clone() });
            }
            it
        }));
    }
    due.retain(|it| !except.iter().any(|slice| left_out(it, slice, desk.situation)));
    due
}

/// Whether a due closes (or falls into) a part of the calendar.
fn belongs(due: &Due, slice: &Slice) -> bool {
    slice.holds(due.period.as_ref().map_or(due.due_on, |period| period.to))
}

fn left_out(due: &Due, slice: &Slice, situation: &Situation) -> bool {
    match slice {
        Slice::DaysOff => !situation.calendars.is_working(due.due_on),
        Slice::Vacations => {
            matches!(situation.calendars.day_kind(due.due_on), crate::calendar::DayKind::Vacation { .. })
        }
        slice => belongs(due, slice),
    }
}

fn of_kind(rule: &Rule, desk: &mut Desk) -> Vec<Due> {
    match rule {
        Rule::Date(it) => plain::on_date(it),
        Rule::Deadline(it) => plain::deadline(it),
        Rule::Range(it) => plain::range(it),
        Rule::Dates(it) => plain::dates(it, desk),
        Rule::Rrule(it) => repetition::recurring(it, desk),
        Rule::Frequency(it) => repetition::frequency(it, desk),
        Rule::Offset(it) => offset::offset(it, desk),
        Rule::BeforeEvent(it) => offset::before_event(it, desk),
        Rule::AfterEvent(it) => offset::after_event(it, desk),
        Rule::Throughout(it) => plain::throughout(it, desk),
        Rule::Term(it) => plain::term(it, desk),
        Rule::AsScheduled(it) => plain::as_scheduled(it, desk),
        Rule::AsAgreed(it) => plain::as_agreed(it, desk),
        Rule::OnRequest(_) => nothing(Open::RequestNeeded, desk),
        Rule::AsNeeded(_) => nothing(Open::NeedNotDefined, desk),
        Rule::Continuous(_) => nothing(Open::NoDueDate, desk),
        Rule::Unspecified(_) => nothing(Open::TimeNotStated, desk),
        Rule::None(_) => nothing(Open::NotADeadline, desk),
    }
}

fn nothing(open: Open, desk: &mut Desk) -> Vec<Due> {
    desk.ask(open);
    Vec::new()
}

/// What every due gets at the end: warnings about the term and days off, and when the day ends.
fn finish(due: &mut Due, situation: &Situation) {
    let day = due.due_on;
    let counted = due.steps.iter().any(Step::uses_calendar);
    let hourly = due.steps.iter().any(|step| matches!(step, Step::Hours { .. }));
    if !counted && !hourly && !situation.calendars.is_working(day) && due.is_named() {
        let next_working = situation.calendars.on_or_next_working(day);
        due.warnings.push(Warning::NamedDayOff { day, next_working });
    }
    if let Some(term_from) = situation.term_from.filter(|term_from| day < *term_from) {
        due.warnings.push(Warning::BeforeTerm { day, term_from });
    }
    if let Some(term_to) = situation.term_to.filter(|term_to| day > *term_to) {
        due.warnings.push(Warning::AfterTerm { day, term_to });
    }
    if counted && situation.calendars.trust(day.year()) == Some(Trust::OneSource) {
        due.warnings.push(Warning::CalendarOneSource { year: day.year() });
    }
    if let Some(from) = due.window_from.filter(|from| *from > day) {
        due.warnings.push(Warning::EmptyWindow { from, to: day });
    }
    due.steps.push(match due.due_at {
        Some(time) => Step::ExpiresAt { at: day.to_datetime(time), zone: situation.zone.clone() },
        None => Step::Expires { day, zone: situation.zone.clone() },
    });
}
