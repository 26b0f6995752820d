//! An event that starts a clock is recorded: a request was received, and its answer is now due.

use axum::http::StatusCode;
use db::{Act, DbResult};
use jiff::civil::Date;
use web::look::{Field, Html, Page, error_summary, html_of};
use web::{Ctx, Form, PageError, PageResult, Refusals, see_other};

use super::address::At;
use crate::RecordEvent;
use crate::model::{ObligationId, acts};
use crate::store::event::{Awaiting, awaiting, name_event};
use crate::store::make::make_missing;

/// Asks what happened and when.
pub async fn form(ctx: Ctx, At(id): At<ObligationId>) -> PageResult {
    let (awaiting, _) = load(&ctx, id).await?;
    let mut form = Form::default();
    form.set("happened_on", &ctx.today().to_string());
    show(&ctx, id, &awaiting, &form, &Refusals::default())
}

/// The promise, and from when its agreement is in force.
async fn load(ctx: &Ctx, id: ObligationId) -> Result<(Awaiting, Option<Date>), PageError> {
    let (_, found) = ctx
        .permitted::<RecordEvent, _, _>(id, |tx, permit| {
            let Some(found) = awaiting(tx, permit.resource())? else { return Ok(None) };
            let effective_on =
                agreements::published::agreement(tx, found.agreement_id)?.and_then(|agreement| agreement.effective_on);
            Ok(Some((found, effective_on)))
        })
        .await?;
    found.ok_or(PageError::NotFound)
}

/// Takes the event; the date that follows from it stands on the board at once.
pub async fn take(ctx: Ctx, At(id): At<ObligationId>, form: Form) -> PageResult {
    let permit = ctx.permit::<RecordEvent>(id).await?;
    let (awaiting, effective_on) = load(&ctx, id).await?;
    let t = ctx.t();
    let mut reader = form.reader(&t);
    let on = reader.date("happened_on");
    let subject = reader.text("subject", 120);
    if on.is_some_and(|day| day > ctx.today()) && !awaiting.counts_back()? {
        reader.refuse("happened_on", t.say("submit-future"));
    }
    if let (Some(on), Some(effective)) = (on, effective_on)
        && on < effective
    {
        reader.refuse("happened_on", t.with("event-before-force").s("day", t.date_dots(effective)).to_string());
    }
    let mut refusals = reader.finish();
    let Some(on) = on.filter(|_| refusals.is_empty()) else {
        return show(&ctx, id, &awaiting, &form, &refusals);
    };
    let (world, today, agreement) = (ctx.app.world.clone(), ctx.today(), awaiting.agreement_id);
    let act = Act::under(&permit, &world, acts::ANCHORED, id).about(agreement).happened_on(on);
    let act_id = act.id();
    let is_new = ctx
        .app
        .db
        .write(act, move |change| -> DbResult<bool> {
            if !name_event(change, act_id, id, &subject, on)? {
                change.leave_unchanged();
                return Ok(false);
            }
            make_missing(change, &world, agreement, today)?;
            Ok(true)
        })
        .await?;
    if !is_new {
        refusals.add("subject", t.say("event-twice"));
        return show(&ctx, id, &awaiting, &form, &refusals);
    }
    Ok(see_other(&format!("/agreements/{agreement}/board")))
}

fn show(ctx: &Ctx, id: ObligationId, awaiting: &Awaiting, form: &Form, refusals: &Refusals) -> PageResult {
    let t = ctx.t();
    let spec = awaiting.promise()?;
    let meaning =
        spec.anchor.as_ref().map(|anchor| anchor.meaning.in_language(t.lang().tag()).to_owned()).unwrap_or_default();
    let on_hint = t.say(if awaiting.counts_back()? { "event-on-hint-ahead" } else { "event-on-hint" });
    let fields = [
        Field::date("happened_on", t.say("event-on")).hint(on_hint).sent(form, refusals).html(&t),
        Field::text("subject", t.say("event-subject")).hint(t.say("event-subject-hint")).sent(form, refusals).html(&t),
    ];
    let labels = [("happened_on", t.say("event-on")), ("subject", t.say("event-subject"))];
    let labels: Vec<(&str, &str)> = labels.iter().map(|(field, label)| (*field, label.as_str())).collect();
    let errors = if refusals.is_empty() { Html::default() } else { error_summary(&t, refusals, &labels) };
    let body = html_of(&super::OneForm {
        errors,
        action: &format!("/obligations/{id}/event"),
        lead: &t.with("event-lead").s("event", meaning).s("clause", awaiting.citation(t.lang())).to_string(),
        fields: &fields,
        button: &t.say("event-button"),
        with_file: false,
    });
    let page = Page::new(t.say("event-title"), t.say("event-question")).nav("board").narrow().body(body);
    ctx.page(if refusals.is_empty() { page } else { page.refused().status(StatusCode::UNPROCESSABLE_ENTITY) })
}
