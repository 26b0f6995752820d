//! Organisations join a regulation and leave it; whoever approved it keeps the list.

use axum::extract::Path;
use blueprints::{Blueprint, Role};
use db::{Act, DbResult};
use i18n::{Html, Speaker};
use permit::OrganisationId;
use web::look::{Choice, Field, html_of};
use web::{Ctx, Form, PageError, PageResult, Refusals, see_other};

use super::asked;
use super::sheet::{About, Sheet};
use crate::model::{AccessionId, acts};
use crate::published::Agreement;
use crate::store::candidates::{self, Candidate};
use crate::store::regulation::{self, Participant};
use crate::store::{self, draft};
use crate::{AgreementId, ApproveRegulation};

/// Shows who takes part, with the form for one more.
pub async fn show(ctx: Ctx, Path(id): Path<String>) -> PageResult {
    let now = read(&ctx, asked(&id)?).await?;
    page(&ctx, &now, &Form::default(), &Refusals::default())
}

/// An organisation joins.
pub async fn join(ctx: Ctx, Path(id): Path<String>, form: Form) -> PageResult {
    let id: AgreementId = asked(&id)?;
    let permit = ctx.permit::<ApproveRegulation>(id).await?;
    let now = read(&ctx, id).await?;
    let t = ctx.t();
    let mut reader = form.reader(&t);
    let role = reader.choice("role", |key| joinable(&now.blueprint).find(|role| role.key == key).cloned());
    let organisation: Option<OrganisationId> = reader.id("organisation");
    let on = reader.date("acceded_on");
    if let (Some(role), Some(organisation)) = (&role, organisation)
        && !candidates::fitting(role, &now.candidates).iter().any(|one| one.id == organisation)
    {
        reader.refuse("organisation", t.say("make-unfit"));
    }
    if let Some(day) = on {
        if day > ctx.today() {
            reader.refuse("acceded_on", t.say("sign-future"));
        }
        match now.agreement.effective_on {
            None => reader.refuse("", t.say("join-not-approved")),
            Some(since) if day < since => reader.refuse("acceded_on", t.say("join-too-early")),
            Some(_) => {}
        }
    }
    let mut refusals = reader.finish();
    let (Some(role), Some(organisation), Some(on), true) = (role, organisation, on, refusals.is_empty()) else {
        return page(&ctx, &now, &form, &refusals);
    };
    let world = ctx.app.world.clone();
    let act =
        Act::under(&permit, &world, acts::ACCEDED, id).about(id).happened_on(on).fact("organisation", organisation);
    let work = move |change: &mut db::Change<'_>| -> DbResult<bool> {
        let joined = regulation::join(change, &world, id, organisation, &role, on)?;
        if !joined {
            change.leave_unchanged();
        }
        Ok(joined)
    };
    if ctx.app.db.write(act, work).await? {
        return Ok(see_other(&format!("/agreements/{id}/participants")));
    }
    refusals.add("organisation", t.say("join-already"));
    page(&ctx, &now, &form, &refusals)
}

/// A participant leaves.
pub async fn leave(ctx: Ctx, Path((id, accession)): Path<(String, String)>, form: Form) -> PageResult {
    let (id, accession): (AgreementId, AccessionId) = (asked(&id)?, asked(&accession)?);
    let permit = ctx.permit::<ApproveRegulation>(id).await?;
    let now = read(&ctx, id).await?;
    let t = ctx.t();
    let one = now.participants.iter().find(|one| one.id == accession).ok_or(PageError::NotFound)?;
    let field = format!("left_on_{accession}");
    let mut reader = form.reader(&t);
    let on = reader.date(&field);
    if on.is_some_and(|day| day < one.acceded_on) {
        reader.refuse(&field, t.say("leave-before-joining"));
    }
    if on.is_some_and(|day| day > ctx.today()) {
        reader.refuse(&field, t.say("sign-future"));
    }
    let refusals = reader.finish();
    let Some(on) = on.filter(|_| refusals.is_empty()) else { return page(&ctx, &now, &form, &refusals) };
    let world = ctx.app.world.clone();
    let act = Act::under(&permit, &world, acts::LEFT, id).about(id).happened_on(on).fact("accession", accession);
    let work = move |change: &mut db::Change<'_>| -> DbResult<bool> {
        let left = regulation::leave(change, id, accession, on)?;
        if !left {
            change.leave_unchanged();
        }
        Ok(left)
    };
    let left = ctx.app.db.write(act, work).await?;
    if left { Ok(see_other(&format!("/agreements/{id}/participants"))) } else { Err(PageError::Conflict) }
}

/// The roles in which organisations join: those that the regulation is not made with.
pub fn joinable(blueprint: &Blueprint) -> impl Iterator<Item = &Role> {
    blueprint.roles.iter().filter(|role| role.is_party() && role.min == 0)
}

/// «с 01.09.2021 по 31.08.2022».
pub fn days(t: &Speaker, one: &Participant) -> String {
    let since = t.date_dots(one.acceded_on);
    match one.left_on {
        Some(last) => t.with("join-days").s("from", since).s("to", t.date_dots(last)).to_string(),
        None => t.with("join-since").s("from", since).to_string(),
    }
}

struct Now {
    agreement: Agreement,
    blueprint: Blueprint,
    participants: Vec<Participant>,
    candidates: Vec<Candidate>,
}

async fn read(ctx: &Ctx, id: AgreementId) -> Result<Now, PageError> {
    let read = |tx: &mut db::Tx, id: AgreementId| -> DbResult<Option<Now>> {
        let is_regulation = draft::head(tx, id)?.is_some_and(|head| head.is_regulation);
        let (true, Some(agreement), Some(blueprint)) =
            (is_regulation, store::agreement(tx, id)?, store::blueprint(tx, id)?)
        else {
            return Ok(None);
        };
        let (participants, candidates) = (regulation::participants(tx, id)?, candidates::all(tx)?);
        Ok(Some(Now { agreement, blueprint, participants, candidates }))
    };
    let (_, now) = ctx.permitted::<ApproveRegulation, _, _>(id, move |tx, permit| read(tx, permit.resource())).await?;
    now.ok_or(PageError::NotFound)
}

/// A participant on the page, with the form of leaving while it is in.
struct Line {
    name: String,
    role: String,
    days: String,
    form: Option<(String, Html)>,
}

#[derive(askama::Template)]
#[template(path = "participants.html")]
struct ParticipantsTemplate<'a> {
    t: &'a Speaker,
    lines: &'a [Line],
}

fn page(ctx: &Ctx, now: &Now, form: &Form, refusals: &Refusals) -> PageResult {
    let t = ctx.t();
    let (tag, id) = (t.lang().tag(), now.agreement.id);
    let line = |one: &Participant| {
        let field = Field::date(&format!("left_on_{}", one.id), t.say("leave-date")).sent(form, refusals).html(&t);
        let role = now.blueprint.role(&one.role_key).map(|role| role.name.in_language(tag).to_owned());
        Line {
            name: one.name.clone(),
            role: role.unwrap_or_default(),
            days: days(&t, one),
            form: one.left_on.is_none().then(|| (format!("/agreements/{id}/participants/{}/leave", one.id), field)),
        }
    };
    let lines: Vec<Line> = now.participants.iter().map(line).collect();
    let mut sheet = Sheet::over(&t, form, refusals);
    let roles: Vec<Choice> =
        joinable(&now.blueprint).map(|role| Choice::new(&role.key, role.name.in_language(tag))).collect();
    let may_stand = |one: &&Candidate| joinable(&now.blueprint).any(|role| role.organisation_kinds.contains(&one.kind));
    let offered = now.candidates.iter().filter(may_stand).map(|one| Choice::new(one.id, &one.name)).collect();
    sheet.field("organisation", &t.say("make-organisation"), |name, label| Field::select(name, label, offered));
    sheet.field("role", &t.say("join-role"), |name, label| Field::radios(name, label, roles));
    sheet.field("acceded_on", &t.say("join-date"), |name, label| Field::date(name, label));
    sheet.below(html_of(&ParticipantsTemplate { t: &t, lines: &lines }));
    let (kind, title, question) = (now.blueprint.head.kind, t.say("join-title"), t.say("join-question"));
    let about = About { agreement: &now.agreement, kind, title, question };
    sheet.page(ctx, &about, &format!("/agreements/{id}/participants"), &t.say("join-button"))
}
