//! Kills a writing process with SIGKILL at random moments, and checks that nothing acknowledged is lost.
//!
//! ```text
//! kill_nine [rounds]               SQLite in a temporary folder, 100 rounds
//! kill_nine [rounds] postgres://…  the client is killed, the server lives on
//! kill_nine [rounds] --cheat       acknowledges before the commit: the check must find losses
//! ```
//!
//! SIGKILL takes the process, not the disk's cache: that the sync happens before the acknowledgement is
//! shown by strace of one child (`kill_nine --child URL honest 1`, one task), see README.md.

use std::collections::BTreeSet;
use std::error::Error;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, ExitCode, Stdio};
use std::time::Duration;

use bench::{Answer, AnswerId, TABLES};
use db::{Db, Options, Sql, args};
use kernel::World;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// Tasks that write at once in the child.
const TASKS: &str = "16";
const ROUNDS: u32 = 100;

static ANSWERS: Sql = Sql::new("bench.kill_nine.answers", "SELECT id FROM answer");
static WITHOUT_ACT: Sql = Sql::new(
    "bench.kill_nine.without_act",
    "SELECT count(*) FROM answer WHERE NOT EXISTS (SELECT 1 FROM act WHERE act.subject = answer.id)",
);
static WITHOUT_ANSWER: Sql = Sql::new(
    "bench.kill_nine.without_answer",
    "SELECT count(*) FROM act WHERE NOT EXISTS (SELECT 1 FROM answer WHERE answer.id = act.subject)",
);
static PROGRESS: Sql = Sql::new("bench.kill_nine.progress", "SELECT CAST(sum(answers) AS BIGINT) FROM progress");

fn main() -> Outcome<ExitCode> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let runtime = tokio::runtime::Runtime::new()?;
    if let [mode, url, cheat, tasks] = arguments.as_slice()
        && mode == "--child"
    {
        runtime.block_on(write_for_ever(url, cheat == "cheat", tasks.parse()?))?;
        return Ok(ExitCode::SUCCESS);
    }
    let rounds = arguments.first().and_then(|text| text.parse().ok()).unwrap_or(ROUNDS);
    let cheat = arguments.iter().any(|argument| argument == "--cheat");
    let folder = tempfile::tempdir()?;
    let url = match arguments.iter().find(|argument| argument.starts_with("postgres")) {
        Some(server) => runtime.block_on(bench::fresh_postgres(server))?,
        None => format!("sqlite:{}", folder.path().join("killed.db").display()),
    };
    runtime.block_on(parent(&url, rounds, cheat))
}

/// The child: stores answers and prints the id of each once it is acknowledged.
async fn write_for_ever(url: &str, cheat: bool, groups: u64) -> Outcome<()> {
    let world = World::real();
    let db = Db::open(url, Options::default()).await?;
    db.migrate(TABLES, world.now()).await?;
    let mut tasks = tokio::task::JoinSet::new();
    for group in 0..groups {
        let (db, world) = (db.clone(), world.clone());
        tasks.spawn(async move {
            for number in 0.. {
                let answer = Answer::make(&world, group, number);
                if cheat {
                    acknowledge(answer.id);
                }
                let stored = db.write(answer.act(&world), move |change| answer.store(change)).await;
                match stored {
                    Ok(()) if !cheat => acknowledge(answer.id),
                    Ok(()) => {}
                    Err(error) => eprintln!("not stored: {error}"),
                }
            }
        });
    }
    tasks.join_all().await;
    Ok(())
}

fn acknowledge(id: AnswerId) {
    // One write for one line.
    if std::io::stdout().lock().write_all(format!("{id}\n").as_bytes()).is_err() {
        // The parent has gone, and with it the reason to write.
        std::process::exit(1);
    }
}

async fn parent(url: &str, rounds: u32, cheat: bool) -> Outcome<ExitCode> {
    let mut acknowledged = BTreeSet::new();
    let (mut lost, mut torn) = (0, 0);
    for round in 1..=rounds {
        let new = one_round(url, cheat)?;
        let count = new.len();
        acknowledged.extend(new);
        let (missing, broken) = check(url, &acknowledged).await?;
        // Both count everything since the first round, not only this one.
        (lost, torn) = (missing, broken);
        if round % 10 == 0 || missing > 0 || broken > 0 {
            println!(
                "round {round}: {count} acknowledged, {} in all; lost {missing}, torn {broken}",
                acknowledged.len()
            );
        }
    }
    println!("{rounds} kills, {} acknowledged answers: lost {lost}, torn {torn}", acknowledged.len());
    // Cheating has to be found out, otherwise the check itself proves nothing.
    let is_as_expected = if cheat { lost > 0 } else { lost == 0 && torn == 0 && !acknowledged.is_empty() };
    Ok(if is_as_expected { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Starts a child, kills it at a random moment, and answers what it had acknowledged.
fn one_round(url: &str, cheat: bool) -> Outcome<Vec<AnswerId>> {
    let mut child = Command::new(std::env::current_exe()?)
        .args(["--child", url, if cheat { "cheat" } else { "honest" }, TASKS])
        .stdout(Stdio::piped())
        .spawn()?;
    let output = child.stdout.take().ok_or("the child has no output")?;
    let reading = std::thread::spawn(move || {
        let lines = BufReader::new(output).lines().map_while(Result::ok);
        // The kill may cut the last line short: that was no acknowledgement.
        lines.filter(|line| line.len() == 32).filter_map(|line| line.parse().ok()).collect()
    });
    let mut chance = [0; 2];
    World::real().random().fill(&mut chance);
    std::thread::sleep(Duration::from_millis(60 + u64::from(u16::from_le_bytes(chance)) % 340));
    child.kill()?;
    child.wait()?;
    reading.join().map_err(|_| "the reader of acknowledgements panicked".into())
}

/// How many acknowledged answers are missing, and how many changes were kept in part.
async fn check(url: &str, acknowledged: &BTreeSet<AnswerId>) -> Outcome<(usize, i64)> {
    let db = Db::open(url, Options::default()).await?;
    // The first child may have been killed before it had made the tables.
    db.migrate(TABLES, World::real().now()).await?;
    let (stored, without_act, without_answer, progress) = db
        .read(|tx| {
            let stored = tx.all::<(AnswerId,)>(&ANSWERS, args![])?;
            let (without_act,) = tx.one::<(i64,)>(&WITHOUT_ACT, args![])?;
            let (without_answer,) = tx.one::<(i64,)>(&WITHOUT_ANSWER, args![])?;
            let (progress,) = tx.one::<(Option<i64>,)>(&PROGRESS, args![])?;
            Ok((stored, without_act, without_answer, progress.unwrap_or(0)))
        })
        .await?;
    db.close().await;
    let stored: BTreeSet<AnswerId> = stored.into_iter().map(|(id,)| id).collect();
    let missing = acknowledged.difference(&stored).count();
    let uncounted = (progress - stored.len() as i64).abs();
    Ok((missing, without_act + without_answer + uncounted))
}
