//! Permission is a value you hold: only the [`Gate`] can make a [`Permit`], and stores take ids from it.
//!
//! A feature declares its actions as types, says how an actor relates to the resource (one query),
//! and lists the rows of policy. The gate joins the three; what no row allows does not exist for the actor.

mod actor;
mod gate;

pub use actor::{Actor, Assignment, OrganisationId, PersonId, zone_by_name};
pub use gate::{Action, Gate, Permit, Related, Resource, held};
pub use policy::{Held, Policy, Role, Row};
