//! Sample views with invented organisations and people: the three pages as the mocks show them, and their hard cases.

mod board;
mod obligation;
mod today;

use i18n::{Lang, Speaker};
use jiff::civil::{Date, date};
use obligations::views::{Foot, Link, Square};
use web::look::{DemoBar, Me, NavItem, Shell, Theme, icons};

pub use board::{board, board_empty, board_of_four};
pub use obligation::{obligation, obligation_long, obligation_undated};
pub use today::{today, today_calm, today_full};

/// The demo's day.
pub const TODAY: Date = date(2022, 10, 20);

/// The frame around the samples.
pub fn shell(t: &Speaker, theme: Theme, current: &str) -> Shell {
    let item = |key: &'static str, label: [&str; 2], icon, count| NavItem {
        key,
        href: format!("{key}.html"),
        label: label[usize::from(t.lang() == Lang::En)].to_owned(),
        icon,
        count,
        current: key == current,
    };
    Shell {
        t: t.clone(),
        lang: t.lang(),
        theme,
        path: "/".to_owned(),
        nav: vec![
            item("today", ["Сегодня", "Today"], icons::today(), None),
            item("board", ["Обязательства", "Obligations"], icons::board(), None),
            item("schools", ["Школы", "Schools"], icons::schools(), None),
            item("signals", ["Сигналы", "Signals"], icons::signals(), Some(2)),
            item("reports", ["Отчёты", "Reports"], icons::reports(), None),
        ],
        me: Some(Me::of("М. Белова", Some("Управление образования"))),
        demo: Some(DemoBar { today: t.date(TODAY), next_day_action: "/demo/next-day".to_owned() }),
    }
}

fn squares(row: &str) -> Vec<Square> {
    row.chars()
        .map(|c| match c {
            'l' => Square::Late,
            'o' => Square::Overdue,
            'r' => Square::Running,
            _ => Square::Met,
        })
        .collect()
}

fn foot(note: &str, links: &[&str]) -> Foot {
    Foot { note: note.to_owned(), links: links.iter().map(|words| Link::new(*words, "#")).collect() }
}
