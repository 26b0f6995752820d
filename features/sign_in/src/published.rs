//! What the server and later features may use of sign-in. No table and no view is published.

use db::{Change, Db, DbError, DbResult, Upkeep};
use jiff::Timestamp;
use permit::PersonId;

use crate::store;

pub use crate::model::{ACCOUNT_CREATED, Login, SessionId};
pub use crate::password::{HashFailure, PasswordHash, Weakness, hash_password, weakness};
pub use crate::sessions::Sessions;

/// The views that statements of later features may name: none.
pub const VIEWS: &[&str] = &[];

/// Deletes what is over.
const FORGET: Upkeep = Upkeep::named("sign_in.forget_old");

/// Why an account was not made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AccountRefusal {
    /// Somebody signs in with this login already.
    #[error("the login is taken")]
    LoginTaken,
    /// The person has an account already.
    #[error("the person has an account already")]
    HasAccount,
    /// The database refused.
    #[error(transparent)]
    Database(#[from] DbError),
}

/// Gives a person an account, inside a change that is opened by, or also records, [`ACCOUNT_CREATED`].
pub fn create_account(
    change: &mut Change<'_>,
    person: PersonId,
    login: &Login,
    hash: &PasswordHash,
) -> Result<(), AccountRefusal> {
    let fold = login.fold();
    if store::account_by_login(change, &fold)?.is_some() {
        return Err(AccountRefusal::LoginTaken);
    }
    if store::account_of(change, person)?.is_some() {
        return Err(AccountRefusal::HasAccount);
    }
    let at = change.recorded_at().ok_or_else(|| DbError::BadAct {
        kind: ACCOUNT_CREATED.as_str(),
        reason: "an account is made under an act, not in upkeep".to_owned(),
    })?;
    Ok(store::add_account(change, person, (login.as_str(), &fold), hash, at)?)
}

/// Takes away everything that lets a person in: for erasure, and for people who leave.
pub fn forget_person(change: &mut Change<'_>, person: PersonId) -> DbResult<()> {
    store::forget_person(change, person)
}

/// Deletes sessions that are over and tries that no longer count: for a nightly job. Answers how many rows.
pub async fn forget_old(db: &Db, now: Timestamp) -> DbResult<u64> {
    db.upkeep(FORGET, move |change| store::forget_old(change, now)).await
}
