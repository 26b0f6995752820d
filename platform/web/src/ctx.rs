//! The context of one request: who asks, when, in which language, and under which number.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use db::{DbResult, Tx};
use i18n::{Lang, Speaker};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use permit::{Action, Actor, Permit, Resource};
use sha2::{Digest, Sha256};

use crate::look::{DemoBar, Me, NavItem, Page, Shell, Theme};
use crate::slots::Asked;
use crate::{App, PageError, PageResult};

/// The hash under which a session is stored; the token itself stays with its owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionKey(pub [u8; 32]);

impl SessionKey {
    /// Hashes a token as revealed to its owner.
    pub fn of(token: &str) -> Self {
        Self(Sha256::digest(token.as_bytes()).into())
    }
}

/// The context of one request. Cheap to clone.
#[derive(Clone)]
pub struct Ctx {
    /// The application.
    pub app: Arc<App>,
    /// Who asks; nobody before sign-in.
    pub actor: Option<Arc<Actor>>,
    /// The actor's session.
    pub session: Option<SessionKey>,
    /// The language of the page.
    pub lang: Lang,
    /// The chosen theme.
    pub theme: Theme,
    /// Path and query as asked, for ways back.
    pub path: String,
    /// The request's number, shown on error pages and written to the log.
    pub number: String,
    /// The address it came from, as far as the server can tell.
    pub address: String,
}

impl FromRequestParts<Arc<App>> for Ctx {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, _: &Arc<App>) -> Result<Self, PageError> {
        parts.extensions.get::<Ctx>().cloned().ok_or(PageError::Internal("request without context".into()))
    }
}

impl Ctx {
    /// The present moment.
    pub fn now(&self) -> Timestamp {
        self.app.world.now()
    }

    /// Who asks.
    ///
    /// # Errors
    /// [`PageError::SignIn`] when nobody is signed in.
    pub fn actor(&self) -> Result<&Arc<Actor>, PageError> {
        self.actor.as_ref().ok_or(PageError::SignIn)
    }

    /// Today, in the actor's zone; in Moscow's for strangers.
    pub fn today(&self) -> Date {
        match &self.actor {
            Some(actor) => actor.today,
            None => self.now().to_zoned(TimeZone::get("Europe/Moscow").unwrap_or(TimeZone::UTC)).date(),
        }
    }

    /// The texts in the request's language.
    pub fn t(&self) -> Speaker {
        self.app.texts.speaker(self.lang)
    }

    /// Reads from one consistent snapshot.
    ///
    /// # Errors
    /// The database's, as a calm page.
    pub async fn read<T, F>(&self, job: F) -> Result<T, PageError>
    where
        F: FnOnce(&mut Tx) -> DbResult<T> + Send + 'static,
        T: Send + 'static,
    {
        Ok(self.app.db.read(job).await?)
    }

    /// Reads what the actor may do `A` to, in the snapshot in which that was checked.
    ///
    /// # Errors
    /// [`PageError::NotFound`] when the gate does not let the actor through.
    pub async fn permitted<A, T, F>(&self, id: <A::On as Resource>::Id, job: F) -> Result<(Permit<A>, T), PageError>
    where
        A: Action + 'static,
        F: FnOnce(&mut Tx, &Permit<A>) -> DbResult<T> + Send + 'static,
        T: Send + 'static,
    {
        let actor = self.actor()?.clone();
        let gate = self.app.gate.clone();
        let found = self
            .read(move |tx| match gate.check::<A>(tx, &actor, id)? {
                Some(permit) => {
                    let found = job(tx, &permit)?;
                    Ok(Some((permit, found)))
                }
                None => Ok(None),
            })
            .await?;
        found.ok_or(PageError::NotFound)
    }

    /// The permit alone, before a write.
    ///
    /// # Errors
    /// [`PageError::NotFound`] when the gate does not let the actor through.
    pub async fn permit<A: Action + 'static>(&self, id: <A::On as Resource>::Id) -> Result<Permit<A>, PageError> {
        Ok(self.permitted::<A, (), _>(id, |_, _| Ok(())).await?.0)
    }

    /// What a slot is given, for the signed-in actor.
    pub fn asked<'a>(&'a self, actor: &'a Actor, t: &'a Speaker) -> Asked<'a> {
        Asked { actor, gate: &self.app.gate, t, now: self.now() }
    }

    /// Renders a page inside the layout.
    ///
    /// # Errors
    /// None of its own; the type lets handlers end with it.
    pub fn page(&self, page: Page) -> PageResult {
        Ok(page.render(&self.shell(page.nav_key())))
    }

    /// The frame of the page: navigation by role, who is signed in, the demo's bar.
    pub fn shell(&self, current: Option<&str>) -> Shell {
        let t = self.t();
        let actor = self.actor.as_deref();
        let nav = self
            .app
            .nav
            .iter()
            .filter(|entry| {
                actor
                    .is_some_and(|actor| entry.roles.is_empty() || entry.roles.iter().any(|role| actor.has_role(*role)))
            })
            .take(5)
            .map(|entry| NavItem {
                key: entry.key,
                href: entry.href.to_owned(),
                label: t.say(&format!("nav-{}", entry.key)),
                icon: entry.icon,
                count: None,
                current: current == Some(entry.key),
            })
            .collect();
        Shell {
            t: t.clone(),
            lang: self.lang,
            theme: self.theme,
            path: self.path.clone(),
            nav,
            me: actor
                .map(|actor| Me::of(&actor.name, actor.main_assignment().map(|one| one.organisation_name.as_str()))),
            demo: self
                .app
                .site
                .demo
                .then(|| DemoBar { today: t.date(self.today()), next_day_action: "/demo/next-day".to_owned() }),
        }
    }
}
