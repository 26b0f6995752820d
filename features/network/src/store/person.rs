//! People: names, and their erasure.

use db::{Change, DbResult, Sql, Tx, args};
use jiff::Timestamp;

use crate::model::{PersonCard, PersonId, Refused};

db::row! {
    /// A person's names.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Person {
        /// The person's id.
        pub id: PersonId,
        /// Фамилия; empty once erased.
        pub family_name: String,
        /// Имя; empty once erased.
        pub given_name: String,
        /// Отчество.
        pub patronymic: Option<String>,
        /// When the names were erased.
        pub erased_at: Option<Timestamp>,
        /// Counts changes.
        pub version: i64,
    }
}

impl Person {
    /// The names as filled in.
    pub fn card(&self) -> PersonCard {
        PersonCard {
            family_name: self.family_name.clone(),
            given_name: self.given_name.clone(),
            patronymic: self.patronymic.clone(),
        }
    }

    /// «Белова Марина Викторовна»; empty once erased.
    pub fn full_name(&self) -> String {
        self.card().full()
    }

    /// «М. Белова», as the corner of every page shows it.
    pub fn short_name(&self) -> String {
        match self.given_name.chars().next() {
            Some(initial) => format!("{initial}. {}", self.family_name),
            None => self.family_name.clone(),
        }
    }

    /// «Белова М. В.», as registers show it.
    pub fn register_name(&self) -> String {
        let initials = [Some(self.given_name.as_str()), self.patronymic.as_deref()];
        let letters = initials.into_iter().flatten().filter_map(|name| name.chars().next());
        letters.fold(self.family_name.clone(), |name, letter| format!("{name} {letter}."))
    }

    /// «Марина Викторовна», as one greets.
    pub fn greeting(&self) -> String {
        match &self.patronymic {
            Some(patronymic) => format!("{} {patronymic}", self.given_name),
            None => self.given_name.clone(),
        }
    }
}

const COLUMNS: &str = "SELECT p.id, p.family_name, p.given_name, p.patronymic, p.erased_at, p.version FROM person p";

static BY_ID: Sql = Sql::joined("network.person.by_id", &[COLUMNS, "WHERE p.id = $1"]);
static INSERT: Sql = Sql::new(
    "network.person.insert",
    "INSERT INTO person (id, family_name, given_name, patronymic, fold, sort_key, version) VALUES ($1, $2, $3, $4, $5, $6, 1)",
);
static UPDATE: Sql = Sql::new(
    "network.person.update",
    "UPDATE person SET family_name = $3, given_name = $4, patronymic = $5, fold = $6, sort_key = $7, version = version + 1
     WHERE id = $1 AND version = $2 AND erased_at IS NULL",
);
static ERASE: Sql = Sql::new(
    "network.person.erase",
    "UPDATE person SET family_name = '', given_name = '', patronymic = NULL, fold = '', sort_key = '', erased_at = $2,
     version = version + 1 WHERE id = $1 AND erased_at IS NULL",
);

/// The person with this id.
pub fn by_id(tx: &mut Tx, id: PersonId) -> DbResult<Option<Person>> {
    tx.optional(&BY_ID, args![id])
}

/// Adds a person.
pub fn insert(change: &mut Change<'_>, id: PersonId, card: &PersonCard) -> DbResult<()> {
    let full = card.full();
    let args =
        args![id, card.family_name, card.given_name, card.patronymic, kernel::fold(&full), kernel::sort_key(&full)];
    change.execute(&INSERT, args)?;
    Ok(())
}

/// Changes the names that were read at `seen_version`.
///
/// # Errors
/// [`Refused::Conflict`] when somebody was faster, or the person was erased.
pub fn change(change: &mut Change<'_>, id: PersonId, seen_version: i64, card: &PersonCard) -> Result<(), Refused> {
    let full = card.full();
    let (fold, sort_key) = (kernel::fold(&full), kernel::sort_key(&full));
    let args = args![id, seen_version, card.family_name, card.given_name, card.patronymic, fold, sort_key];
    if change.execute(&UPDATE, args)? == 0 { Err(Refused::Conflict) } else { Ok(()) }
}

/// Empties the names for ever; answers whether there was anything to erase.
pub fn erase(change: &mut Change<'_>, id: PersonId, at: Timestamp) -> DbResult<bool> {
    Ok(change.execute(&ERASE, args![id, at])? > 0)
}
