//! Turns data into documents and reads tables that people send; knows no feature.
//!
//! - [`pdf`]: Typst templates to accessible PDF, drawn by the bounded pool [`Documents`];
//! - [`chart`]: charts as SVG, each with its table twin, and [`chart::sparkline`];
//! - [`Table`]: one model for lists, printed as XLSX and as CSV;
//! - [`sheet`]: XLSX and CSV from outside, read with limits and typed errors;
//! - [`calendar`]: feeds of all-day events for calendar programs.
//!
//! Nothing here reads a clock or a file: time, texts and bytes are arguments, so the same input
//! always gives the same bytes.

pub mod calendar;
pub mod chart;
mod csv_writer;
mod error;
pub mod pdf;
mod pool;
pub mod sheet;
mod table;
mod world;
mod xlsx_writer;

pub use error::DocumentError;
pub use pool::Documents;
pub use table::{Cell, Column, ColumnKind, Table};
