//! Every reference leads somewhere.

use super::{
    Faults,
    keys::{Keys, Table, is_word},
};
use crate::{Blueprint, FaultKind, Fulfilment, Obligation, Opening, schedule};

pub(super) fn check(blueprint: &Blueprint, faults: &mut Faults) {
    let keys = Keys::of(blueprint);
    let key = &blueprint.head.key;
    faults.add_if(!is_word(key), "blueprint", FaultKind::KeyForm(key.clone()));
    keys.check(faults);
    let mut at = References { keys: &keys, place: String::new(), faults };
    at.agreement(blueprint);
    at.parties(blueprint);
    at.text(blueprint);
    blueprint.obligations.iter().for_each(|obligation| at.obligation(obligation));
    at.entitlements(blueprint);
    at.tables(blueprint);
}

/// What is referred to from one place.
struct References<'a> {
    keys: &'a Keys<'a>,
    place: String,
    faults: &'a mut Faults,
}

impl References<'_> {
    fn stand_at(&mut self, table: &str, key: &str) {
        self.place = format!("{table} {key}");
    }

    fn lead_to<'k>(&mut self, table: Table, cited: impl IntoIterator<Item = &'k String>) {
        for key in cited {
            let unknown = !self.keys.has(table, key);
            let fault = FaultKind::NoSuch { table: table.name(), key: key.clone() };
            self.faults.add_if(unknown, &self.place, fault);
        }
    }

    fn act(&mut self, name: &str) {
        let fits = name.split_once('.').is_some_and(|(noun, verb)| is_word(noun) && is_word(verb));
        self.faults.add_if(!fits, &self.place, FaultKind::ActName(name.to_owned()));
    }

    fn agreement(&mut self, blueprint: &Blueprint) {
        self.place = "agreement".to_owned();
        self.lead_to(Table::Clause, [&blueprint.effect.clause, &blueprint.term.clause]);
        self.lead_to(Table::Clause, &blueprint.finances.clauses);
        self.lead_to(Table::Clause, &blueprint.confidentiality.clauses);
        self.lead_to(Table::Clause, &blueprint.counterparts.clause);
        if let Some(termination) = &blueprint.termination {
            self.lead_to(Table::Clause, [&termination.clause]);
            self.lead_to(Table::Party, &termination.by);
            self.lead_to(Table::Obligation, [&termination.notice]);
        }
        if let Some(amendment) = &blueprint.amendment {
            self.lead_to(Table::Clause, [&amendment.clause]);
            self.lead_to(Table::Party, &amendment.by);
        }
    }

    fn parties(&mut self, blueprint: &Blueprint) {
        for role in &blueprint.roles {
            self.stand_at("role", &role.key);
            let impossible = role.max.is_some_and(|max| max == 0 || max < role.min);
            self.faults.add_if(impossible, &self.place, FaultKind::MinMax);
            if let Some(acts_for) = &role.acts_for {
                self.lead_to(Table::Party, [&acts_for.role]);
                self.lead_to(Table::Clause, [&acts_for.clause]);
            }
        }
        for field in &blueprint.fields {
            self.stand_at("field", &field.key);
            self.lead_to(Table::Role, &field.role);
        }
    }

    fn text(&mut self, blueprint: &Blueprint) {
        for project in &blueprint.projects {
            self.stand_at("project", &project.key);
            self.lead_to(Table::Project, &project.part_of);
            let own = project.part_of.as_ref() == Some(&project.key);
            self.faults.add_if(own, &self.place, FaultKind::Circle);
        }
        for act in &blueprint.legal_acts {
            self.stand_at("legal_act", &act.key);
            self.lead_to(Table::LegalAct, &act.amends);
        }
        for parameter in &blueprint.parameters {
            self.stand_at("parameter", &parameter.key);
            self.lead_to(Table::Clause, [&parameter.clause]);
            let suggestion = parameter.suggestion.as_ref();
            let unfit = suggestion.is_some_and(|one| !parameter.kind.allows(one.value));
            self.faults.add_if(unfit, &self.place, FaultKind::Value("suggestion"));
        }
        for schedule in &blueprint.named_schedules {
            self.stand_at("named_schedule", &schedule.key);
            if !self.keys.has(Table::Outsider, &schedule.owed_by) {
                self.lead_to(Table::Role, [&schedule.owed_by]);
            }
            self.lead_to(Table::Role, &schedule.approved_by);
        }
        for clause in &blueprint.clauses {
            self.stand_at("clause", &clause.id);
            self.lead_to(Table::Clause, &clause.parent);
            self.lead_to(Table::LegalAct, &clause.legal_acts);
        }
    }

    fn obligation(&mut self, obligation: &Obligation) {
        self.stand_at("obligation", &obligation.key);
        self.lead_to(Table::Clause, [&obligation.clause]);
        self.lead_to(Table::Clause, &obligation.also_clauses);
        self.lead_to(Table::Party, &obligation.obliged);
        self.lead_to(Table::Role, &obligation.performer);
        self.lead_to(Table::Party, &obligation.addressees);
        self.lead_to(Table::Outsider, &obligation.outsiders);
        self.lead_to(Table::Project, &obligation.projects);
        self.lead_to(Table::Obligation, &obligation.depends_on);
        self.lead_to(Table::Obligation, &obligation.kept_with);
        self.lead_to(Table::NamedSchedule, &obligation.waits_for);
        if let Some(template) = &obligation.schedule_when_set {
            self.lead_to(Table::Parameter, &schedule::parameters_in(template));
        }
        if let Some(confirm) = &obligation.confirm {
            self.lead_to(Table::Party, &confirm.by);
            self.lead_to(Table::Parameter, [&confirm.term]);
            self.lead_to(Table::Clause, &confirm.clause);
        }
        if let Some(fan_out) = &obligation.fan_out {
            self.lead_to(Table::Obligation, &fan_out.list);
        }
        if let Some(Opening::Act(act)) = obligation.anchor.as_ref().map(|anchor| &anchor.opened_by) {
            self.act(act);
        }
        match &obligation.fulfilled_by {
            Fulfilment::Act { act } => self.act(act),
            Fulfilment::Count { acts, .. } => acts.iter().for_each(|act| self.act(act)),
            _ => {}
        }
    }

    fn entitlements(&mut self, blueprint: &Blueprint) {
        for entitlement in &blueprint.entitlements {
            self.stand_at("entitlement", &entitlement.key);
            self.lead_to(Table::Clause, [&entitlement.clause]);
            self.lead_to(Table::Party, &entitlement.holders);
            self.lead_to(Table::Party, &entitlement.towards);
            self.lead_to(Table::Obligation, &entitlement.opens);
            entitlement.act.iter().for_each(|act| self.act(act));
        }
    }

    fn tables(&mut self, blueprint: &Blueprint) {
        for indicator in &blueprint.indicators {
            self.stand_at("indicator", &indicator.no);
            self.lead_to(Table::Clause, [&indicator.table]);
            self.lead_to(Table::Project, &indicator.project);
            self.lead_to(Table::Obligation, [&indicator.obligation]);
        }
        for measure in &blueprint.measures {
            self.stand_at("measure", &measure.key);
            self.lead_to(Table::Clause, [&measure.table]);
            self.lead_to(Table::Obligation, &measure.obligations);
            self.lead_to(Table::LegalAct, &measure.legal_acts);
            let columns = measure.responsible.keys();
            self.lead_to(Table::Role, columns.filter(|column| *column != "responsible"));
        }
    }
}
