//! Agreements: made from a blueprint, signed by their parties, kept with everything they say.

pub mod blueprint;
mod model;
pub mod pages;
pub mod published;
mod resource;
mod store;

use db::Migration;
use policy::{Role, Row};
use web::{Access, Feature, Routes};

pub use model::{AgreementId, LinkKind, PartyId, acts};
pub use resource::{AgreementResource, EditAgreement, SignAgreement, ViewAgreement};

/// The tables of this feature, append-only.
pub const MIGRATIONS: &[Migration] =
    &[Migration { feature: "agreements", number: 1, name: "agreement", sql: include_str!("../migrations/001_agreement.sql") }];

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
    use permit::Action;
    Routes::of("agreements")
        .get("/agreements", Access::SignedIn, pages::registry::show)
        .get("/agreements/new", Access::SignedIn, pages::make::choose)
        .get("/agreements/new/{blueprint}", Access::SignedIn, pages::make::form)
        .post("/agreements/new/{blueprint}", Access::SignedIn, pages::make::take)
        .get("/agreements/{agreement}", Access::Action(ViewAgreement::NAME), pages::card::show)
        .post("/agreements/{agreement}/sign/{party}", Access::Action(SignAgreement::NAME), pages::sign::take)
}

fn policy_rows() -> Vec<Row> {
    use permit::Action;
    let officers = [Role::MinistryOfficer, Role::MunicipalOfficer, Role::InstituteOfficer, Role::Head];
    let readers = [
        Role::MinistryOfficer,
        Role::MunicipalOfficer,
        Role::InstituteOfficer,
        Role::Head,
        Role::SchoolCoordinator,
        Role::Curator,
        Role::Observer,
    ];
    let mut rows = policy::rows(&readers, ViewAgreement::NAME, &["party"]);
    rows.extend(policy::rows(&[Role::MinistryOfficer, Role::MunicipalOfficer, Role::Observer], ViewAgreement::NAME, &["above"]));
    rows.extend(policy::rows(&officers, EditAgreement::NAME, &["party"]));
    rows.extend(policy::rows(&officers, pages::make::MakeAgreement::NAME, &["own"]));
    rows.extend(policy::rows(&officers, SignAgreement::NAME, &["party"]));
    rows
}
