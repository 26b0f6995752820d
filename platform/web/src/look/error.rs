//! The calm page of an error: what happened, what is safe, what to do, the number to name.

use askama::Template;
use axum::response::Response;
use i18n::Speaker;

use super::{Page, html_of, icons};
use crate::{Ctx, PageError};

#[derive(Template)]
#[template(path = "look/error.html")]
struct Calm<'a> {
    t: &'a Speaker,
    keys: [&'static str; 4],
    number: &'a str,
    limit: String,
    minutes: u64,
    again: Option<&'a str>,
}

/// The page that answers `error`, in the reader's language and with the request's number.
pub fn error_page(ctx: &Ctx, error: &PageError) -> Response {
    calm(&ctx.t(), error, &ctx.number, &ctx.path).render(&ctx.shell(None))
}

pub(super) fn calm(t: &Speaker, error: &PageError, number: &str, path: &str) -> Page {
    let keys = keys(error);
    let mut view = Calm { t, keys, number, limit: String::new(), minutes: 1, again: None };
    match error {
        PageError::TooLarge(bytes) => view.limit = t.size(*bytes),
        PageError::TooMany(seconds) => view.minutes = seconds.div_ceil(60).max(1),
        _ => {}
    }
    if matches!(error, PageError::Busy | PageError::Internal(_) | PageError::Conflict) {
        view.again = Some(path);
    }
    Page::new(t.say(keys[0]), t.say(keys[0])).body(html_of(&view)).status(error.status()).narrow()
}

/// Title, what happened, what is safe, what to do.
fn keys(error: &PageError) -> [&'static str; 4] {
    match error {
        PageError::NotFound => {
            ["error-not-found-title", "error-not-found-happened", "error-not-found-safe", "error-not-found-do"]
        }
        PageError::SignIn => {
            ["error-sign-in-title", "error-sign-in-happened", "error-sign-in-safe", "error-sign-in-do"]
        }
        PageError::Malformed => {
            ["error-malformed-title", "error-malformed-happened", "error-malformed-safe", "error-malformed-do"]
        }
        PageError::TooLarge(_) => {
            ["error-too-large-title", "error-too-large-happened", "error-too-large-safe", "error-too-large-do"]
        }
        PageError::Conflict => {
            ["error-conflict-title", "error-conflict-happened", "error-conflict-safe", "error-conflict-do"]
        }
        PageError::TooMany(_) => {
            ["error-too-many-title", "error-too-many-happened", "error-too-many-safe", "error-too-many-do"]
        }
        PageError::Busy => ["error-busy-title", "error-busy-happened", "error-busy-safe", "error-busy-do"],
        PageError::Internal(_) => {
            ["error-internal-title", "error-internal-happened", "error-internal-safe", "error-internal-do"]
        }
    }
}
