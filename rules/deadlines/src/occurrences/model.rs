//! What a derivation is given and what it gives back.

use std::collections::BTreeMap;

use jiff::civil::{Date, DateTime, Time};
use serde::{Deserialize, Serialize};

use super::Step;
use crate::{
    Calendars, Open,
    rule::{Anchor, Bound, MonthDay, Period},
};

/// When an event happened: a day, or a day with its time where hours are counted.
///
/// Written as `2022-09-29` or `2022-09-29T14:02:00`, and read by that: a bare day has no hour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged, try_from = "String")]
pub enum AnchorTime {
    /// A day with its time, in the performer's zone.
    At(DateTime),
    /// A day.
    On(Date),
}

impl TryFrom<String> for AnchorTime {
    type Error = jiff::Error;

    fn try_from(text: String) -> Result<Self, jiff::Error> {
        if text.contains(['T', ' ']) { text.parse().map(AnchorTime::At) } else { text.parse().map(AnchorTime::On) }
    }
}

impl AnchorTime {
    /// The day.
    pub fn day(self) -> Date {
        match self {
            AnchorTime::At(time) => time.date(),
            AnchorTime::On(day) => day,
        }
    }
}

/// For which days dues are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// Dues before this day are left out.
    pub from: Date,
    /// Dues after this day are left out; expectations are made at most 13 months ahead.
    pub horizon: Date,
}

/// Everything that a derivation may depend on. There is no clock in it.
#[derive(Clone, Debug, Default)]
pub struct Situation {
    /// The days of the events that have happened or are planned.
    pub anchors: BTreeMap<Anchor, AnchorTime>,
    /// The first day of the document's term.
    pub term_from: Option<Date>,
    /// The last day of the document's term.
    pub term_to: Option<Date>,
    /// For which days dues are wanted; everything within the term when absent.
    pub window: Option<Window>,
    /// The performer's calendars.
    pub calendars: Calendars,
    /// The performer's zone (IANA), only to be named in the explanation.
    pub zone: Option<String>,
    /// When lessons end in a school year; 31 May when absent.
    pub lessons_end: Option<MonthDay>,
}

/// One date by which something is owed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    /// The reporting period that it closes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// From when the expectation may stand on a board: the beginning of its period, or the anchor's day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opens_on: Option<Date>,
    /// The first day on which the thing may be done, where the rule is a window.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub window_from: Option<Date>,
    /// The last day; it ends at 24:00 in the performer's zone (ст. 194 ГК).
    pub due_on: Date,
    /// The time, where hours are counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_at: Option<Time>,
    /// How many times in the period.
    pub count: u32,
    /// At least, exactly or at most so many times.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bound: Option<Bound>,
    /// How the date came about.
    pub steps: Vec<Step>,
    /// What is odd about the date; it is kept all the same.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<Warning>,
}

impl Due {
    /// The document itself names the day (a date, a window's end, a day of a month), so that it does not move.
    pub fn is_named(&self) -> bool {
        self.steps
            .iter()
            .any(|step| matches!(step, Step::NamedDay { .. } | Step::Repeats { .. } | Step::UpToIncludes { .. }))
    }
}

/// What is odd about a date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "warning", rename_all = "snake_case")]
pub enum Warning {
    /// A date that the document names falls on a day off; it is not moved without a rule of the document.
    NamedDayOff {
        /// The date.
        day: Date,
        /// The next working day, should the parties want to move it.
        next_working: Date,
    },
    /// The date lies before the document's term.
    BeforeTerm {
        /// The date.
        day: Date,
        /// The term's first day.
        term_from: Date,
    },
    /// The date lies after the document's term.
    AfterTerm {
        /// The date.
        day: Date,
        /// The term's last day.
        term_to: Date,
    },
    /// The calendar of this year rests on one source.
    CalendarOneSource {
        /// The year.
        year: i16,
    },
    /// The window is empty: it would end before it begins.
    EmptyWindow {
        /// Its first day.
        from: Date,
        /// Its last day.
        to: Date,
    },
}

/// The dues of a rule, and what stays open.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Derived {
    /// In order of their dates.
    pub due: Vec<Due>,
    /// Questions to the parties.
    pub open: Vec<Open>,
}
