//! Events that start the clock of a promise.

use agreements::AgreementId;
use blueprints::Obligation;
use db::{Change, DbResult, Sql, Tx, args};
use deadlines::Rule;
use deadlines::rule::Direction;
use jiff::civil::Date;
use uuid::Uuid;

use super::make::read_spec;
use crate::model::ObligationId;

db::row! {
    /// A promise that waits for an event.
    #[derive(Debug, Clone)]
    pub struct Awaiting {
        /// Its agreement.
        pub agreement_id: AgreementId,
        /// «п. 2.1.2»
        pub citation_ru: String,
        /// "cl. 2.1.2"
        pub citation_en: String,
        /// The blueprint's obligation.
        pub spec: serde_json::Value,
    }
}

impl Awaiting {
    /// The clause's citation in a language.
    pub fn citation(&self, lang: i18n::Lang) -> &str {
        if lang == i18n::Lang::En { &self.citation_en } else { &self.citation_ru }
    }

    /// Whether its days are counted back from the event, so that the event itself may lie ahead.
    pub fn counts_back(&self) -> DbResult<bool> {
        Ok(match self.promise()?.schedule {
            Rule::BeforeEvent(_) => true,
            Rule::Offset(offset) => offset.direction == Direction::Before,
            _ => false,
        })
    }

    /// The blueprint's obligation.
    pub fn promise(&self) -> DbResult<Obligation> {
        read_spec(&self.spec)
    }
}

static AWAITING: Sql = Sql::new(
    "obligations.event.awaiting",
    "SELECT agreement_id, citation_ru, citation_en, spec FROM obligation WHERE id = $1",
);
static NAME: Sql =
    Sql::new("obligations.event.name", "INSERT INTO anchor_event (act_id, obligation_id, subject) VALUES ($1, $2, $3)");

/// The promise, if its clock starts by an event.
pub fn awaiting(tx: &mut Tx, id: ObligationId) -> DbResult<Option<Awaiting>> {
    let found: Option<Awaiting> = tx.optional(&AWAITING, args![id])?;
    match found {
        Some(one) if super::make::starts_by_event(&one.promise()?) => Ok(Some(one)),
        _ => Ok(None),
    }
}

static TWIN: Sql = Sql::new(
    "obligations.event.twin",
    "SELECT n.act_id FROM anchor_event n JOIN act a ON a.id = n.act_id
     WHERE n.obligation_id = $1 AND n.subject = $2 AND a.happened_on = $3
       AND NOT EXISTS (SELECT 1 FROM act r WHERE r.retracts = a.id)",
);

/// Keeps what the event was about, beside its act; `false` when the same event of the same day is there already.
pub fn name_event(change: &mut Change<'_>, act: Uuid, id: ObligationId, subject: &str, on: Date) -> DbResult<bool> {
    if !change.all::<(Uuid,)>(&TWIN, args![id, subject, on])?.is_empty() {
        return Ok(false);
    }
    change.execute(&NAME, args![act, id, subject])?;
    Ok(true)
}
