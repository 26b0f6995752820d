//! Choosing a person on a form: somebody known, or a new one by name.

use db::{Change, DbResult, Tx};
use i18n::Speaker;
use permit::Actor;
use web::Form;
use web::form::Reader;

use crate::model::{PersonCard, PersonId};
use crate::pages::parts;
use crate::pages::sheet::Sheet;
use crate::store::person;
use crate::store::scope::{self, ListedPerson};

/// The most people that a choice offers.
const MOST: u32 = 1_000;

/// The person whom a form names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// Somebody in the actor's sight.
    Known(PersonId),
    /// Somebody new, under an id made beforehand so that a repeated change makes the same person.
    New(PersonId, PersonCard),
}

impl Who {
    /// The person, entered first when new.
    pub fn enter(&self, change: &mut Change<'_>) -> DbResult<PersonId> {
        match self {
            Self::Known(id) => Ok(*id),
            Self::New(id, card) => person::insert(change, *id, card).map(|()| *id),
        }
    }
}

/// The people whom forms offer: those in the actor's sight.
pub fn offered(tx: &mut Tx, actor: &Actor) -> DbResult<Vec<ListedPerson>> {
    scope::people(tx, actor, "", MOST, 0)
}

/// The people as choices.
pub fn choices(t: &Speaker, people: &[ListedPerson]) -> Vec<(String, String)> {
    let line = |one: &ListedPerson| {
        let name = parts::full_name(t, &one.family_name, &one.given_name, one.patronymic.as_deref());
        let place = one.organisation_name.as_deref().map(|place| format!(", {place}")).unwrap_or_default();
        (one.id.to_string(), format!("{name}{place}"))
    };
    people.iter().map(line).collect()
}

/// Adds the choice and the fields for a new person.
pub fn add(sheet: &mut Sheet<'_>, t: &Speaker, people: &[ListedPerson]) {
    sheet
        .add("person", t.say("network-person"), |name, label| {
            web::look::Field::select(name, label, super::sheet::as_choices(choices(t, people)))
                .optional()
                .hint(t.say("network-person-hint"))
        })
        .optional("family_name", t.say("network-field-family-name"))
        .optional("given_name", t.say("network-field-given-name"))
        .optional("patronymic", t.say("network-field-patronymic"));
}

/// Reads who was meant; refuses somebody out of sight, and a half-given name.
pub fn read(
    reader: &mut Reader<'_>,
    form: &Form,
    t: &Speaker,
    people: &[ListedPerson],
    new_id: PersonId,
) -> Option<Who> {
    if !form.value("person").trim().is_empty() {
        let known = reader.id::<PersonId>("person")?;
        if people.iter().any(|one| one.id == known) {
            return Some(Who::Known(known));
        }
        reader.refuse("person", t.say("form-choose"));
        return None;
    }
    if ["family_name", "given_name", "patronymic"].iter().all(|name| form.value(name).trim().is_empty()) {
        reader.refuse("person", t.say("network-refused-nobody"));
        return None;
    }
    let card = PersonCard {
        family_name: reader.text("family_name", 80),
        given_name: reader.text("given_name", 80),
        patronymic: reader.optional_text("patronymic", 80),
    };
    Some(Who::New(new_id, card))
}
