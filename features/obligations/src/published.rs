//! What later features and the server may use of obligations.

use agreements::AgreementId;
use db::{Change, DbResult};
use jiff::civil::Date;
use kernel::World;

pub use crate::pages::today::show as show_today;
pub use crate::pages::watch::begin as begin_watch;
pub use crate::store::make::make_missing;

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
