//! Obligations: the mock's, a long overdue one, one without a date.

use jiff::civil::{Date, Weekday, date, time};
use obligations::views::{
    ActKind, ActLine, Action, Chip, Day, DayKind, DependsLine, FileLine, Link, Mark, NextStep, Notice, ObligationView,
    Promise, Series, SeriesLine, Step, Strip, Undated, Who, Why,
};
use web::look::{Tone, icons};

use super::{TODAY, foot, squares};

/// Days of a term, counting working days by a plain five-day week and the holidays given.
fn term(from: Date, to: Date, holidays: &[Date]) -> Vec<Day> {
    let mut counted = 0;
    from.series(jiff::ToSpan::day(1))
        .take_while(|day| *day <= to)
        .map(|date| {
            let kind = if date == from {
                DayKind::Start
            } else if holidays.contains(&date) {
                DayKind::Holiday
            } else if matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday) {
                DayKind::Off
            } else {
                counted += 1;
                if date == to { DayKind::Due(Some(counted)) } else { DayKind::Counted(counted) }
            };
            Day { date, kind }
        })
        .collect()
}

fn mark(day: Date, tone: Tone, words: &str) -> Mark {
    Mark { date: day, words: words.to_owned(), tone }
}

fn step(words: &str, source: &str) -> Step {
    Step { words: words.to_owned(), source: source.to_owned() }
}

fn file(name: &str, kilobytes: u64) -> FileLine {
    FileLine { name: name.to_owned(), bytes: Some(kilobytes * 1024), href: "#".to_owned() }
}

fn act(day: i8, time: Option<(i8, i8)>, kind: ActKind, title: &str, who: &str) -> ActLine {
    ActLine {
        day: date(2022, 10, day),
        time: time.map(|(hour, minute)| jiff::civil::time(hour, minute, 0, 0)),
        kind,
        title: title.to_owned(),
        who: who.to_owned(),
        said: None,
        files: Vec::new(),
        is_retracted: false,
        action: None,
    }
}

fn history() -> Vec<ActLine> {
    let mut received = act(
        1,
        Some((14, 2)),
        ActKind::Received,
        "Обращение получено",
        "Министерство, вх. № 04-2291, приняла Т. Серова",
    );
    received.day = date(2022, 9, 29);
    received.time = Some(time(14, 2, 0, 0));
    received.files.push(file("Обращение № 12.pdf", 84));
    let mut sent =
        act(11, Some((10, 20)), ActKind::Submitted, "Ответ направлен", "Министерство, Н. Громова, исх. № 04-1876");
    sent.files.push(file("Ответ 04-1876.pdf", 132));
    let mut returned = act(
        13,
        Some((16, 45)),
        ActKind::Returned,
        "Возвращён с замечанием",
        "Управление образования от имени Администрации, М. Белова",
    );
    returned.said = Some("Нет ответа на второй вопрос: как считать ученика, у которого два цифровых профиля? От этого зависит п. 18 приложения 1.".into());
    let mut again = act(
        18,
        Some((11, 30)),
        ActKind::Submitted,
        "Ответ направлен снова",
        "Министерство, Н. Громова, исх. № 04-1942",
    );
    again.files = vec![file("Ответ 04-1942.pdf", 148), file("Порядок учёта профилей.docx", 41)];
    let expected = act(
        21,
        None,
        ActKind::Expected,
        "Подтверждение Администрации",
        "Подтвердите, и обязательство будет исполнено 18 октября, в срок.",
    );
    vec![received, sent, returned, again, expected]
}

fn who(rows: &[(&str, &str, &str)]) -> Vec<Who> {
    rows.iter()
        .map(|(role, name, clause)| Who {
            role: (*role).to_owned(),
            name: (*name).to_owned(),
            clause: (!clause.is_empty()).then(|| Link::new(*clause, "#")),
        })
        .collect()
}

/// The obligation of the mock.
pub fn obligation() -> ObligationView {
    let strip = Strip::of(
        term(date(2022, 9, 29), TODAY, &[]),
        &[
            mark(date(2022, 9, 29), Tone::Calm, "получено"),
            mark(date(2022, 10, 11), Tone::Calm, "ответ"),
            mark(date(2022, 10, 13), Tone::Help, "возврат"),
            mark(date(2022, 10, 18), Tone::Calm, "ответ снова"),
            mark(TODAY, Tone::Good, "срок сегодня"),
        ],
    );
    let line = |words: &str, state: Chip, is_this| SeriesLine { link: Link::new(words, "#"), state, is_this };
    ObligationView {
        title: "Ответ на обращение № 12".into(),
        today: TODAY,
        crumbs: vec![Link::new("Обязательства", "board.html")],
        eyebrow: "Соглашение № 0110-2020-67-1, п. 2.1.2 · обращение № 12".into(),
        summary: vec![
            Chip::new(Tone::Calm, "Срок **сегодня, 20 октября**"),
            Chip::new(Tone::Calm, "Ответ направлен **18 октября**, за 2 дня до срока"),
            Chip::new(Tone::Calm, "Осталось **ваше подтверждение**"),
        ],
        notices: Vec::new(),
        promise: Promise {
            clause: "п. 2.1.2".into(),
            text: "Министерство отвечает на обращение Администрации о том, как исполнять Соглашение, в течение 15 рабочих дней со дня получения.".into(),
            is_quotation: false,
            source_href: Some("reading.html".into()),
        },
        why: Why::Dated {
            lead: "Пятнадцатый рабочий день после 29 сентября, это четверг 20 октября.".into(),
            strip: Some(strip),
            steps: vec![
                step("Обращение № 12 получено **29 сентября, чт**, в 14:02. День получения не считается.", "ст. 191 ГК"),
                step("Считаем **15 рабочих дней**, первый из них 30 сентября.", "п. 2.1.2"),
                step("Выходные **1–2, 8–9 и 15–16 октября** пропускаем. Праздников здесь нет, ближайший 4 ноября.", "календарь 2022 года"),
                step("Пятнадцатый день, **20 октября, чт**, рабочий: переносить не нужно.", "ст. 193 ГК"),
                step("Срок истекает сегодня **в 24:00** по времени Министерства, МСК+4.", "ст. 194 ГК"),
            ],
            frozen: "Срок рассчитан 29 сентября 2022 в 14:02 и с тех пор не менялся. Производственный календарь 2022 года, постановление № 1564 от 16.09.2021.".into(),
        },
        proof_lead: "Засчитывается день, когда направлен принятый ответ.".into(),
        acts: history(),
        next: Some(NextStep {
            title: "Проверьте ответ до 21 октября".into(),
            words: "Есть ответ на оба вопроса? Подтвердите: обязательство исполнено в срок, 18 октября.".into(),
            actions: vec![
                Action::send("Подтвердить исполнение", "/confirm", vec![("expectation".into(), "12".into())]).first().icon(icons::check()),
                Action::open("Вернуть с замечанием", "#").icon(icons::returned()),
            ],
            fine: "Три рабочих дня на проверку: стороны согласовали 2 марта 2020. Подтверждение не заменяет электронную подпись (63-ФЗ).".into(),
            ..NextStep::default()
        }),
        who: who(&[
            ("Обязано", "Министерство образования и науки Заречного края", ""),
            ("Исполняет", "Н. Громова, отдел национальных проектов", ""),
            ("Получает", "Администрация города Ясногорска", ""),
            ("Подтверждает", "М. Белова, Управление образования", "п. 3.1"),
            ("Основание", "право обратиться", "п. 2.4.1"),
        ]),
        depends: Vec::new(),
        series: Some(Series {
            title: "Другие ответы за 2022 год".into(),
            squares: squares("mmmlmmor"),
            words: "5 в срок, 1 с опозданием, 1 просрочен, 1 в работе".into(),
            lines: vec![
                line("№ 13, сертификаты", Chip::new(Tone::Calm, "до 7 ноября"), false),
                line("№ 11, сетевые программы", Chip::new(Tone::Alarm, "просрочен на 2 дня"), false),
                line("№ 10, олимпиады", Chip::new(Tone::Calm, "в срок"), false),
            ],
        }),
        foot: foot("Журнал действий хранит каждую запись", &["Скачать историю"]),
    }
}

/// A long term with holidays, overdue, with a doubt, a retracted record and many dates of the same obligation.
pub fn obligation_long() -> ObligationView {
    let mut view = obligation();
    let (from, to) = (date(2022, 11, 24), date(2023, 1, 31));
    let holidays: Vec<Date> = (1..=8).map(|day| date(2023, 1, day)).collect();
    let mut days = term(from, to, &holidays);
    days.extend(
        (1_i8..=3).map(|late| Day { date: date(2023, 2, late), kind: DayKind::Late(u32::from(late.unsigned_abs())) }),
    );
    let marks = [
        mark(from, Tone::Calm, "получено"),
        mark(date(2022, 12, 14), Tone::Help, "напомнили"),
        mark(to, Tone::Alarm, "срок"),
        mark(date(2023, 2, 3), Tone::Alarm, "сегодня"),
    ];
    view.title = "Сводный отчёт за 2022 год".into();
    view.summary = vec![
        Chip::new(Tone::Alarm, "Просрочено **на 3 дня**"),
        Chip::new(Tone::Calm, "Срок был **31 января 2023**"),
        Chip::new(Tone::Calm, "Отчёта **ещё нет**"),
    ];
    view.notices = vec![Notice {
        tone: Tone::Help,
        title: "В тексте назван и другой срок".into(),
        words:
            "Приложение 2 ставит 25 января, п. 2.3.4 ставит 31 января. Считаем по пункту, пока стороны не решат иначе."
                .into(),
        link: Some(Link::new("Сравнить места", "#")),
    }];
    view.promise.clause = "п. 2.3.3, прил. 2, п. 8".into();
    view.promise.is_quotation = true;
    view.why = Why::Dated {
        lead: "Сорок третий рабочий день, вторник 31 января 2023.".into(),
        strip: Some(Strip::of(days, &marks)),
        steps: vec![
            step("Праздники **1–8 января** пропускаем.", "ст. 112 ТК"),
            step("Срок истёк **31 января** в 24:00.", "ст. 194 ГК"),
        ],
        frozen: String::new(),
    };
    view.acts[1].is_retracted = true;
    view.acts[3].kind = ActKind::Missed;
    let quarters = [
        "I квартал 2021",
        "II квартал 2021",
        "III квартал 2021",
        "IV квартал 2021",
        "I квартал 2022",
        "II квартал 2022",
        "III квартал 2022",
        "IV квартал 2022",
        "год 2022",
    ];
    view.series = Some(Series {
        title: "Все сроки этого обязательства".into(),
        squares: squares("mmlmmmmlo"),
        words: "6 в срок, 2 с опозданием, 1 просрочен".into(),
        lines: quarters
            .iter()
            .enumerate()
            .map(|(index, words)| SeriesLine {
                link: Link::new(*words, "#"),
                state: Chip::new(Tone::Calm, "в срок"),
                is_this: index == 4,
            })
            .collect(),
    });
    view
}

/// No date: the named schedule is not attached, and the duty waits for another party's.
pub fn obligation_undated() -> ObligationView {
    let mut view = obligation();
    view.title = "Посещение школы по отдельному графику".into();
    view.eyebrow = "Соглашение «500+», прил., рег. п. 1.15".into();
    view.summary = vec![
        Chip::new(Tone::Alarm, "Срока **нет**: график не приложен"),
        Chip::new(Tone::Calm, "График должен **Институт развития**"),
    ];
    view.notices = vec![Notice {
        tone: Tone::Calm,
        title: "Первый выезд был до начала учёта".into(),
        words:
            "Соглашение ведётся в Опоре с 1 марта 2022. Выезд 17 января не считается ни исполненным, ни просроченным."
                .into(),
        link: None,
    }];
    view.promise = Promise {
        clause: "рег. п. 1.15".into(),
        text: "Выезды специалистов в школу проводятся по отдельному графику.".into(),
        is_quotation: true,
        source_href: None,
    };
    view.why = Why::Undated {
        question: Undated {
            title: "График не приложен".into(),
            words: "Пункт ссылается на «отдельный график». Приложите утверждённый документ, и каждая его строка станет сроком.".into(),
            owner: "Институт развития образования".into(),
            clause: Some(Link::new("п. 2.1.4", "#")),
            action: Some(Action::open("Приложить график", "#").first().icon(icons::schedule())),
        },
        steps: vec![],
    };
    view.proof_lead = String::new();
    view.acts.clear();
    view.next = None;
    view.depends = vec![DependsLine {
        link: Link::new("Список школ-участниц", "#"),
        who: "Управление образования, п. 2.1.2".into(),
        state: Chip::new(Tone::Help, "не утверждён"),
    }];
    view.series = None;
    view
}
