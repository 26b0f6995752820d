//! Every statement of sign-in.

use db::{Change, DbResult, Sql, Tx, args};
use jiff::Timestamp;
use permit::{Permit, PersonId};

use crate::access::{ChangePassword, EndSession, OpenSession, SeeSessions};
use crate::limits::{FORGOTTEN_AFTER, Limit, Tries};
use crate::model::{Account, IDLE, LONGEST, LiveSession, NewSession, OwnSession, SEEN_EVERY, SessionId};
use crate::password::PasswordHash;

static ACCOUNT_BY_LOGIN: Sql =
    Sql::new("sign_in.account.by_login", "SELECT person_id, login, password_hash FROM account WHERE login_fold = $1");
static ACCOUNT_OF: Sql =
    Sql::new("sign_in.account.of", "SELECT person_id, login, password_hash FROM account WHERE person_id = $1");
static ACCOUNT_PEOPLE: Sql =
    Sql::new("sign_in.account.people", "SELECT person_id FROM account ORDER BY made_at, person_id LIMIT $1");
static ACCOUNT_ADD: Sql = Sql::new(
    "sign_in.account.add",
    "INSERT INTO account (person_id, login, login_fold, password_hash, made_at, password_changed_at) VALUES ($1, $2, $3, $4, $5, $5)",
);
static ACCOUNT_PASSWORD: Sql = Sql::new(
    "sign_in.account.password",
    "UPDATE account SET password_hash = $2, password_changed_at = $3 WHERE person_id = $1",
);
static ACCOUNT_FORGET: Sql = Sql::new("sign_in.account.forget", "DELETE FROM account WHERE person_id = $1");

static TRY_OF: Sql = Sql::new("sign_in.try.of", "SELECT failed, since, free_at FROM sign_in_try WHERE key_hash = $1");
static TRY_COUNT: Sql = Sql::new(
    "sign_in.try.count",
    "INSERT INTO sign_in_try (key_hash, failed, since, free_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (key_hash) DO UPDATE SET failed = excluded.failed, since = excluded.since, free_at = excluded.free_at",
);
static TRY_FORGIVE: Sql = Sql::new("sign_in.try.forgive", "DELETE FROM sign_in_try WHERE key_hash = $1");
static TRY_GIVE_BACK: Sql = Sql::new(
    "sign_in.try.give_back",
    "UPDATE sign_in_try SET failed = failed - 1, free_at = NULL WHERE key_hash = $1 AND failed > 0",
);
static TRY_FORGET: Sql = Sql::new("sign_in.try.forget", "DELETE FROM sign_in_try WHERE since < $1");

static SESSION_OPEN: Sql = Sql::new(
    "sign_in.session.open",
    "INSERT INTO session (id, token_hash, person_id, device, address, opened_at, seen_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $6, $7)",
);
static SESSION_LIVE: Sql = Sql::new(
    "sign_in.session.live",
    "SELECT id, person_id, seen_at FROM session WHERE token_hash = $1 AND expires_at > $2 AND seen_at > $3",
);
static SESSION_LIST: Sql = Sql::new(
    "sign_in.session.list",
    "SELECT id, token_hash, device, address, opened_at, seen_at FROM session
     WHERE person_id = $1 AND expires_at > $2 AND seen_at > $3 ORDER BY seen_at DESC, id",
);
static SESSION_SEEN: Sql =
    Sql::new("sign_in.session.seen", "UPDATE session SET seen_at = $2 WHERE id = $1 AND seen_at < $3");
static SESSION_END: Sql = Sql::new("sign_in.session.end", "DELETE FROM session WHERE id = $1 AND person_id = $2");
static SESSION_END_OTHERS: Sql =
    Sql::new("sign_in.session.end_others", "DELETE FROM session WHERE person_id = $1 AND token_hash <> $2");
static SESSION_REPLACE: Sql = Sql::new("sign_in.session.replace", "DELETE FROM session WHERE token_hash = $1");
static SESSION_FORGET_PERSON: Sql =
    Sql::new("sign_in.session.forget_person", "DELETE FROM session WHERE person_id = $1");
static SESSION_FORGET: Sql =
    Sql::new("sign_in.session.forget", "DELETE FROM session WHERE expires_at <= $1 OR seen_at <= $2");

/// The moment before which an unused session is over.
fn idle_since(now: Timestamp) -> Timestamp {
    now.checked_sub(IDLE).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// The account with this login.
pub fn account_by_login(tx: &mut Tx, fold: &str) -> DbResult<Option<Account>> {
    tx.optional(&ACCOUNT_BY_LOGIN, args![fold])
}

/// A person's account.
pub fn account_of(tx: &mut Tx, person: PersonId) -> DbResult<Option<Account>> {
    tx.optional(&ACCOUNT_OF, args![person])
}

/// People who have accounts, the earliest first: for the demo, where they are few.
pub fn people(tx: &mut Tx, most: u32) -> DbResult<Vec<PersonId>> {
    let people: Vec<(PersonId,)> = tx.all(&ACCOUNT_PEOPLE, args![most])?;
    Ok(people.into_iter().map(|(person,)| person).collect())
}

/// Adds an account.
pub fn add_account(
    change: &mut Change<'_>,
    person: PersonId,
    login: (&str, &str),
    hash: &PasswordHash,
    at: Timestamp,
) -> DbResult<()> {
    let (written, fold) = login;
    change.execute(&ACCOUNT_ADD, args![person, written, fold, hash.as_str(), at])?;
    Ok(())
}

/// Stores a new password, and ends every session but the present one.
pub fn change_password(
    change: &mut Change<'_>,
    permit: &Permit<ChangePassword>,
    hash: &PasswordHash,
    present: &[u8; 32],
    at: Timestamp,
) -> DbResult<()> {
    change.execute(&ACCOUNT_PASSWORD, args![permit.resource(), hash.as_str(), at])?;
    change.execute(&SESSION_END_OTHERS, args![permit.resource(), present])?;
    Ok(())
}

/// Empties everything that lets a person in.
pub fn forget_person(change: &mut Change<'_>, person: PersonId) -> DbResult<()> {
    change.execute(&SESSION_FORGET_PERSON, args![person])?;
    change.execute(&ACCOUNT_FORGET, args![person])?;
    Ok(())
}

/// Counts a try for each limit, or answers until when to wait and counts nothing.
pub fn count_try(change: &mut Change<'_>, keys: &[(Limit, [u8; 32])], now: Timestamp) -> DbResult<Option<Timestamp>> {
    let mut counted = Vec::with_capacity(keys.len());
    let mut wait_until: Option<Timestamp> = None;
    for (limit, key) in keys {
        let known: Option<(i64, Timestamp, Option<Timestamp>)> = change.optional(&TRY_OF, args![key])?;
        match limit.count(known.map(|(failed, since, free_at)| Tries { failed, since, free_at }), now) {
            Ok(tries) => counted.push((key, tries)),
            Err(until) => wait_until = wait_until.max(Some(until)),
        }
    }
    if wait_until.is_some() {
        return Ok(wait_until);
    }
    for (key, tries) in counted {
        change.execute(&TRY_COUNT, args![key, tries.failed, tries.since, tries.free_at])?;
    }
    Ok(None)
}

/// After the right password: the account's failures are forgiven, the address gets this one try back.
pub fn forgive(change: &mut Change<'_>, keys: &[(Limit, [u8; 32])]) -> DbResult<()> {
    for (limit, key) in keys {
        let statement = if *limit == Limit::Account { &TRY_FORGIVE } else { &TRY_GIVE_BACK };
        change.execute(statement, args![key])?;
    }
    Ok(())
}

/// Opens a session. The one that this browser had goes: nobody holds its token any more.
pub fn open_session(
    change: &mut Change<'_>,
    permit: &Permit<OpenSession>,
    new: &NewSession,
    replaced: Option<[u8; 32]>,
) -> DbResult<()> {
    if let Some(token_hash) = replaced {
        change.execute(&SESSION_REPLACE, args![token_hash])?;
    }
    let expires_at = new.opened_at.checked_add(LONGEST).unwrap_or(new.opened_at);
    let NewSession { id, token_hash, device, address, opened_at } = new;
    change.execute(&SESSION_OPEN, args![id, token_hash, permit.resource(), device, address, opened_at, expires_at])?;
    Ok(())
}

/// The session of a token, if it is alive.
pub fn live_session(tx: &mut Tx, token_hash: &[u8; 32], now: Timestamp) -> DbResult<Option<LiveSession>> {
    tx.optional(&SESSION_LIVE, args![token_hash, now, idle_since(now)])
}

/// The owner's live sessions, the last used first.
pub fn own_sessions(tx: &mut Tx, permit: &Permit<SeeSessions>, now: Timestamp) -> DbResult<Vec<OwnSession>> {
    tx.all(&SESSION_LIST, args![permit.resource(), now, idle_since(now)])
}

/// Notes the last use, unless somebody just did.
pub fn note_seen(change: &mut Change<'_>, session: SessionId, now: Timestamp) -> DbResult<()> {
    let stale_before = now.checked_sub(SEEN_EVERY).unwrap_or(now);
    // Just stale counts, hence the step of a microsecond: both databases keep no less.
    let before = stale_before.checked_add(jiff::SignedDuration::from_micros(1)).unwrap_or(stale_before);
    change.execute(&SESSION_SEEN, args![session, now, before])?;
    Ok(())
}

/// Ends one of the owner's sessions; answers whether there was such a one.
pub fn end_session(change: &mut Change<'_>, permit: &Permit<EndSession>, session: SessionId) -> DbResult<bool> {
    Ok(change.execute(&SESSION_END, args![session, permit.resource()])? > 0)
}

/// Ends all of the owner's sessions but the present one; answers how many.
pub fn end_others(change: &mut Change<'_>, permit: &Permit<EndSession>, present: &[u8; 32]) -> DbResult<u64> {
    change.execute(&SESSION_END_OTHERS, args![permit.resource(), present])
}

/// Deletes sessions that are over and tries that no longer count; answers how many rows.
pub fn forget_old(change: &mut Change<'_>, now: Timestamp) -> DbResult<u64> {
    let tries = change.execute(&TRY_FORGET, args![now.checked_sub(FORGOTTEN_AFTER).unwrap_or(now)])?;
    Ok(tries + change.execute(&SESSION_FORGET, args![now, idle_since(now)])?)
}
