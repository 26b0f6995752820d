//! Non-breaking spaces where a line must not break: a number and its word, «п.» and its number, a preposition and its noun.

const NBSP: char = '\u{a0}';

/// Abbreviations that hold on to the number or the name behind them. Russian clauses stand on English pages too,
/// so both languages' rules hold everywhere; they do not meet.
const HOLDS: [&str; 26] = [
    "№",
    "п.",
    "пп.",
    "ст.",
    "ч.",
    "гл.",
    "разд.",
    "прил.",
    "вх.",
    "исх.",
    "г.",
    "им.",
    "стр.",
    "табл.",
    "рис.",
    "д.",
    "ул.",
    "тел.",
    "No.",
    "no.",
    "cl.",
    "cls.",
    "art.",
    "p.",
    "pp.",
    "ann.",
];

/// Replaces the plain spaces that must not break. Everything else stays as it was; doing it twice changes nothing.
pub(crate) fn bind(text: &str) -> String {
    let mut bound = String::with_capacity(text.len() + 8);
    let mut words = text.split(' ').peekable();
    while let Some(word) = words.next() {
        bound.push_str(word);
        if let Some(next) = words.peek() {
            bound.push(if holds(last_part(word), next) { NBSP } else { ' ' });
        }
    }
    bound
}

/// What stands behind the last space-like character: an already bound word is judged by its end.
fn last_part(word: &str) -> &str {
    word.rsplit([NBSP, '\n', '\u{202f}']).next().unwrap_or(word)
}

fn holds(word: &str, next: &str) -> bool {
    if next.is_empty() {
        return false;
    }
    // A dash never begins a line.
    if matches!(next, "—" | "–") {
        return true;
    }
    let word = word.trim_start_matches(['(', '«', '„', '"', '*', '[']);
    let next = next.trim_start_matches(['(', '«', '„', '"', '*', '[']);
    let bare = word.trim_end_matches('*');
    let next_is_letter = next.chars().next().is_some_and(char::is_alphabetic);
    let next_is_number = next.chars().next().is_some_and(|c| c.is_ascii_digit() || c == '№');
    // «г. Ясногорск», «им. Ломоносова» bind to a name, the others to a number.
    if HOLDS.contains(&word) {
        return next_is_number || (next_is_letter && matches!(word, "г." | "им."));
    }
    if is_number(bare) || is_roman(bare) {
        return next_is_letter || next.starts_with('%');
    }
    next_is_letter && is_initial(word) || (next_is_letter || next_is_number) && is_short(word)
}

fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
        && word.ends_with(|c: char| c.is_ascii_digit())
        && word.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | '–' | '-' | ':' | '\u{202f}'))
}

fn is_roman(word: &str) -> bool {
    matches!(word.len(), 1..=5) && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
}

fn is_initial(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.as_str() == "."
}

/// A Russian preposition, conjunction or particle of one or two letters.
fn is_short(word: &str) -> bool {
    matches!(word.chars().count(), 1 | 2) && word.chars().all(|c| matches!(c, 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё'))
}
