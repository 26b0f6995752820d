//! The binary `opora`.

use std::process::ExitCode;

use clap::Parser;
use opora::command_line::CommandLine;

#[tokio::main]
async fn main() -> ExitCode {
    let line = CommandLine::parse();
    match opora::run::run(line).await {
        Ok(code) => code,
        Err(error) => {
            eprintln!("opora: {error}");
            ExitCode::FAILURE
        }
    }
}
