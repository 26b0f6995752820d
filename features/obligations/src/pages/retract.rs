//! A wrong act is never edited: another act calls it back, and says who did so and why.

use permit::{OrganisationId, PersonId};
use uuid::Uuid;
use web::{Ctx, Form, PageResult};

use super::address::At;
use super::doing::{Stated, allowed, record};
use super::submit::NOTE_LETTERS;
use crate::Retract;
use crate::model::{ExpectationId, acts};
use crate::store::acts::{acts_upon, can_be_retracted};

/// Takes the calling back. Only the side that acted may do it, and not over the other side's standing word.
pub async fn take(ctx: Ctx, At((id, wrong)): At<(ExpectationId, Uuid)>, form: Form) -> PageResult {
    let allowed = allowed::<Retract>(&ctx, id).await?;
    let t = ctx.t();
    let mut reader = form.reader(&t);
    let reason = reader.text("retract_reason", NOTE_LETTERS);
    let refusals = reader.finish();
    if !refusals.is_empty() {
        return super::obligation::again(ctx, id, form, refusals).await;
    }
    // An act that is not upon this expectation cannot be named at all.
    let log = ctx.read(move |tx| acts_upon(tx, id)).await?;
    if allowed.now.event() != Some(wrong) && log.iter().all(|row| row.id != wrong) {
        return super::obligation::overtaken(ctx, id, form).await;
    }
    let mut stated = Stated::new(acts::RETRACTED, Some(reason));
    stated.doing.retracts = Some((wrong, allowed.permit.organisation()));
    record(ctx, allowed, form, stated).await
}

/// Whether an act of this kind, made for `side`, may be called back by someone of that side.
pub fn may_be_retracted(
    kind: &str,
    on_behalf_of: Option<OrganisationId>,
    actor: Option<PersonId>,
    sides: &[OrganisationId],
) -> bool {
    actor.is_some() && on_behalf_of.is_some_and(|side| sides.contains(&side)) && can_be_retracted(kind)
}
