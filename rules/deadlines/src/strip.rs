//! The strip of days that a page draws between an event and the day it is due.

use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};

use crate::{
    Calendars,
    calendar::DayKind,
    rule::{Direction, Unit},
};

/// From how many days on a strip should be drawn by weeks ([`weeks`]) and not by days.
pub const LONGEST_STRIP_DAYS: usize = 25;

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

/// A week of a long strip.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeekOfStrip {
    /// The first day of this week within the strip.
    pub from: Date,
    /// The last day of this week within the strip.
    pub to: Date,
    /// The count reached by its end.
    pub count: Option<u32>,
    /// Days off and holidays within.
    pub days_off: u32,
    /// The day it is due falls into this week.
    pub due: bool,
}

/// Every calendar day from the event to the due day (or back), with its count.
///
/// A strip of more than [`LONGEST_STRIP_DAYS`] days does not fit a page: draw [`weeks`] instead, and the first
/// and the last week as days.
pub fn days(
    anchor: Date,
    due: Date,
    unit: Unit,
    direction: Direction,
    calendars: &Calendars,
) -> Vec<Day> {
    let _ = (anchor, due, unit, direction, calendars, Weekday::Monday);
    Vec::new()
}

/// The same strip collapsed into weeks from Monday.
pub fn weeks(days: &[Day]) -> Vec<WeekOfStrip> {
    let _ = days;
    Vec::new()
}
