//! Numbers given by the tax service: ИНН and КПП.

use std::fmt;

use crate::Reason;
use crate::digits::{Digits, last_digit, squeeze, weighted};
use crate::number::{number, shown_in_logs, stands_alone};

const INN_LENGTHS: &[usize] = &[10, 12];
const KPP_LENGTHS: &[usize] = &[9];

const ORGANISATION: [u32; 9] = [2, 4, 10, 3, 5, 9, 4, 6, 8];
const PERSON_FIRST: [u32; 10] = [7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
const PERSON_SECOND: [u32; 11] = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];

number! {
    /// ИНН, the taxpayer's number: 10 digits for an organisation, 12 for a person.
    Inn
}
stands_alone!(Inn);

impl Inn {
    /// Reads an ИНН and checks its control digits: the weighted sum mod 11 mod 10.
    ///
    /// A wrong digit goes unnoticed only when both it and the right one lead to a control digit 0
    /// (remainders 0 and 10 share it).
    ///
    /// # Errors
    /// Length, foreign characters, only zeros, or a control digit that disagrees.
    pub fn parse(text: &str) -> Result<Self, Reason> {
        let digits = Digits::read(text, INN_LENGTHS)?;
        if digits.values.len() == 10 {
            digits.control(10, control(&digits.values, &ORGANISATION))?;
        } else {
            digits.control(11, control(&digits.values, &PERSON_FIRST))?;
            digits.control(12, control(&digits.values, &PERSON_SECOND))?;
        }
        Ok(Self(digits.text))
    }

    /// Whether it is a natural person's number (12 digits), which is personal data.
    pub fn is_person(&self) -> bool {
        self.0.len() == 12
    }

    /// The tax office that gave the number: its first four digits.
    pub fn tax_office(&self) -> &str {
        self.0.get(..4).unwrap_or_default()
    }
}

impl fmt::Debug for Inn {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = if self.is_person() { "person" } else { &self.0 };
        formatter.debug_tuple("Inn").field(&shown).finish()
    }
}

fn control(digits: &[u8], weights: &[u32]) -> u8 {
    last_digit(weighted(digits, weights) % 11)
}

number! {
    /// КПП, why an organisation is registered at a tax office: `NNNNPPXXX`. It has no control digit.
    Kpp
}
stands_alone!(Kpp);
shown_in_logs!(Kpp);

impl Kpp {
    /// Reads a КПП: nine characters, digits except for `PP`, which may be digits or A–Z.
    ///
    /// # Errors
    /// Length, foreign characters or only zeros.
    pub fn parse(text: &str) -> Result<Self, Reason> {
        let text = squeeze(text);
        if text.is_empty() {
            return Err(Reason::Empty);
        }
        for (index, found) in text.chars().enumerate() {
            let position = index + 1;
            let letter_allowed = matches!(position, 5 | 6);
            if found.is_ascii_digit() || (letter_allowed && found.is_ascii_uppercase()) {
                continue;
            }
            return Err(if letter_allowed {
                Reason::Character { position, found }
            } else {
                Reason::NotADigit { position, found }
            });
        }
        if text.len() != 9 {
            return Err(Reason::Length { found: text.len(), expected: KPP_LENGTHS });
        }
        if text.bytes().all(|byte| byte == b'0') {
            return Err(Reason::AllZeros);
        }
        Ok(Self(text))
    }

    /// The tax office where the organisation is registered: the first four digits.
    pub fn tax_office(&self) -> &str {
        self.0.get(..4).unwrap_or_default()
    }
}
