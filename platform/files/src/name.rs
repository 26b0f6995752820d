//! Makes a file's name harmless to show and to offer for download.

/// The longest name that is kept, in characters.
const NAME_LIMIT: usize = 120;

/// A name without folders, control characters, tricks of writing direction, and characters that
/// Windows forbids; at most 120 characters, the ending kept. An empty name becomes «файл».
pub fn clean_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let allowed: String = last
        .chars()
        .filter(|character| !is_invisible(*character))
        .map(|character| if "<>:\"|?*".contains(character) { '_' } else { character })
        .collect();
    let trimmed = allowed.trim_matches(|c: char| c.is_whitespace() || c == '.');
    // «.pdf» alone is an ending without a name.
    let whole = if trimmed.is_empty() { "файл" } else { trimmed };
    let safe = if is_reserved(whole) { format!("_{whole}") } else { whole.to_owned() };
    shorten(&safe)
}

/// The ending of a clean name, in lower case, without the dot.
pub(crate) fn extension(name: &str) -> Option<String> {
    let (stem, ending) = name.rsplit_once('.')?;
    let is_ending = !stem.is_empty() && (1..=8).contains(&ending.chars().count());
    (is_ending && ending.chars().all(char::is_alphanumeric)).then(|| ending.to_lowercase())
}

/// Control characters and those that turn or hide text: «фотоfdp.exe» must not look like a PDF.
fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Names of devices on Windows, with or without an ending.
fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim().to_ascii_uppercase();
    matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL")
        || ((stem.starts_with("COM") || stem.starts_with("LPT"))
            && stem.len() == 4
            && stem.ends_with(|last: char| last.is_ascii_digit()))
}

fn shorten(name: &str) -> String {
    if name.chars().count() <= NAME_LIMIT {
        return name.to_owned();
    }
    let ending = extension(name).map(|ending| format!(".{ending}")).unwrap_or_default();
    let room = NAME_LIMIT - 1 - ending.chars().count();
    let stem: String = name.chars().take(room).collect();
    format!("{}…{ending}", stem.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_becomes_a_name() {
        for (typed, clean) in [
            ("../../etc/passwd", "passwd"),
            ("C:\\Документы\\Отчёт за III квартал.pdf", "Отчёт за III квартал.pdf"),
            ("приказ\u{202e}fdp.exe", "приказfdp.exe"),
            ("a\0b\n.txt", "ab.txt"),
            ("акт: «первый»?.pdf", "акт_ «первый»_.pdf"),
            ("con.pdf", "_con.pdf"),
            ("COM1", "_COM1"),
            (" .. ", "файл"),
            ("", "файл"),
            ("папка/", "файл"),
        ] {
            assert_eq!(clean_name(typed), clean, "{typed:?}");
        }
    }

    #[test]
    fn a_long_name_keeps_its_ending() {
        let clean = clean_name(&format!("{}.pdf", "Щ".repeat(300)));
        assert_eq!(clean.chars().count(), NAME_LIMIT);
        assert!(clean.ends_with("…pdf") || clean.ends_with("….pdf"), "{clean}");
    }

    #[test]
    fn only_a_short_plain_ending_counts() {
        assert_eq!(extension("Отчёт.PDF").as_deref(), Some("pdf"));
        assert_eq!(extension("договор.pdf.exe").as_deref(), Some("exe"));
        assert_eq!(extension("Соглашение № 1 от 01.02.2022 г"), None);
        assert_eq!(extension("без расширения"), None);
    }
}
