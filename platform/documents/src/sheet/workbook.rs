//! Cells of an XLSX workbook, streamed so that the limits hold before memory is taken.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use jiff::civil::{Date, DateTime};

use super::{Address, Cell, Collector, Form, Limits, Sheet, SheetError, Value};

/// Reads the first visible sheet that holds anything.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Sheet, SheetError> {
    // The parser reads bytes from strangers. It returns errors, but should it ever panic, only this
    // file is refused: nothing outlives the call, so no broken state is left behind.
    catch_unwind(AssertUnwindSafe(|| first_filled_sheet(bytes, limits)))
        .unwrap_or_else(|_| Err(SheetError::Damaged("the parser broke off".to_owned())))
}

fn first_filled_sheet(bytes: &[u8], limits: &Limits) -> Result<Sheet, SheetError> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| refusal(&error))?;
    let is_shown =
        |sheet: &&calamine::Sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible;
    let shown: Vec<String> =
        workbook.sheets_metadata().iter().filter(is_shown).map(|sheet| sheet.name.clone()).collect();
    for name in &shown {
        let rows = read_sheet(&mut workbook, name, limits)?;
        if !rows.is_empty() {
            let other_names = shown.iter().filter(|other| *other != name).cloned().collect();
            return Ok(Sheet { name: name.clone(), other_names, form: Form::Xlsx, rows });
        }
    }
    Err(SheetError::Empty)
}

fn read_sheet(workbook: &mut Xlsx<Cursor<&[u8]>>, name: &str, limits: &Limits) -> Result<Vec<super::Row>, SheetError> {
    let mut reader = workbook.worksheet_cells_reader(name).map_err(|error| refusal(&error))?;
    let mut collector = Collector::new(limits);
    while let Some(found) = reader.next_cell_with_formula_metadata().map_err(|error| refusal(&error))? {
        collector.push(Cell {
            address: Address { row: found.pos.0.saturating_add(1), column: found.pos.1.saturating_add(1) },
            value: value(&found.value),
            is_formula: found.formula.is_some(),
        })?;
    }
    Ok(collector.finish())
}

fn refusal(error: &XlsxError) -> SheetError {
    match error {
        XlsxError::Password => SheetError::Password,
        other => SheetError::Damaged(other.to_string()),
    }
}

fn value(data: &DataRef<'_>) -> Value {
    match data {
        DataRef::Empty => Value::Empty,
        DataRef::Int(number) => Value::Number(*number as f64),
        DataRef::Float(number) if number.is_finite() => Value::Number(*number),
        DataRef::Float(_) => Value::Empty,
        DataRef::String(text) => Value::from_text(text),
        DataRef::SharedString(text) => Value::from_text(text),
        DataRef::Bool(yes) => Value::Boolean(*yes),
        DataRef::DateTime(moment) => date_or_number(*moment),
        DataRef::DateTimeIso(text) => match (text.parse::<DateTime>(), text.parse::<Date>()) {
            (_, Ok(date)) if !text.contains('T') => Value::Date(date),
            (Ok(moment), _) => day_or_moment(moment),
            _ => Value::from_text(text),
        },
        DataRef::DurationIso(text) => Value::from_text(text),
        DataRef::Error(fault) => Value::Fault(fault.to_string()),
    }
}

/// A serial date below 1 is a time of day without a day; it stays the number it is.
fn date_or_number(moment: ExcelDateTime) -> Value {
    let number = moment.as_f64();
    if moment.is_duration() || !(1.0..=2_958_466.0).contains(&number) {
        return Value::Number(number);
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let small = |part: u8| i8::try_from(part).unwrap_or(-1);
    let date = i16::try_from(year).ok().and_then(|year| Date::new(year, small(month), small(day)).ok());
    let civil = date.and_then(|date| {
        let time = jiff::civil::Time::new(small(hour), small(minute), small(second), 0).ok()?;
        Some(date.to_datetime(time))
    });
    civil.map_or(Value::Number(number), day_or_moment)
}

fn day_or_moment(moment: DateTime) -> Value {
    if moment.time() == jiff::civil::Time::midnight() { Value::Date(moment.date()) } else { Value::DateTime(moment) }
}
