//! Forming a group at an organisation, and changing it.

use axum::extract::Path;
use axum::http::StatusCode;
use db::Act;
use i18n::Speaker;
use web::look::Page;
use web::{Ctx, Form, PageError, PageResult, Refusals, see_other};

use crate::access::Appoint;
use crate::model::{
    GROUP_CHANGED, GROUP_FORMED, GroupCard, GroupId, GroupPurpose, LegalActId, OrganisationId, ProjectId, Refused,
};
use crate::pages::edit_organisation::conflict_notice;
use crate::pages::group::{known, purpose_choices};
use crate::pages::sheet::Sheet;
use crate::pages::{appoint, organisation, parts};
use crate::store::group::{self, Group};
use crate::store::legal_act::{self, LegalAct};
use crate::store::project::{self, Project};

struct Choices {
    projects: Vec<Project>,
    legal_acts: Vec<LegalAct>,
}

async fn choices(ctx: &Ctx, organisation: OrganisationId) -> Result<(permit::Permit<Appoint>, Choices), PageError> {
    ctx.permitted::<Appoint, _, _>(organisation, |tx, _| {
        Ok(Choices { projects: project::list(tx, "", None, 500)?, legal_acts: legal_act::list(tx, "", None, 500)? })
    })
    .await
}

/// Shows the form for a new group.
pub async fn show_new(ctx: Ctx, Path(id): Path<String>) -> PageResult {
    let id: OrganisationId = parts::asked(&id)?;
    let (_, choices) = choices(&ctx, id).await?;
    let mut form = Form::default();
    form.set("starts_on", &ctx.today().to_string());
    ctx.page(page(&ctx, id, None, &choices, &form, &Refusals::default(), false))
}

/// Forms the group.
pub async fn save_new(ctx: Ctx, Path(id): Path<String>, form: Form) -> PageResult {
    let id: OrganisationId = parts::asked(&id)?;
    let (permit, choices) = choices(&ctx, id).await?;
    let card = match read(&form, &ctx.t(), &choices, permit.resource()) {
        Ok(card) => card,
        Err(refusals) => return ctx.page(page(&ctx, id, None, &choices, &form, &refusals, false)),
    };
    let row: GroupId = ctx.app.world.id();
    let act =
        Act::under(&permit, &ctx.app.world, GROUP_FORMED, row).fact("organisation", id).fact("purpose", card.purpose);
    let formed: Result<(), db::DbError> = ctx.app.db.write(act, move |change| group::insert(change, row, &card)).await;
    formed?;
    Ok(see_other(&format!("/groups/{row}")))
}

/// Shows the form for a change.
pub async fn show_edit(ctx: Ctx, Path(id): Path<String>) -> PageResult {
    let now = known(&ctx, &id).await?;
    let (_, choices) = choices(&ctx, now.organisation_id).await?;
    let mut form = Form::default();
    fill(&mut form, &now);
    ctx.page(page(&ctx, now.organisation_id, Some(&now), &choices, &form, &Refusals::default(), false))
}

/// Changes the group.
pub async fn save_edit(ctx: Ctx, Path(id): Path<String>, form: Form) -> PageResult {
    let now = known(&ctx, &id).await?;
    let (permit, choices) = choices(&ctx, now.organisation_id).await?;
    let seen: i64 = form.value("version").parse().map_err(|_| PageError::Malformed)?;
    let card = match read(&form, &ctx.t(), &choices, permit.resource()) {
        Ok(card) => card,
        Err(refusals) => {
            return ctx.page(page(&ctx, now.organisation_id, Some(&now), &choices, &form, &refusals, false));
        }
    };
    let row = now.id;
    let act = Act::under(&permit, &ctx.app.world, GROUP_CHANGED, row);
    match ctx.app.db.write(act, move |change| group::change(change, row, seen, &card)).await {
        Ok(()) => Ok(see_other(&format!("/groups/{row}"))),
        Err(Refused::Conflict) => ctx.page(
            page(&ctx, now.organisation_id, Some(&now), &choices, &form, &Refusals::default(), true)
                .status(StatusCode::CONFLICT),
        ),
        Err(Refused::Db(error)) => Err(error.into()),
        Err(_) => Err(PageError::NotFound),
    }
}

fn fill(form: &mut Form, now: &Group) {
    let text = |value: Option<String>| value.unwrap_or_default();
    form.set("title", &now.title);
    form.set("purpose", now.purpose.as_str());
    form.set("project", &text(now.project_id.map(|id| id.to_string())));
    form.set("legal_act", &text(now.legal_act_id.map(|id| id.to_string())));
    form.set("starts_on", &now.starts_on.to_string());
    form.set("ends_on", &text(now.ends_on.map(|day| day.to_string())));
    form.set("version", &now.version.to_string());
}

fn read(form: &Form, t: &Speaker, choices: &Choices, organisation: OrganisationId) -> Result<GroupCard, Refusals> {
    let mut reader = form.reader(t);
    let title = reader.text("title", 300);
    let purpose = reader.choice("purpose", GroupPurpose::parse);
    let project = reader.optional_id::<ProjectId>("project");
    let legal_act = reader.optional_id::<LegalActId>("legal_act");
    let (starts_on, ends_on) = (reader.date("starts_on"), reader.optional_date("ends_on"));
    if starts_on.zip(ends_on).is_some_and(|(first, last)| last < first) {
        reader.refuse("ends_on", t.say("network-refused-ends-before"));
    }
    if project.is_some_and(|id| choices.projects.iter().all(|one| one.id != id)) {
        reader.refuse("project", t.say("form-choose"));
    }
    if legal_act.is_some_and(|id| choices.legal_acts.iter().all(|one| one.id != id)) {
        reader.refuse("legal_act", t.say("form-choose"));
    }
    let refusals = reader.finish();
    match (purpose, starts_on) {
        (Some(purpose), Some(starts_on)) if refusals.is_empty() => {
            Ok(GroupCard { purpose, title, project, organisation, legal_act, starts_on, ends_on })
        }
        _ => Err(refusals),
    }
}

fn page(
    ctx: &Ctx,
    organisation: OrganisationId,
    now: Option<&Group>,
    choices: &Choices,
    form: &Form,
    refusals: &Refusals,
    is_conflict: bool,
) -> Page {
    let t = ctx.t();
    let place = organisation::address(organisation);
    let (back, action) = match now {
        Some(now) => (format!("/groups/{}", now.id), format!("/groups/{}/edit", now.id)),
        None => (place.clone(), format!("{place}/groups/new")),
    };
    let projects = choices.projects.iter().map(|one| (one.id.to_string(), t.bind(&one.title))).collect();
    let mut sheet = Sheet::over(&t, form, refusals);
    sheet
        .text("title", t.say("network-field-title"))
        .select("purpose", t.say("network-field-purpose"), purpose_choices(&t))
        .optional_select("project", t.say("network-project"), projects)
        .optional_select(
            "legal_act",
            t.say("network-field-legal-act"),
            appoint::legal_act_choices(&t, &choices.legal_acts),
        )
        .date("starts_on", t.say("network-field-first-day"))
        .optional_date("ends_on", t.say("network-field-last-day"));
    if let Some(now) = now {
        sheet.hidden("version", if is_conflict { now.version.to_string() } else { form.value("version").to_owned() });
        if is_conflict {
            sheet.above(conflict_notice(
                &t,
                &[(t.say("network-field-title"), form.value("title").to_owned(), now.title.clone())],
            ));
        }
    }
    let question =
        if now.is_some() { t.say("network-group-edit-question") } else { t.say("network-group-new-question") };
    sheet.onto(
        Page::new(t.say("network-group"), question).crumb(t.say("network-groups"), "/groups"),
        &action,
        t.say("network-save"),
        &back,
    )
}
