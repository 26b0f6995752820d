//! Damage that only the neighbouring words reveal: «ЗО апреля», «IIIкв.», «22-23 гг.».

use super::{
    Repair, normalise,
    token::{Kind, Token},
};

/// Repairs what can be told from the tokens around.
pub(super) fn repair(tokens: &mut Vec<Token>, repairs: &mut Vec<Repair>) {
    days_in_letters(tokens, repairs);
    glued_numerals(tokens, repairs);
}

/// «ЗО апреля», «lO мая»: letters that look like the number of a day, right before its month.
fn days_in_letters(tokens: &mut [Token], repairs: &mut Vec<Repair>) {
    for at in 1..tokens.len() {
        let month = tokens.get(at).is_some_and(|next| matches!(next.kind, Kind::Month(_)) || next.is("число"));
        let Some(token) = tokens.get_mut(at - 1).filter(|token| month && token.unknown()) else {
            continue;
        };
        let digits: Option<String> = token.text.chars().map(normalise::twin_digit).collect();
        let Some((digits, day)) = digits.and_then(|it| it.parse().ok().map(|day: u32| (it, day))) else {
            continue;
        };
        if (1..=31).contains(&day) {
            repairs.push(Repair { written: token.text.clone(), read: digits.clone() });
            (token.kind, token.text) = (Kind::Number(day), digits);
        }
    }
}

/// «IIIкв.», «IVквартал»: a Roman numeral without its space.
fn glued_numerals(tokens: &mut Vec<Token>, repairs: &mut Vec<Repair>) {
    let mut at = 0;
    while at < tokens.len() {
        let parts = tokens.get(at).filter(|token| token.unknown()).and_then(|token| {
            token.text.char_indices().skip(1).find_map(|(middle, _)| {
                let (left, right) = token.text.split_at(middle);
                let unit = super::lexicon::look_up(right)?;
                let counted = ["квартал", "полугодие", "четверть", "триместр", "декада"]
                    .iter()
                    .any(|lemma| unit == super::lexicon::Entry::Lemma(lemma));
                (counted && normalise::roman(left).is_some()).then(|| (left.to_owned(), right.to_owned()))
            })
        });
        if let (Some((left, right)), Some(token)) = (parts, tokens.get_mut(at)) {
            repairs.push(Repair { written: token.text.clone(), read: format!("{left} {right}") });
            let mut unit = token.clone();
            unit.spaced = true;
            unit.start = token.end.min(token.start + left.len());
            unit.set_word(right);
            token.end = unit.start;
            token.text = left;
            tokens.insert(at + 1, unit);
        }
        at += 1;
    }
}

/// «22-23 гг.», «22/23 учебный год»: both years cut to two digits.
pub(super) fn short_years(tokens: &mut [Token]) {
    for at in 0..tokens.len() {
        let Some([first, sign, second, word, ..]) = tokens.get(at..) else { return };
        let short = |token: &Token| {
            let two = token.text.len() == 2 && !token.worded && !token.ordinal;
            token.number().filter(|value| two && (10..=60).contains(value))
        };
        let (Some(one), Some(two)) = (short(first), short(second)) else { continue };
        let joined = matches!(sign.kind, Kind::Dash | Kind::Slash) && two > one;
        let plural = matches!(word.text.as_str(), "гг" | "годы" | "годов" | "годах" | "годам");
        let school = word.is("учебный") && tokens.get(at + 4).is_some_and(|next| next.is("год")) && two == one + 1;
        // «15-20.11 …» and «1.15-16» are parts of dates and clauses.
        let free = at
            .checked_sub(1)
            .and_then(|before| tokens.get(before))
            .is_none_or(|before| !matches!(before.kind, Kind::Dot | Kind::Slash | Kind::Dash | Kind::NumberSign));
        if joined && free && (plural || school) {
            for (index, value) in [(at, one), (at + 2, two)] {
                if let Some(token) = tokens.get_mut(index) {
                    (token.kind, token.text) = (Kind::Number(2000 + value), (2000 + value).to_string());
                }
            }
        }
    }
}
