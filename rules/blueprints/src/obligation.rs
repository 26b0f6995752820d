//! Who owes what to whom, by when, what proves it; and, kept apart, who may do what.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::{ParameterValue, Schedule, Text, schedule};

/// `[[obligation]]`: one promise. Its expectations are made by the feature `obligations`.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Obligation {
    /// Stable key.
    pub key: String,
    /// The clause that demands it.
    pub clause: String,
    /// Further clauses that demand the same.
    #[serde(default)]
    pub also_clauses: Vec<String>,
    /// Name of the obligation as a whole; needed where the title has placeholders, the title otherwise.
    pub name: Option<Text>,
    /// Title of one expectation on the board; may hold `{period}`, `{year}`, `{subject}`.
    pub title: Text,
    /// Roles of the parties that owe it.
    pub obliged: Vec<String>,
    /// With several obliged: each owes its own, or all owe one. Required then, refused otherwise.
    pub obliged_as: Option<Share>,
    /// The role that acts for the obliged party, where a clause empowers one.
    pub performer: Option<String>,
    /// The post or unit that the text names inside the performer.
    pub executor: Option<Text>,
    /// Roles it is owed to; an obliged role among them owes to the others, not to itself.
    #[serde(default)]
    pub addressees: Vec<String>,
    /// Recipients without an account, by key of `[[outsider]]`.
    #[serde(default)]
    pub outsiders: Vec<String>,
    /// The deadline as the text words it; absent where the text gives none.
    pub phrase: Option<String>,
    /// What the phrase means, in a form of `deadlines_schema.md`.
    #[serde(deserialize_with = "schedule::deserialize")]
    pub schedule: Schedule,
    /// What the schedule becomes once the parameters in braces are set: `n = "{answer_term}"`.
    pub schedule_when_set: Option<serde_json::Value>,
    /// The event an offset counts from.
    pub anchor: Option<Anchor>,
    /// The named schedule whose rows will date it; until it is attached, a date of the text itself stands.
    pub waits_for: Option<String>,
    /// The obligation that carries this one: no expectation of its own, shown and proven there.
    pub kept_with: Option<String>,
    /// What counts as done.
    pub fulfilled_by: Fulfilment,
    /// What proves it, in words.
    pub evidence: Text,
    /// Who accepts what is submitted. Accepting is itself a debt of the confirmer, with this term. Where a
    /// feature records the act that fulfils it, nobody is asked: this is for the act stated by hand.
    pub confirm: Option<Confirm>,
    /// Obligations that must be met before this one can be.
    #[serde(default)]
    pub depends_on: Vec<String>,
    /// Projects it serves; empty means all of the agreement.
    #[serde(default)]
    pub projects: Vec<String>,
    /// Why the date lies before the signing; such a date is asked about, never counted missed by itself.
    pub early_due: Option<Text>,
    /// One expectation for each member of a set.
    pub fan_out: Option<FanOut>,
    /// What we concluded because the text does not say it.
    #[serde(default)]
    pub inferred: Vec<Inferred>,
    /// A fault of the source or a reading that a person should know of.
    pub note: Option<Text>,
}

/// How several obliged parties share one obligation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Share {
    /// Every one owes its own: one expectation each.
    Each,
    /// All owe the same thing: one expectation, met for all.
    Jointly,
}

/// A part of the obligation that is our conclusion, shown as «в тексте не названо».
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Inferred {
    /// To whom.
    Addressees,
    /// By when.
    Schedule,
    /// Which year the dates belong to.
    Year,
    /// What it waits for.
    DependsOn,
}

/// The event that a deadline counts from, and what makes it happen.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Anchor {
    /// Its name in the schedule's `anchor`.
    pub event: String,
    /// The event in words.
    pub meaning: Text,
    /// What makes it happen.
    pub opened_by: Opening,
}

/// What makes an anchor happen.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Opening {
    /// An act of this name about the agreement; its day starts the clock.
    Act(String),
    /// The end of every period of this length inside the term; that period fills `{period}`.
    EndOf(Period),
    /// The agreement's coming into force.
    Effect,
}

/// A reporting period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Period {
    Month,
    Quarter,
    Half,
    Year,
}

/// What counts as done.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Fulfilment {
    /// Something is submitted and the confirmer accepts it; the submission's day counts.
    ConfirmedSubmission,
    /// A feature's act of this name.
    Act {
        /// Name of the act, `noun.verb`.
        act: String,
    },
    /// So many acts of these names; absent `n` means the count of the schedule's frequency.
    Count {
        /// How many.
        n: Option<u32>,
        /// Names of the acts, any of them counts.
        acts: Vec<String>,
    },
    /// A document with number and date.
    Document {
        /// What kind of document: `order`, `decree`, `letter` …
        document: String,
    },
    /// The obliged party's own word.
    SelfDeclared,
}

/// Who accepts a submission.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Confirm {
    /// Roles that may accept; an authorised body acts for its party without being named.
    pub by: Vec<String>,
    /// Whether one of them is enough.
    pub quorum: Quorum,
    /// The parameter that holds the term for accepting, in working days.
    pub term: String,
    /// The clause this debt of the confirmer rests on, where there is one.
    pub clause: Option<String>,
    /// The confirmer's task, for the board.
    pub title: Option<Text>,
}

/// How many confirmers it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Quorum {
    /// Any one of them.
    Any,
    /// Every one of them.
    All,
}

/// One expectation for each member of a set.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct FanOut {
    /// The set.
    pub over: FanOutOver,
    /// Title of one member's expectation; the obligation's title is for all of them together.
    pub title: Text,
    /// The obligation whose document names the members.
    pub list: Option<String>,
    /// How the members are bound, in words.
    pub note: Text,
}

/// What a fan-out runs over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FanOutOver {
    /// Every indicator that has a target for the period.
    Indicator,
    /// Every project that work is done in, see [`crate::Blueprint::working_projects`].
    Project,
    /// Every school of the approved list; its head answers without a contract of his own.
    School,
}

/// `[[entitlement]]`: what a party may do. It is never late, so it is no obligation.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Entitlement {
    /// Stable key.
    pub key: String,
    /// The clause that gives it.
    pub clause: String,
    /// Short name.
    pub title: Text,
    /// Roles that hold it.
    pub holders: Vec<String>,
    /// Roles it is held against; empty where the text names none.
    #[serde(default)]
    pub towards: Vec<String>,
    /// The act by which it is used, where Opora has one.
    pub act: Option<String>,
    /// The obligation that its use opens.
    pub opens: Option<String>,
}

impl Obligation {
    /// What to call the obligation where no single expectation is meant.
    #[must_use]
    pub fn name(&self) -> &Text {
        self.name.as_ref().unwrap_or(&self.title)
    }

    /// Parameters that date it, in alphabetical order.
    #[must_use]
    pub fn parameters(&self) -> BTreeSet<String> {
        self.schedule_when_set.as_ref().map(schedule::parameters_in).unwrap_or_default()
    }

    /// The schedule with the parameters set so far. While a parameter is unset, a date that the text
    /// itself gives stands; where the text gives none, the obligation is «not yet datable».
    ///
    /// # Errors
    /// The parameters still unset, to be shown with their questions; all of them when a value does not fit.
    pub fn schedule_with(&self, values: &BTreeMap<String, ParameterValue>) -> Result<Schedule, BTreeSet<String>> {
        let Some(template) = &self.schedule_when_set else {
            return Ok(self.schedule.clone());
        };
        let cited = schedule::parameters_in(template);
        let unset: BTreeSet<String> = cited.iter().filter(|key| !values.contains_key(*key)).cloned().collect();
        if unset.is_empty() {
            return schedule::read(&schedule::filled(template, values)).map_err(|_| cited);
        }
        if schedule::can_be_dated(&self.schedule) { Ok(self.schedule.clone()) } else { Err(unset) }
    }
}
