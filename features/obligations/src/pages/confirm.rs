//! The addressee has the word: accepts, or returns with a remark.

use axum::extract::Path;
use db::ActKind;
use jiff::civil::Date;
use web::{Ctx, Form, PageError, PageResult, see_other};

use super::submit::NOTE_LETTERS;
use crate::Confirm;
use crate::model::{ExpectationId, acts};
use crate::state::State;
use crate::store::acts::{ActError, act, current, guard, say, settle};

/// Accepts: the submission's day counts, or an earlier day that the confirmer agrees to.
pub async fn accept(ctx: Ctx, Path(id): Path<ExpectationId>, form: Form) -> PageResult {
    let t = ctx.t();
    let mut reader = form.reader(&t);
    let words = reader.optional_text("words", NOTE_LETTERS);
    let accepted_on = reader.optional_date("accepted_on");
    if accepted_on.is_some_and(|day| day > ctx.today()) {
        reader.refuse("accepted_on", t.say("submit-future"));
    }
    let refusals = reader.finish();
    if !refusals.is_empty() {
        return super::obligation::again(ctx, id, form, refusals).await;
    }
    speak(ctx, id, acts::CONFIRMED, words, accepted_on).await
}

/// Returns with a remark: without one the performer would not know what to mend.
pub async fn give_back(ctx: Ctx, Path(id): Path<ExpectationId>, form: Form) -> PageResult {
    let t = ctx.t();
    let mut reader = form.reader(&t);
    let words = reader.text("remark", NOTE_LETTERS);
    let refusals = reader.finish();
    if !refusals.is_empty() {
        return super::obligation::again(ctx, id, form, refusals).await;
    }
    speak(ctx, id, acts::RETURNED, Some(words), None).await
}

async fn speak(ctx: Ctx, id: ExpectationId, kind: ActKind, words: Option<String>, accepted_on: Option<Date>) -> PageResult {
    let (permit, agreement) =
        ctx.permitted::<Confirm, _, _>(id, move |tx, permit| Ok(current(tx, permit.resource())?.map(|now| now.agreement_id))).await?;
    let agreement = agreement.ok_or(PageError::NotFound)?;
    let world = ctx.app.world.clone();
    let mut spoken = act(&permit, &world, kind, id, agreement);
    if let Some(day) = accepted_on {
        spoken = spoken.fact("accepted_on", day);
    }
    let act_id = spoken.id();
    ctx.app
        .db
        .write(spoken, move |change| {
            guard(change, &world, id, |state| matches!(state, State::Submitted { .. }))?;
            say(change, act_id, id, words.as_deref())?;
            settle(change, id)?;
            Ok::<_, ActError>(())
        })
        .await?;
    Ok(see_other(&format!("/expectations/{id}")))
}
