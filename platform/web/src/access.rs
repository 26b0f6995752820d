//! A route exists only with its declared access.

use std::sync::Arc;

use axum::handler::Handler;
use axum::routing::{MethodRouter, get, post};

use crate::App;

/// Who may come to a route at all. What they may see there is the permit's matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Anybody: sign-in, assets, health.
    Public,
    /// Anybody who holds a revocable secret in the address (a calendar feed).
    Secret,
    /// Whoever is signed in; the page shows only the actor's own scope.
    SignedIn,
    /// Whoever the gate lets do this action to the resource in the address; else 404.
    Action(&'static str),
}

/// One declared route, for the walk that tries all of them as everybody.
#[derive(Debug, Clone)]
pub struct Declared {
    /// The feature that serves it.
    pub feature: &'static str,
    /// `GET` or `POST`.
    pub method: &'static str,
    /// The path with its parameters: `/expectations/{expectation}`.
    pub path: &'static str,
    /// Its declared access.
    pub access: Access,
}

/// A feature's routes. There is no way to add one without saying who may come.
#[derive(Clone)]
pub struct Routes {
    feature: &'static str,
    pub(crate) served: Vec<(Declared, MethodRouter<Arc<App>>)>,
}

impl Routes {
    /// No routes yet, of the named feature.
    pub fn of(feature: &'static str) -> Self {
        Self { feature, served: Vec::new() }
    }

    /// A page to look at.
    #[must_use]
    pub fn get<H, T>(self, path: &'static str, access: Access, handler: H) -> Self
    where
        H: Handler<T, Arc<App>>,
        T: 'static,
    {
        self.with("GET", path, access, get(handler))
    }

    /// A form to send.
    #[must_use]
    pub fn post<H, T>(self, path: &'static str, access: Access, handler: H) -> Self
    where
        H: Handler<T, Arc<App>>,
        T: 'static,
    {
        self.with("POST", path, access, post(handler))
    }

    fn with(
        mut self,
        method: &'static str,
        path: &'static str,
        access: Access,
        served: MethodRouter<Arc<App>>,
    ) -> Self {
        self.served.push((Declared { feature: self.feature, method, path, access }, served));
        self
    }

    /// What was declared, in order.
    pub fn declared(&self) -> impl Iterator<Item = &Declared> {
        self.served.iter().map(|(declared, _)| declared)
    }
}
