//! Agreements: made from a blueprint, signed by their parties, kept with everything they say.

pub mod blueprint;
pub mod doctor;
mod model;
pub mod pages;
pub mod published;
mod resource;
mod store;

use db::Migration;
use policy::{Role, Row};
use web::{Access, Feature, Routes};

pub use model::{AgreementId, LinkKind, PartyId, acts};
pub use resource::{AgreementResource, ApproveRegulation, EditAgreement, SignAgreement, ViewAgreement};

/// The tables of this feature, append-only.
pub const MIGRATIONS: &[Migration] = &[Migration {
    feature: "agreements",
    number: 1,
    name: "agreement",
    sql: include_str!("../migrations/001_agreement.sql"),
}];

/// What this feature brings to the house.
pub fn feature() -> Feature {
    Feature {
        migrations: MIGRATIONS,
        texts: vec![i18n::Source {
            name: "agreements",
            ru: include_str!("../locales/ru/agreements.ftl"),
            en: include_str!("../locales/en/agreements.ftl"),
        }],
        policy: policy_rows(),
        nav: vec![pages::nav()],
        routes: routes(),
        ..Feature::named("agreements")
    }
}

fn routes() -> Routes {
    use pages::{approve, bodies, card, edit, links, make, participants, registry, sign};
    use permit::Action;
    const VIEW: Access = Access::Action(ViewAgreement::NAME);
    const EDIT: Access = Access::Action(EditAgreement::NAME);
    const SIGN: Access = Access::Action(SignAgreement::NAME);
    const APPROVE: Access = Access::Action(ApproveRegulation::NAME);
    Routes::of("agreements")
        .get("/agreements", Access::SignedIn, registry::show)
        .get("/agreements/new", Access::SignedIn, make::choose)
        .get("/agreements/new/{blueprint}", Access::SignedIn, make::form)
        .post("/agreements/new/{blueprint}", Access::SignedIn, make::take)
        .get("/agreements/{agreement}", VIEW, card::show)
        .get("/agreements/{agreement}/edit", EDIT, edit::show)
        .post("/agreements/{agreement}/edit", EDIT, edit::save)
        .post("/agreements/{agreement}/sign/{party}", SIGN, sign::take)
        .get("/agreements/{agreement}/bodies", EDIT, bodies::form)
        .post("/agreements/{agreement}/bodies", EDIT, bodies::take)
        .get("/agreements/{agreement}/links", EDIT, links::form)
        .post("/agreements/{agreement}/links", EDIT, links::add)
        .post("/agreements/{agreement}/links/{link}/remove", EDIT, links::remove)
        .get("/agreements/{agreement}/approve", APPROVE, approve::form)
        .post("/agreements/{agreement}/approve", APPROVE, approve::take)
        .get("/agreements/{agreement}/participants", APPROVE, participants::show)
        .post("/agreements/{agreement}/participants", APPROVE, participants::join)
        .post("/agreements/{agreement}/participants/{accession}/leave", APPROVE, participants::leave)
}

fn policy_rows() -> Vec<Row> {
    use Role::{Curator, Head, InstituteOfficer, MinistryOfficer, MunicipalOfficer, Observer, SchoolCoordinator};
    use permit::Action;
    let officers = [MinistryOfficer, MunicipalOfficer, InstituteOfficer, Head];
    let readers = [MinistryOfficer, MunicipalOfficer, InstituteOfficer, Head, SchoolCoordinator, Curator, Observer];
    [
        policy::rows(&readers, ViewAgreement::NAME, &["party", "participant"]),
        policy::rows(&[MinistryOfficer, MunicipalOfficer, Observer], ViewAgreement::NAME, &["above"]),
        policy::rows(&officers, EditAgreement::NAME, &["party"]),
        policy::rows(&officers, pages::make::MakeAgreement::NAME, &["own"]),
        policy::rows(&officers, SignAgreement::NAME, &["party"]),
        policy::rows(&officers, ApproveRegulation::NAME, &["party"]),
    ]
    .concat()
}
