//! The pages of obligations, rendered from sample views in both languages and read as a browser and a screen reader would.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

#[path = "../examples/pages/sample/mod.rs"]
mod sample;

use std::collections::BTreeSet;

use i18n::{Lang, Source, Speaker, Texts, usage};
use web::look::{Page, Theme, assets};

fn sources() -> Vec<Source> {
    let mut sources = obligations::views::texts();
    sources.push(web::look::texts());
    sources
}

fn speaker(lang: Lang) -> Speaker {
    Texts::build(&sources()).unwrap_or_else(|faults| panic!("{faults:#?}")).speaker(lang)
}

fn pages(t: &Speaker) -> Vec<(&'static str, Page)> {
    vec![
        ("board", sample::board().page(t)),
        ("board of four", sample::board_of_four().page(t)),
        ("empty board", sample::board_empty().page(t)),
        ("obligation", sample::obligation().page(t)),
        ("long obligation", sample::obligation_long().page(t)),
        ("undated obligation", sample::obligation_undated().page(t)),
        ("today", sample::today().page(t)),
        ("calm today", sample::today_calm().page(t)),
        ("full today", sample::today_full().page(t)),
    ]
}

fn html(t: &Speaker, page: &Page) -> String {
    page.html(&sample::shell(t, Theme::Auto, "board"))
}

/// The values of an attribute, in the page's order.
fn values<'h>(html: &'h str, attribute: &str) -> Vec<&'h str> {
    let opening = format!(" {attribute}=\"");
    html.split(&opening).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// What one sees without pictures: tags become line ends, spaces are plain.
fn words(html: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => {
                inside = true;
                lines.push(String::new());
            }
            '>' => inside = false,
            _ if inside => {}
            '\u{a0}' | '\u{202f}' => lines.last_mut().unwrap().push(' '),
            other => lines.last_mut().unwrap().push(other),
        }
    }
    lines.iter().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
}

#[test]
fn every_page_is_sound_in_both_languages() {
    for lang in Lang::ALL {
        let t = speaker(lang);
        for (name, page) in pages(&t) {
            let html = html(&t, &page);
            for forbidden in [" style=", "<style", "<script>", " onclick=", "⟦", "href=\"\""] {
                assert!(!html.contains(forbidden), "{name}: {forbidden}");
            }
            let ids = values(&html, "id");
            assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "{name}: an id stands twice in {ids:?}");
            for label in values(&html, "aria-labelledby") {
                assert!(ids.contains(&label), "{name}: nothing is called {label}");
            }
            let levels: Vec<u8> =
                html.split("<h").skip(1).filter_map(|rest| rest.bytes().next()).filter(u8::is_ascii_digit).collect();
            assert_eq!(levels.first(), Some(&b'1'), "{name}");
            assert!(
                levels.windows(2).all(|pair| pair[1] <= pair[0] + 1),
                "{name}: a heading level is skipped in {levels:?}"
            );
            assert!(html.len() < 60_000, "{name} weighs {} bytes", html.len());
        }
        assert!(t.missing().is_empty(), "{:?}", t.missing());
    }
}

#[test]
fn every_text_is_used_and_every_used_text_exists() {
    let files = [
        ("board.html", include_str!("../templates/board.html")),
        ("side.html", include_str!("../templates/side.html")),
        ("filter.html", include_str!("../templates/filter.html")),
        ("obligation.html", include_str!("../templates/obligation.html")),
        ("strip.html", include_str!("../templates/strip.html")),
        ("today.html", include_str!("../templates/today.html")),
        ("todo.html", include_str!("../templates/todo.html")),
        ("foot.html", include_str!("../templates/foot.html")),
        ("mod.rs", include_str!("../src/views/mod.rs")),
        ("board.rs", include_str!("../src/views/board.rs")),
        ("lane.rs", include_str!("../src/views/lane.rs")),
        ("obligation.rs", include_str!("../src/views/obligation.rs")),
        ("today.rs", include_str!("../src/views/today.rs")),
    ];
    assert_eq!(usage(&obligations::views::texts(), &files), i18n::Usage::default());
}

#[test]
fn an_english_page_has_no_russian_word_of_its_own() {
    let t = speaker(Lang::En);
    let empty = html(&t, &obligations::views::TodayView::of(sample::TODAY, Vec::new()).page(&t));
    let russian: Vec<String> =
        words(&empty).into_iter().filter(|line| line.chars().any(|c| matches!(c, 'а'..='я' | 'А'..='Я'))).collect();
    // The product's name, who is signed in, and what a language calls itself.
    let allowed = [
        "Today — Опора",
        "Опора",
        "Управление образования · М. Белова",
        "МБ",
        "М. Белова",
        "Управление образования",
        "Русский",
    ];
    assert_eq!(russian, allowed);
}

#[test]
fn the_board_says_who_owes_what_and_folds_long_lanes() {
    let t = speaker(Lang::Ru);
    let seen = words(&html(&t, &sample::board().page(&t)));
    for wanted in [
        "Кто кому что должен, и что горит?",
        "осталось 72 дня",
        "не хватает 1 акта из 7",
        "Проверить и подтвердить",
        "подтвердить вам, завтра",
    ] {
        assert!(seen.iter().any(|line| line == wanted), "{wanted} in {seen:?}");
    }
    let four = html(&t, &sample::board_of_four().page(&t));
    let folded = words(&four);
    for wanted in ["ещё 4", "график не приложен", "До начала учёта", "Управление: ничего", "Сторона 4, школа-участник"]
    {
        assert!(folded.iter().any(|line| line == wanted), "{wanted} in {folded:?}");
    }
    assert!(four.contains("<select name=\"left\">") && four.contains("<details class=\"fold rest\">"));
}

#[test]
fn an_obligation_explains_its_date() {
    let t = speaker(Lang::Ru);
    let seen = words(&html(&t, &sample::obligation_long().page(&t)));
    for wanted in ["6 недель", "праздник: 1–8 янв", "запись отозвана", "Слова документа.", "+3"]
    {
        assert!(seen.iter().any(|line| line == wanted), "{wanted} in {seen:?}");
    }
    let undated = words(&html(&t, &sample::obligation_undated().page(&t)));
    for wanted in [
        "Почему нет срока?",
        "График не приложен",
        "Пока ничем: ни отправки, ни подтверждения не было.",
        "Ждёт другой стороны",
    ] {
        assert!(undated.iter().any(|line| line == wanted), "{wanted} in {undated:?}");
    }
}

#[test]
fn today_puts_the_overdue_first_and_counts_the_rest() {
    let t = speaker(Lang::Ru);
    let mut seen = words(&html(&t, &sample::today_full().page(&t)));
    assert!(seen.iter().any(|line| line == "Ещё 6 дел") && seen.iter().any(|line| line == "ещё 9"), "{seen:?}");
    seen = words(&html(&t, &sample::today_calm().page(&t)));
    assert!(seen.iter().any(|line| line == "Всё спокойно"));
}

#[test]
fn the_stylesheets_of_a_first_visit_are_small() {
    let bytes: usize = assets::all().iter().map(|asset| asset.bytes.len()).sum();
    // Measured: these compress to about a quarter; the promise is 30 KB for everything.
    assert!(bytes < 60_000, "{bytes}");
}
