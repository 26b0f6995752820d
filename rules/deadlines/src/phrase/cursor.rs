//! A place in the tokens of a phrase. Parsers take a cursor, and put it back when they find nothing.

use super::{
    normalise,
    token::{Kind, Token},
};

/// A place in the tokens.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'a> {
    tokens: &'a [Token],
    pub at: usize,
}

impl<'a> Cursor<'a> {
    pub fn new(tokens: &'a [Token]) -> Cursor<'a> {
        Cursor { tokens, at: 0 }
    }

    pub fn peek(&self) -> Option<&'a Token> {
        self.tokens.get(self.at)
    }

    pub fn ahead(&self, offset: usize) -> Option<&'a Token> {
        self.tokens.get(self.at.checked_add(offset)?)
    }

    pub fn back(&self, offset: usize) -> Option<&'a Token> {
        self.tokens.get(self.at.checked_sub(offset)?)
    }

    pub fn done(&self) -> bool {
        self.at >= self.tokens.len()
    }

    pub fn step(&mut self) {
        self.at += 1;
    }

    pub fn slice(&self, from: usize, to: usize) -> &'a [Token] {
        self.tokens.get(from..to.min(self.tokens.len())).unwrap_or_default()
    }

    pub fn is(&self, lemma: &str) -> bool {
        self.peek().is_some_and(|token| token.is(lemma))
    }

    pub fn is_any(&self, lemmas: &[&str]) -> bool {
        self.peek().is_some_and(|token| lemmas.iter().any(|lemma| token.is(lemma)))
    }

    pub fn kind_is(&self, kind: &Kind) -> bool {
        self.peek().is_some_and(|token| token.kind == *kind)
    }

    /// Takes the token when it is one of these lemmas; says which.
    pub fn eat_any(&mut self, lemmas: &[&str]) -> Option<&'static str> {
        let lemma = self.peek().map(|token| token.lemma).filter(|lemma| lemmas.contains(lemma))?;
        self.step();
        Some(lemma)
    }

    pub fn eat(&mut self, lemma: &str) -> bool {
        let found = self.is(lemma);
        self.at += usize::from(found);
        found
    }

    pub fn eat_kind(&mut self, kind: &Kind) -> bool {
        let found = self.kind_is(kind);
        self.at += usize::from(found);
        found
    }

    /// Takes all of these lemmas in a row, or nothing.
    pub fn eat_all(&mut self, lemmas: &[&str]) -> bool {
        let fits =
            lemmas.iter().enumerate().all(|(offset, lemma)| self.ahead(offset).is_some_and(|token| token.is(lemma)));
        if fits {
            self.at += lemmas.len();
        }
        fits
    }

    /// Runs a parser; puts the cursor back when it finds nothing.
    pub fn attempt<T>(&mut self, parser: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let start = self.at;
        let found = parser(self);
        if found.is_none() {
            self.at = start;
        }
        found
    }

    /// Looks ahead with a parser and stays.
    pub fn sees<T>(&self, parser: impl FnOnce(&mut Self) -> Option<T>) -> bool {
        let mut ahead = *self;
        parser(&mut ahead).is_some()
    }

    /// Takes a number; a Roman numeral counts when the word cannot be anything else here.
    pub fn number_or_roman(&mut self) -> Option<u32> {
        let token = self.peek()?;
        let value = match &token.kind {
            Kind::Number(value) => Some(*value),
            Kind::Word | Kind::Other => normalise::roman(&token.text),
            _ => None,
        }?;
        self.step();
        // «1У» is cut into a number and a letter, «I V квартал» is drawn apart; together they are one numeral.
        let quarter = self.ahead(1).is_some_and(|next| next.is("квартал"));
        if let Some(rest) = self.peek().filter(|rest| (!rest.spaced || quarter) && rest.kind == Kind::Word) {
            let both = format!("{}{}", token.text, rest.text);
            if let Some(whole) = normalise::roman(&both) {
                self.step();
                return Some(whole);
            }
        }
        Some(value)
    }

    /// Takes a number in digits or words.
    pub fn number(&mut self) -> Option<u32> {
        let value = self.peek()?.number()?;
        self.step();
        Some(value)
    }

    pub fn skip_commas(&mut self) {
        while matches!(self.peek().map(|token| &token.kind), Some(Kind::Comma)) {
            self.step();
        }
    }
}
