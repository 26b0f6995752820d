//! Plain functions that enter rows of the network: for the demo's history and for tests of later features.
//!
//! Each writes inside a change that the caller has opened by an act of its own. What the network refuses (days that
//! overlap) comes back as [`db::DbError::Check`]: a history that contradicts itself is a mistake of its writer.

use db::{Change, DbError, DbResult};
use jiff::civil::Date;
use kernel::World;

use crate::store;

pub use crate::model::{
    AssignmentCard, CalendarLevel, ContactKind, DeputisingCard, Gender, GroupCard, GroupPart, GroupPurpose,
    LegalActCard, LegalActKind, OrganisationCard, PersonCard, ProjectCard, ProjectKind,
};
pub use crate::store::calendar::CalendarCard;
pub use crate::store::fact::{HeadCard, LicenceCard, RequisitesCard};

use crate::model::{
    AssignmentId, CalendarId, DeputisingId, FactId, GroupId, LegalActId, MembershipId, OrganisationId, PersonId,
    ProjectId, Refused,
};

/// Enters an organisation under its parent.
pub fn organisation(change: &mut Change<'_>, world: &World, card: &OrganisationCard) -> DbResult<OrganisationId> {
    let id = world.id();
    store::organisation::insert(change, id, card)?;
    Ok(id)
}

/// States requisites from a day on.
pub fn requisites(
    change: &mut Change<'_>,
    world: &World,
    organisation: OrganisationId,
    day: Date,
    card: &RequisitesCard,
) -> DbResult<()> {
    plain(store::fact::state_requisites(change, world.id::<FactId>(), organisation, day, card))
}

/// States a licence from a day on.
pub fn licence(
    change: &mut Change<'_>,
    world: &World,
    organisation: OrganisationId,
    day: Date,
    card: &LicenceCard,
) -> DbResult<()> {
    plain(store::fact::state_licence(change, world.id::<FactId>(), organisation, day, card))
}

/// States a contact from a day on.
pub fn contact(
    change: &mut Change<'_>,
    world: &World,
    organisation: OrganisationId,
    day: Date,
    kind: ContactKind,
    value: &str,
) -> DbResult<()> {
    store::fact::state_contact(change, world.id::<FactId>(), organisation, day, kind, value)
}

/// States who signs for the organisation from a day on.
pub fn head(
    change: &mut Change<'_>,
    world: &World,
    organisation: OrganisationId,
    day: Date,
    card: &HeadCard,
) -> DbResult<()> {
    plain(store::fact::state_head(change, world.id::<FactId>(), organisation, day, card))
}

/// Adds a person.
pub fn person(change: &mut Change<'_>, world: &World, card: &PersonCard) -> DbResult<PersonId> {
    let id = world.id();
    store::person::insert(change, id, card)?;
    Ok(id)
}

/// Gives a role.
pub fn assignment(change: &mut Change<'_>, world: &World, card: &AssignmentCard) -> DbResult<AssignmentId> {
    let id = world.id();
    plain(store::assignment::insert(change, id, card))?;
    Ok(id)
}

/// Lets one person stand in for another.
pub fn deputising(change: &mut Change<'_>, world: &World, card: &DeputisingCard) -> DbResult<DeputisingId> {
    let id = world.id();
    store::assignment::insert_deputising(change, id, card)?;
    Ok(id)
}

/// Registers a legal act.
pub fn legal_act(change: &mut Change<'_>, world: &World, card: &LegalActCard) -> DbResult<LegalActId> {
    let id = world.id();
    store::legal_act::insert(change, id, card)?;
    Ok(id)
}

/// Notes that one legal act amends another.
pub fn amendment(change: &mut Change<'_>, act: LegalActId, by: LegalActId) -> DbResult<()> {
    store::legal_act::amend(change, act, by)
}

/// Enters a project.
pub fn project(change: &mut Change<'_>, world: &World, card: &ProjectCard) -> DbResult<ProjectId> {
    let id = world.id();
    store::project::insert(change, id, card)?;
    Ok(id)
}

/// Forms a group.
pub fn group(change: &mut Change<'_>, world: &World, card: &GroupCard) -> DbResult<GroupId> {
    let id = world.id();
    store::group::insert(change, id, card)?;
    Ok(id)
}

/// Lets a person join a group.
pub fn member(
    change: &mut Change<'_>,
    world: &World,
    group: GroupId,
    person: PersonId,
    part: GroupPart,
    day: Date,
) -> DbResult<()> {
    plain(store::group::join(change, world.id::<MembershipId>(), group, person, part, day))
}

/// Enters a calendar and its days, given in the form of `deadlines::calendar::Layer` as JSON.
pub fn calendar(
    change: &mut Change<'_>,
    world: &World,
    card: &CalendarCard,
    days: &serde_json::Value,
) -> DbResult<CalendarId> {
    let id = world.id();
    store::calendar::insert(change, id, card)?;
    plain(store::calendar::load(change, world.id(), id, 0, days))?;
    Ok(id)
}

fn plain<T>(result: Result<T, Refused>) -> DbResult<T> {
    result.map_err(|refused| match refused {
        Refused::Db(error) => error,
        other => DbError::Check { statement: format!("network.seed: {other}") },
    })
}
