//! Repetitions put together from their pieces: which pattern, which reporting period, from when until when.

use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};

use super::{
    atom::{DayOfMonth, DaySpec, MonthSpec},
    moment::{Edge, Field, Moment, Stretch},
    pieces::{Desk, Pieces, is_years},
    resolve::{self, LAST, Resolved},
};
use crate::{
    Open,
    rule::{Cycle, Extra, MonthDay, Per, Recurrence, Recurring, Rule, Slice, WeekdayOf},
};

fn recurring(rrule: Recurrence) -> Recurring {
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
    bound(&mut it, pieces, None, desk);
    Some(Rule::Rrule(it))
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
    let cycle = cycle.map(|cycle| if cycle == Per::SchoolQuarter { Per::Quarter } else { cycle });
    let mut ambiguous = matches!(day.day, DaySpec::Week(_));
    let longer = cycle.filter(|cycle| matches!(cycle, Per::Quarter | Per::Half | Per::Years(1)));
    let (per, offset, months): (Option<Per>, Option<i8>, Vec<i8>) = match day.month {
        MonthSpec::Each => (None, None, Vec::new()),
        MonthSpec::Same => match longer {
            Some(per) => (Some(per), Some(0), months_of(per, -1, false)),
            None => (Some(Per::MONTH), Some(0), Vec::new()),
        },
        MonthSpec::Following(said) => {
            let per = longer.or(said).unwrap_or(Per::MONTH);
            (Some(per), Some(-1), months_of(per, 1, true))
        }
        MonthSpec::NthOf { n, per, following } => {
            (Some(per), Some(if following { -1 } else { 0 }), months_of(per, n, following))
        }
        MonthSpec::Unsaid => match longer {
            Some(per) => {
                desk.ask(Open::MonthNotNamed);
                ambiguous = true;
                (Some(per), Some(-1), months_of(per, 1, true))
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

/// The n-th months (−1: the last) of all periods of a year, or the same of the following periods.
fn months_of(per: Per, n: i8, following: bool) -> Vec<i8> {
    let length = match per {
        Per::Quarter => 3,
        Per::Half => 6,
        Per::Years(1) => 12,
        _ => return Vec::new(),
    };
    let within = if n < 1 { length } else { n.min(length) };
    let _ = following;
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
        DaySpec::Decade(number) => {
            it.by_month_day = match number {
                1 => (1..=10).collect(),
                2 => (11..=20).collect(),
                _ => (21..=31).collect(),
            };
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
        DaySpec::Week(number) => {
            it.by_month_day = match number {
                number @ 1..=4 => (number * 7 - 6..=number * 7).collect(),
                _ => (-7..=-1).collect(),
            };
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

fn every_weekday(day: i8) -> Option<WeekdayOf> {
    let weekday = Weekday::from_monday_one_offset(day).ok()?;
    Some(WeekdayOf { ordinal: 0, weekday })
}

/// «31.03.2022, далее ежеквартально»: the first day, then the same day of every period.
pub(super) fn then_every(pieces: &mut Pieces, desk: &mut Desk) -> Option<Rule> {
    let per = pieces.then.take()?;
    let months = match per {
        Per::Months(n) => Some(n),
        Per::Quarter => Some(3),
        Per::Half => Some(6),
        _ => None,
    };
    let mut first: Vec<Stretch> = pieces.by.iter().map(|(stretch, _)| *stretch).collect();
    first.extend(pieces.bare());
    let days = desk.days(&first);
    let (Some(days), Some(months), true) = (days, months, first.len() == 1) else {
        pieces.cycle = pieces.cycle.or(Some(per));
        return None;
    };
    pieces.by.clear();
    pieces.on.clear();
    if !days.single {
        // «март 2022, далее ежеквартально»: no day is named, so it is a frequency from then on.
        let from = Some(days.from);
        let (count, bound) = (1, Some(crate::rule::Bound::Exact));
        let extra = Extra::default();
        return Some(Rule::Frequency(crate::rule::Frequency { count, per, bound, from, to: None, extra }));
    }
    let mut rrule = Recurrence::every(Cycle::Monthly);
    rrule.interval = months;
    let last = days.to == days.to.last_of_month();
    rrule.by_month_day = vec![if last { -1 } else { days.to.day() }];
    let mut it = recurring(rrule);
    bound(&mut it, pieces, Some(days.to), desk);
    Some(Rule::Rrule(it))
}

/// «ежегодно до 1 октября», «31.12.2020, далее ежегодно», «по полугодиям: до 10 июля и до 10 января»
pub(super) fn yearly(pieces: &mut Pieces, desk: &mut Desk) -> Option<Rule> {
    let yearly = pieces.cycle == Some(Per::YEAR) || pieces.then_yearly.is_some();
    let several = pieces.by.len() + pieces.bare().iter().filter(|it| !is_years(it)).count() > 1;
    let part = matches!(pieces.cycle, Some(Per::Quarter | Per::Half | Per::Months(_) | Per::SchoolQuarter));
    // A count with its own dates («1 раз в полугодие: до 10 июля, до 10 января») is a repetition, too.
    let counted = pieces.cycle.is_none()
        && pieces
            .times
            .first()
            .is_some_and(|it| matches!(it.per, Per::Quarter | Per::Half) || it.per == Per::YEAR && !it.loose);
    let dated = !pieces.by.is_empty() || several;
    // «1 раз в год, в сентябре»
    let once =
        counted && pieces.bare().iter().any(|it| !is_years(it)) && pieces.times.iter().all(|it| it.per == Per::YEAR);
    if !(yearly || (part && several) || (counted && dated) || once) {
        return None;
    }
    let own_year = |stretch: &Stretch| matches!(stretch.from.year, super::moment::YearOf::Known(_));
    let fixed = pieces.by.iter().any(|(stretch, _)| own_year(stretch)) || pieces.bare().iter().any(own_year);
    if !yearly && fixed {
        // «раз в полугодие: до 30 июня, до 31 декабря 2022 г.»: the dates of one year are just dates.
        pieces.times.clear();
        pieces.cycle = None;
        return super::dated::deadline(pieces, desk).or_else(|| super::dated::bare(pieces, desk));
    }
    let by = !pieces.by.is_empty();
    let mut dates: Vec<Stretch> = std::mem::take(&mut pieces.by).into_iter().map(|(moment, _)| moment).collect();
    let bare = pieces.bare();
    let (mut years, days): (Vec<Stretch>, Vec<Stretch>) = bare.into_iter().partition(is_years);
    dates.extend(days);
    // «ежегодно в период с 15 августа по 10 сентября»
    let through = std::mem::take(&mut pieces.through);
    let (bounds, windows): (Vec<Stretch>, Vec<Stretch>) = through.into_iter().partition(is_years);
    pieces.through = bounds;
    if dates.is_empty() {
        dates.extend(windows);
    }
    // «до 31.12.2023, 2024 …» is no repetition; a lone year with «далее» is one.
    if dates.is_empty() && pieces.then_yearly.is_some() && !years.is_empty() {
        dates = std::mem::take(&mut years);
    }
    if dates.is_empty() {
        return None;
    }
    pieces.on.clear();
    pieces.through.extend(years);
    let cycle = pieces.cycle.take().or_else(|| pieces.times.pop().map(|it| it.per));
    let open_ended = pieces.then_yearly.take().unwrap_or(false);
    let after_reported = dates.iter().any(|it| it.from.year == super::moment::YearOf::AfterReported);
    let mut rules = patterns(&dates, by, desk)?;
    for (it, start) in &mut rules {
        it.open_ended = open_ended;
        if let (Some(per), true) = (cycle, part || counted) {
            (it.period, it.period_offset) = (Some(per), None);
        }
        if after_reported {
            (it.period, it.period_offset) = (Some(Per::YEAR), Some(-1));
        }
        bound(it, &mut pieces.clone(), *start, desk);
    }
    pieces.from = None;
    pieces.through.clear();
    Some(with_also(rules.into_iter().map(|(it, _)| it)))
}

fn with_also(rules: impl Iterator<Item = Recurring>) -> Rule {
    let mut rules = rules.map(Rule::Rrule);
    let mut first = rules.next().unwrap_or_else(Rule::unspecified);
    first.extra_mut().also.extend(rules);
    first
}

/// Moments without a year and without a context that has one: they come every year until somebody says which
/// year is meant; the question is asked by the caller.
pub(super) fn every_year(dates: &[Stretch], by: bool, desk: &mut Desk) -> Option<Rule> {
    // «года, следующего за отчетным» is said of every year.
    let after_reported = dates.iter().any(|it| it.from.year == super::moment::YearOf::AfterReported);
    if !after_reported {
        desk.ask(Open::YearNotStated);
    }
    let rules = patterns(dates, by, desk)?.into_iter().map(|(mut it, start)| {
        it.extra.ambiguous = !after_reported;
        if after_reported {
            (it.period, it.period_offset) = (Some(Per::YEAR), Some(-1));
        }
        bound(&mut it, &mut Pieces::default(), start, desk);
        it
    });
    Some(with_also(rules.collect::<Vec<_>>().into_iter()))
}

/// One day or window of every year.
#[derive(Clone, Copy)]
struct Yearly {
    from: MonthDay,
    to: MonthDay,
    window: bool,
    /// A whole month or months.
    whole_months: bool,
    start: Option<Date>,
}

/// The patterns of moments: one where their days agree, several where not.
fn patterns(dates: &[Stretch], by: bool, desk: &mut Desk) -> Option<Vec<(Recurring, Option<Date>)>> {
    let mut parts = Vec::new();
    for stretch in dates {
        for resolved in resolve::resolve(stretch, desk.context) {
            parts.push(yearly_part(stretch, &resolved, by, desk)?);
        }
    }
    let start = parts.iter().filter_map(|part| part.start).min();
    let singles = parts.iter().all(|part| !part.window);
    if singles {
        return Some(grouped(&parts, start));
    }
    let mut months: Vec<i8> = parts.iter().map(|part| part.to.month).collect();
    months.sort_unstable();
    months.dedup();
    if parts.iter().all(|part| part.whole_months && part.from.month == part.to.month) && parts.len() > 1 {
        let mut rrule = Recurrence::every(Cycle::Yearly);
        rrule.by_month = months;
        let mut it = recurring(rrule);
        it.window = Some("month".to_owned());
        return Some(vec![(it, start)]);
    }
    Some(parts.iter().map(|part| (one_pattern(part), part.start)).collect())
}

/// Days that agree in their number or their month share a pattern.
fn grouped(parts: &[Yearly], start: Option<Date>) -> Vec<(Recurring, Option<Date>)> {
    let one_month = parts.iter().all(|part| Some(part.to.month) == parts.first().map(|it| it.to.month));
    let mut groups: Vec<(Recurrence, Option<Date>)> = Vec::new();
    for part in parts {
        let own = Recurrence::yearly_on(part.to.month, part.to.day);
        let fitting = groups.iter_mut().find(|(rrule, _)| one_month || rrule.by_month_day.as_slice() == [part.to.day]);
        let Some((rrule, first)) = fitting else {
            groups.push((own, part.start));
            continue;
        };
        if one_month && !rrule.by_month_day.contains(&part.to.day) {
            rrule.by_month_day.push(part.to.day);
        }
        if !rrule.by_month.contains(&part.to.month) {
            rrule.by_month.push(part.to.month);
            rrule.by_month.sort_unstable();
        }
        *first = (*first).min(part.start).or(part.start);
    }
    let alone = groups.len() == 1;
    groups.into_iter().map(|(rrule, first)| (recurring(rrule), if alone { start } else { first })).collect()
}

fn yearly_part(stretch: &Stretch, resolved: &Resolved, by: bool, desk: &mut Desk) -> Option<Yearly> {
    let last = stretch.to.unwrap_or(stretch.from);
    let day = |date: Date| MonthDay { month: date.month(), day: date.day() };
    let open_month = |field: Field| !matches!(field, Field::Day { .. });
    let (from, to, single, start) = match resolved {
        Resolved::Dated(days) => {
            let mut to = day(days.to);
            // February's last day is the month's last day in every year.
            if open_month(last.field) && days.to == days.to.last_of_month() && to.month == 2 {
                to.day = LAST;
            }
            (
                day(days.from),
                to,
                days.single,
                Some(if by || days.single || is_years(stretch) { days.to } else { days.from }),
            )
        }
        Resolved::Yearless { from, to, single } => (*from, *to, *single, None),
        Resolved::NoSuchDay => {
            desk.ask(Open::NoSuchDay { words: String::new() });
            return None;
        }
        Resolved::SomeYear { .. } | Resolved::School { .. } => return None,
    };
    let edge = last.edge == Edge::Start && by;
    let year_long = matches!(stretch.from.field, Field::Year | Field::SchoolYear);
    if edge {
        // «ежегодно к началу учебного года»: the day before it.
        let before = resolve::on(2023, from)?.yesterday().ok()?;
        return Some(Yearly { from: day(before), to: day(before), window: false, whole_months: false, start: None });
    }
    if by && !single && last.edge == Edge::Whole && open_month(last.field) {
        desk.ask(Open::EdgeOfPeriodUnclear);
    }
    let whole_months = from.day == 1 && open_month(last.field) && last.edge == Edge::Whole && full_months(last);
    Some(Yearly { from, to, window: !(single || by || year_long), whole_months, start })
}

fn full_months(moment: Moment) -> bool {
    matches!(moment.field, Field::Month(_) | Field::Quarter(_) | Field::Half(_) | Field::Season(_))
}

fn one_pattern(part: &Yearly) -> Recurring {
    if !part.window {
        return recurring(Recurrence::yearly_on(part.to.month, part.to.day));
    }
    let mut rrule = Recurrence::every(Cycle::Yearly);
    if part.whole_months {
        let count = (part.to.month - part.from.month).rem_euclid(12) + 1;
        rrule.by_month = (0..count).map(|offset| (part.from.month - 1 + offset) % 12 + 1).collect();
        let mut it = recurring(rrule);
        it.window = Some(if count == 1 { "month".to_owned() } else { format!("{count}months") });
        return it;
    }
    if part.from.month == part.to.month {
        let last = if part.to.day == LAST { 31 } else { part.to.day };
        rrule.by_month = vec![part.to.month];
        rrule.by_month_day = (part.from.day..=last).collect();
        let mut it = recurring(rrule);
        it.window = Some(format!("{}days", last - part.from.day + 1));
        return it;
    }
    // A window over the end of a month closes with its last day; its beginning stands in the window.
    let mut it = recurring(Recurrence::yearly_on(part.to.month, part.to.day));
    it.window = Some(format!("from:{:02}-{:02}", part.from.month, part.from.day));
    it
}

/// Gives a repetition its first day and its end: what the phrase names first, then the document's term.
fn bound(it: &mut Recurring, pieces: &mut Pieces, start: Option<Date>, desk: &mut Desk) {
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
