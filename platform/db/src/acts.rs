//! Reading the log of acts: what happened to a thing, under an agreement, by a person.

use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use crate::{DbResult, Sql, Tx, args};

crate::row! {
    /// An act as it was recorded.
    #[derive(Debug, Clone, PartialEq)]
    pub struct RecordedAct {
        /// The act's id.
        pub id: Uuid,
        /// What was done: `expectation.submitted`.
        pub kind: String,
        /// The person who acted; `None` when the system did.
        pub actor: Option<Uuid>,
        /// The organisation for which the person acted.
        pub on_behalf_of: Option<Uuid>,
        /// Why the system acted, when no person did.
        pub by_system: Option<String>,
        /// The word for the subject's kind: `expectation`.
        pub subject_kind: String,
        /// What was acted upon.
        pub subject: Uuid,
        /// The agreement that it is about.
        pub about: Option<Uuid>,
        /// The day on which it happened, as the actor states it.
        pub happened_on: Date,
        /// The moment of recording, which timeliness counts.
        pub recorded_at: Timestamp,
        /// Amounts, ids, words and dates.
        pub facts: serde_json::Value,
        /// The act that this one takes back.
        pub retracts: Option<Uuid>,
    }
}

const COLUMNS: &str = "SELECT id, kind, actor, on_behalf_of, by_system, subject_kind, subject, about, happened_on, recorded_at, facts, retracts FROM act";
const NEWEST_FIRST: &str = "ORDER BY recorded_at DESC, id DESC LIMIT $2";

static BY_ID: Sql = Sql::joined("db.act.by_id", &[COLUMNS, "WHERE id = $1"]);
static OF_SUBJECT: Sql = Sql::joined("db.act.of_subject", &[COLUMNS, "WHERE subject = $1", NEWEST_FIRST]);
static ABOUT: Sql = Sql::joined("db.act.about", &[COLUMNS, "WHERE about = $1", NEWEST_FIRST]);
static BY_ACTOR: Sql = Sql::joined("db.act.by_actor", &[COLUMNS, "WHERE actor = $1", NEWEST_FIRST]);

/// The act with this id.
pub fn by_id(tx: &mut Tx, id: Uuid) -> DbResult<Option<RecordedAct>> {
    tx.optional(&BY_ID, args![id])
}

/// What was done to a thing, the newest first, at most `most`.
pub fn of_subject(tx: &mut Tx, subject: impl Into<Uuid>, most: u32) -> DbResult<Vec<RecordedAct>> {
    tx.all(&OF_SUBJECT, args![subject.into(), most])
}

/// What was done under an agreement, the newest first, at most `most`.
pub fn about(tx: &mut Tx, agreement: impl Into<Uuid>, most: u32) -> DbResult<Vec<RecordedAct>> {
    tx.all(&ABOUT, args![agreement.into(), most])
}

/// What a person did, the newest first, at most `most`.
pub fn by_actor(tx: &mut Tx, person: impl Into<Uuid>, most: u32) -> DbResult<Vec<RecordedAct>> {
    tx.all(&BY_ACTOR, args![person.into(), most])
}
