//! A draft may be changed until the first party signs; of two officers the second is told.

use std::collections::BTreeMap;

use db::{Change, DbResult, Sql, Tx, args};
use jiff::civil::Date;
use permit::OrganisationId;

use super::requisites;
use crate::{AgreementId, PartyId};

db::row! {
    /// What the head of the text says.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct TextHead {
        /// Registration number.
        pub number: Option<String>,
        /// Where it is signed.
        pub place: Option<String>,
        /// The document's date.
        pub dated_on: Option<Date>,
        /// Counts changes.
        pub version: i64,
        /// When a regulation was approved.
        pub approved_on: Option<Date>,
        /// By which legal act.
        pub approved_by: Option<network::published::LegalActId>,
        /// Whether it is approved and joined, not signed.
        pub is_regulation: bool,
    }
}

/// Who signs for one party, as the form says.
#[derive(Debug, Clone)]
pub struct Signatory {
    /// The party.
    pub party: PartyId,
    /// The name.
    pub name: Option<String>,
    /// The post.
    pub position: Option<String>,
    /// Whether only acting.
    pub acting: bool,
    /// On what ground.
    pub basis: Option<String>,
}

/// A draft as the form says.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Registration number.
    pub number: Option<String>,
    /// Where it is signed.
    pub place: Option<String>,
    /// The document's date.
    pub dated_on: Option<Date>,
    /// All fields of the blueprint that have a value.
    pub fields: BTreeMap<String, String>,
    /// Who signs.
    pub signatories: Vec<Signatory>,
    /// The day for which requisites are taken anew from the organisations' cards, if at all.
    pub requisites_on: Option<Date>,
}

/// What came of saving.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saved {
    /// Kept.
    Done,
    /// Another officer was faster.
    Conflict,
    /// A party has signed, or an act has approved: the text stands.
    Frozen,
}

static HEAD: Sql = Sql::new(
    "agreements.draft.head",
    "SELECT number, place, dated_on, version, approved_on, approved_by, is_regulation FROM agreement WHERE id = $1",
);
static FIELDS: Sql = Sql::new(
    "agreements.draft.fields",
    "SELECT field_key, value FROM agreement_field WHERE agreement_id = $1 ORDER BY field_key",
);
static FROZEN: Sql = Sql::new(
    "agreements.draft.frozen_on",
    "SELECT COALESCE((SELECT MIN(p.signed_on) FROM agreement_party p WHERE p.agreement_id = a.id), a.approved_on) AS frozen_on
     FROM agreement a WHERE a.id = $1",
);
static SAVE: Sql = Sql::new(
    "agreements.draft.save",
    "UPDATE agreement SET number = $3, place = $4, dated_on = $5, fold = $6, sort_key = $7, version = version + 1
     WHERE id = $1 AND version = $2",
);
static SAVE_FIELD: Sql = Sql::new(
    "agreements.draft.save_field",
    "INSERT INTO agreement_field (agreement_id, field_key, value) VALUES ($1, $2, $3)
     ON CONFLICT (agreement_id, field_key) DO UPDATE SET value = excluded.value",
);
static CLEAR_FIELDS: Sql =
    Sql::new("agreements.draft.clear_fields", "DELETE FROM agreement_field WHERE agreement_id = $1");
static SAVE_SIGNATORY: Sql = Sql::new(
    "agreements.draft.save_signatory",
    "UPDATE agreement_party SET signatory_name = $3, signatory_position = $4, signatory_acting = $5, authority_basis = $6
     WHERE agreement_id = $1 AND id = $2",
);

/// The head of the text.
pub fn head(tx: &mut Tx, id: AgreementId) -> DbResult<Option<TextHead>> {
    tx.optional(&HEAD, args![id])
}

/// The fields that have a value.
pub fn fields(tx: &mut Tx, id: AgreementId) -> DbResult<BTreeMap<String, String>> {
    Ok(tx.all::<(String, String)>(&FIELDS, args![id])?.into_iter().collect())
}

/// The day of the first signature or of the approval: from then on the text stands as it is.
pub fn frozen_on(tx: &mut Tx, id: AgreementId) -> DbResult<Option<Date>> {
    Ok(tx.optional::<(Option<Date>,)>(&FROZEN, args![id])?.and_then(|(day,)| day))
}

/// Saves the draft that was read at `seen_version`.
pub fn save(change: &mut Change<'_>, id: AgreementId, seen_version: i64, draft: &Draft) -> DbResult<Saved> {
    if frozen_on(change, id)?.is_some() {
        return Ok(Saved::Frozen);
    }
    let Some(agreement) = super::agreement(change, id)? else { return Ok(Saved::Conflict) };
    let parties: Vec<(PartyId, OrganisationId)> =
        super::parties(change, id)?.into_iter().map(|party| (party.id, party.organisation_id)).collect();
    let organisations: Vec<OrganisationId> = parties.iter().map(|(_, organisation)| *organisation).collect();
    let title = (agreement.title_ru.as_str(), agreement.title_en.as_str());
    let keys = super::make::keys(change, title, draft.number.as_deref(), &organisations)?;
    let saved = args![id, seen_version, draft.number, draft.place, draft.dated_on, keys.fold, keys.sort_key];
    if change.execute(&SAVE, saved)? == 0 {
        return Ok(Saved::Conflict);
    }
    change.execute(&CLEAR_FIELDS, args![id])?;
    for (key, value) in &draft.fields {
        change.execute(&SAVE_FIELD, args![id, key, value])?;
    }
    for one in &draft.signatories {
        change.execute(&SAVE_SIGNATORY, args![id, one.party, one.name, one.position, one.acting, one.basis])?;
    }
    if let Some(day) = draft.requisites_on {
        for (party, organisation) in parties {
            requisites::take(change, party, organisation, day)?;
        }
    }
    Ok(Saved::Done)
}
