//! The names of events, units and parts of the calendar in both languages.

use crate::rule::{Anchor, Bound, Per, SchoolTerm, Slice, Unit};

/// Anchor, Russian (nominative), English.
const EVENTS: &[(&str, &str, &str)] = &[
    ("event", "событие", "the event"),
    ("now", "сегодняшний день", "today"),
    ("signing", "подписание", "signing"),
    ("signing_last", "подписание последней стороной", "the last party's signature"),
    ("amendment_signing", "подписание дополнительного соглашения", "signing of the amendment"),
    ("acceptance_signing", "подписание акта", "signing of the acceptance"),
    ("effective_date", "вступление в силу", "coming into force"),
    ("term_start", "начало срока действия", "the beginning of the term"),
    ("term_end", "окончание срока действия", "the end of the term"),
    ("contract_start", "начало действия договора", "the beginning of the contract"),
    ("contract_end", "окончание действия договора", "the end of the contract"),
    ("termination_date", "день прекращения", "termination"),
    ("received", "получение", "receipt"),
    ("request_received", "получение обращения", "receipt of the request"),
    ("notice_received", "получение уведомления", "receipt of the notice"),
    ("notice", "уведомление", "the notice"),
    ("subsidy_received", "получение субсидии", "receipt of the subsidy"),
    ("funds_received", "поступление средств", "receipt of the funds"),
    ("funding_available", "наличие финансирования", "funding being available"),
    ("report_received", "получение отчёта", "receipt of the report"),
    ("documents_received", "получение документов", "receipt of the documents"),
    ("invoice_received", "получение счёта", "receipt of the invoice"),
    ("remarks_received", "получение замечаний", "receipt of the remarks"),
    ("results_received", "получение результатов", "receipt of the results"),
    ("registered", "регистрация", "registration"),
    ("law_change", "изменение законодательства", "the change of law"),
    ("change", "изменение", "the change"),
    ("detected", "выявление", "detection"),
    ("published", "опубликование", "publication"),
    ("approved", "утверждение", "approval"),
    ("order_issued", "издание приказа", "the order"),
    ("employment_start", "начало работы", "the beginning of employment"),
    ("dismissal", "увольнение", "dismissal"),
    ("enrolment", "зачисление", "enrolment"),
    ("expulsion", "отчисление", "expulsion"),
    ("results_processed", "обработка результатов", "processing of the results"),
    ("training_gap", "длительный перерыв в тренинге", "a long break in the training"),
    ("obligations_fulfilled", "исполнение обязательств", "fulfilment of the obligations"),
];

/// What starts and ends: stem of the anchor, Russian genitive, English.
const LASTING: &[(&str, &str, &str)] = &[
    ("period", "отчётного периода", "the reporting period"),
    ("month", "месяца", "the month"),
    ("quarter", "квартала", "the quarter"),
    ("half", "полугодия", "the half year"),
    ("year", "года", "the year"),
    ("school_year", "учебного года", "the school year"),
    ("school_half", "учебного полугодия", "the school half year"),
    ("school_quarter", "четверти", "the school quarter"),
    ("school_trimester", "триместра", "the trimester"),
    ("vacation", "каникул", "the vacation"),
    ("training", "тренинга", "the training"),
    ("lesson", "занятия", "the lesson"),
    ("event", "мероприятия", "the event"),
    ("exam", "экзамена", "the examination"),
    ("monitoring", "мониторинга", "the monitoring"),
    ("diagnostics", "диагностики", "the diagnostics"),
    ("contest", "конкурса", "the contest"),
    ("meeting", "встречи", "the meeting"),
    ("course", "курсов", "the course"),
    ("visit", "посещения", "the visit"),
    ("internship", "стажировки", "the internship"),
    ("work", "работы", "the work"),
];

/// An event in Russian, in the nominative: «получение обращения», «окончание квартала».
pub fn anchor_in_russian(anchor: &Anchor) -> String {
    name(anchor, |it| it.1, |side, it| format!("{} {}", if side == "end" { "окончание" } else { "начало" }, it.1))
}

/// An event in English.
pub fn anchor_in_english(anchor: &Anchor) -> String {
    name(anchor, |it| it.2, |side, it| format!("the {} of {}", if side == "end" { "end" } else { "beginning" }, it.2))
}

type Row = (&'static str, &'static str, &'static str);

fn name(anchor: &Anchor, whole: fn(&Row) -> &'static str, sided: impl Fn(&str, &Row) -> String) -> String {
    let detail = anchor.detail().map(|detail| format!(" {detail}")).unwrap_or_default();
    if anchor.name() == Anchor::EVENT
        && let Some(words) = anchor.detail()
    {
        // The phrase's own words are the best name there is.
        return words.to_owned();
    }
    if let ("day" | "date", Some(day)) = (anchor.name(), anchor.detail()) {
        return named_day(day);
    }
    if let Some(row) = EVENTS.iter().find(|row| row.0 == anchor.name()) {
        return format!("{}{detail}", whole(row));
    }
    if let Some((stem, side)) = anchor.name().rsplit_once('_')
        && let Some(row) = LASTING.iter().find(|row| row.0 == stem)
    {
        return format!("{}{detail}", sided(side, row));
    }
    anchor.as_str().replace('_', " ")
}

/// `2022-03-31` or, of every year, `03-31`, as a Russian writes it: both languages print the same digits.
fn named_day(day: &str) -> String {
    day.rsplit('-').collect::<Vec<_>>().join(".")
}

/// «1 день», «2 дня», «5 дней»: which of three forms a number takes.
pub(super) fn form(n: u32, forms: [&'static str; 3]) -> &'static str {
    let [one, few, many] = forms;
    match (n % 10, n % 100) {
        (_, 11..=14) => many,
        (1, _) => one,
        (2..=4, _) => few,
        _ => many,
    }
}

/// «15 рабочих дней»
pub(super) fn amount(n: u32, unit: Unit) -> String {
    let forms = match unit {
        Unit::WorkingDay => ["рабочий день", "рабочих дня", "рабочих дней"],
        Unit::CalendarDay => ["календарный день", "календарных дня", "календарных дней"],
        Unit::SchoolDay => ["учебный день", "учебных дня", "учебных дней"],
        Unit::Month => ["месяц", "месяца", "месяцев"],
        Unit::Year => ["год", "года", "лет"],
        Unit::Hour => ["час", "часа", "часов"],
    };
    format!("{n} {}", form(n, forms))
}

/// «15 working days»
pub(super) fn english_amount(n: u32, unit: Unit) -> String {
    let name = match unit {
        Unit::WorkingDay => "working day",
        Unit::CalendarDay => "calendar day",
        Unit::SchoolDay => "school day",
        Unit::Month => "month",
        Unit::Year => "year",
        Unit::Hour => "hour",
    };
    format!("{n} {name}{}", if n == 1 { "" } else { "s" })
}

/// «не менее 2 раз»
pub(super) fn times(count: u32, bound: Option<Bound>) -> String {
    let times = form(count, ["раз", "раза", "раз"]);
    match bound {
        Some(Bound::Min) => format!("не менее {count} {}", if count == 1 { "раза" } else { "раз" }),
        Some(Bound::Max) => format!("не более {count} {}", if count == 1 { "раза" } else { "раз" }),
        _ => format!("{count} {times}"),
    }
}

/// «at least 2 times»
pub(super) fn english_times(count: u32, bound: Option<Bound>) -> String {
    let times = if count == 1 { "once".to_owned() } else { format!("{count} times") };
    match bound {
        Some(Bound::Min) => format!("at least {times}"),
        Some(Bound::Max) => format!("at most {times}"),
        _ => times,
    }
}

pub(super) fn school_term(term: SchoolTerm) -> String {
    let roman = |number: u8| ["I", "II", "III", "IV"].get(usize::from(number.saturating_sub(1))).copied().unwrap_or("");
    match term {
        SchoolTerm::Quarter(number) => format!("{} четверть", roman(number)),
        SchoolTerm::Half(number) => format!("{} полугодие", roman(number)),
        SchoolTerm::Trimester(number) => format!("{} триместр", roman(number)),
    }
}

/// A part of the calendar in Russian, after «за»: «IV квартал», «декабрь».
pub(super) fn slice(slice: &Slice) -> String {
    let roman = |number: u8| ["I", "II", "III", "IV"].get(usize::from(number.saturating_sub(1))).copied().unwrap_or("");
    match slice {
        Slice::Month(month) => super::month_name(*month).to_owned(),
        Slice::Quarter(number) => format!("{} квартал", roman(*number)),
        Slice::Half(number) => format!("{} полугодие", roman(*number)),
        Slice::Year => "год".to_owned(),
        Slice::InYear(year) => format!("{year} год"),
        Slice::Day(day) => super::day_month_year(*day),
        Slice::DaysOff => "выходные".to_owned(),
        Slice::Vacations => "каникулы".to_owned(),
        Slice::Weekday(day) => format!("день недели {}", day.to_monday_one_offset()),
        Slice::Other(words) => words.clone(),
    }
}

/// A recurring period in the accusative, after «за» and «раз в»: «квартал», «2 недели».
pub(super) fn per(per: Per) -> String {
    let counted = |n: u32, forms: [&'static str; 3]| match n {
        1 => form(1, forms).to_owned(),
        n => format!("{n} {}", form(n, forms)),
    };
    match per {
        Per::Days(n) => counted(n, ["день", "дня", "дней"]),
        Per::Weeks(n) => counted(n, ["неделю", "недели", "недель"]),
        Per::Months(n) => counted(n, ["месяц", "месяца", "месяцев"]),
        Per::Years(n) => counted(n, ["год", "года", "лет"]),
        Per::Quarter => "квартал".to_owned(),
        Per::Half => "полугодие".to_owned(),
        Per::SchoolQuarter => "четверть".to_owned(),
        Per::SchoolTrimester => "триместр".to_owned(),
        Per::SchoolHalf => "учебное полугодие".to_owned(),
        Per::SchoolYear => "учебный год".to_owned(),
    }
}

/// A recurring period in English.
pub(super) fn english_per(per: Per) -> String {
    per.to_string().replace('_', " ")
}
