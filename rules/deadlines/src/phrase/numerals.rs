//! Numbers written as words, 0 to 999 and «две тысячи …», cardinal and ordinal, in every case.

/// One word of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Numeral {
    /// What it adds.
    pub value: u32,
    /// «Пятый» and not «пять»: an ordinal closes a number.
    pub ordinal: bool,
}

const ADJECTIVE: &[&str] =
    &["ый", "ий", "ой", "ого", "его", "ому", "ему", "ым", "им", "ом", "ем", "ая", "ую", "ое", "ые", "ых", "ыми"];

/// Cardinals: the value and every form that is not an ending of a stem.
const CARDINALS: &[(u32, &[&str])] = &[
    (0, &["ноль", "нуль", "ноля", "нуля"]),
    (1, &["один", "одна", "одно", "одного", "одной", "одному", "одним", "одном", "одну", "единого"]),
    (2, &["два", "две", "двух", "двум", "двумя", "двое", "двоих", "оба", "обе", "обоих"]),
    (3, &["три", "трех", "трем", "тремя", "трое", "троих"]),
    (4, &["четыре", "четырех", "четырем", "четырьмя", "четверо"]),
    (5, &["пять", "пяти", "пятью"]),
    (6, &["шесть", "шести", "шестью"]),
    (7, &["семь", "семи", "семью"]),
    (8, &["восемь", "восьми", "восемью", "восьмью"]),
    (9, &["девять", "девяти", "девятью"]),
    (10, &["десять", "десяти", "десятью"]),
    (40, &["сорок", "сорока"]),
    (90, &["девяносто", "девяноста"]),
    (100, &["сто", "ста"]),
    (200, &["двести", "двухсот", "двумстам", "двухстах"]),
    (300, &["триста", "трехсот", "тремстам", "трехстах"]),
    (400, &["четыреста", "четырехсот", "четыремстам"]),
];

/// Stems of the teens, whose cardinal ends in «ь», «и», «ью» and whose ordinal is an adjective.
const TEENS: &[(u32, &str)] = &[
    (11, "одиннадцат"),
    (12, "двенадцат"),
    (13, "тринадцат"),
    (14, "четырнадцат"),
    (15, "пятнадцат"),
    (16, "шестнадцат"),
    (17, "семнадцат"),
    (18, "восемнадцат"),
    (19, "девятнадцат"),
    (20, "двадцат"),
    (30, "тридцат"),
];

/// Tens and hundreds that decline in both halves: «пятидесяти», «пятисот».
const HALVES: &[(u32, &str, &str)] = &[
    (5, "пять", "пяти"),
    (6, "шесть", "шести"),
    (7, "семь", "семи"),
    (8, "восемь", "восьми"),
    (9, "девять", "девяти"),
];

/// Stems of ordinals that are not made from the teens.
const ORDINALS: &[(u32, &str)] = &[
    (1, "перв"),
    (2, "втор"),
    (4, "четверт"),
    (5, "пят"),
    (6, "шест"),
    (7, "седьм"),
    (8, "восьм"),
    (9, "девят"),
    (10, "десят"),
    (40, "сороков"),
    (50, "пятидесят"),
    (60, "шестидесят"),
    (70, "семидесят"),
    (80, "восьмидесят"),
    (90, "девяност"),
    (100, "сот"),
];

const THIRD: &[&str] = &[
    "третий",
    "третья",
    "третье",
    "третьего",
    "третьей",
    "третьему",
    "третьим",
    "третьем",
    "третью",
    "третьи",
    "третьих",
];

/// The numeral that a folded word is, if it is one.
pub(super) fn word(word: &str) -> Option<Numeral> {
    let cardinal = |value| Some(Numeral { value, ordinal: false });
    if let Some((value, _)) = CARDINALS.iter().find(|(_, forms)| forms.contains(&word)) {
        return cardinal(*value);
    }
    if THIRD.contains(&word) {
        return Some(Numeral { value: 3, ordinal: true });
    }
    for (value, stem) in TEENS {
        match word.strip_prefix(stem) {
            Some("ь" | "и" | "ью") => return cardinal(*value),
            Some(ending) if ADJECTIVE.contains(&ending) => {
                return Some(Numeral { value: *value, ordinal: true });
            }
            _ => {}
        }
    }
    for (digit, nominative, oblique) in HALVES {
        let tens = [format!("{nominative}десят"), format!("{oblique}десяти")];
        if tens.iter().any(|form| form == word) {
            return cardinal(digit * 10);
        }
        let hundreds = [format!("{nominative}сот"), format!("{oblique}сот")];
        if hundreds.iter().any(|form| form == word) {
            return cardinal(digit * 100);
        }
    }
    ORDINALS
        .iter()
        .find(|(_, stem)| word.strip_prefix(stem).is_some_and(|ending| ADJECTIVE.contains(&ending)))
        .map(|(value, _)| Numeral { value: *value, ordinal: true })
}

/// «Тысяча», «тысячи», «тысяч».
pub(super) fn is_thousand(word: &str) -> bool {
    matches!(word, "тысяча" | "тысячи" | "тысяч" | "тысячу")
}

/// Units that adjectives are made of, by the stem: «десятидневный», «двухнедельный», «трехмесячный».
const COMPOUND: &[(&str, &str)] = &[
    ("дневн", "дневный"),
    ("недельн", "недельный"),
    ("декадн", "декадный"),
    ("месячн", "месячный"),
    ("квартальн", "квартальный"),
    ("годичн", "годичный"),
    ("годовой", "годичный"),
    ("летн", "летний"),
    ("суточн", "суточный"),
    ("часов", "часовой"),
];

/// The number and the unit of an adjective such as «десятидневный». The number is nothing in «месячный».
pub(super) fn compound(word: &str) -> Option<(Option<u32>, &'static str)> {
    for (stem, lemma) in COMPOUND {
        let Some((prefix, ending)) = word.rsplit_once(stem) else {
            continue;
        };
        let adjective = ADJECTIVE.contains(&ending)
            || matches!(ending, "яя" | "юю" | "ее" | "ие" | "их" | "ей")
            || (*stem == "годовой" && ending.is_empty());
        if !adjective {
            continue;
        }
        if prefix.is_empty() {
            // «Летний» alone is a season, not a length; «часовой» alone a guard or a belt.
            return (!matches!(*lemma, "летний" | "часовой" | "квартальный" | "годичный")
                || word.starts_with("годичн"))
            .then_some((None, lemma));
        }
        return prefix_value(prefix).map(|value| (Some(value), *lemma));
    }
    None
}

/// «Десяти», «двадцатипяти», «двух», «полутора»: the genitive that begins a compound.
fn prefix_value(prefix: &str) -> Option<u32> {
    if let Some(numeral) = word(prefix).filter(|numeral| !numeral.ordinal) {
        return Some(numeral.value);
    }
    prefix.char_indices().skip(1).find_map(|(at, _)| {
        let (tens, ones) = prefix.split_at(at);
        let tens = word(tens).filter(|it| !it.ordinal && it.value >= 20)?;
        let ones = word(ones).filter(|it| !it.ordinal && it.value < 10)?;
        Some(tens.value + ones.value)
    })
}
