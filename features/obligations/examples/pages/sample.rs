//! Sample views with invented organisations and people: the three pages as the mocks show them, and their hard cases.

use i18n::{Lang, Speaker};
use jiff::civil::{Date, Weekday, date, time};
use obligations::views::{
    Action, ActKind, ActLine, BoardView, Chip, Day, DayKind, Debt, DependsLine, Due, Face, FileLine, Filter, Foot, Lane, LaneKind, Link,
    Mark, NextStep, Notice, ObligationView, OwedLine, Pact, PartyTile, Promise, Series, SeriesLine, Square, Step, Strip, TileSide, TodayView,
    Totals, Undated, Who, Why,
};
use web::look::{Choice, DemoBar, Me, NavItem, Shell, Theme, Tone, icons};
use web::slots::{Owed, TodayPart, Todo, Urgency};

/// The demo's day.
pub const TODAY: Date = date(2022, 10, 20);

/// The frame around the samples.
pub fn shell(t: &Speaker, theme: Theme, current: &str) -> Shell {
    let item = |key: &'static str, label: [&str; 2], icon, count| NavItem {
        key,
        href: format!("{key}.html"),
        label: label[usize::from(t.lang() == Lang::En)].to_owned(),
        icon,
        count,
        current: key == current,
    };
    Shell {
        t: t.clone(),
        lang: t.lang(),
        theme,
        path: "/".to_owned(),
        nav: vec![
            item("today", ["Сегодня", "Today"], icons::today(), None),
            item("board", ["Обязательства", "Obligations"], icons::board(), None),
            item("schools", ["Школы", "Schools"], icons::schools(), None),
            item("signals", ["Сигналы", "Signals"], icons::signals(), Some(2)),
            item("reports", ["Отчёты", "Reports"], icons::reports(), None),
        ],
        me: Some(Me::of("М. Белова", Some("Управление образования"))),
        demo: Some(DemoBar { today: t.date(TODAY), next_day_action: "/demo/next-day".to_owned() }),
    }
}

fn squares(row: &str) -> Vec<Square> {
    row.chars()
        .map(|c| match c {
            'l' => Square::Late,
            'o' => Square::Overdue,
            'r' => Square::Running,
            _ => Square::Met,
        })
        .collect()
}

/// A line of the board in few words: title, clause, about, line.
fn debt(from: &str, words: [&str; 4], day: Date, note: &str) -> Debt {
    let to = if from == "город" { "Министерство" } else { "город" };
    Debt {
        title: words[0].to_owned(),
        href: "obligation.html".to_owned(),
        clause: Link::new(words[1], "reading.html"),
        about: words[2].to_owned(),
        line: words[3].to_owned(),
        from: from.to_owned(),
        to: to.to_owned(),
        chip: None,
        action: None,
        due: Due::On { day, note: note.to_owned() },
        warning: None,
    }
}

fn with(mut debt: Debt, tone: Tone, chip: &str, action: Action) -> Debt {
    debt.chip = Some(Chip::new(tone, chip));
    debt.action = Some(action);
    debt
}

fn filter(name: &str, label: &str, choices: &[&str]) -> Filter {
    let choices: Vec<Choice> = choices.iter().enumerate().map(|(index, label)| Choice::new(index, *label)).collect();
    Filter { name: name.to_owned(), label: label.to_owned(), chosen: "0".to_owned(), choices }
}

fn foot(note: &str, links: &[&str]) -> Foot {
    Foot { note: note.to_owned(), links: links.iter().map(|words| Link::new(*words, "#")).collect() }
}

/// The board of the mock.
pub fn board() -> BoardView {
    let october = |day| date(2022, 10, day);
    let mut late = Lane::new(LaneKind::Late);
    late.left.push(with(
        debt("город", ["Документы о поставке оборудования, запрос № 18", "п. 2.3.5", "Цифровая образовательная среда", "Исполняет П. Лаптев, Управление образования"], october(17), "3 дня назад"),
        Tone::Alarm,
        "не хватает 1 акта из 7",
        Action::open("Передать документы", "#").first(),
    ));
    late.right.push(with(
        debt("Министерство", ["Ответ на обращение № 11 о сетевых программах", "п. 2.1.2", "Современная школа", "Исполняет Н. Громова, отдел национальных проектов"], october(18), "2 дня назад"),
        Tone::Alarm,
        "ответа нет",
        Action::send("Напомнить", "/remind", vec![("expectation".into(), "11".into())]),
    ));
    let mut week = Lane::new(LaneKind::Week);
    week.left.push(with(
        debt("город", ["Отчёт за III квартал: исправить и сдать снова", "п. 2.3.4", "все проекты", "Исполняет М. Белова, Управление образования"], october(21), "завтра"),
        Tone::Help,
        "возвращён: показатель 22",
        Action::open("Исправить", "#"),
    ));
    week.left.push(with(
        debt("город", ["Направить на курсы 12 педагогов, третий поток", "п. 2.3.3, прил. 2, п. 8", "Цифровая образовательная среда", "Исполняет П. Лаптев, Управление образования"], october(21), "завтра"),
        Tone::Calm,
        "10 из 12 направлены",
        Action::open("Дополнить приказ", "#"),
    ));
    week.right.push(with(
        debt("Министерство", ["Консультация для школ о цифровом профиле", "п. 2.1.1", "Цифровая образовательная среда", "Исполняет Р. Юдин, отдел цифровой среды"], october(21), "завтра"),
        Tone::Calm,
        "назначена на 13:00",
        Action::open("Записать школы", "#"),
    ));
    let mut waiting = Lane::new(LaneKind::Waiting);
    waiting.left.push(with(
        debt("город", ["Средства на повышение квалификации в муниципальной программе", "п. 2.3.2", "четыре проекта из пяти", "Постановление передал П. Лаптев 17 октября"], october(20), "сегодня подтвердит Министерство"),
        Tone::Good,
        "на проверке с 17 октября",
        Action::open("Открыть", "#"),
    ));
    waiting.right.push(with(
        debt("Министерство", ["Ответ на обращение № 12 о двух цифровых профилях", "п. 2.1.2", "Цифровая образовательная среда", "Ответ направила Н. Громова 18 октября, повторно"], october(21), "подтвердить вам, завтра"),
        Tone::Good,
        "на проверке с 18 октября",
        Action::open("Проверить и подтвердить", "obligation.html").asked(),
    ));
    let mut later = Lane::new(LaneKind::Later);
    later.left.push(debt("город", ["Отчёт за IV квартал", "п. 2.3.4", "25 декабря выходной, срок не переносится", ""], date(2022, 12, 25), "66 дней"));
    later.left.push(debt("город", ["Четыре меры дорожной карты", "п. 2.3.3, прил. 2, пп. 3–6", "отчитались 14 школ из 19", ""], date(2022, 12, 31), "72 дня"));
    later.left.push(debt("город", ["25 показателей 2022 года", "п. 2.3.1, прил. 1", "24 в графике, отстаёт п. 21", ""], date(2022, 12, 31), "72 дня"));
    later.right.push(debt("Министерство", ["Сводка мониторинга за III квартал", "п. 2.1.3", "20 рабочих дней после квартала", ""], october(28), "8 дней"));
    later.right.push(debt("Министерство", ["Ответ на обращение № 13 о сертификатах", "п. 2.1.2", "получено 14 октября; 4 ноября праздник", ""], date(2022, 11, 7), "18 дней"));
    BoardView {
        today: TODAY,
        totals: Totals { late: 2, late_mine: 1, week: 3, week_mine: 2, waits_for_me: 1 },
        filters: vec![
            filter("party", "Сторона", &["Обе стороны", "Администрация города", "Министерство"]),
            filter("project", "Проект", &["Все проекты", "Современная школа", "Успех каждого ребёнка"]),
            filter("person", "Исполнитель", &["Все исполнители", "М. Белова", "П. Лаптев"]),
        ],
        parties: Vec::new(),
        left: Face {
            name: "Администрация города Ясногорска".into(),
            short: "город".into(),
            is_reader: true,
            note: "обязана; исполняет Управление образования, п. 3.1".into(),
            running: 7,
            year: squares("mmmmlmmmmlmmmo"),
        },
        right: Face {
            name: "Министерство образования и науки Заречного края".into(),
            short: "Министерство".into(),
            is_reader: false,
            note: "обязано и исполняет само".into(),
            running: 5,
            year: squares("mmmlmmmmlmmmo"),
        },
        pact: Pact {
            name: Link::new("Соглашение", "#"),
            full_name: "Соглашение № 0110-2020-67-1 от 14.02.2020".into(),
            until: Some(date(2022, 12, 31)),
        },
        lanes: vec![late, week, waiting, later],
        foot: foot("Сроки пересчитаны сегодня в 06:00", &["Скачать таблицу", "Подписаться на календарь"]),
    }
}

/// Four parties, a long lane, debts without a date, doubts, and what was due before tracking.
pub fn board_of_four() -> BoardView {
    let mut view = board();
    let tile = |name: &str, role: &str, running, overdue, side| PartyTile { name: name.into(), role: role.into(), running, overdue, side, href: "#".into() };
    view.parties = vec![
        tile("Институт развития образования", "Сторона 1, исполнитель", 9, 0, None),
        tile("Управление образования", "Сторона 2", 6, 1, Some(TileSide::Left)),
        tile("Школа № 6", "Сторона 3, школа-куратор", 11, 2, None),
        tile("Школа № 3", "Сторона 4, школа-участник", 14, 0, None),
    ];
    view.filters.insert(0, filter("left", "Слева", &["Управление образования", "Школа № 3"]));
    view.filters.insert(1, filter("right", "Справа", &["Все остальные", "Институт", "Школа № 6", "Школа № 3"]));
    view.filters.truncate(3);
    view.left.name = "Управление образования Ясногорска".into();
    view.left.short = "Управление".into();
    view.left.note = "муниципальный координатор".into();
    view.right.name = "Остальные стороны, три".into();
    view.right.short = "остальные".into();
    view.right.note = "Институт развития образования, школа № 6, школа № 3".into();
    view.right.running = 34;
    view.pact.full_name = "Соглашение об адресной поддержке «500+»".into();
    view.lanes.truncate(1);
    view.lanes[0].left.clear();
    view.lanes[0].right[0].from = "Школа № 6".into();
    let mut later = Lane::new(LaneKind::Later);
    for month in 1..=12 {
        let title = format!("Посещение школы № 3 школой-куратором, {month}-й выезд");
        later.right.push(debt("школа № 6", [&title, "п. 2.1.6", "по плану посещений", ""], date(2022, 11, month), "скоро"));
    }
    later.left.push(debt("Управление", ["Мониторинг хода программы", "прил., мун. п. 4", "дважды в год", ""], date(2022, 12, 20), "61 день"));
    later.left[0].warning = Some("В программе этот срок назван дважды: 20 декабря и 25 декабря".into());
    let mut undated = Lane::new(LaneKind::Undated);
    let mut visit = debt("Институт", ["Выезды в школу по отдельному графику", "прил., рег. п. 1.15", "график должен утвердить Институт", ""], TODAY, "");
    visit.due = Due::Never { note: "график не приложен".into() };
    visit.action = Some(Action::open("Приложить график", "#"));
    undated.right.push(visit);
    let mut before = Lane::new(LaneKind::BeforeTracking);
    before.left.push(debt("Управление", ["Отобрать школы для участия", "прил., мун. п. 1", "", ""], date(2022, 1, 31), "до начала учёта"));
    before.right.push(debt("Институт", ["Обучить кураторов", "прил., рег. п. 1.3", "", ""], date(2022, 2, 4), "до начала учёта"));
    view.lanes.extend([later, undated, before]);
    view.totals = Totals { late: 1, late_mine: 0, week: 0, week_mine: 0, waits_for_me: 0 };
    view
}

/// An agreement that has just been registered.
pub fn board_empty() -> BoardView {
    let mut view = board();
    view.totals = Totals::default();
    view.lanes.clear();
    view.left.year.clear();
    view.right.year.clear();
    (view.left.running, view.right.running) = (0, 0);
    view
}

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
    let mut received = act(1, Some((14, 2)), ActKind::Received, "Обращение получено", "Министерство, вх. № 04-2291, приняла Т. Серова");
    received.day = date(2022, 9, 29);
    received.time = Some(time(14, 2, 0, 0));
    received.files.push(file("Обращение № 12.pdf", 84));
    let mut sent = act(11, Some((10, 20)), ActKind::Submitted, "Ответ направлен", "Министерство, Н. Громова, исх. № 04-1876");
    sent.files.push(file("Ответ 04-1876.pdf", 132));
    let mut returned = act(13, Some((16, 45)), ActKind::Returned, "Возвращён с замечанием", "Управление образования от имени Администрации, М. Белова");
    returned.said = Some("Нет ответа на второй вопрос: как считать ученика, у которого два цифровых профиля? От этого зависит п. 18 приложения 1.".into());
    let mut again = act(18, Some((11, 30)), ActKind::Submitted, "Ответ направлен снова", "Министерство, Н. Громова, исх. № 04-1942");
    again.files = vec![file("Ответ 04-1942.pdf", 148), file("Порядок учёта профилей.docx", 41)];
    let expected = act(21, None, ActKind::Expected, "Подтверждение Администрации", "Подтвердите, и обязательство будет исполнено 18 октября, в срок.");
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
    days.extend((1_i8..=3).map(|late| Day { date: date(2023, 2, late), kind: DayKind::Late(u32::from(late.unsigned_abs())) }));
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
        words: "Приложение 2 ставит 25 января, п. 2.3.4 ставит 31 января. Считаем по пункту, пока стороны не решат иначе.".into(),
        link: Some(Link::new("Сравнить места", "#")),
    }];
    view.promise.clause = "п. 2.3.3, прил. 2, п. 8".into();
    view.promise.is_quotation = true;
    view.why = Why::Dated {
        lead: "Сорок третий рабочий день, вторник 31 января 2023.".into(),
        strip: Some(Strip::of(days, &marks)),
        steps: vec![step("Праздники **1–8 января** пропускаем.", "ст. 112 ТК"), step("Срок истёк **31 января** в 24:00.", "ст. 194 ГК")],
        frozen: String::new(),
    };
    view.acts[1].is_retracted = true;
    view.acts[3].kind = ActKind::Missed;
    let quarters = ["I квартал 2021", "II квартал 2021", "III квартал 2021", "IV квартал 2021", "I квартал 2022", "II квартал 2022", "III квартал 2022", "IV квартал 2022", "год 2022"];
    view.series = Some(Series {
        title: "Все сроки этого обязательства".into(),
        squares: squares("mmlmmmmlo"),
        words: "6 в срок, 2 с опозданием, 1 просрочен".into(),
        lines: quarters
            .iter()
            .enumerate()
            .map(|(index, words)| SeriesLine { link: Link::new(*words, "#"), state: Chip::new(Tone::Calm, "в срок"), is_this: index == 4 })
            .collect(),
    });
    view
}

/// No date: the named schedule is not attached, and the duty waits for another party's.
pub fn obligation_undated() -> ObligationView {
    let mut view = obligation();
    view.title = "Посещение школы по отдельному графику".into();
    view.eyebrow = "Соглашение «500+», прил., рег. п. 1.15".into();
    view.summary = vec![Chip::new(Tone::Alarm, "Срока **нет**: график не приложен"), Chip::new(Tone::Calm, "График должен **Институт развития**")];
    view.notices = vec![Notice {
        tone: Tone::Calm,
        title: "Первый выезд был до начала учёта".into(),
        words: "Соглашение ведётся в Опоре с 1 марта 2022. Выезд 17 января не считается ни исполненным, ни просроченным.".into(),
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
    view.depends = vec![DependsLine { link: Link::new("Список школ-участниц", "#"), who: "Управление образования, п. 2.1.2".into(), state: Chip::new(Tone::Help, "не утверждён") }];
    view.series = None;
    view
}

fn todo(urgency: Urgency, due_on: Option<Date>, words: [&str; 7]) -> Todo {
    let [title, reason, when, clause, note, action, short] = words.map(str::to_owned);
    Todo { urgency, due_on, title, reason, when, clause, clause_href: "#".into(), note, action, href: "obligation.html".into(), short }
}

/// «Сегодня» of the mock.
pub fn today() -> TodayView {
    let october = |day| Some(date(2022, 10, day));
    let todos = vec![
        todo(Urgency::Overdue, october(17), ["Передать документы о поставке оборудования", "Министерство просило семь актов к 17 октября. Шесть переданы, нет акта школы № 4.", "просрочено на 3 дня", "п. 2.3.5", "запрос № 18", "Приложить акт", "Документы по запросу № 18"]),
        todo(Urgency::Soon, october(21), ["Исправить отчёт за III квартал", "Министерство вернуло отчёт: по показателю 22 указано 17 сайтов, а в списке школ 16.", "завтра, 21 октября", "п. 2.3.4", "возвращён 18 октября", "Исправить отчёт", "Отчёт за III квартал"]),
        todo(Urgency::Soon, october(21), ["Подтвердить ответ на обращение № 12", "Министерство ответило и на второй вопрос, о двух цифровых профилях.", "завтра, 21 октября", "п. 2.1.2", "направлен 18 октября", "Проверить ответ", "Подтвердить ответ № 12"]),
        todo(Urgency::Soon, october(21), ["Дополнить приказ о курсах, третий поток", "Из двенадцати педагогов в приказе десять. Школы № 4 и № 9 назвали ещё двоих вчера.", "завтра, 21 октября", "п. 2.3.3, прил. 2, п. 8", "", "Дополнить приказ", "Курсы, третий поток"]),
        todo(Urgency::Calm, Some(date(2022, 12, 31)), ["Решить, как догнать показатель 21", "Квалификацию в цифровой форме повысили 97 педагогов из 183. При таком ходе к 31 декабря будет 121.", "сигнал, 2 дня", "п. 2.3.1, прил. 1, п. 21", "ответить до 25 октября", "Назначить меру", "Меры и показатели"]),
    ];
    let owed = |urgency, title: &str, line: &str, when: &str| Owed { urgency, due_on: None, title: title.into(), line: line.into(), when: when.into(), href: "#".into() };
    let part = TodayPart {
        todo: todos,
        owed: vec![
            owed(Urgency::Overdue, "Ответ на обращение № 11", "Министерство, срок был 18 октября, п. 2.1.2", "2 дня назад"),
            owed(Urgency::Soon, "Акт о поставке оборудования", "Школа № 4, О. Зимина, для запроса № 18", "сегодня"),
            owed(Urgency::Calm, "Консультация для школ", "Министерство, Р. Юдин, п. 2.1.1", "завтра, 13:00"),
            owed(Urgency::Calm, "Сводка за III квартал", "Министерство, до 28 октября, п. 2.1.3", "8 дней"),
            owed(Urgency::Calm, "Ответ на обращение № 13", "Министерство, до 7 ноября, п. 2.1.2", "18 дней"),
        ],
        calm: vec![
            ("Показатели: 24 из 25 в графике".into(), "#".into()),
            ("Дорожная карта: отчитались 14 школ из 19".into(), "#".into()),
            ("Школы: все 19 на связи".into(), "#".into()),
        ],
    };
    let mut view = TodayView::of(TODAY, vec![part]);
    view.greeting = "Марина Викторовна, доброе утро".into();
    view.checked_at = "06:00".into();
    view.board_href = "board.html".into();
    view.foot = foot("Ночная проверка прошла в 06:00, следующая завтра в 06:00", &[]);
    let remind = |words: &str| Action::open(words, "#");
    view.owed[0] = OwedLine { action: Some(remind("Напомнить")), ..view.owed[0].clone() };
    view.owed[1] = OwedLine { action: Some(remind("Написать")), ..view.owed[1].clone() };
    view
}

/// A day without anything to do.
pub fn today_calm() -> TodayView {
    let mut view = TodayView::of(TODAY, Vec::new());
    view.checked_at = "06:00".into();
    view
}

/// A day with more than fits.
pub fn today_full() -> TodayView {
    let mut view = today();
    let more: Vec<Todo> = (1..=9).map(|number| Todo { title: format!("Ещё одно дело, {number}"), ..view.todo[1].clone() }).collect();
    view.todo.extend(more);
    view
}
