//! Somebody who is owed reminds the performer: it stands in the history and on the performer's «Сегодня».

use axum::extract::Path;
use web::{Ctx, PageError, PageResult, see_other};

use crate::Remind;
use crate::model::{ExpectationId, acts};
use crate::state::State;
use crate::store::acts::{ActError, act, current, guard};

/// Records the reminder, at most one a day from the same person.
pub async fn take(ctx: Ctx, Path(id): Path<ExpectationId>) -> PageResult {
    let (permit, agreement) =
        ctx.permitted::<Remind, _, _>(id, move |tx, permit| Ok(current(tx, permit.resource())?.map(|now| now.agreement_id))).await?;
    let agreement = agreement.ok_or(PageError::NotFound)?;
    let world = ctx.app.world.clone();
    let reminded = act(&permit, &world, acts::REMINDED, id, agreement).once_a_day();
    ctx.app
        .db
        .write(reminded, move |change| {
            guard(change, &world, id, State::is_owed_ref)?;
            Ok::<_, ActError>(())
        })
        .await?;
    Ok(see_other(&format!("/expectations/{id}")))
}
