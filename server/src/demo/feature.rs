//! The demonstration's own button: the next day comes, and the night's work runs.

use std::sync::Arc;

use jiff::ToSpan;
use permit::zone_by_name;
use web::{Access, Ctx, Feature, Form, PageError, PageResult, Routes, see_other};

use super::clock::RunningClock;
use super::folder::DemoFolder;
use super::{MORNING, ZONE};
use crate::night;

/// What the button moves.
#[derive(Clone)]
pub struct DemoControl {
    /// The demonstration's clock.
    pub clock: Arc<RunningClock>,
    /// Where the day is remembered for the next start.
    pub folder: Arc<DemoFolder>,
}

/// The demonstration as a feature: one route, no tables.
pub fn feature() -> Feature {
    Feature { routes: Routes::of("demo").post("/demo/next-day", Access::Public, next_day), ..Feature::named("demo") }
}

/// Moves to the next morning and runs the night's work.
async fn next_day(ctx: Ctx, form: Form) -> PageResult {
    let control = ctx.app.extra::<DemoControl>().cloned().ok_or(PageError::NotFound)?;
    let zone = zone_by_name(ZONE);
    let today = ctx.now().to_zoned(zone.clone()).date();
    let morning = today
        .checked_add(1.day())
        .and_then(|next| next.at(MORNING.0, MORNING.1, 0, 0).to_zoned(zone))
        .map_err(|_| PageError::NotFound)?
        .timestamp();
    control.clock.jump_to(morning);
    let (db, world) = (ctx.app.db.clone(), ctx.app.world.clone());
    night::plan(&db, &world).await?;
    night::runner(&db, &world, night::OldSessions::Kept).run_due().await?;
    control
        .folder
        .remember(morning)
        .await
        .map_err(|error| PageError::Internal(format!("remembering the day: {error}")))?;
    Ok(see_other(own_path(form.value("back"))))
}

/// The way back, if it is a page of this site.
fn own_path(back: &str) -> &str {
    let is_own = back.starts_with('/')
        && !back.starts_with("//")
        && !back.contains('\\')
        && back.bytes().all(|byte| byte.is_ascii_graphic());
    if is_own { back } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::own_path;

    #[test]
    fn the_way_back_stays_on_this_site() {
        assert_eq!(own_path("/agreements/7/board?project=x"), "/agreements/7/board?project=x");
        for foreign in ["", "//evil.example", "/\\evil.example", "https://evil.example", "/\n/evil.example"] {
            assert_eq!(own_path(foreign), "/", "{foreign:?}");
        }
    }
}
