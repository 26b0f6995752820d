//! «Кто это и за кого действует?»: a person's roles, deputising and groups.

use axum::extract::Path;
use db::Act;
use i18n::{Html, Speaker};
use policy::Role;
use web::look::{Cell, Column, Empty, Page, Row, Table, print_button};
use web::{Ctx, Form, PageError, PageResult, see_other};

use crate::access::{EditPerson, ErasePerson, ViewPerson};
use crate::model::PERSON_ERASED;
use crate::pages::parts::{self, Block, link};
use crate::pages::{group, organisation};
use crate::store::assignment::{self, Assigned, Deputised};
use crate::store::group::{self as groups, Group};
use crate::store::person::{self, Person};

struct View {
    now: Person,
    assigned: Vec<Assigned>,
    deputised: Vec<Deputised>,
    groups: Vec<Group>,
    may_edit: bool,
    may_erase: bool,
}

/// A role in words.
pub fn role_word(t: &Speaker, role: Role) -> String {
    t.say(match role {
        Role::Administrator => "network-role-administrator",
        Role::MinistryOfficer => "network-role-ministry-officer",
        Role::MunicipalOfficer => "network-role-municipal-officer",
        Role::InstituteOfficer => "network-role-institute-officer",
        Role::Head => "network-role-head",
        Role::SchoolCoordinator => "network-role-school-coordinator",
        Role::Curator => "network-role-curator",
        Role::Teacher => "network-role-teacher",
        Role::Observer => "network-role-observer",
    })
}

/// Shows the card.
pub async fn show(ctx: Ctx, Path(id): Path<String>) -> PageResult {
    let (actor, gate) = (ctx.actor()?.clone(), ctx.app.gate.clone());
    let (_, view) = ctx
        .permitted::<ViewPerson, _, _>(parts::asked(&id)?, move |tx, permit| {
            let id = permit.resource();
            let Some(now) = person::by_id(tx, id)? else { return Ok(None) };
            Ok(Some(View {
                now,
                assigned: assignment::of_person(tx, id)?,
                deputised: assignment::deputising_of_person(tx, id)?,
                groups: groups::of_person(tx, id)?,
                may_edit: gate.check::<EditPerson>(tx, &actor, id)?.is_some(),
                may_erase: gate.check::<ErasePerson>(tx, &actor, id)?.is_some(),
            }))
        })
        .await?;
    page(&ctx, &view.ok_or(PageError::NotFound)?)
}

/// Erases the names for ever, once the word was typed.
pub async fn erase(ctx: Ctx, Path(id): Path<String>, form: Form) -> PageResult {
    let permit = ctx.permit::<ErasePerson>(parts::asked(&id)?).await?;
    if form.value("sure") != "yes" {
        return Err(PageError::Malformed);
    }
    let (id, now) = (permit.resource(), ctx.now());
    let act = Act::under(&permit, &ctx.app.world, PERSON_ERASED, id);
    let erased: Result<(), db::DbError> = ctx
        .app
        .db
        .write(act, move |change| {
            if !person::erase(change, id, now)? {
                change.leave_unchanged();
            }
            Ok(())
        })
        .await;
    erased?;
    Ok(see_other("/people"))
}

fn page(ctx: &Ctx, view: &View) -> PageResult {
    let (t, today) = (ctx.t(), ctx.today());
    let name = parts::full_name(&t, &view.now.family_name, &view.now.given_name, view.now.patronymic.as_deref());
    let main = [roles(&t, view), deputising(&t, view)];
    let mut aside = vec![group::block(&t, today, &view.groups, None)];
    let mut block = Block { empty: t.say("network-person-data-none"), ..Block::of(t.say("network-person-data")) };
    if view.now.erased_at.is_none() {
        block = block.pair(t.say("network-field-name-full"), &name);
        if view.may_edit {
            block = block.action(t.say("network-change"), format!("/people/{}/edit", view.now.id));
        }
        if view.may_erase {
            let sure =
                parts::button(&format!("/people/{}/erase", view.now.id), &[("sure", "yes")], &t.say("network-erase"));
            let words = Html::text(t.say("network-erase-words"));
            block.html = Html::vouched(format!(
                "<details class=\"fold rest no-print\"><summary>{}</summary><p class=\"s\">{words}</p>{sure}</details>",
                Html::text(t.say("network-erase-open"))
            ));
        }
    }
    aside.push(block);
    let page = Page::new(&name, &name).nav("network").crumb(t.say("network-people"), "/people").tools(print_button(&t));
    let acting = view
        .assigned
        .iter()
        .filter(|one| one.starts_on <= today && one.ends_on.is_none_or(|last| last >= today))
        .count();
    ctx.page(page.summary(t.with("network-person-sum").n("count", acting).rich()).body(parts::card(&t, &main, &aside)))
}

fn roles(t: &Speaker, view: &View) -> Block {
    let rows = view.assigned.iter().map(|one| {
        Row::from(vec![
            Cell::link(t.bind(&one.organisation_name), organisation::address(one.organisation_id)),
            Cell::text(role_word(t, one.role.0)),
            Cell::text(&one.position),
            Cell::text(parts::days(t, Some(one.starts_on), one.ends_on)),
        ])
    });
    let table = Table {
        caption: t.say("network-roles"),
        columns: vec![
            Column::words(t.say("network-organisation")),
            Column::words(t.say("network-field-role")),
            Column::words(t.say("network-field-position")),
            Column::words(t.say("network-days")),
        ],
        rows: rows.collect(),
        empty: Empty::new(t.say("network-roles-none"), t.say("network-roles-none-why")),
        downloads: None,
    };
    Block::table(t, &table)
}

fn deputising(t: &Speaker, view: &View) -> Block {
    let mut block = Block { empty: t.say("network-deputising-none"), ..Block::of(t.say("network-deputising")) };
    for one in &view.deputised {
        let is_deputy = one.deputy_id == view.now.id;
        let (word, family, given) = if is_deputy {
            ("network-stands-in-for", &one.person_family_name, &one.person_given_name)
        } else {
            ("network-stood-in-by", &one.deputy_family_name, &one.deputy_given_name)
        };
        let place = link(&organisation::address(one.organisation_id), t.bind(&one.organisation_name));
        let days = parts::days(t, Some(one.starts_on), one.ends_on);
        let value = format!("{}, {place}, {}", Html::text(parts::full_name(t, family, given, None)), Html::text(days));
        block = block.rich(t.say(word), Html::vouched(value));
    }
    block
}
