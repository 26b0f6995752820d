//! An expected date is set beside the agreed one. The agreed date moves only by a supplementary agreement.

use web::{Ctx, Form, PageResult};

use super::address::At;
use super::doing::{Stated, allowed, record};
use super::submit::NOTE_LETTERS;
use crate::Shift;
use crate::model::{ExpectationId, acts};

/// Takes the expected date and its reason.
pub async fn take(ctx: Ctx, At(id): At<ExpectationId>, form: Form) -> PageResult {
    let allowed = allowed::<Shift>(&ctx, id).await?;
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
    let mut stated = Stated::new(acts::SHIFTED, Some(reason));
    stated.facts.push(("expected_on", expected_on.into()));
    record(ctx, allowed, form, stated).await
}
