//! So many days, weeks, months: «15 рабочих дней», «двух недель», «полутора лет».

use super::{cursor::Cursor, token::Kind};
use crate::rule::Unit;

/// So many units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Amount {
    pub n: u32,
    pub from_n: Option<u32>,
    pub unit: Unit,
    pub kind_named: bool,
    /// A number stands in the phrase («двух недель», not «недели»).
    pub counted: bool,
}

/// A number of units, or a single unit («недели»).
pub(super) fn amount(c: &mut Cursor) -> Option<Amount> {
    c.attempt(|c| {
        c.eat_any(&["ближайший", "последующий", "следующий"]);
        let (number, from_n, worded) = c.attempt(count).unwrap_or((None, None, false));
        let mut kind = day_kind(c);
        let lemma = c.peek()?.lemma;
        // «в течение дней, указанных в заявке»: many, but how many?
        let many = ["дней", "недель", "месяцев", "лет", "часов"].contains(&c.peek()?.text.as_str());
        if many && number.is_none() {
            return None;
        }
        let n = number.unwrap_or(1);
        let plain = match lemma {
            "день" | "дневный" => (n, Unit::CalendarDay),
            "сутки" | "суточный" => (n, Unit::CalendarDay),
            "неделя" | "недельный" => (n.checked_mul(7)?, Unit::CalendarDay),
            "декада" | "декадный" => (n.checked_mul(10)?, Unit::CalendarDay),
            "месяц" | "месячный" => (n, Unit::Month),
            // «В течение 1 квартала» is the first quarter; only a number in words counts quarters.
            "квартал" | "полугодие" if !worded => return None,
            "квартал" | "квартальный" => (n.checked_mul(3)?, Unit::Month),
            "полугодие" | "полгода" | "полугодовой" => (n.checked_mul(6)?, Unit::Month),
            "год" | "годичный" | "летний" => (n, Unit::Year),
            "час" | "часовой" => (n, Unit::Hour),
            _ => return None,
        };
        let of_days = matches!(lemma, "день" | "дневный");
        c.step();
        kind = kind.or_else(|| c.attempt(bracketed_kind)).or_else(|| day_kind(c).filter(|_| of_days));
        let unit = match kind {
            Some(unit) if of_days => unit,
            _ => plain.1,
        };
        let scale = plain.0.checked_div(n.max(1)).unwrap_or(1);
        Some(Amount {
            n: plain.0,
            from_n: from_n.and_then(|from: u32| from.checked_mul(scale.max(1))),
            unit,
            kind_named: !of_days || kind.is_some(),
            counted: number.is_some(),
        })
    })
    .or_else(|| c.attempt(one_and_a_half))
}

/// A number or a range of two; a year is no count.
fn count(c: &mut Cursor) -> Option<(Option<u32>, Option<u32>, bool)> {
    let first = c.peek().filter(|token| token.year().is_none())?;
    let value = c.number()?;
    c.eat_any(&["полный"]);
    let second = c.attempt(|c| {
        let dash = c.eat_kind(&Kind::Dash) || c.eat("до");
        dash.then(|| c.number()).flatten().filter(|second| *second > value)
    });
    let worded = first.worded && !first.ordinal;
    Some(match second {
        Some(second) => (Some(second), Some(value), worded),
        None => (Some(value), None, worded),
    })
}

pub(super) fn day_kind(c: &mut Cursor) -> Option<Unit> {
    // «10 дней учебного года»: the school year is the event.
    if c.ahead(1).is_some_and(|next| next.is("год")) {
        return None;
    }
    Some(match c.eat_any(&["рабочий", "календарный", "учебный"])? {
        "рабочий" => Unit::WorkingDay,
        "учебный" => Unit::SchoolDay,
        _ => Unit::CalendarDay,
    })
}

pub(super) fn bracketed_kind(c: &mut Cursor) -> Option<Unit> {
    c.eat_kind(&Kind::Open).then_some(())?;
    let kind = day_kind(c)?;
    c.eat("день");
    c.eat_kind(&Kind::Close).then_some(kind)
}

fn one_and_a_half(c: &mut Cursor) -> Option<Amount> {
    let whole = if c.eat("полтора") { 1 } else { c.attempt(and_a_half)? };
    let (n, unit) = match c.eat_any(&["год", "месяц"])? {
        "год" => (whole.checked_mul(12)?.checked_add(6)?, Unit::Month),
        // The Civil Code knows no half of a month but fifteen days (ст. 192 ГК, п. 3).
        _ => (whole.checked_mul(30)?.checked_add(15)?, Unit::CalendarDay),
    };
    Some(Amount { n, from_n: None, unit, kind_named: false, counted: true })
}

/// «1,5», «2,5»: the whole number before the half.
fn and_a_half(c: &mut Cursor) -> Option<u32> {
    let whole = c.number()?;
    c.peek().filter(|comma| comma.kind == Kind::Comma && !comma.spaced)?;
    c.step();
    c.peek().filter(|half| !half.spaced && half.number() == Some(5))?;
    c.step();
    Some(whole)
}
