//! The page of one expectation: why this date, what proves it, and what the reader can do next.

use agreements::published as agreement_facts;
use axum::http::StatusCode;
use db::{DbResult, Tx};
use permit::{Actor, Gate, PersonId};
use std::collections::BTreeMap;
use web::{Ctx, Form, PageError, PageResult, Refusals};

use super::address::At;
use super::doing::SEEN_NOTHING;
use super::face::Scene;
use crate::model::ExpectationId;
use crate::store::acts::{event_of, is_moving};
use crate::store::board::Line;
use crate::store::page::{self, EvidenceRow, HistoryRow, Whole};
use crate::store::redate::{self, Moved};
use crate::store::{around, board, schedules};
use crate::{Confirm, Remind, Retract, Shift, Submit, ViewExpectation, Waive, WatchAgreement};

mod compose;
mod next;
mod notices;
mod timeline;

/// Shows the page.
pub async fn show(ctx: Ctx, At(id): At<ExpectationId>) -> PageResult {
    render(ctx, id, Form::default(), Refusals::default(), StatusCode::OK).await
}

/// Shows the page again with what was typed and why it was refused.
pub async fn again(ctx: Ctx, id: ExpectationId, form: Form, refusals: Refusals) -> PageResult {
    render(ctx, id, form, refusals, StatusCode::UNPROCESSABLE_ENTITY).await
}

/// Shows the page as it stands now to somebody who acted on an older one: what happened meanwhile, and what they typed.
pub async fn overtaken(ctx: Ctx, id: ExpectationId, form: Form) -> PageResult {
    render(ctx, id, form, Refusals::default(), StatusCode::CONFLICT).await
}

async fn render(ctx: Ctx, id: ExpectationId, form: Form, refusals: Refusals, status: StatusCode) -> PageResult {
    let actor = ctx.actor()?.clone();
    let gate = ctx.app.gate.clone();
    let (_, loaded) = ctx
        .permitted::<ViewExpectation, _, _>(id, move |tx, permit| Loaded::load(tx, &actor, &gate, permit.resource()))
        .await?;
    let loaded = loaded.ok_or(PageError::NotFound)?;
    let t = ctx.t();
    let composer = compose::Composer {
        t: &t,
        now: ctx.now(),
        today: ctx.today(),
        loaded: &loaded,
        form: &form,
        refusals: &refusals,
        is_overtaken: status == StatusCode::CONFLICT,
    };
    let page = composer.view().page(&t).status(status);
    ctx.page(if refusals.is_empty() { page } else { page.refused() })
}

/// What the reader may do here.
#[derive(Debug, Clone, Copy, Default)]
pub struct May {
    /// Submit or count.
    pub submit: bool,
    /// Accept or return.
    pub confirm: bool,
    /// Release.
    pub waive: bool,
    /// Call back.
    pub retract: bool,
    /// Set an expected date.
    pub shift: bool,
    /// Remind.
    pub remind: bool,
    /// Settle terms and attach schedules.
    pub watch: bool,
}

/// Everything the page is composed of.
pub struct Loaded {
    /// The expectation on this page.
    pub id: ExpectationId,
    /// Its line as boards show it.
    pub line: Line,
    /// The reasons of its date.
    pub whole: Whole,
    /// The agreement, its cast and the reader's side.
    pub scene: Scene,
    /// The clause.
    pub clause: Option<agreement_facts::ClauseRow>,
    /// The blueprint's obligation.
    pub promise: blueprints::Obligation,
    /// The blueprint's parameters, for open questions.
    pub parameters: Vec<blueprints::Parameter>,
    /// What happened.
    pub history: Vec<HistoryRow>,
    /// Names of those who acted.
    pub people: BTreeMap<PersonId, String>,
    /// What proves it.
    pub evidence: Vec<EvidenceRow>,
    /// The other occurrences of the promise.
    pub series: Vec<Line>,
    /// The words awaited about the submission.
    pub reviews: Vec<(ExpectationId, Option<jiff::civil::Date>, permit::OrganisationId)>,
    /// Promises that this one waits for, with their unmet occurrences.
    pub depends: Vec<Line>,
    /// The named schedule it waits for.
    pub schedule: Option<schedules::NamedSchedule>,
    /// To whom it is owed beyond the parties.
    pub outsiders: Vec<(String, String)>,
    /// The parties that owe it.
    pub obliged: Vec<agreements::PartyId>,
    /// Promises that are kept and proven together with it.
    pub kept_here: Vec<KeptHere>,
    /// The event that started its clock, where the reader's side recorded it and it still stands.
    pub event: Option<uuid::Uuid>,
    /// How its date moved.
    pub moves: Vec<Moved>,
    /// The reader's zone.
    pub home: jiff::tz::TimeZone,
    /// The calendars of the performer, for the strip of days.
    pub calendars: deadlines::Calendars,
    /// What the reader may do.
    pub may: May,
    /// The organisations of the reader that act here.
    pub sides: Vec<permit::OrganisationId>,
}

/// A promise that is kept and proven together with another.
pub struct KeptHere {
    /// Its clause in Russian and in English.
    pub citation: (String, String),
    /// What it is.
    pub promise: blueprints::Obligation,
}

impl Loaded {
    fn load(tx: &mut Tx, actor: &Actor, gate: &Gate, id: ExpectationId) -> DbResult<Option<Self>> {
        let (Some(whole), Some(line)) = (page::whole(tx, id)?, board::one(tx, id)?) else { return Ok(None) };
        let Some(scene) = Scene::load(tx, actor, whole.agreement_id)? else { return Ok(None) };
        let promise = crate::store::make::read_spec(&whole.spec)?;
        let subject = whole.reviews.unwrap_or(id);
        let history = page::history(tx, subject)?;
        let actors: Vec<PersonId> = history.iter().filter_map(|row| row.actor).collect();
        let depends = unmet(tx, &promise, whole.agreement_id)?;
        let schedule = match &promise.waits_for {
            Some(key) => {
                schedules::of_agreement(tx, whole.agreement_id)?.into_iter().find(|one| one.schedule_key == *key)
            }
            None => None,
        };
        let outsiders = page::addressees(tx, whole.obligation_id)?
            .into_iter()
            .filter_map(|(_, _, ru, en)| Some((ru?, en?)))
            .collect();
        Ok(Some(Self {
            id,
            clause: agreement_facts::clause(tx, whole.agreement_id, &whole.clause_key)?,
            people: around::people(tx, &actors)?,
            evidence: page::evidence(tx, subject)?,
            series: board::of_obligation(tx, whole.obligation_id)?,
            reviews: page::open_reviews(tx, subject)?,
            calendars: around::calendars(tx, whole.performer_organisation_id, whole.dated_at)?,
            parameters: parameters(tx, &line, whole.agreement_id)?,
            sides: actor.assignments.iter().map(|one| one.organisation).collect(),
            obliged: page::obliged(tx, whole.obligation_id)?,
            kept_here: kept_here(tx, &whole)?,
            event: own_event(tx, actor, &whole)?,
            moves: redate::moves_of(tx, id)?,
            home: actor.main_assignment().map_or(jiff::tz::TimeZone::UTC, |home| permit::zone_by_name(&home.zone)),
            may: May::of(tx, actor, gate, id, &whole)?,
            depends,
            schedule,
            outsiders,
            history,
            promise,
            scene,
            whole,
            line,
        }))
    }

    /// The expectation that acts are about: a review's page acts on the submission it reviews.
    pub fn subject(&self) -> ExpectationId {
        self.whole.reviews.unwrap_or(self.id)
    }

    /// The last act that moved the expectation: what this page knows.
    pub fn seen(&self) -> String {
        let last = self.history.iter().rev().find(|row| is_moving(&row.kind));
        last.map_or_else(|| SEEN_NOTHING.to_owned(), |row| row.id.to_string())
    }
}

impl May {
    fn of(tx: &mut Tx, actor: &Actor, gate: &Gate, id: ExpectationId, whole: &Whole) -> DbResult<Self> {
        let is_review = whole.reviews.is_some();
        let subject = whole.reviews.unwrap_or(id);
        Ok(Self {
            submit: !is_review && gate.check::<Submit>(tx, actor, id)?.is_some(),
            confirm: gate.check::<Confirm>(tx, actor, subject)?.is_some(),
            waive: !is_review && gate.check::<Waive>(tx, actor, id)?.is_some(),
            retract: gate.check::<Retract>(tx, actor, subject)?.is_some(),
            shift: !is_review && gate.check::<Shift>(tx, actor, id)?.is_some(),
            remind: gate.check::<Remind>(tx, actor, id)?.is_some(),
            watch: gate.check::<WatchAgreement>(tx, actor, whole.agreement_id)?.is_some(),
        })
    }
}

/// The questions of the blueprint, where one of them may be what keeps the date away.
fn parameters(tx: &mut Tx, line: &Line, agreement: agreements::AgreementId) -> DbResult<Vec<blueprints::Parameter>> {
    if line.due_on.is_some() {
        return Ok(Vec::new());
    }
    Ok(agreement_facts::blueprint(tx, agreement)?.map(|blueprint| blueprint.parameters).unwrap_or_default())
}

fn own_event(tx: &mut Tx, actor: &Actor, whole: &Whole) -> DbResult<Option<uuid::Uuid>> {
    let Some(event) = event_of(&whole.slot) else { return Ok(None) };
    let recorded = db::acts::by_id(tx, event)?.and_then(|act| act.on_behalf_of);
    Ok(recorded.filter(|side| actor.is_in((*side).into())).map(|_| event))
}

fn kept_here(tx: &mut Tx, whole: &Whole) -> DbResult<Vec<KeptHere>> {
    if whole.reviews.is_some() {
        return Ok(Vec::new());
    }
    let rows = page::kept_here(tx, whole.obligation_id)?;
    rows.into_iter()
        .map(|(ru, en, spec)| Ok(KeptHere { citation: (ru, en), promise: crate::store::make::read_spec(&spec)? }))
        .collect()
}

/// Unmet occurrences of the promises that must be kept first.
fn unmet(tx: &mut Tx, promise: &blueprints::Obligation, agreement: agreements::AgreementId) -> DbResult<Vec<Line>> {
    let mut lines = Vec::new();
    if !promise.depends_on.is_empty() {
        for id in board::obligations_by_key(tx, agreement, &promise.depends_on)? {
            lines.extend(board::of_obligation(tx, id)?);
        }
    }
    lines.retain(|line| line.counted_at.is_none() && line.waived_at.is_none() && line.tracked);
    Ok(lines)
}
