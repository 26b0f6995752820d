//! The addressee releases the obliged, with a ground.

use web::{Ctx, Form, PageResult};

use super::address::At;
use super::doing::{Stated, allowed, record};
use super::submit::NOTE_LETTERS;
use crate::Waive;
use crate::model::{ExpectationId, acts};

/// Takes the release. Where the text asks for everybody's word, everybody has to release.
pub async fn take(ctx: Ctx, At(id): At<ExpectationId>, form: Form) -> PageResult {
    let allowed = allowed::<Waive>(&ctx, id).await?;
    let t = ctx.t();
    let mut reader = form.reader(&t);
    let ground = reader.text("ground", NOTE_LETTERS);
    let refusals = reader.finish();
    if !refusals.is_empty() {
        return super::obligation::again(ctx, id, form, refusals).await;
    }
    record(ctx, allowed, form, Stated::new(acts::WAIVED, Some(ground))).await
}
