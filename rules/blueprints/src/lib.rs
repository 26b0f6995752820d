//! Kinds of agreements as data: a blueprint is a TOML file, this crate reads and checks it.
//!
//! A blueprint retells a kind of agreement clause by clause and says who owes what to whom, by when,
//! and what proves it. [`Blueprint::parse`] reads one and refuses it with every fault it finds;
//! [`builtin`] holds the ones that ship with Opora. The form is told in `blueprints/README.md`.
//!
//! Pure: no clock, no storage, no network. It knows no feature; names of acts and features are words
//! that the server compares with what it has.

mod check;
mod clause;
mod fault;
mod head;
mod obligation;
mod party;
pub mod schedule;
mod table;
mod text;

use serde::{Deserialize, Serialize};

pub use clause::{
    Clause, LegalAct, NamedSchedule, Nature, Parameter, ParameterKind, ParameterValue, Project, ProjectLevel,
    Suggestion,
};
pub use fault::{Fault, FaultKind};
pub use head::{Amendment, Confidentiality, Counterparts, Effect, EffectRule, Finances, Head, Kind, Term, Termination};
pub use obligation::{
    Anchor, Confirm, Entitlement, FanOut, FanOutOver, Fulfilment, Inferred, Obligation, Opening, Period, Quorum, Share,
};
pub use party::{ActsFor, CardItem, Field, FieldKind, Gender, Outsider, Role, Word};
pub use table::{
    Accumulation, Blank, CompoundTarget, Dash, Indicator, IndicatorKind, Level, Measure, Part, Responsible, Target,
};
pub use text::{Placeholder, Text};

/// A normalised deadline in a form of `deadlines_schema.md`.
pub type Schedule = deadlines::Rule;

/// A file of the blueprints' folder that is no blueprint: the list of clauses that bind nobody.
pub const BINDS_NOBODY_FILE: &str = "binds_nobody.toml";

/// A kind of agreement.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Blueprint {
    /// Name, kind, features needed.
    #[serde(rename = "blueprint")]
    pub head: Head,
    /// From which moment it binds.
    pub effect: Effect,
    /// From when to when.
    pub term: Term,
    /// Leaving before the end, where the text allows it.
    pub termination: Option<Termination>,
    /// How it is changed.
    pub amendment: Option<Amendment>,
    /// Money.
    pub finances: Finances,
    /// Paper.
    pub counterparts: Counterparts,
    /// Secrecy.
    pub confidentiality: Confidentiality,
    /// Places that organisations fill.
    #[serde(rename = "role")]
    pub roles: Vec<Role>,
    /// Others whom the text names.
    #[serde(rename = "outsider", default)]
    pub outsiders: Vec<Outsider>,
    /// What the form asks.
    #[serde(rename = "field", default)]
    pub fields: Vec<Field>,
    /// What everything hangs on.
    #[serde(rename = "project", default)]
    pub projects: Vec<Project>,
    /// What clauses cite.
    #[serde(rename = "legal_act", default)]
    pub legal_acts: Vec<LegalAct>,
    /// What the text leaves open.
    #[serde(rename = "parameter", default)]
    pub parameters: Vec<Parameter>,
    /// Documents that date duties.
    #[serde(rename = "named_schedule", default)]
    pub named_schedules: Vec<NamedSchedule>,
    /// The text retold.
    #[serde(rename = "clause")]
    pub clauses: Vec<Clause>,
    /// Who may do what.
    #[serde(rename = "entitlement", default)]
    pub entitlements: Vec<Entitlement>,
    /// Who owes what.
    #[serde(rename = "obligation")]
    pub obligations: Vec<Obligation>,
    /// Rows of the annex of indicators.
    #[serde(rename = "indicator", default)]
    pub indicators: Vec<Indicator>,
    /// Rows of the roadmap or the support programme.
    #[serde(rename = "measure", default)]
    pub measures: Vec<Measure>,
}

impl Blueprint {
    /// Reads a blueprint and checks that it holds together.
    ///
    /// # Errors
    /// Every fault found; a file of another form has one, with line and column.
    pub fn parse(toml: &str) -> Result<Blueprint, Vec<Fault>> {
        let blueprint: Blueprint = toml::from_str(toml).map_err(|error| vec![unreadable(toml, &error)])?;
        let faults = check::faults_of(&blueprint);
        if faults.is_empty() { Ok(blueprint) } else { Err(faults) }
    }

    /// The role with this key.
    #[must_use]
    pub fn role(&self, key: &str) -> Option<&Role> {
        self.roles.iter().find(|role| role.key == key)
    }

    /// The clause with this id.
    #[must_use]
    pub fn clause(&self, id: &str) -> Option<&Clause> {
        self.clauses.iter().find(|clause| clause.id == id)
    }

    /// The obligation with this key.
    #[must_use]
    pub fn obligation(&self, key: &str) -> Option<&Obligation> {
        self.obligations.iter().find(|obligation| obligation.key == key)
    }

    /// The parameter with this key.
    #[must_use]
    pub fn parameter(&self, key: &str) -> Option<&Parameter> {
        self.parameters.iter().find(|parameter| parameter.key == key)
    }

    /// The projects that work is done in: those that stand over no other.
    pub fn working_projects(&self) -> impl Iterator<Item = &Project> {
        self.projects
            .iter()
            .filter(|project| self.projects.iter().all(|other| other.part_of.as_ref() != Some(&project.key)))
    }

    /// The measure whose row makes this obligation.
    #[must_use]
    pub fn measure_of(&self, obligation: &str) -> Option<&Measure> {
        self.measures.iter().find(|measure| measure.obligations.iter().any(|key| key == obligation))
    }

    /// How a screen cites what demands this obligation: «п. 2.3.3, прил. 2, п. 8».
    #[must_use]
    pub fn citation(&self, obligation: &Obligation) -> Text {
        let mut cited = self.clause(&obligation.clause).map_or_else(Text::default, Clause::citation);
        if let Some(measure) = self.measure_of(&obligation.key) {
            let table = self.clause(&measure.table).map_or_else(Text::default, Clause::citation);
            let level = measure.level.map_or_else(Text::default, Level::cited);
            cited.ru = format!("{}, {}, {}п. {}", cited.ru, table.ru, level.ru, measure.no);
            cited.en = format!("{}, {}, {}row {}", cited.en, table.en, level.en, measure.no);
        }
        cited
    }
}

fn unreadable(toml: &str, error: &toml::de::Error) -> Fault {
    let before = error.span().and_then(|span| toml.get(..span.start)).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(0, |rest| rest.chars().count()) + 1;
    Fault::new(format!("line {line}, column {column}"), FaultKind::Unreadable(error.message().to_owned()))
}

/// The blueprints that ship with Opora: key and TOML.
#[must_use]
pub fn builtin() -> Vec<(&'static str, &'static str)> {
    vec![
        ("regional_projects", include_str!("../../../blueprints/regional_projects.toml")),
        ("support_500plus", include_str!("../../../blueprints/support_500plus.toml")),
    ]
}
