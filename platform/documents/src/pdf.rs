//! PDF by Typst.
//!
//! A template is static text of the program. It begins with
//!
//! ```typst
//! #import "/opora.typ": *
//! #show: sheet
//! #let data = json("/data.json")
//! ```
//!
//! What users typed reaches it only as values of `data`, never as source, so it cannot become
//! markup or code. `typst/opora.typ` lists the building blocks. A chart travels in the data as the
//! text of its SVG: `#chart(data.chart.svg, alt: data.chart.title)`.

use serde::Serialize;
use typst::World;
use typst::diag::{Severity, SourceDiagnostic};
use typst::foundations::Smart;
use typst::syntax::DiagSpanKind;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::DocumentError;
use crate::world::PageWorld;

/// The largest data one document may be made from, bytes of JSON.
pub const DATA_LIMIT_BYTES: usize = 8 * 1024 * 1024;

/// A ready template for any list: `data` is [`crate::Table::to_print`].
pub const LIST: &str = include_str!("typst/list.typ");

/// The language of what the house itself prints (page numbers, the demonstration's note).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub enum Language {
    /// «стр. 1 из 3»
    #[default]
    #[serde(rename = "ru")]
    Russian,
    /// “page 1 of 3”
    #[serde(rename = "en")]
    English,
}

/// An A4 sheet, upright or lying.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Paper {
    /// For texts and forms.
    #[default]
    Portrait,
    /// For wide tables.
    Landscape,
}

/// What stands around the body of every document.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Head {
    /// Who issues the document.
    pub organisation: String,
    /// The document's title; it also names the PDF for screen readers, so it must not be empty.
    pub title: String,
    /// A line under the title, or an empty text.
    pub subtitle: String,
    /// The bottom line: when and from what the document was made, or an empty text.
    pub note: String,
    /// Whether the footer says «демонстрация, события вымышлены».
    pub demonstration: bool,
    /// The document's language.
    pub language: Language,
    /// The sheet.
    pub paper: Paper,
}

/// How a document is made.
#[derive(Debug, Clone)]
pub struct Options {
    /// What stands around the body.
    pub head: Head,
    /// The most pages it may have.
    pub page_limit: usize,
    /// Whether PDF/UA-1 is enforced: then a chart without a text is an error.
    pub accessible: bool,
}

impl Options {
    /// An accessible document of at most 100 pages.
    pub fn new(head: Head) -> Self {
        Self { head, page_limit: 100, accessible: true }
    }
}

/// Makes a PDF; blocks for milliseconds to seconds, so servers call [`crate::Documents::pdf`].
///
/// # Errors
/// Too many pages, too much data, or a template that disagrees with its data.
pub fn render(template: &'static str, data: &serde_json::Value, options: &Options) -> Result<Vec<u8>, DocumentError> {
    let data = data.to_string();
    if data.len() > DATA_LIMIT_BYTES {
        return Err(DocumentError::TooMuchData { found: data.len(), limit: DATA_LIMIT_BYTES });
    }
    let head = serde_json::to_string(&options.head).map_err(|error| DocumentError::Template(error.to_string()))?;
    let world = PageWorld::new(template, head, data);
    let result = compile(&world, options);
    // Typst remembers layouts between runs; without forgetting, memory would grow by each document.
    typst::comemo::evict(8);
    result
}

fn compile(world: &PageWorld, options: &Options) -> Result<Vec<u8>, DocumentError> {
    let document =
        typst::compile::<PagedDocument>(world).output.map_err(|diagnostics| template_error(world, &diagnostics))?;
    let found = document.pages().len();
    if found > options.page_limit {
        return Err(DocumentError::TooManyPages { found, limit: options.page_limit });
    }
    let standards: &[PdfStandard] = if options.accessible { &[PdfStandard::Ua_1] } else { &[PdfStandard::V_1_7] };
    let options = PdfOptions {
        creator: Smart::Custom(Some("Opora".to_owned())),
        standards: PdfStandards::new(standards)
            .map_err(|error| DocumentError::Template(error.message().to_string()))?,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&document, &options).map_err(|diagnostics| template_error(world, &diagnostics))
}

/// The first errors with their lines: enough for the log, and it quotes no user data beyond them.
fn template_error(world: &PageWorld, diagnostics: &[SourceDiagnostic]) -> DocumentError {
    let errors = diagnostics.iter().filter(|found| found.severity == Severity::Error);
    let lines: Vec<String> = errors
        .take(3)
        .map(|found| match line_of(world, found) {
            Some(line) => format!("line {line}: {}", found.message),
            None => found.message.to_string(),
        })
        .collect();
    DocumentError::Template(lines.join("; "))
}

fn line_of(world: &PageWorld, found: &SourceDiagnostic) -> Option<usize> {
    let DiagSpanKind::Number { id, num, sub_range } = found.span.get() else {
        return None;
    };
    let source = world.source(id).ok()?;
    let range = source.range(num, sub_range)?;
    Some(source.lines().byte_to_line(range.start)? + 1)
}
