//! What the log says of refused tries. A program of its own: other tests would share the log's settings.
#![allow(clippy::expect_used, reason = "a test says what went wrong by stopping")]

#[allow(dead_code, reason = "each test program needs a part of the town")]
mod people;

use std::sync::{Arc, Mutex};

use people::{BELOVA, setup, town};

/// What the program logs, kept in memory.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    /// Keeps this thread's log until the guard goes.
    fn listen(&self) -> tracing::subscriber::DefaultGuard {
        let log = self.clone();
        let subscriber = tracing_subscriber::fmt().with_ansi(false).with_writer(move || log.clone()).finish();
        tracing::subscriber::set_default(subscriber)
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().expect("the log")).into_owned()
    }
}

impl std::io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("the log").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn logs_of_refused_tries_name_nobody() {
    let log = Log::default();
    let _guard = log.listen();
    testkit::on_sqlite(&setup(), async |stage| {
        town(stage).await;
        let guesser = stage.nobody().from_address("198.51.100.77");
        for _ in 0..6 {
            let _ = guesser.post("/sign-in", [("login", BELOVA), ("password", "не тот пароль")]).await;
        }
    })
    .await;
    let text = log.text();
    assert_eq!(text.matches("sign-in refused").count(), 6, "{text}");
    for secret in ["belova", "198.51.100.77", "не тот"] {
        assert!(!text.to_lowercase().contains(secret), "{secret} is in the log:\n{text}");
    }
}
