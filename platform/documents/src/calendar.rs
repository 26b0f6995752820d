//! Feeds of all-day events that calendar programs subscribe to (RFC 5545, RFC 7986).
//!
//! A due day is a day, not a moment: `VALUE=DATE` shows it on the same day in every zone.

use icalendar::{Calendar, Component, Event as Entry, Property};
use jiff::Timestamp;
use jiff::civil::Date;

/// One all-day event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The same for the same thing for ever, so that a changed event replaces the old one;
    /// for example `expectation-<id>@opora`.
    pub uid: String,
    /// The day.
    pub day: Date,
    /// One line.
    pub title: String,
    /// More lines, or an empty text.
    pub description: String,
    /// The full address of its page, or an empty text.
    pub address: String,
    /// When its data last changed.
    pub changed_at: Timestamp,
    /// How often it changed; programs take the highest.
    pub revision: u32,
    /// Whether it is called off: programs then take it away.
    pub cancelled: bool,
}

/// How often programs should ask again.
const REFRESH: &str = "PT4H";

/// A calendar with the events, as the text of an `.ics` file (`text/calendar; charset=utf-8`).
pub fn feed(name: &str, events: &[Event]) -> String {
    let mut calendar = Calendar::empty();
    for (key, value) in
        [("VERSION", "2.0"), ("PRODID", "-//Opora//Opora//RU"), ("CALSCALE", "GREGORIAN"), ("METHOD", "PUBLISH")]
    {
        calendar.append_property((key, value));
    }
    calendar.name(&one_line(name));
    calendar.append_property(Property::new("REFRESH-INTERVAL", REFRESH).add_parameter("VALUE", "DURATION").done());
    calendar.append_property(("X-PUBLISHED-TTL", REFRESH));
    for event in events {
        calendar.push(entry(event));
    }
    calendar.to_string()
}

fn entry(event: &Event) -> Entry {
    let mut entry = Entry::new();
    entry.uid(&one_line(&event.uid));
    // Without a stamp the library would ask the clock, and the feed would differ at every call.
    let stamp = event.changed_at.strftime("%Y%m%dT%H%M%SZ").to_string();
    entry.append_property(("DTSTAMP", stamp.as_str()));
    entry.append_property(("LAST-MODIFIED", stamp.as_str()));
    entry.append_property(day("DTSTART", event.day));
    // The end is exclusive (RFC 5545, 3.6.1). The last day of time itself simply has none.
    if let Ok(next) = event.day.tomorrow() {
        entry.append_property(day("DTEND", next));
    }
    entry.sequence(event.revision);
    entry.summary(&one_line(&event.title));
    if !event.description.is_empty() {
        entry.description(&without_controls(&event.description));
    }
    // An address is not escaped, so one with a space or a line break must not get in.
    if !event.address.is_empty() && !event.address.contains(|c: char| c.is_whitespace() || c.is_control()) {
        entry.url(&event.address);
    }
    // A due day does not make anybody busy.
    entry.append_property(("TRANSP", "TRANSPARENT"));
    if event.cancelled {
        entry.append_property(("STATUS", "CANCELLED"));
    }
    entry.done()
}

fn day(key: &str, date: Date) -> Property {
    let value = date.strftime("%Y%m%d").to_string();
    Property::new(key, value).add_parameter("VALUE", "DATE").done()
}

/// Line feeds stay (they are escaped); a carriage return would end the line and start a property.
fn without_controls(text: &str) -> String {
    let unix = text.replace("\r\n", "\n").replace('\r', "\n");
    unix.chars().filter(|character| *character == '\n' || !character.is_control()).collect()
}

fn one_line(text: &str) -> String {
    without_controls(text).replace('\n', " ")
}
