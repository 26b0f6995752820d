//! The addressee has the word: accepts, or returns with a remark.

use web::{Ctx, Form, PageResult};

use super::address::At;
use super::doing::{Stated, allowed, record};
use super::submit::NOTE_LETTERS;
use crate::Confirm;
use crate::model::{ExpectationId, acts};

/// Accepts: the submission's day counts, or an earlier day that the confirmer agrees to.
pub async fn accept(ctx: Ctx, At(id): At<ExpectationId>, form: Form) -> PageResult {
    let allowed = allowed::<Confirm>(&ctx, id).await?;
    let t = ctx.t();
    let mut reader = form.reader(&t);
    let words = reader.optional_text("words", NOTE_LETTERS);
    let accepted_on = reader.optional_date("accepted_on");
    if accepted_on.is_some_and(|day| day > ctx.today()) {
        reader.refuse("accepted_on", t.say("submit-future"));
    }
    let submitted_on = allowed.now.submitted_at.map(|at| at.to_zoned(permit::zone_by_name(&allowed.now.zone)).date());
    if let (Some(accepted), Some(submitted)) = (accepted_on, submitted_on)
        && accepted > submitted
    {
        reader.refuse("accepted_on", t.with("confirm-later").s("day", t.date_dots(submitted)).to_string());
    }
    let refusals = reader.finish();
    if !refusals.is_empty() {
        return super::obligation::again(ctx, id, form, refusals).await;
    }
    let mut stated = Stated::new(acts::CONFIRMED, words);
    stated.facts.extend(accepted_on.map(|day| ("accepted_on", day.into())));
    record(ctx, allowed, form, stated).await
}

/// Returns with a remark: without one the performer would not know what to mend.
pub async fn give_back(ctx: Ctx, At(id): At<ExpectationId>, form: Form) -> PageResult {
    let allowed = allowed::<Confirm>(&ctx, id).await?;
    let t = ctx.t();
    let mut reader = form.reader(&t);
    let remark = reader.text("remark", NOTE_LETTERS);
    let refusals = reader.finish();
    if !refusals.is_empty() {
        return super::obligation::again(ctx, id, form, refusals).await;
    }
    record(ctx, allowed, form, Stated::new(acts::RETURNED, Some(remark))).await
}
