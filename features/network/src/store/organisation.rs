//! Organisations: cards, their changes field by field, kinds, the tree.

use db::{Change, DbResult, Sql, Tx, args};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::World;

use crate::model::{CalendarId, Gender, OrganisationCard, OrganisationId, Refused};
use crate::store::closure;

db::row! {
    /// An organisation's card with its version.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Organisation {
        /// Its id.
        pub id: OrganisationId,
        /// A code of `organisation_kind`.
        pub kind: String,
        /// The full name.
        pub name: String,
        /// The name on boards and in sentences.
        pub short_name: String,
        /// The short name in the genitive.
        pub genitive: Option<String>,
        /// The short name in the dative.
        pub dative: Option<String>,
        /// The short name's gender.
        pub gender: Option<Gender>,
        /// The organisation above.
        pub parent_id: Option<OrganisationId>,
        /// IANA name of its zone.
        pub zone: String,
        /// Its own layer of the calendar.
        pub calendar_id: Option<CalendarId>,
        /// Whether its people may work in Opora.
        pub has_account: bool,
        /// Its first day.
        pub starts_on: Option<Date>,
        /// Its last day.
        pub ends_on: Option<Date>,
        /// Counts changes of the card.
        pub version: i64,
    }
}

impl Organisation {
    /// The card, to be filled in anew.
    pub fn card(&self) -> OrganisationCard {
        OrganisationCard {
            kind: self.kind.clone(),
            name: self.name.clone(),
            short_name: self.short_name.clone(),
            genitive: self.genitive.clone(),
            dative: self.dative.clone(),
            gender: self.gender,
            parent_id: self.parent_id,
            zone: self.zone.clone(),
            calendar_id: self.calendar_id,
            has_account: self.has_account,
            starts_on: self.starts_on,
            ends_on: self.ends_on,
        }
    }
}

db::row! {
    /// A kind of organisations.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Kind {
        /// The code in storage and imports.
        pub code: String,
        /// The Russian name.
        pub name_ru: String,
        /// The English name.
        pub name_en: String,
    }
}

db::row! {
    /// One field of a card that was changed.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct FieldChange {
        /// The version that the change made.
        pub version: i64,
        /// The field's name.
        pub field: String,
        /// What stood there.
        pub value_before: Option<String>,
        /// What stands there since.
        pub value_after: Option<String>,
        /// The act that changed it.
        pub act_id: Option<uuid::Uuid>,
        /// When.
        pub changed_at: Timestamp,
    }
}

const CARD: &str =
    "SELECT o.id, o.kind, o.name, o.short_name, o.genitive, o.dative, o.gender, o.parent_id, o.zone, o.calendar_id,
     o.has_account, o.starts_on, o.ends_on, o.version FROM organisation o";

static BY_ID: Sql = Sql::joined("network.organisation.by_id", &[CARD, "WHERE o.id = $1"]);
static ABOVE: Sql = Sql::joined(
    "network.organisation.above",
    &[
        CARD,
        "JOIN organisation_closure c ON c.ancestor_id = o.id WHERE c.descendant_id = $1 AND c.depth > 0 ORDER BY c.depth DESC",
    ],
);
static BELOW: Sql =
    Sql::joined("network.organisation.below", &[CARD, "WHERE o.parent_id = $1 ORDER BY o.sort_key, o.id"]);
static KINDS: Sql = Sql::new(
    "network.organisation.kinds",
    "SELECT code, name_ru, name_en FROM organisation_kind ORDER BY ordinal, code",
);
static INSERT: Sql = Sql::new(
    "network.organisation.insert",
    "INSERT INTO organisation (id, kind, name, short_name, genitive, dative, gender, fold, sort_key, parent_id, zone, calendar_id,
     has_account, starts_on, ends_on, version)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 1)",
);
static UPDATE: Sql = Sql::new(
    "network.organisation.update",
    "UPDATE organisation SET kind = $3, name = $4, short_name = $5, genitive = $6, dative = $7, gender = $8, fold = $9, sort_key = $10,
     zone = $11, calendar_id = $12, has_account = $13, starts_on = $14, ends_on = $15, version = version + 1
     WHERE id = $1 AND version = $2",
);
static NOTE_CHANGE: Sql = Sql::new(
    "network.organisation.note_change",
    "INSERT INTO organisation_change (organisation_id, version, field, value_before, value_after, act_id, changed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)",
);
static CHANGES_SINCE: Sql = Sql::new(
    "network.organisation.changes_since",
    "SELECT version, field, value_before, value_after, act_id, changed_at FROM organisation_change
     WHERE organisation_id = $1 AND version > $2 ORDER BY version DESC, field LIMIT 200",
);

/// The organisation with this id.
pub fn by_id(tx: &mut Tx, id: OrganisationId) -> DbResult<Option<Organisation>> {
    tx.optional(&BY_ID, args![id])
}

/// All that stand above, the highest first.
pub fn above(tx: &mut Tx, id: OrganisationId) -> DbResult<Vec<Organisation>> {
    tx.all(&ABOVE, args![id])
}

/// Those directly below, by name.
pub fn below(tx: &mut Tx, id: OrganisationId) -> DbResult<Vec<Organisation>> {
    tx.all(&BELOW, args![id])
}

/// All kinds, in their order.
pub fn kinds(tx: &mut Tx) -> DbResult<Vec<Kind>> {
    tx.all(&KINDS, args![])
}

/// Enters an organisation under its parent.
pub fn insert(change: &mut Change<'_>, id: OrganisationId, card: &OrganisationCard) -> DbResult<()> {
    change.execute(
        &INSERT,
        args![
            id,
            card.kind,
            card.name,
            card.short_name,
            card.genitive,
            card.dative,
            card.gender,
            card.fold(),
            card.sort_key(),
            card.parent_id,
            card.zone,
            card.calendar_id,
            card.has_account,
            card.starts_on,
            card.ends_on
        ],
    )?;
    closure::enter(change, id, card.parent_id)
}

/// Changes the card that was read at `seen_version`; answers how many fields changed.
///
/// # Errors
/// [`Refused::Conflict`] when somebody was faster, [`Refused::Cycle`] for a parent that stands below.
pub fn change(
    change: &mut Change<'_>,
    world: &World,
    id: OrganisationId,
    seen_version: i64,
    card: &OrganisationCard,
) -> Result<usize, Refused> {
    let now = by_id(change, id)?.ok_or(Refused::NotFound)?;
    if now.version != seen_version {
        return Err(Refused::Conflict);
    }
    let differences = differences(&now.card(), card);
    if differences.is_empty() {
        change.leave_unchanged();
        return Ok(0);
    }
    if now.parent_id != card.parent_id {
        closure::move_under(change, id, card.parent_id)?;
    }
    change.execute(
        &UPDATE,
        args![
            id,
            seen_version,
            card.kind,
            card.name,
            card.short_name,
            card.genitive,
            card.dative,
            card.gender,
            card.fold(),
            card.sort_key(),
            card.zone,
            card.calendar_id,
            card.has_account,
            card.starts_on,
            card.ends_on
        ],
    )?;
    let at = change.recorded_at().unwrap_or(world.now());
    for one in &differences {
        change.execute(
            &NOTE_CHANGE,
            args![id, seen_version + 1, one.field, one.before, one.after, change.act_id(), at],
        )?;
    }
    Ok(differences.len())
}

/// What was changed in the card after `version`, the newest first.
pub fn changes_since(tx: &mut Tx, id: OrganisationId, version: i64) -> DbResult<Vec<FieldChange>> {
    tx.all(&CHANGES_SINCE, args![id, version])
}

/// One field in which two cards differ, as words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The field's name.
    pub field: &'static str,
    /// What stands in the first card.
    pub before: Option<String>,
    /// What stands in the second card.
    pub after: Option<String>,
}

/// In what two cards differ, in the order of the form.
pub fn differences(before: &OrganisationCard, after: &OrganisationCard) -> Vec<Difference> {
    fields(before)
        .into_iter()
        .zip(fields(after))
        .filter(|((_, before), (_, after))| before != after)
        .map(|((field, before), (_, after))| Difference { field, before, after })
        .collect()
}

fn fields(card: &OrganisationCard) -> [(&'static str, Option<String>); 12] {
    [
        ("kind", Some(card.kind.clone())),
        ("name", Some(card.name.clone())),
        ("short_name", Some(card.short_name.clone())),
        ("genitive", card.genitive.clone()),
        ("dative", card.dative.clone()),
        ("gender", card.gender.map(|gender| gender.as_str().to_owned())),
        ("parent_id", card.parent_id.map(|id| id.to_string())),
        ("zone", Some(card.zone.clone())),
        ("calendar_id", card.calendar_id.map(|id| id.to_string())),
        ("has_account", Some(card.has_account.to_string())),
        ("starts_on", card.starts_on.map(|day| day.to_string())),
        ("ends_on", card.ends_on.map(|day| day.to_string())),
    ]
}
