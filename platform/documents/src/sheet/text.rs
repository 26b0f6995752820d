//! CSV in the forms that Russian offices send: `;`, `,` or tabs, UTF-8, UTF-16 or windows-1251.

use csv::ReaderBuilder;
use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1251};

use super::{Address, Cell, Collector, Form, Limits, Sheet, SheetError, Value};
use crate::table::decimal_comma;

/// How the letters of a text were stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16 with a byte order mark: «Текст Юникод» of Excel.
    Utf16,
    /// windows-1251: «CSV (разделители — запятые)» of a Russian Excel.
    Windows1251,
}

/// How many lines are looked at to find the separator.
const SAMPLE_LINES: usize = 30;

pub(super) fn read(bytes: &[u8], name_hint: &str, limits: &Limits) -> Result<Sheet, SheetError> {
    let (text, encoding) = decode(bytes)?;
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let (separator, body, skipped) = match announced_separator(&text) {
        Some((separator, body)) => (separator, body, 1),
        None => (guess_separator(&text), text.as_str(), 0),
    };
    // Text that calls itself a workbook and has no separator was renamed or is a message of a server.
    let is_workbook_by_name = name_hint.to_lowercase().ends_with(".xlsx");
    if is_workbook_by_name && !body.contains(separator) {
        return Err(SheetError::NotATable);
    }
    let rows = read_rows(body, separator, skipped, limits)?;
    Ok(Sheet { name: String::new(), other_names: Vec::new(), form: Form::Csv { encoding, separator }, rows })
}

/// The text of a file, or a refusal when it is no text at all.
fn decode(bytes: &[u8]) -> Result<(String, Encoding), SheetError> {
    let marked = [
        (&[0xEF_u8, 0xBB, 0xBF][..], UTF_8, Encoding::Utf8),
        (&[0xFF, 0xFE][..], UTF_16LE, Encoding::Utf16),
        (&[0xFE, 0xFF][..], UTF_16BE, Encoding::Utf16),
    ];
    let found = marked.iter().find(|(mark, ..)| bytes.starts_with(mark));
    let (text, encoding) = if let Some((_, decoder, encoding)) = found {
        (decoder.decode(bytes).0, *encoding)
    } else if let Ok(text) = std::str::from_utf8(bytes) {
        (text.into(), Encoding::Utf8)
    } else {
        (WINDOWS_1251.decode_without_bom_handling(bytes).0, Encoding::Windows1251)
    };
    let is_foreign = |c: char| (c.is_control() && !"\t\r\n".contains(c)) || c == '\u{fffd}';
    if text.starts_with("%PDF") || text.starts_with("{\\rtf") || text.contains(is_foreign) {
        return Err(SheetError::NotATable);
    }
    Ok((text.into_owned(), encoding))
}

/// Excel's own convention: a first line `sep=;`.
fn announced_separator(text: &str) -> Option<(char, &str)> {
    let (line, body) = text.split_once('\n')?;
    let separator = line.strip_prefix("sep=")?.chars().next()?;
    separator.is_ascii().then_some((separator, body))
}

/// The separator that occurs equally often in most lines; on a tie `;`, then a tab, then a comma,
/// because a comma also stands inside Russian numbers.
fn guess_separator(text: &str) -> char {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(SAMPLE_LINES).collect();
    let agreement = |separator: char| {
        let counts: Vec<usize> = lines.iter().map(|line| outside_quotes(line, separator)).collect();
        let expected = counts.first().copied().filter(|count| *count > 0)?;
        Some(counts.iter().filter(|count| **count == expected).count())
    };
    let mut best = (';', 0);
    for candidate in [';', '\t', ','] {
        if let Some(score) = agreement(candidate)
            && score > best.1
        {
            best = (candidate, score);
        }
    }
    best.0
}

fn outside_quotes(line: &str, separator: char) -> usize {
    let mut quoted = false;
    let mut count = 0;
    for character in line.chars() {
        if character == '"' {
            quoted = !quoted;
        } else if character == separator && !quoted {
            count += 1;
        }
    }
    count
}

fn read_rows(body: &str, separator: char, skipped: u64, limits: &Limits) -> Result<Vec<super::Row>, SheetError> {
    let mut reader = ReaderBuilder::new()
        .delimiter(u8::try_from(separator).unwrap_or(b';'))
        .has_headers(false)
        .flexible(true)
        .from_reader(body.as_bytes());
    let mut collector = Collector::new(limits);
    let mut record = csv::StringRecord::new();
    let mut row = skipped;
    loop {
        let before = reader.position().line();
        let is_read = reader.read_record(&mut record).map_err(|error| SheetError::Damaged(error.to_string()))?;
        if !is_read {
            return Ok(collector.finish());
        }
        // The reader skips blank lines silently; a spreadsheet counts them as rows. A line break
        // inside quotes is no row of its own.
        let inner: u64 = record.iter().map(|field| field.matches('\n').count() as u64).sum();
        let consumed = reader.position().line().saturating_sub(before);
        row += consumed.saturating_sub(inner).max(1);
        push_record(&mut collector, &record, row)?;
    }
}

fn push_record(collector: &mut Collector<'_>, record: &csv::StringRecord, row: u64) -> Result<(), SheetError> {
    let row = u32::try_from(row).unwrap_or(u32::MAX);
    for (column, field) in (1_u32..).zip(record.iter()) {
        let address = Address { row, column };
        collector.push(Cell { address, value: typed(field), is_formula: false })?;
    }
    Ok(())
}

/// A number or a day only when nothing is lost by it: «007» and a 20-digit account stay words.
fn typed(field: &str) -> Value {
    let value = Value::from_text(field);
    let Value::Text(text) = &value else {
        return value;
    };
    if let Some(number) = value.number()
        && decimal_comma(number) == *text
    {
        return Value::Number(number);
    }
    match value.date() {
        Some(date) if Value::Date(date).text() == *text => Value::Date(date),
        _ => value,
    }
}
