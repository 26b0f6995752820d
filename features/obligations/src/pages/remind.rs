//! Somebody who is owed reminds the performer: it stands in the history and on the performer's «Сегодня».

use web::{Ctx, Form, PageResult};

use super::address::At;
use super::doing::{Stated, allowed, record};
use crate::Remind;
use crate::model::{ExpectationId, acts};

/// Records the reminder, at most one a day from the same person.
pub async fn take(ctx: Ctx, At(id): At<ExpectationId>, form: Form) -> PageResult {
    let allowed = allowed::<Remind>(&ctx, id).await?;
    let stated = Stated { once_a_day: true, ..Stated::new(acts::REMINDED, None) };
    record(ctx, allowed, form, stated).await
}
