//! Which crate may use which: DESIGN section 2.

use super::Fault;
use super::house::{Area, Dependency, DependencyKind, House, Package};

/// The features in their order: an arrow goes only to an earlier one.
pub const ORDER: [&str; 15] = [
    "network",
    "sign_in",
    "agreements",
    "obligations",
    "rosters",
    "training",
    "indicators",
    "plans",
    "correspondence",
    "events",
    "library",
    "support",
    "growth",
    "certificates",
    "signals",
];

/// The crate that tests lean on; nothing that is shipped may use it.
const TESTKIT: &str = "testkit";

/// What would bring a clock, chance, a database or the network into a rule.
const WORLDLY: [&str; 10] = [
    "tokio",
    "axum",
    "rusqlite",
    "tokio-postgres",
    "deadpool-postgres",
    "rand",
    "tower",
    "tower-http",
    "object_store",
    "lettre",
];

/// The place of a feature in the order.
pub fn rank(feature: &str) -> Option<usize> {
    ORDER.iter().position(|name| *name == feature)
}

/// Holds the arrows between crates.
pub fn check(house: &House) -> Vec<Fault> {
    let mut faults = Vec::new();
    for package in &house.packages {
        let manifest = format!("{}/Cargo.toml", package.folder);
        let Some(area) = package.area() else {
            faults.push(Fault::new(
                manifest,
                format!("crate {} stands in a folder that the house does not know", package.name),
                "move it below server, features, rules or platform; a new area is added to DESIGN section 2 and to xtask/src/tidy/house.rs",
            ));
            continue;
        };
        if area == Area::Features && rank(&package.name).is_none() {
            faults.push(Fault::new(
                &manifest,
                format!("feature {} has no place in the order of features", package.name),
                "give it one in ORDER, xtask/src/tidy/arrows.rs, and in DESIGN section 2",
            ));
        }
        for dependency in &package.dependencies {
            if let Some((what, cure)) = objection(house, package, area, dependency) {
                faults.push(Fault::new(&manifest, what, cure));
            }
        }
    }
    faults
}

/// Why this dependency may not be, and what to do instead.
fn objection(house: &House, from: &Package, area: Area, on: &Dependency) -> Option<(String, String)> {
    if area == Area::Workshop {
        return None;
    }
    let Some(target) = house.packages.iter().find(|package| package.name == on.name) else {
        let is_impure = area == Area::Rules && on.kind == DependencyKind::Normal && WORLDLY.contains(&on.name.as_str());
        return is_impure.then(|| {
            let what = format!("rule {} uses {}: rules know no clock, chance, database or network", from.name, on.name);
            (what, "take what it needs as an argument, or move that part to platform/".to_owned())
        });
    };
    let to = target.area()?;
    if target.name == TESTKIT {
        return (on.kind != DependencyKind::Dev).then(|| {
            let what = format!("{} ships {TESTKIT}", from.name);
            (what, "move it to [dev-dependencies]".to_owned())
        });
    }
    match (area, to) {
        (Area::Server, Area::Features | Area::Rules | Area::Platform)
        | (Area::Features | Area::Platform, Area::Rules | Area::Platform)
        | (Area::Rules, Area::Rules) => None,
        (Area::Features, Area::Features) if rank(&target.name) < rank(&from.name) => None,
        (Area::Features, Area::Features) => Some((
            format!("{} uses {}, which comes later or is itself", from.name, target.name),
            format!(
                "let {} answer upwards: by an act, by a slot that server wires, or by a trait that {} declares",
                target.name, from.name
            ),
        )),
        // Tests of a rule or of the platform may borrow rules as witnesses, never features.
        (Area::Rules, Area::Platform) if on.kind == DependencyKind::Dev => None,
        _ => Some((
            format!("{} uses {}: no arrow goes that way", from.folder, target.folder),
            "allowed are server -> features -> {rules, platform}, platform -> {platform, rules}, rules -> rules (DESIGN section 2)"
                .to_owned(),
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::super::house::small::package;
    use super::*;

    fn faults(packages: Vec<Package>) -> Vec<String> {
        check(&House::of(packages, Vec::new())).into_iter().map(|fault| fault.what).collect()
    }

    #[test]
    fn the_arrows_of_the_design_are_allowed() {
        let packages = vec![
            package("server", &["network", "agreements", "db", "policy"]),
            package("features/network", &["db", "policy", "dev:testkit"]),
            package("features/agreements", &["network", "db"]),
            package("platform/db", &["policy", "kernel"]),
            package("platform/kernel", &[]),
            package("platform/testkit", &["db"]),
            package("rules/policy", &["serde"]),
            package("bench", &["agreements", "testkit"]),
        ];
        assert_eq!(faults(packages), Vec::<String>::new());
    }

    #[test]
    fn arrows_against_the_stream_are_found() {
        let packages = vec![
            package("features/network", &["agreements", "testkit"]),
            package("features/agreements", &[]),
            package("platform/db", &["dev:network"]),
            package("platform/testkit", &[]),
            package("rules/policy", &["db", "tokio"]),
            package("features/gossip", &[]),
            package("extras/thing", &[]),
        ];
        let found = faults(packages).join("\n");
        for expected in [
            "network uses agreements, which comes later",
            "network ships testkit",
            "platform/db uses features/network",
            "rules/policy uses platform/db",
            "rule policy uses tokio",
            "feature gossip has no place",
            "crate thing stands in a folder",
        ] {
            assert!(found.contains(expected), "{expected} is not among\n{found}");
        }
    }
}
