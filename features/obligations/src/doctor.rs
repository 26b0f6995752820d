//! What an operator can check of promises: pure queries, no repair.

use std::collections::BTreeSet;

use agreements::AgreementId;
use db::{DbResult, Sql, Tx, args};
use jiff::civil::Date;
use permit::OrganisationId;

use crate::model::{ExpectationId, ObligationId};
use crate::store::acts::{current, recompute};

db::row! {
    /// An expectation as a check names it: enough to find its page.
    #[derive(Debug, Clone)]
    pub struct Examined {
        /// Its id.
        pub id: ExpectationId,
        /// Its promise.
        pub obligation_id: ObligationId,
        /// The promise's key in the blueprint.
        pub obligation_key: String,
        /// What tells it from the promise's other occurrences.
        pub slot: String,
        /// Its title in Russian.
        pub title_ru: String,
        /// What it is about.
        pub subject: Option<String>,
        /// The submission that it reviews.
        pub reviews: Option<ExpectationId>,
        /// Who does it.
        pub performer_organisation_id: OrganisationId,
        /// Its last day.
        pub due_on: Option<Date>,
        /// How many doings it takes.
        pub needed: i64,
        /// When the last word was said about it.
        pub closed_at: Option<jiff::Timestamp>,
    }
}

static EXAMINED: Sql = Sql::new(
    "obligations.doctor.examined",
    "SELECT e.id, e.obligation_id, o.obligation_key, e.slot, e.title_ru, e.subject, e.reviews, e.performer_organisation_id, e.due_on,
            e.needed, e.closed_at
     FROM expectation e JOIN obligation o ON o.id = e.obligation_id
     WHERE e.agreement_id = $1 ORDER BY e.due_on NULLS LAST, o.ordinal, e.slot, e.id",
);
static PROMISES: Sql = Sql::new(
    "obligations.doctor.promises",
    "SELECT id, obligation_key, obliged_organisation_id FROM obligation WHERE agreement_id = $1 ORDER BY ordinal, id",
);
static AGREEMENTS: Sql =
    Sql::new("obligations.doctor.agreements", "SELECT DISTINCT agreement_id FROM obligation ORDER BY agreement_id");
static CONFIRMING: Sql = Sql::new(
    "obligations.doctor.confirming",
    "SELECT organisation_id FROM obligation_addressee WHERE obligation_id = $1 AND confirms AND organisation_id IS NOT NULL ORDER BY id",
);
static UNOWNED: Sql = Sql::new(
    "obligations.doctor.unowned",
    "SELECT e.agreement_id, e.performer_organisation_id, o.name, COUNT(*)
     FROM expectation e JOIN organisation_name o ON o.id = e.performer_organisation_id
     WHERE e.closed_at IS NULL AND e.tracked
       AND (NOT o.has_account OR NOT EXISTS (
            SELECT 1 FROM reach r WHERE r.organisation_id = e.performer_organisation_id AND r.depth = 0
            AND r.role <> 'teacher' AND r.role <> 'observer' AND r.role <> 'administrator'
            AND r.starts_on <= $1 AND (r.ends_on IS NULL OR r.ends_on >= $1)))
     GROUP BY e.agreement_id, e.performer_organisation_id, o.name
     ORDER BY e.agreement_id, e.performer_organisation_id",
);
static FILES: Sql = Sql::new(
    "obligations.doctor.files",
    "SELECT DISTINCT file_key FROM evidence WHERE file_key IS NOT NULL ORDER BY file_key",
);

/// Every expectation of an agreement, in the order of its dates.
pub fn expectations(tx: &mut Tx, agreement: AgreementId) -> DbResult<Vec<Examined>> {
    tx.all(&EXAMINED, args![agreement])
}

/// The promises of an agreement with their keys and those who owe them.
pub fn promises(tx: &mut Tx, agreement: AgreementId) -> DbResult<Vec<(ObligationId, String, OrganisationId)>> {
    tx.all(&PROMISES, args![agreement])
}

/// The organisations of the parties whose word closes a promise.
pub fn confirming(tx: &mut Tx, promise: ObligationId) -> DbResult<Vec<OrganisationId>> {
    Ok(tx.all::<(OrganisationId,)>(&CONFIRMING, args![promise])?.into_iter().map(|(id,)| id).collect())
}

/// The agreements that have promises.
pub fn agreements(tx: &mut Tx) -> DbResult<Vec<AgreementId>> {
    Ok(tx.all::<(AgreementId,)>(&AGREEMENTS, args![])?.into_iter().map(|(id,)| id).collect())
}

/// What is owed where nobody could do it: the performer has no account, or no person there holds a role on the day.
/// Agreement, organisation, its name, how many.
pub fn without_performer(tx: &mut Tx, day: Date) -> DbResult<Vec<(AgreementId, OrganisationId, String, i64)>> {
    tx.all(&UNOWNED, args![day])
}

/// The keys of every file that evidence names.
pub fn file_keys(tx: &mut Tx) -> DbResult<BTreeSet<String>> {
    Ok(tx.all::<(String,)>(&FILES, args![])?.into_iter().map(|(key,)| key).collect())
}

/// The expectations of an agreement whose stored moments are not what the acts say; reviews, which the acts upon what
/// they review settle, included.
pub fn unlike_their_acts(tx: &mut Tx, agreement: AgreementId) -> DbResult<Vec<Examined>> {
    let mut unlike = Vec::new();
    for one in expectations(tx, agreement)? {
        let Some(stored) = current(tx, one.id)? else { continue };
        let said = recompute(tx, one.id, &stored)?;
        let agrees = (said.done, said.submitted_at, said.returned_at, said.counted_at, said.waived_at, said.closed_at)
            == (
                stored.done,
                stored.submitted_at,
                stored.returned_at,
                stored.counted_at,
                stored.waived_at,
                one.closed_at,
            );
        if !agrees {
            unlike.push(one);
        }
    }
    Ok(unlike)
}
