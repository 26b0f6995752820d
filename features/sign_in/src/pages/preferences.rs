//! Choosing the language or the colours: a cookie, and back to the page. Needs no account.

use i18n::Lang;
use web::look::Theme;
use web::{Ctx, Form, PageResult, see_other};

use crate::opening::{cookie, with_cookie};
use crate::own_path::OwnPath;

/// A choice lasts a year.
const YEAR_SECONDS: u32 = 365 * 24 * 60 * 60;

/// Keeps what was chosen; what is not on offer changes nothing.
pub async fn send(ctx: Ctx, form: Form) -> PageResult {
    let mut response = see_other(OwnPath::or_home(form.value("back")).as_str());
    if let Some(lang) = Lang::parse(form.value("lang")) {
        response = with_cookie(response, cookie(&ctx, "opora_lang", lang.tag(), Some(YEAR_SECONDS))?);
    }
    if let Some(theme) = Theme::parse(form.value("theme")) {
        response = with_cookie(response, cookie(&ctx, "opora_theme", theme.word(), Some(YEAR_SECONDS))?);
    }
    Ok(response)
}
