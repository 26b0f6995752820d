//! The steps of a derivation: structured, so that a page can word them in any language.

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use super::AnchorTime;
use crate::rule::{Anchor, Bound, Direction, Length, Per, Period, Recurrence, Slice, Unit};

/// A named holiday on its day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HolidayOn {
    /// The day.
    pub day: Date,
    /// Its name, where the calendar knows it.
    pub name: Option<String>,
}

/// What a step rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "source", rename_all = "snake_case")]
pub enum Source {
    /// An article of the Civil Code (ГК).
    CivilCode {
        /// Its number: 191 to 194.
        article: u16,
    },
    /// The production calendar of a year.
    Calendar {
        /// The year.
        year: i16,
    },
    /// The clause itself.
    Clause,
    /// The document's term.
    DocumentTerm,
    /// A rule of this project, where the text is silent.
    ProjectRule,
}

/// One step of a derivation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum Step {
    /// The event's day, which does not count (ст. 191 ГК).
    AnchorDay {
        /// The event.
        anchor: Option<Anchor>,
        /// When it happened.
        at: AnchorTime,
    },
    /// The thing is due on the event's own day.
    SameDay {
        /// The event.
        anchor: Option<Anchor>,
        /// When it happened.
        at: AnchorTime,
    },
    /// So many units are counted, beginning with a day.
    Count {
        /// How many.
        n: u32,
        /// The unit.
        unit: Unit,
        /// Forwards or backwards.
        direction: Direction,
        /// The first day that counts.
        first: Date,
        /// Where the count ends.
        last: Date,
    },
    /// Months and years end on the same number of the month, or on its last day (ст. 192 ГК).
    SameNumber {
        /// How many.
        length: Length,
        /// Where the count ends.
        last: Date,
        /// The month has no such day, so its last day is taken.
        cut: bool,
    },
    /// Hours run on, days off included.
    Hours {
        /// How many.
        n: u32,
        /// From when.
        from: DateTime,
        /// Until when.
        until: DateTime,
    },
    /// Days off that were passed over while counting working days.
    DaysOffSkipped {
        /// Weekends and moved days, as stretches.
        stretches: Vec<(Date, Date)>,
        /// Holidays among them.
        holidays: Vec<HolidayOn>,
        /// The next holiday after the last day, when none lies between.
        next_holiday: Option<HolidayOn>,
    },
    /// The last day is worked: nothing moves (ст. 193 ГК).
    LastDayWorked {
        /// The day.
        day: Date,
    },
    /// The last day is a day off, so the end moves to the next working day (ст. 193 ГК).
    MovedToWorkingDay {
        /// The day off.
        from: Date,
        /// The next working day.
        to: Date,
        /// The holiday that it falls on.
        holiday: Option<String>,
    },
    /// Counting backwards, the day off is left for the working day before it, so that the notice stays long enough.
    MovedBack {
        /// The day off.
        from: Date,
        /// The working day before it.
        to: Date,
    },
    /// The document itself names the day, which therefore does not move.
    NamedDay {
        /// The day.
        day: Date,
    },
    /// «До X» includes X.
    UpToIncludes {
        /// The day.
        day: Date,
    },
    /// «До X, не включая»: the last day is the one before.
    UpToExcludes {
        /// The named day.
        named: Date,
        /// The last day.
        day: Date,
    },
    /// The thing may be done within a window.
    WithinWindow {
        /// Its first day.
        from: Date,
        /// Its last day.
        to: Date,
    },
    /// The day comes from a repetition.
    Repeats {
        /// The pattern.
        pattern: Recurrence,
        /// The day.
        day: Date,
    },
    /// A working day of a period, counted by the production calendar.
    WorkingDayOf {
        /// The period.
        period: Period,
        /// Which one: 1 is the first, −1 the last.
        position: i16,
        /// The day.
        day: Date,
    },
    /// The reporting period that the day closes.
    Closes {
        /// The period.
        period: Period,
    },
    /// So many times within a period; checked at its end.
    TimesWithin {
        /// How many times.
        count: u32,
        /// At least, exactly, at most.
        bound: Option<Bound>,
        /// How the period repeats.
        per: Per,
        /// The period.
        period: Period,
    },
    /// The whole of a stretch: checked at its end.
    WholeStretch {
        /// Its first day.
        from: Option<Date>,
        /// Its last day.
        to: Date,
    },
    /// The end of the document's term cuts the period.
    CutByTerm {
        /// The term's last day.
        term_to: Date,
    },
    /// The clause makes an exception for this period.
    Exception {
        /// The period.
        slice: Slice,
    },
    /// The thing is to be done before an event: on the day before at the latest.
    DayBefore {
        /// The event.
        anchor: Anchor,
        /// When it happens.
        at: AnchorTime,
        /// The day before.
        day: Date,
    },
    /// The day ends at 24:00 in the performer's zone (ст. 194 ГК).
    Expires {
        /// The day.
        day: Date,
        /// The zone (IANA), where it is known.
        zone: Option<String>,
    },
    /// It ends at an hour of the day.
    ExpiresAt {
        /// When.
        at: DateTime,
        /// The zone (IANA), where it is known.
        zone: Option<String>,
    },
}

impl Step {
    /// Whether the step rests on working days, so that a change of the calendar may move its date.
    pub fn uses_calendar(&self) -> bool {
        matches!(
            self,
            Step::LastDayWorked { .. }
                | Step::MovedToWorkingDay { .. }
                | Step::MovedBack { .. }
                | Step::DaysOffSkipped { .. }
                | Step::WorkingDayOf { .. }
        )
    }

    /// What the step rests on.
    pub fn source(&self) -> Source {
        match self {
            Step::AnchorDay { .. } => Source::CivilCode { article: 191 },
            Step::SameNumber { .. } => Source::CivilCode { article: 192 },
            Step::LastDayWorked { .. } | Step::MovedToWorkingDay { .. } => Source::CivilCode { article: 193 },
            Step::Expires { .. } => Source::CivilCode { article: 194 },
            Step::DaysOffSkipped { stretches, next_holiday, .. } => {
                let day = stretches.first().map(|(from, _)| *from).or(next_holiday.as_ref().map(|it| it.day));
                day.map_or(Source::Clause, |day| Source::Calendar { year: day.year() })
            }
            Step::WorkingDayOf { day, .. } => Source::Calendar { year: day.year() },
            Step::CutByTerm { .. } => Source::DocumentTerm,
            Step::UpToIncludes { .. } | Step::WholeStretch { .. } | Step::MovedBack { .. } => Source::ProjectRule,
            Step::SameDay { .. }
            | Step::Count { .. }
            | Step::Hours { .. }
            | Step::NamedDay { .. }
            | Step::UpToExcludes { .. }
            | Step::WithinWindow { .. }
            | Step::Repeats { .. }
            | Step::Closes { .. }
            | Step::TimesWithin { .. }
            | Step::DayBefore { .. }
            | Step::ExpiresAt { .. }
            | Step::Exception { .. } => Source::Clause,
        }
    }
}
