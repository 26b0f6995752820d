//! From the words of an event to the English name of its anchor.

use crate::rule::{Anchor, Direction};

/// Which words make which anchor: every group needs one of its stems, earlier rows win. In a name, `*` becomes
/// `start` or `end`, as the words or the direction say.
const EVENTS: &[(&[&[&str]], &str)] = &[
    (&[&["подписан", "заключен"], &["дополнительн", "изменени"]], "amendment_signing"),
    (&[&["подписан", "заключен"], &["сторон", "обеими", "всеми", "последн"]], "signing_last"),
    (&[&["акт"], &["подписан"]], "acceptance_signing"),
    (&[&["подписан", "заключен"]], "signing"),
    (&[&["вступлен", "вступит"], &["сил"]], "effective_date"),
    (&[&["срок"], &["действи"]], "term_*"),
    (&[&["окончан", "прекращен", "истечен"], &["действи"]], "termination_date"),
    (
        &[
            &["получен", "поступлен", "регистрац", "подач", "направлен"],
            &["запрос", "заявк", "заявлен", "обращен", "письмо", "письма", "письму", "требован", "жалоб", "претенз"],
        ],
        "request_received",
    ),
    (&[&["обращен", "поступлен"], &["заявител", "граждан", "родител", "обращен"]], "request_received"),
    (&[&["получен", "поступлен", "перечислен"], &["субсид", "грант"]], "subsidy_received"),
    (&[&["получен", "поступлен", "перечислен"], &["средств", "денежн"]], "funds_received"),
    (&[&["получен", "поступлен"], &["уведомлен", "извещен"]], "notice_received"),
    (&[&["получен", "поступлен", "представлен", "предоставлен", "сдач"], &["отчет"]], "report_received"),
    (
        &[&["получен", "поступлен", "представлен", "предоставлен", "подач"], &["документ", "материал"]],
        "documents_received",
    ),
    (&[&["получен", "поступлен", "представлен", "выставлен"], &["счет"]], "invoice_received"),
    (&[&["получен"], &["замечан"]], "remarks_received"),
    (&[&["получен"], &["результат"]], "results_received"),
    (&[&["наличи"], &["финансир", "средств", "денежн"]], "funding_available"),
    (&[&["получен", "поступлен"]], "received"),
    (&[&["уведомлен", "извещен"]], "notice"),
    (&[&["прекращен", "расторжен"]], "termination_date"),
    (&[&["регистрац", "зарегистрир"]], "registered"),
    (&[&["внесен", "изменен"], &["законодательств", "закон", "нормативн"]], "law_change"),
    (&[&["внесен", "изменен"]], "change"),
    (&[&["выявлен", "обнаружен", "установлен"]], "detected"),
    (&[&["обработк", "анализ"], &["результат"]], "results_processed"),
    (&[&["перерыв"], &["тренинг", "занят", "учебн"]], "training_gap"),
    (&[&["опубликован", "публикац", "размещен"]], "published"),
    (&[&["утвержден"]], "approved"),
    (&[&["издан", "принят"], &["приказ", "распоряж", "решен", "акт"]], "order_issued"),
    (&[&["принят"], &["работ"]], "employment_start"),
    (&[&["трудоустрой", "назначен"]], "employment_start"),
    (&[&["увольнен"]], "dismissal"),
    (&[&["зачислен"]], "enrolment"),
    (&[&["отчислен"]], "expulsion"),
    (&[&["отчетн"], &["период"]], "period_*"),
    (&[&["учебн"], &["год"]], "school_year_*"),
    (&[&["учебн"], &["полугод"]], "school_half_*"),
    (&[&["четверт"]], "school_quarter_*"),
    (&[&["триместр"]], "school_trimester_*"),
    (&[&["каникул"]], "vacation_*"),
    (&[&["тренинг"]], "training_*"),
    (&[&["учебн"], &["действ"]], "training_*"),
    (&[&["заняти", "урок"]], "lesson_*"),
    (&[&["мероприят"]], "event_*"),
    (&[&["соглашен", "договор"]], "contract_*"),
    (&[&["проект"]], "contract_*"),
    (&[&["экзамен", "аттестац", "гиа", "егэ", "огэ", "впр"]], "exam_*"),
    (&[&["мониторинг"]], "monitoring_*"),
    (&[&["диагностик"]], "diagnostics_*"),
    (&[&["конкурс", "олимпиад"]], "contest_*"),
    (&[&["семинар", "вебинар", "совещан", "заседан", "конференц", "встреч"]], "meeting_*"),
    (&[&["курс", "обучен", "повышени"]], "course_*"),
    (&[&["посещен", "визит"]], "visit_*"),
    (&[&["стажиров"]], "internship_*"),
    (&[&["квартал"]], "quarter_*"),
    (&[&["полугод"]], "half_*"),
    (&[&["месяц"]], "month_*"),
    (&[&["финансов", "календарн", "отчетн"], &["год"]], "year_*"),
    (&[&["год"]], "year_*"),
    (&[&["работ"]], "work_*"),
    (&[&["период"]], "period_*"),
    (&[&["событи", "случ"]], "event"),
];

const STARTS: &[&str] = &["начал", "старт", "открыт", "наступлен"];
const ENDS: &[&str] = &["окончан", "завершен", "истечен", "конец", "конц", "итог", "результат", "закрыт", "окончен"];

/// Words that carry no event: pronouns, «дня», «даты», «момента», «предполагаемой».
const EMPTY: &[&str] = &[
    "дня",
    "даты",
    "дату",
    "дате",
    "момента",
    "моменту",
    "его",
    "ее",
    "их",
    "предполагаемой",
    "соответствующего",
    "соответствующей",
    "указанного",
    "указанной",
    "каждого",
    "каждой",
    "такого",
    "такой",
    "этого",
    "данного",
    "следующего",
    "за",
    "днем",
    "с",
    "со",
    "от",
    "в",
    "на",
    "по",
    "и",
    "из",
    "планируемой",
];

/// The anchor that these words name; nothing when they name none («со дня»).
pub(super) fn name(words: &[String], direction: Direction) -> Option<Anchor> {
    let speaking: Vec<&String> = words.iter().filter(|word| !EMPTY.contains(&word.as_str())).collect();
    if speaking.is_empty() {
        return None;
    }
    let has = |stem: &&str| speaking.iter().any(|word| word.starts_with(*stem));
    let row = EVENTS.iter().find(|(groups, _)| groups.iter().all(|group| group.iter().any(&has)));
    let Some((_, name)) = row else {
        let all = |stems: &[&str]| speaking.iter().all(|word| stems.iter().any(|stem| word.starts_with(stem)));
        // «до начала», «после окончания»: of what, the clause says.
        if all(STARTS) {
            return Some(Anchor::from(Anchor::EVENT_START));
        }
        if all(ENDS) {
            return Some(Anchor::from(Anchor::EVENT_END));
        }
        // The Russian words stay with the anchor, so that a person can name it.
        let mut words = speaking.iter().map(|word| word.as_str()).collect::<Vec<_>>().join(" ");
        if let Some(first) = speaking.first().and_then(|first| verbal_noun(first)) {
            words.replace_range(..speaking.first().map_or(0, |first| first.len()), &first);
        }
        return Some(Anchor::new(format!("{}:{words}", Anchor::EVENT)));
    };
    let starts = STARTS.iter().any(&has);
    let ends = ENDS.iter().any(&has);
    let side = match (starts, ends, direction) {
        (true, _, _) => "start",
        (_, true, _) => "end",
        (_, _, Direction::Before) => "start",
        (_, _, Direction::After) => "end",
    };
    Some(Anchor::new(name.replace('*', side)))
}

/// «отсутствии», «согласования»: nouns in -ие, in the nominative.
fn verbal_noun(word: &str) -> Option<String> {
    let stem = word.strip_suffix(['и', 'я', 'ю']).filter(|stem| stem.chars().count() > 3)?;
    ["ни", "ти", "ви"].iter().any(|end| stem.ends_with(end)).then(|| format!("{stem}е"))
}

/// What begins and ends when something goes on («в ходе тренинга»): the anchors of its two ends.
pub(super) fn ends_of(words: &[String]) -> Option<(Anchor, Anchor)> {
    let mut plain: Vec<String> = words.to_vec();
    plain.retain(|word| !STARTS.iter().chain(ENDS).any(|stem| word.starts_with(stem)));
    let start = name(&plain, Direction::Before)?;
    let end = name(&plain, Direction::After)?;
    if start == end {
        let base = start.detail().map(|detail| format!(":{detail}")).unwrap_or_default();
        let stem = start.name().to_owned();
        return Some((Anchor::new(format!("{stem}_start{base}")), Anchor::new(format!("{stem}_end{base}"))));
    }
    Some((start, end))
}
