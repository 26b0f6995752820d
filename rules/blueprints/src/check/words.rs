//! Both languages are full, and titles carry only placeholders that can be filled.

use super::Faults;
use crate::{Blueprint, FaultKind, Placeholder, Responsible, Target, Text};

pub(super) fn check(blueprint: &Blueprint, faults: &mut Faults) {
    agreement(blueprint, faults);
    parties(blueprint, faults);
    text(blueprint, faults);
    duties(blueprint, faults);
    tables(blueprint, faults);
}

fn full<'a>(texts: impl IntoIterator<Item = (&'static str, &'a Text)>, place: &str, faults: &mut Faults) {
    for (field, text) in texts {
        let empty = text.ru.trim().is_empty() || text.en.trim().is_empty();
        faults.add_if(empty, place, FaultKind::EmptyText(field));
    }
}

fn some<'a>(field: &'static str, text: &'a Option<Text>) -> Option<(&'static str, &'a Text)> {
    text.as_ref().map(|text| (field, text))
}

fn title(words: &Text, place: &str, faults: &mut Faults) {
    full([("title", words)], place, faults);
    let ru = Placeholder::in_words(&words.ru);
    let wrong = ru.is_none() || ru != Placeholder::in_words(&words.en);
    faults.add_if(wrong, place, FaultKind::Placeholders);
}

fn agreement(blueprint: &Blueprint, faults: &mut Faults) {
    let head = &blueprint.head;
    full([("title", &head.title), ("about", &head.about)], "blueprint", faults);
    full([("note", &blueprint.finances.note)], "finances", faults);
    full([("note", &blueprint.counterparts.note)], "counterparts", faults);
    full([("note", &blueprint.confidentiality.note)], "confidentiality", faults);
}

fn parties(blueprint: &Blueprint, faults: &mut Faults) {
    for role in &blueprint.roles {
        let place = format!("role {}", role.key);
        full([("name", &role.name)], &place, faults);
        full(role.acts_for.iter().map(|acts_for| ("scope", &acts_for.scope)), &place, faults);
        let word = &role.word;
        let forms = [&word.nominative, &word.genitive, &word.dative, &word.en];
        let empty = forms.iter().any(|form| form.trim().is_empty());
        faults.add_if(empty, &place, FaultKind::EmptyText("word"));
    }
    for outsider in &blueprint.outsiders {
        let place = format!("outsider {}", outsider.key);
        full([("name", &outsider.name), ("note", &outsider.note)], &place, faults);
    }
    for field in &blueprint.fields {
        full([("label", &field.label)], &format!("field {}", field.key), faults);
    }
}

fn text(blueprint: &Blueprint, faults: &mut Faults) {
    for project in &blueprint.projects {
        full([("title", &project.title)], &format!("project {}", project.key), faults);
    }
    for act in &blueprint.legal_acts {
        let place = format!("legal_act {}", act.key);
        full([("kind", &act.kind), ("issuer", &act.issuer), ("title", &act.title)], &place, faults);
    }
    for parameter in &blueprint.parameters {
        let place = format!("parameter {}", parameter.key);
        full([("label", &parameter.label), ("question", &parameter.question)], &place, faults);
        full(parameter.suggestion.iter().map(|one| ("why", &one.why)), &place, faults);
    }
    for schedule in &blueprint.named_schedules {
        let place = format!("named_schedule {}", schedule.key);
        full([("title", &schedule.title)], &place, faults);
        full(some("note", &schedule.note), &place, faults);
    }
    for clause in &blueprint.clauses {
        let place = format!("clause {}", clause.id);
        full([("retelling", &clause.retelling)], &place, faults);
        full(some("cite", &clause.cite), &place, faults);
        full(some("heading", &clause.heading), &place, faults);
        full(some("note", &clause.note), &place, faults);
        let unnamed = clause.number.is_empty() && clause.cite.is_none();
        faults.add_if(unnamed, &place, FaultKind::EmptyText("cite"));
    }
}

fn duties(blueprint: &Blueprint, faults: &mut Faults) {
    for obligation in &blueprint.obligations {
        let place = format!("obligation {}", obligation.key);
        title(&obligation.title, &place, faults);
        full([("evidence", &obligation.evidence)], &place, faults);
        let name = Placeholder::in_words(&obligation.name().ru).unwrap_or_default();
        faults.add_if(!name.is_empty(), &place, FaultKind::EmptyText("name"));
        full(some("name", &obligation.name), &place, faults);
        obligation.fan_out.iter().for_each(|one| title(&one.title, &place, faults));
        full(some("executor", &obligation.executor), &place, faults);
        full(some("early_due", &obligation.early_due), &place, faults);
        full(some("note", &obligation.note), &place, faults);
        full(obligation.anchor.iter().map(|one| ("meaning", &one.meaning)), &place, faults);
        full(obligation.fan_out.iter().map(|one| ("note", &one.note)), &place, faults);
        let confirm_title = obligation.confirm.as_ref().and_then(|one| one.title.as_ref());
        confirm_title.iter().for_each(|words| title(words, &place, faults));
    }
    for entitlement in &blueprint.entitlements {
        let place = format!("entitlement {}", entitlement.key);
        title(&entitlement.title, &place, faults);
    }
}

fn tables(blueprint: &Blueprint, faults: &mut Faults) {
    for indicator in &blueprint.indicators {
        let place = format!("indicator {}", indicator.no);
        let texts = [("name", &indicator.name), ("short", &indicator.short), ("unit", &indicator.unit)];
        full(texts, &place, faults);
        full(some("note", &indicator.note), &place, faults);
        for target in indicator.targets.values() {
            if let Target::Compound(compound) = target {
                full(compound.breakdown.iter().map(|part| ("label", &part.label)), &place, faults);
            }
        }
    }
    for measure in &blueprint.measures {
        let place = format!("measure {}", measure.key);
        let texts = [("name", &measure.name), ("expected_result", &measure.expected_result)];
        full(texts, &place, faults);
        full(some("co_executors", &measure.co_executors), &place, faults);
        full(some("note", &measure.note), &place, faults);
        for cell in measure.responsible.values() {
            if let Responsible::Named(name) = cell {
                full([("responsible", name)], &place, faults);
            }
        }
    }
}
