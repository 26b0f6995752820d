//! Annexes that are tables: indicators with targets by year, measures with dates and those responsible.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Text;

/// `[[indicator]]`: a row of the annex of indicators.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// Number as printed, without the dot.
    pub no: String,
    /// The annex, by clause id.
    pub table: String,
    /// The project it belongs to.
    pub project: Option<String>,
    /// Its name. Names of indicators are facts and carry over.
    pub name: Text,
    /// A few words for the board and the matrix, ours.
    pub short: Text,
    /// Unit of measure: «ед.», «чел.».
    pub unit: Text,
    /// Whether the row itself prints the unit.
    pub unit_stated: bool,
    /// Number or share.
    pub kind: IndicatorKind,
    /// Whether a year's value contains the years before; absent where the text does not say.
    pub accumulation: Option<Accumulation>,
    /// Targets by period («2022», «2022+»).
    pub targets: BTreeMap<String, Target>,
    /// The obligation that makes the targets binding.
    pub obligation: String,
    /// A fault of the source that a person should know of.
    pub note: Option<Text>,
    /// Ids of `facts/clauses.tsv`.
    pub map: Vec<String>,
}

/// What an indicator counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum IndicatorKind {
    /// People, things, events.
    Absolute,
    /// A part of a base.
    Share,
}

/// How values of several years relate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Accumulation {
    /// «Нарастающим итогом».
    Cumulative,
    /// Every year counts for itself.
    Yearly,
}

/// One target as printed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(untagged)]
pub enum Target {
    /// A number; zero is a target.
    Value(u64),
    /// «-»: not set, asks for nothing.
    NotSet(Dash),
    /// A share, a share with its count, or a number with parts of it.
    Compound(CompoundTarget),
}

/// The printed «-».
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
pub enum Dash {
    /// «-»
    #[serde(rename = "-")]
    Dash,
}

/// A target of several numbers.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct CompoundTarget {
    /// The count.
    pub value: Option<u64>,
    /// The share in hundredths of a percent: 5 % is 500.
    pub share_bp: Option<u32>,
    /// Parts of the count («из них …»).
    #[serde(default)]
    pub breakdown: Vec<Part>,
}

/// A named part of a compound target.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// What the part counts.
    pub label: Text,
    /// How many.
    pub value: u64,
}

impl Target {
    /// The count to reach; `None` for «-» and for a bare share.
    #[must_use]
    pub fn value(&self) -> Option<u64> {
        match self {
            Target::Value(value) => Some(*value),
            Target::NotSet(_) => None,
            Target::Compound(compound) => compound.value,
        }
    }

    /// Whether the text sets a target at all.
    #[must_use]
    pub fn is_set(&self) -> bool {
        !matches!(self, Target::NotSet(_))
    }
}

/// `[[measure]]`: a row of a roadmap or a support programme.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// Stable key, unique also where a number is printed twice.
    pub key: String,
    /// The annex, by clause id.
    pub table: String,
    /// Level of the programme; absent where the table has none.
    pub level: Option<Level>,
    /// Number as printed.
    pub no: String,
    /// What is done.
    pub name: Text,
    /// Columns of those responsible, by role key, or `responsible` where the table has one column.
    pub responsible: BTreeMap<String, Responsible>,
    /// «Соисполнители».
    pub co_executors: Option<Text>,
    /// «Ожидаемый результат»: a result, not always a proof.
    pub expected_result: Text,
    /// Legal acts the row cites.
    #[serde(default)]
    pub legal_acts: Vec<String>,
    /// The dated obligations the row makes.
    pub obligations: Vec<String>,
    /// A fault of the source that a person should know of.
    pub note: Option<Text>,
    /// Ids of `facts/clauses.tsv`.
    pub map: Vec<String>,
}

/// Level of a support programme's measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names are the glossary's own")]
pub enum Level {
    Regional,
    Municipal,
    Institutional,
}

impl Level {
    /// The level inside a citation, with its comma.
    #[must_use]
    pub fn cited(self) -> Text {
        let (ru, en) = match self {
            Level::Regional => ("региональный уровень, ", "regional level, "),
            Level::Municipal => ("муниципальный уровень, ", "municipal level, "),
            Level::Institutional => ("институциональный уровень, ", "institutional level, "),
        };
        Text { ru: ru.to_owned(), en: en.to_owned() }
    }
}

/// A cell of a column of those responsible: «-», blank, or a name; the three differ.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(untagged)]
pub enum Responsible {
    /// «-»: not involved.
    NotInvolved(Dash),
    /// Blank: not stated.
    NotStated(Blank),
    /// Named.
    Named(Text),
}

/// A blank cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
pub enum Blank {
    /// Nothing printed.
    #[serde(rename = "")]
    Blank,
}
