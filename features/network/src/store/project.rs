//! Projects, and whether those that demand a working group have one.

use db::{Change, DbResult, Sql, Tx, args};

use crate::model::{OrganisationId, PersonId, ProjectCard, ProjectId, ProjectKind, Refused};

db::row! {
    /// A project.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Project {
        /// Its id.
        pub id: ProjectId,
        /// At which level it is set up.
        pub kind: ProjectKind,
        /// The project it belongs to.
        pub parent_id: Option<ProjectId>,
        /// Whose project it is.
        pub organisation_id: Option<OrganisationId>,
        /// Its title.
        pub title: String,
        /// Who leads it.
        pub leader_id: Option<PersonId>,
        /// The first year.
        pub first_year: Option<i16>,
        /// The last year.
        pub last_year: Option<i16>,
        /// Sources of support.
        pub support: Option<String>,
        /// Whether a working group must be appointed for it.
        pub needs_working_group: bool,
        /// Counts changes.
        pub version: i64,
    }
}

impl Project {
    /// The project as filled in.
    pub fn card(&self) -> ProjectCard {
        ProjectCard {
            kind: self.kind,
            parent: self.parent_id,
            organisation: self.organisation_id,
            title: self.title.clone(),
            leader: self.leader_id,
            first_year: self.first_year,
            last_year: self.last_year,
            support: self.support.clone(),
            needs_working_group: self.needs_working_group,
        }
    }
}

const COLUMNS: &str =
    "SELECT j.id, j.kind, j.parent_id, j.organisation_id, j.title, j.leader_id, j.first_year, j.last_year, j.support,
     j.needs_working_group, j.version FROM project j";

static BY_ID: Sql = Sql::joined("network.project.by_id", &[COLUMNS, "WHERE j.id = $1"]);
static LIST: Sql = Sql::joined(
    "network.project.list",
    &[
        COLUMNS,
        "WHERE (j.fold LIKE $1 ESCAPE '\\' OR CAST($1 AS TEXT) IS NULL) AND (j.kind = $2 OR CAST($2 AS TEXT) IS NULL)
         ORDER BY j.sort_key, j.id LIMIT $3",
    ],
);
static BELOW: Sql =
    Sql::joined("network.project.below", &[COLUMNS, "WHERE j.parent_id = $1 ORDER BY j.sort_key, j.id"]);
static IS_ABOVE: Sql = Sql::new(
    "network.project.is_above",
    "WITH RECURSIVE up (id, steps) AS (
         SELECT id, 0 FROM project WHERE id = $2
         UNION SELECT p.parent_id, up.steps + 1 FROM up JOIN project p ON p.id = up.id WHERE p.parent_id IS NOT NULL AND up.steps < 20
     ) SELECT COUNT(*) FROM up WHERE id = $1",
);
static INSERT: Sql = Sql::new(
    "network.project.insert",
    "INSERT INTO project (id, kind, parent_id, organisation_id, title, leader_id, first_year, last_year, support, needs_working_group,
     fold, sort_key, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1)",
);
static UPDATE: Sql = Sql::new(
    "network.project.update",
    "UPDATE project SET kind = $3, parent_id = $4, organisation_id = $5, title = $6, leader_id = $7, first_year = $8, last_year = $9,
     support = $10, needs_working_group = $11, fold = $12, sort_key = $13, version = version + 1 WHERE id = $1 AND version = $2",
);

/// The project with this id.
pub fn by_id(tx: &mut Tx, id: ProjectId) -> DbResult<Option<Project>> {
    tx.optional(&BY_ID, args![id])
}

/// Projects whose title holds the words, by title.
pub fn list(tx: &mut Tx, words: &str, kind: Option<ProjectKind>, most: u32) -> DbResult<Vec<Project>> {
    tx.all(&LIST, args![super::pattern(words), kind, most])
}

/// The projects that belong to this one.
pub fn below(tx: &mut Tx, id: ProjectId) -> DbResult<Vec<Project>> {
    tx.all(&BELOW, args![id])
}

/// Enters a project.
pub fn insert(change: &mut Change<'_>, id: ProjectId, card: &ProjectCard) -> DbResult<()> {
    let (fold, sort_key) = (kernel::fold(&card.title), kernel::sort_key(&card.title));
    let ProjectCard { kind, parent, organisation, title, leader, first_year, last_year, support, needs_working_group } =
        card;
    let args = args![
        id,
        kind,
        parent,
        organisation,
        title,
        leader,
        first_year,
        last_year,
        support,
        needs_working_group,
        fold,
        sort_key
    ];
    change.execute(&INSERT, args)?;
    Ok(())
}

/// Changes the project that was read at `seen_version`.
///
/// # Errors
/// [`Refused::Conflict`] when somebody was faster, [`Refused::Cycle`] for a parent that belongs to it.
pub fn change(change: &mut Change<'_>, id: ProjectId, seen_version: i64, card: &ProjectCard) -> Result<(), Refused> {
    if let Some(parent) = card.parent {
        let (met,) = change.one::<(i64,)>(&IS_ABOVE, args![id, parent])?;
        if met > 0 {
            return Err(Refused::Cycle);
        }
    }
    let (fold, sort_key) = (kernel::fold(&card.title), kernel::sort_key(&card.title));
    let ProjectCard { kind, parent, organisation, title, leader, first_year, last_year, support, needs_working_group } =
        card;
    let args = args![
        id,
        seen_version,
        kind,
        parent,
        organisation,
        title,
        leader,
        first_year,
        last_year,
        support,
        needs_working_group,
        fold,
        sort_key
    ];
    if change.execute(&UPDATE, args)? == 0 { Err(Refused::Conflict) } else { Ok(()) }
}
