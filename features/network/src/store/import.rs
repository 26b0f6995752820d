//! Imports: rows staged in steps, taken over by set-based statements in one change.

use std::collections::HashMap;

use db::{Change, DbResult, Sql, Tx, args};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use kernel::World;

use crate::import::{Heading, Known, Planned, Remark, Verdict};
use crate::model::{
    CalendarId, ContactKind, FactId, Gender, ImportId, OrganisationCard, OrganisationId, PersonId, Refused,
};
use crate::store::closure;
use crate::store::fact::RequisitesCard;

db::row! {
    /// An uploaded table.
    #[derive(Debug, Clone, PartialEq)]
    pub struct Import {
        /// Its id.
        pub id: ImportId,
        /// The file's name.
        pub file_name: String,
        /// Headings that meant nothing.
        pub unknown_columns: serde_json::Value,
        /// Who uploaded it.
        pub uploaded_by: PersonId,
        /// When.
        pub uploaded_at: Timestamp,
        /// How many rows it holds.
        pub total_rows: i64,
        /// When all rows were staged.
        pub staged_at: Option<Timestamp>,
        /// When it took effect.
        pub applied_at: Option<Timestamp>,
    }
}

db::row! {
    /// A staged row as the preview shows it.
    #[derive(Debug, Clone, PartialEq)]
    pub struct StagedRow {
        /// Its number in the file.
        pub row_number: i64,
        /// What it means.
        pub verdict: Verdict,
        /// The name in the file.
        pub title: String,
        /// What is wrong or doubtful.
        pub remarks: serde_json::Value,
    }
}

db::row! {
    /// A field that a row would change.
    #[derive(Debug, Clone, PartialEq)]
    pub struct StagedChange {
        /// The row's number in the file.
        pub row_number: i64,
        /// The field.
        pub field: String,
        /// What stands there.
        pub value_before: Option<String>,
        /// What would stand there.
        pub value_after: Option<String>,
    }
}

const IMPORT: &str = "SELECT id, file_name, unknown_columns, uploaded_by, uploaded_at, total_rows, staged_at, applied_at FROM organisation_import";
static BY_ID: Sql = Sql::joined("network.import.by_id", &[IMPORT, "WHERE id = $1"]);
static COUNTS: Sql = Sql::new(
    "network.import.counts",
    "SELECT verdict, COUNT(*) FROM organisation_import_row WHERE import_id = $1 GROUP BY verdict ORDER BY verdict",
);
static ROWS: Sql = Sql::new(
    "network.import.rows",
    "SELECT row_number, verdict, title, remarks FROM organisation_import_row WHERE import_id = $1 AND verdict = $2
     ORDER BY row_number LIMIT $3 OFFSET $4",
);
static CHANGES: Sql = Sql::new(
    "network.import.changes",
    "SELECT row_number, field, value_before, value_after FROM organisation_import_change
     WHERE import_id = $1 AND row_number >= $2 AND row_number <= $3 ORDER BY row_number, field",
);
static KNOWN: Sql = Sql::new(
    "network.import.known",
    "SELECT id, version, kind, name, short_name, genitive, dative, gender, parent_id, zone, calendar_id, has_account, starts_on, ends_on
     FROM organisation ORDER BY sort_key, id",
);
static KNOWN_REQUISITES: Sql = Sql::new(
    "network.import.known_requisites",
    "SELECT organisation_id, inn, kpp, ogrn, okpo, oktmo, bik, bank, settlement_account, correspondent_account, single_treasury_account,
     treasury_account, personal_account FROM organisation_requisites WHERE starts_on <= $1 AND (ends_on IS NULL OR ends_on >= $1)
     ORDER BY organisation_id, starts_on",
);
static KNOWN_CONTACTS: Sql = Sql::new(
    "network.import.known_contacts",
    "SELECT organisation_id, kind, value FROM organisation_contact WHERE starts_on <= $1 AND (ends_on IS NULL OR ends_on >= $1)
     ORDER BY organisation_id, kind, id",
);
static OPEN: Sql = Sql::new(
    "network.import.open",
    "INSERT INTO organisation_import (id, file_name, unknown_columns, uploaded_by, uploaded_at, total_rows) VALUES ($1, $2, $3, $4, $5, $6)",
);
static STAGE_ROW: Sql = Sql::new(
    "network.import.stage_row",
    "INSERT INTO organisation_import_row (import_id, row_number, verdict, title, organisation_id, seen_version, level, is_moved, kind, name,
     short_name, fold, sort_key, parent_id, zone, has_account, remarks)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)",
);
static STAGE_REQUISITES: Sql = Sql::new(
    "network.import.stage_requisites",
    "INSERT INTO organisation_import_requisites (import_id, id, organisation_id, inn, kpp, ogrn, okpo, oktmo, bik, bank, settlement_account,
     correspondent_account, single_treasury_account, treasury_account, personal_account)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
);
static STAGE_CONTACT: Sql = Sql::new(
    "network.import.stage_contact",
    "INSERT INTO organisation_import_contact (import_id, id, organisation_id, kind, value) VALUES ($1, $2, $3, $4, $5)",
);
static STAGE_CHANGE: Sql = Sql::new(
    "network.import.stage_change",
    "INSERT INTO organisation_import_change (import_id, row_number, organisation_id, field, value_before, value_after)
     VALUES ($1, $2, $3, $4, $5, $6)",
);
static STAGED: Sql = Sql::new("network.import.staged", "UPDATE organisation_import SET staged_at = $2 WHERE id = $1");
static APPLIED: Sql = Sql::new(
    "network.import.applied",
    "UPDATE organisation_import SET applied_at = $2 WHERE id = $1 AND staged_at IS NOT NULL AND applied_at IS NULL",
);
static STALE: Sql = Sql::new(
    "network.import.stale",
    "SELECT COUNT(*) FROM organisation_import_row r JOIN organisation o ON o.id = r.organisation_id
     WHERE r.import_id = $1 AND r.verdict = 'changed' AND o.version <> r.seen_version",
);
static TAKEN: Sql = Sql::new(
    "network.import.taken",
    "SELECT COUNT(*) FROM organisation_import_row r WHERE r.import_id = $1 AND r.verdict = 'new' AND (
         EXISTS (SELECT 1 FROM organisation o WHERE o.sort_key = r.sort_key AND o.fold = r.fold)
         OR EXISTS (SELECT 1 FROM organisation_import_requisites n JOIN organisation_requisites q ON q.inn = n.inn
                    WHERE n.import_id = r.import_id AND n.organisation_id = r.organisation_id AND q.ends_on IS NULL))",
);
static DEEPEST: Sql = Sql::new(
    "network.import.deepest",
    "SELECT COALESCE(MAX(level), -1) FROM organisation_import_row WHERE import_id = $1 AND verdict = 'new'",
);
static INSERT: Sql = Sql::new(
    "network.import.insert",
    "INSERT INTO organisation (id, kind, name, short_name, fold, sort_key, parent_id, zone, has_account, version)
     SELECT organisation_id, kind, name, short_name, fold, sort_key, parent_id, zone, has_account, 1
     FROM organisation_import_row WHERE import_id = $1 AND verdict = 'new' AND level = $2",
);
static INSERT_SELF: Sql = Sql::new(
    "network.import.insert_self",
    "INSERT INTO organisation_closure (ancestor_id, descendant_id, depth)
     SELECT organisation_id, organisation_id, 0 FROM organisation_import_row WHERE import_id = $1 AND verdict = 'new' AND level = $2",
);
static INSERT_ABOVE: Sql = Sql::new(
    "network.import.insert_above",
    "INSERT INTO organisation_closure (ancestor_id, descendant_id, depth)
     SELECT c.ancestor_id, r.organisation_id, c.depth + 1
     FROM organisation_import_row r JOIN organisation_closure c ON c.descendant_id = r.parent_id
     WHERE r.import_id = $1 AND r.verdict = 'new' AND r.level = $2",
);
static MOVED: Sql = Sql::new(
    "network.import.moved",
    "SELECT organisation_id, parent_id FROM organisation_import_row WHERE import_id = $1 AND verdict = 'changed' AND is_moved ORDER BY row_number",
);
static NOTE_CHANGES: Sql = Sql::new(
    "network.import.note_changes",
    "INSERT INTO organisation_change (organisation_id, version, field, value_before, value_after, act_id, changed_at)
     SELECT h.organisation_id, r.seen_version + 1, h.field, h.value_before, h.value_after, $2, $3
     FROM organisation_import_change h JOIN organisation_import_row r ON r.import_id = h.import_id AND r.row_number = h.row_number
     WHERE h.import_id = $1 AND r.verdict = 'changed'",
);
static UPDATE: Sql = Sql::new(
    "network.import.update",
    "UPDATE organisation SET kind = r.kind, name = r.name, short_name = r.short_name, fold = r.fold, sort_key = r.sort_key, zone = r.zone,
     has_account = r.has_account, version = organisation.version + 1
     FROM organisation_import_row r
     WHERE r.import_id = $1 AND r.verdict = 'changed' AND r.organisation_id = organisation.id",
);
static REQUISITES_SAME_DAY: Sql = Sql::new(
    "network.import.requisites_same_day",
    "DELETE FROM organisation_requisites WHERE starts_on >= $2
     AND organisation_id IN (SELECT organisation_id FROM organisation_import_requisites WHERE import_id = $1)",
);
static REQUISITES_END: Sql = Sql::new(
    "network.import.requisites_end",
    "UPDATE organisation_requisites SET ends_on = $2 WHERE (ends_on IS NULL OR ends_on > $2)
     AND organisation_id IN (SELECT organisation_id FROM organisation_import_requisites WHERE import_id = $1)",
);
static REQUISITES_STATE: Sql = Sql::new(
    "network.import.requisites_state",
    "INSERT INTO organisation_requisites (id, organisation_id, inn, kpp, ogrn, okpo, oktmo, bik, bank, settlement_account,
     correspondent_account, single_treasury_account, treasury_account, personal_account, starts_on)
     SELECT n.id, n.organisation_id, n.inn, n.kpp, n.ogrn, n.okpo, n.oktmo, n.bik, n.bank, n.settlement_account, n.correspondent_account,
     n.single_treasury_account, n.treasury_account, n.personal_account, $2
     FROM organisation_import_requisites n WHERE n.import_id = $1",
);
static CONTACTS_SAME_DAY: Sql = Sql::new(
    "network.import.contacts_same_day",
    "DELETE FROM organisation_contact WHERE starts_on >= $2
     AND (organisation_id, kind) IN (SELECT organisation_id, kind FROM organisation_import_contact WHERE import_id = $1)",
);
static CONTACTS_END: Sql = Sql::new(
    "network.import.contacts_end",
    "UPDATE organisation_contact SET ends_on = $2 WHERE ends_on IS NULL
     AND (organisation_id, kind) IN (SELECT organisation_id, kind FROM organisation_import_contact WHERE import_id = $1)",
);
static CONTACTS_STATE: Sql = Sql::new(
    "network.import.contacts_state",
    "INSERT INTO organisation_contact (id, organisation_id, kind, value, starts_on)
     SELECT n.id, n.organisation_id, n.kind, n.value, $2 FROM organisation_import_contact n WHERE n.import_id = $1",
);

/// Everything the plan compares with, as stated on `day`.
pub fn known(tx: &mut Tx, day: Date) -> DbResult<Vec<Known>> {
    db::row! {
        struct Row { id: OrganisationId, version: i64, kind: String, name: String, short_name: String, genitive: Option<String>, dative: Option<String>,
            gender: Option<Gender>, parent_id: Option<OrganisationId>, zone: String, calendar_id: Option<CalendarId>, has_account: bool,
            starts_on: Option<Date>, ends_on: Option<Date> }
    }
    db::row! {
        struct Numbers { organisation_id: OrganisationId, inn: Option<String>, kpp: Option<String>, ogrn: Option<String>, okpo: Option<String>,
            oktmo: Option<String>, bik: Option<String>, bank: Option<String>, settlement_account: Option<String>, correspondent_account: Option<String>,
            single_treasury_account: Option<String>, treasury_account: Option<String>, personal_account: Option<String> }
    }
    let mut requisites: HashMap<OrganisationId, RequisitesCard> = HashMap::new();
    for one in tx.all::<Numbers>(&KNOWN_REQUISITES, args![day])? {
        let Numbers {
            inn,
            kpp,
            ogrn,
            okpo,
            oktmo,
            bik,
            bank,
            settlement_account,
            correspondent_account,
            single_treasury_account,
            ..
        } = one;
        let card = RequisitesCard {
            inn,
            kpp,
            ogrn,
            okpo,
            oktmo,
            bik,
            bank,
            settlement_account,
            correspondent_account,
            single_treasury_account,
            treasury_account: one.treasury_account,
            personal_account: one.personal_account,
        };
        requisites.insert(one.organisation_id, card);
    }
    let mut contacts: HashMap<OrganisationId, Vec<(ContactKind, String)>> = HashMap::new();
    for (id, kind, value) in tx.all::<(OrganisationId, ContactKind, String)>(&KNOWN_CONTACTS, args![day])? {
        contacts.entry(id).or_default().push((kind, value));
    }
    let rows = tx.all::<Row>(&KNOWN, args![])?;
    let known = rows.into_iter().map(|row| {
        let Row {
            id,
            version,
            kind,
            name,
            short_name,
            genitive,
            dative,
            gender,
            parent_id,
            zone,
            calendar_id,
            has_account,
            starts_on,
            ends_on,
        } = row;
        let card = OrganisationCard {
            kind,
            name,
            short_name,
            genitive,
            dative,
            gender,
            parent_id,
            zone,
            calendar_id,
            has_account,
            starts_on,
            ends_on,
        };
        Known {
            id,
            version,
            card,
            requisites: requisites.remove(&id).unwrap_or_default(),
            contacts: contacts.remove(&id).unwrap_or_default(),
        }
    });
    Ok(known.collect())
}

/// Notes an upload before its rows are staged.
pub fn open(
    change: &mut Change<'_>,
    id: ImportId,
    file_name: &str,
    heading: &Heading,
    by: PersonId,
    rows: usize,
) -> DbResult<()> {
    let at = change.recorded_at().unwrap_or(Timestamp::UNIX_EPOCH);
    let unknown = serde_json::Value::from(heading.unknown.clone());
    change.execute(&OPEN, args![id, file_name, unknown, by, at, i64::try_from(rows).unwrap_or(i64::MAX)])?;
    Ok(())
}

/// Stages some rows; at most a few hundred at a time.
pub fn stage(change: &mut Change<'_>, world: &World, id: ImportId, rows: &[Planned]) -> DbResult<()> {
    for one in rows {
        let card = &one.card;
        let remarks = serde_json::to_value(&one.remarks).unwrap_or_else(|_| serde_json::Value::Array(Vec::new()));
        let args = args![
            id,
            one.number,
            one.verdict,
            one.title,
            one.organisation,
            one.seen_version,
            one.level,
            one.is_moved,
            card.kind,
            card.name,
            card.short_name,
            card.fold(),
            card.sort_key(),
            card.parent_id,
            card.zone,
            card.has_account,
            remarks
        ];
        change.execute(&STAGE_ROW, args)?;
        let (Some(organisation), true) = (one.organisation, matches!(one.verdict, Verdict::New | Verdict::Changed))
        else {
            continue;
        };
        if let Some(card) = &one.requisites {
            let RequisitesCard {
                inn,
                kpp,
                ogrn,
                okpo,
                oktmo,
                bik,
                bank,
                settlement_account,
                correspondent_account,
                ..
            } = card;
            let args = args![
                id,
                world.id::<FactId>(),
                organisation,
                inn,
                kpp,
                ogrn,
                okpo,
                oktmo,
                bik,
                bank,
                settlement_account,
                correspondent_account,
                card.single_treasury_account,
                card.treasury_account,
                card.personal_account
            ];
            change.execute(&STAGE_REQUISITES, args)?;
        }
        for (kind, value) in &one.contacts {
            change.execute(&STAGE_CONTACT, args![id, world.id::<FactId>(), organisation, kind, value])?;
        }
        for (field, before, after) in &one.changes {
            change.execute(&STAGE_CHANGE, args![id, one.number, organisation, field, before, after])?;
        }
    }
    Ok(())
}

/// Notes that all rows are staged: only now can the import take effect.
pub fn finish_staging(change: &mut Change<'_>, id: ImportId, at: Timestamp) -> DbResult<()> {
    change.execute(&STAGED, args![id, at])?;
    Ok(())
}

/// Lets the staged rows take effect on `day`, all of them.
///
/// # Errors
/// [`Refused::Conflict`] when it took effect already, or the network changed since the preview.
pub fn apply(change: &mut Change<'_>, id: ImportId, day: Date, at: Timestamp) -> Result<(), Refused> {
    if change.execute(&APPLIED, args![id, at])? == 0 {
        return Err(Refused::Conflict);
    }
    let (stale,) = change.one::<(i64,)>(&STALE, args![id])?;
    let (taken,) = change.one::<(i64,)>(&TAKEN, args![id])?;
    if stale + taken > 0 {
        return Err(Refused::Conflict);
    }
    let (deepest,) = change.one::<(i64,)>(&DEEPEST, args![id])?;
    for level in 0..=deepest {
        for statement in [&INSERT, &INSERT_SELF, &INSERT_ABOVE] {
            change.execute(statement, args![id, level])?;
        }
    }
    for (moved, parent) in change.all::<(OrganisationId, Option<OrganisationId>)>(&MOVED, args![id])? {
        closure::move_under(change, moved, parent)?;
    }
    change.execute(&NOTE_CHANGES, args![id, change.act_id(), at])?;
    change.execute(&UPDATE, args![id])?;
    let day_before = day.saturating_sub(1.day());
    change.execute(&REQUISITES_SAME_DAY, args![id, day])?;
    change.execute(&REQUISITES_END, args![id, day_before])?;
    change.execute(&REQUISITES_STATE, args![id, day])?;
    change.execute(&CONTACTS_SAME_DAY, args![id, day])?;
    change.execute(&CONTACTS_END, args![id, day_before])?;
    change.execute(&CONTACTS_STATE, args![id, day])?;
    Ok(())
}

/// The import with this id.
pub fn by_id(tx: &mut Tx, id: ImportId) -> DbResult<Option<Import>> {
    tx.optional(&BY_ID, args![id])
}

/// How many rows of each verdict it holds.
pub fn counts(tx: &mut Tx, id: ImportId) -> DbResult<HashMap<Verdict, i64>> {
    Ok(tx.all::<(Verdict, i64)>(&COUNTS, args![id])?.into_iter().collect())
}

/// A staged row with its remarks and what it would change.
pub type Staged = (StagedRow, Vec<Remark>, Vec<StagedChange>);

/// Rows of one verdict with what they would change: at most `most` after the first `skipped`.
pub fn rows(tx: &mut Tx, id: ImportId, verdict: Verdict, most: u32, skipped: u32) -> DbResult<Vec<Staged>> {
    let rows = tx.all::<StagedRow>(&ROWS, args![id, verdict, most, skipped])?;
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return Ok(Vec::new()) };
    let mut changes: HashMap<i64, Vec<StagedChange>> = HashMap::new();
    for one in tx.all::<StagedChange>(&CHANGES, args![id, first.row_number, last.row_number])? {
        changes.entry(one.row_number).or_default().push(one);
    }
    let with_all = rows.into_iter().map(|row| {
        let remarks = serde_json::from_value(row.remarks.clone()).unwrap_or_default();
        let changed = changes.remove(&row.row_number).unwrap_or_default();
        (row, remarks, changed)
    });
    Ok(with_all.collect())
}
