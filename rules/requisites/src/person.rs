//! A natural person's number: СНИЛС.

use std::fmt;

use crate::Reason;
use crate::digits::{Digits, weighted};
use crate::number::{number, stands_alone};

/// The last number given without a control number: 001-001-998.
const LAST_UNCONTROLLED: u32 = 1_001_998;

const WEIGHTS: [u32; 9] = [9, 8, 7, 6, 5, 4, 3, 2, 1];

number! {
    /// СНИЛС, a person's social insurance number: nine digits and a two-digit control number.
    ///
    /// It is personal data: `Debug` does not show it.
    Snils
}
stands_alone!(Snils);

impl Snils {
    /// Reads a СНИЛС, with or without the printed hyphens (`112-233-445 95`).
    ///
    /// The control number is the sum of the digits times 9…1, mod 101, where 100 counts as 00.
    /// Numbers up to 001-001-998 carry none.
    ///
    /// # Errors
    /// Length, foreign characters, only zeros, or a control number that disagrees.
    pub fn parse(text: &str) -> Result<Self, Reason> {
        let bare: String = text.chars().filter(|c| !matches!(c, '-' | '‑' | '–')).collect();
        let digits = Digits::read(&bare, &[11])?;
        let (body, end) = digits.values.split_at(9);
        let number = body.iter().fold(0, |sum, digit| sum * 10 + u32::from(*digit));
        let expected = match weighted(body, &WEIGHTS) % 101 {
            100 => 0,
            rest => u8::try_from(rest).unwrap_or_default(),
        };
        let found = end.iter().fold(0, |sum, digit| sum * 10 + digit);
        if number > LAST_UNCONTROLLED && found != expected {
            return Err(Reason::ControlNumber { expected, found });
        }
        Ok(Self(digits.text))
    }

    /// As printed on the card: `112-233-445 95`.
    pub fn printed(&self) -> String {
        let part = |range| self.0.get(range).unwrap_or_default();
        format!("{}-{}-{} {}", part(0..3), part(3..6), part(6..9), part(9..11))
    }
}

impl fmt::Debug for Snils {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Snils(person)")
    }
}
