//! The registry: agreements within the actor's reach, searched and filtered.

use db::{DbResult, Sql, Tx, args};
use jiff::civil::Date;
use permit::Actor;

use crate::AgreementId;

/// What the registry is asked for.
#[derive(Debug, Clone, Default)]
pub struct Query {
    /// Words of the title or number, folded.
    pub words: Option<String>,
    /// Only agreements of one blueprint.
    pub blueprint: Option<String>,
    /// Only those whose term includes the day.
    pub in_force_on: Option<Date>,
}

db::row! {
    /// A line of the registry.
    #[derive(Debug, Clone)]
    pub struct Listed {
        /// The agreement.
        pub id: AgreementId,
        /// Its blueprint.
        pub blueprint_key: String,
        /// Title in Russian.
        pub title_ru: String,
        /// Title in English.
        pub title_en: String,
        /// Registration number.
        pub number: Option<String>,
        /// The document's date.
        pub dated_on: Option<Date>,
        /// Last day of the term.
        pub term_to: Option<Date>,
        /// When it took effect.
        pub effective_on: Option<Date>,
        /// From when Opora watches it.
        pub watched_from: Option<Date>,
        /// When it ended early.
        pub ended_on: Option<Date>,
        /// Signatures that are dated.
        pub signed: i64,
        /// Parties that sign.
        pub signing: i64,
    }
}

static LIST: Sql = Sql::new(
    "agreements.list",
    "SELECT a.id, a.blueprint_key, a.title_ru, a.title_en, a.number, a.dated_on, a.term_to, a.effective_on, a.watched_from,
            a.ended_on,
            (SELECT COUNT(p.signed_on) FROM agreement_party p WHERE p.agreement_id = a.id AND p.acts_for IS NULL) AS signed,
            (SELECT COUNT(*) FROM agreement_party p WHERE p.agreement_id = a.id AND p.acts_for IS NULL) AS signing
     FROM agreement a
     WHERE a.id IN (SELECT v.agreement_id FROM agreement_reach v
                    WHERE v.person_id = $1 AND v.starts_on <= $2 AND (v.ends_on IS NULL OR v.ends_on >= $2)
                      AND (v.depth = 0 OR NOT a.confidential))
       AND ($3 = '' OR a.fold LIKE $3 ESCAPE '!')
       AND ($4 = '' OR a.blueprint_key = $4)
       AND ($5 = '' OR a.term_to IS NULL OR a.term_to >= $6)
     ORDER BY a.sort_key, a.id LIMIT $7 OFFSET $8",
);

/// Lines of the registry, at most `limit` from `offset` on.
pub fn list(tx: &mut Tx, actor: &Actor, query: &Query, limit: i64, offset: i64) -> DbResult<Vec<Listed>> {
    let words = query.words.as_deref().map_or_else(String::new, |words| format!("%{}%", like(&kernel::fold(words))));
    let force = if query.in_force_on.is_some() { "x" } else { "" };
    tx.all(
        &LIST,
        args![
            actor.person, actor.today, words, query.blueprint.as_deref().unwrap_or(""), force,
            query.in_force_on.unwrap_or(actor.today), limit, offset
        ],
    )
}

/// Text as LIKE takes it literally.
fn like(text: &str) -> String {
    text.replace('!', "!!").replace('%', "!%").replace('_', "!_")
}
