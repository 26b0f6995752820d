//! `opora deadline "PHRASE"`: what the command prints.

/// Why the command refuses.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// The arguments are not understood; the text says how they are written.
    #[error("{0}")]
    Usage(String),
    /// The phrase is refused.
    #[error("{0}")]
    Refused(#[from] crate::Refusal),
    /// The answer cannot be written as JSON.
    #[error("the answer cannot be written: {0}")]
    Json(#[from] serde_json::Error),
}

/// Runs `deadline` with its arguments (without the program's and the command's own name):
/// `"PHRASE" [--on DATE] [--year YYYY] [--school-year YYYY/YYYY] [--term DATE..DATE] [--json]`.
pub fn run<Args, Word>(args: Args) -> Result<String, CommandError>
where
    Args: IntoIterator<Item = Word>,
    Word: Into<String>,
{
    let _ = args.into_iter().map(Into::into).collect::<Vec<String>>();
    Err(CommandError::Usage("not yet written".to_owned()))
}
