//! Tables on their way out and in: workbooks, CSV, and whatever people send.

#![allow(clippy::unwrap_used, reason = "a failing test should stop")]

use std::io::{Cursor, Write};

use documents::sheet::{self, Encoding, Form, Limits, Sheet, SheetError, Value};
use documents::{Cell, Column, ColumnKind, Table};
use jiff::civil::date;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

fn pupils() -> Table {
    Table {
        title: "Ученики: 3 «А» / Ясногорск?".to_owned(),
        columns: vec![
            Column::new("Фамилия", ColumnKind::Text, 24),
            Column::new("Блоков", ColumnKind::Number, 10),
            Column::new("Доля верных", ColumnKind::Percent, 12),
            Column::new("Согласие", ColumnKind::Date, 12),
            Column::new("Последний ответ", ColumnKind::DateTime, 18),
        ],
        rows: vec![
            vec![
                "=HYPERLINK(\"x\")".into(),
                12_i64.into(),
                0.875.into(),
                date(2022, 9, 1).into(),
                date(2022, 10, 19).at(14, 5, 0, 0).into(),
            ],
            vec!["Ёлкина".into(), Cell::Empty, Cell::Number(f64::NAN), date(1812, 9, 7).into()],
        ],
    }
}

fn read(bytes: &[u8]) -> Result<Sheet, SheetError> {
    sheet::read(bytes, "список.csv", Limits::default())
}

fn texts(sheet: &Sheet) -> Vec<Vec<String>> {
    sheet.rows.iter().map(|row| row.cells.iter().map(|cell| cell.value.text()).collect()).collect()
}

#[test]
fn a_workbook_reads_back_as_it_was_written() {
    let made_on = date(2022, 10, 20);
    let bytes = pupils().xlsx(made_on).unwrap();
    assert_eq!(bytes, pupils().xlsx(made_on).unwrap(), "the same bytes every time");
    let sheet = sheet::read(&bytes, "ученики.xlsx", Limits::default()).unwrap();
    assert_eq!(sheet.form, Form::Xlsx);
    assert_eq!(sheet.name, "Ученики  3 «А»   Ясногорск");
    let first = &sheet.rows[1];
    assert_eq!(first.number, 2);
    assert_eq!(*first.value(1), Value::Text("=HYPERLINK(\"x\")".to_owned()));
    assert!(!first.cell(1).unwrap().is_formula, "words stay words");
    assert_eq!(*first.value(2), Value::Number(12.0));
    assert_eq!(*first.value(3), Value::Number(0.875));
    assert_eq!(*first.value(4), Value::Date(date(2022, 9, 1)));
    assert_eq!(*first.value(5), Value::DateTime(date(2022, 10, 19).at(14, 5, 0, 0)));
    let second = &sheet.rows[2];
    assert_eq!(*second.value(2), Value::Empty);
    assert_eq!(second.value(4).date(), Some(date(1812, 9, 7)), "before Excel's time, as words");
    assert_eq!(second.address(2).russian(), "строка 3, столбец B");
}

#[test]
fn a_workbook_is_ready_to_work_with() {
    let bytes = pupils().xlsx(date(2022, 10, 20)).unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut sheet = String::new();
    let mut part = archive.by_name("xl/worksheets/sheet1.xml").unwrap();
    std::io::Read::read_to_string(&mut part, &mut sheet).unwrap();
    for mark in ["state=\"frozen\"", "<autoFilter ref=\"A1:E3\"/>", "fitToPage=\"1\"", "paperSize=\"9\""] {
        assert!(sheet.contains(mark), "{mark} is missing in {sheet}");
    }
    assert!(!sheet.contains("<f>"), "no formulas");
}

#[test]
fn a_formula_gives_its_saved_value_and_is_flagged() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let formula = rust_xlsxwriter::Formula::new("=SUM(B1:B9)").set_result("42");
    workbook.add_worksheet().set_name("Пусто").unwrap();
    let second = workbook.add_worksheet();
    second.write_formula(13, 2, formula).unwrap();
    second.write_boolean(14, 2, true).unwrap();
    let sheet = read(&workbook.save_to_buffer().unwrap()).unwrap();
    assert_eq!(sheet.other_names, ["Пусто"]);
    let cell = sheet.rows[0].cell(3).unwrap();
    assert_eq!((cell.value.clone(), cell.is_formula), (Value::Number(42.0), true));
    assert_eq!(cell.address.russian(), "строка 14, столбец C");
    assert_eq!(*sheet.rows[1].value(3), Value::Boolean(true));
}

#[test]
fn our_own_csv_reads_back() {
    let sheet = read(&pupils().csv()).unwrap();
    assert_eq!(sheet.form, Form::Csv { encoding: Encoding::Utf8, separator: ';' });
    assert_eq!(texts(&sheet)[1], ["'=HYPERLINK(\"x\")", "12", "87,5%", "01.09.2022", "19.10.2022 14:05"]);
    assert_eq!(*sheet.rows[1].value(4), Value::Date(date(2022, 9, 1)));
}

#[test]
fn csv_of_every_office_is_understood() {
    let windows = encoding_rs::WINDOWS_1251.encode("Школа;Доля\r\n№ 3;12,5\r\n").0.into_owned();
    let wide: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain("Школа\tДоля\n№ 3\t12,5\n".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let cases: [(&[u8], Encoding, char); 5] = [
        (&windows, Encoding::Windows1251, ';'),
        (&wide, Encoding::Utf16, '\t'),
        ("\u{feff}Школа;Доля\n№ 3;12,5".as_bytes(), Encoding::Utf8, ';'),
        ("Школа,Доля\n№ 3,\"12,5\"\n".as_bytes(), Encoding::Utf8, ','),
        ("sep=,\nШкола,Доля\n№ 3,\"12,5\"\n".as_bytes(), Encoding::Utf8, ','),
    ];
    for (bytes, encoding, separator) in cases {
        let sheet = read(bytes).unwrap();
        assert_eq!(sheet.form, Form::Csv { encoding, separator });
        assert_eq!(texts(&sheet), [["Школа", "Доля"], ["№ 3", "12,5"]]);
        assert_eq!(*sheet.rows[1].value(2), Value::Number(12.5));
    }
}

#[test]
fn nothing_is_lost_where_a_number_is_only_a_name() {
    let sheet = read("007;1,50;40703810000000000123;1e5;5.10.2022;−3".as_bytes()).unwrap();
    let kept = ["007", "1,50", "40703810000000000123", "1e5", "5.10.2022", "−3"];
    for (cell, text) in sheet.rows[0].cells.iter().zip(kept) {
        assert_eq!(cell.value, Value::Text(text.to_owned()));
    }
    assert_eq!(sheet.rows[0].value(2).number(), Some(1.5));
    assert_eq!(sheet.rows[0].value(5).date(), Some(date(2022, 10, 5)));
}

#[test]
fn rows_keep_the_numbers_that_a_spreadsheet_shows() {
    let sheet = read("а;б\r\n\r\n\r\n\"в\nг\";д\r\n;;\r\nе;ж".as_bytes()).unwrap();
    let numbers: Vec<u32> = sheet.rows.iter().map(|row| row.number).collect();
    assert_eq!(numbers, [1, 4, 6]);
    assert_eq!(sheet.rows[1].value(1).text(), "в\nг");
}

#[test]
fn thirty_faulty_rows_are_thirty_addresses() {
    let body: String = (1..=30).map(|row| format!("Школа {row};много;31.02.2022\n")).collect();
    let sheet = read(format!("Школа;Учеников;Дата\n{body}").as_bytes()).unwrap();
    let faults: Vec<String> = sheet.rows[1..]
        .iter()
        .filter(|row| row.value(2).number().is_none() && row.value(3).date().is_none())
        .map(|row| row.address(2).russian())
        .collect();
    assert_eq!(faults.len(), 30);
    assert_eq!(faults[12], "строка 14, столбец B");
}

#[test]
fn limits_have_their_own_refusals() {
    let limits = Limits { rows: 3, columns: 2, cells: 4, bytes: 60, ..Limits::default() };
    let read = |text: &str| sheet::read(text.as_bytes(), "", limits).unwrap_err();
    assert_eq!(read("a\nb\nc\nd\n"), SheetError::TooManyRows { limit: 3 });
    assert_eq!(read("a;b;c\n"), SheetError::TooManyColumns { limit: 2 });
    assert_eq!(read("a;b\nc;d\ne;f\n"), SheetError::TooManyCells { limit: 4 });
    assert_eq!(read(&"a".repeat(61)), SheetError::FileTooLarge { found: 61, limit: 60 });
    assert!(sheet::read(b"a\nb\nc\n\n\n;;;;;\n", "", limits).is_ok(), "blank rows do not count");
}

#[test]
fn a_cell_in_the_farthest_corner_takes_no_memory() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    workbook.add_worksheet().write_string(1_048_575, 16_383, "x").unwrap();
    let bytes = workbook.save_to_buffer().unwrap();
    assert_eq!(read(&bytes).unwrap_err(), SheetError::TooManyRows { limit: 50_000 });
}

fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in parts {
        writer.start_file(*name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn a_zip_bomb_is_refused_even_when_it_lies_about_its_size() {
    let mut bomb = packed(&[("xl/workbook.xml", &vec![b' '; 8 << 20])]);
    assert!(bomb.len() < 100_000);
    let limits = Limits { unpacked_bytes: 1 << 20, ..Limits::default() };
    let refusal = SheetError::UnpacksTooLarge { limit: 1 << 20 };
    assert_eq!(sheet::read(&bomb, "", limits).unwrap_err(), refusal);
    // The declared size of 8 MB, in both tables of contents, becomes one byte.
    let declared = (8_u32 << 20).to_le_bytes();
    for start in 0..bomb.len() - 4 {
        if bomb[start..start + 4] == declared {
            bomb[start..start + 4].copy_from_slice(&1_u32.to_le_bytes());
        }
    }
    let lied = sheet::read(&bomb, "", limits).unwrap_err();
    assert!(lied == refusal || matches!(lied, SheetError::Damaged(_)), "{lied:?}");
}

#[test]
fn other_files_are_named() {
    let mut old = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    let mut locked = old.clone();
    old.extend("Workbook".encode_utf16().flat_map(u16::to_le_bytes));
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    let workbook = pupils().xlsx(date(2022, 10, 20)).unwrap();
    let cases: [(&[u8], SheetError); 10] = [
        (b"", SheetError::Empty),
        (b"\n\n;;;\n", SheetError::Empty),
        (&old, SheetError::OldExcel),
        (&locked, SheetError::Password),
        (b"%PDF-1.7 words", SheetError::NotATable),
        (b"\x89PNG\r\n\x1a\n\0\0", SheetError::NotATable),
        (&packed(&[("word/document.xml", b"")]), SheetError::NotATable),
        (&packed(&[("mimetype", b""), ("content.xml", b"")]), SheetError::OpenDocument),
        (&packed(&[("xl/workbook.xml", b""), ("xl/vbaProject.bin", b"")]), SheetError::Macros),
        (b"words without any separator", SheetError::NotATable),
    ];
    for (bytes, refusal) in cases {
        assert_eq!(sheet::read(bytes, "список.xlsx", Limits::default()).unwrap_err(), refusal);
        assert!(refusal.russian().ends_with('.') && refusal.english().ends_with('.'));
    }
    let cut_off = &workbook[..workbook.len() / 2];
    assert!(matches!(read(cut_off).unwrap_err(), SheetError::Damaged(_)));
    let renamed = sheet::read(&workbook, "список.csv", Limits::default());
    assert!(renamed.is_ok(), "the content decides, not the name");
}
