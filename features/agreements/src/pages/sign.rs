//! A party's signing date is entered: the last one lets the agreement take effect.

use axum::extract::Path;
use db::{Act, DbResult};
use web::{Ctx, Form, PageError, PageResult, see_other};

use crate::model::acts;
use crate::{AgreementId, PartyId, SignAgreement, store};

/// Takes the date.
pub async fn take(ctx: Ctx, Path((id, party)): Path<(AgreementId, PartyId)>, form: Form) -> PageResult {
    let permit = ctx.permit::<SignAgreement>(id).await?;
    let t = ctx.t();
    let mut reader = form.reader(&t);
    let on = reader.date("signed_on");
    if on.is_some_and(|day| day > ctx.today()) {
        reader.refuse("signed_on", t.say("sign-future"));
    }
    let empty = ctx.read(move |tx| store::blocking_fields(tx, id)).await?;
    if !empty.is_empty() {
        let names: Vec<&str> = empty.iter().map(|label| label.in_language(t.lang().tag())).collect();
        reader.refuse("signed_on", t.with("sign-fields-empty").s("fields", t.list(&names)).to_string());
    }
    let refusals = reader.finish();
    let Some(on) = on.filter(|_| refusals.is_empty()) else {
        return super::card::again(ctx, id, form, refusals).await;
    };
    let world = ctx.app.world.clone();
    let act = Act::under(&permit, &world, acts::SIGNED, id).about(id).happened_on(on).fact("party", party);
    let found = ctx
        .app
        .db
        .write(act, move |change| -> DbResult<bool> {
            let found = store::sign(change, id, party, on)?;
            if !found {
                change.leave_unchanged();
            }
            Ok(found)
        })
        .await?;
    if found { Ok(see_other(&format!("/agreements/{id}"))) } else { Err(PageError::NotFound) }
}
