//! A repetition in Russian words: «ежегодно: 25 марта и 25 июня», «раз в 2 недели: по пятницам».

use super::{dates, words};
use crate::rule::{Cycle, Per, Recurrence, Recurring, WeekdayOf};

/// «Повторяется ежегодно: 15 января, 15 апреля, 15 июля и 15 октября, за прошедший квартал.»
pub(super) fn line(it: &Recurring) -> String {
    let mut line = format!("Повторяется {}: {}", rhythm(&it.rrule), days(it));
    if let Some(per) = it.period {
        let which = if it.period_offset == Some(-1) { past(per) } else { words::per(per) };
        line.push_str(&format!(", за {which}"));
    }
    if let Some(from) = it.dtstart {
        line.push_str(&format!(", начиная с {}", super::day_month_year(from)));
    }
    if let Some(until) = it.until {
        line.push_str(&format!(", по {}", super::day_month_year(until)));
    }
    line + "."
}

fn rhythm(rrule: &Recurrence) -> String {
    let each = !rrule.by_month.is_empty();
    match (rrule.frequency, rrule.interval) {
        (Cycle::Monthly, 0 | 1) if each => "ежегодно".to_owned(),
        (Cycle::Yearly, 0 | 1) => "ежегодно".to_owned(),
        (Cycle::Monthly, 0 | 1) => "ежемесячно".to_owned(),
        (Cycle::Weekly, 0 | 1) => "еженедельно".to_owned(),
        (Cycle::Daily, 0 | 1) => "ежедневно".to_owned(),
        (Cycle::Yearly, n) => format!("раз в {}", words::per(Per::Years(n))),
        (Cycle::Monthly, n) => format!("раз в {}", words::per(Per::Months(n))),
        (Cycle::Weekly, n) => format!("раз в {}", words::per(Per::Weeks(n))),
        (Cycle::Daily, n) => format!("раз в {}", words::per(Per::Days(n))),
    }
}

fn past(per: Per) -> String {
    let feminine = matches!(per, Per::SchoolQuarter | Per::Weeks(1));
    let neuter = matches!(per, Per::Half | Per::SchoolHalf);
    let adjective = match () {
        () if feminine => "прошедшую",
        () if neuter => "прошедшее",
        () => "прошедший",
    };
    format!("{adjective} {}", words::per(per))
}

fn days(it: &Recurring) -> String {
    let rrule = &it.rrule;
    let months: Vec<String> = rrule.by_month.iter().map(|month| dates::month_genitive(*month).to_owned()).collect();
    let of = if months.is_empty() { String::new() } else { format!(" {}", dates::enumerate(&months, "и")) };
    if let Some(position) = rrule.by_set_pos.first() {
        return format!("{} рабочий день{of}", ordinal(*position, Gender::Masculine));
    }
    if !rrule.by_day.is_empty() {
        return weekdays(&rrule.by_day, &of, it.working_calendar);
    }
    if let Some((month, day)) = it.window.as_deref().and_then(crossing) {
        return format!("с {day} {} по {}", dates::month_genitive(month), each_day(rrule));
    }
    if rrule.by_month_day.is_empty() {
        let within: Vec<String> = rrule.by_month.iter().map(|month| dates::month_prepositional(*month)).collect();
        return format!("в {}", dates::enumerate(&within, "и"));
    }
    let runs: Vec<&[i8]> = rrule.by_month_day.chunk_by(|one, next| *next == one + 1).collect();
    if runs.iter().any(|run| run.len() > 2) {
        let stretches: Vec<String> = runs.iter().map(|run| run_of_days(run, &of)).collect();
        return dates::enumerate(&stretches, "и");
    }
    each_day(rrule)
}

/// `from:08-15`
fn crossing(window: &str) -> Option<(i8, i8)> {
    let (month, day) = window.strip_prefix("from:")?.split_once('-')?;
    Some((month.parse().ok()?, day.parse().ok()?))
}

/// «с 1 по 10 сентября», «с 21-го числа до конца месяца»
fn run_of_days(run: &[i8], of: &str) -> String {
    match (run, of) {
        ([only], "") => format!("{only}-е число"),
        ([only], of) => format!("{only}{of}"),
        ([first, .., 31], "") => format!("с {first}-го числа до конца месяца"),
        ([first, .., -1], _) if *first < 0 => {
            format!("последние {} месяца", words::amount(first.unsigned_abs().into(), crate::rule::Unit::CalendarDay))
        }
        ([first, .., 31], of) => format!("с {first}-го числа до конца{of}"),
        ([first, .., last], "") => format!("с {first}-го по {last}-е число"),
        ([first, .., last], of) => format!("с {first} по {last}{of}"),
        ([], _) => String::new(),
    }
}

/// «25 марта и 25 июня», «последний день месяца», «5-е и 20-е число»
fn each_day(rrule: &Recurrence) -> String {
    let name = |day: i8, of: &str| match (day, of) {
        (-1, "") => "последний день месяца".to_owned(),
        (-1, of) => format!("последний день {of}"),
        (day, "") => format!("{day}-е число"),
        (day, of) => format!("{day} {of}"),
    };
    let mut found = Vec::new();
    if rrule.by_month.is_empty() {
        found.extend(rrule.by_month_day.iter().map(|day| name(*day, "")));
    }
    for month in &rrule.by_month {
        found.extend(rrule.by_month_day.iter().map(|day| name(*day, dates::month_genitive(*month))));
    }
    dates::enumerate(&found, "и")
}

#[derive(Clone, Copy)]
enum Gender {
    Masculine,
    Feminine,
    Neuter,
}

fn ordinal(position: i16, gender: Gender) -> String {
    let ending = match gender {
        Gender::Masculine => ["последний", "й", "предпоследний"],
        Gender::Feminine => ["последняя", "я", "предпоследняя"],
        Gender::Neuter => ["последнее", "е", "предпоследнее"],
    };
    match position {
        -1 => ending[0].to_owned(),
        -2 => ending[2].to_owned(),
        n => format!("{n}-{}", ending[1]),
    }
}

/// Singular, dative plural, gender; Monday first.
const WEEKDAYS: [(&str, &str, Gender); 7] = [
    ("понедельник", "понедельникам", Gender::Masculine),
    ("вторник", "вторникам", Gender::Masculine),
    ("среда", "средам", Gender::Feminine),
    ("четверг", "четвергам", Gender::Masculine),
    ("пятница", "пятницам", Gender::Feminine),
    ("суббота", "субботам", Gender::Feminine),
    ("воскресенье", "воскресеньям", Gender::Neuter),
];

/// «по понедельникам и четвергам», «2-й вторник сентября», «по рабочим дням»
fn weekdays(list: &[WeekdayOf], of: &str, working: bool) -> String {
    if working {
        return "по рабочим дням".to_owned();
    }
    let of_day = |day: &WeekdayOf| {
        let index = usize::try_from(day.weekday.to_monday_zero_offset()).unwrap_or(0);
        WEEKDAYS.get(index).copied().unwrap_or(("", "", Gender::Masculine))
    };
    if list.iter().all(|day| day.ordinal == 0) {
        let days: Vec<String> = list.iter().map(|day| of_day(day).1.to_owned()).collect();
        return format!("по {}{of}", dates::enumerate(&days, "и"));
    }
    let days: Vec<String> = list
        .iter()
        .map(|day| {
            let (name, _, gender) = of_day(day);
            format!("{} {name}", ordinal(i16::from(day.ordinal), gender))
        })
        .collect();
    format!("{}{of}", dates::enumerate(&days, "и"))
}
