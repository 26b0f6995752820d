//! The grammar: from a phrase as people write it to a [`Rule`].

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    Open, Rule,
    rule::{MonthDay, SchoolYear},
};

/// The longest phrase that is read, in letters. A longer text is no deadline but a document.
pub const LONGEST_PHRASE_LETTERS: usize = 2_000;

/// What is known beside the phrase: phrases leave out what their document makes plain.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Context {
    /// The year that a phrase without a year belongs to.
    pub year: Option<i16>,
    /// The school year that months and halves without a year belong to.
    pub school_year: Option<SchoolYear>,
    /// The first day of the document's term.
    pub term_from: Option<Date>,
    /// The last day of the document's term.
    pub term_to: Option<Date>,
    /// When lessons end in a school year; 31 May when absent.
    pub lessons_end: Option<MonthDay>,
}

/// What was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// What the phrase means.
    pub rule: Rule,
    /// What it leaves open.
    pub open: Vec<Open>,
    /// Damage that was read through, for a reader to check: «поз-днее» read as «позднее».
    pub repairs: Vec<Repair>,
}

/// A piece of the text that was read differently from how it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repair {
    /// As it stands.
    pub written: String,
    /// As it was read.
    pub read: String,
}

/// Why a phrase is not read at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(tag = "refusal", rename_all = "snake_case")]
pub enum Refusal {
    /// It is longer than [`LONGEST_PHRASE_LETTERS`].
    #[error("the phrase has {letters} letters, more than {limit}")]
    TooLong {
        /// How many letters it has.
        letters: usize,
        /// How many are read.
        limit: usize,
    },
}

/// Reads a phrase. Never panics; what is not understood is said in [`Reading::open`].
pub fn read(text: &str, context: &Context) -> Result<Reading, Refusal> {
    let letters = text.chars().count();
    if letters > LONGEST_PHRASE_LETTERS {
        return Err(Refusal::TooLong {
            letters,
            limit: LONGEST_PHRASE_LETTERS,
        });
    }
    let _ = context;
    Ok(Reading {
        rule: Rule::unspecified(),
        open: vec![Open::TimeNotStated],
        repairs: Vec::new(),
    })
}
