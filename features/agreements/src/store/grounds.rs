//! The legal acts on which a text rests: registered when it is made, cited from its clauses, marked once they change.

use std::collections::BTreeMap;

use blueprints::Blueprint;
use db::{Change, DbResult, Tx};
use jiff::civil::Date;
use kernel::World;
use network::published::{self as network_facts, LegalAct, LegalActId, LegalActKind};
use network::seed::{self, LegalActCard};

use crate::AgreementId;

/// The word under which the register of legal acts knows an agreement.
pub const AGREEMENT: &str = "agreement";
/// The word under which it knows a clause.
pub const CLAUSE: &str = "clause";

/// How many acts of one number are looked through; numbers repeat between issuers, not hundreds of times.
const SAME_NUMBER: u32 = 200;

/// A legal act that an agreement rests on.
#[derive(Debug, Clone)]
pub struct Ground {
    /// The act.
    pub act: LegalAct,
    /// How many acts amend it, as far as the register knows.
    pub amendments: i64,
}

impl Ground {
    /// Whether the act has ended by `day`.
    pub fn has_ended(&self, day: Date) -> bool {
        self.act.in_force_to.is_some_and(|last| last < day)
    }
}

/// Finds the blueprint's legal acts in the register by form, date and number, and enters those that are missing.
pub fn register(
    change: &mut Change<'_>,
    world: &World,
    blueprint: &Blueprint,
) -> DbResult<BTreeMap<String, LegalActId>> {
    let mut known = BTreeMap::new();
    let mut entered = Vec::new();
    for one in &blueprint.legal_acts {
        let kind = kind_of(&one.kind.ru);
        let same = network_facts::legal_act_choices(change, &one.number, SAME_NUMBER)?
            .into_iter()
            .find(|act| act.kind == kind && act.issued_on == one.date && act.number == one.number);
        let id = match same {
            Some(act) => act.id,
            None => {
                let card = LegalActCard {
                    kind,
                    issuer: one.issuer.ru.clone(),
                    number: one.number.clone(),
                    issued_on: one.date,
                    title: one.title.ru.clone(),
                    link: one.link.clone(),
                    in_force_from: None,
                    in_force_to: None,
                };
                entered.push(one);
                seed::legal_act(change, world, &card)?
            }
        };
        known.insert(one.key.clone(), id);
    }
    for one in entered {
        let amended = one.amends.as_ref().and_then(|key| known.get(key));
        if let (Some(amended), Some(by)) = (amended, known.get(&one.key)) {
            seed::amendment(change, *amended, *by)?;
        }
    }
    Ok(known)
}

/// The form of an act by the first word of its name in Russian.
fn kind_of(words: &str) -> LegalActKind {
    let words = words.to_lowercase();
    let kinds = [
        ("закон", LegalActKind::Law),
        ("постановлен", LegalActKind::Resolution),
        ("распоряжен", LegalActKind::Directive),
        ("приказ", LegalActKind::Order),
        ("протокол", LegalActKind::Protocol),
        ("регламент", LegalActKind::Regulation),
        ("положен", LegalActKind::Regulation),
        ("письм", LegalActKind::Letter),
    ];
    // «Указание» is no decree.
    if words.split_whitespace().any(|word| word == "указ") {
        return LegalActKind::Decree;
    }
    let starts = |start: &str| words.split_whitespace().any(|word| word.starts_with(start));
    kinds.into_iter().find(|(start, _)| starts(start)).map_or(LegalActKind::Other, |(_, kind)| kind)
}

/// The acts that an agreement rests on, the oldest first, each with what the register knows of its changes.
pub fn of_agreement(tx: &mut Tx, id: AgreementId, day: Date) -> DbResult<Vec<Ground>> {
    let acts = network_facts::cited_by(tx, id)?;
    if acts.is_empty() {
        return Ok(Vec::new());
    }
    let shaken = network_facts::shaken(tx, AGREEMENT, day)?;
    let amendments = |act: LegalActId| {
        shaken.iter().find(|one| one.subject_id == id.uuid() && one.legal_act_id == act).map_or(0, |one| one.amendments)
    };
    Ok(acts.into_iter().map(|act| Ground { amendments: amendments(act.id), act }).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_of_an_act_is_read_from_its_name() {
        assert_eq!(kind_of("приказ"), LegalActKind::Order);
        assert_eq!(kind_of("Федеральный закон"), LegalActKind::Law);
        assert_eq!(kind_of("Указ Президента"), LegalActKind::Decree);
        assert_eq!(kind_of("указание"), LegalActKind::Other);
        assert_eq!(kind_of("памятка"), LegalActKind::Other);
    }
}
