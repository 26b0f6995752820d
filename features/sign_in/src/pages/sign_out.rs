//! Signing out: the session ends on the server, the cookie goes.

use db::{Act, DbError};
use web::{Ctx, PageError, PageResult, see_other};

use crate::access::EndSession;
use crate::model::SESSION_ENDED;
use crate::opening::{SESSION_COOKIE, cookie, with_cookie};
use crate::store;

/// Ends the present session. Whoever is not signed in is led to the sign-in page all the same.
pub async fn send(ctx: Ctx) -> PageResult {
    if let (Some(actor), Some(key)) = (ctx.actor.clone(), ctx.session) {
        let now = ctx.now();
        let find = move |tx: &mut db::Tx, _: &permit::Permit<EndSession>| store::live_session(tx, &key.0, now);
        let (permit, found) = ctx.permitted::<EndSession, _, _>(actor.person, find).await?;
        if let Some(session) = found.filter(|session| session.person_id == actor.person) {
            let act = Act::under(&permit, &ctx.app.world, SESSION_ENDED, session.id);
            let ended =
                ctx.app.db.write::<_, DbError, _>(act, move |change| store::end_session(change, &permit, session.id));
            ended.await.map_err(PageError::from)?;
        }
    }
    Ok(with_cookie(see_other("/sign-in"), cookie(&ctx, SESSION_COOKIE, "", Some(0))?))
}
