//! The text, clause by clause, and what its clauses cite: projects, legal acts, schedules, open questions.

use serde::{Deserialize, Serialize};

use crate::Text;

/// `[[clause]]`: one numbered place of the document, in our own words.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Clause {
    /// Stable and unique, also where the document prints a number twice.
    pub id: String,
    /// As printed; empty where the document prints none.
    pub number: String,
    /// The clause above.
    pub parent: Option<String>,
    /// How a screen cites it when «п. {number}» would be wrong: «прил. 2».
    pub cite: Option<Text>,
    /// A heading's own words.
    pub heading: Option<Text>,
    /// The clause retold: never a sentence of the document.
    pub retelling: Text,
    /// What the clause does to the parties.
    pub nature: Nature,
    /// A fault of the source or a reading that a person should know of.
    pub note: Option<Text>,
    /// Legal acts the clause cites.
    #[serde(default)]
    pub legal_acts: Vec<String>,
    /// Ids of `facts/clauses.tsv` that this clause carries.
    #[serde(default)]
    pub map: Vec<String>,
}

impl Clause {
    /// How to name the clause on a screen: «п. 2.3.4», "cl. 2.3.4".
    #[must_use]
    pub fn citation(&self) -> Text {
        self.cite
            .clone()
            .unwrap_or_else(|| Text { ru: format!("п. {}", self.number), en: format!("cl. {}", self.number) })
    }
}

/// What a clause does to the parties.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Nature {
    /// Somebody must do something: at least one obligation cites the clause.
    Duty,
    /// Somebody may do something: at least one entitlement cites the clause.
    Entitlement,
    /// It settles how the agreement works: effect, term, money, paper, who acts for whom.
    Term,
    /// It binds nobody; the reason stands in `blueprints/binds_nobody.toml`.
    Declaration,
    /// It only gathers the clauses below it.
    Heading,
}

/// `[[project]]`: what agreements, indicators, measures and groups hang on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Project {
    /// Stable key.
    pub key: String,
    /// Its proper name.
    pub title: Text,
    /// Whose project it is.
    pub level: ProjectLevel,
    /// The project it is part of.
    pub part_of: Option<String>,
}

/// Whose project it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ProjectLevel {
    /// «Национальный проект».
    National,
    /// «Федеральный проект».
    Federal,
    /// «Региональный проект».
    Regional,
    /// An organisation's own.
    Own,
}

/// `[[legal_act]]`: an order, decree or law that clauses and measures cite.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct LegalAct {
    /// Stable key.
    pub key: String,
    /// «приказ», «постановление».
    pub kind: Text,
    /// Which kind of body issued it; never a real name.
    pub issuer: Text,
    /// ISO date.
    pub date: jiff::civil::Date,
    /// As printed.
    pub number: String,
    /// What it is about, in our words.
    pub title: Text,
    /// The act it changes.
    pub amends: Option<String>,
    /// Where it can be read.
    pub link: Option<String>,
}

/// `[[named_schedule]]`: a document whose rows date the duties that cite it («отдельный график»).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct NamedSchedule {
    /// Stable key.
    pub key: String,
    /// Name of the document.
    pub title: Text,
    /// Role or outsider that has to bring it; until then the board says «график не приложен» and names it.
    pub owed_by: String,
    /// Roles that approve it.
    #[serde(default)]
    pub approved_by: Vec<String>,
    /// What the text says, and does not say, about it.
    pub note: Option<Text>,
}

/// `[[parameter]]`: a value the text leaves open. Unset, it keeps its obligations «not yet datable».
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    /// Stable key; schedules cite it in braces.
    pub key: String,
    /// The clause that leaves it open.
    pub clause: String,
    /// Label of the form.
    pub label: Text,
    /// The open question, as the obligation's page shows it.
    pub question: Text,
    /// What kind of value answers it.
    pub kind: ParameterKind,
    /// What we propose. A suggestion binds nobody until the parties confirm it.
    pub suggestion: Option<Suggestion>,
}

/// What kind of value answers an open question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ParameterKind {
    /// A number of working days.
    WorkingDays,
    /// A number of calendar days.
    CalendarDays,
    /// A calendar day.
    Date,
    /// Day of the month, 1 to 31.
    DayOfMonth,
    /// How many times in the schedule's period.
    Count,
}

/// A proposed value and why this one.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Suggestion {
    /// The value.
    pub value: ParameterValue,
    /// Why we propose it.
    pub why: Text,
}

/// A parameter's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(untagged)]
pub enum ParameterValue {
    /// For days, counts and days of the month.
    Number(u32),
    /// For dates, ISO.
    Date(jiff::civil::Date),
}

impl ParameterKind {
    /// Whether this value may answer a question of this kind.
    #[must_use]
    pub fn allows(self, value: ParameterValue) -> bool {
        match (self, value) {
            (ParameterKind::Date, ParameterValue::Date(_)) => true,
            (ParameterKind::Date, _) | (_, ParameterValue::Date(_)) => false,
            (ParameterKind::DayOfMonth, ParameterValue::Number(day)) => (1..=31).contains(&day),
            (_, ParameterValue::Number(number)) => number > 0,
        }
    }

    /// A value of this kind to try a schedule with; it means nothing.
    #[must_use]
    pub fn sample(self) -> ParameterValue {
        match self {
            ParameterKind::Date => ParameterValue::Date(jiff::civil::Date::constant(2022, 1, 31)),
            _ => ParameterValue::Number(1),
        }
    }
}
