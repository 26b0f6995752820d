//! What is done to an expectation: each doing is an act; the moments beside the row follow from the acts.

use agreements::{AgreementId, PartyId};
use blueprints::Obligation;
use db::{ActKind, Change, DbResult, Sql, Tx, args};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::World;
use permit::{OrganisationId, zone_by_name};
use uuid::Uuid;

use crate::history::{ActRow, Moments};
use crate::model::{EvidenceId, EvidenceKind, ExpectationId, ObligationId, acts};
use crate::state::{Facts, State, state};
use crate::store::make::read_spec;
use crate::store::reviews::open_reviews;
pub use crate::store::settle::{recompute, settle};

db::row! {
    /// An expectation as its acts need it.
    #[derive(Debug, Clone)]
    pub struct Current {
        /// Its promise.
        pub obligation_id: ObligationId,
        /// Its agreement.
        pub agreement_id: AgreementId,
        /// The submission it reviews.
        pub reviews: Option<ExpectationId>,
        /// What tells it from the promise's other occurrences.
        pub slot: String,
        /// Its title in Russian.
        pub title_ru: String,
        /// Its title in English.
        pub title_en: String,
        /// What it is about.
        pub subject: Option<String>,
        /// The first day of its period.
        pub period_from: Option<Date>,
        /// The last day of its period.
        pub period_to: Option<Date>,
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
    /// The event that started its clock, if one did.
    pub fn event(&self) -> Option<Uuid> {
        event_of(&self.slot)
    }

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

/// The act of the event that a slot was made for.
pub fn event_of(slot: &str) -> Option<Uuid> {
    slot.strip_prefix("event:")?.split(':').next()?.parse().ok()
}

static CURRENT: Sql = Sql::new(
    "obligations.current",
    "SELECT e.obligation_id, e.agreement_id, e.reviews, e.slot, e.title_ru, e.title_en, e.subject, e.period_from, e.period_to,
            e.tracked, e.early, e.due_on, e.due_at, e.opens_on,
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
pub fn acts_upon(tx: &mut Tx, id: ExpectationId) -> DbResult<Vec<ActRow>> {
    tx.all(&ACTS, args![id])
}

static CONFIRMING: Sql = Sql::new(
    "obligations.confirming",
    "SELECT party_id, organisation_id FROM obligation_addressee WHERE obligation_id = $1 AND confirms ORDER BY id",
);

/// The parties whose word closes a promise.
pub fn confirming(tx: &mut Tx, id: ObligationId) -> DbResult<Vec<(PartyId, OrganisationId)>> {
    tx.all(&CONFIRMING, args![id])
}

/// The party that an organisation is, or acts for.
pub fn party_of(tx: &mut Tx, agreement: AgreementId, organisation: OrganisationId) -> DbResult<Option<PartyId>> {
    let parties = agreements::published::parties(tx, agreement)?;
    Ok(parties
        .iter()
        .find(|party| party.organisation_id == organisation)
        .map(|party| party.acts_for.unwrap_or(party.id)))
}

/// The kinds of act after which a page that was opened before no longer tells the truth.
const MOVING: [ActKind; 6] =
    [acts::SUBMITTED, acts::RETURNED, acts::CONFIRMED, acts::COUNTED, acts::WAIVED, acts::RETRACTED];

/// Whether an act of this kind moves an expectation.
pub fn is_moving(kind: &str) -> bool {
    MOVING.iter().any(|one| one.as_str() == kind)
}

/// The kinds of act that can be called back.
const CAN_BE_RETRACTED: [ActKind; 5] = [acts::SUBMITTED, acts::RETURNED, acts::CONFIRMED, acts::COUNTED, acts::WAIVED];

/// What the reader's page knew when the form was sent: the last act that moved the expectation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// Nothing had happened yet.
    Nothing,
    /// This act was the last.
    Act(Uuid),
}

/// A doing upon an expectation, beside the act that names it.
#[derive(Debug, Clone, Default)]
pub struct Doing {
    /// Its words.
    pub words: Option<String>,
    /// What proves it.
    pub evidence: Vec<NewEvidence>,
    /// What its page knew; absent when no page was looked at.
    pub seen: Option<Seen>,
    /// The act it calls back, and the organisation that calls it back.
    pub retracts: Option<(Uuid, OrganisationId)>,
}

/// Keeps what belongs to an act that was just opened upon an expectation, and lets the moments follow. Of two
/// officers on the same row the second is refused, before anything of theirs is kept.
pub fn perform(
    change: &mut Change,
    world: &World,
    id: ExpectationId,
    kind: ActKind,
    doing: &Doing,
) -> Result<Moments, ActError> {
    let before = current(change, id)?.ok_or(ActError::Conflict)?;
    let act = change.act_id().ok_or(ActError::Conflict)?;
    let log: Vec<ActRow> = acts_upon(change, id)?.into_iter().filter(|row| row.id != act).collect();
    let may_go_back = match doing.retracts {
        Some((wrong, side)) if Some(wrong) == before.event() => {
            before.state(world.now()).can_be_submitted() && event_may_go_back(change, wrong, side, act)?
        }
        retracts => may_go_back(retracts, &log),
    };
    if !is_allowed(kind, &before, world.now()) || !is_up_to_date(doing.seen, &log) || !may_go_back {
        return Err(ActError::Conflict);
    }
    if let Some(words) = &doing.words {
        change.execute(&SAY, args![act, id, words])?;
    }
    for one in &doing.evidence {
        add_evidence(change, act, id, one)?;
    }
    let (after, rounds) = settle(change, id)?;
    if let Some(round) = rounds.last().filter(|round| round.submission == act && round.ended_at.is_none()) {
        open_reviews(change, world, id, round.submission)?;
    }
    Ok(after)
}

/// From where an act of this kind makes sense. A review is settled by the words about what it reviews, never by itself.
fn is_allowed(kind: ActKind, before: &Current, now: Timestamp) -> bool {
    let state = before.state(now);
    match kind {
        acts::REMINDED => state.is_owed(),
        _ if before.reviews.is_some() => false,
        acts::SUBMITTED => state.can_be_submitted() && before.needed <= 1,
        acts::COUNTED => state.can_be_submitted() && before.needed > 1,
        acts::CONFIRMED | acts::RETURNED => matches!(state, State::Submitted { .. }),
        acts::WAIVED => state.can_be_submitted() || matches!(state, State::BeforeTracking),
        acts::SHIFTED => state.is_owed(),
        acts::RETRACTED => true,
        _ => false,
    }
}

fn is_up_to_date(seen: Option<Seen>, log: &[ActRow]) -> bool {
    let last = log.iter().rev().find(|row| is_moving(&row.kind)).map_or(Seen::Nothing, |row| Seen::Act(row.id));
    seen.is_none_or(|seen| seen == last)
}

/// A side calls back its own standing act, and no submission over which the other side's word already stands.
fn may_go_back(retracts: Option<(Uuid, OrganisationId)>, log: &[ActRow]) -> bool {
    let Some((wrong, side)) = retracts else { return true };
    let stands = |row: &ActRow| log.iter().all(|one| one.retracts != Some(row.id));
    let Some(at) = log.iter().position(|row| row.id == wrong && row.on_behalf_of == Some(side) && stands(row)) else {
        return false;
    };
    can_be_retracted(&log[at].kind)
        && (log[at].kind != acts::SUBMITTED.as_str() || !is_spoken_over(&log[at + 1..], stands))
}

static EVENT: Sql = Sql::new(
    "obligations.event_standing",
    "SELECT on_behalf_of FROM act a WHERE a.id = $1 AND NOT EXISTS (SELECT 1 FROM act r WHERE r.retracts = a.id AND r.id <> $2)",
);

/// A side calls back an event that it recorded itself, as long as nothing waits on what followed.
fn event_may_go_back(tx: &mut Tx, event: Uuid, side: OrganisationId, act: Uuid) -> DbResult<bool> {
    let recorded: Option<(Option<OrganisationId>,)> = tx.optional(&EVENT, args![event, act])?;
    Ok(recorded == Some((Some(side),)))
}

fn is_spoken_over(later: &[ActRow], stands: impl Fn(&ActRow) -> bool) -> bool {
    let words = [acts::CONFIRMED.as_str(), acts::RETURNED.as_str()];
    later.iter().any(|row| words.contains(&row.kind.as_str()) && stands(row))
}

/// Whether an act of this kind can be called back at all.
pub fn can_be_retracted(kind: &str) -> bool {
    CAN_BE_RETRACTED.iter().any(|one| one.as_str() == kind)
}

static SAY: Sql =
    Sql::new("obligations.say", "INSERT INTO expectation_word (act_id, expectation_id, words) VALUES ($1, $2, $3)");

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

fn add_evidence(change: &mut Change, act: Uuid, expectation: ExpectationId, one: &NewEvidence) -> DbResult<()> {
    let (key, kind, size) =
        one.file.clone().map_or((None, None, None), |(key, kind, size)| (Some(key), Some(kind), Some(size)));
    let at = change.recorded_at();
    change
        .execute(&ADD_EVIDENCE, args![one.id, expectation, act, one.kind, one.name, one.link, key, kind, size, at])?;
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
