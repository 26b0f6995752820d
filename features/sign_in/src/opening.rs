//! Opening a session, once somebody has proved who they are; and the cookies of this feature.

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use db::{Act, DbError};
use permit::PersonId;
use web::{Ctx, PageError, SessionKey};

use crate::access::OpenSession;
use crate::limits::Limit;
use crate::model::{NewSession, SESSION_OPENED, SessionId};
use crate::{device, store};

/// The cookie that holds the token.
pub const SESSION_COOKIE: &str = "opora_session";

/// Opens a session for a person and forgives the tries before it. Answers the cookie, or `None` when the person
/// holds no role today.
pub async fn open(
    ctx: &Ctx,
    person: PersonId,
    headers: &HeaderMap,
    forgiven: Vec<(Limit, [u8; 32])>,
) -> Result<Option<HeaderValue>, PageError> {
    let (now, gate) = (ctx.now(), ctx.app.gate.clone());
    let permit = ctx
        .read(move |tx| match network::published::actor(tx, person, now)? {
            Some(actor) => gate.check::<OpenSession>(tx, &actor, person),
            None => Ok(None),
        })
        .await?;
    let Some(permit) = permit else { return Ok(None) };
    // A new token at every sign-in: one that was planted before is worth nothing afterwards.
    let token = ctx.app.world.token().reveal();
    let agent = headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default();
    let new = NewSession {
        id: ctx.app.world.id::<SessionId>(),
        token_hash: SessionKey::of(&token).0,
        device: device::words(agent),
        address: ctx.address.clone(),
        opened_at: now,
    };
    let replaced = ctx.session.map(|key| key.0);
    let act = Act::under(&permit, &ctx.app.world, SESSION_OPENED, new.id);
    let opened = ctx.app.db.write::<_, DbError, _>(act, move |change| {
        store::forgive(change, &forgiven)?;
        store::open_session(change, &permit, &new, replaced)
    });
    opened.await?;
    Ok(Some(cookie(ctx, SESSION_COOKIE, &token, None)?))
}

/// A cookie of this site: never readable by scripts, never sent from elsewhere, over HTTPS only where there is HTTPS.
/// Without an age it goes when the browser closes.
pub fn cookie(ctx: &Ctx, name: &str, value: &str, max_age_seconds: Option<u32>) -> Result<HeaderValue, PageError> {
    let age = max_age_seconds.map_or_else(String::new, |seconds| format!("; Max-Age={seconds}"));
    let secure = if ctx.app.site.secure_cookies { "; Secure" } else { "" };
    let text = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{age}{secure}");
    HeaderValue::from_str(&text).map_err(|_| PageError::Malformed)
}

/// The answer with one more cookie.
pub fn with_cookie(mut response: Response, cookie: HeaderValue) -> Response {
    response.headers_mut().append(header::SET_COOKIE, cookie);
    response
}
