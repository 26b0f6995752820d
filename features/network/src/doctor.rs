//! What an operator can check of the network: pure queries, no repair.

use db::{DbResult, Sql, Tx, args};
use permit::OrganisationId;

static ZONES: Sql = Sql::new("network.doctor.zones", "SELECT DISTINCT zone FROM organisation WHERE has_account ORDER BY zone");
static ORGANISATIONS: Sql =
    Sql::new("network.doctor.organisations", "SELECT id, name, kind FROM organisation WHERE has_account ORDER BY sort_key, id");

/// The time zones in which somebody works.
pub fn zones(tx: &mut Tx) -> DbResult<Vec<String>> {
    Ok(tx.all::<(String,)>(&ZONES, args![])?.into_iter().map(|(zone,)| zone).collect())
}

/// Every organisation with an account: id, name, kind.
pub fn organisations(tx: &mut Tx) -> DbResult<Vec<(OrganisationId, String, String)>> {
    tx.all(&ORGANISATIONS, args![])
}
