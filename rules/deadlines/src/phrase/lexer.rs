//! From a cleaned text to tokens that the rules can read: damage repaired, abbreviations opened, numbers and
//! dates put together.

use super::{
    Repair,
    clock::{self, Clock},
    damage, lexicon, normalise, numerals,
    token::{Kind, Token, cut},
};

/// A text cut into tokens.
pub(super) struct Lexed {
    pub tokens: Vec<Token>,
    /// What was read through.
    pub repairs: Vec<Repair>,
    /// The hours that stood among the words.
    pub clocks: Vec<Clock>,
}

/// The tokens of a text.
pub(super) fn lex(cleaned: &str) -> Lexed {
    let mut tokens = cut(cleaned);
    let mut repairs = Vec::new();
    join_broken_words(&mut tokens, &mut repairs);
    split_glued_words(&mut tokens, &mut repairs);
    damage::repair(&mut tokens, &mut repairs);
    open_abbreviations(&mut tokens);
    join_broken_years(&mut tokens, &mut repairs);
    read_numerals(&mut tokens);
    ordinal_suffixes(&mut tokens);
    let clocks = clock::take(&mut tokens);
    damage::short_years(&mut tokens);
    super::numeric_dates::join(&mut tokens);
    settle_dots(&mut tokens, cleaned);
    drop_number_glosses(&mut tokens);
    Lexed { tokens, repairs, clocks }
}

fn known(word: &str) -> bool {
    lexicon::look_up(word).is_some() || numerals::word(word).is_some() || numerals::compound(word).is_some()
}

/// «поз-днее», «янва ря», «кварта- ла»: pieces that are no words become the word they were torn from.
fn join_broken_words(tokens: &mut Vec<Token>, repairs: &mut Vec<Repair>) {
    let mut at = 0;
    while at < tokens.len() {
        if let Some((count, word, written)) = broken_word(tokens, at) {
            repairs.push(Repair { written, read: word.clone() });
            let end = tokens.get(at + count - 1).map_or(0, |token| token.end);
            tokens.drain(at + 1..at + count);
            if let Some(token) = tokens.get_mut(at) {
                token.set_word(word);
                token.end = end;
            }
        }
        at += 1;
    }
}

/// How many tokens from here make one known word, the word, and the pieces as written.
fn broken_word(tokens: &[Token], at: usize) -> Option<(usize, String, String)> {
    let first = tokens.get(at).filter(|token| is_letters(token))?;
    let mut word = first.text.clone();
    let mut written = first.text.clone();
    let mut strange = first.unknown();
    let mut count = 1;
    // A word is torn into three pieces at most; four would be spaced lettering, which is joined elsewhere.
    for _ in 0..4 {
        let mut next = at + count;
        let mut torn = " ";
        if tokens.get(next).is_some_and(|token| token.kind == Kind::Dash) {
            torn = "-";
            next += 1;
        }
        let piece = tokens.get(next).filter(|token| is_letters(token))?;
        let hyphenated = torn == "-" && word.chars().count() > 1;
        if torn == "-" && !hyphenated {
            return None;
        }
        strange |= piece.unknown();
        word.push_str(&piece.text);
        written.push_str(torn);
        written.push_str(&piece.text);
        count = next - at + 1;
        let suspicious = strange && piece.text.chars().count() + first.text.chars().count() > 3;
        if suspicious && known(&word) && is_torn(&word, first, piece) {
            return Some((count, word, written));
        }
    }
    None
}

/// A preposition before a word that the grammar happens not to know is no torn word, unless the whole is
/// longer than what chance would make.
fn is_torn(word: &str, first: &Token, last: &Token) -> bool {
    let short = |token: &Token| token.text.chars().count() < 3;
    word.chars().count() >= 5 || (first.unknown() && last.unknown()) || (short(last) && last.unknown())
}

fn is_letters(token: &Token) -> bool {
    matches!(token.kind, Kind::Word | Kind::Month(_) | Kind::Weekday(_))
}

/// «непозднее», «втечение», «рабочихдней»: an unknown word that is two known ones.
fn split_glued_words(tokens: &mut Vec<Token>, repairs: &mut Vec<Repair>) {
    let mut at = 0;
    while at < tokens.len() {
        let Some((left, right)) = tokens.get(at).and_then(glued) else {
            at += 1;
            continue;
        };
        if let Some(token) = tokens.get_mut(at) {
            repairs.push(Repair { written: token.text.clone(), read: format!("{left} {right}") });
            let middle = token.start + left.len().min(token.end - token.start);
            let mut rest = token.clone();
            rest.start = middle;
            rest.spaced = true;
            rest.set_word(right);
            token.end = middle;
            token.set_word(left);
            tokens.insert(at + 1, rest);
        }
        // The rest may itself be glued («непозднеечем»), so it is looked at next.
        at += 1;
    }
}

fn glued(token: &Token) -> Option<(String, String)> {
    if !token.unknown() || known(&token.text) || token.text.chars().count() < 6 {
        return None;
    }
    token.text.char_indices().skip(1).find_map(|(at, _)| {
        let (left, right) = token.text.split_at(at);
        let long = |part: &str| part.chars().count() >= 4;
        let left_fits = matches!(left, "не" | "в" | "до" | "со" | "за" | "на" | "по" | "от") || long(left);
        let right_fits = long(right) || matches!(right, "дня" | "дней");
        (left_fits && right_fits && known(left) && (known(right) || glued_word(right)))
            .then(|| (left.to_owned(), right.to_owned()))
    })
}

fn glued_word(word: &str) -> bool {
    word.char_indices().skip(4).any(|(at, _)| {
        let (left, right) = word.split_at(at);
        right.chars().count() >= 3 && known(left) && known(right)
    })
}

/// «т.г.», «с. г.», «р.д.», «п/г», «уч. г.»: letters with dots that stand for words.
fn open_abbreviations(tokens: &mut Vec<Token>) {
    const PAIRS: &[(&str, &str, &str, &str)] = &[
        ("т", "г", "текущего", "года"),
        ("с", "г", "текущего", "года"),
        ("н", "г", "текущего", "года"),
        ("т", "м", "текущего", "месяца"),
        ("р", "д", "рабочих", "дней"),
        ("к", "д", "календарных", "дней"),
        ("у", "г", "учебный", "год"),
        ("уч", "г", "учебный", "год"),
        ("г", "г", "", "годы"),
        ("п", "г", "", "полугодие"),
    ];
    let mut at = 0;
    while at < tokens.len() {
        let word = |offset: usize| tokens.get(at + offset).map_or("", |token| token.text.as_str());
        let sign = |offset: usize| tokens.get(at + offset).map(|token| &token.kind);
        let dotted = matches!(sign(1), Some(Kind::Dot | Kind::Slash));
        let found = PAIRS.iter().find(|(first, second, ..)| {
            dotted && word(0) == *first && word(2) == *second && (*first != "п" || sign(1) == Some(&Kind::Slash))
        });
        if let Some((.., first, second)) = found {
            let count = if sign(3) == Some(&Kind::Dot) { 3 } else { 2 };
            let end = tokens.get(at + count).map_or(0, |token| token.end);
            tokens.drain(at + 2..=at + count);
            set(tokens, at, first, None);
            set(tokens, at + 1, second, Some(end));
            if first.is_empty() {
                tokens.remove(at);
            }
        }
        at += 1;
    }
}

fn set(tokens: &mut [Token], at: usize, word: &str, end: Option<usize>) {
    if let Some(token) = tokens.get_mut(at) {
        token.set_word(word.to_owned());
        token.end = end.unwrap_or(token.end);
    }
}

/// «202 2 года», «20 22 г.»: digits that a scanner drew apart.
fn join_broken_years(tokens: &mut Vec<Token>, repairs: &mut Vec<Repair>) {
    let mut at = 0;
    while at + 2 < tokens.len() {
        let joined = match tokens.get(at..at + 3) {
            Some([left, right, next]) if next.is("год") && right.spaced => {
                let digits = format!("{}{}", left.text, right.text);
                let parts = left.number().is_some() && right.number().is_some() && digits.len() == 4;
                let century = left.text.starts_with("20") || left.text.starts_with("19");
                // «с 20 22 г.» would be a torn year, but «20 22» after a month cannot be anything else.
                (parts && century && left.text.len() != 1).then_some(digits)
            }
            _ => None,
        };
        if let Some(digits) = joined {
            let end = tokens.get(at + 1).map_or(0, |token| token.end);
            tokens.remove(at + 1);
            if let Some(token) = tokens.get_mut(at) {
                repairs.push(Repair { written: token.text.clone(), read: digits.clone() });
                token.kind = digits.parse().map_or(Kind::Other, Kind::Number);
                token.text = digits;
                token.end = end;
            }
        }
        at += 1;
    }
}

/// Words that are numbers become numbers; «двадцать пятого», «две тысячи двадцать второго» become one.
fn read_numerals(tokens: &mut Vec<Token>) {
    let mut at = 0;
    while at < tokens.len() {
        split_compound(tokens, at);
        if let Some((count, value, ordinal)) = numeral(tokens, at) {
            let end = tokens.get(at + count - 1).map_or(0, |token| token.end);
            tokens.drain(at + 1..at + count);
            if let Some(token) = tokens.get_mut(at) {
                token.kind = Kind::Number(value);
                token.lemma = "";
                token.ordinal = ordinal;
                token.worded = true;
                token.end = end;
            }
        }
        at += 1;
    }
}

/// «десятидневный» becomes a number and a unit; «15-дневный» has its number before it already.
fn split_compound(tokens: &mut Vec<Token>, at: usize) {
    let Some(token) = tokens.get_mut(at).filter(|token| token.unknown()) else {
        return;
    };
    // «3-хдневный»: the ending of the number clings to the word.
    let clung = token.text.strip_prefix('х').or_else(|| token.text.strip_prefix("ти"));
    let word = clung.filter(|rest| numerals::compound(rest).is_some()).unwrap_or(&token.text);
    let Some((number, lemma)) = numerals::compound(word) else { return };
    token.lemma = lemma;
    if let Some(value) = number {
        let mut before = token.clone();
        before.kind = Kind::Number(value);
        before.lemma = "";
        before.worded = true;
        tokens.insert(at, before);
    } else if at >= 2 {
        let hyphen = tokens.get(at - 1).is_some_and(|token| token.kind == Kind::Dash);
        let numbered = tokens.get(at - 2).is_some_and(|token| token.number().is_some());
        if hyphen && numbered {
            tokens.remove(at - 1);
        }
    }
}

fn numeral(tokens: &[Token], at: usize) -> Option<(usize, u32, bool)> {
    let read = |offset: usize| {
        tokens.get(at + offset).filter(|token| token.kind == Kind::Word).and_then(|t| numerals::word(&t.text))
    };
    let first = read(0)?;
    let (mut value, mut ordinal, mut count) = (first.value, first.ordinal, 1);
    let mut floor = step_of(first.value);
    if tokens.get(at + 1).is_some_and(|token| numerals::is_thousand(&token.text)) && !ordinal {
        (value, count, floor) = (value.saturating_mul(1000), 2, 1000);
    }
    while !ordinal && floor > 1 {
        let Some(next) = read(count).filter(|next| next.value < floor && next.value > 0) else {
            break;
        };
        value += next.value;
        ordinal = next.ordinal;
        floor = step_of(next.value);
        count += 1;
    }
    Some((count, value, ordinal))
}

/// What may follow a word of this size: after «двадцать» a unit, after «сто» anything below a hundred.
fn step_of(value: u32) -> u32 {
    match value {
        100.. => 100,
        20.. => 10,
        _ => 1,
    }
}

/// «5-го», «3-х», «10ти», «I-й»: a number with its ending.
fn ordinal_suffixes(tokens: &mut Vec<Token>) {
    const ENDINGS: &[&str] = &[
        "го", "ого", "его", "й", "ый", "ий", "ой", "е", "ое", "ее", "я", "ая", "му", "ому", "м", "ом", "ым", "х", "ых",
        "ти", "ми", "и", "ю", "ую", "ю", "мя", "тью", "ью", "ей", "ех", "ех", "ы", "ье", "ти",
    ];
    let mut at = 0;
    while at + 1 < tokens.len() {
        let numbered = tokens.get(at).is_some_and(|token| {
            token.number().is_some() || (token.kind == Kind::Word && normalise::roman(&token.text).is_some())
        });
        let dash = tokens.get(at + 1).is_some_and(|token| token.kind == Kind::Dash);
        let ending = at + 1 + usize::from(dash);
        let fits = numbered
            && tokens.get(ending).is_some_and(|token| {
                !token.spaced && token.kind == Kind::Word && ENDINGS.contains(&token.text.as_str())
            });
        if fits {
            let cardinal =
                tokens.get(ending).is_some_and(|token| matches!(token.text.as_str(), "х" | "ти" | "ми" | "мя" | "ех"));
            tokens.drain(at + 1..=ending);
            if let Some(token) = tokens.get_mut(at) {
                token.ordinal = !cardinal;
            }
        }
        at += 1;
    }
}

/// After the dates are made, a dot ends a sentence (before a capital) or an abbreviation (and goes).
fn settle_dots(tokens: &mut Vec<Token>, cleaned: &str) {
    let capital =
        |start: usize| cleaned.get(start..).and_then(|rest| rest.chars().next()).is_some_and(char::is_uppercase);
    let mut at = 0;
    while at < tokens.len() {
        if tokens.get(at).is_some_and(|token| token.kind == Kind::Dot) {
            let long_before = at
                .checked_sub(1)
                .and_then(|before| tokens.get(before))
                .is_some_and(|token| token.text.chars().count() > 3 && token.kind == Kind::Word);
            let sentence = tokens.get(at + 1).is_some_and(|next| next.spaced && capital(next.start) && long_before);
            if sentence {
                if let Some(token) = tokens.get_mut(at) {
                    token.kind = Kind::Stop;
                }
            } else {
                tokens.remove(at);
                continue;
            }
        }
        at += 1;
    }
}

/// «10 (десяти) рабочих дней»: a number that only repeats the number before it goes.
fn drop_number_glosses(tokens: &mut Vec<Token>) {
    let mut at = 1;
    while at + 2 < tokens.len() + 1 {
        let gloss = match tokens.get(at - 1..at + 3) {
            Some([number, open, again, close]) => {
                open.kind == Kind::Open
                    && close.kind == Kind::Close
                    && again.number().is_some()
                    && again.number() == number.number()
            }
            _ => false,
        };
        if gloss {
            tokens.drain(at..at + 3);
        } else {
            at += 1;
        }
    }
}
