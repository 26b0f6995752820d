//! Walks the clause map: every clause of the two documents is carried by something, or stands in the one list of
//! clauses that bind nobody.

#![allow(clippy::expect_used, reason = "a test may fail loudly")]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use blueprints::{Blueprint, Nature, Text, schedule};
use serde::Deserialize;

/// `blueprints/binds_nobody.toml` may only shrink: lower this number with it, never raise it.
const BINDS_NOBODY_AT_MOST: usize = 3;

/// Which ids of the map belong to which blueprint, and how many there are.
const WALKS: [(&str, &str, usize); 2] = [("RB-", "regional_projects", 57), ("HM-", "support_500plus", 70)];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BindsNobody {
    #[serde(rename = "clause")]
    clauses: Vec<BindsNobodyClause>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BindsNobodyClause {
    fact: String,
    blueprint: String,
    clause: String,
    reason: Text,
}

fn binds_nobody() -> Vec<BindsNobodyClause> {
    let toml = include_str!("../../../blueprints/binds_nobody.toml");
    toml::from_str::<BindsNobody>(toml).expect("the list is read").clauses
}

fn is_table_row(fact: &str) -> bool {
    ["RB-A1-", "RB-A2-", "HM-AP-R-", "HM-AP-M-", "HM-AP-I-"].iter().any(|prefix| fact.starts_with(prefix))
}

/// Why the clause behind this id of the map is not carried; nothing when it is.
fn missing(fact: &str, blueprint: &Blueprint, nobody: &BTreeSet<String>) -> Option<String> {
    if is_table_row(fact) {
        return row_missing(fact, blueprint);
    }
    let Some(clause) = blueprint.clauses.iter().find(|one| one.map.iter().any(|id| id == fact)) else {
        return Some("no clause maps it".to_owned());
    };
    let carried = match clause.nature {
        Nature::Duty => {
            blueprint.obligations.iter().any(|one| one.clause == clause.id || one.also_clauses.contains(&clause.id))
        }
        Nature::Entitlement => blueprint.entitlements.iter().any(|one| one.clause == clause.id),
        Nature::Term => true,
        Nature::Declaration => nobody.contains(fact),
        Nature::Heading => false,
    };
    (!carried).then(|| format!("clause {} is {:?} and nothing carries it", clause.id, clause.nature))
}

fn row_missing(fact: &str, blueprint: &Blueprint) -> Option<String> {
    let of_indicator = blueprint
        .indicators
        .iter()
        .filter(|row| row.map.iter().any(|id| id == fact))
        .map(|row| std::slice::from_ref(&row.obligation));
    let of_measure = blueprint
        .measures
        .iter()
        .filter(|row| row.map.iter().any(|id| id == fact))
        .map(|row| row.obligations.as_slice());
    let keys: Vec<&String> = of_indicator.chain(of_measure).flatten().collect();
    if keys.is_empty() {
        return Some("the row is neither an indicator nor a measure with an obligation".to_owned());
    }
    keys.into_iter()
        .filter_map(|key| blueprint.obligation(key))
        .find(|one| {
            !schedule::can_be_dated(&one.schedule) && one.waits_for.is_none() && one.schedule_when_set.is_none()
        })
        .map(|one| format!("its obligation {} can come to no date", one.key))
}

#[test]
fn every_clause_of_the_map_is_carried() {
    let Some(map) = common::shared("facts/clauses.tsv") else {
        return;
    };
    let nobody: BTreeSet<String> = binds_nobody().into_iter().map(|one| one.fact).collect();
    let mut uncarried = Vec::new();
    for (prefix, key, count) in WALKS {
        let blueprint = common::blueprint(key);
        let facts: Vec<&str> =
            map.lines().filter_map(|line| line.split('\t').next()).filter(|fact| fact.starts_with(prefix)).collect();
        assert_eq!(facts.len(), count, "{prefix}: the map has another number of clauses");
        for fact in facts {
            uncarried.extend(missing(fact, &blueprint, &nobody).map(|why| format!("{fact}: {why}")));
        }
    }
    assert!(uncarried.is_empty(), "uncarried clauses:\n{}", uncarried.join("\n"));
}

#[test]
fn every_mapped_id_stands_in_the_map_once() {
    let Some(map) = common::shared("facts/clauses.tsv") else {
        return;
    };
    let known: BTreeSet<&str> = map.lines().filter_map(|line| line.split('\t').next()).collect();
    for blueprint in common::all() {
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        let ids = (blueprint.clauses.iter().flat_map(|row| &row.map))
            .chain(blueprint.indicators.iter().flat_map(|row| &row.map))
            .chain(blueprint.measures.iter().flat_map(|row| &row.map));
        for id in ids {
            assert!(known.contains(id.as_str()), "{}: {id} is not in the map", blueprint.head.key);
            *seen.entry(id.clone()).or_default() += 1;
        }
        let twice: Vec<_> = seen.iter().filter(|(_, times)| **times > 1).collect();
        assert!(twice.is_empty(), "{}: mapped twice: {twice:?}", blueprint.head.key);
    }
}

#[test]
fn the_list_of_clauses_that_bind_nobody_only_shrinks() {
    let list = binds_nobody();
    assert!(list.len() <= BINDS_NOBODY_AT_MOST, "the list grew to {}", list.len());
    assert_eq!(list.len(), BINDS_NOBODY_AT_MOST, "the list shrank: lower BINDS_NOBODY_AT_MOST");
    for one in &list {
        assert!(!one.reason.ru.is_empty() && !one.reason.en.is_empty(), "{}: no reason", one.fact);
    }
    let listed: BTreeSet<(String, String)> = list.into_iter().map(|one| (one.blueprint, one.clause)).collect();
    let declared: BTreeSet<(String, String)> = common::all()
        .into_iter()
        .flat_map(|blueprint| {
            let key = blueprint.head.key;
            blueprint
                .clauses
                .into_iter()
                .filter(|clause| clause.nature == Nature::Declaration)
                .map(move |clause| (key.clone(), clause.id))
        })
        .collect();
    assert_eq!(listed, declared, "declarations and the list differ");
}
