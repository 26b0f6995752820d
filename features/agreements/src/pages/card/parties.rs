//! Parties on the page: who signs by what authority, what each prints under the text, who acts for whom and when.

use i18n::Speaker;
use jiff::civil::Date;
use web::look::{Field, Html};
use web::{Form, Refusals};

use super::{Loaded, word};
use crate::published::Party;
use crate::store::requisites::{self, ORDER};

/// A party as its line on the page.
pub struct PartyLine {
    /// The organisation.
    pub name: String,
    /// Its card.
    pub href: String,
    /// The role it fills.
    pub role: String,
    /// Who signs, or for whom it acts: one sentence each.
    pub signs: Vec<String>,
    /// «подписано 14 февраля 2020».
    pub signed: Option<String>,
    /// The form of a signing date.
    pub form: Option<SignForm>,
    /// The heading over what it prints, and the numbers by their names.
    pub printed: Option<(String, Vec<(String, String)>)>,
}

/// A form that asks for a signing date.
pub struct SignForm {
    /// Where it is sent.
    pub action: String,
    /// The field's name.
    pub field: String,
    /// The field.
    pub html: Html,
}

/// The lines, in the order of the text; a regulation's participants have a list of their own.
pub fn lines(t: &Speaker, loaded: &Loaded, form: &Form, refusals: &Refusals, today: Date) -> Vec<PartyLine> {
    let joined = |party: &&Party| !loaded.participants.iter().any(|one| one.organisation_id == party.organisation_id);
    loaded.parties.iter().filter(joined).map(|party| line(t, loaded, party, form, refusals, today)).collect()
}

fn line(t: &Speaker, loaded: &Loaded, party: &Party, form: &Form, refusals: &Refusals, today: Date) -> PartyLine {
    let role = loaded.blueprint.role(&party.role_key).map(|role| role.name.in_language(t.lang().tag()).to_owned());
    let is_open = party.acts_for.is_none()
        && party.signed_on.is_none()
        && loaded.may.sign
        && loaded.blocked.is_none()
        && !loaded.head.is_regulation;
    let field = format!("signed_on_{}", party.id);
    PartyLine {
        name: loaded.names.get(&party.organisation_id).cloned().unwrap_or_default(),
        href: format!("/organisations/{}", party.organisation_id),
        role: role.unwrap_or_default(),
        signs: if party.acts_for.is_some() { acts_for(t, loaded, party, today) } else { signatory(t, party) },
        signed: party.signed_on.map(|day| t.with("card-signed").s("day", t.date(day)).to_string()),
        form: is_open.then(|| SignForm {
            action: format!("/agreements/{}/sign/{}", loaded.agreement.id, party.id),
            html: Field::date(&field, t.say("sign-date")).sent(form, refusals).html(t),
            field,
        }),
        printed: printed(t, loaded, party),
    }
}

fn signatory(t: &Speaker, party: &Party) -> Vec<String> {
    let who = [party.signatory_position.as_deref(), party.signatory_name.as_deref()];
    let who = who.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let mut lines = Vec::new();
    if !who.is_empty() {
        lines.push(if party.signatory_acting { t.with("card-acting").s("who", who).to_string() } else { who });
    }
    lines.extend(party.authority_basis.as_ref().map(|basis| t.with("card-authority").s("basis", basis).to_string()));
    lines
}

/// «Действует от имени Администрации, п. 3.1: …», and for which days.
fn acts_for(t: &Speaker, loaded: &Loaded, body: &Party, today: Date) -> Vec<String> {
    let debtor = loaded.parties.iter().find(|party| Some(party.id) == body.acts_for);
    let whom =
        debtor.map_or("", |party| if t.lang() == i18n::Lang::En { &party.word_en } else { &party.word_genitive });
    let clause = body.empowered_by.as_deref().unwrap_or_default();
    let mut lines = vec![t.with("card-acts-for").s("party", whom).s("clause", clause).to_string()];
    let acts = loaded.blueprint.role(&body.role_key).and_then(|role| role.acts_for.as_ref());
    lines.extend(acts.map(|acts| acts.scope.in_language(t.lang().tag()).to_owned()));
    let days = loaded.bodies.iter().find(|one| one.id == body.id);
    let (from, to) = days.map_or((None, None), |days| (days.empowered_from, days.empowered_to));
    lines.extend(match (from, to) {
        (_, Some(last)) if last < today => Some(t.with("card-acted-until").s("day", t.date(last)).to_string()),
        (Some(first), _) => Some(t.with("card-acts-since").s("day", t.date(first)).to_string()),
        (None, Some(last)) => Some(t.with("card-acts-until").s("day", t.date(last)).to_string()),
        (None, None) => None,
    });
    lines
}

fn printed(t: &Speaker, loaded: &Loaded, party: &Party) -> Option<(String, Vec<(String, String)>)> {
    let snapshot = loaded.snapshots.get(&party.id).filter(|snapshot| !snapshot.printed.is_empty())?;
    let numbers = ORDER.iter().filter_map(|(key, name)| Some((t.say(name), snapshot.printed.get(*key)?.clone())));
    Some((t.with("card-requisites").s("day", t.date_dots(snapshot.on)).to_string(), numbers.collect()))
}

/// What the text demands of the parties' cards and they do not say, party by party.
pub fn gaps(t: &Speaker, loaded: &Loaded) -> Vec<String> {
    let gap = |party: &Party| {
        let role = loaded.blueprint.role(&party.role_key)?;
        let printed = loaded.snapshots.get(&party.id).map(|snapshot| &snapshot.printed);
        let missing = requisites::missing(role, party, printed);
        let names: Vec<String> = missing.into_iter().map(|key| t.say(key)).collect();
        let items = || t.list(&names);
        (!names.is_empty()).then(|| t.with("card-gap").s("party", word(t, party)).s("items", items()).to_string())
    };
    loaded.parties.iter().filter(|party| party.acts_for.is_none()).filter_map(gap).collect()
}
