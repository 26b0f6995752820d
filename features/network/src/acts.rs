//! Names of the acts by which the network changes.

use db::ActKind;

/// An organisation was put on the register.
pub const ORGANISATION_CREATED: ActKind = ActKind::named("organisation.created");
/// An organisation's card was changed.
pub const ORGANISATION_CHANGED: ActKind = ActKind::named("organisation.changed");
/// A dated fact was added to the card: requisites, licence, contact, head.
pub const ORGANISATION_FACT_STATED: ActKind = ActKind::named("organisation.fact_stated");
/// A dated fact got its last day.
pub const ORGANISATION_FACT_ENDED: ActKind = ActKind::named("organisation.fact_ended");
/// A table of organisations was uploaded and compared.
pub const IMPORT_UPLOADED: ActKind = ActKind::named("organisation_import.uploaded");
/// An uploaded table took effect.
pub const IMPORT_APPLIED: ActKind = ActKind::named("organisation_import.applied");
/// A person was added.
pub const PERSON_ADDED: ActKind = ActKind::named("person.added");
/// A person's names were changed.
pub const PERSON_CHANGED: ActKind = ActKind::named("person.changed");
/// A person's names were erased.
pub const PERSON_ERASED: ActKind = ActKind::named("person.erased");
/// A role was given.
pub const ASSIGNMENT_GIVEN: ActKind = ActKind::named("assignment.given");
/// A role got its last day.
pub const ASSIGNMENT_ENDED: ActKind = ActKind::named("assignment.ended");
/// Somebody stands in for somebody.
pub const DEPUTISING_GIVEN: ActKind = ActKind::named("deputising.given");
/// Standing in got its last day.
pub const DEPUTISING_ENDED: ActKind = ActKind::named("deputising.ended");
/// A project was entered.
pub const PROJECT_CREATED: ActKind = ActKind::named("project.created");
/// A project was changed.
pub const PROJECT_CHANGED: ActKind = ActKind::named("project.changed");
/// A legal act was registered.
pub const LEGAL_ACT_REGISTERED: ActKind = ActKind::named("legal_act.registered");
/// A legal act's entry was changed, or an amendment was noted.
pub const LEGAL_ACT_CHANGED: ActKind = ActKind::named("legal_act.changed");
/// A group was formed.
pub const GROUP_FORMED: ActKind = ActKind::named("people_group.formed");
/// A group was changed.
pub const GROUP_CHANGED: ActKind = ActKind::named("people_group.changed");
/// A person joined a group.
pub const GROUP_JOINED: ActKind = ActKind::named("people_group.joined");
/// A person left a group.
pub const GROUP_LEFT: ActKind = ActKind::named("people_group.left");
/// A calendar was entered.
pub const CALENDAR_CREATED: ActKind = ActKind::named("calendar.created");
/// A calendar's days were loaded.
pub const CALENDAR_LOADED: ActKind = ActKind::named("calendar.loaded");
