//! Databases to try things on.

use std::sync::atomic::{AtomicU32, Ordering};

use db::{Act, ActKind, Db, DbResult, Migration, Options, Sql, SystemAuthority, args};
use kernel::World;

db::id! {
    /// A thing of these tests.
    ThingId = "thing";
}

pub const MADE: ActKind = ActKind::named("thing.made");
pub const TESTS: SystemAuthority = SystemAuthority::because("tests.facade");
pub const TABLES: &[Migration] = &[Migration::new(
    "facade",
    1,
    "things",
    "CREATE TABLE thing (
        id UUID NOT NULL PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        amount BIGINT CHECK (amount >= 0),
        parent UUID REFERENCES thing (id) DEFERRABLE INITIALLY DEFERRED
    );
    CREATE TABLE everything (
        id UUID NOT NULL PRIMARY KEY,
        yes BOOLEAN, number BIGINT, word TEXT, raw BYTEA, day DATE, moment TIMESTAMPTZ, json JSONB
    );",
)];

pub static INSERT: Sql =
    Sql::new("facade.thing.insert", "INSERT INTO thing (id, name, amount, parent) VALUES ($1, $2, $3, $4)");
pub static COUNT: Sql = Sql::new("facade.thing.count", "SELECT count(*) FROM thing");

/// A database with the tables of these tests, deleted at the end.
pub struct Trial {
    pub db: Db,
    pub world: World,
    pub url: String,
    _folder: Option<tempfile::TempDir>,
}

impl Trial {
    pub fn act(&self) -> (ThingId, Act) {
        let id = self.world.id::<ThingId>();
        (id, Act::under(&TESTS, &self.world, MADE, id))
    }

    /// Makes a thing under its own act.
    pub async fn make(&self, name: &str) -> DbResult<ThingId> {
        let (id, act) = self.act();
        let name = name.to_owned();
        self.db.write(act, move |change| change.execute(&INSERT, args![id, name, 1, None::<ThingId>]).map(|_| id)).await
    }

    pub async fn count(&self) -> i64 {
        self.db.read(|tx| tx.one::<(i64,)>(&COUNT, args![])).await.unwrap().0
    }
}

/// Every database that can be tried here.
pub async fn trials() -> Vec<Trial> {
    trials_with(Options::default()).await
}

pub async fn trials_with(options: Options) -> Vec<Trial> {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("trial.db").display());
    let mut trials = vec![trial(url, options.clone(), Some(folder)).await];
    match std::env::var("OPORA_TEST_POSTGRES") {
        Ok(server) if !server.is_empty() => trials.push(trial(fresh_postgres(&server).await, options, None).await),
        _ => eprintln!("SKIPPED on PostgreSQL: OPORA_TEST_POSTGRES is not set (see .ci/postgres)"),
    }
    trials
}

async fn trial(url: String, options: Options, folder: Option<tempfile::TempDir>) -> Trial {
    let (world, _) = World::fixed("2022-10-20T03:12:00Z".parse().unwrap(), 7);
    let db = Db::open(&url, options).await.unwrap();
    db.migrate(TABLES, world.now()).await.unwrap();
    Trial { db, world, url, _folder: folder }
}

/// Makes an empty database on the server and gives its address.
async fn fresh_postgres(server: &str) -> String {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let name = format!("facade_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
    let (client, connection) = tokio_postgres::connect(server, tokio_postgres::NoTls).await.unwrap();
    tokio::spawn(connection);
    client.batch_execute(&format!("CREATE DATABASE {name}")).await.unwrap();
    let (base, _) = server.rsplit_once('/').unwrap();
    format!("{base}/{name}")
}
