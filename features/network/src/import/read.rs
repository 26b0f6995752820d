//! From the cells of a sheet to typed rows, each value with its column.

use std::collections::BTreeMap;

use documents::sheet::{Row, Sheet, Value};

use super::{Column, Remark, Trouble};

/// The longest value that any column takes.
const MOST_LETTERS: usize = 500;
/// How many rows are looked through for the heading.
const HEADING_WITHIN: usize = 15;

/// A row of the table: values by column, and what was wrong with its cells.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    /// The row's number in the sheet.
    pub number: u32,
    /// Values that are not empty, with the number of their column.
    pub values: BTreeMap<Column, (u32, String)>,
    /// What is wrong with the cells.
    pub remarks: Vec<Remark>,
}

impl Typed {
    /// A value; empty when there is none.
    pub fn value(&self, column: Column) -> &str {
        self.values.get(&column).map_or("", |(_, value)| value.as_str())
    }

    /// Where a value stands; 0 when it does not.
    pub fn place(&self, column: Column) -> u32 {
        self.values.get(&column).map_or(0, |(place, _)| *place)
    }
}

/// The heading that was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Heading {
    /// Headings that mean nothing to the import.
    pub unknown: Vec<String>,
}

/// Reads all rows under the heading; `None` when no row is headed by a column of names.
pub fn read(sheet: &Sheet) -> Option<(Heading, Vec<Typed>)> {
    let at = sheet.rows.iter().take(HEADING_WITHIN).position(|row| columns(row).0.contains_key(&Column::Name))?;
    let (columns, unknown) = columns(sheet.rows.get(at)?);
    let rows = sheet.rows.get(at + 1..).unwrap_or_default().iter().map(|row| typed(row, &columns));
    Some((Heading { unknown }, rows.filter(|row| !row.values.is_empty() || !row.remarks.is_empty()).collect()))
}

fn columns(row: &Row) -> (BTreeMap<Column, u32>, Vec<String>) {
    let (mut columns, mut unknown) = (BTreeMap::new(), Vec::new());
    for cell in &row.cells {
        let heading = cell.value.text();
        match Column::of_heading(&heading) {
            Some(column) => {
                columns.entry(column).or_insert(cell.address.column);
            }
            None => unknown.push(kernel::clip(&heading, 60)),
        }
    }
    (columns, unknown)
}

fn typed(row: &Row, columns: &BTreeMap<Column, u32>) -> Typed {
    let mut typed = Typed { number: row.number, ..Typed::default() };
    for (column, place) in columns {
        match text_of(*column, row.value(*place)) {
            Ok(text) if text.is_empty() => {}
            Ok(text) if text.chars().count() > MOST_LETTERS => {
                typed.remarks.push(Remark::of(*place, Trouble::Long, MOST_LETTERS.to_string()))
            }
            Ok(text) => {
                typed.values.insert(*column, (*place, text));
            }
            Err(trouble) => typed.remarks.push(Remark::of(*place, trouble, String::new())),
        }
    }
    typed
}

/// The cell as words; a number gets back the zeros that a spreadsheet took from its beginning.
fn text_of(column: Column, value: &Value) -> Result<String, Trouble> {
    match (value, column.digits()) {
        (Value::Fault(_), _) => Err(Trouble::Formula),
        // A spreadsheet keeps fifteen digits of a number: the rest of an account is lost for ever.
        (Value::Number(number), Some(_)) if number.abs() >= 1e15 => Err(Trouble::Digits),
        (Value::Number(_), Some(digits)) => Ok(format!("{:0>digits$}", value.text())),
        (other, _) => {
            Ok(other.text().chars().map(|c| if c.is_control() { ' ' } else { c }).collect::<String>().trim().to_owned())
        }
    }
}
