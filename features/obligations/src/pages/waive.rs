//! The addressee releases the obliged, with a ground.

use axum::extract::Path;
use web::{Ctx, Form, PageError, PageResult, see_other};

use super::submit::NOTE_LETTERS;
use crate::Waive;
use crate::model::{ExpectationId, acts};
use crate::state::State;
use crate::store::acts::{ActError, act, current, guard, say, settle};

/// Takes the release.
pub async fn take(ctx: Ctx, Path(id): Path<ExpectationId>, form: Form) -> PageResult {
    let t = ctx.t();
    let mut reader = form.reader(&t);
    let ground = reader.text("ground", NOTE_LETTERS);
    let refusals = reader.finish();
    if !refusals.is_empty() {
        return super::obligation::again(ctx, id, form, refusals).await;
    }
    let (permit, agreement) =
        ctx.permitted::<Waive, _, _>(id, move |tx, permit| Ok(current(tx, permit.resource())?.map(|now| now.agreement_id))).await?;
    let agreement = agreement.ok_or(PageError::NotFound)?;
    let world = ctx.app.world.clone();
    let waived = act(&permit, &world, acts::WAIVED, id, agreement);
    let act_id = waived.id();
    ctx.app
        .db
        .write(waived, move |change| {
            guard(change, &world, id, |state| state.is_owed() || matches!(state, State::BeforeTracking))?;
            say(change, act_id, id, Some(&ground))?;
            settle(change, id)?;
            Ok::<_, ActError>(())
        })
        .await?;
    Ok(see_other(&format!("/expectations/{id}")))
}
