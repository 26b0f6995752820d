//! What an operator's machines ask: is it alive, is it ready, how does it do.

use std::net::SocketAddr;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use axum::extract::{ConnectInfo, Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use db::{Db, Sql, args};
use kernel::World;
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use serde_json::json;
use sha2::{Digest, Sha256};
use tokio::time::{Instant, timeout};

/// A database that does not answer within this is not ready.
const PATIENCE: Duration = Duration::from_secs(2);
/// Bounds of the histograms, seconds.
const BUCKETS: &[f64] = &[0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0];

static ANSWERS: Sql = Sql::new("server.probe.answers", "SELECT COUNT(*) FROM (SELECT 1) AS one");

/// What the probes look at.
#[derive(Clone)]
struct Looked {
    db: Db,
    world: World,
    token: Option<Arc<[u8; 32]>>,
    numbers: PrometheusHandle,
    begun: Instant,
}

/// The probes as routes of their own, outside of the pages: they need no session, no language and no look.
///
/// `token` is who may read `/metrics` from anywhere. Without one only this machine may, and not through a proxy.
///
/// # Errors
/// When another recorder of numbers was installed before.
pub fn routes(db: Db, world: World, token: Option<&str>) -> Result<Router, NoNumbers> {
    let token = token.map(|token| Arc::new(Sha256::digest(token.as_bytes()).into()));
    let looked = Looked { db, world, token, numbers: numbers()?, begun: Instant::now() };
    Ok(Router::new()
        .route("/healthz", get(async || "ok\n"))
        .route("/readyz", get(ready))
        .route("/metrics", get(show_numbers))
        .with_state(looked))
}

/// The recorder of numbers could not be installed.
#[derive(Debug, Clone, thiserror::Error)]
#[error("счётчики не запускаются: {0}")]
pub struct NoNumbers(String);

/// One recorder serves the whole process.
fn numbers() -> Result<PrometheusHandle, NoNumbers> {
    static NUMBERS: OnceLock<Result<PrometheusHandle, NoNumbers>> = OnceLock::new();
    let install = || {
        let seconds = Matcher::Suffix("_seconds".to_owned());
        let builder = PrometheusBuilder::new()
            .set_buckets_for_metric(seconds, BUCKETS)
            .map_err(|error| NoNumbers(error.to_string()))?;
        builder.install_recorder().map_err(|error| NoNumbers(error.to_string()))
    };
    NUMBERS.get_or_init(install).clone()
}

/// Ready means that the database answers: `serve` begins only when its tables are those of this release.
async fn ready(State(looked): State<Looked>) -> Response {
    match answer_time(&looked.db).await {
        Some(seconds) => Json(json!({ "ready": true, "database_seconds": seconds })).into_response(),
        None => {
            (StatusCode::SERVICE_UNAVAILABLE, Json(json!({ "ready": false, "why": "the database does not answer" })))
                .into_response()
        }
    }
}

/// How long the database takes to answer, in seconds; `None` when it does not within [`PATIENCE`].
pub async fn answer_time(db: &Db) -> Option<f64> {
    let begun = Instant::now();
    let answered = timeout(PATIENCE, db.read(|tx| tx.one::<(i64,)>(&ANSWERS, args![]))).await;
    matches!(answered, Ok(Ok(_))).then(|| begun.elapsed().as_secs_f64())
}

/// Numbers tell how many and how fast, yet not to strangers: others are told what they would be told of any absent page.
async fn show_numbers(State(looked): State<Looked>, request: Request) -> Response {
    if !may_see_numbers(&looked, &request) {
        return StatusCode::NOT_FOUND.into_response();
    }
    metrics::gauge!("opora_up_seconds").set(looked.begun.elapsed().as_secs_f64());
    metrics::gauge!("opora_database_answers").set(f64::from(u8::from(match answer_time(&looked.db).await {
        Some(seconds) => {
            metrics::histogram!("opora_database_answer_seconds").record(seconds);
            true
        }
        None => false,
    })));
    let now = looked.world.now();
    if let Ok(tally) = looked.db.read(move |tx| jobs::tally(tx, now)).await {
        for (state, count) in
            [("due", tally.due), ("later", tally.later), ("given_up", tally.given_up), ("done", tally.done)]
        {
            metrics::gauge!("opora_jobs", "state" => state).set(count as f64);
        }
    }
    if let Some(bytes) = resident_bytes() {
        metrics::gauge!("opora_resident_bytes").set(bytes as f64);
    }
    looked.numbers.run_upkeep();
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], looked.numbers.render()).into_response()
}

fn may_see_numbers(looked: &Looked, request: &Request) -> bool {
    let headers = request.headers();
    if let Some(token) = &looked.token {
        let given = headers
            .get(header::AUTHORIZATION)
            .and_then(|value| value.to_str().ok())
            .and_then(|value| value.strip_prefix("Bearer "));
        // Hashes are compared, so how long it takes says nothing about the token.
        return given.is_some_and(|given| <[u8; 32]>::from(Sha256::digest(given.as_bytes())) == **token);
    }
    let came_through_proxy = headers.contains_key("x-forwarded-for") || headers.contains_key(header::FORWARDED);
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    !came_through_proxy && peer.is_some_and(|ip| ip.is_loopback())
}

/// The process's resident memory, where the system tells it.
pub fn resident_bytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    Some(line.trim().trim_end_matches(" kB").trim().parse::<u64>().ok()? * 1024)
}
