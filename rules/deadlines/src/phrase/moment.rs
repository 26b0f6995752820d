//! Days and periods as a phrase writes them, before a year is found for them.

use super::{
    cursor::Cursor,
    token::Kind,
    years::{known_year, relative_year, school_year_number, school_year_words, year_after},
};
use crate::rule::SchoolTerm;

/// Which year a moment belongs to, as far as the phrase says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum YearOf {
    /// Nothing is said.
    Unsaid,
    /// «2022 года»
    Known(i16),
    /// «2022-2023 гг.»: in each of them.
    Each(i16, i16),
    /// «2022/2023», by its first year.
    School(i16),
    /// «учебного года», without saying which.
    SomeSchool,
    /// «нового учебного года»
    NewSchool,
    /// «текущего года»
    Current,
    /// «следующего года»
    Next,
    /// «прошлого года»
    Previous,
    /// «года, следующего за отчетным»
    AfterReported,
    /// «отчетного года»
    Reported,
}

/// A day or a period, without its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    /// A whole calendar year.
    Year,
    /// A whole school year.
    SchoolYear,
    /// A half of the calendar year.
    Half(u32),
    /// A quarter of the calendar year.
    Quarter(u32),
    /// A month.
    Month(i8),
    /// A day.
    Day { month: i8, day: u32 },
    /// The last day of a month that has none named: «последний день февраля».
    LastDay { month: i8 },
    /// A third of a month.
    Decade { month: i8, number: u32 },
    /// A half of a month.
    HalfMonth { month: i8, number: u32 },
    /// A week of a month; 9 is the last one.
    WeekOfMonth { month: i8, number: u32 },
    /// Days in a row: «первые две недели сентября»; the last is −1 where the month's end is meant.
    DaysOf { month: i8, from: i8, to: i8 },
    /// A part of the school year.
    School(SchoolTerm),
    /// A season: 0 winter, 1 spring, 2 summer, 3 autumn.
    Season(u8),
    /// A number that takes its meaning from what follows: «1» in «1-2 квартал».
    Bare(u32),
}

/// Which part of a period is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    /// All of it.
    Whole,
    /// «начало»
    Start,
    /// «середина»
    Middle,
    /// «конец»
    End,
}

/// A day or a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Moment {
    pub field: Field,
    pub year: YearOf,
    pub edge: Edge,
}

/// A moment, or a stretch between two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    pub from: Moment,
    pub to: Option<Moment>,
}

fn moment(field: Field, year: YearOf) -> Moment {
    Moment { field, year, edge: Edge::Whole }
}

/// One moment, with whatever year stands right after it.
pub(super) fn one(c: &mut Cursor) -> Option<Moment> {
    c.attempt(edge)
        .or_else(|| c.attempt(digits))
        .or_else(|| c.attempt(loose_days))
        .or_else(|| c.attempt(day_of_month))
        .or_else(|| c.attempt(month))
        .or_else(|| c.attempt(part_of_month))
        .or_else(|| c.attempt(days_in_a_row))
        .or_else(|| c.attempt(part_of_year))
        .or_else(|| c.attempt(school_year))
        .or_else(|| c.attempt(calendar_year))
        .or_else(|| c.attempt(season))
        .or_else(|| c.attempt(bare))
}

fn edge_word(c: &mut Cursor) -> Option<Edge> {
    Some(match c.eat_any(&["начало", "середина", "конец", "окончание"])? {
        "начало" => Edge::Start,
        "середина" => Edge::Middle,
        _ => Edge::End,
    })
}

/// «в начале и в конце учебного года»: two parts of one period.
pub(super) fn two_edges(c: &mut Cursor) -> Option<[Moment; 2]> {
    let first = edge_word(c)?;
    (c.eat("и") || c.eat_kind(&Kind::Comma)).then_some(())?;
    c.eat_any(&["в", "к", "до"]);
    c.sees(edge_word).then_some(())?;
    let second = edge(c)?;
    Some([Moment { edge: first, ..second }, second])
}

fn edge(c: &mut Cursor) -> Option<Moment> {
    let edge = edge_word(c)?;
    if let Some(whole) = c.attempt(some_year) {
        return Some(Moment { edge, ..whole });
    }
    // «окончание» and «начало» take a period here; an event after them makes an anchor instead.
    let whole = one(c).filter(|moment| !matches!(moment.field, Field::Bare(_) | Field::Day { .. }))?;
    Some(Moment { edge, ..whole })
}

/// «года», «учебного года», «отчетного года»: which one the context knows.
fn some_year(c: &mut Cursor) -> Option<Moment> {
    c.eat_any(&["отчетный", "календарный", "финансовый"]);
    let schooled = c.eat("учебный");
    c.eat("год").then_some(())?;
    if schooled {
        let year = c.attempt(school_year_number).unwrap_or(YearOf::SomeSchool);
        return Some(moment(Field::SchoolYear, year));
    }
    Some(moment(Field::Year, YearOf::Unsaid))
}

fn digits(c: &mut Cursor) -> Option<Moment> {
    let token = c.peek()?;
    match token.kind {
        Kind::Date { day, month, year } => {
            c.step();
            let field = Field::Day { month: i8::try_from(month).ok()?, day };
            let year = match year {
                Some(year) => {
                    c.eat("год");
                    YearOf::Known(i16::try_from(year).ok()?)
                }
                None => year_after(c),
            };
            Some(moment(field, year))
        }
        Kind::MonthOfYear { month, year } => {
            c.step();
            c.eat("год");
            Some(moment(Field::Month(month), YearOf::Known(i16::try_from(year).ok()?)))
        }
        _ => None,
    }
}

/// «в первых числах сентября», «в последних числах мая»: a third of a month, loosely.
fn loose_days(c: &mut Cursor) -> Option<Moment> {
    let edge = if c.eat("последний") {
        Edge::End
    } else {
        match c.peek().filter(|token| token.ordinal).and(c.number())? {
            1 => Edge::Start,
            10 => Edge::Middle,
            20 => Edge::End,
            _ => return None,
        }
    };
    c.peek().filter(|token| token.text == "числах")?;
    c.step();
    let month = month_name(c)?;
    Some(Moment { edge, ..moment(Field::Month(month), year_after(c)) })
}

fn day_of_month(c: &mut Cursor) -> Option<Moment> {
    if c.eat("последний") {
        c.eat_any(&["календарный"]);
        (c.eat("день") || c.eat("число")).then_some(())?;
        let month = month_name(c)?;
        return Some(moment(Field::LastDay { month }, year_after(c)));
    }
    let day = c.number().filter(|day| (1..=31).contains(day))?;
    c.eat("число");
    let month = month_name(c)?;
    Some(moment(Field::Day { month, day }, year_after(c)))
}

fn month_name(c: &mut Cursor) -> Option<i8> {
    let Kind::Month(month) = c.peek()?.kind else {
        return None;
    };
    c.step();
    c.eat("месяц");
    Some(month)
}

fn month(c: &mut Cursor) -> Option<Moment> {
    c.eat("месяц");
    let month = month_name(c)?;
    Some(moment(Field::Month(month), year_after(c)))
}

fn part_of_month(c: &mut Cursor) -> Option<Moment> {
    let number = if c.eat("последний") { 9 } else { c.number_or_roman()? };
    let unit = c.eat_any(&["декада", "неделя", "половина"])?;
    let month = month_name(c)?;
    let field = match (unit, number) {
        ("декада", 1..=3) => Field::Decade { month, number },
        ("декада", 9) => Field::Decade { month, number: 3 },
        ("неделя", 1..=5 | 9) => Field::WeekOfMonth { month, number },
        ("половина", 1..=2) => Field::HalfMonth { month, number },
        ("половина", 9) => Field::HalfMonth { month, number: 2 },
        _ => return None,
    };
    Some(moment(field, year_after(c)))
}

/// «первые две недели сентября», «последние 10 дней августа»
fn days_in_a_row(c: &mut Cursor) -> Option<Moment> {
    let last = c.eat("последний");
    if !last {
        c.peek().filter(|token| token.ordinal && token.worded && token.number() == Some(1))?;
        c.step();
    }
    let count = c.number().and_then(|count| i8::try_from(count).ok())?;
    c.eat("календарный");
    let days = match c.eat_any(&["день", "неделя"])? {
        "неделя" => count.checked_mul(7)?,
        _ => count,
    };
    let month = month_name(c)?;
    (1..=28).contains(&days).then_some(())?;
    let field = if last {
        // A February of 28 days: in a leap year the last days begin a day later, which the customary mark tells.
        let length = jiff::civil::Date::new(2023, month, 1).ok()?.days_in_month();
        Field::DaysOf { month, from: length - days + 1, to: -1 }
    } else {
        Field::DaysOf { month, from: 1, to: days }
    };
    Some(moment(field, year_after(c)))
}

fn part_of_year(c: &mut Cursor) -> Option<Moment> {
    let mut number = if c.eat("последний") { 9 } else { c.number_or_roman()? };
    let schooled = c.eat("учебный");
    let unit = c.eat_any(&["квартал", "полугодие", "полгода", "половина", "четверть", "триместр"])?;
    // «11 квартал» is «II» as a scanner saw it.
    if number == 11 {
        number = 2;
    } else if number == 111 {
        number = 3;
    }
    let last = number == 9;
    let small = u8::try_from(number).ok()?;
    let field = match unit {
        "квартал" if last => Field::Quarter(4),
        "квартал" if (1..=4).contains(&number) => Field::Quarter(number),
        "четверть" if last => Field::School(SchoolTerm::Quarter(4)),
        "четверть" if (1..=4).contains(&number) => Field::School(SchoolTerm::Quarter(small)),
        "триместр" if last => Field::School(SchoolTerm::Trimester(3)),
        "триместр" if (1..=3).contains(&number) => Field::School(SchoolTerm::Trimester(small)),
        "полугодие" | "полгода" | "половина" if last || (1..=2).contains(&number) => {
            Field::Half(if last { 2 } else { number })
        }
        _ => return None,
    };
    let year = year_after(c);
    let of_year = year == YearOf::Unsaid && unit == "половина" && c.eat("год");
    Some(match (field, year) {
        (Field::Half(half), YearOf::School(_) | YearOf::SomeSchool | YearOf::NewSchool) => {
            moment(Field::School(SchoolTerm::Half(u8::try_from(half).ok()?)), year)
        }
        (Field::Half(half), _) if schooled => moment(Field::School(SchoolTerm::Half(u8::try_from(half).ok()?)), year),
        // «Первая половина» must say of what; bare it may be half of anything.
        (Field::Half(_), YearOf::Unsaid) if unit == "половина" && !of_year => return None,
        _ => moment(field, year),
    })
}

fn school_year(c: &mut Cursor) -> Option<Moment> {
    let year = c.attempt(school_year_number).or_else(|| c.attempt(school_year_words))?;
    Some(moment(Field::SchoolYear, year))
}

fn calendar_year(c: &mut Cursor) -> Option<Moment> {
    let year = c.attempt(known_year).or_else(|| c.attempt(relative_year))?;
    Some(moment(Field::Year, year))
}

fn season(c: &mut Cursor) -> Option<Moment> {
    const NAMES: &[&str] = &["зима", "весна", "лето", "осень", "зимний", "весенний", "летний", "осенний"];
    let name = c.eat_any(NAMES)?;
    // «летний период» is the summer; «летние каникулы» are the school's.
    let adjective = name.ends_with('й');
    (!adjective || c.eat("период")).then_some(())?;
    let season = match name {
        "зима" | "зимний" => 0,
        "весна" | "весенний" => 1,
        "лето" | "летний" => 2,
        _ => 3,
    };
    if let Some(first) = c.attempt(|c| if season == 0 { two_years(c) } else { None }) {
        // «зима 2022-2023» begins in the first of them.
        return Some(moment(Field::Season(season), first));
    }
    Some(moment(Field::Season(season), year_after(c)))
}

/// «2022-2023», one after the other; the first is meant.
fn two_years(c: &mut Cursor) -> Option<YearOf> {
    let first = i16::try_from(c.peek()?.year()?).ok()?;
    c.step();
    (c.eat_kind(&Kind::Dash) || c.eat_kind(&Kind::Slash)).then_some(())?;
    let second = c.number().and_then(|it| i16::try_from(it).ok())?;
    c.eat("год");
    (second == first + 1 || second == (first + 1) % 100).then_some(YearOf::Known(first))
}

fn bare(c: &mut Cursor) -> Option<Moment> {
    let value = c.number_or_roman().filter(|value| (1..=31).contains(value))?;
    Some(moment(Field::Bare(value), YearOf::Unsaid))
}
