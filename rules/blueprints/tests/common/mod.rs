//! The blueprints that ship with Opora, and the facts they are compared with when those are at hand.
#![allow(dead_code, reason = "every test file uses its own part")]
#![allow(clippy::expect_used, reason = "a test may fail loudly")]

use std::path::PathBuf;

use blueprints::Blueprint;
use serde_json::Value;

/// The shipped blueprint with this key.
pub fn blueprint(key: &str) -> Blueprint {
    let (_, toml) = blueprints::builtin()
        .into_iter()
        .find(|(builtin, _)| *builtin == key)
        .unwrap_or_else(|| panic!("no blueprint {key}"));
    Blueprint::parse(toml).unwrap_or_else(|faults| panic!("{key}: {faults:?}"))
}

/// All shipped blueprints.
pub fn all() -> [Blueprint; 2] {
    ["regional_projects", "support_500plus"].map(blueprint)
}

/// A file of the shared facts; says plainly that the test skips when it is not at hand.
pub fn shared(path: &str) -> Option<String> {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared").join(path);
    let text = std::fs::read_to_string(&file).ok();
    if text.is_none() {
        println!("SKIPPED: {} is not at hand, nothing was compared", file.display());
    }
    text
}

/// The rows of a JSON file of the shared facts.
pub fn rows(path: &str) -> Option<Vec<Value>> {
    let json: Value = serde_json::from_str(&shared(path)?).expect("facts are JSON");
    Some(json["rows"].as_array().expect("facts have rows").clone())
}
