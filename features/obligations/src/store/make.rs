//! Occurrences are made when their period opens: idempotent, a few hundred rows a step, frozen once made.

use std::collections::{BTreeMap, BTreeSet};

use agreements::AgreementId;
use agreements::published as agreement_facts;
use blueprints::{Obligation, Opening, ParameterValue};
use db::{Change, DbResult, Sql, Tx, args};
use deadlines::Open;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::World;
use permit::{OrganisationId, zone_by_name};
use serde_json::json;

use crate::derive::{AnchorEvent, Derivation, Occurrence, Surroundings, derive};
use crate::model::{ExpectationId, ObligationId, acts};
use crate::store::around;

db::row! {
    /// A promise as derivation needs it.
    #[derive(Debug, Clone)]
    pub struct Promise {
        /// Its id.
        pub id: ObligationId,
        /// Who owes it.
        pub obliged_party_id: agreements::PartyId,
        /// Who does it.
        pub performer_organisation_id: OrganisationId,
        /// The blueprint's obligation as it stood when the watch began.
        pub spec: serde_json::Value,
        /// Those for each of whom it is owed apart.
        pub members: serde_json::Value,
        /// Its open questions as they were noted last.
        pub open: serde_json::Value,
    }
}

impl Promise {
    /// The blueprint's obligation.
    pub fn obligation(&self) -> DbResult<Obligation> {
        read_spec(&self.spec)
    }
}

/// Reads a stored obligation of a blueprint.
pub fn read_spec(spec: &serde_json::Value) -> DbResult<Obligation> {
    serde_json::from_value(spec.clone()).map_err(|error| db::DbError::Decode {
        statement: "obligation.spec".to_owned(),
        column: 1,
        expected: "an obligation of a blueprint".to_owned(),
        found: error.to_string(),
    })
}

static PROMISES: Sql = Sql::new(
    "obligations.promises",
    "SELECT id, obliged_party_id, performer_organisation_id, spec, members, open FROM obligation
     WHERE agreement_id = $1 ORDER BY ordinal, id",
);
static SLOTS: Sql =
    Sql::new("obligations.slots", "SELECT obligation_id, slot FROM expectation WHERE agreement_id = $1");
static SET_OPEN: Sql = Sql::new("obligations.set_open", "UPDATE obligation SET open = $2 WHERE id = $1");
static INSERT: Sql = Sql::new(
    "obligations.insert_expectation",
    "INSERT INTO expectation (id, obligation_id, agreement_id, slot, title_ru, title_en, subject, reviews, reviewed_act,
                              obliged_party_id, performer_organisation_id, period_from, period_to, opens_on, due_on, due_at, zone,
                              needed, steps, warnings, open, calendar_version, anchor_on, tracked, early, made_at, dated_at, moves, done)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26,
             $26, 0, 0)
     ON CONFLICT (obligation_id, slot) DO NOTHING",
);
static EVENTS: Sql = Sql::new(
    "obligations.events",
    "SELECT a.id, a.subject, a.happened_on, n.subject AS named
     FROM act a LEFT JOIN anchor_event n ON n.act_id = a.id
     WHERE a.about = $1 AND a.kind = $2
       AND NOT EXISTS (SELECT 1 FROM act r WHERE r.retracts = a.id)
     ORDER BY a.recorded_at, a.id",
);

/// Makes the occurrences of an agreement that are missing up to the horizon. Answers how many were made.
/// Running it again changes nothing.
pub fn make_missing(change: &mut Change, world: &World, agreement: AgreementId, today: Date) -> DbResult<u64> {
    let Some(frame) = Frame::load(change, agreement, today, world.now())? else { return Ok(0) };
    let known: BTreeSet<(ObligationId, String)> = change.all(&SLOTS, args![agreement])?.into_iter().collect();
    let mut cache = BTreeMap::new();
    let mut made = 0;
    for promise in &frame.promises {
        let (around, derivation) = frame.derive(change, promise, &mut cache)?;
        note_open(change, promise, &derivation)?;
        let missing = derivation.occurrences.iter().filter(|one| !known.contains(&(promise.id, one.slot.clone())));
        for occurrence in missing {
            made += insert(change, world, agreement, promise, &around, occurrence, &derivation.open)?;
        }
    }
    Ok(made)
}

/// The open questions of a promise stand with it, so that the board can ask them.
fn note_open(change: &mut Change, promise: &Promise, derivation: &Derivation) -> DbResult<()> {
    let open = json!({ "open": derivation.open, "missing": derivation.missing });
    if open != promise.open {
        change.execute(&SET_OPEN, args![promise.id, open])?;
    }
    Ok(())
}

fn events_by_obligation(tx: &mut Tx, agreement: AgreementId) -> DbResult<BTreeMap<ObligationId, Vec<AnchorEvent>>> {
    let rows: Vec<(uuid::Uuid, ObligationId, Date, Option<String>)> =
        tx.all(&EVENTS, args![agreement, acts::ANCHORED.as_str()])?;
    let mut events: BTreeMap<ObligationId, Vec<AnchorEvent>> = BTreeMap::new();
    for (act, obligation, on, words) in rows {
        events.entry(obligation).or_default().push(AnchorEvent {
            key: act.simple().to_string(),
            on,
            subject: words,
            period: None,
        });
    }
    Ok(events)
}

/// Calendars and zones of performers, read once each.
pub type Cache = BTreeMap<OrganisationId, (deadlines::Calendars, String)>;

/// Everything that the promises of one agreement are dated by.
pub struct Frame {
    agreement: agreement_facts::Agreement,
    watched_from: Date,
    today: Date,
    /// The moment.
    pub now: Timestamp,
    /// The parameters settled so far.
    pub parameters: BTreeMap<String, ParameterValue>,
    events: BTreeMap<ObligationId, Vec<AnchorEvent>>,
    /// The promises.
    pub promises: Vec<Promise>,
}

impl Frame {
    /// Loads it; `None` while nobody said from when the agreement is watched.
    pub fn load(tx: &mut Tx, id: AgreementId, today: Date, now: Timestamp) -> DbResult<Option<Self>> {
        let Some(agreement) = agreement_facts::agreement(tx, id)? else { return Ok(None) };
        let Some(watched_from) = agreement.watched_from else { return Ok(None) };
        let (parameters, events) = (agreement_facts::parameters(tx, id)?, events_by_obligation(tx, id)?);
        Ok(Some(Self {
            agreement,
            watched_from,
            today,
            now,
            parameters,
            events,
            promises: tx.all(&PROMISES, args![id])?,
        }))
    }

    /// What stands around a promise, and the occurrences that follow.
    pub fn derive(&self, tx: &mut Tx, promise: &Promise, cache: &mut Cache) -> DbResult<(Surroundings, Derivation)> {
        let spec = promise.obligation()?;
        let (calendars, zone_name) = performer(tx, promise.performer_organisation_id, self.now, cache)?;
        let schedule_rows = match &spec.waits_for {
            Some(key) => super::schedules::rows(tx, self.agreement.id, key)?,
            None => None,
        };
        let around = Surroundings {
            term_from: self.agreement.term_from,
            term_to: self.agreement.ended_on.or(self.agreement.term_to),
            effective_on: self.agreement.effective_on,
            watched_from: self.watched_from,
            today: self.today,
            calendars,
            zone: zone_by_name(&zone_name),
            zone_name,
            parameters: self.parameters.clone(),
            schedule_rows,
            members: serde_json::from_value(promise.members.clone()).unwrap_or_default(),
        };
        let events = self.events.get(&promise.id).map_or(&[][..], Vec::as_slice);
        let derivation = derive(&spec, &around, events);
        Ok((around, derivation))
    }
}

/// The calendars and the zone of a performer.
pub fn performer(
    tx: &mut Tx,
    id: OrganisationId,
    now: Timestamp,
    cache: &mut Cache,
) -> DbResult<(deadlines::Calendars, String)> {
    if let Some(known) = cache.get(&id) {
        return Ok(known.clone());
    }
    let found = (around::calendars(tx, id, now)?, around::zone(tx, id)?);
    cache.insert(id, found.clone());
    Ok(found)
}

fn insert(
    change: &mut Change,
    world: &World,
    agreement: AgreementId,
    promise: &Promise,
    around: &Surroundings,
    occurrence: &Occurrence,
    open: &[Open],
) -> DbResult<u64> {
    insert_row(
        change,
        &NewExpectation {
            id: world.id(),
            obligation: promise.id,
            agreement,
            reviews: None,
            obliged: promise.obliged_party_id,
            performer: promise.performer_organisation_id,
            zone: &around.zone_name,
            calendar_version: &around.calendars.version(),
            made_at: world.now(),
            occurrence,
            open: &json!(open),
        },
    )
}

/// A row to be made.
pub struct NewExpectation<'a> {
    /// Its id.
    pub id: ExpectationId,
    /// Its promise.
    pub obligation: ObligationId,
    /// Its agreement.
    pub agreement: AgreementId,
    /// What it reviews and the act of that submission, if it is a review.
    pub reviews: Option<(ExpectationId, uuid::Uuid)>,
    /// Who owes it.
    pub obliged: agreements::PartyId,
    /// Who does it.
    pub performer: OrganisationId,
    /// The zone in which its last day ends.
    pub zone: &'a str,
    /// The calendars its date was derived with.
    pub calendar_version: &'a str,
    /// When it is made.
    pub made_at: Timestamp,
    /// Its date and why.
    pub occurrence: &'a Occurrence,
    /// Questions its date rests on.
    pub open: &'a serde_json::Value,
}

/// Writes one expectation unless its slot is taken. Answers 1 or 0.
pub fn insert_row(change: &mut Change, new: &NewExpectation<'_>) -> DbResult<u64> {
    let one = new.occurrence;
    let (reviews, reviewed_act) = new.reviews.unzip();
    let (from, to) = one.period.unzip();
    change.execute(
        &INSERT,
        args![
            new.id,
            new.obligation,
            new.agreement,
            one.slot,
            one.title.ru,
            one.title.en,
            one.subject,
            reviews,
            reviewed_act,
            new.obliged,
            new.performer,
            from,
            to,
            one.opens_on,
            one.due_on,
            one.due_at,
            new.zone,
            one.needed,
            json!(one.steps),
            json!(one.warnings),
            new.open,
            new.calendar_version,
            one.anchor_on,
            one.tracked,
            one.early,
            new.made_at
        ],
    )
}

/// The promise whose clock an event of this kind starts, if its text says so.
pub fn starts_by_event(spec: &Obligation) -> bool {
    matches!(spec.anchor.as_ref().map(|anchor| &anchor.opened_by), Some(Opening::Act(_)))
}
