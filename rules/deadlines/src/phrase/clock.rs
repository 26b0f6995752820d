//! Hours of a day: «до 18:00 25 мая», «не позднее 17 час. 00 мин. 1 марта», «по вторникам с 15.00».

use jiff::civil::Time;

use super::token::{Kind, Token};

/// An hour that the phrase names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Clock {
    pub time: Time,
    /// «До», «не позднее», «к» stand before it: the hour ends the day's deadline.
    pub last: bool,
}

/// Takes the hours out of the tokens, so that the words around them read as if there were only days.
pub(super) fn take(tokens: &mut Vec<Token>) -> Vec<Clock> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some((count, time)) = clock(tokens, at) else {
            at += 1;
            continue;
        };
        let (intro, last) = introduction(tokens, at);
        tokens.drain(at..at + count);
        // «до 18:00 25 мая» leaves «до 25 мая»; «25 мая до 18:00» leaves the bare day.
        if !day_follows(tokens, at) {
            tokens.drain(at - intro..at);
            at -= intro;
        }
        // Twenty-four o'clock is the end of the day, which a deadline has anyway (ст. 194 ГК).
        found.extend(time.map(|time| Clock { time, last }));
    }
    found
}

/// How many tokens here make an hour, and which; nothing for 24:00.
fn clock(tokens: &[Token], at: usize) -> Option<(usize, Option<Time>)> {
    let (count, hour, minute) = in_digits(tokens, at).or_else(|| in_words(tokens, at))?;
    if hour == 24 {
        return (minute == 0).then_some((count, None));
    }
    let time = Time::new(i8::try_from(hour).ok()?, i8::try_from(minute).ok()?, 0, 0).ok()?;
    Some((count, Some(time)))
}

/// «18:00», «12.00», «18-00», «12.00 час.»
fn in_digits(tokens: &[Token], at: usize) -> Option<(usize, u32, u32)> {
    let [hour, sign, minute] = tokens.get(at..at + 3)? else { return None };
    let tight = !sign.spaced && !minute.spaced && hour.text.len() <= 2 && minute.text.len() == 2;
    let (hours, minutes) = (hour.number()?, minute.number()?);
    if !tight || hour.worded || hours > 24 || minutes > 59 {
        return None;
    }
    let more = tokens.get(at + 3).is_some_and(|next| matches!(next.kind, Kind::Dot | Kind::Slash) && !next.spaced)
        && tokens.get(at + 4).is_some_and(|next| next.number().is_some() && !next.spaced);
    let prefixed = introduction(tokens, at).0 > 0;
    let said = match sign.kind {
        _ if sign.text == ":" => true,
        // «12.00» can be no date, «18.30» only after «до» or «в», «18-00» likewise.
        Kind::Dot => !more && (minute.text == "00" || (prefixed && minutes > 12 && hour.text.len() == 2)),
        Kind::Dash => prefixed && minute.text == "00",
        _ => false,
    };
    let unit = tokens.get(at + 3).is_some_and(|next| next.is("час"));
    let dotted = unit && tokens.get(at + 4).is_some_and(|next| next.kind == Kind::Dot);
    said.then_some((3 + usize::from(unit) + usize::from(dotted), hours, minutes))
}

/// «17 час. 00 мин.», «15 часов» right before a day; «24 часов с момента …» is a length.
fn in_words(tokens: &[Token], at: usize) -> Option<(usize, u32, u32)> {
    let hours = tokens.get(at).and_then(Token::number).filter(|hours| *hours <= 24)?;
    let unit = tokens.get(at + 1)?;
    let mut count = 2;
    (unit.is("час") || unit.text == "ч").then_some(())?;
    let dot = |count: usize| usize::from(tokens.get(at + count).is_some_and(|next| next.kind == Kind::Dot));
    count += dot(count);
    let introduced = introduction(tokens, at).0 > 0;
    let minutes = tokens.get(at + count).and_then(Token::number).filter(|minutes| *minutes < 60);
    if let (true, Some(minutes), true) =
        (introduced, minutes, tokens.get(at + count + 1).is_some_and(|next| next.is("минута")))
    {
        count += 2;
        count += dot(count);
        return Some((count, hours, minutes));
    }
    // «1 марта в 10 часов»; «в 24 часа» would be a length.
    let at_hour = hours < 24 && at.checked_sub(1).and_then(|before| tokens.get(before)).is_some_and(|it| it.is("в"));
    (at_hour || (introduced && day_follows(tokens, at + count))).then_some((count, hours, 0))
}

/// How many words introduce the hour, and whether they make it a last one.
fn introduction(tokens: &[Token], at: usize) -> (usize, bool) {
    let is = |back: usize, lemma: &str| {
        at.checked_sub(back).and_then(|index| tokens.get(index)).is_some_and(|token| token.is(lemma))
    };
    let than = usize::from(is(1, "чем"));
    if is(1 + than, "позднее") && is(2 + than, "не") {
        return (2 + than, true);
    }
    if is(1, "до") || is(1, "к") || is(1, "по") {
        return (1, true);
    }
    (usize::from(["в", "с", "после", "от", "на"].iter().any(|lemma| is(1, lemma))), false)
}

/// A day, a weekday or «каждого …» stands here.
fn day_follows(tokens: &[Token], at: usize) -> bool {
    let Some(first) = tokens.get(at) else { return false };
    let next = tokens.get(at + 1);
    match first.kind {
        Kind::Weekday(_) => true,
        Kind::Number(day) if day <= 31 => next.is_some_and(|next| {
            matches!(next.kind, Kind::Month(_) | Kind::Dot | Kind::Dash) || next.is("число") || next.is("рабочий")
        }),
        _ => first.is("каждый") || first.is("последний"),
    }
}
