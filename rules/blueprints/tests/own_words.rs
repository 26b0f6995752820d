//! The blueprints retell the documents and never copy them; they name no real person, organisation or place.

#![allow(clippy::expect_used, reason = "a test may fail loudly")]

mod common;

use std::collections::HashSet;

use serde_json::Value;

/// A run of as many words as this is a copy.
const RUN: usize = 8;

/// Words of the real parties that a blueprint must not carry.
const REAL_NAMES: [&str; 17] = [
    "рубцовск",
    "алтайск",
    "радужн",
    "югр",
    "ханты",
    "мансийск",
    "хмао",
    "костенко",
    "фельдман",
    "ключев",
    "ключов",
    "слободч",
    "слободн",
    "трофименк",
    "пахтыб",
    "iro86",
    "rubtsovsk",
];

fn words(text: &str) -> Vec<String> {
    text.to_lowercase()
        .replace('ё', "е")
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Titles in «…» are proper names: facts, not sentences.
fn without_quoted(text: &str) -> String {
    let mut depth = 0_u32;
    let mut kept = String::new();
    for letter in text.chars() {
        match letter {
            '«' => depth += 1,
            '»' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(letter),
            _ => {}
        }
    }
    kept
}

/// Every Russian text of the value, with the path to it.
fn russian(value: &Value, path: &str, found: &mut Vec<(String, String)>) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                match field {
                    Value::String(text) if name == "ru" => found.push((path.to_owned(), text.clone())),
                    _ => russian(field, &format!("{path}.{name}"), found),
                }
            }
        }
        Value::Array(items) => {
            for (place, item) in items.iter().enumerate() {
                russian(item, &format!("{path}[{place}]"), found);
            }
        }
        _ => {}
    }
}

fn copies(key: &str, source: &str) -> Vec<String> {
    let source = words(source);
    let runs: HashSet<&[String]> = source.windows(RUN).collect();
    let mut blueprint = serde_json::to_value(common::blueprint(key)).expect("JSON");
    // Names of indicators are facts and carry over whole.
    for indicator in blueprint["indicator"].as_array_mut().expect("indicators") {
        indicator.as_object_mut().expect("indicator").remove("name");
    }
    let mut texts = Vec::new();
    russian(&blueprint, key, &mut texts);
    assert!(texts.len() > 100, "{key}: the texts were not found");
    texts
        .into_iter()
        .filter_map(|(path, text)| {
            let own = words(&without_quoted(&text));
            let copied = own.windows(RUN).find(|run| runs.contains(run))?;
            Some(format!("{path}: {}", copied.join(" ")))
        })
        .collect()
}

#[test]
fn nothing_is_copied_from_the_documents() {
    let sources = [("regional_projects", "agreements/002.txt"), ("support_500plus", "agreements/001.txt")];
    let mut copied = Vec::new();
    for (key, path) in sources {
        let Some(source) = common::shared(path) else {
            return;
        };
        copied.extend(copies(key, &source));
    }
    assert!(copied.is_empty(), "copied from the source:\n{}", copied.join("\n"));
}

#[test]
fn no_real_name_stands_in_a_blueprint() {
    for (key, toml) in blueprints::builtin() {
        let text = toml.to_lowercase();
        let found: Vec<_> = REAL_NAMES.iter().filter(|name| text.contains(**name)).collect();
        assert!(found.is_empty(), "{key} names {found:?}");
    }
}
