//! Rust taken apart into words, texts and marks: enough to ask who calls what with which literal.
//!
//! Comments vanish, so nothing in them counts as code.

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An identifier or keyword.
    Word,
    /// A string literal; `text` is what it says.
    Text,
    /// One sign: `(`, `:`, `#`.
    Mark,
    /// A number, a character or a lifetime.
    Other,
}

/// One token with its line, counted from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    pub kind: Kind,
    pub text: String,
    pub line: usize,
}

impl Token {
    /// Whether it is this word or sign.
    pub fn is(&self, text: &str) -> bool {
        matches!(self.kind, Kind::Word | Kind::Mark) && self.text == text
    }
}

/// Whether the code at `at` reads like `pattern`, whose parts are separated by spaces: `Sql : : new (`.
pub fn reads(tokens: &[Token], at: usize, pattern: &str) -> bool {
    pattern.split(' ').enumerate().all(|(offset, part)| tokens.get(at + offset).is_some_and(|token| token.is(part)))
}

/// The place of the bracket that closes the one at `open`.
pub fn closing(tokens: &[Token], open: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        if token.is("(") || token.is("[") || token.is("{") {
            depth += 1;
        } else if token.is(")") || token.is("]") || token.is("}") {
            depth = depth.checked_sub(1)?;
            if depth == 0 {
                return Some(at);
            }
        }
    }
    None
}

/// The tokens without items that are compiled for tests only.
pub fn without_tests(tokens: &[Token]) -> Vec<Token> {
    let mut kept = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        if reads(tokens, at, "# [ cfg ( test ) ]") {
            at = end_of_item(tokens, at + 7);
        } else {
            kept.push(tokens[at].clone());
            at += 1;
        }
    }
    kept
}

/// The first place after the item that begins at `at`: after its braces, or after its semicolon.
fn end_of_item(tokens: &[Token], mut at: usize) -> usize {
    while at < tokens.len() {
        if tokens[at].is(";") {
            return at + 1;
        }
        let opens = ["(", "[", "{"].into_iter().find(|sign| tokens[at].is(sign));
        match (opens, closing(tokens, at)) {
            (Some("{"), Some(end)) => return end + 1,
            (Some(_), Some(end)) => at = end + 1,
            (Some(_), None) => return tokens.len(),
            (None, _) => at += 1,
        }
    }
    at
}

/// Takes Rust source apart.
pub fn tokens(source: &str) -> Vec<Token> {
    let mut reader = Reader { letters: source.chars().collect(), at: 0, line: 1, tokens: Vec::new() };
    while reader.at < reader.letters.len() {
        reader.step();
    }
    reader.tokens
}

struct Reader {
    letters: Vec<char>,
    at: usize,
    line: usize,
    tokens: Vec<Token>,
}

impl Reader {
    fn step(&mut self) {
        let letter = self.letters[self.at];
        match letter {
            '/' if self.peek(1) == Some('/') => self.skip_while(|c| c != '\n'),
            '/' if self.peek(1) == Some('*') => self.block_comment(),
            '"' => self.quoted(self.line),
            '\'' => self.character_or_lifetime(),
            _ if self.opens_raw() => self.raw(),
            'b' | 'c' if self.peek(1) == Some('"') => self.at += 1,
            _ if letter.is_alphabetic() || letter == '_' => {
                let word = self.take_while(|c| c.is_alphanumeric() || c == '_');
                self.push(Kind::Word, word, self.line);
            }
            _ if letter.is_ascii_digit() => {
                let number = self.take_while(|c| c.is_alphanumeric() || c == '_');
                self.push(Kind::Other, number, self.line);
            }
            _ if letter.is_whitespace() => self.advance(),
            _ => {
                self.push(Kind::Mark, letter.to_string(), self.line);
                self.advance();
            }
        }
    }

    fn peek(&self, ahead: usize) -> Option<char> {
        self.letters.get(self.at + ahead).copied()
    }

    fn advance(&mut self) {
        if self.peek(0) == Some('\n') {
            self.line += 1;
        }
        self.at += 1;
    }

    fn skip_while(&mut self, wanted: impl Fn(char) -> bool) {
        while self.peek(0).is_some_and(&wanted) {
            self.advance();
        }
    }

    fn take_while(&mut self, wanted: impl Fn(char) -> bool) -> String {
        let from = self.at;
        self.skip_while(wanted);
        self.letters[from..self.at].iter().collect()
    }

    fn push(&mut self, kind: Kind, text: String, line: usize) {
        self.tokens.push(Token { kind, text, line });
    }

    fn block_comment(&mut self) {
        let mut depth = 0;
        while let Some(letter) = self.peek(0) {
            match (letter, self.peek(1)) {
                ('/', Some('*')) => depth += 1,
                ('*', Some('/')) => depth -= 1,
                _ => {
                    self.advance();
                    continue;
                }
            }
            self.at += 2;
            if depth == 0 {
                return;
            }
        }
    }

    fn quoted(&mut self, line: usize) {
        self.advance();
        let mut text = String::new();
        while let Some(letter) = self.peek(0) {
            self.advance();
            match letter {
                '"' => break,
                '\\' => match self.peek(0) {
                    // A line that goes on below: its indentation does not count.
                    Some('\n') => self.skip_while(char::is_whitespace),
                    Some(escaped) => {
                        text.push(match escaped {
                            'n' => '\n',
                            't' => '\t',
                            other => other,
                        });
                        self.advance();
                    }
                    None => break,
                },
                other => text.push(other),
            }
        }
        self.push(Kind::Text, text, line);
    }

    /// `r"…"`, `r#"…"#`, `br"…"`: how many letters and signs stand before the quote.
    fn raw_opening(&self) -> Option<(usize, usize)> {
        let start = usize::from(matches!(self.peek(0), Some('b' | 'c')));
        if self.peek(start) != Some('r') {
            return None;
        }
        let hashes = (start + 1..).take_while(|&ahead| self.peek(ahead) == Some('#')).count();
        (self.peek(start + 1 + hashes) == Some('"')).then_some((start + 2 + hashes, hashes))
    }

    fn opens_raw(&self) -> bool {
        self.raw_opening().is_some()
    }

    fn raw(&mut self) {
        let Some((before, hashes)) = self.raw_opening() else { return };
        let line = self.line;
        self.at += before;
        let from = self.at;
        while self.at < self.letters.len() {
            let closes = self.peek(0) == Some('"') && (1..=hashes).all(|ahead| self.peek(ahead) == Some('#'));
            if closes {
                break;
            }
            self.advance();
        }
        let text = self.letters[from..self.at.min(self.letters.len())].iter().collect();
        self.at += 1 + hashes;
        self.push(Kind::Text, text, line);
    }

    fn character_or_lifetime(&mut self) {
        let line = self.line;
        let is_character = self.peek(1) == Some('\\') || self.peek(2) == Some('\'');
        self.advance();
        if !is_character {
            let name = self.take_while(|c| c.is_alphanumeric() || c == '_');
            return self.push(Kind::Other, format!("'{name}"), line);
        }
        if self.peek(0) == Some('\\') {
            self.advance();
        }
        self.advance();
        self.skip_while(|c| c != '\'');
        self.advance();
        self.push(Kind::Other, "'…'".to_owned(), line);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(source: &str) -> Vec<String> {
        tokens(source).into_iter().filter(|token| token.kind == Kind::Text).map(|token| token.text).collect()
    }

    #[test]
    fn texts_are_found_and_comments_are_not() {
        let source = "// \"no\"\n/* \"no /* deeper */\" */ let x = \"yes \\\"so\\\"\"; let c = '\"'; let r = r#\"raw \"x\"\"#; f::<'a>(b\"bytes\");";
        assert_eq!(texts(source), ["yes \"so\"", "raw \"x\"", "bytes"]);
        assert_eq!(texts("\"SELECT a \\\n    FROM b\""), ["SELECT a FROM b"]);
    }

    #[test]
    fn lines_are_counted_through_long_literals() {
        let found = tokens("let a = \"x\ny\";\nlet b;");
        assert_eq!(found.iter().find(|token| token.is("b")).unwrap().line, 3);
        assert_eq!(found.iter().find(|token| token.kind == Kind::Text).unwrap().line, 1);
    }

    #[test]
    fn characters_and_lifetimes_do_not_swallow_code() {
        let found = tokens("fn f<'a>(x: &'a str) { match c { '\\'' => 1, '\\u{a0}' => 2, 'b' => 3 } } struct Z;");
        assert!(found.iter().any(|token| token.is("Z")));
        assert!(!found.iter().any(|token| token.is("u")));
    }

    #[test]
    fn tests_are_left_out() {
        let source = "fn a() {} #[cfg(test)] mod tests { fn b() { if x { } } } #[cfg(test)] use q; fn c() {}";
        let words: Vec<String> = without_tests(&tokens(source)).into_iter().map(|token| token.text).collect();
        assert!(words.contains(&"a".to_owned()) && words.contains(&"c".to_owned()));
        assert!(!words.contains(&"b".to_owned()) && !words.contains(&"q".to_owned()));
    }
}
