//! An agreement is made from a blueprint by a form: parties, signatories, fields, in one go.

use std::collections::BTreeMap;

use axum::extract::Path;
use axum::http::StatusCode;
use blueprints::{Blueprint, FieldKind, Role};
use db::{Act, DbResult, Sql, Tx, args};
use jiff::civil::Date;
use permit::{Action, OrganisationId};
use web::look::{Cell, Choice, Column, Empty, Field, Html, Page, Row, Table, error_summary, html_of};
use web::{Ctx, Form, PageError, PageResult, Refusals, see_other};

use crate::model::acts;
use crate::store::make::{DraftParty, Making, make};
use crate::{AgreementId, blueprint};

/// Make an agreement on behalf of one's own organisation.
pub struct MakeAgreement;
impl Action for MakeAgreement {
    const NAME: &'static str = "agreement.make";
    type On = network::published::OnOrganisation;
}

/// Asks which kind.
pub async fn choose(ctx: Ctx) -> PageResult {
    let t = ctx.t();
    let tag = t.lang().tag();
    let table = Table {
        caption: t.say("make-kinds"),
        columns: vec![Column::words(t.say("agreements-kind")), Column::words(t.say("make-for-whom"))],
        rows: blueprint::all()
            .iter()
            .map(|one| {
                Row::from(vec![
                    Cell::link(one.head.title.in_language(tag), format!("/agreements/new/{}", one.head.key)),
                    Cell::text(one.head.about.in_language(tag)),
                ])
            })
            .collect(),
        empty: Empty::default(),
        downloads: None,
    };
    ctx.page(Page::new(t.say("make-title"), t.say("make-choose")).nav("agreements").crumb(t.say("nav-agreements"), "/agreements").body(table.html(&t)))
}

db::row! {
    /// An organisation to choose from.
    #[derive(Debug, Clone)]
    pub struct Candidate {
        /// Its id.
        pub id: OrganisationId,
        /// Its kind.
        pub kind: String,
        /// Its name.
        pub name: String,
    }
}

static CANDIDATES: Sql = Sql::new(
    "agreements.make.candidates",
    "SELECT id, kind, name FROM organisation_name WHERE has_account ORDER BY sort_key, id LIMIT 3000",
);

fn candidates(tx: &mut Tx) -> DbResult<Vec<Candidate>> {
    tx.all(&CANDIDATES, args![])
}

/// Asks everything the blueprint needs.
pub async fn form(ctx: Ctx, Path(key): Path<String>) -> PageResult {
    let blueprint = blueprint::by_key(&key).ok_or(PageError::NotFound)?;
    let organisations = ctx.read(candidates).await?;
    show(&ctx, blueprint, &organisations, &Form::default(), &Refusals::default())
}

/// Takes the form; what is missing is said beside its field, and nothing typed is lost.
pub async fn take(ctx: Ctx, Path(key): Path<String>, form: Form) -> PageResult {
    let blueprint = blueprint::by_key(&key).ok_or(PageError::NotFound)?;
    let organisations = ctx.read(candidates).await?;
    let actor = ctx.actor()?.clone();
    let (making, mut refusals) = read(&ctx, blueprint, &organisations, &form);
    let own = making.parties.iter().map(|party| party.organisation).find(|id| actor.is_in(*id));
    if refusals.is_empty() && own.is_none() {
        refusals.add("", ctx.t().say("make-not-a-party"));
    }
    let Some(own) = own.filter(|_| refusals.is_empty()) else {
        return show(&ctx, blueprint, &organisations, &form, &refusals);
    };
    let permit = ctx.permit::<MakeAgreement>(own).await?;
    let (world, id) = (ctx.app.world.clone(), making.id);
    let act = Act::under(&permit, &world, acts::MADE, id).about(id).fact("parties", making.parties.len());
    ctx.app.db.write(act, move |change| make(change, &world, &making)).await?;
    Ok(see_other(&format!("/agreements/{id}")))
}

fn read(ctx: &Ctx, blueprint: &Blueprint, organisations: &[Candidate], form: &Form) -> (Making, Refusals) {
    let t = ctx.t();
    let mut reader = form.reader(&t);
    let mut fields = BTreeMap::new();
    let (mut number, mut place, mut dated_on) = (None, None, None);
    for field in blueprint.fields.iter().filter(|field| is_asked(field.kind)) {
        let name = format!("field_{}", field.key);
        match field.kind {
            FieldKind::Date => {
                let day = reader.optional_date(&name);
                dated_on = dated_on.or(day);
                fields.extend(day.map(|day| (field.key.clone(), day.to_string())));
            }
            kind => {
                let value = reader.optional_text(&name, 400);
                match kind {
                    FieldKind::DocumentNumber => number = number.or_else(|| value.clone()),
                    FieldKind::Place => place = place.or_else(|| value.clone()),
                    _ => {}
                }
                fields.extend(value.map(|value| (field.key.clone(), value)));
            }
        }
    }
    let mut parties = Vec::new();
    for role in &blueprint.roles {
        let name = format!("party_{}", role.key);
        let chosen: Vec<OrganisationId> = form.all(&name).filter_map(|id| id.parse().ok()).filter(|id| organisations.iter().any(|one| one.id == *id)).collect();
        if (chosen.len() as u32) < role.min {
            reader.refuse(&name, t.say("form-choose"));
        }
        if role.max.is_some_and(|max| chosen.len() as u32 > max) {
            reader.refuse(&name, t.with("make-too-many").n("most", i64::from(role.max.unwrap_or(1))).to_string());
        }
        let signatory_name = reader.optional_text(&format!("signatory_{}", role.key), 200);
        let signatory_position = reader.optional_text(&format!("position_{}", role.key), 200);
        let authority_basis = reader.optional_text(&format!("authority_{}", role.key), 300);
        let signatory_acting = form.value(&format!("acting_{}", role.key)) == "yes";
        parties.extend(chosen.into_iter().map(|organisation| DraftParty {
            role: role.key.clone(),
            organisation,
            signatory_name: signatory_name.clone(),
            signatory_position: signatory_position.clone(),
            signatory_acting,
            authority_basis: authority_basis.clone(),
        }));
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
        number,
        place,
        dated_on,
        term: term(blueprint),
        parties,
        fields,
        parameters: BTreeMap::new(),
    };
    (making, reader.finish())
}

/// The days of the term that the text itself names.
pub fn term(blueprint: &Blueprint) -> (Option<Date>, Option<Date>) {
    let schedule = serde_json::to_value(&blueprint.term.schedule).unwrap_or_default();
    let day = |key: &str| schedule.get(key).and_then(|value| value.as_str()).and_then(|text| text.parse().ok());
    (day("from"), day("to"))
}

fn is_asked(kind: FieldKind) -> bool {
    matches!(kind, FieldKind::Text | FieldKind::DocumentNumber | FieldKind::Date | FieldKind::Place)
}

fn show(ctx: &Ctx, blueprint: &Blueprint, organisations: &[Candidate], form: &Form, refusals: &Refusals) -> PageResult {
    let t = ctx.t();
    let tag = t.lang().tag();
    let mut labels: Vec<(String, String)> = Vec::new();
    let mut fields: Vec<Html> = Vec::new();
    for field in blueprint.fields.iter().filter(|field| is_asked(field.kind)) {
        let (name, label) = (format!("field_{}", field.key), field.label.in_language(tag).to_owned());
        let widget = if field.kind == FieldKind::Date { Field::date(&name, label.clone()) } else { Field::text(&name, label.clone()) };
        let widget = if field.blocks_signing { widget.hint(t.say("make-needed-to-sign")) } else { widget };
        fields.push(widget.optional().sent(form, refusals).html(&t));
        labels.push((name, label));
    }
    let roles: Vec<(String, Vec<Html>)> = blueprint
        .roles
        .iter()
        .map(|role| {
            labels.push((format!("party_{}", role.key), role.name.in_language(tag).to_owned()));
            (role.name.in_language(tag).to_owned(), role_fields(ctx, role, organisations, form, refusals))
        })
        .collect();
    let labels: Vec<(&str, &str)> = labels.iter().map(|(name, label)| (name.as_str(), label.as_str())).collect();
    let errors = if refusals.is_empty() { Html::default() } else { error_summary(&t, refusals, &labels) };
    let body = html_of(&MakeTemplate { t: &t, errors, action: format!("/agreements/new/{}", blueprint.head.key), fields: &fields, roles: &roles });
    let page = Page::new(t.say("make-title"), t.say("make-question"))
        .nav("agreements")
        .narrow()
        .crumb(t.say("nav-agreements"), "/agreements")
        .eyebrow(blueprint.head.title.in_language(tag).to_owned())
        .body(body);
    ctx.page(if refusals.is_empty() { page } else { page.refused().status(StatusCode::UNPROCESSABLE_ENTITY) })
}

fn role_fields(ctx: &Ctx, role: &Role, organisations: &[Candidate], form: &Form, refusals: &Refusals) -> Vec<Html> {
    let t = ctx.t();
    let fitting: Vec<&Candidate> = organisations.iter().filter(|one| role.organisation_kinds.contains(&one.kind)).collect();
    // Kinds are data: where an operator named them otherwise, every organisation may be chosen.
    let offered: Vec<Choice> = if fitting.is_empty() {
        organisations.iter().map(|one| Choice::new(one.id, &one.name)).collect()
    } else {
        fitting.iter().map(|one| Choice::new(one.id, &one.name)).collect()
    };
    let name = format!("party_{}", role.key);
    let who = if role.max == Some(1) {
        Field::select(&name, t.say("make-organisation"), offered)
    } else {
        Field::checks(&name, t.say("make-organisations"), offered)
    };
    let mut fields = vec![if role.min == 0 { who.optional() } else { who }.sent(form, refusals).html(&t)];
    if role.is_party() {
        let text = |name: String, key: &str| Field::text(&name, t.say(key)).optional().sent(form, refusals).html(&t);
        fields.push(text(format!("signatory_{}", role.key), "make-signatory"));
        fields.push(text(format!("position_{}", role.key), "make-position"));
        fields.push(text(format!("authority_{}", role.key), "make-authority"));
        let acting = vec![Choice::new("yes", t.say("make-acting"))];
        fields.push(Field::checks(&format!("acting_{}", role.key), t.say("make-acting-label"), acting).optional().sent(form, refusals).html(&t));
    }
    fields
}

#[derive(askama::Template)]
#[template(path = "make.html")]
struct MakeTemplate<'a> {
    t: &'a i18n::Speaker,
    errors: Html,
    action: String,
    fields: &'a [Html],
    roles: &'a [(String, Vec<Html>)],
}
