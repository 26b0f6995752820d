//! One layer of the chain: versioned data from a TOML file.

use std::collections::BTreeMap;

use jiff::{ToSpan, civil::Date};
use serde::{Deserialize, Serialize};

use super::chain::Week;
use crate::rule::{Period, SchoolTerm, SchoolYear};

/// Whose calendar it is; later ones are nearer to the school and win.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// The production calendar of the Russian Federation.
    Federal,
    /// A region's holidays.
    Region,
    /// A municipality's holidays.
    Municipality,
    /// A school's week, terms and vacations.
    School,
}

/// How well a year is attested.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Trust {
    /// Compared with a second source.
    Confirmed,
    /// Some transfers were compared, not all.
    PartlyConfirmed,
    /// Rests on one source: compare before relying on it.
    OneSource,
}

/// What kind of day it is, with its reason.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum DayKind {
    /// An ordinary working day.
    Working,
    /// Saturday or Sunday of a five-day week, Sunday of a six-day week.
    Weekend,
    /// A public holiday (ст. 112 ТК), or the day off after one.
    Holiday {
        /// Its name in Russian, where the calendar knows it.
        name: Option<String>,
    },
    /// A weekday off because a decree moved a day off to it.
    MovedOff {
        /// The day off that was moved here.
        from: Option<Date>,
    },
    /// A Saturday or Sunday that is worked because its day off was moved.
    WorkingSaturday,
    /// «Нерабочий день с сохранением заработной платы»; counted as [`super::PaidDays`] says.
    PaidNonWorking {
        /// By which act.
        name: Option<String>,
    },
    /// A day off in one region or municipality.
    RegionalHoliday {
        /// Its name.
        name: Option<String>,
    },
    /// Pupils' vacation; teachers work.
    Vacation {
        /// Its name.
        name: Option<String>,
    },
}

impl DayKind {
    /// Whether people work on a day of this kind, before switches are asked.
    pub(super) fn is_worked(&self) -> bool {
        matches!(self, DayKind::Working | DayKind::WorkingSaturday)
    }
}

/// A year of a layer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Year {
    /// The act that sets it.
    pub decree: Option<String>,
    /// How well it is attested.
    pub trust: Trust,
}

/// One layer of calendar data. Read with [`Layer::from_toml`].
#[derive(Clone, Debug)]
pub struct Layer {
    /// Whose calendar it is.
    pub level: Level,
    /// The data's version; changes whenever the data do.
    pub version: String,
    /// The working week, where this layer sets one.
    pub week: Option<Week>,
    /// The years that the layer covers.
    pub years: BTreeMap<i16, Year>,
    days: BTreeMap<Date, DayKind>,
    school_terms: BTreeMap<(SchoolYear, SchoolTerm), (Date, Date)>,
}

/// Why a layer's file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum LayerError {
    /// It is not the TOML that a layer is.
    #[error("the calendar cannot be read: {0}")]
    Format(#[from] toml::de::Error),
    /// A stretch ends before it begins, or is longer than a year.
    #[error("the stretch {from} to {to} is not a stretch of days")]
    Stretch {
        /// Its first day.
        from: Date,
        /// Its last day.
        to: Date,
    },
}

impl Layer {
    /// A layer from its file; see `data/federal.toml` for the form.
    pub fn from_toml(text: &str) -> Result<Layer, LayerError> {
        let file: File = toml::from_str(text)?;
        let mut layer = Layer {
            level: file.level,
            version: file.version,
            week: file.week,
            years: BTreeMap::new(),
            days: BTreeMap::new(),
            school_terms: BTreeMap::new(),
        };
        for year in file.year {
            layer.add_year(year, &file.holiday_names)?;
        }
        for stretch in file.holiday {
            layer.add(stretch, |name| DayKind::RegionalHoliday { name })?;
        }
        for stretch in file.vacation {
            layer.add(stretch, |name| DayKind::Vacation { name })?;
        }
        for term in file.school_term {
            stretch_days(term.from, term.to)?;
            layer.school_terms.insert((term.school_year, term.term), (term.from, term.to));
        }
        Ok(layer)
    }

    fn add_year(&mut self, year: YearFile, names: &BTreeMap<String, String>) -> Result<(), LayerError> {
        for stretch in year.paid_non_working {
            self.add(stretch, |name| DayKind::PaidNonWorking { name })?;
        }
        for day in year.holidays {
            let name = names.get(&format!("{:02}-{:02}", day.month(), day.day())).cloned();
            self.days.insert(day, DayKind::Holiday { name });
        }
        for moved in year.moved {
            self.days.insert(moved.to, DayKind::MovedOff { from: Some(moved.from) });
        }
        for day in year.working_saturdays {
            self.days.insert(day, DayKind::WorkingSaturday);
        }
        self.years.insert(year.year, Year { decree: year.decree, trust: year.trust });
        Ok(())
    }

    fn add(&mut self, stretch: Stretch, kind: impl Fn(Option<String>) -> DayKind) -> Result<(), LayerError> {
        for day in stretch_days(stretch.from, stretch.to.unwrap_or(stretch.from))? {
            self.days.insert(day, kind(stretch.name.clone()));
        }
        Ok(())
    }

    /// What this layer says about a day, if anything.
    pub fn kind_of(&self, day: Date) -> Option<DayKind> {
        self.days.get(&day).cloned()
    }

    pub(super) fn school_term(&self, year: SchoolYear, term: SchoolTerm) -> Option<Period> {
        let (from, to) = *self.school_terms.get(&(year, term))?;
        Some(Period { from, to, label: crate::explain::school_term_label(year, term) })
    }
}

fn stretch_days(from: Date, to: Date) -> Result<Vec<Date>, LayerError> {
    let days: Vec<Date> = from.series(1.day()).take_while(|day| *day <= to).take(400).collect();
    if days.is_empty() || days.len() == 400 { Err(LayerError::Stretch { from, to }) } else { Ok(days) }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    level: Level,
    version: String,
    #[serde(default)]
    week: Option<Week>,
    #[serde(default)]
    holiday_names: BTreeMap<String, String>,
    #[serde(default)]
    year: Vec<YearFile>,
    #[serde(default)]
    holiday: Vec<Stretch>,
    #[serde(default)]
    vacation: Vec<Stretch>,
    #[serde(default)]
    school_term: Vec<SchoolTermFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct YearFile {
    year: i16,
    decree: Option<String>,
    trust: Trust,
    #[serde(default)]
    holidays: Vec<Date>,
    #[serde(default)]
    moved: Vec<Moved>,
    #[serde(default)]
    working_saturdays: Vec<Date>,
    #[serde(default)]
    paid_non_working: Vec<Stretch>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Moved {
    from: Date,
    to: Date,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Stretch {
    from: Date,
    to: Option<Date>,
    name: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SchoolTermFile {
    school_year: SchoolYear,
    term: SchoolTerm,
    from: Date,
    to: Date,
}
