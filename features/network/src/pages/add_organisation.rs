//! Entering an organisation: at the top, as a recipient without an account, or below one that the actor keeps.

use axum::extract::Path;
use db::Act;
use i18n::Speaker;
use web::look::Page;
use web::{Ctx, Form, PageError, PageResult, Refusals, see_other};

use crate::access::{AddBelow, AddOrganisation};
use crate::model::{NetworkId, ORGANISATION_CREATED, OrganisationCard, OrganisationId};
use crate::pages::organisation_fields::{self, Choices};
use crate::pages::parts;
use crate::pages::sheet::Sheet;
use crate::store::organisation;

/// Shows the form for the top of the hierarchy.
pub async fn show(ctx: Ctx) -> PageResult {
    ctx.permit::<AddOrganisation>(NetworkId::whole()).await?;
    let mut form = Form::default();
    organisation_fields::fill(&mut form, &OrganisationCard::named("", "", ""));
    page(&ctx, "/organisations/new", "/organisations", &form, &Refusals::default(), &choices(&ctx).await?)
}

/// Enters an organisation at the top, or below one where the actor may add.
pub async fn save(ctx: Ctx, form: Form) -> PageResult {
    let permit = ctx.permit::<AddOrganisation>(NetworkId::whole()).await?;
    let choices = choices(&ctx).await?;
    let card = match organisation_fields::read(&form, &ctx.t(), &choices) {
        Ok(card) => card,
        Err(refusals) => return page(&ctx, "/organisations/new", "/organisations", &form, &refusals, &choices),
    };
    if let Some(parent) = card.parent_id {
        let below = ctx.permit::<AddBelow>(parent).await;
        return match below {
            Ok(permit) => enter(&ctx, &permit, card).await,
            Err(PageError::NotFound) => {
                let mut refusals = Refusals::default();
                refusals.add("parent_id", ctx.t().say("network-refused-parent"));
                page(&ctx, "/organisations/new", "/organisations", &form, &refusals, &choices)
            }
            Err(other) => Err(other),
        };
    }
    enter(&ctx, &permit, card).await
}

/// Shows the form for an organisation below another.
pub async fn show_below(ctx: Ctx, Path(above): Path<String>) -> PageResult {
    let (permit, above) = ctx
        .permitted::<AddBelow, _, _>(parts::asked(&above)?, |tx, permit| organisation::by_id(tx, permit.resource()))
        .await?;
    let above = above.ok_or(PageError::NotFound)?;
    let mut form = Form::default();
    let card = OrganisationCard {
        parent_id: Some(permit.resource()),
        zone: above.zone,
        ..OrganisationCard::named("school", "", "")
    };
    organisation_fields::fill(&mut form, &card);
    let (action, back) = addresses(permit.resource());
    page(&ctx, &action, &back, &form, &Refusals::default(), &choices(&ctx).await?)
}

/// Enters an organisation below the one in the address, whatever parent the form names.
pub async fn save_below(ctx: Ctx, Path(above): Path<String>, form: Form) -> PageResult {
    let permit = ctx.permit::<AddBelow>(parts::asked(&above)?).await?;
    let choices = choices(&ctx).await?;
    let (action, back) = addresses(permit.resource());
    match organisation_fields::read(&form, &ctx.t(), &choices) {
        Ok(card) => enter(&ctx, &permit, OrganisationCard { parent_id: Some(permit.resource()), ..card }).await,
        Err(refusals) => page(&ctx, &action, &back, &form, &refusals, &choices),
    }
}

fn addresses(above: OrganisationId) -> (String, String) {
    (format!("/organisations/{above}/below"), format!("/organisations/{above}"))
}

async fn choices(ctx: &Ctx) -> Result<Choices, PageError> {
    let actor = ctx.actor()?.clone();
    ctx.read(move |tx| Choices::read(tx, &actor)).await
}

async fn enter<A: permit::Action>(ctx: &Ctx, permit: &permit::Permit<A>, card: OrganisationCard) -> PageResult {
    let id: OrganisationId = ctx.app.world.id();
    let act = Act::under(permit, &ctx.app.world, ORGANISATION_CREATED, id);
    ctx.app.db.write(act, move |change| organisation::insert(change, id, &card)).await?;
    Ok(see_other(&format!("/organisations/{id}")))
}

fn page(ctx: &Ctx, action: &str, back: &str, form: &Form, refusals: &Refusals, choices: &Choices) -> PageResult {
    let t: Speaker = ctx.t();
    let mut sheet = Sheet::over(&t, form, refusals);
    organisation_fields::add(&mut sheet, &t, choices, ctx.now());
    let page = Page::new(t.say("network-organisation-new"), t.say("network-organisation-new-question"))
        .crumb(t.say("network-organisations"), "/organisations");
    ctx.page(sheet.onto(page, action, t.say("network-save"), back))
}
