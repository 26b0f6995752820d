//! Every kind of number: an invented valid example, its usual mistakes, and the words for them.

#![allow(clippy::unwrap_used, reason = "a failing test should stop")]

use requisites::{
    Account, Bik, BikHolder, CorrespondentAccount, Field, Inn, Kpp, Ogrn, Ogrnip, Okpo, Oktmo, PersonalAccount, Reason,
    Remark, Requisites, SettlementAccount, SingleTreasuryAccount, Snils, TreasuryAccount,
};

const BANK: &str = "049901777";
const TREASURY: &str = "019901105";

#[test]
fn a_valid_example_of_every_kind_passes() {
    let bank = Bik::parse(BANK).unwrap();
    let treasury = Bik::parse(TREASURY).unwrap();
    assert_eq!(Inn::parse(" 9901 0012 39 ").unwrap().as_str(), "9901001239");
    assert!(Inn::parse("990100445541").unwrap().is_person());
    assert_eq!(Kpp::parse("990101001").unwrap().tax_office(), "9901");
    assert!(Kpp::parse("9901AZ001").is_ok());
    assert!(Ogrn::parse("1229900001231").is_ok());
    assert!(Ogrnip::parse("322990000012345").is_ok());
    assert!(Okpo::parse("09900128").is_ok());
    assert!(Okpo::parse("0990012344").is_ok());
    assert!(Okpo::parse("99000075").is_ok(), "the second sum, after a remainder of 10");
    assert_eq!(Oktmo::parse("99701000001").unwrap().municipality(), "99701000");
    assert_eq!(bank.holder(), BikHolder::Bank);
    assert_eq!(treasury.holder(), BikHolder::Treasury);
    assert!(SettlementAccount::parse("40703810000000000123", &bank).is_ok());
    assert!(CorrespondentAccount::parse("30101810800000000777", &bank).is_ok());
    assert!(SingleTreasuryAccount::parse("40102810100000000042", &treasury).is_ok());
    assert!(PersonalAccount::parse("20946У12345").is_ok());
    assert_eq!(Snils::parse("112-233-445 95").unwrap().printed(), "112-233-445 95");
}

#[test]
fn a_treasury_account_is_taken_apart() {
    let account = TreasuryAccount::parse("03234643 99701000 99 00").unwrap();
    assert_eq!((account.kind(), account.oktmo(), account.treasury_body()), ("03234", "99701000", "99"));
    let roubles = TreasuryAccount::parse("03234810997010009900").unwrap_err();
    assert_eq!(roubles, Reason::Part { position: 6, expected: "643" });
}

#[test]
fn mistakes_are_named() {
    let cases: [(Reason, &str); 9] = [
        (Inn::parse("  ").unwrap_err(), "Номер не указан."),
        (Inn::parse("12345").unwrap_err(), "Знаков в номере: 5, а должно быть 10 или 12."),
        (Inn::parse("99010О1239").unwrap_err(), "6-й знак «О» не цифра."),
        (Inn::parse("0000000000").unwrap_err(), "Номер из одних нулей не бывает."),
        (Inn::parse("9901001238").unwrap_err(), "Контрольная цифра не сходится: 10-я цифра 8, по расчёту 9."),
        (Snils::parse("112-233-445 96").unwrap_err(), "Контрольное число не сходится: в конце 96, по расчёту 95."),
        (Kpp::parse("9901a1001").unwrap_err(), "5-й знак «a» здесь невозможен."),
        (Bik::parse("949901777").unwrap_err(), "Начиная с 1-го знака должно стоять «0» или «1» или «2»."),
        (PersonalAccount::parse("123").unwrap_err(), "Знаков в номере: 3, а должно быть 5–20."),
    ];
    for (reason, russian) in cases {
        assert_eq!(reason.russian(), russian);
        assert!(reason.english().ends_with('.'));
    }
}

#[test]
fn an_account_of_another_bank_is_refused_with_the_right_key() {
    let other = Bik::parse("049901778").unwrap();
    let reason = SettlementAccount::parse("40703810000000000123", &other).unwrap_err();
    let Reason::AccountKey { expected, found: 0 } = reason else { panic!("{reason:?}") };
    let corrected = format!("40703810{expected}00000000123");
    assert!(SettlementAccount::parse(&corrected, &other).is_ok());
}

#[test]
fn accounts_are_told_apart_by_their_first_digits() {
    let treasury = Bik::parse(TREASURY).unwrap();
    assert!(matches!(Account::parse("40102810100000000042", Some(&treasury)), Ok(Account::SingleTreasury(_))));
    assert!(matches!(Account::parse("03231643997010009900", None), Ok(Account::Treasury(_))));
    assert_eq!(Account::parse("40703810000000000123", None), Err(Reason::BikMissing));
}

#[test]
fn a_block_gives_every_field_its_own_verdict() {
    let block = Requisites::new()
        .with(Field::Inn, "9901001239")
        .with(Field::Kpp, "990201001")
        .with(Field::Oktmo, "99701000")
        .with(Field::Bik, TREASURY)
        .with(Field::SettlementAccount, "03234643997010009900")
        .with(Field::TreasuryAccount, "03234643997020009900")
        .with(Field::SingleTreasuryAccount, "40102810200000000042")
        .with(Field::PersonalAccount, "231600001")
        .with(Field::PersonalAccount, "");
    let answers: Vec<_> = block.check_all().into_iter().map(|checked| (checked.verdict, checked.remark)).collect();
    assert_eq!(
        answers,
        [
            (Ok(()), None),
            (Ok(()), Some(Remark::OtherTaxOffice)),
            (Ok(()), None),
            (Ok(()), None),
            (Ok(()), Some(Remark::TreasuryAccountUnderSettlementName)),
            (Ok(()), Some(Remark::OtherMunicipality)),
            (Err(Reason::AccountKey { expected: 1, found: 2 }), None),
            (Ok(()), None),
            (Err(Reason::Empty), None),
        ]
    );
}

#[test]
fn an_account_without_a_valid_bik_stays_unproven() {
    let block = Requisites::new().with(Field::Bik, "04990177").with(Field::SettlementAccount, "40703810000000000123");
    assert_eq!(block.check_all()[1].verdict, Err(Reason::BikMissing));
}

#[test]
fn logs_do_not_show_a_persons_number() {
    assert_eq!(format!("{:?}", Inn::parse("990100445541").unwrap()), "Inn(\"person\")");
    assert_eq!(format!("{:?}", Snils::parse("112-233-445 95").unwrap()), "Snils(person)");
    assert_eq!(format!("{:?}", Inn::parse("9901001239").unwrap()), "Inn(\"9901001239\")");
}

#[test]
fn json_passes_through_the_same_check() {
    let inn: Inn = serde_json::from_str("\"9901001239\"").unwrap();
    assert_eq!(serde_json::to_string(&inn).unwrap(), "\"9901001239\"");
    let refusal = serde_json::from_str::<Inn>("\"9901001238\"").unwrap_err().to_string();
    assert!(refusal.contains("digit 10 is 8, computed 9"), "{refusal}");
}
