//! Who owns which table. A feature names its own tables, those of the platform, and published views.

use std::collections::{BTreeMap, BTreeSet};

use super::Fault;
use super::arrows::rank;
use super::house::{Area, House, Package, RustFile};
use super::rust::{Kind, Token, closing, reads};
use super::sql::{Naming, made_up, tables};

/// Tables of the platform that a feature may name in its statements.
const PLATFORM: [&str; 4] = ["act", "access_record", "job", "migration"];
/// Tables that the databases bring themselves.
const OF_THE_DATABASE: [&str; 3] = ["sqlite_master", "sqlite_schema", "information_schema.tables"];

/// Owner and way of making of each table and view.
#[derive(Default)]
struct Owners<'a> {
    owner_of: BTreeMap<String, &'a Package>,
    published: BTreeSet<String>,
}

/// Holds the ownership of tables.
pub fn check(house: &House) -> Vec<Fault> {
    let mut faults = Vec::new();
    let owners = owners(house, &mut faults);
    for feature in house.in_area(Area::Features) {
        for file in house.files_of(feature, "migrations/") {
            for named in tables(&file.text) {
                judge(&owners, feature, &file.path, &named.table, named.how, &mut faults);
            }
        }
        for file in house.rust_of(feature) {
            let made_up: BTreeSet<String> = texts(&file.shipped).flat_map(|token| made_up(&token.text)).collect();
            for token in texts(&file.shipped) {
                let place = format!("{}:{}", file.path, token.line);
                for named in tables(&token.text).into_iter().filter(|named| !made_up.contains(&named.table)) {
                    judge(&owners, feature, &place, &named.table, named.how, &mut faults);
                }
            }
        }
    }
    faults
}

fn texts(tokens: &[Token]) -> impl Iterator<Item = &Token> {
    tokens.iter().filter(|token| token.kind == Kind::Text)
}

fn owners<'a>(house: &'a House, faults: &mut Vec<Fault>) -> Owners<'a> {
    let mut owners = Owners::default();
    for feature in house.in_area(Area::Features) {
        for file in house.files_of(feature, "migrations/") {
            for named in tables(&file.text) {
                if !matches!(named.how, Naming::CreatesTable | Naming::CreatesView) {
                    continue;
                }
                // Migrations may make a table anew, so the same feature may create it twice.
                let first = *owners.owner_of.entry(named.table.clone()).or_insert(feature);
                if first.name != feature.name || PLATFORM.contains(&named.table.as_str()) {
                    let owner = if first.name == feature.name { "the platform" } else { &first.name };
                    faults.push(Fault::new(
                        &file.path,
                        format!("table {} belongs to {owner} already", named.table),
                        format!("give it a name of its own, beginning with what {} calls it", feature.name),
                    ));
                }
            }
        }
    }
    for feature in house.in_area(Area::Features) {
        for (place, view) in house.rust_of(feature).filter(|file| is_published(file)).flat_map(views) {
            if owners.owner_of.get(&view).is_some_and(|owner| owner.name == feature.name) {
                owners.published.insert(view);
            } else {
                faults.push(Fault::new(
                    place,
                    format!("VIEWS lists {view}, which no migration of {} makes", feature.name),
                    format!("add CREATE VIEW {view} to features/{}/migrations, or take it off the list", feature.name),
                ));
            }
        }
    }
    owners
}

fn is_published(file: &RustFile) -> bool {
    file.path.ends_with("/src/published.rs") || file.path.contains("/src/published/")
}

/// The names in `pub const VIEWS: &[&str] = &["…"];`, with their places.
fn views(file: &RustFile) -> Vec<(String, String)> {
    let tokens = &file.shipped;
    let Some(start) = (0..tokens.len()).find(|&at| reads(tokens, at, "const VIEWS")) else { return Vec::new() };
    let Some(equals) = (start..tokens.len()).find(|&at| tokens[at].is("=")) else { return Vec::new() };
    let Some(open) = (equals..tokens.len()).find(|&at| tokens[at].is("[")) else { return Vec::new() };
    let end = closing(tokens, open).unwrap_or(tokens.len());
    texts(&tokens[open..end]).map(|token| (format!("{}:{}", file.path, token.line), token.text.clone())).collect()
}

fn judge(owners: &Owners<'_>, feature: &Package, place: &str, table: &str, how: Naming, faults: &mut Vec<Fault>) {
    let is_statement = !place.contains("/migrations/");
    if is_statement && PLATFORM.contains(&table) || OF_THE_DATABASE.contains(&table) {
        return;
    }
    let Some(owner) = owners.owner_of.get(table) else {
        faults.push(Fault::new(
            place,
            format!("{} names {table}, which no migration of a feature makes", feature.name),
            format!("create it in features/{}/migrations, or ask a published query of its owner", feature.name),
        ));
        return;
    };
    if owner.name == feature.name {
        return;
    }
    let is_earlier = rank(&owner.name) < rank(&feature.name);
    if is_earlier && how == Naming::Uses && owners.published.contains(table) {
        return;
    }
    let cure = match how {
        Naming::References => {
            format!("keep the bare id: a foreign key would tie {} to the form of {}", feature.name, owner.name)
        }
        _ if is_earlier => format!(
            "call a query of {0}::published, or let {0} publish a view: CREATE VIEW in its migrations and a line in VIEWS of features/{0}/src/published.rs",
            owner.name
        ),
        _ => format!("{} comes later: let it answer by an act or fill a slot (DESIGN section 2)", owner.name),
    };
    faults.push(Fault::new(place, format!("{} names {table}, a table of {}", feature.name, owner.name), cure));
}

#[cfg(test)]
mod tests {
    use super::super::house::small::house;
    use super::*;

    const NETWORK: (&str, &str) = (
        "features/network/migrations/001_network.sql",
        "CREATE TABLE organisation (id UUID); CREATE VIEW organisation_name AS SELECT id FROM organisation;",
    );
    const VIEWS: (&str, &str) =
        ("features/network/src/published.rs", "pub const VIEWS: &[&str] = &[\"organisation_name\"];");

    fn whats(files: &[(&str, &str)]) -> Vec<String> {
        check(&house(files)).into_iter().map(|fault| format!("{}: {}", fault.place, fault.what)).collect()
    }

    #[test]
    fn own_tables_platform_tables_and_published_views_are_free() {
        let store =
            "static A: Sql = Sql::new(\"agreements.a.b\", \"SELECT 1 FROM organisation_name o JOIN act ON true\");";
        let own = "static A: Sql = Sql::new(\"network.a.b\", \"WITH up AS (SELECT 1 FROM organisation) SELECT 1\"); const F: &str = \"JOIN up ON true\";";
        let files =
            [NETWORK, VIEWS, ("features/agreements/src/store.rs", store), ("features/network/src/store.rs", own)];
        assert_eq!(whats(&files), Vec::<String>::new());
    }

    #[test]
    fn foreign_tables_are_found_in_statements_fragments_and_migrations() {
        let store = "\nconst SCOPE: &str = \"JOIN organisation ON true\";";
        let migration = "CREATE TABLE agreement (organisation_id UUID REFERENCES organisation (id));";
        let upwards = "const X: &str = \"SELECT 1 FROM agreement\";";
        let files = [
            NETWORK,
            ("features/agreements/src/store.rs", store),
            ("features/agreements/migrations/001.sql", migration),
            ("features/network/src/store.rs", upwards),
        ];
        let mut found = whats(&files);
        found.sort();
        let expected = [
            "features/agreements/migrations/001.sql: agreements names organisation, a table of network",
            "features/agreements/src/store.rs:2: agreements names organisation, a table of network",
            "features/network/src/store.rs:1: network names agreement, a table of agreements",
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn an_unknown_table_and_a_view_that_is_not_there_are_found() {
        let store = "const X: &str = \"SELECT 1 FROM nowhere\";";
        let found = whats(&[
            NETWORK,
            ("features/network/src/store.rs", store),
            ("features/agreements/src/published.rs", "const VIEWS: &[&str] = &[\"gone\"];"),
        ]);
        assert!(found.iter().any(|what| what.contains("names nowhere, which no migration")), "{found:?}");
        assert!(found.iter().any(|what| what.contains("VIEWS lists gone")), "{found:?}");
    }

    #[test]
    fn a_table_has_one_owner() {
        let found = whats(&[
            NETWORK,
            (
                "features/agreements/migrations/001.sql",
                "CREATE TABLE organisation (id UUID); CREATE TABLE act (id UUID);",
            ),
        ]);
        assert!(found.iter().any(|what| what.contains("organisation belongs to network already")), "{found:?}");
        assert!(found.iter().any(|what| what.contains("act belongs to the platform already")), "{found:?}");
    }
}
