//! Events that start the clock of a promise.

use agreements::AgreementId;
use blueprints::Obligation;
use db::{Change, DbResult, Sql, Tx, args};
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
        /// The blueprint's obligation.
        pub spec: serde_json::Value,
    }
}

impl Awaiting {
    /// The blueprint's obligation.
    pub fn promise(&self) -> DbResult<Obligation> {
        read_spec(&self.spec)
    }
}

static AWAITING: Sql =
    Sql::new("obligations.event.awaiting", "SELECT agreement_id, citation_ru, spec FROM obligation WHERE id = $1");
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

/// Keeps what the event was about, beside its act.
pub fn name_event(change: &mut Change<'_>, act: Uuid, id: ObligationId, subject: &str) -> DbResult<()> {
    change.execute(&NAME, args![act, id, subject])?;
    Ok(())
}
