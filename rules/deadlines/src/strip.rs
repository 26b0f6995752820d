//! The strip of days that a page draws between an event and the day it is due.

use jiff::{ToSpan, civil::Date};
use serde::{Deserialize, Serialize};

use crate::{
    Calendars,
    calendar::DayKind,
    rule::{Direction, Unit},
};

/// From how many days on a strip should be drawn by weeks ([`weeks`]) and not by days.
pub const LONGEST_STRIP_DAYS: usize = 25;

/// The most days that a strip holds at all: three years.
const MOST_DAYS: usize = 1_100;

/// One day of a strip.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Day {
    /// The day.
    pub date: Date,
    /// Its day of the week, Monday 1.
    pub weekday: i8,
    /// Its number in the count; 0 is the event's own day; nothing for a day that does not count.
    pub count: Option<u32>,
    /// What kind of day it is.
    pub kind: DayKind,
    /// The day it is due.
    pub due: bool,
}

impl Day {
    /// What stands under the day, in Russian: its count, «вых.», or the holiday's name.
    pub fn caption(&self) -> String {
        if let Some(count) = self.count {
            return count.to_string();
        }
        match &self.kind {
            DayKind::Holiday { name: Some(name) }
            | DayKind::RegionalHoliday { name: Some(name) }
            | DayKind::Vacation { name: Some(name) } => name.clone(),
            _ => "вых.".to_owned(),
        }
    }
}

/// A week of a long strip.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeekOfStrip {
    /// The first day of this week within the strip.
    pub from: Date,
    /// The last day of this week within the strip.
    pub to: Date,
    /// The count reached by its end.
    pub count: Option<u32>,
    /// Days within that do not count.
    pub days_off: u32,
    /// The day it is due falls into this week.
    pub due: bool,
}

/// Every calendar day between the event and the due day, both included, in the order of the calendar, each with
/// its count. Where the deadline moved off a day off, the days after the count's end have no number but the due
/// day's own.
///
/// A strip of more than [`LONGEST_STRIP_DAYS`] days does not fit a page: draw [`weeks`] of it instead, with the
/// first and the last week as days.
pub fn days(anchor: Date, due: Date, unit: Unit, direction: Direction, calendars: &Calendars) -> Vec<Day> {
    let counts = |day: Date| match unit {
        Unit::WorkingDay => calendars.is_working(day),
        Unit::SchoolDay => calendars.is_school_day(day),
        _ => true,
    };
    let step = if direction == Direction::After { 1 } else { -1 };
    let (first, last) = (anchor.min(due), anchor.max(due));
    let mut count = 0;
    let mut strip: Vec<Day> = anchor
        .series(i64::from(step).days())
        .take_while(|day| *day >= first && *day <= last)
        .take(MOST_DAYS)
        .map(|date| {
            let counted = date != anchor && counts(date);
            count += u32::from(counted);
            Day {
                date,
                weekday: date.weekday().to_monday_one_offset(),
                count: if date == anchor { Some(0) } else { counted.then_some(count) },
                kind: calendars.day_kind(date),
                due: date == due,
            }
        })
        .collect();
    if direction == Direction::Before {
        strip.reverse();
    }
    strip
}

/// The same strip collapsed into weeks from Monday.
pub fn weeks(days: &[Day]) -> Vec<WeekOfStrip> {
    let mut weeks: Vec<WeekOfStrip> = Vec::new();
    for day in days {
        let new = day.weekday == 1 || weeks.is_empty();
        if new {
            weeks.push(WeekOfStrip { from: day.date, to: day.date, count: None, days_off: 0, due: false });
        }
        if let Some(week) = weeks.last_mut() {
            week.to = day.date;
            week.count = week.count.max(day.count);
            week.days_off += u32::from(day.count.is_none());
            week.due |= day.due;
        }
    }
    weeks
}
