//! Deadlines, days, ranges and lists of them.

use jiff::civil::Date;

use super::{
    atom::By,
    moment::{Edge, Field, Moment, Stretch, YearOf},
    pieces::{Desk, Pieces, is_years},
    resolve::{self, Days, Resolved},
    stretches, yearly,
};
use crate::{
    Open,
    rule::{
        Anchor, AsScheduled, Dates, Deadline, Extra, Item, Limit, OnDate, Range, Rule, SchoolTerm, SchoolYear,
        Throughout, Unspecified,
    },
};

/// «до …», one or several.
pub(super) fn deadline(pieces: &mut Pieces, desk: &mut Desk) -> Option<Rule> {
    let mut list = std::mem::take(&mut pieces.by);
    if let ([(by, _)], [period]) = (list.as_mut_slice(), pieces.bare().as_slice()) {
        // «IV квартал 2022 года, не позднее 20 декабря»: of the same year.
        *by = with_year_of(*by, *period);
    }
    let (first, how) = *list.first()?;
    let stretches: Vec<Stretch> = list.iter().map(|(stretch, _)| *stretch).collect();
    let resolved: Vec<Resolved> =
        stretches.iter().flat_map(|stretch| resolve::resolve(stretch, desk.context)).collect();
    if let Some(other) = undated(&resolved, desk) {
        // «до конца I полугодия 2022/2023 учебного года»
        return Some(match other {
            Rule::Range(Range { to: by, extra, .. }) => {
                Rule::Deadline(Deadline { by, inclusive: None, starts: None, extra })
            }
            other => other,
        });
    }
    if resolved.iter().any(|it| matches!(it, Resolved::Yearless { .. })) {
        return yearly::every_year(&stretches, true, desk);
    }
    let excluded = pieces.inclusive.take() == Some(false);
    let mut ends: Vec<(Date, bool)> = list.iter().flat_map(|(stretch, how)| ends_of(stretch, *how, desk)).collect();
    if excluded {
        for (end, _) in &mut ends {
            *end = end.yesterday().unwrap_or(*end);
        }
    }
    let (by, unclear) = *ends.first()?;
    let mut extra = Extra::default();
    if ends.iter().any(|(_, unclear)| *unclear) {
        desk.ask(if first.from.field == Field::Year { Open::YearBoundaryUnclear } else { Open::EdgeOfPeriodUnclear });
        extra.ambiguous = true;
    }
    if ends.len() > 1 {
        let list = ends.into_iter().map(|(end, _)| Item::Day(end)).collect();
        return Some(Rule::Dates(Dates { list, extra }));
    }
    let starts = pieces.from.take().and_then(|start| desk.days(&[with_year_of(start, first)])).map(|days| days.from);
    // «не ранее 1 сентября и не позднее 1 октября» is a window.
    if let (Some(from), By::NotLater, false) = (starts, how, unclear) {
        return Some(Rule::Range(Range { from, to: by, school_year: None, extra }));
    }
    Some(Rule::Deadline(Deadline { by, inclusive: excluded.then_some(false), starts, extra }))
}

/// «не ранее 25 мая, но не позднее 5 июня 2022 года»: the year stands at the end.
fn with_year_of(start: Stretch, end: Stretch) -> Stretch {
    let year = end.to.unwrap_or(end.from).year;
    if start.from.year != YearOf::Unsaid || !matches!(year, YearOf::Known(_)) {
        return start;
    }
    Stretch { from: Moment { year, ..start.from }, ..start }
}

/// The last days of a stretch, and whether taking them was a convention.
fn ends_of(stretch: &Stretch, how: By, desk: &Desk) -> Vec<(Date, bool)> {
    let last = stretch.to.unwrap_or(stretch.from);
    if last.edge == Edge::Start {
        // «до начала учебного года»: the day before it; «к началу» is read the same way, with a question.
        return resolve::whole(last, desk.context)
            .and_then(|(from, _)| from.yesterday().ok())
            .map(|day| (day, how == By::Towards))
            .into_iter()
            .collect();
    }
    resolve::resolve(stretch, desk.context)
        .into_iter()
        .filter_map(|it| match it {
            Resolved::Dated(days) => {
                let period = !days.single && last.edge == Edge::Whole && !matches!(last.field, Field::Day { .. });
                let loose = matches!(how, By::UpTo | By::Towards) && period;
                let lessons = last.edge == Edge::End && matches!(last.field, Field::SchoolYear);
                Some((days.to, loose || lessons))
            }
            _ => None,
        })
        .collect()
}

/// Bare days and periods.
pub(super) fn bare(pieces: &mut Pieces, desk: &mut Desk) -> Option<Rule> {
    if pieces.no_deadline && pieces.unknown.iter().any(|words| words.contains("руб")) {
        // «на сумму 100 тыс. руб. в 2022 году» is money.
        pieces.on.retain(|list| !list.iter().all(is_years));
    }
    if let Some(year) = stretches::header_year(&pieces.bare()).filter(|_| pieces.on.len() > 1) {
        pieces.on.remove(0);
        pieces.on.iter_mut().flatten().for_each(|member| stretches::give_year(member, year));
    }
    august_first(pieces, desk);
    let lists = std::mem::take(&mut pieces.on);
    let all: Vec<Stretch> = lists.iter().flatten().copied().collect();
    let first = *all.first()?;
    let blank = pieces.blank
        || (!pieces.no_deadline && !pieces.unknown.is_empty() && all.len() == 1 && pieces.no_words_of_time());
    if let (true, [only], YearOf::Known(year)) = (blank && is_years(&first), all.as_slice(), first.from.year)
        && only.to.is_none()
    {
        // «Иркутск, 2020», «_____ 2023 г.»: only the year stands there.
        desk.ask(Open::TimeNotStated);
        return Some(Rule::Unspecified(Unspecified { year: Some(year), extra: Extra::default() }));
    }
    let (legal, single) = (pieces.no_deadline, all.len() == 1);
    let resolved: Vec<Resolved> = all.iter().flat_map(|stretch| resolve::resolve(stretch, desk.context)).collect();
    if legal && single && pieces.unknown.is_empty() && matches!(resolved.as_slice(), [Resolved::SomeYear { .. }]) {
        return None;
    }
    if let Some(other) = undated(&resolved, desk) {
        return Some(other);
    }
    if resolved.iter().any(|it| matches!(it, Resolved::Yearless { .. })) {
        return yearly::every_year(&all, false, desk);
    }
    let mut items: Vec<Item> = Vec::new();
    let mut customary = false;
    for list in &lists {
        let days = in_order(list, &resolved_of(list, desk));
        customary |= days.iter().any(|it| matches!(it, Resolved::Dated(days) if days.customary));
        items.extend(days.into_iter().filter_map(item));
    }
    let mut extra = Extra::default();
    if customary {
        desk.ask(Open::EdgeOfPeriodUnclear);
        extra.ambiguous = true;
    }
    Some(one_or_list(items, extra))
}

/// «август, январь» of a school year: an August that comes first comes before the school year.
fn august_first(pieces: &mut Pieces, desk: &Desk) {
    let Some(school) = desk.context.school_year else { return };
    let several = pieces.on.iter().flatten().count() > 1;
    let first = pieces.on.first_mut().and_then(|list| list.first_mut());
    let Some(first) = first.filter(|first| several && first.to.is_none()) else { return };
    let month = match first.from.field {
        Field::Month(month) | Field::Day { month, .. } => month,
        _ => 0,
    };
    if first.from.year == YearOf::Unsaid && matches!(month, 7 | 8) {
        first.from.year = YearOf::Known(school.0);
    }
}

fn resolved_of(list: &[Stretch], desk: &Desk) -> Vec<Resolved> {
    list.iter().flat_map(|stretch| resolve::resolve(stretch, desk.context)).collect()
}

/// Years that follow each other in one list are one period: «2023 и 2024 годы». A list of months that begins
/// in autumn without naming years goes on into the next one.
fn in_order(list: &[Stretch], resolved: &[Resolved]) -> Vec<Resolved> {
    let plain_years = list.iter().all(|it| is_years(it) && it.to.is_none() && it.from.field == Field::Year);
    if !plain_years || resolved.len() < 2 {
        return resolved.to_vec();
    }
    let mut merged: Vec<Resolved> = Vec::new();
    for next in resolved {
        if let (Some(Resolved::Dated(before)), Resolved::Dated(days)) = (merged.last_mut(), next)
            && before.to.tomorrow().is_ok_and(|day| day == days.from)
        {
            before.to = days.to;
            continue;
        }
        merged.push(next.clone());
    }
    merged
}

fn item(resolved: Resolved) -> Option<Item> {
    match resolved {
        Resolved::Dated(days) if days.single => Some(Item::Day(days.from)),
        Resolved::Dated(days) => Some(Item::Rule(Box::new(range(&days, Extra::default())))),
        Resolved::School { term, year: Some(year) } => Some(Item::Named(school_name(term, year))),
        _ => None,
    }
}

/// `school_half:2021/2022-2`
fn school_name(term: SchoolTerm, year: SchoolYear) -> String {
    let (kind, number) = match term {
        SchoolTerm::Quarter(number) => ("school_quarter", number),
        SchoolTerm::Half(number) => ("school_half", number),
        SchoolTerm::Trimester(number) => ("school_trimester", number),
    };
    format!("{kind}:{year}-{number}")
}

fn range(days: &Days, extra: Extra) -> Rule {
    Rule::Range(Range { from: days.from, to: days.to, school_year: days.school_year, extra })
}

fn one_or_list(mut items: Vec<Item>, extra: Extra) -> Rule {
    match (items.len(), items.pop()) {
        (1, Some(Item::Day(date))) => Rule::Date(OnDate { date, extra }),
        (1, Some(Item::Rule(rule))) => {
            let mut rule = *rule;
            *rule.extra_mut() = extra;
            rule
        }
        (_, last) => {
            items.extend(last);
            Rule::Dates(Dates { list: items, extra })
        }
    }
}

/// What is left when a list has no dated member: parts of the school year, a year nobody names, a day that
/// does not exist.
fn undated(resolved: &[Resolved], desk: &mut Desk) -> Option<Rule> {
    if resolved.contains(&Resolved::NoSuchDay) {
        desk.ask(Open::NoSuchDay);
        return Some(Rule::unspecified());
    }
    match resolved {
        [Resolved::School { term: SchoolTerm::Half(half), year: Some(year) }] => {
            desk.ask(Open::SchoolTermNotLoaded { term: SchoolTerm::Half(*half) });
            customary_half(*half, *year, desk)
        }
        [Resolved::School { term, year }] => {
            desk.ask(Open::SchoolTermNotLoaded { term: *term });
            Some(Rule::AsScheduled(AsScheduled {
                reference: Some("календарный учебный график".to_owned()),
                school_term: Some(*term),
                school_year: *year,
                extra: Extra::default(),
            }))
        }
        [Resolved::School { term, year: None }, ..] => {
            desk.ask(Open::SchoolTermNotLoaded { term: *term });
            desk.ask(Open::YearNotStated);
            Some(Rule::Dates(Dates { list: unnamed_terms(resolved), extra: Extra::default() }))
        }
        [Resolved::SomeYear { school }, ..] => {
            desk.ask(Open::YearNotStated);
            Some(some_year(*school))
        }
        _ => None,
    }
}

fn unnamed_terms(resolved: &[Resolved]) -> Vec<Item> {
    resolved
        .iter()
        .filter_map(|it| match it {
            Resolved::School { term, .. } => Some(Item::Named(format!("school_term:{term}"))),
            _ => None,
        })
        .collect()
}

/// A school half alone is the customary range: September to December, January to the end of lessons.
fn customary_half(half: u8, year: SchoolYear, desk: &Desk) -> Option<Rule> {
    let (from, to) = if half == 1 {
        (Date::new(year.0, 9, 1).ok()?, Date::new(year.0, 12, 31).ok()?)
    } else {
        (Date::new(year.0.checked_add(1)?, 1, 1).ok()?, resolve::lessons_end(year, desk.context)?)
    };
    let extra = Extra { ambiguous: true, ..Extra::default() };
    Some(Rule::Range(Range { from, to, school_year: Some(year), extra }))
}

fn some_year(school: bool) -> Rule {
    let limit = |name: &str| Some(Limit::Event(Anchor::from(name)));
    let (from, to) = if school {
        (limit(Anchor::SCHOOL_YEAR_START), limit(Anchor::SCHOOL_YEAR_END))
    } else {
        (limit("year_start"), limit(Anchor::YEAR_END))
    };
    Rule::Throughout(Throughout { from, to, school_year: None, extra: Extra::default() })
}

/// «в течение года», «в течение 2022-2023 уч. г.»: lessons end before the school year does.
pub(super) fn whole_periods(list: &[Stretch], desk: &mut Desk) -> Option<Rule> {
    let resolved = resolved_of(list, desk);
    if let Some(other) = undated(&resolved, desk) {
        // «в течение I полугодия 2022/2023 учебного года»
        return Some(match other {
            Rule::Range(Range { from, to, school_year, extra }) => Rule::Throughout(Throughout {
                from: Some(Limit::Day(from)),
                to: Some(Limit::Day(to)),
                school_year,
                extra,
            }),
            other => other,
        });
    }
    if resolved.iter().any(|it| matches!(it, Resolved::Yearless { .. })) {
        return yearly::every_year(list, false, desk);
    }
    let merged = in_order(list, &resolved);
    if let [Resolved::Dated(days)] = merged.as_slice() {
        let school_year = days.school_year;
        let lessons = school_year.and_then(|year| resolve::lessons_end(year, desk.context));
        // «в период с 1 по 10 мая» is a plain range.
        if matches!(list, [Stretch { to: Some(to), .. }] if matches!(to.field, Field::Day { .. })) {
            return Some(range(days, Extra::default()));
        }
        return Some(Rule::Throughout(Throughout {
            from: Some(Limit::Day(days.from)),
            to: Some(Limit::Day(lessons.unwrap_or(days.to))),
            school_year,
            extra: Extra::default(),
        }));
    }
    let items = merged.into_iter().filter_map(item).collect();
    Some(one_or_list(items, Extra::default()))
}

impl Pieces {
    /// Nothing but words that were not understood stands beside the moments: «Иркутск, 2020».
    fn no_words_of_time(&self) -> bool {
        self.scheduled.is_empty() && self.requested.is_none() && self.agreed.is_none() && self.through.is_empty()
    }
}
