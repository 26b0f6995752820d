//! Tokens: words with their lemma, numbers, dates, and the signs that matter.

use super::{
    lexicon::{self, Entry},
    normalise,
};

/// What a token is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word.
    Word,
    /// A number, in digits or words.
    Number(u32),
    /// A date in digits; the year may be missing.
    Date { day: u32, month: u32, year: Option<u32> },
    /// «09.2022»
    MonthOfYear { month: i8, year: u32 },
    /// A month.
    Month(i8),
    /// A day of the week, Monday 1.
    Weekday(i8),
    /// Any dash.
    Dash,
    /// A comma.
    Comma,
    /// A semicolon, a colon or the end of a sentence.
    Stop,
    /// A full stop, until the dates are made.
    Dot,
    /// A slash.
    Slash,
    /// An opening bracket.
    Open,
    /// A closing bracket.
    Close,
    /// «____»: a place that was left to be filled in.
    Blank,
    /// «№»
    NumberSign,
    /// Anything else.
    Other,
}

/// A token with its place in the cleaned text.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub kind: Kind,
    /// Folded.
    pub text: String,
    /// The lemma, or an empty string.
    pub lemma: &'static str,
    /// «5-го», «пятый»: the number is an ordinal.
    pub ordinal: bool,
    /// The number was written in words.
    pub worded: bool,
    /// A space stands before it.
    pub spaced: bool,
    pub start: usize,
    pub end: usize,
}

impl Token {
    pub fn is(&self, lemma: &str) -> bool {
        !lemma.is_empty() && self.lemma == lemma
    }

    pub fn number(&self) -> Option<u32> {
        match self.kind {
            Kind::Number(value) => Some(value),
            _ => None,
        }
    }

    /// A number of four digits that can be a year.
    pub fn year(&self) -> Option<u32> {
        self.number().filter(|value| (1900..=2199).contains(value))
    }

    /// A word that the lexicon does not know.
    pub fn unknown(&self) -> bool {
        self.kind == Kind::Word && self.lemma.is_empty()
    }

    /// Sets the word and everything that follows from it.
    pub fn set_word(&mut self, word: String) {
        self.kind = Kind::Word;
        self.lemma = "";
        match lexicon::look_up(&word) {
            Some(Entry::Lemma(lemma)) => self.lemma = lemma,
            Some(Entry::Month(month)) => self.kind = Kind::Month(month),
            Some(Entry::Weekday(day)) => self.kind = Kind::Weekday(day),
            None => {}
        }
        self.text = word;
    }
}

/// Cuts a cleaned text into tokens, without any joining.
pub(super) fn cut(cleaned: &str) -> Vec<Token> {
    let chars: Vec<(usize, char)> = cleaned.char_indices().collect();
    let mut tokens: Vec<Token> = Vec::new();
    let mut at = 0;
    while let Some(&(start, c)) = chars.get(at) {
        if c == ' ' {
            at += 1;
            continue;
        }
        let same = |test: fn(char) -> bool| chars.iter().skip(at).take_while(|(_, c)| test(*c)).count().max(1);
        let length = match c {
            c if c.is_ascii_digit() => same(|c| c.is_ascii_digit()),
            c if c.is_alphabetic() => same(char::is_alphabetic),
            '_' => same(|c| c == '_'),
            '.' => same(|c| c == '.'),
            _ => 1,
        };
        let end = chars.get(at + length).map_or(cleaned.len(), |(offset, _)| *offset);
        let raw = cleaned.get(start..end).unwrap_or_default();
        let spaced = start == 0 || cleaned.get(..start).is_some_and(|before| before.ends_with(' '));
        tokens.push(token(c, raw, spaced, start, end));
        at += length;
    }
    tokens
}

fn token(first: char, raw: &str, spaced: bool, start: usize, end: usize) -> Token {
    let mut token =
        Token { kind: Kind::Other, text: raw.to_owned(), lemma: "", ordinal: false, worded: false, spaced, start, end };
    token.kind = match first {
        // A number with more digits than any date or count is a telephone or an account.
        c if c.is_ascii_digit() => raw.parse().map_or(Kind::Other, Kind::Number),
        c if c.is_alphabetic() => {
            token.set_word(normalise::fold(raw));
            return token;
        }
        '-' => Kind::Dash,
        ',' => Kind::Comma,
        ';' | ':' | '?' | '!' => Kind::Stop,
        // Three dots between dates are a dash.
        '.' if raw.len() > 1 && raw.len() < 5 => Kind::Dash,
        '.' if raw.len() > 4 => Kind::Blank,
        '.' => Kind::Dot,
        '/' => Kind::Slash,
        '(' => Kind::Open,
        ')' => Kind::Close,
        '_' => Kind::Blank,
        '№' => Kind::NumberSign,
        _ => Kind::Other,
    };
    token
}
