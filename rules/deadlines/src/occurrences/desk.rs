//! What a derivation has at hand: the situation, the stretch it covers, and the questions it collects.

use jiff::{ToSpan, civil::Date};

use super::{AnchorTime, Due, Situation, Step, periods};
use crate::{
    Open,
    rule::{Anchor, Limit, MonthDay, Per, Period, SchoolTerm, SchoolYear},
};

/// The most dues that one rule gives at once.
pub(super) const MOST_DUES: usize = 2_000;

pub(super) struct Desk<'a> {
    pub situation: &'a Situation,
    pub open: Vec<Open>,
}

impl Desk<'_> {
    pub fn ask(&mut self, open: Open) {
        if !self.open.contains(&open) {
            self.open.push(open);
        }
    }

    /// The day of an event: given, or known from the term or from its own name.
    pub fn anchor(&self, anchor: &Anchor) -> Option<AnchorTime> {
        if let Some(at) = self.situation.anchors.get(anchor) {
            return Some(*at);
        }
        if let Some(detail) = anchor.detail() {
            return detailed(anchor.name(), detail).map(AnchorTime::On);
        }
        match anchor.as_str() {
            Anchor::TERM_START | Anchor::CONTRACT_START => self.situation.term_from.map(AnchorTime::On),
            Anchor::TERM_END | Anchor::CONTRACT_END => self.situation.term_to.map(AnchorTime::On),
            _ => None,
        }
    }

    /// A limit's day.
    pub fn limit(&self, limit: &Limit) -> Option<Date> {
        match limit {
            Limit::Day(day) => Some(*day),
            Limit::Event(anchor) => self.anchor(anchor).map(AnchorTime::day),
        }
    }

    /// From which to which day a repetition runs: what the rule says, else the term, else the window. Without
    /// any end it runs 13 months, and the missing end is asked for.
    pub fn stretch(&mut self, from: Option<Date>, to: Option<Date>) -> Option<(Date, Date)> {
        let window = self.situation.window;
        let Some(from) = from.or(self.situation.term_from).or(window.map(|it| it.from)) else {
            self.ask(Open::TermNotStated);
            return None;
        };
        let to = to.or(self.situation.term_to).or(window.map(|it| it.horizon)).unwrap_or_else(|| {
            self.ask(Open::TermNotStated);
            from.checked_add(13.months()).unwrap_or(from)
        });
        (from <= to).then_some((from, to))
    }

    /// The last day of lessons in a school year.
    pub fn lessons_end(&self, year: SchoolYear) -> Option<Date> {
        let end = self.situation.lessons_end.unwrap_or(MonthDay { month: 5, day: 31 });
        Date::new(year.0.checked_add(1)?, end.month, end.day).ok()
    }

    /// A part of a school year: by the school's calendar, else a half by custom.
    pub fn school_term(&mut self, year: SchoolYear, term: SchoolTerm) -> Option<Period> {
        if let Some(period) = self.situation.calendars.school_term(year, term) {
            return Some(period);
        }
        self.ask(Open::SchoolTermNotLoaded { term });
        let SchoolTerm::Half(half) = term else {
            return None;
        };
        let (from, to) = if half == 1 {
            (Date::new(year.0, 9, 1).ok()?, Date::new(year.0, 12, 31).ok()?)
        } else {
            (Date::new(year.0.checked_add(1)?, 1, 1).ok()?, self.lessons_end(year)?)
        };
        Some(Period { from, to, label: crate::explain::school_term_label(year, term) })
    }
}

/// `school_year_end:2021/2022`, `quarter_end:2022-1`, `month_start:2022-05`, `date:2022-03-31`.
fn detailed(name: &str, detail: &str) -> Option<Date> {
    if name == "date" {
        return detail.parse().ok();
    }
    let (per, side) = name.rsplit_once('_')?;
    let period = match per {
        "school_year" => {
            let year: SchoolYear = detail.parse().ok()?;
            periods::holding(Per::SchoolYear, Date::new(year.0, 9, 1).ok()?)
        }
        "year" => periods::holding(Per::YEAR, Date::new(detail.parse().ok()?, 1, 1).ok()?),
        _ => {
            let (year, number) = detail.split_once('-')?;
            let (year, number): (i16, i8) = (year.parse().ok()?, number.parse().ok()?);
            let (per, month) = match per {
                "quarter" => (Per::Quarter, number.checked_mul(3)?),
                "half" => (Per::Half, number.checked_mul(6)?),
                "month" => (Per::MONTH, number),
                _ => return None,
            };
            periods::holding(per, Date::new(year, month, 1).ok()?)
        }
    };
    match side {
        "end" => Some(period.to),
        "start" => Some(period.from),
        _ => None,
    }
}

/// A due with nothing but its day and steps.
pub(super) fn due(due_on: Date, steps: Vec<Step>) -> Due {
    Due {
        period: None,
        opens_on: None,
        window_from: None,
        due_on,
        due_at: None,
        count: 1,
        bound: None,
        steps,
        warnings: Vec::new(),
    }
}
