//! Choosing a new password.

use askama::Template;
use db::{Act, DbError, Upkeep};
use i18n::{Html, Speaker};
use web::look::{Field, Page, error_summary, html_of, icons};
use web::{Ctx, Form, PageError, PageResult, Refusals, see_other};

use crate::access::ChangePassword;
use crate::limits::Limit;
use crate::model::PASSWORD_CHANGED;
use crate::pages::sessions;
use crate::password::{self, LONGEST, SHORTEST, Weakness};
use crate::store;

/// Guesses at the present password count as guesses at the account.
const TRY: Upkeep = Upkeep::named("sign_in.password_try");

#[derive(Template)]
#[template(path = "sign_in/password.html")]
struct View<'a> {
    t: &'a Speaker,
    errors: Html,
    login: &'a str,
    fields: [Html; 3],
}

/// Asks for the present password and the new one.
pub async fn show(ctx: Ctx) -> PageResult {
    let (_, account) = account(&ctx).await?;
    ctx.page(page(&ctx, &account.login, &Form::default(), &Refusals::default()))
}

/// Stores the new password; other devices have to sign in again.
pub async fn send(ctx: Ctx, form: Form) -> PageResult {
    let t = ctx.t();
    let (permit, account) = account(&ctx).await?;
    let present = ctx.session.ok_or(PageError::SignIn)?.0;
    let refusals = read(&form, &account.login, &t);
    if !refusals.is_empty() {
        return ctx.page(page(&ctx, &account.login, &form, &refusals).refused());
    }
    let keys = vec![(Limit::Account, Limit::Account.key(&kernel::fold(&account.login)))];
    let now = ctx.now();
    let counted = keys.clone();
    let wait = ctx.app.db.upkeep::<_, DbError, _>(TRY, move |change| store::count_try(change, &counted, now)).await?;
    if let Some(until) = wait {
        return Err(PageError::TooMany(u64::try_from(now.duration_until(until).as_secs()).unwrap_or(60)));
    }
    let fits = password::fits_in_pool(form.value("present").to_owned(), Some(account.password_hash)).await?;
    if !fits {
        let mut refusals = Refusals::default();
        refusals.add("present", t.say("password-wrong"));
        return ctx.page(page(&ctx, &account.login, &form, &refusals).refused());
    }
    let hash = password::hash_in_pool(form.value("new").to_owned(), ctx.app.world.clone()).await?;
    let act = Act::under(&permit, &ctx.app.world, PASSWORD_CHANGED, permit.resource());
    let changed = ctx.app.db.write::<_, DbError, _>(act, move |change| {
        store::forgive(change, &keys)?;
        store::change_password(change, &permit, &hash, &present, now)
    });
    changed.await?;
    Ok(see_other(&format!("{}?password=changed", sessions::PATH)))
}

async fn account(ctx: &Ctx) -> Result<(permit::Permit<ChangePassword>, crate::model::Account), PageError> {
    let person = ctx.actor()?.person;
    let (permit, account) =
        ctx.permitted::<ChangePassword, _, _>(person, move |tx, _| store::account_of(tx, person)).await?;
    Ok((permit, account.ok_or(PageError::NotFound)?))
}

/// Passwords are read as typed: a space at the end belongs to them.
fn read(form: &Form, login: &str, t: &Speaker) -> Refusals {
    let mut refusals = Refusals::default();
    let (present, new, again) = (form.value("present"), form.value("new"), form.value("again"));
    if present.is_empty() {
        refusals.add("present", t.say("form-empty"));
    }
    if let Some(weakness) = password::weakness(new, login) {
        refusals.add("new", weakness_words(t, weakness));
    } else if new == present {
        refusals.add("new", t.say("password-same"));
    } else if new != again {
        refusals.add("again", t.say("password-differs"));
    }
    refusals
}

fn weakness_words(t: &Speaker, weakness: Weakness) -> String {
    match weakness {
        Weakness::Short => t.with("password-short").n("least", SHORTEST).to_string(),
        Weakness::Long => t.with("password-long").n("most", LONGEST).to_string(),
        Weakness::Common => t.say("password-common"),
        Weakness::LikeLogin => t.say("password-like-login"),
    }
}

fn page(ctx: &Ctx, login: &str, form: &Form, refusals: &Refusals) -> Page {
    let t = ctx.t();
    let labels = [t.say("password-present"), t.say("password-new"), t.say("password-again")];
    let hint = t.with("password-hint").n("least", SHORTEST).to_string();
    let fields = [
        Field::password("present", &labels[0]).autocomplete("current-password"),
        Field::password("new", &labels[1]).autocomplete("new-password").hint(hint),
        Field::password("again", &labels[2]).autocomplete("new-password"),
    ];
    let names = [("present", labels[0].as_str()), ("new", labels[1].as_str()), ("again", labels[2].as_str())];
    let view = View {
        t: &t,
        errors: error_summary(&t, refusals, &names),
        login,
        fields: fields.map(|field| field.sent(form, refusals).html(&t)),
    };
    Page::new(t.say("password-title"), t.say("password-question"))
        .narrow()
        .crumb(t.say("sessions-title"), sessions::PATH)
        .body(html_of(&view))
}
