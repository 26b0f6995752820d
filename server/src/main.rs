//! The binary `opora`.

use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    let asked = opora::demo::Asked { listen: ([127, 0, 0, 1], 8080).into(), data: std::env::args().nth(2).map(Into::into), on: opora::demo::USUAL_DAY };
    match opora::demo::run(asked).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("opora: {error}");
            ExitCode::FAILURE
        }
    }
}
