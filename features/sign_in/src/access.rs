//! What one may do with one's own account: the actions, and the policy that allows them to every role.

use db::{DbResult, Tx};
use permit::{Action, Actor, OrganisationId, PersonId, Resource};
use policy::{Held, Role, Row};

/// The actor's own relation to the own account.
const SELF: &str = "self";

/// A person's account with its sessions. Nobody but the person relates to it.
pub struct OwnAccount;

impl Resource for OwnAccount {
    type Id = PersonId;

    fn relations(_: &mut Tx, actor: &Actor, id: PersonId) -> DbResult<Vec<Held<OrganisationId>>> {
        let mut held = Vec::new();
        if actor.person == id {
            let own = |role: Role, organisation| Held { role, relation: SELF.to_owned(), organisation };
            held.extend(actor.assignments.iter().map(|one| own(one.role, one.organisation)));
        }
        Ok(held)
    }
}

permit::actions! {
    /// To sign in.
    OpenSession on OwnAccount = "session.open";
    /// To see one's sessions.
    SeeSessions on OwnAccount = "session.see";
    /// To end one's sessions.
    EndSession on OwnAccount = "session.end";
    /// To choose a new password.
    ChangePassword on OwnAccount = "password.change";
}

/// Every role may do all of this with its own account.
pub fn rows() -> Vec<Row> {
    [OpenSession::NAME, SeeSessions::NAME, EndSession::NAME, ChangePassword::NAME]
        .into_iter()
        .flat_map(|action| policy::rows(&Role::ALL, action, &[SELF]))
        .collect()
}
