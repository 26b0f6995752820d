//! A table as CSV that Russian Excel and LibreOffice open with a double click.

use csv::{Terminator, WriterBuilder};

use crate::{Cell, ColumnKind, Table};

const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

pub(crate) fn write(table: &Table) -> Vec<u8> {
    let mut writer = WriterBuilder::new()
        .delimiter(b';')
        .terminator(Terminator::CRLF)
        .flexible(true)
        .from_writer(BYTE_ORDER_MARK.to_vec());
    let head: Vec<String> = table.columns.iter().map(|column| harmless(&column.title)).collect();
    // Writing into memory cannot fail, so there is no error to hand on.
    let _ = writer.write_record(&head);
    for row in &table.rows {
        let cells = table
            .columns
            .iter()
            .enumerate()
            .map(|(index, column)| cell_text(row.get(index).unwrap_or(&Cell::Empty), column.kind));
        let _ = writer.write_record(cells.collect::<Vec<_>>());
    }
    writer.into_inner().unwrap_or_default()
}

fn cell_text(cell: &Cell, kind: ColumnKind) -> String {
    match cell {
        Cell::Text(text) => harmless(text),
        typed => typed.russian(kind),
    }
}

/// Keeps a spreadsheet from running what a user typed as a formula.
///
/// A text that is a number keeps its sign: it is harmless and people want to sum it.
/// Source: OWASP, «CSV Injection»; the full-width signs work in some East Asian settings.
fn harmless(text: &str) -> String {
    const STARTS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    if text.starts_with(STARTS) && !is_number(text) { format!("'{text}") } else { text.to_owned() }
}

fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (whole, fraction) = digits.split_once([',', '.']).unwrap_or((digits, "0"));
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    all_digits(whole) && all_digits(fraction)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a failing test should stop")]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::Column;

    fn one_column(kind: ColumnKind, cells: Vec<Cell>) -> String {
        let table = Table {
            title: "Проба".to_owned(),
            columns: vec![Column::new("Столбец", kind, 10)],
            rows: cells.into_iter().map(|cell| vec![cell]).collect(),
        };
        String::from_utf8(write(&table)).unwrap()
    }

    #[test]
    fn numbers_and_dates_are_written_the_russian_way() {
        assert_eq!(
            one_column(ColumnKind::Number, vec![1234.5.into(), (-7_i64).into(), Cell::Empty]),
            "\u{feff}Столбец\r\n1234,5\r\n-7\r\n\"\"\r\n"
        );
        assert_eq!(
            one_column(ColumnKind::Percent, vec![0.125.into(), 1_i64.into()]),
            "\u{feff}Столбец\r\n12,5%\r\n100%\r\n"
        );
        let moment = date(2022, 10, 5).at(9, 3, 0, 0);
        assert_eq!(
            one_column(ColumnKind::DateTime, vec![date(2022, 10, 5).into(), moment.into()]),
            "\u{feff}Столбец\r\n05.10.2022\r\n05.10.2022 09:03\r\n"
        );
    }

    #[test]
    fn a_formula_is_only_words() {
        for typed in ["=1+1", "@SUM(A1)", "+7 900 000-00-00", "-2+3", "\t=1", "＝1"] {
            assert!(harmless(typed).starts_with('\''), "{typed}");
        }
        for typed in ["-5", "+5,25", "-0.1", "5=5", "Отчёт; «первый»", ""] {
            assert_eq!(harmless(typed), typed);
        }
        assert!(is_number("-5") && !is_number("-") && !is_number("1,2,3"));
    }

    #[test]
    fn separators_quotes_and_line_breaks_are_quoted() {
        assert_eq!(
            one_column(ColumnKind::Text, vec!["а;б".into(), "«»\"\nв".into()]),
            "\u{feff}Столбец\r\n\"а;б\"\r\n\"«»\"\"\nв\"\r\n"
        );
    }
}
