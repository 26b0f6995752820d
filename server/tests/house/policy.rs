//! The committed snapshot of who may do what.

const COMMITTED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/policy.snapshot");

#[test]
fn the_snapshot_says_what_the_features_declare() {
    let policy = opora::features::policy();
    let said = opora::policy::plain(&policy);
    let committed = std::fs::read_to_string(COMMITTED).unwrap_or_default();
    assert!(
        said == committed,
        "who may do what has changed. Read the difference, and if it is meant, renew the snapshot:\n\
         \tcargo run -p opora -- policy > server/src/policy.snapshot\n\n{}",
        difference(&committed, &said)
    );
}

#[test]
fn every_action_and_relation_has_words() {
    let missing = opora::policy::without_words(&opora::features::policy());
    assert!(missing.is_empty(), "say in server/src/policy.rs what these are called: {missing:?}");
}

fn difference(old: &str, new: &str) -> String {
    let only = |these: &str, those: &str, sign: &str| -> Vec<String> {
        these
            .lines()
            .filter(|line| !those.lines().any(|other| other == *line))
            .map(|line| format!("{sign} {line}"))
            .collect()
    };
    [only(old, new, "-"), only(new, old, "+")].concat().join("\n")
}
