//! What is wrong with a number, in words that the person who typed it can act on.

use std::fmt;

/// Why a number was refused. Positions count from 1, after spaces are dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// Nothing but spaces.
    Empty,
    /// The number of characters is none of those allowed.
    Length {
        /// How many characters stand there.
        found: usize,
        /// The lengths that would be right, ascending.
        expected: &'static [usize],
    },
    /// Something other than 0–9.
    NotADigit {
        /// Where it stands.
        position: usize,
        /// What stands there.
        found: char,
    },
    /// A character that this kind of number never has.
    Character {
        /// Where it stands.
        position: usize,
        /// What stands there.
        found: char,
    },
    /// Only zeros: the arithmetic agrees, but nobody was ever given this number.
    AllZeros,
    /// A control digit disagrees with the other digits.
    ControlDigit {
        /// Which digit it is.
        position: usize,
        /// What the other digits ask for.
        expected: u8,
        /// What stands there.
        found: u8,
    },
    /// The two last digits of a СНИЛС disagree with the first nine.
    ControlNumber {
        /// What the first nine digits ask for, 0–99.
        expected: u8,
        /// What stands there, 0–99.
        found: u8,
    },
    /// The key of an account (its 9th digit) disagrees with the account and its БИК.
    AccountKey {
        /// What the account and the БИК ask for.
        expected: u8,
        /// What stands there.
        found: u8,
    },
    /// A part that is the same in every number of this kind is different.
    Part {
        /// Where the part begins.
        position: usize,
        /// What must stand there; variants are separated by a comma.
        expected: &'static str,
    },
    /// An account can be checked only beside a valid БИК.
    BikMissing,
}

impl Reason {
    /// One short Russian sentence.
    pub fn russian(&self) -> String {
        match self {
            Self::Empty => "Номер не указан.".to_owned(),
            Self::Length { found, expected } => {
                format!("Знаков в номере: {found}, а должно быть {}.", list(expected, "или"))
            }
            Self::NotADigit { position, found } => {
                format!("{position}-й знак «{found}» не цифра.")
            }
            Self::Character { position, found } => {
                format!("{position}-й знак «{found}» здесь невозможен.")
            }
            Self::AllZeros => "Номер из одних нулей не бывает.".to_owned(),
            Self::ControlDigit { position, expected, found } => {
                format!("Контрольная цифра не сходится: {position}-я цифра {found}, по расчёту {expected}.")
            }
            Self::ControlNumber { expected, found } => {
                format!("Контрольное число не сходится: в конце {found:02}, по расчёту {expected:02}.")
            }
            Self::AccountKey { expected, found } => {
                format!("Счёт не сходится с БИК: 9-я цифра (ключ) {found}, по расчёту {expected}.")
            }
            Self::Part { position, expected } => {
                format!("Начиная с {position}-го знака должно стоять {}.", quoted(expected, "или"))
            }
            Self::BikMissing => "Без верного БИК счёт проверить нельзя.".to_owned(),
        }
    }

    /// One short English sentence.
    pub fn english(&self) -> String {
        match self {
            Self::Empty => "The number is missing.".to_owned(),
            Self::Length { found, expected } => {
                format!("The number has {found} characters instead of {}.", list(expected, "or"))
            }
            Self::NotADigit { position, found } => {
                format!("Character {position}, “{found}”, is not a digit.")
            }
            Self::Character { position, found } => {
                format!("Character {position}, “{found}”, cannot stand here.")
            }
            Self::AllZeros => "No number consists of zeros only.".to_owned(),
            Self::ControlDigit { position, expected, found } => {
                format!("The control digit disagrees: digit {position} is {found}, computed {expected}.")
            }
            Self::ControlNumber { expected, found } => {
                format!("The control number disagrees: it is {found:02}, computed {expected:02}.")
            }
            Self::AccountKey { expected, found } => {
                format!("The account disagrees with its BIK: digit 9 (the key) is {found}, computed {expected}.")
            }
            Self::Part { position, expected } => {
                format!("From character {position} there must be {}.", quoted(expected, "or"))
            }
            Self::BikMissing => "An account cannot be checked without a valid BIK.".to_owned(),
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.english())
    }
}

impl std::error::Error for Reason {}

/// Lengths as words; a long row of neighbours as a range.
fn list(lengths: &[usize], or: &str) -> String {
    if let [first, _, _, .., last] = lengths {
        return format!("{first}–{last}");
    }
    let words: Vec<String> = lengths.iter().map(usize::to_string).collect();
    words.join(&format!(" {or} "))
}

fn quoted(variants: &str, or: &str) -> String {
    let words: Vec<String> = variants.split(',').map(|word| format!("«{word}»")).collect();
    words.join(&format!(" {or} "))
}
