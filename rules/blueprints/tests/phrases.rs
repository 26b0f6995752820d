//! The schedule of every obligation is what the grammar of `deadlines` reads in its phrase.
#![allow(clippy::expect_used, reason = "a test may fail loudly")]

mod common;

use blueprints::{Blueprint, Schedule};
use deadlines::{Context, Rule, read};
use serde_json::Value;

/// The name of a schedule is worded by each side.
const NOT_COMPARED: [&str; 1] = ["ref"];

/// Whether everything the blueprint writes is read in the phrase; the reader may say more.
fn agrees(ours: &Value, read: &Value) -> bool {
    match (ours, read) {
        (Value::Object(ours), Value::Object(read)) => ours
            .iter()
            .filter(|(field, _)| !NOT_COMPARED.contains(&field.as_str()))
            .all(|(field, value)| read.get(field).is_some_and(|other| agrees(value, other))),
        (ours, read) => ours == read,
    }
}

fn written(schedule: &Schedule) -> Value {
    serde_json::to_value(schedule).expect("a schedule is JSON")
}

/// A phrase without a year belongs to the first year of the agreement, which is its title's first year.
fn context(blueprint: &Blueprint, first_year: i16) -> Context {
    let term = written(&blueprint.term.schedule);
    let to = term["to"].as_str().expect("the term ends on a day");
    Context {
        year: Some(first_year),
        term_from: Some(jiff::civil::Date::constant(first_year, 1, 1)),
        term_to: Some(to.parse().expect("ISO date")),
        ..Context::default()
    }
}

#[test]
fn every_phrase_is_read_as_its_schedule() {
    let mut differences = Vec::new();
    let mut compared = 0;
    for (key, first_year) in [("regional_projects", 2020), ("support_500plus", 2022)] {
        let blueprint = common::blueprint(key);
        let context = context(&blueprint, first_year);
        let term = &blueprint.term;
        let phrases =
            blueprint.obligations.iter().filter_map(|one| Some((&one.key, one.phrase.as_ref()?, &one.schedule)));
        for (place, phrase, schedule) in phrases {
            let reading = read(phrase, &context).expect("a phrase is short");
            let (ours, read) = (written(schedule), written(&reading.rule));
            compared += 1;
            if !agrees(&ours, &read) {
                differences.push(format!("{key}, {place}: «{phrase}»\n  ours {ours}\n  read {read}"));
            }
        }
        let reading = read(&term.phrase, &context).expect("a phrase is short");
        let end = match &reading.rule {
            Rule::Term(_) | Rule::Deadline(_) => written(&reading.rule),
            _ => Value::Null,
        };
        let to = end.get("to").or(end.get("by")).cloned();
        if to != written(&term.schedule).get("to").cloned() {
            differences.push(format!("{key}, term: «{}» read {:?}", term.phrase, reading.rule));
        }
    }
    assert!(compared > 50, "only {compared} phrases were compared");
    assert!(differences.is_empty(), "phrases read otherwise:\n{}", differences.join("\n"));
}
