//! Repetitions whose dates have months: «ежегодно до 1 октября», «31.12.2020, далее ежегодно».

use jiff::civil::Date;

use super::{
    moment::{Edge, Field, Moment, Stretch, YearOf},
    pieces::{Desk, Pieces, is_years},
    repeats::{bound, recurring},
    resolve::{self, LAST, Resolved},
};
use crate::{
    Open,
    rule::{Bound, Cycle, Extra, Frequency, MonthDay, Per, Recurrence, Recurring, Rule},
};

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
        let (count, bound) = (1, Some(Bound::Exact));
        let extra = Extra::default();
        return Some(Rule::Frequency(Frequency { count, per, bound, from, to: None, extra }));
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
        && pieces.times.first().is_some_and(|it| {
            matches!(it.per, Per::Quarter | Per::Half | Per::SchoolQuarter | Per::SchoolTrimester)
                || per_year(it.per) && !it.loose
        });
    let dated = !pieces.by.is_empty() || several;
    // «1 раз в год, в сентябре»
    let once =
        counted && pieces.bare().iter().any(|it| !is_years(it)) && pieces.times.iter().all(|it| per_year(it.per));
    if !(yearly || (part && several) || (counted && dated) || once) {
        return None;
    }
    let own_year = |stretch: &Stretch| matches!(stretch.from.year, YearOf::Known(_));
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
    let reported = reported_year(&dates);
    let mut rules = patterns(&dates, by, desk)?;
    for (it, start) in &mut rules {
        it.open_ended = open_ended;
        if let (Some(per), true) = (cycle, part || counted) {
            (it.period, it.period_offset) = (Some(per), None);
        }
        if let Some(offset) = reported {
            (it.period, it.period_offset) = (Some(Per::YEAR), Some(offset));
        }
        bound(it, &mut pieces.clone(), *start, desk);
    }
    pieces.from = None;
    pieces.through.clear();
    Some(with_also(rules.into_iter().map(|(it, _)| it)))
}

fn per_year(per: Per) -> bool {
    matches!(per, Per::Years(1) | Per::SchoolYear)
}

/// «отчетного года» closes that year itself, «года, следующего за отчетным» the one before.
fn reported_year(dates: &[Stretch]) -> Option<i8> {
    dates.iter().find_map(|it| match it.from.year {
        YearOf::AfterReported => Some(-1),
        YearOf::Reported => Some(0),
        _ => None,
    })
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
    let reported = reported_year(dates);
    if reported.is_none() {
        desk.ask(Open::YearNotStated);
    }
    let rules = patterns(dates, by, desk)?.into_iter().map(|(mut it, start)| {
        it.extra.ambiguous = reported.is_none();
        if let Some(offset) = reported {
            (it.period, it.period_offset) = (Some(Per::YEAR), Some(offset));
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
            desk.ask(Open::NoSuchDay);
            return None;
        }
        Resolved::SomeYear { .. } | Resolved::School { .. } => return None,
    };
    let edge = last.edge == Edge::Start && by;
    let year_long = is_years(stretch);
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
