//! An agreement's page: what it promises, who signed, its text, indicators and measures; later features add panels.

use std::collections::BTreeMap;

use axum::extract::Path;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::IntoResponse;
use blueprints::{Blueprint, Responsible, Target};
use i18n::{Lang, Speaker};
use permit::OrganisationId;
use web::look::{Cell, Column, Empty, Field, Html, Page, Row, Table, Tone, error_summary, html_of};
use web::slots::Asked;
use web::{Ctx, Form, PageError, PageResult, Refusals};

use crate::published::{Agreement, Party};
use crate::store::{self, ClauseRow};
use crate::{AgreementId, SignAgreement, ViewAgreement};

/// Shows the page.
pub async fn show(ctx: Ctx, Path(id): Path<AgreementId>) -> PageResult {
    render(ctx, id, Form::default(), Refusals::default()).await
}

/// Shows the page again with what was typed and why it was refused.
pub async fn again(ctx: Ctx, id: AgreementId, form: Form, refusals: Refusals) -> PageResult {
    render(ctx, id, form, refusals).await
}

/// Sends a table as a file.
pub fn send_table(ctx: &Ctx, table: &documents::Table, format: &str, name: &str) -> PageResult {
    let (bytes, media, format) = match format {
        "xlsx" => {
            let bytes = table.xlsx(ctx.today()).map_err(|error| PageError::Internal(format!("making a workbook: {error}")))?;
            (bytes, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx")
        }
        _ => (table.csv(), "text/csv; charset=utf-8", "csv"),
    };
    let disposition = HeaderValue::from_str(&format!("attachment; filename=\"{name}.{format}\"")).unwrap_or(HeaderValue::from_static("attachment"));
    Ok((StatusCode::OK, [(header::CONTENT_TYPE, HeaderValue::from_static(media)), (header::CONTENT_DISPOSITION, disposition)], bytes)
        .into_response())
}

struct Loaded {
    agreement: Agreement,
    parties: Vec<Party>,
    names: BTreeMap<OrganisationId, String>,
    clauses: Vec<ClauseRow>,
    blueprint: Blueprint,
    may_sign: bool,
    panels: Vec<String>,
}

async fn render(ctx: Ctx, id: AgreementId, form: Form, refusals: Refusals) -> PageResult {
    let actor = ctx.actor()?.clone();
    let (gate, slots, t, now) = (ctx.app.gate.clone(), ctx.app.agreement_panels.clone(), ctx.t(), ctx.now());
    let (_, loaded) = {
        let t = t.clone();
        ctx.permitted::<ViewAgreement, _, _>(id, move |tx, permit| {
            let id = permit.resource();
            let (Some(agreement), Some(blueprint)) = (store::agreement(tx, id)?, store::blueprint(tx, id)?) else { return Ok(None) };
            let parties = store::parties(tx, id)?;
            let ids: Vec<_> = parties.iter().map(|party| party.organisation_id).collect();
            let names = network::published::organisations_by_ids(tx, &ids)?.into_iter().map(|one| (one.id, one.name)).collect();
            let asked = Asked { actor: &actor, gate: &gate, t: &t, now };
            let mut panels = Vec::new();
            for slot in &slots {
                panels.extend(slot.html(tx, &asked, id.uuid())?);
            }
            let may_sign = gate.check::<SignAgreement>(tx, &actor, id)?.is_some();
            Ok(Some(Loaded { clauses: store::clauses(tx, id)?, agreement, parties, names, blueprint, may_sign, panels }))
        })
        .await?
    };
    let loaded = loaded.ok_or(PageError::NotFound)?;
    let refused = !refusals.is_empty();
    let page = page(&ctx, &t, &loaded, &form, &refusals);
    ctx.page(if refused { page.refused().status(StatusCode::UNPROCESSABLE_ENTITY) } else { page })
}

/// A party as its line on the page.
struct PartyLine {
    name: String,
    role: String,
    signs: String,
    signed: Option<String>,
    form: Option<(String, Html)>,
}

#[derive(askama::Template)]
#[template(path = "card.html")]
struct CardTemplate<'a> {
    t: &'a Speaker,
    errors: Html,
    panels: &'a [String],
    parties: &'a [PartyLine],
    facts: &'a [(String, String)],
    clauses: &'a [ClauseRow],
    english: bool,
    indicators: Option<Html>,
    measures: Option<Html>,
}

impl CardTemplate<'_> {
    fn heading<'c>(&self, clause: &'c ClauseRow) -> &'c str {
        if self.english { clause.heading_en.as_deref() } else { clause.heading_ru.as_deref() }.unwrap_or("")
    }

    fn retelling<'c>(&self, clause: &'c ClauseRow) -> &'c str {
        if self.english { &clause.retelling_en } else { &clause.retelling_ru }
    }

    fn citation<'c>(&self, clause: &'c ClauseRow) -> &'c str {
        if self.english { &clause.citation_en } else { &clause.citation_ru }
    }

    fn note<'c>(&self, clause: &'c ClauseRow) -> Option<&'c str> {
        if self.english { clause.note_en.as_deref() } else { clause.note_ru.as_deref() }
    }
}

fn page(ctx: &Ctx, t: &Speaker, loaded: &Loaded, form: &Form, refusals: &Refusals) -> Page {
    let agreement = &loaded.agreement;
    let english = t.lang() == Lang::En;
    let parties: Vec<PartyLine> = loaded.parties.iter().map(|party| party_line(t, loaded, party, form, refusals)).collect();
    let label = t.say("sign-date");
    let errors = if refusals.is_empty() { Html::default() } else { error_summary(t, refusals, &[("signed_on", label.as_str())]) };
    let body = html_of(&CardTemplate {
        t,
        errors,
        panels: &loaded.panels,
        parties: &parties,
        facts: &facts(t, loaded),
        clauses: &loaded.clauses,
        english,
        indicators: indicators(t, &loaded.blueprint),
        measures: measures(t, &loaded.blueprint),
    });
    let number = agreement.number.clone().unwrap_or_else(|| t.say("agreements-no-number"));
    let name = match agreement.dated_on {
        Some(day) => t.with("card-name").s("number", number).s("day", t.date_dots(day)).to_string(),
        None => t.with("card-name-undated").s("number", number).to_string(),
    };
    let mut page = Page::new(name, t.say("card-question"))
        .nav("agreements")
        .crumb(t.say("nav-agreements"), "/agreements")
        .eyebrow(t.bind(agreement.title(t.lang())));
    page = match (agreement.ended_on.or(agreement.term_to), agreement.effective_on) {
        (Some(end), _) if end < ctx.today() => page.summary(t.with("card-sum-ended").s("day", t.date(end)).rich()),
        (end, Some(_)) => {
            let left = end.map_or(0, |end| ctx.today().until(end).map_or(0, |span| i64::from(span.get_days())));
            match end {
                Some(end) => page.summary(t.with("card-sum-until").s("day", t.date(end)).n("left", left).rich()),
                None => page.summary(t.rich("card-sum-open")),
            }
        }
        (_, None) => {
            let missing = loaded.parties.iter().filter(|party| party.acts_for.is_none() && party.signed_on.is_none()).count();
            page.alarm(t.with("card-sum-unsigned").n("count", missing as i64).rich())
        }
    };
    page.tools(web::look::print_button(t)).body(body)
}

fn party_line(t: &Speaker, loaded: &Loaded, party: &Party, form: &Form, refusals: &Refusals) -> PartyLine {
    let tag = t.lang().tag();
    let role = loaded.blueprint.role(&party.role_key).map(|role| role.name.in_language(tag).to_owned()).unwrap_or_default();
    let name = loaded.names.get(&party.organisation_id).cloned().unwrap_or_default();
    if let Some(clause) = &party.empowered_by {
        let signs = t.with("card-acts-for").s("clause", clause).to_string();
        return PartyLine { name, role, signs, signed: None, form: None };
    }
    let mut signs = [party.signatory_position.clone(), party.signatory_name.clone()].into_iter().flatten().collect::<Vec<_>>().join(", ");
    if party.signatory_acting {
        signs = t.with("card-acting").s("who", signs).to_string();
    }
    if let Some(basis) = &party.authority_basis {
        signs = t.with("card-authority").s("who", signs).s("basis", basis).to_string();
    }
    let is_open = party.signed_on.is_none() && loaded.may_sign && loaded.agreement.effective_on.is_none();
    let action = format!("/agreements/{}/sign/{}", loaded.agreement.id, party.id);
    let field = Field::date("signed_on", t.say("sign-date")).sent(form, refusals).html(t);
    PartyLine {
        name,
        role,
        signs,
        signed: party.signed_on.map(|day| t.with("card-signed").s("day", t.date(day)).to_string()),
        form: is_open.then_some((action, field)),
    }
}

fn facts(t: &Speaker, loaded: &Loaded) -> Vec<(String, String)> {
    let (agreement, blueprint) = (&loaded.agreement, &loaded.blueprint);
    let tag = t.lang().tag();
    let mut facts = Vec::new();
    let mut add = |key: &str, value: String| {
        if !value.trim().is_empty() {
            facts.push((t.say(key), value));
        }
    };
    add("card-kind", blueprint.head.title.in_language(tag).to_owned());
    add("card-effective", agreement.effective_on.map_or_else(|| t.say("card-not-effective"), |day| t.date(day)));
    add("card-term", agreement.term_to.map_or_else(|| t.say("card-no-end"), |day| t.with("card-term-to").s("day", t.date(day)).to_string()));
    add("card-watched", agreement.watched_from.map_or_else(|| t.say("card-not-watched"), |day| t.with("card-watched-from").s("day", t.date(day)).to_string()));
    add("card-money", blueprint.finances.note.in_language(tag).to_owned());
    add("card-paper", blueprint.counterparts.note.in_language(tag).to_owned());
    add("card-secrecy", blueprint.confidentiality.note.in_language(tag).to_owned());
    let projects: Vec<&str> = blueprint.projects.iter().map(|project| project.title.in_language(tag)).collect();
    add("card-projects", projects.join(", "));
    let acts: Vec<String> = blueprint
        .legal_acts
        .iter()
        .map(|act| {
            t.with("card-legal-act")
                .s("kind", act.kind.in_language(tag))
                .s("day", t.date_dots(act.date))
                .s("number", &act.number)
                .to_string()
        })
        .collect();
    add("card-legal-acts", acts.join("; "));
    facts
}

fn indicators(t: &Speaker, blueprint: &Blueprint) -> Option<Html> {
    if blueprint.indicators.is_empty() {
        return None;
    }
    let tag = t.lang().tag();
    let mut periods: Vec<String> = blueprint.indicators.iter().flat_map(|one| one.targets.keys().cloned()).collect();
    periods.sort();
    periods.dedup();
    let mut columns = vec![Column::words("№"), Column::words(t.say("card-indicator")), Column::words(t.say("card-unit"))];
    columns.extend(periods.iter().map(|period| Column::numbers(period.clone())));
    let rows = blueprint
        .indicators
        .iter()
        .map(|one| {
            let mut cells =
                vec![Cell::text(&one.no), Cell::text(one.name.in_language(tag)), Cell::text(one.unit.in_language(tag))];
            cells.extend(periods.iter().map(|period| one.targets.get(period).map_or(Cell::Empty, |target| target_cell(t, target))));
            Row::from(cells)
        })
        .collect();
    let caption = t.with("card-indicators").n("count", blueprint.indicators.len() as i64).to_string();
    Some(Table { caption, columns, rows, empty: Empty::default(), downloads: None }.html(t))
}

/// A target as printed: zero is a target, «-» is not one.
fn target_cell(t: &Speaker, target: &Target) -> Cell {
    match target {
        Target::Value(value) => Cell::Number(i64::try_from(*value).unwrap_or(i64::MAX)),
        Target::NotSet(_) => Cell::text("–"),
        Target::Compound(compound) => {
            let mut parts = Vec::new();
            parts.extend(compound.share_bp.map(|share| t.percent(i64::from(share))));
            parts.extend(compound.value.map(|value| t.number(i64::try_from(value).unwrap_or(i64::MAX))));
            let of_them = compound.breakdown.iter().map(|part| {
                let value = t.number(i64::try_from(part.value).unwrap_or(i64::MAX));
                format!("{}: {value}", part.label.in_language(t.lang().tag()))
            });
            parts.extend(of_them);
            Cell::text(parts.join("; "))
        }
    }
}

fn measures(t: &Speaker, blueprint: &Blueprint) -> Option<Html> {
    if blueprint.measures.is_empty() {
        return None;
    }
    let tag = t.lang().tag();
    let rows = blueprint
        .measures
        .iter()
        .map(|one| {
            let phrase = one.obligations.first().and_then(|key| blueprint.obligation(key)).and_then(|promise| promise.phrase.clone());
            let responsible: Vec<&str> = one
                .responsible
                .values()
                .filter_map(|who| if let Responsible::Named(who) = who { Some(who.in_language(tag)) } else { None })
                .collect();
            Row::from(vec![
                Cell::text(&one.no),
                Cell::text(one.name.in_language(tag)),
                Cell::text(phrase.unwrap_or_default()),
                Cell::text(responsible.join(", ")),
                Cell::text(one.expected_result.in_language(tag)),
            ])
        })
        .collect();
    let columns = ["card-measure", "card-deadline", "card-responsible", "card-result"].map(|key| Column::words(t.say(key)));
    let columns = std::iter::once(Column::words("№")).chain(columns).collect();
    let caption = t.with("card-measures").n("count", blueprint.measures.len() as i64).to_string();
    Some(Table { caption, columns, rows, empty: Empty::default(), downloads: None }.html(t))
}

/// A chip's tone for a yes or a no, for later panels.
pub fn tone(is_good: bool) -> Tone {
    if is_good { Tone::Good } else { Tone::Help }
}
