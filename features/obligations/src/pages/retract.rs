//! A wrong act is never edited: another act calls it back, and says who did so and why.

use axum::extract::Path;
use permit::PersonId;
use uuid::Uuid;
use web::{Ctx, Form, PageError, PageResult, see_other};

use super::submit::NOTE_LETTERS;
use crate::Retract;
use crate::model::{ExpectationId, acts};
use crate::store::acts::{ActError, act, acts as acts_of, current, say, settle};

/// The kinds of act that can be called back.
const CAN_BE_RETRACTED: [db::ActKind; 5] = [acts::SUBMITTED, acts::RETURNED, acts::CONFIRMED, acts::COUNTED, acts::WAIVED];

/// Takes the calling back. Only the side that acted may do it.
pub async fn take(ctx: Ctx, Path((id, wrong)): Path<(ExpectationId, Uuid)>, form: Form) -> PageResult {
    let t = ctx.t();
    let mut reader = form.reader(&t);
    let reason = reader.text("retract_reason", NOTE_LETTERS);
    let refusals = reader.finish();
    if !refusals.is_empty() {
        return super::obligation::again(ctx, id, form, refusals).await;
    }
    let (permit, agreement) =
        ctx.permitted::<Retract, _, _>(id, move |tx, permit| Ok(current(tx, permit.resource())?.map(|now| now.agreement_id))).await?;
    let agreement = agreement.ok_or(PageError::NotFound)?;
    let (world, side) = (ctx.app.world.clone(), permit.organisation());
    let retracted = act(&permit, &world, acts::RETRACTED, id, agreement).retracts(wrong);
    let act_id = retracted.id();
    ctx.app
        .db
        .write(retracted, move |change| {
            let log = acts_of(change, id)?;
            let is_back_already = log.iter().any(|one| one.retracts == Some(wrong) && one.id != act_id);
            let found = log.iter().find(|one| one.id == wrong).filter(|one| {
                one.on_behalf_of == Some(side) && CAN_BE_RETRACTED.iter().any(|kind| kind.as_str() == one.kind)
            });
            if found.is_none() || is_back_already {
                return Err(ActError::Conflict);
            }
            say(change, act_id, id, Some(&reason))?;
            settle(change, id)?;
            Ok(())
        })
        .await?;
    Ok(see_other(&format!("/expectations/{id}")))
}

/// Whether an act of this kind, made for `side`, may be called back by someone of that side.
pub fn may_be_retracted(kind: &str, on_behalf_of: Option<permit::OrganisationId>, actor: Option<PersonId>, sides: &[permit::OrganisationId]) -> bool {
    actor.is_some() && on_behalf_of.is_some_and(|side| sides.contains(&side)) && CAN_BE_RETRACTED.iter().any(|one| one.as_str() == kind)
}
