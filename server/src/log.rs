//! Log lines: one per request, by route pattern, without names, addresses or secrets.

use axum::extract::{MatchedPath, Request};
use axum::middleware::Next;
use axum::response::Response;
use kernel::{SystemRandom, World};
use tokio::time::Instant;
use tracing::Instrument;
use tracing_subscriber::EnvFilter;

use crate::config::LogFormat;

/// Begins to write log lines to standard error.
///
/// A second beginning, as in tests, changes nothing.
pub fn start(format: LogFormat, level: &str) {
    let filter = EnvFilter::try_new(level).unwrap_or_else(|_| EnvFilter::new("info"));
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let started = match format {
        LogFormat::Json => lines.json().flatten_event(true).try_init(),
        LogFormat::Text => lines.with_target(false).try_init(),
    };
    if started.is_err() {
        tracing::debug!("log lines are written already");
    }
}

/// Writes the line of a request and counts it.
///
/// The address in it is the route's pattern: the concrete one may hold a secret, and ids lead to people. What is
/// logged while the request runs stands in its span, so that a page's reference number leads to the request's line.
pub async fn record(request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let method = request.method().clone();
    let route =
        request.extensions().get::<MatchedPath>().map_or_else(|| "(none)".to_owned(), |path| path.as_str().to_owned());
    let number: uuid::Uuid =
        World::of(std::sync::Arc::new(kernel::SystemClock), std::sync::Arc::new(SystemRandom)).id();
    let span = tracing::info_span!("request", id = %number.simple());
    let response = next.run(request).instrument(span.clone()).await;
    let took = begun.elapsed();
    let status = response.status().as_u16();
    span.in_scope(|| tracing::info!(%method, route, status, ms = took.as_millis() as u64, "request"));
    let labels = [("method", method.to_string()), ("route", route), ("status", status.to_string())];
    metrics::counter!("opora_http_requests_total", &labels).increment(1);
    metrics::histogram!("opora_http_request_seconds", "route" => labels[1].1.clone()).record(took.as_secs_f64());
    response
}
