//! The keys of a blueprint: unique, well formed, and asked for by the table they stand in.

use std::collections::BTreeSet;

use super::Faults;
use crate::{Blueprint, FaultKind};

/// A table that others refer to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Table {
    Role,
    /// Roles that sign and owe; every one of them is a role too.
    Party,
    Outsider,
    Field,
    Project,
    LegalAct,
    Parameter,
    NamedSchedule,
    Clause,
    Entitlement,
    Obligation,
    Indicator,
    Measure,
}

impl Table {
    /// Its name in the file.
    pub(super) fn name(self) -> &'static str {
        match self {
            Table::Role | Table::Party => "role",
            Table::Outsider => "outsider",
            Table::Field => "field",
            Table::Project => "project",
            Table::LegalAct => "legal_act",
            Table::Parameter => "parameter",
            Table::NamedSchedule => "named_schedule",
            Table::Clause => "clause",
            Table::Entitlement => "entitlement",
            Table::Obligation => "obligation",
            Table::Indicator => "indicator",
            Table::Measure => "measure",
        }
    }

    /// Clauses and indicators carry the document's numbers, all others carry words.
    fn has_word_keys(self) -> bool {
        !matches!(self, Table::Clause | Table::Indicator)
    }
}

/// Every key with its table, in the order of the file.
pub(super) struct Keys<'a>(Vec<(Table, &'a str)>);

impl<'a> Keys<'a> {
    pub(super) fn of(blueprint: &'a Blueprint) -> Keys<'a> {
        let mut keys = Vec::new();
        for role in &blueprint.roles {
            keys.push((Table::Role, role.key.as_str()));
            keys.extend(role.is_party().then_some((Table::Party, role.key.as_str())));
        }
        let mut add = |table, key: &'a str| keys.push((table, key));
        blueprint.outsiders.iter().for_each(|row| add(Table::Outsider, &row.key));
        blueprint.fields.iter().for_each(|row| add(Table::Field, &row.key));
        blueprint.projects.iter().for_each(|row| add(Table::Project, &row.key));
        blueprint.legal_acts.iter().for_each(|row| add(Table::LegalAct, &row.key));
        blueprint.parameters.iter().for_each(|row| add(Table::Parameter, &row.key));
        blueprint.named_schedules.iter().for_each(|row| add(Table::NamedSchedule, &row.key));
        blueprint.clauses.iter().for_each(|row| add(Table::Clause, &row.id));
        blueprint.entitlements.iter().for_each(|row| add(Table::Entitlement, &row.key));
        blueprint.obligations.iter().for_each(|row| add(Table::Obligation, &row.key));
        blueprint.indicators.iter().for_each(|row| add(Table::Indicator, &row.no));
        blueprint.measures.iter().for_each(|row| add(Table::Measure, &row.key));
        Keys(keys)
    }

    pub(super) fn has(&self, table: Table, key: &str) -> bool {
        self.0.contains(&(table, key))
    }

    /// Keys that stand twice, or are no words where words are due.
    pub(super) fn check(&self, faults: &mut Faults) {
        let mut seen = BTreeSet::new();
        for (table, key) in self.0.iter().filter(|(table, _)| *table != Table::Party) {
            let place = format!("{} {key}", table.name());
            let well_formed = if table.has_word_keys() { is_word(key) } else { !key.is_empty() };
            faults.add_if(!well_formed, &place, FaultKind::KeyForm((*key).to_owned()));
            faults.add_if(!seen.insert((table, key)), &place, FaultKind::KeyTwice);
        }
    }
}

/// Small Latin letters, digits and underscores, a letter first.
pub(super) fn is_word(key: &str) -> bool {
    key.starts_with(|first: char| first.is_ascii_lowercase())
        && key.chars().all(|one| one.is_ascii_lowercase() || one.is_ascii_digit() || one == '_')
}
