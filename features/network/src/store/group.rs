//! Groups of people with a purpose, and who belonged to them when.

use db::{Change, DbResult, Sql, Tx, args};
use jiff::civil::Date;
use permit::Actor;
use policy::Role;

use crate::model::{
    GroupCard, GroupId, GroupPart, GroupPurpose, LegalActId, MembershipId, OrganisationId, PersonId, ProjectId, Refused,
};

db::row! {
    /// A group with the names that lists show.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Group {
        /// Its id.
        pub id: GroupId,
        /// What it is for.
        pub purpose: GroupPurpose,
        /// Its title.
        pub title: String,
        /// The project it works in.
        pub project_id: Option<ProjectId>,
        /// The organisation it was formed at.
        pub organisation_id: OrganisationId,
        /// That organisation's short name.
        pub organisation_name: String,
        /// The order that appointed it.
        pub legal_act_id: Option<LegalActId>,
        /// The first day.
        pub starts_on: Date,
        /// The last day.
        pub ends_on: Option<Date>,
        /// Counts changes.
        pub version: i64,
    }
}

impl Group {
    /// The group as filled in.
    pub fn card(&self) -> GroupCard {
        GroupCard {
            purpose: self.purpose,
            title: self.title.clone(),
            project: self.project_id,
            organisation: self.organisation_id,
            legal_act: self.legal_act_id,
            starts_on: self.starts_on,
            ends_on: self.ends_on,
        }
    }

    /// Whether it exists on `day`.
    pub fn is_alive(&self, day: Date) -> bool {
        self.starts_on <= day && self.ends_on.is_none_or(|last| last >= day)
    }
}

db::row! {
    /// A person's days in a group.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Member {
        /// The id of these days.
        pub id: MembershipId,
        /// The person.
        pub person_id: PersonId,
        /// Фамилия; empty once erased.
        pub family_name: String,
        /// Имя.
        pub given_name: String,
        /// Отчество.
        pub patronymic: Option<String>,
        /// The part in the group.
        pub part: GroupPart,
        /// The first day.
        pub starts_on: Date,
        /// The last day.
        pub ends_on: Option<Date>,
    }
}

const COLUMNS: &str = "SELECT g.id, g.purpose, g.title, g.project_id, g.organisation_id, o.short_name AS organisation_name, g.legal_act_id,
     g.starts_on, g.ends_on, g.version FROM people_group g JOIN organisation o ON o.id = g.organisation_id";

static BY_ID: Sql = Sql::joined("network.group.by_id", &[COLUMNS, "WHERE g.id = $1"]);
static LIST: Sql = Sql::joined(
    "network.group.list",
    &[
        COLUMNS,
        "WHERE ($3 OR g.organisation_id IN (SELECT r.organisation_id FROM reach r
                                            WHERE r.person_id = $1 AND r.starts_on <= $2 AND (r.ends_on IS NULL OR r.ends_on >= $2)))
           AND (g.fold LIKE $4 ESCAPE '\\' OR CAST($4 AS TEXT) IS NULL) AND (g.purpose = $5 OR CAST($5 AS TEXT) IS NULL)
         ORDER BY g.sort_key, g.id LIMIT $6",
    ],
);
static OF_ORGANISATION: Sql =
    Sql::joined("network.group.of_organisation", &[COLUMNS, "WHERE g.organisation_id = $1 ORDER BY g.sort_key, g.id"]);
static OF_PROJECT: Sql =
    Sql::joined("network.group.of_project", &[COLUMNS, "WHERE g.project_id = $1 ORDER BY g.sort_key, g.id"]);
static OF_PERSON: Sql = Sql::joined(
    "network.group.of_person",
    &[
        COLUMNS,
        "WHERE g.id IN (SELECT m.group_id FROM group_member m WHERE m.person_id = $1) ORDER BY g.sort_key, g.id",
    ],
);
static INSERT: Sql = Sql::new(
    "network.group.insert",
    "INSERT INTO people_group (id, purpose, title, project_id, organisation_id, legal_act_id, starts_on, ends_on, fold, sort_key, version)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1)",
);
static UPDATE: Sql = Sql::new(
    "network.group.update",
    "UPDATE people_group SET purpose = $3, title = $4, project_id = $5, legal_act_id = $6, starts_on = $7, ends_on = $8, fold = $9,
     sort_key = $10, version = version + 1 WHERE id = $1 AND version = $2",
);
static MEMBERS: Sql = Sql::new(
    "network.group.members",
    "SELECT m.id, m.person_id, p.family_name, p.given_name, p.patronymic, m.part, m.starts_on, m.ends_on
     FROM group_member m JOIN person p ON p.id = m.person_id WHERE m.group_id = $1
     ORDER BY CASE m.part WHEN 'chair' THEN 0 WHEN 'deputy_chair' THEN 1 WHEN 'secretary' THEN 2 ELSE 3 END, p.sort_key, m.starts_on, m.id",
);
static IS_MEMBER: Sql = Sql::new(
    "network.group.is_member",
    "SELECT COUNT(*) FROM group_member WHERE group_id = $1 AND person_id = $2 AND (ends_on IS NULL OR ends_on >= $3)",
);
static JOIN: Sql = Sql::new(
    "network.group.join",
    "INSERT INTO group_member (id, group_id, person_id, part, starts_on) VALUES ($1, $2, $3, $4, $5)",
);
static LEAVE: Sql = Sql::new(
    "network.group.leave",
    "UPDATE group_member SET ends_on = $3 WHERE id = $1 AND group_id = $2 AND ends_on IS NULL AND starts_on <= $3",
);

/// The group with this id.
pub fn by_id(tx: &mut Tx, id: GroupId) -> DbResult<Option<Group>> {
    tx.optional(&BY_ID, args![id])
}

/// Groups of organisations where the actor sees people, whose title holds the words, by title.
pub fn list(tx: &mut Tx, actor: &Actor, words: &str, purpose: Option<GroupPurpose>, most: u32) -> DbResult<Vec<Group>> {
    let is_administrator = actor.has_role(Role::Administrator);
    tx.all(&LIST, args![actor.person, actor.today, is_administrator, super::pattern(words), purpose, most])
}

/// The groups formed at an organisation.
pub fn of_organisation(tx: &mut Tx, organisation: OrganisationId) -> DbResult<Vec<Group>> {
    tx.all(&OF_ORGANISATION, args![organisation])
}

/// The groups that work in a project.
pub fn of_project(tx: &mut Tx, project: ProjectId) -> DbResult<Vec<Group>> {
    tx.all(&OF_PROJECT, args![project])
}

/// The groups that a person belongs or belonged to.
pub fn of_person(tx: &mut Tx, person: PersonId) -> DbResult<Vec<Group>> {
    tx.all(&OF_PERSON, args![person])
}

/// Forms a group.
pub fn insert(change: &mut Change<'_>, id: GroupId, card: &GroupCard) -> DbResult<()> {
    let (fold, sort_key) = (kernel::fold(&card.title), kernel::sort_key(&card.title));
    let GroupCard { purpose, title, project, organisation, legal_act, starts_on, ends_on } = card;
    change.execute(
        &INSERT,
        args![id, purpose, title, project, organisation, legal_act, starts_on, ends_on, fold, sort_key],
    )?;
    Ok(())
}

/// Changes the group that was read at `seen_version`; its organisation stays.
///
/// # Errors
/// [`Refused::Conflict`] when somebody was faster.
pub fn change(change: &mut Change<'_>, id: GroupId, seen_version: i64, card: &GroupCard) -> Result<(), Refused> {
    let (fold, sort_key) = (kernel::fold(&card.title), kernel::sort_key(&card.title));
    let GroupCard { purpose, title, project, legal_act, starts_on, ends_on, .. } = card;
    let args = args![id, seen_version, purpose, title, project, legal_act, starts_on, ends_on, fold, sort_key];
    if change.execute(&UPDATE, args)? == 0 { Err(Refused::Conflict) } else { Ok(()) }
}

/// Members past and present, by their part.
pub fn members(tx: &mut Tx, group: GroupId) -> DbResult<Vec<Member>> {
    tx.all(&MEMBERS, args![group])
}

/// Lets a person join.
///
/// # Errors
/// [`Refused::Overlap`] when the person belongs to it already.
pub fn join(
    change: &mut Change<'_>,
    id: MembershipId,
    group: GroupId,
    person: PersonId,
    part: GroupPart,
    day: Date,
) -> Result<(), Refused> {
    let (there,) = change.one::<(i64,)>(&IS_MEMBER, args![group, person, day])?;
    if there > 0 {
        return Err(Refused::Overlap);
    }
    change.execute(&JOIN, args![id, group, person, part, day])?;
    Ok(())
}

/// Notes a person's last day.
///
/// # Errors
/// [`Refused::Conflict`] when it was noted already, or lies before the first day.
pub fn leave(change: &mut Change<'_>, id: MembershipId, group: GroupId, last_day: Date) -> Result<(), Refused> {
    if change.execute(&LEAVE, args![id, group, last_day])? == 0 { Err(Refused::Conflict) } else { Ok(()) }
}
