//! What stands on the stage.

use std::sync::Arc;

use axum::http::Extensions;
use db::{Db, DbResult, Migration, Tx};
use jiff::Timestamp;
use permit::{Actor, PersonId};
use web::{Feature, Site, WhoAsks};

use crate::must;

/// Finds what a person may be asked for: usually `network::published::actor`.
pub(crate) type ActorOf = Arc<dyn Fn(&mut Tx, PersonId, Timestamp) -> DbResult<Option<Actor>> + Send + Sync>;

/// Makes the finder of actors over a database.
type WhoOver = Box<dyn Fn(&Db) -> Arc<dyn WhoAsks> + Send + Sync>;

/// The features, the day and the site of a story. Made once, played on each database.
pub struct Setup {
    pub(crate) features: Box<dyn Fn() -> Vec<Feature> + Send + Sync>,
    pub(crate) actor_of: Option<ActorOf>,
    pub(crate) who: Option<WhoOver>,
    pub(crate) at: Timestamp,
    pub(crate) seed: u64,
    pub(crate) site: Site,
    pub(crate) extras: Extensions,
    pub(crate) migrations: Vec<Migration>,
    pub(crate) is_compared: bool,
}

impl Setup {
    /// The given features, in their order, on 20 October 2022 in the morning, as an ordinary site.
    pub fn of(features: impl Fn() -> Vec<Feature> + Send + Sync + 'static) -> Self {
        let site = Site { demo: false, secure_cookies: false, base_url: "https://opora.example".to_owned() };
        Self {
            features: Box::new(features),
            actor_of: None,
            who: None,
            at: must("2022-10-20T06:00:00Z".parse(), "the usual moment"),
            seed: 7,
            site,
            extras: Extensions::new(),
            migrations: Vec::new(),
            is_compared: true,
        }
    }

    /// How a person becomes an actor, so that [`crate::Stage::as_person`] needs no sign-in page.
    #[must_use]
    pub fn actors(
        mut self,
        actor_of: impl Fn(&mut Tx, PersonId, Timestamp) -> DbResult<Option<Actor>> + Send + Sync + 'static,
    ) -> Self {
        self.actor_of = Some(Arc::new(actor_of));
        self
    }

    /// Who finds the actor behind a real session, made over the story's database; asked when a cookie is
    /// none of the stage's own.
    #[must_use]
    pub fn who(mut self, who: impl Fn(&Db) -> Arc<dyn WhoAsks> + Send + Sync + 'static) -> Self {
        self.who = Some(Box::new(who));
        self
    }

    /// The moment at which the story begins, in UTC: `2022-12-31T21:59:00Z`.
    #[must_use]
    #[track_caller]
    pub fn at(mut self, moment: &str) -> Self {
        self.at = must(moment.parse(), "the story's moment");
        self
    }

    /// Another sequence of chance.
    #[must_use]
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }

    /// The site is a demonstration.
    #[must_use]
    pub fn demo(mut self) -> Self {
        self.site.demo = true;
        self
    }

    /// Cookies travel over HTTPS only.
    #[must_use]
    pub fn secure_cookies(mut self) -> Self {
        self.site.secure_cookies = true;
        self
    }

    /// A further part that handlers find by its type: files, documents.
    #[must_use]
    pub fn extra<T: Clone + Send + Sync + 'static>(mut self, part: T) -> Self {
        self.extras.insert(part);
        self
    }

    /// Tables of the platform that stand before those of the features: `jobs::MIGRATIONS`.
    #[must_use]
    pub fn tables(mut self, migrations: &[Migration]) -> Self {
        self.migrations.extend_from_slice(migrations);
        self
    }

    /// What is seen is not compared between the databases: for stories in which several people act at the same moment.
    #[must_use]
    pub fn uncompared(mut self) -> Self {
        self.is_compared = false;
        self
    }
}
