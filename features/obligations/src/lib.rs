//! Obligations: who owes what to whom, by when, what proves it, and where it stands.

mod derive;
pub mod doctor;
mod history;
mod model;
pub mod pages;
pub mod published;
mod resource;
mod state;
mod store;
pub mod views;
mod words;

use std::sync::Arc;

use db::Migration;
use permit::Action;
use web::{Access, Feature, Routes};

pub use model::{EvidenceId, ExpectationId, FeedId, ObligationId, acts};
pub use resource::{
    Confirm, ExpectationResource, ObligationResource, RecordEvent, Remind, Retract, Shift, Submit, ViewExpectation,
    Waive, WatchAgreement,
};
pub use state::{Facts, SOON_DAYS, State, state};

/// The tables of this feature, append-only.
pub const MIGRATIONS: &[Migration] = &[Migration {
    feature: "obligations",
    number: 1,
    name: "obligation",
    sql: include_str!("../migrations/001_obligation.sql"),
}];

/// What this feature brings to the house.
pub fn feature() -> Feature {
    let mut texts = views::texts();
    texts.push(i18n::Source {
        name: "obligations/pages",
        ru: include_str!("../locales/ru/pages.ftl"),
        en: include_str!("../locales/en/pages.ftl"),
    });
    Feature {
        migrations: MIGRATIONS,
        texts,
        policy: resource::policy_rows(),
        nav: vec![pages::nav_today(), pages::nav_board(), pages::nav_calendar()],
        routes: routes(),
        today: vec![Arc::new(pages::today::Slot)],
        agreement_panels: vec![Arc::new(pages::panel::Panel)],
        ..Feature::named("obligations")
    }
}

fn routes() -> Routes {
    let view_agreement = Access::Action(agreements::ViewAgreement::NAME);
    let watch = Access::Action(WatchAgreement::NAME);
    let view = Access::Action(ViewExpectation::NAME);
    Routes::of("obligations")
        .get("/", Access::SignedIn, pages::today::show)
        .get("/obligations", Access::SignedIn, pages::overview::show)
        .get("/agreements/{agreement}/board", view_agreement, pages::board::show)
        .get("/agreements/{agreement}/board/table/{format}", view_agreement, pages::export::table)
        .get("/agreements/{agreement}/watch", watch, pages::watch::form)
        .post("/agreements/{agreement}/watch", watch, pages::watch::take)
        .get("/agreements/{agreement}/parameters", watch, pages::parameters::form)
        .post("/agreements/{agreement}/parameters", watch, pages::parameters::take)
        .get("/agreements/{agreement}/dates", watch, pages::dates::show)
        .post("/agreements/{agreement}/dates", watch, pages::dates::take)
        .get("/agreements/{agreement}/schedules/{schedule}", watch, pages::schedule::form)
        .post("/agreements/{agreement}/schedules/{schedule}", watch, pages::schedule::take)
        .get("/obligations/{obligation}/event", Access::Action(RecordEvent::NAME), pages::event::form)
        .post("/obligations/{obligation}/event", Access::Action(RecordEvent::NAME), pages::event::take)
        .get("/expectations/{expectation}", view, pages::obligation::show)
        .get("/expectations/{expectation}/evidence/{evidence}", view, pages::evidence::download)
        .post("/expectations/{expectation}/submit", Access::Action(Submit::NAME), pages::submit::take)
        .post("/expectations/{expectation}/count", Access::Action(Submit::NAME), pages::submit::count)
        .post("/expectations/{expectation}/confirm", Access::Action(Confirm::NAME), pages::confirm::accept)
        .post("/expectations/{expectation}/return", Access::Action(Confirm::NAME), pages::confirm::give_back)
        .post("/expectations/{expectation}/waive", Access::Action(Waive::NAME), pages::waive::take)
        .post("/expectations/{expectation}/shift", Access::Action(Shift::NAME), pages::shift::take)
        .post("/expectations/{expectation}/remind", Access::Action(Remind::NAME), pages::remind::take)
        .post("/expectations/{expectation}/retract/{act}", Access::Action(Retract::NAME), pages::retract::take)
        .get("/calendar", Access::SignedIn, pages::calendar::show)
        .post("/calendar/feeds", Access::SignedIn, pages::calendar::make_feed)
        .post("/calendar/feeds/{feed}/revoke", Access::SignedIn, pages::calendar::revoke_feed)
        .get("/feeds/{token}", Access::Secret, pages::calendar::feed)
}
