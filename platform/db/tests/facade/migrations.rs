//! Migrations: applied once, in order, never edited.

use db::{Db, DbError, Migration, Options, Sql, args};

use crate::support::{TABLES, trials};

static ROWS: Sql = Sql::new("facade.step.rows", "SELECT note FROM step ORDER BY note");

const STEPS: &[Migration] = &[
    Migration::new("steps", 1, "table", "-- A remark; with a semicolon.\nCREATE TABLE step (note TEXT NOT NULL);\n"),
    Migration::new(
        "steps",
        2,
        "rows",
        "INSERT INTO step (note) VALUES ('one; and\ntwo');\nINSERT INTO step (note) VALUES ('three')",
    ),
];

fn all(steps: &[Migration]) -> Vec<Migration> {
    [TABLES, steps].concat()
}

#[tokio::test]
async fn steps_run_once_and_are_reported() {
    for trial in trials().await {
        let now = trial.world.now();
        let report = trial.db.migrate(&all(STEPS), now).await.unwrap();
        assert_eq!(report.applied, ["steps 001 table", "steps 002 rows"]);
        assert_eq!(report.were_there, 3);
        let again = trial.db.migrate(&all(STEPS), now).await.unwrap();
        assert_eq!((again.applied.len(), again.were_there), (0, 5));
        let rows = trial.db.read(|tx| tx.all::<(String,)>(&ROWS, args![])).await.unwrap();
        assert_eq!(rows, [("one; and\ntwo".to_owned(),), ("three".to_owned(),)]);
        let older = trial.db.migrate(TABLES, now).await.unwrap();
        assert_eq!(older.unknown, ["steps 001 table", "steps 002 rows"]);
    }
}

#[tokio::test]
async fn an_edited_step_is_refused_with_advice() {
    for trial in trials().await {
        let now = trial.world.now();
        trial.db.migrate(&all(STEPS), now).await.unwrap();
        let crlf = Migration {
            sql: "-- A remark; with a semicolon.\r\nCREATE TABLE step (note TEXT NOT NULL);\r\n",
            ..STEPS[0]
        };
        trial.db.migrate(&all(&[crlf, STEPS[1]]), now).await.unwrap();
        let edited = Migration { sql: "CREATE TABLE step (note BIGINT);", ..STEPS[0] };
        let Err(DbError::Migration(message)) = trial.db.migrate(&all(&[edited, STEPS[1]]), now).await else {
            panic!("an edited step was accepted");
        };
        assert!(message.starts_with("migration steps 001 table was edited after it had been applied"), "{message}");
    }
}

#[tokio::test]
async fn a_step_that_fails_leaves_nothing_behind() {
    for trial in trials().await {
        let broken = Migration::new("steps", 2, "broken", "CREATE TABLE half (x BIGINT);\nCREATE TABLE;\n");
        let Err(DbError::Migration(message)) = trial.db.migrate(&all(&[STEPS[0], broken]), trial.world.now()).await
        else {
            panic!("a broken step was accepted");
        };
        assert!(message.contains("steps 002 broken failed") && message.ends_with("CREATE TABLE;"), "{message}");
        let repaired = Migration { sql: "CREATE TABLE half (x BIGINT);", ..broken };
        trial.db.migrate(&all(&[STEPS[0], repaired]), trial.world.now()).await.unwrap();
        let gap = Migration { number: 4, ..repaired };
        assert!(matches!(
            trial.db.migrate(&all(&[STEPS[0], gap]), trial.world.now()).await,
            Err(DbError::Migration(_))
        ));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_nodes_may_start_at_once() {
    for trial in trials().await {
        let other = Db::open(&trial.url, Options::default()).await.unwrap();
        let (steps, now) = (all(STEPS), trial.world.now());
        let (first, second) = tokio::join!(trial.db.migrate(&steps, now), other.migrate(&steps, now));
        let mut applied = [first.unwrap().applied, second.unwrap().applied].concat();
        applied.sort();
        assert_eq!(applied, ["steps 001 table", "steps 002 rows"]);
    }
}

#[tokio::test]
async fn addresses_are_checked_and_passwords_not_repeated() {
    for bad in ["", "opora.db", "mysql://x", "sqlite:", "sqlite::memory:", "postgres://user:geheim@host:notaport/x"] {
        let Err(DbError::Address(message)) = Db::open(bad, Options::default()).await else {
            panic!("{bad} was accepted")
        };
        assert!(!message.contains("geheim"));
    }
}
