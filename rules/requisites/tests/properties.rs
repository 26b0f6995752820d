//! What the control digits guarantee, on random numbers.
//!
//! A valid number is found without repeating the arithmetic: of all possible endings one passes.

#![allow(clippy::unwrap_used, reason = "a failing test should stop")]

use proptest::prelude::*;
use requisites::{
    Bik, Inn, Kpp, Ogrn, Ogrnip, Okpo, Reason, SettlementAccount, SingleTreasuryAccount, Snils, TreasuryAccount,
};

/// The endings of `length` digits that make `body` a valid number.
fn endings<T>(body: &str, length: usize, parse: impl Fn(&str) -> Result<T, Reason>) -> Vec<String> {
    (0..10_usize.pow(u32::try_from(length).unwrap()))
        .map(|ending| format!("{body}{ending:0length$}"))
        .filter(|number| parse(number).is_ok())
        .collect()
}

/// How many wrong digits at `index` go unnoticed.
fn unnoticed<T>(number: &str, index: usize, parse: impl Fn(&str) -> Result<T, Reason>) -> usize {
    let right = number.as_bytes()[index];
    (b'0'..=b'9')
        .filter(|digit| *digit != right)
        .filter(|digit| {
            let mut wrong = number.as_bytes().to_vec();
            wrong[index] = *digit;
            parse(std::str::from_utf8(&wrong).unwrap()).is_ok()
        })
        .count()
}

proptest! {
    #[test]
    fn inn_of_an_organisation(body in "[1-9][0-9]{8}", index in 0..10_usize) {
        let valid = endings(&body, 1, Inn::parse);
        prop_assert_eq!(valid.len(), 1);
        let missed = unnoticed(&valid[0], index, Inn::parse);
        // Remainders 0 and 10 share the digit 0; nothing else is ambiguous.
        prop_assert!(missed == 0 || (missed == 1 && index < 9 && valid[0].ends_with('0')));
    }

    #[test]
    fn inn_of_a_person(body in "[1-9][0-9]{9}", index in 0..12_usize) {
        let valid = endings(&body, 2, Inn::parse);
        prop_assert_eq!(valid.len(), 1);
        let missed = unnoticed(&valid[0], index, Inn::parse);
        prop_assert!(missed == 0 || valid[0].ends_with("00"));
    }

    #[test]
    fn ogrn(body in "[1-9][0-9]{11}", index in 0..13_usize) {
        let valid = endings(&body, 1, Ogrn::parse);
        prop_assert_eq!(valid.len(), 1);
        let missed = unnoticed(&valid[0], index, Ogrn::parse);
        prop_assert!(missed == 0 || (missed == 1 && index < 12 && valid[0].ends_with('0')));
    }

    #[test]
    fn ogrnip(body in "3[0-9]{13}", index in 0..15_usize) {
        let valid = endings(&body, 1, Ogrnip::parse);
        prop_assert_eq!(valid.len(), 1);
        let missed = unnoticed(&valid[0], index, Ogrnip::parse);
        // Remainders 10, 11, 12 share the digits 0, 1, 2.
        prop_assert!(missed == 0 || (missed == 1 && valid[0].ends_with(['0', '1', '2'])));
    }

    #[test]
    fn okpo_has_one_control_digit(body in "[1-9][0-9]{6}|[1-9][0-9]{8}") {
        prop_assert_eq!(endings(&body, 1, Okpo::parse).len(), 1);
    }

    #[test]
    fn snils(body in "[1-9][0-9]{8}", index in 0..11_usize) {
        let valid = endings(&body, 2, Snils::parse);
        prop_assert_eq!(valid.len(), 1);
        let missed = unnoticed(&valid[0], index, Snils::parse);
        prop_assert!(missed == 0 || (missed == 1 && index < 9 && valid[0].ends_with("00")));
    }

    #[test]
    fn every_wrong_digit_of_an_account_is_caught(
        bik in "04[0-9]{4}[1-9][0-9]{2}", start in "40[5-7][0-9]{5}", end in "[0-9]{11}", index in 1..20_usize,
    ) {
        let bik = Bik::parse(&bik).unwrap();
        let parse = |text: &str| SettlementAccount::parse(text, &bik);
        let valid: Vec<String> = (0..10)
            .map(|key| format!("{start}{key}{end}"))
            .filter(|number| parse(number).is_ok())
            .collect();
        prop_assert_eq!(valid.len(), 1);
        prop_assert_eq!(unnoticed(&valid[0], index, parse), 0);
    }

    #[test]
    fn the_key_named_in_a_refusal_is_the_right_one(tail in "[0-9]{12}") {
        let bik = Bik::parse("019901105").unwrap();
        let number = format!("40102810{tail}");
        match SingleTreasuryAccount::parse(&number, &bik) {
            Ok(_) => {}
            Err(Reason::AccountKey { expected, .. }) => {
                let corrected = format!("40102810{expected}{}", &tail[1..]);
                prop_assert!(SingleTreasuryAccount::parse(&corrected, &bik).is_ok());
            }
            Err(other) => prop_assert!(false, "{other:?}"),
        }
    }

    #[test]
    fn no_text_panics(text in "\\PC{0,24}") {
        let bik = Bik::parse("049901777").unwrap();
        let _ = (Inn::parse(&text), Kpp::parse(&text), Snils::parse(&text), Okpo::parse(&text));
        let _ = (TreasuryAccount::parse(&text), SettlementAccount::parse(&text, &bik));
        let _ = requisites::PersonalAccount::parse(&text);
    }
}
