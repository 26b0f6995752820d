//! The demonstration's door: one click signs in as anybody. Exists only where the site is a demonstration.

use askama::Template;
use axum::extract::Path;
use axum::http::HeaderMap;
use i18n::Speaker;
use permit::{Actor, PersonId};
use policy::Role;
use web::look::icons::Icon;
use web::look::{Empty, Page, html_of, icons};
use web::{Ctx, PageError, PageResult, see_other};

use crate::opening::{self, with_cookie};
use crate::store;

/// More people than this would be no choice but a search.
const MOST_CARDS: u32 = 40;

struct Card {
    action: String,
    icon: Icon,
    name: String,
    role: String,
    organisation: String,
    sees: String,
}

#[derive(Template)]
#[template(path = "sign_in/demo.html")]
struct View<'a> {
    t: &'a Speaker,
    cards: Vec<Card>,
}

/// Shows who one may be, where, and what one will see.
pub async fn show(ctx: Ctx) -> PageResult {
    only_in_demo(&ctx)?;
    let now = ctx.now();
    let mut actors: Vec<Actor> = ctx
        .read(move |tx| {
            let people = store::people(tx, MOST_CARDS)?;
            let found = people.into_iter().map(|person| network::published::actor(tx, person, now));
            Ok(found.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
        })
        .await?;
    actors.sort_by_key(|actor| actor.main_assignment().map(|one| place(one.role)));
    let t = ctx.t();
    let cards: Vec<Card> = actors.iter().filter_map(|actor| card(&t, actor)).collect();
    let page =
        Page::new(t.say("demo-door-title"), t.say("demo-door-question")).narrow().summary(t.rich("demo-door-summary"));
    if cards.is_empty() {
        let empty = Empty::new(t.say("demo-door-empty-title"), t.say("demo-door-empty-words")).icon(icons::people());
        return ctx.page(page.body(empty.html()));
    }
    ctx.page(page.body(html_of(&View { t: &t, cards })))
}

/// Signs in as the person chosen.
pub async fn send(ctx: Ctx, Path(person): Path<PersonId>, headers: HeaderMap) -> PageResult {
    only_in_demo(&ctx)?;
    let account = ctx.read(move |tx| store::account_of(tx, person)).await?.ok_or(PageError::NotFound)?;
    let cookie = opening::open(&ctx, account.person_id, &headers, Vec::new()).await?.ok_or(PageError::NotFound)?;
    Ok(with_cookie(see_other("/"), cookie))
}

/// Outside of a demonstration these pages are not there.
fn only_in_demo(ctx: &Ctx) -> Result<(), PageError> {
    if ctx.app.site.demo { Ok(()) } else { Err(PageError::NotFound) }
}

fn card(t: &Speaker, actor: &Actor) -> Option<Card> {
    let main = actor.main_assignment()?;
    let (role, sees, icon) = words(main.role);
    Some(Card {
        action: format!("/demo/sign-in/{}", actor.person),
        icon,
        name: actor.name.clone(),
        role: t.say(role),
        organisation: main.organisation_name.clone(),
        sees: t.say(sees),
    })
}

/// Those who run agreements come first, those who look after the machine last.
fn place(role: Role) -> u8 {
    match role {
        Role::MunicipalOfficer => 0,
        Role::MinistryOfficer => 1,
        Role::InstituteOfficer => 2,
        Role::Head => 3,
        Role::SchoolCoordinator => 4,
        Role::Curator => 5,
        Role::Teacher => 6,
        Role::Observer => 7,
        Role::Administrator => 8,
    }
}

/// The role's word, the sentence on what it sees, and its picture.
fn words(role: Role) -> (&'static str, &'static str, Icon) {
    match role {
        Role::Administrator => ("demo-role-administrator", "demo-sees-administrator", icons::settings()),
        Role::MinistryOfficer => ("demo-role-ministry", "demo-sees-ministry", icons::ministry()),
        Role::MunicipalOfficer => ("demo-role-municipal", "demo-sees-municipal", icons::organisation()),
        Role::InstituteOfficer => ("demo-role-institute", "demo-sees-institute", icons::network()),
        Role::Head => ("demo-role-head", "demo-sees-head", icons::signed()),
        Role::SchoolCoordinator => ("demo-role-coordinator", "demo-sees-coordinator", icons::schools()),
        Role::Curator => ("demo-role-curator", "demo-sees-curator", icons::people()),
        Role::Teacher => ("demo-role-teacher", "demo-sees-teacher", icons::person()),
        Role::Observer => ("demo-role-observer", "demo-sees-observer", icons::search()),
    }
}
