//! A job: what is asked for, and what a runner holds while it does it.

use db::{DbError, Fact, is_dotted_name};
use jiff::Timestamp;
use serde_json::{Map, Value as Json};
use uuid::Uuid;

/// A kind of job: `signals.nightly`. Stored, so a released name stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct JobKind(&'static str);

impl JobKind {
    /// Names a kind: lower-case words joined by dots, checked when it compiles.
    pub const fn named(name: &'static str) -> Self {
        assert!(is_dotted_name(name), "a job is named feature.what: a-z, 0-9, _ and dots");
        Self(name)
    }

    /// The name.
    pub const fn as_str(self) -> &'static str {
        self.0
    }
}

/// How often a job is tried when nothing else is said: with the pauses of the runner, over about three hours.
const ATTEMPTS: u32 = 10;

/// Work to be enqueued.
#[derive(Debug, Clone)]
pub struct Job {
    pub(crate) kind: JobKind,
    pub(crate) key: String,
    pub(crate) run_after: Option<Timestamp>,
    pub(crate) attempts_allowed: u32,
    pub(crate) facts: Map<String, Json>,
    pub(crate) free_text: Option<&'static str>,
}

impl Job {
    /// Work of this kind. `key` names the work itself, for example the report's id or the day:
    /// enqueued twice, it is done once.
    pub fn new(kind: JobKind, key: impl Into<String>) -> Self {
        Self { kind, key: key.into(), run_after: None, attempts_allowed: ATTEMPTS, facts: Map::new(), free_text: None }
    }

    /// Not before this moment; without it at once.
    #[must_use]
    pub fn after(mut self, moment: Timestamp) -> Self {
        self.run_after = Some(moment);
        self
    }

    /// Tried so often before it is given up; at least once.
    #[must_use]
    pub fn attempts(mut self, allowed: u32) -> Self {
        self.attempts_allowed = allowed.max(1);
        self
    }

    /// Adds an id, a word, a number or a date. What people typed is read by the handler from its table.
    #[must_use]
    pub fn with(mut self, name: &'static str, fact: impl Into<Fact>) -> Self {
        let fact = fact.into();
        if fact.holds_free_text() {
            self.free_text = Some(name);
        }
        self.facts.insert(name.to_owned(), fact.into_json());
        self
    }
}

/// A job in the hands of a runner.
#[derive(Debug, Clone)]
pub struct Claimed {
    pub(crate) id: Uuid,
    pub(crate) kind: String,
    pub(crate) facts: Json,
    pub(crate) attempt: u32,
    pub(crate) attempts_allowed: u32,
    pub(crate) node: Uuid,
}

impl Claimed {
    /// The job's id: the same at every attempt, so it can stand as the key of an outer effect.
    pub fn id(&self) -> Uuid {
        self.id
    }

    /// Which attempt this is, from 1 on.
    pub fn attempt(&self) -> u32 {
        self.attempt
    }

    /// An id that the job carries.
    pub fn id_of<T: From<Uuid>>(&self, name: &'static str) -> Result<T, Failure> {
        let id = self.text(name)?.parse::<Uuid>().map_err(|_| Failure::never("job.fact_is_no_id"))?;
        Ok(id.into())
    }

    /// A word, day or moment that the job carries, to be parsed.
    pub fn parsed<T: std::str::FromStr>(&self, name: &'static str) -> Result<T, Failure> {
        self.text(name)?.parse().map_err(|_| Failure::never("job.fact_is_unreadable"))
    }

    /// A number that the job carries.
    pub fn number(&self, name: &'static str) -> Result<i64, Failure> {
        self.facts.get(name).and_then(Json::as_i64).ok_or(Failure::never("job.fact_is_missing"))
    }

    fn text(&self, name: &'static str) -> Result<&str, Failure> {
        self.facts.get(name).and_then(Json::as_str).ok_or(Failure::never("job.fact_is_missing"))
    }
}

/// Why an attempt did not end the job. Holds a word for the log and the table, never data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    pub(crate) word: &'static str,
    pub(crate) is_final: bool,
}

impl Failure {
    /// It may work later: the runner tries again after a pause.
    pub const fn later(word: &'static str) -> Self {
        Self { word, is_final: false }
    }

    /// It will never work: the job is given up, and stays in the table for people to look at.
    pub const fn never(word: &'static str) -> Self {
        Self { word, is_final: true }
    }
}

impl From<DbError> for Failure {
    fn from(error: DbError) -> Self {
        tracing::warn!(%error, "a job met an error of the database");
        Self::later(if error.is_passing() { "db.passing" } else { "db.error" })
    }
}
