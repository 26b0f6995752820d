//! The numbers that five real agreements print: all of them are well formed.
//!
//! The list lies beside the repository, not in it; without it this test says so and passes.

#![allow(clippy::unwrap_used, reason = "a failing test should stop")]

use std::collections::BTreeMap;
use std::path::Path;

use requisites::{Field, Requisites};

#[test]
fn every_printed_number_passes() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/facts/requisites.json");
    let Ok(text) = std::fs::read_to_string(&path) else {
        println!("SKIPPED: no list of printed numbers at {}", path.display());
        return;
    };
    let rows: Vec<serde_json::Value> = serde_json::from_str(&text).unwrap();
    let mut blocks: BTreeMap<String, Requisites> = BTreeMap::new();
    for row in &rows {
        let party = format!("{} {}", row["seed"], row["party"]);
        let block = blocks.remove(&party).unwrap_or_default();
        let value = row["value"].as_str().unwrap();
        blocks.insert(party, block.with(field(row["kind"].as_str().unwrap()), value));
    }
    let mut passed = 0;
    for (party, block) in blocks {
        for checked in block.check_all() {
            assert_eq!(checked.verdict, Ok(()), "{party}: {} {}", checked.field.russian(), checked.text);
            passed += 1;
        }
    }
    assert_eq!(passed, rows.len());
}

fn field(kind: &str) -> Field {
    match kind {
        "ИНН" => Field::Inn,
        "КПП" => Field::Kpp,
        "ОГРН" => Field::Ogrn,
        "ОКПО" => Field::Okpo,
        "БИК" => Field::Bik,
        "ЕКС" => Field::SingleTreasuryAccount,
        "КС (казнач. счёт)" => Field::TreasuryAccount,
        "р/с (казнач. счёт)" => Field::SettlementAccount,
        "л/с" => Field::PersonalAccount,
        other => panic!("a kind that this test does not know: {other}"),
    }
}
