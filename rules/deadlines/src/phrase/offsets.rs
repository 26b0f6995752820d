//! «в течение 5 рабочих дней со дня …», «не позднее чем за 10 дней до …», «в десятидневный срок».

use super::{
    Context,
    amounts::{Amount, amount, bracketed_kind, day_kind},
    atom::{Atom, OffsetAtom},
    cursor::Cursor,
    events,
    token::Kind,
};
use crate::rule::{Anchor, Bound, Direction, Unit};

/// Any of the forms of an offset.
pub(super) fn offset(c: &mut Cursor, context: &Context) -> Option<Atom> {
    c.attempt(|c| {
        let earliest = c.attempt(earliest);
        let mut found = any(c, context)?;
        found.from_n = found.from_n.or(earliest);
        Some(Atom::Offset(found))
    })
}

/// «не ранее [чем через] 10 дней и» before «не позднее 20 дней …»: the beginning of the window.
fn earliest(c: &mut Cursor) -> Option<u32> {
    c.eat("не").then_some(())?;
    c.eat_any(&["ранее", "менее"])?;
    c.skip_commas();
    c.eat("чем");
    c.eat_any(&["через", "за"]);
    let n = c.attempt(amount).map(|amount| amount.n).or_else(|| c.number())?;
    c.skip_commas();
    c.eat("и");
    c.eat("но");
    let later = c.is("не") && c.ahead(1).is_some_and(|token| token.is("позднее") || token.is("более"));
    later.then_some(n)
}

fn any(c: &mut Cursor, context: &Context) -> Option<OffsetAtom> {
    c.attempt(|c| so_long_before(c, context))
        .or_else(|| c.attempt(past_stretch))
        .or_else(|| c.attempt(|c| next_day(c, context)))
        .or_else(|| c.attempt(|c| nth_day(c, context)))
        .or_else(|| c.attempt(|c| day_before(c, context)))
        .or_else(|| c.attempt(|c| same_day(c, context)))
        .or_else(|| c.attempt(|c| within(c, context)))
        .or_else(|| c.attempt(|c| first_units(c, context)))
        .or_else(|| c.attempt(|c| plain_amount(c, context)))
}

/// «[не позднее чем] за 10 дней до …»
fn so_long_before(c: &mut Cursor, context: &Context) -> Option<OffsetAtom> {
    let mut bound = Bound::Min;
    let mut marked = false;
    let headed = c.at == 0;
    if c.eat("не") {
        marked = true;
        match c.eat_any(&["позднее", "ранее", "менее", "более"])? {
            "ранее" | "более" => bound = Bound::Max,
            _ => {}
        }
    } else if c.eat("минимум") {
        marked = true;
    }
    c.skip_commas();
    c.eat("чем");
    c.eat("за").then_some(())?;
    if c.eat("не") {
        marked = true;
        bound = if c.eat_any(&["менее", "позднее"]).is_some() { Bound::Min } else { Bound::Max };
        c.step_over_negated();
    }
    let amount = amount(c)?;
    let before = events::before_intro(c);
    // «за 3 дня» in a column of its own says when, «отчет за 9 месяцев» what about.
    let days = !matches!(amount.unit, Unit::Month | Unit::Year);
    let alone = headed && days && amount.counted && c.peek().is_none_or(|token| token.kind == Kind::Comma);
    if !before && !marked && !alone {
        return None;
    }
    let anchor = before.then(|| events::event(c, Direction::Before, context)).flatten();
    Some(build(amount, Direction::Before, bound, anchor, before))
}

/// «за период не менее двух лет»: a condition on the past.
fn past_stretch(c: &mut Cursor) -> Option<OffsetAtom> {
    (c.eat("за") || c.eat("в")).then_some(())?;
    (c.eat("период") || c.eat("последний")).then_some(())?;
    let bound = bound_words(c).unwrap_or(Bound::Exact);
    let amount = amount(c).filter(|amount| amount.counted)?;
    let anchor = Some(Anchor::from(Anchor::NOW));
    Some(build(amount, Direction::Before, bound, anchor, true))
}

fn bound_words(c: &mut Cursor) -> Option<Bound> {
    if c.eat("минимум") {
        return Some(Bound::Min);
    }
    if c.eat("максимум") {
        return Some(Bound::Max);
    }
    c.eat("не").then_some(())?;
    let bound = match c.eat_any(&["менее", "ранее", "более", "позднее", "реже", "чаще"])?
    {
        "менее" | "ранее" | "реже" => Bound::Min,
        _ => Bound::Max,
    };
    c.skip_commas();
    c.eat("чем");
    Some(bound)
}

/// «на следующий рабочий день после …», «не позднее следующего дня»
fn next_day(c: &mut Cursor, context: &Context) -> Option<OffsetAtom> {
    let bound = c.attempt(bound_words).unwrap_or(Bound::Max);
    c.eat_any(&["на", "в", "до"]);
    (c.eat("следующий") || c.eat("ближайший")).then_some(())?;
    let working = c.eat("рабочий");
    c.eat("календарный");
    c.eat("день").then_some(())?;
    let anchor = follow(c, context);
    let unit = if working { Unit::WorkingDay } else { Unit::CalendarDay };
    Some(OffsetAtom {
        n: 1,
        from_n: None,
        unit,
        kind_named: true,
        direction: Direction::After,
        bound,
        anchor: anchor.or_else(|| Some(Anchor::from(Anchor::EVENT))),
        anchor_expected: true,
    })
}

/// «накануне мероприятия», «не позднее дня, предшествующего …»
fn day_before(c: &mut Cursor, context: &Context) -> Option<OffsetAtom> {
    c.attempt(bound_words);
    c.eat("в");
    let working = c.eat("рабочий");
    if !c.eat("накануне") {
        c.eat("день").then_some(())?;
        c.skip_commas();
        (c.eat("предшествующий") || c.eat("предыдущий")).then_some(())?;
        c.eat("день");
    }
    let anchor = events::event(c, Direction::Before, context);
    let unit = if working { Unit::WorkingDay } else { Unit::CalendarDay };
    let amount = Amount { n: 1, from_n: None, unit, kind_named: true, counted: true };
    Some(build(amount, Direction::Before, Bound::Min, anchor, true))
}

/// «на третий день после …», «на 5-й рабочий день со дня …»
fn nth_day(c: &mut Cursor, context: &Context) -> Option<OffsetAtom> {
    c.eat_any(&["на", "в"])?;
    c.peek().filter(|token| token.ordinal)?;
    let n = c.number()?;
    let kind = day_kind(c);
    c.eat("день").then_some(())?;
    let anchor = follow(c, context)?;
    let amount =
        Amount { n, from_n: None, unit: kind.unwrap_or(Unit::CalendarDay), kind_named: kind.is_some(), counted: true };
    Some(build(amount, Direction::After, Bound::Max, Some(anchor), true))
}

fn follow(c: &mut Cursor, context: &Context) -> Option<Anchor> {
    c.attempt(|c| events::after_intro(c).then_some(()).and_then(|()| events::event(c, Direction::After, context)))
}

/// «в день обращения», «в тот же день», «в течение дня обращения»
fn same_day(c: &mut Cursor, context: &Context) -> Option<OffsetAtom> {
    c.eat_all(&["не", "позднее"]);
    let same = c.eat_all(&["в", "тот", "же"]) || c.eat_all(&["тот", "же"]);
    let working = same && c.eat("рабочий");
    if !same {
        (c.eat("в") || c.eat("день")).then_some(())?;
        c.eat_any(&["весь", "течение"]);
    }
    (c.eat("день") || c.eat("момент")).then_some(())?;
    // «в течение дня, следующего за днем …» is the day after.
    let mut after = *c;
    after.skip_commas();
    if after.is("следующий") {
        return None;
    }
    let anchor = if same {
        Anchor::from(Anchor::EVENT)
    } else {
        c.eat("в");
        events::event(c, Direction::After, context).filter(|anchor| anchor.name() != "date")?
    };
    Some(OffsetAtom {
        n: 0,
        from_n: None,
        unit: if working { Unit::WorkingDay } else { Unit::CalendarDay },
        kind_named: true,
        direction: Direction::After,
        bound: Bound::Max,
        anchor: Some(anchor),
        anchor_expected: true,
    })
}

/// «в течение …», «не позднее [чем через] …», «через …», «в …-дневный срок», «в срок до 5 дней»
fn within(c: &mut Cursor, context: &Context) -> Option<OffsetAtom> {
    let mut bound = Bound::Max;
    let mut single = false;
    if let Some(said) = c.attempt(bound_words) {
        bound = said;
        // «не позднее месяца со дня», but «не позднее мая» is a date and is not asked here.
        single = c.eat("через") || c.eat_all(&["по", "истечение"]) || c.eat_all(&["в", "течение"]);
        c.eat_any(&["на"]);
    } else if c.eat("через") || c.eat_all(&["до", "истечение"]) {
        single = true;
    } else if c.eat_all(&["по", "истечение"]) {
        (bound, single) = (Bound::Min, true);
    } else {
        single |= c.eat("в").then_some(()).is_some();
        single.then_some(())?;
        single = c.eat("течение") || c.eat("протяжение");
        if c.eat("срок") {
            bound_in_term(c);
        }
        bound = c.attempt(bound_words).unwrap_or(Bound::Max);
    }
    let compound = c.sees(|c| {
        amount(c)?;
        c.back(1).filter(|token| token.lemma.ends_with("ный") || token.lemma.ends_with("вой"))
    });
    let mut amount = amount(c)?;
    if compound {
        c.eat_any(&["рабочий", "календарный"]);
        c.eat_any(&["срок", "период"]);
        // «в пятидневный срок (рабочие дни)»
        if let Some(kind) = c.attempt(bracketed_kind).filter(|_| !amount.kind_named) {
            (amount.unit, amount.kind_named) = (kind, true);
        }
    }
    let (direction, anchor, expected) = attach(c, context);
    // «в течение месяца» may stand alone, «в течение года» is the whole year.
    let alone = amount.counted || compound || (single && amount.unit != Unit::Year);
    (alone || expected).then_some(())?;
    let bound = if direction == Direction::Before && bound == Bound::Max { Bound::Min } else { bound };
    Some(build(amount, direction, bound, anchor, expected))
}

/// «в срок до …», «в срок, не превышающий …»
fn bound_in_term(c: &mut Cursor) {
    c.skip_commas();
    if !c.eat("до") && c.is("не") && c.ahead(1).is_some_and(|token| token.text.starts_with("превыша")) {
        c.step();
        c.step();
    }
}

/// The event after an amount, on either side.
fn attach(c: &mut Cursor, context: &Context) -> (Direction, Option<Anchor>, bool) {
    if events::after_intro(c) {
        return (Direction::After, events::event(c, Direction::After, context), true);
    }
    let before = c.attempt(|c| {
        events::before_intro(c).then_some(())?;
        events::event(c, Direction::Before, context).filter(|anchor| anchor.name() != "date")
    });
    match before {
        Some(anchor) => (Direction::Before, Some(anchor), true),
        None => (Direction::After, None, false),
    }
}

/// «в первые три года работы»
fn first_units(c: &mut Cursor, context: &Context) -> Option<OffsetAtom> {
    c.eat("в");
    c.eat("течение");
    let first = c.peek().filter(|token| token.ordinal && token.number() == Some(1))?;
    first.text.starts_with("перв").then_some(())?;
    c.step();
    let amount = amount(c)?;
    let anchor = match events::after_intro(c) {
        true => events::event(c, Direction::After, context),
        // «первые три года работы»: the event is the beginning of what is named.
        false => super::anchors::name(&events::words(c), Direction::Before).map(begun),
    };
    Some(build(amount, Direction::After, Bound::Max, anchor, true))
}

fn begun(anchor: Anchor) -> Anchor {
    if anchor.as_str() == "work_start" { Anchor::from(Anchor::EMPLOYMENT_START) } else { anchor }
}

/// «10 рабочих дней со дня …», «до 5 дней», «не более месяца», «3 дня»
fn plain_amount(c: &mut Cursor, context: &Context) -> Option<OffsetAtom> {
    let bound = c.attempt(bound_words).or_else(|| c.eat("до").then_some(Bound::Max));
    c.eat("от");
    let amount = amount(c)?;
    let (direction, anchor, expected) = attach(c, context);
    (amount.counted || expected).then_some(())?;
    let bound = bound.unwrap_or(if direction == Direction::Before { Bound::Min } else { Bound::Max });
    Some(build(amount, direction, bound, anchor, expected))
}

fn build(
    amount: Amount,
    direction: Direction,
    bound: Bound,
    anchor: Option<Anchor>,
    anchor_expected: bool,
) -> OffsetAtom {
    OffsetAtom {
        n: amount.n,
        from_n: amount.from_n,
        unit: amount.unit,
        kind_named: amount.kind_named,
        direction,
        bound,
        anchor,
        anchor_expected,
    }
}

impl Cursor<'_> {
    /// «не менее чем»: the «чем» after a bound.
    fn step_over_negated(&mut self) {
        self.skip_commas();
        self.eat("чем");
    }
}
