//! What stands around every page: who asks, may they come here, safe headers, calm errors, the log line.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use i18n::Lang;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::timeout::TimeoutLayer;

use crate::look::{self, Theme};
use crate::{Access, App, Ctx, PageError, Routes, SessionKey, see_other};

/// The longest a request may take, an upload from a slow line included.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(60);

/// Nothing from elsewhere, nothing inline: a text that slipped through escaping still could not run.
const CONTENT_POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; \
     connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Joins the features' routes under the common middleware.
pub fn router(app: Arc<App>, features: Vec<Routes>) -> Router {
    let mut router = Router::new();
    for routes in features {
        for (declared, served) in routes.served {
            let access = declared.access;
            let served = match access {
                Access::Public | Access::Secret => served,
                Access::SignedIn | Access::Action(_) => served.route_layer(from_fn(must_be_signed_in)),
            };
            router = router.route(declared.path, served);
        }
    }
    router
        .route("/assets/{file}", axum::routing::get(look::assets::serve))
        .fallback(|| async { PageError::NotFound })
        .method_not_allowed_fallback(|| async { PageError::NotFound })
        .layer(from_fn(calm))
        .layer(from_fn_with_state(app.clone(), identify))
        .layer(CsrfLayer::new())
        // Forms set limits of their own, and say them: see `form`.
        .layer(axum::extract::DefaultBodyLimit::disable())
        .layer(from_fn(safe_headers))
        .layer(CompressionLayer::new())
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, REQUEST_TIMEOUT))
        .with_state(app)
}

/// Reads one cookie of a request.
fn cookie<'r>(request: &'r Request, name: &str) -> Option<&'r str> {
    request
        .headers()
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(found, _)| *found == name)
        .map(|(_, value)| value)
}

/// Makes the request's context: number, language, theme, and the actor behind the session.
async fn identify(State(app): State<Arc<App>>, mut request: Request, next: Next) -> Response {
    let number: uuid::Uuid = app.world.id();
    let session = cookie(&request, "opora_session").filter(|token| token.len() == 64).map(SessionKey::of);
    let address =
        request.extensions().get::<ConnectInfo<SocketAddr>>().map_or_else(String::new, |info| info.0.ip().to_string());
    let mut ctx = Ctx {
        actor: None,
        session,
        lang: cookie(&request, "opora_lang").and_then(Lang::parse).unwrap_or(Lang::Ru),
        theme: cookie(&request, "opora_theme").and_then(Theme::parse).unwrap_or_default(),
        path: request.uri().path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string),
        number: short_number(number),
        address,
        app: app.clone(),
    };
    if let Some(key) = session {
        let (who, now) = (app.who.clone(), ctx.now());
        match app.db.read(move |tx| who.actor(tx, &key.0, now)).await {
            Ok(actor) => ctx.actor = actor.map(Arc::new),
            Err(error) => tracing::error!(number = ctx.number, %error, "cannot read the session"),
        }
    }
    request.extensions_mut().insert(ctx);
    next.run(request).await
}

/// Eight letters that a person can read out over the telephone.
fn short_number(id: uuid::Uuid) -> String {
    let tail = id.simple().to_string();
    tail[tail.len() - 8..].to_uppercase()
}

/// Sends a stranger to the sign-in page and back again afterwards.
async fn must_be_signed_in(request: Request, next: Next) -> Response {
    let signed_in = request.extensions().get::<Ctx>().is_some_and(|ctx| ctx.actor.is_some());
    if signed_in { next.run(request).await } else { PageError::SignIn.into_response() }
}

/// Turns an error into one calm page in the reader's language, and into one line of the log.
async fn calm(request: Request, next: Next) -> Response {
    let ctx = request.extensions().get::<Ctx>().cloned();
    let asked_to_look = request.method() == Method::GET;
    let response = next.run(request).await;
    let (Some(error), Some(ctx)) = (response.extensions().get::<PageError>().cloned(), ctx) else {
        return response;
    };
    match &error {
        PageError::SignIn if asked_to_look => {
            let back = url::form_urlencoded::byte_serialize(ctx.path.as_bytes()).collect::<String>();
            return see_other(&format!("/sign-in?next={back}"));
        }
        PageError::Internal(what) => tracing::error!(number = ctx.number, what, "page failed"),
        _ => {}
    }
    let mut page = look::error_page(&ctx, &error);
    for (name, value) in response.headers() {
        if name == header::RETRY_AFTER {
            page.headers_mut().insert(name.clone(), value.clone());
        }
    }
    page
}

/// Headers that keep a page from doing what Opora never does.
async fn safe_headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let mut set = |name: HeaderName, value: &'static str| {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    };
    set(header::CONTENT_SECURITY_POLICY, CONTENT_POLICY);
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::X_FRAME_OPTIONS, "DENY");
    set(header::REFERRER_POLICY, "same-origin");
    set(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    set(HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    set(HeaderName::from_static("permissions-policy"), "camera=(self), microphone=(), geolocation=()");
    set(header::CACHE_CONTROL, "no-store");
    response
}
