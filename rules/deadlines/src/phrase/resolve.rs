//! Finds the year of a moment, and with it its days.

use jiff::{ToSpan, civil::Date};

use super::{
    Context,
    moment::{Edge, Field, Moment, Stretch, YearOf},
};
use crate::rule::{MonthDay, SchoolTerm, SchoolYear};

/// What a stretch turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Resolved {
    /// Days with their year.
    Dated(Days),
    /// Days of any year: the phrase and its context name none.
    Yearless { from: MonthDay, to: MonthDay, single: bool },
    /// A part of the school year that a school's calendar bounds.
    School { term: SchoolTerm, year: Option<SchoolYear> },
    /// A school year or calendar year that nobody names.
    SomeYear { school: bool },
    /// «31 июня»
    NoSuchDay,
}

/// The days of a stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Days {
    pub from: Date,
    pub to: Date,
    /// It is one day and not a period.
    pub single: bool,
    /// «Конец», «начало»: customary bounds were taken.
    pub customary: bool,
    /// The school year, where it was named so.
    pub school_year: Option<SchoolYear>,
}

/// A month's last day, in a [`MonthDay`].
pub(super) const LAST: i8 = -1;

/// Resolves a stretch; one in each of several years becomes several.
pub(super) fn resolve(stretch: &Stretch, context: &Context) -> Vec<Resolved> {
    let last = stretch.to.unwrap_or(stretch.from);
    if let YearOf::Each(first, second) = last.year {
        return (first..=second)
            .map(|year| {
                let in_year = |moment: Moment| Moment { year: YearOf::Known(year), ..moment };
                one(&Stretch { from: in_year(stretch.from), to: stretch.to.map(in_year) }, context)
            })
            .collect();
    }
    if let (Field::School(from), Some(Moment { field: Field::School(to), .. })) = (stretch.from.field, stretch.to) {
        return school_terms(stretch, from, to, context);
    }
    vec![one(stretch, context)]
}

/// «II полугодие 2021/2022 – I полугодие 2022/2023», «I-III четверти»: every part between the two.
fn school_terms(stretch: &Stretch, from: SchoolTerm, to: SchoolTerm, context: &Context) -> Vec<Resolved> {
    let first_year = school_year_of(stretch.from.year, context);
    let last_year = stretch.to.and_then(|to| school_year_of(to.year, context));
    let mut terms = Vec::new();
    let (mut term, mut year) = (from, first_year);
    // Twenty quarters are five years; a longer list is no deadline.
    for _ in 0..20 {
        terms.push(Resolved::School { term, year });
        if term == to && year == last_year {
            return terms;
        }
        let next;
        (next, term) = following_term(term);
        year = year.map(|it| SchoolYear(it.0.saturating_add(i16::from(next))));
    }
    vec![Resolved::NoSuchDay]
}

fn following_term(term: SchoolTerm) -> (bool, SchoolTerm) {
    match term {
        SchoolTerm::Quarter(4) => (true, SchoolTerm::Quarter(1)),
        SchoolTerm::Half(2) => (true, SchoolTerm::Half(1)),
        SchoolTerm::Trimester(3) => (true, SchoolTerm::Trimester(1)),
        SchoolTerm::Quarter(number) => (false, SchoolTerm::Quarter(number + 1)),
        SchoolTerm::Half(number) => (false, SchoolTerm::Half(number + 1)),
        SchoolTerm::Trimester(number) => (false, SchoolTerm::Trimester(number + 1)),
    }
}

fn one(stretch: &Stretch, context: &Context) -> Resolved {
    let last = stretch.to.unwrap_or(stretch.from);
    if let (Field::School(term), None) = (stretch.from.field, stretch.to) {
        return Resolved::School { term, year: school_year_of(stretch.from.year, context) };
    }
    let (Some(from_year), Some(to_year)) = (year_of(stretch.from, context), year_of(last, context)) else {
        return yearless(stretch.from, last, stretch.to.is_none());
    };
    let start = bounds(stretch.from, from_year, context).map(|(from, _)| from);
    let end = bounds(last, to_year, context).map(|(_, to)| to);
    let (Some(mut from), Some(mut to)) = (start, end) else {
        return Resolved::NoSuchDay;
    };
    if from > to {
        // «ноябрь – март 2023»: the year stands at the end; «ноябрь – март» in 2022 runs into the next.
        // «август – май» of a school year begins before it.
        let whole_school_year = context.school_year.is_some() && last.year == YearOf::Unsaid && from_year == to_year;
        let said_at_end = (matches!(last.year, YearOf::Known(_)) || whole_school_year) && from_year == to_year;
        let shift = if said_at_end { -1 } else { 1 };
        let moved = if said_at_end { &mut from } else { &mut to };
        *moved = moved.checked_add(shift.years()).unwrap_or(*moved);
        if from > to {
            return Resolved::NoSuchDay;
        }
    }
    let school_year = matches!(stretch.from.field, Field::SchoolYear).then_some(SchoolYear(from_year));
    Resolved::Dated(Days {
        from,
        to,
        single: stretch.to.is_none() && matches!(last.field, Field::Day { .. } | Field::LastDay { .. }),
        customary: is_customary(stretch.from) || is_customary(last),
        school_year: school_year.filter(|_| stretch.to.is_none()),
    })
}

fn is_customary(moment: Moment) -> bool {
    moment.edge != Edge::Whole
        || matches!(moment.field, Field::Season(_) | Field::WeekOfMonth { .. } | Field::DaysOf { to: LAST, .. })
}

fn yearless(from: Moment, to: Moment, alone: bool) -> Resolved {
    match from.field {
        Field::Year if from.edge == Edge::Whole => return Resolved::SomeYear { school: false },
        Field::SchoolYear if from.edge == Edge::Whole => {
            return Resolved::SomeYear { school: true };
        }
        Field::School(term) => return Resolved::School { term, year: None },
        _ => {}
    }
    let (Some((start, _)), Some((_, end))) = (edge_pattern(from), edge_pattern(to)) else {
        return Resolved::NoSuchDay;
    };
    // A leap year has every day that any year has.
    let exists = |day: MonthDay| day.day == LAST || Date::new(2024, day.month, day.day).is_ok();
    if !exists(start) || !exists(end) {
        return Resolved::NoSuchDay;
    }
    Resolved::Yearless {
        from: start,
        to: end,
        single: alone && matches!(to.field, Field::Day { .. } | Field::LastDay { .. }),
    }
}

/// The school year that is meant, if it can be told.
pub(super) fn school_year_of(year: YearOf, context: &Context) -> Option<SchoolYear> {
    match year {
        YearOf::School(first) | YearOf::Known(first) => Some(SchoolYear(first)),
        YearOf::NewSchool => {
            context.school_year.map(|it| SchoolYear(it.0.saturating_add(1))).or(context.year.map(SchoolYear))
        }
        _ => context.school_year.or(context.year.map(SchoolYear)),
    }
}

/// The calendar year in which a moment begins.
fn year_of(moment: Moment, context: &Context) -> Option<i16> {
    if matches!(moment.field, Field::SchoolYear) {
        return school_year_of(moment.year, context).map(|it| it.0);
    }
    let autumn = pattern(moment).is_some_and(|(start, _)| start.month >= 9);
    let within = |school: SchoolYear| {
        if autumn { school.0 } else { school.0.saturating_add(1) }
    };
    match moment.year {
        YearOf::Known(year) => Some(year),
        YearOf::Each(year, _) => Some(year),
        YearOf::School(first) => Some(within(SchoolYear(first))),
        YearOf::SomeSchool | YearOf::NewSchool => school_year_of(moment.year, context).map(within),
        YearOf::Current => context.year.or_else(|| only_year(context)),
        YearOf::Next => context.year.map(|year| year.saturating_add(1)),
        YearOf::Previous => context.year.map(|year| year.saturating_sub(1)),
        YearOf::AfterReported | YearOf::Reported => None,
        YearOf::Unsaid => match (context.school_year, moment.field) {
            (Some(school), field) if !matches!(field, Field::Year | Field::Quarter(_) | Field::Half(_)) => {
                Some(within(school))
            }
            (school, _) => context
                .year
                .or_else(|| only_year(context))
                .or_else(|| only_year_of_term(moment, context))
                .or(school.map(within)),
        },
    }
}

/// The year of a term that lies within one year.
fn only_year(context: &Context) -> Option<i16> {
    let (from, to) = (context.term_from?, context.term_to?);
    (from.year() == to.year()).then_some(from.year())
}

/// The year in which a day falls into the term, when there is only one.
fn only_year_of_term(moment: Moment, context: &Context) -> Option<i16> {
    let (from, to) = (context.term_from?, context.term_to?);
    if matches!(moment.field, Field::Year) || to.year() - from.year() > 50 {
        return None;
    }
    let mut years = (from.year()..=to.year())
        .filter(|year| bounds(moment, *year, context).is_some_and(|(_, end)| end >= from && end <= to));
    let only = years.next()?;
    years.next().is_none().then_some(only)
}

fn md(month: i8, day: i8) -> MonthDay {
    MonthDay { month, day }
}

/// The first and last day of a whole field in any year; nothing for what lies in two years.
fn pattern(moment: Moment) -> Option<(MonthDay, MonthDay)> {
    let third = |number: u32| i8::try_from(number).unwrap_or(1);
    Some(match moment.field {
        Field::Year => (md(1, 1), md(12, 31)),
        Field::Half(number) => {
            if number == 1 {
                (md(1, 1), md(6, 30))
            } else {
                (md(7, 1), md(12, 31))
            }
        }
        Field::Quarter(number) => (md(third(number) * 3 - 2, 1), md(third(number) * 3, LAST)),
        Field::Month(month) => (md(month, 1), md(month, LAST)),
        Field::Day { month, day } => {
            let day = i8::try_from(day).ok()?;
            (md(month, day), md(month, day))
        }
        Field::LastDay { month } => (md(month, LAST), md(month, LAST)),
        Field::Decade { month, number } => match number {
            1 => (md(month, 1), md(month, 10)),
            2 => (md(month, 11), md(month, 20)),
            _ => (md(month, 21), md(month, LAST)),
        },
        Field::HalfMonth { month, number } => match number {
            1 => (md(month, 1), md(month, 15)),
            _ => (md(month, 16), md(month, LAST)),
        },
        Field::WeekOfMonth { month, number } => match number {
            number @ 1..=3 => (md(month, third(number) * 7 - 6), md(month, third(number) * 7)),
            4 => (md(month, 22), md(month, 28)),
            _ => (md(month, 25), md(month, LAST)),
        },
        Field::DaysOf { month, from, to } => (md(month, from), md(month, to)),
        Field::Season(season) => match season {
            0 => (md(12, 1), md(2, LAST)),
            1 => (md(3, 1), md(5, 31)),
            2 => (md(6, 1), md(8, 31)),
            _ => (md(9, 1), md(11, 30)),
        },
        Field::SchoolYear => (md(9, 1), md(8, 31)),
        Field::School(_) | Field::Bare(_) => return None,
    })
}

/// The same with «начало», «середина», «конец»: ten days of a month, a month of anything longer.
fn edge_pattern(moment: Moment) -> Option<(MonthDay, MonthDay)> {
    let (from, to) = pattern(moment)?;
    let long = from.month != to.month;
    let part = !matches!(moment.field, Field::Month(_)) && !long;
    Some(match moment.edge {
        Edge::Whole => (from, to),
        // «до конца первой декады»: a part of a month is too short to have parts of its own.
        Edge::Start if part => (from, from),
        Edge::End if part => (to, to),
        Edge::Middle if part => (from, to),
        // A school year ends with its lessons, as custom has it.
        Edge::End if matches!(moment.field, Field::SchoolYear) => (md(5, 1), md(5, 31)),
        Edge::Start if long => (from, md(from.month, LAST)),
        Edge::Start => (from, md(from.month, 10)),
        Edge::Middle if long => {
            let middle = from.month + (to.month - from.month).rem_euclid(12) / 2;
            let middle = (middle - 1).rem_euclid(12) + 1;
            (md(middle, 1), md(middle, LAST))
        }
        Edge::Middle => (md(from.month, 11), md(from.month, 20)),
        Edge::End if long => (md(to.month, 1), to),
        Edge::End => (md(to.month, 21), to),
    })
}

/// The first and last day of a moment that begins in this year.
fn bounds(moment: Moment, year: i16, context: &Context) -> Option<(Date, Date)> {
    if matches!(moment.field, Field::SchoolYear) && moment.edge == Edge::End {
        let end = lessons_end(SchoolYear(year), context)?;
        return Some((end.first_of_month(), end));
    }
    if let Field::School(SchoolTerm::Half(number)) = moment.field {
        return school_half(number, moment, year, context);
    }
    let (from, to) = edge_pattern(moment)?;
    let start = on(year, from)?;
    let end = on(year, to)?;
    let end = if end < start { end.checked_add(1.year()).ok()? } else { end };
    Some((start, end))
}

/// School halves as custom has them: September to December, January to the end of lessons.
fn school_half(number: u8, moment: Moment, year: i16, context: &Context) -> Option<(Date, Date)> {
    let school = school_year_of(moment.year, context).unwrap_or(SchoolYear(year));
    match number {
        1 => Some((on(school.0, md(9, 1))?, on(school.0, md(12, 31))?)),
        _ => Some((on(school.0.checked_add(1)?, md(1, 1))?, lessons_end(school, context)?)),
    }
}

/// The last day of lessons in a school year.
pub(super) fn lessons_end(year: SchoolYear, context: &Context) -> Option<Date> {
    on(year.0.checked_add(1)?, context.lessons_end.unwrap_or(md(5, 31)))
}

/// A day of a year; a month's last day where the day is [`LAST`].
pub(super) fn on(year: i16, day: MonthDay) -> Option<Date> {
    match day.day {
        LAST => Date::new(year, day.month, 1).ok().map(Date::last_of_month),
        number => Date::new(year, day.month, number).ok(),
    }
}

/// The whole of what a moment names, without its edge: for «до начала …» and «до конца …».
pub(super) fn whole(moment: Moment, context: &Context) -> Option<(Date, Date)> {
    let plain = Moment { edge: Edge::Whole, ..moment };
    let year = year_of(plain, context)?;
    bounds(plain, year, context)
}
