//! SQL taken apart far enough to see which tables it names.

/// How a text names a table or view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Naming {
    /// Reads from it, writes to it, or changes its form.
    Uses,
    /// Makes the table.
    CreatesTable,
    /// Makes the view.
    CreatesView,
    /// Points to it with a foreign key.
    References,
}

/// A table or view as a text names it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Named {
    pub table: String,
    pub how: Naming,
}

/// The tables that `text` names, without those that it makes up itself by WITH.
///
/// Keywords count only in capitals: the stores write them so, and a sentence that happens to say
/// «from» is no statement.
pub fn tables(text: &str) -> Vec<Named> {
    let words = words(text);
    let made_up = common_tables(&words);
    let mut found = Vec::new();
    for at in 0..words.len() {
        name_at(&words, at, &mut found);
    }
    found.retain(|named| !made_up.contains(&named.table));
    found
}

/// Names that WITH makes up in `text`; a fragment in another literal may use them.
pub fn made_up(text: &str) -> Vec<String> {
    common_tables(&words(text))
}

fn name_at(words: &[String], at: usize, found: &mut Vec<Named>) {
    let word = |ahead: usize| words.get(at + ahead).map_or("", String::as_str);
    let before = |back: usize| at.checked_sub(back).map_or("", |place| words[place].as_str());
    let mut name = |offset: usize, how: Naming| {
        let offset = if word(offset) == "IF" { offset + if word(offset + 1) == "NOT" { 3 } else { 2 } } else { offset };
        if is_name(word(offset)) {
            found.push(Named { table: word(offset).to_owned(), how });
        }
    };
    match words[at].as_str() {
        // «IS DISTINCT FROM x» compares; «EXTRACT(YEAR FROM x)» takes a part.
        "FROM" if before(1) == "DISTINCT" || before(2) == "(" && before(3) == "EXTRACT" => {}
        "FROM" => read_list(words, at + 1, found),
        "JOIN" if word(2) != "(" || word(1) == "LATERAL" => name(1, Naming::Uses),
        "INTO" => name(1, Naming::Uses),
        // «ON CONFLICT … DO UPDATE SET» and «FOR UPDATE OF t» name no table of their own.
        "UPDATE" if word(1) != "SET" && before(1) != "FOR" => name(1, Naming::Uses),
        "TABLE" if before(1) == "CREATE" => name(1, Naming::CreatesTable),
        "VIEW" if before(1) == "CREATE" => name(1, Naming::CreatesView),
        "TABLE" if matches!(before(1), "ALTER" | "DROP") => name(1, Naming::Uses),
        "VIEW" if before(1) == "DROP" => name(1, Naming::Uses),
        "REFERENCES" => name(1, Naming::References),
        "ON" if is_index(words, at) => name(1, Naming::Uses),
        _ => {}
    }
}

/// «CREATE [UNIQUE] INDEX [IF NOT EXISTS] name ON table».
fn is_index(words: &[String], at: usize) -> bool {
    let from = at.saturating_sub(6);
    let before = &words[from..at];
    before
        .iter()
        .rposition(|word| word == "INDEX")
        .is_some_and(|index| !before[index..].iter().any(|word| word == ";" || word == "("))
}

/// Reads «a, b AS x, (SELECT …) y»; what stands in brackets is met on its own.
fn read_list(words: &[String], mut at: usize, found: &mut Vec<Named>) {
    loop {
        let Some(word) = words.get(at) else { return };
        if word == "(" {
            at = after_brackets(words, at);
        } else if is_name(word) {
            // A function that gives rows is no table: json_each(x).
            let is_function = words.get(at + 1).is_some_and(|next| next == "(");
            if is_function {
                at = after_brackets(words, at + 1);
            } else {
                found.push(Named { table: word.clone(), how: Naming::Uses });
                at += 1;
            }
        } else {
            return;
        }
        if words.get(at).is_some_and(|next| next == "AS") {
            at += 1;
        }
        if words.get(at).is_some_and(|next| is_name(next)) {
            at += 1;
        }
        if words.get(at).is_none_or(|next| next != ",") {
            return;
        }
        at += 1;
    }
}

fn after_brackets(words: &[String], open: usize) -> usize {
    let mut depth = 0_usize;
    for (at, word) in words.iter().enumerate().skip(open) {
        match word.as_str() {
            "(" => depth += 1,
            ")" => {
                depth -= 1;
                if depth == 0 {
                    return at + 1;
                }
            }
            _ => {}
        }
    }
    words.len()
}

/// «name AS (», «name (a, b) AS (», «name AS MATERIALIZED (».
fn common_tables(words: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    for at in 0..words.len() {
        if !is_name(&words[at]) {
            continue;
        }
        let after =
            if words.get(at + 1).is_some_and(|next| next == "(") { after_brackets(words, at + 1) } else { at + 1 };
        let next = |ahead: usize| words.get(after + ahead).map_or("", String::as_str);
        if next(0) == "AS"
            && (next(1) == "(" || next(1) == "MATERIALIZED" || next(1) == "NOT" && next(2) == "MATERIALIZED")
        {
            found.push(words[at].clone());
        }
    }
    found
}

/// Whether a word is a name and no keyword: names are written in small letters.
fn is_name(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_lowercase() || c == '_')
}

/// Words and signs, without quoted text and comments. `public.name` is one word.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter == '\'' {
            letters.by_ref().find(|c| *c == '\'');
        } else if letter == '-' && letters.peek() == Some(&'-') {
            letters.by_ref().find(|c| *c == '\n');
        } else if letter.is_alphanumeric() || letter == '_' {
            let mut word = String::from(letter);
            while let Some(next) = letters.next_if(|c| c.is_alphanumeric() || matches!(c, '_' | '.')) {
                word.push(next);
            }
            words.push(word);
        } else if !letter.is_whitespace() && letter != '"' {
            words.push(letter.to_string());
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn used(text: &str) -> Vec<String> {
        let mut names: Vec<String> = tables(text).into_iter().map(|named| named.table).collect();
        names.sort();
        names.dedup();
        names
    }

    #[test]
    fn tables_are_seen_wherever_a_statement_names_them() {
        let reads = "SELECT a FROM person p JOIN organisation o ON o.id = p.id LEFT JOIN act ON act.x = p.id, assignment WHERE EXISTS (SELECT 1 FROM job)";
        assert_eq!(used(reads), ["act", "job", "organisation", "person"]);
        assert_eq!(used("SELECT 1 FROM a x, b AS y, (SELECT 2 FROM c) z, d"), ["a", "b", "c", "d"]);
        assert_eq!(
            used("INSERT INTO person (id) VALUES ($1) ON CONFLICT (id) DO UPDATE SET name = excluded.name"),
            ["person"]
        );
        assert_eq!(used("UPDATE person SET a = 1 FROM chosen WHERE b IS DISTINCT FROM c"), ["chosen", "person"]);
        assert_eq!(used("DELETE FROM session WHERE note = 'FROM nowhere'"), ["session"]);
        assert_eq!(used("JOIN link ON link.a = b.id"), ["link"]);
    }

    #[test]
    fn what_with_makes_up_is_no_table() {
        let text = "WITH RECURSIVE up (id) AS (SELECT id FROM organisation UNION ALL SELECT o.id FROM up JOIN organisation o ON true), b AS MATERIALIZED (SELECT 1) SELECT * FROM up, b";
        assert_eq!(used(text), ["organisation"]);
        assert_eq!(made_up(text), ["up", "b"]);
    }

    #[test]
    fn functions_and_sentences_are_no_tables() {
        assert_eq!(used("SELECT value FROM json_each($1)"), Vec::<String>::new());
        assert_eq!(used("a letter from the city, update your page into form"), Vec::<String>::new());
    }

    #[test]
    fn migrations_tell_makers_from_users() {
        let text = "-- FROM a comment\nCREATE TABLE IF NOT EXISTS a (id UUID REFERENCES b (id));\nCREATE UNIQUE INDEX a_by_id ON a (id);\nCREATE VIEW v AS SELECT 1 FROM a;\nALTER TABLE c ADD COLUMN x TEXT;";
        let found = tables(text);
        let has = |table: &str, how| found.contains(&Named { table: table.to_owned(), how });
        assert!(has("a", Naming::CreatesTable) && has("b", Naming::References) && has("v", Naming::CreatesView));
        assert!(has("a", Naming::Uses) && has("c", Naming::Uses));
        assert!(found.iter().all(|named| named.table != "comment"));
    }
}
