//! Everything that one obligation's page shows.

use agreements::{AgreementId, PartyId};
use db::{DbResult, Sql, Tx, args};
use jiff::Timestamp;
use jiff::civil::Date;
use permit::{OrganisationId, PersonId};
use uuid::Uuid;

use crate::model::{EvidenceId, EvidenceKind, ExpectationId, ObligationId};

db::row! {
    /// An expectation with the reasons of its date.
    #[derive(Debug, Clone)]
    pub struct Whole {
        /// Its promise.
        pub obligation_id: ObligationId,
        /// Its agreement.
        pub agreement_id: AgreementId,
        /// Who owes it.
        pub obliged_party_id: PartyId,
        /// Who does it.
        pub performer_organisation_id: OrganisationId,
        /// How the date came about.
        pub steps: serde_json::Value,
        /// What is odd about it.
        pub warnings: serde_json::Value,
        /// Questions it rests on.
        pub open: serde_json::Value,
        /// The calendars it was derived with.
        pub calendar_version: String,
        /// The day that the count starts from.
        pub anchor_on: Option<Date>,
        /// When its date was derived.
        pub dated_at: Timestamp,
        /// The submission that it reviews.
        pub reviews: Option<ExpectationId>,
        /// What it is about.
        pub subject: Option<String>,
        /// What tells it from the promise's other occurrences.
        pub slot: String,
        /// The clause.
        pub clause_key: String,
        /// The blueprint's obligation.
        pub spec: serde_json::Value,
    }
}

static WHOLE: Sql = Sql::new(
    "obligations.page.whole",
    "SELECT e.obligation_id, e.agreement_id, e.obliged_party_id, e.performer_organisation_id, e.steps, e.warnings, e.open,
            e.calendar_version, e.anchor_on, e.dated_at, e.reviews, e.subject, e.slot, o.clause_key, o.spec
     FROM expectation e JOIN obligation o ON o.id = e.obligation_id WHERE e.id = $1",
);

/// One expectation with the reasons of its date.
pub fn whole(tx: &mut Tx, id: ExpectationId) -> DbResult<Option<Whole>> {
    tx.optional(&WHOLE, args![id])
}

db::row! {
    /// An act in the history of an expectation, with its words.
    #[derive(Debug, Clone)]
    pub struct HistoryRow {
        /// The act.
        pub id: Uuid,
        /// Its kind.
        pub kind: String,
        /// Who acted.
        pub actor: Option<PersonId>,
        /// On whose behalf.
        pub on_behalf_of: Option<OrganisationId>,
        /// The day it happened, as stated.
        pub happened_on: Date,
        /// When it was recorded.
        pub recorded_at: Timestamp,
        /// The act it calls back.
        pub retracts: Option<Uuid>,
        /// Its words.
        pub words: Option<String>,
    }
}

static HISTORY: Sql = Sql::new(
    "obligations.page.history",
    "SELECT a.id, a.kind, a.actor, a.on_behalf_of, a.happened_on, a.recorded_at, a.retracts, w.words
     FROM act a LEFT JOIN expectation_word w ON w.act_id = a.id
     WHERE a.subject = $1 ORDER BY a.recorded_at, a.id",
);

/// What happened to an expectation, oldest first.
pub fn history(tx: &mut Tx, id: ExpectationId) -> DbResult<Vec<HistoryRow>> {
    tx.all(&HISTORY, args![id])
}

db::row! {
    /// A piece of evidence.
    #[derive(Debug, Clone)]
    pub struct EvidenceRow {
        /// Its id.
        pub id: EvidenceId,
        /// The act it came with.
        pub act_id: Uuid,
        /// What it is.
        pub kind: EvidenceKind,
        /// Its name.
        pub name: String,
        /// Its address, for a link.
        pub link: Option<String>,
        /// Where its file lies.
        pub file_key: Option<String>,
        /// The file's kind.
        pub file_kind: Option<String>,
        /// The file's size in bytes.
        pub size: Option<i64>,
    }
}

static EVIDENCE: Sql = Sql::new(
    "obligations.page.evidence",
    "SELECT id, act_id, kind, name, link, file_key, file_kind, size FROM evidence WHERE expectation_id = $1 ORDER BY added_at, id",
);

/// What proves an expectation, oldest first.
pub fn evidence(tx: &mut Tx, id: ExpectationId) -> DbResult<Vec<EvidenceRow>> {
    tx.all(&EVIDENCE, args![id])
}

static REVIEWS: Sql = Sql::new(
    "obligations.page.reviews",
    "SELECT id, due_on, performer_organisation_id FROM expectation WHERE reviews = $1 AND closed_at IS NULL ORDER BY due_on NULLS LAST, id",
);

/// The words that are awaited about a submission: by when and from whom.
pub fn open_reviews(tx: &mut Tx, id: ExpectationId) -> DbResult<Vec<(ExpectationId, Option<Date>, OrganisationId)>> {
    tx.all(&REVIEWS, args![id])
}

static OBLIGED: Sql = Sql::new(
    "obligations.page.obliged",
    "SELECT party_id FROM obligation_obliged WHERE obligation_id = $1 ORDER BY ordinal",
);

/// The parties that owe a promise.
pub fn obliged(tx: &mut Tx, id: ObligationId) -> DbResult<Vec<PartyId>> {
    Ok(tx.all::<(PartyId,)>(&OBLIGED, args![id])?.into_iter().map(|(party,)| party).collect())
}

static KEPT_HERE: Sql = Sql::new(
    "obligations.page.kept_here",
    "SELECT k.citation_ru, k.citation_en, k.spec FROM obligation o
     JOIN obligation k ON k.agreement_id = o.agreement_id AND k.kept_with = o.obligation_key
     WHERE o.id = $1 AND EXISTS (SELECT 1 FROM obligation_obliged b WHERE b.obligation_id = k.id AND b.party_id = o.obliged_party_id)
     ORDER BY k.ordinal, k.id",
);

/// The promises that are kept and proven together with this one: citation in both languages, the blueprint's obligation.
pub fn kept_here(tx: &mut Tx, id: ObligationId) -> DbResult<Vec<(String, String, serde_json::Value)>> {
    tx.all(&KEPT_HERE, args![id])
}

static ADDRESSEES: Sql = Sql::new(
    "obligations.page.addressees",
    "SELECT party_id, confirms, outsider_ru, outsider_en FROM obligation_addressee WHERE obligation_id = $1 ORDER BY id",
);

/// To whom a promise is owed: parties, and outsiders by name.
#[allow(clippy::type_complexity, reason = "one row, read in one place")]
pub fn addressees(
    tx: &mut Tx,
    id: ObligationId,
) -> DbResult<Vec<(Option<PartyId>, bool, Option<String>, Option<String>)>> {
    tx.all(&ADDRESSEES, args![id])
}
