//! Targets, dates and columns of the annexes equal the facts read from the documents.

#![allow(clippy::expect_used, reason = "a test may fail loudly")]

mod common;

use blueprints::{Blueprint, Level, Measure, Responsible, Schedule, Target};
use serde_json::{Value, json};

/// Whether every field the facts list is there with the same value; further fields are allowed.
fn agrees(listed: &Value, ours: &Value) -> bool {
    /// Fields of the facts that hold a remark, a computed list or the project's own wording.
    const REMARKS: [&str; 4] = ["year_inferred", "occurrences", "ref", "bound"];
    match (listed, ours) {
        (Value::Object(listed), Value::Object(ours)) => listed
            .iter()
            .filter(|(field, _)| !REMARKS.contains(&field.as_str()))
            .all(|(field, value)| ours.get(field).is_some_and(|own| agrees(value, own))),
        (listed, ours) => listed == ours,
    }
}

fn written(schedule: &Schedule) -> Value {
    serde_json::to_value(schedule).expect("a schedule is JSON")
}

fn measure<'a>(blueprint: &'a Blueprint, fact: &str) -> &'a Measure {
    blueprint
        .measures
        .iter()
        .find(|row| row.map.iter().any(|id| id == fact))
        .unwrap_or_else(|| panic!("no measure {fact}"))
}

#[test]
fn the_28_indicators_have_their_targets() {
    let Some(rows) = common::rows("facts/indicators_002.json") else {
        return;
    };
    let blueprint = common::blueprint("regional_projects");
    assert_eq!(rows.len(), blueprint.indicators.len());
    for (row, indicator) in rows.iter().zip(&blueprint.indicators) {
        let no = &indicator.no;
        assert_eq!(row["no"].to_string(), *no);
        assert_eq!(indicator.map, [row["id"].as_str().expect("id")]);
        assert_eq!(row["unit_code"], indicator.unit.ru, "unit of {no}");
        assert_eq!(row["unit_in_text"].is_string(), indicator.unit_stated, "unit of {no}");
        let project = blueprint.projects.iter().find(|one| Some(&one.key) == indicator.project.as_ref());
        assert_eq!(row["regional_project"], project.expect("project").title.ru, "project of {no}");
        let targets = row["targets"].as_object().expect("targets");
        assert_eq!(targets.len(), indicator.targets.len(), "years of {no}");
        for (year, listed) in targets {
            let own = &indicator.targets[year];
            assert_eq!(listed["value"], json!(own.value()), "{no} in {year}");
            assert_eq!(listed["value"].is_null(), !own.is_set(), "{no} in {year}");
            let parts = match own {
                Target::Compound(compound) => compound.breakdown.as_slice(),
                _ => &[],
            };
            let listed_parts = listed["breakdown"].as_array().cloned().unwrap_or_default();
            assert_eq!(listed_parts.len(), parts.len(), "parts of {no} in {year}");
            for (listed, part) in listed_parts.iter().zip(parts) {
                assert_eq!(listed["value"], json!(part.value), "part of {no} in {year}");
                assert_eq!(listed["label"], part.label.ru, "part of {no} in {year}");
            }
        }
    }
}

#[test]
fn the_8_measures_of_the_roadmap_have_their_dates() {
    let Some(rows) = common::rows("facts/roadmap_002.json") else {
        return;
    };
    let blueprint = common::blueprint("regional_projects");
    assert_eq!(rows.len(), blueprint.measures.len());
    for row in &rows {
        let fact = row["id"].as_str().expect("id");
        let measure = measure(&blueprint, fact);
        assert_eq!(row["no"].to_string(), measure.no);
        for key in &measure.obligations {
            let obligation = blueprint.obligation(key).expect("obligation");
            assert_eq!(row["deadline_raw"].as_str(), obligation.phrase.as_deref(), "{fact}");
            let own = written(&obligation.schedule);
            assert!(agrees(&row["deadline"], &own), "{fact}: {} and {own}", row["deadline"]);
        }
        let early = fact == "RB-A2-1" || fact == "RB-A2-2";
        let noted = measure
            .obligations
            .iter()
            .all(|key| blueprint.obligation(key).is_some_and(|one| one.early_due.is_some() == early));
        assert!(noted, "{fact}: dates before the signing carry a note, others do not");
    }
}

#[test]
fn the_43_measures_of_the_programme_have_their_dates_and_columns() {
    let Some(rows) = common::rows("facts/measures_001.json") else {
        return;
    };
    let blueprint = common::blueprint("support_500plus");
    assert_eq!(rows.len(), blueprint.measures.len());
    for row in &rows {
        let fact = row["id"].as_str().expect("id");
        let measure = measure(&blueprint, fact);
        let level = measure.level.map(|level| match level {
            Level::Regional => "regional",
            Level::Municipal => "municipal",
            Level::Institutional => "institutional",
        });
        assert_eq!(row["level"].as_str(), level, "{fact}");
        let printed = row["no_raw"].as_str().expect("no_raw");
        assert_eq!(printed.trim_end_matches('.'), measure.no, "{fact}");
        for (column, listed) in [
            ("curator_school", &row["resp_curator_school"]),
            ("supported_school", &row["resp_supported_school"]),
            ("institute", &row["resp_iro"]),
        ] {
            let own = match &measure.responsible[column] {
                Responsible::NotInvolved(_) => "-",
                Responsible::NotStated(_) => "",
                Responsible::Named(_) => "named",
            };
            let listed = listed.as_str().expect("a column is words");
            let listed = if listed.len() > 1 { "named" } else { listed };
            assert_eq!(listed, own, "{fact}: {column}");
        }
        for key in &measure.obligations {
            let obligation = blueprint.obligation(key).expect("obligation");
            let own = written(&obligation.schedule);
            assert!(agrees(&row["deadline"], &own), "{fact}: {} and {own}", row["deadline"]);
        }
    }
}
