//! Text as people search and sort it. Databases differ on case and on «ё», so the application folds.

/// The form in which names are searched: lower case, «ё» as «е», one space between words.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.extend(word.chars().flat_map(char::to_lowercase).map(|c| if c == 'ё' { 'е' } else { c }));
    }
    folded
}

/// The form by which names are ordered: folded, without quotation marks, numbers padded so that
/// «школа № 9» stands before «школа № 10».
pub fn sort_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len() + 8);
    let mut digits = String::new();
    for c in fold(text).chars().filter(|c| !matches!(c, '«' | '»' | '"' | '„' | '“')) {
        if c.is_ascii_digit() {
            digits.push(c);
            continue;
        }
        pad_into(&mut key, &mut digits);
        key.push(c);
    }
    pad_into(&mut key, &mut digits);
    key.trim().to_owned()
}

fn pad_into(key: &mut String, digits: &mut String) {
    if !digits.is_empty() {
        key.push_str(&format!("{digits:0>6}"));
        digits.clear();
    }
}

/// At most `letters` letters of `text`, with «…» when something was cut.
pub fn clip(text: &str, letters: usize) -> String {
    if text.chars().count() <= letters {
        return text.to_owned();
    }
    let mut cut: String = text.chars().take(letters.saturating_sub(1)).collect();
    cut.truncate(cut.trim_end().len());
    cut.push('…');
    cut
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schools_sort_by_number_and_search_without_yo() {
        assert_eq!(fold("  Школа   «Учёба» "), "школа «учеба»");
        assert!(sort_key("Школа № 9") < sort_key("школа № 10"));
        assert_eq!(clip("показатель", 6), "показ…");
        assert_eq!(clip("мера", 6), "мера");
    }
}
