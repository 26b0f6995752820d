//! Letting one person stand in for another, and ending it.

use axum::extract::Path;
use db::Act;
use web::look::Page;
use web::{Ctx, Form, PageError, PageResult, Refusals, see_other};

use crate::access::Appoint;
use crate::model::{DEPUTISING_ENDED, DEPUTISING_GIVEN, DeputisingCard, DeputisingId, LegalActId, PersonId, Refused};
use crate::pages::appoint::{self, Choices};
use crate::pages::sheet::Sheet;
use crate::pages::{organisation, parts, who};
use crate::store::assignment::{self, Assigned};

async fn read(ctx: &Ctx, id: &str) -> Result<(Choices, Vec<Assigned>), PageError> {
    let choices = appoint::choices(ctx, id).await?;
    let id = choices.now.id;
    let mut assigned = ctx.read(move |tx| assignment::of_organisation(tx, id)).await?;
    assigned.retain(|one| one.ends_on.is_none_or(|last| last >= ctx.today()));
    Ok((choices, assigned))
}

/// Shows the form.
pub async fn show(ctx: Ctx, Path(id): Path<String>) -> PageResult {
    let (choices, assigned) = read(&ctx, &id).await?;
    let mut form = Form::default();
    form.set("starts_on", &ctx.today().to_string());
    page(&ctx, &choices, &assigned, &form, &Refusals::default())
}

/// Lets the deputy stand in.
pub async fn save(ctx: Ctx, Path(id): Path<String>, form: Form) -> PageResult {
    let (choices, assigned) = read(&ctx, &id).await?;
    let permit = ctx.permit::<Appoint>(choices.now.id).await?;
    let t = ctx.t();
    let mut reader = form.reader(&t);
    let away = reader.id::<PersonId>("away");
    let deputy = reader.id::<PersonId>("deputy");
    let (starts_on, ends_on) = (reader.date("starts_on"), reader.date("ends_on"));
    let legal_act = reader.optional_id::<LegalActId>("legal_act");
    if away.is_some_and(|away| assigned.iter().all(|one| one.person_id != away)) {
        reader.refuse("away", t.say("form-choose"));
    }
    if deputy.is_some_and(|deputy| choices.people.iter().all(|one| one.id != deputy)) {
        reader.refuse("deputy", t.say("form-choose"));
    }
    if away.is_some() && away == deputy {
        reader.refuse("deputy", t.say("network-refused-own-deputy"));
    }
    if let (Some(first), Some(last)) = (starts_on, ends_on)
        && last < first
    {
        reader.refuse("ends_on", t.say("network-refused-ends-before"));
    }
    if legal_act.is_some_and(|id| choices.legal_acts.iter().all(|one| one.id != id)) {
        reader.refuse("legal_act", t.say("form-choose"));
    }
    let refusals = reader.finish();
    let (Some(person), Some(deputy), Some(starts_on), true) = (away, deputy, starts_on, refusals.is_empty()) else {
        return page(&ctx, &choices, &assigned, &form, &refusals);
    };
    let (organisation, row) = (permit.resource(), ctx.app.world.id::<DeputisingId>());
    let card = DeputisingCard { person, deputy, organisation, starts_on, ends_on, legal_act };
    let act = Act::under(&permit, &ctx.app.world, DEPUTISING_GIVEN, row)
        .fact("organisation", organisation)
        .fact("from", starts_on)
        .fact("to", ends_on);
    ctx.app.db.write(act, move |change| assignment::insert_deputising(change, row, &card)).await?;
    Ok(see_other(&organisation::address(organisation)))
}

/// Ends it with the given day.
pub async fn end(ctx: Ctx, Path((id, row)): Path<(String, String)>, form: Form) -> PageResult {
    let row: DeputisingId = parts::asked(&row)?;
    let (permit, known) =
        ctx.permitted::<Appoint, _, _>(parts::asked(&id)?, move |tx, _| assignment::deputising_by_id(tx, row)).await?;
    let known = known.filter(|known| known.organisation_id == permit.resource()).ok_or(PageError::NotFound)?;
    let t = ctx.t();
    let mut reader = form.reader(&t);
    let (version, day) = (reader.number("version", 1, i64::MAX), reader.date("last_day"));
    let (Some(version), Some(day)) = (version, day) else { return Err(PageError::Malformed) };
    let act = Act::under(&permit, &ctx.app.world, DEPUTISING_ENDED, row)
        .fact("organisation", known.organisation_id)
        .fact("last_day", day);
    match ctx.app.db.write(act, move |change| assignment::end_deputising(change, row, version, day)).await {
        Ok(()) => Ok(see_other(&organisation::address(known.organisation_id))),
        Err(Refused::Db(error)) => Err(error.into()),
        Err(_) => Err(PageError::Conflict),
    }
}

fn page(ctx: &Ctx, choices: &Choices, assigned: &[Assigned], form: &Form, refusals: &Refusals) -> PageResult {
    let t = ctx.t();
    let address = organisation::address(choices.now.id);
    let mut away: Vec<(String, String)> = assigned
        .iter()
        .map(|one| {
            (
                one.person_id.to_string(),
                format!(
                    "{}, {}",
                    parts::full_name(&t, &one.family_name, &one.given_name, one.patronymic.as_deref()),
                    one.position
                ),
            )
        })
        .collect();
    away.dedup_by(|later, earlier| later.0 == earlier.0);
    let mut sheet = Sheet::over(&t, form, refusals);
    sheet
        .select("away", t.say("network-field-away"), away)
        .select("deputy", t.say("network-field-deputy"), who::choices(&t, &choices.people))
        .date("starts_on", t.say("network-field-first-day"))
        .date("ends_on", t.say("network-field-last-day"))
        .optional_select(
            "legal_act",
            t.say("network-field-legal-act"),
            appoint::legal_act_choices(&t, &choices.legal_acts),
        );
    let page = Page::new(
        t.say("network-deputise"),
        t.with("network-deputise-question").s("name", &choices.now.short_name).to_string(),
    )
    .crumb(t.say("network-organisations"), "/organisations")
    .crumb(t.bind(&choices.now.short_name), &address);
    ctx.page(sheet.onto(page, &format!("{address}/deputising/new"), t.say("network-save"), &address))
}
