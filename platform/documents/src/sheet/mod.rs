//! Tables that people send, XLSX or CSV, read with limits.
//!
//! The content decides what a file is; its name only helps to word a refusal. A formula gives the
//! value that was saved with it and is flagged. Nothing here panics on any input.

mod cell;
mod error;
mod guard;
mod text;
mod workbook;

pub use cell::{Address, Cell, Value};
pub use error::SheetError;
pub use text::Encoding;

/// How large a table may be. Each limit has its own refusal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The file, bytes.
    pub bytes: usize,
    /// All parts of a workbook together once unpacked, bytes.
    pub unpacked_bytes: u64,
    /// The number of the last row.
    pub rows: u32,
    /// The number of the last column.
    pub columns: u32,
    /// Filled cells.
    pub cells: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 20 * 1024 * 1024,
            unpacked_bytes: 128 * 1024 * 1024,
            rows: 50_000,
            columns: 200,
            cells: 1_000_000,
        }
    }
}

/// What a file turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A workbook of Excel 2007 or later.
    Xlsx,
    /// Text with separators.
    Csv {
        /// How its letters were stored.
        encoding: Encoding,
        /// What separated its cells.
        separator: char,
    },
}

/// A table that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// The sheet's name in its workbook; empty for CSV.
    pub name: String,
    /// The workbook's other sheets, which were not read.
    pub other_names: Vec<String>,
    /// What the file was.
    pub form: Form,
    /// The rows that hold anything, in order.
    pub rows: Vec<Row>,
}

/// A row that holds anything.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its number as a spreadsheet shows it, from 1.
    pub number: u32,
    /// Its filled cells, left to right.
    pub cells: Vec<Cell>,
}

impl Row {
    /// The value in a column (from 1); [`Value::Empty`] where there is none.
    pub fn value(&self, column: u32) -> &Value {
        self.cell(column).map_or(&Value::Empty, |cell| &cell.value)
    }

    /// The filled cell in a column (from 1).
    pub fn cell(&self, column: u32) -> Option<&Cell> {
        let found = self.cells.binary_search_by_key(&column, |cell| cell.address.column);
        found.ok().and_then(|index| self.cells.get(index))
    }

    /// Where a column of this row is, filled or not: for naming a missing value.
    pub fn address(&self, column: u32) -> Address {
        Address { row: self.number, column }
    }
}

/// Reads the first visible sheet that holds anything.
///
/// `name_hint` is the name that the sender gave the file; it is not trusted.
///
/// # Errors
/// See [`SheetError`]: limits, other kinds of files, damage.
pub fn read(bytes: &[u8], name_hint: &str, limits: Limits) -> Result<Sheet, SheetError> {
    if bytes.is_empty() {
        return Err(SheetError::Empty);
    }
    if bytes.len() > limits.bytes {
        return Err(SheetError::FileTooLarge { found: bytes.len(), limit: limits.bytes });
    }
    let sheet = if bytes.starts_with(b"PK") {
        guard::check(bytes, &limits)?;
        workbook::read(bytes, &limits)?
    } else if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Err(guard::old_office(bytes));
    } else {
        text::read(bytes, name_hint, &limits)?
    };
    if sheet.rows.is_empty() { Err(SheetError::Empty) } else { Ok(sheet) }
}

/// Collects cells that come row by row, left to right, and holds the limits.
struct Collector<'a> {
    limits: &'a Limits,
    cells: usize,
    rows: Vec<Row>,
}

impl<'a> Collector<'a> {
    fn new(limits: &'a Limits) -> Self {
        Self { limits, cells: 0, rows: Vec::new() }
    }

    fn push(&mut self, cell: Cell) -> Result<(), SheetError> {
        if cell.value == Value::Empty {
            return Ok(());
        }
        let Address { row, column } = cell.address;
        if row > self.limits.rows {
            return Err(SheetError::TooManyRows { limit: self.limits.rows });
        }
        if column > self.limits.columns {
            return Err(SheetError::TooManyColumns { limit: self.limits.columns });
        }
        self.cells += 1;
        if self.cells > self.limits.cells {
            return Err(SheetError::TooManyCells { limit: self.limits.cells });
        }
        match self.rows.last_mut() {
            Some(last) if last.number == row => last.cells.push(cell),
            _ => self.rows.push(Row { number: row, cells: vec![cell] }),
        }
        Ok(())
    }

    /// The rows in order: a workbook may legally be read in order only, but hostile ones are not.
    fn finish(mut self) -> Vec<Row> {
        self.rows.sort_by_key(|row| row.number);
        self.rows.dedup_by(|later, earlier| {
            let same = later.number == earlier.number;
            if same {
                earlier.cells.append(&mut later.cells);
            }
            same
        });
        for row in &mut self.rows {
            row.cells.sort_by_key(|cell| cell.address.column);
            row.cells.dedup_by_key(|cell| cell.address.column);
        }
        self.rows
    }
}
