//! Jobs on both databases: enqueued with their change, done once by two nodes, repeated, given up, stopped.

#![allow(clippy::unwrap_used, reason = "a test that meets the unexpected should stop")]

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::Duration;

use db::{Act, ActKind, Db, DbError, DbResult, Migration, Options, Sql, SystemAuthority, Upkeep, args};
use jobs::{Claimed, Failure, Job, JobKind, Runner, RunnerOptions, Tally};
use kernel::{SettableClock, World};
use uuid::Uuid;

db::id! {
    /// A letter of these tests.
    LetterId = "letter";
}

const WRITTEN: ActKind = ActKind::named("letter.written");
const TESTS: SystemAuthority = SystemAuthority::because("tests.jobs");
const SEND: JobKind = JobKind::named("letters.send");
const EFFECT: Upkeep = Upkeep::named("tests.effect");
const TABLES: &[Migration] = &[Migration::new(
    "letters",
    1,
    "letters",
    "CREATE TABLE letter (id UUID NOT NULL PRIMARY KEY);
     CREATE TABLE sent (letter UUID NOT NULL, job UUID NOT NULL);",
)];

static WRITE: Sql = Sql::new("letters.letter.write", "INSERT INTO letter (id) VALUES ($1)");
static SENT: Sql = Sql::new("letters.sent.add", "INSERT INTO sent (letter, job) VALUES ($1, $2)");
static COUNTS: Sql =
    Sql::new("letters.sent.counts", "SELECT count(*), count(DISTINCT letter), count(DISTINCT job) FROM sent");

struct Trial {
    db: Db,
    url: String,
    world: World,
    clock: Arc<SettableClock>,
    _folder: Option<tempfile::TempDir>,
}

impl Trial {
    async fn open(url: String, folder: Option<tempfile::TempDir>) -> Self {
        let (world, clock) = World::fixed("2022-10-20T03:12:00Z".parse().unwrap(), 7);
        let db = Db::open(&url, Options { connections: 4, ..Options::default() }).await.unwrap();
        db.migrate(&[jobs::MIGRATIONS, TABLES].concat(), world.now()).await.unwrap();
        Self { db, url, world, clock, _folder: folder }
    }

    /// A letter is written, and its sending enqueued in the same change.
    async fn write(&self, ending: DbResult<()>) -> DbResult<bool> {
        let letter: LetterId = self.world.id();
        let (world, act) = (self.world.clone(), Act::under(&TESTS, &self.world, WRITTEN, letter));
        self.db
            .write(act, move |change| {
                change.execute(&WRITE, args![letter])?;
                let new = jobs::enqueue(change, &world, &Job::new(SEND, letter.to_string()).with("letter", letter))?;
                ending.clone().map(|()| new)
            })
            .await
    }

    fn runner(&self) -> Runner {
        let options = RunnerOptions { at_once: 4, look_every: Duration::from_millis(5), ..RunnerOptions::default() };
        Runner::new(self.db.clone(), self.world.clone(), options)
    }

    /// A runner that records each sending together with the job's end.
    fn sender(&self) -> Runner {
        let (db, world) = (self.db.clone(), self.world.clone());
        self.runner().handle(SEND, move |job| send(db.clone(), world.clone(), job))
    }

    async fn counts(&self) -> (i64, i64, i64) {
        self.db.read(|tx| tx.one(&COUNTS, args![])).await.unwrap()
    }

    async fn tally(&self) -> Tally {
        let now = self.world.now();
        self.db.read(move |tx| jobs::tally(tx, now)).await.unwrap()
    }
}

async fn send(db: Db, world: World, job: Claimed) -> Result<(), Failure> {
    let letter: LetterId = job.id_of("letter")?;
    db.upkeep(EFFECT, move |change| {
        change.execute(&SENT, args![letter, job.id()])?;
        job.finish(change, world.now())
    })
    .await
    .map_err(|error: DbError| Failure::from(error))
}

async fn trials() -> Vec<Trial> {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("jobs.db").display());
    let mut trials = vec![Trial::open(url, Some(folder)).await];
    match std::env::var("OPORA_TEST_POSTGRES") {
        Ok(server) if !server.is_empty() => {
            let name = format!("jobs_{}", World::real().id::<Uuid>().simple());
            let (client, connection) = tokio_postgres::connect(&server, tokio_postgres::NoTls).await.unwrap();
            tokio::spawn(connection);
            client.batch_execute(&format!("CREATE DATABASE {name}")).await.unwrap();
            let url = format!("{}/{name}", server.rsplit_once('/').unwrap().0);
            trials.push(Trial::open(url, None).await);
        }
        _ => eprintln!("SKIPPED on PostgreSQL: OPORA_TEST_POSTGRES is not set (see .ci/postgres)"),
    }
    trials
}

async fn until(what: &str, holds: impl AsyncFn() -> bool) {
    for _ in 0..2_000 {
        if holds().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    panic!("waited in vain until {what}");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_nodes_do_every_job_exactly_once() {
    for trial in trials().await {
        for _ in 0..200 {
            trial.write(Ok(())).await.unwrap();
        }
        // The second node has connections of its own, as another process would.
        let other = Trial {
            db: Db::open(&trial.url, Options::default()).await.unwrap(),
            ..Trial::open(trial.url.clone(), None).await
        };
        let (first, second) = (trial.sender().start(), other.sender().start());
        until("all are sent", async || trial.tally().await.done == 200).await;
        first.stop().await;
        second.stop().await;
        assert_eq!(trial.counts().await, (200, 200, 200), "on {:?}", trial.db.dialect());
        assert_eq!(trial.tally().await, Tally { due: 0, later: 0, given_up: 0, done: 200 });
        let later = "2022-10-21T00:00:00Z".parse().unwrap();
        assert_eq!(jobs::forget_done_before(&trial.db, later).await, Ok(200));
    }
}

#[tokio::test]
async fn a_job_is_there_exactly_when_its_change_was_kept() {
    for trial in trials().await {
        assert_eq!(trial.write(Ok(())).await, Ok(true));
        assert_eq!(trial.write(Err(DbError::Closed)).await, Err(DbError::Closed));
        assert_eq!(trial.tally().await.due, 1);
        let world = trial.world.clone();
        let twice: DbResult<(bool, bool)> = trial
            .db
            .upkeep(EFFECT, move |change| {
                let nightly = || Job::new(JobKind::named("signals.nightly"), "2022-10-20").with("zones", 3);
                Ok((jobs::enqueue(change, &world, &nightly())?, jobs::enqueue(change, &world, &nightly())?))
            })
            .await;
        assert_eq!(twice, Ok((true, false)));
        let world = trial.world.clone();
        let text: DbResult<bool> = trial
            .db
            .upkeep(EFFECT, move |change| jobs::enqueue(change, &world, &Job::new(SEND, "x").with("to", "two words")))
            .await;
        assert!(matches!(text, Err(DbError::BadAct { .. })), "{text:?}");
    }
}

#[tokio::test]
async fn failures_are_tried_again_after_a_pause_and_given_up_in_the_end() {
    for trial in trials().await {
        let world = trial.world.clone();
        let job = move || Job::new(SEND, "stubborn").attempts(3).after("2022-10-20T04:00:00Z".parse().unwrap());
        trial
            .db
            .upkeep(EFFECT, move |change| jobs::enqueue(change, &world, &job()))
            .await
            .map(|_| ())
            .unwrap_or_else(|e: DbError| panic!("{e}"));
        let runner = trial.runner().handle(SEND, |job| async move {
            match job.attempt() {
                1 => Err(Failure::later("mail.unreachable")),
                2 => panic!("in a handler"),
                _ => Err(Failure::later("mail.unreachable")),
            }
        });
        assert_eq!(runner.run_due().await, Ok(0), "not before its moment");
        trial.clock.advance_hours(1);
        assert_eq!(runner.run_due().await, Ok(1));
        assert_eq!(runner.run_due().await, Ok(0), "it pauses");
        trial.clock.advance_hours(1);
        assert_eq!(runner.run_due().await, Ok(1), "a panic is a failure");
        trial.clock.advance_hours(1);
        assert_eq!(runner.run_due().await, Ok(1));
        assert_eq!(trial.tally().await, Tally { due: 0, later: 0, given_up: 1, done: 0 });
    }
}

#[tokio::test]
async fn an_unknown_kind_waits_for_a_node_that_knows_it() {
    for trial in trials().await {
        trial.write(Ok(())).await.unwrap();
        let ignorant = trial.runner();
        assert_eq!(ignorant.run_due().await, Ok(1));
        assert_eq!(trial.tally().await.later, 1);
        trial.clock.advance_hours(1);
        assert_eq!(trial.sender().run_due().await, Ok(1));
        assert_eq!(trial.counts().await, (1, 1, 1));
    }
}

#[tokio::test]
async fn a_node_that_slept_past_its_lease_changes_nothing() {
    for trial in trials().await {
        trial.write(Ok(())).await.unwrap();
        let (leases, lease_clock) = World::fixed(trial.world.now(), 1);
        let (db, world, others) =
            (trial.db.clone(), trial.world.clone(), trial.runner().with_lease_clock(leases.clone()));
        let late = Arc::new(std::sync::Mutex::new(Vec::new()));
        let note = Arc::clone(&late);
        let sleepy = trial.runner().with_lease_clock(leases).handle(SEND, move |stale| {
            let (db, world, others) = (db.clone(), world.clone(), others.clone());
            let (lease_clock, note) = (Arc::clone(&lease_clock), Arc::clone(&note));
            async move {
                // While this node sleeps an hour, another one takes the job over. The sleeper tries to end
                // it twice: while the other works, and when the other is done.
                lease_clock.advance_hours(1);
                let (other_db, other_world) = (db.clone(), world.clone());
                let (other_stale, other_note) = (stale.clone(), Arc::clone(&note));
                let other = others.handle(SEND, move |mine| {
                    let (db, world, stale, note) =
                        (other_db.clone(), other_world.clone(), other_stale.clone(), Arc::clone(&other_note));
                    async move {
                        let refused = send(db.clone(), world.clone(), stale).await;
                        note.lock().unwrap().push(refused);
                        send(db, world, mine).await
                    }
                });
                other.run_due().await.map_err(Failure::from)?;
                let refused = send(db, world, stale).await;
                note.lock().unwrap().push(refused.clone());
                refused
            }
        });
        assert_eq!(sleepy.run_due().await, Ok(1));
        assert_eq!(*late.lock().unwrap(), [Err(Failure::later("db.error")), Err(Failure::later("db.error"))]);
        assert_eq!(trial.counts().await, (1, 1, 1));
        assert_eq!(trial.tally().await.done, 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_job_keeps_its_lease_and_a_stop_waits_for_it() {
    for trial in trials().await {
        trial.write(Ok(())).await.unwrap();
        let begun = Arc::new(AtomicU32::new(0));
        let ended = Arc::new(AtomicBool::new(false));
        let options = RunnerOptions {
            lease: Duration::from_millis(300),
            look_every: Duration::from_millis(5),
            ..RunnerOptions::default()
        };
        let node = || {
            let (begun, ended) = (Arc::clone(&begun), Arc::clone(&ended));
            Runner::new(trial.db.clone(), trial.world.clone(), options.clone()).handle(SEND, move |_| {
                let (begun, ended) = (Arc::clone(&begun), Arc::clone(&ended));
                async move {
                    begun.fetch_add(1, Ordering::SeqCst);
                    tokio::time::sleep(Duration::from_millis(1_500)).await;
                    ended.store(true, Ordering::SeqCst);
                    Ok(())
                }
            })
        };
        let (first, second) = (node().start(), node().start());
        until("the job has begun", async || begun.load(Ordering::SeqCst) > 0).await;
        tokio::time::sleep(Duration::from_millis(700)).await;
        first.stop().await;
        second.stop().await;
        assert!(ended.load(Ordering::SeqCst), "the stop waited");
        assert_eq!(begun.load(Ordering::SeqCst), 1, "the lease was renewed, on {:?}", trial.db.dialect());
        assert_eq!(trial.tally().await.done, 1);
    }
}
