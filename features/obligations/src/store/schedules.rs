//! Named schedules: documents whose rows date the duties that cite them.

use agreements::AgreementId;
use db::{Change, DbResult, Sql, Tx, args};
use jiff::civil::Date;
use kernel::World;

use crate::model::NamedScheduleId;

db::row! {
    /// A named schedule of an agreement.
    #[derive(Debug, Clone)]
    pub struct NamedSchedule {
        /// Its id.
        pub id: NamedScheduleId,
        /// Its key in the blueprint.
        pub schedule_key: String,
        /// Its name in Russian.
        pub title_ru: String,
        /// Its name in English.
        pub title_en: String,
        /// Who has to bring it, in Russian.
        pub owed_by_ru: String,
        /// Who has to bring it, in English.
        pub owed_by_en: String,
        /// When it was attached.
        pub attached_at: Option<jiff::Timestamp>,
    }
}

static OF_AGREEMENT: Sql = Sql::new(
    "obligations.named_schedules",
    "SELECT id, schedule_key, title_ru, title_en, owed_by_ru, owed_by_en, attached_at
     FROM named_schedule WHERE agreement_id = $1 ORDER BY schedule_key, id",
);
static ROWS: Sql = Sql::new(
    "obligations.named_schedule_rows",
    "SELECT r.on_date, r.subject FROM named_schedule s JOIN named_schedule_row r ON r.named_schedule_id = s.id
     WHERE s.agreement_id = $1 AND s.schedule_key = $2 ORDER BY r.on_date, r.subject, r.id",
);
static ATTACHED: Sql = Sql::new(
    "obligations.named_schedule_attached",
    "SELECT attached_at FROM named_schedule WHERE agreement_id = $1 AND schedule_key = $2",
);
static ATTACH: Sql = Sql::new(
    "obligations.attach_named_schedule",
    "UPDATE named_schedule SET attached_at = $3 WHERE agreement_id = $1 AND schedule_key = $2",
);
static INSERT_ROW: Sql = Sql::new(
    "obligations.insert_named_schedule_row",
    "INSERT INTO named_schedule_row (id, named_schedule_id, on_date, subject)
     SELECT $1, s.id, $4, $5 FROM named_schedule s WHERE s.agreement_id = $2 AND s.schedule_key = $3
     ON CONFLICT (named_schedule_id, on_date, subject) DO NOTHING",
);

/// The named schedules of an agreement.
pub fn of_agreement(tx: &mut Tx, id: AgreementId) -> DbResult<Vec<NamedSchedule>> {
    tx.all(&OF_AGREEMENT, args![id])
}

/// The rows of a named schedule; `None` while it is not attached.
pub fn rows(tx: &mut Tx, id: AgreementId, key: &str) -> DbResult<Option<Vec<(Date, String)>>> {
    let attached = tx.optional::<(Option<jiff::Timestamp>,)>(&ATTACHED, args![id, key])?.and_then(|(at,)| at);
    match attached {
        Some(_) => Ok(Some(tx.all(&ROWS, args![id, key])?)),
        None => Ok(None),
    }
}

/// Attaches rows to a named schedule, beside those that are there: from now on they date the duties that cite it.
pub fn attach(change: &mut Change, world: &World, id: AgreementId, key: &str, rows: &[(Date, String)]) -> DbResult<()> {
    change.execute(&ATTACH, args![id, key, world.now()])?;
    for (on, subject) in rows {
        let row: uuid::Uuid = world.id();
        change.execute(&INSERT_ROW, args![row, id, key, *on, subject])?;
    }
    Ok(())
}
