//! The registry: agreements within the actor's reach, searched and filtered.

use std::collections::BTreeMap;

use db::{DbResult, Sql, Tx, args};
use jiff::ToSpan;
use jiff::civil::Date;
use permit::Actor;

use super::seen::SEEN;
use crate::AgreementId;

/// From how many days before its end an agreement is said to be ending.
pub const ENDING_WITHIN_DAYS: i64 = 60;
/// The most letters of a search; longer ones are cut, nobody searches by them.
const LONGEST_SEARCH: usize = 200;

db::text_enum! {
    /// How an agreement stands on a day, as the registry filters it.
    pub enum Force {
        /// It binds today.
        Now = "now",
        /// It binds today and ends within [`ENDING_WITHIN_DAYS`].
        Ending = "ending",
        /// It binds nobody yet.
        Draft = "draft",
        /// Its term is over, or it was ended early.
        Ended = "ended",
    }
}

/// What the registry is asked for.
#[derive(Debug, Clone, Default)]
pub struct Query {
    /// Words of the title, the number or a party's name.
    pub words: Option<String>,
    /// Only agreements of one blueprint.
    pub blueprint: Option<String>,
    /// Only those that stand so.
    pub force: Option<Force>,
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
        /// Whether only its parties see it.
        pub confidential: bool,
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
        /// Whether it is approved and joined, not signed.
        pub is_regulation: bool,
    }
}

/// `$1` person, `$2` today, `$3` words, `$4` blueprint, `$5` force, `$6` the last day of «ending».
const ASKED: &str = "($3 = '' OR a.fold LIKE $3 ESCAPE '!')
       AND ($4 = '' OR a.blueprint_key = $4)
       AND ($5 = ''
            OR ($5 = 'draft' AND a.effective_on IS NULL AND (a.term_to IS NULL OR a.term_to >= $2))
            OR ($5 = 'ended' AND (a.term_to < $2 OR a.ended_on < $2))
            OR ($5 IN ('now', 'ending') AND a.effective_on <= $2 AND (a.term_to IS NULL OR a.term_to >= $2)
                AND (a.ended_on IS NULL OR a.ended_on >= $2) AND ($5 = 'now' OR a.term_to <= $6 OR a.ended_on <= $6)))
     ORDER BY a.sort_key, a.id LIMIT $7 OFFSET $8";

static LIST: Sql = Sql::joined(
    "agreements.list",
    &[
        "SELECT a.id, a.blueprint_key, a.title_ru, a.title_en, a.number, a.dated_on, a.confidential, a.term_to, a.effective_on,
                a.watched_from, a.ended_on,
                (SELECT COUNT(p.signed_on) FROM agreement_party p WHERE p.agreement_id = a.id AND p.acts_for IS NULL) AS signed,
                (SELECT COUNT(*) FROM agreement_party p WHERE p.agreement_id = a.id AND p.acts_for IS NULL) AS signing,
                a.is_regulation
         FROM agreement a WHERE",
        SEEN,
        "AND",
        ASKED,
    ],
);
static PARTY_NAMES: Sql = Sql::joined(
    "agreements.list.party_names",
    &[
        "SELECT p.agreement_id, n.short_name FROM agreement_party p JOIN organisation_name n ON n.id = p.organisation_id
         WHERE p.acts_for IS NULL AND p.agreement_id IN (SELECT a.id FROM agreement a WHERE",
        SEEN,
        "AND",
        ASKED,
        ") ORDER BY p.agreement_id, p.ordinal, p.id",
    ],
);

/// Lines of the registry with the short names of the parties, at most `limit` from `offset` on.
pub fn list(
    tx: &mut Tx,
    actor: &Actor,
    query: &Query,
    limit: i64,
    offset: i64,
) -> DbResult<Vec<(Listed, Vec<String>)>> {
    let words = query.words.as_deref().map_or_else(String::new, pattern);
    let ending = actor.today.checked_add(ENDING_WITHIN_DAYS.days()).unwrap_or(actor.today);
    let args = args![
        actor.person,
        actor.today,
        words,
        query.blueprint.as_deref().unwrap_or(""),
        query.force.map_or("", Force::as_str),
        ending,
        limit,
        offset
    ];
    let mut names: BTreeMap<AgreementId, Vec<String>> = BTreeMap::new();
    for (agreement, name) in tx.all::<(AgreementId, String)>(&PARTY_NAMES, args)? {
        names.entry(agreement).or_default().push(name);
    }
    let rows: Vec<Listed> = tx.all(&LIST, args)?;
    let with_names = |row: Listed| {
        let names = names.remove(&row.id).unwrap_or_default();
        (row, names)
    };
    Ok(rows.into_iter().map(with_names).collect())
}

/// The words as LIKE takes them literally, between any others; control letters, which no title holds, are left out.
fn pattern(words: &str) -> String {
    let words: String = words.chars().filter(|letter| !letter.is_control()).take(LONGEST_SEARCH).collect();
    let folded = kernel::fold(&words).replace('!', "!!").replace('%', "!%").replace('_', "!_");
    format!("%{folded}%")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_is_taken_literally() {
        assert_eq!(pattern("100 % Учёта_"), "%100 !% учета!_%");
        assert_eq!(pattern("а\0б"), "%аб%");
        assert_eq!(pattern(&"я".repeat(10_000)).chars().count(), LONGEST_SEARCH + 2);
    }
}
