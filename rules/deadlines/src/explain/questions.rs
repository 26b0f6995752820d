//! Warnings, refusals and open questions in both languages.

use super::{
    dates::{day_month_weekday, day_month_year, english_full, english_weekday},
    words,
};
use crate::{Open, Refusal, occurrences::Warning, rule::Limit};

/// A warning in Russian, as one sentence.
pub fn warning_in_russian(warning: &Warning) -> String {
    match warning {
        Warning::NamedDayOff { day, next_working } => format!(
            "{} – нерабочий день. Дата названа в документе и сама не переносится; ближайший рабочий день – {}.",
            day_month_weekday(*day),
            day_month_weekday(*next_working)
        ),
        Warning::BeforeTerm { day, term_from } => {
            format!("{} раньше начала срока действия ({}).", day_month_year(*day), day_month_year(*term_from))
        }
        Warning::AfterTerm { day, term_to } => {
            format!("{} позже окончания срока действия ({}).", day_month_year(*day), day_month_year(*term_to))
        }
        Warning::CalendarOneSource { year } => {
            format!("Календарь {year} года взят из одного источника: сверьте перед тем, как полагаться на дату.")
        }
        Warning::EmptyWindow { from, to } => {
            format!("Начало ({}) позже конца ({}).", day_month_year(*from), day_month_year(*to))
        }
    }
}

/// A warning in English, as one sentence.
pub fn warning_in_english(warning: &Warning) -> String {
    match warning {
        Warning::NamedDayOff { day, next_working } => format!(
            "{} is a day off. The document names the date, so it does not move by itself; the next working day is {}.",
            english_weekday(*day),
            english_weekday(*next_working)
        ),
        Warning::BeforeTerm { day, term_from } => {
            format!("{} is before the term begins ({}).", english_full(*day), english_full(*term_from))
        }
        Warning::AfterTerm { day, term_to } => {
            format!("{} is after the term ends ({}).", english_full(*day), english_full(*term_to))
        }
        Warning::CalendarOneSource { year } => {
            format!("The calendar of {year} rests on one source: compare before relying on the date.")
        }
        Warning::EmptyWindow { from, to } => {
            format!("It begins ({}) after it ends ({}).", english_full(*from), english_full(*to))
        }
    }
}

/// A refusal in Russian, as one sentence.
pub fn refusal_in_russian(refusal: &Refusal) -> String {
    match refusal {
        Refusal::TooLong { letters, limit } => {
            format!("Слишком длинная фраза: {letters} знаков, читаем не больше {limit}. Оставьте только слова о сроке.")
        }
    }
}

pub(crate) fn open_in_russian(open: &Open) -> String {
    let fixed = match open {
        Open::TimeNotStated => "Срок не назван: ни день, ни период.",
        Open::NotADeadline => "Это не срок: числа и даты относятся к другому.",
        Open::NotUnderstood => "Слова не распознаны как срок.",
        Open::AgreementNeeded => "Дату согласуют стороны.",
        Open::RequestNeeded => "Срок начинается с запроса.",
        Open::NeedNotDefined => "Кто и когда определяет необходимость, не сказано.",
        Open::NoDueDate => "Действует постоянно, отдельного дня исполнения нет.",
        Open::NoEnd => "Последний день не назван.",
        Open::MonthNotNamed => {
            "Месяц не назван: для квартала, полугодия и года взят следующий за периодом, для месяца – каждый."
        }
        Open::DayKindNotNamed => "Рабочие дни или календарные, не сказано: считаем календарные.",
        Open::YearBoundaryUnclear => "К началу или к концу года, не сказано: взят конец.",
        Open::EdgeOfPeriodUnclear => "Границы названы приблизительно: взяты обычные.",
        Open::ImmediatelyNotDefined => "«Незамедлительно» без числа: считаем тот же рабочий день.",
        Open::HowOftenNotExact => "Это ограничение, а не обязанность: сколько именно, решает исполнитель.",
        Open::ExactOrMinimum => "Ровно столько или не менее, не сказано.",
        Open::YearNotStated => "Год не назван.",
        Open::NoSuchDay => "Такого дня нет в календаре.",
        Open::TermNotStated => "Не известно, с какого и по какой день действует документ.",
        Open::AnchorNotNamed => "Не сказано, от какого события считать.",
        Open::WaitWithoutDeadline => "Назван самый ранний день, а последнего нет.",
        _ => return open_with_facts(open),
    };
    fixed.to_owned()
}

fn open_with_facts(open: &Open) -> String {
    match open {
        Open::ScheduleNotAttached { reference: Some(reference) } => {
            format!("График не приложен: {reference}.")
        }
        Open::ScheduleNotAttached { reference: None } => "График не приложен.".to_owned(),
        Open::SchoolTermNotLoaded { term } => {
            format!("Календарь школы не загружен: когда {}, не известно.", words::school_term(*term))
        }
        Open::AnchorNotDated { anchor } => {
            format!("Событие ещё не произошло или его день не внесён: {}.", words::anchor_in_russian(anchor))
        }
        Open::DistanceNotStated { anchor } => {
            format!("Сколько времени до или после события, не сказано: {}.", words::anchor_in_russian(anchor))
        }
        Open::LimitNotDated { limit: Limit::Event(anchor) } => {
            format!("Граница периода не датирована: {}.", words::anchor_in_russian(anchor))
        }
        Open::LimitNotDated { limit: Limit::Day(day) } => format!("Граница периода: {}.", day_month_year(*day)),
        Open::CalendarNotLoaded { year } => {
            format!("Производственный календарь {year} года не загружен: учтены только суббота и воскресенье.")
        }
        Open::TooManyDates { kept } => format!("Дат слишком много: показаны первые {kept}."),
        _ => String::new(),
    }
}

pub(crate) fn open_in_english(open: &Open) -> String {
    let fixed = match open {
        Open::TimeNotStated => "No time is stated: neither a day nor a period.",
        Open::NotADeadline => "This is no deadline: its numbers and dates belong to something else.",
        Open::NotUnderstood => "The words were not understood as a deadline.",
        Open::AgreementNeeded => "The parties are to agree on the date.",
        Open::RequestNeeded => "The clock starts with a request.",
        Open::NeedNotDefined => "Who decides on the need, and when, is not stated.",
        Open::NoDueDate => "It holds all the time; no single day is due.",
        Open::NoEnd => "No last day is stated.",
        Open::MonthNotNamed => {
            "The month is not named: the one after the quarter, half year or year was taken, or every month."
        }
        Open::DayKindNotNamed => "Working or calendar days is not stated: calendar days are counted.",
        Open::YearBoundaryUnclear => "By the year's beginning or its end is not stated: the end was taken.",
        Open::EdgeOfPeriodUnclear => "The bounds are named loosely: the customary ones were taken.",
        Open::ImmediatelyNotDefined => "“Immediately” without a number: the same working day is assumed.",
        Open::HowOftenNotExact => "This is a limit and no duty: how often is the performer's choice.",
        Open::ExactOrMinimum => "Exactly or at least so many is not stated.",
        Open::YearNotStated => "The year is not stated.",
        Open::NoSuchDay => "There is no such day.",
        Open::TermNotStated => "From which to which day the document holds is not known.",
        Open::AnchorNotNamed => "The event to count from is not named.",
        Open::WaitWithoutDeadline => "The earliest day is named, the last one is not.",
        _ => return english_with_facts(open),
    };
    fixed.to_owned()
}

fn english_with_facts(open: &Open) -> String {
    match open {
        Open::ScheduleNotAttached { reference: Some(reference) } => {
            format!("The schedule is not attached: {reference}.")
        }
        Open::ScheduleNotAttached { reference: None } => "The schedule is not attached.".to_owned(),
        Open::SchoolTermNotLoaded { term } => {
            format!("The school's calendar is not loaded: when {term} is, is not known.")
        }
        Open::AnchorNotDated { anchor } => {
            format!("The event has no date yet: {}.", words::anchor_in_english(anchor))
        }
        Open::DistanceNotStated { anchor } => {
            format!("How long before or after is not stated: {}.", words::anchor_in_english(anchor))
        }
        Open::LimitNotDated { limit: Limit::Event(anchor) } => {
            format!("The limit has no date: {}.", words::anchor_in_english(anchor))
        }
        Open::LimitNotDated { limit: Limit::Day(day) } => format!("The limit is {}.", english_full(*day)),
        Open::CalendarNotLoaded { year } => {
            format!("The production calendar of {year} is not loaded: only weekends were taken as days off.")
        }
        Open::TooManyDates { kept } => format!("Too many dates: the first {kept} are shown."),
        _ => String::new(),
    }
}
