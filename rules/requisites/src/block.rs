//! A printed block of requisites, checked as a whole: every field gets its own verdict.

use crate::{
    Account, Bik, CorrespondentAccount, Inn, Kpp, Ogrn, Ogrnip, Okpo, Oktmo, PersonalAccount, Reason,
    SingleTreasuryAccount, Snils, TreasuryAccount,
};

/// Which number a field holds, as the document names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// ИНН
    Inn,
    /// КПП
    Kpp,
    /// ОГРН
    Ogrn,
    /// ОГРНИП
    Ogrnip,
    /// ОКПО
    Okpo,
    /// ОКТМО
    Oktmo,
    /// БИК
    Bik,
    /// Расчётный счёт; documents write a treasury account under this name too.
    SettlementAccount,
    /// Корреспондентский счёт
    CorrespondentAccount,
    /// Единый казначейский счёт
    SingleTreasuryAccount,
    /// Казначейский счёт
    TreasuryAccount,
    /// Лицевой счёт
    PersonalAccount,
    /// СНИЛС
    Snils,
}

impl Field {
    /// The name that Russian documents print.
    pub fn russian(self) -> &'static str {
        match self {
            Self::Inn => "ИНН",
            Self::Kpp => "КПП",
            Self::Ogrn => "ОГРН",
            Self::Ogrnip => "ОГРНИП",
            Self::Okpo => "ОКПО",
            Self::Oktmo => "ОКТМО",
            Self::Bik => "БИК",
            Self::SettlementAccount => "расчётный счёт",
            Self::CorrespondentAccount => "корреспондентский счёт",
            Self::SingleTreasuryAccount => "единый казначейский счёт",
            Self::TreasuryAccount => "казначейский счёт",
            Self::PersonalAccount => "лицевой счёт",
            Self::Snils => "СНИЛС",
        }
    }

    /// The name in English.
    pub fn english(self) -> &'static str {
        match self {
            Self::Inn => "INN",
            Self::Kpp => "KPP",
            Self::Ogrn => "OGRN",
            Self::Ogrnip => "OGRNIP",
            Self::Okpo => "OKPO",
            Self::Oktmo => "OKTMO",
            Self::Bik => "BIK",
            Self::SettlementAccount => "settlement account",
            Self::CorrespondentAccount => "correspondent account",
            Self::SingleTreasuryAccount => "single treasury account",
            Self::TreasuryAccount => "treasury account",
            Self::PersonalAccount => "personal account",
            Self::Snils => "SNILS",
        }
    }
}

/// Worth a look, but no error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remark {
    /// The КПП names another tax office than the ИНН: usual after a move or for a branch.
    OtherTaxOffice,
    /// A treasury account stands under the name «расчётный счёт»; it was checked as what it is.
    TreasuryAccountUnderSettlementName,
    /// A treasury account serves another municipality than the block's ОКТМО.
    OtherMunicipality,
}

impl Remark {
    /// One short Russian sentence.
    pub fn russian(self) -> &'static str {
        match self {
            Self::OtherTaxOffice => "Первые четыре цифры КПП и ИНН различаются: проверьте.",
            Self::TreasuryAccountUnderSettlementName => "Это казначейский счёт; контрольного ключа у него нет.",
            Self::OtherMunicipality => "В счёте другой ОКТМО, чем в реквизитах: проверьте.",
        }
    }

    /// One short English sentence.
    pub fn english(self) -> &'static str {
        match self {
            Self::OtherTaxOffice => "The first four digits of KPP and INN differ: have a look.",
            Self::TreasuryAccountUnderSettlementName => "This is a treasury account; it has no control key.",
            Self::OtherMunicipality => "The account carries another OKTMO: have a look.",
        }
    }
}

/// One field of a block with its verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// Which number it is.
    pub field: Field,
    /// What was typed or printed.
    pub text: String,
    /// Whether it is well formed.
    pub verdict: Result<(), Reason>,
    /// What is unusual about a number that passed.
    pub remark: Option<Remark>,
}

/// A block of requisites as typed or read, in its printed order; a field may occur more than once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Requisites {
    fields: Vec<(Field, String)>,
}

impl Requisites {
    /// An empty block.
    pub fn new() -> Self {
        Self::default()
    }

    /// The block with one more field.
    #[must_use]
    pub fn with(mut self, field: Field, text: impl Into<String>) -> Self {
        self.fields.push((field, text.into()));
        self
    }

    /// Checks every field, accounts beside the block's БИК; the answer keeps the printed order.
    pub fn check_all(&self) -> Vec<Checked> {
        let neighbours = Neighbours {
            bik: self.first(Field::Bik).and_then(|text| Bik::parse(text).ok()),
            inn: self.first(Field::Inn).and_then(|text| Inn::parse(text).ok()),
            oktmo: self.first(Field::Oktmo).and_then(|text| Oktmo::parse(text).ok()),
        };
        let check = |(field, text): &(Field, String)| {
            let result = neighbours.check(*field, text);
            Checked { field: *field, text: text.clone(), verdict: result.map(|_| ()), remark: result.ok().flatten() }
        };
        self.fields.iter().map(check).collect()
    }

    fn first(&self, wanted: Field) -> Option<&str> {
        self.fields.iter().find(|(field, _)| *field == wanted).map(|(_, text)| text.as_str())
    }
}

impl FromIterator<(Field, String)> for Requisites {
    fn from_iter<I: IntoIterator<Item = (Field, String)>>(fields: I) -> Self {
        Self { fields: fields.into_iter().collect() }
    }
}

/// The valid numbers of a block that other numbers are checked beside.
struct Neighbours {
    bik: Option<Bik>,
    inn: Option<Inn>,
    oktmo: Option<Oktmo>,
}

impl Neighbours {
    fn check(&self, field: Field, text: &str) -> Result<Option<Remark>, Reason> {
        let bik = || self.bik.as_ref().ok_or(Reason::BikMissing);
        match field {
            Field::Inn => Inn::parse(text).map(|_| None),
            Field::Kpp => Kpp::parse(text).map(|kpp| self.about_kpp(&kpp)),
            Field::Ogrn => Ogrn::parse(text).map(|_| None),
            Field::Ogrnip => Ogrnip::parse(text).map(|_| None),
            Field::Okpo => Okpo::parse(text).map(|_| None),
            Field::Oktmo => Oktmo::parse(text).map(|_| None),
            Field::Bik => Bik::parse(text).map(|_| None),
            Field::SettlementAccount => Account::parse(text, self.bik.as_ref()).map(|account| match account {
                Account::Treasury(_) => Some(Remark::TreasuryAccountUnderSettlementName),
                _ => None,
            }),
            Field::CorrespondentAccount => CorrespondentAccount::parse(text, bik()?).map(|_| None),
            Field::SingleTreasuryAccount => SingleTreasuryAccount::parse(text, bik()?).map(|_| None),
            Field::TreasuryAccount => TreasuryAccount::parse(text).map(|account| self.about_treasury(&account)),
            Field::PersonalAccount => PersonalAccount::parse(text).map(|_| None),
            Field::Snils => Snils::parse(text).map(|_| None),
        }
    }

    fn about_kpp(&self, kpp: &Kpp) -> Option<Remark> {
        let inn = self.inn.as_ref()?;
        (inn.tax_office() != kpp.tax_office()).then_some(Remark::OtherTaxOffice)
    }

    fn about_treasury(&self, account: &TreasuryAccount) -> Option<Remark> {
        let oktmo = self.oktmo.as_ref()?;
        (oktmo.municipality() != account.oktmo()).then_some(Remark::OtherMunicipality)
    }
}
