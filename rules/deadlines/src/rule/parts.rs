//! The small values that rules are made of.

use jiff::civil::{Date, Time};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use super::{Anchor, Rule, Slice};

/// What an offset counts in. A week is written as seven calendar days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// A working day of the production calendar.
    WorkingDay,
    /// Any day.
    CalendarDay,
    /// A day with lessons: a working day of the school's week outside vacations.
    SchoolDay,
    /// A calendar month (ст. 192 ГК).
    Month,
    /// A calendar year (ст. 192 ГК).
    Year,
    /// An hour.
    Hour,
}

/// After or before the event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// After it.
    After,
    /// Before it.
    Before,
}

/// How strictly a number is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// At least.
    Min,
    /// Exactly.
    Exact,
    /// At most.
    Max,
}

/// How long something lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Length {
    /// How many units.
    pub n: u32,
    /// The unit.
    pub unit: Unit,
}

/// A school year, by the calendar year in which it begins; written `2022/2023`. It runs from 1 September
/// to 31 August; lessons end earlier, by default on 31 May.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SchoolYear(pub i16);

impl std::fmt::Display for SchoolYear {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.0, self.0.saturating_add(1))
    }
}

impl std::str::FromStr for SchoolYear {
    type Err = String;

    fn from_str(text: &str) -> Result<SchoolYear, String> {
        let wrong = || format!("a school year is written 2022/2023, not {text:?}");
        let (first, second) = text.split_once(['/', '-']).ok_or_else(wrong)?;
        let first: i16 = first.trim().parse().map_err(|_| wrong())?;
        let second: i16 = second.trim().parse().map_err(|_| wrong())?;
        let follows = second == first.saturating_add(1) || second == (first.saturating_add(1)) % 100;
        (follows && (1900..=2200).contains(&first)).then_some(SchoolYear(first)).ok_or_else(wrong)
    }
}

impl Serialize for SchoolYear {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for SchoolYear {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<SchoolYear, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

/// A part of the school year that a school's calendar bounds; written `Q1`…`Q4`, `H1`, `H2`, `T1`…`T3`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SchoolTerm {
    /// A school quarter («четверть»), 1 to 4.
    Quarter(u8),
    /// A school half («учебное полугодие»), 1 or 2.
    Half(u8),
    /// A trimester («триместр»), 1 to 3.
    Trimester(u8),
}

impl std::fmt::Display for SchoolTerm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            SchoolTerm::Quarter(number) => write!(f, "Q{number}"),
            SchoolTerm::Half(number) => write!(f, "H{number}"),
            SchoolTerm::Trimester(number) => write!(f, "T{number}"),
        }
    }
}

impl std::str::FromStr for SchoolTerm {
    type Err = String;

    fn from_str(text: &str) -> Result<SchoolTerm, String> {
        let number = text.get(1..).and_then(|digits| digits.parse::<u8>().ok());
        match (text.chars().next(), number) {
            (Some('Q'), Some(number @ 1..=4)) => Ok(SchoolTerm::Quarter(number)),
            (Some('H'), Some(number @ 1..=2)) => Ok(SchoolTerm::Half(number)),
            (Some('T'), Some(number @ 1..=3)) => Ok(SchoolTerm::Trimester(number)),
            _ => Err(format!("a school term is written Q1, H1 or T1, not {text:?}")),
        }
    }
}

impl Serialize for SchoolTerm {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for SchoolTerm {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<SchoolTerm, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

/// A day of a month, without a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthDay {
    /// 1 to 12.
    pub month: i8,
    /// 1 to 31.
    pub day: i8,
}

/// A stretch of days, both ends included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// How it is called in Russian: «III квартал 2022».
    pub label: String,
}

/// The end of a period: a day, or an event that dates it later.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Limit {
    /// A day.
    Day(Date),
    /// An event.
    Event(Anchor),
}

/// One member of a list of dates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Item {
    /// A single day.
    Day(Date),
    /// A period whose bounds the school's calendar knows: `school_half:2021/2022-2`.
    Named(String),
    /// A period or deadline.
    Rule(Box<Rule>),
}

/// What every rule may carry beside its own facts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extra {
    /// Further rules of the same phrase. One that has `replaces` stands instead of the main rule for that
    /// period («а за IV квартал …»), any other stands beside it («и за год …»).
    #[serde(default, skip_serializing_if = "Vec::is_empty", with = "one_or_many")]
    pub also: Vec<Rule>,
    /// For a rule that stands in `also`: the period for which it replaces the main rule.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaces: Option<Slice>,
    /// What the rule leaves out: «кроме июля и августа».
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub except: Vec<Slice>,
    /// The phrase can be understood in more than one way; the open questions say how.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub ambiguous: bool,
    /// The hour at which the last day ends, where the phrase names one: «до 18:00 25 мая».
    #[serde(default, skip_serializing_if = "Option::is_none", with = "hour")]
    pub at: Option<Time>,
}

/// An hour of the day, written `18:00`.
mod hour {
    use super::*;

    pub fn serialize<S: Serializer>(time: &Option<Time>, serializer: S) -> Result<S::Ok, S::Error> {
        time.map(|time| time.strftime("%H:%M").to_string()).serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Time>, D::Error> {
        let text = Option::<String>::deserialize(deserializer)?;
        text.map(|text| Time::strptime("%H:%M", text).map_err(D::Error::custom)).transpose()
    }
}

/// A list that is written as its only member when it has one: `also` is an object in most phrases.
mod one_or_many {
    use super::*;

    #[derive(Deserialize)]
    #[serde(untagged)]
    enum OneOrMany {
        One(Box<Rule>),
        Many(Vec<Rule>),
    }

    pub fn serialize<S: Serializer>(rules: &[Rule], serializer: S) -> Result<S::Ok, S::Error> {
        match rules {
            [only] => only.serialize(serializer),
            many => many.serialize(serializer),
        }
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Rule>, D::Error> {
        Ok(match OneOrMany::deserialize(deserializer)? {
            OneOrMany::One(rule) => vec![*rule],
            OneOrMany::Many(rules) => rules,
        })
    }
}

/// The ends of a [`super::Term`]: a term writes an event as `{"event": …}`, where `throughout` writes its
/// bare name.
pub(super) mod term_limit {
    use super::*;

    #[derive(Serialize, Deserialize)]
    #[serde(untagged)]
    enum Form {
        Day(Date),
        Event { event: Anchor },
        Name(Anchor),
    }

    pub fn serialize<S: Serializer>(limit: &Option<Limit>, serializer: S) -> Result<S::Ok, S::Error> {
        limit
            .as_ref()
            .map(|limit| match limit {
                Limit::Day(day) => Form::Day(*day),
                Limit::Event(event) => Form::Event { event: event.clone() },
            })
            .serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Limit>, D::Error> {
        Ok(Option::<Form>::deserialize(deserializer)?.map(|form| match form {
            Form::Day(day) => Limit::Day(day),
            Form::Event { event } | Form::Name(event) => Limit::Event(event),
        }))
    }
}
