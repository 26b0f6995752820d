//! A draft is changed until the first party signs: fields, signatories, requisites. A second officer loses nothing.

use std::collections::BTreeMap;

use axum::extract::Path;
use axum::http::StatusCode;
use blueprints::Blueprint;
use db::{Act, DbResult, Tx};
use i18n::Speaker;
use permit::OrganisationId;
use web::look::{Choice, Field, Html, error_summary, html_of};
use web::{Ctx, Form, PageError, PageResult, Refusals, see_other};

use super::sheet::About;
use super::{asked, card, fields};
use crate::model::acts;
use crate::published::{Agreement, Party};
use crate::store::draft::{self, Draft, Saved, Signatory, TextHead};
use crate::store::{self, requisites};
use crate::{AgreementId, EditAgreement, PartyId};

/// Shows the draft as a form.
pub async fn show(ctx: Ctx, Path(id): Path<String>) -> PageResult {
    let now = read(&ctx, asked(&id)?).await?;
    if now.is_frozen {
        return frozen(ctx, now.agreement.id).await;
    }
    let form = now.form();
    page(&ctx, &now, &form, &Refusals::default(), None)
}

/// Takes the form.
pub async fn save(ctx: Ctx, Path(id): Path<String>, form: Form) -> PageResult {
    let id: AgreementId = asked(&id)?;
    let permit = ctx.permit::<EditAgreement>(id).await?;
    let now = read(&ctx, id).await?;
    if now.is_frozen {
        return frozen(ctx, id).await;
    }
    let seen: i64 = form.value("version").parse().map_err(|_| PageError::Malformed)?;
    let (draft, refusals) = now.taken(&ctx, &form);
    if !refusals.is_empty() {
        return page(&ctx, &now, &form, &refusals, None);
    }
    let world = ctx.app.world.clone();
    let act = Act::under(&permit, &world, acts::EDITED, id).about(id).fact("version", seen + 1);
    let work = move |change: &mut db::Change<'_>| -> DbResult<Saved> {
        let saved = draft::save(change, id, seen, &draft)?;
        if saved != Saved::Done {
            change.leave_unchanged();
        }
        Ok(saved)
    };
    match ctx.app.db.write(act, work).await? {
        Saved::Done => Ok(see_other(&format!("/agreements/{id}"))),
        Saved::Frozen => frozen(ctx, id).await,
        Saved::Conflict => {
            let now = read(&ctx, id).await?;
            let differences = now.differences(&ctx.t(), &form);
            page(&ctx, &now, &form, &Refusals::default(), Some(&differences))
        }
    }
}

/// The agreement's page with the reason why its text stands.
async fn frozen(ctx: Ctx, id: AgreementId) -> PageResult {
    let mut refusals = Refusals::default();
    refusals.add("", ctx.t().say("edit-frozen"));
    card::again(ctx, id, Form::default(), refusals).await
}

/// The draft as it is stored.
struct Now {
    agreement: Agreement,
    head: TextHead,
    blueprint: Blueprint,
    parties: Vec<Party>,
    names: BTreeMap<OrganisationId, String>,
    fields: BTreeMap<String, String>,
    snapshots: BTreeMap<PartyId, requisites::Snapshot>,
    is_frozen: bool,
}

async fn read(ctx: &Ctx, id: AgreementId) -> Result<Now, PageError> {
    let load = |tx: &mut Tx, id: AgreementId| -> DbResult<Option<Now>> {
        let (Some(agreement), Some(blueprint), Some(head)) =
            (store::agreement(tx, id)?, store::blueprint(tx, id)?, draft::head(tx, id)?)
        else {
            return Ok(None);
        };
        let parties: Vec<Party> =
            store::parties(tx, id)?.into_iter().filter(|party| party.acts_for.is_none()).collect();
        let ids: Vec<_> = parties.iter().map(|party| party.organisation_id).collect();
        let names = network::published::organisations_by_ids(tx, &ids)?.into_iter().map(|one| (one.id, one.name));
        Ok(Some(Now {
            names: names.collect(),
            fields: draft::fields(tx, id)?,
            snapshots: requisites::of_agreement(tx, id)?,
            is_frozen: draft::frozen_on(tx, id)?.is_some(),
            agreement,
            head,
            blueprint,
            parties,
        }))
    };
    let (_, now) = ctx.permitted::<EditAgreement, _, _>(id, move |tx, permit| load(tx, permit.resource())).await?;
    now.ok_or(PageError::NotFound)
}

impl Now {
    /// The stored draft as the form would send it.
    fn form(&self) -> Form {
        let mut form = Form::default();
        for (key, value) in &self.fields {
            form.set(&fields::name(key), value);
        }
        for party in &self.parties {
            let mut set =
                |part: &str, value: Option<&str>| form.set(&of_party(part, party.id), value.unwrap_or_default());
            set("signatory", party.signatory_name.as_deref());
            set("position", party.signatory_position.as_deref());
            set("authority", party.authority_basis.as_deref());
            set("acting", party.signatory_acting.then_some("yes"));
        }
        form
    }

    /// The draft as the form says it.
    fn taken(&self, ctx: &Ctx, form: &Form) -> (Draft, Refusals) {
        let t = ctx.t();
        let mut reader = form.reader(&t);
        let stated = fields::read(&mut reader, &self.blueprint);
        let mut signatories = Vec::new();
        for party in &self.parties {
            signatories.push(Signatory {
                party: party.id,
                name: reader.optional_text(&of_party("signatory", party.id), 200),
                position: reader.optional_text(&of_party("position", party.id), 200),
                acting: form.value(&of_party("acting", party.id)) == "yes",
                basis: reader.optional_text(&of_party("authority", party.id), 300),
            });
        }
        let draft = Draft {
            number: stated.number,
            place: stated.place,
            dated_on: stated.dated_on,
            fields: stated.fields,
            signatories,
            requisites_on: (form.value("requisites") == "anew").then(|| ctx.today()),
        };
        (draft, reader.finish())
    }

    /// Where the form differs from what is stored now: label, stored, typed.
    fn differences(&self, t: &Speaker, form: &Form) -> Vec<(String, String, String)> {
        let now = self.form();
        let labels = self.labels(t);
        let differs = |(name, label): (String, String)| {
            let (stored, typed) = (now.value(&name).to_owned(), form.value(&name).trim().to_owned());
            (stored != typed).then_some((label, stored, typed))
        };
        labels.into_iter().filter_map(differs).collect()
    }

    fn labels(&self, t: &Speaker) -> Vec<(String, String)> {
        let (_, mut labels) = fields::widgets(t, &self.blueprint, &Form::default(), &Refusals::default());
        for party in &self.parties {
            for (part, key) in
                [("signatory", "make-signatory"), ("position", "make-position"), ("authority", "make-authority")]
            {
                labels.push((of_party(part, party.id), format!("{}: {}", party.word_nominative, t.say(key))));
            }
        }
        labels
    }
}

fn of_party(part: &str, party: PartyId) -> String {
    format!("{part}_{party}")
}

/// One party on the form.
struct PartyPart {
    name: String,
    role: String,
    requisites: String,
    fields: Vec<Html>,
}

#[derive(askama::Template)]
#[template(path = "edit.html")]
struct EditTemplate<'a> {
    t: &'a Speaker,
    errors: Html,
    conflict: Option<&'a [(String, String, String)]>,
    action: String,
    back: String,
    version: String,
    fields: &'a [Html],
    parties: &'a [PartyPart],
    anew: Html,
}

fn page(
    ctx: &Ctx,
    now: &Now,
    form: &Form,
    refusals: &Refusals,
    conflict: Option<&[(String, String, String)]>,
) -> PageResult {
    let t = ctx.t();
    let (fields, _) = fields::widgets(&t, &now.blueprint, form, refusals);
    let labels = now.labels(&t);
    let labels: Vec<(&str, &str)> = labels.iter().map(|(name, label)| (name.as_str(), label.as_str())).collect();
    // Sent again after a look at what changed, the form overwrites knowingly; a plain refusal keeps the version seen.
    let seen = Some(form.value("version")).filter(|seen| conflict.is_none() && !seen.is_empty());
    let version = seen.map_or_else(|| now.head.version.to_string(), str::to_owned);
    let parties: Vec<PartyPart> = now.parties.iter().map(|party| party_part(&t, now, party, form, refusals)).collect();
    let anew = Choice::new("anew", t.with("edit-requisites-anew").s("day", t.date_dots(ctx.today())).to_string());
    let anew = Field::checks("requisites", t.say("edit-requisites"), vec![anew])
        .optional()
        .hint(t.say("edit-requisites-hint"));
    let (id, kind) = (now.agreement.id, now.blueprint.head.kind);
    let body = html_of(&EditTemplate {
        t: &t,
        errors: error_summary(&t, refusals, &labels),
        conflict,
        action: format!("/agreements/{id}/edit"),
        back: format!("/agreements/{id}"),
        version,
        fields: &fields,
        parties: &parties,
        anew: anew.sent(form, refusals).html(&t),
    });
    let about = About { agreement: &now.agreement, kind, title: t.say("edit-title"), question: t.say("edit-question") };
    let page = about.page(&t).narrow().body(body);
    ctx.page(match (refusals.is_empty(), conflict) {
        (false, _) => page.refused(),
        (true, Some(_)) => page.status(StatusCode::CONFLICT),
        (true, None) => page,
    })
}

fn party_part(t: &Speaker, now: &Now, party: &Party, form: &Form, refusals: &Refusals) -> PartyPart {
    let role = now.blueprint.role(&party.role_key).map(|role| role.name.in_language(t.lang().tag()).to_owned());
    let text = |part: &str, key: &str| {
        Field::text(&of_party(part, party.id), t.say(key)).optional().sent(form, refusals).html(t)
    };
    let acting = vec![Choice::new("yes", t.say("make-acting"))];
    let acting = Field::checks(&of_party("acting", party.id), t.say("make-acting-label"), acting).optional();
    let requisites = match now.snapshots.get(&party.id) {
        Some(one) if !one.printed.is_empty() => t.with("edit-requisites-of").s("day", t.date_dots(one.on)).to_string(),
        _ => t.say("edit-requisites-none"),
    };
    PartyPart {
        name: now.names.get(&party.organisation_id).cloned().unwrap_or_default(),
        role: role.unwrap_or_default(),
        requisites,
        fields: vec![
            text("signatory", "make-signatory"),
            text("position", "make-position"),
            text("authority", "make-authority"),
            acting.sent(form, refusals).html(t),
        ],
    }
}
