//! Recurring periods: the ones that touch a stretch, the one that holds a day, and how they are called.

use jiff::{Span, ToSpan, civil::Date};

use crate::rule::{Per, Period};

/// The most periods that one stretch is cut into; a longer list is no plan that anybody follows.
pub(super) const MOST_PERIODS: usize = 2_000;

/// The period of this kind that holds a day. Days and spans of several units have no fixed beginning and start
/// on the day itself.
pub(super) fn holding(per: Per, day: Date) -> Period {
    let from = start_of(per, day);
    let to = end_of(per, from);
    Period { from, to, label: label(per, from, to) }
}

/// The period before this one.
pub(super) fn before(per: Per, period: &Period) -> Period {
    match period.from.yesterday() {
        Ok(day) => holding(per, day),
        Err(_) => period.clone(),
    }
}

/// The periods that touch a stretch, in order.
pub(super) fn within(per: Per, from: Date, to: Date) -> Vec<Period> {
    let mut periods = Vec::new();
    let mut start = start_of(per, from);
    while start <= to && periods.len() < MOST_PERIODS {
        let end = end_of(per, start);
        periods.push(Period { from: start, to: end, label: label(per, start, end) });
        match end.tomorrow() {
            Ok(next) => start = next,
            Err(_) => break,
        }
    }
    periods
}

fn month_start(day: Date, length: i8, first: i8) -> Date {
    let months_back = (day.month() - first).rem_euclid(length);
    day.first_of_month().checked_sub(i64::from(months_back).months()).unwrap_or(day)
}

fn start_of(per: Per, day: Date) -> Date {
    match per {
        Per::Days(_) => day,
        Per::Weeks(_) => {
            let back = i64::from(day.weekday().to_monday_zero_offset());
            day.checked_sub(back.days()).unwrap_or(day)
        }
        Per::Months(_) => day.first_of_month(),
        Per::Quarter | Per::SchoolQuarter | Per::SchoolTrimester => month_start(day, 3, 1),
        Per::Half => month_start(day, 6, 1),
        Per::Years(_) => day.first_of_year(),
        Per::SchoolYear => month_start(day, 12, 9),
        Per::SchoolHalf if (9..=12).contains(&day.month()) => month_start(day, 12, 9),
        Per::SchoolHalf => day.first_of_year(),
    }
}

fn end_of(per: Per, from: Date) -> Date {
    let length: Span = match per {
        Per::Days(n) => i64::from(n.min(100_000)).days(),
        Per::Weeks(n) => i64::from(n.min(10_000)).weeks(),
        Per::Months(n) => i64::from(n.min(10_000)).months(),
        Per::Quarter | Per::SchoolQuarter | Per::SchoolTrimester => 3.months(),
        Per::Half => 6.months(),
        Per::Years(n) => i64::from(n.min(1_000)).years(),
        Per::SchoolYear => 12.months(),
        Per::SchoolHalf if from.month() == 9 => 4.months(),
        Per::SchoolHalf => 8.months(),
    };
    from.checked_add(length).and_then(Date::yesterday).unwrap_or(Date::MAX)
}

fn label(per: Per, from: Date, to: Date) -> String {
    let year = from.year();
    match per {
        Per::Months(1) => format!("{} {year}", crate::explain::month_name(from.month())),
        Per::Quarter => format!("{} квартал {year}", roman((from.month() - 1) / 3 + 1)),
        Per::Half => format!("{} полугодие {year}", roman((from.month() - 1) / 6 + 1)),
        Per::Years(1) => format!("{year} год"),
        Per::SchoolYear => format!("{year}/{} учебный год", year.saturating_add(1)),
        Per::SchoolHalf if from.month() == 9 => {
            format!("I полугодие {year}/{}", year.saturating_add(1))
        }
        Per::SchoolHalf => format!("II полугодие {}/{year}", year.saturating_sub(1)),
        Per::Days(1) => crate::explain::day_month_year(from),
        _ => format!("{} – {}", crate::explain::day_month_year(from), crate::explain::day_month_year(to)),
    }
}

fn roman(number: i8) -> &'static str {
    match number {
        1 => "I",
        2 => "II",
        3 => "III",
        _ => "IV",
    }
}
