//! `opora migrate`: the tables of this release.

use std::collections::BTreeSet;

use db::{Db, DbError, DbResult, MigrationReport, Sql, args};
use kernel::World;

use crate::features;

static APPLIED: Sql =
    Sql::new("server.migrate.applied", "SELECT feature, number FROM migration ORDER BY feature, number");

/// The steps that are still to be applied, by name.
///
/// # Errors
/// The database's, when it does not answer.
pub async fn missing(db: &Db) -> DbResult<Vec<String>> {
    let applied = db.read(|tx| tx.all::<(String, i64)>(&APPLIED, args![])).await;
    let applied: BTreeSet<(String, i64)> = match applied {
        Ok(applied) => applied.into_iter().collect(),
        // An empty database has not even the table that keeps the steps.
        Err(error) if !error.is_passing() && !matches!(error, DbError::Closed) => BTreeSet::new(),
        Err(error) => return Err(error),
    };
    let steps = features::migrations().into_iter();
    Ok(steps
        .filter(|step| !applied.contains(&(step.feature.to_owned(), step.number)))
        .map(|step| format!("{} {:03} {}", step.feature, step.number, step.name))
        .collect())
}

/// Applies what is missing.
///
/// # Errors
/// The database's, with the step that it refused.
pub async fn apply(db: &Db, world: &World) -> DbResult<MigrationReport> {
    db.migrate(&features::migrations(), world.now()).await
}
