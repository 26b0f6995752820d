//! What later features may use: ids, row types, queries, and the views that their statements may name.
//!
//! - `reach (person_id, assigned_to, organisation_id, depth, role, starts_on, ends_on)`: how a person relates to an
//!   organisation; `depth` 0 is the organisation of the role itself, more is one above. Compare the days with the
//!   actor's `today`; `ends_on` is the last day.
//! - `organisation_name (id, kind, name, short_name, sort_key, zone, has_account)` and
//!   `person_name (id, family_name, given_name, patronymic, sort_key, erased_at)`: names for lists.

use db::{Change, DbResult, Tx};
use deadlines::calendar::Calendars;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use permit::{Actor, zone_by_name};
use policy::Role;
use uuid::Uuid;

use crate::store;

pub use crate::access::{OnNetwork, OnOrganisation, OnPerson};
pub use crate::model::{
    AssignmentId, CalendarId, CalendarLevel, ContactKind, Gender, GroupId, GroupPurpose, LegalActId, LegalActKind,
    NetworkId, OrganisationId, PersonId, ProjectId, ProjectKind,
};
pub use crate::store::assignment::{Assigned, Deputised};
pub use crate::store::fact::{Contact, Head, Licence, Requisites};
pub use crate::store::group::{Group, Member};
pub use crate::store::legal_act::{Citation, LegalAct, Shaken};
pub use crate::store::organisation::{Kind, Organisation};
pub use crate::store::person::Person;
pub use crate::store::project::Project;
pub use crate::store::scope::Listed;

/// The views that statements of later features may name.
pub const VIEWS: &[&str] = &["reach", "organisation_name", "person_name"];

/// The person as one who asks at `now`, with the roles in force in each organisation's zone.
///
/// `None` when there is no such person, the names were erased, or no role is in force.
pub fn actor(tx: &mut Tx, person: PersonId, now: Timestamp) -> DbResult<Option<Actor>> {
    let Some(known) = store::person::by_id(tx, person)?.filter(|known| known.erased_at.is_none()) else {
        return Ok(None);
    };
    let assignments = store::assignment::in_force(tx, person, now)?;
    let Some(main) = assignments.first() else { return Ok(None) };
    let today = Zoned::new(now, zone_by_name(&main.zone)).date();
    Ok(Some(Actor { person, name: known.short_name(), greeting: known.greeting(), today, assignments }))
}

/// The organisation with this id.
pub fn organisation(tx: &mut Tx, id: OrganisationId) -> DbResult<Option<Organisation>> {
    store::organisation::by_id(tx, id)
}

/// The organisations with these ids, in their order, absent ones left out. For a page's handful; long lists join
/// the view `organisation_name`.
pub fn organisations_by_ids(tx: &mut Tx, ids: &[OrganisationId]) -> DbResult<Vec<Organisation>> {
    let mut found = Vec::with_capacity(ids.len());
    for id in ids {
        found.extend(store::organisation::by_id(tx, *id)?);
    }
    Ok(found)
}

/// All that stand above an organisation, the highest first.
pub fn organisations_above(tx: &mut Tx, id: OrganisationId) -> DbResult<Vec<Organisation>> {
    store::organisation::above(tx, id)
}

/// Those directly below an organisation, by name.
pub fn organisations_below(tx: &mut Tx, id: OrganisationId) -> DbResult<Vec<Organisation>> {
    store::organisation::below(tx, id)
}

/// Whether `upper` is `lower` or stands above it.
pub fn is_above_or_same(tx: &mut Tx, upper: OrganisationId, lower: OrganisationId) -> DbResult<bool> {
    store::closure::is_above_or_same(tx, upper, lower)
}

/// The kinds of organisations, in their order.
pub fn kinds(tx: &mut Tx) -> DbResult<Vec<Kind>> {
    store::organisation::kinds(tx)
}

/// Organisations in the actor's sight whose names hold the words, for choices on forms; at most `most`.
pub fn organisation_choices(tx: &mut Tx, actor: &Actor, words: &str, most: u32) -> DbResult<Vec<Listed>> {
    let filter = store::scope::Filter { words: words.to_owned(), ..Default::default() };
    store::scope::organisations(tx, actor, &filter, most, 0)
}

/// The organisation's zone; `None` when there is no such organisation.
pub fn zone_of(tx: &mut Tx, id: OrganisationId) -> DbResult<Option<TimeZone>> {
    Ok(store::organisation::by_id(tx, id)?.map(|known| zone_by_name(&known.zone)))
}

/// The chain of calendars that counts for an organisation, in the versions in force at `moment`.
/// [`Calendars::version`] names those versions; it is frozen beside every computed date.
pub fn calendar_chain(tx: &mut Tx, id: OrganisationId, moment: Timestamp) -> DbResult<Calendars> {
    store::calendar::chain(tx, id, moment)
}

/// Who holds a role in an organisation on a day, by name.
pub fn people_of(tx: &mut Tx, id: OrganisationId, role: Role, day: Date) -> DbResult<Vec<Assigned>> {
    store::assignment::in_role(tx, id, role, day)
}

/// The person with this id.
pub fn person(tx: &mut Tx, id: PersonId) -> DbResult<Option<Person>> {
    store::person::by_id(tx, id)
}

/// The requisites in force on a day.
pub fn requisites_on(tx: &mut Tx, id: OrganisationId, day: Date) -> DbResult<Option<Requisites>> {
    store::fact::requisites_on(tx, id, day)
}

/// Who signs for the organisation on a day.
pub fn head_on(tx: &mut Tx, id: OrganisationId, day: Date) -> DbResult<Option<Head>> {
    store::fact::head_on(tx, id, day)
}

/// The project with this id.
pub fn project(tx: &mut Tx, id: ProjectId) -> DbResult<Option<Project>> {
    store::project::by_id(tx, id)
}

/// All projects whose title holds the words, for choices on forms; at most `most`.
pub fn project_choices(tx: &mut Tx, words: &str, most: u32) -> DbResult<Vec<Project>> {
    store::project::list(tx, words, None, most)
}

/// The groups that work in a project.
pub fn groups_of_project(tx: &mut Tx, id: ProjectId) -> DbResult<Vec<Group>> {
    store::group::of_project(tx, id)
}

/// The groups formed at an organisation.
pub fn groups_of_organisation(tx: &mut Tx, id: OrganisationId) -> DbResult<Vec<Group>> {
    store::group::of_organisation(tx, id)
}

/// The legal act with this id.
pub fn legal_act(tx: &mut Tx, id: LegalActId) -> DbResult<Option<LegalAct>> {
    store::legal_act::by_id(tx, id)
}

/// Legal acts whose number, title or issuer holds the words, for choices on forms; at most `most`.
pub fn legal_act_choices(tx: &mut Tx, words: &str, most: u32) -> DbResult<Vec<LegalAct>> {
    store::legal_act::list(tx, words, None, most)
}

/// Notes that a thing of a later feature rests on a legal act; `place` is the act's own clause or empty.
pub fn cite(
    change: &mut Change<'_>,
    act: LegalActId,
    subject_kind: &'static str,
    subject: impl Into<Uuid>,
    place: &str,
) -> DbResult<()> {
    store::legal_act::cite(change, act, subject_kind, subject.into(), place)
}

/// Takes such a note back.
pub fn uncite(
    change: &mut Change<'_>,
    act: LegalActId,
    subject_kind: &'static str,
    subject: impl Into<Uuid>,
) -> DbResult<()> {
    store::legal_act::uncite(change, act, subject_kind, subject.into())
}

/// The legal acts on which a thing rests.
pub fn cited_by(tx: &mut Tx, subject: impl Into<Uuid>) -> DbResult<Vec<LegalAct>> {
    store::legal_act::cited_by(tx, subject.into())
}

/// Things of one kind that rest on an act which was amended, or ended before `day`: each deserves a mark.
pub fn shaken(tx: &mut Tx, subject_kind: &'static str, day: Date) -> DbResult<Vec<Shaken>> {
    store::legal_act::shaken(tx, subject_kind, day)
}
