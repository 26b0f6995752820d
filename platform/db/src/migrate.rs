//! Migrations: numbered steps of each feature, applied once and never edited afterwards.

use std::collections::BTreeMap;
use std::time::Duration;

use jiff::Timestamp;
use sha2::{Digest, Sha256};

use crate::change::Opening;
use crate::{Change, Db, DbError, DbResult, Dialect, Sql, Upkeep, args};

/// One step of a feature's tables. Expand first, contract in a later release: old and new code meet.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// The feature that owns the tables.
    pub feature: &'static str,
    /// Its number within the feature, from 1 on without gaps.
    pub number: i64,
    /// What it does, in a few words: `organisations`.
    pub name: &'static str,
    /// Statements, each ended by `;` at the end of a line; the same text for both databases.
    pub sql: &'static str,
}

impl Migration {
    /// A step, for a feature's constant list: `sql` is usually `include_str!("../migrations/001_….sql")`.
    pub const fn new(feature: &'static str, number: i64, name: &'static str, sql: &'static str) -> Self {
        Self { feature, number, name, sql }
    }

    /// SHA-256 of the text; the end of lines does not count, since Git may change it.
    fn checksum(&self) -> [u8; 32] {
        let mut hash = Sha256::new();
        for line in self.sql.lines() {
            hash.update(line.trim_end());
            hash.update("\n");
        }
        hash.finalize().into()
    }

    fn label(&self) -> String {
        format!("{} {:03} {}", self.feature, self.number, self.name)
    }

    /// The statements, one by one, without whole-line comments.
    fn statements(&self) -> Vec<String> {
        let mut statements = Vec::new();
        let mut statement = String::new();
        for line in self.sql.lines().filter(|line| !line.trim_start().starts_with("--")) {
            statement.push_str(line);
            statement.push('\n');
            if line.trim_end().ends_with(';') {
                statements.push(std::mem::take(&mut statement));
            }
        }
        statements.push(statement);
        statements.retain(|statement| !statement.trim().is_empty());
        statements
    }
}

/// What a migration run did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MigrationReport {
    /// Applied now, in order.
    pub applied: Vec<String>,
    /// How many had been applied before.
    pub were_there: usize,
    /// In the database but not in this program: a newer release was here.
    pub unknown: Vec<String>,
}

const OPEN_TABLE: &str = "CREATE TABLE IF NOT EXISTS migration (
    feature TEXT NOT NULL,
    number BIGINT NOT NULL,
    name TEXT NOT NULL,
    checksum BYTEA NOT NULL,
    applied_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (feature, number)
)";
const UPKEEP: Upkeep = Upkeep::named("db.migrate");
/// Migrations may fill large tables; nobody else writes meanwhile.
const LIMIT: Duration = Duration::from_secs(3_600);

static APPLIED: Sql =
    Sql::new("db.migration.applied", "SELECT feature, number, name, checksum FROM migration ORDER BY feature, number");
static RECORD: Sql = Sql::new(
    "db.migration.record",
    "INSERT INTO migration (feature, number, name, checksum, applied_at) VALUES ($1, $2, $3, $4, $5)",
);

/// The tables that belong to `db` itself.
const OWN: &[Migration] = &[
    Migration::new("db", 1, "acts", include_str!("../migrations/001_acts.sql")),
    Migration::new("db", 2, "access records", include_str!("../migrations/002_access_records.sql")),
];

impl Db {
    /// Applies what is missing of db's own steps and of `steps`, in the given order, each in one transaction.
    ///
    /// Refuses to start when an applied step's text was changed, and tells what to do.
    pub async fn migrate(&self, steps: &[Migration], now: Timestamp) -> DbResult<MigrationReport> {
        let mut report = MigrationReport::default();
        let steps: Vec<Migration> = OWN.iter().chain(steps).copied().collect();
        check_numbers(&steps)?;
        let known = self.step(|change| {
            change.run_text("db.migration.table", OPEN_TABLE)?;
            applied(change)
        });
        // Two nodes that start on an empty PostgreSQL may both make the table; the second then finds it.
        let mut known = match known.await {
            Err(DbError::Unique { .. } | DbError::Broken { .. }) => self.step(applied).await?,
            other => other?,
        };
        for step in steps {
            if let Some(checksum) = known.remove(&(step.feature.to_owned(), step.number)) {
                same_text(&step, &checksum.1)?;
                report.were_there += 1;
                continue;
            }
            match self.step(move |change| apply(change, &step, now)).await? {
                true => report.applied.push(step.label()),
                false => report.were_there += 1,
            }
        }
        report.unknown =
            known.into_iter().map(|((feature, number), (name, _))| format!("{feature} {number:03} {name}")).collect();
        if !report.unknown.is_empty() {
            tracing::warn!(unknown = ?report.unknown, "the database knows migrations of a newer release");
        }
        Ok(report)
    }

    async fn step<T: Send + 'static>(
        &self,
        work: impl Fn(&mut Change<'_>) -> DbResult<T> + Send + 'static,
    ) -> DbResult<T> {
        self.submit(Opening::Upkeep(UPKEEP), Some(LIMIT), work).await
    }
}

type Known = BTreeMap<(String, i64), (String, [u8; 32])>;

fn applied(change: &mut Change<'_>) -> DbResult<Known> {
    let rows = change.all::<(String, i64, String, [u8; 32])>(&APPLIED, args![])?;
    Ok(rows.into_iter().map(|(feature, number, name, checksum)| ((feature, number), (name, checksum))).collect())
}

/// Applies the step unless another node was faster; answers whether it did.
fn apply(change: &mut Change<'_>, step: &Migration, now: Timestamp) -> DbResult<bool> {
    if change.dialect() == Dialect::Postgres {
        // SQLite's one writer needs no lock; here two nodes may start at once.
        change.run_text("db.migration.lock", "LOCK TABLE migration IN ACCESS EXCLUSIVE MODE")?;
    }
    if let Some((_, checksum)) = applied(change)?.get(&(step.feature.to_owned(), step.number)) {
        return same_text(step, checksum).map(|()| false);
    }
    for statement in step.statements() {
        change.run_text(&format!("migration {}", step.label()), &statement).map_err(|error| {
            DbError::Migration(format!("migration {} failed: {error}\n{}", step.label(), statement.trim()))
        })?;
    }
    change.execute(&RECORD, args![step.feature, step.number, step.name, step.checksum(), now])?;
    Ok(true)
}

fn same_text(step: &Migration, checksum: &[u8; 32]) -> DbResult<()> {
    if step.checksum() == *checksum {
        return Ok(());
    }
    Err(DbError::Migration(format!(
        "migration {} was edited after it had been applied to this database. \
         Restore its text from the release that applied it, and put the change into a new migration with the next number.",
        step.label()
    )))
}

fn check_numbers(steps: &[Migration]) -> DbResult<()> {
    let mut last: BTreeMap<&str, i64> = BTreeMap::new();
    for step in steps {
        let number = last.entry(step.feature).or_insert(0);
        if step.number != *number + 1 {
            return Err(DbError::Migration(format!("migration {} should have number {}", step.label(), *number + 1)));
        }
        *number = step.number;
    }
    Ok(())
}
