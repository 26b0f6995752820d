//! A regulation has no signatories: a legal act approves it, organisations join it and leave it (NEEDS, IR-1.7).

use blueprints::Role;
use db::{Change, DbResult, Sql, Tx, args};
use jiff::civil::Date;
use kernel::World;
use network::published::{LegalAct, cite};
use permit::OrganisationId;

use super::requisites;
use crate::model::{AccessionId, AgreementId, PartyId};

db::row! {
    /// A participant.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Participant {
        /// The accession.
        pub id: AccessionId,
        /// The organisation.
        pub organisation_id: OrganisationId,
        /// Its name.
        pub name: String,
        /// The role it joined in.
        pub role_key: String,
        /// Since when.
        pub acceded_on: Date,
        /// The last day.
        pub left_on: Option<Date>,
    }
}

static PARTICIPANTS: Sql = Sql::new(
    "agreements.accession.list",
    "SELECT c.id, c.organisation_id, n.name, c.role_key, c.acceded_on, c.left_on
     FROM accession c JOIN organisation_name n ON n.id = c.organisation_id
     WHERE c.agreement_id = $1 ORDER BY c.left_on NULLS FIRST, c.acceded_on, c.id",
);
static IS_IN: Sql = Sql::new(
    "agreements.accession.is_in",
    "SELECT p.id FROM agreement_party p LEFT JOIN accession c ON c.party_id = p.id
     WHERE p.agreement_id = $1 AND p.organisation_id = $2 AND c.left_on IS NULL ORDER BY p.id LIMIT 1",
);
static INSERT_PARTY: Sql = Sql::new(
    "agreements.accession.insert_party",
    "INSERT INTO agreement_party (id, agreement_id, role_key, ordinal, organisation_id, word_nominative, word_genitive,
                                  word_dative, word_gender, word_en, signatory_acting)
     SELECT $1, $2, $3, 1 + COALESCE(MAX(p.ordinal), 0), $4, $5, $6, $7, $8, $9, $10
     FROM agreement_party p WHERE p.agreement_id = $2",
);
static INSERT: Sql = Sql::new(
    "agreements.accession.insert",
    "INSERT INTO accession (id, agreement_id, party_id, organisation_id, role_key, acceded_on) VALUES ($1, $2, $3, $4, $5, $6)",
);
static LEAVE: Sql = Sql::new(
    "agreements.accession.leave",
    "UPDATE accession SET left_on = $3 WHERE id = $2 AND agreement_id = $1 AND left_on IS NULL AND acceded_on <= $3",
);
static APPROVE: Sql = Sql::new(
    "agreements.approve",
    "UPDATE agreement SET approved_on = $2, approved_by = $3, dated_on = $2, number = COALESCE(number, $4), effective_on = $2,
            term_from = COALESCE(term_from, $2), version = version + 1
     WHERE id = $1 AND is_regulation AND approved_on IS NULL",
);

/// The participants, present ones first.
pub fn participants(tx: &mut Tx, id: AgreementId) -> DbResult<Vec<Participant>> {
    tx.all(&PARTICIPANTS, args![id])
}

/// An organisation joins in a role; `false` when it is in already.
pub fn join(
    change: &mut Change<'_>,
    world: &World,
    id: AgreementId,
    organisation: OrganisationId,
    role: &Role,
    on: Date,
) -> DbResult<bool> {
    if change.optional::<(PartyId,)>(&IS_IN, args![id, organisation])?.is_some() {
        return Ok(false);
    }
    let (party, accession): (PartyId, AccessionId) = (world.id(), world.id());
    let word = &role.word;
    let gender = crate::model::Gender::from(word.gender);
    let row =
        args![party, id, role.key, organisation, word.nominative, word.genitive, word.dative, gender, word.en, false];
    change.execute(&INSERT_PARTY, row)?;
    change.execute(&INSERT, args![accession, id, party, organisation, role.key, on])?;
    requisites::take(change, party, organisation, on)?;
    Ok(true)
}

/// A participant leaves, `on` being its last day; `false` when it is none, has left, or had not joined by then.
pub fn leave(change: &mut Change<'_>, id: AgreementId, accession: AccessionId, on: Date) -> DbResult<bool> {
    Ok(change.execute(&LEAVE, args![id, accession, on])? == 1)
}

/// A legal act approves the regulation, which takes effect on the act's day; `false` when one did before.
pub fn approve(change: &mut Change<'_>, id: AgreementId, act: &LegalAct) -> DbResult<bool> {
    if change.execute(&APPROVE, args![id, act.issued_on, act.id, act.number])? == 0 {
        return Ok(false);
    }
    cite(change, act.id, super::grounds::AGREEMENT, id, "")?;
    Ok(true)
}
