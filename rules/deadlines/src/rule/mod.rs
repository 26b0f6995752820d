//! What a deadline phrase means: the normalised forms of `deadlines_schema.md`, as types.

mod anchor;
mod parts;
mod per;
mod recurrence;
mod slice;

pub use anchor::Anchor;
pub use parts::{Bound, Direction, Extra, Item, Length, Limit, MonthDay, Period, SchoolTerm, SchoolYear, Unit};
pub use per::Per;
pub use recurrence::{Cycle, Recurrence, RecurrenceError, WeekdayOf, weekday_code};
pub use slice::Slice;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A normalised deadline. Its JSON is the form of `deadlines_schema.md`, with the tag `kind`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Rule {
    /// Exactly this day: an event, or a bare date in the column «Срок».
    Date(OnDate),
    /// Not later than a day.
    Deadline(Deadline),
    /// From a day to a day, both included.
    Range(Range),
    /// Several separate days or periods.
    Dates(Dates),
    /// A repetition: every occurrence is the last day for its reporting period.
    Rrule(Recurring),
    /// So many times per period, checked period by period.
    Frequency(Frequency),
    /// So many units from an event; the event's day does not count (ст. 191 ГК).
    Offset(Offset),
    /// Before an event, without a number.
    BeforeEvent(Event),
    /// After an event, without a number.
    AfterEvent(Event),
    /// During the whole of a period.
    Throughout(Throughout),
    /// How long a document is in force.
    Term(Term),
    /// By a schedule or plan that stands elsewhere.
    AsScheduled(AsScheduled),
    /// As the parties agree.
    AsAgreed(AsAgreed),
    /// When asked.
    OnRequest(OnRequest),
    /// When needed.
    AsNeeded(Plain),
    /// Always, without an end.
    Continuous(Plain),
    /// Nothing that a date could be computed from: «своевременно», a dash, an unfilled date.
    Unspecified(Unspecified),
    /// The phrase holds dates or numbers but is no deadline: «приказ от 12.03.2020 № 345».
    None(Plain),
}

/// Exactly this day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnDate {
    /// The day.
    pub date: Date,
    /// What further rules or doubts the phrase adds.
    #[serde(flatten)]
    pub extra: Extra,
}

/// Not later than a day. «До X» includes X unless the phrase says otherwise (project rule `до_inclusive`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    /// The last day.
    pub by: Date,
    /// Present when the phrase itself says whether the day counts: «до 1 мая включительно».
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inclusive: Option<bool>,
    /// The first day, where the phrase names one: «к 2024 году (начиная с 2020 года)».
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starts: Option<Date>,
    /// What further rules or doubts the phrase adds.
    #[serde(flatten)]
    pub extra: Extra,
}

/// From a day to a day, both included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Range {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// The school year, where the phrase names the range so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub school_year: Option<SchoolYear>,
    /// What further rules or doubts the phrase adds.
    #[serde(flatten)]
    pub extra: Extra,
}

/// Several separate days or periods.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dates {
    /// In the order of the phrase.
    pub list: Vec<Item>,
    /// What further rules or doubts the phrase adds.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A repetition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recurring {
    /// The pattern (RFC 5545).
    pub rrule: Recurrence,
    /// The first occurrence, when the phrase or its context names a year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dtstart: Option<Date>,
    /// The last day on which an occurrence may fall.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// The reporting period that an occurrence closes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Per>,
    /// 0: the period the occurrence falls into; −1: the one before it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period_offset: Option<i8>,
    /// How long each occurrence lasts, where it is a window and not a day: `decade`, `2months`, `10days`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub window: Option<String>,
    /// The phrase names no end («и последующие годы»).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub open_ended: bool,
    /// «Последний рабочий день»: the pattern counts days of the production calendar, not Monday to Friday.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub working_calendar: bool,
    /// What further rules or doubts the phrase adds.
    #[serde(flatten)]
    pub extra: Extra,
}

/// So many times per period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frequency {
    /// How many times.
    pub count: u32,
    /// In which period.
    pub per: Per,
    /// At least, exactly or at most so many times.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bound: Option<Bound>,
    /// The first day of the stretch in which the periods are counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// The last day of that stretch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Date>,
    /// What further rules or doubts the phrase adds.
    #[serde(flatten)]
    pub extra: Extra,
}

/// So many units from an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offset {
    /// How many units; 0 is the event's own day.
    pub n: u32,
    /// The unit.
    pub unit: Unit,
    /// After or before the event.
    pub direction: Direction,
    /// The event; nothing when the phrase breaks off before naming it.
    pub anchor: Option<Anchor>,
    /// `max`: not later than; `min` before an event: not later than so long before;
    /// `min` after an event: a wait, not a deadline («не ранее чем через 10 дней»).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bound: Option<Bound>,
    /// The earliest day of a window («от 5 до 10 дней»), in the same unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_n: Option<u32>,
    /// What further rules or doubts the phrase adds.
    #[serde(flatten)]
    pub extra: Extra,
}

/// Before or after an event, without a number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// The event.
    pub anchor: Anchor,
    /// It begins at once («вступает в силу с момента подписания»).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub immediate: bool,
    /// What further rules or doubts the phrase adds.
    #[serde(flatten)]
    pub extra: Extra,
}

/// During the whole of a period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Throughout {
    /// Its beginning: a day or an event.
    pub from: Option<Limit>,
    /// Its end; nothing when it is open («начиная с 2019 года»).
    pub to: Option<Limit>,
    /// The school year, where the phrase names the period so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub school_year: Option<SchoolYear>,
    /// What further rules or doubts the phrase adds.
    #[serde(flatten)]
    pub extra: Extra,
}

/// How long a document is in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// A day, or `{"event": …}`.
    #[serde(with = "parts::term_limit")]
    pub from: Option<Limit>,
    /// A day, `{"event": …}`, or null for «бессрочно».
    #[serde(with = "parts::term_limit")]
    pub to: Option<Limit>,
    /// «Сроком на три года».
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub length: Option<Length>,
    /// What further rules or doubts the phrase adds.
    #[serde(flatten)]
    pub extra: Extra,
}

/// By a schedule that stands elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AsScheduled {
    /// Which schedule, in the words of the phrase.
    #[serde(rename = "ref", default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// The part of the school year that the schedule bounds («I четверть»).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub school_term: Option<SchoolTerm>,
    /// Its school year, where the phrase or its context names one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub school_year: Option<SchoolYear>,
    /// What further rules or doubts the phrase adds.
    #[serde(flatten)]
    pub extra: Extra,
}

/// As the parties agree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AsAgreed {
    /// With whom, in the words of the phrase.
    #[serde(rename = "ref", default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// The last day that they may agree on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Date>,
    /// What further rules or doubts the phrase adds.
    #[serde(flatten)]
    pub extra: Extra,
}

/// When asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnRequest {
    /// Whose request, in the words of the phrase.
    #[serde(rename = "ref", default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// What further rules or doubts the phrase adds.
    #[serde(flatten)]
    pub extra: Extra,
}

/// Nothing that a date could be computed from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unspecified {
    /// The year, when it is all that the phrase says: «Иркутск, 2020».
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<i16>,
    /// What further rules or doubts the phrase adds.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A kind without facts of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plain {
    /// What further rules or doubts the phrase adds.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Rule {
    /// The facts that every kind may carry: further rules, exceptions, a doubt.
    pub fn extra(&self) -> &Extra {
        match self {
            Rule::Date(it) => &it.extra,
            Rule::Deadline(it) => &it.extra,
            Rule::Range(it) => &it.extra,
            Rule::Dates(it) => &it.extra,
            Rule::Rrule(it) => &it.extra,
            Rule::Frequency(it) => &it.extra,
            Rule::Offset(it) => &it.extra,
            Rule::BeforeEvent(it) | Rule::AfterEvent(it) => &it.extra,
            Rule::Throughout(it) => &it.extra,
            Rule::Term(it) => &it.extra,
            Rule::AsScheduled(it) => &it.extra,
            Rule::AsAgreed(it) => &it.extra,
            Rule::OnRequest(it) => &it.extra,
            Rule::Unspecified(it) => &it.extra,
            Rule::AsNeeded(it) | Rule::Continuous(it) | Rule::None(it) => &it.extra,
        }
    }

    /// The same, to be changed.
    pub fn extra_mut(&mut self) -> &mut Extra {
        match self {
            Rule::Date(it) => &mut it.extra,
            Rule::Deadline(it) => &mut it.extra,
            Rule::Range(it) => &mut it.extra,
            Rule::Dates(it) => &mut it.extra,
            Rule::Rrule(it) => &mut it.extra,
            Rule::Frequency(it) => &mut it.extra,
            Rule::Offset(it) => &mut it.extra,
            Rule::BeforeEvent(it) | Rule::AfterEvent(it) => &mut it.extra,
            Rule::Throughout(it) => &mut it.extra,
            Rule::Term(it) => &mut it.extra,
            Rule::AsScheduled(it) => &mut it.extra,
            Rule::AsAgreed(it) => &mut it.extra,
            Rule::OnRequest(it) => &mut it.extra,
            Rule::Unspecified(it) => &mut it.extra,
            Rule::AsNeeded(it) | Rule::Continuous(it) | Rule::None(it) => &mut it.extra,
        }
    }

    /// Nothing that a date could be computed from.
    pub fn unspecified() -> Rule {
        Rule::Unspecified(Unspecified::default())
    }
}
