//! The server: joins the features into the binary `opora`.

pub mod demo;
pub mod features;
pub mod house;
pub mod night;
pub mod serve;
