//! Keeps the files that people attach as evidence, in a local folder; knows no feature.
//!
//! A file is told by its content, never by its name, and is stored under the SHA-256 of its bytes:
//! the same file twice is one file, and a changed file would no longer answer to its key. Original
//! names are data of the features; no name ever becomes a path.

mod kind;
mod name;
mod refusal;
mod sniff;
mod store;
mod upload;

pub use kind::FileKind;
pub use name::clean_name;
pub use refusal::{FileError, FileRefusal};
pub use store::{Condition, FileKey, Files, Limits, NotAKey, Orphans};
pub use upload::{StoredFile, Upload};
