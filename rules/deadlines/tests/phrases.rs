//! Our own table of phrases: every row means what it says there, and its form survives being written and read.
#![allow(clippy::unwrap_used)]

mod support;

use deadlines::{Rule, phrase::read};

/// The second table was written by another reader before its answers were seen; `\n` in it is a line's end.
const TABLES: [&str; 2] = [include_str!("phrases.tsv"), include_str!("second_look.tsv")];

fn all_rows() -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = TABLES.into_iter().flat_map(support::rows).collect();
    for row in &mut rows {
        row[0] = row[0].replace("\\n", "\n");
    }
    rows
}

#[test]
fn every_phrase_means_what_the_table_says() {
    let rows = all_rows();
    assert!(rows.len() >= 150, "the table has only {} rows", rows.len());
    let mut wrong = Vec::new();
    for row in &rows {
        let expected = serde_json::from_str(&row[2]).unwrap_or_else(|error| panic!("{}: {error}", row[0]));
        wrong.extend(support::compare(&row[0], &expected, &support::context(&row[1])).err());
    }
    assert!(wrong.is_empty(), "{} of {} differ:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}

#[test]
fn every_rule_survives_being_written_and_read() {
    for row in all_rows() {
        let rule = read(&row[0], &support::context(&row[1])).unwrap().rule;
        let json = serde_json::to_string(&rule).unwrap();
        let back: Rule = serde_json::from_str(&json).unwrap_or_else(|error| panic!("{json}: {error}"));
        assert_eq!(back, rule, "{json}");
    }
}

/// How a phrase is printed must not matter: case, spaces at the ends, other dashes, bold marks.
#[test]
fn dress_does_not_change_the_meaning() {
    for row in all_rows() {
        let context = support::context(&row[1]);
        let plain = read(&row[0], &context).unwrap().rule;
        let dressed = format!("  **{}** ", row[0].replace(" - ", " — ").replace(' ', "\u{a0}"));
        let mut again = read(&dressed, &context).unwrap().rule;
        assert_eq!(kind(&again), kind(&plain), "{dressed}");
        if let (Rule::Deadline(one), Rule::Deadline(two)) = (&plain, &mut again) {
            assert_eq!(one.by, two.by, "{dressed}");
        }
    }
}

fn kind(rule: &Rule) -> String {
    serde_json::to_value(rule).unwrap()["kind"].to_string()
}
