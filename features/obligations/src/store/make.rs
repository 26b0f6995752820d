//! Occurrences are made when their period opens: idempotent, a few hundred rows a step, frozen once made.

use std::collections::BTreeMap;

use agreements::AgreementId;
use agreements::published as agreement_facts;
use blueprints::{Obligation, Opening};
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
    "SELECT id, obliged_party_id, performer_organisation_id, spec FROM obligation WHERE agreement_id = $1 ORDER BY ordinal, id",
);
static SLOTS: Sql = Sql::new("obligations.slots", "SELECT obligation_id, slot FROM expectation WHERE agreement_id = $1");
static SET_OPEN: Sql = Sql::new("obligations.set_open", "UPDATE obligation SET open = $2 WHERE id = $1");
static INSERT: Sql = Sql::new(
    "obligations.insert_expectation",
    "INSERT INTO expectation (id, obligation_id, agreement_id, slot, title_ru, title_en, subject, reviews, obliged_party_id,
                              performer_organisation_id, period_from, period_to, opens_on, due_on, due_at, zone, needed, steps,
                              warnings, open, calendar_version, anchor_on, tracked, early, made_at, done)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, 0)
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
    let promises: Vec<Promise> = change.all(&PROMISES, args![agreement])?;
    let known: std::collections::BTreeSet<(ObligationId, String)> = change.all(&SLOTS, args![agreement])?.into_iter().collect();
    let events = events_by_obligation(change, agreement)?;
    let (mut cache, now) = (BTreeMap::new(), world.now());
    let mut made = 0;
    for promise in promises {
        let spec = promise.obligation()?;
        let around = surroundings(change, agreement, &promise, &spec, (today, now), &mut cache)?;
        let Some(around) = around else { return Ok(0) };
        let of_this: &[AnchorEvent] = events.get(&promise.id).map_or(&[], Vec::as_slice);
        let derivation = derive(&spec, &around, of_this);
        note_open(change, promise.id, &derivation)?;
        for occurrence in &derivation.occurrences {
            if !known.contains(&(promise.id, occurrence.slot.clone())) {
                made += insert(change, world, agreement, &promise, &around, occurrence, &derivation.open)?;
            }
        }
    }
    Ok(made)
}

/// The open questions of a promise stand with it, so that the board can ask them.
fn note_open(change: &mut Change, id: ObligationId, derivation: &Derivation) -> DbResult<()> {
    let open = json!({ "open": derivation.open, "missing": derivation.missing });
    change.execute(&SET_OPEN, args![id, open])?;
    Ok(())
}

fn events_by_obligation(tx: &mut Tx, agreement: AgreementId) -> DbResult<BTreeMap<ObligationId, Vec<AnchorEvent>>> {
    let rows: Vec<(uuid::Uuid, ObligationId, Date, Option<String>)> = tx.all(&EVENTS, args![agreement, acts::ANCHORED.as_str()])?;
    let mut events: BTreeMap<ObligationId, Vec<AnchorEvent>> = BTreeMap::new();
    for (act, obligation, on, words) in rows {
        events.entry(obligation).or_default().push(AnchorEvent { key: act.simple().to_string(), on, subject: words, period: None });
    }
    Ok(events)
}

type Cache = BTreeMap<OrganisationId, (deadlines::Calendars, String)>;

/// What stands around a promise; `None` while nobody said from when the agreement is watched.
pub fn surroundings(
    tx: &mut Tx,
    id: AgreementId,
    promise: &Promise,
    spec: &Obligation,
    (today, now): (Date, Timestamp),
    cache: &mut Cache,
) -> DbResult<Option<Surroundings>> {
    let Some(agreement) = agreement_facts::agreement(tx, id)? else { return Ok(None) };
    let Some(watched_from) = agreement.watched_from else { return Ok(None) };
    let performer = promise.performer_organisation_id;
    let (calendars, zone_name) = match cache.get(&performer) {
        Some(known) => known.clone(),
        None => {
            let found = (around::calendars(tx, performer, now)?, around::zone(tx, performer)?);
            cache.insert(performer, found.clone());
            found
        }
    };
    let schedule_rows = match &spec.waits_for {
        Some(key) => super::schedules::rows(tx, id, key)?,
        None => None,
    };
    Ok(Some(Surroundings {
        term_from: agreement.term_from,
        term_to: agreement.ended_on.or(agreement.term_to),
        effective_on: agreement.effective_on,
        watched_from,
        today,
        calendars,
        zone: zone_by_name(&zone_name),
        zone_name,
        parameters: agreement_facts::parameters(tx, id)?,
        schedule_rows,
    }))
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
            open,
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
    /// The submission that it reviews, if it is a review.
    pub reviews: Option<ExpectationId>,
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
    pub open: &'a [Open],
}

/// Writes one expectation unless its slot is taken. Answers 1 or 0.
pub fn insert_row(change: &mut Change, new: &NewExpectation<'_>) -> DbResult<u64> {
    let one = new.occurrence;
    change.execute(
        &INSERT,
        args![
            new.id, new.obligation, new.agreement, one.slot, one.title.ru, one.title.en, one.subject, new.reviews, new.obliged,
            new.performer, one.period.map(|(from, _)| from), one.period.map(|(_, to)| to), one.opens_on, one.due_on, one.due_at,
            new.zone, one.needed, json!(one.steps), json!(one.warnings), json!(new.open), new.calendar_version, one.anchor_on,
            one.tracked, one.early, new.made_at
        ],
    )
}

/// The promise whose clock an event of this kind starts, if its text says so.
pub fn starts_by_event(spec: &Obligation) -> bool {
    matches!(spec.anchor.as_ref().map(|anchor| &anchor.opened_by), Some(Opening::Act(_)))
}
