//! An agreement's page: what it promises, who signed, its text, indicators and measures; later features add panels.

mod facts;
mod grounds;
mod parties;
mod related;
mod tables;
mod text;

use std::collections::BTreeMap;

use axum::extract::Path;
use axum::http::StatusCode;
use blueprints::{Blueprint, Kind};
use db::{DbResult, Tx};
use i18n::Speaker;
use jiff::civil::Date;
use permit::{Actor, Gate, OrganisationId};
use web::look::{Html, Page, error_summary, html_of, icons, print_button};
use web::slots::Asked;
use web::{Ctx, Form, PageError, PageResult, Refusals};

use super::{asked, names};
use crate::published::{Agreement, Party};
use crate::store::body::Empowered;
use crate::store::draft::{self, TextHead};
use crate::store::grounds::Ground;
use crate::store::link::Linked;
use crate::store::list::ENDING_WITHIN_DAYS;
use crate::store::regulation::Participant;
use crate::store::requisites::Snapshot;
use crate::store::{self, ClauseRow};
use crate::{AgreementId, ApproveRegulation, EditAgreement, PartyId, SignAgreement, ViewAgreement};

/// Shows the page.
pub async fn show(ctx: Ctx, Path(id): Path<String>) -> PageResult {
    render(ctx, asked(&id)?, Form::default(), Refusals::default()).await
}

/// Shows the page again with what was typed and why it was refused.
pub async fn again(ctx: Ctx, id: AgreementId, form: Form, refusals: Refusals) -> PageResult {
    render(ctx, id, form, refusals).await
}

/// All that the page shows.
struct Loaded {
    agreement: Agreement,
    head: TextHead,
    blueprint: Blueprint,
    parties: Vec<Party>,
    names: BTreeMap<OrganisationId, String>,
    bodies: Vec<Empowered>,
    snapshots: BTreeMap<PartyId, Snapshot>,
    clauses: Vec<ClauseRow>,
    grounds: Vec<Ground>,
    projects: Vec<grounds::ProjectLine>,
    links: Vec<Linked>,
    participants: Vec<Participant>,
    blocked: Option<String>,
    frozen_on: Option<Date>,
    may: May,
    panels: Vec<String>,
}

/// What the reader may do here.
struct May {
    edit: bool,
    sign: bool,
    approve: bool,
}

impl May {
    fn of(tx: &mut Tx, gate: &Gate, actor: &Actor, id: AgreementId) -> DbResult<Self> {
        Ok(Self {
            edit: gate.check::<EditAgreement>(tx, actor, id)?.is_some(),
            sign: gate.check::<SignAgreement>(tx, actor, id)?.is_some(),
            approve: gate.check::<ApproveRegulation>(tx, actor, id)?.is_some(),
        })
    }
}

fn load(tx: &mut Tx, asked: &Asked<'_>, id: AgreementId) -> DbResult<Option<Loaded>> {
    let (Some(agreement), Some(blueprint), Some(head)) =
        (store::agreement(tx, id)?, store::blueprint(tx, id)?, draft::head(tx, id)?)
    else {
        return Ok(None);
    };
    let (actor, t) = (asked.actor, asked.t);
    let parties = store::parties(tx, id)?;
    let ids: Vec<_> = parties.iter().map(|party| party.organisation_id).collect();
    let names = network::published::organisations_by_ids(tx, &ids)?.into_iter().map(|one| (one.id, one.name)).collect();
    Ok(Some(Loaded {
        parties,
        names,
        bodies: store::body::of_agreement(tx, id)?,
        snapshots: store::requisites::of_agreement(tx, id)?,
        clauses: store::clauses(tx, id)?,
        grounds: store::grounds::of_agreement(tx, id, actor.today)?,
        projects: grounds::projects(tx, t, &blueprint, actor.today)?,
        links: store::link::of_agreement(tx, actor, id)?,
        participants: store::regulation::participants(tx, id)?,
        blocked: super::sign::blocked(tx, t, id)?,
        frozen_on: draft::frozen_on(tx, id)?,
        may: May::of(tx, asked.gate, actor, id)?,
        panels: Vec::new(),
        agreement,
        head,
        blueprint,
    }))
}

async fn render(ctx: Ctx, id: AgreementId, form: Form, refusals: Refusals) -> PageResult {
    let actor = ctx.actor()?.clone();
    let (gate, slots, t, now) = (ctx.app.gate.clone(), ctx.app.agreement_panels.clone(), ctx.t(), ctx.now());
    let (_, loaded) = {
        let t = t.clone();
        ctx.permitted::<ViewAgreement, _, _>(id, move |tx, permit| {
            let asked = Asked { actor: &actor, gate: &gate, t: &t, now };
            let Some(mut loaded) = load(tx, &asked, permit.resource())? else { return Ok(None) };
            for slot in &slots {
                loaded.panels.extend(slot.html(tx, &asked, permit.resource().uuid())?);
            }
            Ok(Some(loaded))
        })
        .await?
    };
    let loaded = loaded.ok_or(PageError::NotFound)?;
    let page = page(&ctx, &t, &loaded, &form, &refusals);
    ctx.page(if refusals.is_empty() { page } else { page.refused().status(StatusCode::UNPROCESSABLE_ENTITY) })
}

#[derive(askama::Template)]
#[template(path = "card.html")]
struct CardTemplate<'a> {
    t: &'a Speaker,
    errors: Html,
    notices: &'a [Html],
    panels: &'a [String],
    parties: &'a [parties::PartyLine],
    is_signing: bool,
    facts: &'a [facts::Fact],
    bodies_href: Option<String>,
    clauses: &'a [text::ClauseLine],
    grounds: &'a [grounds::GroundLine],
    projects: &'a [grounds::ProjectLine],
    links: &'a [related::LinkLine],
    links_href: Option<String>,
    participants: Option<related::Participants>,
    indicators: Option<(String, Html)>,
    measures: Option<(String, Html)>,
}

fn page(ctx: &Ctx, t: &Speaker, loaded: &Loaded, form: &Form, refusals: &Refusals) -> Page {
    let agreement = &loaded.agreement;
    let here = format!("/agreements/{}", agreement.id);
    let parties: Vec<_> = parties::lines(t, loaded, form, refusals, ctx.today());
    let labels: Vec<(String, String)> =
        parties.iter().filter_map(|line| Some((line.form.as_ref()?.field.clone(), line.name.clone()))).collect();
    let labels: Vec<(&str, &str)> = labels.iter().map(|(field, label)| (field.as_str(), label.as_str())).collect();
    let body = html_of(&CardTemplate {
        t,
        errors: error_summary(t, refusals, &labels),
        notices: &notices(t, loaded),
        panels: &loaded.panels,
        parties: &parties,
        is_signing: parties.iter().any(|line| line.form.is_some()),
        facts: &facts::of(t, loaded),
        bodies_href: (loaded.may.edit && super::bodies::bodies(&loaded.blueprint).next().is_some())
            .then(|| format!("{here}/bodies")),
        clauses: &text::lines(t, loaded, ctx.today()),
        grounds: &grounds::lines(t, loaded, ctx.today()),
        projects: &loaded.projects,
        links: &related::links(t, loaded),
        links_href: loaded.may.edit.then(|| format!("{here}/links")),
        participants: related::participants(t, loaded),
        indicators: tables::indicators(t, &loaded.blueprint),
        measures: tables::measures(t, &loaded.blueprint),
    });
    let name = names::agreement(t, loaded.blueprint.head.kind, agreement.number.as_deref(), agreement.dated_on);
    let page = Page::new(name.clone(), t.say("card-question"))
        .nav("agreements")
        .crumb(t.say("nav-agreements"), "/agreements")
        .eyebrow(t.bind(format!("{name} · {}", agreement.title(t.lang()))));
    let page = grounds::alarm(t, loaded, ctx.today(), summary(t, loaded, ctx.today(), page));
    page.tools(tools(t, loaded, &here)).body(body)
}

/// Whether it binds, until when, and who may read it: the answer in one line.
fn summary(t: &Speaker, loaded: &Loaded, today: Date, page: Page) -> Page {
    let agreement = &loaded.agreement;
    let page = match (agreement.ended_on, agreement.term_to, agreement.effective_on) {
        (Some(end), _, _) if end < today => page.summary(t.with("card-sum-ended-early").s("day", t.date(end)).rich()),
        (_, Some(end), _) if end < today => page.summary(t.with("card-sum-ended").s("day", t.date(end)).rich()),
        (_, _, None) if loaded.head.is_regulation => page.alarm(t.rich("card-sum-unapproved")),
        (_, _, None) => {
            let signing = || loaded.parties.iter().filter(|party| party.acts_for.is_none());
            let signed = signing().filter(|party| party.signed_on.is_some()).count();
            let missing: Vec<&str> =
                signing().filter(|party| party.signed_on.is_none()).map(|party| word(t, party)).collect();
            let words = t.with("card-sum-unsigned").n("signed", signed as i64).n("signing", signing().count() as i64);
            page.alarm(words.s("missing", t.list(&missing)).rich())
        }
        (_, Some(end), Some(_)) => {
            let left = today.until(end).map_or(0, |span| i64::from(span.get_days()));
            let words = t.with("card-sum-until").s("day", t.date(end)).n("left", left).rich();
            if left <= ENDING_WITHIN_DAYS { page.alarm(words) } else { page.summary(words) }
        }
        (_, None, Some(_)) => page.summary(t.rich("card-sum-open")),
    };
    if !agreement.confidential {
        return page;
    }
    page.summary(Html::vouched(format!("{} {}", icons::locked(), Html::text(t.say("card-sum-confidential")))))
}

/// The short name of a party in the reader's language.
fn word<'p>(t: &Speaker, party: &'p Party) -> &'p str {
    if t.lang() == i18n::Lang::En { &party.word_en } else { &party.word_nominative }
}

/// What still has to be done before the text can be signed or approved.
fn notices(t: &Speaker, loaded: &Loaded) -> Vec<Html> {
    let (agreement, may) = (&loaded.agreement, &loaded.may);
    if agreement.effective_on.is_some() || !(may.edit || may.sign) {
        return Vec::new();
    }
    let mut notices = Vec::new();
    let notice = |title: String, words: &str, action: Option<(String, String)>| {
        let button = action.map_or_else(String::new, |(href, words)| {
            format!("<p class=\"go\"><a class=\"btn\" href=\"{href}\">{}</a></p>", Html::text(words))
        });
        let (icon, title, words) = (icons::warning(), Html::text(title), Html::text(words));
        let body = format!("<div><h2>{title}</h2><p>{words}</p>{button}</div>");
        Html::vouched(format!("<section class=\"card notice h no-print\">{icon}{body}</section>"))
    };
    let edit = (may.edit && loaded.frozen_on.is_none())
        .then(|| (format!("/agreements/{}/edit", agreement.id), t.say("card-fill")));
    if let Some(reason) = &loaded.blocked {
        notices.push(notice(t.say("card-blocked"), reason, edit.clone()));
    }
    let gaps = parties::gaps(t, loaded);
    if !gaps.is_empty() {
        let words = t.with("card-gaps-words").s("gaps", gaps.join("; ")).to_string();
        notices.push(notice(t.say("card-gaps"), &words, edit));
    }
    notices
}

fn tools(t: &Speaker, loaded: &Loaded, here: &str) -> Html {
    let (may, is_regulation) = (&loaded.may, loaded.blueprint.head.kind == Kind::Regulation);
    let mut tools = String::new();
    let mut button = |path: &str, class: &str, icon: icons::Icon, words: String| {
        let words = Html::text(words);
        tools.push_str(&format!("<a class=\"btn{class} no-print\" href=\"{here}/{path}\">{icon}{words}</a>"));
    };
    if may.approve && is_regulation && loaded.head.approved_on.is_none() {
        button("approve", " p", icons::signed(), t.say("card-approve"));
    }
    if may.edit && loaded.frozen_on.is_none() {
        button("edit", "", icons::edit(), t.say("card-edit"));
    }
    tools.push_str(print_button(t).as_str());
    Html::vouched(format!("<div class=\"go\">{tools}</div>"))
}
