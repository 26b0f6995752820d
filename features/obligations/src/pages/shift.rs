//! An expected date is set beside the agreed one. The agreed date moves only by a supplementary agreement.

use axum::extract::Path;
use web::{Ctx, Form, PageError, PageResult, see_other};

use super::submit::NOTE_LETTERS;
use crate::Shift;
use crate::model::{ExpectationId, acts};
use crate::state::State;
use crate::store::acts::{ActError, act, current, guard, say, shift};

/// Takes the expected date and its reason.
pub async fn take(ctx: Ctx, Path(id): Path<ExpectationId>, form: Form) -> PageResult {
    let t = ctx.t();
    let mut reader = form.reader(&t);
    let expected_on = reader.date("expected_on");
    let reason = reader.text("reason", NOTE_LETTERS);
    if expected_on.is_some_and(|day| day < ctx.today()) {
        reader.refuse("expected_on", t.say("shift-past"));
    }
    let refusals = reader.finish();
    if !refusals.is_empty() {
        return super::obligation::again(ctx, id, form, refusals).await;
    }
    let (permit, agreement) =
        ctx.permitted::<Shift, _, _>(id, move |tx, permit| Ok(current(tx, permit.resource())?.map(|now| now.agreement_id))).await?;
    let agreement = agreement.ok_or(PageError::NotFound)?;
    let world = ctx.app.world.clone();
    let shifted = act(&permit, &world, acts::SHIFTED, id, agreement).fact("expected_on", expected_on);
    let act_id = shifted.id();
    ctx.app
        .db
        .write(shifted, move |change| {
            guard(change, &world, id, State::is_owed_ref)?;
            say(change, act_id, id, Some(&reason))?;
            shift(change, id, expected_on)?;
            Ok::<_, ActError>(())
        })
        .await?;
    Ok(see_other(&format!("/expectations/{id}")))
}
