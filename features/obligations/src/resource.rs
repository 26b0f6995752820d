//! How people relate to promises, and what may be done to one.

use db::{DbResult, Sql, Tx, args};
use permit::{Action, Actor, Held, OrganisationId, Resource, Role};
use policy::Row;

use crate::model::{ExpectationId, ObligationId};

/// An expectation as a thing that permissions are about.
///
/// Relations, the nearest first: `performer`, the actor is in the organisation that does it; `obliged`, in the party
/// that owes it (alone or together with others) or a body acting for it; `confirmer`, in a party that has the word
/// about it; `addressee`, in a party it is owed to that has no word; `party`, in another party of the agreement; `above`, in an organisation over a party of an agreement that is not confidential.
pub struct ExpectationResource;

/// An obligation: the promise itself, for recording events that start its clock. Same relations.
pub struct ObligationResource;

static OF_EXPECTATION: Sql = Sql::new(
    "obligations.relations.of_expectation",
    "SELECT DISTINCT v.role,
            CASE WHEN v.depth > 0 THEN 'above'
                 WHEN v.organisation_id = e.performer_organisation_id THEN 'performer'
                 WHEN v.party_id = e.obliged_party_id OR v.acts_for = e.obliged_party_id THEN 'obliged'
                 WHEN e.reviews IS NULL AND EXISTS (SELECT 1 FROM obligation_obliged b WHERE b.obligation_id = e.obligation_id
                              AND (b.party_id = v.party_id OR b.party_id = v.acts_for)) THEN 'obliged'
                 WHEN EXISTS (SELECT 1 FROM obligation_addressee d WHERE d.obligation_id = e.obligation_id AND d.confirms
                              AND (d.party_id = v.party_id OR d.party_id = v.acts_for)) THEN 'confirmer'
                 WHEN EXISTS (SELECT 1 FROM obligation_addressee d WHERE d.obligation_id = e.obligation_id
                              AND (d.party_id = v.party_id OR d.party_id = v.acts_for)) THEN 'addressee'
                 ELSE 'party' END AS relation,
            v.assigned_to
     FROM expectation e
     JOIN agreement_reach v ON v.agreement_id = e.agreement_id
     WHERE e.id = $1 AND v.person_id = $2 AND v.starts_on <= $3 AND (v.ends_on IS NULL OR v.ends_on >= $3)
       AND (v.depth = 0 OR $4)
     ORDER BY relation, v.role, v.assigned_to",
);
static OF_OBLIGATION: Sql = Sql::new(
    "obligations.relations.of_obligation",
    "SELECT DISTINCT v.role,
            CASE WHEN v.depth > 0 THEN 'above'
                 WHEN v.organisation_id = o.performer_organisation_id THEN 'performer'
                 WHEN v.party_id = o.obliged_party_id OR v.acts_for = o.obliged_party_id THEN 'obliged'
                 WHEN EXISTS (SELECT 1 FROM obligation_obliged b WHERE b.obligation_id = o.id
                              AND (b.party_id = v.party_id OR b.party_id = v.acts_for)) THEN 'obliged'
                 WHEN EXISTS (SELECT 1 FROM obligation_addressee d WHERE d.obligation_id = o.id AND d.confirms
                              AND (d.party_id = v.party_id OR d.party_id = v.acts_for)) THEN 'confirmer'
                 WHEN EXISTS (SELECT 1 FROM obligation_addressee d WHERE d.obligation_id = o.id
                              AND (d.party_id = v.party_id OR d.party_id = v.acts_for)) THEN 'addressee'
                 ELSE 'party' END AS relation,
            v.assigned_to
     FROM obligation o
     JOIN agreement_reach v ON v.agreement_id = o.agreement_id
     WHERE o.id = $1 AND v.person_id = $2 AND v.starts_on <= $3 AND (v.ends_on IS NULL OR v.ends_on >= $3)
       AND (v.depth = 0 OR $4)
     ORDER BY relation, v.role, v.assigned_to",
);
static AGREEMENT_OF: Sql = Sql::new(
    "obligations.agreement_of",
    "SELECT agreement_id FROM expectation WHERE id = $1 UNION SELECT agreement_id FROM obligation WHERE id = $1",
);

fn relations(tx: &mut Tx, sql: &'static Sql, actor: &Actor, id: uuid::Uuid) -> DbResult<Vec<Held<OrganisationId>>> {
    let Some((agreement,)) = tx.optional::<(agreements::AgreementId,)>(&AGREEMENT_OF, args![id])? else {
        return Ok(Vec::new());
    };
    let open = agreements::published::agreement(tx, agreement)?.is_some_and(|agreement| !agreement.confidential);
    let mut held = permit::held(tx.all(sql, args![id, actor.person, actor.today, open])?);
    const NEAREST_FIRST: [&str; 6] = ["performer", "obliged", "confirmer", "addressee", "party", "above"];
    held.sort_by_key(|one| NEAREST_FIRST.iter().position(|relation| *relation == one.relation));
    Ok(held)
}

impl Resource for ExpectationResource {
    type Id = ExpectationId;
    fn relations(tx: &mut Tx, actor: &Actor, id: ExpectationId) -> DbResult<Vec<Held<OrganisationId>>> {
        relations(tx, &OF_EXPECTATION, actor, id.uuid())
    }
}

impl Resource for ObligationResource {
    type Id = ObligationId;
    fn relations(tx: &mut Tx, actor: &Actor, id: ObligationId) -> DbResult<Vec<Held<OrganisationId>>> {
        relations(tx, &OF_OBLIGATION, actor, id.uuid())
    }
}

permit::actions! {
    /// See a promise, why its date is what it is, and what proves it.
    ViewExpectation on ExpectationResource = "expectation.view";
    /// Submit fulfilment with what proves it, and count doings.
    Submit on ExpectationResource = "expectation.submit";
    /// Accept or return a submission.
    Confirm on ExpectationResource = "expectation.confirm";
    /// Release the obliged.
    Waive on ExpectationResource = "expectation.waive";
    /// Call back one's own side's wrong act.
    Retract on ExpectationResource = "expectation.retract";
    /// Set an expected date beside the agreed one.
    Shift on ExpectationResource = "expectation.shift";
    /// Remind the performer.
    Remind on ExpectationResource = "expectation.remind";
    /// Record an event that starts a clock: a request was received.
    RecordEvent on ObligationResource = "obligation.record_event";
}

permit::actions! {
    /// Begin to watch an agreement, settle its open parameters, attach its schedules, date it anew.
    WatchAgreement on agreements::AgreementResource = "agreement.watch";
}

/// The roles that act for a party.
pub const OFFICERS: [Role; 5] =
    [Role::MinistryOfficer, Role::MunicipalOfficer, Role::InstituteOfficer, Role::Head, Role::SchoolCoordinator];

/// The roles that may look at the promises of their own agreements.
pub const READERS: [Role; 7] = [
    Role::MinistryOfficer,
    Role::MunicipalOfficer,
    Role::InstituteOfficer,
    Role::Head,
    Role::SchoolCoordinator,
    Role::Curator,
    Role::Observer,
];

/// [`READERS`] as lists ask for them: a line that its reader may not open is not shown either.
pub const BY_READERS: &str = "v.role IN ('ministry_officer', 'municipal_officer', 'institute_officer', 'head', 'school_coordinator', 'curator', 'observer')";

/// The rows of policy of this feature.
pub fn policy_rows() -> Vec<Row> {
    let sides = ["performer", "obliged", "confirmer", "addressee", "party"];
    let mut rows = policy::rows(&READERS, ViewExpectation::NAME, &sides);
    rows.extend(policy::rows(
        &[Role::MinistryOfficer, Role::MunicipalOfficer, Role::Observer],
        ViewExpectation::NAME,
        &["above"],
    ));
    rows.extend(policy::rows(&OFFICERS, Submit::NAME, &["performer", "obliged"]));
    rows.extend(policy::rows(&OFFICERS, Shift::NAME, &["performer", "obliged"]));
    rows.extend(policy::rows(&OFFICERS, Confirm::NAME, &["confirmer"]));
    rows.extend(policy::rows(&OFFICERS, Waive::NAME, &["confirmer", "addressee"]));
    rows.extend(policy::rows(&OFFICERS, Remind::NAME, &["confirmer", "addressee", "party"]));
    rows.extend(policy::rows(&OFFICERS, Retract::NAME, &["performer", "obliged", "confirmer", "addressee"]));
    rows.extend(policy::rows(&OFFICERS, RecordEvent::NAME, &["performer", "obliged", "confirmer", "addressee"]));
    rows.extend(policy::rows(
        &[Role::MinistryOfficer, Role::MunicipalOfficer, Role::InstituteOfficer, Role::Head],
        WatchAgreement::NAME,
        &["party"],
    ));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_ask_for_the_roles_that_the_policy_lets_look() {
        let words: Vec<String> = READERS.iter().map(|role| format!("'{}'", role.as_str())).collect();
        assert_eq!(BY_READERS, format!("v.role IN ({})", words.join(", ")));
    }
}
