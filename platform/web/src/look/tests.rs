//! The layout and its widgets, rendered in both languages with sample values.

use i18n::{Html, Lang, Speaker, Texts, usage};
use jiff::civil::date;

use super::error::calm;
use super::*;
use crate::{Form, PageError, Refusals};

fn speaker(lang: Lang) -> Speaker {
    Texts::build(&[texts()]).unwrap().speaker(lang)
}

fn shell(lang: Lang) -> Shell {
    Shell {
        t: speaker(lang),
        lang,
        theme: Theme::Dark,
        path: "/board?party=<1>".into(),
        nav: vec![
            NavItem {
                key: "today",
                href: "/".into(),
                label: "Сегодня".into(),
                icon: icons::today(),
                count: None,
                current: false,
            },
            NavItem {
                key: "board",
                href: "/board".into(),
                label: "Обязательства".into(),
                icon: icons::board(),
                count: Some(2),
                current: true,
            },
        ],
        me: Some(Me::of("М. Белова", Some("Управление образования"))),
        demo: Some(DemoBar { today: "20 октября 2022".into(), next_day_action: "/demo/next-day".into() }),
    }
}

/// What the content policy forbids, and what a page must have.
fn check(html: &str) {
    for forbidden in [" style=", "<style", "<script>", " onclick=", "javascript:", "⟦"] {
        assert!(!html.contains(forbidden), "{forbidden} in {html}");
    }
    assert_eq!(html.matches("<h1").count(), 1);
    assert!(html.contains("<main class=\"page") && html.contains("href=\"#main\""));
}

#[test]
fn a_page_stands_in_its_layout_in_both_languages() {
    for lang in Lang::ALL {
        let shell = shell(lang);
        let page = Page::new("Доска", "Кто кому что должен?")
            .nav("board")
            .crumb("Соглашения", "/agreements")
            .eyebrow("№ 1")
            .alarm(Html::vouched("<b>2</b> просрочено"))
            .summary(Html::text("<и ещё>"))
            .tools(print_button(&shell.t))
            .body(Html::vouched("<p>тело</p>"));
        let html = page.html(&shell);
        check(&html);
        assert!(html.contains("aria-current=\"page\"") && html.contains("data-theme=\"dark\""));
        assert!(html.contains("&lt;и ещё&gt;") || html.contains("&#60;"));
        assert!(html.contains("value=\"/board?party=") && !html.contains("party=<1>"));
        assert!(shell.t.missing().is_empty(), "{:?}", shell.t.missing());
    }
}

#[test]
fn every_error_is_a_calm_page() {
    let errors = [
        PageError::NotFound,
        PageError::SignIn,
        PageError::Malformed,
        PageError::TooLarge(21 * 1024 * 1024),
        PageError::Conflict,
        PageError::TooMany(90),
        PageError::Busy,
        PageError::Internal("secret".into()),
    ];
    for lang in Lang::ALL {
        for error in &errors {
            let shell = shell(lang);
            let html = calm(&shell.t, error, "1F2E3D4C", "/board").html(&shell);
            check(&html);
            assert!(html.contains("1F2E3D4C") && !html.contains("secret"));
            assert!(shell.t.missing().is_empty(), "{:?}", shell.t.missing());
        }
    }
}

#[test]
fn a_refused_form_keeps_its_values_and_points_at_its_fields() {
    let t = speaker(Lang::Ru);
    let form = Form::of([("title", "Отчёт <1>"), ("parties", "2"), ("secret", "пароль")]);
    let mut refusals = Refusals::default();
    refusals.add("title", "Слишком коротко");
    let choices = || vec![Choice::new(1, "Город"), Choice::new(2, "Министерство")];
    let fields = [
        Field::text("title", "Название").hint("Как в документе").sent(&form, &refusals),
        Field::password("secret", "Пароль").sent(&form, &refusals),
        Field::textarea("note", "Пояснение", 3).optional().sent(&form, &refusals),
        Field::date("on", "День").value(date(2022, 10, 20)),
        Field::select("party", "Сторона", choices()).value(2),
        Field::radios("who", "Кто", choices()),
        Field::checks("parties", "Стороны", choices()).sent(&form, &refusals),
        Field::file("evidence", "Файл", ".pdf"),
        Field::number("count", "Сколько").value(3),
    ];
    let html: String = fields.iter().map(|field| field.html(&t).to_string()).collect();
    assert!(html.contains("aria-describedby=\"h-title e-title\" aria-invalid=\"true\""), "{html}");
    assert!(!html.contains("пароль") && !html.contains("<1>"));
    assert!(
        html.contains("value=\"2022-10-20\"")
            && html.contains("value=\"2\" selected")
            && html.contains("value=\"2\" checked")
    );
    let mistyped = Field::date("on", "День").value("31.02.2022").html(&t).to_string();
    assert!(mistyped.contains("type=\"text\"") && mistyped.contains("31.02.2022"), "{mistyped}");
    assert_eq!(html.matches("<label").count() + html.matches("<fieldset").count(), 7 + 2 + 4, "{html}");
    let summary = error_summary(&t, &refusals, &[("title", "Название")]).to_string();
    assert!(summary.contains("<a href=\"#f-title\">Название: Слишком коротко</a>"), "{summary}");
    assert!(error_summary(&t, &Refusals::default(), &[]).is_empty());
    assert!(t.missing().is_empty(), "{:?}", t.missing());
}

#[test]
fn a_table_names_its_rows_and_columns_and_gives_plain_cells() {
    let t = speaker(Lang::Ru);
    let mut table = Table {
        caption: "Показатели".into(),
        columns: vec![Column::words("Показатель"), Column::numbers("Доля"), Column::words("Срок")],
        rows: vec![
            vec![
                Cell::link("Доля педагогов", "/i/1"),
                Cell::Decimal { scaled: 525, places: 1 },
                Cell::Date(date(2022, 12, 31)),
            ]
            .into(),
        ],
        empty: Empty::new("Показателей нет", "Они появятся после подписания."),
        downloads: Some(Downloads { csv: "/i.csv".into(), xlsx: "/i.xlsx".into() }),
    };
    let html = table.html(&t).to_string();
    assert!(
        html.contains(
            "<th scope=\"row\"><a href=\"/i/1\">Доля педагогов</a></th><td class=\"n\" data-label=\"Доля\">52,5</td>"
        ),
        "{html}"
    );
    assert_eq!(table.rows[0].cells[2].plain(&t), "31.12.2022");
    table.rows.clear();
    assert!(table.html(&t).as_str().contains("Показателей нет"));
    assert!(Pager { page: 1, pages: 1, base: "/a".into() }.html(&t).is_empty());
    assert!(Pager { page: 2, pages: 3, base: "/a?q=1".into() }.html(&t).as_str().contains("/a?q=1&#38;page=3"));
    assert!(t.missing().is_empty(), "{:?}", t.missing());
}

#[test]
fn every_text_is_used_and_every_used_text_exists() {
    let pages = [
        ("layout", include_str!("../../templates/look/layout.html")),
        ("error", include_str!("../../templates/look/error.html")),
        ("field", include_str!("../../templates/look/field.html")),
        ("error_summary", include_str!("../../templates/look/error_summary.html")),
        ("table", include_str!("../../templates/look/table.html")),
        ("pager", include_str!("../../templates/look/pager.html")),
        ("error.rs", include_str!("error.rs")),
        ("page.rs", include_str!("page.rs")),
        ("parts.rs", include_str!("parts.rs")),
        ("form.rs", include_str!("../form.rs")),
    ];
    assert_eq!(usage(&[texts()], &pages), i18n::Usage::default());
}
