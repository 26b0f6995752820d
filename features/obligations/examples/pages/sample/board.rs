//! Boards: the mock's, one of four parties, an empty one.

use jiff::civil::{Date, date};
use obligations::views::{
    Action, BoardView, Chip, Debt, Due, Face, Filter, Lane, LaneKind, Link, Pact, PartyTile, TileSide, Totals,
};
use web::look::{Choice, Tone};

use super::{TODAY, foot, squares};

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

fn late() -> Lane {
    let mut late = Lane::new(LaneKind::Late);
    late.left.push(with(
        debt(
            "город",
            [
                "Документы о поставке оборудования, запрос № 18",
                "п. 2.3.5",
                "Цифровая образовательная среда",
                "Исполняет П. Лаптев, Управление образования",
            ],
            october(17),
            "3 дня назад",
        ),
        Tone::Alarm,
        "не хватает 1 акта из 7",
        Action::open("Передать документы", "#").first(),
    ));
    late.right.push(with(
        debt(
            "Министерство",
            [
                "Ответ на обращение № 11 о сетевых программах",
                "п. 2.1.2",
                "Современная школа",
                "Исполняет Н. Громова, отдел национальных проектов",
            ],
            october(18),
            "2 дня назад",
        ),
        Tone::Alarm,
        "ответа нет",
        Action::send("Напомнить", "/remind", vec![("expectation".into(), "11".into())]),
    ));
    late
}

fn week() -> Lane {
    let mut week = Lane::new(LaneKind::Week);
    week.left.push(with(
        debt(
            "город",
            [
                "Отчёт за III квартал: исправить и сдать снова",
                "п. 2.3.4",
                "все проекты",
                "Исполняет М. Белова, Управление образования",
            ],
            october(21),
            "завтра",
        ),
        Tone::Help,
        "возвращён: показатель 22",
        Action::open("Исправить", "#"),
    ));
    week.left.push(with(
        debt(
            "город",
            [
                "Направить на курсы 12 педагогов, третий поток",
                "п. 2.3.3, прил. 2, п. 8",
                "Цифровая образовательная среда",
                "Исполняет П. Лаптев, Управление образования",
            ],
            october(21),
            "завтра",
        ),
        Tone::Calm,
        "10 из 12 направлены",
        Action::open("Дополнить приказ", "#"),
    ));
    week.right.push(with(
        debt(
            "Министерство",
            [
                "Консультация для школ о цифровом профиле",
                "п. 2.1.1",
                "Цифровая образовательная среда",
                "Исполняет Р. Юдин, отдел цифровой среды",
            ],
            october(21),
            "завтра",
        ),
        Tone::Calm,
        "назначена на 13:00",
        Action::open("Записать школы", "#"),
    ));
    week
}

fn waiting() -> Lane {
    let mut waiting = Lane::new(LaneKind::Waiting);
    waiting.left.push(with(
        debt(
            "город",
            [
                "Средства на повышение квалификации в муниципальной программе",
                "п. 2.3.2",
                "четыре проекта из пяти",
                "Постановление передал П. Лаптев 17 октября",
            ],
            october(20),
            "сегодня подтвердит Министерство",
        ),
        Tone::Good,
        "на проверке с 17 октября",
        Action::open("Открыть", "#"),
    ));
    waiting.right.push(with(
        debt(
            "Министерство",
            [
                "Ответ на обращение № 12 о двух цифровых профилях",
                "п. 2.1.2",
                "Цифровая образовательная среда",
                "Ответ направила Н. Громова 18 октября, повторно",
            ],
            october(21),
            "подтвердить вам, завтра",
        ),
        Tone::Good,
        "на проверке с 18 октября",
        Action::open("Проверить и подтвердить", "obligation.html").asked(),
    ));
    waiting
}

fn later() -> Lane {
    let mut later = Lane::new(LaneKind::Later);
    later.left.push(debt(
        "город",
        ["Отчёт за IV квартал", "п. 2.3.4", "25 декабря выходной, срок не переносится", ""],
        date(2022, 12, 25),
        "66 дней",
    ));
    later.left.push(debt(
        "город",
        ["Четыре меры дорожной карты", "п. 2.3.3, прил. 2, пп. 3–6", "отчитались 14 школ из 19", ""],
        date(2022, 12, 31),
        "72 дня",
    ));
    later.left.push(debt(
        "город",
        ["25 показателей 2022 года", "п. 2.3.1, прил. 1", "24 в графике, отстаёт п. 21", ""],
        date(2022, 12, 31),
        "72 дня",
    ));
    later.right.push(debt(
        "Министерство",
        ["Сводка мониторинга за III квартал", "п. 2.1.3", "20 рабочих дней после квартала", ""],
        october(28),
        "8 дней",
    ));
    later.right.push(debt(
        "Министерство",
        ["Ответ на обращение № 13 о сертификатах", "п. 2.1.2", "получено 14 октября; 4 ноября праздник", ""],
        date(2022, 11, 7),
        "18 дней",
    ));
    later
}

fn october(day: i8) -> Date {
    date(2022, 10, day)
}

/// The board of the mock.
pub fn board() -> BoardView {
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
        lanes: vec![late(), week(), waiting(), later()],
        foot: foot("Сроки пересчитаны сегодня в 06:00", &["Скачать таблицу", "Подписаться на календарь"]),
    }
}

/// Four parties, a long lane, debts without a date, doubts, and what was due before tracking.
pub fn board_of_four() -> BoardView {
    let mut view = board();
    let tile = |name: &str, role: &str, running, overdue, side| PartyTile {
        name: name.into(),
        role: role.into(),
        running,
        overdue,
        side,
        href: "#".into(),
    };
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
        later.right.push(debt(
            "школа № 6",
            [&title, "п. 2.1.6", "по плану посещений", ""],
            date(2022, 11, month),
            "скоро",
        ));
    }
    later.left.push(debt(
        "Управление",
        ["Мониторинг хода программы", "прил., мун. п. 4", "дважды в год", ""],
        date(2022, 12, 20),
        "61 день",
    ));
    later.left[0].warning = Some("В программе этот срок назван дважды: 20 декабря и 25 декабря".into());
    let mut undated = Lane::new(LaneKind::Undated);
    let mut visit = debt(
        "Институт",
        ["Выезды в школу по отдельному графику", "прил., рег. п. 1.15", "график должен утвердить Институт", ""],
        TODAY,
        "",
    );
    visit.due = Due::Never { note: "график не приложен".into() };
    visit.action = Some(Action::open("Приложить график", "#"));
    undated.right.push(visit);
    let mut before = Lane::new(LaneKind::BeforeTracking);
    before.left.push(debt(
        "Управление",
        ["Отобрать школы для участия", "прил., мун. п. 1", "", ""],
        date(2022, 1, 31),
        "до начала учёта",
    ));
    before.right.push(debt(
        "Институт",
        ["Обучить кураторов", "прил., рег. п. 1.3", "", ""],
        date(2022, 2, 4),
        "до начала учёта",
    ));
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
