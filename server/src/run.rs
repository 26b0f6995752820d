//! What each command does, from the settings to the exit code.

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use axum::http::Extensions;
use axum::middleware::from_fn;
use db::{Db, DbError, Options};
use documents::Documents;
use files::{Files, Limits};
use kernel::World;
use tokio::net::TcpListener;
use web::Site;

use crate::command_line::{Command, CommandLine, UserCommand};
use crate::config::{Config, Faults, LogFormat};
use crate::demo::DemoError;
use crate::house::{self, BrokenTexts};
use crate::probes::NoNumbers;
use crate::user::UserError;
use crate::{demo, doctor, features, log, migrate, night, policy, probes, proxy, serve, user};

/// The file that is read when nobody names one, if it is there.
const USUAL_FILE: &str = "opora.toml";

/// Why a command failed, as the operator reads it.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs, reason = "each is the failure of the part that it names")]
pub enum RunError {
    #[error(transparent)]
    Settings(#[from] Faults),
    #[error("файл настроек {file}: {reason}")]
    File { file: String, reason: std::io::Error },
    #[error("база данных: {0}")]
    Db(#[from] DbError),
    #[error("папка для файлов или адрес: {0}")]
    Io(#[from] std::io::Error),
    #[error(transparent)]
    Texts(#[from] BrokenTexts),
    #[error(transparent)]
    Numbers(#[from] NoNumbers),
    #[error("таблицы базы старше программы, не хватает шагов: {}. Выполните: opora migrate", .0.join(", "))]
    OldTables(Vec<String>),
    #[error(transparent)]
    User(#[from] UserError),
    #[error(transparent)]
    Demo(#[from] DemoError),
    #[error(transparent)]
    Deadline(#[from] deadlines::command::CommandError),
    #[error(transparent)]
    Doctor(#[from] doctor::DoctorError),
    #[error("ответ не пишется: {0}")]
    Json(#[from] serde_json::Error),
}

/// Runs a command.
///
/// # Errors
/// What the operator has to know.
pub async fn run(line: CommandLine) -> Result<ExitCode, RunError> {
    match line.command {
        Command::Deadline { words } => {
            println!("{}", deadlines::command::run(words)?);
            Ok(ExitCode::SUCCESS)
        }
        Command::Policy => {
            print!("{}", policy::plain(&features::policy()));
            Ok(ExitCode::SUCCESS)
        }
        Command::Demo { listen, data, on } => {
            log::start(LogFormat::Text, "warn");
            demo::run(demo::Asked { listen, data, on }).await?;
            Ok(ExitCode::SUCCESS)
        }
        Command::Serve => serve_until_stopped(settings(line.config.as_deref())?).await,
        Command::Migrate { check } => migrate_tables(&settings(line.config.as_deref())?, check).await,
        Command::User { command: UserCommand::Add(asked) } => add_user(&settings(line.config.as_deref())?, asked).await,
        Command::Doctor { json } => examine(&settings(line.config.as_deref())?, json).await,
    }
}

/// The settings from the named file, or from the usual one where there is one, and from the environment.
fn settings(file: Option<&Path>) -> Result<Config, RunError> {
    let text = match file {
        Some(file) => Some(
            std::fs::read_to_string(file)
                .map_err(|reason| RunError::File { file: file.display().to_string(), reason })?,
        ),
        None => match std::fs::read_to_string(USUAL_FILE) {
            Ok(text) => Some(text),
            Err(reason) if reason.kind() == std::io::ErrorKind::NotFound => None,
            Err(reason) => return Err(RunError::File { file: USUAL_FILE.to_owned(), reason }),
        },
    };
    Ok(Config::read(text.as_deref(), |name| std::env::var(name).ok())?)
}

async fn open(config: &Config) -> Result<Db, RunError> {
    if let Some(path) = config.database.strip_prefix("sqlite:")
        && let Some(folder) = Path::new(path).parent()
    {
        std::fs::create_dir_all(folder)?;
    }
    let options = Options { connections: config.connections, ..Options::default() };
    Ok(Db::open(&config.database, options).await?)
}

async fn serve_until_stopped(config: Config) -> Result<ExitCode, RunError> {
    log::start(config.log_format, &config.log_level);
    let world = World::real();
    let db = open(&config).await?;
    if config.migrate_on_start {
        migrate::apply(&db, &world).await?;
    }
    let missing = migrate::missing(&db).await?;
    if !missing.is_empty() {
        db.close().await;
        return Err(RunError::OldTables(missing));
    }
    let parts = house::Parts {
        db: db.clone(),
        world: world.clone(),
        who: Arc::new(sign_in::published::Sessions::over(&db)),
        site: Site { demo: false, secure_cookies: config.secure_cookies, base_url: config.base_url.clone() },
        files: Files::open(&config.files, Limits { bytes: config.file_limit }).await?,
        documents: Documents::new(config.document_seats),
        extras: Extensions::new(),
    };
    let mut pages = house::build(parts)?.router.layer(from_fn(log::record));
    if config.trust_proxy {
        pages = pages.layer(from_fn(proxy::believe));
    }
    let router = pages.merge(probes::routes(db.clone(), world.clone(), config.metrics_token.as_deref())?);
    let listener = TcpListener::bind(config.listen).await?;
    let night = night::Night::start(&db, &world, night::OldSessions::Forgotten);
    tracing::info!(listen = %config.listen, version = env!("CARGO_PKG_VERSION"), "ready");
    let served = serve::run(listener, router, serve::stop_asked()).await;
    tracing::info!("stopping");
    night.stop().await;
    db.close().await;
    served?;
    tracing::info!("stopped");
    Ok(ExitCode::SUCCESS)
}

async fn migrate_tables(config: &Config, only_check: bool) -> Result<ExitCode, RunError> {
    let db = open(config).await?;
    let missing = migrate::missing(&db).await?;
    let code = if only_check {
        match missing.as_slice() {
            [] => println!("Таблицы этой версии на месте."),
            missing => println!("Не применено шагов: {}\n  {}", missing.len(), missing.join("\n  ")),
        }
        ExitCode::from(u8::from(!missing.is_empty()))
    } else {
        let report = migrate::apply(&db, &World::real()).await?;
        println!("Применено шагов: {}, было: {}.", report.applied.len(), report.were_there);
        for unknown in &report.unknown {
            println!("В базе есть шаг более новой версии: {unknown}");
        }
        ExitCode::SUCCESS
    };
    db.close().await;
    Ok(code)
}

async fn add_user(config: &Config, asked: crate::command_line::UserAdd) -> Result<ExitCode, RunError> {
    let password = user::ask_password()?;
    let db = open(config).await?;
    let added = user::add(&db, &World::real(), asked.clone(), &password).await;
    db.close().await;
    added?;
    println!("Готово: {} может войти на {}/sign-in.", asked.login, config.base_url);
    Ok(ExitCode::SUCCESS)
}

async fn examine(config: &Config, as_json: bool) -> Result<ExitCode, RunError> {
    let db = open(config).await?;
    let files = Files::open(&config.files, Limits { bytes: config.file_limit }).await?;
    let report = doctor::examine(&db, &files, World::real().now()).await;
    db.close().await;
    let report = report?;
    if as_json {
        println!("{}", serde_json::to_string_pretty(&report)?);
    } else {
        print!("{report}");
    }
    Ok(ExitCode::from(u8::from(!report.is_sound())))
}
