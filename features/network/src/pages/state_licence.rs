//! Stating a licence to teach, from a day on.

use axum::extract::Path;
use db::Act;
use web::look::{Field, Page};
use web::{Ctx, Form, PageError, PageResult, Refusals, see_other};

use crate::access::EditOrganisation;
use crate::model::{FactId, ORGANISATION_FACT_STATED, Refused};
use crate::pages::sheet::Sheet;
use crate::pages::{organisation, parts};
use crate::store::fact::{self, LicenceCard};
use crate::store::organisation::{self as organisations, Organisation};

/// Shows the form.
pub async fn show(ctx: Ctx, Path(id): Path<String>) -> PageResult {
    let (_, now) = ctx
        .permitted::<EditOrganisation, _, _>(parts::asked(&id)?, |tx, permit| {
            organisations::by_id(tx, permit.resource())
        })
        .await?;
    page(&ctx, &now.ok_or(PageError::NotFound)?, &Form::default(), &Refusals::default())
}

/// States it.
pub async fn save(ctx: Ctx, Path(id): Path<String>, form: Form) -> PageResult {
    let (permit, now) = ctx
        .permitted::<EditOrganisation, _, _>(parts::asked(&id)?, |tx, permit| {
            organisations::by_id(tx, permit.resource())
        })
        .await?;
    let now = now.ok_or(PageError::NotFound)?;
    let t = ctx.t();
    let mut reader = form.reader(&t);
    let day = reader.date("starts_on");
    let card = LicenceCard {
        number: reader.text("number", 60),
        issued_on: reader.optional_date("issued_on"),
        issuer: reader.text("issuer", 300),
    };
    let mut refusals = reader.finish();
    let (Some(day), true) = (day, refusals.is_empty()) else { return page(&ctx, &now, &form, &refusals) };
    let (id, row) = (permit.resource(), ctx.app.world.id::<FactId>());
    let act =
        Act::under(&permit, &ctx.app.world, ORGANISATION_FACT_STATED, id).fact("fact", "licence").fact("from", day);
    match ctx.app.db.write(act, move |change| fact::state_licence(change, row, id, day, &card)).await {
        Ok(()) => Ok(see_other(&organisation::address(id))),
        Err(Refused::Overlap) => {
            refusals.add("starts_on", t.say("network-refused-later-fact"));
            page(&ctx, &now, &form, &refusals)
        }
        Err(Refused::Db(error)) => Err(error.into()),
        Err(_) => Err(PageError::Conflict),
    }
}

fn page(ctx: &Ctx, now: &Organisation, form: &Form, refusals: &Refusals) -> PageResult {
    let t = ctx.t();
    let address = organisation::address(now.id);
    let mut sheet = Sheet::over(&t, form, refusals);
    sheet
        .text("number", t.say("network-field-number"))
        .optional_date("issued_on", t.say("network-field-issued-on"))
        .text("issuer", t.say("network-field-issuer"))
        .add("starts_on", t.say("network-fact-from"), |name, label| {
            Field::date(name, label).hint(t.say("network-fact-from-hint"))
        });
    let page =
        Page::new(t.say("network-licence"), t.with("network-licence-question").s("name", &now.short_name).to_string())
            .crumb(t.say("network-organisations"), "/organisations")
            .crumb(t.bind(&now.short_name), &address);
    ctx.page(sheet.onto(page, &format!("{address}/licence"), t.say("network-save"), &address))
}
