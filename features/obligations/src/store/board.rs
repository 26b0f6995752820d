//! The board: every promise of an agreement with where it stands; and what all agreements owe.

use agreements::{AgreementId, PartyId};
use db::{DbResult, Sql, Tx, args};
use jiff::Timestamp;
use jiff::civil::Date;
use permit::{Actor, OrganisationId, zone_by_name};

use crate::model::{ExpectationId, ObligationId};
use crate::resource::BY_READERS;
use crate::state::{Facts, State, state};

db::row! {
    /// An expectation as boards and lists show it.
    #[derive(Debug, Clone)]
    pub struct Line {
        /// Its id.
        pub id: ExpectationId,
        /// Its promise.
        pub obligation_id: ObligationId,
        /// Its agreement.
        pub agreement_id: AgreementId,
        /// The submission it reviews.
        pub reviews: Option<ExpectationId>,
        /// Title in Russian.
        pub title_ru: String,
        /// Title in English.
        pub title_en: String,
        /// Who owes it.
        pub obliged_party_id: PartyId,
        /// Who does it.
        pub performer_organisation_id: OrganisationId,
        /// «п. 2.3.4»
        pub citation_ru: String,
        /// "cl. 2.3.4"
        pub citation_en: String,
        /// The clause's key.
        pub clause_key: String,
        /// The projects it serves.
        pub project_ru: Option<String>,
        /// The projects in English.
        pub project_en: Option<String>,
        /// Its last day.
        pub due_on: Option<Date>,
        /// The end of that day.
        pub due_at: Option<Timestamp>,
        /// From when it may stand on a board.
        pub opens_on: Option<Date>,
        /// The expected date beside the agreed one.
        pub expected_on: Option<Date>,
        /// The performer's zone.
        pub zone: String,
        /// How many doings it takes.
        pub needed: i64,
        /// How many counted.
        pub done: i64,
        /// Whether it is watched.
        pub tracked: bool,
        /// Whether its date lies before the signing.
        pub early: bool,
        /// The submission that waits.
        pub submitted_at: Option<Timestamp>,
        /// The return that stands.
        pub returned_at: Option<Timestamp>,
        /// What counts for timeliness.
        pub counted_at: Option<Timestamp>,
        /// The release.
        pub waived_at: Option<Timestamp>,
        /// The last reminder.
        pub reminded_at: Option<Timestamp>,
        /// When its date was derived.
        pub dated_at: Timestamp,
        /// How often its date moved.
        pub moves: i64,
        /// What is odd about the date.
        pub warnings: serde_json::Value,
    }
}

impl Line {
    /// Where it stands at `now`.
    pub fn state(&self, now: Timestamp) -> State {
        state(&self.facts(), now, &zone_by_name(&self.zone))
    }

    /// The facts that its state is computed from.
    pub fn facts(&self) -> Facts {
        Facts {
            tracked: self.tracked,
            early: self.early,
            due_on: self.due_on,
            due_at: self.due_at,
            opens_on: self.opens_on,
            needed: self.needed,
            done: self.done,
            submitted_at: self.submitted_at,
            returned_at: self.returned_at,
            counted_at: self.counted_at,
            waived_at: self.waived_at,
        }
    }

    /// The title in a language.
    pub fn title(&self, lang: i18n::Lang) -> &str {
        if lang == i18n::Lang::En { &self.title_en } else { &self.title_ru }
    }

    /// The clause's citation in a language.
    pub fn citation(&self, lang: i18n::Lang) -> &str {
        if lang == i18n::Lang::En { &self.citation_en } else { &self.citation_ru }
    }

    /// The projects in a language.
    pub fn project(&self, lang: i18n::Lang) -> Option<&str> {
        if lang == i18n::Lang::En { self.project_en.as_deref() } else { self.project_ru.as_deref() }
    }
}

/// The columns of a [`Line`], in its order.
const COLUMNS: &str = "SELECT e.id, e.obligation_id, e.agreement_id, e.reviews, e.title_ru, e.title_en, e.obliged_party_id,
        e.performer_organisation_id, o.citation_ru, o.citation_en, o.clause_key, o.project_ru, o.project_en, e.due_on, e.due_at,
        e.opens_on, e.expected_on, e.zone, e.needed, e.done, e.tracked, e.early, e.submitted_at, e.returned_at, e.counted_at,
        e.waived_at, e.reminded_at, e.dated_at, e.moves, e.warnings
     FROM expectation e JOIN obligation o ON o.id = e.obligation_id";

static OF_AGREEMENT: Sql = Sql::joined(
    "obligations.board.of_agreement",
    &[COLUMNS, "WHERE e.agreement_id = $1 ORDER BY e.due_on NULLS LAST, e.title_ru, e.id"],
);

/// Every expectation of an agreement, the nearest date first, the undated last.
pub fn of_agreement(tx: &mut Tx, id: AgreementId) -> DbResult<Vec<Line>> {
    tx.all(&OF_AGREEMENT, args![id])
}

static ONE: Sql = Sql::joined("obligations.board.one", &[COLUMNS, "WHERE e.id = $1"]);

/// One expectation.
pub fn one(tx: &mut Tx, id: ExpectationId) -> DbResult<Option<Line>> {
    tx.optional(&ONE, args![id])
}

static JOINT: Sql = Sql::new(
    "obligations.board.joint",
    "SELECT b.obligation_id, b.party_id FROM obligation_obliged b JOIN obligation o ON o.id = b.obligation_id
     WHERE o.agreement_id = $1 AND b.ordinal > 0 ORDER BY b.obligation_id, b.ordinal",
);

/// The parties that owe a promise together with the first one, by promise.
pub fn joint(tx: &mut Tx, id: AgreementId) -> DbResult<Vec<(ObligationId, PartyId)>> {
    tx.all(&JOINT, args![id])
}

static OF_OBLIGATION: Sql = Sql::joined(
    "obligations.board.of_obligation",
    &[COLUMNS, "WHERE e.obligation_id = $1 AND e.reviews IS NULL ORDER BY e.due_on NULLS LAST, e.id"],
);

/// The other occurrences of a promise.
pub fn of_obligation(tx: &mut Tx, id: ObligationId) -> DbResult<Vec<Line>> {
    tx.all(&OF_OBLIGATION, args![id])
}

static IN_REACH: Sql = Sql::joined(
    "obligations.board.in_reach",
    &[
        COLUMNS,
        "WHERE e.closed_at IS NULL AND e.tracked AND (e.due_on <= $3 OR e.submitted_at IS NOT NULL OR (e.reviews IS NOT NULL AND e.due_on IS NULL))
           AND EXISTS (SELECT 1 FROM agreement_reach v
                       WHERE v.agreement_id = e.agreement_id AND v.person_id = $1
                         AND v.starts_on <= $2 AND (v.ends_on IS NULL OR v.ends_on >= $2) AND v.depth = 0 AND",
        BY_READERS,
        ") ORDER BY e.due_on NULLS LAST, e.id LIMIT $4",
    ],
);

/// What is unsettled in the actor's own agreements and due by `until`: for «Сегодня».
pub fn unsettled_in_reach(tx: &mut Tx, actor: &Actor, until: Date, limit: i64) -> DbResult<Vec<Line>> {
    tx.all(&IN_REACH, args![actor.person, actor.today, until, limit])
}

db::row! {
    /// How one agreement stands, counted.
    #[derive(Debug, Clone)]
    pub struct Tally {
        /// The agreement.
        pub agreement_id: AgreementId,
        /// Overdue and unsettled.
        pub late: i64,
        /// Due within the week.
        pub week: i64,
        /// Submitted and waiting for a word.
        pub waiting: i64,
    }
}

static TALLIES: Sql = Sql::new(
    "obligations.board.tallies",
    "SELECT e.agreement_id,
            COUNT(CASE WHEN e.due_at <= $3 AND e.submitted_at IS NULL THEN 1 END) AS late,
            COUNT(CASE WHEN e.due_at > $3 AND e.submitted_at IS NULL THEN 1 END) AS week,
            COUNT(CASE WHEN e.submitted_at IS NOT NULL THEN 1 END) AS waiting
     FROM expectation e
     WHERE e.closed_at IS NULL AND e.tracked AND (e.submitted_at IS NOT NULL OR (NOT e.early AND e.due_on <= $4))
       AND e.agreement_id IN (SELECT v.agreement_id FROM agreement_reach v
                              WHERE v.person_id = $1 AND v.starts_on <= $2 AND (v.ends_on IS NULL OR v.ends_on >= $2))
     GROUP BY e.agreement_id
     ORDER BY late DESC, week DESC, e.agreement_id",
);

/// How the agreements within reach stand, the worst first.
pub fn tallies(tx: &mut Tx, actor: &Actor, now: Timestamp, until: Date) -> DbResult<Vec<Tally>> {
    tx.all(&TALLIES, args![actor.person, actor.today, now, until])
}

db::row! {
    /// A promise that nothing dates yet.
    #[derive(Debug, Clone)]
    pub struct Undated {
        /// The promise.
        pub id: ObligationId,
        /// Who owes it.
        pub obliged_party_id: PartyId,
        /// Who does it.
        pub performer_organisation_id: OrganisationId,
        /// «п. 2.3.7.1»
        pub citation_ru: String,
        /// "cl. 2.3.7.1"
        pub citation_en: String,
        /// Its open questions.
        pub open: serde_json::Value,
        /// Whether an event dates it: it waits for the next one, however many there were.
        pub by_event: bool,
        /// The projects it serves.
        pub project_ru: Option<String>,
        /// The blueprint's obligation.
        pub spec: serde_json::Value,
    }
}

static UNDATED: Sql = Sql::new(
    "obligations.board.undated",
    "SELECT o.id, o.obliged_party_id, o.performer_organisation_id, o.citation_ru, o.citation_en, o.open,
            o.by_event, o.project_ru, o.spec
     FROM obligation o
     WHERE o.agreement_id = $1 AND o.kept_with IS NULL
       AND (o.by_event OR NOT EXISTS (SELECT 1 FROM expectation e WHERE e.obligation_id = o.id))
     ORDER BY o.ordinal, o.id",
);

/// The promises of an agreement that have no date, with what keeps them so. What is kept with another promise needs none.
pub fn undated(tx: &mut Tx, id: AgreementId) -> DbResult<Vec<Undated>> {
    tx.all(&UNDATED, args![id])
}

static KEYS: Sql =
    Sql::new("obligations.board.keys", "SELECT id, obligation_key FROM obligation WHERE agreement_id = $1 ORDER BY id");

/// The promises with these keys of the blueprint.
pub fn obligations_by_key(tx: &mut Tx, id: AgreementId, keys: &[String]) -> DbResult<Vec<ObligationId>> {
    let all: Vec<(ObligationId, String)> = tx.all(&KEYS, args![id])?;
    Ok(all.into_iter().filter(|(_, key)| keys.contains(key)).map(|(id, _)| id).collect())
}
