//! The blueprints that ship with Opora hold together and survive being stored.
#![allow(clippy::expect_used, reason = "a test may fail loudly")]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use blueprints::{Blueprint, ParameterValue, schedule};

#[test]
fn every_builtin_blueprint_is_read_without_a_fault() {
    for (key, toml) in blueprints::builtin() {
        match Blueprint::parse(toml) {
            Ok(blueprint) => assert_eq!(blueprint.head.key, key),
            Err(faults) => panic!("{key}:\n{}", faults.iter().map(|fault| format!("  {fault}\n")).collect::<String>()),
        }
    }
}

#[test]
fn a_blueprint_stored_as_json_is_the_same_blueprint() {
    for blueprint in common::all() {
        let json = serde_json::to_value(&blueprint).expect("to JSON");
        let stored: Blueprint = serde_json::from_value(json).expect("from JSON");
        assert_eq!(stored, blueprint);
    }
}

#[test]
fn an_obligation_is_cited_by_its_clause_and_its_row() {
    let cited = |key: &str, obligation: &str| {
        let blueprint = common::blueprint(key);
        blueprint.citation(blueprint.obligation(obligation).expect("obligation")).ru
    };
    assert_eq!(cited("regional_projects", "answer_request"), "п. 2.1.2");
    assert_eq!(cited("regional_projects", "send_to_training"), "п. 2.3.3, прил. 2, п. 8");
    assert_eq!(
        cited("support_500plus", "first_visit"),
        "п. 2.1.1, адресная программа, институциональный уровень, п. 1"
    );
}

#[test]
fn a_working_group_is_owed_for_each_of_the_five_projects() {
    assert_eq!(common::blueprint("regional_projects").working_projects().count(), 5);
}

/// What the text leaves open stays open until the parties answer; what it dates stands.
#[test]
fn an_open_question_keeps_an_obligation_undated() {
    let blueprint = common::blueprint("regional_projects");
    let summary = blueprint.obligation("monitoring_summary").expect("obligation");
    let unset = summary.schedule_with(&BTreeMap::new());
    assert_eq!(unset, Err(BTreeSet::from(["monitoring_term".to_owned()])));
    let answer = BTreeMap::from([("monitoring_term".to_owned(), ParameterValue::Number(20))]);
    let dated = summary.schedule_with(&answer).expect("dated");
    assert!(schedule::can_be_dated(&dated));

    let blueprint = common::blueprint("support_500plus");
    let subscription = blueprint.obligation("methodical_subscription").expect("obligation");
    let unrefined = subscription.schedule_with(&BTreeMap::new());
    assert_eq!(unrefined.as_ref(), Ok(&subscription.schedule));
}

/// The counts of the two documents; a change here is a change of what the agreements promise.
#[test]
fn the_two_blueprints_have_their_size() {
    let sizes = common::all().map(|one| {
        let [clauses, obligations] = [one.clauses.len(), one.obligations.len()];
        let [indicators, measures] = [one.indicators.len(), one.measures.len()];
        (one.head.key, [clauses, obligations, one.entitlements.len(), indicators, measures])
    });
    assert_eq!(sizes[0], ("regional_projects".to_owned(), [32, 20, 2, 28, 8]));
    assert_eq!(sizes[1], ("support_500plus".to_owned(), [33, 50, 9, 0, 43]));
}
