//! Reading a table of organisations and planning what it would change. Pure: no SQL, no HTML, no clock.

mod columns;
mod plan;
mod read;
mod words;

pub use columns::Column;
pub use plan::{Known, Planned, Verdict, plan};
pub use read::{Heading, Typed, read};

use serde::{Deserialize, Serialize};

db::text_enum! {
    /// What is wrong with a row, or doubtful about it.
    pub enum Trouble {
        /// The name is missing.
        NoName = "no_name",
        /// The kind is missing or unknown.
        Kind = "kind",
        /// The organisation above is not found.
        Parent = "parent",
        /// The names above lead back to the row itself.
        Ring = "ring",
        /// The zone is unknown.
        Zone = "zone",
        /// A number is wrong; the value says why.
        Number = "number",
        /// A long number lost its digits in the spreadsheet.
        Digits = "digits",
        /// A formula failed in the cell.
        Formula = "formula",
        /// The text is too long.
        Long = "long",
        /// Another row of the file speaks of the same organisation; the value is its number.
        Twice = "twice",
        /// The same name stands in the network with another ИНН, which is the value.
        OtherInn = "other_inn",
        /// Several organisations of the network fit.
        Several = "several",
    }
}

/// A remark about a row: where it is, and what is the matter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// The column, from 1; 0 when it is about the row.
    pub column: u32,
    /// The word of a [`Trouble`].
    pub trouble: String,
    /// A value or a reason, in Russian.
    pub value: String,
    /// The same in English.
    pub value_en: String,
}

impl Remark {
    /// A remark whose value reads the same in both languages.
    pub fn of(column: u32, trouble: Trouble, value: impl Into<String>) -> Self {
        let value = value.into();
        Self { column, trouble: trouble.as_str().to_owned(), value_en: value.clone(), value }
    }
}
