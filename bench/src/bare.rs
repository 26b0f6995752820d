//! The same work without the facade, as one would write it by hand.

use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use bench::{Answer, INSERT_TEXT, UPSERT_TEXT};
use tokio::sync::{Mutex, oneshot};

use crate::Outcome;

type Waiting = (Answer, oneshot::Sender<rusqlite::Result<()>>);

/// One thread that owns one rusqlite connection and commits up to `most` answers at once.
#[derive(Clone)]
pub struct SqliteWriter {
    queue: SyncSender<Waiting>,
}

impl SqliteWriter {
    pub fn open(path: &Path, most: usize) -> Outcome<Self> {
        let connection = rusqlite::Connection::open(path)?;
        connection.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;")?;
        let (queue, waiting) = sync_channel(1024);
        std::thread::spawn(move || write(&connection, &waiting, most));
        Ok(Self { queue })
    }

    pub async fn store(&self, answer: Answer) -> Outcome<()> {
        let (reply, answered) = oneshot::channel();
        self.queue.try_send((answer, reply)).map_err(|_| "the queue is full")?;
        Ok(answered.await??)
    }
}

fn write(connection: &rusqlite::Connection, waiting: &Receiver<Waiting>, most: usize) {
    while let Ok(first) = waiting.recv() {
        let mut batch = vec![first];
        while batch.len() < most {
            let Ok(next) = waiting.try_recv() else { break };
            batch.push(next);
        }
        let committed = store_batch(connection, &batch);
        for (_, reply) in batch {
            let answer = match &committed {
                Ok(()) => Ok(()),
                Err(_) => Err(rusqlite::Error::InvalidQuery),
            };
            let _ = reply.send(answer);
        }
    }
}

fn store_batch(connection: &rusqlite::Connection, batch: &[Waiting]) -> rusqlite::Result<()> {
    let insert = INSERT_TEXT.replace('$', "?");
    let upsert = UPSERT_TEXT.replace('$', "?");
    connection.prepare_cached("BEGIN IMMEDIATE")?.execute([])?;
    for (answer, _) in batch {
        let (id, pupil, at) = (answer.id.uuid(), answer.pupil, format!("{:.6}", answer.at));
        let row = rusqlite::params![id.as_bytes(), pupil.as_bytes(), answer.task, Answer::GIVEN, at];
        connection.prepare_cached(&insert)?.execute(row)?;
        connection.prepare_cached(&upsert)?.execute(rusqlite::params![pupil.as_bytes(), at])?;
    }
    connection.prepare_cached("COMMIT")?.execute([])?;
    Ok(())
}

/// A handful of PostgreSQL connections with their prepared statements.
pub struct PostgresWriter {
    idle: Mutex<tokio::sync::mpsc::Receiver<Connection>>,
    give_back: tokio::sync::mpsc::Sender<Connection>,
    begin: String,
}

struct Connection {
    client: tokio_postgres::Client,
    insert: tokio_postgres::Statement,
    upsert: tokio_postgres::Statement,
}

impl PostgresWriter {
    pub async fn open(url: &str, connections: usize, isolation: &str) -> Outcome<Self> {
        let (give_back, idle) = tokio::sync::mpsc::channel(connections);
        for _ in 0..connections {
            let (client, driver) = tokio_postgres::connect(url, tokio_postgres::NoTls).await?;
            tokio::spawn(driver);
            let (insert, upsert) = (client.prepare(INSERT_TEXT).await?, client.prepare(UPSERT_TEXT).await?);
            give_back.send(Connection { client, insert, upsert }).await.map_err(|_| "the pool is closed")?;
        }
        Ok(Self { idle: Mutex::new(idle), give_back, begin: format!("BEGIN ISOLATION LEVEL {isolation}") })
    }

    pub async fn store(&self, answer: Answer) -> Outcome<()> {
        let connection = self.idle.lock().await.recv().await.ok_or("the pool is closed")?;
        let mut done = self.attempt(&connection, &answer).await;
        while done.as_ref().is_err_and(is_conflict) {
            connection.client.batch_execute("ROLLBACK").await?;
            done = self.attempt(&connection, &answer).await;
        }
        self.give_back.send(connection).await.map_err(|_| "the pool is closed")?;
        Ok(done?)
    }

    async fn attempt(&self, connection: &Connection, answer: &Answer) -> Result<(), tokio_postgres::Error> {
        let Connection { client, insert, upsert } = connection;
        client.batch_execute(&self.begin).await?;
        let id = answer.id.uuid();
        client.execute(insert, &[&id, &answer.pupil, &answer.task, &Answer::GIVEN, &answer.at]).await?;
        client.execute(upsert, &[&answer.pupil, &answer.at]).await?;
        client.batch_execute("COMMIT").await
    }
}

fn is_conflict(error: &tokio_postgres::Error) -> bool {
    error.code() == Some(&tokio_postgres::error::SqlState::T_R_SERIALIZATION_FAILURE)
}
