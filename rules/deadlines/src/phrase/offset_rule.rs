//! Offsets put together: the count, its event wherever it stands, and what the phrase leaves open.

use super::pieces::{Desk, Pieces};
use crate::{
    Open,
    rule::{Anchor, Bound, Direction, Extra, Offset, Per, Rule, Unit},
};

pub(super) fn offset(pieces: &mut Pieces, desk: &mut Desk) -> Option<Rule> {
    if pieces.offsets.is_empty() {
        return immediately(pieces, desk);
    }
    let it = pieces.offsets.remove(0);
    let mut anchor = it.anchor;
    if anchor.is_none() {
        // «после подписания в течение 3 дней»: the event stands before its offset.
        anchor = (!pieces.after.is_empty()).then(|| pieces.after.remove(0).0);
    }
    if anchor.as_ref().is_some_and(|anchor| anchor.as_str() == Anchor::PERIOD_END) {
        // «ежеквартально … после окончания отчетного периода»: the cycle says which period.
        anchor = pieces.cycle.and_then(period_end).or(anchor);
    }
    if anchor.as_ref().is_some_and(is_periodic) {
        pieces.cycle = None;
    }
    let mut extra = Extra::default();
    if !it.kind_named {
        desk.ask(Open::DayKindNotNamed);
        extra.ambiguous = true;
    }
    if anchor.is_none() {
        desk.ask(Open::AnchorNotNamed);
    }
    if it.bound == Bound::Min && it.direction == Direction::After {
        desk.ask(Open::WaitWithoutDeadline);
    }
    Some(Rule::Offset(Offset {
        n: it.n,
        unit: it.unit,
        direction: it.direction,
        anchor,
        bound: Some(it.bound),
        from_n: it.from_n,
        extra,
    }))
}

fn period_end(cycle: Per) -> Option<Anchor> {
    Some(Anchor::from(match cycle {
        Per::Months(1) => Anchor::MONTH_END,
        Per::Quarter => Anchor::QUARTER_END,
        Per::Half => Anchor::HALF_END,
        Per::Years(1) => Anchor::YEAR_END,
        Per::SchoolQuarter => Anchor::SCHOOL_QUARTER_END,
        Per::SchoolTrimester => "school_trimester_end",
        Per::SchoolYear => Anchor::SCHOOL_YEAR_END,
        _ => return None,
    }))
}

fn is_periodic(anchor: &Anchor) -> bool {
    anchor.detail().is_none()
        && ["month_", "quarter_", "half_", "year_", "school_"].iter().any(|name| anchor.name().starts_with(name))
}

/// «незамедлительно [после …]»: the same day, which is the project's reading and therefore open.
fn immediately(pieces: &mut Pieces, desk: &mut Desk) -> Option<Rule> {
    std::mem::take(&mut pieces.at_once).then_some(())?;
    desk.ask(Open::ImmediatelyNotDefined);
    let anchor = if pieces.after.is_empty() { Anchor::from(Anchor::EVENT) } else { pieces.after.remove(0).0 };
    Some(Rule::Offset(Offset {
        n: 0,
        unit: Unit::WorkingDay,
        direction: Direction::After,
        anchor: Some(anchor),
        bound: Some(Bound::Max),
        from_n: None,
        extra: Extra { ambiguous: true, ..Extra::default() },
    }))
}
