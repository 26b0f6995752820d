//! An agreement is put on watch: from which day Opora looks after its promises.

use agreements::AgreementId;
use agreements::published as agreement_facts;
use axum::http::StatusCode;
use db::{Act, Change, DbResult};
use jiff::civil::Date;
use kernel::World;
use web::look::{Field, Html, Page, error_summary, html_of};
use web::{Ctx, Form, PageError, PageResult, Refusals, see_other};

use super::address::At;
use crate::WatchAgreement;
use crate::model::acts;
use crate::store::make::make_missing;
use crate::store::watch::make_obligations;

/// Asks from which day.
pub async fn form(ctx: Ctx, At(id): At<AgreementId>) -> PageResult {
    let (_, agreement) = ctx
        .permitted::<WatchAgreement, _, _>(id, |tx, permit| agreement_facts::agreement(tx, permit.resource()))
        .await?;
    let agreement = agreement.ok_or(PageError::NotFound)?;
    let mut form = Form::default();
    let from = agreement.effective_on.unwrap_or(ctx.today());
    form.set("watched_from", &from.to_string());
    show(&ctx, id, &form, &Refusals::default())
}

/// Takes the day; the promises and their first dates exist when the answer comes.
pub async fn take(ctx: Ctx, At(id): At<AgreementId>, form: Form) -> PageResult {
    let (permit, agreement) = ctx
        .permitted::<WatchAgreement, _, _>(id, |tx, permit| agreement_facts::agreement(tx, permit.resource()))
        .await?;
    let agreement = agreement.ok_or(PageError::NotFound)?;
    let t = ctx.t();
    let mut reader = form.reader(&t);
    let from = reader.date("watched_from");
    if agreement.effective_on.is_none() {
        reader.refuse("", t.say("watch-not-in-force"));
    }
    if let (Some(from), Some(end)) = (from, agreement.term_to)
        && from > end
    {
        reader.refuse("watched_from", t.with("watch-after-term").s("day", t.date_dots(end)).to_string());
    }
    let refusals = reader.finish();
    let Some(from) = from.filter(|_| refusals.is_empty()) else {
        return show(&ctx, id, &form, &refusals);
    };
    let (world, today) = (ctx.app.world.clone(), ctx.today());
    let act = Act::under(&permit, &world, acts::WATCHED, id).about(id).fact("from", from);
    ctx.app.db.write(act, move |change| begin(change, &world, id, from, today)).await?;
    Ok(see_other(&format!("/agreements/{id}/board")))
}

/// Begins the watch; a second beginning changes nothing.
pub fn begin(change: &mut Change<'_>, world: &World, id: AgreementId, from: Date, today: Date) -> DbResult<()> {
    if !agreement_facts::set_watched(change, id, from)? {
        change.leave_unchanged();
        return Ok(());
    }
    if let Some(blueprint) = agreement_facts::blueprint(change, id)? {
        make_obligations(change, world, id, &blueprint)?;
        make_missing(change, world, id, today)?;
    }
    Ok(())
}

fn show(ctx: &Ctx, id: AgreementId, form: &Form, refusals: &Refusals) -> PageResult {
    let t = ctx.t();
    let field =
        Field::date("watched_from", t.say("watch-from")).hint(t.say("watch-from-hint")).sent(form, refusals).html(&t);
    let labels = [("watched_from", t.say("watch-from"))];
    let labels: Vec<(&str, &str)> = labels.iter().map(|(field, label)| (*field, label.as_str())).collect();
    let errors = if refusals.is_empty() { Html::default() } else { error_summary(&t, refusals, &labels) };
    let body = html_of(&super::OneForm {
        errors,
        action: &format!("/agreements/{id}/watch"),
        lead: &t.say("watch-lead"),
        fields: &[field],
        button: &t.say("watch-button"),
        with_file: false,
    });
    let page = Page::new(t.say("watch-title"), t.say("watch-question")).nav("board").narrow().body(body);
    ctx.page(if refusals.is_empty() { page } else { page.refused().status(StatusCode::UNPROCESSABLE_ENTITY) })
}
