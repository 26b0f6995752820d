//! One use case, one file.

pub mod address;
pub mod board;
pub mod calendar;
pub mod confirm;
pub mod dates;
mod doing;
pub mod event;
pub mod evidence;
pub mod export;
mod face;
pub mod obligation;
pub mod overview;
pub mod panel;
pub mod parameters;
pub mod remind;
pub mod retract;
pub mod schedule;
pub mod shift;
pub mod submit;
pub mod today;
pub mod waive;
pub mod watch;

use askama::Template;
use web::NavEntry;
use web::look::{Html, icons};

/// «Сегодня» in the navigation: everyone's first page.
pub fn nav_today() -> NavEntry {
    NavEntry { key: "today", href: "/", icon: icons::today(), order: 10, roles: &[] }
}

/// The board in the navigation.
pub fn nav_board() -> NavEntry {
    NavEntry { key: "board", href: "/obligations", icon: icons::board(), order: 20, roles: &[] }
}

/// The calendar in the navigation.
pub fn nav_calendar() -> NavEntry {
    NavEntry { key: "calendar", href: "/calendar", icon: icons::this_week(), order: 40, roles: &[] }
}

/// A page that is one form: what it is for, its fields, its button.
#[derive(Template)]
#[template(path = "one_form.html")]
struct OneForm<'a> {
    errors: Html,
    action: &'a str,
    lead: &'a str,
    fields: &'a [Html],
    button: &'a str,
    with_file: bool,
}
