//! Acts: each kind is declared once, used, and named by a constant wherever something is written.

use std::collections::BTreeMap;

use super::Fault;
use super::house::{House, RustFile};
use super::rust::{Kind, reads};

/// The crate that defines the type itself.
const HOME: &str = "platform/db/";

struct Declared {
    /// The crate's folder: `features/network`.
    folder: String,
    constant: String,
    name: String,
    place: String,
}

/// Holds the kinds of acts and upkeep.
pub fn check(house: &House) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut declared: Vec<Declared> = Vec::new();
    for file in house.shipped_rust().filter(|file| !file.path.starts_with(HOME)) {
        declare(file, &mut declared, &mut faults);
    }
    let mut first: BTreeMap<&str, &Declared> = BTreeMap::new();
    for one in &declared {
        if let Some(other) = first.insert(&one.name, one) {
            faults.push(Fault::new(
                &one.place,
                format!("the name {} is declared at {} too", one.name, other.place),
                "let the feature that performs it declare it, and others use its constant from published.rs",
            ));
        }
        if uses(house, one) < 2 {
            faults.push(Fault::new(
                &one.place,
                format!("{} ({}) is performed by nobody", one.constant, one.name),
                "open a change with it, or delete the constant",
            ));
        }
    }
    faults
}

/// Reads `const SUBMITTED: ActKind = ActKind::named("report.submitted");` and finds kinds made on the spot.
fn declare(file: &RustFile, declared: &mut Vec<Declared>, faults: &mut Vec<Fault>) {
    let tokens = &file.shipped;
    for at in 0..tokens.len() {
        let is_act = reads(tokens, at, "ActKind : : named (");
        if !is_act && !reads(tokens, at, "Upkeep : : named (") {
            continue;
        }
        let place = format!("{}:{}", file.path, tokens[at].line);
        let Some(name) = tokens.get(at + 5).filter(|token| token.kind == Kind::Text) else { continue };
        // Back over a path to the constant: NAME : [path ::] Type = [path ::] Type :: named.
        let constant =
            (at.saturating_sub(16)..at).rev().find(|&back| tokens[back].is("const") || tokens[back].is("static"));
        let is_constant =
            constant.is_some_and(|start| !tokens[start..at].iter().any(|token| token.is(";") || token.is("{")));
        match constant {
            Some(start) if is_constant => {
                let folder = file.path.split("/src/").next().unwrap_or_default().to_owned();
                let constant = tokens[start + 1].text.clone();
                declared.push(Declared { folder, constant, name: name.text.clone(), place });
            }
            _ => faults.push(Fault::new(
                place,
                format!("{} is named on the spot", name.text),
                format!(
                    "declare a constant beside the feature's other acts: pub const …: {0} = {0}::named(\"{1}\");",
                    if is_act { "ActKind" } else { "Upkeep" },
                    name.text
                ),
            )),
        }
    }
}

/// How often the constant stands in what is shipped; its declaration is once. In another crate the name counts
/// only where the declaring crate is named too: two features may both have a `CREATED`.
fn uses(house: &House, declared: &Declared) -> usize {
    let home = format!("{}/", declared.folder);
    let crate_name = declared.folder.rsplit('/').next().unwrap_or_default();
    house
        .shipped_rust()
        .filter(|file| file.path.starts_with(&home) || file.shipped.iter().any(|token| token.is(crate_name)))
        .map(|file| file.shipped.iter().filter(|token| token.is(&declared.constant)).count())
        .sum()
}

#[cfg(test)]
mod tests {
    use super::super::house::small::house;
    use super::*;

    #[test]
    fn a_kind_that_is_declared_and_used_is_in_order() {
        let model = "pub const MADE: ActKind = ActKind::named(\"person.made\"); pub const SEEN: db::Upkeep = db::Upkeep::named(\"x.seen\");";
        let store = "fn f() { db.write(Act::under(&permit, &world, MADE, id), job); db.upkeep(SEEN, job); }";
        assert_eq!(
            check(&house(&[("features/network/src/model.rs", model), ("features/network/src/store.rs", store)])),
            []
        );
    }

    #[test]
    fn a_constant_of_the_same_name_elsewhere_is_no_use() {
        let network = ("features/network/src/model.rs", "pub const MADE: ActKind = ActKind::named(\"person.made\");");
        let other = "pub const MADE: ActKind = ActKind::named(\"agreement.made\"); fn f() { g(MADE); }";
        let agreements = ("features/agreements/src/model.rs", other);
        assert_eq!(check(&house(&[network, agreements])).len(), 1);
        let user = ("server/src/demo.rs", "fn f() { g(network::published::MADE); }");
        assert_eq!(check(&house(&[network, agreements, user])), []);
    }

    #[test]
    fn unused_doubled_and_spontaneous_kinds_are_found() {
        let model = "pub const MADE: ActKind = ActKind::named(\"person.made\");\npub const AGAIN: ActKind = ActKind::named(\"person.made\");";
        let page = "fn f() { let x = 1; go(Act::under(&p, &w, ActKind::named(\"person.left\"), id)); }";
        let found: Vec<String> =
            check(&house(&[("features/network/src/model.rs", model), ("features/network/src/pages/x.rs", page)]))
                .into_iter()
                .map(|fault| fault.what)
                .collect();
        assert!(found.iter().any(|what| what.contains("AGAIN (person.made) is performed by nobody")), "{found:?}");
        assert!(found.iter().any(|what| what.contains("person.made is declared at")), "{found:?}");
        assert!(found.iter().any(|what| what.contains("person.left is named on the spot")), "{found:?}");
    }
}
