//! A bounded place for the heavy work of drawing, so that ten reports never starve the pages.

use std::sync::Arc;

use tokio::sync::Semaphore;

use crate::DocumentError;
use crate::pdf::{self, Options};

/// Draws at most so many documents at once; the others wait their turn. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Documents {
    seats: Arc<Semaphore>,
}

impl Documents {
    /// A pool with `limit` seats (at least one); half of the machine's cores is a good number.
    pub fn new(limit: usize) -> Self {
        Self {
            seats: Arc::new(Semaphore::new(limit.max(1))),
        }
    }

    /// Makes a PDF on a blocking thread.
    ///
    /// Dropping the future before its turn gives up the place; a drawing that has begun ends first
    /// and keeps its seat until then.
    ///
    /// # Errors
    /// What [`pdf::render`] refuses, or [`DocumentError::BrokenOff`] at shutdown.
    pub async fn pdf(
        &self,
        template: &'static str,
        data: serde_json::Value,
        options: Options,
    ) -> Result<Vec<u8>, DocumentError> {
        self.run(move || pdf::render(template, &data, &options))
            .await
    }

    /// Runs any other heavy work of this crate (a large workbook, an upload) in the same seats.
    ///
    /// # Errors
    /// What `work` refuses, or [`DocumentError::BrokenOff`] at shutdown or when it panics.
    pub async fn run<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DocumentError> + Send + 'static,
        F: FnOnce() -> Result<T, E> + Send + 'static,
    {
        let seats = Arc::clone(&self.seats);
        let seat = seats
            .acquire_owned()
            .await
            .map_err(|_| DocumentError::BrokenOff)?;
        tokio::task::spawn_blocking(move || {
            let result = work();
            drop(seat);
            result
        })
        .await
        .map_err(|_| DocumentError::BrokenOff)?
    }
}
