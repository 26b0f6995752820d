//! What can go wrong with a page, and the calm answer to it.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use db::DbError;

/// What a handler returns.
pub type PageResult = Result<Response, PageError>;

/// Why there is no page. The layout around the answer is added by the middleware, which knows the language.
#[derive(Debug, Clone, thiserror::Error)]
pub enum PageError {
    /// Absent, or not for this actor: the two look the same.
    #[error("not found")]
    NotFound,
    /// Nobody is signed in.
    #[error("sign in first")]
    SignIn,
    /// The request cannot be read as what the page expects.
    #[error("malformed request")]
    Malformed,
    /// More than the page takes; the limit in bytes.
    #[error("more than {0} bytes")]
    TooLarge(u64),
    /// Somebody changed the thing meanwhile: look again before you act.
    #[error("changed meanwhile")]
    Conflict,
    /// Too many tries; come again after so many seconds.
    #[error("too many tries, wait {0} s")]
    TooMany(u64),
    /// The queue of writes is full for the moment.
    #[error("busy")]
    Busy,
    /// Anything else: one page with a reference number, one line in the log.
    #[error("internal: {0}")]
    Internal(String),
}

impl PageError {
    /// The status of the answer.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::SignIn => StatusCode::UNAUTHORIZED,
            Self::Malformed => StatusCode::BAD_REQUEST,
            Self::TooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Conflict => StatusCode::CONFLICT,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The key of the texts on the calm page: `error-<word>-title`, `-happened`, `-safe`, `-do`.
    pub fn word(&self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::SignIn => "sign-in",
            Self::Malformed => "malformed",
            Self::TooLarge(_) => "too-large",
            Self::Conflict => "conflict",
            Self::TooMany(_) => "too-many",
            Self::Busy => "busy",
            Self::Internal(_) => "internal",
        }
    }
}

impl From<DbError> for PageError {
    fn from(error: DbError) -> Self {
        match error {
            DbError::Busy => Self::Busy,
            other => Self::Internal(other.to_string()),
        }
    }
}

impl IntoResponse for PageError {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        if let Self::TooMany(seconds) = &self {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(*seconds));
        }
        response.extensions_mut().insert(self);
        response
    }
}

/// «303 See Other»: after a form was taken, the browser looks at the outcome, so that reloading sends nothing twice.
pub fn see_other(to: &str) -> Response {
    let location = HeaderValue::from_str(to).unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response()
}
