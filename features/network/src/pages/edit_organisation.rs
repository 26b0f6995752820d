//! Changing an organisation's card. A second officer who comes late sees what changed and keeps what was typed.

use axum::extract::Path;
use axum::http::StatusCode;
use db::Act;
use i18n::Html;
use web::look::Page;
use web::{Ctx, Form, PageError, PageResult, Refusals, see_other};

use crate::access::{AddBelow, EditOrganisation};
use crate::model::{ORGANISATION_CHANGED, OrganisationId, Refused};
use crate::pages::organisation_fields::{self, Choices};
use crate::pages::parts;
use crate::pages::sheet::Sheet;
use crate::store::organisation::{self, FieldChange, Organisation};

/// Shows the card as a form.
pub async fn show(ctx: Ctx, Path(id): Path<String>) -> PageResult {
    let (now, choices) = read(&ctx, &id).await?;
    let mut form = Form::default();
    organisation_fields::fill(&mut form, &now.card());
    page(&ctx, &now, &form, &Refusals::default(), &choices, None)
}

/// Changes the card.
pub async fn save(ctx: Ctx, Path(id): Path<String>, form: Form) -> PageResult {
    let (now, choices) = read(&ctx, &id).await?;
    let permit = ctx.permit::<EditOrganisation>(now.id).await?;
    let t = ctx.t();
    let mut refused = Refusals::default();
    let seen: i64 = form.value("version").parse().map_err(|_| PageError::Malformed)?;
    let card = match organisation_fields::read(&form, &t, &choices) {
        Ok(card) => card,
        Err(refusals) => return page(&ctx, &now, &form, &refusals, &choices, None),
    };
    if card.parent_id != now.parent_id && !may_move(&ctx, card.parent_id).await? {
        refused.add("parent_id", t.say("network-refused-parent"));
        return page(&ctx, &now, &form, &refused, &choices, None);
    }
    let (id, world) = (now.id, ctx.app.world.clone());
    let act = Act::under(&permit, &ctx.app.world, ORGANISATION_CHANGED, id).fact("version", seen + 1);
    let changed = ctx.app.db.write(act, move |change| organisation::change(change, &world, id, seen, &card)).await;
    match changed {
        Ok(_) => Ok(see_other(&format!("/organisations/{id}"))),
        Err(Refused::Conflict) => {
            let (now, changes) = ctx
                .read(move |tx| Ok((organisation::by_id(tx, id)?, organisation::changes_since(tx, id, seen)?)))
                .await?;
            page(&ctx, &now.ok_or(PageError::NotFound)?, &form, &refused, &choices, Some(&changes))
        }
        Err(Refused::Cycle) => {
            refused.add("parent_id", t.say("network-refused-ring"));
            page(&ctx, &now, &form, &refused, &choices, None)
        }
        Err(Refused::Db(error)) => Err(error.into()),
        Err(_) => Err(PageError::NotFound),
    }
}

/// Whether the actor may put an organisation under `parent`; to the top only who may add there.
async fn may_move(ctx: &Ctx, parent: Option<OrganisationId>) -> Result<bool, PageError> {
    let moved = match parent {
        Some(parent) => ctx.permit::<AddBelow>(parent).await.map(|_| ()),
        None => ctx.permit::<crate::access::AddOrganisation>(crate::model::NetworkId::whole()).await.map(|_| ()),
    };
    match moved {
        Ok(()) => Ok(true),
        Err(PageError::NotFound) => Ok(false),
        Err(other) => Err(other),
    }
}

async fn read(ctx: &Ctx, id: &str) -> Result<(Organisation, Choices), PageError> {
    let actor = ctx.actor()?.clone();
    let (_, (now, choices)) = ctx
        .permitted::<EditOrganisation, _, _>(parts::asked(id)?, move |tx, permit| {
            Ok((organisation::by_id(tx, permit.resource())?, Choices::read(tx, &actor)?))
        })
        .await?;
    Ok((now.ok_or(PageError::NotFound)?, choices))
}

fn page(
    ctx: &Ctx,
    now: &Organisation,
    form: &Form,
    refusals: &Refusals,
    choices: &Choices,
    conflict: Option<&[FieldChange]>,
) -> PageResult {
    let t = ctx.t();
    let address = format!("/organisations/{}", now.id);
    // Sent again after a look at what changed, the form overwrites knowingly; a plain refusal keeps the version that was seen.
    let version = if conflict.is_some() {
        now.version.to_string()
    } else {
        Some(form.value("version"))
            .filter(|seen| !seen.is_empty())
            .map_or_else(|| now.version.to_string(), str::to_owned)
    };
    let mut sheet = Sheet::over(&t, form, refusals);
    organisation_fields::add(&mut sheet, &t, choices, ctx.now());
    sheet.hidden("version", version);
    if let Some(changes) = conflict {
        let rows: Vec<(String, String, String)> = changes
            .iter()
            .map(|one| {
                let word = |value: &Option<String>| choices.words(&t, &one.field, value.as_deref());
                (organisation_fields::label(&t, &one.field), word(&one.value_before), word(&one.value_after))
            })
            .collect();
        sheet.above(conflict_notice(&t, &rows));
    }
    let page = Page::new(
        t.say("network-organisation-edit"),
        t.with("network-organisation-edit-question").s("name", &now.short_name).to_string(),
    )
    .crumb(t.say("network-organisations"), "/organisations")
    .crumb(t.bind(&now.short_name), &address);
    let page = sheet.onto(page, &format!("{address}/edit"), t.say("network-save"), &address);
    ctx.page(if conflict.is_some() { page.status(StatusCode::CONFLICT) } else { page })
}

/// «Карточку уже изменили»: what changed, from what to what.
pub fn conflict_notice(t: &i18n::Speaker, rows: &[(String, String, String)]) -> Html {
    let lines: String = rows
        .iter()
        .map(|(field, before, after)| {
            let words = t.with("network-conflict-line").s("field", field).s("before", before).s("after", after).rich();
            format!("<li><span>{words}</span></li>")
        })
        .collect();
    Html::vouched(format!(
        "<section class=\"card notice h\" role=\"alert\">{}<div><h2>{}</h2><p>{}</p><ul class=\"mini\">{lines}</ul></div></section>",
        web::look::icons::warning(),
        Html::text(t.say("network-conflict")),
        Html::text(t.say("network-conflict-kept"))
    ))
}
