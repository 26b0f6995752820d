//! The features joined into one application.

use std::sync::Arc;

use axum::Router;
use axum::http::Extensions;
use db::Db;
use documents::Documents;
use files::Files;
use kernel::World;
use web::{App, AppParts, Site, WhoAsks};

use crate::features;

/// The application and its pages.
pub struct House {
    /// What every handler may reach.
    pub app: Arc<App>,
    /// The pages.
    pub router: Router,
}

/// What the house is built of.
pub struct Parts {
    /// The database, migrated.
    pub db: Db,
    /// Time and chance.
    pub world: World,
    /// Finds who asks.
    pub who: Arc<dyn WhoAsks>,
    /// The site's settings.
    pub site: Site,
    /// The evidence folder.
    pub files: Files,
    /// Where documents are drawn.
    pub documents: Documents,
    /// Further parts by type.
    pub extras: Extensions,
}

/// The texts of the features contradict each other: a fault of the program, found at the start and by tests.
#[derive(Debug, thiserror::Error)]
#[error("тексты интерфейса не в порядке:\n{0}")]
pub struct BrokenTexts(String);

/// Joins the features.
///
/// # Errors
/// When a text is missing in one language or stands twice.
pub fn build(parts: Parts) -> Result<House, BrokenTexts> {
    let mut extras = parts.extras;
    extras.insert(parts.files);
    extras.insert(parts.documents);
    let features = features::all(parts.site.demo);
    let joined = App::join(AppParts {
        db: parts.db,
        world: parts.world,
        features,
        texts: Vec::new(),
        who: parts.who,
        site: parts.site,
        extras,
    });
    let (app, routes) = joined.map_err(|faults| {
        let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
        BrokenTexts(faults.join("\n"))
    })?;
    let router = web::router(app.clone(), routes);
    Ok(House { app, router })
}
