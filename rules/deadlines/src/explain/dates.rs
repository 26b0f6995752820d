//! Dates in words.

use jiff::civil::Date;

const MONTHS: [(&str, &str, &str); 12] = [
    ("январь", "января", "January"),
    ("февраль", "февраля", "February"),
    ("март", "марта", "March"),
    ("апрель", "апреля", "April"),
    ("май", "мая", "May"),
    ("июнь", "июня", "June"),
    ("июль", "июля", "July"),
    ("август", "августа", "August"),
    ("сентябрь", "сентября", "September"),
    ("октябрь", "октября", "October"),
    ("ноябрь", "ноября", "November"),
    ("декабрь", "декабря", "December"),
];

const WEEKDAYS: [(&str, &str); 7] =
    [("пн", "Mon"), ("вт", "Tue"), ("ср", "Wed"), ("чт", "Thu"), ("пт", "Fri"), ("сб", "Sat"), ("вс", "Sun")];

fn month(number: i8) -> (&'static str, &'static str, &'static str) {
    let index = usize::try_from(number).unwrap_or(1).saturating_sub(1);
    MONTHS.get(index).copied().unwrap_or(("", "", ""))
}

/// A month in the nominative: «январь».
pub fn month_name(number: i8) -> &'static str {
    month(number).0
}

pub(super) fn month_genitive(number: i8) -> &'static str {
    month(number).1
}

/// «сентябре», as after «в».
pub(super) fn month_prepositional(number: i8) -> String {
    let genitive = month_genitive(number);
    genitive.strip_suffix(['а', 'я']).map_or(String::new(), |stem| format!("{stem}е"))
}

/// «29 сентября»
pub fn day_month(day: Date) -> String {
    format!("{} {}", day.day(), month_genitive(day.month()))
}

/// «29 сентября, чт»
pub fn day_month_weekday(day: Date) -> String {
    format!("{}, {}", day_month(day), weekday(day).0)
}

/// «29 сентября 2022»
pub fn day_month_year(day: Date) -> String {
    format!("{} {}", day_month(day), day.year())
}

pub(super) fn weekday(day: Date) -> (&'static str, &'static str) {
    let index = usize::try_from(day.weekday().to_monday_zero_offset()).unwrap_or(0);
    WEEKDAYS.get(index).copied().unwrap_or(("", ""))
}

/// «29 September»
pub(super) fn english_day(day: Date) -> String {
    format!("{} {}", day.day(), month(day.month()).2)
}

/// «29 September 2022»
pub(super) fn english_full(day: Date) -> String {
    format!("{} {}", english_day(day), day.year())
}

/// «29 September, Thu»
pub(super) fn english_weekday(day: Date) -> String {
    format!("{}, {}", english_day(day), weekday(day).1)
}

/// Stretches of days, the month said once where it is the same: «1–2, 8–9 и 15–16 октября».
pub(super) fn stretches(list: &[(Date, Date)], and: &str, name: fn(Date) -> String) -> String {
    let mut groups: Vec<(i8, Vec<&(Date, Date)>)> = Vec::new();
    for stretch in list {
        match groups.last_mut() {
            // A stretch over the end of a month stands alone, both its months said.
            Some((month, members))
                if *month == stretch.1.month()
                    && stretch.0.month() == *month
                    && members.iter().all(|(from, _)| from.month() == *month) =>
            {
                members.push(stretch);
            }
            _ => groups.push((stretch.1.month(), vec![stretch])),
        }
    }
    let words: Vec<String> = groups
        .iter()
        .enumerate()
        .map(|(index, (_, members))| {
            if let [(from, to)] = members.as_slice()
                && from.month() != to.month()
            {
                return format!("{} – {}", name(*from), name(*to));
            }
            let last = members.last().map(|(_, to)| *to);
            let parts: Vec<String> = members
                .iter()
                .map(
                    |(from, to)| {
                        if from == to { from.day().to_string() } else { format!("{}–{}", from.day(), to.day()) }
                    },
                )
                .collect();
            let full = last.map(name).unwrap_or_default();
            let month_word = full.split_once(' ').map_or("", |(_, month)| month).to_owned();
            // «И» stands once, before the very last day.
            let days = if index + 1 == groups.len() { enumerate(&parts, and) } else { parts.join(", ") };
            format!("{days} {month_word}")
        })
        .collect();
    match groups.last() {
        Some((_, members)) if members.len() > 1 => words.join(", "),
        _ => enumerate(&words, and),
    }
}

/// «a, b и c»
pub(super) fn enumerate(parts: &[String], and: &str) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [before @ .., last] => format!("{} {and} {last}", before.join(", ")),
    }
}
