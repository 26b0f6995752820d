//! Charts: spoken, twinned with a table, harmless whatever they are fed.

#![allow(clippy::unwrap_used, reason = "a failing test should stop")]

use documents::chart::{self, Grid, Plot, Series};
use documents::pdf::{self, Head, Options};
use documents::{Cell, DocumentError};

/// Keeps a drawing for the eye.
fn keep(name: &str, bytes: &[u8]) {
    std::fs::write(std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name), bytes).unwrap();
}

fn plot(values: &[Option<f64>]) -> Plot {
    Plot {
        title: "Доля школ, % <по кварталам>".to_owned(),
        category_title: "Квартал".to_owned(),
        categories: (1..=values.len()).map(|number| format!("{number}.1")).collect(),
        series: vec![Series { name: "Ясногорск".to_owned(), values: values.to_vec() }],
        range: None,
        size: (480, 220),
    }
}

#[test]
fn every_shape_says_what_it_shows_and_has_its_table() {
    let plot = plot(&[Some(12.5), None, Some(40.0)]);
    for draw in [chart::bars, chart::lying_bars, chart::lines] {
        let drawn = draw(&plot).unwrap();
        assert!(drawn.svg.starts_with("<svg"));
        assert!(drawn.svg.contains("role=\"img\""));
        assert!(drawn.svg.contains("<title>Доля школ, % &lt;по кварталам&gt;</title>"));
        assert!(drawn.svg.contains("<desc>1.1: Ясногорск 12,5; 2.1: Ясногорск нет;"), "{}", drawn.svg);
        assert!(drawn.svg.contains(">12,5<"), "{}", drawn.svg);
        assert!(drawn.svg.contains(">2.1<"), "a category is no amount: {}", drawn.svg);
        assert_eq!(drawn.table.columns[0].title, "Квартал");
        assert_eq!(drawn.table.rows[1], [Cell::from("2.1"), Cell::Empty]);
        assert!(drawn.svg.len() < 10_000, "{} bytes", drawn.svg.len());
        assert!(!drawn.svg.contains("var("));
        assert!(drawn.page_svg().contains("\"var(--c1,#155BB8)\""), "{}", drawn.svg);
    }
}

#[test]
fn a_heatmap_keeps_the_order_of_its_rows() {
    let grid = Grid {
        title: "Показатели по муниципалитетам".to_owned(),
        row_title: "Муниципалитет".to_owned(),
        rows: vec!["Ясногорск".to_owned(), "Заречный район".to_owned()],
        columns: vec!["п. 1".to_owned(), "п. 2".to_owned(), "п. 3".to_owned()],
        values: vec![vec![Some(100.0), Some(80.0), None], vec![Some(20.0), Some(55.5), Some(0.0)]],
        range: (0.0, 100.0),
        size: (520, 160),
    };
    let drawn = chart::heatmap(&grid).unwrap();
    assert_eq!(drawn.table.rows[0][1], Cell::Number(100.0));
    let place = |word: &str| drawn.svg.find(&format!(">{word}<")).unwrap();
    assert!(place("Ясногорск") < place("80") && place("80") < place("–"), "a gap is said");
    assert!(place("–") < place("Заречный район") && place("Заречный район") < place("55,5"));
    let template = "#import \"/opora.typ\": *\n#show: sheet\n#let data = json(\"/data.json\")\n\
                    #for one in data { chart(one.svg, alt: one.title, caption: one.title) }";
    let plot = plot(&[Some(12.5), None, Some(40.0), Some(38.0)]);
    let all = [drawn, chart::lines(&plot).unwrap(), chart::lying_bars(&plot).unwrap()];
    let page: String = all.iter().map(|one| one.page_svg() + "<br>").collect();
    keep("charts.html", format!("<meta charset=utf-8><body>{page}</body>").as_bytes());
    let head = Head { title: "Графики".to_owned(), ..Head::default() };
    let bytes = pdf::render(template, &serde_json::to_value(all).unwrap(), &Options::new(head)).unwrap();
    keep("charts.pdf", &bytes);
}

#[test]
fn odd_figures_are_drawn_or_refused_but_never_panic() {
    let odd = [f64::NAN, f64::INFINITY, f64::MIN, f64::MAX, 1e-300, 0.0, -1.0];
    for draw in [chart::bars, chart::lying_bars, chart::lines] {
        let _ = draw(&plot(&[]));
        let _ = draw(&plot(&[None, None]));
        for value in odd {
            let _ = draw(&plot(&[Some(value)]));
        }
    }
    let empty = Grid {
        title: String::new(),
        row_title: String::new(),
        rows: Vec::new(),
        columns: Vec::new(),
        values: vec![vec![Some(1.0)]],
        range: (0.0, 0.0),
        size: (100, 100),
    };
    assert!(matches!(chart::heatmap(&empty), Err(DocumentError::Chart(_))));
}
