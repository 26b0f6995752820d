//! The joined application: what every handler may reach.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::http::Extensions;
use db::{Db, DbResult, Tx};
use i18n::Texts;
use jiff::Timestamp;
use kernel::World;
use permit::{Actor, Gate, Policy};

use crate::slots::{AgreementPanel, TodaySlot};
use crate::{Declared, Feature, NavEntry, Routes};

/// Finds the actor behind a session. `sign_in` implements it; the web knows only this.
pub trait WhoAsks: Send + Sync {
    /// The actor of the session whose token hashes to `token_hash`, if it is alive at `now`.
    fn actor(&self, tx: &mut Tx, token_hash: &[u8; 32], now: Timestamp) -> DbResult<Option<Actor>>;
}

/// What the operator sets for the whole site.
#[derive(Debug, Clone)]
pub struct Site {
    /// Every page and document says «демонстрация, события вымышлены».
    pub demo: bool,
    /// Cookies only over HTTPS; off on a plain loopback address.
    pub secure_cookies: bool,
    /// Where people reach Opora, for feeds and documents: `https://opora.example`.
    pub base_url: String,
}

/// The parts the server joins into an [`App`].
pub struct AppParts {
    /// The database.
    pub db: Db,
    /// Time and chance.
    pub world: World,
    /// The features in their order.
    pub features: Vec<Feature>,
    /// Texts of the platform itself.
    pub texts: Vec<i18n::Source>,
    /// Finds actors.
    pub who: Arc<dyn WhoAsks>,
    /// The site's settings.
    pub site: Site,
    /// Further parts by type: files, documents.
    pub extras: Extensions,
}

/// Everything a handler may reach. Shared, never changed after the start.
pub struct App {
    /// The database.
    pub db: Db,
    /// Time and chance.
    pub world: World,
    /// Texts in both languages.
    pub texts: Texts,
    /// The check of permissions.
    pub gate: Gate,
    /// The site's settings.
    pub site: Site,
    pub(crate) who: Arc<dyn WhoAsks>,
    pub(crate) nav: Vec<NavEntry>,
    /// What fills «Сегодня», in the features' order.
    pub today: Vec<Arc<dyn TodaySlot>>,
    /// What fills an agreement's page, in the features' order.
    pub agreement_panels: Vec<Arc<dyn AgreementPanel>>,
    declared: Vec<Declared>,
    extras: Extensions,
}

impl App {
    /// Joins the parts. The routes come back apart, for [`crate::router`].
    ///
    /// # Errors
    /// Faults of the texts: a key missing in one language, a key given twice.
    pub fn join(parts: AppParts) -> Result<(Arc<Self>, Vec<Routes>), Vec<i18n::Fault>> {
        let mut texts = parts.texts;
        texts.push(crate::look::texts());
        let (mut policy, mut nav, mut today, mut panels, mut routes) = (vec![], vec![], vec![], vec![], vec![]);
        for feature in parts.features {
            texts.extend(feature.texts);
            policy.extend(feature.policy);
            nav.extend(feature.nav);
            today.extend(feature.today);
            panels.extend(feature.agreement_panels);
            routes.push(feature.routes);
        }
        nav.sort_by_key(|entry: &NavEntry| entry.order);
        let declared = routes.iter().flat_map(Routes::declared).cloned().collect();
        let app = Self {
            db: parts.db,
            world: parts.world,
            texts: Texts::build(&texts)?,
            gate: Gate::new(Policy::of(policy)),
            site: parts.site,
            who: parts.who,
            nav,
            today,
            agreement_panels: panels,
            declared,
            extras: parts.extras,
        };
        Ok((Arc::new(app), routes))
    }

    /// Every declared route.
    pub fn declared(&self) -> &[Declared] {
        &self.declared
    }

    /// A further part by its type, if the server gave one.
    pub fn extra<T: Clone + Send + Sync + 'static>(&self) -> Option<&T> {
        self.extras.get()
    }

    /// Declared routes by path, for the snapshot.
    pub fn routes_by_path(&self) -> BTreeMap<(&'static str, &'static str), &Declared> {
        self.declared.iter().map(|one| ((one.path, one.method), one)).collect()
    }
}
