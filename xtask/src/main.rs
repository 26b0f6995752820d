//! Chores of the house: `cargo run -p xtask -- tidy` holds what the compiler cannot.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

mod tidy;

const USAGE: &str = "\
usage: cargo run -p xtask -- tidy [--sql-coverage DIR]

  tidy                  checks arrows, tables, routes, acts, words, statements, readmes and leftovers
  --sql-coverage DIR    also checks that every statement ran on both databases; DIR holds sqlite.txt and
                        postgres.txt, which `OPORA_SQL_COVERAGE=DIR cargo test` writes";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(reason) => {
            eprintln!("xtask: {reason}");
            ExitCode::from(2)
        }
    }
}

/// Does what was asked; answers whether the house is in order.
fn run(arguments: &[String]) -> Result<bool, String> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let coverage = match words[..] {
        ["tidy"] => None,
        ["tidy", "--sql-coverage", folder] => Some(tidy::Coverage::read(Path::new(folder))?),
        _ => return Err(format!("what shall I do?\n\n{USAGE}")),
    };
    let house = tidy::House::read(&root()?)?;
    let report = tidy::inspect(&house, coverage.as_ref());
    // Whoever reads only the beginning (`| head`) has seen enough; that is no failure.
    let _ = write!(std::io::stdout(), "{report}");
    Ok(report.is_clean())
}

/// The workspace's folder: cargo names it, so that no path of a machine is compiled in.
fn root() -> Result<PathBuf, String> {
    let output = std::process::Command::new("cargo")
        .args(["locate-project", "--workspace", "--message-format", "plain"])
        .output()
        .map_err(|error| format!("cargo cannot be run: {error}"))?;
    let manifest = PathBuf::from(String::from_utf8_lossy(&output.stdout).trim());
    manifest.parent().map(Path::to_path_buf).ok_or_else(|| "no workspace here".to_owned())
}
