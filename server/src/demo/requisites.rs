//! Requisites of the invented parties: well formed, under a region's code that no region has.

use network::seed::RequisitesCard;

/// What a party prints under an agreement.
pub struct Printed {
    /// Numbers and accounts.
    pub card: RequisitesCard,
    /// The address.
    pub address: &'static str,
    /// The telephone.
    pub phone: &'static str,
    /// The mail address.
    pub email: &'static str,
    /// The site; empty when there is none.
    pub site: &'static str,
}

/// The body of the treasury that serves everybody of the demonstration.
const BIK: &str = "019900016";
const SINGLE_TREASURY_ACCOUNT: &str = "40102810090000000016";

/// What the organisation of this key prints, if an agreement of the demonstration demands it.
pub fn requisites_of(key: &str) -> Option<Printed> {
    let (inn, ogrn, okpo, treasury, personal, address, phone, email, site) = match key {
        "institute" => (
            "9900001109",
            "1029900000107",
            Some("99000011"),
            "03224643990000001600",
            "20000А00010",
            "Заречный край, г. Заречье, ул. Учебная, д. 1",
            "8 (000) 000-00-10",
            "institute@demo.example",
            "",
        ),
        "authority" => (
            "9900001116",
            "1029900000118",
            None,
            "03231643990010001600",
            "02000А00011",
            "Заречный край, г. Ясногорск, ул. Светлая, д. 4",
            "8 (000) 000-00-11",
            "authority@demo.example",
            "",
        ),
        "school3" => (
            "9900001123",
            "1029900000129",
            None,
            "03234643990010001600",
            "20000А00012",
            "Заречный край, г. Ясногорск, ул. Школьная, д. 3",
            "8 (000) 000-00-12",
            "school3@demo.example",
            "school3.demo.example",
        ),
        "school6" => (
            "9900001130",
            "1029900000130",
            None,
            "03234643990010001600",
            "20000А00013",
            "Заречный край, г. Ясногорск, ул. Речная, д. 6",
            "8 (000) 000-00-13",
            "school6@demo.example",
            "school6.demo.example",
        ),
        _ => return None,
    };
    let card = RequisitesCard {
        inn: Some(inn.to_owned()),
        kpp: Some("990001001".to_owned()),
        ogrn: Some(ogrn.to_owned()),
        okpo: okpo.map(str::to_owned),
        bik: Some(BIK.to_owned()),
        bank: Some("Отделение Заречье, УФК по Заречному краю".to_owned()),
        single_treasury_account: Some(SINGLE_TREASURY_ACCOUNT.to_owned()),
        treasury_account: Some(treasury.to_owned()),
        personal_account: Some(personal.to_owned()),
        ..RequisitesCard::default()
    };
    Some(Printed { card, address, phone, email, site })
}

#[cfg(test)]
mod tests {
    use super::*;
    use requisites::{Bik, Inn, Kpp, Ogrn, Okpo, SingleTreasuryAccount, TreasuryAccount};

    #[test]
    fn invented_requisites_are_well_formed() {
        for key in ["institute", "authority", "school3", "school6"] {
            let card = requisites_of(key).unwrap().card;
            let text = |field: &Option<String>| field.clone().unwrap();
            let bik = Bik::parse(&text(&card.bik)).unwrap();
            Inn::parse(&text(&card.inn)).unwrap_or_else(|reason| panic!("{key}: {reason:?}"));
            Kpp::parse(&text(&card.kpp)).unwrap_or_else(|reason| panic!("{key}: {reason:?}"));
            Ogrn::parse(&text(&card.ogrn)).unwrap_or_else(|reason| panic!("{key}: {reason:?}"));
            SingleTreasuryAccount::parse(&text(&card.single_treasury_account), &bik)
                .unwrap_or_else(|reason| panic!("{key}: {reason:?}"));
            TreasuryAccount::parse(&text(&card.treasury_account)).unwrap_or_else(|reason| panic!("{key}: {reason:?}"));
            if let Some(okpo) = &card.okpo {
                Okpo::parse(okpo).unwrap_or_else(|reason| panic!("{key}: {reason:?}"));
            }
        }
    }
}
