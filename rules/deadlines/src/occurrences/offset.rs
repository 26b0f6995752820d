//! Dues that hang on an event.

use super::{
    AnchorTime, Due,
    count::{count, hours},
    desk::{Desk, due},
    periods,
    step::Step,
};
use crate::{
    Open,
    rule::{Anchor, Bound, Direction, Event, Offset, Per, Unit},
};

/// The dues of an offset: one for its event, or one for every period that ends.
pub(super) fn offset(it: &Offset, desk: &mut Desk) -> Vec<Due> {
    let Some(anchor) = &it.anchor else {
        desk.ask(Open::AnchorNotNamed);
        return Vec::new();
    };
    if anchor.as_str() == Anchor::NOW {
        // A condition on the past («за период не менее двух лет») makes nothing due.
        return Vec::new();
    }
    if let Some(at) = desk.anchor(anchor) {
        return from_day(it, at, desk).into_iter().collect();
    }
    if let Some((per, ends)) = periodic(anchor) {
        return every_period(it, per, ends, desk);
    }
    desk.ask(Open::AnchorNotDated { anchor: anchor.clone() });
    Vec::new()
}

/// The period that a nameless period anchor repeats with, and whether it is its end.
fn periodic(anchor: &Anchor) -> Option<(Per, bool)> {
    let (per, side) = anchor.as_str().rsplit_once('_')?;
    let per = match per {
        "month" => Per::MONTH,
        "quarter" => Per::Quarter,
        "half" => Per::Half,
        "year" => Per::YEAR,
        "school_year" => Per::SchoolYear,
        "school_half" => Per::SchoolHalf,
        _ => return None,
    };
    matches!(side, "start" | "end").then_some((per, side == "end"))
}

fn every_period(it: &Offset, per: Per, ends: bool, desk: &mut Desk) -> Vec<Due> {
    let Some((from, to)) = desk.stretch(None, None) else {
        return Vec::new();
    };
    let mut dues = Vec::new();
    for period in periods::within(per, from, to) {
        let day = if ends { period.to } else { period.from };
        if let Some(mut due) = from_day(it, AnchorTime::On(day), desk) {
            due.steps.insert(0, Step::Closes { period: period.clone() });
            due.period = Some(period);
            dues.push(due);
        }
    }
    dues
}

fn from_day(it: &Offset, at: AnchorTime, desk: &mut Desk) -> Option<Due> {
    let calendars = &desk.situation.calendars;
    if it.unit == Unit::Hour && it.n > 0 {
        let (until, step) = hours(it.n, it.direction, at)?;
        // Midnight belongs to the day that ends with it (ст. 194 ГК).
        let midnight = until.time() == jiff::civil::Time::midnight();
        let day = if midnight { until.date().yesterday().ok()? } else { until.date() };
        let mut hourly = due(day, vec![step]);
        hourly.due_at = (!midnight).then(|| until.time());
        hourly.opens_on = Some(at.day());
        return Some(hourly);
    }
    let (day, steps) = count(it.n, it.unit, it.direction, it.anchor.as_ref(), at, calendars)?;
    let earliest = it.from_n.and_then(|n| count(n, it.unit, it.direction, None, at, calendars)).map(|(day, _)| day);
    let mut found = due(day, steps);
    found.bound = it.bound;
    match (it.direction, it.bound) {
        (Direction::After, Some(Bound::Min)) => {
            // A wait: from that day on it may be done; no last day is named.
            desk.ask(Open::WaitWithoutDeadline);
            return None;
        }
        (Direction::After, _) => {
            found.opens_on = Some(at.day());
            found.window_from = earliest;
        }
        (Direction::Before, Some(Bound::Max)) => {
            // «не ранее чем за 10 дней до …»: from that day until the event.
            found.window_from = Some(day);
            found.due_on = at.day().yesterday().ok()?;
            found.steps.push(Step::WithinWindow { from: day, to: found.due_on });
        }
        (Direction::Before, _) => found.window_from = earliest,
    }
    Some(found)
}

/// «Перед …»: the day before the event.
pub(super) fn before_event(it: &Event, desk: &mut Desk) -> Vec<Due> {
    let Some(at) = desk.anchor(&it.anchor) else {
        desk.ask(Open::AnchorNotDated { anchor: it.anchor.clone() });
        return Vec::new();
    };
    let Ok(day) = at.day().yesterday() else {
        return Vec::new();
    };
    vec![due(day, vec![Step::DayBefore { anchor: it.anchor.clone(), at, day }])]
}

/// «После …»: nothing is late until somebody says how long after.
pub(super) fn after_event(it: &Event, desk: &mut Desk) -> Vec<Due> {
    if !it.immediate {
        desk.ask(Open::DistanceNotStated { anchor: it.anchor.clone() });
    }
    Vec::new()
}
