//! A bounded number of seats, a bounded number of those who wait for one, and an end to waiting.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::{DbError, DbResult, Options};

/// Seats for work that needs a connection.
#[derive(Debug)]
pub(crate) struct Seats {
    seats: Arc<Semaphore>,
    all: u32,
    waiting: AtomicUsize,
    most_waiting: usize,
    patience: Duration,
}

impl Seats {
    pub(crate) fn new(options: &Options) -> Self {
        let all = options.connections.max(1);
        Self {
            seats: Arc::new(Semaphore::new(all)),
            all: u32::try_from(all).unwrap_or(u32::MAX),
            waiting: AtomicUsize::new(0),
            most_waiting: options.waiting,
            patience: options.read_limit,
        }
    }

    /// A seat, at once or after waiting; [`DbError::Busy`] when too many wait or it takes too long.
    pub(crate) async fn take(&self) -> DbResult<OwnedSemaphorePermit> {
        if let Ok(seat) = Arc::clone(&self.seats).try_acquire_owned() {
            return Ok(seat);
        }
        let _queued = Queued::join(&self.waiting, self.most_waiting)?;
        match tokio::time::timeout(self.patience, Arc::clone(&self.seats).acquire_owned()).await {
            Ok(seat) => seat.map_err(|_| DbError::Closed),
            Err(_) => Err(DbError::Busy),
        }
    }

    /// Waits until every seat is free and gives out none any more.
    pub(crate) async fn close(&self) {
        // An error means that it is closed already.
        let _all = self.seats.acquire_many(self.all).await;
        self.seats.close();
    }
}

/// A place in the waiting line, given back when its holder leaves for whatever reason.
struct Queued<'a>(&'a AtomicUsize);

impl<'a> Queued<'a> {
    fn join(waiting: &'a AtomicUsize, most: usize) -> DbResult<Self> {
        if waiting.fetch_add(1, Ordering::Relaxed) >= most {
            waiting.fetch_sub(1, Ordering::Relaxed);
            return Err(DbError::Busy);
        }
        Ok(Self(waiting))
    }
}

impl Drop for Queued<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}
