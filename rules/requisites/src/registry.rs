//! Numbers of the state registers and of the statistics office: ОГРН, ОГРНИП, ОКПО, ОКТМО.

use crate::Reason;
use crate::digits::{Digits, last_digit, remainder, weighted};
use crate::number::{number, shown_in_logs, stands_alone};

number! {
    /// ОГРН, an organisation's number in the state register: 13 digits.
    Ogrn
}
stands_alone!(Ogrn);
shown_in_logs!(Ogrn);

impl Ogrn {
    /// Reads an ОГРН; the last digit is the first twelve mod 11 mod 10.
    ///
    /// # Errors
    /// Length, foreign characters, only zeros, or a control digit that disagrees.
    pub fn parse(text: &str) -> Result<Self, Reason> {
        let digits = Digits::read(text, &[13])?;
        digits.control(13, last_digit(remainder(&digits.values[..12], 11)))?;
        Ok(Self(digits.text))
    }
}

number! {
    /// ОГРНИП, a sole trader's number in the state register: 15 digits.
    Ogrnip
}
stands_alone!(Ogrnip);
shown_in_logs!(Ogrnip);

impl Ogrnip {
    /// Reads an ОГРНИП; the last digit is the first fourteen mod 13 mod 10.
    ///
    /// # Errors
    /// Length, foreign characters, only zeros, or a control digit that disagrees.
    pub fn parse(text: &str) -> Result<Self, Reason> {
        let digits = Digits::read(text, &[15])?;
        digits.control(15, last_digit(remainder(&digits.values[..14], 13)))?;
        Ok(Self(digits.text))
    }
}

const OKPO_WEIGHTS: [u32; 9] = [1, 2, 3, 4, 5, 6, 7, 8, 9];
const OKPO_SHIFTED: [u32; 9] = [3, 4, 5, 6, 7, 8, 9, 10, 1];

number! {
    /// ОКПО, the statistics office's number: 8 digits for an organisation, 10 for a sole trader.
    Okpo
}
stands_alone!(Okpo);
shown_in_logs!(Okpo);

impl Okpo {
    /// Reads an ОКПО.
    ///
    /// Weights 1–10 in a circle, the sum mod 11; a remainder of 10 asks for a second sum with the
    /// weights moved by two, and a second 10 gives 0 (ПР 50.1.024-2005, the rule of the national
    /// classifiers).
    ///
    /// # Errors
    /// Length, foreign characters, only zeros, or a control digit that disagrees.
    pub fn parse(text: &str) -> Result<Self, Reason> {
        let digits = Digits::read(text, &[8, 10])?;
        let body = &digits.values[..digits.values.len() - 1];
        let expected = match weighted(body, &OKPO_WEIGHTS) % 11 {
            10 => last_digit(weighted(body, &OKPO_SHIFTED) % 11),
            rest => last_digit(rest),
        };
        digits.control(digits.values.len(), expected)?;
        Ok(Self(digits.text))
    }
}

number! {
    /// ОКТМО, the code of a municipality (8 digits) or of a place in it (11 digits).
    Oktmo
}
stands_alone!(Oktmo);
shown_in_logs!(Oktmo);

impl Oktmo {
    /// Reads an ОКТМО. Its control digit is not printed in documents, so only the form is checked.
    ///
    /// # Errors
    /// Length, foreign characters or only zeros.
    pub fn parse(text: &str) -> Result<Self, Reason> {
        Ok(Self(Digits::read(text, &[8, 11])?.text))
    }

    /// The municipality: the first eight digits.
    pub fn municipality(&self) -> &str {
        self.0.get(..8).unwrap_or_default()
    }
}
