//! What one may do to the network, and who may: actions as types, rows of policy.

use db::{DbResult, Tx};
use permit::{Action, Actor, Held, Resource};
use policy::{Role, Row, rows};

use crate::model::{NetworkId, OrganisationId, PersonId};
use crate::store::scope;

/// An organisation, as a resource.
pub struct OnOrganisation;
/// A person, as a resource.
pub struct OnPerson;
/// The network as a whole, as a resource.
pub struct OnNetwork;

impl Resource for OnOrganisation {
    type Id = OrganisationId;

    fn relations(tx: &mut Tx, actor: &Actor, id: OrganisationId) -> DbResult<Vec<Held<OrganisationId>>> {
        scope::to_organisation(tx, actor, id)
    }
}

impl Resource for OnPerson {
    type Id = PersonId;

    fn relations(tx: &mut Tx, actor: &Actor, id: PersonId) -> DbResult<Vec<Held<OrganisationId>>> {
        scope::to_person(tx, actor, id)
    }
}

impl Resource for OnNetwork {
    type Id = NetworkId;

    fn relations(_: &mut Tx, actor: &Actor, _: NetworkId) -> DbResult<Vec<Held<OrganisationId>>> {
        Ok(scope::to_network(actor))
    }
}

permit::actions! {
    /// See an organisation's card: names, place in the hierarchy, dated facts.
    ViewOrganisation on OnOrganisation = "organisation.view";
    /// See who works there, who may act, its groups and the history of the card.
    ViewPeople on OnOrganisation = "organisation.view_people";
    /// Change the card and state its dated facts.
    EditOrganisation on OnOrganisation = "organisation.edit";
    /// Enter an organisation below this one.
    AddBelow on OnOrganisation = "organisation.add_below";
    /// Give and end roles and deputising, form groups.
    Appoint on OnOrganisation = "organisation.appoint";
    /// See a person's card.
    ViewPerson on OnPerson = "person.view";
    /// Change a person's names.
    EditPerson on OnPerson = "person.edit";
    /// Erase a person's names for ever.
    ErasePerson on OnPerson = "person.erase";
    /// Enter an organisation at the top, or a recipient without an account.
    AddOrganisation on OnNetwork = "network.add_organisation";
    /// Upload a table of organisations.
    ImportOrganisations on OnNetwork = "network.import";
    /// Enter and change projects.
    EditProjects on OnNetwork = "network.edit_projects";
    /// Register and change legal acts.
    EditLegalActs on OnNetwork = "network.edit_legal_acts";
    /// Load calendars.
    EditCalendars on OnNetwork = "network.edit_calendars";
}

/// The rows of policy. Administrators do everything everywhere; officers of authorities keep what is theirs and below;
/// others keep nothing but see their own and what stands above and below it.
pub fn policy() -> Vec<Row> {
    use Role::{Administrator, Head, InstituteOfficer, MinistryOfficer, MunicipalOfficer, SchoolCoordinator};
    const SYSTEM: &[Role] = &[Administrator];
    const OFFICERS: &[Role] = &[MinistryOfficer, MunicipalOfficer, InstituteOfficer];
    const LEADS: &[Role] = &[MinistryOfficer, MunicipalOfficer, InstituteOfficer, Head, SchoolCoordinator];
    let both =
        |action| [rows(SYSTEM, action, &["system"]), rows(&[MunicipalOfficer], action, &["own", "above"])].concat();
    [
        rows(&Role::ALL, ViewOrganisation::NAME, &["own", "above", "below", "network"]),
        rows(SYSTEM, ViewOrganisation::NAME, &["system"]),
        rows(&Role::ALL, ViewPeople::NAME, &["own", "above"]),
        rows(SYSTEM, ViewPeople::NAME, &["system"]),
        both(EditOrganisation::NAME),
        rows(&[MinistryOfficer, InstituteOfficer, Head], EditOrganisation::NAME, &["own"]),
        rows(&[MinistryOfficer], EditOrganisation::NAME, &["network"]),
        both(AddBelow::NAME),
        rows(&[MinistryOfficer], AddBelow::NAME, &["own"]),
        both(Appoint::NAME),
        rows(&[MinistryOfficer, InstituteOfficer, Head], Appoint::NAME, &["own"]),
        rows(&Role::ALL, ViewPerson::NAME, &["self"]),
        rows(LEADS, ViewPerson::NAME, &["own", "above"]),
        rows(SYSTEM, ViewPerson::NAME, &["system"]),
        both(EditPerson::NAME),
        rows(SYSTEM, ErasePerson::NAME, &["system"]),
        rows(SYSTEM, AddOrganisation::NAME, &["system"]),
        rows(&[MinistryOfficer], AddOrganisation::NAME, &["member"]),
        rows(SYSTEM, ImportOrganisations::NAME, &["system"]),
        rows(SYSTEM, EditProjects::NAME, &["system"]),
        rows(OFFICERS, EditProjects::NAME, &["member"]),
        rows(SYSTEM, EditLegalActs::NAME, &["system"]),
        rows(OFFICERS, EditLegalActs::NAME, &["member"]),
        rows(SYSTEM, EditCalendars::NAME, &["system"]),
    ]
    .concat()
}
