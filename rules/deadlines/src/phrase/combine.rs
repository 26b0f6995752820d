//! Puts the atoms of a phrase together into one rule. What the main rule does not use becomes `also`.

use super::{
    Context,
    atom::Atom,
    dated,
    moment::{Field, Moment, YearOf},
    offset_rule,
    pieces::{Desk, Pieces, Times, is_years},
    repeats,
    resolve::{self, Resolved},
    yearly,
};
use crate::{
    Open,
    rule::{
        Anchor, AsAgreed, AsScheduled, Bound, Event, Extra, Frequency, Length, Limit, OnRequest, Per, Plain, Rule,
        Slice, Term, Throughout, Unspecified,
    },
};

/// The rule of a phrase and its open questions.
pub(super) fn combine(atoms: &[Atom], context: &Context) -> (Rule, Vec<Open>) {
    let mut desk = Desk { context, open: Vec::new() };
    let sections = split(atoms);
    let mut main = Pieces::sort(sections.first().map(|(_, atoms)| *atoms).unwrap_or_default());
    let mut later = Vec::new();
    let headless = !has_time(&main);
    let several = sections.len() > 2;
    for (section, atoms) in sections.iter().skip(1) {
        let mut pieces = Pieces::sort(atoms);
        let Some((slices, replaces, within)) = section else { continue };
        give_year(&mut pieces, slices, *within);
        // «за I квартал – до 10 апреля, за II – до 10 июля»: the sections together are the rule.
        if headless && pieces.day_of_month.is_empty() {
            merge(&mut main, pieces, if several { slices } else { &[] });
        } else {
            later.push((pieces, *slices, *replaces));
        }
    }
    let mut rule = rule_of(&mut main, &mut desk);
    for (mut pieces, slices, replaces) in later {
        let Some(further) = section_rule(&mut pieces, slices, &rule, &mut desk) else {
            continue;
        };
        add_section(&mut rule, further, slices, replaces);
    }
    (rule, desk.open)
}

type Section<'a> = (Option<(&'a [Slice], bool, bool)>, &'a [Atom]);

fn split(atoms: &[Atom]) -> Vec<Section<'_>> {
    let mut sections: Vec<Section<'_>> = Vec::new();
    let mut start = 0;
    let mut head = None;
    for (index, atom) in atoms.iter().enumerate() {
        if let Atom::For { slices, replaces, within } = atom {
            sections.push((head, atoms.get(start..index).unwrap_or_default()));
            head = Some((slices.as_slice(), *replaces, *within));
            start = index + 1;
        } else if matches!(atom, Atom::Cycle(_)) && other_cycle(atoms.get(start..index).unwrap_or_default(), atom) {
            // «ежеквартально до 10 числа …, ежегодно до 1 мая»: a second cycle is a rule of its own.
            sections.push((head, atoms.get(start..index).unwrap_or_default()));
            head = Some((&[], false, false));
            start = index;
        }
    }
    sections.push((head, atoms.get(start..).unwrap_or_default()));
    sections
}

/// Whether a cycle comes after a whole rule with another cycle.
fn other_cycle(before: &[Atom], cycle: &Atom) -> bool {
    let another = before.iter().any(|atom| matches!(atom, Atom::Cycle(_)) && atom != cycle);
    let dated = before.iter().any(|atom| matches!(atom, Atom::By { .. } | Atom::DayOfMonth(_) | Atom::Offset(_)));
    another && dated
}

fn has_time(pieces: &Pieces) -> bool {
    !pieces.by.is_empty()
        || pieces.on.iter().flatten().any(|it| !is_years(it))
        || !pieces.day_of_month.is_empty()
        || !pieces.offsets.is_empty()
        || !pieces.times.is_empty()
        || !pieces.weekdays.is_empty()
        || !pieces.after.is_empty()
        || (pieces.cycle.is_some() && !matches!(pieces.cycle, Some(Per::Quarter | Per::Half | Per::Years(1))))
}

/// «в 2023 году – до 1 ноября» is in that year; «за 2022 год – до 1 февраля» in the next, «… – до 20 декабря» in
/// the same: a report on a year is due at its very end or after it.
fn give_year(pieces: &mut Pieces, slices: &[Slice], within: bool) {
    let [Slice::InYear(year)] = slices else { return };
    let own = |moment: &mut Moment| {
        let late = match moment.field {
            Field::Day { month, .. } | Field::Month(month) => month >= 10,
            _ => true,
        };
        if moment.year == YearOf::Unsaid {
            moment.year = YearOf::Known(if within || late { *year } else { year.saturating_add(1) });
        }
    };
    for (stretch, _) in &mut pieces.by {
        own(&mut stretch.from);
        stretch.to.iter_mut().for_each(own);
    }
    for stretch in pieces.on.iter_mut().flatten() {
        own(&mut stretch.from);
        stretch.to.iter_mut().for_each(own);
    }
}

/// Joins a section into a main part that has no deadline of its own; the section's period tells the cycle.
fn merge(main: &mut Pieces, section: Pieces, slices: &[Slice]) {
    main.by.extend(section.by);
    main.on.extend(section.on);
    main.then_yearly = main.then_yearly.or(section.then_yearly);
    main.offsets.extend(section.offsets);
    main.scheduled.extend(section.scheduled);
    let named = slices.iter().find_map(|slice| match slice {
        Slice::Month(_) => Some(Per::MONTH),
        Slice::Quarter(_) => Some(Per::Quarter),
        Slice::Half(_) => Some(Per::Half),
        _ => None,
    });
    main.cycle = main.cycle.or(section.cycle).or(named);
}

/// A section's rule: it repeats every year when the main rule repeats.
fn section_rule(pieces: &mut Pieces, slices: &[Slice], main: &Rule, desk: &mut Desk) -> Option<Rule> {
    let repeating = matches!(main, Rule::Rrule(_) | Rule::Frequency(_) | Rule::Offset(_));
    if let (Some(day), false) = (pieces.day_of_month.first().cloned(), slices.is_empty()) {
        return repeats::of_slices(&day, slices, desk);
    }
    let dated = pieces.by.iter().any(|(it, _)| matches!(it.from.year, YearOf::Known(_)));
    if repeating && !dated && !pieces.by.is_empty() && pieces.cycle.is_none() {
        pieces.cycle = Some(Per::YEAR);
    }
    let rule = rule_of(pieces, desk);
    (!matches!(rule, Rule::Unspecified(_) | Rule::None(_))).then_some(rule)
}

fn add_section(rule: &mut Rule, further: Rule, slices: &[Slice], replaces: bool) {
    if !replaces {
        rule.extra_mut().also.push(further);
        return;
    }
    for slice in slices {
        let mut one = further.clone();
        one.extra_mut().replaces = Some(slice.clone());
        rule.extra_mut().also.push(one);
    }
}

/// The rule of one section.
fn rule_of(pieces: &mut Pieces, desk: &mut Desk) -> Rule {
    let mut rule = main_rule(pieces, desk);
    for further in leftovers(pieces, desk) {
        rule.extra_mut().also.push(further);
    }
    rule.extra_mut().except.append(&mut pieces.except);
    rule
}

fn main_rule(pieces: &mut Pieces, desk: &mut Desk) -> Rule {
    let attempts: [fn(&mut Pieces, &mut Desk) -> Option<Rule>; 11] = [
        term,
        offset_rule::offset,
        repeats::by_day_of_month,
        repeats::by_weekday,
        yearly::then_every,
        yearly::yearly,
        frequency,
        agreed,
        dated::deadline,
        dated::bare,
        throughout,
    ];
    attempts
        .into_iter()
        .find_map(|attempt| attempt(pieces, desk))
        .or_else(|| undated(pieces).into_iter().next())
        .unwrap_or_else(|| nothing(pieces, desk))
}

/// What nobody took becomes a further rule.
fn leftovers(pieces: &mut Pieces, desk: &mut Desk) -> Vec<Rule> {
    let mut rules = Vec::new();
    while let Some(rule) = offset_rule::offset(pieces, desk)
        .or_else(|| frequency(pieces, desk))
        .or_else(|| dated::deadline(pieces, desk))
        .or_else(|| dated::bare(pieces, desk))
        .or_else(|| throughout(pieces, desk))
    {
        rules.push(rule);
    }
    rules.extend(undated(pieces));
    rules
}

/// «с момента подписания и действует до 31.12.2022», «бессрочно», «сроком на 3 года»
fn term(pieces: &mut Pieces, desk: &mut Desk) -> Option<Rule> {
    let begins_at_once = pieces.after.first().is_some_and(|(_, immediate)| *immediate);
    let bounded = begins_at_once && pieces.offsets.is_empty() && pieces.cycle.is_none() && pieces.by.len() == 1;
    let said = pieces.forever
        || pieces.lasts.is_some()
        || !pieces.in_force_until.is_empty()
        || pieces.until_programme_end
        || bounded
        || (begins_at_once && !pieces.before.is_empty())
        || (pieces.from.is_some() && pieces.before.iter().any(|it| it.as_str() == "obligations_fulfilled"));
    said.then_some(())?;
    let mut from = Limit::Event(Anchor::from(Anchor::SIGNING));
    if begins_at_once {
        let (anchor, _) = pieces.after.remove(0);
        // A term runs from signing, whoever signs last.
        let signing = anchor.as_str() == Anchor::SIGNING_LAST;
        from = Limit::Event(if signing { Anchor::from(Anchor::SIGNING) } else { anchor });
    } else if let Some(days) = pieces.from.take().and_then(|from| desk.days(&[from])) {
        from = Limit::Day(days.from);
    }
    let last = if pieces.in_force_until.is_empty() && bounded {
        std::mem::take(&mut pieces.by).into_iter().map(|(moment, _)| moment).collect()
    } else {
        std::mem::take(&mut pieces.in_force_until)
    };
    let mut to = desk.days(&last).map(|days| Limit::Day(days.to));
    if !last.is_empty() && to.is_none() {
        desk.ask(Open::YearNotStated);
    }
    if std::mem::take(&mut pieces.until_programme_end) {
        // The national project «Образование» ran from 2019 to 2024.
        to = jiff::civil::Date::new(2024, 12, 31).ok().map(Limit::Day);
    }
    if to.is_none() && !pieces.before.is_empty() {
        to = Some(Limit::Event(pieces.before.remove(0)));
    }
    let length = pieces.lasts.take().map(|(n, unit)| Length { n, unit });
    pieces.forever = false;
    Some(Rule::Term(Term { from: Some(from), to, length, extra: Extra::default() }))
}

/// «2 раза в год», «ежемесячно», within the period that stands beside it.
fn frequency(pieces: &mut Pieces, desk: &mut Desk) -> Option<Rule> {
    let times = if pieces.times.is_empty() {
        let per = pieces.cycle.take()?;
        Times { count: 1, per, bound: Bound::Exact, loose: false }
    } else {
        // «ежеквартально, 1 раз в квартал» says the same twice.
        pieces.cycle = None;
        pieces.times.remove(0)
    };
    if times.loose {
        desk.ask(Open::ExactOrMinimum);
    }
    let mut extra = Extra::default();
    let (mut from, mut to) = (None, None);
    let bare = pieces.bare();
    if let Some(days) = desk.days(&pieces.through).or_else(|| desk.days(&bare)) {
        // Lessons end before the school year does.
        let lessons = days.school_year.and_then(|year| resolve::lessons_end(year, desk.context));
        (from, to) = (Some(days.from), Some(lessons.unwrap_or(days.to)));
        if desk.days(&pieces.through).is_some() {
            pieces.through.clear();
        } else if bare.len() == 1 {
            pieces.on.clear();
        } else {
            // Several months («сентябрь, декабрь, май») stay a list beside the frequency.
            (from, to) = (None, None);
        }
    }
    if let Some(start) = pieces.from.take() {
        from = desk.days(&[start]).map(|days| days.from).or(from);
    }
    if pieces.by.len() == 1 && to.is_none() {
        to = pieces.by.pop().and_then(|(moment, _)| desk.days(&[moment])).map(|days| days.to);
    }
    extra.ambiguous = times.loose;
    Some(Rule::Frequency(Frequency { count: times.count, per: times.per, bound: Some(times.bound), from, to, extra }))
}

fn agreed(pieces: &mut Pieces, desk: &mut Desk) -> Option<Rule> {
    let reference = pieces.agreed.take()?;
    let by = match pieces.by.as_slice() {
        [(moment, _)] => desk.days(&[*moment]).map(|days| days.to),
        _ => None,
    };
    if by.is_some() {
        pieces.by.clear();
    }
    Some(Rule::AsAgreed(AsAgreed { reference, by, extra: Extra::default() }))
}

/// «в течение года», «весь период», «начиная с 2019 года»
fn throughout(pieces: &mut Pieces, desk: &mut Desk) -> Option<Rule> {
    if let Some((from, to)) = pieces.through_events.take() {
        return Some(Rule::Throughout(Throughout {
            from: Some(Limit::Event(from)),
            to: Some(Limit::Event(to)),
            school_year: None,
            extra: Extra::default(),
        }));
    }
    if !pieces.through.is_empty() {
        let list = std::mem::take(&mut pieces.through);
        return dated::whole_periods(&list, desk);
    }
    let start = pieces.from.take()?;
    let from = match desk.days(&[start]) {
        Some(days) => Limit::Day(days.from),
        None => {
            desk.ask(Open::YearNotStated);
            match resolve::resolve(&start, desk.context).first() {
                // «с 1 сентября»: of which year, nobody says.
                Some(Resolved::Yearless { from, .. }) => {
                    Limit::Event(Anchor::new(format!("day:{:02}-{:02}", from.month, from.day)))
                }
                _ => return Some(Rule::unspecified()),
            }
        }
    };
    Some(Rule::Throughout(Throughout { from: Some(from), to: None, school_year: None, extra: Extra::default() }))
}

/// Everything without a date, each as its own rule.
fn undated(pieces: &mut Pieces) -> Vec<Rule> {
    let mut rules = Vec::new();
    for reference in std::mem::take(&mut pieces.scheduled) {
        rules.push(Rule::AsScheduled(AsScheduled {
            reference,
            school_term: None,
            school_year: None,
            extra: Extra::default(),
        }));
    }
    if let Some(reference) = pieces.agreed.take() {
        rules.push(Rule::AsAgreed(AsAgreed { reference, by: None, extra: Extra::default() }));
    }
    if let Some(reference) = pieces.requested.take() {
        rules.push(Rule::OnRequest(OnRequest { reference, extra: Extra::default() }));
    }
    if std::mem::take(&mut pieces.needed) {
        rules.push(Rule::AsNeeded(Plain::default()));
    }
    for (anchor, immediate) in std::mem::take(&mut pieces.after) {
        rules.push(Rule::AfterEvent(Event { anchor, immediate, extra: Extra::default() }));
    }
    for anchor in std::mem::take(&mut pieces.before) {
        rules.push(Rule::BeforeEvent(Event { anchor, immediate: false, extra: Extra::default() }));
    }
    if std::mem::take(&mut pieces.always) {
        rules.push(Rule::Continuous(Plain::default()));
    }
    rules
}

fn nothing(pieces: &Pieces, desk: &mut Desk) -> Rule {
    if pieces.no_deadline && !pieces.vague && !pieces.blank {
        desk.ask(Open::NotADeadline);
        return Rule::None(Plain::default());
    }
    if !pieces.unknown.is_empty() && !pieces.vague && !pieces.blank {
        desk.ask(Open::NotUnderstood);
    }
    desk.ask(Open::TimeNotStated);
    Rule::Unspecified(Unspecified::default())
}
