//! Time is an argument: whoever needs «now» is handed a clock.

use std::sync::atomic::{AtomicI64, Ordering};

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

/// Says what time it is, in UTC, cut to microseconds so that both databases give back what was stored.
pub trait Clock: Send + Sync {
    /// The present moment.
    fn now(&self) -> Timestamp;
}

/// The machine's clock.
#[derive(Debug, Default, Clone, Copy)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[allow(clippy::disallowed_methods, reason = "the one place where the machine is asked")]
    fn now(&self) -> Timestamp {
        cut_to_micros(Timestamp::now())
    }
}

/// A clock that stands where it was set: the demo's and every test's. Moving it is a deliberate step.
///
/// Each look at it takes a microsecond, so that of two acts of one test it is known which came first.
#[derive(Debug)]
pub struct SettableClock(AtomicI64);

impl SettableClock {
    /// A clock that stands at `at`.
    pub fn at(at: Timestamp) -> Self {
        Self(AtomicI64::new(at.as_microsecond()))
    }

    /// Sets the clock to `at`.
    pub fn set(&self, at: Timestamp) {
        self.0.store(at.as_microsecond(), Ordering::SeqCst);
    }

    /// Moves the clock on by whole hours.
    pub fn advance_hours(&self, hours: i64) {
        self.0.fetch_add(hours * 3_600_000_000, Ordering::SeqCst);
    }
}

impl Clock for SettableClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_microsecond(self.0.fetch_add(1, Ordering::SeqCst)).unwrap_or(Timestamp::UNIX_EPOCH)
    }
}

/// Drops what is finer than a microsecond: PostgreSQL keeps no more.
pub fn cut_to_micros(moment: Timestamp) -> Timestamp {
    Timestamp::from_microsecond(moment.as_microsecond()).unwrap_or(moment)
}

/// The moment at which `day` ends in `zone`: 24:00, which is 00:00 of the next day (ст. 194 ГК).
///
/// `None` when the calendar ends, which no agreement reaches.
pub fn end_of_day(day: Date, zone: &TimeZone) -> Option<Timestamp> {
    let next = day.checked_add(1.day()).ok()?;
    Some(next.to_zoned(zone.clone()).ok()?.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_day_ends_at_different_moments_in_two_zones() {
        let last_day = date(2022, 12, 31);
        let kaliningrad = TimeZone::get("Europe/Kaliningrad").unwrap();
        let barnaul = TimeZone::get("Asia/Barnaul").unwrap();
        assert_eq!(end_of_day(last_day, &kaliningrad).unwrap().to_string(), "2022-12-31T22:00:00Z");
        assert_eq!(end_of_day(last_day, &barnaul).unwrap().to_string(), "2022-12-31T17:00:00Z");
    }

    #[test]
    fn a_settable_clock_moves_only_when_told() {
        let clock = SettableClock::at("2022-10-20T03:12:00Z".parse().unwrap());
        assert!(clock.now() < clock.now(), "two looks are never the same moment");
        clock.advance_hours(24);
        assert_eq!(clock.now().to_string(), "2022-10-21T03:12:00.000002Z");
    }
}
