//! Where an expectation stands: computed from what happened and the clock, never stored.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// What is known of an expectation: its date and when things happened to it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Facts {
    /// Whether it lies within the time that Opora watches.
    pub tracked: bool,
    /// Whether its date lies before the signing: asked about, never missed by itself.
    pub early: bool,
    /// The agreed last day.
    pub due_on: Option<Date>,
    /// The moment at which that day ends in the performer's zone.
    pub due_at: Option<Timestamp>,
    /// From when it may stand on a board.
    pub opens_on: Option<Date>,
    /// How many acts it takes.
    pub needed: i64,
    /// How many have counted.
    pub done: i64,
    /// When the submission that now waits was made.
    pub submitted_at: Option<Timestamp>,
    /// When the last submission was returned, if none was made since.
    pub returned_at: Option<Timestamp>,
    /// The moment that counts for timeliness, once fulfilment was accepted.
    pub counted_at: Option<Timestamp>,
    /// When the addressee released the obliged from it.
    pub waived_at: Option<Timestamp>,
}

/// Where an expectation stands. Each state carries its facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Released, with a ground.
    Waived {
        /// When.
        at: Timestamp,
    },
    /// Fulfilled in time, or without a date to miss.
    Met {
        /// The moment that counts.
        at: Timestamp,
    },
    /// Fulfilled after its last day.
    MetLate {
        /// The moment that counts.
        at: Timestamp,
        /// Days after the last day, at least one.
        days: i32,
    },
    /// Submitted; the addressee has the word.
    Submitted {
        /// When.
        at: Timestamp,
        /// Whether the submission itself came after the last day.
        late: bool,
    },
    /// Lies before the day from which Opora watches.
    BeforeTracking,
    /// Nothing dates it yet; the open questions say why.
    NotYetDatable,
    /// Its date lies before the signing: the parties say whether it was done.
    Early,
    /// Submitted, returned with a remark, not yet submitted again.
    Returned {
        /// When it was returned.
        at: Timestamp,
        /// Days left; negative after the last day. Without a last day to miss, as if a week were left.
        days: i32,
    },
    /// The last day has passed and nothing was accepted.
    Missed {
        /// Days since the last day, at least one.
        days: i32,
    },
    /// Due within a week.
    DueSoon {
        /// Days left, 0 is today.
        days: i32,
    },
    /// In its time.
    Open {
        /// Days left.
        days: i32,
    },
}

/// Within how many days an open expectation counts as due soon.
pub const SOON_DAYS: i32 = 7;

/// Where an expectation with these facts stands at `now`; days are counted in `zone`, the performer's.
pub fn state(facts: &Facts, now: Timestamp, zone: &TimeZone) -> State {
    // A date before the signing could not be kept, so nothing is late by it.
    let agreed = facts.due_on.zip(facts.due_at).filter(|_| !facts.early);
    if let Some(at) = facts.waived_at {
        return State::Waived { at };
    }
    if let Some(at) = facts.counted_at {
        return match agreed {
            Some((due_on, due_at)) if at >= due_at => {
                State::MetLate { at, days: days_between(due_on, local(at, zone)).max(1) }
            }
            _ => State::Met { at },
        };
    }
    if let Some(at) = facts.submitted_at {
        return State::Submitted { at, late: agreed.is_some_and(|(_, due_at)| at >= due_at) };
    }
    if !facts.tracked {
        return State::BeforeTracking;
    }
    let days = agreed.map(|(due_on, _)| days_between(local(now, zone), due_on));
    if let Some(at) = facts.returned_at {
        return State::Returned { at, days: days.unwrap_or(SOON_DAYS) };
    }
    match days {
        None if facts.early => State::Early,
        None => State::NotYetDatable,
        Some(days @ ..0) => State::Missed { days: -days },
        Some(days @ 0..=SOON_DAYS) => State::DueSoon { days },
        Some(days) => State::Open { days },
    }
}

fn local(moment: Timestamp, zone: &TimeZone) -> Date {
    moment.to_zoned(zone.clone()).date()
}

/// Whole days from one day to another; negative when the second lies before the first.
pub fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

impl State {
    /// Whether something is still owed.
    pub fn is_owed(self) -> bool {
        !matches!(self, State::Waived { .. } | State::Met { .. } | State::MetLate { .. } | State::BeforeTracking)
    }

    /// Whether the performer may submit or count now: it is owed, and no submission waits.
    pub fn can_be_submitted(self) -> bool {
        self.is_owed() && !matches!(self, Self::Submitted { .. })
    }

    /// Whether the last day has passed without an accepted submission, a returned one included.
    pub fn is_overdue(self) -> bool {
        matches!(self, State::Missed { .. } | State::Returned { days: ..0, .. })
    }

    /// The word for exports and addresses.
    pub fn as_str(self) -> &'static str {
        match self {
            State::Waived { .. } => "waived",
            State::Met { .. } => "met",
            State::MetLate { .. } => "met_late",
            State::Submitted { .. } => "submitted",
            State::BeforeTracking => "before_tracking",
            State::NotYetDatable => "not_yet_datable",
            State::Early => "early",
            State::Returned { .. } => "returned",
            State::Missed { .. } => "missed",
            State::DueSoon { .. } => "due_soon",
            State::Open { .. } => "open",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn novosibirsk() -> TimeZone {
        TimeZone::get("Asia/Novosibirsk").unwrap()
    }

    fn due(on: Date) -> Facts {
        Facts {
            tracked: true,
            needed: 1,
            due_on: Some(on),
            due_at: kernel::end_of_day(on, &novosibirsk()),
            ..Facts::default()
        }
    }

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn the_last_day_ends_at_midnight_of_the_performer() {
        let facts = due(date(2022, 12, 31));
        assert_eq!(state(&facts, at("2022-12-31T16:59:59Z"), &novosibirsk()), State::DueSoon { days: 0 });
        assert_eq!(state(&facts, at("2022-12-31T17:00:00Z"), &novosibirsk()), State::Missed { days: 1 });
    }

    #[test]
    fn a_submission_counts_by_its_own_day_once_accepted() {
        let mut facts = due(date(2022, 10, 20));
        facts.submitted_at = Some(at("2022-10-18T04:30:00Z"));
        assert_eq!(
            state(&facts, at("2022-11-30T00:00:00Z"), &novosibirsk()),
            State::Submitted { at: at("2022-10-18T04:30:00Z"), late: false }
        );
        facts.counted_at = facts.submitted_at;
        assert_eq!(
            state(&facts, at("2022-11-30T00:00:00Z"), &novosibirsk()),
            State::Met { at: at("2022-10-18T04:30:00Z") }
        );
        facts.counted_at = Some(at("2022-10-22T04:30:00Z"));
        assert!(matches!(state(&facts, at("2022-11-30T00:00:00Z"), &novosibirsk()), State::MetLate { days: 2, .. }));
    }

    #[test]
    fn what_cannot_be_dated_is_never_missed() {
        let facts = Facts { tracked: true, needed: 1, ..Facts::default() };
        assert_eq!(state(&facts, at("2099-01-01T00:00:00Z"), &novosibirsk()), State::NotYetDatable);
        let early = Facts { early: true, ..due(date(2020, 2, 1)) };
        assert_eq!(state(&early, at("2022-01-01T00:00:00Z"), &novosibirsk()), State::Early);
        let before = Facts { tracked: false, ..due(date(2020, 3, 25)) };
        assert_eq!(state(&before, at("2022-01-01T00:00:00Z"), &novosibirsk()), State::BeforeTracking);
    }

    #[test]
    fn nothing_is_late_by_a_date_before_the_signing() {
        let early = Facts { early: true, ..due(date(2020, 2, 1)) };
        let later = Some(at("2022-01-01T00:00:00Z"));
        assert!(matches!(
            state(&Facts { counted_at: later, ..early }, at("2022-02-01T00:00:00Z"), &novosibirsk()),
            State::Met { .. }
        ));
        assert!(matches!(
            state(&Facts { submitted_at: later, ..early }, at("2022-02-01T00:00:00Z"), &novosibirsk()),
            State::Submitted { late: false, .. }
        ));
        assert!(
            !state(&Facts { returned_at: later, ..early }, at("2022-02-01T00:00:00Z"), &novosibirsk()).is_overdue()
        );
    }

    #[test]
    fn a_returned_submission_stays_owed_and_may_be_overdue() {
        let facts = Facts { returned_at: Some(at("2022-10-18T04:30:00Z")), ..due(date(2022, 10, 21)) };
        assert!(matches!(state(&facts, at("2022-10-20T04:00:00Z"), &novosibirsk()), State::Returned { days: 1, .. }));
        assert!(state(&facts, at("2022-10-25T04:00:00Z"), &novosibirsk()).is_overdue());
    }

    proptest! {
        /// Time alone only ever moves an untouched expectation towards being missed.
        #[test]
        fn time_moves_one_way(start in 0i64..400, step in 0i64..400) {
            let facts = due(date(2022, 6, 30));
            let rank = |state: State| match state { State::Open { .. } => 0, State::DueSoon { .. } => 1, State::Missed { .. } => 2, _ => 9 };
            let origin = at("2022-01-01T00:00:00Z").as_second();
            let day = |n: i64| Timestamp::from_second(origin + n * 86_400).unwrap();
            let (sooner, later) = (state(&facts, day(start), &novosibirsk()), state(&facts, day(start + step), &novosibirsk()));
            prop_assert!(rank(sooner) <= rank(later));
        }

        /// What was accepted stays accepted whatever the clock says.
        #[test]
        fn acceptance_does_not_age(day in 0i64..3000) {
            let facts = Facts { counted_at: Some(at("2022-06-01T00:00:00Z")), ..due(date(2022, 6, 30)) };
            let now = Timestamp::from_second(at("2022-01-01T00:00:00Z").as_second() + day * 86_400).unwrap();
            let is_met = matches!(state(&facts, now, &novosibirsk()), State::Met { .. });
            prop_assert!(is_met);
        }
    }
}
