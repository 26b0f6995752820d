//! How people relate to agreements, and what may be done to one.

use db::{DbResult, Sql, Tx, args};
use permit::{Actor, Held, OrganisationId, Resource};

use crate::AgreementId;

/// An agreement as a thing that permissions are about.
///
/// Relations: `party`, the actor is in a party or in the body that acts for one; `participant`, the actor is in an
/// organisation that joined a regulation; `above`, the actor's organisation stands over one of these in the hierarchy and
/// the agreement is not confidential.
pub struct AgreementResource;

static RELATIONS: Sql = Sql::new(
    "agreements.relations",
    "SELECT DISTINCT v.role, CASE WHEN v.depth > 0 THEN 'above' WHEN c.id IS NULL THEN 'party' ELSE 'participant' END AS relation,
            v.assigned_to
     FROM agreement_reach v JOIN agreement a ON a.id = v.agreement_id
     LEFT JOIN accession c ON c.party_id = v.party_id
     WHERE v.agreement_id = $1 AND v.person_id = $2
       AND v.starts_on <= $3 AND (v.ends_on IS NULL OR v.ends_on >= $3)
       AND (v.depth = 0 OR NOT a.confidential)
     ORDER BY relation DESC, v.role, v.assigned_to",
);

impl Resource for AgreementResource {
    type Id = AgreementId;

    fn relations(tx: &mut Tx, actor: &Actor, id: AgreementId) -> DbResult<Vec<Held<OrganisationId>>> {
        Ok(permit::held(tx.all(&RELATIONS, args![id, actor.person, actor.today])?))
    }
}

permit::actions! {
    /// See an agreement: its text, parties, indicators, measures.
    ViewAgreement on AgreementResource = "agreement.view";
    /// Change what is not signed yet, link agreements, empower another body.
    EditAgreement on AgreementResource = "agreement.edit";
    /// Enter a party's signing date.
    SignAgreement on AgreementResource = "agreement.sign";
    /// Approve a regulation by a legal act, and keep the list of those who join it.
    ApproveRegulation on AgreementResource = "agreement.approve";
}
