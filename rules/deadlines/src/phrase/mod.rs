//! The grammar: from a phrase as people write it to a [`Rule`].

mod amounts;
mod anchors;
mod atom;
mod clock;
mod combine;
mod cursor;
mod damage;
mod dated;
mod days_of_month;
mod events;
mod lexer;
mod lexicon;
mod manner;
mod moment;
mod nominative;
mod normalise;
mod numerals;
mod numeric_dates;
mod offset_rule;
mod offsets;
mod pieces;
mod recurring;
mod repeats;
mod resolve;
mod scan;
mod sections;
mod stretches;
mod through;
mod token;
mod yearly;
mod years;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    Open, Rule,
    rule::{Deadline, MonthDay, OnDate, SchoolYear},
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
    /// Words that nobody needed: what is to be done, by whom, or something the grammar does not know.
    pub unread: Vec<String>,
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
        return Err(Refusal::TooLong { letters, limit: LONGEST_PHRASE_LETTERS });
    }
    let cleaned = normalise::clean(text);
    let lexer::Lexed { tokens, repairs, clocks } = lexer::lex(&cleaned);
    let atoms = scan::scan(&tokens, &cleaned, context);
    let (rule, mut open) = combine::combine(&atoms, context);
    let (rule, left) = with_clocks(rule, &clocks);
    for question in questions_of(&rule) {
        if !open.contains(&question) {
            open.push(question);
        }
    }
    let unread = atoms
        .iter()
        .filter_map(|atom| match atom {
            atom::Atom::Unknown(words) => Some(words.clone()),
            _ => None,
        })
        .chain(left)
        .collect();
    Ok(Reading { rule, open, unread, repairs })
}

/// Gives a deadline its hour; every hour that ends no deadline is returned as unread.
fn with_clocks(mut rule: Rule, clocks: &[clock::Clock]) -> (Rule, Vec<String>) {
    let dated = matches!(
        rule,
        Rule::Date(_) | Rule::Deadline(_) | Rule::Range(_) | Rule::Rrule(_) | Rule::Offset(_) | Rule::AsAgreed(_)
    );
    match clocks {
        [only] if only.last && dated => {
            if let Rule::Date(OnDate { date, extra }) = rule {
                rule = Rule::Deadline(Deadline { by: date, inclusive: None, starts: None, extra });
            }
            rule.extra_mut().at = Some(only.time);
            (rule, Vec::new())
        }
        several => (rule, several.iter().map(|it| it.time.strftime("%H:%M").to_string()).collect()),
    }
}

/// What a rule leaves open by its kind alone.
fn questions_of(rule: &Rule) -> Vec<Open> {
    let mut questions = match rule {
        Rule::AsScheduled(it) => match it.school_term {
            Some(term) => vec![Open::SchoolTermNotLoaded { term }],
            None => vec![Open::ScheduleNotAttached { reference: it.reference.clone() }],
        },
        Rule::AsAgreed(_) => vec![Open::AgreementNeeded],
        Rule::OnRequest(_) => vec![Open::RequestNeeded],
        Rule::AsNeeded(_) => vec![Open::NeedNotDefined],
        Rule::Continuous(_) => vec![Open::NoDueDate],
        Rule::Unspecified(_) => vec![Open::TimeNotStated],
        Rule::None(_) => vec![Open::NotADeadline],
        Rule::BeforeEvent(it) | Rule::AfterEvent(it) if !it.immediate => {
            vec![Open::DistanceNotStated { anchor: it.anchor.clone() }]
        }
        Rule::Throughout(it) if it.to.is_none() => vec![Open::NoEnd],
        _ => Vec::new(),
    };
    for further in &rule.extra().also {
        questions.extend(questions_of(further));
    }
    questions
}
