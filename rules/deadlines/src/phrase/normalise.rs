//! Cleans a text before it is cut into tokens: markup, odd spaces and dashes, letters that scanners confuse.

/// The cleaned text, letters in their own case. Every later offset points into it.
pub(super) fn clean(text: &str) -> String {
    let mut chars: Vec<char> = text.chars().filter_map(plain_char).collect();
    digits_for_letters(&mut chars);
    let mut cleaned = String::with_capacity(text.len());
    let mut spaced = true;
    for c in chars {
        if c == ' ' {
            if !spaced {
                cleaned.push(' ');
            }
            spaced = true;
        } else {
            cleaned.push(c);
            spaced = false;
        }
    }
    cleaned.trim_end().to_owned()
}

/// One character as the grammar wants it, or nothing for what carries no meaning.
fn plain_char(c: char) -> Option<char> {
    Some(match c {
        // Bold marks and footnote stars stand inside dates; the soft hyphen and zero-width marks are invisible.
        '*' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{301}' => return None,
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' | '~' | '÷' => '-',
        '«' | '»' | '"' | '“' | '”' | '„' | '‟' | '\'' | '’' | '‘' | '`' => ' ',
        '[' | '{' => '(',
        ']' | '}' => ')',
        '…' => '.',
        'ё' => 'е',
        'Ё' => 'Е',
        '\u{2160}'..='\u{216b}' | '\u{2170}'..='\u{217b}' => return roman_sign(c),
        c if c.is_whitespace() || c.is_control() => ' ',
        c => c,
    })
}

/// The single signs Ⅰ, Ⅴ, Ⅹ; the others (Ⅱ, Ⅲ, Ⅳ …) are told apart by the lexer, which knows them whole.
fn roman_sign(c: char) -> Option<char> {
    Some(match c {
        '\u{2160}' | '\u{2170}' => 'I',
        '\u{2164}' | '\u{2174}' => 'V',
        '\u{2169}' | '\u{2179}' => 'X',
        other => other,
    })
}

/// «2О22», «З1 декабря», «1O июня», «01.О9»: letters in a number are the digits they look like.
fn digits_for_letters(chars: &mut [char]) {
    let mut at = 0;
    while at < chars.len() {
        let run = chars.iter().skip(at).take_while(|c| twin_digit(**c).is_some()).count();
        let begins = at.checked_sub(1).and_then(|before| chars.get(before)).is_none_or(|c| !c.is_alphanumeric());
        let mut end = at + run;
        if chars.get(end).is_some_and(|c| c.is_alphabetic()) {
            // «15октября»: the letters that touch a word belong to it.
            end = (at..end)
                .rev()
                .find(|index| chars.get(*index).is_some_and(char::is_ascii_digit))
                .map_or(at, |it| it + 1);
        }
        if let Some(number) = chars.get_mut(at..end).filter(|number| begins && is_number(number)) {
            for c in number {
                *c = twin_digit(*c).unwrap_or(*c);
            }
        }
        at += run.max(1);
    }
}

/// A number has a digit; of ones alone («1I», «lI1») a Roman numeral may be made.
fn is_number(run: &[char]) -> bool {
    let ones = run.iter().all(|c| twin_digit(*c) == Some('1'));
    run.iter().any(char::is_ascii_digit) && !ones
}

/// The digit that a letter looks like; a digit is its own.
pub(super) fn twin_digit(c: char) -> Option<char> {
    Some(match c {
        'О' | 'о' | 'O' | 'o' => '0',
        'З' | 'з' => '3',
        'l' | 'I' | 'i' | 'І' | 'і' => '1',
        c if c.is_ascii_digit() => c,
        _ => return None,
    })
}

/// A word in lower case, with Latin letters that look Cyrillic replaced, unless it is all Latin.
pub(super) fn fold(word: &str) -> String {
    let lower: String = word.chars().flat_map(char::to_lowercase).collect();
    let cyrillic = lower.chars().any(|c| ('а'..='я').contains(&c));
    if !cyrillic {
        return lower;
    }
    lower.chars().map(cyrillic_twin).collect()
}

fn cyrillic_twin(c: char) -> char {
    match c {
        'a' => 'а',
        'b' => 'в',
        'c' => 'с',
        'e' => 'е',
        'h' => 'н',
        'k' => 'к',
        'm' => 'м',
        'o' => 'о',
        'p' => 'р',
        't' => 'т',
        'x' => 'х',
        'y' => 'у',
        other => other,
    }
}

/// A Roman numeral from 1 to 12, also as scanners and typists write it: «ІV», «1У», «Ш», «П», «11I».
pub(super) fn roman(word: &str) -> Option<u32> {
    let mut signs = String::new();
    for c in word.chars().flat_map(char::to_lowercase) {
        signs.push_str(match c {
            'i' | 'і' | 'ї' | '1' | 'l' | '|' | '!' => "i",
            'v' | 'у' | 'y' | 'ѵ' => "v",
            'x' | 'х' => "x",
            'п' | '\u{2171}' => "ii",
            'ш' | '\u{2172}' => "iii",
            '\u{2173}' => "iv",
            _ => return None,
        });
    }
    const KNOWN: [&str; 12] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];
    KNOWN.iter().position(|known| *known == signs).and_then(|index| u32::try_from(index + 1).ok())
}
