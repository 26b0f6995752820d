//! How long documents take: a list of rows as PDF, XLSX and CSV.
//!
//!     cargo run --release -p bench --bin documents

#![allow(clippy::unwrap_used, reason = "a measurement stops at what it did not expect")]

use std::time::Instant;

use documents::pdf::{self, Head, Options};
use documents::{Cell, Column, ColumnKind, Table};

fn main() {
    println!("| document | time | KB |\n|---|---|---|");
    for rows in [10, 10, 100, 1_000] {
        let table = list(rows);
        let head = Head { title: "Обязательства сторон".to_owned(), ..Head::default() };
        timed(&format!("PDF, {rows} rows"), || {
            pdf::render(pdf::LIST, &table.to_print(), &Options::new(head.clone())).unwrap()
        });
    }
    let table = list(1_000);
    timed("XLSX, 1,000 rows", || table.xlsx(jiff::civil::date(2022, 10, 20)).unwrap());
    timed("CSV, 1,000 rows", || table.csv());
}

fn timed(name: &str, make: impl FnOnce() -> Vec<u8>) {
    let began = Instant::now();
    let bytes = make();
    println!("| {name} | {:.1} ms | {} |", began.elapsed().as_secs_f64() * 1_000.0, bytes.len() / 1024);
}

fn list(rows: usize) -> Table {
    let column = |title: &str, kind, width| Column::new(title, kind, width);
    Table {
        title: "Обязательства".to_owned(),
        columns: vec![
            column("Срок", ColumnKind::Date, 12),
            column("Пункт", ColumnKind::Text, 12),
            column("Обязательство", ColumnKind::Text, 50),
            column("Состояние", ColumnKind::Text, 20),
        ],
        rows: (0..rows)
            .map(|n| {
                vec![
                    Cell::Date(jiff::civil::date(2022, 10, 1 + (n % 28) as i8)),
                    Cell::Text("п. 2.3.4".to_owned()),
                    Cell::Text(format!("Отчёт о достижении показателей, строка {n}")),
                    Cell::Text("в работе".to_owned()),
                ]
            })
            .collect(),
    }
}
