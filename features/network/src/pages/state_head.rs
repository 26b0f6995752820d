//! Stating who signs for the organisation, from a day on.

use axum::extract::Path;
use db::Act;
use web::look::{Field, Page};
use web::{Ctx, Form, PageError, PageResult, Refusals, see_other};

use crate::access::EditOrganisation;
use crate::model::{FactId, ORGANISATION_FACT_STATED, Refused};
use crate::pages::sheet::Sheet;
use crate::pages::{organisation, parts, who};
use crate::store::fact::{self, HeadCard};
use crate::store::organisation::{self as organisations, Organisation};
use crate::store::scope::ListedPerson;

/// Shows the form.
pub async fn show(ctx: Ctx, Path(id): Path<String>) -> PageResult {
    let (now, people) = read(&ctx, &id).await?;
    let mut form = Form::default();
    form.set("starts_on", &ctx.today().to_string());
    page(&ctx, &now, &people, &form, &Refusals::default())
}

/// States it.
pub async fn save(ctx: Ctx, Path(id): Path<String>, form: Form) -> PageResult {
    let (now, people) = read(&ctx, &id).await?;
    let permit = ctx.permit::<EditOrganisation>(now.id).await?;
    let t = ctx.t();
    let mut reader = form.reader(&t);
    let person = who::read(&mut reader, &form, &t, &people, ctx.app.world.id());
    let position = reader.text("position", 200);
    let authority = reader.text("authority", 300);
    let day = reader.date("starts_on");
    let mut refusals = reader.finish();
    let (Some(person), Some(day), true) = (person, day, refusals.is_empty()) else {
        return page(&ctx, &now, &people, &form, &refusals);
    };
    let acting = form.value("acting") == "yes";
    let (id, row) = (permit.resource(), ctx.app.world.id::<FactId>());
    let act = Act::under(&permit, &ctx.app.world, ORGANISATION_FACT_STATED, id).fact("fact", "head").fact("from", day);
    let stated = ctx.app.db.write(act, move |change| {
        let card = HeadCard {
            person: person.enter(change)?,
            position: position.clone(),
            acting,
            authority: authority.clone(),
        };
        fact::state_head(change, row, id, day, &card)
    });
    match stated.await {
        Ok(()) => Ok(see_other(&organisation::address(id))),
        Err(Refused::Overlap) => {
            refusals.add("starts_on", t.say("network-refused-later-fact"));
            page(&ctx, &now, &people, &form, &refusals)
        }
        Err(Refused::Db(error)) => Err(error.into()),
        Err(_) => Err(PageError::Conflict),
    }
}

async fn read(ctx: &Ctx, id: &str) -> Result<(Organisation, Vec<ListedPerson>), PageError> {
    let actor = ctx.actor()?.clone();
    let (_, (now, people)) = ctx
        .permitted::<EditOrganisation, _, _>(parts::asked(id)?, move |tx, permit| {
            Ok((organisations::by_id(tx, permit.resource())?, who::offered(tx, &actor)?))
        })
        .await?;
    Ok((now.ok_or(PageError::NotFound)?, people))
}

fn page(ctx: &Ctx, now: &Organisation, people: &[ListedPerson], form: &Form, refusals: &Refusals) -> PageResult {
    let t = ctx.t();
    let address = organisation::address(now.id);
    let mut sheet = Sheet::over(&t, form, refusals);
    who::add(&mut sheet, &t, people);
    sheet
        .text("position", t.say("network-field-position"))
        .tick("acting", t.say("network-field-acting"), t.say("network-field-acting-words"))
        .add("authority", t.say("network-field-authority"), |name, label| {
            Field::text(name, label).hint(t.say("network-field-authority-hint"))
        })
        .add("starts_on", t.say("network-fact-from"), |name, label| {
            Field::date(name, label).hint(t.say("network-fact-from-hint"))
        });
    let page = Page::new(t.say("network-head"), t.with("network-head-question").s("name", &now.short_name).to_string())
        .crumb(t.say("network-organisations"), "/organisations")
        .crumb(t.bind(&now.short_name), &address);
    ctx.page(sheet.onto(page, &format!("{address}/head"), t.say("network-save"), &address))
}
