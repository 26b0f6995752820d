//! What the actor may see: one condition, the same in every list, so that a confidential agreement leaks through none.

/// Joins a statement that calls the agreement `a` and has the person as `$1` and the day as `$2`.
///
/// Above a party (`depth` more than 0) one sees only what is not confidential: HM-4-3.8 closes text and documents to
/// everybody but the parties, the authority over them included.
pub const SEEN: &str = "a.id IN (SELECT v.agreement_id FROM agreement_reach v
                WHERE v.person_id = $1 AND v.starts_on <= $2 AND (v.ends_on IS NULL OR v.ends_on >= $2)
                  AND (v.depth = 0 OR NOT a.confidential))";
