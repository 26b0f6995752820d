//! Counting from an event, with the steps that explain the count.

use jiff::{ToSpan, civil::Date};

use super::{
    AnchorTime,
    step::{HolidayOn, Step},
};
use crate::{
    Calendars,
    calendar::DayKind,
    rule::{Anchor, Direction, Length, Unit},
};

/// The most days that a count walks: longer than any term, short enough for any page.
const MOST_DAYS: u32 = 40_000;

/// Where a count ends and how it got there. Hours are counted by [`hours`].
pub(super) fn count(
    n: u32,
    unit: Unit,
    direction: Direction,
    anchor: Option<&Anchor>,
    at: AnchorTime,
    calendars: &Calendars,
) -> Option<(Date, Vec<Step>)> {
    let start = at.day();
    let anchor = anchor.cloned();
    if n == 0 {
        let mut steps = vec![Step::SameDay { anchor, at }];
        let day = match unit {
            Unit::WorkingDay => moved(start, calendars, &mut steps),
            _ => start,
        };
        return Some((day, steps));
    }
    let mut steps = vec![Step::AnchorDay { anchor, at }];
    let last = match unit {
        Unit::WorkingDay | Unit::SchoolDay => {
            return counted_days(n, unit, direction, start, calendars).map(|(day, more)| {
                steps.extend(more);
                (day, steps)
            });
        }
        Unit::CalendarDay => days_away(start, n, direction)?,
        Unit::Month => months_away(start, i64::from(n), direction)?,
        Unit::Year => months_away(start, i64::from(n).checked_mul(12)?, direction)?,
        Unit::Hour => return None,
    };
    steps.push(match unit {
        Unit::CalendarDay => Step::Count { n, unit, direction, first: next_to(start, direction)?, last },
        _ => Step::SameNumber { length: Length { n, unit }, last, cut: last.day() != start.day() },
    });
    Some((settle(last, direction, calendars, &mut steps), steps))
}

/// Where the last day is a day off: forwards to the next working day (ст. 193 ГК), backwards to the one before.
fn settle(last: Date, direction: Direction, calendars: &Calendars, steps: &mut Vec<Step>) -> Date {
    match direction {
        Direction::After => moved(last, calendars, steps),
        Direction::Before if calendars.is_working(last) => last,
        Direction::Before => {
            let to = calendars.on_or_previous_working(last);
            steps.push(Step::MovedBack { from: last, to });
            to
        }
    }
}

fn moved(last: Date, calendars: &Calendars, steps: &mut Vec<Step>) -> Date {
    if calendars.is_working(last) {
        steps.push(Step::LastDayWorked { day: last });
        return last;
    }
    let to = calendars.on_or_next_working(last);
    steps.push(Step::MovedToWorkingDay { from: last, to, holiday: holiday_name(last, calendars) });
    to
}

fn next_to(day: Date, direction: Direction) -> Option<Date> {
    match direction {
        Direction::After => day.tomorrow().ok(),
        Direction::Before => day.yesterday().ok(),
    }
}

/// More days than lie between any two dates of a calendar, and fewer than a span can hold.
const MOST_DAYS_AWAY: u32 = 7_000_000;

fn days_away(start: Date, n: u32, direction: Direction) -> Option<Date> {
    let span = i64::from(n.min(MOST_DAYS_AWAY)).days();
    match direction {
        Direction::After => start.checked_add(span).ok(),
        Direction::Before => start.checked_sub(span).ok(),
    }
}

/// The same number of another month, or that month's last day (ст. 192 ГК).
fn months_away(start: Date, months: i64, direction: Direction) -> Option<Date> {
    let span = months.min(200_000).months();
    match direction {
        Direction::After => start.checked_add(span).ok(),
        Direction::Before => start.checked_sub(span).ok(),
    }
}

/// Working or school days, one by one.
fn counted_days(
    n: u32,
    unit: Unit,
    direction: Direction,
    start: Date,
    calendars: &Calendars,
) -> Option<(Date, Vec<Step>)> {
    let counts = |day: Date| match unit {
        Unit::SchoolDay => calendars.is_school_day(day),
        _ => calendars.is_working(day),
    };
    let (mut day, mut counted, mut first) = (start, 0, None);
    let mut skipped = Vec::new();
    for _ in 0..MOST_DAYS {
        day = next_to(day, direction)?;
        if counts(day) {
            counted += 1;
            first = first.or(Some(day));
        } else {
            skipped.push(day);
        }
        if counted == n {
            let first = first.unwrap_or(day);
            let mut steps = vec![Step::Count { n, unit, direction, first, last: day }];
            steps.push(days_off(skipped, day, direction, calendars));
            if direction == Direction::After {
                steps.push(Step::LastDayWorked { day });
            }
            return Some((day, steps));
        }
    }
    None
}

fn days_off(mut skipped: Vec<Date>, last: Date, direction: Direction, calendars: &Calendars) -> Step {
    skipped.sort_unstable();
    let holidays: Vec<HolidayOn> = skipped
        .iter()
        .filter(|day| !matches!(calendars.day_kind(**day), DayKind::Weekend))
        .map(|day| HolidayOn { day: *day, name: holiday_name(*day, calendars) })
        .collect();
    let next_holiday = match direction {
        Direction::After if holidays.is_empty() => next_holiday(last, calendars),
        _ => None,
    };
    Step::DaysOffSkipped { stretches: stretches(&skipped), holidays, next_holiday }
}

/// Days joined into stretches.
fn stretches(days: &[Date]) -> Vec<(Date, Date)> {
    let mut joined: Vec<(Date, Date)> = Vec::new();
    for day in days {
        match joined.last_mut() {
            Some((_, end)) if end.tomorrow().is_ok_and(|next| next == *day) => *end = *day,
            _ => joined.push((*day, *day)),
        }
    }
    joined
}

/// The next named holiday within two months: it tells a reader that none was overlooked.
fn next_holiday(after: Date, calendars: &Calendars) -> Option<HolidayOn> {
    after.series(1.day()).skip(1).take(62).find_map(|day| match calendars.day_kind(day) {
        DayKind::Holiday { name: Some(name) } | DayKind::RegionalHoliday { name: Some(name) } => {
            Some(HolidayOn { day, name: Some(name) })
        }
        _ => None,
    })
}

/// The name of the holiday or the reason why a day is off.
pub(super) fn holiday_name(day: Date, calendars: &Calendars) -> Option<String> {
    match calendars.day_kind(day) {
        DayKind::Holiday { name }
        | DayKind::RegionalHoliday { name }
        | DayKind::Vacation { name }
        | DayKind::PaidNonWorking { name } => name,
        DayKind::MovedOff { from: Some(from) } => {
            Some(format!("выходной перенесён с {}", crate::explain::day_month(from)))
        }
        _ => None,
    }
}

/// Hours run on through nights and days off. A day without a time ends first, and the hours follow (ст. 191 ГК).
pub(super) fn hours(n: u32, direction: Direction, at: AnchorTime) -> Option<(jiff::civil::DateTime, Step)> {
    // More hours than any calendar has: the sum fails rather than end on a day nobody named.
    let span = i64::from(n.min(170_000_000)).hours();
    let (from, until) = match (at, direction) {
        (AnchorTime::At(time), Direction::After) => (time, time.checked_add(span).ok()?),
        (AnchorTime::At(time), Direction::Before) => (time, time.checked_sub(span).ok()?),
        (AnchorTime::On(day), Direction::After) => {
            let midnight = day.tomorrow().ok()?.at(0, 0, 0, 0);
            (midnight, midnight.checked_add(span).ok()?)
        }
        (AnchorTime::On(day), Direction::Before) => {
            let midnight = day.at(0, 0, 0, 0);
            (midnight, midnight.checked_sub(span).ok()?)
        }
    };
    Some((until, Step::Hours { n, from, until }))
}
