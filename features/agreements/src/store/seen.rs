//! What the actor may see: one condition, the same in every list, so that a confidential agreement leaks through none.

/// Joins a statement that calls the agreement `a` and has the person as `$1` and the day as `$2`.
///
/// Above a party (`depth` more than 0) one sees only what is not confidential: HM-4-3.8 closes text and documents to
/// everybody but the parties, the authority over them included. Roles are those of the policy, so that a line leads nowhere only when the gate would say so too.
pub const SEEN: &str = "a.id IN (SELECT v.agreement_id FROM agreement_reach v
                WHERE v.person_id = $1 AND v.starts_on <= $2 AND (v.ends_on IS NULL OR v.ends_on >= $2)
                  AND (v.depth = 0 AND v.role IN ('ministry_officer', 'municipal_officer', 'institute_officer', 'head',
                                                  'school_coordinator', 'curator', 'observer')
                       OR v.depth > 0 AND NOT a.confidential
                          AND v.role IN ('ministry_officer', 'municipal_officer', 'observer')))";

#[cfg(test)]
mod tests {
    use permit::{Action, Policy, Role};

    use super::SEEN;
    use crate::ViewAgreement;

    /// What the gate would refuse is not listed: the words of the condition are those of the policy.
    #[test]
    fn lists_ask_for_the_roles_that_the_policy_lets_look() {
        let policy = Policy::of(crate::policy_rows());
        let of_relation = |relation: &str| -> Vec<Role> {
            Role::ALL.into_iter().filter(|role| policy.allows_row(*role, ViewAgreement::NAME, relation)).collect()
        };
        let (own, above) = SEEN.split_once("OR v.depth > 0").unwrap();
        for role in Role::ALL {
            let word = format!("'{}'", role.as_str());
            assert_eq!(own.contains(&word), of_relation("party").contains(&role), "{word} in its own agreements");
            assert_eq!(above.contains(&word), of_relation("above").contains(&role), "{word} above a party");
        }
    }
}
