//! One model for every list that leaves the house: as XLSX, as CSV, as PDF, or beside a chart.

use jiff::civil::{Date, DateTime};

use crate::{DocumentError, csv_writer, xlsx_writer};

/// A list with typed columns.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// What the list is; names the sheet of a workbook.
    pub title: String,
    /// The columns, left to right.
    pub columns: Vec<Column>,
    /// The rows; a missing cell is empty, a surplus cell is not printed.
    pub rows: Vec<Vec<Cell>>,
}

/// A column of a [`Table`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub title: String,
    /// What its cells hold.
    pub kind: ColumnKind,
    /// Its width in characters.
    pub width: u16,
}

/// What the cells of a column hold; decides formats and alignment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// Words.
    Text,
    /// Amounts.
    Number,
    /// Calendar days.
    Date,
    /// Days with a time, already in the zone of those who read.
    DateTime,
    /// Shares: 1 prints as 100 %.
    Percent,
}

/// One cell of a [`Table`].
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Words; never a formula, whatever they begin with.
    Text(String),
    /// A whole amount.
    Count(i64),
    /// An amount with a fraction, or a share in a percent column.
    Number(f64),
    /// A calendar day.
    Date(Date),
    /// A day with a time.
    DateTime(DateTime),
}

impl Column {
    /// A column.
    pub fn new(title: impl Into<String>, kind: ColumnKind, width: u16) -> Self {
        Self { title: title.into(), kind, width }
    }

    /// Whether its cells stand on the right, as amounts do.
    pub fn is_right(&self) -> bool {
        matches!(self.kind, ColumnKind::Number | ColumnKind::Percent)
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Cell {
    fn from(count: i64) -> Self {
        Self::Count(count)
    }
}

impl From<f64> for Cell {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<Date> for Cell {
    fn from(date: Date) -> Self {
        Self::Date(date)
    }
}

impl From<DateTime> for Cell {
    fn from(moment: DateTime) -> Self {
        Self::DateTime(moment)
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(cell: Option<T>) -> Self {
        cell.map_or(Self::Empty, Into::into)
    }
}

impl Cell {
    /// The cell as Russians write it: decimal comma, «дд.мм.гггг», shares with «%».
    pub fn russian(&self, kind: ColumnKind) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Count(count) if kind == ColumnKind::Percent => format!("{}%", count * 100),
            Self::Count(count) => count.to_string(),
            Self::Number(number) if kind == ColumnKind::Percent => {
                format!("{}%", decimal_comma(*number * 100.0))
            }
            Self::Number(number) => decimal_comma(*number),
            Self::Date(date) => russian_date(*date),
            Self::DateTime(moment) => {
                format!("{} {:02}:{:02}", russian_date(moment.date()), moment.hour(), moment.minute())
            }
        }
    }

    /// The cell for the eye: as [`Cell::russian`], but shares with one digit and a space before the
    /// sign, groups of three from five digits on, and a true minus.
    pub fn printed(&self, kind: ColumnKind) -> String {
        let share = match self {
            Self::Number(number) if kind == ColumnKind::Percent => Some(*number),
            Self::Count(count) if kind == ColumnKind::Percent => Some(*count as f64),
            _ => None,
        };
        match (share, self) {
            (Some(share), _) => {
                // Half away from zero, as spreadsheets round; formatting alone would round to even.
                let percent = (share * 1000.0).round() / 10.0;
                grouped(&format!("{percent:.1}").replace('.', ",")) + "\u{a0}%"
            }
            (None, Self::Count(_) | Self::Number(_)) => grouped(&self.russian(kind)),
            (None, _) => self.russian(kind),
        }
    }
}

/// «12345,6» as «12 345,6» with spaces that do not break; four digits stay together.
fn grouped(number: &str) -> String {
    let (sign, digits) = match number.strip_prefix('-') {
        Some(digits) => ("−", digits),
        None => ("", number),
    };
    let (whole, fraction) = digits.split_at(digits.find(',').unwrap_or(digits.len()));
    if whole.len() < 5 {
        return format!("{sign}{whole}{fraction}");
    }
    let mut out = String::from(sign);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            out.push('\u{a0}');
        }
        out.push(digit);
    }
    out + fraction
}

impl Table {
    /// The table as CSV for Russian spreadsheets: UTF-8 with BOM, `;`, CRLF, decimal comma,
    /// «дд.мм.гггг». Words that a spreadsheet would take for a formula get an apostrophe in front.
    pub fn csv(&self) -> Vec<u8> {
        csv_writer::write(self)
    }

    /// The table as a workbook with one sheet: frozen head, filter, widths, formats, no formulas.
    ///
    /// `made_on` stands in the file's properties.
    ///
    /// # Errors
    /// More rows or columns than a sheet can hold.
    pub fn xlsx(&self, made_on: Date) -> Result<Vec<u8>, DocumentError> {
        xlsx_writer::write(self, made_on)
    }

    /// The table as data for [`crate::pdf::LIST`].
    pub fn to_print(&self) -> serde_json::Value {
        let columns: Vec<_> = self
            .columns
            .iter()
            .map(|column| {
                serde_json::json!({
                    "title": column.title, "width": column.width, "right": column.is_right(),
                })
            })
            .collect();
        let print = |row: &Vec<Cell>| -> Vec<String> {
            let cells = self.columns.iter().enumerate();
            cells.map(|(index, column)| row.get(index).unwrap_or(&Cell::Empty).printed(column.kind)).collect()
        };
        let rows: Vec<Vec<String>> = self.rows.iter().map(print).collect();
        serde_json::json!({ "title": self.title, "columns": columns, "rows": rows })
    }

    /// A row as texts, exactly one for each column.
    pub(crate) fn row_in_russian(&self, row: &[Cell]) -> Vec<String> {
        self.columns
            .iter()
            .enumerate()
            .map(|(index, column)| row.get(index).unwrap_or(&Cell::Empty).russian(column.kind))
            .collect()
    }
}

/// «20.10.2022»
pub(crate) fn russian_date(date: Date) -> String {
    format!("{:02}.{:02}.{:04}", date.day(), date.month(), date.year())
}

/// At most six digits after the comma, no trailing zeros, no exponent.
pub(crate) fn decimal_comma(number: f64) -> String {
    if !number.is_finite() {
        return String::new();
    }
    let text = format!("{number:.6}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.replace('.', ",") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_printed_for_the_eye() {
        let number = |number: f64| Cell::Number(number).printed(ColumnKind::Number);
        assert_eq!(number(1234.5), "1234,5");
        assert_eq!(number(-1_234_567.0), "−1\u{a0}234\u{a0}567");
        assert_eq!(Cell::Number(0.05).printed(ColumnKind::Percent), "5,0\u{a0}%");
        assert_eq!(Cell::Number(0.2625).printed(ColumnKind::Percent), "26,3\u{a0}%");
        assert_eq!(Cell::Count(1).printed(ColumnKind::Percent), "100,0\u{a0}%");
        assert_eq!(Cell::Number(-0.000_000_1).russian(ColumnKind::Number), "0");
        assert_eq!(Cell::Number(f64::NAN).russian(ColumnKind::Number), "");
    }
}
