//! One use case, one file.

pub mod demo;
pub mod password;
pub mod preferences;
pub mod sessions;
pub mod sign_in;
pub mod sign_out;
