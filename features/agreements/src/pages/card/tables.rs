//! Annexes as tables: indicators with their targets, measures with their dates, shown until their features take them over.

use blueprints::{Blueprint, Responsible, Target};
use i18n::Speaker;
use web::look::{Cell, Column, Empty, Html, Row, Table};

/// The annex of indicators.
pub fn indicators(t: &Speaker, blueprint: &Blueprint) -> Option<Html> {
    if blueprint.indicators.is_empty() {
        return None;
    }
    let tag = t.lang().tag();
    let mut periods: Vec<String> = blueprint.indicators.iter().flat_map(|one| one.targets.keys().cloned()).collect();
    periods.sort();
    periods.dedup();
    let mut columns =
        vec![Column::words("№"), Column::words(t.say("card-indicator")), Column::words(t.say("card-unit"))];
    columns.extend(periods.iter().map(|period| Column::numbers(period.clone())));
    let rows = blueprint
        .indicators
        .iter()
        .map(|one| {
            let mut cells =
                vec![Cell::text(&one.no), Cell::text(one.name.in_language(tag)), Cell::text(one.unit.in_language(tag))];
            cells.extend(
                periods
                    .iter()
                    .map(|period| one.targets.get(period).map_or(Cell::Empty, |target| target_cell(t, target))),
            );
            Row::from(cells)
        })
        .collect();
    let caption = t.with("card-indicators").n("count", blueprint.indicators.len() as i64).to_string();
    Some(Table { caption, columns, rows, empty: Empty::default(), downloads: None }.html(t))
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

/// The roadmap or the support programme.
pub fn measures(t: &Speaker, blueprint: &Blueprint) -> Option<Html> {
    if blueprint.measures.is_empty() {
        return None;
    }
    let tag = t.lang().tag();
    let rows = blueprint
        .measures
        .iter()
        .map(|one| {
            let phrase = one
                .obligations
                .first()
                .and_then(|key| blueprint.obligation(key))
                .and_then(|promise| promise.phrase.clone());
            let responsible: Vec<&str> = one
                .responsible
                .values()
                .filter_map(|who| if let Responsible::Named(who) = who { Some(who.in_language(tag)) } else { None })
                .collect();
            Row::from(vec![
                Cell::text(&one.no),
                Cell::text(one.name.in_language(tag)),
                Cell::text(phrase.unwrap_or_default()),
                Cell::text(responsible.join(", ")),
                Cell::text(one.expected_result.in_language(tag)),
            ])
        })
        .collect();
    let columns =
        ["card-measure", "card-deadline", "card-responsible", "card-result"].map(|key| Column::words(t.say(key)));
    let columns = std::iter::once(Column::words("№")).chain(columns).collect();
    let caption = t.with("card-measures").n("count", blueprint.measures.len() as i64).to_string();
    Some(Table { caption, columns, rows, empty: Empty::default(), downloads: None }.html(t))
}
