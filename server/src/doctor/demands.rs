//! What a blueprint demands of its parties' cards, against what the cards hold.

use agreements::published::Party;
use blueprints::{CardItem, Role};
use db::{DbResult, Tx};
use jiff::civil::Date;
use network::published::{ContactKind, Requisites};

use super::checks::{Found, called};

/// The parties of living agreements whose cards lack what the text demands.
pub fn unmet(tx: &mut Tx, day: Date) -> DbResult<Found> {
    let mut found = Vec::new();
    for named in agreements::doctor::living(tx)? {
        let Some(blueprint) = agreements::published::blueprint(tx, named.id)? else { continue };
        for party in agreements::published::parties(tx, named.id)? {
            let Some(role) = blueprint.roles.iter().find(|role| role.key == party.role_key) else { continue };
            let missing = missing(tx, role, &party, day)?;
            if !missing.is_empty() {
                let who = format!("{}, {}", called(&named.title_ru, named.number.as_deref()), party.word_nominative);
                found.push((who, format!("в карточке нет: {}", missing.join(", "))));
            }
        }
    }
    Ok(found)
}

fn missing(tx: &mut Tx, role: &Role, party: &Party, day: Date) -> DbResult<Vec<&'static str>> {
    let organisation = party.organisation_id;
    let requisites = network::published::requisites_on(tx, organisation, day)?;
    let contacts = network::doctor::contacts_on(tx, organisation, day)?;
    let has_licence = network::doctor::has_licence_on(tx, organisation, day)?;
    let has_head = party.signatory_name.is_some() || network::published::head_on(tx, organisation, day)?.is_some();
    let holds = |item: CardItem| match item {
        CardItem::Address => contacts.contains(&ContactKind::Address),
        CardItem::Phone => contacts.contains(&ContactKind::Phone),
        CardItem::Email => contacts.contains(&ContactKind::Email),
        CardItem::Site => contacts.contains(&ContactKind::Site),
        CardItem::Licence => has_licence,
        CardItem::Head => has_head,
        CardItem::AuthorityBasis => party.authority_basis.is_some(),
        other => requisites.as_ref().is_some_and(|known| number(known, other).is_some()),
    };
    Ok(role.demands.iter().filter(|item| !holds(**item)).map(|item| word(*item)).collect())
}

fn number(known: &Requisites, item: CardItem) -> Option<&String> {
    match item {
        CardItem::Inn => known.inn.as_ref(),
        CardItem::Kpp => known.kpp.as_ref(),
        CardItem::Ogrn => known.ogrn.as_ref(),
        CardItem::Okpo => known.okpo.as_ref(),
        CardItem::Oktmo => known.oktmo.as_ref(),
        CardItem::Bik => known.bik.as_ref(),
        CardItem::SettlementAccount => known.settlement_account.as_ref(),
        CardItem::SingleTreasuryAccount => known.single_treasury_account.as_ref(),
        CardItem::TreasuryAccount => known.treasury_account.as_ref(),
        CardItem::PersonalAccount => known.personal_account.as_ref(),
        _ => None,
    }
}

fn word(item: CardItem) -> &'static str {
    match item {
        CardItem::Inn => "ИНН",
        CardItem::Kpp => "КПП",
        CardItem::Ogrn => "ОГРН",
        CardItem::Okpo => "ОКПО",
        CardItem::Oktmo => "ОКТМО",
        CardItem::Bik => "БИК",
        CardItem::SettlementAccount => "расчётный счёт",
        CardItem::SingleTreasuryAccount => "единый казначейский счёт",
        CardItem::TreasuryAccount => "казначейский счёт",
        CardItem::PersonalAccount => "лицевой счёт",
        CardItem::Address => "адрес",
        CardItem::Phone => "телефон",
        CardItem::Email => "почта",
        CardItem::Site => "сайт",
        CardItem::Licence => "лицензия",
        CardItem::Head => "руководитель",
        CardItem::AuthorityBasis => "основание полномочий",
    }
}
