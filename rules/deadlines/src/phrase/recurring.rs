//! Repetitions: cycles, counts per period, days of the week.

use super::{atom::Atom, cursor::Cursor, token::Kind};
use crate::rule::{Bound, Per};

/// «год», «2 недели», «учебный год»: the period of a count.
pub(super) fn per(c: &mut Cursor) -> Option<Per> {
    c.attempt(|c| {
        let number = c.attempt(|c| c.peek().filter(|it| it.year().is_none()).and(c.number())).unwrap_or(1);
        let schooled = c.eat("учебный");
        c.eat_any(&["календарный", "рабочий", "отчетный", "финансовый"]);
        let lemma = c.peek()?.lemma;
        let per = match (lemma, number) {
            (_, 0) => return None,
            ("год", 1) if schooled => Per::SchoolYear,
            ("полугодие" | "полгода", 1) if schooled => Per::SchoolHalf,
            ("год", n) => Per::Years(n),
            ("полугодие" | "полгода", 1) => Per::Half,
            ("полугодие" | "полгода", n) => Per::Months(n.checked_mul(6)?),
            ("квартал", 1) => Per::Quarter,
            ("квартал", n) => Per::Months(n.checked_mul(3)?),
            ("четверть", 1) => Per::SchoolQuarter,
            ("триместр", 1) => Per::SchoolTrimester,
            ("месяц", n) => Per::Months(n),
            ("неделя", n) => Per::Weeks(n),
            ("день" | "сутки", n) => Per::Days(n),
            ("декада", n) => Per::Days(n.checked_mul(10)?),
            _ => return None,
        };
        c.step();
        Some(per)
    })
}

fn bound(c: &mut Cursor) -> Option<Bound> {
    if c.eat("минимум") || c.eat_all(&["как", "минимум"]) {
        return Some(Bound::Min);
    }
    if c.eat("максимум") {
        return Some(Bound::Max);
    }
    c.eat("не").then_some(())?;
    let bound = match c.eat_any(&["реже", "менее", "чаще", "более"])? {
        "реже" | "менее" => Bound::Min,
        _ => Bound::Max,
    };
    c.skip_commas();
    c.eat("чем");
    Some(bound)
}

/// «не реже 1 раза в месяц», «2 совещания в месяц», «раз в две недели», «дважды в год»
pub(super) fn times(c: &mut Cursor) -> Option<Atom> {
    c.attempt(|c| {
        let bound = c.attempt(bound).or_else(|| c.eat("до").then_some(Bound::Max));
        c.eat("по");
        // «не более двух в месяц»
        let bare = |c: &mut Cursor| c.number().filter(|_| bound.is_some() && c.is("в")).map(|count| (count, false));
        let (count, loose) = c.attempt(count).or_else(|| c.attempt(bare))?;
        let per = c.attempt(every).or_else(|| {
            let sign = c.eat_kind(&Kind::Slash);
            (sign || c.eat_any(&["в", "за", "на"]).is_some()).then_some(())?;
            c.eat_any(&["течение", "протяжение"]);
            c.eat_any(&["каждый", "весь"]);
            per(c).filter(|_| c.peek().is_none_or(|token| token.year().is_none()))
        })?;
        Some(Atom::Times { count, per, bound: bound.unwrap_or(Bound::Exact), loose: loose && bound.is_none() })
    })
}

/// How many times; the flag says that things are counted and not times, so that the bound is open.
fn count(c: &mut Cursor) -> Option<(u32, bool)> {
    match c.eat_any(&["раз", "дважды", "трижды", "четырежды", "однократно"]) {
        Some("дважды") => return Some((2, false)),
        Some("трижды") => return Some((3, false)),
        Some("четырежды") => return Some((4, false)),
        Some(_) => return Some((1, false)),
        None => {}
    }
    let mut count = c.peek().filter(|token| token.year().is_none()).and(c.number())?;
    let mut ranged = false;
    if c.eat_kind(&Kind::Dash) {
        // «1-2 раза в месяц»: at least the smaller number; the rest is open.
        let second = c.number()?;
        (count, ranged) = (count.min(second), true);
    }
    if c.eat("раз") {
        return Some((count, ranged));
    }
    if c.peek().is_some_and(|token| token.text == "р") {
        c.step();
        return Some((count, ranged));
    }
    // Things that are no units of time, with an adjective or two: «2 выездных совещания в месяц».
    for _ in 0..3 {
        let thing = c.peek().filter(|token| {
            token.kind == Kind::Word
                && (token.lemma.is_empty() || matches!(token.lemma, "мероприятие" | "запрос" | "обращение"))
        });
        if thing.is_none() {
            break;
        }
        c.step();
        if c.is_any(&["в", "за", "на"]) || c.sees(every) {
            return Some((count, true));
        }
    }
    None
}

/// «ежемесячно», «каждый квартал», «каждые две недели», «по полугодиям»
pub(super) fn every(c: &mut Cursor) -> Option<Per> {
    const WORDS: &[(&str, Per)] = &[
        ("ежемесячно", Per::MONTH),
        ("ежеквартально", Per::Quarter),
        ("ежегодно", Per::YEAR),
        ("еженедельно", Per::WEEK),
        ("ежедневно", Per::DAY),
        ("ежедекадно", Per::Days(10)),
        ("по полугодиям", Per::Half),
        ("полугодовой", Per::Half),
        ("по четвертям", Per::SchoolQuarter),
    ];
    if let Some((_, per)) = WORDS.iter().find(|(lemma, _)| c.is(lemma)) {
        c.step();
        return Some(*per);
    }
    c.attempt(|c| {
        c.eat_any(&["в", "на", "за"]);
        c.eat("каждый").then_some(())?;
        per(c)
    })
    .or_else(|| c.attempt(in_plural))
}

/// «по кварталам», «по итогам каждого …» is not here: that is an event.
fn in_plural(c: &mut Cursor) -> Option<Per> {
    c.eat("по").then_some(())?;
    c.eat("учебный");
    let plural = c.peek().filter(|token| token.text.ends_with("ам") || token.text.ends_with("ям"))?;
    let per = match plural.lemma {
        "квартал" => Per::Quarter,
        "полугодие" => Per::Half,
        "месяц" => Per::MONTH,
        "год" => Per::YEAR,
        "неделя" => Per::WEEK,
        "четверть" => Per::SchoolQuarter,
        "триместр" => Per::SchoolTrimester,
        "декада" => Per::Days(10),
        _ => return None,
    };
    c.step();
    Some(per)
}

/// A cycle on its own.
pub(super) fn cycle(c: &mut Cursor) -> Option<Atom> {
    let per = c.attempt(every).or_else(|| c.attempt(reported))?;
    // «ежеквартально, не менее 2 мероприятий»: the number belongs to the cycle.
    let counted = c.attempt(|c| {
        c.skip_commas();
        let bound = c.attempt(bound)?;
        let count = c.peek().filter(|token| token.year().is_none()).and(c.number())?;
        let thing = c.peek().filter(|token| token.unknown() || token.is("мероприятие") || token.is("раз"));
        thing?;
        c.step();
        Some(Atom::Times { count, per, bound, loose: false })
    });
    Some(counted.unwrap_or(Atom::Cycle(per)))
}

/// «за четверть – до 5 числа следующего месяца»: what the report is on.
fn reported(c: &mut Cursor) -> Option<Per> {
    c.eat("за").then_some(())?;
    c.eat_any(&["каждый", "отчетный", "истекший"]);
    let per = c.peek().filter(|token| token.kind == Kind::Word).and(per(c))?;
    let deadline = |c: &Cursor| c.is("до") || (c.is("не") && c.ahead(1).is_some_and(|next| next.is("позднее")));
    let mut ahead = *c;
    while ahead.eat_kind(&Kind::Dash) || ahead.eat_kind(&Kind::Comma) {}
    deadline(&ahead).then_some(per)
}

/// «по пятницам», «каждый вторник», «в понедельник и среду», «по рабочим дням»
pub(super) fn weekdays(c: &mut Cursor) -> Option<Atom> {
    c.attempt(|c| {
        if let Some(day) = c.attempt(end_of_week) {
            return Some(Atom::Weekdays(vec![day]));
        }
        let mut every = c.eat("по") || c.eat("в");
        every |= c.eat("каждый");
        if every && c.eat_any(&["рабочий", "будний"]).is_some() && !c.sees(weekday) {
            c.eat("день");
            return Some(Atom::EveryWorkingDay);
        }
        let ranged = c.eat("с");
        let mut days = vec![weekday(c)?];
        if c.eat_kind(&Kind::Dash) || (ranged && c.eat("по")) {
            let last = weekday(c)?;
            days.extend(days.first().copied().unwrap_or(1) + 1..=last);
        }
        while let Some(day) = c.attempt(|c| {
            (c.eat_kind(&Kind::Comma) || c.eat("и")).then_some(())?;
            c.eat_any(&["в", "по"]);
            weekday(c)
        }) {
            days.push(day);
        }
        c.eat_all(&["каждый", "неделя"]);
        Some(Atom::Weekdays(days))
    })
}

/// «до конца недели» is its Sunday, «до конца рабочей недели» its Friday.
fn end_of_week(c: &mut Cursor) -> Option<i8> {
    c.eat_any(&["до", "к", "в", "на"]);
    c.eat_any(&["конец", "окончание"])?;
    c.eat_any(&["каждый", "текущий", "отчетный"]);
    let working = c.eat_any(&["рабочий", "учебный"]).is_some();
    c.eat("неделя").then_some(if working { 5 } else { 7 })
}

fn weekday(c: &mut Cursor) -> Option<i8> {
    let Kind::Weekday(day) = c.peek()?.kind else {
        return None;
    };
    c.step();
    Some(day)
}
