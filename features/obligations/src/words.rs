//! How a state, a date and a name are said: shared by the board, the page, «Сегодня» and the exports.

use std::collections::BTreeMap;
use std::sync::Arc;

use agreements::PartyId;
use agreements::published::{Agreement, Gender, Party};
use i18n::{Lang, Speaker};
use jiff::Timestamp;
use permit::{OrganisationId, zone_by_name};
use web::look::Tone;

use crate::state::State;
use crate::store::board::Line;
use crate::views::Chip;

/// Parties with the names of their organisations: who stands on a board.
#[derive(Debug, Clone)]
pub struct Cast {
    /// Parties and the bodies that act for them, in the order of the text.
    pub parties: Vec<Party>,
    /// Names of the organisations.
    pub names: Arc<BTreeMap<OrganisationId, String>>,
}

impl Cast {
    /// Those who sign and owe.
    pub fn signing(&self) -> impl Iterator<Item = &Party> {
        self.parties.iter().filter(|party| party.acts_for.is_none())
    }

    /// The party with this id.
    pub fn party(&self, id: PartyId) -> Option<&Party> {
        self.parties.iter().find(|party| party.id == id)
    }

    /// The full name of a party's organisation.
    pub fn full_name(&self, id: PartyId) -> String {
        self.party(id).map_or_else(String::new, |party| self.organisation(party.organisation_id))
    }

    /// The name of an organisation.
    pub fn organisation(&self, id: OrganisationId) -> String {
        self.names.get(&id).cloned().unwrap_or_default()
    }

    /// The party's short name. Where several fill the same role, the organisation's own name tells them apart.
    pub fn short(&self, id: PartyId, lang: Lang) -> String {
        let Some(party) = self.party(id) else { return String::new() };
        let same_role = self.parties.iter().filter(|one| one.role_key == party.role_key).count();
        match (same_role, lang) {
            (2.., _) => self.organisation(party.organisation_id),
            (_, Lang::En) => party.word_en.clone(),
            _ => party.word_nominative.clone(),
        }
    }

    /// «Министерству».
    pub fn dative(&self, id: PartyId, lang: Lang) -> String {
        match (self.party(id), lang) {
            (Some(party), Lang::Ru) => party.word_dative.clone(),
            _ => self.short(id, lang),
        }
    }

    /// The body that acts for a party.
    pub fn body_of(&self, id: PartyId) -> Option<&Party> {
        self.parties.iter().find(|party| party.acts_for == Some(id))
    }

    /// The key suffix for «обязан», «обязана», «обязано».
    pub fn gender(&self, id: PartyId) -> &'static str {
        match self.party(id).map(|party| party.word_gender) {
            Some(Gender::Feminine) => "feminine",
            Some(Gender::Neuter) => "neuter",
            _ => "masculine",
        }
    }
}

/// «Соглашение № 0110-2020-67-1 от 14.02.2020».
pub fn agreement_name(t: &Speaker, agreement: &Agreement) -> String {
    let number = agreement.number.clone().unwrap_or_else(|| t.say("words-no-number"));
    match agreement.dated_on {
        Some(day) => t.with("words-agreement").s("number", number).s("day", t.date_dots(day)).to_string(),
        None => t.with("words-agreement-undated").s("number", number).to_string(),
    }
}

/// How an expectation stands, as a chip.
pub fn chip(t: &Speaker, line: &Line, now: Timestamp) -> Chip {
    let zone = zone_by_name(&line.zone);
    let day = |at: Timestamp| t.day_month(at.to_zoned(zone.clone()).date());
    match line.state(now) {
        State::Missed { days } if line.needed > 1 => Chip::new(
            Tone::Alarm,
            t.with("state-missed-count").n("done", line.done).n("needed", line.needed).n("days", days).to_string(),
        ),
        State::Missed { days } => Chip::new(Tone::Alarm, t.with("state-missed").n("days", days).to_string()),
        State::Returned { at, days: ..0 } => {
            Chip::new(Tone::Alarm, t.with("state-returned").s("day", day(at)).to_string())
        }
        State::Returned { at, .. } => Chip::new(Tone::Help, t.with("state-returned").s("day", day(at)).to_string()),
        State::Submitted { at, late: false } => {
            Chip::new(Tone::Good, t.with("state-submitted").s("day", day(at)).to_string())
        }
        State::Submitted { at, late: true } => {
            Chip::new(Tone::Help, t.with("state-submitted-late").s("day", day(at)).to_string())
        }
        State::Met { at } => Chip::new(Tone::Good, t.with("state-met").s("day", day(at)).to_string()),
        State::MetLate { at, days } => {
            Chip::new(Tone::Help, t.with("state-met-late").s("day", day(at)).n("days", days).to_string())
        }
        State::Waived { at } => Chip::new(Tone::Calm, t.with("state-waived").s("day", day(at)).to_string()),
        State::BeforeTracking => Chip::new(Tone::Calm, t.say("state-before-tracking")),
        State::NotYetDatable => Chip::new(Tone::Calm, t.say("state-not-yet-datable")),
        State::Early => Chip::new(Tone::Help, t.say("state-early")),
        State::DueSoon { .. } | State::Open { .. } if line.needed > 1 => {
            Chip::new(Tone::Calm, t.with("state-count").n("done", line.done).n("needed", line.needed).to_string())
        }
        State::DueSoon { .. } => Chip::new(Tone::Help, t.say("state-due-soon")),
        State::Open { .. } => Chip::new(Tone::Calm, t.say("state-open")),
    }
}

/// The plain word of a state, for tables.
pub fn state_word(t: &Speaker, state: State) -> String {
    t.say(&format!("state-word-{}", state.as_str().replace('_', "-")))
}

/// The open questions of a promise in words: what the text leaves open, and which parameters are not settled.
pub fn open_questions(
    t: &Speaker,
    open: &serde_json::Value,
    blueprint_parameters: &[blueprints::Parameter],
) -> Vec<String> {
    let lang = t.lang();
    let listed = open.get("open").unwrap_or(open).clone();
    let questions: Vec<deadlines::Open> = serde_json::from_value(listed).unwrap_or_default();
    let missing: Vec<String> =
        open.get("missing").cloned().and_then(|value| serde_json::from_value(value).ok()).unwrap_or_default();
    let asked = missing
        .iter()
        .filter_map(|key| blueprint_parameters.iter().find(|parameter| parameter.key == *key))
        .map(|parameter| parameter.question.in_language(lang.tag()).to_owned());
    let mut said: Vec<String> = asked.collect();
    if said.is_empty() {
        said.extend(
            questions.iter().map(|question| if lang == Lang::En { question.english() } else { question.russian() }),
        );
    }
    said
}
