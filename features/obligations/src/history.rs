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
    /// The submission that now waits, or that was accepted.
    pub submitted_at: Option<Timestamp>,
    /// The return that now stands.
    pub returned_at: Option<Timestamp>,
    /// The moment that counts for timeliness.
    pub counted_at: Option<Timestamp>,
    /// The release.
    pub waived_at: Option<Timestamp>,
    /// When the last word was said: by accepting, counting or releasing.
    pub closed_at: Option<Timestamp>,
    /// The last reminder.
    pub reminded_at: Option<Timestamp>,
    /// The expected day beside the agreed one, as last stated.
    pub expected_on: Option<Date>,
}

/// How a promise is fulfilled, as far as acts go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measure {
    /// How many doings it takes.
    pub needed: i64,
    /// How many parties have to accept; zero when nobody is asked.
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

/// One submission with the words that were said about it. Each confirmer's word is a debt of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// The act that submitted.
    pub submission: Uuid,
    /// Who spoke, and when.
    pub words: Vec<(Uuid, Timestamp)>,
    /// When no further word was needed.
    pub ended_at: Option<Timestamp>,
}

/// What the acts say: moments for the lists, and rounds for the words that are owed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    /// The moments.
    pub moments: Moments,
    /// The submissions, oldest first.
    pub rounds: Vec<Round>,
    accepted: Vec<(Uuid, Timestamp)>,
    released_by: BTreeSet<Uuid>,
}

/// Folds the acts, oldest first. An act that was called back counts as if it had not been.
pub fn told(acts: &[ActRow], measure: Measure, zone: &TimeZone) -> Told {
    let retracted: BTreeSet<Uuid> = acts.iter().filter_map(|act| act.retracts).collect();
    let mut told = Told::default();
    for act in acts.iter().filter(|act| !retracted.contains(&act.id)) {
        told.hear(act, measure, zone);
    }
    told
}

impl Told {
    fn hear(&mut self, act: &ActRow, measure: Measure, zone: &TimeZone) {
        let (kind, at, open) = (act.kind.as_str(), act.recorded_at, self.moments.closed_at.is_none());
        let waits = open && self.moments.submitted_at.is_some();
        if kind == acts::SUBMITTED.as_str() && open {
            self.submit(act, measure);
        } else if kind == acts::COUNTED.as_str() {
            self.moments.done += 1;
            if open && !waits && self.moments.done >= measure.needed {
                self.submit(act, measure);
            }
        } else if kind == acts::RETURNED.as_str() && waits {
            self.speak(act);
            self.end_round(at);
            self.moments.submitted_at = None;
            self.moments.returned_at = Some(at);
        } else if kind == acts::CONFIRMED.as_str() && waits {
            self.accept(act, measure, zone);
        } else if kind == acts::WAIVED.as_str() && open {
            self.released_by.extend(act.party());
            if self.released_by.len() >= measure.confirmers.max(1) {
                self.moments.waived_at = Some(at);
                self.moments.closed_at = Some(at);
                self.end_round(at);
            }
        } else if kind == acts::SHIFTED.as_str() {
            self.moments.expected_on = act.day("expected_on");
        } else if kind == acts::REMINDED.as_str() {
            self.moments.reminded_at = Some(at);
        }
    }

    fn submit(&mut self, act: &ActRow, measure: Measure) {
        self.end_round(act.recorded_at);
        self.moments.submitted_at = Some(act.recorded_at);
        self.moments.returned_at = None;
        self.accepted.clear();
        self.rounds.push(Round { submission: act.id, words: Vec::new(), ended_at: None });
        if measure.confirmers == 0 {
            self.close(act.recorded_at, act.recorded_at);
        }
    }

    /// The submission's own moment counts, or an earlier day; of several confirmers the least generous decides.
    fn accept(&mut self, act: &ActRow, measure: Measure, zone: &TimeZone) {
        self.speak(act);
        let submitted = self.moments.submitted_at.unwrap_or(act.recorded_at);
        let agreed =
            act.day("accepted_on").and_then(|day| last_moment(day, zone)).map_or(submitted, |day| day.min(submitted));
        let party = act.party().unwrap_or_default();
        if self.accepted.iter().all(|(one, _)| *one != party) {
            self.accepted.push((party, agreed));
        }
        if self.accepted.len() >= measure.confirmers.max(1) {
            let counted = self.accepted.iter().map(|(_, at)| *at).max().unwrap_or(submitted);
            self.close(counted, act.recorded_at);
        }
    }

    fn close(&mut self, counted: Timestamp, closed: Timestamp) {
        self.moments.counted_at = Some(counted);
        self.moments.closed_at = Some(closed);
        self.end_round(closed);
    }

    fn speak(&mut self, act: &ActRow) {
        if let (Some(round), Some(party)) = (self.rounds.last_mut(), act.party()) {
            round.words.push((party, act.recorded_at));
        }
    }

    fn end_round(&mut self, at: Timestamp) {
        if let Some(round) = self.rounds.last_mut() {
            round.ended_at = round.ended_at.or(Some(at));
        }
    }

    /// An event that was called back started no clock: what followed from it is owed no more.
    pub fn withdraw(&mut self, event: Option<Uuid>, acts: &[ActRow]) {
        let back = acts.iter().find(|act| event.is_some() && act.retracts == event);
        if let Some(act) = back.filter(|_| self.moments.closed_at.is_none()) {
            self.moments.waived_at = Some(act.recorded_at);
            self.moments.closed_at = Some(act.recorded_at);
            self.end_round(act.recorded_at);
        }
    }

    /// How the word of `party` about one submission stands: said, no longer needed, or still owed.
    pub fn review(&self, submission: Uuid, party: Uuid, acts: &[ActRow]) -> Moments {
        let Some(round) = self.rounds.iter().find(|round| round.submission == submission) else {
            let gone = dropped_at(submission, acts);
            return Moments { waived_at: gone, closed_at: gone, ..Moments::default() };
        };
        let said = round.words.iter().find(|(one, _)| *one == party).map(|(_, at)| *at);
        let spared = round.ended_at.filter(|_| said.is_none());
        Moments { counted_at: said, waived_at: spared, closed_at: said.or(spared), ..Moments::default() }
    }
}

/// When a submission ceased to be one: it was called back, or a doing that it rested on was.
fn dropped_at(submission: Uuid, acts: &[ActRow]) -> Option<Timestamp> {
    let retractions = || acts.iter().filter(|act| act.retracts.is_some());
    let own = retractions().find(|act| act.retracts == Some(submission));
    own.or(retractions().next_back()).map(|act| act.recorded_at)
}

impl ActRow {
    /// The party for which it was done; for acts that name none, the organisation.
    fn party(&self) -> Option<Uuid> {
        let named = self.facts.get("party").and_then(|party| party.as_str()).and_then(|party| party.parse().ok());
        named.or(self.on_behalf_of.map(OrganisationId::uuid))
    }

    fn day(&self, fact: &str) -> Option<Date> {
        self.facts.get(fact)?.as_str()?.parse().ok()
    }
}

/// The last moment of a day: what was done on it counts until its end.
fn last_moment(day: Date, zone: &TimeZone) -> Option<Timestamp> {
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
        let acts = [
            act(1, acts::SUBMITTED, 0),
            act(2, acts::RETURNED, 10),
            act(3, acts::SUBMITTED, 20),
            act(4, acts::CONFIRMED, 30),
        ];
        let waiting = told(&acts[..3], CONFIRMED_BY_ONE, &TimeZone::UTC).moments;
        assert_eq!(
            (waiting.submitted_at, waiting.returned_at, waiting.counted_at),
            (Some(acts[2].recorded_at), None, None)
        );
        let done = told(&acts, CONFIRMED_BY_ONE, &TimeZone::UTC).moments;
        assert_eq!((done.counted_at, done.closed_at), (Some(acts[2].recorded_at), Some(acts[3].recorded_at)));
    }

    #[test]
    fn a_retracted_confirmation_opens_the_matter_again() {
        let mut retraction = act(3, acts::RETRACTED, 20);
        retraction.retracts = Some(Uuid::from_u128(2));
        let acts = [act(1, acts::SUBMITTED, 0), act(2, acts::CONFIRMED, 10), retraction];
        let open = told(&acts, CONFIRMED_BY_ONE, &TimeZone::UTC).moments;
        assert_eq!((open.submitted_at, open.closed_at), (Some(acts[0].recorded_at), None));
    }

    #[test]
    fn an_earlier_day_counts_only_when_the_confirmer_accepts_it() {
        let mut confirmation = act(2, acts::CONFIRMED, 4000);
        confirmation.facts = serde_json::json!({ "accepted_on": "2022-10-16" });
        let acts = [act(1, acts::SUBMITTED, 2000), confirmation];
        let counted = told(&acts, CONFIRMED_BY_ONE, &TimeZone::UTC).moments.counted_at.unwrap();
        assert_eq!(counted.to_string(), "2022-10-16T23:59:59.999999Z");
    }

    #[test]
    fn all_confirmers_are_waited_for_when_the_text_says_all() {
        let mut second = act(3, acts::CONFIRMED, 20);
        second.on_behalf_of = Some(Uuid::from_u128(8).into());
        let acts = [act(1, acts::SUBMITTED, 0), act(2, acts::CONFIRMED, 10), second];
        let both = Measure { needed: 1, confirmers: 2 };
        assert_eq!(told(&acts[..2], both, &TimeZone::UTC).moments.closed_at, None);
        assert!(told(&acts, both, &TimeZone::UTC).moments.closed_at.is_some());
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
            prop_assert_eq!(told(&log, CONFIRMED_BY_ONE, &TimeZone::UTC).moments, Moments::default());
        }
    }
}
