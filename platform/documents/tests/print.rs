//! Printed documents: the board of obligations as the sample.

#![allow(clippy::unwrap_used, reason = "a failing test should stop")]

use documents::chart::{self, Plot, Series};
use documents::pdf::{self, Head, Language, Options, Paper};
use documents::{Cell, Column, ColumnKind, DocumentError, Documents, Table};
use jiff::civil::date;
use serde_json::{Value, json};

const BOARD: &str = include_str!("templates/board.typ");

fn head() -> Head {
    Head {
        organisation: "Министерство образования и науки Заречного края".to_owned(),
        title: "Обязательства сторон".to_owned(),
        subtitle: "Соглашение № 0110-2020-67-1 от 14.02.2020 с администрацией города Ясногорска; \
                   состояние на 20 октября 2022 г."
            .to_owned(),
        note: "Опора, 20.10.2022, 09:00 (МСК)".to_owned(),
        demonstration: true,
        language: Language::Russian,
        paper: Paper::Landscape,
    }
}

fn obligation(due: &str, when: &str, clause: &str, title: &str, tone: &str, state: &str) -> Value {
    json!({
        "due": due, "when": when, "clause": clause, "title": title, "detail": "",
        "obliged": "Администрация города Ясногорска",
        "addressee": "Министерство образования и науки", "tone": tone, "state": state,
    })
}

fn board() -> Value {
    let mut with_detail = obligation(
        "17.10.2022",
        "пн, 3 дня назад",
        "п. 2.3.5",
        "Документы о поставке оборудования, запрос № 18",
        "late",
        "не хватает 1 акта из 7",
    );
    with_detail["detail"] = "Исполняет П. Лаптев, Управление образования города Ясногорска".into();
    let mut from_ministry = obligation(
        "18.10.2022",
        "вт, 2 дня назад",
        "п. 2.1.2",
        "Ответ на обращение № 11 о сетевых программах",
        "late",
        "ответа нет",
    );
    from_ministry["obliged"] = "Министерство образования и науки".into();
    from_ministry["addressee"] = "Администрация города Ясногорска".into();
    let later = |number: usize| {
        obligation(
            "31.12.2022",
            "сб, 72 дня",
            "п. 2.3.3, прил. 2, п. 8",
            &format!("Мера дорожной карты № {number}: направить на курсы педагогов в третьем потоке"),
            "plain",
            "в графике",
        )
    };
    let chart = quarters();
    json!({
        "figures": [
            { "number": 2, "label": "просрочено", "tone": "late" },
            { "number": 3, "label": "на этой неделе", "tone": "soon" },
            { "number": 1, "label": "ждёт подтверждения", "tone": "wait" },
            { "number": 14, "label": "дальше" },
        ],
        "groups": [
            { "title": "Просрочено", "tone": "late", "rows": [with_detail, from_ministry] },
            { "title": "На этой неделе", "tone": "soon", "rows": [
                obligation("21.10.2022", "пт, завтра", "п. 2.3.4",
                    "Отчёт за III квартал: исправить и сдать снова", "soon", "возвращён: показатель 22"),
                obligation("21.10.2022", "пт, завтра", "п. 2.1.1",
                    "Консультация для школ о цифровом профиле", "plain", "назначена на 13:00"),
                obligation("21.10.2022", "пт, завтра", "п. 2.3.3, прил. 2, п. 8",
                    "Направить на курсы 12 педагогов, третий поток", "plain", "10 из 12 направлены"),
            ]},
            { "title": "Ждёт подтверждения", "tone": "wait", "rows": [
                obligation("20.10.2022", "чт, сегодня", "п. 2.3.2",
                    "Средства на повышение квалификации в муниципальной программе", "wait",
                    "на проверке с 17 октября"),
            ]},
            { "title": "Дальше", "tone": "plain", "rows": (1..=14).map(later).collect::<Vec<_>>() },
        ],
        "chart": { "title": chart.title, "svg": chart.svg,
            "alt": "Исполнено в срок и с опозданием по кварталам 2022 года" },
        "parties": [
            { "name": "Министерство образования и науки Заречного края", "capacity": "заместитель министра", "person": "Н. Громова" },
            { "name": "Администрация города Ясногорска", "capacity": "начальник Управления образования", "person": "М. Белова" },
        ],
    })
}

fn quarters() -> chart::Chart {
    let series =
        |name: &str, values: [f64; 4]| Series { name: name.to_owned(), values: values.into_iter().map(Some).collect() };
    chart::bars(&Plot {
        title: "Исполнение по кварталам".to_owned(),
        category_title: "Квартал".to_owned(),
        categories: ["I кв.", "II кв.", "III кв.", "IV кв."].map(str::to_owned).to_vec(),
        series: vec![series("в срок", [11.0, 9.0, 12.0, 4.5]), series("с опозданием", [2.0, 1.0, 3.0, 0.0])],
        range: None,
        size: (640, 260),
    })
    .unwrap()
}

/// Keeps a print for the eye: `pdftoppm -r 80 -png <file> page`.
fn keep(name: &str, bytes: &[u8]) {
    std::fs::write(std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name), bytes).unwrap();
}

#[test]
fn the_board_is_an_accessible_pdf_and_the_same_every_time() {
    let options = Options::new(head());
    let bytes = pdf::render(BOARD, &board(), &options).unwrap();
    keep("board.pdf", &bytes);
    assert!(bytes.starts_with(b"%PDF-1.7"));
    let has = |mark: &[u8]| bytes.windows(mark.len()).any(|window| window == mark);
    assert!(has(b"pdfuaid:part"), "PDF/UA-1 is declared");
    assert!(has(b"/Lang"), "the language is declared");
    assert_eq!(bytes, pdf::render(BOARD, &board(), &options).unwrap());
}

#[test]
fn what_users_type_never_becomes_markup() {
    let mut data = board();
    let typed = "#panic(\"x\") *жирно* $x$ @label <label> #read(\"/etc/passwd\") \\ `код` // нет";
    data["groups"][0]["rows"][0]["title"] = typed.into();
    let mut head = head();
    head.title = typed.to_owned();
    head.organisation = "]#panic()[".to_owned();
    head.language = Language::English;
    let bytes = pdf::render(BOARD, &data, &Options::new(head)).unwrap();
    keep("typed.pdf", &bytes);
}

#[test]
fn a_long_list_prints_from_its_table_and_the_page_limit_holds() {
    let table = Table {
        title: "Показатели".to_owned(),
        columns: vec![
            Column::new("№", ColumnKind::Number, 5),
            Column::new("Показатель", ColumnKind::Text, 40),
            Column::new("Доля", ColumnKind::Percent, 10),
            Column::new("Дата", ColumnKind::Date, 12),
        ],
        rows: (1..=120_i64)
            .map(|number| {
                vec![
                    number.into(),
                    "Доля школ, участвующих в программе поддержки".into(),
                    (number as f64 / 160.0).into(),
                    Cell::from(date(2022, 10, 20)),
                ]
            })
            .collect(),
    };
    let mut options = Options::new(Head { title: table.title.clone(), ..head() });
    options.head.paper = Paper::Portrait;
    let bytes = pdf::render(pdf::LIST, &table.to_print(), &options).unwrap();
    keep("list.pdf", &bytes);
    options.page_limit = 1;
    let refusal = pdf::render(pdf::LIST, &table.to_print(), &options).unwrap_err();
    assert!(matches!(refusal, DocumentError::TooManyPages { limit: 1, .. }));
    assert!(refusal.russian().contains("можно не больше 1"));
}

#[test]
fn a_chart_without_words_for_it_is_refused() {
    let template = "#import \"/opora.typ\": *\n#show: sheet\n#chart(json(\"/data.json\"))";
    let data = Value::String(quarters().svg);
    let refusal = pdf::render(template, &data, &Options::new(head())).unwrap_err();
    assert!(matches!(&refusal, DocumentError::Template(text) if text.contains("alt")), "{refusal}");
}

#[test]
fn a_template_reaches_nothing_outside_and_its_mistakes_name_their_line() {
    for outside in ["#read(\"/etc/passwd\")", "#import \"@preview/x:1.0.0\"", "#datetime.today()"] {
        let template: &'static str = Box::leak(format!("#let a = 1\n{outside}").into_boxed_str());
        let refusal = pdf::render(template, &Value::Null, &Options::new(head())).unwrap_err();
        assert!(matches!(&refusal, DocumentError::Template(text) if text.starts_with("line 2")), "{refusal}");
    }
}

#[test]
fn too_much_data_is_refused_before_it_is_laid_out() {
    let data = Value::String("ы".repeat(pdf::DATA_LIMIT_BYTES / 2));
    let refusal = pdf::render(BOARD, &data, &Options::new(head())).unwrap_err();
    assert!(matches!(refusal, DocumentError::TooMuchData { .. }));
}

#[tokio::test]
async fn more_documents_than_seats_wait_their_turn() {
    let documents = Documents::new(1);
    let draw = || documents.pdf(BOARD, board(), Options::new(head()));
    let (first, second, third) = tokio::join!(draw(), draw(), draw());
    assert_eq!(first.unwrap(), second.unwrap());
    assert!(third.is_ok());
}
