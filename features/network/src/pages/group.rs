//! «Кто в группе и кем она назначена?»: one group, its members past and present.

use axum::extract::Path;
use db::Act;
use i18n::{Html, Speaker};
use jiff::civil::Date;
use web::look::{Cell, Column, Empty, Field, Page, Row, Table, print_button};
use web::{Ctx, Form, PageError, PageResult, Refusals, see_other};

use crate::access::{Appoint, ViewPeople};
use crate::model::{GROUP_JOINED, GROUP_LEFT, GroupId, GroupPart, GroupPurpose, MembershipId, OrganisationId, Refused};
use crate::pages::parts::{self, Block, link};
use crate::pages::sheet::Sheet;
use crate::pages::{legal_act as act_page, organisation, who};
use crate::store::group::{self, Group, Member};
use crate::store::legal_act::{self, LegalAct};
use crate::store::project::{self, Project};
use crate::store::scope::ListedPerson;

/// A purpose in words.
pub fn purpose_word(t: &Speaker, purpose: GroupPurpose) -> String {
    t.say(match purpose {
        GroupPurpose::Working => "network-purpose-working",
        GroupPurpose::Problem => "network-purpose-problem",
        GroupPurpose::MethodicalAssociation => "network-purpose-methodical",
        GroupPurpose::Community => "network-purpose-community",
        GroupPurpose::ManagementTeam => "network-purpose-management",
        GroupPurpose::Temporary => "network-purpose-temporary",
    })
}

/// All purposes, for choices.
pub fn purpose_choices(t: &Speaker) -> Vec<(String, String)> {
    GroupPurpose::ALL.iter().map(|purpose| (purpose.as_str().to_owned(), purpose_word(t, *purpose))).collect()
}

fn part_word(t: &Speaker, part: GroupPart) -> String {
    t.say(match part {
        GroupPart::Chair => "network-part-chair",
        GroupPart::DeputyChair => "network-part-deputy-chair",
        GroupPart::Secretary => "network-part-secretary",
        GroupPart::Member => "network-part-member",
    })
}

/// Groups as a block of a card; with a button when the actor may form one at the organisation.
pub fn block(t: &Speaker, today: Date, groups: &[Group], may_form_at: Option<OrganisationId>) -> Block {
    let mut block = Block { empty: t.say("network-groups-none"), ..Block::of(t.say("network-groups")) };
    for one in groups {
        if one.is_alive(today) {
            block = block.rich(purpose_word(t, one.purpose), link(&format!("/groups/{}", one.id), t.bind(&one.title)));
        } else {
            block.older.push((one.title.clone(), parts::days(t, Some(one.starts_on), one.ends_on)));
        }
    }
    match may_form_at {
        Some(id) => block.action(t.say("network-group-form"), format!("/organisations/{id}/groups/new")),
        None => block,
    }
}

struct View {
    now: Group,
    members: Vec<Member>,
    project: Option<Project>,
    order: Option<LegalAct>,
    may_change: bool,
}

/// The group in the address, with what the gate must be asked about.
pub async fn known(ctx: &Ctx, id: &str) -> Result<Group, PageError> {
    let id: GroupId = parts::asked(id)?;
    ctx.read(move |tx| group::by_id(tx, id)).await?.ok_or(PageError::NotFound)
}

/// Shows the group.
pub async fn show(ctx: Ctx, Path(id): Path<String>) -> PageResult {
    let now = known(&ctx, &id).await?;
    let (actor, gate) = (ctx.actor()?.clone(), ctx.app.gate.clone());
    let (_, view) = ctx
        .permitted::<ViewPeople, _, _>(now.organisation_id, move |tx, permit| {
            Ok(View {
                members: group::members(tx, now.id)?,
                project: now.project_id.map(|id| project::by_id(tx, id)).transpose()?.flatten(),
                order: now.legal_act_id.map(|id| legal_act::by_id(tx, id)).transpose()?.flatten(),
                may_change: gate.check::<Appoint>(tx, &actor, permit.resource())?.is_some(),
                now,
            })
        })
        .await?;
    let (t, today) = (ctx.t(), ctx.today());
    let here = view.members.iter().filter(|one| is_member(one, today)).count();
    let main = [members(&t, today, &view)];
    let page = Page::new(t.bind(&view.now.title), t.bind(&view.now.title))
        .nav("network")
        .crumb(t.say("network-groups"), "/groups")
        .summary(Html::text(purpose_word(&t, view.now.purpose)))
        .summary(t.with("network-members-sum").n("count", here).rich())
        .tools(print_button(&t))
        .body(parts::card(&t, &main, &[about(&t, &view)]));
    ctx.page(page)
}

fn is_member(one: &Member, today: Date) -> bool {
    one.starts_on <= today && one.ends_on.is_none_or(|last| last >= today)
}

fn about(t: &Speaker, view: &View) -> Block {
    let now = &view.now;
    let place = link(&organisation::address(now.organisation_id), t.bind(&now.organisation_name));
    let mut block = Block::of(t.say("network-about")).rich(t.say("network-organisation"), place);
    if let Some(project) = &view.project {
        block =
            block.rich(t.say("network-project"), link(&format!("/projects/{}", project.id), t.bind(&project.title)));
    }
    block = match &view.order {
        Some(order) => block.rich(
            t.say("network-field-legal-act"),
            link(&format!("/legal-acts/{}", order.id), act_page::title(t, order)),
        ),
        None => block.pair(t.say("network-field-legal-act"), t.say("network-no-order")),
    };
    block = block.pair(t.say("network-days"), parts::days(t, Some(now.starts_on), now.ends_on));
    if view.may_change { block.action(t.say("network-change"), format!("/groups/{}/edit", now.id)) } else { block }
}

fn members(t: &Speaker, today: Date, view: &View) -> Block {
    let rows = view.members.iter().map(|one| {
        let name = parts::full_name(t, &one.family_name, &one.given_name, one.patronymic.as_deref());
        let leave = if view.may_change && one.ends_on.is_none() && one.starts_on <= today {
            let action = format!("/groups/{}/members/{}/leave", view.now.id, one.id);
            let html = parts::button(&action, &[("last_day", &today.to_string())], &t.say("network-member-leave"));
            Cell::Rich { html, plain: String::new() }
        } else {
            Cell::Empty
        };
        Row::from(vec![
            Cell::link(name, format!("/people/{}", one.person_id)),
            Cell::text(part_word(t, one.part)),
            Cell::text(parts::days(t, Some(one.starts_on), one.ends_on)),
            leave,
        ])
    });
    let table = Table {
        caption: t.say("network-members"),
        columns: vec![
            Column::words(t.say("network-person")),
            Column::words(t.say("network-field-part")),
            Column::words(t.say("network-days")),
            Column::words(t.say("network-field-action")),
        ],
        rows: rows.collect(),
        empty: Empty::default(),
        downloads: None,
    };
    let mut block = Block { empty: t.say("network-members-none"), ..Block::of(t.say("network-who-is-in")) };
    if !table.rows.is_empty() {
        block = Block::table(t, &table);
    }
    if view.may_change {
        block.action(t.say("network-member-add"), format!("/groups/{}/members/new", view.now.id))
    } else {
        block
    }
}

async fn join_view(ctx: &Ctx, id: &str) -> Result<(Group, permit::Permit<Appoint>, Vec<ListedPerson>), PageError> {
    let now = known(ctx, id).await?;
    let actor = ctx.actor()?.clone();
    let (permit, people) =
        ctx.permitted::<Appoint, _, _>(now.organisation_id, move |tx, _| who::offered(tx, &actor)).await?;
    Ok((now, permit, people))
}

/// Shows the form for a new member.
pub async fn show_join(ctx: Ctx, Path(id): Path<String>) -> PageResult {
    let (now, _, people) = join_view(&ctx, &id).await?;
    let mut form = Form::default();
    form.set("starts_on", &ctx.today().to_string());
    join_page(&ctx, &now, &people, &form, &Refusals::default())
}

/// Lets a person join.
pub async fn join(ctx: Ctx, Path(id): Path<String>, form: Form) -> PageResult {
    let (now, permit, people) = join_view(&ctx, &id).await?;
    let t = ctx.t();
    let mut reader = form.reader(&t);
    let person = who::read(&mut reader, &form, &t, &people, ctx.app.world.id());
    let (part, day) = (reader.choice("part", GroupPart::parse), reader.date("starts_on"));
    let mut refusals = reader.finish();
    let (Some(person), Some(part), Some(day), true) = (person, part, day, refusals.is_empty()) else {
        return join_page(&ctx, &now, &people, &form, &refusals);
    };
    let (group, row) = (now.id, ctx.app.world.id::<MembershipId>());
    let act = Act::under(&permit, &ctx.app.world, GROUP_JOINED, group).fact("member", row).fact("part", part);
    let joined = ctx.app.db.write(act, move |change| {
        let person = person.enter(change)?;
        group::join(change, row, group, person, part, day)
    });
    match joined.await {
        Ok(()) => Ok(see_other(&format!("/groups/{group}"))),
        Err(Refused::Overlap) => {
            refusals.add("person", t.say("network-refused-member"));
            join_page(&ctx, &now, &people, &form, &refusals)
        }
        Err(Refused::Db(error)) => Err(error.into()),
        Err(_) => Err(PageError::Conflict),
    }
}

/// Notes a member's last day.
pub async fn leave(ctx: Ctx, Path((id, row)): Path<(String, String)>, form: Form) -> PageResult {
    let now = known(&ctx, &id).await?;
    let permit = ctx.permit::<Appoint>(now.organisation_id).await?;
    let row: MembershipId = parts::asked(&row)?;
    let t = ctx.t();
    let mut reader = form.reader(&t);
    let Some(day) = reader.date("last_day") else { return Err(PageError::Malformed) };
    let group = now.id;
    let act = Act::under(&permit, &ctx.app.world, GROUP_LEFT, group).fact("member", row).fact("last_day", day);
    match ctx.app.db.write(act, move |change| group::leave(change, row, group, day)).await {
        Ok(()) => Ok(see_other(&format!("/groups/{group}"))),
        Err(Refused::Db(error)) => Err(error.into()),
        Err(_) => Err(PageError::Conflict),
    }
}

fn join_page(ctx: &Ctx, now: &Group, people: &[ListedPerson], form: &Form, refusals: &Refusals) -> PageResult {
    let t = ctx.t();
    let address = format!("/groups/{}", now.id);
    let choices = GroupPart::ALL.iter().rev().map(|part| (part.as_str().to_owned(), part_word(&t, *part))).collect();
    let mut sheet = Sheet::over(&t, form, refusals);
    who::add(&mut sheet, &t, people);
    sheet
        .add("part", t.say("network-field-part"), |name, label| {
            Field::select(name, label, super::sheet::as_choices(choices))
        })
        .date("starts_on", t.say("network-field-first-day"));
    let page =
        Page::new(t.say("network-member-add"), t.with("network-member-question").s("name", &now.title).to_string())
            .crumb(t.say("network-groups"), "/groups")
            .crumb(t.bind(&now.title), &address);
    ctx.page(sheet.onto(page, &format!("{address}/members/new"), t.say("network-save"), &address))
}
