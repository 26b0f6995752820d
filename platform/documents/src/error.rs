//! Why a document could not be made.

/// A document that could not be made. Only the two limits can be a user's doing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    /// The document would be longer than its limit.
    #[error("the document has {found} pages, the limit is {limit}")]
    TooManyPages {
        /// How many pages it has.
        found: usize,
        /// How many it may have.
        limit: usize,
    },
    /// The data is too large to be laid out in reasonable time.
    #[error("the data has {found} bytes, the limit is {limit}")]
    TooMuchData {
        /// Its size as JSON, bytes.
        found: usize,
        /// The limit, bytes.
        limit: usize,
    },
    /// A mistake in a template or in the shape of its data; the text is for the log.
    #[error("the template failed: {0}")]
    Template(String),
    /// The chart library refused; the text is for the log.
    #[error("the chart failed: {0}")]
    Chart(String),
    /// The spreadsheet library refused; the text is for the log.
    #[error("the workbook failed: {0}")]
    Workbook(String),
    /// The server is shutting down, or the drawing thread broke off.
    #[error("the drawing was broken off")]
    BrokenOff,
}

impl DocumentError {
    /// One short Russian sentence for the person who asked for the document.
    pub fn russian(&self) -> String {
        match self {
            Self::TooManyPages { found, limit } => {
                format!("В документе {found} стр., а можно не больше {limit}: сузьте отбор.")
            }
            Self::TooMuchData { .. } => "Данных слишком много для одного документа: сузьте отбор.".to_owned(),
            _ => "Не удалось подготовить документ. Попробуйте ещё раз.".to_owned(),
        }
    }

    /// One short English sentence for the person who asked for the document.
    pub fn english(&self) -> String {
        match self {
            Self::TooManyPages { found, limit } => {
                format!("The document has {found} pages, at most {limit} are allowed: narrow the selection.")
            }
            Self::TooMuchData { .. } => "There is too much data for one document: narrow the selection.".to_owned(),
            _ => "The document could not be made. Please try again.".to_owned(),
        }
    }
}
