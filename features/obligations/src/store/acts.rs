//! What is done to an expectation: each doing is an act; the moments beside the row follow from the acts.

use blueprints::Obligation;
use db::{Act, Change, DbResult, Sql, Tx, args};
use deadlines::rule::{Bound, Direction, Offset, Unit};
use deadlines::{Rule, Situation};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::World;
use permit::{OrganisationId, zone_by_name};
use uuid::Uuid;

use crate::derive::Occurrence;
use crate::history::{ActRow, Measure, Moments, moments};
use crate::model::{EvidenceId, EvidenceKind, ExpectationId, ObligationId};
use crate::state::{Facts, State, state};
use crate::store::around;
use crate::store::make::{NewExpectation, insert_row, read_spec};

db::row! {
    /// An expectation as its acts need it.
    #[derive(Debug, Clone)]
    pub struct Current {
        /// Its promise.
        pub obligation_id: ObligationId,
        /// Its agreement.
        pub agreement_id: agreements::AgreementId,
        /// The submission it reviews.
        pub reviews: Option<ExpectationId>,
        /// Its title in Russian.
        pub title_ru: String,
        /// Its title in English.
        pub title_en: String,
        /// Whether it is watched.
        pub tracked: bool,
        /// Whether its date lies before the signing.
        pub early: bool,
        /// Its last day.
        pub due_on: Option<Date>,
        /// The end of that day.
        pub due_at: Option<Timestamp>,
        /// From when it may stand on a board.
        pub opens_on: Option<Date>,
        /// How many doings it takes.
        pub needed: i64,
        /// How many counted.
        pub done: i64,
        /// The submission that waits.
        pub submitted_at: Option<Timestamp>,
        /// The return that stands.
        pub returned_at: Option<Timestamp>,
        /// What counts for timeliness.
        pub counted_at: Option<Timestamp>,
        /// The release.
        pub waived_at: Option<Timestamp>,
        /// The performer's zone.
        pub zone: String,
        /// The blueprint's obligation.
        pub spec: serde_json::Value,
    }
}

impl Current {
    /// Where it stands at `now`.
    pub fn state(&self, now: Timestamp) -> State {
        let facts = Facts {
            tracked: self.tracked,
            early: self.early,
            due_on: self.due_on,
            due_at: self.due_at,
            opens_on: self.opens_on,
            needed: self.needed,
            done: self.done,
            submitted_at: self.submitted_at,
            returned_at: self.returned_at,
            counted_at: self.counted_at,
            waived_at: self.waived_at,
        };
        state(&facts, now, &zone_by_name(&self.zone))
    }

    /// The blueprint's obligation.
    pub fn promise(&self) -> DbResult<Obligation> {
        read_spec(&self.spec)
    }
}

static CURRENT: Sql = Sql::new(
    "obligations.current",
    "SELECT e.obligation_id, e.agreement_id, e.reviews, e.title_ru, e.title_en, e.tracked, e.early, e.due_on, e.due_at, e.opens_on,
            e.needed, e.done, e.submitted_at, e.returned_at, e.counted_at, e.waived_at, e.zone, o.spec
     FROM expectation e JOIN obligation o ON o.id = e.obligation_id WHERE e.id = $1",
);

/// One expectation as its acts need it.
pub fn current(tx: &mut Tx, id: ExpectationId) -> DbResult<Option<Current>> {
    tx.optional(&CURRENT, args![id])
}

static ACTS: Sql = Sql::new(
    "obligations.acts",
    "SELECT id, kind, actor, on_behalf_of, happened_on, recorded_at, retracts, facts
     FROM act WHERE subject = $1 ORDER BY recorded_at, id",
);

/// The acts upon an expectation, oldest first.
pub fn acts(tx: &mut Tx, id: ExpectationId) -> DbResult<Vec<ActRow>> {
    tx.all(&ACTS, args![id])
}

static CONFIRMING: Sql = Sql::new(
    "obligations.confirming",
    "SELECT party_id, organisation_id FROM obligation_addressee WHERE obligation_id = $1 AND confirms ORDER BY id",
);

/// The parties whose word closes a promise.
pub fn confirming(tx: &mut Tx, id: ObligationId) -> DbResult<Vec<(agreements::PartyId, OrganisationId)>> {
    tx.all(&CONFIRMING, args![id])
}

static SETTLE: Sql = Sql::new(
    "obligations.settle",
    "UPDATE expectation SET done = $2, submitted_at = $3, returned_at = $4, counted_at = $5, waived_at = $6, closed_at = $7 WHERE id = $1",
);
static SETTLE_REVIEWS: Sql = Sql::new(
    "obligations.settle_reviews",
    "UPDATE expectation SET counted_at = $2, closed_at = $2 WHERE reviews = $1 AND closed_at IS NULL",
);
static DROP_REVIEWS: Sql = Sql::new(
    "obligations.drop_reviews",
    "UPDATE expectation SET waived_at = $2, closed_at = $2 WHERE reviews = $1 AND closed_at IS NULL",
);

/// Repeats beside the row what the acts say happened. The acts decide; this only spares lists from reading them.
pub fn settle(change: &mut Change, id: ExpectationId) -> DbResult<Option<Moments>> {
    let Some(now) = current(change, id)? else { return Ok(None) };
    let found = recompute(change, id, &now)?;
    change.execute(
        &SETTLE,
        args![id, found.done, found.submitted_at, found.returned_at, found.counted_at, found.waived_at, found.closed_at],
    )?;
    let at = change.recorded_at();
    let sql = if found.closed_at.is_some() || found.returned_at.is_some() { &SETTLE_REVIEWS } else { &DROP_REVIEWS };
    if found.submitted_at.is_none() || found.closed_at.is_some() {
        change.execute(sql, args![id, at])?;
    }
    Ok(Some(found))
}

/// What the acts say happened.
pub fn recompute(tx: &mut Tx, id: ExpectationId, now: &Current) -> DbResult<Moments> {
    let confirmers = confirming(tx, now.obligation_id)?.len();
    let measure = Measure::of(&now.promise()?, now.needed, confirmers);
    Ok(moments(&acts(tx, id)?, measure, &zone_by_name(&now.zone)))
}

/// After a submission each confirming party owes its word, within the term the agreement gives for it.
pub fn open_reviews(change: &mut Change, world: &World, id: ExpectationId, act: Uuid) -> DbResult<()> {
    let Some(now) = current(change, id)? else { return Ok(()) };
    let promise = now.promise()?;
    let Some(confirm) = &promise.confirm else { return Ok(()) };
    let term = agreements::published::parameters(change, now.agreement_id)?.get(&confirm.term).copied();
    let acting = agreements::published::parties(change, now.agreement_id)?;
    for (party, organisation) in confirming(change, now.obligation_id)? {
        let body = acting.iter().find(|one| one.acts_for == Some(party)).map_or(organisation, |one| one.organisation_id);
        let calendars = around::calendars(change, body, world.now())?;
        let zone_name = around::zone(change, body)?;
        let zone = zone_by_name(&zone_name);
        let submitted_on = world.now().to_zoned(zone.clone()).date();
        let due = match term {
            Some(blueprints::ParameterValue::Number(days)) => review_due(days, submitted_on, &calendars, &zone_name),
            _ => None,
        };
        let title = confirm.title.clone().unwrap_or_else(|| blueprints::Text {
            ru: format!("Проверить: {}", now.title_ru),
            en: format!("Review: {}", now.title_en),
        });
        let occurrence = Occurrence {
            slot: format!("review:{}:{}", act.simple(), party),
            title: blueprints::Text {
                ru: fill(&title.ru, &now.title_ru),
                en: fill(&title.en, &now.title_en),
            },
            subject: None,
            period: None,
            opens_on: Some(submitted_on),
            due_on: due.as_ref().map(|due| due.due_on),
            due_at: due.as_ref().and_then(|due| kernel::end_of_day(due.due_on, &zone)),
            needed: 1,
            steps: due.map(|due| due.steps).unwrap_or_default(),
            warnings: Vec::new(),
            anchor_on: Some(submitted_on),
            tracked: now.tracked,
            early: false,
        };
        insert_row(
            change,
            &NewExpectation {
                id: world.id(),
                obligation: now.obligation_id,
                agreement: now.agreement_id,
                reviews: Some(id),
                obliged: party,
                performer: body,
                zone: &zone_name,
                calendar_version: &calendars.version(),
                made_at: world.now(),
                occurrence: &occurrence,
                open: &[],
            },
        )?;
    }
    Ok(())
}

/// A review's title with the reviewed thing's own title where the blueprint leaves a place for it.
fn fill(title: &str, reviewed: &str) -> String {
    ["{period}", "{year}", "{subject}"].iter().fold(title.to_owned(), |title, place| title.replace(place, reviewed))
}

fn review_due(days: u32, submitted_on: Date, calendars: &deadlines::Calendars, zone: &str) -> Option<deadlines::Due> {
    let anchor = deadlines::rule::Anchor::new("submission_received");
    let rule = Rule::Offset(Offset {
        n: days,
        from_n: None,
        unit: Unit::WorkingDay,
        direction: Direction::After,
        anchor: Some(anchor.clone()),
        bound: Some(Bound::Max),
        extra: Default::default(),
    });
    let situation = Situation {
        anchors: [(anchor, deadlines::occurrences::AnchorTime::On(submitted_on))].into(),
        calendars: calendars.clone(),
        zone: Some(zone.to_owned()),
        ..Situation::default()
    };
    deadlines::derive(&rule, &situation).due.into_iter().next()
}

static SAY: Sql = Sql::new("obligations.say", "INSERT INTO expectation_word (act_id, expectation_id, words) VALUES ($1, $2, $3)");

/// Keeps the words that belong to an act.
pub fn say(change: &mut Change, act: Uuid, id: ExpectationId, words: Option<&str>) -> DbResult<()> {
    if let Some(words) = words {
        change.execute(&SAY, args![act, id, words])?;
    }
    Ok(())
}

/// A piece of evidence to be kept.
#[derive(Debug, Clone)]
pub struct NewEvidence {
    /// Its id.
    pub id: EvidenceId,
    /// What it is.
    pub kind: EvidenceKind,
    /// Its name.
    pub name: String,
    /// Its address, for a link.
    pub link: Option<String>,
    /// Key, kind and size of its file.
    pub file: Option<(String, String, i64)>,
}

static ADD_EVIDENCE: Sql = Sql::new(
    "obligations.add_evidence",
    "INSERT INTO evidence (id, expectation_id, act_id, kind, name, link, file_key, file_kind, size, added_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
);

/// Keeps what proves an act.
pub fn add_evidence(change: &mut Change, act: Uuid, expectation: ExpectationId, one: &NewEvidence) -> DbResult<()> {
    let (key, kind, size) = one.file.clone().map_or((None, None, None), |(key, kind, size)| (Some(key), Some(kind), Some(size)));
    let at = change.recorded_at();
    change.execute(&ADD_EVIDENCE, args![one.id, expectation, act, one.kind, one.name, one.link, key, kind, size, at])?;
    Ok(())
}

static SHIFT: Sql = Sql::new("obligations.shift", "UPDATE expectation SET expected_on = $2 WHERE id = $1");

/// Sets an expected date beside the agreed one. The agreed date moves only by a supplementary agreement.
pub fn shift(change: &mut Change, id: ExpectationId, expected_on: Option<Date>) -> DbResult<()> {
    change.execute(&SHIFT, args![id, expected_on])?;
    Ok(())
}

/// Why an act cannot be done now.
#[derive(Debug, Clone, thiserror::Error)]
pub enum ActError {
    /// The expectation stands where this act makes no sense: somebody was faster.
    #[error("changed meanwhile")]
    Conflict,
    /// The database's own reason.
    #[error(transparent)]
    Db(#[from] db::DbError),
}

impl From<ActError> for web::PageError {
    fn from(error: ActError) -> Self {
        match error {
            ActError::Conflict => Self::Conflict,
            ActError::Db(error) => error.into(),
        }
    }
}

/// Loads the expectation inside the change and lets the act go on only from a state that allows it,
/// so that of two officers on the same row the second is told.
pub fn guard(change: &mut Change, world: &World, id: ExpectationId, allowed: impl Fn(&State) -> bool) -> Result<Current, ActError> {
    let now = current(change, id)?.ok_or(ActError::Conflict)?;
    if allowed(&now.state(world.now())) { Ok(now) } else { Err(ActError::Conflict) }
}

/// The act's kind and subject for an expectation, about its agreement.
pub fn act(
    authority: &impl db::Authorised,
    world: &World,
    kind: db::ActKind,
    id: ExpectationId,
    agreement: agreements::AgreementId,
) -> Act {
    Act::under(authority, world, kind, id).about(agreement)
}
