//! An agreement is put on watch: its promises become rows, and their first occurrences are made.

use agreements::published::{self as agreement_facts, Party};
use agreements::{AgreementId, PartyId};
use blueprints::{Blueprint, FanOutOver, Obligation, Project, Share};
use db::{Change, DbResult, Sql, args};
use kernel::World;
use permit::OrganisationId;
use serde_json::json;

use crate::derive::Member;
use crate::model::{NamedScheduleId, ObligationId};
use crate::store::make::starts_by_event;

static INSERT: Sql = Sql::new(
    "obligations.insert",
    "INSERT INTO obligation (id, agreement_id, obligation_key, ordinal, clause_key, citation_ru, citation_en, obliged_party_id,
                             obliged_organisation_id, performer_organisation_id, spec, open, members, kept_with, by_event, project_ru,
                             project_en)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)",
);
static INSERT_OBLIGED: Sql = Sql::new(
    "obligations.insert_obliged",
    "INSERT INTO obligation_obliged (obligation_id, ordinal, party_id, organisation_id) VALUES ($1, $2, $3, $4)",
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
        for owing in owing_parties(promise, &parties) {
            make_obligation(change, world, (id, ordinal), blueprint, promise, &owing, &parties)?;
        }
    }
    for schedule in &blueprint.named_schedules {
        let party = parties.iter().find(|party| party.role_key == schedule.owed_by);
        let (ru, en) = name_of(blueprint, &schedule.owed_by);
        change.execute(
            &INSERT_SCHEDULE,
            args![
                world.id::<NamedScheduleId>(),
                id,
                schedule.key,
                schedule.title.ru,
                schedule.title.en,
                ru,
                en,
                party.map(|party| party.id)
            ],
        )?;
    }
    Ok(())
}

/// Who owes a promise: each party its own, or all of them one together.
fn owing_parties<'p>(promise: &Obligation, parties: &'p [Party]) -> Vec<Vec<&'p Party>> {
    let owing: Vec<&Party> = parties.iter().filter(|party| promise.obliged.contains(&party.role_key)).collect();
    match promise.obliged_as {
        _ if owing.is_empty() => Vec::new(),
        Some(Share::Jointly) => vec![owing],
        _ => owing.into_iter().map(|party| vec![party]).collect(),
    }
}

fn make_obligation(
    change: &mut Change,
    world: &World,
    (agreement, ordinal): (AgreementId, usize),
    blueprint: &Blueprint,
    promise: &Obligation,
    owing: &[&Party],
    parties: &[Party],
) -> DbResult<()> {
    let Some(first) = owing.first() else { return Ok(()) };
    let id: ObligationId = world.id();
    let citation = blueprint.citation(promise);
    let (project_ru, project_en) = projects(blueprint, promise);
    let spec = serde_json::to_value(promise).unwrap_or_default();
    let nothing_open = json!({ "open": [], "missing": [] });
    change.execute(
        &INSERT,
        args![
            id,
            agreement,
            promise.key,
            ordinal as i64,
            promise.clause,
            citation.ru,
            citation.en,
            first.id,
            first.organisation_id,
            performer(promise, first, parties),
            spec,
            nothing_open,
            json!(members(blueprint, promise)),
            promise.kept_with,
            starts_by_event(promise),
            project_ru,
            project_en
        ],
    )?;
    for (place, party) in owing.iter().enumerate() {
        change.execute(&INSERT_OBLIGED, args![id, place as i64, party.id, party.organisation_id])?;
    }
    let confirming = promise.confirm.as_ref().map(|confirm| confirm.by.as_slice()).unwrap_or_default();
    for party in parties.iter().filter(|party| owing.iter().all(|one| one.id != party.id)) {
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

/// Those for each of whom a promise is owed apart, as far as the blueprint itself knows them: projects. Indicators and
/// schools come with the features that own them; until then one expectation stands for all.
fn members(blueprint: &Blueprint, promise: &Obligation) -> Vec<Member> {
    let is_by_project = promise.fan_out.as_ref().is_some_and(|fan| fan.over == FanOutOver::Project);
    let serves = |project: &&Project| promise.projects.is_empty() || promise.projects.contains(&project.key);
    let working = blueprint.working_projects().filter(serves).filter(|_| is_by_project);
    working.map(|project| Member { key: project.key.clone(), name: project.title.clone() }).collect()
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
            row,
            obligation,
            party.map(|(party, _)| party),
            party.map(|(_, organisation)| organisation),
            confirms,
            words(outsider.0),
            words(outsider.1)
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
    (
        join(named.iter().map(|project| project.title.ru.as_str()).collect()),
        join(named.iter().map(|project| project.title.en.as_str()).collect()),
    )
}

/// The name of a role or an outsider in both languages.
fn name_of(blueprint: &Blueprint, key: &str) -> (String, String) {
    let role = blueprint
        .roles
        .iter()
        .find(|role| role.key == key)
        .map(|role| (role.word.nominative.clone(), role.word.en.clone()));
    let outsider =
        blueprint.outsiders.iter().find(|one| one.key == key).map(|one| (one.name.ru.clone(), one.name.en.clone()));
    role.or(outsider).unwrap_or_else(|| (key.to_owned(), key.to_owned()))
}
