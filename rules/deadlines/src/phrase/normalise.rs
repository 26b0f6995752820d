//! Cleans a text before it is cut into tokens: markup, odd spaces and dashes, letters that scanners confuse.

/// The cleaned text, letters in their own case. Every later offset points into it.
pub(super) fn clean(text: &str) -> String {
    let chars: Vec<char> = text.chars().filter_map(plain_char).collect();
    let mut cleaned = String::with_capacity(text.len());
    let mut spaced = true;
    for (index, &c) in chars.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|i| chars.get(i)).copied().unwrap_or(' ');
        let after = chars.get(index + 1).copied().unwrap_or(' ');
        let c = digit_for_letter(before, c, after);
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

/// «2О22», «З1 декабря», «3l декабря»: a letter between digits, or before one, is the digit it looks like.
fn digit_for_letter(before: char, c: char, after: char) -> char {
    let inside = before.is_ascii_digit() && after.is_ascii_digit();
    let starts = !before.is_alphanumeric() && after.is_ascii_digit();
    match c {
        'О' | 'о' | 'O' | 'o' if inside => '0',
        'З' | 'з' if inside || starts => '3',
        'l' | 'I' if inside => '1',
        other => other,
    }
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
