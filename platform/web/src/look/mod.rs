//! How Opora looks: layout, icons, stylesheets, form fields, tables.
//!
//! A handler builds a [`Page`] and renders it inside a [`Shell`]. Nothing here is inline style or inline script:
//! the content policy of the site forbids both.

pub mod assets;
mod error;
mod field;
pub mod icons;
mod page;
mod parts;
mod shell;
mod table;
#[cfg(test)]
mod tokens;

pub use error::error_page;
pub use field::{Choice, Field, error_summary};
pub use i18n::Html;
pub use page::{Page, html_of};
pub use parts::{Empty, Pager, print_button};
pub use shell::{DemoBar, Me, NavItem, Shell, Theme};
pub use table::{Cell, Column, Downloads, Row, Table, Tone};

/// Where the layout posts a choice of language (`lang`) or theme (`theme`), with the way `back`.
/// The answer sets the cookie `opora_lang` or `opora_theme` and leads back.
pub const CHOICE_PATH: &str = "/look";

/// Where the layout posts the wish to sign out.
pub const SIGN_OUT_PATH: &str = "/sign-out";

/// Where a person sees and ends their own sessions.
pub const SESSIONS_PATH: &str = "/account/sessions";

/// The texts of the layout, of form fields and refusals, and of the calm error pages.
pub fn texts() -> i18n::Source {
    i18n::Source {
        name: "web/look",
        ru: include_str!("../../locales/ru.ftl"),
        en: include_str!("../../locales/en.ftl"),
    }
}

#[cfg(test)]
mod tests;
