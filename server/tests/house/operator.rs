//! The operator's commands and probes, tried as a machine's administrator would.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

fn opora(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_opora"));
    command
        .current_dir(folder)
        .env("OPORA_DATABASE", format!("sqlite:{}", folder.join("opora.db").display()))
        .env("OPORA_FILES", folder.join("files"))
        .env_remove("OPORA_CONFIG");
    command
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    opora(folder).args(arguments).output().unwrap()
}

fn add_administrator(folder: &Path, password: &str) -> Output {
    let arguments = [
        "user",
        "add",
        "--login",
        "orlova@opora.example",
        "--name",
        "Орлова Дарья Максимовна",
        "--organisation",
        "Министерство Заречного края",
        "--role",
        "administrator",
    ];
    let mut child = opora(folder)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(format!("{password}\n").as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

#[test]
fn an_empty_database_is_migrated_administered_and_healthy() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path();
    let early = run(folder, &["serve"]);
    assert!(!early.status.success() && said(&early).contains("Выполните: opora migrate"), "{}", said(&early));
    let check = run(folder, &["migrate", "--check"]);
    assert!(check.status.code() == Some(1) && said(&check).contains("network 001"), "{}", said(&check));
    assert!(run(folder, &["migrate"]).status.success());
    let again = run(folder, &["migrate", "--check"]);
    assert!(again.status.success() && said(&again).contains("на месте"), "{}", said(&again));
    let weak = add_administrator(folder, "1234567890");
    assert!(!weak.status.success() && said(&weak).contains("пароль не подходит"), "{}", said(&weak));
    let added = add_administrator(folder, "тихий вечер над рекой");
    assert!(added.status.success() && said(&added).contains("Готово: orlova@opora.example"), "{}", said(&added));
    let twice = add_administrator(folder, "тихий вечер над рекой");
    assert!(!twice.status.success() && said(&twice).contains("логин уже занят"), "{}", said(&twice));
    let doctor = run(folder, &["doctor", "--json"]);
    assert!(doctor.status.success(), "{}", said(&doctor));
    let report: serde_json::Value = serde_json::from_slice(&doctor.stdout).unwrap();
    assert_eq!(report["found"], serde_json::json!([]));
}

#[test]
fn settings_that_make_no_sense_are_said_at_once() {
    let place = tempfile::tempdir().unwrap();
    let answer = opora(place.path())
        .args(["serve"])
        .env("OPORA_LISTEN", "nowhere")
        .env("OPORA_CONNECTIONS", "many")
        .output()
        .unwrap();
    let said = said(&answer);
    assert_eq!(answer.status.code(), Some(1));
    assert!(
        said.contains("listen (OPORA_LISTEN): адрес и порт")
            && said.contains("connections (OPORA_CONNECTIONS): целое число"),
        "{said}"
    );
    std::fs::write(place.path().join("opora.toml"), "listen = 5").unwrap();
    let answer = run(place.path(), &["doctor"]);
    assert!(String::from_utf8_lossy(&answer.stderr).contains("listen (OPORA_LISTEN): нужен текст"), "{:?}", answer);
}

#[test]
fn a_phrase_is_read_on_the_command_line() {
    let place = tempfile::tempdir().unwrap();
    let answer = run(place.path(), &["deadline", "до 1 сентября", "--year", "2022", "--json"]);
    let read: serde_json::Value = serde_json::from_slice(&answer.stdout).unwrap();
    assert!(read["dates"].to_string().contains("2022-09-01"), "{read}");
}

/// A running server that is killed when the test ends early.
struct Running(Child, SocketAddr);

impl Running {
    fn start(folder: &Path, variables: &[(&str, &str)]) -> Self {
        let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let child = opora(folder)
            .args(["serve"])
            .env("OPORA_LISTEN", address.to_string())
            .env("OPORA_MIGRATE_ON_START", "true")
            .envs(variables.iter().copied())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let running = Self(child, address);
        let begun = Instant::now();
        while TcpStream::connect(address).is_err() {
            assert!(begun.elapsed() < Duration::from_secs(60), "the server does not begin to listen");
            std::thread::sleep(Duration::from_millis(30));
        }
        running
    }

    fn get(&self, path: &str, headers: &str) -> String {
        let mut stream = TcpStream::connect(self.1).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n{headers}\r\n", self.1).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    /// Asks it to end, as a service manager does; answers its log.
    #[cfg(unix)]
    fn stop(mut self) -> String {
        let asked = Command::new("kill").args(["-TERM", &self.0.id().to_string()]).status().unwrap();
        assert!(asked.success());
        let mut log = String::new();
        self.0.stderr.take().unwrap().read_to_string(&mut log).unwrap();
        assert!(self.0.wait().unwrap().success(), "{log}");
        log
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[cfg(unix)]
#[test]
fn a_server_is_probed_and_stops_when_asked() {
    let place = tempfile::tempdir().unwrap();
    let server = Running::start(place.path(), &[]);
    assert!(server.get("/healthz", "").starts_with("HTTP/1.1 200"));
    assert!(server.get("/readyz", "").contains("\"ready\":true"));
    assert!(server.get("/sign-in?next=%2Fsecret-place", "").starts_with("HTTP/1.1 200"));
    assert!(server.get("/feeds/0123456789abcdef", "").starts_with("HTTP/1.1 404"));
    let numbers = server.get("/metrics", "");
    assert!(
        numbers.contains("opora_http_requests_total{method=\"GET\",route=\"/feeds/{token}\",status=\"404\"} 1"),
        "{numbers}"
    );
    assert!(numbers.contains("opora_jobs{state=\"given_up\"} 0"), "{numbers}");
    assert!(
        server.get("/metrics", "X-Forwarded-For: 203.0.113.9\r\n").starts_with("HTTP/1.1 404"),
        "a proxy's callers are strangers"
    );
    let log = server.stop();
    let lines: Vec<serde_json::Value> = log.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(lines.iter().any(|line| line["route"] == "/feeds/{token}" && line["status"] == 404), "{log}");
    assert!(lines.iter().any(|line| line["message"] == "stopped"), "{log}");
    assert!(!log.contains("secret-place") && !log.contains("0123456789abcdef"), "{log}");
}

#[cfg(unix)]
#[test]
fn numbers_are_shown_to_who_holds_the_token() {
    let place = tempfile::tempdir().unwrap();
    let server = Running::start(place.path(), &[("OPORA_METRICS_TOKEN", "a-token-of-length")]);
    assert!(server.get("/metrics", "").starts_with("HTTP/1.1 404"));
    assert!(server.get("/metrics", "Authorization: Bearer a-token-of-lengtH\r\n").starts_with("HTTP/1.1 404"));
    assert!(server.get("/metrics", "Authorization: Bearer a-token-of-length\r\n").starts_with("HTTP/1.1 200"));
    server.stop();
}

/// The operator's own statements run on both databases, like everybody's.
#[tokio::test(flavor = "multi_thread")]
async fn both_databases_tell_what_is_applied_and_that_they_answer() {
    let setup = testkit::Setup::of(|| opora::features::all(false)).tables(jobs::MIGRATIONS).uncompared();
    testkit::on_both(&setup, async |stage| {
        assert_eq!(opora::migrate::missing(stage.db()).await.unwrap(), Vec::<String>::new());
        assert!(opora::probes::answer_time(stage.db()).await.is_some());
    })
    .await;
}
