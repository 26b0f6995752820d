//! An agreement is put on watch: its promises become rows, and their first occurrences are made.

use agreements::published::{self as agreement_facts, Party};
use agreements::{AgreementId, PartyId};
use blueprints::{Blueprint, Obligation, Share};
use db::{Change, DbResult, Sql, args};
use kernel::World;
use permit::OrganisationId;

use crate::model::{NamedScheduleId, ObligationId};

static INSERT: Sql = Sql::new(
    "obligations.insert",
    "INSERT INTO obligation (id, agreement_id, obligation_key, ordinal, clause_key, citation_ru, citation_en, obliged_party_id,
                             obliged_organisation_id, performer_organisation_id, spec, open, project_ru, project_en)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
);
static INSERT_ADDRESSEE: Sql = Sql::new(
    "obligations.insert_addressee",
    "INSERT INTO obligation_addressee (id, obligation_id, party_id, organisation_id, confirms, outsider_ru, outsider_en)
     VALUES ($1, $2, $3, $4, $5, $6, $7)",
);
static INSERT_SCHEDULE: Sql = Sql::new(
    "obligations.insert_named_schedule",
    "INSERT INTO named_schedule (id, agreement_id, schedule_key, title_ru, title_en, owed_by_ru, owed_by_en, owed_by_party_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
);

/// Makes the rows of every promise of the agreement. Run once, in the change that says from when it is watched.
pub fn make_obligations(change: &mut Change, world: &World, id: AgreementId, blueprint: &Blueprint) -> DbResult<()> {
    let parties = agreement_facts::parties(change, id)?;
    for (ordinal, promise) in blueprint.obligations.iter().enumerate() {
        for obliged in obliged_parties(promise, &parties) {
            make_obligation(change, world, (id, ordinal), blueprint, promise, obliged, &parties)?;
        }
    }
    for schedule in &blueprint.named_schedules {
        let party = parties.iter().find(|party| party.role_key == schedule.owed_by);
        let (ru, en) = name_of(blueprint, &schedule.owed_by);
        change.execute(
            &INSERT_SCHEDULE,
            args![
                world.id::<NamedScheduleId>(), id, schedule.key, schedule.title.ru, schedule.title.en, ru, en,
                party.map(|party| party.id)
            ],
        )?;
    }
    Ok(())
}

/// The parties that owe a promise: each on its own, or the first of those who owe it together.
fn obliged_parties<'p>(promise: &Obligation, parties: &'p [Party]) -> Vec<&'p Party> {
    let owing = parties.iter().filter(|party| promise.obliged.contains(&party.role_key));
    match promise.obliged_as {
        Some(Share::Jointly) => owing.take(1).collect(),
        _ => owing.collect(),
    }
}

fn make_obligation(
    change: &mut Change,
    world: &World,
    (agreement, ordinal): (AgreementId, usize),
    blueprint: &Blueprint,
    promise: &Obligation,
    obliged: &Party,
    parties: &[Party],
) -> DbResult<()> {
    let id: ObligationId = world.id();
    let citation = agreement_facts::clause(change, agreement, &promise.clause)?;
    let (citation_ru, citation_en) = citation.map_or((promise.clause.clone(), promise.clause.clone()), |c| (c.citation_ru, c.citation_en));
    let (project_ru, project_en) = projects(blueprint, promise);
    let spec = serde_json::to_value(promise).unwrap_or_default();
    let open = serde_json::json!([]);
    change.execute(
        &INSERT,
        args![
            id, agreement, promise.key, ordinal as i64, promise.clause, citation_ru, citation_en, obliged.id,
            obliged.organisation_id, performer(promise, obliged, parties), spec, open, project_ru, project_en
        ],
    )?;
    let confirming = promise.confirm.as_ref().map(|confirm| confirm.by.as_slice()).unwrap_or_default();
    for party in parties.iter().filter(|party| party.id != obliged.id) {
        let confirms = confirming.contains(&party.role_key);
        if promise.addressees.contains(&party.role_key) || confirms {
            insert_addressee(change, world, id, Some((party.id, party.organisation_id)), confirms, ("", ""))?;
        }
    }
    for key in &promise.outsiders {
        let (ru, en) = name_of(blueprint, key);
        insert_addressee(change, world, id, None, false, (&ru, &en))?;
    }
    Ok(())
}

fn insert_addressee(
    change: &mut Change,
    world: &World,
    obligation: ObligationId,
    party: Option<(PartyId, OrganisationId)>,
    confirms: bool,
    outsider: (&str, &str),
) -> DbResult<()> {
    let words = |words: &str| (!words.is_empty()).then(|| words.to_owned());
    let row: uuid::Uuid = world.id();
    change.execute(
        &INSERT_ADDRESSEE,
        args![
            row, obligation, party.map(|(party, _)| party), party.map(|(_, organisation)| organisation), confirms,
            words(outsider.0), words(outsider.1)
        ],
    )?;
    Ok(())
}

/// The organisation that does it: the body that a clause empowers, else the obliged party itself.
fn performer(promise: &Obligation, obliged: &Party, parties: &[Party]) -> OrganisationId {
    let body = parties.iter().find(|party| {
        party.acts_for == Some(obliged.id) && promise.performer.as_deref().is_none_or(|role| role == party.role_key)
    });
    match (&promise.performer, body) {
        (Some(_), Some(body)) => body.organisation_id,
        _ => obliged.organisation_id,
    }
}

/// The projects a promise serves, in words; `None` when the agreement has none.
fn projects(blueprint: &Blueprint, promise: &Obligation) -> (Option<String>, Option<String>) {
    let named: Vec<_> = blueprint.projects.iter().filter(|project| promise.projects.contains(&project.key)).collect();
    if named.is_empty() {
        return (None, None);
    }
    let join = |words: Vec<&str>| Some(words.join(", "));
    (join(named.iter().map(|project| project.title.ru.as_str()).collect()), join(named.iter().map(|project| project.title.en.as_str()).collect()))
}

/// The name of a role or an outsider in both languages.
fn name_of(blueprint: &Blueprint, key: &str) -> (String, String) {
    let role = blueprint.roles.iter().find(|role| role.key == key).map(|role| (role.word.nominative.clone(), role.word.en.clone()));
    let outsider = blueprint.outsiders.iter().find(|one| one.key == key).map(|one| (one.name.ru.clone(), one.name.en.clone()));
    role.or(outsider).unwrap_or_else(|| (key.to_owned(), key.to_owned()))
}
