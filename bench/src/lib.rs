//! What the measurements share: the answers of pupils, stored as the training feature would store them.

use db::{Act, ActKind, Change, DbResult, Migration, Sql, SystemAuthority, args};
use jiff::Timestamp;
use kernel::World;
use uuid::Uuid;

db::id! {
    /// One answer of one pupil.
    AnswerId = "answer";
}

/// The tables: an answer is one row more, and one row of progress changed.
pub const TABLES: &[Migration] = &[Migration::new(
    "bench",
    1,
    "answers",
    "CREATE TABLE answer (id UUID NOT NULL PRIMARY KEY, pupil UUID NOT NULL, task BIGINT NOT NULL, given TEXT NOT NULL, at TIMESTAMPTZ NOT NULL);
     CREATE TABLE progress (pupil UUID NOT NULL PRIMARY KEY, answers BIGINT NOT NULL, last_at TIMESTAMPTZ NOT NULL);",
)];

/// Text of the first statement, with `$1…`.
pub const INSERT_TEXT: &str = "INSERT INTO answer (id, pupil, task, given, at) VALUES ($1, $2, $3, $4, $5)";
/// Text of the second statement, with `$1…`.
pub const UPSERT_TEXT: &str = "INSERT INTO progress (pupil, answers, last_at) VALUES ($1, 1, $2)
     ON CONFLICT (pupil) DO UPDATE SET answers = progress.answers + 1, last_at = excluded.last_at";

static INSERT: Sql = Sql::new("bench.answer.insert", INSERT_TEXT);
static UPSERT: Sql = Sql::new("bench.progress.upsert", UPSERT_TEXT);

/// The kind of act that a stored answer bears.
pub const GIVEN: ActKind = ActKind::named("answer.given");
const BENCH: SystemAuthority = SystemAuthority::because("bench.run");

/// An answer on its way to the database.
#[derive(Debug, Clone, Copy)]
pub struct Answer {
    /// The answer's id.
    pub id: AnswerId,
    /// Who gave it.
    pub pupil: Uuid,
    /// Which task it answers.
    pub task: i64,
    /// When it was given.
    pub at: Timestamp,
}

impl Answer {
    /// What the pupil typed.
    pub const GIVEN: &'static str = "17 + 25 = 42";

    /// A new answer of one of 100 pupils whom `group` alone serves.
    pub fn make(world: &World, group: u64, number: u64) -> Self {
        let pupil = Uuid::from_u64_pair(group + 1, number % 100);
        Self { id: world.id(), pupil, task: (number % 40) as i64, at: world.now() }
    }

    /// The act under which it is stored.
    pub fn act(&self, world: &World) -> Act {
        Act::under(&BENCH, world, GIVEN, self.id).fact("task", self.task)
    }

    /// Stores the answer and the progress.
    pub fn store(&self, change: &mut Change) -> DbResult<()> {
        change.execute(&INSERT, args![self.id, self.pupil, self.task, Self::GIVEN, self.at])?;
        change.execute(&UPSERT, args![self.pupil, self.at])?;
        Ok(())
    }
}

/// Makes an empty database on a PostgreSQL server and gives its address.
pub async fn fresh_postgres(server: &str) -> Result<String, tokio_postgres::Error> {
    let name = format!("bench_{}", World::real().id::<Uuid>().simple());
    let (client, connection) = tokio_postgres::connect(server, tokio_postgres::NoTls).await?;
    tokio::spawn(connection);
    client.batch_execute(&format!("CREATE DATABASE {name}")).await?;
    let base = server.rsplit_once('/').map_or(server, |(base, _)| base);
    Ok(format!("{base}/{name}"))
}
