//! Who asks.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use policy::Role;

db::id! {
    /// A person who has, or may get, an account.
    PersonId = "person";
    /// An organisation: a party, a performer, a school.
    OrganisationId = "organisation";
}

/// A dated role of a person in an organisation, in force on the actor's day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment {
    /// Where the role is held.
    pub organisation: OrganisationId,
    /// The organisation's short name, for the corner of every page.
    pub organisation_name: String,
    /// The organisation's IANA zone: its day is the actor's day.
    pub zone: String,
    /// The role.
    pub role: Role,
}

/// The one who asks: a person with what they may be asked for today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The person.
    pub person: PersonId,
    /// Name as shown in the corner: «М. Белова».
    pub name: String,
    /// Name and patronymic as one greets: «Марина Викторовна».
    pub greeting: String,
    /// The day on which the assignments below are in force, in the actor's zone.
    pub today: Date,
    /// Assignments in force on that day, own and deputised.
    pub assignments: Vec<Assignment>,
}

impl Actor {
    /// Whether the actor holds `role` anywhere.
    pub fn has_role(&self, role: Role) -> bool {
        self.assignments.iter().any(|assignment| assignment.role == role)
    }

    /// The assignment that the pages name: the first.
    pub fn main_assignment(&self) -> Option<&Assignment> {
        self.assignments.first()
    }

    /// Whether the actor acts in `organisation`.
    pub fn is_in(&self, organisation: OrganisationId) -> bool {
        self.assignments.iter().any(|assignment| assignment.organisation == organisation)
    }

    /// The zone of one of the actor's organisations; Moscow's when the actor is not in it.
    pub fn zone_in(&self, organisation: OrganisationId) -> TimeZone {
        let named = self.assignments.iter().find(|assignment| assignment.organisation == organisation);
        zone_by_name(named.map_or("Europe/Moscow", |assignment| assignment.zone.as_str()))
    }
}

/// A zone by its IANA name; UTC for a name that nobody knows, which forms refuse beforehand.
pub fn zone_by_name(name: &str) -> TimeZone {
    TimeZone::get(name).unwrap_or(TimeZone::UTC)
}
