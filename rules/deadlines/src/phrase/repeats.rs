//! Repetitions put together from their pieces: which pattern, which reporting period, from when until when.

use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};

use super::{
    atom::{DayOfMonth, DaySpec, MonthSpec},
    moment::{Field, Stretch},
    pieces::{Desk, Pieces},
};
use crate::{
    Open,
    rule::{Cycle, Deadline, Extra, OnDate, Per, Recurrence, Recurring, Rule, Slice, WeekdayOf},
};

pub(super) fn recurring(rrule: Recurrence) -> Recurring {
    Recurring {
        rrule,
        dtstart: None,
        until: None,
        period: None,
        period_offset: None,
        window: None,
        open_ended: false,
        working_calendar: false,
        extra: Extra::default(),
    }
}

/// «ежеквартально до 15 числа месяца, следующего за отчетным»
pub(super) fn by_day_of_month(pieces: &mut Pieces, desk: &mut Desk) -> Option<Rule> {
    (!pieces.day_of_month.is_empty()).then_some(())?;
    let day = pieces.day_of_month.remove(0);
    // «с 1 по 10 число ежемесячно» and «ежемесячно, последняя среда» have the cycle beside them.
    let cycle = pieces.cycle.take().or(pieces.times.pop().map(|times| times.per));
    let mut it = monthly(&day, cycle, desk);
    if let Some(open_ended) = pieces.then_yearly.take() {
        it.open_ended = open_ended;
    }
    if let (MonthSpec::Named(_), Some(rule)) = (day.month, one_day(&day, &it, pieces, desk)) {
        return Some(rule);
    }
    bound(&mut it, pieces, None, desk);
    Some(Rule::Rrule(it))
}

/// «вторая суббота октября 2022 года» is a day and repeats nowhere.
fn one_day(day: &DayOfMonth, it: &Recurring, pieces: &mut Pieces, desk: &mut Desk) -> Option<Rule> {
    if it.working_calendar || it.open_ended {
        return None;
    }
    let year = desk.days(&pieces.bare()).map(|days| days.from.year()).or(desk.context.year)?;
    let (from, to) = (Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?);
    let date = *it.rrule.expand(from, to, 1).first()?;
    pieces.on.clear();
    let extra = Extra::default();
    Some(if day.by {
        Rule::Deadline(Deadline { by: date, inclusive: None, starts: None, extra })
    } else {
        Rule::Date(OnDate { date, extra })
    })
}

/// The same inside a section: «за IV квартал – до 25 числа последнего месяца квартала».
pub(super) fn of_slices(day: &DayOfMonth, slices: &[Slice], desk: &mut Desk) -> Option<Rule> {
    let shift = match day.month {
        MonthSpec::Following(_) => 1,
        MonthSpec::NthOf { following: true, .. } => 1,
        _ => 0,
    };
    let months: Vec<i8> = slices
        .iter()
        .filter_map(|slice| match slice {
            Slice::Month(month) => Some(*month),
            Slice::Quarter(number) => i8::try_from(*number).ok().map(|number| number * 3),
            Slice::Half(number) => i8::try_from(*number).ok().map(|number| number * 6),
            Slice::Year | Slice::InYear(_) => Some(12),
            _ => None,
        })
        .map(|month: i8| (month - 1 + shift) % 12 + 1)
        .collect();
    let (mut rrule, window, working) = pattern(&day.day);
    rrule.by_month = months;
    if !working && rrule.by_day.is_empty() {
        rrule.frequency = Cycle::Yearly;
    }
    let mut it = recurring(rrule);
    (it.window, it.working_calendar) = (window, working);
    it.period_offset = Some(-shift);
    bound(&mut it, &mut Pieces::default(), None, desk);
    Some(Rule::Rrule(it))
}

fn monthly(day: &DayOfMonth, cycle: Option<Per>, desk: &mut Desk) -> Recurring {
    let (mut rrule, window, working) = pattern(&day.day);
    let mut ambiguous = matches!(day.day, DaySpec::Weeks(_));
    let longer = cycle.filter(|cycle| !months_of(*cycle, 1).is_empty());
    let (per, offset, months): (Option<Per>, Option<i8>, Vec<i8>) = match day.month {
        MonthSpec::Each => (None, None, Vec::new()),
        MonthSpec::Named(month) => (None, None, vec![month]),
        MonthSpec::Same => match longer {
            Some(per) => (Some(per), Some(0), months_of(per, -1)),
            None => (Some(Per::MONTH), Some(0), Vec::new()),
        },
        MonthSpec::Following(said) => {
            let per = longer.or(said).unwrap_or(Per::MONTH);
            (Some(per), Some(-1), months_of(per, 1))
        }
        MonthSpec::NthOf { n, per, following } => (Some(per), Some(if following { -1 } else { 0 }), months_of(per, n)),
        MonthSpec::Unsaid => match longer {
            Some(per) => {
                desk.ask(Open::MonthNotNamed);
                ambiguous = true;
                (Some(per), Some(-1), months_of(per, 1))
            }
            None => {
                if cycle.is_none() && matches!(day.day, DaySpec::Numbers(_)) {
                    // «до 10 числа»: of every month, as far as the phrase goes.
                    desk.ask(Open::MonthNotNamed);
                    ambiguous = true;
                }
                (None, None, Vec::new())
            }
        },
    };
    if per.is_some_and(is_school_part) {
        // A school's calendar bounds its quarters; the months are those of custom.
        desk.ask(Open::EdgeOfPeriodUnclear);
        ambiguous = true;
    }
    // BYSETPOS and ordinals of weekdays count within a cycle, so those stay monthly.
    if !months.is_empty() && rrule.by_set_pos.is_empty() && rrule.by_day.is_empty() {
        rrule.frequency = Cycle::Yearly;
    }
    rrule.by_month = months;
    if let (Some(Per::Months(n)), true) = (cycle, rrule.by_month.is_empty()) {
        rrule.interval = n;
    }
    let mut it = recurring(rrule);
    (it.period, it.period_offset) = (per, offset);
    (it.window, it.working_calendar) = (window, working);
    it.extra.ambiguous = ambiguous;
    it
}

fn is_school_part(per: Per) -> bool {
    matches!(per, Per::SchoolQuarter | Per::SchoolTrimester | Per::SchoolHalf)
}

/// The n-th months (−1: the last) of all periods of a year.
fn months_of(per: Per, n: i8) -> Vec<i8> {
    // Quarters of a school year end in October, December, March and May; what follows them, a month later.
    match (per, n) {
        (Per::SchoolQuarter, 1) => return vec![1, 4, 6, 11],
        (Per::SchoolQuarter, _) => return vec![3, 5, 10, 12],
        (Per::SchoolTrimester, 1) => return vec![3, 6, 12],
        (Per::SchoolTrimester, _) => return vec![2, 5, 11],
        (Per::SchoolHalf, 1) => return vec![1, 6],
        (Per::SchoolHalf, _) => return vec![5, 12],
        _ => {}
    }
    let length = match per {
        Per::Quarter => 3,
        Per::Half => 6,
        Per::Years(1) => 12,
        _ => return Vec::new(),
    };
    let within = if n < 1 { length } else { n.min(length) };
    (0..12 / length).map(|index| index * length + within).collect()
}

fn pattern(day: &DaySpec) -> (Recurrence, Option<String>, bool) {
    let mut it = Recurrence::every(Cycle::Monthly);
    let mut window = None;
    let mut working = false;
    match day {
        DaySpec::Numbers(days) => it.by_month_day = days.clone(),
        DaySpec::Window(first, last) => {
            it.by_month_day = (*first..=*last).collect();
            window = Some(format!("{}days", last - first + 1));
        }
        DaySpec::Decades(numbers) => {
            let days = |number: &u8| match number {
                1 => 1..=10,
                2 => 11..=20,
                _ => 21..=31,
            };
            it.by_month_day = numbers.iter().flat_map(days).collect();
            window = Some("decade".to_owned());
        }
        DaySpec::WorkingDay(position) => {
            it.by_day = [Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday, Weekday::Friday]
                .map(|weekday| WeekdayOf { ordinal: 0, weekday })
                .to_vec();
            it.by_set_pos = vec![i16::from(*position)];
            working = true;
        }
        DaySpec::Weekday(positions, weekday) => {
            let weekday = Weekday::from_monday_one_offset(*weekday).unwrap_or(Weekday::Monday);
            it.by_day = positions.iter().map(|ordinal| WeekdayOf { ordinal: *ordinal, weekday }).collect();
        }
        DaySpec::Weeks(numbers) => {
            let days = |number: &i8| match number {
                number @ 1..=4 => number * 7 - 6..=number * 7,
                _ => -7..=-1,
            };
            it.by_month_day = numbers.iter().flat_map(days).collect();
            window = Some("week".to_owned());
        }
    }
    (it, window, working)
}

/// «еженедельно, по пятницам», «по рабочим дням»
pub(super) fn by_weekday(pieces: &mut Pieces, desk: &mut Desk) -> Option<Rule> {
    let mut rrule = Recurrence::every(Cycle::Weekly);
    let working = std::mem::take(&mut pieces.every_working_day);
    if working {
        rrule.by_day = (1..=5).filter_map(every_weekday).collect();
    } else {
        (!pieces.weekdays.is_empty()).then_some(())?;
        if pieces.cycle.is_none() && pieces.times.is_empty() && names_a_day(pieces) {
            // «суббота, 5 марта 2022 г.»: the weekday only repeats the date.
            pieces.weekdays.clear();
            return None;
        }
        rrule.by_day = std::mem::take(&mut pieces.weekdays).into_iter().filter_map(every_weekday).collect();
    }
    if let Some(Per::Weeks(n)) = pieces.cycle.take().or(pieces.times.pop().map(|times| times.per)) {
        rrule.interval = n;
    }
    let mut it = recurring(rrule);
    it.working_calendar = working;
    bound(&mut it, pieces, None, desk);
    Some(Rule::Rrule(it))
}

fn names_a_day(pieces: &Pieces) -> bool {
    let day = |it: &Stretch| it.to.is_none() && matches!(it.from.field, Field::Day { .. });
    matches!(pieces.bare().as_slice(), [only] if day(only)) || matches!(pieces.by.as_slice(), [(only, _)] if day(only))
}

fn every_weekday(day: i8) -> Option<WeekdayOf> {
    let weekday = Weekday::from_monday_one_offset(day).ok()?;
    Some(WeekdayOf { ordinal: 0, weekday })
}

/// Gives a repetition its first day and its end: what the phrase names first, then the document's term.
pub(super) fn bound(it: &mut Recurring, pieces: &mut Pieces, start: Option<Date>, desk: &mut Desk) {
    let within = desk.days(&std::mem::take(&mut pieces.through));
    let bare = pieces.bare();
    let within = within.or_else(|| {
        let days = (!bare.is_empty()).then(|| desk.days(&bare)).flatten();
        if days.is_some() {
            pieces.on.clear();
        }
        days
    });
    let from = pieces.from.take().and_then(|from| desk.days(&[from])).map(|days| days.from);
    let whole_years = it.open_ended;
    it.until = within.map(|days| days.to).or(desk.context.term_to).map(|day| {
        // «2022 и последующие годы» runs through the last year of the term; the derivation cuts it there.
        if whole_years { day.last_of_year() } else { day }
    });
    it.dtstart = match (start, from.or(within.map(|days| days.from)).or(desk.context.term_from)) {
        (Some(start), Some(earliest)) if start < earliest && from.or(within.map(|it| it.from)).is_some() => {
            first_from(&it.rrule, earliest)
        }
        (Some(start), _) => Some(start),
        (None, Some(earliest)) => first_from(&it.rrule, earliest),
        (None, None) => None,
    };
}

fn first_from(rrule: &Recurrence, earliest: Date) -> Option<Date> {
    let horizon = earliest.checked_add(4.years()).ok()?;
    let fixed = !(rrule.by_month_day.is_empty() && rrule.by_day.is_empty());
    let start = if fixed { earliest } else { earliest.first_of_month() };
    rrule.expand(start, horizon, 1).first().copied()
}
