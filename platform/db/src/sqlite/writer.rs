//! The thread that writes: jobs that wait together share one commit, and with it one sync of the disk.

use std::sync::mpsc::Receiver;
use std::time::Instant;

use super::link::SqliteLink;
use crate::job::{Verdict, WriteJob};
use crate::tx::{Link, Tx};
use crate::{DbError, DbResult, Options};

pub(super) type Queued = Box<dyn WriteJob>;

/// Owns the one connection that writes.
pub(super) struct Writer {
    tx: Tx,
    queue: Receiver<Queued>,
    options: Options,
}

/// What a batch has come to.
enum Batch {
    /// Every job ran; nothing is durable yet.
    Ready,
    /// The transaction ended in the last job; what the others wrote is gone. The error is for that job
    /// when it does not know of any itself.
    Collapsed(Option<DbError>),
}

impl Writer {
    pub(super) fn new(link: SqliteLink, queue: Receiver<Queued>, options: Options) -> Self {
        Self { tx: Tx::over(Link::Sqlite(link)), queue, options }
    }

    /// Works until the queue is closed and empty.
    pub(super) fn run(mut self) {
        while let Ok(first) = self.queue.recv() {
            self.commit_batch(first);
        }
        // Leaves one file behind, without a log to replay at the next start.
        if let Err(error) = self.run_text("PRAGMA wal_checkpoint(TRUNCATE)") {
            tracing::warn!(%error, "the write-ahead log was not folded into the file");
        }
    }

    #[allow(clippy::disallowed_methods, reason = "a limit on work, not a moment that anything records")]
    fn commit_batch(&mut self, first: Queued) {
        if let Err(error) = self.control("BEGIN IMMEDIATE") {
            return first.fail(error);
        }
        let began = Instant::now();
        let mut jobs = Vec::new();
        let mut next = Some(first);
        let mut state = Batch::Ready;
        while let Some(mut job) = next.take() {
            if !job.is_abandoned() {
                state = self.run_in_savepoint(&mut *job);
                jobs.push(job);
            }
            let is_full = jobs.len() >= self.options.batch_jobs || began.elapsed() >= self.options.batch_time;
            if is_full || matches!(state, Batch::Collapsed(_)) {
                break;
            }
            next = self.queue.try_recv().ok();
        }
        self.settle(jobs, state);
    }

    /// Commits and answers everyone; when that fails, each job gets a transaction of its own.
    fn settle(&mut self, mut jobs: Vec<Queued>, state: Batch) {
        let error = match state {
            Batch::Collapsed(error) => {
                // The job in which it happened has failed; the others are innocent.
                if let Some(culprit) = jobs.pop() {
                    fail_or_answer(culprit, error);
                }
                None
            }
            Batch::Ready => match self.control("COMMIT") {
                Ok(()) => return jobs.into_iter().for_each(|job| job.answer()),
                Err(error) => Some(error),
            },
        };
        self.roll_back();
        match (error, jobs.len()) {
            (Some(error), 1) => jobs.into_iter().for_each(|job| job.fail(error.clone())),
            _ => jobs.into_iter().for_each(|job| self.commit_alone(job)),
        }
    }

    /// After a failed batch, for example when one job broke a deferred foreign key: the guilty one fails alone.
    fn commit_alone(&mut self, mut job: Queued) {
        if let Err(error) = self.control("BEGIN IMMEDIATE") {
            return job.fail(error);
        }
        let error = match self.run_in_savepoint(&mut *job) {
            Batch::Collapsed(error) => error,
            Batch::Ready => self.control("COMMIT").err(),
        };
        self.roll_back();
        fail_or_answer(job, error);
    }

    fn run_in_savepoint(&mut self, job: &mut dyn WriteJob) -> Batch {
        // Without a savepoint the job could not be undone alone; then the others are repeated one by one.
        if let Err(error) = self.control("SAVEPOINT job") {
            return Batch::Collapsed(Some(error));
        }
        self.tx.limit(Some(job.limit().unwrap_or(self.options.write_limit)));
        let verdict = job.attempt(&mut self.tx);
        self.tx.limit(None);
        let ended = match verdict {
            // SQLite ends a transaction by itself when the disk is full or a write was stopped midway.
            _ if !self.is_in_transaction() => {
                return Batch::Collapsed((verdict == Verdict::Keep).then_some(DbError::LostConnection));
            }
            Verdict::Keep => self.control("RELEASE job"),
            Verdict::Undo | Verdict::Conflict => {
                self.control("ROLLBACK TO job").and_then(|()| self.control("RELEASE job"))
            }
        };
        ended.map_or_else(|error| Batch::Collapsed(Some(error)), |()| Batch::Ready)
    }

    fn roll_back(&self) {
        if self.is_in_transaction() {
            crate::job::report_undo_failure(self.control("ROLLBACK"));
        }
    }

    fn is_in_transaction(&self) -> bool {
        matches!(self.tx.link(), Link::Sqlite(link) if link.is_in_transaction())
    }

    fn control(&self, text: &'static str) -> DbResult<()> {
        match self.tx.link() {
            Link::Sqlite(link) => link.control(text),
            Link::Postgres(_) => Err(DbError::Closed),
        }
    }

    fn run_text(&mut self, text: &'static str) -> DbResult<()> {
        self.tx.run_text("db.close", text)
    }
}

fn fail_or_answer(job: Queued, error: Option<DbError>) {
    match error {
        Some(error) => job.fail(error),
        None => job.answer(),
    }
}
