//! Whatever bytes come in, reading answers; whatever users typed, CSV runs nothing.

#![allow(clippy::unwrap_used, reason = "a failing test should stop")]

use std::io::{Cursor, Read, Write};

use documents::sheet::{self, Limits, Sheet, SheetError};
use documents::{Column, ColumnKind, Table};
use jiff::civil::date;
use proptest::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

fn read(bytes: &[u8]) -> Result<Sheet, SheetError> {
    sheet::read(bytes, "список.csv", Limits::default())
}

fn workbook() -> Vec<u8> {
    let table = Table {
        title: "Ученики".to_owned(),
        columns: vec![
            Column::new("Фамилия", ColumnKind::Text, 24),
            Column::new("Блоков", ColumnKind::Number, 10),
            Column::new("Согласие", ColumnKind::Date, 12),
        ],
        rows: vec![vec!["Ёлкина".into(), 12_i64.into(), date(2022, 9, 1).into()]],
    };
    table.xlsx(date(2022, 10, 20)).unwrap()
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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes);
    }

    #[test]
    fn no_text_panics(text in "[а-яa-z0-9;,\t\"'\r\n=+-]{0,200}") {
        let _ = read(text.as_bytes());
    }

    #[test]
    fn no_damaged_workbook_panics(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20),
        end in any::<prop::sample::Index>(),
        is_cut in any::<bool>(),
    ) {
        let mut bytes = workbook();
        for (place, byte) in changes {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        if is_cut {
            bytes.truncate(end.index(bytes.len()));
        }
        let _ = read(&bytes);
    }

    #[test]
    fn no_damaged_sheet_panics(
        changes in prop::collection::vec((any::<prop::sample::Index>(), "[<>/\"=0-9a-z&;]{0,6}"), 1..6),
    ) {
        // Damage inside the packing: the checksums are right, the XML is not.
        let bytes = workbook();
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut parts = Vec::new();
        for index in 0..archive.len() {
            let mut part = archive.by_index(index).unwrap();
            let mut text = String::new();
            part.read_to_string(&mut text).unwrap();
            parts.push((part.name().unwrap().into_owned(), text));
        }
        for (place, change) in changes {
            let index = place.index(parts.len());
            let text = &mut parts[index].1;
            let mut at = place.index(text.len());
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            text.insert_str(at, &change);
        }
        let parts: Vec<(&str, &[u8])> =
            parts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
        let _ = read(&packed(&parts));
    }

    #[test]
    fn csv_never_starts_a_formula(text in "[=+@\t-]\\PC{0,20}") {
        let table = Table {
            title: "Проба".to_owned(),
            columns: vec![Column::new("Слова", ColumnKind::Text, 10)],
            rows: vec![vec![text.into()]],
        };
        let csv = String::from_utf8(table.csv()).unwrap();
        let cell = csv.split_once("\r\n").unwrap().1.trim_start_matches('"');
        let is_number = cell.trim_end().trim_end_matches('"').replace(',', ".").parse::<f64>().is_ok();
        prop_assert!(cell.starts_with('\'') || is_number, "{cell:?}");
    }
}
