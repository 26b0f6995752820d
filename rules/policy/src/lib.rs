//! Who may do what: rows that features declare, evaluated with default deny.
//!
//! Pure: it sees a role, an action and the relation between the one who asks and the thing asked
//! about, and says whether some row allows it. It loads nothing.

mod role;

pub use role::Role;
use serde::Serialize;

/// One permission in the table that a head teacher can read: «в этой роли — это действие — если так относится».
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Row {
    /// The role held in some organisation.
    pub role: Role,
    /// The action's name, as the feature declares it: `obligation.submit`.
    pub action: &'static str,
    /// How the organisation relates to the thing: `performer`, `addressee`, `own`.
    pub relation: &'static str,
}

/// What an actor brings to one resource: a role, and how that role's organisation relates to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held<Organisation> {
    /// The role held.
    pub role: Role,
    /// How its organisation relates to the resource.
    pub relation: String,
    /// On whose behalf the actor would act by this row.
    pub organisation: Organisation,
}

/// The union of all features' rows. Absent means denied.
#[derive(Debug, Clone, Default)]
pub struct Policy {
    rows: Vec<Row>,
}

impl Policy {
    /// Joins rows; repeated rows count once.
    pub fn of(rows: impl IntoIterator<Item = Row>) -> Self {
        let mut rows: Vec<Row> = rows.into_iter().collect();
        rows.sort();
        rows.dedup();
        Self { rows }
    }

    /// The first of `held` that some row allows to do `action`; `None` is a denial.
    pub fn allows<'held, O>(&self, action: &str, held: &'held [Held<O>]) -> Option<&'held Held<O>> {
        held.iter().find(|one| self.allows_row(one.role, action, &one.relation))
    }

    /// Whether exactly this triple is allowed.
    pub fn allows_row(&self, role: Role, action: &str, relation: &str) -> bool {
        self.rows.iter().any(|row| row.role == role && row.action == action && row.relation == relation)
    }

    /// Every row, ordered by role, action and relation: the committed snapshot.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The table in plain lines, «роль · действие · отношение», for the snapshot.
    pub fn plain(&self) -> String {
        let mut text = String::new();
        let mut last = None;
        for row in &self.rows {
            if last != Some(row.role) {
                text.push_str(&format!("\n{} ({})\n", row.role.russian(), row.role.as_str()));
                last = Some(row.role);
            }
            text.push_str(&format!("  {:<34} {}\n", row.action, row.relation));
        }
        text
    }
}

/// Makes rows for every pair of the given roles and relations.
pub fn rows(roles: &[Role], action: &'static str, relations: &[&'static str]) -> Vec<Row> {
    roles.iter().flat_map(|&role| relations.iter().map(move |&relation| Row { role, action, relation })).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn held(role: Role, relation: &str) -> Held<u8> {
        Held { role, relation: relation.to_owned(), organisation: 1 }
    }

    #[test]
    fn what_is_not_declared_is_denied() {
        let policy = Policy::of(rows(&[Role::MunicipalOfficer], "obligation.submit", &["performer"]));
        assert!(policy.allows("obligation.submit", &[held(Role::MunicipalOfficer, "performer")]).is_some());
        assert!(policy.allows("obligation.submit", &[held(Role::MunicipalOfficer, "addressee")]).is_none());
        assert!(policy.allows("obligation.submit", &[held(Role::Observer, "performer")]).is_none());
        assert!(policy.allows("obligation.confirm", &[held(Role::MunicipalOfficer, "performer")]).is_none());
        assert!(policy.allows::<u8>("obligation.submit", &[]).is_none());
    }

    proptest! {
        /// Adding rows never takes a permission away: there is no hidden deny.
        #[test]
        fn more_rows_allow_no_less(picks in proptest::collection::vec((0usize..Role::ALL.len(), 0usize..3, 0usize..3), 0..20)) {
            const ACTIONS: [&str; 3] = ["a.view", "a.edit", "b.view"];
            const RELATIONS: [&str; 3] = ["own", "party", "system"];
            let all: Vec<Row> = picks.iter().map(|&(r, a, l)| Row { role: Role::ALL[r], action: ACTIONS[a], relation: RELATIONS[l] }).collect();
            let few = Policy::of(all.iter().take(all.len() / 2).copied());
            let many = Policy::of(all.iter().copied());
            for row in few.rows() {
                prop_assert!(many.allows_row(row.role, row.action, row.relation));
            }
            for row in many.rows() {
                prop_assert!(all.contains(row));
            }
        }
    }
}
