//! What only a server can do to us: connections that break.

use db::{DbError, DbResult, args};

use crate::support::{COUNT, INSERT, ThingId, Trial, trials};

/// Ends every connection to the trial's database, as a restart of the server does.
async fn break_connections(trial: &Trial) {
    let (client, connection) = tokio_postgres::connect(&trial.url, tokio_postgres::NoTls).await.unwrap();
    tokio::spawn(connection);
    let end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()";
    client.query(end, &[]).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn broken_connections_are_replaced_and_changes_begun_on_them_repeated() {
    for trial in trials().await.into_iter().filter(|trial| trial.db.dialect() == db::Dialect::Postgres) {
        trial.make("before").await.unwrap();
        break_connections(&trial).await;
        trial.make("after").await.unwrap();
        assert_eq!(trial.count().await, 2);
        break_connections(&trial).await;
        assert_eq!(trial.count().await, 2);

        let (id, act) = trial.act();
        let (ask_to_break, asked_to_break) = std::sync::mpsc::channel();
        let (have_broken, are_broken) = std::sync::mpsc::channel::<()>();
        let are_broken = std::sync::Mutex::new(are_broken);
        let writing = trial.db.write(act, move |change| {
            change.execute(&INSERT, args![id, "during", 1, None::<ThingId>])?;
            // Only the first attempt meets a broken connection; the second finds nobody who listens.
            if ask_to_break.send(()).is_ok() {
                let _ = are_broken.lock().unwrap().recv();
            }
            change.one::<(i64,)>(&COUNT, args![])
        });
        let breaking = async {
            tokio::task::spawn_blocking(move || asked_to_break.recv().unwrap()).await.unwrap();
            break_connections(&trial).await;
            drop(have_broken);
        };
        let (written, ()): (DbResult<(i64,)>, ()) = tokio::join!(writing, breaking);
        assert_eq!(written, Ok((3,)));
        assert_eq!(trial.count().await, 3);
    }
}

#[tokio::test]
async fn a_server_that_is_not_there_is_told_at_the_start() {
    let opened = db::Db::open("postgres://nobody@127.0.0.1:1/none", db::Options::default()).await;
    assert_eq!(opened.map(|_| ()), Err(DbError::LostConnection));
}
