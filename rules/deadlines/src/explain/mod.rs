//! Dates, steps, warnings and open questions in short natural sentences, Russian and English.

use serde::{Deserialize, Serialize};

use crate::{
    Open,
    occurrences::{Source, Step, Warning},
    rule::{SchoolTerm, SchoolYear},
};

/// A piece of a sentence; a page sets the strong ones in bold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// The words, with the spaces around them.
    pub text: String,
    /// A date or a number that the eye looks for.
    pub strong: bool,
}

/// A step in Russian.
pub fn russian(step: &Step) -> Vec<Span> {
    let _ = step;
    Vec::new()
}

/// A step in English.
pub fn english(step: &Step) -> Vec<Span> {
    let _ = step;
    Vec::new()
}

/// What a step rests on, in Russian: «ст. 191 ГК», «календарь 2022 года», «пункт».
pub fn source_in_russian(source: Source) -> String {
    let _ = source;
    String::new()
}

/// What a step rests on, in English.
pub fn source_in_english(source: Source) -> String {
    let _ = source;
    String::new()
}

/// A warning in Russian, as one sentence.
pub fn warning_in_russian(warning: &Warning) -> String {
    let _ = warning;
    String::new()
}

/// A warning in English, as one sentence.
pub fn warning_in_english(warning: &Warning) -> String {
    let _ = warning;
    String::new()
}

/// The spans as one line of plain text.
pub fn plain(spans: &[Span]) -> String {
    spans.iter().map(|span| span.text.as_str()).collect()
}

pub(crate) fn open_in_russian(open: &Open) -> String {
    let _ = open;
    String::new()
}

pub(crate) fn open_in_english(open: &Open) -> String {
    let _ = open;
    String::new()
}

pub(crate) fn school_term_label(year: SchoolYear, term: SchoolTerm) -> String {
    format!("{term} {year}")
}
