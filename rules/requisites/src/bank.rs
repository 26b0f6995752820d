//! Where money goes: БИК, accounts at banks and at the treasury.
//!
//! The 9th digit of a 20-digit account is its key. It is computed over three digits that stand for
//! the bank and the account itself, with weights 7, 1, 3: the last digits of the products must sum
//! to a multiple of 10. All three weights are coprime with 10, so every single wrong digit is caught.

use crate::Reason;
use crate::digits::{Digits, squeeze};
use crate::number::{number, shown_in_logs, stands_alone};

const ACCOUNT_LENGTHS: &[usize] = &[20];
const KEY_POSITION: usize = 9;
const KEY_WEIGHTS: [u8; 3] = [7, 1, 3];

number! {
    /// БИК, the code of a bank or of a treasury body: 9 digits without a control digit.
    Bik
}
stands_alone!(Bik);
shown_in_logs!(Bik);

/// Who stands behind a БИК, told by its first two digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BikHolder {
    /// A bank (`04`).
    Bank,
    /// The treasury or the Bank of Russia (`00`, `01`).
    Treasury,
    /// Another participant of the payment system.
    Other,
}

impl Bik {
    /// Reads a БИК.
    ///
    /// # Errors
    /// Length, foreign characters, only zeros, or a first digit above 2.
    pub fn parse(text: &str) -> Result<Self, Reason> {
        let digits = Digits::read(text, &[9])?;
        // 0: takes part directly, 1: through another, 2: a client; more does not exist.
        if digits.values[0] > 2 {
            return Err(Reason::Part { position: 1, expected: "0,1,2" });
        }
        Ok(Self(digits.text))
    }

    /// Who stands behind it.
    pub fn holder(&self) -> BikHolder {
        match self.0.get(..2) {
            Some("04") => BikHolder::Bank,
            Some("00" | "01") => BikHolder::Treasury,
            _ => BikHolder::Other,
        }
    }

    fn digits(&self) -> Vec<u8> {
        self.0.bytes().map(|byte| byte.wrapping_sub(b'0')).collect()
    }

    /// The three digits for an account that a bank keeps.
    fn as_bank(&self) -> [u8; 3] {
        let digits = self.digits();
        [digits[6], digits[7], digits[8]]
    }

    /// The three digits for an account that the Bank of Russia keeps: `0` and digits 5, 6.
    fn as_central_bank(&self) -> [u8; 3] {
        let digits = self.digits();
        [0, digits[4], digits[5]]
    }

    /// Whether the Bank of Russia itself keeps the client's account.
    fn is_central_bank(&self) -> bool {
        self.holder() == BikHolder::Treasury || matches!(self.0.get(6..), Some("000" | "001" | "002"))
    }
}

number! {
    /// Расчётный счёт, a client's account at a bank: 20 digits.
    SettlementAccount
}
shown_in_logs!(SettlementAccount);

impl SettlementAccount {
    /// Reads an account and checks its key beside the БИК of the bank that keeps it.
    ///
    /// # Errors
    /// Length, foreign characters, a first digit other than 4, or a key that disagrees.
    pub fn parse(text: &str, bik: &Bik) -> Result<Self, Reason> {
        let digits = Digits::read(text, ACCOUNT_LENGTHS)?;
        digits.part(1, "4")?;
        let keeper = if bik.is_central_bank() { bik.as_central_bank() } else { bik.as_bank() };
        check_key(keeper, &digits)?;
        Ok(Self(digits.text))
    }
}

number! {
    /// Корреспондентский счёт, a bank's account at the Bank of Russia: 20 digits from `301`.
    CorrespondentAccount
}
shown_in_logs!(CorrespondentAccount);

impl CorrespondentAccount {
    /// Reads an account and checks its key beside the БИК of the bank that owns it.
    ///
    /// # Errors
    /// Length, foreign characters, another beginning, or a key that disagrees.
    pub fn parse(text: &str, bik: &Bik) -> Result<Self, Reason> {
        let digits = Digits::read(text, ACCOUNT_LENGTHS)?;
        digits.part(1, "301")?;
        check_key(bik.as_central_bank(), &digits)?;
        Ok(Self(digits.text))
    }
}

number! {
    /// Единый казначейский счёт (ЕКС), a treasury body's bank account: 20 digits from `40102`.
    SingleTreasuryAccount
}
shown_in_logs!(SingleTreasuryAccount);

impl SingleTreasuryAccount {
    /// Reads an account and checks its key beside the treasury body's БИК.
    ///
    /// # Errors
    /// Length, foreign characters, another beginning, or a key that disagrees.
    pub fn parse(text: &str, bik: &Bik) -> Result<Self, Reason> {
        let digits = Digits::read(text, ACCOUNT_LENGTHS)?;
        digits.part(1, "40102")?;
        digits.part(6, "810")?;
        check_key(bik.as_central_bank(), &digits)?;
        Ok(Self(digits.text))
    }
}

number! {
    /// Казначейский счёт, an account inside the treasury: kind, currency, ОКТМО, body, `00`.
    ///
    /// Documents also call it «КС» or «р/с». Its 9th digit belongs to the ОКТМО: it has no key.
    TreasuryAccount
}
stands_alone!(TreasuryAccount);
shown_in_logs!(TreasuryAccount);

impl TreasuryAccount {
    /// Reads an account and checks its structure: `03xxx`, `643`, ОКТМО (8), treasury body (2), `00`.
    ///
    /// # Errors
    /// Length, foreign characters, or a fixed part that is different.
    pub fn parse(text: &str) -> Result<Self, Reason> {
        let digits = Digits::read(text, ACCOUNT_LENGTHS)?;
        digits.part(1, "03")?;
        digits.part(6, "643")?;
        digits.part(19, "00")?;
        Ok(Self(digits.text))
    }

    /// The kind of money: `03224` for a region's institutions, `03231` for a municipality's budget,
    /// `03234` for its institutions.
    pub fn kind(&self) -> &str {
        self.0.get(..5).unwrap_or_default()
    }

    /// The municipality or region that the account serves, as 8 digits of ОКТМО.
    pub fn oktmo(&self) -> &str {
        self.0.get(8..16).unwrap_or_default()
    }

    /// The code of the treasury body, two digits.
    pub fn treasury_body(&self) -> &str {
        self.0.get(16..18).unwrap_or_default()
    }
}

number! {
    /// Лицевой счёт, an account inside an organisation's treasury or financial body.
    PersonalAccount
}
stands_alone!(PersonalAccount);
shown_in_logs!(PersonalAccount);

impl PersonalAccount {
    /// Reads a personal account. There is no common form: bodies use 9 digits, 11 characters with
    /// letters, or groups with points, so only the alphabet and a length of 5–20 are checked.
    ///
    /// # Errors
    /// Length or foreign characters.
    pub fn parse(text: &str) -> Result<Self, Reason> {
        const LENGTHS: &[usize] = &[5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20];
        let text = squeeze(text);
        if text.is_empty() {
            return Err(Reason::Empty);
        }
        for (index, found) in text.chars().enumerate() {
            let allowed = found.is_ascii_alphanumeric() || matches!(found, 'А'..='я' | 'Ё' | 'ё' | '.' | '-' | '/');
            if !allowed {
                return Err(Reason::Character { position: index + 1, found });
            }
        }
        let found = text.chars().count();
        if !LENGTHS.contains(&found) {
            return Err(Reason::Length { found, expected: LENGTHS });
        }
        if text.bytes().all(|byte| byte == b'0') {
            return Err(Reason::AllZeros);
        }
        Ok(Self(text))
    }
}

/// Checks the key of an account beside the three digits of its keeper.
fn check_key(keeper: [u8; 3], account: &Digits) -> Result<(), Reason> {
    let Some(found) = account.values.get(KEY_POSITION - 1).copied() else {
        return Ok(());
    };
    let all = keeper.iter().chain(&account.values);
    let sum: u32 = all.zip(KEY_WEIGHTS.iter().cycle()).map(|(digit, weight)| u32::from(digit * weight % 10)).sum();
    if sum.is_multiple_of(10) {
        return Ok(());
    }
    // The key stands under weight 3, and 7 undoes 3 (3 × 7 = 21): the missing part of the sum
    // times 7 is what the key lacks.
    let missing = (10 - sum % 10) * 7;
    let expected = u8::try_from((u32::from(found) + missing) % 10).unwrap_or_default();
    Err(Reason::AccountKey { expected, found })
}
