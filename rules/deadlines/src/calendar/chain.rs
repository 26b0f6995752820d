//! The chain: federation, region, municipality, school. A nearer calendar has the last word on a day.

use std::{collections::BTreeSet, sync::Arc};

use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};
use serde::{Deserialize, Serialize};

use super::layer::{DayKind, Layer, LayerError, Level, Trust};
use crate::rule::{Period, SchoolTerm, SchoolYear};

const FEDERAL: &str = include_str!("../../data/federal.toml");

/// How many days a week are worked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Week {
    /// Monday to Friday.
    #[default]
    FiveDay,
    /// Monday to Saturday, as many schools do.
    SixDay,
}

/// What to do with the days of 2020 and 2021 that presidential decrees made «нерабочие с сохранением
/// заработной платы». Practice differs, so the parties choose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaidDays {
    /// They count as working days.
    #[default]
    Working,
    /// They count as days off.
    Off,
}

/// A chain of calendars. Cloning is cheap.
#[derive(Clone, Debug, Default)]
pub struct Calendars {
    layers: Vec<Arc<Layer>>,
    week: Week,
    paid_days: PaidDays,
}

impl Calendars {
    /// The federal production calendar that is built in, five-day week. It is parsed on every call: keep it and clone.
    pub fn federal() -> Calendars {
        // A built-in file that does not parse fails the tests; were it ever to happen in the field, weekends
        // remain and every year is reported as not loaded.
        Layer::from_toml(FEDERAL).map(|layer| Calendars::default().with(layer)).unwrap_or_default()
    }

    /// The built-in federal layer, to be shown or replaced by an operator.
    pub fn federal_layer() -> Result<Layer, LayerError> {
        Layer::from_toml(FEDERAL)
    }

    /// The chain with one more layer. A layer of the same level and owner replaces the older one.
    #[must_use]
    pub fn with(mut self, layer: Layer) -> Calendars {
        self.layers.retain(|old| old.level != layer.level);
        self.layers.push(Arc::new(layer));
        self.layers.sort_by_key(|layer| layer.level);
        self
    }

    /// The chain with another working week.
    #[must_use]
    pub fn with_week(mut self, week: Week) -> Calendars {
        self.week = week;
        self
    }

    /// The chain with another treatment of the paid days off of 2020 and 2021.
    #[must_use]
    pub fn with_paid_days(mut self, paid_days: PaidDays) -> Calendars {
        self.paid_days = paid_days;
        self
    }

    /// The working week: the nearest layer that states one, else the chain's own.
    pub fn week(&self) -> Week {
        self.layers.iter().rev().find_map(|layer| layer.week).unwrap_or(self.week)
    }

    /// The versions of all layers and switches in one line; frozen beside every computed date.
    pub fn version(&self) -> String {
        let mut parts: Vec<String> = self.layers.iter().map(|layer| layer.version.clone()).collect();
        if self.week() == Week::SixDay {
            parts.push("six-day".to_owned());
        }
        if self.paid_days == PaidDays::Off {
            parts.push("paid-days-off".to_owned());
        }
        if parts.is_empty() { "weekends-only".to_owned() } else { parts.join("+") }
    }

    /// What kind of day it is.
    pub fn day_kind(&self, day: Date) -> DayKind {
        let stated = self.layers.iter().rev().find_map(|layer| layer.kind_of(day));
        match stated {
            Some(DayKind::WorkingSaturday) if self.week() == Week::SixDay => DayKind::Working,
            // A day moved to Saturday's place frees a weekday only for those who rest on Saturdays,
            // but the decree frees it for all; the six-day week keeps it free as well.
            Some(kind) => kind,
            None => self.by_week(day),
        }
    }

    fn by_week(&self, day: Date) -> DayKind {
        match (day.weekday(), self.week()) {
            (Weekday::Sunday, _) | (Weekday::Saturday, Week::FiveDay) => DayKind::Weekend,
            _ => DayKind::Working,
        }
    }

    /// Whether the day counts as a working day (ст. 112 ТК). Vacations of pupils are worked by teachers.
    pub fn is_working(&self, day: Date) -> bool {
        match self.day_kind(day) {
            DayKind::Working | DayKind::WorkingSaturday => true,
            DayKind::PaidNonWorking { .. } => {
                self.paid_days == PaidDays::Working && self.by_week(day) == DayKind::Working
            }
            DayKind::Vacation { .. } => self
                .layers
                .iter()
                .rev()
                .find_map(|layer| layer.kind_of(day).filter(|kind| !matches!(kind, DayKind::Vacation { .. })))
                .unwrap_or_else(|| self.by_week(day))
                .is_worked(),
            _ => false,
        }
    }

    /// Whether pupils have lessons: a working day outside vacations.
    pub fn is_school_day(&self, day: Date) -> bool {
        self.is_working(day) && !matches!(self.day_kind(day), DayKind::Vacation { .. })
    }

    /// The day itself when it is worked, else the next working day (ст. 193 ГК).
    pub fn on_or_next_working(&self, day: Date) -> Date {
        self.seek(day, 1)
    }

    /// The day itself when it is worked, else the working day before it.
    pub fn on_or_previous_working(&self, day: Date) -> Date {
        self.seek(day, -1)
    }

    fn seek(&self, day: Date, step: i64) -> Date {
        let mut found = day;
        // Russia's longest break is ten days; a broken layer must not hang the server.
        for _ in 0..400 {
            if self.is_working(found) {
                return found;
            }
            match found.checked_add(step.days()) {
                Ok(next) => found = next,
                Err(_) => break,
            }
        }
        day
    }

    /// Whether some layer knows this year; if not, only weekends are days off.
    pub fn knows_year(&self, year: i16) -> bool {
        self.layers.iter().any(|layer| layer.level == Level::Federal && layer.years.contains_key(&year))
    }

    /// The years of the federal calendar.
    pub fn known_years(&self) -> BTreeSet<i16> {
        self.layers
            .iter()
            .filter(|layer| layer.level == Level::Federal)
            .flat_map(|layer| layer.years.keys().copied())
            .collect()
    }

    /// The decree behind a year of the federal calendar, as a page cites it.
    pub fn decree(&self, year: i16) -> Option<&str> {
        self.federal_year(year).and_then(|known| known.decree.as_deref())
    }

    /// How well a year of the federal calendar is attested.
    pub fn trust(&self, year: i16) -> Option<Trust> {
        self.federal_year(year).map(|known| known.trust)
    }

    fn federal_year(&self, year: i16) -> Option<&super::layer::Year> {
        self.layers.iter().find(|layer| layer.level == Level::Federal)?.years.get(&year)
    }

    /// When a part of a school year begins and ends, by the nearest layer that knows it.
    pub fn school_term(&self, year: SchoolYear, term: SchoolTerm) -> Option<Period> {
        self.layers.iter().rev().find_map(|layer| layer.school_term(year, term))
    }
}
