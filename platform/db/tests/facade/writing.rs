//! Jobs: kept or undone alone, whatever happens to their neighbours.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::Duration;

use db::{Act, DbError, DbResult, Options, Sql, args};

use crate::support::{COUNT, INSERT, MADE, TABLES, TESTS, ThingId, trials, trials_with};

static SLOW: Sql = Sql::new(
    "facade.slow",
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000000000) SELECT count(*) FROM n",
);
static AMOUNT: Sql = Sql::new("facade.thing.amount", "SELECT amount FROM thing WHERE name = $1");
static ADD: Sql = Sql::new("facade.thing.add", "UPDATE thing SET amount = $2 WHERE name = $1");
static ORPHAN: Sql = Sql::new("facade.thing.orphan", "UPDATE thing SET parent = $2 WHERE id = $1");

#[derive(Debug, PartialEq)]
enum Refusal {
    NameTaken,
    Db(DbError),
}

impl From<DbError> for Refusal {
    fn from(error: DbError) -> Self {
        if error.is_unique() { Self::NameTaken } else { Self::Db(error) }
    }
}

#[tokio::test]
async fn what_was_written_is_read() {
    for trial in trials().await {
        trial.make("first").await.unwrap();
        assert_eq!(trial.count().await, 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn bad_jobs_fail_alone() {
    for trial in trials().await {
        let trial = Arc::new(trial);
        let jobs = (0..200).map(|number| {
            let trial = Arc::clone(&trial);
            tokio::spawn(async move {
                let (id, act) = trial.act();
                trial
                    .db
                    .write(act, move |change| {
                        // Every tenth panics, every fifth takes a name that is taken, every third is refused by the table.
                        let name = if number % 5 == 1 { "same".to_owned() } else { format!("thing {number}") };
                        let amount = if number % 3 == 2 { -1 } else { 1 };
                        change.execute(&INSERT, args![id, name, amount, None::<ThingId>])?;
                        assert!(number % 10 != 0, "the tenth");
                        Ok::<_, Refusal>(())
                    })
                    .await
            })
        });
        let jobs: Vec<_> = jobs.collect();
        let mut kept = 0;
        for (number, job) in jobs.into_iter().enumerate() {
            match job.await.unwrap() {
                Ok(()) => kept += 1,
                Err(Refusal::Db(DbError::Panicked { message })) => {
                    assert!(number % 10 == 0 && message.contains("the tenth"), "{number}: {message}");
                }
                Err(Refusal::Db(DbError::Check { .. })) => assert_eq!(number % 3, 2),
                Err(Refusal::NameTaken) => assert_eq!(number % 5, 1),
                other => panic!("{number}: {other:?}"),
            }
        }
        assert_eq!(trial.count().await, kept);
        // Nobody panicked in vain: without 67 refused by the table, 13 panics and 26 of 27 equal names.
        assert_eq!(kept, 94);
    }
}

#[tokio::test]
async fn an_error_undoes_the_act_too_and_reaches_the_caller() {
    for trial in trials().await {
        let (id, act) = trial.act();
        let refused: Result<(), Refusal> = trial
            .db
            .write(act, move |change| {
                change.execute(&INSERT, args![id, "unwanted", 1, None::<ThingId>])?;
                Err(Refusal::NameTaken)
            })
            .await;
        assert_eq!(refused, Err(Refusal::NameTaken));
        assert_eq!(trial.count().await, 0);
        let acts = trial.db.read(move |tx| db::acts::of_subject(tx, id, 10)).await.unwrap();
        assert_eq!(acts, []);
    }
}

#[tokio::test]
async fn a_swallowed_failure_is_a_failure_on_both() {
    for trial in trials().await {
        trial.make("taken").await.unwrap();
        let (id, act) = trial.act();
        let result: DbResult<bool> = trial
            .db
            .write(act, move |change| {
                let swallowed = change.execute(&INSERT, args![id, "taken", 1, None::<ThingId>]);
                assert!(swallowed.unwrap_err().is_unique());
                let next = change.one::<(i64,)>(&COUNT, args![]);
                assert_eq!(next, Err(DbError::AfterFailure { statement: "facade.thing.count".into() }));
                Ok(true)
            })
            .await;
        assert_eq!(result, Err(DbError::Unique { statement: "facade.thing.insert".into() }));
    }
}

#[tokio::test]
async fn nothing_to_do_leaves_no_act_and_still_answers() {
    for trial in trials().await {
        let (id, act) = trial.act();
        let answer: DbResult<&str> = trial
            .db
            .write(act, move |change| {
                change.execute(&INSERT, args![id, "again", 1, None::<ThingId>])?;
                change.leave_unchanged();
                Ok("known already")
            })
            .await;
        assert_eq!(answer, Ok("known already"));
        assert_eq!(trial.count().await, 0);
        assert_eq!(trial.db.read(move |tx| db::acts::of_subject(tx, id, 10)).await.unwrap(), []);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_broken_reference_found_at_commit_spares_the_neighbours() {
    for trial in trials().await {
        let trial = Arc::new(trial);
        let jobs: Vec<_> = (0..40)
            .map(|number| {
                let trial = Arc::clone(&trial);
                tokio::spawn(async move {
                    let (id, act) = trial.act();
                    let nobody = (number == 20).then(|| trial.world.id::<ThingId>());
                    trial
                        .db
                        .write(act, move |change| {
                            change.execute(&INSERT, args![id, format!("thing {number}"), 1, nobody])
                        })
                        .await
                })
            })
            .collect();
        for (number, job) in jobs.into_iter().enumerate() {
            let result = job.await.unwrap();
            match number {
                20 => assert!(matches!(result, Err(DbError::ForeignKey { .. })), "{result:?}"),
                _ => assert_eq!(result, Ok(1), "{number} on {:?}", trial.db.dialect()),
            }
        }
        assert_eq!(trial.count().await, 39);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn changes_that_meet_are_repeated_until_none_is_lost() {
    for trial in trials().await {
        let trial = Arc::new(trial);
        trial.make("counter").await.unwrap();
        let attempts = Arc::new(AtomicU32::new(0));
        let jobs: Vec<_> = (0..24)
            .map(|_| {
                let (trial, attempts) = (Arc::clone(&trial), Arc::clone(&attempts));
                tokio::spawn(async move {
                    let (_, act) = trial.act();
                    loop {
                        let attempts = Arc::clone(&attempts);
                        let done: DbResult<u64> = trial
                            .db
                            .write(act.clone(), move |change| {
                                attempts.fetch_add(1, Ordering::Relaxed);
                                let (amount,) = change.one::<(i64,)>(&AMOUNT, args!["counter"])?;
                                change.execute(&ADD, args!["counter", amount + 1])
                            })
                            .await;
                        match done {
                            Err(DbError::Busy) => continue,
                            other => return other,
                        }
                    }
                })
            })
            .collect();
        for job in jobs {
            assert_eq!(job.await.unwrap(), Ok(1));
        }
        let (amount,) = trial.db.read(|tx| tx.one::<(i64,)>(&AMOUNT, args!["counter"])).await.unwrap();
        assert_eq!(amount, 25, "attempts: {attempts:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_queue_refuses_at_once() {
    let options = Options { waiting: 2, connections: 1, ..Options::default() };
    for trial in trials_with(options).await {
        let trial = Arc::new(trial);
        let (began, go) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicBool::new(false)));
        let start = |number: u32| {
            let (trial, began, go) = (Arc::clone(&trial), Arc::clone(&began), Arc::clone(&go));
            tokio::spawn(async move {
                let (id, act) = trial.act();
                let result = trial
                    .db
                    .write(act, move |change| {
                        began.store(true, Ordering::Relaxed);
                        while !go.load(Ordering::Relaxed) {
                            std::thread::sleep(Duration::from_millis(1));
                        }
                        change.execute(&INSERT, args![id, format!("thing {number}"), 1, None::<ThingId>])
                    })
                    .await;
                u32::from(result == Err(DbError::Busy))
            })
        };
        let mut jobs = vec![start(0)];
        while !began.load(Ordering::Relaxed) {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        jobs.extend((1..8).map(start));
        tokio::time::sleep(Duration::from_millis(200)).await;
        go.store(true, Ordering::Relaxed);
        let mut refused = 0;
        for job in jobs {
            refused += job.await.unwrap();
        }
        assert_eq!(refused, 5, "one runs, two wait, on {:?}", trial.db.dialect());
        assert_eq!(trial.count().await, 3);
    }
}

#[tokio::test]
async fn what_takes_too_long_is_stopped_and_others_go_on() {
    let limit = Duration::from_millis(300);
    for trial in trials_with(Options { read_limit: limit, write_limit: limit, ..Options::default() }).await {
        let read = trial.db.read(|tx| tx.one::<(i64,)>(&SLOW, args![])).await;
        assert_eq!(read, Err(DbError::Timeout { statement: "facade.slow".into() }));
        let (id, act) = trial.act();
        let written: DbResult<(i64,)> = trial
            .db
            .write(act, move |change| {
                change.execute(&INSERT, args![id, "slow", 1, None::<ThingId>])?;
                change.one::<(i64,)>(&SLOW, args![])
            })
            .await;
        assert_eq!(written, Err(DbError::Timeout { statement: "facade.slow".into() }));
        let (id, act) = trial.act();
        let idle: DbResult<u64> = trial
            .db
            .write(act, move |change| {
                std::thread::sleep(limit * 2);
                change.execute(&INSERT, args![id, "idle", 1, None::<ThingId>])
            })
            .await;
        assert_eq!(idle, Err(DbError::Timeout { statement: "facade.thing.insert".into() }));
        trial.make("quick").await.unwrap();
        assert_eq!(trial.count().await, 1);
    }
}

#[tokio::test]
async fn a_read_cannot_write_and_sees_one_snapshot() {
    for trial in trials().await {
        let id = trial.make("first").await.unwrap();
        let written = trial.db.read(move |tx| tx.all::<(i64,)>(&ORPHAN, args![id, None::<ThingId>])).await;
        assert!(matches!(written, Err(DbError::Broken { .. })), "{written:?}");

        let (began, seen) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicBool::new(false)));
        let (i_began, they_wrote) = (Arc::clone(&began), Arc::clone(&seen));
        let reading = trial.db.read(move |tx| {
            let before = tx.one::<(i64,)>(&COUNT, args![])?;
            i_began.store(true, Ordering::SeqCst);
            while !they_wrote.load(Ordering::SeqCst) {
                std::thread::sleep(Duration::from_millis(1));
            }
            Ok((before, tx.one::<(i64,)>(&COUNT, args![])?))
        });
        let writing = async {
            while !began.load(Ordering::SeqCst) {
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
            let made = trial.make("second").await;
            seen.store(true, Ordering::SeqCst);
            made
        };
        let (read, made) = tokio::join!(reading, writing);
        made.unwrap();
        assert_eq!(read.unwrap(), ((1,), (1,)));
        assert_eq!(trial.count().await, 2);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn closing_finishes_what_waits_and_refuses_the_rest() {
    for trial in trials().await {
        let trial = Arc::new(trial);
        let jobs: Vec<_> = (0..30)
            .map(|number| {
                let trial = Arc::clone(&trial);
                tokio::spawn(async move { trial.make(&format!("thing {number}")).await })
            })
            .collect();
        tokio::time::sleep(Duration::from_millis(2)).await;
        trial.db.close().await;
        let mut kept = 0;
        for job in jobs {
            match job.await.unwrap() {
                Ok(_) => kept += 1,
                Err(error) => assert_eq!(error, DbError::Closed),
            }
        }
        assert_eq!(trial.make("late").await, Err(DbError::Closed));
        assert_eq!(trial.db.read(|tx| tx.one::<(i64,)>(&COUNT, args![])).await, Err(DbError::Closed));
        let again = db::Db::open(&trial.url, Options::default()).await.unwrap();
        assert_eq!(again.read(|tx| tx.one::<(i64,)>(&COUNT, args![])).await.unwrap().0, kept);
    }
}

#[tokio::test]
async fn a_caller_who_has_gone_before_the_work_began_gets_nothing_done() {
    for trial in trials().await {
        let (id, act) = trial.act();
        let waiting = trial.db.write(act, move |change| change.execute(&INSERT, args![id, "gone", 1, None::<ThingId>]));
        drop(waiting);
        trial.make("here").await.unwrap();
        assert_eq!(trial.count().await, 1);
        // The kind names what every one of these acts is.
        let acts = trial.db.read(move |tx| db::acts::of_subject(tx, id, 10)).await.unwrap();
        assert!(acts.is_empty(), "{:?}", Act::under(&TESTS, &trial.world, MADE, id));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_fails_the_greedy_and_spares_the_modest() {
    for trial in trials().await.into_iter().filter(|trial| trial.db.dialect() == db::Dialect::Sqlite) {
        // SQLite's own limit stands for the disk's: the same error, raised at the same place.
        let full = db::Migration::new("full", 1, "disk", "PRAGMA max_page_count = 300;");
        trial.db.migrate(&[TABLES, &[full]].concat(), trial.world.now()).await.unwrap();
        let trial = Arc::new(trial);
        let jobs: Vec<_> = (0..40)
            .map(|number| {
                let trial = Arc::clone(&trial);
                tokio::spawn(async move {
                    let (id, act) = trial.act();
                    let name = if number % 10 == 5 { "x".repeat(2_000_000) } else { format!("thing {number}") };
                    let insert =
                        move |change: &mut db::Change| change.execute(&INSERT, args![id, name, 1, None::<ThingId>]);
                    trial.db.write(act, insert).await
                })
            })
            .collect();
        for (number, job) in jobs.into_iter().enumerate() {
            let expected = if number % 10 == 5 { Err(DbError::DiskFull) } else { Ok(1) };
            assert_eq!(job.await.unwrap(), expected, "{number}");
        }
        assert_eq!(trial.count().await, 36);
    }
}
