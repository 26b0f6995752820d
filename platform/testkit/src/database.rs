//! A fresh database for each story: a temporary file, or a database of its own on a server.

use std::io::Write;
use std::sync::Once;
use std::sync::atomic::{AtomicU32, Ordering};

use db::{Db, Options};
use tempfile::TempDir;
use tokio_postgres::NoTls;

use crate::must;

/// Names the server: `postgres://user@host/postgres`. The role must be allowed to create databases.
const SERVER: &str = "OPORA_TEST_POSTGRES";

/// A database that vanishes when the story is over.
pub(crate) struct Fresh {
    pub(crate) db: Db,
    pub(crate) name: &'static str,
    _kept: Kept,
}

enum Kept {
    Folder(#[allow(dead_code, reason = "removes itself when dropped")] TempDir),
    Server(#[allow(dead_code, reason = "removes its database when dropped")] OnServer),
}

impl Fresh {
    /// A new SQLite file.
    pub(crate) async fn sqlite() -> Self {
        let folder = must(tempfile::tempdir(), "a temporary folder");
        let url = format!("sqlite:{}", folder.path().join("opora.db").display());
        let db = must(Db::open(&url, options()).await, "SQLite cannot be opened");
        Self { db, name: "SQLite", _kept: Kept::Folder(folder) }
    }

    /// A new database on the server that the environment names, or `None` when it names none.
    pub(crate) async fn postgres() -> Option<Self> {
        let Some(server) = std::env::var(SERVER).ok().filter(|server| !server.is_empty()) else {
            without_server();
            return None;
        };
        let on_server = OnServer::create(server).await;
        let db = must(Db::open(&on_server.url(), options()).await, "PostgreSQL cannot be opened");
        Some(Self { db, name: "PostgreSQL", _kept: Kept::Server(on_server) })
    }
}

/// Few connections: tests run beside each other, and a server has only so many.
fn options() -> Options {
    Options { connections: 3, ..Options::default() }
}

/// Nobody shall believe that both databases were tested when one was not.
fn without_server() {
    assert!(
        std::env::var("CI").as_deref() != Ok("true"),
        "{SERVER} names no PostgreSQL server: CI plays every story on both databases. \
         Set it, for example to postgres://opora@localhost/postgres"
    );
    static SAID: Once = Once::new();
    SAID.call_once(|| {
        // Straight to the stream: print macros are swallowed when a test passes.
        let _ = writeln!(
            std::io::stderr(),
            "testkit: {SERVER} is not set, so PostgreSQL was SKIPPED; only SQLite is tested"
        );
    });
}

/// A database on a server, dropped with this value, also when the story fails.
struct OnServer {
    server: String,
    name: String,
}

impl OnServer {
    async fn create(server: String) -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let name = format!("opora_test_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
        let made = Self { server, name };
        let statement = format!("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'", made.name);
        // A name left over from a killed run with the same process number.
        must(
            run(&made.server, &format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", made.name)).await,
            "the test server",
        );
        must(run(&made.server, &statement).await, "a test database");
        made
    }

    /// The server's address with this database instead of its own.
    fn url(&self) -> String {
        let (address, options) = match self.server.split_once('?') {
            Some((address, options)) => (address, format!("?{options}")),
            None => (self.server.as_str(), String::new()),
        };
        let host = match address.split_once("://") {
            Some((scheme, rest)) => format!("{scheme}://{}", rest.split('/').next().unwrap_or_default()),
            None => address.to_owned(),
        };
        format!("{host}/{}{options}", self.name)
    }
}

impl Drop for OnServer {
    fn drop(&mut self) {
        let (server, statement) = (self.server.clone(), format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name));
        // A runtime cannot be entered twice on one thread, so the farewell gets a thread of its own.
        let farewell = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .map_err(|error| error.to_string())?;
            runtime.block_on(run(&server, &statement)).map_err(|error| error.to_string())
        });
        if let Ok(Err(error)) = farewell.join() {
            eprintln!("testkit: the test database {} stays behind: {error}", self.name);
        }
    }
}

async fn run(server: &str, statement: &str) -> Result<(), tokio_postgres::Error> {
    let (client, connection) = tokio_postgres::connect(server, NoTls).await?;
    let connection = tokio::spawn(connection);
    let done = client.batch_execute(statement).await;
    drop(client);
    let _ = connection.await;
    done
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_database_is_put_into_the_servers_address() {
        let at = |server: &str| {
            let made = std::mem::ManuallyDrop::new(OnServer { server: server.to_owned(), name: "t".to_owned() });
            made.url()
        };
        assert_eq!(at("postgres://opora:x@localhost:5432/postgres"), "postgres://opora:x@localhost:5432/t");
        assert_eq!(at("postgres://localhost"), "postgres://localhost/t");
        assert_eq!(at("postgres:///postgres?host=/run/pg&user=opora"), "postgres:///t?host=/run/pg&user=opora");
    }
}
