//! One model of a table: HTML that prints and becomes cards on a phone, and plain cells for CSV and XLSX.

use askama::Template;
use i18n::{Html, Speaker};
use jiff::civil::Date;

use super::{Empty, html_of, icons};

/// How a word is coloured; the word itself says it all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// In its time.
    #[default]
    Calm,
    /// Kept, accepted.
    Good,
    /// Needs a person.
    Help,
    /// The term has passed.
    Alarm,
}

impl Tone {
    /// Classes of a chip in this tone.
    pub fn chip(self) -> &'static str {
        match self {
            Self::Calm => "chip",
            Self::Good => "chip ok",
            Self::Help => "chip help",
            Self::Alarm => "chip alarm",
        }
    }
}

/// What stands in one place of a table.
#[derive(Debug, Clone, Default)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Words.
    Text(String),
    /// A whole number.
    Number(i64),
    /// A number kept as an integer with `places` decimals.
    Decimal {
        /// The integer.
        scaled: i64,
        /// How many of its digits are decimals.
        places: u32,
    },
    /// A day, as `20.10.2022`.
    Date(Date),
    /// Words that lead somewhere.
    Link {
        /// The words.
        text: String,
        /// Where they lead.
        href: String,
    },
    /// A state in its tone.
    Chip {
        /// The state's word.
        text: String,
        /// Its tone.
        tone: Tone,
    },
    /// Finished HTML, with the plain words for downloads.
    Rich {
        /// The HTML.
        html: Html,
        /// The words.
        plain: String,
    },
}

impl Cell {
    /// Words.
    pub fn text(words: impl Into<String>) -> Self {
        Self::Text(words.into())
    }

    /// Words that lead somewhere.
    pub fn link(text: impl Into<String>, href: impl Into<String>) -> Self {
        Self::Link { text: text.into(), href: href.into() }
    }

    /// The cell as plain words, for CSV and for sorting by eye.
    pub fn plain(&self, t: &Speaker) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) | Self::Link { text, .. } | Self::Chip { text, .. } | Self::Rich { plain: text, .. } => {
                text.clone()
            }
            Self::Number(number) => t.number(*number),
            Self::Decimal { scaled, places } => t.decimal(*scaled, *places),
            Self::Date(day) => t.date_dots(*day),
        }
    }
}

/// A column: its word, and whether its numbers align to the right.
#[derive(Debug, Clone)]
pub struct Column {
    /// The word above it, and beside the value on a phone.
    pub label: String,
    /// Numbers align to the right.
    pub numeric: bool,
}

impl Column {
    /// A column of words.
    pub fn words(label: impl Into<String>) -> Self {
        Self { label: label.into(), numeric: false }
    }

    /// A column of numbers.
    pub fn numbers(label: impl Into<String>) -> Self {
        Self { label: label.into(), numeric: true }
    }
}

/// One row; its first cell names it.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// The cells, as many as columns.
    pub cells: Vec<Cell>,
}

impl From<Vec<Cell>> for Row {
    fn from(cells: Vec<Cell>) -> Self {
        Self { cells }
    }
}

/// Where the same table can be downloaded.
#[derive(Debug, Clone)]
pub struct Downloads {
    /// The address of the CSV file.
    pub csv: String,
    /// The address of the XLSX file.
    pub xlsx: String,
}

/// A table.
#[derive(Debug, Clone)]
pub struct Table {
    /// What it shows; its heading on screen and paper.
    pub caption: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Row>,
    /// What stands there instead when it has no rows.
    pub empty: Empty,
    /// Downloads under it.
    pub downloads: Option<Downloads>,
}

impl Table {
    /// Its HTML.
    pub fn html(&self, t: &Speaker) -> Html {
        if self.rows.is_empty() { self.empty.html() } else { html_of(&TableTemplate { t, table: self }) }
    }
}

#[derive(Template)]
#[template(path = "look/table.html")]
struct TableTemplate<'a> {
    t: &'a Speaker,
    table: &'a Table,
}

impl TableTemplate<'_> {
    // Templates hand over references, even of numbers.
    fn column(&self, index: &usize) -> Option<&Column> {
        self.table.columns.get(*index)
    }
}
