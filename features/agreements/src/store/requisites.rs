//! What a party prints under an agreement: a snapshot of the organisation's card, which later changes never follow.

use std::collections::BTreeMap;

use blueprints::{CardItem, Role};
use db::{Change, DbError, DbResult, Sql, Tx, args};
use jiff::civil::Date;
use network::published as network_facts;
use permit::OrganisationId;

use super::make::Making;
use crate::published::Party;
use crate::{AgreementId, PartyId};

/// Numbers as printed, by the glossary's word: `inn`, `treasury_account`.
pub type Printed = BTreeMap<String, String>;

/// The order in which the numbers stand under a text, with the key of each one's name.
pub const ORDER: [(&str, &str); 12] = [
    ("inn", "requisites-inn"),
    ("kpp", "requisites-kpp"),
    ("ogrn", "requisites-ogrn"),
    ("okpo", "requisites-okpo"),
    ("oktmo", "requisites-oktmo"),
    ("bik", "requisites-bik"),
    ("bank", "requisites-bank"),
    ("settlement_account", "requisites-settlement-account"),
    ("correspondent_account", "requisites-correspondent-account"),
    ("single_treasury_account", "requisites-single-treasury-account"),
    ("treasury_account", "requisites-treasury-account"),
    ("personal_account", "requisites-personal-account"),
];

/// A party's numbers and the day on which its card said so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// The numbers; empty when the card had none.
    pub printed: Printed,
    /// The day.
    pub on: Date,
}

static OF_AGREEMENT: Sql = Sql::new(
    "agreements.requisites.of_agreement",
    "SELECT id, requisites, requisites_on FROM agreement_party
     WHERE agreement_id = $1 AND requisites_on IS NOT NULL ORDER BY ordinal, id",
);
static TAKE: Sql = Sql::new(
    "agreements.requisites.take",
    "UPDATE agreement_party SET requisites = $2, requisites_on = $3 WHERE id = $1",
);

/// The snapshots of an agreement's parties.
pub fn of_agreement(tx: &mut Tx, id: AgreementId) -> DbResult<BTreeMap<PartyId, Snapshot>> {
    let rows: Vec<(PartyId, Option<serde_json::Value>, Date)> = tx.all(&OF_AGREEMENT, args![id])?;
    rows.into_iter()
        .map(|(party, json, on)| {
            let printed = serde_json::from_value(json.unwrap_or_default()).map_err(|error| DbError::Decode {
                statement: OF_AGREEMENT.name().to_owned(),
                column: 2,
                expected: "numbers by their names".to_owned(),
                found: error.to_string(),
            })?;
            Ok((party, Snapshot { printed, on }))
        })
        .collect()
}

/// Keeps what the organisation's card says on `day`.
pub fn take(change: &mut Change<'_>, party: PartyId, organisation: OrganisationId, day: Date) -> DbResult<()> {
    let printed =
        network_facts::requisites_on(change, organisation, day)?.map(|card| printed(&card)).unwrap_or_default();
    let json: serde_json::Map<String, serde_json::Value> =
        printed.into_iter().map(|(key, value)| (key, value.into())).collect();
    change.execute(&TAKE, args![party, serde_json::Value::Object(json), day])?;
    Ok(())
}

/// Whoever signs is, unless the form says otherwise, the head that the organisation's card names on `day`.
pub fn name_heads(tx: &mut Tx, making: &mut Making, day: Date) -> DbResult<()> {
    for party in making.parties.iter_mut().filter(|party| party.signatory_name.is_none()) {
        let Some(head) = network_facts::head_on(tx, party.organisation, day)? else { continue };
        let names = [Some(head.family_name), Some(head.given_name), head.patronymic];
        let name = names.into_iter().flatten().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(" ");
        if name.is_empty() {
            continue;
        }
        party.signatory_name = Some(name);
        party.signatory_acting = head.acting;
        party.signatory_position.get_or_insert(head.position);
        party.authority_basis.get_or_insert(head.authority);
    }
    Ok(())
}

fn printed(card: &network_facts::Requisites) -> Printed {
    [
        ("inn", &card.inn),
        ("kpp", &card.kpp),
        ("ogrn", &card.ogrn),
        ("okpo", &card.okpo),
        ("oktmo", &card.oktmo),
        ("bik", &card.bik),
        ("bank", &card.bank),
        ("settlement_account", &card.settlement_account),
        ("correspondent_account", &card.correspondent_account),
        ("single_treasury_account", &card.single_treasury_account),
        ("treasury_account", &card.treasury_account),
        ("personal_account", &card.personal_account),
    ]
    .into_iter()
    .filter_map(|(key, value)| Some((key.to_owned(), value.clone()?)))
    .collect()
}

/// What the role demands and neither the snapshot nor the party's line gives, by the key of its name.
///
/// Address, telephone, mail, site and licence are not asked here: the network publishes no reading of them yet.
pub fn missing(role: &Role, party: &Party, printed: Option<&Printed>) -> Vec<&'static str> {
    role.demands
        .iter()
        .filter_map(|item| {
            let key = match item {
                CardItem::Inn => "inn",
                CardItem::Kpp => "kpp",
                CardItem::Ogrn => "ogrn",
                CardItem::Okpo => "okpo",
                CardItem::Oktmo => "oktmo",
                CardItem::Bik => "bik",
                CardItem::SettlementAccount => "settlement_account",
                CardItem::SingleTreasuryAccount => "single_treasury_account",
                CardItem::TreasuryAccount => "treasury_account",
                CardItem::PersonalAccount => "personal_account",
                CardItem::Head => return party.signatory_name.is_none().then_some("requisites-head"),
                CardItem::AuthorityBasis => {
                    return party.authority_basis.is_none().then_some("requisites-authority-basis");
                }
                CardItem::Address | CardItem::Phone | CardItem::Email | CardItem::Site | CardItem::Licence => {
                    return None;
                }
            };
            let is_there = printed.is_some_and(|printed| printed.contains_key(key));
            (!is_there).then(|| ORDER.iter().find(|(one, _)| *one == key).map(|(_, name)| *name)).flatten()
        })
        .collect()
}
