//! Calendar feeds: secret addresses that their owner can revoke.

use db::{Change, DbResult, Sql, Tx, args};
use jiff::Timestamp;
use permit::PersonId;

use crate::model::FeedId;

static INSERT: Sql = Sql::new(
    "obligations.feed.insert",
    "INSERT INTO calendar_feed (id, person_id, token_hash, made_at) VALUES ($1, $2, $3, $4)",
);
static REVOKE: Sql = Sql::new(
    "obligations.feed.revoke",
    "UPDATE calendar_feed SET revoked_at = $3 WHERE id = $1 AND person_id = $2 AND revoked_at IS NULL",
);
static OWNER: Sql = Sql::new(
    "obligations.feed.owner",
    "SELECT person_id FROM calendar_feed WHERE token_hash = $1 AND revoked_at IS NULL",
);
static OF_PERSON: Sql = Sql::new(
    "obligations.feed.of_person",
    "SELECT id, made_at FROM calendar_feed WHERE person_id = $1 AND revoked_at IS NULL ORDER BY made_at, id",
);

/// Keeps the hash of a new secret address.
pub fn make(change: &mut Change, id: FeedId, person: PersonId, token_hash: [u8; 32], at: Timestamp) -> DbResult<()> {
    change.execute(&INSERT, args![id, person, token_hash, at])?;
    Ok(())
}

/// Ends a feed of this person; `false` when there is none to end.
pub fn revoke(change: &mut Change, id: FeedId, person: PersonId, at: Timestamp) -> DbResult<bool> {
    Ok(change.execute(&REVOKE, args![id, person, at])? == 1)
}

/// Whose calendar a secret address shows, if it is not revoked.
pub fn owner(tx: &mut Tx, token_hash: [u8; 32]) -> DbResult<Option<PersonId>> {
    Ok(tx.optional::<(PersonId,)>(&OWNER, args![token_hash])?.map(|(person,)| person))
}

/// The living feeds of a person.
pub fn of_person(tx: &mut Tx, person: PersonId) -> DbResult<Vec<(FeedId, Timestamp)>> {
    tx.all(&OF_PERSON, args![person])
}
