//! The page of one expectation: why this date, what proves it, and what the reader can do next.

use agreements::published as agreement_facts;
use axum::extract::Path;
use axum::http::StatusCode;
use db::{DbResult, Tx};
use permit::{Actor, Gate, PersonId};
use std::collections::BTreeMap;
use web::{Ctx, Form, PageError, PageResult, Refusals};

use super::face::Scene;
use crate::model::ExpectationId;
use crate::store::board::Line;
use crate::store::page::{self, EvidenceRow, HistoryRow, Whole};
use crate::store::{around, board, schedules};
use crate::{Confirm, Remind, Retract, Shift, Submit, ViewExpectation, Waive};

mod compose;
mod next;
mod timeline;

/// Shows the page.
pub async fn show(ctx: Ctx, Path(id): Path<ExpectationId>) -> PageResult {
    render(ctx, id, Form::default(), Refusals::default()).await
}

/// Shows the page again with what was typed and why it was refused.
pub async fn again(ctx: Ctx, id: ExpectationId, form: Form, refusals: Refusals) -> PageResult {
    render(ctx, id, form, refusals).await
}

async fn render(ctx: Ctx, id: ExpectationId, form: Form, refusals: Refusals) -> PageResult {
    let actor = ctx.actor()?.clone();
    let gate = ctx.app.gate.clone();
    let (_, loaded) =
        ctx.permitted::<ViewExpectation, _, _>(id, move |tx, permit| Loaded::load(tx, &actor, &gate, permit.resource())).await?;
    let loaded = loaded.ok_or(PageError::NotFound)?;
    let t = ctx.t();
    let refused = !refusals.is_empty();
    let view = compose::Composer { t: &t, now: ctx.now(), today: ctx.today(), loaded: &loaded, form: &form, refusals: &refusals }.view();
    let page = view.page(&t);
    ctx.page(if refused { page.refused().status(StatusCode::UNPROCESSABLE_ENTITY) } else { page })
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
    /// The calendars of the performer, for the strip of days.
    pub calendars: deadlines::Calendars,
    /// What the reader may do.
    pub may: May,
    /// The organisations of the reader that act here.
    pub sides: Vec<permit::OrganisationId>,
}

impl Loaded {
    fn load(tx: &mut Tx, actor: &Actor, gate: &Gate, id: ExpectationId) -> DbResult<Option<Self>> {
        let Some(whole) = page::whole(tx, id)? else { return Ok(None) };
        let Some(scene) = Scene::load(tx, actor, whole.agreement_id)? else { return Ok(None) };
        let lines = board::of_agreement(tx, whole.agreement_id)?;
        let Some(line) = lines.iter().find(|line| line.id == id).cloned() else { return Ok(None) };
        let promise = crate::store::make::read_spec(&whole.spec)?;
        let blueprint = agreement_facts::blueprint(tx, whole.agreement_id)?;
        let history = page::history(tx, whole.reviews.unwrap_or(id))?;
        let actors: Vec<PersonId> = history.iter().filter_map(|row| row.actor).collect();
        let subject = whole.reviews.unwrap_or(id);
        let may = May {
            submit: whole.reviews.is_none() && gate.check::<Submit>(tx, actor, id)?.is_some(),
            confirm: gate.check::<Confirm>(tx, actor, subject)?.is_some(),
            waive: whole.reviews.is_none() && gate.check::<Waive>(tx, actor, id)?.is_some(),
            retract: gate.check::<Retract>(tx, actor, subject)?.is_some(),
            shift: whole.reviews.is_none() && gate.check::<Shift>(tx, actor, id)?.is_some(),
            remind: gate.check::<Remind>(tx, actor, id)?.is_some(),
        };
        let depends = unmet(tx, &promise, &lines, whole.agreement_id)?;
        let schedule = match &promise.waits_for {
            Some(key) => schedules::of_agreement(tx, whole.agreement_id)?.into_iter().find(|one| one.schedule_key == *key),
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
            calendars: around::calendars(tx, whole.performer_organisation_id, whole.made_at)?,
            parameters: blueprint.map(|blueprint| blueprint.parameters).unwrap_or_default(),
            sides: actor.assignments.iter().map(|one| one.organisation).collect(),
            depends,
            schedule,
            outsiders,
            may,
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
}

/// Unmet occurrences of the promises that must be kept first.
fn unmet(tx: &mut Tx, promise: &blueprints::Obligation, lines: &[Line], agreement: agreements::AgreementId) -> DbResult<Vec<Line>> {
    if promise.depends_on.is_empty() {
        return Ok(Vec::new());
    }
    let ids = board::obligations_by_key(tx, agreement, &promise.depends_on)?;
    Ok(lines.iter().filter(|line| ids.contains(&line.obligation_id) && line.counted_at.is_none() && line.tracked).cloned().collect())
}
