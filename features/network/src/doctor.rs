//! What an operator can check of the network: pure queries, no repair.

use db::{DbResult, Sql, Tx, args};
use jiff::civil::Date;
use permit::OrganisationId;

use crate::model::{ContactKind, LegalActId};
use crate::store;

static ZONES: Sql =
    Sql::new("network.doctor.zones", "SELECT DISTINCT zone FROM organisation WHERE has_account ORDER BY zone");
static ORGANISATIONS: Sql = Sql::new(
    "network.doctor.organisations",
    "SELECT id, name, kind FROM organisation WHERE has_account ORDER BY sort_key, id",
);

/// The time zones in which somebody works.
pub fn zones(tx: &mut Tx) -> DbResult<Vec<String>> {
    Ok(tx.all::<(String,)>(&ZONES, args![])?.into_iter().map(|(zone,)| zone).collect())
}

/// Every organisation with an account: id, name, kind.
pub fn organisations(tx: &mut Tx) -> DbResult<Vec<(OrganisationId, String, String)>> {
    tx.all(&ORGANISATIONS, args![])
}

/// The contacts of an organisation that are in force on a day.
pub fn contacts_on(tx: &mut Tx, organisation: OrganisationId, day: Date) -> DbResult<Vec<ContactKind>> {
    let all = store::fact::contacts(tx, organisation)?;
    Ok(all
        .into_iter()
        .filter(|one| one.starts_on <= day && one.ends_on.is_none_or(|last| last >= day))
        .map(|one| one.kind)
        .collect())
}

/// Whether an organisation states a licence on a day.
pub fn has_licence_on(tx: &mut Tx, organisation: OrganisationId, day: Date) -> DbResult<bool> {
    let all = store::fact::licences(tx, organisation)?;
    Ok(all.iter().any(|one| one.starts_on <= day && one.ends_on.is_none_or(|last| last >= day)))
}

/// The acts that amend a legal act.
pub fn amended_by(tx: &mut Tx, act: LegalActId) -> DbResult<Vec<LegalActId>> {
    Ok(store::legal_act::amended_by(tx, act)?.into_iter().map(|one| one.id).collect())
}
