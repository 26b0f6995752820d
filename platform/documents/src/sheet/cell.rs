//! A cell: where it stands and what it holds.

use std::fmt;

use jiff::civil::{Date, DateTime};

use crate::table::{decimal_comma, russian_date};

/// Where a cell stands, as a spreadsheet shows it. Both numbers count from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address {
    /// The row.
    pub row: u32,
    /// The column: 1 is A.
    pub column: u32,
}

impl Address {
    /// The column's letters: `C`, `AA`.
    pub fn letters(self) -> String {
        let mut letters = Vec::new();
        let mut rest = self.column;
        while rest > 0 {
            let digit = u8::try_from((rest - 1) % 26).unwrap_or_default();
            letters.push(char::from(b'A' + digit));
            rest = (rest - 1) / 26;
        }
        letters.iter().rev().collect()
    }

    /// «строка 14, столбец C»
    pub fn russian(self) -> String {
        format!("строка {}, столбец {}", self.row, self.letters())
    }

    /// “row 14, column C”
    pub fn english(self) -> String {
        format!("row {}, column {}", self.row, self.letters())
    }
}

impl fmt::Display for Address {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}{}", self.letters(), self.row)
    }
}

/// A filled cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Where it stands.
    pub address: Address,
    /// What it holds; of a formula, the value that was saved with it.
    pub value: Value,
    /// Whether a formula made the value.
    pub is_formula: bool,
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing but spaces.
    Empty,
    /// Words, without spaces around them.
    Text(String),
    /// A number; a share of 12 % is 0.12 in a workbook.
    Number(f64),
    /// A calendar day.
    Date(Date),
    /// A day with a time.
    DateTime(DateTime),
    /// ИСТИНА or ЛОЖЬ.
    Boolean(bool),
    /// What a spreadsheet shows when a formula failed: `#N/A`, `#DIV/0!`.
    Fault(String),
}

impl Value {
    /// Words, trimmed; [`Value::Empty`] when nothing is left.
    pub fn from_text(text: &str) -> Self {
        let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        if text.is_empty() { Self::Empty } else { Self::Text(text.to_owned()) }
    }

    /// The value as words, the way the sender saw it as far as that is known.
    pub fn text(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) | Self::Fault(text) => text.clone(),
            Self::Number(number) => decimal_comma(*number),
            Self::Date(date) => russian_date(*date),
            Self::DateTime(moment) => {
                format!("{} {:02}:{:02}", russian_date(moment.date()), moment.hour(), moment.minute())
            }
            Self::Boolean(true) => "ИСТИНА".to_owned(),
            Self::Boolean(false) => "ЛОЖЬ".to_owned(),
        }
    }

    /// A number, also one typed as words: `1 234,5`, `−3`; `12,5 %` is 0.125 as in a workbook.
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Text(text) => number_from_text(text),
            _ => None,
        }
    }

    /// A day, also one typed as words: `05.10.2022`, `5.10.2022`, `2022-10-05`.
    pub fn date(&self) -> Option<Date> {
        match self {
            Self::Date(date) => Some(*date),
            Self::DateTime(moment) => Some(moment.date()),
            Self::Text(text) => date_from_text(text),
            _ => None,
        }
    }
}

fn number_from_text(text: &str) -> Option<f64> {
    let (text, divisor) = match text.strip_suffix('%') {
        Some(share) => (share, 100.0),
        None => (text, 1.0),
    };
    let plain: String = text
        .chars()
        .filter(|character| !character.is_whitespace())
        .map(|character| match character {
            ',' => '.',
            '−' => '-',
            other => other,
        })
        .collect();
    // `inf` and `nan` parse as numbers, but nobody means them.
    let number: f64 = plain.parse().ok()?;
    number.is_finite().then_some(number / divisor)
}

fn date_from_text(text: &str) -> Option<Date> {
    let part = |text: &str, length: usize| -> Option<i16> {
        let plain = !text.is_empty() && text.len() <= length;
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        (plain && digits).then(|| text.parse().ok())?
    };
    let (separator, russian) = if text.contains('.') { ('.', true) } else { ('-', false) };
    let mut parts = text.split(separator);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    let (year, month, day) = if russian { (third, second, first) } else { (first, second, third) };
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    let small = |value: i16| i8::try_from(value).ok();
    Date::new(part(year, 4)?, small(part(month, 2)?)?, small(part(day, 2)?)?).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn addresses_read_as_in_a_spreadsheet() {
        let at = |row, column| Address { row, column };
        assert_eq!(at(14, 3).to_string(), "C14");
        assert_eq!(at(1, 26).letters() + &at(1, 27).letters() + &at(1, 703).letters(), "ZAAAAA");
        assert_eq!(at(14, 3).russian(), "строка 14, столбец C");
    }

    #[test]
    fn typed_words_are_understood_as_days_and_numbers() {
        let text = |text: &str| Value::Text(text.to_owned());
        assert_eq!(text("05.10.2022").date(), Some(date(2022, 10, 5)));
        assert_eq!(text("5.1.2022").date(), Some(date(2022, 1, 5)));
        assert_eq!(text("2022-10-05").date(), Some(date(2022, 10, 5)));
        for wrong in ["31.02.2022", "05.10.22", "1.2.3.2022", "05.10.", "вчера", "+5.10.2022"] {
            assert_eq!(text(wrong).date(), None, "{wrong}");
        }
        assert_eq!(text("1\u{a0}234,5").number(), Some(1234.5));
        assert_eq!(text("−3").number(), Some(-3.0));
        assert_eq!(text("12,5 %").number(), Some(0.125));
        for wrong in ["inf", "NaN", "%", "1,2,3", "12 шт."] {
            assert_eq!(text(wrong).number(), None, "{wrong}");
        }
    }
}
