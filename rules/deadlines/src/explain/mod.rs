//! Dates, steps, warnings and open questions in short natural sentences, Russian and English.

mod dates;
mod english;
mod kinds;
mod questions;
mod recurring;
mod russian;
mod words;

pub use dates::{day_month, day_month_weekday, day_month_year, month_name};

pub use kinds::rule_in_russian;
use serde::{Deserialize, Serialize};

use crate::{
    occurrences::{Source, Step},
    rule::{SchoolTerm, SchoolYear},
};
pub(crate) use questions::{open_in_english, open_in_russian};
pub use questions::{refusal_in_russian, warning_in_english, warning_in_russian};
pub use words::{anchor_in_english, anchor_in_russian};

/// A piece of a sentence; a page sets the strong ones in bold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// The words, with the spaces around them.
    pub text: String,
    /// A date or a number that the eye looks for.
    pub strong: bool,
}

/// A sentence under way.
#[derive(Default)]
struct Sentence(Vec<Span>);

impl Sentence {
    fn say(mut self, text: impl Into<String>) -> Sentence {
        self.0.push(Span { text: text.into(), strong: false });
        self
    }

    fn strong(mut self, text: impl Into<String>) -> Sentence {
        self.0.push(Span { text: text.into(), strong: true });
        self
    }
}

/// A step in Russian.
pub fn russian(step: &Step) -> Vec<Span> {
    russian::step(step).0
}

/// A step in English.
pub fn english(step: &Step) -> Vec<Span> {
    english::step(step).0
}

/// What a step rests on, in Russian: «ст. 191 ГК», «календарь 2022 года».
pub fn source_in_russian(source: Source) -> String {
    match source {
        Source::CivilCode { article } => format!("ст. {article} ГК"),
        Source::Calendar { year } => format!("календарь {year} года"),
        Source::Clause => "текст документа".to_owned(),
        Source::DocumentTerm => "срок действия".to_owned(),
        Source::ProjectRule => "правило Опоры".to_owned(),
    }
}

/// What a step rests on, in English.
pub fn source_in_english(source: Source) -> String {
    match source {
        Source::CivilCode { article } => format!("Civil Code, art. {article}"),
        Source::Calendar { year } => format!("calendar of {year}"),
        Source::Clause => "the document".to_owned(),
        Source::DocumentTerm => "the term".to_owned(),
        Source::ProjectRule => "a rule of Opora".to_owned(),
    }
}

/// The spans as one line of plain text.
pub fn plain(spans: &[Span]) -> String {
    spans.iter().map(|span| span.text.as_str()).collect()
}

/// «I четверть 2022/2023 учебного года»
pub(crate) fn school_term_label(year: SchoolYear, term: SchoolTerm) -> String {
    format!("{} {year} учебного года", words::school_term(term))
}

/// The words with a capital at their beginning.
fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
