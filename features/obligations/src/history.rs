//! From the acts upon an expectation to the moments that its state is computed from.

use std::collections::BTreeSet;

use blueprints::{Fulfilment, Obligation, Quorum};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use permit::OrganisationId;
use uuid::Uuid;

use crate::model::acts;

db::row! {
    /// An act upon an expectation, as the act log holds it.
    #[derive(Debug, Clone)]
    pub struct ActRow {
        /// The act.
        pub id: Uuid,
        /// Its kind.
        pub kind: String,
        /// Who acted; absent for the system.
        pub actor: Option<Uuid>,
        /// On whose behalf.
        pub on_behalf_of: Option<OrganisationId>,
        /// The day it happened, as stated.
        pub happened_on: Date,
        /// When it was recorded.
        pub recorded_at: Timestamp,
        /// The act it calls back.
        pub retracts: Option<Uuid>,
        /// Ids, words, numbers and dates.
        pub facts: serde_json::Value,
    }
}

/// What the acts say happened, as moments.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Moments {
    /// How many doings counted.
    pub done: i64,
    /// The submission that now waits.
    pub submitted_at: Option<Timestamp>,
    /// The return that now stands.
    pub returned_at: Option<Timestamp>,
    /// The moment that counts for timeliness.
    pub counted_at: Option<Timestamp>,
    /// The release.
    pub waived_at: Option<Timestamp>,
    /// When the last word was said: by accepting, counting or releasing.
    pub closed_at: Option<Timestamp>,
}

/// How a promise is fulfilled, as far as acts go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measure {
    /// How many doings it takes.
    pub needed: i64,
    /// How many confirmers there are and how many it takes; zero when nobody confirms.
    pub confirmers: usize,
}

impl Measure {
    /// The measure of a promise with so many confirming parties.
    pub fn of(promise: &Obligation, needed: i64, confirming: usize) -> Self {
        let confirmers = match promise.confirm.as_ref().map(|confirm| confirm.quorum) {
            None => 0,
            Some(Quorum::Any) => confirming.min(1),
            Some(Quorum::All) => confirming,
        };
        let needed = if matches!(promise.fulfilled_by, Fulfilment::Count { .. }) { needed } else { 1 };
        Self { needed, confirmers }
    }
}

/// Folds the acts, oldest first. An act that was called back counts as if it had not been.
pub fn moments(acts: &[ActRow], measure: Measure, zone: &TimeZone) -> Moments {
    let retracted: BTreeSet<Uuid> = acts.iter().filter_map(|act| act.retracts).collect();
    let mut moments = Moments::default();
    let mut confirmed_by = BTreeSet::new();
    for act in acts.iter().filter(|act| !retracted.contains(&act.id)) {
        let kind = act.kind.as_str();
        if kind == acts::SUBMITTED.as_str() {
            moments.submitted_at = Some(act.recorded_at);
            moments.returned_at = None;
            confirmed_by.clear();
            if measure.confirmers == 0 && measure.needed <= 1 {
                close(&mut moments, act.recorded_at, act.recorded_at);
            }
        } else if kind == acts::RETURNED.as_str() && moments.submitted_at.is_some() {
            moments.submitted_at = None;
            moments.returned_at = Some(act.recorded_at);
            confirmed_by.clear();
        } else if kind == acts::CONFIRMED.as_str() {
            confirmed_by.extend(act.on_behalf_of);
            if let Some(submitted) = moments.submitted_at.filter(|_| confirmed_by.len() >= measure.confirmers.max(1)) {
                close(&mut moments, stated(act, zone).unwrap_or(submitted), act.recorded_at);
            }
        } else if kind == acts::COUNTED.as_str() {
            moments.done += 1;
            if moments.done >= measure.needed && moments.counted_at.is_none() {
                close(&mut moments, act.recorded_at, act.recorded_at);
            }
        } else if kind == acts::WAIVED.as_str() {
            moments.waived_at = Some(act.recorded_at);
            moments.closed_at = moments.closed_at.or(Some(act.recorded_at));
        }
    }
    moments
}

fn close(moments: &mut Moments, counted: Timestamp, closed: Timestamp) {
    moments.counted_at = Some(counted);
    moments.closed_at = Some(closed);
}

/// The earlier day that the confirmer accepted, if one was stated: it counts until its end.
fn stated(act: &ActRow, zone: &TimeZone) -> Option<Timestamp> {
    let day: Date = act.facts.get("accepted_on")?.as_str()?.parse().ok()?;
    let end = kernel::end_of_day(day, zone)?;
    Timestamp::from_microsecond(end.as_microsecond() - 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use db::ActKind;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn act(n: u128, kind: ActKind, minute: i64) -> ActRow {
        ActRow {
            id: Uuid::from_u128(n),
            kind: kind.as_str().to_owned(),
            actor: None,
            on_behalf_of: Some(Uuid::from_u128(7).into()),
            happened_on: date(2022, 10, 18),
            recorded_at: Timestamp::from_second(1_666_000_000 + minute * 60).unwrap(),
            retracts: None,
            facts: serde_json::json!({}),
        }
    }

    const CONFIRMED_BY_ONE: Measure = Measure { needed: 1, confirmers: 1 };

    #[test]
    fn returned_then_submitted_again_then_accepted_counts_the_second_submission() {
        let acts = [act(1, acts::SUBMITTED, 0), act(2, acts::RETURNED, 10), act(3, acts::SUBMITTED, 20), act(4, acts::CONFIRMED, 30)];
        let waiting = moments(&acts[..3], CONFIRMED_BY_ONE, &TimeZone::UTC);
        assert_eq!((waiting.submitted_at, waiting.returned_at, waiting.counted_at), (Some(acts[2].recorded_at), None, None));
        let done = moments(&acts, CONFIRMED_BY_ONE, &TimeZone::UTC);
        assert_eq!((done.counted_at, done.closed_at), (Some(acts[2].recorded_at), Some(acts[3].recorded_at)));
    }

    #[test]
    fn a_retracted_confirmation_opens_the_matter_again() {
        let mut retraction = act(3, acts::RETRACTED, 20);
        retraction.retracts = Some(Uuid::from_u128(2));
        let acts = [act(1, acts::SUBMITTED, 0), act(2, acts::CONFIRMED, 10), retraction];
        let open = moments(&acts, CONFIRMED_BY_ONE, &TimeZone::UTC);
        assert_eq!((open.submitted_at, open.closed_at), (Some(acts[0].recorded_at), None));
    }

    #[test]
    fn an_earlier_day_counts_only_when_the_confirmer_accepts_it() {
        let mut confirmation = act(2, acts::CONFIRMED, 4000);
        confirmation.facts = serde_json::json!({ "accepted_on": "2022-10-16" });
        let acts = [act(1, acts::SUBMITTED, 2000), confirmation];
        let counted = moments(&acts, CONFIRMED_BY_ONE, &TimeZone::UTC).counted_at.unwrap();
        assert_eq!(counted.to_string(), "2022-10-16T23:59:59.999999Z");
    }

    #[test]
    fn all_confirmers_are_waited_for_when_the_text_says_all() {
        let mut second = act(3, acts::CONFIRMED, 20);
        second.on_behalf_of = Some(Uuid::from_u128(8).into());
        let acts = [act(1, acts::SUBMITTED, 0), act(2, acts::CONFIRMED, 10), second];
        let both = Measure { needed: 1, confirmers: 2 };
        assert_eq!(moments(&acts[..2], both, &TimeZone::UTC).closed_at, None);
        assert!(moments(&acts, both, &TimeZone::UTC).closed_at.is_some());
    }

    proptest! {
        /// Calling every act back leaves nothing.
        #[test]
        fn retracting_everything_leaves_nothing(kinds in proptest::collection::vec(0usize..5, 0..12)) {
            const KINDS: [ActKind; 5] = [acts::SUBMITTED, acts::RETURNED, acts::CONFIRMED, acts::COUNTED, acts::WAIVED];
            let mut log: Vec<ActRow> = kinds.iter().enumerate().map(|(n, &k)| act(n as u128 + 1, KINDS[k], n as i64)).collect();
            for n in 0..log.len() {
                let mut back = act(1000 + n as u128, acts::RETRACTED, 100 + n as i64);
                back.retracts = Some(log[n].id);
                log.push(back);
            }
            prop_assert_eq!(moments(&log, CONFIRMED_BY_ONE, &TimeZone::UTC), Moments::default());
        }
    }
}
