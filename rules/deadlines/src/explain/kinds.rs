//! A rule in one Russian line.

use super::words;
use crate::{
    Rule,
    rule::{Direction, Item, Limit},
};

/// What a phrase was understood to mean, in one Russian line.
pub fn rule_in_russian(rule: &Rule) -> String {
    let day = super::day_month_year;
    let line = match rule {
        Rule::Date(it) => format!("В день: {}.", day(it.date)),
        Rule::Deadline(it) => format!("Не позднее {}.", day(it.by)),
        Rule::Range(it) => format!("С {} по {}.", day(it.from), day(it.to)),
        Rule::Dates(it) => {
            let members: Vec<String> = it
                .list
                .iter()
                .map(|item| match item {
                    Item::Day(date) => day(*date),
                    Item::Named(name) => name.clone(),
                    Item::Rule(rule) => rule_in_russian(rule).trim_end_matches('.').to_lowercase(),
                })
                .collect();
            format!("Несколько сроков: {}.", members.join("; "))
        }
        Rule::Rrule(it) => format!("Повторяется: {}.", it.rrule),
        Rule::Frequency(it) => {
            format!("{} за период ({}).", words::times(it.count, it.bound), words::english_per(it.per))
        }
        Rule::Offset(it) => {
            let event = it.anchor.as_ref().map_or("событие не названо".to_owned(), words::anchor_in_russian);
            let side =
                if it.direction == Direction::After { "после события" } else { "до события" };
            format!("{} {side}: {event}.", words::amount(it.n, it.unit))
        }
        Rule::BeforeEvent(it) => format!("До события: {}.", words::anchor_in_russian(&it.anchor)),
        Rule::AfterEvent(it) => format!("После события: {}.", words::anchor_in_russian(&it.anchor)),
        Rule::Throughout(it) => {
            format!("Всё время, {}.", stretch(it.from.as_ref(), it.to.as_ref()))
        }
        Rule::Term(it) => format!("Срок действия, {}.", stretch(it.from.as_ref(), it.to.as_ref())),
        Rule::AsScheduled(it) => format!("По графику: {}.", it.reference.as_deref().unwrap_or("не назван")),
        Rule::AsAgreed(_) => "По согласованию.".to_owned(),
        Rule::OnRequest(_) => "По запросу.".to_owned(),
        Rule::AsNeeded(_) => "По мере необходимости.".to_owned(),
        Rule::Continuous(_) => "Постоянно.".to_owned(),
        Rule::Unspecified(_) => "Срок не назван.".to_owned(),
        Rule::None(_) => "Это не срок.".to_owned(),
    };
    let further: Vec<String> = rule.extra().also.iter().map(rule_in_russian).collect();
    if further.is_empty() { line } else { format!("{line} А также: {}", further.join(" ")) }
}

fn stretch(from: Option<&Limit>, to: Option<&Limit>) -> String {
    let name = |limit: &Limit| match limit {
        Limit::Day(day) => super::day_month_year(*day),
        Limit::Event(anchor) => format!("событие «{}»", words::anchor_in_russian(anchor)),
    };
    let start = from.map_or("начало не названо".to_owned(), |limit| format!("от: {}", name(limit)));
    let end = to.map_or("без конца".to_owned(), |limit| format!("до: {}", name(limit)));
    format!("{start}, {end}")
}
