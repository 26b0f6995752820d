//! A rule in one Russian line.

use super::{recurring, words};
use crate::{
    Rule,
    rule::{Anchor, Bound, Direction, Frequency, Item, Limit, Offset, Term},
};

/// What a phrase was understood to mean, in one Russian line.
pub fn rule_in_russian(rule: &Rule) -> String {
    let day = super::day_month_year;
    let mut line = match rule {
        Rule::Date(it) => format!("В день: {}.", day(it.date)),
        Rule::Deadline(it) => {
            let from = it.starts.map(|from| format!(", начиная с {}", day(from))).unwrap_or_default();
            format!("Не позднее {}{from}.", day(it.by))
        }
        Rule::Range(it) => format!("С {} по {}.", day(it.from), day(it.to)),
        Rule::Dates(it) => {
            let members: Vec<String> = it.list.iter().map(member).collect();
            format!("Несколько сроков: {}.", members.join("; "))
        }
        Rule::Rrule(it) => recurring::line(it),
        Rule::Frequency(it) => frequency(it),
        Rule::Offset(it) => offset(it),
        Rule::BeforeEvent(it) => format!("До события: {}.", words::anchor_in_russian(&it.anchor)),
        Rule::AfterEvent(it) => format!("После события: {}.", words::anchor_in_russian(&it.anchor)),
        Rule::Throughout(it) => {
            let colon = if matches!(it.from, Some(Limit::Day(_))) { "" } else { ":" };
            format!("Всё время{colon} {}.", stretch(it.from.as_ref(), it.to.as_ref()))
        }
        Rule::Term(it) => term(it),
        Rule::AsScheduled(it) => {
            let term = it.school_term.map(|term| format!(", {}", words::school_term(term))).unwrap_or_default();
            format!("По графику: {}{term}.", it.reference.as_deref().unwrap_or("не назван"))
        }
        Rule::AsAgreed(it) => {
            let by = it.by.map(|by| format!(", но не позднее {}", day(by))).unwrap_or_default();
            format!("По согласованию{by}.")
        }
        Rule::OnRequest(_) => "По запросу.".to_owned(),
        Rule::AsNeeded(_) => "По мере необходимости.".to_owned(),
        Rule::Continuous(_) => "Постоянно.".to_owned(),
        Rule::Unspecified(_) => "Срок не назван.".to_owned(),
        Rule::None(_) => "Это не срок.".to_owned(),
    };
    let extra = rule.extra();
    if let Some(at) = extra.at {
        line.push_str(&format!(" Последний час – {}.", at.strftime("%H:%M")));
    }
    if !extra.except.is_empty() {
        let slices: Vec<String> = extra.except.iter().map(words::slice).collect();
        line.push_str(&format!(" Исключения: {}.", slices.join(", ")));
    }
    for further in &extra.also {
        let text = rule_in_russian(further);
        line.push_str(&match &further.extra().replaces {
            Some(slice) => format!(" За {} – иначе: {}", words::slice(slice), uncapital(&text)),
            None => format!(" А также: {}", uncapital(&text)),
        });
    }
    line
}

fn uncapital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

fn member(item: &Item) -> String {
    match item {
        Item::Day(date) => super::day_month_year(*date),
        Item::Named(name) => school_part(name).unwrap_or_else(|| name.clone()),
        Item::Rule(rule) => uncapital(rule_in_russian(rule).trim_end_matches('.')),
    }
}

/// `school_quarter:2022/2023-1`
fn school_part(name: &str) -> Option<String> {
    use crate::rule::SchoolTerm::{Half, Quarter, Trimester};
    let (kind, detail) = name.split_once(':')?;
    let (year, number) = detail.rsplit_once('-')?;
    let (year, number) = (year.parse().ok()?, number.parse().ok()?);
    let term = match kind {
        "school_half" => Half(number),
        "school_quarter" => Quarter(number),
        "school_trimester" => Trimester(number),
        _ => return None,
    };
    Some(super::school_term_label(year, term))
}

fn frequency(it: &Frequency) -> String {
    let times = super::capital(&words::times(it.count, it.bound));
    let within = match (it.from, it.to) {
        (Some(from), Some(to)) => {
            format!(", с {} по {}", super::day_month_year(from), super::day_month_year(to))
        }
        (Some(from), None) => format!(", начиная с {}", super::day_month_year(from)),
        (None, Some(to)) => format!(", по {}", super::day_month_year(to)),
        (None, None) => String::new(),
    };
    format!("{times} за {}{within}.", words::per(it.per))
}

fn offset(it: &Offset) -> String {
    let event = it.anchor.as_ref().map_or("событие не названо".to_owned(), words::anchor_in_russian);
    let amount = words::amount(it.n, it.unit);
    let from = it.from_n.map(|n| format!("{n}–")).unwrap_or_default();
    match (it.direction, it.bound, it.n) {
        (Direction::After, _, 0) if it.anchor.as_ref().is_some_and(|it| it.as_str() == Anchor::EVENT) => {
            "В тот же день.".to_owned()
        }
        (Direction::After, _, 0) => format!("В тот же день: {event}."),
        (Direction::After, Some(Bound::Min), _) => format!("Не раньше чем через {amount} после события: {event}."),
        (Direction::After, ..) => format!("{from}{amount} после события: {event}."),
        (Direction::Before, Some(Bound::Max), _) => format!("Не раньше чем за {amount} до события: {event}."),
        (Direction::Before, ..) if it.from_n.is_some() => {
            format!("За {amount} до события, но не раньше чем за {}: {event}.", it.from_n.unwrap_or_default())
        }
        (Direction::Before, ..) => format!("За {amount} до события: {event}."),
    }
}

fn term(it: &Term) -> String {
    if let Some(length) = it.length {
        let from = it.from.as_ref().map(|from| format!(", начало – {}", limit(from))).unwrap_or_default();
        return format!("Срок действия: {}{from}.", words::amount(length.n, length.unit));
    }
    format!("Срок действия: {}.", stretch(it.from.as_ref(), it.to.as_ref()))
}

fn limit(limit: &Limit) -> String {
    match limit {
        Limit::Day(day) => super::day_month_year(*day),
        Limit::Event(anchor) => words::anchor_in_russian(anchor),
    }
}

/// «с 1 сентября 2022 по 31 мая 2023»; events keep the nominative, after a dash.
fn stretch(from: Option<&Limit>, to: Option<&Limit>) -> String {
    let start = match from {
        Some(Limit::Day(day)) => format!("с {}", super::day_month_year(*day)),
        Some(event) => format!("начало – {}", limit(event)),
        None => "начало не названо".to_owned(),
    };
    let both_days = matches!((from, to), (Some(Limit::Day(_)), Some(Limit::Day(_))));
    match to {
        Some(Limit::Day(day)) if both_days => format!("{start} по {}", super::day_month_year(*day)),
        Some(Limit::Day(day)) => format!("{start}, по {}", super::day_month_year(*day)),
        Some(event) => format!("{start}, конец – {}", limit(event)),
        None => format!("{start}, без последнего дня"),
    }
}
