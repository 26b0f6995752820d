//! What the network says around a promise: names, zones, calendars.

use std::collections::BTreeMap;

use db::{DbResult, Tx};
use deadlines::Calendars;
use jiff::Timestamp;
use network::published as facts;
use permit::{OrganisationId, PersonId};

/// Where nobody said otherwise, days end where the federal authorities sit.
const DEFAULT_ZONE: &str = "Europe/Moscow";

/// The names of organisations.
pub fn names(tx: &mut Tx, ids: &[OrganisationId]) -> DbResult<BTreeMap<OrganisationId, String>> {
    Ok(facts::organisations_by_ids(tx, ids)?.into_iter().map(|one| (one.id, one.name)).collect())
}

/// Short names of people, «М. Белова».
pub fn people(tx: &mut Tx, ids: &[PersonId]) -> DbResult<BTreeMap<PersonId, String>> {
    let mut found = BTreeMap::new();
    for id in ids {
        if !found.contains_key(id)
            && let Some(person) = facts::person(tx, *id)?
        {
            found.insert(*id, person.short_name());
        }
    }
    Ok(found)
}

/// An organisation's zone by its IANA name.
pub fn zone(tx: &mut Tx, id: OrganisationId) -> DbResult<String> {
    let zone = facts::zone_of(tx, id)?;
    Ok(zone.and_then(|zone| zone.iana_name().map(str::to_owned)).unwrap_or_else(|| DEFAULT_ZONE.to_owned()))
}

/// The calendars of an organisation, as loaded by `moment`.
pub fn calendars(tx: &mut Tx, id: OrganisationId, moment: Timestamp) -> DbResult<Calendars> {
    facts::calendar_chain(tx, id, moment)
}
