//! An agreement is made from a blueprint by a form: parties, signatories, fields, in one go.

use std::collections::BTreeMap;

use axum::extract::Path;
use blueprints::{Blueprint, Kind, Role};
use db::{Act, DbResult, Tx};
use jiff::civil::Date;
use permit::{Actor, Gate, OrganisationId};
use web::form::Reader;
use web::look::{Cell, Choice, Column, Empty, Field, Html, Page, Row, Table, error_summary, html_of};
use web::{Ctx, Form, PageError, PageResult, Refusals, see_other};

use super::fields;
use crate::model::acts;
use crate::store::candidates::{self, Candidate};
use crate::store::make::{DraftParty, Making, make};
use crate::store::requisites;
use crate::{AgreementId, blueprint};

permit::actions! {
    /// Make an agreement on behalf of one's own organisation.
    MakeAgreement on network::published::OnOrganisation = "agreement.make";
}

/// Whether the actor may make agreements for any of the own organisations.
pub fn may_make(tx: &mut Tx, gate: &Gate, actor: &Actor) -> DbResult<bool> {
    for assignment in &actor.assignments {
        if gate.check::<MakeAgreement>(tx, actor, assignment.organisation)?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What the form needs; absent for whoever may make nothing.
async fn offered(ctx: &Ctx) -> Result<Vec<Candidate>, PageError> {
    let (actor, gate) = (ctx.actor()?.clone(), ctx.app.gate.clone());
    let found = ctx.read(move |tx| may_make(tx, &gate, &actor)?.then(|| candidates::all(tx)).transpose()).await?;
    found.ok_or(PageError::NotFound)
}

/// Asks which kind.
pub async fn choose(ctx: Ctx) -> PageResult {
    let _ = offered(&ctx).await?;
    let t = ctx.t();
    let tag = t.lang().tag();
    let line = |one: &Blueprint| {
        Row::from(vec![
            Cell::link(one.head.title.in_language(tag), format!("/agreements/new/{}", one.head.key)),
            Cell::text(one.head.about.in_language(tag)),
        ])
    };
    let table = Table {
        caption: t.say("make-kinds"),
        columns: vec![Column::words(t.say("agreements-kind")), Column::words(t.say("make-for-whom"))],
        rows: blueprint::all().iter().map(line).collect(),
        empty: Empty::default(),
        downloads: None,
    };
    let page = Page::new(t.say("make-title"), t.say("make-choose")).nav("agreements");
    ctx.page(page.crumb(t.say("nav-agreements"), "/agreements").body(table.html(&t)))
}

/// Asks everything the blueprint needs.
pub async fn form(ctx: Ctx, Path(key): Path<String>) -> PageResult {
    let organisations = offered(&ctx).await?;
    let blueprint = blueprint::by_key(&key).ok_or(PageError::NotFound)?;
    show(&ctx, blueprint, &organisations, &Form::default(), &Refusals::default())
}

/// Takes the form; what is missing is said beside its field, and nothing typed is lost.
pub async fn take(ctx: Ctx, Path(key): Path<String>, form: Form) -> PageResult {
    let organisations = offered(&ctx).await?;
    let blueprint = blueprint::by_key(&key).ok_or(PageError::NotFound)?;
    let actor = ctx.actor()?.clone();
    let (making, mut refusals) = read(&ctx, blueprint, &organisations, &form);
    let own: Vec<OrganisationId> =
        making.parties.iter().map(|party| party.organisation).filter(|id| actor.is_in(*id)).collect();
    if refusals.is_empty() && own.is_empty() {
        refusals.add("", ctx.t().say("make-not-a-party"));
    }
    let Some(own) = own.first().copied().filter(|_| refusals.is_empty()) else {
        return show(&ctx, blueprint, &organisations, &form, &refusals);
    };
    let permit = ctx.permit::<MakeAgreement>(own).await?;
    let (world, id, today) = (ctx.app.world.clone(), making.id, ctx.today());
    let act = Act::under(&permit, &world, acts::MADE, id).about(id).fact("parties", making.parties.len());
    let work = move |change: &mut db::Change<'_>| -> DbResult<()> {
        let mut making = making.clone();
        requisites::name_heads(change, &mut making, today)?;
        make(change, &world, &making)
    };
    ctx.app.db.write(act, work).await?;
    Ok(see_other(&format!("/agreements/{id}")))
}

fn read(ctx: &Ctx, blueprint: &Blueprint, organisations: &[Candidate], form: &Form) -> (Making, Refusals) {
    let t = ctx.t();
    let mut reader = form.reader(&t);
    let stated = fields::read(&mut reader, blueprint);
    let mut parties = Vec::new();
    for role in asked_roles(blueprint) {
        parties.extend(read_role(&t, &mut reader, form, role, organisations));
    }
    for (n, party) in parties.iter().enumerate() {
        if parties[..n].iter().any(|earlier| earlier.organisation == party.organisation) {
            reader.refuse(&format!("party_{}", party.role), t.say("make-twice"));
        }
    }
    let making = Making {
        id: ctx.app.world.id::<AgreementId>(),
        blueprint: blueprint.clone(),
        title: (blueprint.head.title.ru.clone(), blueprint.head.title.en.clone()),
        number: stated.number,
        place: stated.place,
        dated_on: stated.dated_on,
        term: term(blueprint),
        parties,
        fields: stated.fields,
        parameters: BTreeMap::new(),
    };
    (making, reader.finish())
}

/// The roles that the form fills: a regulation's participants join later.
fn asked_roles(blueprint: &Blueprint) -> impl Iterator<Item = &Role> {
    let is_regulation = blueprint.head.kind == Kind::Regulation;
    blueprint.roles.iter().filter(move |role| !is_regulation || role.min > 0)
}

/// The organisations of one role; who signs is asked where one organisation stands in it.
fn read_role(
    t: &i18n::Speaker,
    reader: &mut Reader<'_>,
    form: &Form,
    role: &Role,
    organisations: &[Candidate],
) -> Vec<DraftParty> {
    let name = format!("party_{}", role.key);
    let fitting = candidates::fitting(role, organisations);
    let sent: Vec<&str> = form.all(&name).map(str::trim).filter(|id| !id.is_empty()).collect();
    let chosen: Vec<OrganisationId> = sent
        .iter()
        .filter_map(|id| id.parse().ok())
        .filter(|id| fitting.iter().any(|candidate| candidate.id == *id))
        .collect();
    if chosen.len() < sent.len() {
        reader.refuse(&name, t.say("make-unfit"));
    } else if (chosen.len() as u32) < role.min {
        let many = t.with("make-too-few").n("least", i64::from(role.min)).to_string();
        reader.refuse(&name, if role.min > 1 { many } else { t.say("form-choose") });
    }
    if let Some(most) = role.max.filter(|most| chosen.len() as u32 > *most) {
        reader.refuse(&name, t.with("make-too-many").n("most", i64::from(most)).to_string());
    }
    let signatory_name = reader.optional_text(&format!("signatory_{}", role.key), 200);
    let signatory_position = reader.optional_text(&format!("position_{}", role.key), 200);
    let authority_basis = reader.optional_text(&format!("authority_{}", role.key), 300);
    let signatory_acting = form.value(&format!("acting_{}", role.key)) == "yes";
    let party = |organisation| DraftParty {
        role: role.key.clone(),
        organisation,
        signatory_name: signatory_name.clone(),
        signatory_position: signatory_position.clone(),
        signatory_acting,
        authority_basis: authority_basis.clone(),
    };
    chosen.into_iter().map(party).collect()
}

/// The days of the term that the text itself names.
pub fn term(blueprint: &Blueprint) -> (Option<Date>, Option<Date>) {
    let schedule = serde_json::to_value(&blueprint.term.schedule).unwrap_or_default();
    let day = |key: &str| schedule.get(key).and_then(|value| value.as_str()).and_then(|text| text.parse().ok());
    (day("from"), day("to"))
}

fn show(ctx: &Ctx, blueprint: &Blueprint, organisations: &[Candidate], form: &Form, refusals: &Refusals) -> PageResult {
    let t = ctx.t();
    let tag = t.lang().tag();
    let (fields, mut labels) = fields::widgets(&t, blueprint, form, refusals);
    let roles: Vec<RolePart> = asked_roles(blueprint)
        .map(|role| {
            let name = role.name.in_language(tag).to_owned();
            labels.push((format!("party_{}", role.key), name.clone()));
            let acts = role.acts_for.as_ref().map(|acts| {
                t.with("make-acts-for").s("clause", &acts.clause).s("scope", acts.scope.in_language(tag)).to_string()
            });
            RolePart {
                name,
                acts,
                who: who_field(&t, role, organisations, form, refusals),
                signatory: signatory_fields(&t, role, form, refusals),
                is_open: SIGNATORY.iter().any(|part| !form.value(&format!("{part}_{}", role.key)).trim().is_empty()),
            }
        })
        .collect();
    let labels: Vec<(&str, &str)> = labels.iter().map(|(name, label)| (name.as_str(), label.as_str())).collect();
    let body = html_of(&MakeTemplate {
        t: &t,
        errors: error_summary(&t, refusals, &labels),
        action: format!("/agreements/new/{}", blueprint.head.key),
        fields: &fields,
        roles: &roles,
    });
    let page = Page::new(t.say("make-title"), t.say("make-question"))
        .nav("agreements")
        .narrow()
        .crumb(t.say("nav-agreements"), "/agreements")
        .crumb(t.say("make-title"), "/agreements/new")
        .eyebrow(t.bind(blueprint.head.title.in_language(tag)))
        .body(body);
    ctx.page(if refusals.is_empty() { page } else { page.refused() })
}

/// What is asked of who signs.
const SIGNATORY: [&str; 4] = ["signatory", "position", "authority", "acting"];

fn who_field(t: &i18n::Speaker, role: &Role, organisations: &[Candidate], form: &Form, refusals: &Refusals) -> Html {
    let fitting = candidates::fitting(role, organisations);
    let offered: Vec<Choice> = fitting.into_iter().map(|one| Choice::new(one.id, &one.name)).collect();
    let name = format!("party_{}", role.key);
    let who = if role.max == Some(1) {
        Field::select(&name, t.say("make-organisation"), offered)
    } else {
        Field::checks(&name, t.say("make-organisations"), offered).hint(t.say("make-many-hint"))
    };
    if role.min == 0 { who.optional() } else { who }.sent(form, refusals).html(t)
}

/// Asked where one party stands in the role; of several each signs as its card says, until the draft is changed.
fn signatory_fields(t: &i18n::Speaker, role: &Role, form: &Form, refusals: &Refusals) -> Vec<Html> {
    if !role.is_party() || role.max != Some(1) {
        return Vec::new();
    }
    let text = |part: &str, key: &str| {
        Field::text(&format!("{part}_{}", role.key), t.say(key)).optional().sent(form, refusals).html(t)
    };
    let acting = vec![Choice::new("yes", t.say("make-acting"))];
    let acting = Field::checks(&format!("acting_{}", role.key), t.say("make-acting-label"), acting).optional();
    vec![
        text("signatory", "make-signatory"),
        text("position", "make-position"),
        text("authority", "make-authority"),
        acting.sent(form, refusals).html(t),
    ]
}

/// One role of the form.
struct RolePart {
    name: String,
    acts: Option<String>,
    who: Html,
    signatory: Vec<Html>,
    /// Whether something was typed about who signs, so that nothing refused stays hidden.
    is_open: bool,
}

#[derive(askama::Template)]
#[template(path = "make.html")]
struct MakeTemplate<'a> {
    t: &'a i18n::Speaker,
    errors: Html,
    action: String,
    fields: &'a [Html],
    roles: &'a [RolePart],
}
