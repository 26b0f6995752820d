//! `opora demo`: an invented region on a day of the past, built by people of the past and served at once.

mod clock;
mod director;
mod feature;
pub mod folder;
mod papers;
pub mod people;
mod projects;
mod requisites;
mod script;
mod support;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::http::Extensions;
use db::{Db, Options};
use documents::Documents;
use files::{Files, Limits};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use kernel::{FixedRandom, SystemRandom, World};
use permit::zone_by_name;
use tokio::net::TcpListener;
use web::Site;

use self::clock::{JumpingSessions, RunningClock};
use self::director::{Director, OpenDoor};
pub use self::feature::{DemoControl, feature};
use self::folder::{DemoFolder, database_in, files_in};
use crate::house::{self, BrokenTexts, House};
use crate::{features, night, serve};

/// The zone of the invented region.
pub const ZONE: &str = "Asia/Novosibirsk";
/// The hour and minute at which the demonstration's day begins.
pub const MORNING: (i8, i8) = (9, 12);
/// The day that the history leads to. An earlier day would show deeds of its future.
pub const USUAL_DAY: Date = Date::constant(2022, 10, 20);
/// The last day on which the demonstration has something to show.
const LAST_DAY: Date = Date::constant(2027, 12, 31);
/// The same history has the same ids everywhere.
const SEED: u64 = 20_221_020;

/// What the command line asks for.
#[derive(Debug, Clone)]
pub struct Asked {
    /// Where to listen.
    pub listen: SocketAddr,
    /// The folder, if one is named.
    pub data: Option<PathBuf>,
    /// The day.
    pub on: Date,
}

/// Why there is no demonstration.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// The folder's failure.
    #[error("папка демонстрации: {0}")]
    Io(#[from] std::io::Error),
    /// The database's failure.
    #[error("база данных: {0}")]
    Db(#[from] db::DbError),
    /// The texts' fault.
    #[error(transparent)]
    Texts(#[from] BrokenTexts),
    /// The folder holds something else.
    #[error("в папке {} лежит «{found}»: это не демонстрация. Укажите пустую папку: --data ПАПКА", path.display())]
    ForeignFolder {
        /// The folder.
        path: PathBuf,
        /// What lies there.
        found: String,
    },
    /// The day has no history.
    #[error("день демонстрации – с {USUAL_DAY} по {LAST_DAY}: --on {USUAL_DAY}")]
    Day,
    /// The address is taken.
    #[error("не удалось занять адрес {address}: {reason}. Другой адрес: --listen 127.0.0.1:8081")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// The system's reason.
        reason: std::io::Error,
    },
    /// The script is wrong: a fault of the program.
    #[error("сценарий демонстрации: {0}")]
    Script(String),
    /// A page refused a line of the script: a fault of the program.
    #[error("сценарий демонстрации, {when}: {path} отвечает {status}: {said}")]
    Refused {
        /// The page.
        path: String,
        /// The moment of the script.
        when: Timestamp,
        /// The page's answer.
        status: u16,
        /// Its words.
        said: String,
    },
}

/// A demonstration that is ready to be served.
pub struct Demo {
    /// Its application and pages.
    pub house: House,
    /// Its clock and folder.
    pub control: DemoControl,
    /// Time and chance of the demonstration.
    pub world: World,
}

/// The morning of a day in the invented region.
///
/// # Errors
/// When the calendar has no such moment.
pub fn morning(on: Date) -> Result<Timestamp, DemoError> {
    if on < USUAL_DAY || on > LAST_DAY {
        return Err(DemoError::Day);
    }
    let zoned = on.at(MORNING.0, MORNING.1, 0, 0).to_zoned(zone_by_name(ZONE)).map_err(|_| DemoError::Day)?;
    Ok(zoned.timestamp())
}

/// Finds the demonstration of the day in the folder, or builds it there.
///
/// # Errors
/// The folder's, the database's, and faults of the script.
pub async fn prepare(folder: PathBuf, on: Date, base_url: String) -> Result<Demo, DemoError> {
    let start = morning(on)?;
    let folder = DemoFolder::take(folder, on).await?;
    let moment = match folder.finished().await {
        Some(moment) => moment,
        None => {
            build(&folder.begin().await?, start).await?;
            folder.finish(start).await?;
            start
        }
    };
    open(Arc::new(folder), moment, base_url).await
}

/// Builds the history in an empty folder, up to the moment at which it will be shown.
///
/// # Errors
/// The folder's, the database's, and faults of the script.
pub async fn build(folder: &Path, until: Timestamp) -> Result<(), DemoError> {
    let beginning = director::moment("2022-01-10 09:00").ok_or(DemoError::Day)?;
    let (db, files) = open_storage(folder).await?;
    db.migrate(&features::migrations(), beginning).await?;
    let clock = Arc::new(kernel::SettableClock::at(beginning));
    let world = World::of(clock.clone(), Arc::new(FixedRandom::from_seed(SEED)));
    let cast = people::enter(&db, &world).await?;
    let door = Arc::new(OpenDoor::default());
    let parts = house::Parts {
        db: db.clone(),
        world: world.clone(),
        who: door.clone(),
        site: site(String::new()),
        files,
        documents: Documents::new(1),
        extras: Extensions::new(),
    };
    let house = house::build(parts)?;
    let director = Director::new(house.app, house.router, clock.clone(), door);
    projects::play(&director, &cast).await?;
    support::play(&director, &cast).await?;
    last_nights(&db, &world, &clock, until).await?;
    db.close().await;
    Ok(())
}

/// The nights between the end of the script and the day that is shown; the last one at six of that very morning.
async fn last_nights(db: &Db, world: &World, clock: &kernel::SettableClock, until: Timestamp) -> Result<(), DemoError> {
    let zone = zone_by_name(ZONE);
    let last = until.to_zoned(zone.clone()).date();
    let six = last.at(6, 0, 0, 0).to_zoned(zone).map_err(|_| DemoError::Day)?.timestamp();
    // Deriving is idempotent and looks thirteen months ahead: one night stands for all before it.
    clock.set(six.checked_add(2.seconds()).map_err(|_| DemoError::Day)?);
    obligations::published::derive_all(db, world, last).await?;
    Ok(())
}

async fn open_storage(folder: &Path) -> Result<(Db, Files), DemoError> {
    let options = Options { connections: 4, ..Options::default() };
    let db = Db::open(&database_in(folder), options).await?;
    let files = Files::open(files_in(folder), Limits::default()).await?;
    Ok((db, files))
}

fn site(base_url: String) -> Site {
    Site { demo: true, secure_cookies: false, base_url }
}

async fn open(folder: Arc<DemoFolder>, moment: Timestamp, base_url: String) -> Result<Demo, DemoError> {
    let (db, files) = open_storage(folder.path()).await?;
    db.migrate(&features::migrations(), moment).await?;
    let clock = Arc::new(RunningClock::from(moment));
    // Sessions of the demonstration are as unguessable as anywhere.
    let world = World::of(clock.clone(), Arc::new(SystemRandom));
    let sessions = sign_in::published::Sessions::over(&db);
    let who = Arc::new(JumpingSessions { sessions, clock: clock.clone() });
    let control = DemoControl { clock, folder };
    let mut extras = Extensions::new();
    extras.insert(control.clone());
    let parts = house::Parts {
        world: world.clone(),
        who,
        db,
        site: site(base_url),
        files,
        documents: Documents::new(2),
        extras,
    };
    Ok(Demo { house: house::build(parts)?, control, world })
}

/// Builds or finds the demonstration and serves it until it is stopped.
///
/// # Errors
/// Everything that keeps it from being served, in Russian.
pub async fn run(asked: Asked) -> Result<(), DemoError> {
    let address = asked.listen;
    // First the address: a taken port is said at once, not after the building.
    let listener = TcpListener::bind(address).await.map_err(|reason| DemoError::Listen { address, reason })?;
    let address = listener.local_addr()?;
    let folder = asked.data.unwrap_or_else(DemoFolder::usual);
    let base_url = format!("http://{address}");
    let demo = prepare(folder, asked.on, base_url.clone()).await?;
    say_ready(&demo, &base_url);
    let night = night::Night::start(&demo.house.app.db, &demo.world, night::OldSessions::Kept);
    let served = serve::run(listener, demo.house.router.clone(), serve::stop_asked()).await;
    night.stop().await;
    demo.control.folder.remember(demo.world.now()).await?;
    demo.house.app.db.close().await;
    Ok(served?)
}

fn say_ready(demo: &Demo, base_url: &str) {
    let day = demo.world.now().to_zoned(zone_by_name(ZONE)).date();
    println!("«Опора», демонстрация: события вымышлены, день – {:02}.{:02}.{}.", day.day(), day.month(), day.year());
    println!("  Откройте   {base_url}/demo  и выберите, кем войти: пароль не нужен.");
    println!("  Данные     {}", demo.control.folder.path().display());
    println!("  Остановить Ctrl-C");
}
