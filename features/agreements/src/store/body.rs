//! Bodies through which parties act: empowered by a clause, for days; another one may take over (NEEDS, RB-3.1).

use blueprints::Role;
use db::{Change, DbResult, Sql, Tx, args};
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::World;
use permit::OrganisationId;

use crate::{AgreementId, PartyId};

db::row! {
    /// The days for which a body is empowered; open ends are those of the agreement.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Empowered {
        /// The body's line among the parties.
        pub id: PartyId,
        /// The first day.
        pub empowered_from: Option<Date>,
        /// The last day.
        pub empowered_to: Option<Date>,
    }
}

static OF_AGREEMENT: Sql = Sql::new(
    "agreements.body.of_agreement",
    "SELECT id, empowered_from, empowered_to FROM agreement_party
     WHERE agreement_id = $1 AND acts_for IS NOT NULL ORDER BY ordinal, id",
);
static END: Sql = Sql::new(
    "agreements.body.end",
    "UPDATE agreement_party SET empowered_to = $3
     WHERE agreement_id = $1 AND role_key = $2 AND acts_for IS NOT NULL AND empowered_to IS NULL
       AND (empowered_from IS NULL OR empowered_from <= $3)",
);
static LEFT_OPEN: Sql = Sql::new(
    "agreements.body.left_open",
    "SELECT id FROM agreement_party
     WHERE agreement_id = $1 AND role_key = $2 AND acts_for IS NOT NULL AND empowered_to IS NULL ORDER BY id",
);
static INSERT: Sql = Sql::new(
    "agreements.body.insert",
    "INSERT INTO agreement_party (id, agreement_id, role_key, ordinal, organisation_id, acts_for, empowered_by, empowered_from,
                                  word_nominative, word_genitive, word_dative, word_gender, word_en, signatory_acting)
     SELECT $1, p.agreement_id, $2, 1 + (SELECT MAX(q.ordinal) FROM agreement_party q WHERE q.agreement_id = p.agreement_id),
            $4, p.id, $5, $6, $7, $8, $9, $10, $11, FALSE
     FROM agreement_party p WHERE p.agreement_id = $12 AND p.role_key = $3 AND p.acts_for IS NULL
     ORDER BY p.ordinal, p.id LIMIT 1",
);

/// The days of the bodies of an agreement.
pub fn of_agreement(tx: &mut Tx, id: AgreementId) -> DbResult<Vec<Empowered>> {
    tx.all(&OF_AGREEMENT, args![id])
}

/// From `from` on, another organisation acts in the role; whoever did so until then ends the day before.
/// `false` when one began no earlier than that day, or the role acts for nobody.
pub fn hand_over(
    change: &mut Change<'_>,
    world: &World,
    id: AgreementId,
    role: &Role,
    organisation: OrganisationId,
    from: Date,
) -> DbResult<bool> {
    let (Some(acts), Ok(eve)) = (&role.acts_for, from.checked_sub(1.day())) else { return Ok(false) };
    change.execute(&END, args![id, role.key, eve])?;
    if !change.all::<(PartyId,)>(&LEFT_OPEN, args![id, role.key])?.is_empty() {
        return Ok(false);
    }
    let (body, word): (PartyId, _) = (world.id(), &role.word);
    let gender = crate::model::Gender::from(word.gender);
    let row = args![
        body,
        role.key,
        acts.role,
        organisation,
        acts.clause,
        from,
        word.nominative,
        word.genitive,
        word.dative,
        gender,
        word.en,
        id
    ];
    Ok(change.execute(&INSERT, row)? == 1)
}
