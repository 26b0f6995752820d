//! The stage of a story: an application over a fresh database, on a day that the story chooses.

use std::fmt::Debug;
use std::sync::Arc;

use axum::Router;
use db::{Act, Change, Db, DbError, DbResult, Dialect, FromRow, Sql, Tx, Value};
use jiff::{SignedDuration, Timestamp};
use kernel::{SettableClock, World};
use permit::PersonId;
use web::{App, AppParts};

use crate::database::Fresh;
use crate::journal::{Journal, difference};
use crate::sessions::StageSessions;
use crate::{Client, Setup, must};

static ACTS: Sql = Sql::new(
    "testkit.act.all",
    "SELECT kind, actor, on_behalf_of, by_system, subject_kind, subject, about, happened_on, recorded_at, facts, retracts, id
     FROM act ORDER BY recorded_at, id",
);

db::row! {
    /// An act as stories compare it.
    #[derive(Debug, Clone)]
    struct SeenAct {
        kind: String,
        actor: Option<uuid::Uuid>,
        on_behalf_of: Option<uuid::Uuid>,
        by_system: Option<String>,
        subject_kind: String,
        subject: uuid::Uuid,
        about: Option<uuid::Uuid>,
        happened_on: jiff::civil::Date,
        recorded_at: Timestamp,
        facts: serde_json::Value,
        retracts: Option<uuid::Uuid>,
        id: uuid::Uuid,
    }
}

/// The stage. Cheap to clone.
#[derive(Clone)]
pub struct Stage {
    inner: Arc<Inner>,
}

struct Inner {
    app: Arc<App>,
    router: Router,
    clock: Arc<SettableClock>,
    sessions: Arc<StageSessions>,
    journal: Journal,
}

/// Plays the story on SQLite and on PostgreSQL, and compares what was seen on both.
pub async fn on_both(setup: &Setup, story: impl AsyncFn(&Stage)) {
    let on_sqlite = play(setup, Fresh::sqlite().await, &story).await;
    let Some(fresh) = Fresh::postgres().await else { return };
    let on_postgres = play(setup, fresh, &story).await;
    if setup.is_compared
        && let Some(difference) = difference(&on_sqlite, &on_postgres)
    {
        panic!("the databases differ: {difference}");
    }
}

/// Plays the story on SQLite only: for what no database has a part in.
pub async fn on_sqlite(setup: &Setup, story: impl AsyncFn(&Stage)) {
    play(setup, Fresh::sqlite().await, &story).await;
}

async fn play(setup: &Setup, fresh: Fresh, story: &impl AsyncFn(&Stage)) -> Vec<crate::journal::Seen> {
    let spotlight = Spotlight(fresh.name);
    let stage = Stage::build(setup, fresh.db.clone()).await;
    story(&stage).await;
    stage.inner.journal.note_rows("acts", &stage.all_acts().await);
    stage.nothing_unsaid();
    let seen = stage.inner.journal.take();
    stage.db().close().await;
    drop((stage, fresh, spotlight));
    seen
}

/// Says on which database a story failed.
struct Spotlight(&'static str);

impl Drop for Spotlight {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("testkit: this story failed on {}", self.0);
        }
    }
}

impl Stage {
    async fn build(setup: &Setup, db: Db) -> Self {
        let features = (setup.features)();
        let of_features = features.iter().flat_map(|feature| feature.migrations);
        let steps: Vec<db::Migration> = setup.migrations.iter().chain(of_features).copied().collect();
        must(db.migrate(&steps, setup.at).await, "migrations");
        let (world, clock) = World::fixed(setup.at, setup.seed);
        let sessions = Arc::new(StageSessions::new(setup.actor_of.clone(), setup.who.as_ref().map(|who| who(&db))));
        let joined = App::join(AppParts {
            db,
            world,
            features,
            texts: Vec::new(),
            who: sessions.clone(),
            site: setup.site.clone(),
            extras: setup.extras.clone(),
        });
        let (app, routes) = joined.unwrap_or_else(|faults| {
            let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
            panic!("the texts are not in order:\n{}", faults.join("\n"))
        });
        let router = web::router(app.clone(), routes);
        Self { inner: Arc::new(Inner { app, router, clock, sessions, journal: Journal::default() }) }
    }

    /// The application.
    pub fn app(&self) -> &Arc<App> {
        &self.inner.app
    }

    /// The database.
    pub fn db(&self) -> &Db {
        &self.inner.app.db
    }

    /// Time and chance, for acts and ids.
    pub fn world(&self) -> &World {
        &self.inner.app.world
    }

    /// Which database this is.
    pub fn dialect(&self) -> Dialect {
        self.db().dialect()
    }

    /// The present moment.
    pub fn now(&self) -> Timestamp {
        self.world().now()
    }

    /// Sets the clock, in UTC: `2022-12-31T22:00:00Z`.
    #[track_caller]
    pub fn set_clock(&self, moment: &str) {
        self.inner.clock.set(must(moment.parse(), "the moment"));
    }

    /// Lets minutes pass.
    #[track_caller]
    pub fn pass_minutes(&self, minutes: i64) {
        self.inner.clock.set(must(self.now().checked_add(SignedDuration::from_mins(minutes)), "the moment"));
    }

    /// Lets whole days of 24 hours pass.
    #[track_caller]
    pub fn pass_days(&self, days: i64) {
        self.pass_minutes(days * 24 * 60);
    }

    /// A browser in which nobody is signed in.
    pub fn nobody(&self) -> Client {
        Client::new(self.clone())
    }

    /// A browser in which this person is signed in.
    #[track_caller]
    pub fn as_person(&self, person: PersonId) -> Client {
        self.nobody().cookie("opora_session", &self.inner.sessions.token_for(person))
    }

    /// Reads, past all pages.
    pub async fn read<T, F>(&self, work: F) -> T
    where
        F: FnOnce(&mut Tx) -> DbResult<T> + Send + 'static,
        T: Send + 'static,
    {
        must(self.db().read(work).await, "reading")
    }

    /// Writes under an act, past all pages: what was there before the story.
    pub async fn write<T, F>(&self, act: Act, work: F) -> T
    where
        F: Fn(&mut Change<'_>) -> DbResult<T> + Send + 'static,
        T: Send + 'static,
    {
        must(self.db().write::<T, DbError, F>(act, work).await, "writing")
    }

    /// Reads rows and notes them, so that both databases must answer the same in the same order.
    pub async fn rows<R>(&self, sql: &'static Sql, args: &[Value]) -> Vec<R>
    where
        R: FromRow + Debug + Send + 'static,
    {
        let args = args.to_vec();
        let rows: Vec<R> = self.read(move |tx| tx.all(sql, &args)).await;
        self.inner.journal.note_rows(sql.name(), &rows);
        rows
    }

    /// Notes a value that both databases must agree on.
    pub fn note(&self, heading: &str, value: impl Debug) {
        self.inner.journal.note(heading, format!("{value:#?}"));
    }

    /// The kinds of all acts so far, in order.
    pub async fn acts(&self) -> Vec<String> {
        self.all_acts().await.into_iter().map(|act| act.kind).collect()
    }

    async fn all_acts(&self) -> Vec<SeenAct> {
        self.read(|tx| tx.all(&ACTS, db::args![])).await
    }

    /// No page asked for words that are not there.
    fn nothing_unsaid(&self) {
        for lang in i18n::Lang::ALL {
            let missing = self.app().texts.speaker(lang).missing();
            assert!(missing.is_empty(), "words that are missing in {}: {missing:?}", lang.tag());
        }
    }

    pub(crate) fn router(&self) -> Router {
        self.inner.router.clone()
    }

    pub(crate) fn journal(&self) -> &Journal {
        &self.inner.journal
    }
}
