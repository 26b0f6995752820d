//! What holds for an agreement of this kind as a whole: name, effect, term, money, paper, secrecy.

use serde::{Deserialize, Serialize};

use crate::{Schedule, Text, schedule};

/// `[blueprint]`: what this kind of agreement is called and what it needs to run.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// Stable key, the file's name without `.toml`.
    pub key: String,
    /// Raised with every change that an agreement already made from it must not follow silently.
    pub version: u32,
    /// Who binds whom: parties by signing, or an approved text that participants join.
    pub kind: Kind,
    /// Name of the kind, without the parties and the years.
    pub title: Text,
    /// One sentence: for whom it is.
    pub about: Text,
    /// Features that keep its promises, by folder name under `features/`.
    pub features: Vec<String>,
}

/// The kind of document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// «Соглашение»: two or more parties sign.
    Agreement,
    /// «Договор»: an agreement under private law.
    Contract,
    /// «Регламент»: approved by an act, joined by participants, signed by nobody.
    Regulation,
}

/// `[effect]`: from which moment the text binds.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Effect {
    /// The rule of the text.
    pub rule: EffectRule,
    /// Clause that says so.
    pub clause: String,
}

/// How the moment of effect follows from the signatures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum EffectRule {
    /// The day of the last party's signature; one undated signature keeps the agreement out of force.
    LastSignature,
    /// The day of the first signature, for texts that say so.
    FirstSignature,
    /// A day that the text itself names.
    StatedDate,
    /// The day of the approving act, for a regulation.
    Approval,
}

/// `[term]`: from when to when the agreement is in force.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// Clause that says so.
    pub clause: String,
    /// The phrase of the text.
    pub phrase: String,
    /// Kind `term` of `deadlines_schema.md`.
    #[serde(deserialize_with = "schedule::deserialize")]
    pub schedule: Schedule,
}

/// `[termination]`: leaving before the end.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Termination {
    /// Clause that says so.
    pub clause: String,
    /// Roles that may start it.
    pub by: Vec<String>,
    /// The obligation of notice, dated back from the day of termination.
    pub notice: String,
}

/// `[finances]`: what the text says about money. Opora never moves any.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Finances {
    /// Whether the parties pay each other; absent, like the two below, where the text is silent.
    pub mutual_payments: Option<bool>,
    /// Each bears its own costs.
    pub each_bears_own: Option<bool>,
    /// Single events may be paid by separate civil-law contracts, linked to the measure they pay for.
    pub separate_contracts: Option<bool>,
    /// Clauses that say so; empty where the text is silent.
    pub clauses: Vec<String>,
    /// The terms in our words.
    pub note: Text,
}

/// `[counterparts]`: paper copies the text demands.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Counterparts {
    /// How many in all; `None` where the text is silent.
    pub count: Option<u8>,
    /// Clause that says so.
    pub clause: Option<String>,
    /// The rule in our words.
    pub note: Text,
}

/// `[confidentiality]`: who may see the agreement and what was handed over under it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Confidentiality {
    /// Whether text and documents are the parties' secret until each partner consents in writing.
    pub confidential: bool,
    /// Clauses that say so.
    pub clauses: Vec<String>,
    /// The rule and its exceptions in our words.
    pub note: Text,
}

/// `[amendment]`: how the text is changed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Amendment {
    /// Clause that says so.
    pub clause: String,
    /// Roles that may propose it.
    pub by: Vec<String>,
}
