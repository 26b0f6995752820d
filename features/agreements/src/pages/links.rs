//! Agreements are linked: part of, based on, executes, continues.

use axum::extract::Path;
use db::{Act, DbResult};
use i18n::{Lang, Speaker};
use web::look::{Choice, Field};
use web::{Ctx, Form, PageError, PageResult, Refusals, see_other};

use super::sheet::{About, Sheet};
use super::{asked, names};
use crate::model::{LinkId, LinkKind, acts};
use crate::published::Agreement;
use crate::store::link::{self, Added};
use crate::store::list::{self, Listed};
use crate::{AgreementId, EditAgreement, ViewAgreement, store};

/// The most agreements offered to choose from.
const OFFERED: i64 = 500;

/// What a link says, read from the agreement that says it.
pub fn word(t: &Speaker, kind: LinkKind) -> String {
    t.say(match kind {
        LinkKind::PartOf => "link-part-of",
        LinkKind::BasedOn => "link-based-on",
        LinkKind::Executes => "link-executes",
        LinkKind::Continues => "link-continues",
    })
}

/// What a link says, read from the other end.
pub fn word_back(t: &Speaker, kind: LinkKind) -> String {
    t.say(match kind {
        LinkKind::PartOf => "link-has-part",
        LinkKind::BasedOn => "link-is-ground-of",
        LinkKind::Executes => "link-executed-by",
        LinkKind::Continues => "link-continued-by",
    })
}

/// Asks to what and how.
pub async fn form(ctx: Ctx, Path(id): Path<String>) -> PageResult {
    page(&ctx, asked(&id)?, &Form::default(), &Refusals::default()).await
}

/// Links.
pub async fn add(ctx: Ctx, Path(id): Path<String>, form: Form) -> PageResult {
    let id: AgreementId = asked(&id)?;
    let permit = ctx.permit::<EditAgreement>(id).await?;
    let t = ctx.t();
    let mut reader = form.reader(&t);
    let kind = reader.choice("kind", LinkKind::parse);
    let to: Option<AgreementId> = reader.id("to");
    let mut refusals = reader.finish();
    if let Some(to) = to
        && matches!(ctx.permit::<ViewAgreement>(to).await, Err(PageError::NotFound))
    {
        refusals.add("to", t.say("form-choose"));
    }
    let (Some(kind), Some(to), true) = (kind, to, refusals.is_empty()) else {
        return page(&ctx, id, &form, &refusals).await;
    };
    let (world, link) = (ctx.app.world.clone(), ctx.app.world.id::<LinkId>());
    let act = Act::under(&permit, &world, acts::LINKED, id).about(id).fact("kind", kind).fact("to", to);
    let work = move |change: &mut db::Change<'_>| -> DbResult<Added> {
        let added = link::add(change, link, id, kind, to)?;
        if added != Added::Done {
            change.leave_unchanged();
        }
        Ok(added)
    };
    let reason = match ctx.app.db.write(act, work).await? {
        Added::Done => return Ok(see_other(&format!("/agreements/{id}"))),
        Added::Already => "link-already",
        Added::Ring if to == id => "link-self",
        Added::Ring => "link-ring",
    };
    refusals.add("to", t.say(reason));
    page(&ctx, id, &form, &refusals).await
}

/// Takes a link away.
pub async fn remove(ctx: Ctx, Path((id, link)): Path<(String, String)>) -> PageResult {
    let (id, link): (AgreementId, LinkId) = (asked(&id)?, asked(&link)?);
    let permit = ctx.permit::<EditAgreement>(id).await?;
    let act = Act::under(&permit, &ctx.app.world, acts::UNLINKED, id).about(id).fact("link", link);
    let work = move |change: &mut db::Change<'_>| -> DbResult<bool> {
        let found = link::remove(change, link, id)?;
        if !found {
            change.leave_unchanged();
        }
        Ok(found)
    };
    if ctx.app.db.write(act, work).await? {
        Ok(see_other(&format!("/agreements/{id}")))
    } else {
        Err(PageError::NotFound)
    }
}

async fn page(ctx: &Ctx, id: AgreementId, form: &Form, refusals: &Refusals) -> PageResult {
    let actor = ctx.actor()?.clone();
    let read = move |tx: &mut db::Tx, id: AgreementId| -> DbResult<_> {
        let (agreement, blueprint) = (store::agreement(tx, id)?, store::blueprint(tx, id)?);
        Ok((agreement, blueprint, list::list(tx, &actor, &list::Query::default(), OFFERED, 0)?))
    };
    let (_, (agreement, blueprint, others)) =
        ctx.permitted::<EditAgreement, _, _>(id, move |tx, permit| read(tx, permit.resource())).await?;
    let (Some(agreement), Some(blueprint)) = (agreement, blueprint) else { return Err(PageError::NotFound) };
    let t = ctx.t();
    let mut sheet = Sheet::over(&t, form, refusals);
    let kinds = LinkKind::ALL.iter().map(|kind| Choice::new(kind.as_str(), word(&t, *kind))).collect();
    sheet.field("kind", &t.say("link-kind"), |name, label| Field::radios(name, label, kinds));
    let offered =
        others.iter().filter(|(one, _)| one.id != id).map(|(one, parties)| choice(&t, one, parties)).collect();
    sheet.field("to", &t.say("link-to"), |name, label| Field::select(name, label, offered).hint(t.say("link-to-hint")));
    let about = about(&t, &agreement, blueprint.head.kind);
    sheet.page(ctx, &about, &format!("/agreements/{id}/links"), &t.say("link-button"))
}

fn about<'a>(t: &Speaker, agreement: &'a Agreement, kind: blueprints::Kind) -> About<'a> {
    About { agreement, kind, title: t.say("link-title"), question: t.say("link-question") }
}

/// «№ 5 от 01.02.2022 · Соглашение о … · Министерство, Администрация».
fn choice(t: &Speaker, one: &Listed, parties: &[String]) -> Choice {
    let kind = if one.is_regulation { blueprints::Kind::Regulation } else { blueprints::Kind::Agreement };
    let title = if t.lang() == Lang::En { &one.title_en } else { &one.title_ru };
    let name = names::agreement(t, kind, one.number.as_deref(), one.dated_on);
    Choice::new(one.id, format!("{name} · {title} · {}", parties.join(", ")))
}
