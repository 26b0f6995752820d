//! Acts: who did what, when, about what and for whom. Every change is opened by naming one.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use kernel::{TypedId, World};
use serde_json::{Map, Value as Json};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::sql::is_dotted_name;
use crate::{DbError, DbResult, Sql, Tx, args};

/// A kind of act: thing and past participle, `expectation.submitted`. Declared as a constant by the
/// feature that performs it, and stored, so a released name never changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ActKind(&'static str);

impl ActKind {
    /// Names a kind. A name that is not lower-case words joined by dots does not compile in a constant.
    pub const fn named(name: &'static str) -> Self {
        assert!(is_dotted_name(name), "an act is named thing.done: a-z, 0-9, _ and dots");
        Self(name)
    }

    /// The name.
    pub const fn as_str(self) -> &'static str {
        self.0
    }
}

/// Who may act. Only `permit` and [`SystemAuthority`] implement it: a change without a check has no authority.
pub trait Authorised {
    /// The person who acts; `None` when the system does.
    fn actor(&self) -> Option<Uuid>;

    /// The organisation for which the person acts.
    fn on_behalf_of(&self) -> Option<Uuid>;

    /// Why the system acts without a person. Exactly one of `actor` and this is there.
    fn system_reason(&self) -> Option<&'static str> {
        None
    }

    /// The zone in which the actor's «today» is counted.
    fn zone(&self) -> TimeZone {
        TimeZone::UTC
    }
}

/// The system itself: nightly jobs, the demo's history. Names its reason, which is kept with the act.
#[derive(Debug, Clone, Copy)]
pub struct SystemAuthority(&'static str);

impl SystemAuthority {
    /// Acts for this reason, a dotted name: `jobs.signals_nightly`.
    pub const fn because(reason: &'static str) -> Self {
        assert!(is_dotted_name(reason), "a reason is a dotted name: a-z, 0-9, _ and dots");
        Self(reason)
    }
}

impl Authorised for SystemAuthority {
    fn actor(&self) -> Option<Uuid> {
        None
    }

    fn on_behalf_of(&self) -> Option<Uuid> {
        None
    }

    fn system_reason(&self) -> Option<&'static str> {
        Some(self.0)
    }
}

/// Names a write that is nobody's act: a lease of a job, a session's last use, a counter that can be recomputed.
///
/// Whatever somebody could later be asked about is an act instead.
#[derive(Debug, Clone, Copy)]
pub struct Upkeep(&'static str);

impl Upkeep {
    /// Names the upkeep: `jobs.claim`.
    pub const fn named(name: &'static str) -> Self {
        assert!(is_dotted_name(name), "upkeep is a dotted name: a-z, 0-9, _ and dots");
        Self(name)
    }

    /// The name.
    pub const fn as_str(self) -> &'static str {
        self.0
    }
}

/// One fact of an act: an id, a number, a date, a moment, yes or no, a fixed word, or a list of these.
///
/// There is no way in for text that people typed: names and comments live in feature tables, where
/// they can be erased. Acts stay.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact(Json);

macro_rules! fact {
    ($($from:ty => |$value:ident| $to:expr;)+) => {$(
        impl From<$from> for Fact {
            fn from($value: $from) -> Self {
                Self($to)
            }
        }
    )+};
}

fact! {
    i64 => |value| value.into();
    i32 => |value| value.into();
    u32 => |value| value.into();
    u16 => |value| value.into();
    u8 => |value| value.into();
    usize => |value| value.into();
    bool => |value| value.into();
    &'static str => |value| value.into();
    Uuid => |value| value.to_string().into();
    Date => |value| value.to_string().into();
    Timestamp => |value| format!("{:.6}", kernel::cut_to_micros(value)).into();
}

impl<T: Into<Fact>> From<Option<T>> for Fact {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self(Json::Null), Into::into)
    }
}

impl<T: Into<Fact>> From<Vec<T>> for Fact {
    fn from(values: Vec<T>) -> Self {
        Self(Json::Array(values.into_iter().map(|value| value.into().0).collect()))
    }
}

impl Fact {
    /// The fact as JSON.
    pub fn into_json(self) -> Json {
        self.0
    }

    /// Whether the fact holds text that somebody may have typed: a word that is too long or holds a space.
    pub fn holds_free_text(&self) -> bool {
        holds_free_text(&self.0)
    }
}

/// The longest word a fact may be, in letters. An id has 36, a moment 27.
const LONGEST_WORD: usize = 40;

/// An act to be recorded: the opening of a change.
#[derive(Debug, Clone)]
pub struct Act {
    id: Uuid,
    kind: ActKind,
    actor: Option<Uuid>,
    on_behalf_of: Option<Uuid>,
    by_system: Option<&'static str>,
    subject_kind: &'static str,
    subject: Uuid,
    about: Option<Uuid>,
    happened_on: Date,
    recorded_at: Timestamp,
    facts: Map<String, Json>,
    retracts: Option<Uuid>,
    once_a_day: bool,
}

impl Act {
    /// An act upon `subject`, recorded now, which happened today in the actor's zone.
    pub fn under<S: TypedId>(authority: &(impl Authorised + ?Sized), world: &World, kind: ActKind, subject: S) -> Self {
        let now = world.now();
        Self {
            id: world.id(),
            kind,
            actor: authority.actor(),
            on_behalf_of: authority.on_behalf_of(),
            by_system: authority.system_reason(),
            subject_kind: S::KIND,
            subject: subject.into(),
            about: None,
            happened_on: now.to_zoned(authority.zone()).date(),
            recorded_at: now,
            facts: Map::new(),
            retracts: None,
            once_a_day: false,
        }
    }

    /// The agreement that the act is about.
    #[must_use]
    pub fn about(mut self, agreement: impl Into<Uuid>) -> Self {
        self.about = Some(agreement.into());
        self
    }

    /// The day on which it happened, as the actor states it. Timeliness counts the moment of recording.
    #[must_use]
    pub fn happened_on(mut self, day: Date) -> Self {
        self.happened_on = day;
        self
    }

    /// Adds a fact, for example an amount that obligations count.
    #[must_use]
    pub fn fact(mut self, name: &'static str, fact: impl Into<Fact>) -> Self {
        self.facts.insert(name.to_owned(), fact.into().0);
        self
    }

    /// Takes back an earlier act, which stays as it is.
    #[must_use]
    pub fn retracts(mut self, act: Uuid) -> Self {
        self.retracts = Some(act);
        self
    }

    /// Records at most one act of this kind, actor, subject and day: the first of the day is kept, later
    /// ones change nothing. For a pupil's answers, which are their own log.
    #[must_use]
    pub fn once_a_day(mut self) -> Self {
        self.once_a_day = true;
        self
    }

    /// The act's id; that of the day's one act when it is recorded once a day.
    pub fn id(&self) -> Uuid {
        if self.once_a_day { self.id_of_the_day() } else { self.id }
    }

    /// The moment of recording.
    pub fn recorded_at(&self) -> Timestamp {
        self.recorded_at
    }

    fn id_of_the_day(&self) -> Uuid {
        let mut hash = Sha256::new();
        hash.update(self.kind.as_str());
        for part in [self.actor, self.on_behalf_of, Some(self.subject), self.about] {
            hash.update(part.unwrap_or_default());
        }
        hash.update(self.by_system.unwrap_or_default());
        hash.update(self.happened_on.to_string());
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&hash.finalize()[..16]);
        uuid::Builder::from_custom_bytes(bytes).into_uuid()
    }

    /// Writes the act's row.
    pub(crate) fn record(&self, tx: &mut Tx) -> DbResult<()> {
        self.check()?;
        let statement = if self.once_a_day { &RECORD_ONCE } else { &RECORD };
        let facts = Json::Object(self.facts.clone());
        tx.execute(
            statement,
            args![
                self.id(),
                self.kind.as_str(),
                self.actor,
                self.on_behalf_of,
                self.by_system,
                self.subject_kind,
                self.subject,
                self.about,
                self.happened_on,
                self.recorded_at,
                facts,
                self.retracts
            ],
        )?;
        Ok(())
    }

    fn check(&self) -> DbResult<()> {
        let bad = |reason: String| Err(DbError::BadAct { kind: self.kind.as_str(), reason });
        if self.actor.is_some() == self.by_system.is_some() {
            return bad("either a person acts or the system, and the authority names one of them".into());
        }
        match self.facts.iter().find(|(_, fact)| holds_free_text(fact)) {
            Some((name, _)) => {
                bad(format!("fact {name} is no id, word, number or date; free text lives in the feature's table"))
            }
            None => Ok(()),
        }
    }
}

fn holds_free_text(fact: &Json) -> bool {
    match fact {
        Json::String(word) => word.chars().count() > LONGEST_WORD || word.contains(char::is_whitespace),
        Json::Array(items) => items.iter().any(holds_free_text),
        Json::Object(fields) => fields.values().any(holds_free_text),
        _ => false,
    }
}

static RECORD: Sql = Sql::new(
    "db.act.record",
    "INSERT INTO act (id, kind, actor, on_behalf_of, by_system, subject_kind, subject, about, happened_on, recorded_at, facts, retracts)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
);

static RECORD_ONCE: Sql = Sql::joined(
    "db.act.record_once",
    &[
        "INSERT INTO act (id, kind, actor, on_behalf_of, by_system, subject_kind, subject, about, happened_on, recorded_at, facts, retracts)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        "ON CONFLICT (id) DO NOTHING",
    ],
);
