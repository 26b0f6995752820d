//! Dues of repetitions and frequencies.

use jiff::{ToSpan, civil::Date};

use super::{
    Due,
    desk::{Desk, MOST_DUES, due},
    periods,
    step::Step,
};
use crate::{
    Open,
    rule::{Bound, Cycle, Frequency, Per, Period, Recurrence, Recurring, SchoolTerm, SchoolYear},
};

/// The dues of a pattern.
pub(super) fn recurring(it: &Recurring, desk: &mut Desk) -> Vec<Due> {
    let term_to = desk.situation.term_to;
    let Some((from, mut to)) = desk.stretch(it.dtstart, it.until) else {
        return Vec::new();
    };
    let late = it.period_offset == Some(-1) && (it.until.is_none() || it.until == term_to);
    if late {
        // The last period's report is due after the term: look one period beyond it.
        to = to.checked_add(13.months()).unwrap_or(to);
    }
    let mut dues: Vec<Due> = occurrences(it, from, to, desk);
    for due in &mut dues {
        due.period = reporting_period(it, due.due_on, desk);
        if let Some(period) = due.period.clone() {
            due.opens_on = Some(period.from);
            due.steps.push(Step::Closes { period });
        }
    }
    if late && let Some(term_to) = term_to {
        dues.retain(|due| due.period.as_ref().map_or(due.due_on <= term_to, |period| period.from <= term_to));
    }
    if let Some(term_from) = desk.situation.term_from {
        // A period that ended before the agreement began was nobody's promise.
        dues.retain(|due| due.period.as_ref().is_none_or(|period| period.to >= term_from));
    }
    dues
}

fn reporting_period(it: &Recurring, day: Date, desk: &mut Desk) -> Option<Period> {
    let per = it.period?;
    let parts: fn(u8) -> SchoolTerm = match per {
        Per::SchoolQuarter => SchoolTerm::Quarter,
        Per::SchoolTrimester => SchoolTerm::Trimester,
        _ => return calendar_period(it, per, day),
    };
    // The part of the school year that ended last before the day, or that the day lies in.
    let first = if day.month() >= 9 { day.year() } else { day.year().saturating_sub(1) };
    let count = if per == Per::SchoolQuarter { 4 } else { 3 };
    let years = [first.saturating_sub(1), first];
    let loaded = years.into_iter().flat_map(|year| (1..=count).map(move |number| (year, number)));
    let known: Vec<Period> =
        loaded.filter_map(|(year, number)| desk.school_term(SchoolYear(year), parts(number))).collect();
    if it.period_offset == Some(-1) {
        return known.into_iter().rev().find(|period| period.to < day);
    }
    known.into_iter().find(|period| period.from <= day && day <= period.to)
}

fn calendar_period(it: &Recurring, per: Per, day: Date) -> Option<Period> {
    let own = periods::holding(per, day);
    Some(if it.period_offset == Some(-1) { periods::before(per, &own) } else { own })
}

fn occurrences(it: &Recurring, from: Date, to: Date, desk: &mut Desk) -> Vec<Due> {
    if let Some(window) = &it.window {
        return windows(it, window, from, to);
    }
    if it.working_calendar && !it.rrule.by_set_pos.is_empty() {
        return working_days_of_months(&it.rrule, from, to, desk);
    }
    let mut days = it.rrule.expand(from, to, MOST_DUES);
    if it.working_calendar {
        days.retain(|day| desk.situation.calendars.is_working(*day));
    }
    if days.len() == MOST_DUES {
        desk.ask(Open::TooManyDates { kept: MOST_DUES });
    }
    days.into_iter().map(|day| due(day, vec![Step::Repeats { pattern: it.rrule.clone(), day }])).collect()
}

/// «Последний рабочий день месяца»: the production calendar decides, not Monday to Friday.
fn working_days_of_months(rrule: &Recurrence, from: Date, to: Date, desk: &Desk) -> Vec<Due> {
    let mut dues = Vec::new();
    // The pattern's own start counts Monday to Friday; a worked Saturday may lie before it in the same month.
    let start = desk.situation.term_from.unwrap_or(from.first_of_month());
    let from = from.min(start.max(from.first_of_month()));
    for period in periods::within(Per::MONTH, from, to) {
        if !rrule.by_month.is_empty() && !rrule.by_month.contains(&period.from.month()) {
            continue;
        }
        let worked: Vec<Date> = period
            .from
            .series(1.day())
            .take_while(|day| *day <= period.to)
            .filter(|day| desk.situation.calendars.is_working(*day))
            .collect();
        for position in &rrule.by_set_pos {
            let index = usize::from(position.unsigned_abs()).saturating_sub(1);
            let day = if *position > 0 { worked.get(index) } else { worked.iter().rev().nth(index) };
            if let Some(&day) = day.filter(|day| **day >= from && **day <= to) {
                let position = *position;
                dues.push(due(day, vec![Step::WorkingDayOf { period: period.clone(), position, day }]));
            }
        }
    }
    dues
}

/// Occurrences that are windows: one due per window, on its last day.
fn windows(it: &Recurring, window: &str, from: Date, to: Date) -> Vec<Due> {
    let mut dues = Vec::new();
    let mut push = |first: Date, last: Date| {
        if last >= from && first <= to && dues.len() < MOST_DUES {
            let mut one = due(last, vec![Step::WithinWindow { from: first, to: last }]);
            one.window_from = Some(first);
            one.opens_on = Some(first);
            dues.push(one);
        }
    };
    let rule = &it.rrule;
    if let Some(start) = window.strip_prefix("from:") {
        // A window over the end of a month: the pattern is its last day.
        for last in rule.expand(from, to, MOST_DUES) {
            let first = format!("{:04}-{start}", last.year()).parse::<Date>().unwrap_or(last);
            let first = if first > last { first.checked_sub(1.year()).unwrap_or(first) } else { first };
            push(first, last);
        }
        return dues;
    }
    if rule.by_month_day.is_empty() && window != "month" {
        for year in from.year().saturating_sub(1)..=to.year() {
            let bounds = (rule.by_month.first(), rule.by_month.last());
            let (Some(&first_month), Some(&last_month)) = bounds else {
                break;
            };
            let closing = if last_month < first_month { year.saturating_add(1) } else { year };
            if let (Ok(first), Ok(last)) = (Date::new(year, first_month, 1), Date::new(closing, last_month, 1)) {
                push(first, last.last_of_month());
            }
        }
        return dues;
    }
    let step = if rule.frequency == Cycle::Monthly { usize::try_from(rule.interval).unwrap_or(1) } else { 1 };
    for month in periods::within(Per::MONTH, from, to).into_iter().step_by(step.max(1)) {
        if !rule.by_month.is_empty() && !rule.by_month.contains(&month.from.month()) {
            continue;
        }
        if rule.by_month_day.is_empty() {
            push(month.from, month.to);
            continue;
        }
        let single = Recurrence { by_month: Vec::new(), interval: 1, frequency: Cycle::Monthly, ..rule.clone() };
        let days = single.expand(month.from, month.to, 31);
        // «в начале и в конце месяца»: every run of days is a window of its own.
        for run in days.chunk_by(|one, next| one.tomorrow().is_ok_and(|day| day == *next)) {
            if let (Some(first), Some(last)) = (run.first(), run.last()) {
                push(*first, *last);
            }
        }
    }
    dues
}

/// The dues of a frequency: one per period, at its end.
pub(super) fn frequency(it: &Frequency, desk: &mut Desk) -> Vec<Due> {
    if it.bound == Some(Bound::Max) {
        // «Не чаще» forbids and owes nothing.
        desk.ask(Open::HowOftenNotExact);
        return Vec::new();
    }
    let Some((from, to)) = desk.stretch(it.from, it.to) else {
        return Vec::new();
    };
    let mut dues = Vec::new();
    for period in periods_of(it.per, from, to, desk) {
        let cut = period.to > to;
        let day = period.to.min(to);
        let mut steps =
            vec![Step::TimesWithin { count: it.count, bound: it.bound, per: it.per, period: period.clone() }];
        if cut {
            steps.push(Step::CutByTerm { term_to: to });
        }
        let mut one = due(day, steps);
        (one.count, one.bound) = (it.count, it.bound);
        one.opens_on = Some(period.from.max(from));
        one.window_from = one.opens_on;
        one.period = Some(period);
        dues.push(one);
    }
    if dues.len() >= MOST_DUES {
        desk.ask(Open::TooManyDates { kept: MOST_DUES });
    }
    dues
}

fn periods_of(per: Per, from: Date, to: Date, desk: &mut Desk) -> Vec<Period> {
    let (count, part): (u8, fn(u8) -> SchoolTerm) = match per {
        Per::SchoolQuarter => (4, SchoolTerm::Quarter),
        Per::SchoolTrimester => (3, SchoolTerm::Trimester),
        _ => return periods::within(per, from, to),
    };
    let mut periods = Vec::new();
    for year in from.year().saturating_sub(1)..=to.year() {
        for number in 1..=count {
            let term = desk.school_term(SchoolYear(year), part(number));
            periods.extend(term.filter(|period| period.to >= from && period.from <= to));
        }
    }
    periods
}
