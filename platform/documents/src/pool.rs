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
        Self { seats: Arc::new(Semaphore::new(limit.max(1))) }
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
        self.run(move || pdf::render(template, &data, &options)).await?
    }

    /// Runs any other heavy work of this crate in the same seats: a large workbook, an upload.
    ///
    /// ```no_run
    /// # async fn read(documents: documents::Documents, bytes: Vec<u8>) -> Result<(), documents::DocumentError> {
    /// use documents::sheet::{self, Limits};
    /// let sheet = documents.run(move || sheet::read(&bytes, "pupils.xlsx", Limits::default())).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`DocumentError::BrokenOff`] at shutdown or when `work` panics.
    pub async fn run<T, F>(&self, work: F) -> Result<T, DocumentError>
    where
        T: Send + 'static,
        F: FnOnce() -> T + Send + 'static,
    {
        let seats = Arc::clone(&self.seats);
        let seat = seats.acquire_owned().await.map_err(|_| DocumentError::BrokenOff)?;
        let task = tokio::task::spawn_blocking(move || {
            let result = work();
            drop(seat);
            result
        });
        task.await.map_err(|_| DocumentError::BrokenOff)
    }
}
