//! Lists and ranges of moments: «17.01-04.02.2022», «I, III кварталы», «с 10 по 25 ноября», «март–апрель, август».

use super::{
    cursor::Cursor,
    moment::{self, Edge, Field, Moment, Stretch, YearOf},
    token::{Kind, Token},
};

/// A list of moments and ranges; at least one. Numbers and years that a member leaves out are taken from its
/// neighbours.
pub(super) fn list(c: &mut Cursor) -> Option<Vec<Stretch>> {
    let alone = |from| Stretch { from, to: None };
    let mut members = match c.attempt(moment::two_edges) {
        Some(edges) => edges.map(alone).to_vec(),
        None => vec![c.attempt(stretch)?],
    };
    let mut ends = vec![c.at; members.len()];
    let days = members.first().is_some_and(|it| matches!(it.from.field, Field::Day { .. } | Field::Bare(_)));
    while let Some((next, prefixed)) = c.attempt(|c| next_member(c, days)) {
        let year = |it: &Stretch| it.from.field == Field::Year;
        // «до 1 декабря, в 2023 году – …» begins something new.
        if prefixed && year(&next) && !members.last().is_some_and(year) {
            break;
        }
        members.push(next);
        ends.push(c.at);
    }
    // A list cannot end in a number without a meaning: «до 1 марта, 10 отчетов».
    while let Some(last) = members.last() {
        let open = |moment: Moment| matches!(moment.field, Field::Bare(_));
        if !open(last.to.unwrap_or(last.from)) {
            break;
        }
        members.pop();
        ends.pop();
    }
    c.at = *ends.last()?;
    if let Some(year) = header_year(&members) {
        members.remove(0);
        members.iter_mut().for_each(|member| give_year(member, year));
    }
    settle(members)
}

/// «2022 год: март, октябрь», «2022-2023 учебный год (октябрь, март)»: a year that only heads what follows.
pub(super) fn header_year(members: &[Stretch]) -> Option<YearOf> {
    let (first, others) = members.split_first()?;
    let year = match (first.from.field, first.from.year, first.to) {
        (Field::Year, year @ YearOf::Known(_), None) | (Field::SchoolYear, year @ YearOf::School(_), None) => year,
        _ => return None,
    };
    let part = |it: &Stretch| {
        let whole = matches!(it.from.field, Field::Year | Field::SchoolYear | Field::Bare(_) | Field::School(_));
        !whole && it.from.year == YearOf::Unsaid && it.to.is_none_or(|to| to.year == YearOf::Unsaid)
    };
    (first.from.edge == Edge::Whole && !others.is_empty() && others.iter().all(part)).then_some(year)
}

/// Gives a stretch the year that heads it.
pub(super) fn give_year(member: &mut Stretch, year: YearOf) {
    for moment in [Some(&mut member.from), member.to.as_mut()].into_iter().flatten() {
        moment.year = year;
    }
}

/// The next member of a list, and whether «в» or «на» stands before it.
fn next_member(c: &mut Cursor, days: bool) -> Option<(Stretch, bool)> {
    let mut separated = false;
    while c.eat_kind(&Kind::Comma) || c.eat("и") || c.eat("или") || c.eat_kind(&Kind::Slash) || c.eat("также")
    {
        separated = true;
    }
    if c.eat_kind(&Kind::Stop) {
        // A colon or semicolon parts members only when a date in digits or a day follows at once.
        separated = true;
    }
    separated.then_some(())?;
    let prefixed = matches!(c.eat_any(&["до", "к", "в", "на"]), Some("в" | "на"));
    if c.eat_all(&["не", "позднее"]) && !days {
        // «IV квартал 2022 года, не позднее 20 декабря» has a last day of its own.
        return None;
    }
    c.attempt(stretch).map(|stretch| (stretch, prefixed))
}

fn stretch(c: &mut Cursor) -> Option<Stretch> {
    c.attempt(from_to).or_else(|| c.attempt(dashed)).or_else(|| {
        let from = moment::one(c)?;
        // A bare number after a moment of its own («март 5») is no member.
        Some(Stretch { from, to: None })
    })
}

fn from_to(c: &mut Cursor) -> Option<Stretch> {
    (c.eat("с") || c.eat("от") || c.eat("между")).then_some(())?;
    let from = moment::one(c)?;
    c.skip_commas();
    (c.eat("по") || c.eat("до") || c.eat("и") || c.eat_kind(&Kind::Dash)).then_some(())?;
    c.eat_any(&["до"]);
    let to = moment::one(c)?;
    Some(Stretch { from, to: Some(to) })
}

fn dashed(c: &mut Cursor) -> Option<Stretch> {
    let from = moment::one(c)?;
    c.eat_kind(&Kind::Dash).then_some(())?;
    while c.eat_kind(&Kind::Dash) {}
    let to = short_year(c, from).or_else(|| moment::one(c))?;
    if matches!((from.field, to.field), (Field::Year, Field::Bare(_))) {
        return None;
    }
    Some(Stretch { from, to: Some(to) })
}

/// «2020-22 гг.»: the second year is cut to two digits.
fn short_year(c: &mut Cursor, from: Moment) -> Option<Moment> {
    let (Field::Year, YearOf::Known(first)) = (from.field, from.year) else {
        return None;
    };
    c.attempt(|c| {
        // «2022 год – 30 %»: after «год» the number is a year only with a «год» of its own.
        let named = c.back(2).is_some_and(|token| token.is("год"));
        let token = c.peek().filter(|token| token.text.len() == 2 && !token.ordinal)?;
        let short = i16::try_from(token.number()?).ok()?;
        c.step();
        let thing = |token: &Token| matches!(token.kind, Kind::Month(_) | Kind::Other) || token.unknown();
        let follows = c.eat("год") || !(named || c.peek().is_some_and(thing));
        let year = first - first % 100 + short;
        (follows && year > first).then_some(Moment { field: Field::Year, year: YearOf::Known(year), edge: Edge::Whole })
    })
}

/// Gives numbers their meaning and moments their year.
fn settle(mut members: Vec<Stretch>) -> Option<Vec<Stretch>> {
    absorb_year(&mut members);
    let mut next: Option<Moment> = None;
    for member in members.iter_mut().rev() {
        if next.is_some_and(|next| next.field == Field::SchoolYear) {
            as_school_year(member);
        }
        for moment in [member.to.as_mut(), Some(&mut member.from)].into_iter().flatten() {
            if let Some(next) = next {
                take_meaning(moment, next)?;
            }
            next = Some(*moment);
        }
    }
    let mut before = YearOf::Unsaid;
    for member in &mut members {
        for moment in [Some(&mut member.from), member.to.as_mut()].into_iter().flatten() {
            if moment.year == YearOf::Unsaid && !matches!(before, YearOf::Each(..)) {
                moment.year = before;
            }
            before = moment.year;
        }
    }
    let settled = |moment: Moment| !matches!(moment.field, Field::Bare(_));
    members.iter().all(|it| settled(it.from) && it.to.is_none_or(settled)).then_some(members)
}

/// «2022-2023 и 2023-2024 учебные годы»: the words stand after the last one only.
fn as_school_year(member: &mut Stretch) {
    let Some(to) = member.to else { return };
    if let (Field::Year, YearOf::Known(first), Field::Year, YearOf::Known(second)) =
        (member.from.field, member.from.year, to.field, to.year)
        && second == first.saturating_add(1)
    {
        member.from = Moment { field: Field::SchoolYear, year: YearOf::School(first), edge: Edge::Whole };
        member.to = None;
    }
}

/// «март, апрель, 2022»: a year at the end belongs to all before it.
fn absorb_year(members: &mut Vec<Stretch>) {
    let [.., before, last] = members.as_slice() else {
        return;
    };
    let year = last.from.year;
    let whole_year = last.from.field == Field::Year && last.from.edge == Edge::Whole && last.to.is_none();
    let dated = before.to.unwrap_or(before.from);
    if whole_year && dated.year == YearOf::Unsaid && dated.field != Field::Year {
        members.pop();
        for member in members {
            for moment in [Some(&mut member.from), member.to.as_mut()].into_iter().flatten() {
                if moment.year == YearOf::Unsaid {
                    moment.year = year;
                }
            }
        }
    }
}

fn take_meaning(moment: &mut Moment, next: Moment) -> Option<()> {
    if let Field::Bare(number) = moment.field {
        moment.field = match next.field {
            Field::Day { month, .. } | Field::LastDay { month } => Field::Day { month, day: number },
            Field::Quarter(_) if number <= 4 => Field::Quarter(number),
            Field::Half(_) if number <= 2 => Field::Half(number),
            Field::Decade { month, .. } if number <= 3 => Field::Decade { month, number },
            Field::WeekOfMonth { month, .. } if number <= 5 => Field::WeekOfMonth { month, number },
            Field::School(term) => Field::School(same_kind(term, number)?),
            _ => return None,
        };
    }
    if moment.year == YearOf::Unsaid {
        moment.year = next.year;
    }
    // «I полугодие – II полугодие 2022/2023 учебного года»: both are school halves.
    if let (Field::Half(half), Field::School(crate::rule::SchoolTerm::Half(_))) = (moment.field, next.field) {
        moment.field = Field::School(crate::rule::SchoolTerm::Half(u8::try_from(half).ok()?));
    }
    Some(())
}

fn same_kind(term: crate::rule::SchoolTerm, number: u32) -> Option<crate::rule::SchoolTerm> {
    use crate::rule::SchoolTerm::{Half, Quarter, Trimester};
    let number = u8::try_from(number).ok()?;
    match term {
        Quarter(_) if number <= 4 => Some(Quarter(number)),
        Half(_) if number <= 2 => Some(Half(number)),
        Trimester(_) if number <= 3 => Some(Trimester(number)),
        _ => None,
    }
}
