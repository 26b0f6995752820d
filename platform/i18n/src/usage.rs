//! Which keys the pages use: a test demands that none is unknown and none is unused.

use std::collections::BTreeSet;

use fluent_bundle::FluentResource;

use crate::Source;
use crate::read::messages;

/// The difference between the keys that exist and the keys that are used.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// Asked for by a page, absent from the files: `page: key`.
    pub unknown: Vec<String>,
    /// In the files, asked for by nobody.
    pub unused: Vec<String>,
}

/// Compares `sources` with the `pages` (templates and Rust files as `(name, text)`).
///
/// A key counts as used wherever it stands as a whole string literal, so keys made up at run time
/// (`state-` + name) must be spelled out by the code that picks them. A key counts as asked for in
/// `say("…")`, `with("…")` and `rich("…")`.
pub fn usage(sources: &[Source], pages: &[(&str, &str)]) -> Usage {
    let mut keys = BTreeSet::new();
    let mut used = BTreeSet::new();
    for source in sources {
        let resource = match FluentResource::try_new(source.ru.to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        for message in messages(&resource, source.name) {
            keys.insert(message.key);
            // A mention inside another message is a use; `Texts::build` checks that it exists.
            used.extend(message.mentions);
        }
    }
    let mut unknown = Vec::new();
    for (page, text) in pages {
        let mut before = "";
        // Quotes also stand around attributes, so the text on either side of every quote is looked at.
        for literal in text.split('"') {
            if keys.contains(literal) {
                used.insert(literal.to_owned());
            } else if asks(before) && is_key(literal) {
                unknown.push(format!("{page}: {literal}"));
            }
            before = literal;
        }
    }
    Usage { unknown, unused: keys.difference(&used).cloned().collect() }
}

fn asks(before: &str) -> bool {
    [".say(", ".with(", ".rich("].iter().any(|call| before.ends_with(call))
}

fn is_key(literal: &str) -> bool {
    !literal.is_empty() && literal.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
}
