//! Pages and forms: declared routes, the context of a request, refusals, calm errors, the look.
//!
//! The web knows no feature. A [`Feature`] hands over its routes, texts, policy rows and slots;
//! the server joins them into one [`App`].

mod access;
mod app;
mod ctx;
mod error;
mod feature;
pub mod form;
pub mod look;
mod middleware;
pub mod slots;

pub use access::{Access, Declared, Routes};
pub use app::{App, AppParts, Site, WhoAsks};
pub use ctx::{Ctx, SessionKey};
pub use error::{PageError, PageResult, see_other};
pub use feature::{Feature, NavEntry};
pub use form::{Form, Refusal, Refusals, Upload};
pub use middleware::router;
