//! The network's pages: one use case, one file.

mod add_organisation;
mod appoint;
mod calendar;
mod calendars;
mod deputise;
mod edit_group;
mod edit_organisation;
mod edit_person;
mod group;
mod groups;
mod import_preview;
mod legal_act;
mod legal_acts;
mod organisation;
mod organisation_fields;
mod organisations;
mod parts;
mod people;
mod person;
mod project;
mod projects;
mod sheet;
mod state_contact;
mod state_head;
mod state_licence;
mod state_requisites;
mod tree;
mod upload_organisations;
mod who;

use permit::Action;
use web::{Access, Routes};

use crate::access::{
    AddBelow, AddOrganisation, Appoint, EditCalendars, EditLegalActs, EditOrganisation, EditPerson, EditProjects,
    ErasePerson, ImportOrganisations, ViewOrganisation, ViewPeople, ViewPerson,
};

/// All routes with who may come.
pub fn routes() -> Routes {
    let routes = registers(organisations(Routes::of("network")));
    people(routes)
}

fn organisations(routes: Routes) -> Routes {
    const EDIT: Access = Access::Action(EditOrganisation::NAME);
    const APPOINT: Access = Access::Action(Appoint::NAME);
    const IMPORT: Access = Access::Action(ImportOrganisations::NAME);
    routes
        .get("/imports/new", IMPORT, upload_organisations::show)
        .post("/imports/new", IMPORT, upload_organisations::save)
        .get("/imports/{import}", IMPORT, import_preview::show)
        .post("/imports/{import}/apply", IMPORT, import_preview::apply)
        .get("/imports/{import}/download/{format}", IMPORT, import_preview::download)
        .get("/organisations", Access::SignedIn, organisations::show)
        .get("/organisations/download/{format}", Access::SignedIn, organisations::download)
        .get("/organisations/tree", Access::SignedIn, tree::show)
        .get("/organisations/new", Access::Action(AddOrganisation::NAME), add_organisation::show)
        .post("/organisations/new", Access::Action(AddOrganisation::NAME), add_organisation::save)
        .get("/organisations/{organisation}", Access::Action(ViewOrganisation::NAME), organisation::show)
        .get("/organisations/{organisation}/below", Access::Action(AddBelow::NAME), add_organisation::show_below)
        .post("/organisations/{organisation}/below", Access::Action(AddBelow::NAME), add_organisation::save_below)
        .get("/organisations/{organisation}/edit", EDIT, edit_organisation::show)
        .post("/organisations/{organisation}/edit", EDIT, edit_organisation::save)
        .get("/organisations/{organisation}/requisites", EDIT, state_requisites::show)
        .post("/organisations/{organisation}/requisites", EDIT, state_requisites::save)
        .get("/organisations/{organisation}/licence", EDIT, state_licence::show)
        .post("/organisations/{organisation}/licence", EDIT, state_licence::save)
        .get("/organisations/{organisation}/head", EDIT, state_head::show)
        .post("/organisations/{organisation}/head", EDIT, state_head::save)
        .get("/organisations/{organisation}/contacts", EDIT, state_contact::show)
        .post("/organisations/{organisation}/contacts", EDIT, state_contact::save)
        .post("/organisations/{organisation}/contacts/{contact}/end", EDIT, state_contact::end)
        .get("/organisations/{organisation}/assignments/new", APPOINT, appoint::show)
        .post("/organisations/{organisation}/assignments/new", APPOINT, appoint::save)
        .post("/organisations/{organisation}/assignments/{assignment}/end", APPOINT, appoint::end)
        .get("/organisations/{organisation}/deputising/new", APPOINT, deputise::show)
        .post("/organisations/{organisation}/deputising/new", APPOINT, deputise::save)
        .post("/organisations/{organisation}/deputising/{deputising}/end", APPOINT, deputise::end)
        .get("/organisations/{organisation}/groups/new", APPOINT, edit_group::show_new)
        .post("/organisations/{organisation}/groups/new", APPOINT, edit_group::save_new)
}

fn registers(routes: Routes) -> Routes {
    const PROJECTS: Access = Access::Action(EditProjects::NAME);
    const LEGAL_ACTS: Access = Access::Action(EditLegalActs::NAME);
    const CALENDARS: Access = Access::Action(EditCalendars::NAME);
    routes
        .get("/projects", Access::SignedIn, projects::show)
        .get("/projects/download/{format}", Access::SignedIn, projects::download)
        .get("/projects/new", PROJECTS, project::show_new)
        .post("/projects/new", PROJECTS, project::save_new)
        .get("/projects/{project}", Access::SignedIn, project::show)
        .get("/projects/{project}/edit", PROJECTS, project::show_edit)
        .post("/projects/{project}/edit", PROJECTS, project::save_edit)
        .get("/legal-acts", Access::SignedIn, legal_acts::show)
        .get("/legal-acts/download/{format}", Access::SignedIn, legal_acts::download)
        .get("/legal-acts/new", LEGAL_ACTS, legal_act::show_new)
        .post("/legal-acts/new", LEGAL_ACTS, legal_act::save_new)
        .get("/legal-acts/{legal_act}", Access::SignedIn, legal_act::show)
        .get("/legal-acts/{legal_act}/edit", LEGAL_ACTS, legal_act::show_edit)
        .post("/legal-acts/{legal_act}/edit", LEGAL_ACTS, legal_act::save_edit)
        .post("/legal-acts/{legal_act}/amend", LEGAL_ACTS, legal_act::amend)
        .get("/calendars", Access::SignedIn, calendars::show)
        .get("/calendars/download/{format}", Access::SignedIn, calendars::download)
        .get("/calendars/new", CALENDARS, calendars::show_new)
        .post("/calendars/new", CALENDARS, calendars::save_new)
        .get("/calendars/{calendar}", Access::SignedIn, calendar::show)
        .get("/calendars/{calendar}/load", CALENDARS, calendar::show_load)
        .post("/calendars/{calendar}/load", CALENDARS, calendar::load)
}

fn people(routes: Routes) -> Routes {
    const GROUP: Access = Access::Action(Appoint::NAME);
    routes
        .get("/people", Access::SignedIn, people::show)
        .get("/people/download/{format}", Access::SignedIn, people::download)
        .get("/people/{person}", Access::Action(ViewPerson::NAME), person::show)
        .get("/people/{person}/edit", Access::Action(EditPerson::NAME), edit_person::show)
        .post("/people/{person}/edit", Access::Action(EditPerson::NAME), edit_person::save)
        .post("/people/{person}/erase", Access::Action(ErasePerson::NAME), person::erase)
        .get("/groups", Access::SignedIn, groups::show)
        .get("/groups/download/{format}", Access::SignedIn, groups::download)
        .get("/groups/{group}", Access::Action(ViewPeople::NAME), group::show)
        .get("/groups/{group}/edit", GROUP, edit_group::show_edit)
        .post("/groups/{group}/edit", GROUP, edit_group::save_edit)
        .get("/groups/{group}/members/new", GROUP, group::show_join)
        .post("/groups/{group}/members/new", GROUP, group::join)
        .post("/groups/{group}/members/{member}/leave", GROUP, group::leave)
}
