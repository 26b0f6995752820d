//! Words in both languages of the interface, and the placeholders a title may carry.

use serde::{Deserialize, Serialize};

/// The same words in Russian and in English. Both are complete: a blueprint with an empty side is refused.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// Russian, the first language of the interface; «ё» is kept.
    pub ru: String,
    /// English.
    pub en: String,
}

/// What a title may leave to the single expectation: `{period}`, `{year}`, `{subject}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Placeholder {
    /// The reporting period in the nominative: «III квартал 2022 года».
    Period,
    /// The year as a number: 2022.
    Year,
    /// What the expectation is about: the request that opened it, or the member of a fan-out.
    Subject,
}

impl Placeholder {
    /// Every placeholder with its spelling inside braces.
    pub const ALL: [(Placeholder, &'static str); 3] =
        [(Placeholder::Period, "{period}"), (Placeholder::Year, "{year}"), (Placeholder::Subject, "{subject}")];

    /// Placeholders in `words`, in the order of the enum; `None` when a brace belongs to none of them.
    #[must_use]
    pub fn in_words(words: &str) -> Option<Vec<Placeholder>> {
        let mut rest = words.to_owned();
        let mut found = Vec::new();
        for (placeholder, spelling) in Self::ALL {
            if rest.contains(spelling) {
                found.push(placeholder);
                rest = rest.replace(spelling, "");
            }
        }
        (!rest.contains(['{', '}'])).then_some(found)
    }
}

impl Text {
    /// The words in the language with this code; anything but `en` reads Russian.
    #[must_use]
    pub fn in_language(&self, code: &str) -> &str {
        if code == "en" { &self.en } else { &self.ru }
    }

    /// Both languages with a placeholder filled in, each with its own words.
    #[must_use]
    pub fn with(&self, placeholder: Placeholder, ru: &str, en: &str) -> Text {
        let spelling =
            Placeholder::ALL.iter().find(|(one, _)| *one == placeholder).map_or("", |(_, spelling)| spelling);
        Text { ru: self.ru.replace(spelling, ru), en: self.en.replace(spelling, en) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_filled_in_both_languages() {
        let title = Text { ru: "Отчёт за {period}".into(), en: "Report for {period}".into() };
        let filled = title.with(Placeholder::Period, "III квартал 2022 года", "Q3 2022");
        assert_eq!(filled.in_language("ru"), "Отчёт за III квартал 2022 года");
        assert_eq!(filled.in_language("en"), "Report for Q3 2022");
    }

    #[test]
    fn an_unknown_placeholder_is_seen() {
        assert_eq!(Placeholder::in_words("Отчёт за {period}"), Some(vec![Placeholder::Period]));
        assert_eq!(Placeholder::in_words("Отчёт за {квартал}"), None);
    }
}
