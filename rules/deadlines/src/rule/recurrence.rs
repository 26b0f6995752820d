//! Recurrence patterns: the part of RFC 5545 that Russian deadlines need, read, written and expanded.

use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// The base cycle of a pattern (FREQ).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cycle {
    /// DAILY
    Daily,
    /// WEEKLY
    Weekly,
    /// MONTHLY
    Monthly,
    /// YEARLY
    Yearly,
}

/// A day of the week, with its ordinal within the month where one is meant: `-1WE` is the last Wednesday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct WeekdayOf {
    /// 0: every such weekday; 1…5 from the beginning of the month; −1…−5 from its end.
    pub ordinal: i8,
    /// The day of the week.
    pub weekday: Weekday,
}

/// A recurrence pattern (RFC 5545 RRULE without COUNT and UNTIL: a rule keeps those beside it).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Recurrence {
    /// FREQ
    pub frequency: Cycle,
    /// INTERVAL, 1 when absent.
    pub interval: u32,
    /// BYMONTH
    pub by_month: Vec<i8>,
    /// BYMONTHDAY; negative days count from the month's end.
    pub by_month_day: Vec<i8>,
    /// BYDAY
    pub by_day: Vec<WeekdayOf>,
    /// BYSETPOS
    pub by_set_pos: Vec<i16>,
}

/// Why a pattern cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the pattern {pattern:?} cannot be read: {reason}")]
pub struct RecurrenceError {
    /// The pattern.
    pub pattern: String,
    /// What is wrong with it.
    pub reason: String,
}

impl Recurrence {
    /// A bare cycle: every day, week, month or year.
    pub fn every(frequency: Cycle) -> Recurrence {
        Recurrence {
            frequency,
            interval: 1,
            by_month: Vec::new(),
            by_month_day: Vec::new(),
            by_day: Vec::new(),
            by_set_pos: Vec::new(),
        }
    }

    /// The same day of every year.
    pub fn yearly_on(month: i8, day: i8) -> Recurrence {
        Recurrence { by_month: vec![month], by_month_day: vec![day], ..Recurrence::every(Cycle::Yearly) }
    }

    /// The dates from `start` up to and including `until`, in order, at most `limit` of them. As RFC 5545
    /// says, what the pattern does not fix (day, month, weekday) is taken from `start`.
    pub fn expand(&self, start: Date, until: Date, limit: usize) -> Vec<Date> {
        let mut dates = Vec::new();
        let mut cycle = self.cycle_start(start);
        // A pattern may have empty cycles (29 February); a hundred thousand of them is more than any term.
        for _ in 0..100_000 {
            if cycle > until || dates.len() >= limit {
                break;
            }
            let mut days = self.days_of_cycle(cycle, start);
            days.retain(|day| *day >= start && *day <= until);
            dates.extend(days);
            let Some(next) = self.next_cycle(cycle) else {
                break;
            };
            cycle = next;
        }
        dates.truncate(limit);
        dates
    }

    fn cycle_start(&self, start: Date) -> Date {
        match self.frequency {
            Cycle::Daily => start,
            Cycle::Weekly => {
                let back = i64::from(start.weekday().to_monday_zero_offset());
                start.checked_sub(back.days()).unwrap_or(start)
            }
            Cycle::Monthly => start.first_of_month(),
            Cycle::Yearly => start.first_of_year(),
        }
    }

    fn next_cycle(&self, cycle: Date) -> Option<Date> {
        let n = i64::from(self.interval.clamp(1, 10_000));
        let span = match self.frequency {
            Cycle::Daily => n.days(),
            Cycle::Weekly => n.weeks(),
            Cycle::Monthly => n.months(),
            Cycle::Yearly => n.years(),
        };
        cycle.checked_add(span).ok()
    }

    fn days_of_cycle(&self, cycle: Date, start: Date) -> Vec<Date> {
        let mut days: Vec<Date> = match self.frequency {
            Cycle::Daily => vec![cycle],
            Cycle::Weekly => cycle.series(1.day()).take(7).collect(),
            Cycle::Monthly => days_between(cycle, cycle.last_of_month()),
            Cycle::Yearly => days_between(cycle, cycle.last_of_year()),
        };
        days.retain(|day| self.matches(*day, start));
        if !self.by_set_pos.is_empty() {
            days = self.by_set_pos.iter().filter_map(|position| nth(&days, *position)).collect();
            days.sort_unstable();
        }
        days
    }

    fn matches(&self, day: Date, start: Date) -> bool {
        let month_fits = self.by_month.is_empty() || self.by_month.contains(&day.month());
        let day_fits =
            self.by_month_day.is_empty() || self.by_month_day.iter().any(|wanted| month_day_is(day, *wanted));
        let weekday_fits = self.by_day.is_empty() || self.by_day.iter().any(|wanted| self.weekday_is(day, *wanted));
        let free = self.by_month_day.is_empty() && self.by_day.is_empty();
        let inherited = match self.frequency {
            Cycle::Daily => true,
            Cycle::Weekly => !free || day.weekday() == start.weekday(),
            Cycle::Monthly => !free || day.day() == start.day(),
            Cycle::Yearly => {
                (!free || day.day() == start.day())
                    && (!self.by_month.is_empty() || !self.by_day.is_empty() || day.month() == start.month())
            }
        };
        month_fits && day_fits && weekday_fits && inherited
    }

    fn weekday_is(&self, day: Date, wanted: WeekdayOf) -> bool {
        if day.weekday() != wanted.weekday {
            return false;
        }
        let whole_year = self.frequency == Cycle::Yearly && self.by_month.is_empty();
        let (from_start, from_end) = if whole_year {
            (day.day_of_year() - 1, day.days_in_year() - day.day_of_year())
        } else {
            (i16::from(day.day()) - 1, i16::from(day.days_in_month() - day.day()))
        };
        match i16::from(wanted.ordinal) {
            0 => true,
            ordinal if ordinal > 0 => from_start / 7 + 1 == ordinal,
            ordinal => from_end / 7 + 1 == -ordinal,
        }
    }
}

fn days_between(from: Date, to: Date) -> Vec<Date> {
    from.series(1.day()).take_while(|day| *day <= to).collect()
}

fn month_day_is(day: Date, wanted: i8) -> bool {
    if wanted > 0 { day.day() == wanted } else { day.day() - day.days_in_month() - 1 == wanted }
}

fn nth(days: &[Date], position: i16) -> Option<Date> {
    let index = usize::from(position.unsigned_abs()).checked_sub(1)?;
    if position > 0 { days.get(index).copied() } else { days.iter().rev().nth(index).copied() }
}

/// The two-letter code of a day of the week in RFC 5545.
pub fn weekday_code(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "MO",
        Weekday::Tuesday => "TU",
        Weekday::Wednesday => "WE",
        Weekday::Thursday => "TH",
        Weekday::Friday => "FR",
        Weekday::Saturday => "SA",
        Weekday::Sunday => "SU",
    }
}

pub(super) fn weekday_of_code(code: &str) -> Option<Weekday> {
    Some(match code {
        "MO" => Weekday::Monday,
        "TU" => Weekday::Tuesday,
        "WE" => Weekday::Wednesday,
        "TH" => Weekday::Thursday,
        "FR" => Weekday::Friday,
        "SA" => Weekday::Saturday,
        "SU" => Weekday::Sunday,
        _ => return None,
    })
}

impl std::fmt::Display for Recurrence {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let frequency = match self.frequency {
            Cycle::Daily => "DAILY",
            Cycle::Weekly => "WEEKLY",
            Cycle::Monthly => "MONTHLY",
            Cycle::Yearly => "YEARLY",
        };
        write!(f, "FREQ={frequency}")?;
        if self.interval > 1 {
            write!(f, ";INTERVAL={}", self.interval)?;
        }
        list(f, "BYMONTH", self.by_month.iter().map(ToString::to_string))?;
        list(f, "BYMONTHDAY", self.by_month_day.iter().map(ToString::to_string))?;
        list(
            f,
            "BYDAY",
            self.by_day.iter().map(|day| match day.ordinal {
                0 => weekday_code(day.weekday).to_owned(),
                n => format!("{n}{}", weekday_code(day.weekday)),
            }),
        )?;
        list(f, "BYSETPOS", self.by_set_pos.iter().map(ToString::to_string))
    }
}

fn list(f: &mut std::fmt::Formatter<'_>, name: &str, values: impl Iterator<Item = String>) -> std::fmt::Result {
    let joined = values.collect::<Vec<_>>().join(",");
    if joined.is_empty() { Ok(()) } else { write!(f, ";{name}={joined}") }
}

impl std::str::FromStr for Recurrence {
    type Err = RecurrenceError;

    fn from_str(pattern: &str) -> Result<Recurrence, RecurrenceError> {
        let wrong = |reason: &str| RecurrenceError { pattern: pattern.to_owned(), reason: reason.to_owned() };
        let mut frequency = None;
        let mut it = Recurrence::every(Cycle::Daily);
        for part in pattern.split(';') {
            let (name, value) = part.split_once('=').ok_or_else(|| wrong("a part has no ="))?;
            match name {
                "FREQ" => {
                    frequency = Some(match value {
                        "DAILY" => Cycle::Daily,
                        "WEEKLY" => Cycle::Weekly,
                        "MONTHLY" => Cycle::Monthly,
                        "YEARLY" => Cycle::Yearly,
                        _ => return Err(wrong("FREQ is DAILY, WEEKLY, MONTHLY or YEARLY")),
                    });
                }
                "INTERVAL" => {
                    it.interval = value
                        .parse()
                        .ok()
                        .filter(|n| (1..=10_000).contains(n))
                        .ok_or_else(|| wrong("INTERVAL is 1 to 10000"))?;
                }
                "BYMONTH" => {
                    it.by_month = numbers(value, 1, 12).ok_or_else(|| wrong("BYMONTH is 1 to 12"))?;
                }
                "BYMONTHDAY" => {
                    it.by_month_day = numbers(value, -31, 31).ok_or_else(|| wrong("BYMONTHDAY is −31 to 31"))?;
                }
                "BYSETPOS" => {
                    it.by_set_pos = numbers(value, -99, 99)
                        .map(|list| list.into_iter().map(i16::from).collect())
                        .ok_or_else(|| wrong("BYSETPOS is −99 to 99"))?;
                }
                "BYDAY" => {
                    it.by_day = value
                        .split(',')
                        .map(weekday_with_ordinal)
                        .collect::<Option<_>>()
                        .ok_or_else(|| wrong("BYDAY is like MO or -1WE"))?;
                }
                _ => return Err(wrong("only FREQ, INTERVAL and BY… parts are known")),
            }
        }
        it.frequency = frequency.ok_or_else(|| wrong("FREQ is missing"))?;
        Ok(it)
    }
}

fn numbers(value: &str, least: i8, most: i8) -> Option<Vec<i8>> {
    value.split(',').map(|text| text.parse::<i8>().ok().filter(|n| *n != 0 && *n >= least && *n <= most)).collect()
}

fn weekday_with_ordinal(text: &str) -> Option<WeekdayOf> {
    let (ordinal, code) = text.split_at_checked(text.len().checked_sub(2)?)?;
    let ordinal = if ordinal.is_empty() { 0 } else { ordinal.parse().ok()? };
    Some(WeekdayOf { ordinal, weekday: weekday_of_code(code)? })
}

impl Serialize for Recurrence {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Recurrence {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Recurrence, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}
