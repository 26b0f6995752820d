//! The numbers of a block of requisites: their fields, and the check of the whole block.

use requisites::{Checked, Field as Number, Reason};

use crate::store::fact::RequisitesCard;

/// Numbers on the form, in the order of a printed block.
pub const NUMBERS: [(&str, Number); 11] = [
    ("inn", Number::Inn),
    ("kpp", Number::Kpp),
    ("ogrn", Number::Ogrn),
    ("okpo", Number::Okpo),
    ("oktmo", Number::Oktmo),
    ("bik", Number::Bik),
    ("settlement_account", Number::SettlementAccount),
    ("correspondent_account", Number::CorrespondentAccount),
    ("single_treasury_account", Number::SingleTreasuryAccount),
    ("treasury_account", Number::TreasuryAccount),
    ("personal_account", Number::PersonalAccount),
];

/// A number of a card by its field.
pub fn value_of<'a>(card: &'a RequisitesCard, name: &str) -> Option<&'a str> {
    let value = match name {
        "inn" => &card.inn,
        "kpp" => &card.kpp,
        "ogrn" => &card.ogrn,
        "okpo" => &card.okpo,
        "oktmo" => &card.oktmo,
        "bik" => &card.bik,
        "settlement_account" => &card.settlement_account,
        "correspondent_account" => &card.correspondent_account,
        "single_treasury_account" => &card.single_treasury_account,
        "treasury_account" => &card.treasury_account,
        _ => &card.personal_account,
    };
    value.as_deref()
}

/// Checks a whole block of numbers; answers it without spaces, and what is wrong by field. Imports use it too.
pub fn check<'v>(
    value: impl Fn(&str) -> &'v str,
    bank: Option<String>,
) -> (RequisitesCard, Vec<(&'static str, Reason)>) {
    let typed: Vec<(&'static str, Number, String)> = NUMBERS
        .iter()
        .map(|(name, number)| (*name, *number, value(name).split_whitespace().collect::<String>()))
        .filter(|(_, _, text)| !text.is_empty())
        .collect();
    let block: requisites::Requisites = typed.iter().map(|(_, number, text)| (*number, text.clone())).collect();
    let wrong = block
        .check_all()
        .into_iter()
        .zip(&typed)
        .filter_map(|(Checked { verdict, .. }, (name, _, _))| verdict.err().map(|reason| (*name, reason)))
        .collect();
    let text = |wanted: &str| typed.iter().find(|(name, _, _)| *name == wanted).map(|(_, _, text)| text.clone());
    let card = RequisitesCard {
        inn: text("inn"),
        kpp: text("kpp"),
        ogrn: text("ogrn"),
        okpo: text("okpo"),
        oktmo: text("oktmo"),
        bik: text("bik"),
        bank,
        settlement_account: text("settlement_account"),
        correspondent_account: text("correspondent_account"),
        single_treasury_account: text("single_treasury_account"),
        treasury_account: text("treasury_account"),
        personal_account: text("personal_account"),
    };
    (card, wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_wrong_number_is_named_and_spaces_are_dropped() {
        let value = |name: &str| match name {
            "inn" => "8601 001660",
            "kpp" => "86010100",
            "ogrn" => "1028600511291",
            _ => "",
        };
        let (card, wrong) = check(value, None);
        assert_eq!(card.inn.as_deref(), Some("8601001660"));
        assert_eq!(wrong.iter().map(|(name, _)| *name).collect::<Vec<_>>(), ["kpp", "ogrn"]);
    }
}
