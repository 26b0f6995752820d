//! Statements: unique names under their feature, and each executed on both databases by some test.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::Fault;
use super::house::House;
use super::rust::{Kind, reads};

/// The names of the statements that tests have run, by database.
#[derive(Debug, Default)]
pub struct Coverage {
    ran: BTreeMap<&'static str, BTreeSet<String>>,
}

impl Coverage {
    /// The lists that the tests write.
    const LISTS: [(&'static str, &'static str); 2] = [("SQLite", "sqlite.txt"), ("PostgreSQL", "postgres.txt")];

    /// Reads the lists in `folder`.
    pub fn read(folder: &Path) -> Result<Self, String> {
        let mut coverage = Self::default();
        for (database, file) in Self::LISTS {
            let path = folder.join(file);
            let text = std::fs::read_to_string(&path).map_err(|error| {
                format!(
                    "{}: {error}\nThe tests write it: OPORA_SQL_COVERAGE={} cargo test, with OPORA_TEST_POSTGRES naming a server",
                    path.display(),
                    folder.display()
                )
            })?;
            coverage.note(database, &text);
        }
        Ok(coverage)
    }

    fn note(&mut self, database: &'static str, list: &str) {
        self.ran.entry(database).or_default().extend(list.split_whitespace().map(str::to_owned));
    }
}

/// A statement in the source.
#[derive(Debug)]
struct Statement {
    name: String,
    /// `features/network`.
    folder: String,
    place: String,
}

/// Holds the statements.
pub fn check(house: &House, coverage: Option<&Coverage>) -> Vec<Fault> {
    let statements = statements(house);
    let mut faults = Vec::new();
    let mut first: BTreeMap<&str, &Statement> = BTreeMap::new();
    for statement in &statements {
        if let Some(other) = first.insert(&statement.name, statement) {
            faults.push(Fault::new(
                &statement.place,
                format!("the statement's name {} is taken at {}", statement.name, other.place),
                "name statements feature.thing.what; the name stands in errors and in the list of what was tested",
            ));
        }
        let owner = statement.folder.rsplit('/').next().unwrap_or_default();
        if statement.folder.starts_with("features/") && statement.name.split('.').next() != Some(owner) {
            faults.push(Fault::new(
                &statement.place,
                format!("the statement {} does not bear its feature's name", statement.name),
                format!("call it {owner}.….…"),
            ));
        }
    }
    for (database, ran) in coverage.iter().flat_map(|coverage| &coverage.ran) {
        let shipped = statements.iter().filter(|statement| !statement.folder.starts_with("bench"));
        for statement in shipped.filter(|statement| !ran.contains(&statement.name)) {
            faults.push(Fault::new(
                &statement.place,
                format!("{} was never executed on {database}", statement.name),
                format!(
                    "add a story that needs it to {}/tests/, run by testkit on both databases; or delete it",
                    statement.folder
                ),
            ));
        }
    }
    faults
}

fn statements(house: &House) -> Vec<Statement> {
    let mut found = Vec::new();
    for file in house.shipped_rust().filter(|file| !file.path.starts_with("xtask/")) {
        for (at, token) in file.shipped.iter().enumerate() {
            let is_new = reads(&file.shipped, at, "Sql : : new (") || reads(&file.shipped, at, "Sql : : joined (");
            if let Some(name) = file.shipped.get(at + 5).filter(|name| is_new && name.kind == Kind::Text) {
                found.push(Statement {
                    name: name.text.clone(),
                    folder: file.path.split("/src/").next().unwrap_or_default().to_owned(),
                    place: format!("{}:{}", file.path, token.line),
                });
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::house::small::house;
    use super::*;

    const STORE: &str = "static A: Sql = Sql::new(\"network.person.by_id\", \"SELECT 1\");\nstatic B: Sql = db::Sql::joined(\n    \"network.person.all\", &[\"SELECT 2\"]);\n#[cfg(test)] mod tests { static C: Sql = Sql::new(\"network.test.only\", \"\"); }";

    #[test]
    fn names_are_unique_and_bear_the_feature() {
        assert_eq!(check(&house(&[("features/network/src/store.rs", STORE)]), None), []);
        let again = "static A: Sql = Sql::new(\"network.person.by_id\", \"SELECT 3\");";
        let found = check(
            &house(&[("features/network/src/store.rs", STORE), ("features/agreements/src/store.rs", again)]),
            None,
        );
        assert!(
            found.iter().any(|fault| fault.what.contains("is taken at features/agreements/src/store.rs:1")),
            "{found:?}"
        );
        assert!(found.iter().any(|fault| fault.what.contains("does not bear its feature's name")), "{found:?}");
    }

    #[test]
    fn what_did_not_run_on_a_database_is_listed_with_the_place_for_a_story() {
        let mut coverage = Coverage::default();
        coverage.note("SQLite", "network.person.by_id\nnetwork.person.all\n");
        coverage.note("PostgreSQL", "network.person.all\n");
        let found = check(&house(&[("features/network/src/store.rs", STORE)]), Some(&coverage));
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].what, "network.person.by_id was never executed on PostgreSQL");
        assert!(found[0].cure.contains("features/network/tests/"));
    }
}
