//! The blueprints that ship with Opora hold together.

use blueprints::Blueprint;

#[test]
fn every_builtin_blueprint_is_read_without_a_fault() {
    for (key, toml) in blueprints::builtin() {
        match Blueprint::parse(toml) {
            Ok(blueprint) => assert_eq!(blueprint.head.key, key),
            Err(faults) => panic!(
                "{key}:\n{}",
                faults
                    .iter()
                    .map(|fault| format!("  {fault}\n"))
                    .collect::<String>()
            ),
        }
    }
}
