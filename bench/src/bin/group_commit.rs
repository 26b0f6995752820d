//! Measures the facade's writing against bare SQL: 32 tasks, one job is an insert and an upsert.
//!
//! ```text
//! group_commit [seconds] [rounds] [postgres://…]
//! ```
//!
//! Every way of writing runs `rounds` times for `seconds`, in turn, each on a fresh database, and the table
//! shows the median round. All are durable: SQLite WAL with synchronous=FULL, PostgreSQL with fsync.

use std::error::Error;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use bench::{Answer, TABLES};
use db::{Db, Options, Upkeep};
use kernel::World;

#[path = "../bare.rs"]
mod bare;

type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

const TASKS: u64 = 32;
/// Connections on PostgreSQL, for the facade and for bare SQL.
const CONNECTIONS: usize = 8;
const UPKEEP: Upkeep = Upkeep::named("bench.answer");

/// A way of writing answers.
#[derive(Clone)]
enum Way {
    /// The facade, with an act for each answer.
    FacadeWithAct(Db),
    /// The facade without acts: the same rows as bare SQL writes.
    Facade(Db),
    BareSqlite(bare::SqliteWriter),
    BarePostgres(Arc<bare::PostgresWriter>),
}

impl Way {
    async fn store(&self, world: &World, answer: Answer) -> Outcome<()> {
        match self {
            Self::FacadeWithAct(db) => Ok(db.write(answer.act(world), move |change| answer.store(change)).await?),
            Self::Facade(db) => Ok(db.upkeep(UPKEEP, move |change| answer.store(change)).await?),
            Self::BareSqlite(writer) => writer.store(answer).await,
            Self::BarePostgres(writer) => writer.store(answer).await,
        }
    }
}

/// The ways, by the name under which the table shows them.
const SQLITE: &[&str] = &[
    "SQLite, rusqlite, a transaction each",
    "SQLite, rusqlite, group commit by hand",
    "SQLite, facade",
    "SQLite, facade, with an act each",
];
const POSTGRES: &[&str] = &[
    "PostgreSQL, tokio-postgres, READ COMMITTED",
    "PostgreSQL, tokio-postgres, SERIALIZABLE",
    "PostgreSQL, facade",
    "PostgreSQL, facade, with an act each",
];

async fn open(name: &str, folder: &Path, server: Option<&str>) -> Outcome<Way> {
    let (url, options) = match server {
        Some(server) => {
            (bench::fresh_postgres(server).await?, Options { connections: CONNECTIONS, ..Options::default() })
        }
        None => (format!("sqlite:{}", folder.join("bench.db").display()), Options::default()),
    };
    let db = Db::open(&url, options).await?;
    db.migrate(TABLES, World::real().now()).await?;
    if name.contains("facade") {
        return Ok(if name.contains("act") { Way::FacadeWithAct(db) } else { Way::Facade(db) });
    }
    db.close().await;
    if server.is_some() {
        let isolation = if name.contains("SERIALIZABLE") { "SERIALIZABLE" } else { "READ COMMITTED" };
        return Ok(Way::BarePostgres(Arc::new(bare::PostgresWriter::open(&url, CONNECTIONS, isolation).await?)));
    }
    let most = if name.contains("group") { 64 } else { 1 };
    Ok(Way::BareSqlite(bare::SqliteWriter::open(&folder.join("bench.db"), most)?))
}

/// What one round showed.
#[derive(Debug, Clone, Copy)]
struct Figures {
    per_second: f64,
    median: Duration,
    percentile_99: Duration,
    cpu_per_job: Duration,
}

async fn measure(way: Way, time: Duration) -> Outcome<Figures> {
    let stop = Arc::new(AtomicBool::new(false));
    let cpu_before = cpu_time();
    let began = Instant::now();
    let mut tasks = tokio::task::JoinSet::new();
    for group in 0..TASKS {
        let (way, stop) = (way.clone(), Arc::clone(&stop));
        tasks.spawn(async move {
            let world = World::real();
            let mut took = Vec::with_capacity(100_000);
            for number in 0.. {
                if stop.load(Ordering::Relaxed) {
                    break;
                }
                let began = Instant::now();
                way.store(&world, Answer::make(&world, group, number)).await?;
                took.push(began.elapsed());
            }
            Ok::<_, Box<dyn Error + Send + Sync>>(took)
        });
    }
    tokio::time::sleep(time).await;
    stop.store(true, Ordering::Relaxed);
    let mut took = Vec::new();
    while let Some(task) = tasks.join_next().await {
        took.extend(task??);
    }
    let elapsed = began.elapsed();
    let cpu = cpu_time() - cpu_before;
    took.sort();
    let jobs = took.len().max(1);
    Ok(Figures {
        per_second: jobs as f64 / elapsed.as_secs_f64(),
        median: took[jobs / 2],
        percentile_99: took[jobs * 99 / 100],
        cpu_per_job: cpu / jobs as u32,
    })
}

/// User and system time of this process so far. On PostgreSQL the server's own time is not in it.
fn cpu_time() -> Duration {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The fields after the program's name in brackets; 14 and 15 of all count hundredths of a second.
    let ticks = stat.rsplit(") ").next().unwrap_or_default().split(' ').skip(11).take(2);
    Duration::from_millis(ticks.filter_map(|ticks| ticks.parse::<u64>().ok()).sum::<u64>() * 10)
}

#[tokio::main]
async fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut numbers = arguments.iter().filter_map(|argument| argument.parse::<u64>().ok());
    let time = Duration::from_secs(numbers.next().unwrap_or(5));
    let rounds = numbers.next().unwrap_or(3);
    let server = arguments.iter().find(|argument| argument.starts_with("postgres")).map(String::as_str);
    let ways: Vec<(&str, Option<&str>)> = SQLITE
        .iter()
        .map(|name| (*name, None))
        .chain(POSTGRES.iter().filter_map(|name| server.map(|server| (*name, Some(server)))))
        .collect();
    let mut figures = vec![Vec::new(); ways.len()];
    for round in 1..=rounds {
        for (at, (name, server)) in ways.iter().enumerate() {
            let folder = tempfile::tempdir()?;
            let way = open(name, folder.path(), *server).await?;
            let round_figures = measure(way.clone(), time).await?;
            if let Way::Facade(db) | Way::FacadeWithAct(db) = &way {
                db.close().await;
            }
            eprintln!("round {round}: {name}: {:.0}/s", round_figures.per_second);
            figures[at].push(round_figures);
        }
    }
    println!("| way of writing | jobs/s | best, worst | median | p99 | CPU a job |");
    println!("|---|---|---|---|---|---|");
    for ((name, _), mut rounds) in ways.iter().zip(figures) {
        rounds.sort_by(|a, b| a.per_second.total_cmp(&b.per_second));
        let Figures { per_second, median, percentile_99, cpu_per_job } = rounds[rounds.len() / 2];
        let (worst, best) = (rounds[0].per_second, rounds[rounds.len() - 1].per_second);
        println!(
            "| {name} | {per_second:.0} | {best:.0}, {worst:.0} | {:.1} ms | {:.1} ms | {} us |",
            median.as_secs_f64() * 1e3,
            percentile_99.as_secs_f64() * 1e3,
            cpu_per_job.as_micros()
        );
    }
    Ok(())
}
