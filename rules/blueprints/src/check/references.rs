//! Keys are unique and every reference leads somewhere.

use std::collections::BTreeSet;

use super::Faults;
use crate::{Blueprint, FaultKind, Fulfilment, Obligation, Opening, schedule};

/// The keys of a blueprint, by table.
struct Keys<'a> {
    parties: BTreeSet<&'a str>,
    roles: BTreeSet<&'a str>,
    outsiders: BTreeSet<&'a str>,
    projects: BTreeSet<&'a str>,
    legal_acts: BTreeSet<&'a str>,
    parameters: BTreeSet<&'a str>,
    named_schedules: BTreeSet<&'a str>,
    clauses: BTreeSet<&'a str>,
    obligations: BTreeSet<&'a str>,
}

pub(super) fn check(blueprint: &Blueprint, faults: &mut Faults) {
    unique(blueprint, faults);
    let keys = Keys::of(blueprint);
    head(blueprint, &keys, faults);
    parties(blueprint, &keys, faults);
    text(blueprint, &keys, faults);
    for obligation in &blueprint.obligations {
        obligation_leads_somewhere(obligation, &keys, faults);
    }
    for entitlement in &blueprint.entitlements {
        let place = format!("entitlement {}", entitlement.key);
        known(
            &[&entitlement.clause],
            "clause",
            &keys.clauses,
            &place,
            faults,
        );
        known(&entitlement.holders, "role", &keys.parties, &place, faults);
        known(&entitlement.towards, "role", &keys.parties, &place, faults);
        known(
            entitlement.opens.as_slice(),
            "obligation",
            &keys.obligations,
            &place,
            faults,
        );
        entitlement
            .act
            .iter()
            .for_each(|act| act_name(act, &place, faults));
    }
    for indicator in &blueprint.indicators {
        let place = format!("indicator {}", indicator.no);
        known(&[&indicator.table], "clause", &keys.clauses, &place, faults);
        known(
            indicator.project.as_slice(),
            "project",
            &keys.projects,
            &place,
            faults,
        );
        known(
            &[&indicator.obligation],
            "obligation",
            &keys.obligations,
            &place,
            faults,
        );
    }
    for measure in &blueprint.measures {
        let place = format!("measure {}", measure.key);
        known(&[&measure.table], "clause", &keys.clauses, &place, faults);
        known(
            &measure.obligations,
            "obligation",
            &keys.obligations,
            &place,
            faults,
        );
        known(
            &measure.legal_acts,
            "legal_act",
            &keys.legal_acts,
            &place,
            faults,
        );
        let columns = measure
            .responsible
            .keys()
            .filter(|column| *column != "responsible");
        known(
            &columns.collect::<Vec<_>>(),
            "role",
            &keys.roles,
            &place,
            faults,
        );
    }
}

impl<'a> Keys<'a> {
    fn of(blueprint: &'a Blueprint) -> Keys<'a> {
        let parties = blueprint.roles.iter().filter(|role| role.is_party());
        Keys {
            parties: parties.map(|role| role.key.as_str()).collect(),
            roles: blueprint
                .roles
                .iter()
                .map(|role| role.key.as_str())
                .collect(),
            outsiders: blueprint
                .outsiders
                .iter()
                .map(|one| one.key.as_str())
                .collect(),
            projects: blueprint
                .projects
                .iter()
                .map(|one| one.key.as_str())
                .collect(),
            legal_acts: blueprint
                .legal_acts
                .iter()
                .map(|one| one.key.as_str())
                .collect(),
            parameters: blueprint
                .parameters
                .iter()
                .map(|one| one.key.as_str())
                .collect(),
            named_schedules: blueprint
                .named_schedules
                .iter()
                .map(|one| one.key.as_str())
                .collect(),
            clauses: blueprint
                .clauses
                .iter()
                .map(|one| one.id.as_str())
                .collect(),
            obligations: blueprint
                .obligations
                .iter()
                .map(|one| one.key.as_str())
                .collect(),
        }
    }
}

fn known<K: AsRef<str>>(
    cited: &[K],
    table: &'static str,
    keys: &BTreeSet<&str>,
    place: &str,
    faults: &mut Faults,
) {
    for key in cited
        .iter()
        .map(AsRef::as_ref)
        .filter(|key| !keys.contains(key))
    {
        faults.add(
            place,
            FaultKind::NoSuch {
                table,
                key: key.to_owned(),
            },
        );
    }
}

fn unique(blueprint: &Blueprint, faults: &mut Faults) {
    let mut seen = BTreeSet::new();
    let mut once = |table: &'static str, key: &str, well_formed: bool| {
        let place = format!("{table} {key}");
        faults.add_if(!well_formed, &place, FaultKind::KeyForm(key.to_owned()));
        faults.add_if(!seen.insert(place.clone()), &place, FaultKind::KeyTwice);
    };
    once(
        "blueprint",
        &blueprint.head.key,
        is_key(&blueprint.head.key),
    );
    blueprint
        .roles
        .iter()
        .for_each(|one| once("role", &one.key, is_key(&one.key)));
    blueprint
        .outsiders
        .iter()
        .for_each(|one| once("outsider", &one.key, is_key(&one.key)));
    blueprint
        .fields
        .iter()
        .for_each(|one| once("field", &one.key, is_key(&one.key)));
    blueprint
        .projects
        .iter()
        .for_each(|one| once("project", &one.key, is_key(&one.key)));
    blueprint
        .legal_acts
        .iter()
        .for_each(|one| once("legal_act", &one.key, is_key(&one.key)));
    blueprint
        .parameters
        .iter()
        .for_each(|one| once("parameter", &one.key, is_key(&one.key)));
    blueprint
        .named_schedules
        .iter()
        .for_each(|one| once("named_schedule", &one.key, is_key(&one.key)));
    blueprint
        .clauses
        .iter()
        .for_each(|one| once("clause", &one.id, !one.id.is_empty()));
    blueprint
        .entitlements
        .iter()
        .for_each(|one| once("entitlement", &one.key, is_key(&one.key)));
    blueprint
        .obligations
        .iter()
        .for_each(|one| once("obligation", &one.key, is_key(&one.key)));
    blueprint
        .indicators
        .iter()
        .for_each(|one| once("indicator", &one.no, !one.no.is_empty()));
    blueprint
        .measures
        .iter()
        .for_each(|one| once("measure", &one.key, is_key(&one.key)));
}

fn is_key(key: &str) -> bool {
    key.starts_with(|first: char| first.is_ascii_lowercase())
        && key
            .chars()
            .all(|one| one.is_ascii_lowercase() || one.is_ascii_digit() || one == '_')
}

fn act_name(name: &str, place: &str, faults: &mut Faults) {
    let fits = name
        .split_once('.')
        .is_some_and(|(noun, verb)| is_key(noun) && is_key(verb));
    faults.add_if(!fits, place, FaultKind::ActName(name.to_owned()));
}

fn head(blueprint: &Blueprint, keys: &Keys<'_>, faults: &mut Faults) {
    known(
        &[&blueprint.effect.clause],
        "clause",
        &keys.clauses,
        "effect",
        faults,
    );
    known(
        &[&blueprint.term.clause],
        "clause",
        &keys.clauses,
        "term",
        faults,
    );
    known(
        &blueprint.finances.clauses,
        "clause",
        &keys.clauses,
        "finances",
        faults,
    );
    known(
        &blueprint.confidentiality.clauses,
        "clause",
        &keys.clauses,
        "confidentiality",
        faults,
    );
    let counterparts = blueprint.counterparts.clause.as_slice();
    known(
        counterparts,
        "clause",
        &keys.clauses,
        "counterparts",
        faults,
    );
    if let Some(termination) = &blueprint.termination {
        known(
            &[&termination.clause],
            "clause",
            &keys.clauses,
            "termination",
            faults,
        );
        known(
            &termination.by,
            "role",
            &keys.parties,
            "termination",
            faults,
        );
        known(
            &[&termination.notice],
            "obligation",
            &keys.obligations,
            "termination",
            faults,
        );
    }
    if let Some(amendment) = &blueprint.amendment {
        known(
            &[&amendment.clause],
            "clause",
            &keys.clauses,
            "amendment",
            faults,
        );
        known(&amendment.by, "role", &keys.parties, "amendment", faults);
    }
}

fn parties(blueprint: &Blueprint, keys: &Keys<'_>, faults: &mut Faults) {
    for role in &blueprint.roles {
        let place = format!("role {}", role.key);
        let impossible = role.max.is_some_and(|max| max == 0 || max < role.min);
        faults.add_if(impossible, &place, FaultKind::MinMax);
        if let Some(acts_for) = &role.acts_for {
            known(&[&acts_for.role], "role", &keys.parties, &place, faults);
            known(&[&acts_for.clause], "clause", &keys.clauses, &place, faults);
        }
    }
    for field in &blueprint.fields {
        known(
            field.role.as_slice(),
            "role",
            &keys.roles,
            &format!("field {}", field.key),
            faults,
        );
    }
}

fn text(blueprint: &Blueprint, keys: &Keys<'_>, faults: &mut Faults) {
    for project in &blueprint.projects {
        let place = format!("project {}", project.key);
        known(
            project.part_of.as_slice(),
            "project",
            &keys.projects,
            &place,
            faults,
        );
        faults.add_if(
            project.part_of.as_ref() == Some(&project.key),
            &place,
            FaultKind::Circle,
        );
    }
    for act in &blueprint.legal_acts {
        let place = format!("legal_act {}", act.key);
        known(
            act.amends.as_slice(),
            "legal_act",
            &keys.legal_acts,
            &place,
            faults,
        );
    }
    for parameter in &blueprint.parameters {
        let place = format!("parameter {}", parameter.key);
        known(
            &[&parameter.clause],
            "clause",
            &keys.clauses,
            &place,
            faults,
        );
        let unfit = parameter
            .suggestion
            .as_ref()
            .is_some_and(|one| !parameter.kind.allows(one.value));
        faults.add_if(unfit, &place, FaultKind::Value("suggestion"));
    }
    for schedule in &blueprint.named_schedules {
        let place = format!("named_schedule {}", schedule.key);
        let owers: BTreeSet<&str> = keys.roles.union(&keys.outsiders).copied().collect();
        known(
            &[&schedule.owed_by],
            "role or outsider",
            &owers,
            &place,
            faults,
        );
        known(&schedule.approved_by, "role", &keys.roles, &place, faults);
    }
    for clause in &blueprint.clauses {
        let place = format!("clause {}", clause.id);
        known(
            clause.parent.as_slice(),
            "clause",
            &keys.clauses,
            &place,
            faults,
        );
        known(
            &clause.legal_acts,
            "legal_act",
            &keys.legal_acts,
            &place,
            faults,
        );
    }
}

fn obligation_leads_somewhere(obligation: &Obligation, keys: &Keys<'_>, faults: &mut Faults) {
    let place = format!("obligation {}", obligation.key);
    known(
        &[&obligation.clause],
        "clause",
        &keys.clauses,
        &place,
        faults,
    );
    known(
        &obligation.also_clauses,
        "clause",
        &keys.clauses,
        &place,
        faults,
    );
    known(&obligation.obliged, "role", &keys.parties, &place, faults);
    known(
        obligation.performer.as_slice(),
        "role",
        &keys.roles,
        &place,
        faults,
    );
    known(
        &obligation.addressees,
        "role",
        &keys.parties,
        &place,
        faults,
    );
    known(
        &obligation.outsiders,
        "outsider",
        &keys.outsiders,
        &place,
        faults,
    );
    known(
        &obligation.projects,
        "project",
        &keys.projects,
        &place,
        faults,
    );
    known(
        &obligation.depends_on,
        "obligation",
        &keys.obligations,
        &place,
        faults,
    );
    known(
        obligation.kept_with.as_slice(),
        "obligation",
        &keys.obligations,
        &place,
        faults,
    );
    known(
        obligation.waits_for.as_slice(),
        "named_schedule",
        &keys.named_schedules,
        &place,
        faults,
    );
    if let Some(template) = &obligation.schedule_when_set {
        let cited: Vec<String> = schedule::parameters_in(template).into_iter().collect();
        known(&cited, "parameter", &keys.parameters, &place, faults);
    }
    if let Some(confirm) = &obligation.confirm {
        known(&confirm.by, "role", &keys.parties, &place, faults);
        known(
            &[&confirm.term],
            "parameter",
            &keys.parameters,
            &place,
            faults,
        );
        known(
            confirm.clause.as_slice(),
            "clause",
            &keys.clauses,
            &place,
            faults,
        );
    }
    if let Some(fan_out) = &obligation.fan_out {
        known(
            fan_out.list.as_slice(),
            "obligation",
            &keys.obligations,
            &place,
            faults,
        );
    }
    if let Some(Opening::Act(act)) = obligation.anchor.as_ref().map(|anchor| &anchor.opened_by) {
        act_name(act, &place, faults);
    }
    match &obligation.fulfilled_by {
        Fulfilment::Act { act } => act_name(act, &place, faults),
        Fulfilment::Count { acts, .. } => acts.iter().for_each(|act| act_name(act, &place, faults)),
        _ => {}
    }
}
