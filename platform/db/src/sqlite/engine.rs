//! The embedded database as a whole: the writer's queue and the readers.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use super::link::SqliteLink;
use super::writer::{Queued, Writer};
use crate::job::caught;
use crate::seats::Seats;
use crate::tx::{Link, Tx};
use crate::{DbError, DbResult, Options};

pub(crate) struct SqliteEngine {
    path: PathBuf,
    options: Options,
    /// `None` once the database is closed.
    queue: Mutex<Option<SyncSender<Queued>>>,
    writer: Mutex<Option<JoinHandle<()>>>,
    seats: Seats,
    idle_readers: Mutex<Vec<Tx>>,
}

impl SqliteEngine {
    /// Opens the file, which is created when it is not there; its folder too.
    pub(crate) fn open(path: &Path, options: &Options) -> DbResult<Self> {
        let broken =
            |error: std::io::Error| DbError::Broken { statement: "db.open".into(), message: error.to_string() };
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder).map_err(broken)?;
        }
        let link = SqliteLink::open_writer(path)?;
        let (queue, waiting) = sync_channel(options.waiting);
        let writer = Writer::new(link, waiting, options.clone());
        let thread =
            std::thread::Builder::new().name("db-writer".into()).spawn(move || writer.run()).map_err(broken)?;
        Ok(Self {
            path: path.to_owned(),
            options: options.clone(),
            queue: Mutex::new(Some(queue)),
            writer: Mutex::new(Some(thread)),
            seats: Seats::new(options),
            idle_readers: Mutex::new(Vec::new()),
        })
    }

    /// Hands a job to the writer. A full queue refuses it at once.
    pub(crate) fn submit(&self, job: Queued) {
        let queue = lock(&self.queue);
        let refused = match queue.as_ref().map(|queue| queue.try_send(job)) {
            // Dropping the job answers its caller: closed.
            None | Some(Ok(()) | Err(TrySendError::Disconnected(_))) => return,
            Some(Err(TrySendError::Full(job))) => job,
        };
        drop(queue);
        refused.fail(DbError::Busy);
    }

    /// Runs `work` on a connection that only reads, in one snapshot.
    pub(crate) async fn read<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce(&mut Tx) -> DbResult<T> + Send + 'static,
    ) -> DbResult<T> {
        let seat = self.seats.take().await?;
        let engine = Arc::clone(self);
        let reading = tokio::task::spawn_blocking(move || {
            let result = engine.read_here(work);
            drop(seat);
            result
        });
        reading.await.unwrap_or(Err(DbError::Closed))
    }

    fn read_here<T>(&self, work: impl FnOnce(&mut Tx) -> DbResult<T>) -> DbResult<T> {
        let idle = lock(&self.idle_readers).pop();
        let mut tx = match idle {
            Some(tx) => tx,
            None => Tx::over(Link::Sqlite(SqliteLink::open_reader(&self.path)?)),
        };
        control(&tx, "BEGIN DEFERRED")?;
        tx.limit(Some(self.options.read_limit));
        let result = caught(|| work(&mut tx));
        tx.limit(None);
        tx.take_failure();
        // A reader that cannot end its snapshot would hold back the log for ever; it is dropped.
        match control(&tx, "ROLLBACK") {
            Ok(()) => lock(&self.idle_readers).push(tx),
            Err(error) => crate::job::report_undo_failure(Err(error)),
        }
        result
    }

    /// Refuses new work, finishes what waits, and ends the writer.
    pub(crate) async fn close(self: &Arc<Self>) {
        drop(lock(&self.queue).take());
        self.seats.close().await;
        lock(&self.idle_readers).clear();
        let writer = lock(&self.writer).take();
        if let Some(writer) = writer {
            // Joining blocks, so it does not happen on a thread that serves pages.
            let ended = tokio::task::spawn_blocking(move || writer.join().is_ok()).await;
            if !ended.unwrap_or(false) {
                tracing::error!("the database's writer ended by a panic");
            }
        }
    }
}

fn control(tx: &Tx, text: &'static str) -> DbResult<()> {
    match tx.link() {
        Link::Sqlite(link) => link.control(text),
        Link::Postgres(_) => Err(DbError::Closed),
    }
}

/// Nothing under these locks can be left half-done, so a poisoned one is taken as it is.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
