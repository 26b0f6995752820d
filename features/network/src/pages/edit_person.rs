//! Changing a person's names.

use axum::extract::Path;
use axum::http::StatusCode;
use db::Act;
use web::look::Page;
use web::{Ctx, Form, PageError, PageResult, Refusals, see_other};

use crate::access::EditPerson;
use crate::model::{PERSON_CHANGED, PersonCard, Refused};
use crate::pages::edit_organisation::conflict_notice;
use crate::pages::parts;
use crate::pages::sheet::Sheet;
use crate::store::person::{self, Person};

/// Shows the form.
pub async fn show(ctx: Ctx, Path(id): Path<String>) -> PageResult {
    let now = read(&ctx, &id).await?;
    let mut form = Form::default();
    form.set("family_name", &now.family_name);
    form.set("given_name", &now.given_name);
    form.set("patronymic", now.patronymic.as_deref().unwrap_or(""));
    form.set("version", &now.version.to_string());
    ctx.page(page(&ctx, &now, &form, &Refusals::default(), false))
}

/// Changes them.
pub async fn save(ctx: Ctx, Path(id): Path<String>, form: Form) -> PageResult {
    let now = read(&ctx, &id).await?;
    let permit = ctx.permit::<EditPerson>(now.id).await?;
    let t = ctx.t();
    let mut reader = form.reader(&t);
    let card = PersonCard {
        family_name: reader.text("family_name", 80),
        given_name: reader.text("given_name", 80),
        patronymic: reader.optional_text("patronymic", 80),
    };
    let refusals = reader.finish();
    let seen: i64 = form.value("version").parse().map_err(|_| PageError::Malformed)?;
    if !refusals.is_empty() {
        return ctx.page(page(&ctx, &now, &form, &refusals, false));
    }
    let id = now.id;
    let act = Act::under(&permit, &ctx.app.world, PERSON_CHANGED, id);
    match ctx.app.db.write(act, move |change| person::change(change, id, seen, &card)).await {
        Ok(()) => Ok(see_other(&format!("/people/{id}"))),
        Err(Refused::Conflict) => ctx.page(page(&ctx, &now, &form, &refusals, true).status(StatusCode::CONFLICT)),
        Err(Refused::Db(error)) => Err(error.into()),
        Err(_) => Err(PageError::NotFound),
    }
}

async fn read(ctx: &Ctx, id: &str) -> Result<Person, PageError> {
    let (_, now) =
        ctx.permitted::<EditPerson, _, _>(parts::asked(id)?, |tx, permit| person::by_id(tx, permit.resource())).await?;
    now.filter(|now| now.erased_at.is_none()).ok_or(PageError::NotFound)
}

fn page(ctx: &Ctx, now: &Person, form: &Form, refusals: &Refusals, is_conflict: bool) -> Page {
    let t = ctx.t();
    let address = format!("/people/{}", now.id);
    let version = if is_conflict { now.version.to_string() } else { form.value("version").to_owned() };
    let mut sheet = Sheet::over(&t, form, refusals);
    sheet
        .text("family_name", t.say("network-field-family-name"))
        .text("given_name", t.say("network-field-given-name"))
        .optional("patronymic", t.say("network-field-patronymic"))
        .hidden("version", version);
    if is_conflict {
        let typed =
            PersonCard::of(form.value("family_name"), form.value("given_name"), form.value("patronymic")).full();
        sheet.above(conflict_notice(&t, &[(t.say("network-field-name-full"), typed, now.full_name())]));
    }
    let page = Page::new(t.say("network-person-edit"), t.say("network-person-edit-question"))
        .crumb(t.say("network-people"), "/people")
        .crumb(now.full_name(), &address);
    sheet.onto(page, &format!("{address}/edit"), t.say("network-save"), &address)
}
