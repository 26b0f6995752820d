//! The runner: claims jobs that are due, gives them to their handlers, renews leases, and stops gently.

use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use db::{Db, DbResult};
use jiff::{SignedDuration, Timestamp};
use kernel::World;
use tokio::sync::{Notify, watch};
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::job::{Claimed, Failure, JobKind};
use crate::store::{self, Moment};

type Handling = Pin<Box<dyn Future<Output = Result<(), Failure>> + Send>>;
type Handler = Arc<dyn Fn(Claimed) -> Handling + Send + Sync>;

/// Sizes and times of a runner.
#[derive(Debug, Clone)]
pub struct RunnerOptions {
    /// Jobs that run at once.
    pub at_once: u32,
    /// How long a node that fell silent keeps its jobs. Renewed at a third of it.
    pub lease: Duration,
    /// How often to look for jobs that are due.
    pub look_every: Duration,
    /// How long running jobs may take after the stop was asked for.
    pub grace: Duration,
}

impl Default for RunnerOptions {
    fn default() -> Self {
        Self {
            at_once: 2,
            lease: Duration::from_secs(60),
            look_every: Duration::from_millis(500),
            grace: Duration::from_secs(20),
        }
    }
}

/// Where a kind that this release does not know waits for a node of the next one.
const UNKNOWN_KIND_PAUSE: SignedDuration = SignedDuration::from_secs(60);
/// The pause after the first failed attempt; doubled each time.
const FIRST_PAUSE: SignedDuration = SignedDuration::from_secs(30);
/// The longest pause between two attempts.
const LONGEST_PAUSE: SignedDuration = SignedDuration::from_secs(3_600);

/// A runner that is being put together.
#[derive(Clone)]
pub struct Runner {
    db: Db,
    world: World,
    machine: World,
    node: Uuid,
    options: RunnerOptions,
    handlers: BTreeMap<&'static str, Handler>,
}

impl Runner {
    /// A runner under a name of its own among all nodes.
    pub fn new(db: Db, world: World, options: RunnerOptions) -> Self {
        // Named by the machine's chance: two nodes with one fixed demo world must not share a name.
        let machine = World::real();
        let node = machine.id();
        Self { db, world, machine, node, options, handlers: BTreeMap::new() }
    }

    /// Measures leases by this world's clock instead of the machine's: for tests.
    #[must_use]
    pub fn with_lease_clock(mut self, machine: World) -> Self {
        self.machine = machine;
        self
    }

    /// Gives the handler of a kind. It may run more than once for one job, so it is idempotent or ends
    /// with [`Claimed::finish`] in its own change.
    #[must_use]
    pub fn handle<F, W>(mut self, kind: JobKind, handler: F) -> Self
    where
        F: Fn(Claimed) -> W + Send + Sync + 'static,
        W: Future<Output = Result<(), Failure>> + Send + 'static,
    {
        self.handlers.insert(kind.as_str(), Arc::new(move |job| Box::pin(handler(job))));
        self
    }

    /// Runs in the background until stopped.
    pub fn start(self) -> Started {
        let (stop, stopping) = watch::channel(false);
        let wake = Arc::new(Notify::new());
        let runner = tokio::spawn(self.run(stopping, Arc::clone(&wake)));
        Started { stop, wake, runner }
    }

    /// Does what is due now, one after another, until nothing is: for the demo's next day and for tests.
    /// Answers how many were tried.
    pub async fn run_due(&self) -> DbResult<u32> {
        let mut tried = 0;
        loop {
            let claimed = store::claim(&self.db, self.node, self.moment(), self.leased_until(), 1).await?;
            let Some(job) = claimed.into_iter().next() else { return Ok(tried) };
            self.clone().perform(job).await;
            tried += 1;
        }
    }

    async fn run(self, mut stopping: watch::Receiver<bool>, wake: Arc<Notify>) {
        let mut running = JoinSet::new();
        while !*stopping.borrow() {
            while running.try_join_next().is_some() {}
            let free = self.options.at_once.saturating_sub(running.len() as u32);
            let claimed = if free == 0 { Ok(Vec::new()) } else { self.claim(free).await };
            match claimed {
                Ok(jobs) if !jobs.is_empty() => {
                    for job in jobs {
                        running.spawn(self.clone().perform(job));
                    }
                    continue;
                }
                Ok(_) => {}
                Err(error) => tracing::warn!(%error, "jobs cannot be claimed now"),
            }
            tokio::select! {
                asked = stopping.changed() => if asked.is_err() { break },
                () = wake.notified() => {}
                _ = running.join_next(), if !running.is_empty() => {}
                () = tokio::time::sleep(self.options.look_every) => {}
            }
        }
        let ended =
            tokio::time::timeout(self.options.grace, async { while running.join_next().await.is_some() {} }).await;
        if ended.is_err() {
            // Their leases run out, and another node takes them up.
            tracing::warn!(jobs = running.len(), "jobs did not end in time and are left to others");
            running.shutdown().await;
        }
    }

    async fn claim(&self, most: u32) -> DbResult<Vec<Claimed>> {
        store::claim(&self.db, self.node, self.moment(), self.leased_until(), most).await
    }

    /// One attempt, from the handler to the row's new state.
    async fn perform(self, job: Claimed) {
        let now = self.world.now();
        let ended = match self.handlers.get(job.kind.as_str()) {
            None => {
                tracing::warn!(kind = job.kind, "no handler for this kind of job; it waits for a newer release");
                job.postpone(&self.db, later(now, UNKNOWN_KIND_PAUSE), "job.unknown_kind", false).await.map(|_| ())
            }
            Some(handler) => match self.under_lease(&job, handler(job.clone())).await {
                Some(Ok(())) => self.end(&job).await,
                Some(Err(failure)) => self.fail(&job, &failure).await,
                None => Ok(()),
            },
        };
        if let Err(error) = ended {
            tracing::error!(%error, kind = job.kind, job = %job.id, "the end of a job was not recorded; it will be tried again");
        }
    }

    /// Runs the handler and renews the lease; `None` when the lease was lost and the handler was stopped.
    async fn under_lease(&self, job: &Claimed, handling: Handling) -> Option<Result<(), Failure>> {
        // A task of its own, so that a panic ends the attempt and nothing else; dropping the set ends the task.
        let mut handler = JoinSet::new();
        handler.spawn(handling);
        loop {
            tokio::select! {
                ended = handler.join_next() => {
                    let ended = ended?;
                    return Some(ended.unwrap_or_else(|error| {
                        tracing::error!(%error, kind = job.kind, job = %job.id, "a job's handler panicked");
                        Err(Failure::later("job.panicked"))
                    }));
                }
                () = tokio::time::sleep(self.options.lease / 3) => {
                    match job.renew(&self.db, self.leased_until()).await {
                        Ok(true) => {}
                        // Done in the handler's own change: what is left of it may finish.
                        Ok(false) if job.is_done(&self.db).await.unwrap_or(false) => {}
                        Ok(false) => {
                            tracing::warn!(kind = job.kind, job = %job.id, "the lease went to another node; the attempt is stopped");
                            return None;
                        }
                        Err(error) => tracing::warn!(%error, "a lease cannot be renewed now"),
                    }
                }
            }
        }
    }

    async fn end(&self, job: &Claimed) -> DbResult<()> {
        if !job.end(&self.db, self.world.now()).await? && !job.is_done(&self.db).await? {
            tracing::warn!(kind = job.kind, job = %job.id, "a job ended after its lease had gone to another node");
        }
        Ok(())
    }

    async fn fail(&self, job: &Claimed, failure: &Failure) -> DbResult<()> {
        let now = self.world.now();
        if failure.is_final || job.attempt >= job.attempts_allowed {
            tracing::error!(kind = job.kind, job = %job.id, why = failure.word, "a job is given up");
            return job.give_up(&self.db, now, failure).await.map(|_| ());
        }
        tracing::warn!(kind = job.kind, job = %job.id, why = failure.word, attempt = job.attempt, "a job failed and is tried later");
        job.postpone(&self.db, later(now, pause_after(job.attempt)), failure.word, true).await.map(|_| ())
    }

    fn moment(&self) -> Moment {
        Moment { now: self.world.now(), machine: self.machine.now() }
    }

    fn leased_until(&self) -> Timestamp {
        later(self.machine.now(), SignedDuration::try_from(self.options.lease).unwrap_or(LONGEST_PAUSE))
    }
}

/// 30 s, doubled after each attempt, at most an hour.
fn pause_after(attempt: u32) -> SignedDuration {
    FIRST_PAUSE.checked_mul(1 << attempt.saturating_sub(1).min(10)).unwrap_or(LONGEST_PAUSE).min(LONGEST_PAUSE)
}

fn later(moment: Timestamp, pause: SignedDuration) -> Timestamp {
    moment.checked_add(pause).unwrap_or(Timestamp::MAX)
}

/// A runner at work. Dropping it stops claiming too, but nobody waits for what runs.
#[derive(Debug)]
pub struct Started {
    stop: watch::Sender<bool>,
    wake: Arc<Notify>,
    runner: tokio::task::JoinHandle<()>,
}

impl Started {
    /// Looks for due jobs at once: after a change that enqueued one was kept.
    pub fn wake(&self) {
        self.wake.notify_one();
    }

    /// Claims no more, lets running jobs end within the grace time, and returns.
    pub async fn stop(self) {
        // A send without receivers means that the runner has ended already.
        let _ = self.stop.send(true);
        if let Err(error) = self.runner.await {
            tracing::error!(%error, "the runner of jobs ended by a panic");
        }
    }
}
