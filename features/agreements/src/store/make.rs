//! An agreement is made from a blueprint: rows for parties, clauses and fields in one change.

use std::collections::BTreeMap;

use blueprints::{Blueprint, Kind, ParameterValue, Role};
use db::{Change, DbResult, Sql, Tx, args};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use kernel::World;
use permit::OrganisationId;

use super::{grounds, requisites};
use crate::model::{ClauseId, Gender};
use crate::{AgreementId, PartyId};

/// One organisation in one role of an agreement to be made.
#[derive(Debug, Clone)]
pub struct DraftParty {
    /// The role it fills.
    pub role: String,
    /// The organisation.
    pub organisation: OrganisationId,
    /// Who signs for it.
    pub signatory_name: Option<String>,
    /// The signatory's post.
    pub signatory_position: Option<String>,
    /// Whether the signatory is acting.
    pub signatory_acting: bool,
    /// On what ground the signatory signs.
    pub authority_basis: Option<String>,
}

/// Everything an agreement is made of.
#[derive(Debug, Clone)]
pub struct Making {
    /// The new agreement's id.
    pub id: AgreementId,
    /// The blueprint.
    pub blueprint: Blueprint,
    /// Title in Russian and English.
    pub title: (String, String),
    /// Registration number; absent until given.
    pub number: Option<String>,
    /// Where it is signed.
    pub place: Option<String>,
    /// The document's date.
    pub dated_on: Option<Date>,
    /// Term, as far as the text states it.
    pub term: (Option<Date>, Option<Date>),
    /// Organisations in their roles, in the order of the text.
    pub parties: Vec<DraftParty>,
    /// Values of the blueprint's fields.
    pub fields: BTreeMap<String, String>,
    /// Parameters settled in the text itself.
    pub parameters: BTreeMap<String, ParameterValue>,
}

static INSERT: Sql = Sql::new(
    "agreements.insert",
    "INSERT INTO agreement (id, blueprint_key, blueprint, title_ru, title_en, number, place, dated_on, fold, sort_key,
                            confidential, is_regulation, term_from, term_to, made_at, version)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 1)",
);
static INSERT_PARTY: Sql = Sql::new(
    "agreements.insert_party",
    "INSERT INTO agreement_party (id, agreement_id, role_key, ordinal, organisation_id, acts_for, empowered_by,
                                  word_nominative, word_genitive, word_dative, word_gender, word_en,
                                  signatory_name, signatory_position, signatory_acting, authority_basis)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
);
static INSERT_CLAUSE: Sql = Sql::new(
    "agreements.insert_clause",
    "INSERT INTO clause (id, agreement_id, clause_key, ordinal, number, parent_key, citation_ru, citation_en, heading_ru,
                         heading_en, retelling_ru, retelling_en, nature, note_ru, note_en)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
);
static INSERT_FIELD: Sql = Sql::new(
    "agreements.insert_field",
    "INSERT INTO agreement_field (agreement_id, field_key, value) VALUES ($1, $2, $3)",
);

/// What the registry finds an agreement by, and where it stands there.
pub struct Keys {
    /// Titles, number and parties, folded.
    pub fold: String,
    /// Title and number.
    pub sort_key: String,
}

/// The keys of an agreement with these titles, number and parties.
pub fn keys(tx: &mut Tx, title: (&str, &str), number: Option<&str>, parties: &[OrganisationId]) -> DbResult<Keys> {
    let mut found = vec![title.0.to_owned(), title.1.to_owned(), number.unwrap_or_default().to_owned()];
    for one in network::published::organisations_by_ids(tx, parties)? {
        found.extend([one.short_name, one.name]);
    }
    let sort_key = kernel::sort_key(&format!("{} {}", title.0, number.unwrap_or_default()));
    Ok(Keys { fold: kernel::fold(&found.join(" ")), sort_key })
}

/// Makes the agreement. The caller opened the change with the act `agreement.made` and has checked the form.
pub fn make(change: &mut Change, world: &World, making: &Making) -> DbResult<()> {
    let Making { id, blueprint, title, number, .. } = making;
    let organisations: Vec<OrganisationId> = making.parties.iter().map(|party| party.organisation).collect();
    let keys = keys(change, (&title.0, &title.1), number.as_deref(), &organisations)?;
    let json = serde_json::to_value(blueprint).unwrap_or_default();
    let at = change.recorded_at();
    let is_regulation = blueprint.head.kind == Kind::Regulation;
    change.execute(
        &INSERT,
        args![
            *id,
            blueprint.head.key,
            json,
            title.0,
            title.1,
            number,
            making.place,
            making.dated_on,
            keys.fold,
            keys.sort_key,
            blueprint.confidentiality.confidential,
            is_regulation,
            making.term.0,
            making.term.1,
            at
        ],
    )?;
    insert_parties(change, world, making)?;
    insert_clauses(change, world, making)?;
    for (key, value) in &making.fields {
        change.execute(&INSERT_FIELD, args![*id, key, value])?;
    }
    for (key, value) in &making.parameters {
        super::set_parameter(change, *id, key, *value)?;
    }
    Ok(())
}

fn insert_parties(change: &mut Change, world: &World, making: &Making) -> DbResult<()> {
    let day = change.recorded_at().map(|at| at.to_zoned(TimeZone::UTC).date());
    let mut placed: BTreeMap<&str, PartyId> = BTreeMap::new();
    // Parties first: a body that acts for a party points at its row.
    let (parties, bodies): (Vec<_>, Vec<_>) = making
        .parties
        .iter()
        .filter_map(|party| Some((party, role(&making.blueprint, &party.role)?)))
        .partition(|(_, role)| role.is_party());
    for (ordinal, (party, role)) in parties.into_iter().chain(bodies).enumerate() {
        let id: PartyId = world.id();
        let acts_for = role.acts_for.as_ref().and_then(|acts| placed.get(acts.role.as_str()).copied());
        let empowered_by = role.acts_for.as_ref().map(|acts| acts.clause.clone());
        placed.entry(role.key.as_str()).or_insert(id);
        change.execute(
            &INSERT_PARTY,
            args![
                id,
                making.id,
                role.key,
                ordinal as i64,
                party.organisation,
                acts_for,
                empowered_by,
                role.word.nominative,
                role.word.genitive,
                role.word.dative,
                Gender::from(role.word.gender),
                role.word.en,
                party.signatory_name,
                party.signatory_position,
                party.signatory_acting,
                party.authority_basis
            ],
        )?;
        if let Some(day) = day.filter(|_| role.is_party()) {
            requisites::take(change, id, party.organisation, day)?;
        }
    }
    Ok(())
}

fn role<'b>(blueprint: &'b Blueprint, key: &str) -> Option<&'b Role> {
    blueprint.roles.iter().find(|role| role.key == key)
}

/// Clauses, and what they cite: the agreement rests on every act that its text or its annexes name.
fn insert_clauses(change: &mut Change, world: &World, making: &Making) -> DbResult<()> {
    let acts = grounds::register(change, world, &making.blueprint)?;
    for act in acts.values() {
        network::published::cite(change, *act, grounds::AGREEMENT, making.id, "")?;
    }
    for (ordinal, clause) in making.blueprint.clauses.iter().enumerate() {
        let id: ClauseId = world.id();
        let citation = clause.citation();
        let nature = serde_json::to_value(clause.nature).ok().and_then(|word| word.as_str().map(str::to_owned));
        change.execute(
            &INSERT_CLAUSE,
            args![
                id,
                making.id,
                clause.id,
                ordinal as i64,
                clause.number,
                clause.parent,
                citation.ru,
                citation.en,
                clause.heading.as_ref().map(|text| &text.ru),
                clause.heading.as_ref().map(|text| &text.en),
                clause.retelling.ru,
                clause.retelling.en,
                nature,
                clause.note.as_ref().map(|text| &text.ru),
                clause.note.as_ref().map(|text| &text.en)
            ],
        )?;
        for act in clause.legal_acts.iter().filter_map(|key| acts.get(key)) {
            network::published::cite(change, *act, grounds::CLAUSE, id, "")?;
        }
    }
    Ok(())
}
