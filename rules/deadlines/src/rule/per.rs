//! The period of a frequency or a report.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// A recurring period. Written `month`, `quarter`, `school_year`, or with a number: `2weeks`, `2months`, `3years`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Per {
    /// So many days.
    Days(u32),
    /// So many weeks, from Monday.
    Weeks(u32),
    /// So many calendar months.
    Months(u32),
    /// A calendar quarter.
    Quarter,
    /// A calendar half year.
    Half,
    /// So many calendar years.
    Years(u32),
    /// A school quarter; the school's calendar bounds it.
    SchoolQuarter,
    /// A trimester of a school year; the school's calendar bounds it.
    SchoolTrimester,
    /// A school half year.
    SchoolHalf,
    /// A school year.
    SchoolYear,
}

impl Per {
    /// One day.
    pub const DAY: Per = Per::Days(1);
    /// One week.
    pub const WEEK: Per = Per::Weeks(1);
    /// One month.
    pub const MONTH: Per = Per::Months(1);
    /// One year.
    pub const YEAR: Per = Per::Years(1);
}

impl std::fmt::Display for Per {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut counted = |n: &u32, one: &str| match n {
            1 => f.write_str(one),
            n => write!(f, "{n}{one}s"),
        };
        match self {
            Per::Days(n) => counted(n, "day"),
            Per::Weeks(n) => counted(n, "week"),
            Per::Months(n) => counted(n, "month"),
            Per::Years(n) => counted(n, "year"),
            Per::Quarter => f.write_str("quarter"),
            Per::Half => f.write_str("half"),
            Per::SchoolQuarter => f.write_str("school_quarter"),
            Per::SchoolTrimester => f.write_str("school_trimester"),
            Per::SchoolHalf => f.write_str("school_half"),
            Per::SchoolYear => f.write_str("school_year"),
        }
    }
}

impl std::str::FromStr for Per {
    type Err = String;

    fn from_str(text: &str) -> Result<Per, String> {
        let wrong = || format!("no such period: {text:?}");
        let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (number, name) = text.split_at(digits);
        let n: u32 = if number.is_empty() { 1 } else { number.parse().map_err(|_| wrong())? };
        match (name.trim_end_matches('s'), n) {
            (_, 0) => Err(wrong()),
            ("day", n) => Ok(Per::Days(n)),
            ("week", n) => Ok(Per::Weeks(n)),
            ("month", n) => Ok(Per::Months(n)),
            ("year", n) => Ok(Per::Years(n)),
            ("quarter", 1) => Ok(Per::Quarter),
            ("half", 1) => Ok(Per::Half),
            ("school_quarter", 1) => Ok(Per::SchoolQuarter),
            ("school_trimester", 1) => Ok(Per::SchoolTrimester),
            ("school_half", 1) => Ok(Per::SchoolHalf),
            ("school_year", 1) => Ok(Per::SchoolYear),
            _ => Err(wrong()),
        }
    }
}

impl Serialize for Per {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Per {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Per, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}
