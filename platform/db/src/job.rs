//! A write as both engines run it: the closure, its outcome, and the caller who waits for the answer.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

use tokio::sync::oneshot;

use crate::change::Opening;
use crate::{Change, DbError, DbResult, Tx};

/// What is to happen to the statements of an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    Keep,
    Undo,
    /// Undo, and try again: the change met another one, or its connection broke.
    Conflict,
}

/// A queued write, whatever its closure answers.
pub(crate) trait WriteJob: Send {
    /// Runs the closure in a transaction or savepoint that the engine has opened.
    fn attempt(&mut self, tx: &mut Tx) -> Verdict;

    /// Tells the caller the outcome of the last attempt; called once that is durable or undone.
    fn answer(self: Box<Self>);

    /// Tells the caller that nothing was kept, whatever the last attempt said.
    fn fail(self: Box<Self>, error: DbError);

    /// Whether the caller has gone, so that there is no need to begin.
    fn is_abandoned(&self) -> bool;

    /// How long it may take, when it is not the usual limit.
    fn limit(&self) -> Option<Duration>;
}

pub(crate) struct TypedJob<F, T, E> {
    pub opening: Opening,
    pub work: F,
    pub limit: Option<Duration>,
    pub outcome: Option<Result<T, E>>,
    pub reply: oneshot::Sender<Result<T, E>>,
}

impl<F, T, E> WriteJob for TypedJob<F, T, E>
where
    F: Fn(&mut Change<'_>) -> Result<T, E> + Send + 'static,
    T: Send + 'static,
    E: From<DbError> + Send + 'static,
{
    fn attempt(&mut self, tx: &mut Tx) -> Verdict {
        let mut change = Change::new(tx);
        let outcome = caught(|| {
            change.open(&self.opening)?;
            (self.work)(&mut change)
        });
        let is_unchanged = change.is_unchanged();
        let failure = tx.take_failure();
        // Before the commit a lost connection has lost nothing: the change may be tried on another one.
        if matches!(failure, Some(DbError::Busy | DbError::LostConnection)) {
            self.outcome = None;
            return Verdict::Conflict;
        }
        // A job that swallows a failed statement is not kept on either database.
        let outcome = match (outcome, failure) {
            (Ok(_), Some(failure)) => Err(E::from(failure)),
            (outcome, _) => outcome,
        };
        let verdict = if outcome.is_ok() && !is_unchanged { Verdict::Keep } else { Verdict::Undo };
        self.outcome = Some(outcome);
        verdict
    }

    fn answer(self: Box<Self>) {
        let outcome = self.outcome.unwrap_or_else(|| Err(E::from(DbError::Busy)));
        // The caller may have gone; what was committed stays.
        let _ = self.reply.send(outcome);
    }

    fn fail(self: Box<Self>, error: DbError) {
        let _ = self.reply.send(Err(E::from(error)));
    }

    fn is_abandoned(&self) -> bool {
        self.reply.is_closed()
    }

    fn limit(&self) -> Option<Duration> {
        self.limit
    }
}

/// Runs foreign code and turns its panic into an error.
pub(crate) fn caught<T, E: From<DbError>>(work: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
    // What a panic may leave half-done lies in the transaction, which is undone.
    catch_unwind(AssertUnwindSafe(work))
        .unwrap_or_else(|panic| Err(E::from(DbError::Panicked { message: message_of(&*panic) })))
}

fn message_of(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().copied().or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    text.unwrap_or("(no message)").to_owned()
}

/// The answer of a job that was handed to an engine.
pub(crate) async fn await_answer<T, E: From<DbError>>(answer: oneshot::Receiver<Result<T, E>>) -> Result<T, E> {
    // The sender is dropped unanswered only when the engine ended before the job began.
    answer.await.unwrap_or_else(|_| Err(E::from(DbError::Closed)))
}

/// An outcome that is not known yet has no type to report to; engines log it.
pub(crate) fn report_undo_failure(result: DbResult<()>) {
    if let Err(error) = result {
        tracing::error!(%error, "undoing a change failed; its connection is given up");
    }
}
