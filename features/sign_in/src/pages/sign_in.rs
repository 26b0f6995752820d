//! Signing in with a login and a password.

use askama::Template;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use db::Upkeep;
use i18n::{Html, Speaker};
use jiff::Timestamp;
use web::look::{Field, Page, error_summary, html_of, icons};
use web::{Ctx, Form, PageError, PageResult, Refusals, see_other};

use crate::limits::{Limit, address_name};
use crate::model::Login;
use crate::opening::{self, with_cookie};
use crate::own_path::OwnPath;
use crate::{password, store};

/// Counting tries is no act: nobody is to be asked about a mistyped password.
const TRY: Upkeep = Upkeep::named("sign_in.try");
const LONGEST_LOGIN: usize = 200;

#[derive(Template)]
#[template(path = "sign_in/sign_in.html")]
struct View<'a> {
    t: &'a Speaker,
    errors: Html,
    problem: Option<&'a Problem>,
    next: &'a str,
    login: Html,
    password: Html,
    is_demo: bool,
}

/// Why nobody was let in, though the form was filled in: said once, above the form, in a title and a sentence.
struct Problem {
    title: String,
    words: String,
}

/// Asks for login and password. Whoever is signed in already goes on.
pub async fn show(ctx: Ctx) -> PageResult {
    let query = Form::from_pairs(ctx.path.split_once('?').map_or("", |(_, query)| query).as_bytes());
    let next = OwnPath::or_home(query.value("next"));
    if ctx.actor.is_some() {
        return Ok(see_other(next.as_str()));
    }
    let form = Form::of([("next", next.as_str())]);
    ctx.page(page(&ctx, &form, &Refusals::default(), None))
}

/// Lets in whoever knows the password.
pub async fn send(ctx: Ctx, headers: HeaderMap, form: Form) -> PageResult {
    let t = ctx.t();
    let mut reader = form.reader(&t);
    let login = reader.text("login", LONGEST_LOGIN);
    let secret = form.value("password").to_owned();
    if secret.is_empty() {
        reader.refuse("password", t.say("form-empty"));
    }
    let refusals = reader.finish();
    if !refusals.is_empty() {
        return ctx.page(page(&ctx, &form, &refusals, None).refused());
    }
    // What is no login cannot have an account, but is answered and counted as if it could.
    let fold = Login::parse(&login).map_or_else(|| kernel::fold(&login), |login| login.fold());
    let mut keys = vec![(Limit::Account, Limit::Account.key(&fold))];
    keys.extend(address_name(&ctx.address).map(|name| (Limit::Address, Limit::Address.key(&name))));
    if let Some(until) = count_try(&ctx, keys.clone()).await? {
        note_refused(&ctx, "limited");
        return wait(&ctx, &form, until);
    }
    let account = ctx.read(move |tx| store::account_by_login(tx, &fold)).await?;
    let fits = password::fits_in_pool(secret, account.as_ref().map(|account| account.password_hash.clone())).await?;
    let Some(account) = account.filter(|_| fits) else {
        note_refused(&ctx, "wrong");
        let problem = Problem { title: t.say("sign-in-wrong"), words: t.say("sign-in-wrong-words") };
        return ctx.page(page(&ctx, &form, &refusals, Some(&problem)).refused());
    };
    match opening::open(&ctx, account.person_id, &headers, keys).await? {
        Some(cookie) => Ok(with_cookie(see_other(OwnPath::or_home(form.value("next")).as_str()), cookie)),
        None => {
            note_refused(&ctx, "no_role");
            let problem = Problem { title: t.say("sign-in-no-role"), words: t.say("sign-in-no-role-words") };
            ctx.page(page(&ctx, &form, &refusals, Some(&problem)).refused())
        }
    }
}

async fn count_try(ctx: &Ctx, keys: Vec<(Limit, [u8; 32])>) -> Result<Option<Timestamp>, PageError> {
    let now = ctx.now();
    Ok(ctx.app.db.upkeep::<_, db::DbError, _>(TRY, move |change| store::count_try(change, &keys, now)).await?)
}

/// One line for the operator, without login, address or person: enough to see a flood, too little to know who.
fn note_refused(ctx: &Ctx, reason: &'static str) {
    tracing::info!(number = ctx.number, reason, "sign-in refused");
}

/// Says when to come again, in words and in the header that programs read.
fn wait(ctx: &Ctx, form: &Form, until: Timestamp) -> PageResult {
    let seconds = ctx.now().duration_until(until).as_secs().max(1);
    let t = ctx.t();
    let minutes = t.with("sign-in-wait-words").n("minutes", (seconds + 59) / 60).to_string();
    let problem = Problem { title: t.say("sign-in-wait"), words: minutes };
    let page = page(ctx, form, &Refusals::default(), Some(&problem)).refused().status(StatusCode::TOO_MANY_REQUESTS);
    let mut response: Response = ctx.page(page)?;
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    Ok(response)
}

fn page(ctx: &Ctx, form: &Form, refusals: &Refusals, problem: Option<&Problem>) -> Page {
    let t = ctx.t();
    let (login_label, password_label) = (t.say("sign-in-login"), t.say("sign-in-password"));
    let login = Field::text("login", &login_label).autocomplete("username").sent(form, refusals);
    let secret = Field::password("password", &password_label).autocomplete("current-password").sent(form, refusals);
    let view = View {
        t: &t,
        errors: error_summary(&t, refusals, &[("login", &login_label), ("password", &password_label)]),
        problem,
        next: form.value("next"),
        login: login.html(&t),
        password: secret.html(&t),
        is_demo: ctx.app.site.demo,
    };
    Page::new(t.say("sign-in-title"), t.say("sign-in-question")).narrow().body(html_of(&view))
}
