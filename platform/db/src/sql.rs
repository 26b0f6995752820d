//! A statement: static text under a name, with `$1…` placeholders, the same for both databases.

use std::borrow::Cow;
use std::io::Write;
use std::path::PathBuf;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::Dialect;

/// A statement of a store, declared as a `static` and named `feature.thing.what`.
///
/// The name stands in errors, in logs and in the list of statements that ran on each database:
/// when `OPORA_SQL_COVERAGE` names a folder, every name is appended once per process to
/// `sqlite.txt` or `postgres.txt` there.
#[derive(Debug)]
pub struct Sql {
    name: &'static str,
    parts: &'static [&'static str],
    whole: &'static str,
    forms: OnceLock<Forms>,
    ran: [AtomicBool; 2],
}

#[derive(Debug)]
struct Forms {
    postgres: Cow<'static, str>,
    sqlite: String,
}

impl Sql {
    /// A statement with its whole text. A name without a dot does not compile.
    pub const fn new(name: &'static str, text: &'static str) -> Self {
        Self::build(name, text, &[])
    }

    /// A statement put together from fixed pieces, for example a list and the fragment of a permit's scope.
    /// The pieces share one numbering of placeholders and are joined by a space.
    pub const fn joined(name: &'static str, parts: &'static [&'static str]) -> Self {
        Self::build(name, "", parts)
    }

    const fn build(name: &'static str, whole: &'static str, parts: &'static [&'static str]) -> Self {
        assert!(is_dotted_name(name), "a statement is named feature.thing.what: a-z, 0-9, _ and dots");
        Self { name, parts, whole, forms: OnceLock::new(), ran: [AtomicBool::new(false), AtomicBool::new(false)] }
    }

    /// The statement's name.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The text with `$1…`, as written.
    pub fn text(&self) -> &str {
        &self.forms().postgres
    }

    pub(crate) fn text_for(&self, dialect: Dialect) -> &str {
        let forms = self.forms();
        match dialect {
            Dialect::Sqlite => &forms.sqlite,
            Dialect::Postgres => &forms.postgres,
        }
    }

    fn forms(&self) -> &Forms {
        self.forms.get_or_init(|| {
            let postgres =
                if self.parts.is_empty() { Cow::Borrowed(self.whole) } else { Cow::Owned(self.parts.join(" ")) };
            let sqlite = numbered_for_sqlite(&postgres);
            Forms { postgres, sqlite }
        })
    }

    /// Notes that the statement ran, once per process and database.
    pub(crate) fn note_run(&self, dialect: Dialect) {
        if self.ran[dialect as usize].swap(true, Ordering::Relaxed) {
            return;
        }
        let Some(folder) = coverage_folder() else { return };
        let path = folder.join(dialect.as_str()).with_extension("txt");
        // One short append is whole even when several test processes write.
        let written = std::fs::OpenOptions::new()
            .create(true)
            .append(true)
            .open(path)
            .and_then(|mut file| file.write_all(format!("{}\n", self.name).as_bytes()));
        if let Err(error) = written {
            tracing::warn!(%error, "the list of statements that ran cannot be written");
        }
    }
}

fn coverage_folder() -> Option<&'static PathBuf> {
    static FOLDER: OnceLock<Option<PathBuf>> = OnceLock::new();
    FOLDER
        .get_or_init(|| {
            let folder = PathBuf::from(std::env::var_os("OPORA_SQL_COVERAGE").filter(|folder| !folder.is_empty())?);
            std::fs::create_dir_all(&folder).ok()?;
            Some(folder)
        })
        .as_ref()
}

/// `$1` as `?1`: SQLite reads `$1` as a name and numbers it by first appearance, not by the digit.
fn numbered_for_sqlite(text: &str) -> String {
    let mut numbered = String::with_capacity(text.len());
    let mut quoted = false;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        quoted ^= letter == '\'';
        let is_placeholder = letter == '$' && !quoted && letters.peek().is_some_and(char::is_ascii_digit);
        numbered.push(if is_placeholder { '?' } else { letter });
    }
    numbered
}

/// Lower-case words joined by dots, at least two: `expectation.submitted`.
pub const fn is_dotted_name(name: &str) -> bool {
    let bytes = name.as_bytes();
    let mut dots = 0;
    let mut at = 0;
    let mut previous = b'.';
    while at < bytes.len() {
        match bytes[at] {
            b'a'..=b'z' | b'0'..=b'9' | b'_' => {}
            b'.' if previous != b'.' => dots += 1,
            _ => return false,
        }
        previous = bytes[at];
        at += 1;
    }
    dots > 0 && previous != b'.'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_numbered_and_quoted_text_is_left_alone() {
        static LIST: Sql =
            Sql::joined("test.list", &["SELECT $2, 'costs $1', it''s FROM t WHERE a = $1", "AND b = $10"]);
        assert_eq!(LIST.text_for(Dialect::Sqlite), "SELECT ?2, 'costs $1', it''s FROM t WHERE a = ?1 AND b = ?10");
        assert_eq!(LIST.text(), "SELECT $2, 'costs $1', it''s FROM t WHERE a = $1 AND b = $10");
    }

    #[test]
    fn names_are_lower_case_words_with_dots() {
        assert!(is_dotted_name("network.organisation.by_id"));
        for bad in ["", "network", "Network.x", ".x", "x.", "a..b", "a b.c"] {
            assert!(!is_dotted_name(bad), "{bad}");
        }
    }
}
