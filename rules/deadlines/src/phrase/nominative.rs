//! The name of a schedule in the nominative: «утвержденному плану работы» is «утвержденный план работы».

/// What an adjective agrees with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Agreement {
    Masculine,
    Feminine,
    Neuter,
    Plural,
}

/// Stem, its endings with what they say, and the nominative of the singular and of the plural.
struct Noun {
    stem: &'static str,
    gender: Agreement,
    one: &'static str,
    many: &'static str,
}

const NOUNS: &[Noun] = &[
    noun("график", Agreement::Masculine, "график", "графики"),
    noun("план", Agreement::Masculine, "план", "планы"),
    noun("расписани", Agreement::Neuter, "расписание", "расписания"),
    noun("циклограмм", Agreement::Feminine, "циклограмма", "циклограммы"),
    noun("карт", Agreement::Feminine, "карта", "карты"),
    noun("календар", Agreement::Masculine, "календарь", "календари"),
    noun("регламент", Agreement::Masculine, "регламент", "регламенты"),
    noun("программ", Agreement::Feminine, "программа", "программы"),
];

const fn noun(stem: &'static str, gender: Agreement, one: &'static str, many: &'static str) -> Noun {
    Noun { stem, gender, one, many }
}

/// Endings that only a plural has; «планы» and «карты» may be either and follow the adjective before them.
const PLURAL: &[&str] = &["ам", "ям", "ами", "ями", "ах", "ях", "ов", "ев", "ей"];

/// The words with the noun and what stands before it in the nominative; what follows it depends on it and stays.
pub(super) fn of(words: &str) -> String {
    let mut turned: Vec<String> = words.split(' ').map(str::to_owned).collect();
    let Some((at, agreement)) = turned.iter().enumerate().find_map(|(at, word)| Some((at, agreement(word)?))) else {
        return words.to_owned();
    };
    for (index, word) in turned.iter_mut().enumerate().take(at + 1) {
        *word = if index == at { noun_in_nominative(word, agreement) } else { adjective(word, agreement) };
    }
    turned.join(" ")
}

fn found(word: &str) -> Option<(&'static Noun, String)> {
    let lower = word.to_lowercase();
    NOUNS.iter().find_map(|noun| {
        let ending = lower.strip_prefix(noun.stem)?;
        (ending.chars().count() <= 3).then(|| (noun, ending.to_owned()))
    })
}

/// What the adjectives before this noun agree with; nothing when the word is no schedule.
fn agreement(word: &str) -> Option<Agreement> {
    let (noun, ending) = found(word.split('-').next().unwrap_or(word))?;
    let plural = PLURAL.contains(&ending.as_str()) && noun.gender != Agreement::Neuter
        || noun.gender == Agreement::Neuter && matches!(ending.as_str(), "ям" | "ями" | "ях");
    Some(if plural { Agreement::Plural } else { noun.gender })
}

/// «планом-графиком» has two nouns, each with its own ending.
fn noun_in_nominative(word: &str, agreement: Agreement) -> String {
    let parts = word.split('-').map(|part| match found(part) {
        Some((noun, _)) if agreement == Agreement::Plural => noun.many.to_owned(),
        Some((noun, _)) => noun.one.to_owned(),
        None => part.to_owned(),
    });
    parts.collect::<Vec<_>>().join("-")
}

fn adjective(word: &str, agreement: Agreement) -> String {
    const OBLIQUE: &[&str] =
        &["ыми", "ими", "ого", "его", "ому", "ему", "ым", "им", "ых", "их", "ой", "ей", "ую", "юю"];
    let lower = word.to_lowercase();
    let stem = OBLIQUE.iter().find_map(|ending| Some((lower.strip_suffix(ending)?, *ending)));
    let Some((stem, ending)) = stem.filter(|(stem, _)| stem.chars().count() > 2) else {
        return word.to_owned();
    };
    let velar = stem.ends_with(['г', 'к', 'х']);
    let hushing = stem.ends_with(['ш', 'щ', 'ж', 'ч']);
    let soft = !velar && !hushing && matches!(ending, "ими" | "его" | "ему" | "им" | "их" | "ей" | "юю");
    let stressed = ["годов", "типов"].iter().any(|it| stem.ends_with(it));
    let ending = match agreement {
        Agreement::Masculine if stressed => "ой",
        Agreement::Masculine if velar || hushing || soft => "ий",
        Agreement::Masculine => "ый",
        Agreement::Feminine if soft => "яя",
        Agreement::Feminine => "ая",
        Agreement::Neuter if hushing || soft => "ее",
        Agreement::Neuter => "ое",
        Agreement::Plural if velar || hushing || soft => "ие",
        Agreement::Plural => "ые",
    };
    format!("{stem}{ending}")
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn schedules_stand_in_the_nominative() {
        for (oblique, nominative) in [
            ("отдельному графику посещений", "отдельный график посещений"),
            ("утвержденными планами работы", "утвержденные планы работы"),
            ("утвержденному календарному плану", "утвержденный календарный план"),
            ("дорожной картой", "дорожная карта"),
            ("утвержденному расписанию", "утвержденное расписание"),
            ("циклограмме работы школы", "циклограмма работы школы"),
            ("годовым планом", "годовой план"),
            ("рабочей программой", "рабочая программа"),
            ("планом-графиком", "план-график"),
            ("графика Рособрнадзора", "график Рособрнадзора"),
        ] {
            assert_eq!(of(oblique), nominative);
        }
    }
}
