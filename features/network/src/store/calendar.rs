//! Layers over the federal production calendar, every loaded version kept.

use db::{Change, DbResult, Sql, Tx, args};
use deadlines::calendar::{Calendars, Layer, Week};
use jiff::Timestamp;
use uuid::Uuid;

use crate::model::{CalendarId, CalendarLevel, OrganisationId, Refused};

db::row! {
    /// A layer of the calendar.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Calendar {
        /// Its id.
        pub id: CalendarId,
        /// Its name.
        pub name: String,
        /// Whose it is.
        pub kind: CalendarLevel,
        /// The layer under it.
        pub parent_id: Option<CalendarId>,
        /// Whether Saturdays are worked.
        pub six_days: bool,
        /// The number of the version in force; 0 before anything was loaded.
        pub version: i64,
    }
}

db::row! {
    /// One loading of a calendar's days.
    #[derive(Debug, Clone, PartialEq)]
    pub struct Loaded {
        /// Its number.
        pub version: i64,
        /// When it was loaded.
        pub loaded_at: Timestamp,
        /// The act by which it was loaded.
        pub loaded_by_act: Uuid,
        /// The days, in the form of `deadlines::calendar::Layer`.
        pub days: serde_json::Value,
    }
}

/// What a calendar is called and stands on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarCard {
    /// Its name.
    pub name: String,
    /// Whose it is.
    pub kind: CalendarLevel,
    /// The layer under it.
    pub parent: Option<CalendarId>,
    /// Whether Saturdays are worked.
    pub six_days: bool,
}

/// How many layers a chain may have; there are four levels.
const LONGEST_CHAIN: usize = 8;

static BY_ID: Sql = Sql::new(
    "network.calendar.by_id",
    "SELECT id, name, kind, parent_id, six_days, version FROM calendar WHERE id = $1",
);
static LIST: Sql = Sql::new(
    "network.calendar.list",
    "SELECT id, name, kind, parent_id, six_days, version FROM calendar ORDER BY sort_key, id",
);
static OF_ORGANISATION: Sql = Sql::new(
    "network.calendar.of_organisation",
    "SELECT o.calendar_id FROM organisation_closure c JOIN organisation o ON o.id = c.ancestor_id
     WHERE c.descendant_id = $1 AND o.calendar_id IS NOT NULL ORDER BY c.depth LIMIT 1",
);
static INSERT: Sql = Sql::new(
    "network.calendar.insert",
    "INSERT INTO calendar (id, name, kind, parent_id, six_days, sort_key, version) VALUES ($1, $2, $3, $4, $5, $6, 0)",
);
static COUNT_UP: Sql =
    Sql::new("network.calendar.count_up", "UPDATE calendar SET version = version + 1 WHERE id = $1 AND version = $2");
static LOAD: Sql = Sql::new(
    "network.calendar.load",
    "INSERT INTO calendar_version (id, calendar_id, version, loaded_at, loaded_by_act, days) VALUES ($1, $2, $3, $4, $5, $6)",
);
static IN_FORCE: Sql = Sql::new(
    "network.calendar.in_force",
    "SELECT version, loaded_at, loaded_by_act, days FROM calendar_version
     WHERE calendar_id = $1 AND loaded_at <= $2 ORDER BY version DESC LIMIT 1",
);
static VERSIONS: Sql = Sql::new(
    "network.calendar.versions",
    "SELECT version, loaded_at, loaded_by_act, days FROM calendar_version WHERE calendar_id = $1 ORDER BY version DESC LIMIT 50",
);

/// The calendar with this id.
pub fn by_id(tx: &mut Tx, id: CalendarId) -> DbResult<Option<Calendar>> {
    tx.optional(&BY_ID, args![id])
}

/// All calendars, by name.
pub fn list(tx: &mut Tx) -> DbResult<Vec<Calendar>> {
    tx.all(&LIST, args![])
}

/// The loaded versions, the newest first.
pub fn versions(tx: &mut Tx, id: CalendarId) -> DbResult<Vec<Loaded>> {
    tx.all(&VERSIONS, args![id])
}

/// The version in force at `moment`.
pub fn in_force(tx: &mut Tx, id: CalendarId, moment: Timestamp) -> DbResult<Option<Loaded>> {
    tx.optional(&IN_FORCE, args![id, moment])
}

/// Enters a calendar without days.
pub fn insert(change: &mut Change<'_>, id: CalendarId, card: &CalendarCard) -> DbResult<()> {
    change
        .execute(&INSERT, args![id, card.name, card.kind, card.parent, card.six_days, kernel::sort_key(&card.name)])?;
    Ok(())
}

/// Loads days as the next version. `days` was read by [`layer_of`] before.
///
/// # Errors
/// [`Refused::Conflict`] when somebody loaded another version since `seen_version`.
pub fn load(
    change: &mut Change<'_>,
    row: Uuid,
    id: CalendarId,
    seen_version: i64,
    days: &serde_json::Value,
) -> Result<(), Refused> {
    if change.execute(&COUNT_UP, args![id, seen_version])? == 0 {
        return Err(Refused::Conflict);
    }
    let (Some(act), Some(at)) = (change.act_id(), change.recorded_at()) else { return Err(Refused::NotFound) };
    change.execute(&LOAD, args![row, id, seen_version + 1, at, act, days])?;
    Ok(())
}

/// The layer that stored days describe; the reason when they are none.
pub fn layer_of(days: &serde_json::Value) -> Result<Layer, String> {
    let text = toml::to_string(days).map_err(|error| error.to_string())?;
    Layer::from_toml(&text).map_err(|error| error.to_string())
}

/// The chain of calendars that counts for an organisation, as it was at `moment`: the built-in federal one, then
/// the layers from the top down to the organisation's own, or to that of the nearest organisation above it.
pub fn chain(tx: &mut Tx, organisation: OrganisationId, moment: Timestamp) -> DbResult<Calendars> {
    let nearest = nearest(tx, organisation)?;
    chain_from(tx, nearest.map(|calendar| calendar.id), moment)
}

/// The layer that counts for an organisation: its own, or that of the nearest organisation above it.
pub fn nearest(tx: &mut Tx, organisation: OrganisationId) -> DbResult<Option<Calendar>> {
    match tx.optional::<(Option<CalendarId>,)>(&OF_ORGANISATION, args![organisation])? {
        Some((Some(calendar),)) => by_id(tx, calendar),
        _ => Ok(None),
    }
}

/// The chain that ends in the given calendar.
pub fn chain_from(tx: &mut Tx, nearest: Option<CalendarId>, moment: Timestamp) -> DbResult<Calendars> {
    let mut layers = Vec::new();
    let mut six_days = None;
    let mut next = nearest;
    while let Some(calendar) = next.take().filter(|_| layers.len() < LONGEST_CHAIN) {
        let Some(calendar) = by_id(tx, calendar)? else { break };
        six_days.get_or_insert(calendar.six_days);
        layers.push(in_force(tx, calendar.id, moment)?);
        next = calendar.parent_id;
    }
    let mut chain = Calendars::federal();
    for loaded in layers.into_iter().rev().flatten() {
        // Loading refuses days that cannot be read, so only a damaged row is passed over here.
        if let Ok(layer) = layer_of(&loaded.days) {
            chain = chain.with(layer);
        }
    }
    Ok(if six_days == Some(true) { chain.with_week(Week::SixDay) } else { chain })
}
