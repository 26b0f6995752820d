//! «Мои входы»: where one is signed in, and how to end that.

use askama::Template;
use axum::extract::Path;
use db::{Act, DbError};
use i18n::{Html, Speaker};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use web::look::{Page, html_of, icons};
use web::{Ctx, PageError, PageResult, see_other};

use crate::access::{EndSession, SeeSessions};
use crate::model::{OTHERS_ENDED, OwnSession, SESSION_ENDED, SessionId};
use crate::store;

/// The page's address.
pub const PATH: &str = "/account/sessions";

struct Line {
    end_action: String,
    device: String,
    is_present: bool,
    address: String,
    opened: String,
    seen: String,
}

#[derive(Template)]
#[template(path = "sign_in/sessions.html")]
struct View<'a> {
    t: &'a Speaker,
    lines: Vec<Line>,
    others: usize,
    is_password_changed: bool,
}

/// Lists the actor's live sessions.
pub async fn show(ctx: Ctx) -> PageResult {
    let (actor, now) = (ctx.actor()?.clone(), ctx.now());
    let (_, sessions) = ctx
        .permitted::<SeeSessions, _, _>(actor.person, move |tx, permit| store::own_sessions(tx, permit, now))
        .await?;
    let t = ctx.t();
    let zone = actor.main_assignment().map_or(TimeZone::UTC, |one| actor.zone_in(one.organisation));
    let mut lines: Vec<Line> = sessions.iter().map(|session| line(&ctx, &t, &zone, session)).collect();
    // Here comes first; the others follow, the last used first.
    lines.sort_by_key(|line| !line.is_present);
    let others = lines.iter().filter(|line| !line.is_present).count();
    let summary: Html = t.with("sessions-count").n("count", lines.len()).rich();
    let view = View { t: &t, lines, others, is_password_changed: ctx.path.ends_with("?password=changed") };
    ctx.page(
        Page::new(t.say("sessions-title"), t.say("sessions-question")).narrow().summary(summary).body(html_of(&view)),
    )
}

fn line(ctx: &Ctx, t: &Speaker, zone: &TimeZone, session: &OwnSession) -> Line {
    let moment = |at: Timestamp| format!("{} ({})", t.moment(at, zone), t.zone(at, zone));
    Line {
        end_action: format!("{PATH}/{}/end", session.id),
        device: if session.device.is_empty() { t.say("sessions-unknown-device") } else { session.device.clone() },
        is_present: ctx.session.is_some_and(|key| key.0 == session.token_hash),
        address: session.address.clone(),
        opened: moment(session.opened_at),
        seen: moment(session.seen_at),
    }
}

/// Ends one session; ending the present one is signing out.
pub async fn end(ctx: Ctx, Path(session): Path<SessionId>) -> PageResult {
    let actor = ctx.actor()?.clone();
    let permit = ctx.permit::<EndSession>(actor.person).await?;
    let act = Act::under(&permit, &ctx.app.world, SESSION_ENDED, session);
    let ended = ctx.app.db.write::<_, DbError, _>(act, move |change| {
        let was_there = store::end_session(change, &permit, session)?;
        if !was_there {
            // Another's session, or one that is over: no act, and no telling them apart.
            change.leave_unchanged();
        }
        Ok(was_there)
    });
    if ended.await? { Ok(see_other(PATH)) } else { Err(PageError::NotFound) }
}

/// Ends all sessions but the present one.
pub async fn end_others(ctx: Ctx) -> PageResult {
    let actor = ctx.actor()?.clone();
    let present = ctx.session.ok_or(PageError::SignIn)?.0;
    let permit = ctx.permit::<EndSession>(actor.person).await?;
    let act = Act::under(&permit, &ctx.app.world, OTHERS_ENDED, actor.person);
    let ended = ctx.app.db.write::<_, DbError, _>(act, move |change| {
        if store::end_others(change, &permit, &present)? == 0 {
            change.leave_unchanged();
        }
        Ok(())
    });
    ended.await?;
    Ok(see_other(PATH))
}
