//! The calendar feed, as a calendar program reads it.

#![allow(clippy::unwrap_used, reason = "a failing test should stop")]

use documents::calendar::{Event, feed};
use jiff::civil::date;

fn event() -> Event {
    Event {
        uid: "expectation-0192@opora".to_owned(),
        day: date(2022, 12, 31),
        title: "Отчёт за IV квартал; п. 2.3.4, все проекты".to_owned(),
        description: "Обязана: администрация города Ясногорска\nКому: министерство".to_owned(),
        address: "https://opora.example/obligations/0192".to_owned(),
        changed_at: "2022-10-20T06:00:00Z".parse().unwrap(),
        revision: 2,
        cancelled: false,
    }
}

fn unfolded(feed: &str) -> String {
    feed.replace("\r\n ", "")
}

#[test]
fn an_event_is_a_day_in_every_zone() {
    let text = feed("Опора: Ясногорск", &[event()]);
    let lines = unfolded(&text);
    for line in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "METHOD:PUBLISH",
        "NAME:Опора: Ясногорск",
        "X-WR-CALNAME:Опора: Ясногорск",
        "REFRESH-INTERVAL;VALUE=DURATION:PT4H",
        "X-PUBLISHED-TTL:PT4H",
        "UID:expectation-0192@opora",
        "DTSTAMP:20221020T060000Z",
        "DTSTART;VALUE=DATE:20221231",
        "DTEND;VALUE=DATE:20230101",
        "SEQUENCE:2",
        "SUMMARY:Отчёт за IV квартал\\; п. 2.3.4\\, все проекты",
        "DESCRIPTION:Обязана: администрация города Ясногорска\\nКому: министерство",
        "URL:https://opora.example/obligations/0192",
        "TRANSP:TRANSPARENT",
        "END:VCALENDAR",
    ] {
        assert!(lines.lines().any(|found| found == line), "{line} is missing in\n{lines}");
    }
    assert!(!lines.contains("TZID") && !lines.contains("VTIMEZONE"));
    assert_eq!(text, feed("Опора: Ясногорск", &[event()]), "the same text every time");
}

#[test]
fn lines_are_folded_at_75_bytes_and_end_with_crlf() {
    let mut long = event();
    long.description = "Очень длинное пояснение, ".repeat(40);
    let text = feed("Опора", &[long.clone()]);
    assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')));
    assert!(text.ends_with("\r\n"));
    let kept = unfolded(&text).replace("\\,", ",");
    assert!(kept.contains(long.description.trim_end()));
}

#[test]
fn typed_text_cannot_add_properties_or_events() {
    let mut hostile = event();
    hostile.title = "Отчёт\r\nATTACH:https://evil.example\rX:1\nY:2".to_owned();
    hostile.uid = "u\r\nEND:VEVENT".to_owned();
    hostile.description = "a\rEND:VCALENDAR\u{0}".to_owned();
    hostile.address = "https://opora.example/\r\nATTENDEE:x".to_owned();
    let text = unfolded(&feed("Опора\r\nX-EVIL:1", &[hostile]));
    for start in ["ATTACH", "X:1", "Y:2", "X-EVIL", "ATTENDEE", "URL"] {
        assert!(!text.lines().any(|line| line.starts_with(start)), "{start} in\n{text}");
    }
    assert_eq!(text.matches("\r\nEND:VEVENT\r\n").count(), 1);
    assert_eq!(text.matches("\r\nEND:VCALENDAR").count(), 1);
}

#[test]
fn a_cancelled_event_is_taken_away() {
    let cancelled = Event { cancelled: true, ..event() };
    assert!(feed("Опора", &[cancelled]).contains("STATUS:CANCELLED"));
    assert!(!feed("Опора", &[event()]).contains("STATUS"));
}
