//! Reading digits and summing them with weights: the arithmetic that all numbers share.

use crate::Reason;

/// Characters that people put into a printed number and that mean nothing.
pub(crate) fn squeeze(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace() && *character != '\u{feff}').collect()
}

/// A squeezed number with its digits as values 0–9.
pub(crate) struct Digits {
    pub(crate) text: String,
    pub(crate) values: Vec<u8>,
}

impl Digits {
    /// Reads a number that has digits only.
    ///
    /// A foreign character is named before a wrong length: it is usually the cause of it.
    pub(crate) fn read(text: &str, lengths: &'static [usize]) -> Result<Self, Reason> {
        let text = squeeze(text);
        if text.is_empty() {
            return Err(Reason::Empty);
        }
        let mut values = Vec::with_capacity(text.len());
        for (index, character) in text.chars().enumerate() {
            // Only ASCII: `char::to_digit` would not accept others, but a reader may wonder.
            match character.to_digit(10).and_then(|digit| u8::try_from(digit).ok()) {
                Some(digit) => values.push(digit),
                None => {
                    return Err(Reason::NotADigit { position: index + 1, found: character });
                }
            }
        }
        if !lengths.contains(&values.len()) {
            return Err(Reason::Length { found: values.len(), expected: lengths });
        }
        if values.iter().all(|digit| *digit == 0) {
            return Err(Reason::AllZeros);
        }
        Ok(Self { text, values })
    }

    /// Refuses when the digit at `position` (from 1) is not `expected`.
    pub(crate) fn control(&self, position: usize, expected: u8) -> Result<(), Reason> {
        match self.values.get(position - 1) {
            Some(found) if *found != expected => Err(Reason::ControlDigit { position, expected, found: *found }),
            _ => Ok(()),
        }
    }

    /// Refuses when what begins at `position` (from 1) is not `expected`.
    pub(crate) fn part(&self, position: usize, expected: &'static str) -> Result<(), Reason> {
        match self.text.get(position - 1..) {
            Some(rest) if rest.starts_with(expected) => Ok(()),
            _ => Err(Reason::Part { position, expected }),
        }
    }
}

/// The sum of digits, each times its weight; surplus digits or weights count for nothing.
pub(crate) fn weighted(digits: &[u8], weights: &[u32]) -> u32 {
    digits.iter().zip(weights).map(|(digit, weight)| u32::from(*digit) * weight).sum()
}

/// The remainder of a decimal number by `modulus`, digit by digit, so that no length overflows.
pub(crate) fn remainder(digits: &[u8], modulus: u32) -> u32 {
    digits.iter().fold(0, |rest, digit| (rest * 10 + u32::from(*digit)) % modulus)
}

/// The last decimal digit of a sum.
pub(crate) fn last_digit(sum: u32) -> u8 {
    // A value below 10 always fits.
    u8::try_from(sum % 10).unwrap_or_default()
}
