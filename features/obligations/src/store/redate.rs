//! Dates that lie ahead follow the calendars and the settled terms of today; what is past, submitted or closed stays
//! frozen as it was derived. What moved is listed.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use agreements::AgreementId;
use db::{Change, DbResult, Sql, Tx, args};
use deadlines::occurrences::{Step, Warning};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::World;
use permit::{OrganisationId, zone_by_name};
use serde_json::json;

use super::make::{Cache, Frame, Promise, performer};
use super::reviews::review_due;
use crate::derive::Occurrence;
use crate::model::{ExpectationId, ObligationId};

db::row! {
    /// An expectation that may still move.
    #[derive(Debug, Clone)]
    struct Movable {
        id: ExpectationId,
        obligation_id: ObligationId,
        slot: String,
        title_ru: String,
        title_en: String,
        reviews: Option<ExpectationId>,
        performer_organisation_id: OrganisationId,
        due_on: Option<Date>,
        due_at: Option<Timestamp>,
        anchor_on: Option<Date>,
        needed: i64,
        calendar_version: String,
    }
}

static MOVABLE: Sql = Sql::new(
    "obligations.redate.movable",
    "SELECT id, obligation_id, slot, title_ru, title_en, reviews, performer_organisation_id, due_on, due_at, anchor_on, needed,
            calendar_version
     FROM expectation
     WHERE agreement_id = $1 AND closed_at IS NULL AND submitted_at IS NULL AND returned_at IS NULL AND (due_at IS NULL OR due_at > $2)
     ORDER BY due_on NULLS LAST, id",
);
static MOVE: Sql = Sql::new(
    "obligations.redate.move",
    "UPDATE expectation SET due_on = $2, due_at = $3, zone = $4, needed = $5, steps = $6, warnings = $7, open = $8,
                            calendar_version = $9, dated_at = $10, moves = moves + 1
     WHERE id = $1",
);
static NOTE: Sql = Sql::new(
    "obligations.redate.note",
    "INSERT INTO expectation_move (id, expectation_id, agreement_id, act_id, old_due_on, new_due_on, old_calendar, new_calendar, moved_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
);

/// A date that follows from today's calendars and terms, beside the one that stands.
#[derive(Debug, Clone)]
pub struct Planned {
    /// The expectation.
    pub id: ExpectationId,
    /// Its title in Russian.
    pub title_ru: String,
    /// Its title in English.
    pub title_en: String,
    /// The day that stands; absent when nothing dated it so far.
    pub old_due_on: Option<Date>,
    /// The day that follows now.
    pub new_due_on: Date,
    due_at: Timestamp,
    zone: String,
    needed: i64,
    steps: Vec<Step>,
    warnings: Vec<Warning>,
    open: serde_json::Value,
    old_calendar: String,
    /// The calendars that it follows.
    pub new_calendar: String,
}

/// What would move. A day never moves into the past: nobody shall be late by a change of the calendar alone.
pub fn plan(tx: &mut Tx, agreement: AgreementId, today: Date, now: Timestamp) -> DbResult<Vec<Planned>> {
    let Some(frame) = Frame::load(tx, agreement, today, now)? else { return Ok(Vec::new()) };
    let rows: Vec<Movable> = tx.all(&MOVABLE, args![agreement, now])?;
    let promises: BTreeMap<ObligationId, &Promise> =
        frame.promises.iter().map(|promise| (promise.id, promise)).collect();
    let (mut cache, mut derived) = (Cache::new(), BTreeMap::new());
    let mut planned = Vec::new();
    for row in rows {
        let Some(promise) = promises.get(&row.obligation_id) else { continue };
        let found = if row.reviews.is_some() {
            review(tx, &frame, promise, &row, &mut cache)?
        } else {
            let (around, derivation) = match derived.entry(row.obligation_id) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(place) => place.insert(frame.derive(tx, promise, &mut cache)?),
            };
            let twin = derivation.occurrences.iter().find(|one| one.slot == row.slot);
            let open = json!(derivation.open);
            twin.and_then(|twin| anew(&row, twin, &around.zone_name, &around.calendars.version(), open))
        };
        planned.extend(found.filter(|one| one.due_at > now));
    }
    Ok(planned)
}

fn anew(row: &Movable, twin: &Occurrence, zone: &str, calendar: &str, open: serde_json::Value) -> Option<Planned> {
    let (due_on, due_at) = twin.due_on.zip(twin.due_at)?;
    let is_same = (row.due_on, row.due_at, row.needed) == (Some(due_on), Some(due_at), twin.needed);
    (!is_same).then(|| Planned {
        id: row.id,
        title_ru: row.title_ru.clone(),
        title_en: row.title_en.clone(),
        old_due_on: row.due_on,
        new_due_on: due_on,
        due_at,
        zone: zone.to_owned(),
        needed: twin.needed,
        steps: twin.steps.clone(),
        warnings: twin.warnings.clone(),
        open,
        old_calendar: row.calendar_version.clone(),
        new_calendar: calendar.to_owned(),
    })
}

/// A word that is awaited: its term counts from the submission, and where the term was settled only afterwards, from
/// the day on which it was.
fn review(
    tx: &mut Tx,
    frame: &Frame,
    promise: &Promise,
    row: &Movable,
    cache: &mut Cache,
) -> DbResult<Option<Planned>> {
    let (calendars, zone_name) = performer(tx, row.performer_organisation_id, frame.now, cache)?;
    let zone = zone_by_name(&zone_name);
    let today = frame.now.to_zoned(zone.clone()).date();
    let start = if row.due_on.is_some() { row.anchor_on } else { Some(today) };
    let term = promise.obligation()?.confirm.and_then(|confirm| frame.parameters.get(&confirm.term).copied());
    let Some(due) = start.and_then(|start| review_due(term, start, &calendars, &zone_name)) else { return Ok(None) };
    let Some(due_at) = kernel::end_of_day(due.due_on, &zone) else { return Ok(None) };
    let is_same = (row.due_on, row.due_at) == (Some(due.due_on), Some(due_at));
    Ok((!is_same).then(|| Planned {
        id: row.id,
        title_ru: row.title_ru.clone(),
        title_en: row.title_en.clone(),
        old_due_on: row.due_on,
        new_due_on: due.due_on,
        due_at,
        zone: zone_name.clone(),
        needed: row.needed,
        steps: due.steps,
        warnings: due.warnings,
        open: json!([]),
        old_calendar: row.calendar_version.clone(),
        new_calendar: calendars.version(),
    }))
}

/// Dates anew what lies ahead and notes what moved. Answers what moved; running it again moves nothing.
pub fn redate(change: &mut Change, world: &World, agreement: AgreementId, today: Date) -> DbResult<Vec<Planned>> {
    let planned = plan(change, agreement, today, world.now())?;
    let (act, at) = (change.act_id(), change.recorded_at());
    for one in &planned {
        change.execute(
            &MOVE,
            args![
                one.id,
                one.new_due_on,
                one.due_at,
                one.zone,
                one.needed,
                json!(one.steps),
                json!(one.warnings),
                one.open,
                one.new_calendar,
                at
            ],
        )?;
        if one.old_due_on != Some(one.new_due_on) {
            let row: uuid::Uuid = world.id();
            change.execute(
                &NOTE,
                args![
                    row,
                    one.id,
                    agreement,
                    act,
                    one.old_due_on,
                    one.new_due_on,
                    one.old_calendar,
                    one.new_calendar,
                    at
                ],
            )?;
        }
    }
    Ok(planned)
}

db::row! {
    /// A date that moved.
    #[derive(Debug, Clone)]
    pub struct Moved {
        /// The expectation.
        pub expectation_id: ExpectationId,
        /// Its title in Russian.
        pub title_ru: String,
        /// Its title in English.
        pub title_en: String,
        /// The day before; absent when nothing dated it then.
        pub old_due_on: Option<Date>,
        /// The day after.
        pub new_due_on: Date,
        /// The calendars before.
        pub old_calendar: String,
        /// The calendars after.
        pub new_calendar: String,
        /// When it moved.
        pub moved_at: Timestamp,
    }
}

const MOVED: &str = "SELECT m.expectation_id, e.title_ru, e.title_en, m.old_due_on, m.new_due_on, m.old_calendar, m.new_calendar, m.moved_at
     FROM expectation_move m JOIN expectation e ON e.id = m.expectation_id";

static OF_AGREEMENT: Sql = Sql::joined(
    "obligations.redate.of_agreement",
    &[MOVED, "WHERE m.agreement_id = $1 ORDER BY m.moved_at DESC, m.new_due_on, m.id LIMIT 300"],
);
static OF_EXPECTATION: Sql =
    Sql::joined("obligations.redate.of_expectation", &[MOVED, "WHERE m.expectation_id = $1 ORDER BY m.moved_at, m.id"]);

/// What moved in an agreement, the latest first.
pub fn moved(tx: &mut Tx, agreement: AgreementId) -> DbResult<Vec<Moved>> {
    tx.all(&OF_AGREEMENT, args![agreement])
}

/// How one expectation moved, the earliest first.
pub fn moves_of(tx: &mut Tx, id: ExpectationId) -> DbResult<Vec<Moved>> {
    tx.all(&OF_EXPECTATION, args![id])
}
