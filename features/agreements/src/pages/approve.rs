//! A regulation is approved by a legal act and takes effect on the act's day; nobody signs it.

use axum::extract::Path;
use db::{Act, DbResult};
use network::published::{LegalAct, LegalActId, legal_act, legal_act_choices};
use web::look::{Choice, Field};
use web::{Ctx, Form, PageError, PageResult, Refusals, see_other};

use super::sheet::{About, Sheet};
use super::{asked, names, sign};
use crate::model::acts;
use crate::store::{self, draft, regulation};
use crate::{AgreementId, ApproveRegulation};

/// The most legal acts offered to choose from, the newest first.
const OFFERED: u32 = 500;

/// Asks by which act.
pub async fn form(ctx: Ctx, Path(id): Path<String>) -> PageResult {
    page(&ctx, asked(&id)?, &Form::default(), &Refusals::default()).await
}

/// Approves.
pub async fn take(ctx: Ctx, Path(id): Path<String>, form: Form) -> PageResult {
    let id: AgreementId = asked(&id)?;
    let permit = ctx.permit::<ApproveRegulation>(id).await?;
    let t = ctx.t();
    let mut reader = form.reader(&t);
    let chosen: Option<LegalActId> = reader.id("legal_act");
    let (head, act, blocked) = {
        let t = t.clone();
        let read = move |tx: &mut db::Tx| -> DbResult<_> {
            let act = chosen.map(|act| legal_act(tx, act)).transpose()?.flatten();
            Ok((draft::head(tx, id)?, act, sign::blocked(tx, &t, id)?))
        };
        ctx.read(read).await?
    };
    if !head.is_some_and(|head| head.is_regulation) {
        return Err(PageError::NotFound);
    }
    if chosen.is_some() && act.is_none() {
        reader.refuse("legal_act", t.say("form-choose"));
    }
    if act.as_ref().is_some_and(|act| act.issued_on > ctx.today()) {
        reader.refuse("legal_act", t.say("sign-future"));
    }
    if let Some(reason) = blocked {
        reader.refuse("legal_act", reason);
    }
    let refusals = reader.finish();
    let Some(by) = act.filter(|_| refusals.is_empty()) else { return page(&ctx, id, &form, &refusals).await };
    let world = ctx.app.world.clone();
    let act =
        Act::under(&permit, &world, acts::APPROVED, id).about(id).happened_on(by.issued_on).fact("legal_act", by.id);
    let work = move |change: &mut db::Change<'_>| -> DbResult<bool> {
        let is_first = regulation::approve(change, id, &by)?;
        if !is_first {
            change.leave_unchanged();
        }
        Ok(is_first)
    };
    if ctx.app.db.write(act, work).await? {
        Ok(see_other(&format!("/agreements/{id}")))
    } else {
        Err(PageError::Conflict)
    }
}

async fn page(ctx: &Ctx, id: AgreementId, form: &Form, refusals: &Refusals) -> PageResult {
    let read = |tx: &mut db::Tx, id: AgreementId| -> DbResult<_> {
        let is_open = draft::head(tx, id)?.is_some_and(|head| head.is_regulation && head.approved_on.is_none());
        let found = (store::agreement(tx, id)?, store::blueprint(tx, id)?);
        Ok(is_open.then_some((found, legal_act_choices(tx, "", OFFERED)?)))
    };
    let (_, found) =
        ctx.permitted::<ApproveRegulation, _, _>(id, move |tx, permit| read(tx, permit.resource())).await?;
    let Some(((Some(agreement), Some(blueprint)), legal_acts)) = found else { return Err(PageError::NotFound) };
    let t = ctx.t();
    let mut sheet = Sheet::over(&t, form, refusals);
    let choice = |act: &LegalAct| Choice::new(act.id, format!("{} · {}", names::legal_act(&t, act), act.title));
    let offered = legal_acts.iter().map(choice).collect();
    let label = t.say("approve-act");
    sheet.field("legal_act", &label, |name, label| Field::select(name, label, offered).hint(t.say("approve-hint")));
    let (kind, title, question) = (blueprint.head.kind, t.say("approve-title"), t.say("approve-question"));
    let about = About { agreement: &agreement, kind, title, question };
    sheet.page(ctx, &about, &format!("/agreements/{id}/approve"), &t.say("approve-button"))
}
