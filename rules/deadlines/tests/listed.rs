//! Every row of the shared tables of phrases comes out as listed.
#![allow(clippy::unwrap_used)]

mod support;

use std::path::PathBuf;

fn table(name: &str) -> Option<String> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/facts").join(name);
    let text = std::fs::read_to_string(&path).ok();
    if text.is_none() {
        println!("skipped: {name} does not stand beside this repository");
    }
    text
}

#[test]
fn every_seed_comes_out_as_listed() {
    let Some(text) = table("deadlines_seeds.tsv") else {
        return;
    };
    let mut wrong = Vec::new();
    let rows = support::rows(&text);
    for row in &rows {
        let mut context = support::document_context(&row[0]);
        let noted = support::context(row.get(5).map_or("", String::as_str));
        context.year = noted.year.or(context.year);
        context.school_year = noted.school_year;
        let listed = serde_json::from_str(&row[4]).unwrap();
        wrong.extend(support::compare(&row[2], &listed, &context).err());
    }
    assert!(wrong.is_empty(), "{} of {} differ:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}

#[test]
fn every_open_phrase_comes_out_as_listed() {
    let Some(text) = table("deadlines_open.tsv") else {
        return;
    };
    let mut wrong = Vec::new();
    let rows = support::rows(&text);
    for row in &rows {
        let context = support::context(row.get(3).map_or("", String::as_str));
        let listed = serde_json::from_str(&row[2]).unwrap();
        // «до 1 октября» and the like are listed with the dates of 2022 in their own columns.
        wrong.extend(support::compare(&row[0], &listed, &context).err());
    }
    assert!(wrong.is_empty(), "{} of {} differ:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}
