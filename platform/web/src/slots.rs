//! Places on shared pages that a later feature fills: «Сегодня» is nothing but such places.

use db::{DbResult, Tx};
use i18n::Speaker;
use jiff::Timestamp;
use jiff::civil::Date;
use permit::{Actor, Gate};
use uuid::Uuid;

/// What a slot is given: who asks, when, in which language.
pub struct Asked<'a> {
    /// Who asks.
    pub actor: &'a Actor,
    /// The gate, for panels that offer actions.
    pub gate: &'a Gate,
    /// The texts in the actor's language.
    pub t: &'a Speaker,
    /// The moment.
    pub now: Timestamp,
}

/// How near something is; orders the list and colours its mark, never without a word beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// The term has passed.
    Overdue,
    /// Needs a person now or within days.
    Soon,
    /// Waits for somebody's word.
    Waiting,
    /// In its time.
    Calm,
}

/// One thing that is needed from the actor.
#[derive(Debug, Clone)]
pub struct Todo {
    /// How near.
    pub urgency: Urgency,
    /// Its date, if it has one.
    pub due_on: Option<Date>,
    /// What to do, as a short imperative.
    pub title: String,
    /// Why, in one or two sentences.
    pub reason: String,
    /// «просрочено на 3 дня», «завтра, 21 октября».
    pub when: String,
    /// The clause that requires it: «п. 2.3.5».
    pub clause: String,
    /// Where the clause is shown.
    pub clause_href: String,
    /// A closing remark: «возвращён 18 октября».
    pub note: String,
    /// The one next step: its words and its address.
    pub action: String,
    /// Where the step is taken.
    pub href: String,
    /// A word for the week strip, shorter than the title.
    pub short: String,
}

/// One thing that somebody owes the actor.
#[derive(Debug, Clone)]
pub struct Owed {
    /// How near.
    pub urgency: Urgency,
    /// Its date, if it has one.
    pub due_on: Option<Date>,
    /// What is owed.
    pub title: String,
    /// Who owes it, by when, under which clause.
    pub line: String,
    /// «2 дня назад», «8 дней».
    pub when: String,
    /// Its page.
    pub href: String,
}

/// What one feature contributes to «Сегодня».
#[derive(Debug, Clone, Default)]
pub struct TodayPart {
    /// What is needed from the actor.
    pub todo: Vec<Todo>,
    /// What others owe the actor.
    pub owed: Vec<Owed>,
    /// What is calm: words and address.
    pub calm: Vec<(String, String)>,
}

/// A feature's place on «Сегодня».
pub trait TodaySlot: Send + Sync {
    /// What this feature has for the actor today.
    fn part(&self, tx: &mut Tx, asked: &Asked<'_>) -> DbResult<TodayPart>;
}

/// A feature's place on an agreement's page. The page was permitted already.
pub trait AgreementPanel: Send + Sync {
    /// Finished HTML of the panel, or `None` when there is nothing to show.
    fn html(&self, tx: &mut Tx, asked: &Asked<'_>, agreement: Uuid) -> DbResult<Option<String>>;
}
