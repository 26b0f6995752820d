//! Days of a month in a repetition: «25 числа месяца, следующего за отчетным», «последний рабочий день квартала».

use super::{
    atom::{Atom, DayOfMonth, DaySpec, MonthSpec},
    cursor::Cursor,
    token::Kind,
};
use crate::rule::Per;

/// «25 числа месяца, следующего за отчетным», «последний рабочий день квартала», «первый вторник месяца»
pub(super) fn day_of_month(c: &mut Cursor) -> Option<Atom> {
    c.attempt(|c| {
        let by = deadline_words(c);
        c.eat("каждый");
        let ranged = c.is("с");
        let day = match c.attempt(day_spec)? {
            // «в конце месяца» is a window, «до конца месяца» its last day.
            DaySpec::Numbers(days) if !by && days == [-1] && edge_before(c) => DaySpec::Decades(vec![3]),
            // «не позднее 25-28 числа» has its last day at the end.
            DaySpec::Window(_, last) if by && !ranged => DaySpec::Numbers(vec![last]),
            day => day,
        };
        let month = c.attempt(month_spec).or_else(|| c.attempt(|c| month_of_counted(c, &day)));
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

/// «последняя суббота августа», «последний рабочий день года»: only what is counted within its month or year.
fn month_of_counted(c: &mut Cursor, day: &DaySpec) -> Option<MonthSpec> {
    matches!(day, DaySpec::Weekday(..) | DaySpec::WorkingDay(_)).then_some(())?;
    if let Some(Kind::Month(month)) = c.peek().map(|token| token.kind.clone()) {
        c.step();
        return Some(MonthSpec::Named(month));
    }
    matches!(day, DaySpec::WorkingDay(_)).then_some(())?;
    if c.peek().is_some_and(|token| token.year().is_some()) {
        // The year stays in its place and bounds the repetition to itself.
        return Some(MonthSpec::NthOf { n: -1, per: Per::YEAR, following: false });
    }
    c.eat_any(&["каждый", "текущий", "отчетный", "календарный", "финансовый"]);
    c.eat("год").then_some(MonthSpec::NthOf { n: -1, per: Per::YEAR, following: false })
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
    // «не позднее 5 рабочих дней» counts days, «5 рабочего дня» names one.
    if c.peek().is_some_and(|token| token.text == "рабочих" || token.text == "раб") {
        return None;
    }
    match c.eat_any(&["рабочий", "декада", "неделя"])? {
        "рабочий" => {
            c.eat("день").then_some(())?;
            (-1..=22).contains(&first).then_some(DaySpec::WorkingDay(first))
        }
        "декада" => {
            let number = |it: &i8| u8::try_from(if *it == -1 { 3 } else { *it }).ok().filter(|it| (1..=3).contains(it));
            positions.iter().map(number).collect::<Option<Vec<u8>>>().map(DaySpec::Decades)
        }
        "неделя" => positions.iter().all(|it| (-1..=5).contains(it)).then_some(DaySpec::Weeks(positions)),
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
    let first = third(c)?;
    // «в начале и в конце каждого месяца»
    let second = c.attempt(|c| {
        (c.eat("и") || c.eat_kind(&Kind::Comma)).then_some(())?;
        c.eat_any(&["в", "к"]);
        third(c)
    });
    let spec = match (first, second) {
        (first, Some(second)) => DaySpec::Decades(vec![first, second]),
        (3, None) => DaySpec::Numbers(vec![-1]),
        (first, None) => DaySpec::Decades(vec![first]),
    };
    c.sees(month_spec).then_some(spec)
}

fn third(c: &mut Cursor) -> Option<u8> {
    Some(match c.eat_any(&["конец", "окончание", "начало", "середина"])? {
        "начало" => 1,
        "середина" => 2,
        _ => 3,
    })
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
    c.eat("каждый");
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
    let schooled = c.eat("учебный");
    let per = match c.eat_any(&["месяц", "квартал", "полугодие", "год", "период", "четверть", "триместр"])
    {
        Some("полугодие") if schooled => Some(Per::SchoolHalf),
        Some("триместр") => Some(Per::SchoolTrimester),
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
    c.eat("каждый");
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
    let schooled = c.eat("учебный");
    let per = match c.eat_any(&["квартал", "полугодие", "год", "период", "четверть", "триместр"])
    {
        Some("четверть") => Per::SchoolQuarter,
        Some("триместр") => Per::SchoolTrimester,
        Some("полугодие") if schooled => Per::SchoolHalf,
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
    match c.eat_any(&["месяц", "квартал", "полугодие", "год", "период", "четверть", "триместр"])?
    {
        "четверть" => Some(MonthSpec::Following(Some(Per::SchoolQuarter))),
        "триместр" => Some(MonthSpec::Following(Some(Per::SchoolTrimester))),
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
