//! How an actor relates to organisations and people, and the lists that follow from it.
//!
//! The same relations stand here twice: one by one, for the gate, and as a fragment of lists. A test holds that
//! both agree.

use db::{DbResult, Sql, Tx, args};
use jiff::civil::Date;
use permit::{Actor, Held};
use policy::Role;

use crate::model::{OrganisationId, PersonId, RoleWord};
use crate::store::pattern;

static OWN_AND_ABOVE: Sql = Sql::new(
    "network.scope.own_and_above",
    "SELECT r.role, r.depth, r.assigned_to FROM reach r
     WHERE r.person_id = $1 AND r.organisation_id = $2 AND r.starts_on <= $3 AND (r.ends_on IS NULL OR r.ends_on >= $3)
     ORDER BY r.depth, r.role, r.assigned_to",
);
static BELOW: Sql = Sql::new(
    "network.scope.below",
    "SELECT r.role, c.depth, r.assigned_to FROM reach r JOIN organisation_closure c ON c.descendant_id = r.assigned_to
     WHERE r.person_id = $1 AND r.depth = 0 AND c.ancestor_id = $2 AND c.depth > 0
       AND r.starts_on <= $3 AND (r.ends_on IS NULL OR r.ends_on >= $3)
     ORDER BY c.depth, r.role, r.assigned_to",
);
static HAS_ACCOUNT: Sql = Sql::new("network.scope.has_account", "SELECT has_account FROM organisation WHERE id = $1");
static TO_PERSON: Sql = Sql::new(
    "network.scope.to_person",
    "SELECT r.role, MIN(r.depth), r.assigned_to FROM reach r JOIN assignment a ON a.organisation_id = r.organisation_id
     WHERE r.person_id = $1 AND a.person_id = $2 AND r.starts_on <= $3 AND (r.ends_on IS NULL OR r.ends_on >= $3)
     GROUP BY r.role, r.assigned_to ORDER BY MIN(r.depth), r.role, r.assigned_to",
);
static PERSON_EXISTS: Sql = Sql::new("network.scope.person_exists", "SELECT COUNT(*) FROM person WHERE id = $1");

/// The organisations in the actor's sight: $1 the person, $2 the day, $3 whether an administrator.
pub const IN_SIGHT: &str = "($3 OR NOT o.has_account
     OR o.id IN (SELECT r.organisation_id FROM reach r
                 WHERE r.person_id = $1 AND r.starts_on <= $2 AND (r.ends_on IS NULL OR r.ends_on >= $2))
     OR o.id IN (SELECT c.ancestor_id FROM reach r JOIN organisation_closure c ON c.descendant_id = r.assigned_to
                 WHERE r.person_id = $1 AND r.depth = 0 AND r.starts_on <= $2 AND (r.ends_on IS NULL OR r.ends_on >= $2)))";

/// The people in the actor's sight: those assigned in, or below, an organisation where the actor has a role, and
/// the actor. The same three placeholders.
const PEOPLE_IN_SIGHT: &str = "($3 OR p.id = $1 OR p.id IN (
         SELECT a.person_id FROM assignment a JOIN reach r ON r.organisation_id = a.organisation_id
         WHERE r.person_id = $1 AND r.starts_on <= $2 AND (r.ends_on IS NULL OR r.ends_on >= $2)))";

const ORGANISATION_FILTERS: &str = "AND (o.fold LIKE $4 ESCAPE '\\' OR CAST($4 AS TEXT) IS NULL OR o.id IN (
         SELECT q.organisation_id FROM organisation_requisites q WHERE q.inn = $9 AND q.ends_on IS NULL))
     AND (o.kind = $5 OR CAST($5 AS TEXT) IS NULL)
     AND (NOT $6 OR o.id IN (SELECT d.descendant_id FROM organisation_closure d WHERE d.ancestor_id = $7))
     AND (NOT $8 OR NOT o.has_account)";

static ORGANISATIONS: Sql = Sql::joined(
    "network.scope.organisations",
    &[
        "SELECT o.id, o.kind, o.name, o.short_name, o.parent_id, u.short_name AS parent_name, o.zone, o.has_account, o.starts_on, o.ends_on,
             (SELECT MAX(q.inn) FROM organisation_requisites q WHERE q.organisation_id = o.id AND q.ends_on IS NULL) AS inn
         FROM organisation o LEFT JOIN organisation u ON u.id = o.parent_id WHERE",
        IN_SIGHT,
        ORGANISATION_FILTERS,
        "ORDER BY o.sort_key, o.id LIMIT $10 OFFSET $11",
    ],
);
static ORGANISATIONS_COUNTED: Sql = Sql::joined(
    "network.scope.organisations_counted",
    &["SELECT COUNT(*) FROM organisation o WHERE", IN_SIGHT, ORGANISATION_FILTERS],
);
static PEOPLE: Sql = Sql::joined(
    "network.scope.people",
    &[
        "SELECT p.id, p.family_name, p.given_name, p.patronymic,
             (SELECT MIN(a.position) FROM assignment a WHERE a.person_id = p.id AND a.starts_on <= $2 AND (a.ends_on IS NULL OR a.ends_on >= $2))
                 AS position,
             (SELECT MIN(o.short_name) FROM assignment a JOIN organisation o ON o.id = a.organisation_id
              WHERE a.person_id = p.id AND a.starts_on <= $2 AND (a.ends_on IS NULL OR a.ends_on >= $2)) AS organisation_name
         FROM person p WHERE p.erased_at IS NULL AND",
        PEOPLE_IN_SIGHT,
        "AND (p.fold LIKE $4 ESCAPE '\\' OR CAST($4 AS TEXT) IS NULL) ORDER BY p.sort_key, p.id LIMIT $5 OFFSET $6",
    ],
);
static PEOPLE_COUNTED: Sql = Sql::joined(
    "network.scope.people_counted",
    &[
        "SELECT COUNT(*) FROM person p WHERE p.erased_at IS NULL AND",
        PEOPLE_IN_SIGHT,
        "AND (p.fold LIKE $4 ESCAPE '\\' OR CAST($4 AS TEXT) IS NULL)",
    ],
);

db::row! {
    /// An organisation as lists show it.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Listed {
        /// Its id.
        pub id: OrganisationId,
        /// A code of `organisation_kind`.
        pub kind: String,
        /// The full name.
        pub name: String,
        /// The short name.
        pub short_name: String,
        /// The organisation above.
        pub parent_id: Option<OrganisationId>,
        /// That organisation's short name.
        pub parent_name: Option<String>,
        /// IANA name of its zone.
        pub zone: String,
        /// Whether its people may work in Opora.
        pub has_account: bool,
        /// Its first day.
        pub starts_on: Option<Date>,
        /// Its last day.
        pub ends_on: Option<Date>,
        /// Its ИНН today.
        pub inn: Option<String>,
    }
}

db::row! {
    /// A person as lists show them.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct ListedPerson {
        /// The person's id.
        pub id: PersonId,
        /// Фамилия.
        pub family_name: String,
        /// Имя.
        pub given_name: String,
        /// Отчество.
        pub patronymic: Option<String>,
        /// A position held today.
        pub position: Option<String>,
        /// The organisation where one is held today.
        pub organisation_name: Option<String>,
    }
}

/// What a list of organisations is narrowed to.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Words in the names, or a whole ИНН.
    pub words: String,
    /// A code of `organisation_kind`.
    pub kind: Option<String>,
    /// This organisation and all below it.
    pub within: Option<OrganisationId>,
    /// Only recipients without an account.
    pub without_account: bool,
}

/// How the actor relates to an organisation: own, above (it stands under the actor's), below (it stands over the
/// actor's), system (the actor runs the installation), network (it has no account: everybody's recipient).
pub fn to_organisation(tx: &mut Tx, actor: &Actor, id: OrganisationId) -> DbResult<Vec<Held<OrganisationId>>> {
    let Some((has_account,)) = tx.optional::<(bool,)>(&HAS_ACCOUNT, args![id])? else { return Ok(Vec::new()) };
    let mut held = Vec::new();
    for (role, depth, assigned_to) in tx.all::<Reach>(&OWN_AND_ABOVE, args![actor.person, id, actor.today])? {
        held.push(relation(role, if depth == 0 { "own" } else { "above" }, assigned_to));
    }
    for (role, _, assigned_to) in tx.all::<Reach>(&BELOW, args![actor.person, id, actor.today])? {
        held.push(relation(role, "below", assigned_to));
    }
    held.extend(system(actor));
    if !has_account {
        held.extend(everywhere(actor, "network"));
    }
    Ok(held)
}

/// How the actor relates to a person: self, own and above (through the person's assignments), system.
pub fn to_person(tx: &mut Tx, actor: &Actor, id: PersonId) -> DbResult<Vec<Held<OrganisationId>>> {
    let (there,) = tx.one::<(i64,)>(&PERSON_EXISTS, args![id])?;
    if there == 0 {
        return Ok(Vec::new());
    }
    let mut held = Vec::new();
    for (role, depth, assigned_to) in tx.all::<Reach>(&TO_PERSON, args![actor.person, id, actor.today])? {
        held.push(relation(role, if depth == 0 { "own" } else { "above" }, assigned_to));
    }
    held.extend(system(actor));
    if actor.person == id {
        held.extend(everywhere(actor, "self"));
    }
    Ok(held)
}

/// How the actor relates to the network as a whole: system for administrators, member for everybody with a role.
pub fn to_network(actor: &Actor) -> Vec<Held<OrganisationId>> {
    system(actor).chain(everywhere(actor, "member")).collect()
}

type Reach = (RoleWord, i64, OrganisationId);

fn relation(role: RoleWord, relation: &str, organisation: OrganisationId) -> Held<OrganisationId> {
    Held { role: role.0, relation: relation.to_owned(), organisation }
}

fn system(actor: &Actor) -> impl Iterator<Item = Held<OrganisationId>> {
    everywhere(actor, "system").filter(|held| held.role == Role::Administrator)
}

fn everywhere(actor: &Actor, relation: &'static str) -> impl Iterator<Item = Held<OrganisationId>> {
    actor.assignments.iter().map(move |one| Held {
        role: one.role,
        relation: relation.to_owned(),
        organisation: one.organisation,
    })
}

/// Organisations in the actor's sight, by name: at most `most` after the first `skipped`.
pub fn organisations(tx: &mut Tx, actor: &Actor, filter: &Filter, most: u32, skipped: u32) -> DbResult<Vec<Listed>> {
    let within = filter.within.unwrap_or(OrganisationId::from(uuid::Uuid::nil()));
    let args = args![
        actor.person,
        actor.today,
        actor.has_role(Role::Administrator),
        pattern(&filter.words),
        filter.kind,
        filter.within.is_some(),
        within,
        filter.without_account,
        filter.words.trim(),
        most,
        skipped
    ];
    tx.all(&ORGANISATIONS, args)
}

/// How many organisations [`organisations`] would list in all.
pub fn organisations_counted(tx: &mut Tx, actor: &Actor, filter: &Filter) -> DbResult<u32> {
    let within = filter.within.unwrap_or(OrganisationId::from(uuid::Uuid::nil()));
    let args = args![
        actor.person,
        actor.today,
        actor.has_role(Role::Administrator),
        pattern(&filter.words),
        filter.kind,
        filter.within.is_some(),
        within,
        filter.without_account,
        filter.words.trim()
    ];
    Ok(tx.one::<(u32,)>(&ORGANISATIONS_COUNTED, args)?.0)
}

/// People in the actor's sight, by name: at most `most` after the first `skipped`.
pub fn people(tx: &mut Tx, actor: &Actor, words: &str, most: u32, skipped: u32) -> DbResult<Vec<ListedPerson>> {
    let is_administrator = actor.has_role(Role::Administrator);
    tx.all(&PEOPLE, args![actor.person, actor.today, is_administrator, pattern(words), most, skipped])
}

/// How many people [`people`] would list in all.
pub fn people_counted(tx: &mut Tx, actor: &Actor, words: &str) -> DbResult<u32> {
    let is_administrator = actor.has_role(Role::Administrator);
    Ok(tx.one::<(u32,)>(&PEOPLE_COUNTED, args![actor.person, actor.today, is_administrator, pattern(words)])?.0)
}

static PARENTS: Sql = Sql::joined(
    "network.scope.parents",
    &[
        "SELECT o.id, o.kind, o.name, o.short_name, o.parent_id, u.short_name AS parent_name, o.zone, o.has_account, o.starts_on, o.ends_on,
             CAST(NULL AS TEXT) AS inn
         FROM organisation o LEFT JOIN organisation u ON u.id = o.parent_id
         WHERE (o.kind <> 'school' OR EXISTS (SELECT 1 FROM organisation b WHERE b.parent_id = o.id)) AND o.has_account AND",
        IN_SIGHT,
        "ORDER BY o.sort_key, o.id LIMIT $4",
    ],
);

/// Organisations in the actor's sight that others may stand under: all but schools without branches.
pub fn parents(tx: &mut Tx, actor: &Actor, most: u32) -> DbResult<Vec<Listed>> {
    tx.all(&PARENTS, args![actor.person, actor.today, actor.has_role(Role::Administrator), most])
}
