//! What a phrase leaves open. Each is an honest question to the parties, answered by a parameter of the
//! agreement; none is answered by a guess.

use serde::{Deserialize, Serialize};

use crate::rule::{Anchor, Limit, SchoolTerm};

/// A question that the phrase, its context or the calendar leaves open.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "open", rename_all = "snake_case")]
pub enum Open {
    /// No time is named: «своевременно», «регулярно», a dash.
    TimeNotStated,
    /// The phrase is no deadline at all.
    NotADeadline,
    /// Nothing in the phrase was understood as a deadline.
    NotUnderstood,
    /// A schedule is cited and not attached.
    ScheduleNotAttached {
        /// Which one, in the words of the phrase.
        reference: Option<String>,
    },
    /// The school's calendar does not say when this part of the school year begins and ends.
    SchoolTermNotLoaded {
        /// Which part.
        term: SchoolTerm,
    },
    /// The parties are to agree on the date.
    AgreementNeeded,
    /// The clock starts when somebody asks.
    RequestNeeded,
    /// «По мере необходимости»: who decides, and when, is not stated.
    NeedNotDefined,
    /// «Постоянно»: nothing is due on any day.
    NoDueDate,
    /// «До конца», «бессрочно»: no last day is stated.
    NoEnd,
    /// «Ежеквартально до 10 числа»: the month is not named, the month after the quarter is assumed.
    MonthNotNamed,
    /// Days of which kind is not named; calendar days are counted.
    DayKindNotNamed,
    /// «К 2024 году»: by its beginning or by its end; the end is assumed.
    YearBoundaryUnclear,
    /// «Конец ноября», «начало мая»: a customary ten days are assumed.
    EdgeOfPeriodUnclear,
    /// «Незамедлительно»: the same day is assumed.
    ImmediatelyNotDefined,
    /// «Не реже», «не чаще»: the exact number is left to the performer.
    HowOftenNotExact,
    /// «2 совещания в месяц»: exactly or at least is not stated.
    ExactOrMinimum,
    /// A last day in the past or future cannot be named without a year.
    YearNotStated,
    /// The beginning or end of the document's term is not known.
    TermNotStated,
    /// The event that starts the clock has no date yet.
    AnchorNotDated {
        /// The event.
        anchor: Anchor,
    },
    /// The phrase breaks off before naming the event.
    AnchorNotNamed,
    /// How long before or after the event is not stated.
    DistanceNotStated {
        /// The event.
        anchor: Anchor,
    },
    /// Only a number is hoped for, without an end: «не ранее чем через 10 дней» is a wait, not a deadline.
    WaitWithoutDeadline,
    /// A named limit of a period has no date yet.
    LimitNotDated {
        /// The limit.
        limit: Limit,
    },
    /// The production calendar of this year is not loaded; only weekends were taken as days off.
    CalendarNotLoaded {
        /// The year.
        year: i16,
    },
    /// The last day cannot exist: «31 июня».
    NoSuchDay,
    /// The list of dates was cut.
    TooManyDates {
        /// How many were kept.
        kept: usize,
    },
}

impl Open {
    /// The question in Russian, as one sentence.
    pub fn russian(&self) -> String {
        crate::explain::open_in_russian(self)
    }

    /// The question in English, as one sentence.
    pub fn english(&self) -> String {
        crate::explain::open_in_english(self)
    }
}
