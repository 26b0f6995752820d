//! Sign-in: accounts with passwords, sessions that their owners can see and end, limits on guessing.
//!
//! See `README.md` for the invariants. Later features see [`published`] only.

mod access;
mod device;
mod limits;
mod model;
mod opening;
mod own_path;
mod pages;
mod password;
pub mod published;
mod sessions;
mod store;

use db::Migration;
use web::look::{CHOICE_PATH, SIGN_OUT_PATH};
use web::{Access, Feature, Routes};

const MIGRATIONS: &[Migration] =
    &[Migration::new("sign_in", 1, "accounts, sessions, tries", include_str!("../migrations/001_sign_in.sql"))];

/// What sign-in brings to the house.
pub fn feature() -> Feature {
    Feature {
        routes: routes(),
        migrations: MIGRATIONS,
        texts: vec![i18n::Source {
            name: "sign_in/sign_in",
            ru: include_str!("../locales/ru/sign_in.ftl"),
            en: include_str!("../locales/en/sign_in.ftl"),
        }],
        policy: access::rows(),
        ..Feature::named("sign_in")
    }
}

fn routes() -> Routes {
    use pages::{demo, password, preferences, sessions, sign_in, sign_out};
    Routes::of("sign_in")
        .get("/sign-in", Access::Public, sign_in::show)
        .post("/sign-in", Access::Public, sign_in::send)
        .post(SIGN_OUT_PATH, Access::Public, sign_out::send)
        .post(CHOICE_PATH, Access::Public, preferences::send)
        .get("/account/sessions", Access::SignedIn, sessions::show)
        .post("/account/sessions/{session}/end", Access::SignedIn, sessions::end)
        .post("/account/sessions/end-others", Access::SignedIn, sessions::end_others)
        .get("/account/password", Access::SignedIn, password::show)
        .post("/account/password", Access::SignedIn, password::send)
        .get("/demo", Access::Public, demo::show)
        .post("/demo/sign-in/{person}", Access::Public, demo::send)
}
