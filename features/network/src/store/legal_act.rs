//! The register of legal acts: who amends whom, and what rests on them.

use db::{Change, DbResult, Sql, Tx, args};
use jiff::civil::Date;
use uuid::Uuid;

use crate::model::{LegalActCard, LegalActId, LegalActKind, Refused};

db::row! {
    /// A legal act.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct LegalAct {
        /// Its id.
        pub id: LegalActId,
        /// Its form.
        pub kind: LegalActKind,
        /// Who issued it.
        pub issuer: String,
        /// Its number as printed.
        pub number: String,
        /// Its date.
        pub issued_on: Date,
        /// Its title.
        pub title: String,
        /// Where it is published.
        pub link: Option<String>,
        /// Since when it is in force.
        pub in_force_from: Option<Date>,
        /// The last day of its force.
        pub in_force_to: Option<Date>,
        /// Counts changes.
        pub version: i64,
    }
}

impl LegalAct {
    /// The entry, to be filled in anew.
    pub fn card(&self) -> LegalActCard {
        LegalActCard {
            kind: self.kind,
            issuer: self.issuer.clone(),
            number: self.number.clone(),
            issued_on: self.issued_on,
            title: self.title.clone(),
            link: self.link.clone(),
            in_force_from: self.in_force_from,
            in_force_to: self.in_force_to,
        }
    }

    /// Whether it is in force on `day`.
    pub fn is_in_force(&self, day: Date) -> bool {
        self.in_force_from.unwrap_or(self.issued_on) <= day && self.in_force_to.is_none_or(|last| last >= day)
    }
}

db::row! {
    /// That something rests on an act.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Citation {
        /// The act.
        pub legal_act_id: LegalActId,
        /// The word for the kind of what rests on it: `clause`.
        pub subject_kind: String,
        /// What rests on it.
        pub subject_id: Uuid,
        /// The act's own clause; empty for the whole act.
        pub place: String,
    }
}

db::row! {
    /// Something that rests on an act which was amended or has ended: a person should look.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Shaken {
        /// The word for the kind of what rests on the act.
        pub subject_kind: String,
        /// What rests on it.
        pub subject_id: Uuid,
        /// The act.
        pub legal_act_id: LegalActId,
        /// The act's number.
        pub number: String,
        /// The last day of its force.
        pub in_force_to: Option<Date>,
        /// How many acts amend it.
        pub amendments: i64,
    }
}

const COLUMNS: &str = "SELECT l.id, l.kind, l.issuer, l.number, l.issued_on, l.title, l.link, l.in_force_from, l.in_force_to, l.version FROM legal_act l";

static BY_ID: Sql = Sql::joined("network.legal_act.by_id", &[COLUMNS, "WHERE l.id = $1"]);
static LIST: Sql = Sql::joined(
    "network.legal_act.list",
    &[
        COLUMNS,
        "WHERE (l.fold LIKE $1 ESCAPE '\\' OR CAST($1 AS TEXT) IS NULL) AND (l.kind = $2 OR CAST($2 AS TEXT) IS NULL)
         ORDER BY l.issued_on DESC, l.sort_key, l.id LIMIT $3",
    ],
);
static AMENDED_BY: Sql = Sql::joined(
    "network.legal_act.amended_by",
    &[
        COLUMNS,
        "JOIN legal_act_amendment m ON m.amended_by_id = l.id WHERE m.legal_act_id = $1 ORDER BY l.issued_on, l.sort_key, l.id",
    ],
);
static AMENDS: Sql = Sql::joined(
    "network.legal_act.amends",
    &[
        COLUMNS,
        "JOIN legal_act_amendment m ON m.legal_act_id = l.id WHERE m.amended_by_id = $1 ORDER BY l.issued_on, l.sort_key, l.id",
    ],
);
static INSERT: Sql = Sql::new(
    "network.legal_act.insert",
    "INSERT INTO legal_act (id, kind, issuer, number, issued_on, title, link, in_force_from, in_force_to, fold, sort_key, version)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1)",
);
static UPDATE: Sql = Sql::new(
    "network.legal_act.update",
    "UPDATE legal_act SET kind = $3, issuer = $4, number = $5, issued_on = $6, title = $7, link = $8, in_force_from = $9, in_force_to = $10,
     fold = $11, sort_key = $12, version = version + 1 WHERE id = $1 AND version = $2",
);
static AMEND: Sql = Sql::new(
    "network.legal_act.amend",
    "INSERT INTO legal_act_amendment (legal_act_id, amended_by_id) VALUES ($1, $2) ON CONFLICT (legal_act_id, amended_by_id) DO NOTHING",
);
static CITE: Sql = Sql::new(
    "network.citation.cite",
    "INSERT INTO citation (legal_act_id, subject_kind, subject_id, place) VALUES ($1, $2, $3, $4)
     ON CONFLICT (legal_act_id, subject_kind, subject_id) DO UPDATE SET place = excluded.place",
);
static UNCITE: Sql = Sql::new(
    "network.citation.uncite",
    "DELETE FROM citation WHERE legal_act_id = $1 AND subject_kind = $2 AND subject_id = $3",
);
static CITED_BY: Sql = Sql::joined(
    "network.citation.of_subject",
    &[
        COLUMNS,
        "JOIN citation c ON c.legal_act_id = l.id WHERE c.subject_id = $1 ORDER BY l.issued_on, l.sort_key, l.id",
    ],
);
static RESTING: Sql = Sql::new(
    "network.citation.of_act",
    "SELECT legal_act_id, subject_kind, subject_id, place FROM citation WHERE legal_act_id = $1 ORDER BY subject_kind, subject_id",
);
static SHAKEN: Sql = Sql::new(
    "network.citation.shaken",
    "SELECT c.subject_kind, c.subject_id, l.id AS legal_act_id, l.number, l.in_force_to, COUNT(m.amended_by_id) AS amendments
     FROM citation c JOIN legal_act l ON l.id = c.legal_act_id
     LEFT JOIN legal_act_amendment m ON m.legal_act_id = l.id
     WHERE c.subject_kind = $1
     GROUP BY c.subject_kind, c.subject_id, l.id, l.number, l.in_force_to
     HAVING COUNT(m.amended_by_id) > 0 OR l.in_force_to < $2
     ORDER BY c.subject_id, l.id",
);

/// The act with this id.
pub fn by_id(tx: &mut Tx, id: LegalActId) -> DbResult<Option<LegalAct>> {
    tx.optional(&BY_ID, args![id])
}

/// Acts whose issuer, number or title holds the words, the newest first.
pub fn list(tx: &mut Tx, words: &str, kind: Option<LegalActKind>, most: u32) -> DbResult<Vec<LegalAct>> {
    tx.all(&LIST, args![super::pattern(words), kind, most])
}

/// The acts that amend this one.
pub fn amended_by(tx: &mut Tx, id: LegalActId) -> DbResult<Vec<LegalAct>> {
    tx.all(&AMENDED_BY, args![id])
}

/// The acts that this one amends.
pub fn amends(tx: &mut Tx, id: LegalActId) -> DbResult<Vec<LegalAct>> {
    tx.all(&AMENDS, args![id])
}

/// Registers an act.
pub fn insert(change: &mut Change<'_>, id: LegalActId, card: &LegalActCard) -> DbResult<()> {
    let (fold, sort_key) = keys(card);
    let LegalActCard { kind, issuer, number, issued_on, title, link, in_force_from, in_force_to } = card;
    change.execute(
        &INSERT,
        args![id, kind, issuer, number, issued_on, title, link, in_force_from, in_force_to, fold, sort_key],
    )?;
    Ok(())
}

/// Changes the entry that was read at `seen_version`.
///
/// # Errors
/// [`Refused::Conflict`] when somebody was faster.
pub fn change(change: &mut Change<'_>, id: LegalActId, seen_version: i64, card: &LegalActCard) -> Result<(), Refused> {
    let (fold, sort_key) = keys(card);
    let LegalActCard { kind, issuer, number, issued_on, title, link, in_force_from, in_force_to } = card;
    let args = args![
        id,
        seen_version,
        kind,
        issuer,
        number,
        issued_on,
        title,
        link,
        in_force_from,
        in_force_to,
        fold,
        sort_key
    ];
    if change.execute(&UPDATE, args)? == 0 { Err(Refused::Conflict) } else { Ok(()) }
}

fn keys(card: &LegalActCard) -> (String, String) {
    (
        kernel::fold(&format!("{} {} {}", card.number, card.title, card.issuer)),
        kernel::sort_key(&format!("{} {}", card.number, card.title)),
    )
}

/// Notes that `by` amends `act`.
pub fn amend(change: &mut Change<'_>, act: LegalActId, by: LegalActId) -> DbResult<()> {
    change.execute(&AMEND, args![act, by])?;
    Ok(())
}

/// Notes that a thing rests on an act; stating it again changes the place only.
pub fn cite(change: &mut Change<'_>, act: LegalActId, subject_kind: &str, subject: Uuid, place: &str) -> DbResult<()> {
    change.execute(&CITE, args![act, subject_kind, subject, place])?;
    Ok(())
}

/// Takes a citation back.
pub fn uncite(change: &mut Change<'_>, act: LegalActId, subject_kind: &str, subject: Uuid) -> DbResult<()> {
    change.execute(&UNCITE, args![act, subject_kind, subject])?;
    Ok(())
}

/// The acts on which a thing rests.
pub fn cited_by(tx: &mut Tx, subject: Uuid) -> DbResult<Vec<LegalAct>> {
    tx.all(&CITED_BY, args![subject])
}

/// Everything that rests on an act.
pub fn resting_on(tx: &mut Tx, act: LegalActId) -> DbResult<Vec<Citation>> {
    tx.all(&RESTING, args![act])
}

/// Things of one kind that rest on an act which was amended, or ended before `day`.
pub fn shaken(tx: &mut Tx, subject_kind: &str, day: Date) -> DbResult<Vec<Shaken>> {
    tx.all(&SHAKEN, args![subject_kind, day])
}
