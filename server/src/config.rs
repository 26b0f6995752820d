//! What the operator sets: a file `opora.toml`, and variables `OPORA_…` that win over it.

mod reader;
#[cfg(test)]
mod tests;

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use reader::Reader;
pub use reader::{Fault, Faults};

/// How log lines look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// One JSON object a line, for machines.
    Json,
    /// Lines for people.
    Text,
}

/// Everything the operator sets, checked.
#[derive(Clone, PartialEq, Eq)]
pub struct Config {
    /// `sqlite:path` or `postgres://…`. May hold a password, so it is never shown.
    pub database: String,
    /// Connections to the database.
    pub connections: usize,
    /// The folder for evidence files.
    pub files: PathBuf,
    /// The largest file that is taken, bytes.
    pub file_limit: u64,
    /// Where to listen.
    pub listen: SocketAddr,
    /// Where people reach Opora.
    pub base_url: String,
    /// Cookies only over HTTPS.
    pub secure_cookies: bool,
    /// Whether `X-Forwarded-For` of a proxy is believed.
    pub trust_proxy: bool,
    /// Who knows it may read `/metrics` from anywhere; without it only this machine may.
    pub metrics_token: Option<String>,
    /// Documents that are drawn at once.
    pub document_seats: usize,
    /// How log lines look.
    pub log_format: LogFormat,
    /// What is logged: `info`, `opora=debug,info`.
    pub log_level: String,
    /// Whether `serve` applies missing migrations itself.
    pub migrate_on_start: bool,
}

/// The names of all settings: of the file's keys, and in capitals behind `OPORA_` of the variables.
const KEYS: &[&str] = &[
    "database",
    "connections",
    "files",
    "file_limit_mb",
    "listen",
    "base_url",
    "secure_cookies",
    "trust_proxy",
    "metrics_token",
    "document_seats",
    "log_format",
    "log_level",
    "migrate_on_start",
];

impl Config {
    /// Reads the file's text, if there is one, and the variables; answers every fault at once.
    ///
    /// # Errors
    /// Unknown keys, unreadable values, and settings that contradict each other.
    pub fn read(file: Option<&str>, variable: impl Fn(&str) -> Option<String>) -> Result<Self, Faults> {
        let mut reader = Reader::open(file, KEYS, variable)?;
        let listen =
            reader.parsed("listen", SocketAddr::from(([127, 0, 0, 1], 8080)), "адрес и порт, например 127.0.0.1:8080");
        let base_url = reader.text("base_url").unwrap_or_else(|| format!("http://{listen}"));
        let is_https = base_url.starts_with("https://");
        let megabytes: u64 = reader.number("file_limit_mb", 20, 1, 1_000);
        let config = Self {
            database: reader.text("database").unwrap_or_else(|| "sqlite:data/opora.db".to_owned()),
            connections: reader.number("connections", 8, 1, 500),
            files: reader.text("files").unwrap_or_else(|| "data/files".to_owned()).into(),
            file_limit: megabytes * 1024 * 1024,
            listen,
            base_url: base_url.trim_end_matches('/').to_owned(),
            secure_cookies: reader.flag("secure_cookies", is_https),
            trust_proxy: reader.flag("trust_proxy", false),
            metrics_token: reader.text("metrics_token"),
            document_seats: reader.number("document_seats", 1, 1, 64),
            log_format: reader.choice(
                "log_format",
                LogFormat::Json,
                &[("json", LogFormat::Json), ("text", LogFormat::Text)],
            ),
            log_level: reader.text("log_level").unwrap_or_else(|| "info".to_owned()),
            migrate_on_start: reader.flag("migrate_on_start", false),
        };
        config.check(&mut reader);
        reader.finish(config)
    }

    /// What each setting cannot know alone.
    fn check(&self, reader: &mut Reader) {
        if !["sqlite:", "postgres://", "postgresql://"].iter().any(|start| self.database.starts_with(start)) {
            reader.refuse("database", "начинается с sqlite: или postgres://");
        }
        if !self.base_url.starts_with("http://") && !self.base_url.starts_with("https://") {
            reader.refuse("base_url", "начинается с https:// (на этой машине – с http://)");
        }
        let is_local = self.listen.ip().is_loopback();
        if !self.secure_cookies && !is_local {
            reader.refuse(
                "secure_cookies",
                "вне этой машины вход идёт только по HTTPS: укажите base_url с https://, а перед Опорой – прокси с TLS",
            );
        }
        if self.secure_cookies && self.base_url.starts_with("http://") {
            reader.refuse(
                "secure_cookies",
                "при base_url с http:// браузер не вернёт такую cookie, и войти будет нельзя",
            );
        }
        if self.metrics_token.as_ref().is_some_and(|token| token.chars().count() < SHORTEST_TOKEN) {
            reader.refuse("metrics_token", "не короче 16 знаков");
        }
        if self.log_level.parse::<tracing_subscriber::EnvFilter>().is_err() {
            reader.refuse("log_level", "например info или opora=debug,info");
        }
    }

    /// Whether only this machine can reach the address.
    pub fn is_local(&self) -> bool {
        self.listen.ip() == IpAddr::V4(Ipv4Addr::LOCALHOST) || self.listen.ip().is_loopback()
    }
}

/// The fewest letters of a token that somebody could try to guess over the network.
const SHORTEST_TOKEN: usize = 16;

/// Secrets do not slip into logs.
impl std::fmt::Debug for Config {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let database = self.database.split(':').next().unwrap_or_default();
        f.debug_struct("Config")
            .field("database", &database)
            .field("listen", &self.listen)
            .field("base_url", &self.base_url)
            .finish_non_exhaustive()
    }
}
