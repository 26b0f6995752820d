//! A table as a workbook: what people expect of a list that they go on working with.

use jiff::civil::{Date, DateTime};
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use crate::{Cell, Column, ColumnKind, DocumentError, Table};

/// More characters than this do not fit into a cell of Excel.
const CELL_LIMIT: usize = 32_767;
const PAPER_A4: u8 = 9;
/// A list wider than this many characters is printed on a lying sheet.
const UPRIGHT_WIDTH: u32 = 95;

pub(crate) fn write(table: &Table, made_on: Date) -> Result<Vec<u8>, DocumentError> {
    build(table, made_on).map_err(|error| DocumentError::Workbook(error.to_string()))
}

fn build(table: &Table, made_on: Date) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let properties = DocProperties::new().set_title(&table.title).set_author("Opora");
    workbook.set_properties(&match excel_date(made_on) {
        Some(date) => properties.set_creation_datetime(&date),
        None => properties,
    });
    let sheet = workbook.add_worksheet();
    sheet.set_name(sheet_name(&table.title))?;
    write_head(sheet, table)?;
    let formats = Formats::new();
    for (index, row) in table.rows.iter().enumerate() {
        let line = u32::try_from(index + 1).map_err(|_| XlsxError::RowColumnLimitError)?;
        for ((place, column), cell) in (0_u16..).zip(&table.columns).zip(row) {
            write_cell(sheet, (line, place), column, cell, &formats)?;
        }
    }
    prepare_print(sheet, table)?;
    workbook.save_to_buffer()
}

fn write_head(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    let head = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter)
        .set_font_color(Color::RGB(0x0B_4B_51))
        .set_background_color(Color::RGB(0xDD_EE_EC))
        .set_border_bottom(FormatBorder::Thin)
        .set_border_bottom_color(Color::RGB(0x0F_5F_66));
    for (place, column) in (0_u16..).zip(&table.columns) {
        sheet.write_string_with_format(0, place, cut(&column.title), &head)?;
        sheet.set_column_width(place, column.width)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    let last_row = u32::try_from(table.rows.len()).map_err(|_| XlsxError::RowColumnLimitError)?;
    if let Some(last) = table.columns.len().checked_sub(1) {
        let last = u16::try_from(last).map_err(|_| XlsxError::RowColumnLimitError)?;
        sheet.autofilter(0, 0, last_row, last)?;
    }
    Ok(())
}

fn write_cell(
    sheet: &mut Worksheet,
    (line, place): (u32, u16),
    column: &Column,
    cell: &Cell,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let number = match column.kind {
        ColumnKind::Percent => &formats.percent,
        _ => &formats.number,
    };
    match cell {
        Cell::Empty => {}
        Cell::Text(text) => {
            sheet.write_string_with_format(line, place, cut(text), &formats.text)?;
        }
        // A count beyond 2^53 would lose digits as a number; as words it keeps them.
        Cell::Count(count) => match i32::try_from(*count) {
            Ok(count) if column.kind == ColumnKind::Percent => {
                sheet.write_number_with_format(line, place, count, &formats.percent)?;
            }
            Ok(count) => {
                sheet.write_number_with_format(line, place, count, &formats.count)?;
            }
            Err(_) if count.unsigned_abs() < 1 << 53 => {
                sheet.write_number_with_format(line, place, *count as f64, &formats.count)?;
            }
            Err(_) => {
                sheet.write_string_with_format(line, place, count.to_string(), &formats.text)?;
            }
        },
        Cell::Number(value) if value.is_finite() => {
            sheet.write_number_with_format(line, place, *value, number)?;
        }
        Cell::Number(_) => {}
        Cell::Date(date) => match excel_date(*date) {
            Some(value) => {
                sheet.write_datetime_with_format(line, place, &value, &formats.date)?;
            }
            None => {
                sheet.write_string_with_format(line, place, cell.russian(column.kind), &formats.text)?;
            }
        },
        Cell::DateTime(moment) => match excel_moment(*moment) {
            Some(value) => {
                sheet.write_datetime_with_format(line, place, &value, &formats.moment)?;
            }
            None => {
                sheet.write_string_with_format(line, place, cell.russian(column.kind), &formats.text)?;
            }
        },
    }
    Ok(())
}

fn prepare_print(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    let width: u32 = table.columns.iter().map(|column| u32::from(column.width)).sum();
    if width > UPRIGHT_WIDTH {
        sheet.set_landscape();
    }
    sheet.set_paper_size(PAPER_A4);
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_footer("&Lстр. &P из &N");
    Ok(())
}

/// The formats of a sheet, each made once.
struct Formats {
    text: Format,
    count: Format,
    number: Format,
    percent: Format,
    date: Format,
    moment: Format,
}

impl Formats {
    fn new() -> Self {
        let top = || Format::new().set_align(FormatAlign::Top);
        Self {
            text: top().set_text_wrap(),
            count: top().set_num_format("#,##0"),
            number: top().set_num_format("General"),
            percent: top().set_num_format("0.0%"),
            date: top().set_num_format("dd.mm.yyyy").set_align(FormatAlign::Left),
            moment: top().set_num_format("dd.mm.yyyy hh:mm").set_align(FormatAlign::Left),
        }
    }
}

/// A sheet's name: at most 31 characters, without those that Excel forbids.
fn sheet_name(title: &str) -> String {
    let allowed: String = title
        .chars()
        .map(|character| if "[]:*?/\\".contains(character) { ' ' } else { character })
        .filter(|character| !character.is_control())
        .take(31)
        .collect();
    let trimmed = allowed.trim().trim_matches('\'').trim();
    if trimmed.is_empty() { "Список".to_owned() } else { trimmed.to_owned() }
}

fn cut(text: &str) -> String {
    if text.chars().nth(CELL_LIMIT).is_none() {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(CELL_LIMIT - 1).collect();
    short.push('…');
    short
}

/// None for days that Excel does not know (before 1900).
fn excel_date(date: Date) -> Option<ExcelDateTime> {
    let part = |value: i8| u8::try_from(value).ok();
    let year = u16::try_from(date.year()).ok().filter(|year| *year >= 1900)?;
    ExcelDateTime::from_ymd(year, part(date.month())?, part(date.day())?).ok()
}

fn excel_moment(moment: DateTime) -> Option<ExcelDateTime> {
    let hour = u16::try_from(moment.hour()).ok()?;
    let minute = u8::try_from(moment.minute()).ok()?;
    excel_date(moment.date())?.and_hms(hour, minute, moment.second()).ok()
}
