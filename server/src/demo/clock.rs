//! The demonstration's clock: set to a day of the past, it runs on from there as real time does.

use std::sync::atomic::{AtomicI64, Ordering};

use jiff::{SignedDuration, Timestamp};
use kernel::{Clock, SystemClock};

/// A clock that runs at the machine's pace beside the machine's date.
#[derive(Debug, Default)]
pub struct RunningClock {
    /// How many microseconds it is ahead of the machine; negative in the past.
    ahead: AtomicI64,
}

impl RunningClock {
    /// A clock that stands at `moment` now and runs on.
    pub fn from(moment: Timestamp) -> Self {
        let clock = Self::default();
        clock.set(moment);
        clock
    }

    /// Sets the clock to `moment`.
    pub fn set(&self, moment: Timestamp) {
        let ahead = moment.as_microsecond() - SystemClock.now().as_microsecond();
        self.ahead.store(ahead, Ordering::SeqCst);
    }
}

impl Clock for RunningClock {
    fn now(&self) -> Timestamp {
        let real = SystemClock.now();
        let ahead = SignedDuration::from_micros(self.ahead.load(Ordering::SeqCst));
        real.checked_add(ahead).unwrap_or(real)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_runs_on_from_where_it_was_set() {
        let start: Timestamp = "2022-10-20T02:12:00Z".parse().unwrap();
        let clock = RunningClock::from(start);
        std::thread::sleep(std::time::Duration::from_millis(5));
        let later = clock.now();
        assert!(later > start && later < start.checked_add(SignedDuration::from_secs(30)).unwrap(), "{later}");
    }
}
