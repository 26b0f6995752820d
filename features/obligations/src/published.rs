//! What later features and the server may use of obligations.

use agreements::AgreementId;
use db::{Change, DbResult, Tx};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::World;

use crate::model::ExpectationId;
use crate::state::State;
use crate::store::acts::current;
use crate::store::redate;

pub use crate::pages::today::show as show_today;
pub use crate::pages::watch::begin as begin_watch;
pub use crate::store::make::make_missing;

/// Where an expectation stands at a moment; `None` when there is no such expectation.
pub fn state_of(tx: &mut Tx, id: ExpectationId, now: Timestamp) -> DbResult<Option<State>> {
    Ok(current(tx, id)?.map(|one| one.state(now)))
}

/// Makes what is missing for every watched agreement on the given day; one change per agreement. For the nightly run.
pub async fn derive_all(db: &db::Db, world: &World, day: Date) -> DbResult<u64> {
    let ids = db.read(move |tx| agreements::published::watched_on(tx, day)).await?;
    let mut made = 0;
    for id in ids {
        made += derive_one(db, world, id, day).await?;
    }
    Ok(made)
}

/// Makes what is missing for one agreement; nothing is recorded when nothing was missing.
pub async fn derive_one(db: &db::Db, world: &World, id: AgreementId, day: Date) -> DbResult<u64> {
    let authority = db::SystemAuthority::because("obligations.nightly_derivation");
    let act = db::Act::under(&authority, world, crate::acts::DERIVED, id).about(id);
    let world = world.clone();
    db.write(act, move |change: &mut Change<'_>| {
        let made = make_missing(change, &world, id, day)?;
        if made == 0 {
            change.leave_unchanged();
        }
        Ok(made)
    })
    .await
}

/// Dates anew what lies ahead in one agreement, after a calendar was replaced. Answers how many dates moved; nothing is
/// recorded when none did.
pub async fn redate_one(db: &db::Db, world: &World, id: AgreementId, day: Date) -> DbResult<u64> {
    let now = world.now();
    let planned = db.read(move |tx| redate::plan(tx, id, day, now)).await?.len();
    let authority = db::SystemAuthority::because("obligations.calendar_changed");
    let act = db::Act::under(&authority, world, crate::acts::REDATED, id).about(id).fact("amount", planned);
    let world = world.clone();
    db.write(act, move |change: &mut Change<'_>| {
        let moved = redate::redate(change, &world, id, day)?.len();
        if moved == 0 {
            change.leave_unchanged();
        }
        Ok(u64::try_from(moved).unwrap_or(u64::MAX))
    })
    .await
}

/// Dates anew what lies ahead in every watched agreement; one change per agreement.
pub async fn redate_all(db: &db::Db, world: &World, day: Date) -> DbResult<u64> {
    let ids = db.read(move |tx| agreements::published::watched_on(tx, day)).await?;
    let mut moved = 0;
    for id in ids {
        moved += redate_one(db, world, id, day).await?;
    }
    Ok(moved)
}
