//! The fields of an organisation's card, shared by entering and changing.

use db::{DbResult, Tx};
use i18n::Speaker;
use jiff::Timestamp;
use permit::{Actor, zone_by_name};
use web::{Form, Refusals};

use crate::model::{CalendarId, Gender, OrganisationCard, OrganisationId};
use crate::pages::parts;
use crate::pages::sheet::Sheet;
use crate::store::calendar::{self, Calendar};
use crate::store::organisation::{self, Kind};
use crate::store::scope::{self, Listed};
use crate::zones::ZONES;

/// What the form lets choose from.
pub struct Choices {
    kinds: Vec<Kind>,
    parents: Vec<Listed>,
    calendars: Vec<Calendar>,
}

impl Choices {
    /// Reads the choices in the actor's sight.
    pub fn read(tx: &mut Tx, actor: &Actor) -> DbResult<Self> {
        Ok(Self {
            kinds: organisation::kinds(tx)?,
            parents: scope::parents(tx, actor, 1_000)?,
            calendars: calendar::list(tx)?,
        })
    }

    /// A stored value of a field in words: for histories and conflicts.
    pub fn words(&self, t: &Speaker, field: &str, value: Option<&str>) -> String {
        let Some(value) = value else { return t.say("network-nothing") };
        match field {
            "kind" => parts::kind_name(t, &self.kinds, value),
            "parent_id" => self
                .parents
                .iter()
                .find(|one| one.id.to_string() == value)
                .map_or_else(|| value.to_owned(), |one| t.bind(&one.short_name)),
            "calendar_id" => self
                .calendars
                .iter()
                .find(|one| one.id.to_string() == value)
                .map_or_else(|| value.to_owned(), |one| one.name.clone()),
            "gender" => gender_word(t, value),
            "has_account" => t.say(if value == "true" { "network-yes" } else { "network-no" }),
            "zone" => zone_word(t, value, Timestamp::UNIX_EPOCH),
            "starts_on" | "ends_on" => {
                value.parse::<jiff::civil::Date>().map_or_else(|_| value.to_owned(), |day| t.date_dots(day))
            }
            _ => t.bind(value),
        }
    }
}

/// A field's label.
pub fn label(t: &Speaker, field: &str) -> String {
    t.say(match field {
        "kind" => "network-field-kind",
        "name" => "network-field-name",
        "short_name" => "network-field-short-name",
        "genitive" => "network-field-genitive",
        "dative" => "network-field-dative",
        "gender" => "network-field-gender",
        "parent_id" => "network-field-parent",
        "zone" => "network-field-zone",
        "calendar_id" => "network-field-calendar",
        "has_account" => "network-field-has-account",
        "starts_on" => "network-field-starts-on",
        _ => "network-field-ends-on",
    })
}

fn gender_word(t: &Speaker, word: &str) -> String {
    t.say(match Gender::parse(word) {
        Some(Gender::Masculine) => "network-gender-masculine",
        Some(Gender::Feminine) => "network-gender-feminine",
        Some(Gender::Neuter) => "network-gender-neuter",
        _ => "network-gender-plural",
    })
}

/// A zone in words: its city and its distance from Moscow.
pub fn zone_word(t: &Speaker, zone: &str, now: Timestamp) -> String {
    let city = ZONES.iter().find(|(name, _)| *name == zone).map_or_else(|| zone.to_owned(), |(_, key)| t.say(key));
    if now == Timestamp::UNIX_EPOCH { city } else { format!("{city}, {}", t.zone(now, &zone_by_name(zone))) }
}

/// The card as a form.
pub fn fill(form: &mut Form, card: &OrganisationCard) {
    form.set("kind", &card.kind);
    form.set("name", &card.name);
    form.set("short_name", &card.short_name);
    form.set("genitive", card.genitive.as_deref().unwrap_or(""));
    form.set("dative", card.dative.as_deref().unwrap_or(""));
    form.set("gender", card.gender.map_or("", Gender::as_str));
    form.set("parent_id", &card.parent_id.map(|id| id.to_string()).unwrap_or_default());
    form.set("zone", &card.zone);
    form.set("calendar_id", &card.calendar_id.map(|id| id.to_string()).unwrap_or_default());
    if card.has_account {
        form.set("has_account", "yes");
    }
    form.set("starts_on", &card.starts_on.map(|day| day.to_string()).unwrap_or_default());
    form.set("ends_on", &card.ends_on.map(|day| day.to_string()).unwrap_or_default());
}

/// Adds the fields to a form.
pub fn add(sheet: &mut Sheet<'_>, t: &Speaker, choices: &Choices, now: Timestamp) {
    let parents = choices.parents.iter().map(|one| (one.id.to_string(), t.bind(&one.short_name))).collect();
    let calendars = choices.calendars.iter().map(|one| (one.id.to_string(), one.name.clone())).collect();
    let zones = ZONES.iter().map(|(zone, _)| ((*zone).to_owned(), zone_word(t, zone, now))).collect();
    let genders =
        Gender::ALL.iter().map(|gender| (gender.as_str().to_owned(), gender_word(t, gender.as_str()))).collect();
    sheet
        .text("name", label(t, "name"))
        .add("short_name", label(t, "short_name"), |name, label| {
            web::look::Field::text(name, label).hint(t.say("network-field-short-name-hint"))
        })
        .select("kind", label(t, "kind"), parts::kind_choices(t, &choices.kinds))
        .optional_select("parent_id", label(t, "parent_id"), parents)
        .select("zone", label(t, "zone"), zones)
        .optional_select("calendar_id", label(t, "calendar_id"), calendars)
        .tick("has_account", label(t, "has_account"), t.say("network-field-has-account-words"))
        .optional("genitive", label(t, "genitive"))
        .optional("dative", label(t, "dative"))
        .optional_select("gender", label(t, "gender"), genders)
        .optional_date("starts_on", label(t, "starts_on"))
        .optional_date("ends_on", label(t, "ends_on"));
}

/// Reads the card from what was sent.
pub fn read(form: &Form, t: &Speaker, choices: &Choices) -> Result<OrganisationCard, Refusals> {
    let mut reader = form.reader(t);
    let card = OrganisationCard {
        name: reader.text("name", 500),
        short_name: reader.text("short_name", 120),
        kind: reader
            .choice("kind", |word| choices.kinds.iter().find(|kind| kind.code == word).map(|kind| kind.code.clone()))
            .unwrap_or_default(),
        parent_id: reader.optional_id::<OrganisationId>("parent_id"),
        zone: reader
            .choice("zone", |word| ZONES.iter().find(|(zone, _)| *zone == word).map(|(zone, _)| (*zone).to_owned()))
            .unwrap_or_default(),
        calendar_id: reader.optional_id::<CalendarId>("calendar_id"),
        has_account: form.value("has_account") == "yes",
        genitive: reader.optional_text("genitive", 200),
        dative: reader.optional_text("dative", 200),
        gender: Gender::parse(form.value("gender")),
        starts_on: reader.optional_date("starts_on"),
        ends_on: reader.optional_date("ends_on"),
    };
    if let (Some(first), Some(last)) = (card.starts_on, card.ends_on)
        && last < first
    {
        reader.refuse("ends_on", t.say("network-refused-ends-before"));
    }
    if card.calendar_id.is_some_and(|id| choices.calendars.iter().all(|one| one.id != id)) {
        reader.refuse("calendar_id", t.say("form-choose"));
    }
    let refusals = reader.finish();
    if refusals.is_empty() { Ok(card) } else { Err(refusals) }
}
