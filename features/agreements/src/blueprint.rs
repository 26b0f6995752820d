//! The blueprints at hand: read and checked once.

use std::sync::OnceLock;

use blueprints::Blueprint;

/// Every blueprint that Opora ships and that holds together; a faulty one is reported by its own test and left out.
pub fn all() -> &'static [Blueprint] {
    static ALL: OnceLock<Vec<Blueprint>> = OnceLock::new();
    ALL.get_or_init(|| blueprints::builtin().into_iter().filter_map(|(_, toml)| Blueprint::parse(toml).ok()).collect())
}

/// The blueprint with this key.
pub fn by_key(key: &str) -> Option<&'static Blueprint> {
    all().iter().find(|one| one.head.key == key)
}
