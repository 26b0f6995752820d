//! Repetitions: cycles, counts per period, days of a month, days of the week.

use super::{
    atom::{Atom, DayOfMonth, DaySpec, MonthSpec},
    cursor::Cursor,
    token::Kind,
};
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
        let bound = c.attempt(bound);
        c.eat("по");
        let (count, loose) = c.attempt(count)?;
        let per = c.attempt(every).or_else(|| {
            c.eat_any(&["в", "за", "на"])?;
            c.eat_any(&["течение", "протяжение"]);
            c.eat_any(&["каждый", "весь"]);
            per(c).filter(|_| c.peek().is_none_or(|token| token.year().is_none()))
        })?;
        Some(Atom::Times { count, per, bound: bound.unwrap_or(Bound::Exact), loose: loose && bound.is_none() })
    })
}

/// How many times; the flag says that things are counted and not times, so that the bound is open.
fn count(c: &mut Cursor) -> Option<(u32, bool)> {
    match c.eat_any(&["раз", "дважды", "трижды", "однократно"]) {
        Some("дважды") => return Some((2, false)),
        Some("трижды") => return Some((3, false)),
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
        "декада" => Per::Days(10),
        _ => return None,
    };
    c.step();
    Some(per)
}

/// A cycle on its own.
pub(super) fn cycle(c: &mut Cursor) -> Option<Atom> {
    c.attempt(every).map(Atom::Cycle)
}

/// «по пятницам», «каждый вторник», «в понедельник и среду», «по рабочим дням»
pub(super) fn weekdays(c: &mut Cursor) -> Option<Atom> {
    c.attempt(|c| {
        let mut every = c.eat("по") || c.eat("в");
        every |= c.eat("каждый");
        if every && c.eat_any(&["рабочий", "будний"]).is_some() {
            c.eat("день");
            return Some(Atom::EveryWorkingDay);
        }
        let mut days = vec![weekday(c)?];
        if c.eat_kind(&Kind::Dash) {
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

fn weekday(c: &mut Cursor) -> Option<i8> {
    let Kind::Weekday(day) = c.peek()?.kind else {
        return None;
    };
    c.step();
    Some(day)
}

/// «25 числа месяца, следующего за отчетным», «последний рабочий день квартала», «первый вторник месяца»
pub(super) fn day_of_month(c: &mut Cursor) -> Option<Atom> {
    c.attempt(|c| {
        let by = deadline_words(c);
        c.eat("каждый");
        let day = match c.attempt(day_spec)? {
            // «в конце месяца» is a window, «до конца месяца» its last day.
            DaySpec::Numbers(days) if !by && days == [-1] && edge_before(c) => DaySpec::Decade(3),
            day => day,
        };
        let month = c.attempt(month_spec);
        // Without a month only «число» is a day of a month, and the last Wednesday of one.
        let bare = matches!(day, DaySpec::Numbers(_) | DaySpec::Window(..) | DaySpec::Weekday(..));
        let month = match month {
            Some(month) => month,
            None if bare && !matches!(c.peek().map(|token| &token.kind), Some(Kind::Month(_))) => MonthSpec::Unsaid,
            None => return None,
        };
        Some(Atom::DayOfMonth(DayOfMonth { day, month, by }))
    })
}

fn edge_before(c: &Cursor) -> bool {
    c.back(1).is_some_and(|token| token.is("конец") || token.is("окончание"))
}

fn deadline_words(c: &mut Cursor) -> bool {
    let mut said = false;
    if c.eat("в") && c.eat("срок") {
        said = true;
        c.skip_commas();
    }
    if c.eat("не") {
        c.eat("позднее");
        c.skip_commas();
        c.eat("чем");
        said = true;
    }
    c.eat_any(&["до", "к", "на"]).is_some_and(|word| word != "на") || said
}

fn day_spec(c: &mut Cursor) -> Option<DaySpec> {
    c.attempt(window)
        .or_else(|| c.attempt(numbers))
        .or_else(|| c.attempt(counted_day))
        .or_else(|| c.attempt(edge_of_month))
}

/// «с 1 по 10 число», «1-5 числа», «с 25 числа по 30 число»
fn window(c: &mut Cursor) -> Option<DaySpec> {
    c.eat("с");
    let first = day_number(c)?;
    c.eat("число");
    (c.eat("по") || c.eat("до") || c.eat_kind(&Kind::Dash)).then_some(())?;
    let last = day_number(c)?;
    c.eat("число").then_some(())?;
    (first < last).then_some(DaySpec::Window(first, last))
}

fn day_number(c: &mut Cursor) -> Option<i8> {
    i8::try_from(c.number()?).ok().filter(|day| (1..=31).contains(day))
}

/// «25 числа», «5 и 20 числа», «последнее число»
fn numbers(c: &mut Cursor) -> Option<DaySpec> {
    if c.eat("последний") {
        c.eat("календарный");
        (c.eat("число") || c.eat("день")).then_some(())?;
        return Some(DaySpec::Numbers(vec![-1]));
    }
    let mut days = vec![day_number(c)?];
    while let Some(day) = c.attempt(|c| {
        c.eat("число");
        (c.eat_kind(&Kind::Comma) || c.eat("и")).then_some(())?;
        c.eat_any(&["до", "к"]);
        day_number(c)
    }) {
        days.push(day);
    }
    if c.eat("число") {
        return Some(DaySpec::Numbers(days));
    }
    // «5-го каждого месяца», «1 дня месяца, следующего …»
    let unit = c.is_any(&["квартал", "полугодие", "период"]);
    let followed = !unit && c.sees(|c| month_spec(c).filter(|month| *month != MonthSpec::Unsaid));
    let ordinal = c.back(1).is_some_and(|token| token.ordinal);
    // «1 дня месяца» is a day of it; «10 дней по окончании» and «2 дня после окончания» are counts.
    let last = days.last().copied().unwrap_or(0);
    let singular = c.peek().is_some_and(|token| matches!(token.text.as_str(), "дня" | "дню" | "день"));
    let counted = !ordinal && (2..=4).contains(&last);
    let day = c.is("день")
        && (ordinal || (singular && !counted))
        && c.sees(|c| {
            c.step();
            month_spec(c)
        });
    if day {
        c.step();
    }
    (day || (followed && ordinal)).then_some(DaySpec::Numbers(days))
}

/// «последняя среда», «5-й рабочий день», «первая декада», «вторая неделя»
fn counted_day(c: &mut Cursor) -> Option<DaySpec> {
    let mut positions = vec![position(c)?];
    while let Some(next) = c.attempt(|c| {
        (c.eat_kind(&Kind::Comma) || c.eat("и")).then_some(())?;
        position(c)
    }) {
        positions.push(next);
    }
    let first = *positions.first()?;
    if let Kind::Weekday(day) = c.peek()?.kind {
        c.step();
        return positions.iter().all(|it| (-1..=5).contains(it)).then_some(DaySpec::Weekday(positions, day));
    }
    match c.eat_any(&["рабочий", "декада", "неделя"])? {
        "рабочий" => {
            c.eat("день").then_some(())?;
            (-1..=22).contains(&first).then_some(DaySpec::WorkingDay(first))
        }
        "декада" if (1..=3).contains(&first) => Some(DaySpec::Decade(u8::try_from(first).ok()?)),
        "декада" if first == -1 => Some(DaySpec::Decade(3)),
        "неделя" if (-1..=5).contains(&first) => Some(DaySpec::Week(first)),
        _ => None,
    }
}

fn position(c: &mut Cursor) -> Option<i8> {
    if c.eat("последний") {
        return Some(-1);
    }
    c.number_or_roman().and_then(|number| i8::try_from(number).ok())
}

/// «конец месяца», «начало месяца», «середина месяца»
fn edge_of_month(c: &mut Cursor) -> Option<DaySpec> {
    let spec = match c.eat_any(&["конец", "окончание", "начало", "середина"])? {
        "начало" => DaySpec::Decade(1),
        "середина" => DaySpec::Decade(2),
        _ => DaySpec::Numbers(vec![-1]),
    };
    c.sees(month_spec).then_some(spec)
}

/// «каждого месяца», «месяца, следующего за отчетным кварталом», «последнего месяца квартала»
fn month_spec(c: &mut Cursor) -> Option<MonthSpec> {
    c.eat("в");
    c.attempt(following_month)
        .or_else(|| c.attempt(nth_month))
        .or_else(|| c.attempt(after_period))
        .or_else(|| c.attempt(own_month))
}

/// «месяца, следующего за отчетным [кварталом]», «следующего месяца», «следующего за отчетным месяца»
fn following_month(c: &mut Cursor) -> Option<MonthSpec> {
    let before = c.eat("месяц");
    c.skip_commas();
    c.eat_any(&["следующий", "последующий"])?;
    let Some(()) = c.eat("за").then_some(()) else {
        // «следующего месяца»: after the current one.
        return (!before && c.eat("месяц")).then_some(MonthSpec::Following(None));
    };
    c.eat_any(&["каждый"]);
    c.eat_any(&["последний"]);
    c.eat_any(&["отчетный", "этот", "текущий", "календарный"]);
    let per = match c.eat_any(&["месяц", "квартал", "полугодие", "год", "период", "четверть"])
    {
        Some("месяц") => Some(Per::MONTH),
        Some("квартал") => Some(Per::Quarter),
        Some("полугодие") => Some(Per::Half),
        Some("год") => Some(Per::YEAR),
        Some("четверть") => Some(Per::SchoolQuarter),
        _ => None,
    };
    // «следующего за кварталом месяца» has its month last.
    let after = c.eat("месяц");
    (before || after || per.is_some()).then_some(MonthSpec::Following(per))
}

/// «последнего месяца [отчетного] квартала», «первого месяца следующего квартала»
fn nth_month(c: &mut Cursor) -> Option<MonthSpec> {
    let n = position(c)?;
    c.eat("месяц").then_some(())?;
    let mut following = false;
    c.skip_commas();
    for _ in 0..2 {
        match c.eat_any(&["каждый", "отчетный", "текущий", "этот", "следующий"]) {
            Some("следующий") => following = true,
            Some(_) => {}
            None => break,
        }
    }
    if following && c.eat("за") {
        c.eat_any(&["отчетный", "текущий"]);
    }
    let per = match c.eat_any(&["квартал", "полугодие", "год", "период"]) {
        Some("квартал") => Per::Quarter,
        Some("полугодие") => Per::Half,
        Some("год") => Per::YEAR,
        _ => return None,
    };
    // «первого месяца квартала, следующего за отчетным»
    following |= c
        .attempt(|c| {
            c.skip_commas();
            c.eat_any(&["следующий", "последующий"])?;
            c.eat("за").then_some(())?;
            c.eat_any(&["отчетный", "этот", "текущий"]);
            c.eat_any(&["квартал", "полугодие", "год", "период"]);
            Some(())
        })
        .is_some();
    (-1..=12).contains(&n).then_some(MonthSpec::NthOf { n, per, following })
}

/// «после окончания отчетного квартала»
fn after_period(c: &mut Cursor) -> Option<MonthSpec> {
    (c.eat("после") || c.eat("по")).then_some(())?;
    c.eat_any(&["окончание", "истечение"])?;
    c.eat_any(&["каждый", "отчетный"]);
    match c.eat_any(&["месяц", "квартал", "полугодие", "год", "период"])? {
        "месяц" => Some(MonthSpec::Following(Some(Per::MONTH))),
        "квартал" => Some(MonthSpec::Following(Some(Per::Quarter))),
        "полугодие" => Some(MonthSpec::Following(Some(Per::Half))),
        "год" => Some(MonthSpec::Following(Some(Per::YEAR))),
        _ => Some(MonthSpec::Following(None)),
    }
}

/// «каждого месяца», «текущего месяца», «отчетного квартала», «месяца», «квартала»
fn own_month(c: &mut Cursor) -> Option<MonthSpec> {
    let said = c.eat_any(&["каждый", "текущий", "отчетный", "этот"]);
    let whole = |per| MonthSpec::NthOf { n: -1, per, following: false };
    Some(match c.eat_any(&["месяц", "квартал", "полугодие", "период"])? {
        "месяц" => {
            // «месяца января» would be a date.
            if matches!(said, Some("текущий" | "отчетный" | "этот")) {
                MonthSpec::Same
            } else {
                MonthSpec::Each
            }
        }
        "квартал" => whole(Per::Quarter),
        "полугодие" => whole(Per::Half),
        _ if said == Some("отчетный") => MonthSpec::Same,
        _ => return None,
    })
}
