//! Texts: the same keys and variables in both languages, none unknown to the files, none unused.

use std::collections::{BTreeMap, BTreeSet};

use super::Fault;
use super::house::{House, TextFile};
use super::rust::{Kind, tokens, without_tests};

/// A message of a Fluent file.
#[derive(Debug, Default, PartialEq, Eq)]
struct Message {
    place: String,
    variables: BTreeSet<String>,
}

/// The messages of one language, and the keys that they mention.
#[derive(Default)]
struct Words {
    messages: BTreeMap<String, Message>,
    mentioned: BTreeSet<String>,
}

/// Holds the texts of the house.
pub fn check(house: &House) -> Vec<Fault> {
    let mut faults = Vec::new();
    let ru = read_language(house, "ru", &mut faults);
    let en = read_language(house, "en", &mut faults);
    compare(&ru, &en, &mut faults);
    let mut asked = Asked::default();
    for file in &house.files {
        asked.read(file);
    }
    for (key, place) in &asked.calls {
        if !ru.messages.contains_key(key) && !en.messages.contains_key(key) {
            faults.push(Fault::new(
                place,
                format!("asks for the words «{key}», which no file has"),
                "add the key to the ru and the en file in locales/ of the crate that shows it",
            ));
        }
    }
    for (key, message) in &ru.messages {
        let is_used =
            key.starts_with('-') || asked.literals.contains(key) || asked.matches(key) || ru.mentioned.contains(key);
        if !is_used {
            faults.push(Fault::new(
                &message.place,
                format!("nobody asks for the words «{key}»"),
                "delete the key in both languages; a key made at run time is spelled out, or its format! begins with three letters and a dash",
            ));
        }
    }
    faults
}

/// Reads `locales/ru/….ftl` and `locales/ru.ftl` of every crate.
fn read_language(house: &House, lang: &str, faults: &mut Vec<Fault>) -> Words {
    let mut words = Words::default();
    let (folder, file) = (format!("/locales/{lang}/"), format!("/locales/{lang}.ftl"));
    let is_ours = |path: &str| path.ends_with(&file) || path.contains(&folder) && path.ends_with(".ftl");
    for file in house.files.iter().filter(|file| is_ours(&file.path)) {
        for (key, message) in read_fluent(file, &mut words.mentioned) {
            let place = message.place.clone();
            if let Some(first) = words.messages.insert(key.clone(), message) {
                faults.push(Fault::new(
                    place,
                    format!("the key «{key}» stands at {} too", first.place),
                    "keep one; begin keys with the name of their page, so that features do not meet",
                ));
            }
        }
    }
    words
}

/// Reads keys, variables and mentions. The program itself parses the files in full; this sees enough to compare.
fn read_fluent(file: &TextFile, mentioned: &mut BTreeSet<String>) -> Vec<(String, Message)> {
    let mut found: Vec<(String, Message)> = Vec::new();
    for (number, line) in file.text.lines().enumerate() {
        if line.starts_with('#') {
            continue;
        }
        let is_key = line.starts_with(|c: char| c.is_ascii_alphabetic() || c == '-');
        if let Some((key, _)) = line.split_once('=').filter(|_| is_key) {
            let place = format!("{}:{}", file.path, number + 1);
            found.push((key.trim().to_owned(), Message { place, variables: BTreeSet::new() }));
        }
        let Some((_, message)) = found.last_mut() else { continue };
        message.variables.extend(line.split('$').skip(1).map(first_word));
        for piece in line.split('{').skip(1).map(|piece| piece.trim_start()) {
            let name = first_word(piece);
            if !name.is_empty() && !piece.starts_with('$') {
                mentioned.insert(name);
            }
        }
    }
    found
}

fn first_word(text: &str) -> String {
    text.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect()
}

fn compare(ru: &Words, en: &Words, faults: &mut Vec<Fault>) {
    for (here, there, lacks) in [(ru, en, "en"), (en, ru, "ru")] {
        for (key, message) in here.messages.iter().filter(|(key, _)| !there.messages.contains_key(*key)) {
            faults.push(Fault::new(
                &message.place,
                format!("«{key}» has no words in {lacks}"),
                format!("add it to the {lacks} file in the same locales/"),
            ));
        }
    }
    for (key, message) in ru.messages.iter().filter(|(key, _)| !key.starts_with('-')) {
        if let Some(other) = en.messages.get(key).filter(|other| other.variables != message.variables) {
            faults.push(Fault::new(
                &message.place,
                format!(
                    "«{key}» uses [{}] here and [{}] at {}",
                    join(&message.variables),
                    join(&other.variables),
                    other.place
                ),
                "let both languages use the same variables",
            ));
        }
    }
}

fn join(names: &BTreeSet<String>) -> String {
    names.iter().cloned().collect::<Vec<_>>().join(", ")
}

/// What the pages ask for.
#[derive(Default)]
struct Asked {
    /// Keys in `say("…")`, `with("…")`, `rich("…")` with their places.
    calls: BTreeSet<(String, String)>,
    /// Every whole literal: a key that stands in one is used, wherever it goes from there.
    literals: BTreeSet<String>,
    /// `("error-", "-title")` of `format!("error-{word}-title")`.
    patterns: BTreeSet<(String, String)>,
}

impl Asked {
    fn read(&mut self, file: &TextFile) {
        if file.path.ends_with(".html") && file.path.contains("/templates/") {
            self.read_template(file);
        } else if file.path.ends_with(".rs") && file.path.contains("/src/") && !file.path.starts_with("xtask/") {
            self.read_rust(file);
        }
    }

    fn read_rust(&mut self, file: &TextFile) {
        let tokens = without_tests(&tokens(&file.text));
        for (at, token) in tokens.iter().enumerate().filter(|(_, token)| token.kind == Kind::Text) {
            let is_alone = at >= 3 && tokens[at - 1].is("(") && tokens.get(at + 1).is_some_and(|next| next.is(")"));
            let is_call = is_alone && tokens[at - 3].is(".") && is_asking(&tokens[at - 2].text);
            self.note(&token.text, is_call, || format!("{}:{}", file.path, token.line));
        }
    }

    /// Quotes also stand around attributes, so the text on either side of every quote is looked at.
    fn read_template(&mut self, file: &TextFile) {
        for (number, line) in file.text.lines().enumerate() {
            let mut before = "";
            for piece in line.split('"') {
                let is_call =
                    before.strip_suffix('(').is_some_and(|call| call.rsplit('.').next().is_some_and(is_asking));
                self.note(piece, is_call, || format!("{}:{}", file.path, number + 1));
                before = piece;
            }
        }
    }

    fn note(&mut self, literal: &str, is_call: bool, place: impl Fn() -> String) {
        if is_key(literal) {
            self.literals.insert(literal.to_owned());
            if is_call {
                self.calls.insert((literal.to_owned(), place()));
            }
        } else if let Some((start, rest)) = literal.split_once('{') {
            let end = rest.rsplit_once('}').map_or("", |(_, end)| end);
            // A short start would match half the house.
            if start.len() >= 4 && start.ends_with('-') && is_key(start) {
                self.patterns.insert((start.to_owned(), end.to_owned()));
            }
        }
    }

    fn matches(&self, key: &str) -> bool {
        self.patterns
            .iter()
            .any(|(start, end)| key.starts_with(start) && key.ends_with(end) && key.len() > start.len() + end.len())
    }
}

fn is_asking(word: &str) -> bool {
    matches!(word, "say" | "with" | "rich")
}

fn is_key(literal: &str) -> bool {
    literal.starts_with(|c: char| c.is_ascii_lowercase())
        && literal.contains(|c: char| c.is_ascii_alphanumeric())
        && literal.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
}

#[cfg(test)]
mod tests {
    use super::super::house::small::house;
    use super::*;

    fn whats(files: &[(&str, &str)]) -> Vec<String> {
        check(&house(files)).into_iter().map(|fault| fault.what).collect()
    }

    const RU: &str = "features/network/locales/ru/network.ftl";
    const EN: &str = "features/network/locales/en/network.ftl";

    #[test]
    fn words_that_are_asked_for_in_both_languages_are_in_order() {
        let ru = "# a = comment\npeople = Люди { $count } { -brand }\n-brand = Опора\nstate-open = Открыто\nnote = { $n ->\n    [one] Одна\n   *[other] Много { inner }\n  }\ninner = да\n";
        let en = "people = People { $count } { -brand }\n-brand = Opora\nstate-open = Open\nnote = { $n ->\n   *[other] Many { inner }\n  }\ninner = yes\n";
        let template = "<p title=\"{{ t.with(\"people\").n(\"count\", 1) }}\">";
        let code = "fn f() { t.say(&format!(\"state-{}\", x)); let key = if a { \"note\" } else { \"b\" }; }";
        let files = [
            (RU, ru),
            (EN, en),
            ("features/network/templates/a.html", template),
            ("features/network/src/pages/a.rs", code),
        ];
        assert_eq!(whats(&files), Vec::<String>::new());
    }

    #[test]
    fn what_is_lacking_unknown_unused_or_different_is_found() {
        let ru = "only-ru = x\nboth = { $a }\nboth = y\n";
        let en = "both = { $b }\nonly-en = z\n";
        let code = "fn f() { t.say(\"gone\"); t.say(\"both\"); job.with(\"day\", 1); }";
        let found = whats(&[(RU, ru), (EN, en), ("features/network/src/pages/a.rs", code)]).join("\n");
        for expected in [
            "«only-ru» has no words in en",
            "«only-en» has no words in ru",
            "nobody asks for the words «only-ru»",
            "asks for the words «gone»",
            "the key «both» stands at",
            "«both» uses [] here and [b]",
        ] {
            assert!(found.contains(expected), "{expected} is not among\n{found}");
        }
        assert!(!found.contains("«day»"), "a call with more arguments asks for no words");
    }
}
