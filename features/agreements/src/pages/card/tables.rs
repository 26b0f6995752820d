//! Annexes as tables: indicators with their targets, measures with their dates, shown until their features take them over.

use blueprints::{Blueprint, Indicator, Measure, Responsible, Target};
use i18n::Speaker;
use web::look::{Cell, Column, Empty, Html, Row, Table};

/// The annex of indicators: words that lead to it, with their number, and the table.
pub fn indicators(t: &Speaker, blueprint: &Blueprint) -> Option<(String, Html)> {
    let indicators = &blueprint.indicators;
    if indicators.is_empty() {
        return None;
    }
    let tag = t.lang().tag();
    let mut periods: Vec<String> = indicators.iter().flat_map(|one| one.targets.keys().cloned()).collect();
    periods.sort();
    periods.dedup();
    let mut columns = vec![Column::words(t.say("card-indicator")), Column::words(t.say("card-unit"))];
    columns.extend(periods.iter().map(|period| Column::numbers(period.clone())));
    let line = |one: &Indicator| {
        let mut cells = vec![named(t, &one.no, one.name.in_language(tag)), Cell::text(one.unit.in_language(tag))];
        let target = |period| one.targets.get(period).map_or(Cell::Empty, |target| target_cell(t, target));
        cells.extend(periods.iter().map(target));
        Row::from(cells)
    };
    let rows = indicators.iter().map(line).collect();
    let words = t.with("card-indicators-count").n("count", indicators.len() as i64).to_string();
    Some((words, table(t, "card-indicators", columns, rows)))
}

/// The roadmap or the support programme: words that lead to it, with their number, and the table.
pub fn measures(t: &Speaker, blueprint: &Blueprint) -> Option<(String, Html)> {
    let measures = &blueprint.measures;
    if measures.is_empty() {
        return None;
    }
    let tag = t.lang().tag();
    let line = |one: &Measure| {
        let promise = one.obligations.first().and_then(|key| blueprint.obligation(key));
        let named_one = |who: &Responsible| match who {
            Responsible::Named(who) => Some(who.in_language(tag).to_owned()),
            Responsible::NotInvolved(_) | Responsible::NotStated(_) => None,
        };
        let responsible: Vec<String> = one.responsible.values().filter_map(named_one).collect();
        Row::from(vec![
            named(t, &one.no, one.name.in_language(tag)),
            Cell::text(promise.and_then(|promise| promise.phrase.clone()).unwrap_or_default()),
            Cell::text(responsible.join(", ")),
            Cell::text(t.bind(one.expected_result.in_language(tag))),
        ])
    };
    let rows = measures.iter().map(line).collect();
    let columns = ["card-measure", "card-deadline", "card-responsible", "card-result"];
    let columns = columns.map(|key| Column::words(t.say(key))).into();
    let words = t.with("card-measures-count").n("count", measures.len() as i64).to_string();
    Some((words, table(t, "card-measures", columns, rows)))
}

fn table(t: &Speaker, caption: &str, columns: Vec<Column>, rows: Vec<Row>) -> Html {
    Table { caption: t.say(caption), columns, rows, empty: Empty::default(), downloads: None }.html(t)
}

/// Number as printed and name in one cell: on a phone it heads the row's card.
fn named(t: &Speaker, no: &str, name: &str) -> Cell {
    Cell::text(t.bind(format!("{no}.\u{a0}{name}")))
}

/// A target as printed: zero is a target, «-» is not one.
fn target_cell(t: &Speaker, target: &Target) -> Cell {
    match target {
        Target::Value(value) => Cell::Number(i64::try_from(*value).unwrap_or(i64::MAX)),
        Target::NotSet(_) => Cell::text("–"),
        Target::Compound(compound) => {
            let mut parts = Vec::new();
            parts.extend(compound.share_bp.map(|share| t.percent(i64::from(share))));
            parts.extend(compound.value.map(|value| t.number(i64::try_from(value).unwrap_or(i64::MAX))));
            let of_them = compound.breakdown.iter().map(|part| {
                let value = t.number(i64::try_from(part.value).unwrap_or(i64::MAX));
                format!("{}: {value}", part.label.in_language(t.lang().tag()))
            });
            parts.extend(of_them);
            Cell::text(parts.join("; "))
        }
    }
}
