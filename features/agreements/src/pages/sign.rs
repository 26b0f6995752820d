//! A party's signing date is entered: the last one lets the agreement take effect.

use axum::extract::Path;
use db::{Act, DbResult, Tx};
use i18n::Speaker;
use web::{Ctx, Form, PageError, PageResult, see_other};

use super::{asked, card};
use crate::model::acts;
use crate::store::{self, draft};
use crate::{AgreementId, PartyId, SignAgreement};

/// What stands in the way of a signature or of an approval, as a sentence of the page; `None` when nothing does.
pub fn blocked(tx: &mut Tx, t: &Speaker, id: AgreementId) -> DbResult<Option<String>> {
    let empty = store::blocking_fields(tx, id)?;
    let names: Vec<&str> = empty.iter().map(|label| label.in_language(t.lang().tag())).collect();
    Ok((!names.is_empty()).then(|| t.with("sign-fields-empty").s("fields", t.list(&names)).to_string()))
}

/// Takes the date.
pub async fn take(ctx: Ctx, Path((id, party)): Path<(String, String)>, form: Form) -> PageResult {
    let (id, party): (AgreementId, PartyId) = (asked(&id)?, asked(&party)?);
    let permit = ctx.permit::<SignAgreement>(id).await?;
    let t = ctx.t();
    // The page shows a form for each party, so each field bears its party's name; the plain name is taken too.
    let own = format!("signed_on_{party}");
    let field = if form.names().any(|name| name == own) { own.as_str() } else { "signed_on" };
    let (is_regulation, signer, blocked) = {
        let t = t.clone();
        let read = move |tx: &mut Tx| -> DbResult<_> {
            let signer = store::parties(tx, id)?.into_iter().find(|one| one.id == party && one.acts_for.is_none());
            let is_regulation = draft::head(tx, id)?.is_some_and(|head| head.is_regulation);
            Ok((is_regulation, signer, blocked(tx, &t, id)?))
        };
        ctx.read(read).await?
    };
    let signer = signer.filter(|_| !is_regulation).ok_or(PageError::NotFound)?;
    let mut reader = form.reader(&t);
    let on = reader.date(field);
    if on.is_some_and(|day| day > ctx.today()) {
        reader.refuse(field, t.say("sign-future"));
    }
    if let Some(day) = signer.signed_on {
        reader.refuse("", t.with("sign-again").s("day", t.date(day)).to_string());
    }
    if let Some(reason) = blocked {
        reader.refuse(field, reason);
    }
    let refusals = reader.finish();
    let Some(on) = on.filter(|_| refusals.is_empty()) else {
        return card::again(ctx, id, form, refusals).await;
    };
    let world = ctx.app.world.clone();
    let act = Act::under(&permit, &world, acts::SIGNED, id).about(id).happened_on(on).fact("party", party);
    let work = move |change: &mut db::Change<'_>| -> DbResult<bool> {
        let found = store::sign(change, id, party, on)?;
        if !found {
            change.leave_unchanged();
        }
        Ok(found)
    };
    // The party was there a moment ago: another officer has entered its date meanwhile.
    if ctx.app.db.write(act, work).await? {
        Ok(see_other(&format!("/agreements/{id}")))
    } else {
        Err(PageError::Conflict)
    }
}
