//! Steps in Russian.

use super::{
    Sentence,
    dates::{day_month, day_month_weekday, day_month_year, enumerate, stretches},
    words,
};
use crate::{
    occurrences::{AnchorTime, HolidayOn, Step},
    rule::{Anchor, Direction},
};

pub(super) fn step(step: &Step) -> Sentence {
    let s = Sentence::default();
    match step {
        Step::AnchorDay { anchor, at } => event(s, anchor.as_ref(), *at).say(". Этот день не считается."),
        Step::SameDay { anchor, at } => event(s, anchor.as_ref(), *at).say(". Исполнить нужно в тот же день."),
        Step::Count { n, unit, direction, first, .. } => s
            .say(if *direction == Direction::After { "Считаем " } else { "Отсчитываем назад " })
            .strong(words::amount(*n, *unit))
            .say(format!(", первый из них {}.", day_month(*first))),
        Step::SameNumber { length, last, cut } => {
            let end = s
                .strong(words::amount(length.n, length.unit))
                .say(": срок приходится на ")
                .strong(day_month_year(*last));
            end.say(if *cut {
                ", последний день месяца: такого числа в нём нет."
            } else {
                ", то же число месяца."
            })
        }
        Step::Hours { n, from, until } => s
            .say(if from.time() == jiff::civil::Time::midnight() {
                "Час события не назван, считаем с полуночи. "
            } else {
                ""
            })
            .strong(words::amount(*n, crate::rule::Unit::Hour))
            .say(" идут подряд, выходные не вычитаются: до ")
            .strong(format!("{:02}:{:02}, {}", until.hour(), until.minute(), day_month(until.date())))
            .say("."),
        Step::DaysOffSkipped { stretches, holidays, next_holiday } => {
            days_off(s, stretches, holidays, next_holiday.as_ref())
        }
        Step::LastDayWorked { day } => {
            s.say("Последний день, ").strong(day_month_weekday(*day)).say(", рабочий: переносить не нужно.")
        }
        Step::MovedToWorkingDay { from, to, holiday } => s
            .strong(day_month_weekday(*from))
            .say(match holiday {
                Some(name) => format!(" – нерабочий день ({name}). Срок переходит на ближайший рабочий день, "),
                None => " – выходной. Срок переходит на ближайший рабочий день, ".to_owned(),
            })
            .strong(day_month_weekday(*to))
            .say("."),
        Step::MovedBack { from, to } => s
            .strong(day_month_weekday(*from))
            .say(" – нерабочий день. Чтобы осталось не меньше времени, чем обещано, берём рабочий день перед ним, ")
            .strong(day_month_weekday(*to))
            .say("."),
        other => named(s, other),
    }
}

/// Steps that do not count.
fn named(s: Sentence, step: &Step) -> Sentence {
    match step {
        Step::NamedDay { day } => {
            s.say("День назван в документе: ").strong(day_month_year(*day)).say(". Он не переносится.")
        }
        Step::UpToIncludes { day } => s.say("Сам день ").strong(day_month(*day)).say(" входит в срок."),
        Step::UpToExcludes { named, day } => s
            .say(format!("День {} в срок не входит, последний день – ", day_month(*named)))
            .strong(day_month(*day))
            .say("."),
        Step::WithinWindow { from, to } => {
            s.say("Исполнить можно с ").strong(day_month_year(*from)).say(" по ").strong(day_month_year(*to)).say(".")
        }
        Step::Repeats { day, .. } => {
            s.say("Срок повторяется; очередной день – ").strong(day_month_weekday(*day)).say(".")
        }
        Step::WorkingDayOf { period, position, day } => s
            .say(match position {
                -1 => "Последний рабочий день периода ".to_owned(),
                1 => "Первый рабочий день периода ".to_owned(),
                n if *n > 0 => format!("{n}-й рабочий день периода "),
                n => format!("{}-й рабочий день с конца периода ", -n),
            })
            .say(format!("«{}» – ", period.label))
            .strong(day_month_weekday(*day))
            .say("."),
        Step::Closes { period } => s.say("Отчётный период – ").strong(period.label.clone()).say(format!(
            ", с {} по {}.",
            day_month(period.from),
            day_month_year(period.to)
        )),
        Step::TimesWithin { count, bound, period, .. } => s
            .strong(super::capital(&words::times(*count, *bound)))
            .say(format!(" за период «{}»; проверяется по его окончании, ", period.label))
            .strong(day_month_year(period.to))
            .say("."),
        Step::WholeStretch { from, to } => {
            let start = from.map(|from| format!(" с {}", day_month_year(from))).unwrap_or_default();
            s.say(format!("Исполняется всё время{start}; итог подводится в последний день, "))
                .strong(day_month_year(*to))
                .say(".")
        }
        Step::CutByTerm { term_to } => s
            .say("Период кончается позже срока действия, поэтому последний день – ")
            .strong(day_month_year(*term_to))
            .say("."),
        Step::Exception { slice } => s.say("Для периода «").strong(words::slice(slice)).say("» в документе свой срок."),
        Step::DayBefore { anchor, at, day } => event(s, Some(anchor), *at)
            .say(". Исполнить нужно раньше, не позднее ")
            .strong(day_month_weekday(*day))
            .say("."),
        Step::Expires { day, zone } => s.say("Срок истекает ").strong(format!("{} в 24:00", day_month(*day))).say(
            zone.as_ref().map_or(" по времени исполнителя.".to_owned(), |zone| {
                format!(" по времени исполнителя, {zone}.")
            }),
        ),
        Step::ExpiresAt { at, zone } => s
            .say("Срок истекает ")
            .strong(format!("{} в {:02}:{:02}", day_month(at.date()), at.hour(), at.minute()))
            .say(zone.as_ref().map_or(".".to_owned(), |zone| format!(" по времени исполнителя, {zone}."))),
        _ => s,
    }
}

fn event(s: Sentence, anchor: Option<&Anchor>, at: AnchorTime) -> Sentence {
    let name = anchor.map_or("событие".to_owned(), words::anchor_in_russian);
    let s = s.say(format!("{}: ", super::capital(&name))).strong(day_month_weekday(at.day()));
    match at {
        AnchorTime::At(time) => s.say(format!(", в {:02}:{:02}", time.hour(), time.minute())),
        AnchorTime::On(_) => s,
    }
}

fn days_off(
    s: Sentence,
    list: &[(jiff::civil::Date, jiff::civil::Date)],
    holidays: &[HolidayOn],
    next: Option<&HolidayOn>,
) -> Sentence {
    let s = if list.is_empty() {
        s.say("Выходных между этими днями нет.")
    } else {
        s.say("Нерабочие дни ").strong(stretches(list, "и", day_month)).say(" пропускаем.")
    };
    // Holidays of one name stand once: «Новогодние каникулы» would fill the line.
    let mut named: Vec<String> = Vec::new();
    for holiday in holidays {
        let Some(name) = &holiday.name else { continue };
        if !named.iter().any(|words| words.contains(name.as_str())) {
            named.push(format!("{} – {name}", day_month(holiday.day)));
        }
    }
    if !named.is_empty() {
        return s.say(format!(" Среди них {}.", enumerate(&named, "и")));
    }
    match next {
        Some(next) => s.say(format!(" Праздников здесь нет, ближайший {}.", day_month(next.day))),
        None => s,
    }
}
