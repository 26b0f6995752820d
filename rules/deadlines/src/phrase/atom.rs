//! Atoms: the pieces of meaning that a phrase is made of, before they are put together.

use super::{cursor::Cursor, moment::Stretch, token::Kind};
use crate::rule::{Anchor, Bound, Direction, Per, Slice, Unit};

/// A piece of meaning.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Atom {
    /// «до …», «не позднее …», «к …»: last days.
    By { moments: Vec<Stretch>, how: By },
    /// A bare day, period or list of them.
    On(Vec<Stretch>),
    /// «начиная с …», «не ранее …»
    From(Stretch),
    /// «в течение …» with a period.
    Through(Vec<Stretch>),
    /// «в течение …» with two events.
    ThroughEvents { from: Anchor, to: Anchor },
    /// «ежемесячно», «каждый квартал», «по полугодиям»
    Cycle(Per),
    /// «2 раза в месяц»
    Times { count: u32, per: Per, bound: Bound, loose: bool },
    /// «25 числа месяца, следующего за отчетным»
    DayOfMonth(DayOfMonth),
    /// «по пятницам», «каждый вторник»
    Weekdays(Vec<i8>),
    /// «по рабочим дням»
    EveryWorkingDay,
    /// «в течение 5 дней со дня …»
    Offset(OffsetAtom),
    /// «после …» (with its anchor)
    After { anchor: Anchor, immediate: bool },
    /// «перед …»
    Before(Anchor),
    /// «по графику …»
    Scheduled(Option<String>),
    /// «по согласованию …»
    Agreed(Option<String>),
    /// «по запросу …»
    Requested(Option<String>),
    /// «при необходимости»
    Needed,
    /// «постоянно»
    Always,
    /// «своевременно»
    Vague,
    /// «незамедлительно»
    AtOnce,
    /// «бессрочно»
    Forever,
    /// «сроком на 3 года»
    Lasts { n: u32, unit: Unit },
    /// «действует до …», «на срок до …»
    InForceUntil(Vec<Stretch>),
    /// «на срок реализации национального проекта»
    UntilProgrammeEnd,
    /// «далее ежегодно»; with «и последующие годы» the end is open.
    ThenYearly { open_ended: bool },
    /// «далее ежеквартально» after a first date
    Then(Per),
    /// «кроме июля и августа»
    Except(Vec<Slice>),
    /// «за IV квартал» before its own deadline; `replaces` after «а», not after «и».
    /// `within` after «в», when the year named is the deadline's own («в 2023 году – до 1 ноября»).
    For { slices: Vec<Slice>, replaces: bool, within: bool },
    /// «включительно»
    Inclusive(bool),
    /// A legal act or a document's number; no deadline.
    Reference,
    /// «10 мероприятий»: a number of things.
    Quantity,
    /// A place left to be filled in.
    Blank,
    /// Words that were not understood.
    Unknown(String),
}

/// How a last day is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    /// «до …»: includes the day, but with a period its end is a convention.
    UpTo,
    /// «к …»
    Towards,
    /// «не позднее …», «по …»: certainly included.
    NotLater,
}

/// An offset as it stands in the phrase; its anchor may stand elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct OffsetAtom {
    pub n: u32,
    pub from_n: Option<u32>,
    pub unit: Unit,
    /// «рабочих», «календарных»: the kind of days is named (or the unit is no day).
    pub kind_named: bool,
    pub direction: Direction,
    pub bound: Bound,
    pub anchor: Option<Anchor>,
    /// An anchor was begun («со дня») or could follow.
    pub anchor_expected: bool,
}

/// A day of some month of a cycle.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct DayOfMonth {
    pub day: DaySpec,
    pub month: MonthSpec,
    /// It is said as a last day («до», «не позднее»), not as the day of an event.
    pub by: bool,
}

/// Which day of a month.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum DaySpec {
    /// Numbers; −1 is the last day.
    Numbers(Vec<i8>),
    /// From a number to a number.
    Window(i8, i8),
    /// Thirds of a month.
    Decades(Vec<u8>),
    /// The n-th working day; −1 is the last.
    WorkingDay(i8),
    /// The n-th (one or several) of a weekday; −1 is the last.
    Weekday(Vec<i8>, i8),
    /// Weeks; −1 is the last.
    Weeks(Vec<i8>),
}

/// Which month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MonthSpec {
    /// Nothing is said.
    Unsaid,
    /// «каждого месяца»
    Each,
    /// «августа»: of every year, or of the year beside it.
    Named(i8),
    /// «текущего месяца», «отчетного месяца»
    Same,
    /// «месяца, следующего за отчетным»; the period when it is named.
    Following(Option<Per>),
    /// «последнего месяца квартала»: the n-th month (−1 the last) of the period, 0 periods later or 1.
    NthOf { n: i8, per: Per, following: bool },
}

/// Words of the cleaned text between two tokens, in their own case.
pub(super) fn raw<'a>(cleaned: &'a str, c: &Cursor, from: usize, to: usize) -> &'a str {
    let tokens = c.slice(from, to);
    match (tokens.first(), tokens.last()) {
        (Some(first), Some(last)) => cleaned.get(first.start..last.end).unwrap_or_default().trim(),
        _ => "",
    }
}

/// Whether a token parts the phrase.
pub(super) fn parts(kind: &Kind) -> bool {
    matches!(kind, Kind::Comma | Kind::Stop | Kind::Open | Kind::Close | Kind::Dash)
}
