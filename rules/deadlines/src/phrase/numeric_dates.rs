//! Dates written in digits: «01.09.2022», «17.01», «04.02. 2022», «1/9/22», «2022-09-01», «09.2022».

use super::token::{Kind, Token};

/// Puts the digits and dots of dates together.
pub(super) fn join(tokens: &mut Vec<Token>) {
    let mut at = 0;
    while at < tokens.len() {
        if let Some((count, kind)) = date(tokens, at) {
            let end = tokens.get(at + count - 1).map_or(0, |token| token.end);
            tokens.drain(at + 1..at + count);
            if let Some(token) = tokens.get_mut(at) {
                token.kind = kind;
                token.lemma = "";
                token.end = end;
            }
        }
        at += 1;
    }
}

fn date(tokens: &[Token], at: usize) -> Option<(usize, Kind)> {
    let before = |back: usize| at.checked_sub(back).and_then(|index| tokens.get(index));
    let citing = |token: &Token| token.is("пункт") || token.kind == Kind::NumberSign;
    let cited = before(1).is_some_and(|sign| {
        citing(sign)
            || sign.kind == Kind::Dot
                && before(2).is_some_and(|token| citing(token) || (token.number().is_some() && !sign.spaced))
                && tokens.get(at).is_some_and(|token| !token.spaced || before(2).is_some_and(citing))
    });
    if cited {
        return None;
    }
    with_year(tokens, at).or_else(|| iso(tokens, at)).or_else(|| without_year(tokens, at))
}

fn number(tokens: &[Token], at: usize) -> Option<(&Token, u32)> {
    let token = tokens.get(at)?;
    (!token.worded).then_some(())?;
    token.number().map(|value| (token, value))
}

fn is(tokens: &[Token], at: usize, kind: &Kind) -> bool {
    tokens.get(at).is_some_and(|token| token.kind == *kind)
}

/// Two digits of a year belong to this century.
fn full_year(token: &Token, value: u32) -> Option<u32> {
    match token.text.len() {
        4 => (1900..=2199).contains(&value).then_some(value),
        2 => Some(2000 + value),
        _ => None,
    }
}

fn with_year(tokens: &[Token], at: usize) -> Option<(usize, Kind)> {
    let (_, day) = number(tokens, at)?;
    let sign = tokens.get(at + 1).map(|token| token.kind.clone())?;
    if !matches!(sign, Kind::Dot | Kind::Slash | Kind::Dash) {
        return None;
    }
    let (_, month) = number(tokens, at + 2)?;
    if !is(tokens, at + 3, &sign) {
        return None;
    }
    let (year_token, year) = number(tokens, at + 4)?;
    // With dashes only the tight form is a date: «1 - 2 - 2022» is something else.
    let tight = (1..=4).all(|offset| tokens.get(at + offset).is_some_and(|token| !token.spaced));
    if sign != Kind::Dot && !tight {
        return None;
    }
    // «17.01. 2022» has a four-digit year after its space; two digits after a space begin a new date.
    if year_token.spaced && year_token.text.len() == 2 {
        return None;
    }
    let year = full_year(year_token, year)?;
    let chained = is(tokens, at + 5, &Kind::Dot)
        && tokens.get(at + 6).is_some_and(|next| next.number().is_some() && !next.spaced);
    let valid = (1..=31).contains(&day) && (1..=12).contains(&month) && !chained;
    valid.then_some((5, Kind::Date { day, month, year: Some(year) }))
}

fn iso(tokens: &[Token], at: usize) -> Option<(usize, Kind)> {
    let (year_token, year) = number(tokens, at)?;
    let parted = |sign: &Kind| is(tokens, at + 1, sign) && is(tokens, at + 3, sign);
    if year_token.text.len() != 4 || !(parted(&Kind::Dash) || parted(&Kind::Dot)) {
        return None;
    }
    let (month_token, month) = number(tokens, at + 2)?;
    let (day_token, day) = number(tokens, at + 4)?;
    let tight = (1..=4).all(|offset| tokens.get(at + offset).is_some_and(|token| !token.spaced));
    let two = month_token.text.len() == 2 && day_token.text.len() == 2;
    (tight && two && (1..=12).contains(&month) && (1..=31).contains(&day))
        .then_some((5, Kind::Date { day, month, year: Some(year) }))
}

fn without_year(tokens: &[Token], at: usize) -> Option<(usize, Kind)> {
    let (first_token, first) = number(tokens, at)?;
    if !is(tokens, at + 1, &Kind::Dot) {
        return None;
    }
    let (second_token, second) = number(tokens, at + 2)?;
    let tight = !second_token.spaced && tokens.get(at + 1).is_some_and(|token| !token.spaced);
    if !tight {
        return None;
    }
    let month_first = i8::try_from(first).ok().filter(|month| (1..=12).contains(month));
    if let (4, Some(month), 2) = (second_token.text.len(), month_first, first_token.text.len()) {
        let year = full_year(second_token, second)?;
        return Some((3, Kind::MonthOfYear { month, year }));
    }
    let chained = is(tokens, at + 3, &Kind::Dot)
        && tokens.get(at + 4).is_some_and(|next| next.number().is_some() && !next.spaced);
    // «2.5 часа» and «1.13» are no dates: a date without a year has a month of two digits.
    let dated = second_token.text.len() == 2
        && (1..=12).contains(&second)
        && (1..=31).contains(&first)
        && first_token.text.len() <= 2
        && !chained;
    dated.then_some((3, Kind::Date { day: first, month: second, year: None }))
}
