//! What an operator can check of agreements: pure queries, no repair.

use db::{DbResult, Sql, Tx, args};

use crate::AgreementId;

db::row! {
    /// An agreement as a check names it.
    #[derive(Debug, Clone)]
    pub struct Named {
        /// Its id.
        pub id: AgreementId,
        /// Its title in Russian.
        pub title_ru: String,
        /// Its number.
        pub number: Option<String>,
    }
}

static LIVING: Sql = Sql::new(
    "agreements.doctor.living",
    "SELECT id, title_ru, number FROM agreement WHERE ended_on IS NULL ORDER BY sort_key, id",
);
static HALF_SIGNED: Sql = Sql::new(
    "agreements.doctor.half_signed",
    "SELECT a.id, a.title_ru, a.number, COUNT(p.signed_on), COUNT(*)
     FROM agreement a JOIN agreement_party p ON p.agreement_id = a.id AND p.acts_for IS NULL
     WHERE a.ended_on IS NULL
     GROUP BY a.id, a.title_ru, a.number, a.sort_key
     HAVING COUNT(p.signed_on) > 0 AND COUNT(p.signed_on) < COUNT(*)
     ORDER BY a.sort_key, a.id",
);
static OVERLAPPING: Sql = Sql::new(
    "agreements.doctor.overlapping",
    "SELECT a.id, a.title_ru, a.number, b.id, b.number
     FROM agreement a JOIN agreement b ON b.blueprint_key = a.blueprint_key AND b.id > a.id
     WHERE a.ended_on IS NULL AND b.ended_on IS NULL
       AND (a.term_to IS NULL OR b.term_from IS NULL OR b.term_from <= a.term_to)
       AND (b.term_to IS NULL OR a.term_from IS NULL OR a.term_from <= b.term_to)
       AND NOT EXISTS (
           SELECT 1 FROM agreement_party p WHERE p.agreement_id = a.id AND p.acts_for IS NULL
           AND NOT EXISTS (SELECT 1 FROM agreement_party q WHERE q.agreement_id = b.id AND q.acts_for IS NULL
                           AND q.organisation_id = p.organisation_id AND q.role_key = p.role_key))
     ORDER BY a.sort_key, a.id, b.id",
);

/// Every agreement that was not ended early.
pub fn living(tx: &mut Tx) -> DbResult<Vec<Named>> {
    tx.all(&LIVING, args![])
}

/// An agreement that only some parties have signed with a date: id, title, number, dated, parties.
pub type HalfSigned = (AgreementId, String, Option<String>, i64, i64);

/// Agreements that only some parties have signed with a date.
pub fn half_signed(tx: &mut Tx) -> DbResult<Vec<HalfSigned>> {
    tx.all(&HALF_SIGNED, args![])
}

/// Two agreements of one kind between the same parties: id, title, number, the other's id and number.
pub type Overlap = (AgreementId, String, Option<String>, AgreementId, Option<String>);

/// Pairs of agreements of one kind between the same parties whose terms meet.
pub fn overlapping(tx: &mut Tx) -> DbResult<Vec<Overlap>> {
    tx.all(&OVERLAPPING, args![])
}
