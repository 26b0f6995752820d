//! A part of the calendar that a rule leaves out or that another rule takes over.

use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::recurrence::{weekday_code, weekday_of_code};

/// A part of the calendar. Written `month:7`, `quarter:4`, `half:2`, `year`, `weekday:SU`, `days_off`,
/// `vacations`, a date, or free text for what the grammar keeps but does not understand.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Slice {
    /// A month, 1 to 12.
    Month(i8),
    /// A calendar quarter, 1 to 4.
    Quarter(u8),
    /// A calendar half year, 1 or 2.
    Half(u8),
    /// The whole year («за год»).
    Year,
    /// A calendar year by its number.
    InYear(i16),
    /// A day of the week.
    Weekday(Weekday),
    /// A single day.
    Day(Date),
    /// Weekends and holidays.
    DaysOff,
    /// School vacations.
    Vacations,
    /// Other words, kept for a reader.
    Other(String),
}

impl Slice {
    /// Whether a day (or the period that ends with it) belongs to this part. Vacations and days off need
    /// a calendar and are answered by [`crate::Calendars`].
    pub fn holds(&self, day: Date) -> bool {
        let month = day.month();
        match self {
            Slice::Month(number) => month == *number,
            Slice::Quarter(number) => (month - 1) / 3 + 1 == *number as i8,
            Slice::Half(number) => (month - 1) / 6 + 1 == *number as i8,
            Slice::InYear(year) => day.year() == *year,
            Slice::Weekday(weekday) => day.weekday() == *weekday,
            Slice::Day(date) => day == *date,
            Slice::Year | Slice::DaysOff | Slice::Vacations | Slice::Other(_) => false,
        }
    }
}

impl std::fmt::Display for Slice {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Slice::Month(number) => write!(f, "month:{number}"),
            Slice::Quarter(number) => write!(f, "quarter:{number}"),
            Slice::Half(number) => write!(f, "half:{number}"),
            Slice::Year => f.write_str("year"),
            Slice::InYear(year) => write!(f, "year:{year}"),
            Slice::Weekday(weekday) => write!(f, "weekday:{}", weekday_code(*weekday)),
            Slice::Day(date) => write!(f, "{date}"),
            Slice::DaysOff => f.write_str("days_off"),
            Slice::Vacations => f.write_str("vacations"),
            Slice::Other(words) => f.write_str(words),
        }
    }
}

impl From<&str> for Slice {
    fn from(text: &str) -> Slice {
        let known = match text.split_once(':') {
            Some(("month", number)) => number.parse().ok().map(Slice::Month),
            Some(("quarter", number)) => number.parse().ok().map(Slice::Quarter),
            Some(("half", number)) => number.parse().ok().map(Slice::Half),
            Some(("year", number)) => number.parse().ok().map(Slice::InYear),
            Some(("weekday", code)) => weekday_of_code(code).map(Slice::Weekday),
            _ => match text {
                "year" => Some(Slice::Year),
                "days_off" => Some(Slice::DaysOff),
                "vacations" => Some(Slice::Vacations),
                date => date.parse().ok().map(Slice::Day),
            },
        };
        known.unwrap_or_else(|| Slice::Other(text.to_owned()))
    }
}

impl Serialize for Slice {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Slice {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Slice, D::Error> {
        Ok(Slice::from(String::deserialize(deserializer)?.as_str()))
    }
}
