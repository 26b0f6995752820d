//! The night's work: at 06:00 in each time zone the dates of newly opened periods are derived.
//!
//! Each zone's morning is one job with a key of its own, so that of two nodes only one does it, a node that was
//! down at six does it when it comes back, and the demonstration's next day runs exactly what a real night runs.

use std::time::Duration;

use db::{Db, DbResult, Upkeep};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};
use jobs::{Failure, Job, JobKind, Runner, RunnerOptions, Started};
use kernel::World;
use tokio::task::JoinHandle;

const DERIVE: JobKind = JobKind::named("obligations.derive_nightly");
const TIDY: JobKind = JobKind::named("server.tidy_nightly");
const PLAN: Upkeep = Upkeep::named("server.plan_night");

/// The local hour at which a zone's day is prepared: after midnight's changes, before anybody works.
const HOUR: i8 = 6;
/// How often somebody looks whether another morning has to be planned.
const LOOK_EVERY: Duration = Duration::from_secs(60);
/// Done jobs are kept so long, for the operator to see.
const KEPT: SignedDuration = SignedDuration::from_hours(30 * 24);
/// Where nobody works yet, mornings come in Moscow.
const DEFAULT_ZONE: &str = "Europe/Moscow";

/// What becomes of sessions that are over by the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OldSessions {
    /// They are deleted.
    Forgotten,
    /// They stay: the demonstration's clock jumps over days in which nobody was idle.
    Kept,
}

/// The runner that knows the night's jobs.
pub fn runner(db: &Db, world: &World, old_sessions: OldSessions) -> Runner {
    let (derive_db, derive_world) = (db.clone(), world.clone());
    let (tidy_db, tidy_world) = (db.clone(), world.clone());
    Runner::new(db.clone(), world.clone(), RunnerOptions::default())
        .handle(DERIVE, move |job| {
            let (db, world) = (derive_db.clone(), derive_world.clone());
            async move {
                let day: Date = job.parsed("day")?;
                let made = obligations::published::derive_all(&db, &world, day).await.map_err(Failure::from)?;
                // A calendar loaded during the day moves only what is still ahead.
                let moved = obligations::published::redate_all(&db, &world, day).await.map_err(Failure::from)?;
                metrics::counter!("opora_expectations_made_total").increment(made);
                metrics::counter!("opora_expectations_moved_total").increment(moved);
                tracing::info!(%day, made, moved, "dates derived");
                Ok(())
            }
        })
        .handle(TIDY, move |_| {
            let (db, world) = (tidy_db.clone(), tidy_world.clone());
            async move {
                let now = world.now();
                if old_sessions == OldSessions::Forgotten {
                    sign_in::published::forget_old(&db, now).await.map_err(Failure::from)?;
                }
                let before = now.checked_sub(KEPT).unwrap_or(now);
                jobs::forget_done_before(&db, before).await.map_err(Failure::from)?;
                Ok(())
            }
        })
}

/// Plans the mornings that come next in every zone, and those of today that nobody planned while all nodes were down.
/// Planning twice plans once.
///
/// # Errors
/// The database's.
pub async fn plan(db: &Db, world: &World) -> DbResult<()> {
    let mut zones = db.read(network::doctor::zones).await?;
    if zones.is_empty() {
        zones.push(DEFAULT_ZONE.to_owned());
    }
    let now = world.now();
    let mut wanted = Vec::new();
    for name in zones {
        let zone = permit::zone_by_name(&name);
        let today = now.to_zoned(zone.clone()).date();
        for day in [Some(today), today.checked_add(1.day()).ok()].into_iter().flatten() {
            if let Some(at) = morning(day, &zone) {
                wanted.push((format!("{name}:{day}"), day, at));
            }
        }
    }
    let world = world.clone();
    db.upkeep::<(), db::DbError, _>(PLAN, move |change| {
        let mut is_new = false;
        for (key, day, at) in &wanted {
            is_new |= jobs::enqueue(change, &world, &Job::new(DERIVE, key.as_str()).after(*at).with("day", *day))?;
            is_new |= jobs::enqueue(change, &world, &Job::new(TIDY, day.to_string()).after(*at))?;
        }
        if !is_new {
            change.leave_unchanged();
        }
        Ok(())
    })
    .await
}

fn morning(day: Date, zone: &TimeZone) -> Option<Timestamp> {
    day.at(HOUR, 0, 0, 0).to_zoned(zone.clone()).ok().map(|zoned| zoned.timestamp())
}

/// The night's work going on in the background.
pub struct Night {
    runner: Started,
    planner: JoinHandle<()>,
}

impl Night {
    /// Starts planning and running.
    pub fn start(db: &Db, world: &World, old_sessions: OldSessions) -> Self {
        let runner = runner(db, world, old_sessions).start();
        let (db, world) = (db.clone(), world.clone());
        let planner = tokio::spawn(async move {
            let mut planned_for: Option<i64> = None;
            loop {
                // The zones change rarely and mornings come once a day: an hour's plan is enough.
                let hour = world.now().as_second() / 3_600;
                if planned_for != Some(hour) {
                    match plan(&db, &world).await {
                        Ok(()) => planned_for = Some(hour),
                        Err(error) => tracing::warn!(%error, "the night's work cannot be planned now"),
                    }
                }
                tokio::time::sleep(LOOK_EVERY).await;
            }
        });
        Self { runner, planner }
    }

    /// Plans no more and lets what runs end.
    pub async fn stop(self) {
        self.planner.abort();
        self.runner.stop().await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn mornings_come_at_six_where_people_work() {
        let zone = permit::zone_by_name("Asia/Novosibirsk");
        assert_eq!(morning(date(2022, 10, 21), &zone).unwrap().to_string(), "2022-10-20T23:00:00Z");
    }
}
