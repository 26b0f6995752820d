//! Who may act for an organisation: dated assignments and deputising.

use db::{Change, DbResult, Sql, Tx, args};
use jiff::civil::Date;
use jiff::{Timestamp, Zoned};
use permit::zone_by_name;
use policy::Role;

use crate::model::{
    AssignmentCard, AssignmentId, DeputisingCard, DeputisingId, LegalActId, OrganisationId, PersonId, Refused, RoleWord,
};

db::row! {
    /// An assignment with the names that pages show.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Assigned {
        /// Its id.
        pub id: AssignmentId,
        /// Who holds the role.
        pub person_id: PersonId,
        /// Фамилия; empty once erased.
        pub family_name: String,
        /// Имя.
        pub given_name: String,
        /// Отчество.
        pub patronymic: Option<String>,
        /// Where the role is held.
        pub organisation_id: OrganisationId,
        /// That organisation's short name.
        pub organisation_name: String,
        /// The role.
        pub role: RoleWord,
        /// The position as people call it.
        pub position: String,
        /// The first day.
        pub starts_on: Date,
        /// The last day.
        pub ends_on: Option<Date>,
        /// The order behind it.
        pub legal_act_id: Option<LegalActId>,
        /// Counts changes.
        pub version: i64,
    }
}

db::row! {
    /// Days on which somebody stands in for somebody, with names.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Deputised {
        /// Its id.
        pub id: DeputisingId,
        /// Who is away.
        pub person_id: PersonId,
        /// Their family name.
        pub person_family_name: String,
        /// Their given name.
        pub person_given_name: String,
        /// Who stands in.
        pub deputy_id: PersonId,
        /// Their family name.
        pub deputy_family_name: String,
        /// Their given name.
        pub deputy_given_name: String,
        /// Where.
        pub organisation_id: OrganisationId,
        /// That organisation's short name.
        pub organisation_name: String,
        /// The first day.
        pub starts_on: Date,
        /// The last day.
        pub ends_on: Option<Date>,
        /// The order behind it.
        pub legal_act_id: Option<LegalActId>,
        /// Counts changes.
        pub version: i64,
    }
}

/// A role held on some days, own or through deputising, with the zone that says which day it is there.
#[derive(Debug, Clone)]
struct Reached {
    organisation: OrganisationId,
    organisation_name: String,
    zone: String,
    role: Role,
    starts_on: Date,
    ends_on: Option<Date>,
}

const ASSIGNED: &str = "SELECT a.id, a.person_id, p.family_name, p.given_name, p.patronymic, a.organisation_id,
     o.short_name AS organisation_name, a.role, a.position, a.starts_on, a.ends_on, a.legal_act_id, a.version
     FROM assignment a JOIN person p ON p.id = a.person_id JOIN organisation o ON o.id = a.organisation_id";
const DEPUTISED: &str = "SELECT d.id, d.person_id, p.family_name AS person_family_name, p.given_name AS person_given_name, d.deputy_id,
     q.family_name AS deputy_family_name, q.given_name AS deputy_given_name, d.organisation_id, o.short_name AS organisation_name,
     d.starts_on, d.ends_on, d.legal_act_id, d.version
     FROM deputising d JOIN person p ON p.id = d.person_id JOIN person q ON q.id = d.deputy_id
     JOIN organisation o ON o.id = d.organisation_id";

static BY_ID: Sql = Sql::joined("network.assignment.by_id", &[ASSIGNED, "WHERE a.id = $1"]);
static OF_ORGANISATION: Sql = Sql::joined(
    "network.assignment.of_organisation",
    &[
        ASSIGNED,
        "WHERE a.organisation_id = $1 ORDER BY CASE WHEN a.ends_on IS NULL THEN 0 ELSE 1 END, p.sort_key, a.starts_on, a.id",
    ],
);
static OF_PERSON: Sql = Sql::joined(
    "network.assignment.of_person",
    &[
        ASSIGNED,
        "WHERE a.person_id = $1 ORDER BY CASE WHEN a.ends_on IS NULL THEN 0 ELSE 1 END, a.starts_on DESC, a.id",
    ],
);
static IN_ROLE: Sql = Sql::joined(
    "network.assignment.in_role",
    &[
        ASSIGNED,
        "WHERE a.organisation_id = $1 AND a.role = $2 AND a.starts_on <= $3 AND (a.ends_on IS NULL OR a.ends_on >= $3)
         ORDER BY p.sort_key, a.id",
    ],
);
static SAME_ROLE: Sql = Sql::new(
    "network.assignment.same_role",
    "SELECT COUNT(*) FROM assignment WHERE person_id = $1 AND organisation_id = $2 AND role = $3
     AND (ends_on IS NULL OR ends_on >= $4) AND (starts_on <= $5 OR $6)",
);
static INSERT: Sql = Sql::new(
    "network.assignment.insert",
    "INSERT INTO assignment (id, person_id, organisation_id, role, position, starts_on, ends_on, legal_act_id, version)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1)",
);
static END: Sql = Sql::new(
    "network.assignment.end",
    "UPDATE assignment SET ends_on = $3, version = version + 1 WHERE id = $1 AND version = $2 AND starts_on <= $3",
);
static DEPUTISING_BY_ID: Sql = Sql::joined("network.deputising.by_id", &[DEPUTISED, "WHERE d.id = $1"]);
static DEPUTISING_OF_ORGANISATION: Sql = Sql::joined(
    "network.deputising.of_organisation",
    &[DEPUTISED, "WHERE d.organisation_id = $1 ORDER BY d.starts_on DESC, d.id"],
);
static DEPUTISING_OF_PERSON: Sql = Sql::joined(
    "network.deputising.of_person",
    &[DEPUTISED, "WHERE d.person_id = $1 OR d.deputy_id = $1 ORDER BY d.starts_on DESC, d.id"],
);
static DEPUTISING_INSERT: Sql = Sql::new(
    "network.deputising.insert",
    "INSERT INTO deputising (id, person_id, deputy_id, organisation_id, starts_on, ends_on, legal_act_id, version)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 1)",
);
static DEPUTISING_END: Sql = Sql::new(
    "network.deputising.end",
    "UPDATE deputising SET ends_on = $3, version = version + 1 WHERE id = $1 AND version = $2 AND starts_on <= $3",
);
// Own roles stand before deputised ones, so the corner of every page names the person's own organisation.
static REACHED: Sql = Sql::new(
    "network.assignment.reached",
    "SELECT a.organisation_id, o.short_name, o.zone, a.role, a.starts_on, a.ends_on, 0 AS place
     FROM assignment a JOIN organisation o ON o.id = a.organisation_id WHERE a.person_id = $1
     UNION ALL
     SELECT a.organisation_id, o.short_name, o.zone, a.role,
            CASE WHEN a.starts_on > d.starts_on THEN a.starts_on ELSE d.starts_on END,
            CASE WHEN a.ends_on IS NULL OR d.ends_on < a.ends_on THEN d.ends_on ELSE a.ends_on END, 1 AS place
     FROM deputising d JOIN assignment a ON a.person_id = d.person_id AND a.organisation_id = d.organisation_id
     JOIN organisation o ON o.id = a.organisation_id WHERE d.deputy_id = $1
     ORDER BY 7, 5, 4, 1",
);

/// The assignment with this id.
pub fn by_id(tx: &mut Tx, id: AssignmentId) -> DbResult<Option<Assigned>> {
    tx.optional(&BY_ID, args![id])
}

/// Everybody who held or holds a role in the organisation, those without a last day first.
pub fn of_organisation(tx: &mut Tx, organisation: OrganisationId) -> DbResult<Vec<Assigned>> {
    tx.all(&OF_ORGANISATION, args![organisation])
}

/// All roles of a person.
pub fn of_person(tx: &mut Tx, person: PersonId) -> DbResult<Vec<Assigned>> {
    tx.all(&OF_PERSON, args![person])
}

/// Who holds `role` in the organisation on `day`.
pub fn in_role(tx: &mut Tx, organisation: OrganisationId, role: Role, day: Date) -> DbResult<Vec<Assigned>> {
    tx.all(&IN_ROLE, args![organisation, RoleWord(role), day])
}

/// Gives a role.
///
/// # Errors
/// [`Refused::Overlap`] when the person holds that role there on some of these days.
pub fn insert(change: &mut Change<'_>, id: AssignmentId, card: &AssignmentCard) -> Result<(), Refused> {
    let last = card.ends_on.unwrap_or(card.starts_on);
    let is_open = card.ends_on.is_none();
    let role = RoleWord(card.role);
    let (same,) =
        change.one::<(i64,)>(&SAME_ROLE, args![card.person, card.organisation, role, card.starts_on, last, is_open])?;
    if same > 0 {
        return Err(Refused::Overlap);
    }
    let args =
        args![id, card.person, card.organisation, role, card.position, card.starts_on, card.ends_on, card.legal_act];
    change.execute(&INSERT, args)?;
    Ok(())
}

/// Sets the last day of a role.
///
/// # Errors
/// [`Refused::Conflict`] when somebody was faster, or the day lies before the first one.
pub fn end(change: &mut Change<'_>, id: AssignmentId, seen_version: i64, last_day: Date) -> Result<(), Refused> {
    if change.execute(&END, args![id, seen_version, last_day])? == 0 { Err(Refused::Conflict) } else { Ok(()) }
}

/// The deputising with this id.
pub fn deputising_by_id(tx: &mut Tx, id: DeputisingId) -> DbResult<Option<Deputised>> {
    tx.optional(&DEPUTISING_BY_ID, args![id])
}

/// Who stood or stands in for whom in the organisation.
pub fn deputising_of_organisation(tx: &mut Tx, organisation: OrganisationId) -> DbResult<Vec<Deputised>> {
    tx.all(&DEPUTISING_OF_ORGANISATION, args![organisation])
}

/// Deputising by the person or for the person.
pub fn deputising_of_person(tx: &mut Tx, person: PersonId) -> DbResult<Vec<Deputised>> {
    tx.all(&DEPUTISING_OF_PERSON, args![person])
}

/// Lets one person stand in for another.
pub fn insert_deputising(change: &mut Change<'_>, id: DeputisingId, card: &DeputisingCard) -> DbResult<()> {
    let args = args![id, card.person, card.deputy, card.organisation, card.starts_on, card.ends_on, card.legal_act];
    change.execute(&DEPUTISING_INSERT, args)?;
    Ok(())
}

/// Sets the last day of standing in.
///
/// # Errors
/// [`Refused::Conflict`] when somebody was faster, or the day lies before the first one.
pub fn end_deputising(
    change: &mut Change<'_>,
    id: DeputisingId,
    seen_version: i64,
    last_day: Date,
) -> Result<(), Refused> {
    if change.execute(&DEPUTISING_END, args![id, seen_version, last_day])? == 0 {
        Err(Refused::Conflict)
    } else {
        Ok(())
    }
}

/// The roles that the person may act in at `now`: own first, then deputised; each organisation's day is that of its zone.
pub fn in_force(tx: &mut Tx, person: PersonId, now: Timestamp) -> DbResult<Vec<permit::Assignment>> {
    let reached =
        tx.all::<(OrganisationId, String, String, RoleWord, Date, Option<Date>, i64)>(&REACHED, args![person])?;
    let mut held: Vec<permit::Assignment> = Vec::new();
    for (organisation, organisation_name, zone, role, starts_on, ends_on, _) in reached {
        let one = Reached { organisation, organisation_name, zone, role: role.0, starts_on, ends_on };
        let is_held = held.iter().any(|other| other.organisation == one.organisation && other.role == one.role);
        if one.is_in_force(now) && !is_held {
            held.push(permit::Assignment {
                organisation: one.organisation,
                organisation_name: one.organisation_name,
                zone: one.zone,
                role: one.role,
            });
        }
    }
    Ok(held)
}

impl Reached {
    fn is_in_force(&self, now: Timestamp) -> bool {
        let today = Zoned::new(now, zone_by_name(&self.zone)).date();
        self.starts_on <= today && self.ends_on.is_none_or(|last| last >= today)
    }
}
