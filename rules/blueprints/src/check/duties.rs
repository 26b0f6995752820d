//! Every duty has somebody who owes it and a way to a date; every clause is carried by what it says it is.

use std::collections::{BTreeMap, BTreeSet};

use super::Faults;
use crate::{Blueprint, FanOutOver, FaultKind, Fulfilment, Nature, Obligation, Opening, Quorum, schedule};

pub(super) fn check(blueprint: &Blueprint, faults: &mut Faults) {
    for obligation in &blueprint.obligations {
        let place = format!("obligation {}", obligation.key);
        owed(blueprint, obligation, &place, faults);
        dated(blueprint, obligation, &place, faults);
        accepted(obligation, &place, faults);
        faults.add_if(leads_to_itself(blueprint, &obligation.key), &place, FaultKind::Circle);
    }
    let is_term = matches!(blueprint.term.schedule, deadlines::Rule::Term(_));
    faults.add_if(!is_term, "term", FaultKind::Schedule("no `term`".to_owned()));
    carried(blueprint, faults);
    used(blueprint, faults);
}

/// A question that nobody asks, or a schedule that dates nothing, is a slip of the pen.
fn used(blueprint: &Blueprint, faults: &mut Faults) {
    for parameter in &blueprint.parameters {
        let asked = blueprint.obligations.iter().any(|one| {
            let confirms = one.confirm.as_ref().is_some_and(|confirm| confirm.term == parameter.key);
            confirms || one.parameters().contains(&parameter.key)
        });
        let place = format!("parameter {}", parameter.key);
        faults.add_if(!asked, &place, FaultKind::Unused);
    }
    for schedule in &blueprint.named_schedules {
        let waits = |one: &Obligation| one.waits_for.as_ref() == Some(&schedule.key);
        let dates = blueprint.obligations.iter().any(waits);
        let place = format!("named_schedule {}", schedule.key);
        faults.add_if(!dates, &place, FaultKind::Unused);
    }
}

fn owed(blueprint: &Blueprint, obligation: &Obligation, place: &str, faults: &mut Faults) {
    faults.add_if(obligation.obliged.is_empty(), place, FaultKind::NobodyObliged);
    let several = obligation.obliged.len() > 1;
    faults.add_if(several != obligation.obliged_as.is_some(), place, FaultKind::ObligedAs);
    let performer = obligation.performer.as_ref().and_then(|key| blueprint.role(key));
    let stranger = performer
        .is_some_and(|role| !role.acts_for.as_ref().is_some_and(|party| obligation.obliged.contains(&party.role)));
    faults.add_if(stranger, place, FaultKind::Value("performer"));
}

/// A confirmed submission needs a confirmer; whoever must confirm alone cannot be the only debtor.
fn accepted(obligation: &Obligation, place: &str, faults: &mut Faults) {
    let by_submission = obligation.fulfilled_by == Fulfilment::ConfirmedSubmission;
    let Some(confirm) = &obligation.confirm else {
        faults.add_if(by_submission, place, FaultKind::NobodyConfirms);
        return;
    };
    let own_only = confirm.by.iter().all(|role| obligation.obliged == [role.as_str()]);
    let nobody = confirm.by.is_empty() || (own_only && confirm.quorum == Quorum::Any);
    faults.add_if(nobody, place, FaultKind::NobodyConfirms);
}

fn dated(blueprint: &Blueprint, obligation: &Obligation, place: &str, faults: &mut Faults) {
    let has_way = schedule::can_be_dated(&obligation.schedule)
        || obligation.schedule_when_set.is_some()
        || obligation.waits_for.is_some()
        || obligation.kept_with.is_some();
    faults.add_if(!has_way, place, FaultKind::NeverDated);
    explained(obligation, schedule::anchor_of(&obligation.schedule), place, faults);
    let Some(template) = &obligation.schedule_when_set else {
        return;
    };
    faults.add_if(obligation.parameters().is_empty(), place, FaultKind::Value("schedule_when_set"));
    let samples: BTreeMap<_, _> = blueprint.parameters.iter().map(|one| (one.key.clone(), one.kind.sample())).collect();
    match schedule::read(&schedule::filled(template, &samples)) {
        Ok(sample) => {
            explained(obligation, schedule::anchor_of(&sample), place, faults);
            faults.add_if(!schedule::can_be_dated(&sample), place, FaultKind::NeverDated);
        }
        Err(why) => faults.add(place, FaultKind::Schedule(why)),
    }
}

fn explained(obligation: &Obligation, anchor: Option<&str>, place: &str, faults: &mut Faults) {
    let Some(event) = anchor else { return };
    let known = obligation.anchor.as_ref().is_some_and(|anchor| anchor.event == event);
    faults.add_if(!known, place, FaultKind::AnchorUnexplained(event.to_owned()));
}

/// Follows what an obligation waits for; a circle would never open.
fn leads_to_itself(blueprint: &Blueprint, start: &str) -> bool {
    let next = |key: &str| -> Vec<&str> {
        let Some(obligation) = blueprint.obligation(key) else {
            return Vec::new();
        };
        obligation.depends_on.iter().chain(&obligation.kept_with).map(String::as_str).collect()
    };
    let mut open = next(start);
    let mut seen = BTreeSet::new();
    while let Some(key) = open.pop() {
        if key == start {
            return true;
        }
        if seen.insert(key) {
            open.extend(next(key));
        }
    }
    false
}

fn carried(blueprint: &Blueprint, faults: &mut Faults) {
    let duties: BTreeSet<&str> = blueprint
        .obligations
        .iter()
        .flat_map(|one| std::iter::once(&one.clause).chain(&one.also_clauses))
        .map(String::as_str)
        .collect();
    let rights: BTreeSet<&str> = blueprint.entitlements.iter().map(|one| one.clause.as_str()).collect();
    for clause in &blueprint.clauses {
        let place = format!("clause {}", clause.id);
        let cites = FaultKind::ClauseNature(clause.id.clone());
        match clause.nature {
            Nature::Duty if !duties.contains(clause.id.as_str()) => {
                faults.add(&place, FaultKind::ClauseUncarried("duty"));
            }
            Nature::Entitlement if !rights.contains(clause.id.as_str()) => {
                faults.add(&place, FaultKind::ClauseUncarried("entitlement"));
            }
            Nature::Declaration | Nature::Heading => {
                let cited = duties.contains(clause.id.as_str()) || rights.contains(clause.id.as_str());
                faults.add_if(cited, &place, cites);
            }
            _ => {}
        }
    }
    for obligation in &blueprint.obligations {
        let place = format!("obligation {}", obligation.key);
        let over = obligation.fan_out.as_ref().map(|fan_out| fan_out.over);
        let none = match over {
            Some(FanOutOver::Indicator) => blueprint.indicators.is_empty(),
            Some(FanOutOver::Project) => blueprint.projects.is_empty(),
            Some(FanOutOver::School) | None => false,
        };
        faults.add_if(none, &place, FaultKind::Value("fan_out.over"));
        let by_effect = obligation.anchor.as_ref().map(|anchor| &anchor.opened_by);
        let misnamed = by_effect == Some(&Opening::Effect)
            && obligation.anchor.as_ref().is_some_and(|anchor| anchor.event != "effective_date");
        faults.add_if(misnamed, &place, FaultKind::Value("anchor.event"));
    }
}
