//! Another body is empowered to act for a party from a day on; the party stays the debtor.

use axum::extract::Path;
use blueprints::{Blueprint, Role};
use db::{Act, DbResult};
use permit::OrganisationId;
use web::look::{Choice, Field};
use web::{Ctx, Form, PageError, PageResult, Refusals, see_other};

use super::asked;
use super::sheet::{About, Sheet};
use crate::model::acts;
use crate::published::Agreement;
use crate::store::candidates::{self, Candidate};
use crate::store::{self, body};
use crate::{AgreementId, EditAgreement};

/// Asks who and since when.
pub async fn form(ctx: Ctx, Path(id): Path<String>) -> PageResult {
    let now = read(&ctx, asked(&id)?).await?;
    page(&ctx, &now, &Form::default(), &Refusals::default())
}

/// Hands over.
pub async fn take(ctx: Ctx, Path(id): Path<String>, form: Form) -> PageResult {
    let id: AgreementId = asked(&id)?;
    let permit = ctx.permit::<EditAgreement>(id).await?;
    let now = read(&ctx, id).await?;
    let t = ctx.t();
    let mut reader = form.reader(&t);
    let role = reader.choice("role", |key| bodies(&now.blueprint).find(|role| role.key == key).cloned());
    let organisation: Option<OrganisationId> = reader.id("organisation");
    let from = reader.date("from");
    if let (Some(role), Some(organisation)) = (&role, organisation)
        && !candidates::fitting(role, &now.candidates).iter().any(|one| one.id == organisation)
    {
        reader.refuse("organisation", t.say("make-unfit"));
    }
    if from.is_some_and(|day| now.agreement.term_to.is_some_and(|last| day > last)) {
        reader.refuse("from", t.say("body-after-term"));
    }
    let mut refusals = reader.finish();
    let (Some(role), Some(organisation), Some(from), true) = (role, organisation, from, refusals.is_empty()) else {
        return page(&ctx, &now, &form, &refusals);
    };
    let world = ctx.app.world.clone();
    let act =
        Act::under(&permit, &world, acts::EMPOWERED, id).about(id).happened_on(from).fact("organisation", organisation);
    let work = move |change: &mut db::Change<'_>| -> DbResult<bool> {
        let done = body::hand_over(change, &world, id, &role, organisation, from)?;
        if !done {
            change.leave_unchanged();
        }
        Ok(done)
    };
    if ctx.app.db.write(act, work).await? {
        return Ok(see_other(&format!("/agreements/{id}")));
    }
    refusals.add("from", t.say("body-too-early"));
    page(&ctx, &now, &form, &refusals)
}

/// The roles of bodies that act for parties.
pub fn bodies(blueprint: &Blueprint) -> impl Iterator<Item = &Role> {
    blueprint.roles.iter().filter(|role| !role.is_party())
}

struct Now {
    agreement: Agreement,
    blueprint: Blueprint,
    candidates: Vec<Candidate>,
}

async fn read(ctx: &Ctx, id: AgreementId) -> Result<Now, PageError> {
    let read = |tx: &mut db::Tx, id: AgreementId| -> DbResult<Option<Now>> {
        let (Some(agreement), Some(blueprint)) = (store::agreement(tx, id)?, store::blueprint(tx, id)?) else {
            return Ok(None);
        };
        let has_bodies = bodies(&blueprint).next().is_some();
        Ok(Some(Now { agreement, blueprint, candidates: candidates::all(tx)? }).filter(|_| has_bodies))
    };
    let (_, now) = ctx.permitted::<EditAgreement, _, _>(id, move |tx, permit| read(tx, permit.resource())).await?;
    now.ok_or(PageError::NotFound)
}

fn page(ctx: &Ctx, now: &Now, form: &Form, refusals: &Refusals) -> PageResult {
    let t = ctx.t();
    let tag = t.lang().tag();
    let mut sheet = Sheet::over(&t, form, refusals);
    let role = |role: &Role| Choice {
        value: role.key.clone(),
        label: role.name.in_language(tag).to_owned(),
        hint: role.acts_for.as_ref().map(|acts| acts.scope.in_language(tag).to_owned()).unwrap_or_default(),
    };
    let roles = bodies(&now.blueprint).map(role).collect();
    sheet.field("role", &t.say("body-role"), |name, label| Field::radios(name, label, roles));
    let may_stand = |one: &&Candidate| bodies(&now.blueprint).any(|role| role.organisation_kinds.contains(&one.kind));
    let offered = now.candidates.iter().filter(may_stand).map(|one| Choice::new(one.id, &one.name)).collect();
    sheet.field("organisation", &t.say("make-organisation"), |name, label| Field::select(name, label, offered));
    let hint = t.say("body-from-hint");
    sheet.field("from", &t.say("body-from"), |name, label| Field::date(name, label).hint(hint));
    let (kind, title, question) = (now.blueprint.head.kind, t.say("body-title"), t.say("body-question"));
    let about = About { agreement: &now.agreement, kind, title, question };
    let action = format!("/agreements/{}/bodies", now.agreement.id);
    sheet.page(ctx, &about, &action, &t.say("body-button"))
}
