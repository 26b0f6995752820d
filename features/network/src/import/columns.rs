//! Which column is which, by its heading, as people head their tables.

/// A column that the import knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Column {
    Name,
    ShortName,
    Kind,
    Parent,
    Zone,
    Account,
    Inn,
    Kpp,
    Ogrn,
    Okpo,
    Oktmo,
    Bik,
    Bank,
    SettlementAccount,
    CorrespondentAccount,
    SingleTreasuryAccount,
    TreasuryAccount,
    PersonalAccount,
    Address,
    Phone,
    Email,
    Site,
}

/// Headings in their folded form, without signs. The first column that fits is taken.
const HEADINGS: [(Column, &[&str]); 22] = [
    (
        Column::Name,
        &[
            "наименование",
            "полное наименование",
            "название",
            "наименование организации",
            "полное наименование организации",
            "название организации",
            "организация",
            "оо",
            "образовательная организация",
            "наименование оо",
            "name",
        ],
    ),
    (
        Column::ShortName,
        &[
            "краткое наименование",
            "сокращенное наименование",
            "короткое наименование",
            "краткое название",
            "сокращение",
            "short name",
        ],
    ),
    (Column::Kind, &["вид", "тип", "вид организации", "тип организации", "kind"]),
    (
        Column::Parent,
        &[
            "вышестоящая",
            "вышестоящая организация",
            "учредитель",
            "подчинение",
            "кому подчиняется",
            "инн вышестоящей",
            "инн учредителя",
            "моуо",
            "parent",
        ],
    ),
    (Column::Zone, &["часовой пояс", "пояс", "зона", "время", "zone"]),
    (Column::Account, &["доступ", "доступ к опоре", "учетная запись", "account"]),
    (Column::Inn, &["инн", "инн организации", "inn"]),
    (Column::Kpp, &["кпп", "kpp"]),
    (Column::Ogrn, &["огрн", "ogrn"]),
    (Column::Okpo, &["окпо", "okpo"]),
    (Column::Oktmo, &["октмо", "oktmo"]),
    (Column::Bik, &["бик", "бик банка", "bik"]),
    (Column::Bank, &["банк", "наименование банка", "казначейство", "bank"]),
    (Column::SettlementAccount, &["расчетный счет", "рс", "р с", "р счет", "номер счета"]),
    (Column::CorrespondentAccount, &["корреспондентский счет", "корсчет", "кс", "к с"]),
    (Column::SingleTreasuryAccount, &["единый казначейский счет", "екс"]),
    (Column::TreasuryAccount, &["казначейский счет", "номер казначейского счета"]),
    (Column::PersonalAccount, &["лицевой счет", "лс", "л с", "л счет"]),
    (Column::Address, &["адрес", "почтовый адрес", "юридический адрес", "место нахождения", "address"]),
    (Column::Phone, &["телефон", "тел", "контактный телефон", "номер телефона", "phone"]),
    (Column::Email, &["почта", "электронная почта", "email", "e mail", "адрес электронной почты", "эл почта"]),
    (Column::Site, &["сайт", "официальный сайт", "адрес сайта", "site"]),
];

impl Column {
    /// The column that a heading means.
    pub fn of_heading(heading: &str) -> Option<Self> {
        let bare: String = heading.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
        let folded = kernel::fold(&bare);
        HEADINGS.iter().find(|(_, words)| words.contains(&folded.as_str())).map(|(column, _)| *column)
    }

    /// Digits of a number that a spreadsheet may have stripped of its leading zeros.
    pub fn digits(self) -> Option<usize> {
        match self {
            Self::Inn => Some(10),
            Self::Kpp | Self::Bik => Some(9),
            Self::Ogrn => Some(13),
            Self::Okpo | Self::Oktmo => Some(8),
            Self::SettlementAccount
            | Self::CorrespondentAccount
            | Self::SingleTreasuryAccount
            | Self::TreasuryAccount => Some(20),
            _ => None,
        }
    }

    /// The number's field in a block of requisites.
    pub fn number(self) -> Option<&'static str> {
        Some(match self {
            Self::Inn => "inn",
            Self::Kpp => "kpp",
            Self::Ogrn => "ogrn",
            Self::Okpo => "okpo",
            Self::Oktmo => "oktmo",
            Self::Bik => "bik",
            Self::SettlementAccount => "settlement_account",
            Self::CorrespondentAccount => "correspondent_account",
            Self::SingleTreasuryAccount => "single_treasury_account",
            Self::TreasuryAccount => "treasury_account",
            Self::PersonalAccount => "personal_account",
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_understood_as_people_write_them() {
        for (heading, column) in [
            ("  Полное  наименование организации ", Column::Name),
            ("ИНН", Column::Inn),
            ("р/с", Column::SettlementAccount),
            ("E-mail", Column::Email),
            ("Расчётный счёт", Column::SettlementAccount),
            ("Учредитель:", Column::Parent),
        ] {
            assert_eq!(Column::of_heading(heading), Some(column), "{heading}");
        }
        assert_eq!(Column::of_heading("Число учеников"), None);
    }
}
