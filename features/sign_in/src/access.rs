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

/// To sign in.
pub struct OpenSession;

impl Action for OpenSession {
    const NAME: &'static str = "session.open";
    type On = OwnAccount;
}

/// To see one's sessions.
pub struct SeeSessions;

impl Action for SeeSessions {
    const NAME: &'static str = "session.see";
    type On = OwnAccount;
}

/// To end one's sessions.
pub struct EndSession;

impl Action for EndSession {
    const NAME: &'static str = "session.end";
    type On = OwnAccount;
}

/// To choose a new password.
pub struct ChangePassword;

impl Action for ChangePassword {
    const NAME: &'static str = "password.change";
    type On = OwnAccount;
}

/// Every role may do all of this with its own account.
pub fn rows() -> Vec<Row> {
    [OpenSession::NAME, SeeSessions::NAME, EndSession::NAME, ChangePassword::NAME]
        .into_iter()
        .flat_map(|action| policy::rows(&Role::ALL, action, &[SELF]))
        .collect()
}
