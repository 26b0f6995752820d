//! How pages name agreements and legal acts.

use blueprints::Kind;
use i18n::Speaker;
use jiff::civil::Date;
use network::published::LegalAct;

/// «Соглашение № 0110-2020-67-1 от 14.02.2020».
pub fn agreement(t: &Speaker, kind: Kind, number: Option<&str>, dated_on: Option<Date>) -> String {
    let kind = t.say(match kind {
        Kind::Agreement => "name-agreement",
        Kind::Contract => "name-contract",
        Kind::Regulation => "name-regulation",
    });
    match (number, dated_on) {
        (Some(number), Some(day)) => {
            t.with("name-full").s("kind", kind).s("number", number).s("day", t.date_dots(day)).to_string()
        }
        (Some(number), None) => t.with("name-undated").s("kind", kind).s("number", number).to_string(),
        (None, Some(day)) => t.with("name-unnumbered").s("kind", kind).s("day", t.date_dots(day)).to_string(),
        (None, None) => t.with("name-bare").s("kind", kind).to_string(),
    }
}

/// «приказ от 20.12.2021 № 10-П-1815».
pub fn legal_act(t: &Speaker, act: &LegalAct) -> String {
    t.with("name-legal-act")
        .s("kind", t.say(&format!("act-kind-{}", act.kind.as_str())))
        .s("day", t.date_dots(act.issued_on))
        .s("number", &act.number)
        .to_string()
}
