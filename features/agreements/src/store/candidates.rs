//! Organisations to choose from: all that have an account, since parties seldom stand under one roof.

use blueprints::Role;
use db::{DbResult, Sql, Tx, args};
use permit::OrganisationId;

db::row! {
    /// An organisation to choose from.
    #[derive(Debug, Clone)]
    pub struct Candidate {
        /// Its id.
        pub id: OrganisationId,
        /// Its kind.
        pub kind: String,
        /// Its name.
        pub name: String,
    }
}

static ALL: Sql = Sql::new(
    "agreements.candidates.all",
    "SELECT id, kind, name FROM organisation_name WHERE has_account ORDER BY sort_key, id LIMIT 3000",
);

/// All candidates by name.
pub fn all(tx: &mut Tx) -> DbResult<Vec<Candidate>> {
    tx.all(&ALL, args![])
}

/// Those that may stand in the role. Kinds are data: where an operator named them otherwise, every organisation may.
pub fn fitting<'c>(role: &Role, candidates: &'c [Candidate]) -> Vec<&'c Candidate> {
    let fitting: Vec<&Candidate> =
        candidates.iter().filter(|one| role.organisation_kinds.contains(&one.kind)).collect();
    if fitting.is_empty() { candidates.iter().collect() } else { fitting }
}
