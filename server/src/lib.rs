//! The server: joins the features into the binary `opora`, and gives the operator what running it takes.

pub mod command_line;
pub mod config;
pub mod demo;
pub mod doctor;
pub mod features;
pub mod house;
pub mod log;
pub mod migrate;
pub mod night;
pub mod policy;
pub mod probes;
pub mod proxy;
pub mod run;
pub mod serve;
pub mod user;
