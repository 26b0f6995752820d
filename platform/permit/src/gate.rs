//! The check, and the value that proves it.

use std::marker::PhantomData;
use std::sync::Arc;

use db::{Authorised, DbResult, Tx};
use jiff::tz::TimeZone;
use policy::{Held, Policy, Role};
use uuid::Uuid;

use crate::{Actor, OrganisationId, PersonId};

/// Something a permission is about: an agreement, an expectation, the whole installation.
pub trait Resource: Sized {
    /// Its typed id.
    type Id: Copy + Into<Uuid> + Send + Sync + 'static;

    /// How the actor's assignments relate to the resource: one query of the feature that owns it.
    /// Empty when they do not, or when there is no such resource: both look the same from outside.
    fn relations(tx: &mut Tx, actor: &Actor, id: Self::Id) -> DbResult<Vec<Held<OrganisationId>>>;
}

/// A thing one may do to a resource, as a type, so that a permit for one cannot serve another.
pub trait Action {
    /// Its name in the policy, in acts and in the snapshot: `expectation.submit`.
    const NAME: &'static str;
    /// What it is done to.
    type On: Resource;
}

/// Declares actions as types, so that a permit for one cannot serve another.
///
/// ```ignore
/// permit::actions! { /// See an agreement. ViewAgreement on AgreementResource = "agreement.view"; }
/// ```
#[macro_export]
macro_rules! actions {
    ($($(#[$about:meta])* $name:ident on $resource:ty = $word:literal;)+) => {$(
        $(#[$about])*
        pub struct $name;

        impl $crate::Action for $name {
            const NAME: &'static str = $word;
            type On = $resource;
        }
    )+};
}

/// What a query of relations found: the word of a role, how its organisation relates, and the organisation.
pub type Related = (String, String, OrganisationId);

/// Reads what a query of relations found. A role that this release does not know gives nothing.
pub fn held(found: Vec<Related>) -> Vec<Held<OrganisationId>> {
    found
        .into_iter()
        .filter_map(|(role, relation, organisation)| Some(Held { role: Role::parse(&role)?, relation, organisation }))
        .collect()
}

/// Proof that the gate let this actor do `A` to this very resource, and on whose behalf.
pub struct Permit<A: Action> {
    resource: <A::On as Resource>::Id,
    person: PersonId,
    organisation: OrganisationId,
    role: Role,
    zone: TimeZone,
    action: PhantomData<fn() -> A>,
}

impl<A: Action> Permit<A> {
    /// The checked resource: stores take the id from here, never from the request.
    pub fn resource(&self) -> <A::On as Resource>::Id {
        self.resource
    }

    /// Who acts.
    pub fn person(&self) -> PersonId {
        self.person
    }

    /// On whose behalf.
    pub fn organisation(&self) -> OrganisationId {
        self.organisation
    }

    /// By which role.
    pub fn role(&self) -> Role {
        self.role
    }
}

impl<A: Action> Clone for Permit<A> {
    fn clone(&self) -> Self {
        Self {
            resource: self.resource,
            person: self.person,
            organisation: self.organisation,
            role: self.role,
            zone: self.zone.clone(),
            action: PhantomData,
        }
    }
}

impl<A: Action> std::fmt::Debug for Permit<A> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Permit<{}>", A::NAME)
    }
}

impl<A: Action> Authorised for Permit<A> {
    fn actor(&self) -> Option<Uuid> {
        Some(self.person.uuid())
    }

    fn on_behalf_of(&self) -> Option<Uuid> {
        Some(self.organisation.uuid())
    }

    fn zone(&self) -> TimeZone {
        self.zone.clone()
    }
}

/// Holds the union of the features' rows and makes permits.
#[derive(Debug, Clone)]
pub struct Gate {
    policy: Arc<Policy>,
}

impl Gate {
    /// A gate over the given policy.
    pub fn new(policy: Policy) -> Self {
        Self { policy: Arc::new(policy) }
    }

    /// The rows, for the snapshot and the page that explains access.
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// Lets the actor through, or answers `None`: denied and absent are told apart by nobody.
    pub fn check<A: Action>(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        id: <A::On as Resource>::Id,
    ) -> DbResult<Option<Permit<A>>> {
        let held = A::On::relations(tx, actor, id)?;
        Ok(self.policy.allows(A::NAME, &held).map(|one| Permit {
            resource: id,
            person: actor.person,
            organisation: one.organisation,
            role: one.role,
            zone: actor.zone_in(one.organisation),
            action: PhantomData,
        }))
    }
}
