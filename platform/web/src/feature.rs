//! What a feature hands to the house.

use std::sync::Arc;

use db::Migration;
use policy::Row;

use crate::Routes;
use crate::look::icons::Icon;
use crate::slots::{AgreementPanel, TodaySlot};

/// An entry of the navigation; the layout shows at most five of those an actor may use.
#[derive(Debug, Clone)]
pub struct NavEntry {
    /// Stable key, also the translation key `nav-<key>`.
    pub key: &'static str,
    /// Where it leads.
    pub href: &'static str,
    /// Its icon.
    pub icon: Icon,
    /// Place in the order.
    pub order: u16,
    /// The roles that see it; empty means everyone signed in.
    pub roles: &'static [policy::Role],
}

/// Everything a feature brings. `server/src/features.rs` is the only list of them.
pub struct Feature {
    /// Its folder's name.
    pub name: &'static str,
    /// Its routes with their access.
    pub routes: Routes,
    /// Its migrations, append-only.
    pub migrations: &'static [Migration],
    /// Its texts in Russian and English (Fluent).
    pub texts: Vec<i18n::Source>,
    /// Its rows of policy.
    pub policy: Vec<Row>,
    /// Its entries in the navigation.
    pub nav: Vec<NavEntry>,
    /// What it puts on «Сегодня».
    pub today: Vec<Arc<dyn TodaySlot>>,
    /// What it shows on an agreement's page.
    pub agreement_panels: Vec<Arc<dyn AgreementPanel>>,
}

impl Feature {
    /// A feature that brings nothing yet.
    pub fn named(name: &'static str) -> Self {
        Self {
            name,
            routes: Routes::of(name),
            migrations: &[],
            texts: Vec::new(),
            policy: Vec::new(),
            nav: Vec::new(),
            today: Vec::new(),
            agreement_panels: Vec::new(),
        }
    }
}
