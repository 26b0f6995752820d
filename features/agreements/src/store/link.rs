//! Links between agreements: seen from both ends, made and taken away at the one that says them.

use db::{Change, DbResult, Sql, Tx, args};
use jiff::civil::Date;
use permit::Actor;

use super::seen::SEEN;
use crate::AgreementId;
use crate::model::{LinkId, LinkKind};

db::row! {
    /// A link with the agreement at its other end.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Linked {
        /// The link.
        pub link_id: LinkId,
        /// What it says.
        pub kind: LinkKind,
        /// The agreement that says it.
        pub from_id: AgreementId,
        /// The agreement at the other end.
        pub id: AgreementId,
        /// Its title in Russian.
        pub title_ru: String,
        /// Its title in English.
        pub title_en: String,
        /// Its number.
        pub number: Option<String>,
        /// Its date.
        pub dated_on: Option<Date>,
        /// The last day of its term.
        pub term_to: Option<Date>,
    }
}

/// What came of linking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Added {
    /// Linked.
    Done,
    /// It was linked so before.
    Already,
    /// The other one leads back here by links of the same kind, or is this very agreement.
    Ring,
}

static OF_AGREEMENT: Sql = Sql::joined(
    "agreements.link.of_agreement",
    &[
        "SELECT l.id AS link_id, l.kind, l.from_id, a.id, a.title_ru, a.title_en, a.number, a.dated_on, a.term_to
         FROM agreement_link l JOIN agreement a ON a.id = CASE WHEN l.from_id = $3 THEN l.to_id ELSE l.from_id END
         WHERE (l.from_id = $3 OR l.to_id = $3) AND",
        SEEN,
        "ORDER BY l.kind, a.sort_key, l.id",
    ],
);
static TARGETS: Sql = Sql::new(
    "agreements.link.targets",
    "SELECT to_id FROM agreement_link WHERE from_id = $1 AND kind = $2 ORDER BY to_id",
);
static INSERT: Sql = Sql::new(
    "agreements.link.insert",
    "INSERT INTO agreement_link (id, from_id, to_id, kind) VALUES ($1, $2, $3, $4) ON CONFLICT (from_id, to_id, kind) DO NOTHING",
);
static DELETE: Sql = Sql::new("agreements.link.delete", "DELETE FROM agreement_link WHERE id = $1 AND from_id = $2");

/// The links of an agreement, both ways, as far as the actor may see the other end.
pub fn of_agreement(tx: &mut Tx, actor: &Actor, id: AgreementId) -> DbResult<Vec<Linked>> {
    tx.all(&OF_AGREEMENT, args![actor.person, actor.today, id])
}

/// Links two agreements. The caller has seen that the actor may see both.
pub fn add(
    change: &mut Change<'_>,
    link: LinkId,
    from: AgreementId,
    kind: LinkKind,
    to: AgreementId,
) -> DbResult<Added> {
    if leads(change, to, kind, from)? {
        return Ok(Added::Ring);
    }
    let written = change.execute(&INSERT, args![link, from, to, kind])?;
    Ok(if written == 0 { Added::Already } else { Added::Done })
}

/// Takes away a link that `from` says; `false` when it says no such one.
pub fn remove(change: &mut Change<'_>, link: LinkId, from: AgreementId) -> DbResult<bool> {
    Ok(change.execute(&DELETE, args![link, from])? == 1)
}

/// Whether `start` is `goal` or leads there by links of one kind.
fn leads(tx: &mut Tx, start: AgreementId, kind: LinkKind, goal: AgreementId) -> DbResult<bool> {
    let (mut open, mut met) = (vec![start], std::collections::BTreeSet::new());
    while let Some(next) = open.pop() {
        if next == goal {
            return Ok(true);
        }
        if met.insert(next) {
            open.extend(tx.all::<(AgreementId,)>(&TARGETS, args![next, kind])?.into_iter().map(|(id,)| id));
        }
    }
    Ok(false)
}
