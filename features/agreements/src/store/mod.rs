//! Every statement of agreements.

pub mod body;
pub mod candidates;
pub mod draft;
pub mod grounds;
pub mod link;
pub mod list;
pub mod make;
pub mod regulation;
pub mod requisites;
mod seen;

pub use seen::SEEN;

use std::collections::BTreeMap;

use blueprints::{Blueprint, EffectRule, ParameterValue};
use db::{Change, DbError, DbResult, Sql, Tx, args};
use jiff::civil::Date;

use crate::published::{Agreement, Party};
use crate::{AgreementId, PartyId};

static BY_ID: Sql = Sql::new(
    "agreements.by_id",
    "SELECT id, blueprint_key, title_ru, title_en, number, dated_on, confidential, term_from, term_to,
            effective_on, watched_from, ended_on
     FROM agreement WHERE id = $1",
);

/// One agreement.
pub fn agreement(tx: &mut Tx, id: AgreementId) -> DbResult<Option<Agreement>> {
    tx.optional(&BY_ID, args![id])
}

static PARTIES: Sql = Sql::new(
    "agreements.parties",
    "SELECT id, role_key, organisation_id, acts_for, empowered_by, word_nominative, word_genitive, word_dative,
            word_gender, word_en, signatory_name, signatory_position, signatory_acting, authority_basis, signed_on
     FROM agreement_party WHERE agreement_id = $1 ORDER BY ordinal, id",
);

/// The parties in the order of the text.
pub fn parties(tx: &mut Tx, id: AgreementId) -> DbResult<Vec<Party>> {
    tx.all(&PARTIES, args![id])
}

static BLUEPRINT: Sql = Sql::new("agreements.blueprint", "SELECT blueprint FROM agreement WHERE id = $1");

/// The blueprint as it stood when the agreement was made.
pub fn blueprint(tx: &mut Tx, id: AgreementId) -> DbResult<Option<Blueprint>> {
    let Some((json,)) = tx.optional::<(serde_json::Value,)>(&BLUEPRINT, args![id])? else {
        return Ok(None);
    };
    let read = serde_json::from_value(json);
    read.map(Some).map_err(|error| DbError::Decode {
        statement: BLUEPRINT.name().to_owned(),
        column: 1,
        expected: "a blueprint".to_owned(),
        found: error.to_string(),
    })
}

static PARAMETERS: Sql = Sql::new(
    "agreements.parameters",
    "SELECT parameter_key, number_value, date_value FROM agreement_parameter WHERE agreement_id = $1 ORDER BY parameter_key",
);

/// The parameters settled so far.
pub fn parameters(tx: &mut Tx, id: AgreementId) -> DbResult<BTreeMap<String, ParameterValue>> {
    let rows: Vec<(String, Option<i64>, Option<Date>)> = tx.all(&PARAMETERS, args![id])?;
    Ok(rows
        .into_iter()
        .filter_map(|(key, number, date)| {
            let value = match (number, date) {
                (_, Some(date)) => ParameterValue::Date(date),
                (Some(number), None) => ParameterValue::Number(u32::try_from(number).ok()?),
                (None, None) => return None,
            };
            Some((key, value))
        })
        .collect())
}

static SET_PARAMETER: Sql = Sql::new(
    "agreements.set_parameter",
    "INSERT INTO agreement_parameter (agreement_id, parameter_key, number_value, date_value, addition, set_at)
     SELECT a.id, $2, $3, $4,
            CASE WHEN a.effective_on IS NULL THEN NULL
                 ELSE (SELECT 1 + COALESCE(MAX(p.addition), 0) FROM agreement_parameter p WHERE p.agreement_id = a.id) END,
            $5
     FROM agreement a WHERE a.id = $1
     ON CONFLICT (agreement_id, parameter_key)
     DO UPDATE SET number_value = excluded.number_value, date_value = excluded.date_value, addition = excluded.addition,
                   set_at = excluded.set_at",
);

/// Settles a parameter.
pub fn set_parameter(change: &mut Change, id: AgreementId, key: &str, value: ParameterValue) -> DbResult<()> {
    let (number, date) = match value {
        ParameterValue::Number(number) => (Some(i64::from(number)), None),
        ParameterValue::Date(date) => (None, Some(date)),
    };
    let at = change.recorded_at();
    change.execute(&SET_PARAMETER, args![id, key, number, date, at])?;
    Ok(())
}

static SIGN: Sql = Sql::new(
    "agreements.sign",
    "UPDATE agreement_party SET signed_on = $3
     WHERE id = $2 AND agreement_id = $1 AND acts_for IS NULL AND signed_on IS NULL
       AND NOT EXISTS (SELECT 1 FROM agreement a WHERE a.id = $1 AND a.is_regulation)",
);
static TAKE_EFFECT: Sql = Sql::new(
    "agreements.take_effect",
    "UPDATE agreement SET effective_on = $2, term_from = COALESCE(term_from, $2), version = version + 1 WHERE id = $1",
);

/// Enters a party's signing date and lets the agreement take effect by its rule.
/// `false` when the party is not one of this agreement that signs, or has signed already.
pub fn sign(change: &mut Change, id: AgreementId, party: PartyId, on: Date) -> DbResult<bool> {
    if change.execute(&SIGN, args![id, party, on])? == 0 {
        return Ok(false);
    }
    let signatures: Vec<Option<Date>> = parties(change, id)?
        .into_iter()
        .filter(|party| party.acts_for.is_none())
        .map(|party| party.signed_on)
        .collect();
    let rule = blueprint(change, id)?.map(|blueprint| blueprint.effect.rule);
    let stated = agreement(change, id)?.and_then(|agreement| agreement.term_from.or(agreement.dated_on));
    if let Some(day) = rule.and_then(|rule| effect_day(rule, &signatures, stated)) {
        change.execute(&TAKE_EFFECT, args![id, day])?;
    }
    Ok(true)
}

/// The day from which the signatures make the agreement binding; `None` while one that counts is undated
/// (NEEDS, UU-5.2: an undated signature blocks «в силе»). `stated` is the day that the text itself names.
pub fn effect_day(rule: EffectRule, signatures: &[Option<Date>], stated: Option<Date>) -> Option<Date> {
    let last = || signatures.iter().copied().collect::<Option<Vec<_>>>()?.into_iter().max();
    match rule {
        EffectRule::LastSignature => last(),
        EffectRule::FirstSignature => signatures.iter().flatten().min().copied(),
        EffectRule::StatedDate => last().and(stated),
        // A legal act decides, not a signature.
        EffectRule::Approval => None,
    }
}

db::row! {
    /// A clause with its place, retelling and citation.
    #[derive(Debug, Clone)]
    pub struct ClauseRow {
        /// Stable key inside the agreement.
        pub clause_key: String,
        /// The clause above.
        pub parent_key: Option<String>,
        /// «п. 2.3.4»
        pub citation_ru: String,
        /// "cl. 2.3.4"
        pub citation_en: String,
        /// A heading's words.
        pub heading_ru: Option<String>,
        /// A heading's words in English.
        pub heading_en: Option<String>,
        /// The clause retold in Russian.
        pub retelling_ru: String,
        /// The clause retold in English.
        pub retelling_en: String,
        /// What it does: duty, entitlement, term, declaration, heading.
        pub nature: String,
        /// A fault of the source.
        pub note_ru: Option<String>,
        /// The fault in English.
        pub note_en: Option<String>,
    }
}

static CLAUSES: Sql = Sql::new(
    "agreements.clauses",
    "SELECT clause_key, parent_key, citation_ru, citation_en, heading_ru, heading_en, retelling_ru, retelling_en,
            nature, note_ru, note_en
     FROM clause WHERE agreement_id = $1 ORDER BY ordinal, clause_key",
);
static CLAUSE: Sql = Sql::new(
    "agreements.clause",
    "SELECT clause_key, parent_key, citation_ru, citation_en, heading_ru, heading_en, retelling_ru, retelling_en,
            nature, note_ru, note_en
     FROM clause WHERE agreement_id = $1 AND clause_key = $2",
);

/// All clauses in the order of the text.
pub fn clauses(tx: &mut Tx, id: AgreementId) -> DbResult<Vec<ClauseRow>> {
    tx.all(&CLAUSES, args![id])
}

/// One clause.
pub fn clause(tx: &mut Tx, id: AgreementId, key: &str) -> DbResult<Option<ClauseRow>> {
    tx.optional(&CLAUSE, args![id, key])
}

/// The fields that block signing and are still empty, by their labels («не определено» never goes unnoticed).
pub fn blocking_fields(tx: &mut Tx, id: AgreementId) -> DbResult<Vec<blueprints::Text>> {
    use blueprints::FieldKind;
    let filled = draft::fields(tx, id)?;
    let fields = blueprint(tx, id)?.map(|blueprint| blueprint.fields).unwrap_or_default();
    let asked = |kind: FieldKind| {
        matches!(kind, FieldKind::Text | FieldKind::DocumentNumber | FieldKind::Date | FieldKind::Place)
    };
    Ok(fields
        .into_iter()
        .filter(|field| field.blocks_signing && asked(field.kind) && !filled.contains_key(&field.key))
        .map(|field| field.label)
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn one_undated_signature_keeps_an_agreement_out_of_force() {
        let (first, last) = (date(2020, 2, 10), date(2020, 2, 14));
        assert_eq!(effect_day(EffectRule::LastSignature, &[Some(first), None], None), None);
        assert_eq!(effect_day(EffectRule::LastSignature, &[Some(last), Some(first)], None), Some(last));
        assert_eq!(effect_day(EffectRule::StatedDate, &[Some(first), None], Some(last)), None);
        assert_eq!(effect_day(EffectRule::StatedDate, &[Some(first), Some(first)], Some(last)), Some(last));
        assert_eq!(effect_day(EffectRule::Approval, &[Some(first)], Some(last)), None);
        assert_eq!(effect_day(EffectRule::FirstSignature, &[None, Some(first)], None), Some(first));
    }
}
