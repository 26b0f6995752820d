//! Listening, and stopping gently: no new requests, the running ones end.

use std::future::Future;
use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

/// How long running requests may take once the stop was asked for.
const DRAIN: Duration = Duration::from_secs(20);

/// Serves until `stop` comes, then lets running requests end.
///
/// # Errors
/// The listener's.
pub async fn run(
    listener: TcpListener,
    router: Router,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let (asked, was_asked) = oneshot::channel::<()>();
    let stopping = async move {
        stop.await;
        // Nobody listens when the server has ended by itself.
        let _ = asked.send(());
    };
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let served = axum::serve(listener, service).with_graceful_shutdown(stopping).into_future();
    let too_long = async {
        if was_asked.await.is_ok() {
            tokio::time::sleep(DRAIN).await;
        } else {
            std::future::pending::<()>().await;
        }
    };
    tokio::select! {
        ended = served => ended,
        () = too_long => {
            tracing::warn!("some requests did not end in time and are cut off");
            Ok(())
        }
    }
}

/// Comes when somebody presses Ctrl-C or the system asks to end.
pub async fn stop_asked() {
    let interrupt = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending::<()>().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
    }
}
