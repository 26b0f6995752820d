//! The calendar of a person: every due day of their organisations by month, and feeds by secret address.

use agreements::AgreementId;
use axum::http::header;
use axum::response::IntoResponse;
use db::{Act, Authorised, DbResult};
use documents::calendar::{Event, feed as ics};
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use permit::{Actor, OrganisationId, PersonId};
use std::collections::BTreeMap;
use uuid::Uuid;
use web::look::{Cell, Column, Empty, Html, Page, Row, Table, Tone, html_of};
use web::{Ctx, PageError, PageResult, SessionKey, see_other};

use super::address::At;
use super::face::Scene;
use crate::model::{FeedId, acts};
use crate::store::board::{self, Line};
use crate::store::feed;
use crate::words;

type Scenes = BTreeMap<AgreementId, Scene>;

/// How far the calendar looks ahead.
const MONTHS_AHEAD: i32 = 13;
/// The most lines it reads.
const MOST_LINES: i64 = 2_000;

/// Somebody acting upon their own things.
struct Oneself {
    person: PersonId,
    organisation: Option<OrganisationId>,
    zone: TimeZone,
}

impl Oneself {
    fn of(actor: &Actor) -> Self {
        let home = actor.main_assignment();
        Self {
            person: actor.person,
            organisation: home.map(|one| one.organisation),
            zone: home.map_or(TimeZone::UTC, |one| permit::zone_by_name(&one.zone)),
        }
    }
}

impl Authorised for Oneself {
    fn actor(&self) -> Option<Uuid> {
        Some(self.person.uuid())
    }
    fn on_behalf_of(&self) -> Option<Uuid> {
        self.organisation.map(OrganisationId::uuid)
    }
    fn zone(&self) -> TimeZone {
        self.zone.clone()
    }
}

/// Shows the calendar as a list by month, and the feeds.
pub async fn show(ctx: Ctx) -> PageResult {
    render(ctx, None).await
}

async fn render(ctx: Ctx, new_address: Option<String>) -> PageResult {
    let actor = ctx.actor()?.clone();
    let until = ctx.today().saturating_add(MONTHS_AHEAD.months());
    let (lines, scenes, feeds) = ctx
        .read(move |tx| {
            let lines = board::unsettled_in_reach(tx, &actor, until, MOST_LINES)?;
            Ok((lines, Scene::all_of(tx, &actor)?, feed::of_person(tx, actor.person)?))
        })
        .await?;
    let t = ctx.t();
    let mut months: BTreeMap<Date, Vec<&Line>> = BTreeMap::new();
    for line in &lines {
        if let Some(day) = line.due_on {
            months.entry(day.first_of_month()).or_default().push(line);
        }
    }
    let mut body = String::new();
    for (month, lines) in &months {
        body.push_str(month_table(&ctx, &scenes, *month, lines).as_str());
    }
    if months.is_empty() {
        body.push_str(Empty::new(t.say("calendar-empty-title"), t.say("calendar-empty-words")).html().as_str());
    }
    let zone = Oneself::of(ctx.actor()?).zone;
    let own: Vec<(String, String)> =
        feeds.iter().map(|(id, made)| (format!("/calendar/feeds/{id}/revoke"), t.moment(*made, &zone))).collect();
    body.push_str(html_of(&FeedsTemplate { t: &t, new_address: new_address.as_deref(), feeds: &own }).as_str());
    let page = Page::new(t.say("calendar-title"), t.say("calendar-question"))
        .nav("calendar")
        .summary(t.with("calendar-sum").n("count", lines.iter().filter(|line| line.due_on.is_some()).count()).rich())
        .body(Html::vouched(body));
    ctx.page(page)
}

#[derive(askama::Template)]
#[template(path = "feeds.html")]
struct FeedsTemplate<'a> {
    t: &'a i18n::Speaker,
    new_address: Option<&'a str>,
    feeds: &'a [(String, String)],
}

/// Who does it.
fn who(scenes: &Scenes, line: &Line) -> String {
    scenes
        .get(&line.agreement_id)
        .map(|scene| scene.cast.organisation(line.performer_organisation_id))
        .unwrap_or_default()
}

fn month_table(ctx: &Ctx, scenes: &Scenes, month: Date, lines: &[&Line]) -> Html {
    let t = ctx.t();
    Table {
        caption: t.with("calendar-month").s("month", t.month(month)).n("year", i64::from(month.year())).to_string(),
        columns: vec![
            Column::words(t.say("calendar-day")),
            Column::words(t.say("calendar-what")),
            Column::words(t.say("calendar-who")),
            Column::words(t.say("calendar-clause")),
            Column::words(t.say("calendar-state")),
        ],
        rows: lines
            .iter()
            .map(|line| {
                let chip = words::chip(&t, line, ctx.now());
                let day = line
                    .due_on
                    .map_or_else(String::new, |day| format!("{} {}", t.day_short(day), t.weekday_short(day)));
                Row::from(vec![
                    Cell::text(day),
                    Cell::link(line.title(t.lang()), format!("/expectations/{}", line.id)),
                    Cell::text(who(scenes, line)),
                    Cell::text(line.citation(t.lang())),
                    Cell::Chip { text: chip.words, tone: if chip.tone == Tone::Good { Tone::Good } else { chip.tone } },
                ])
            })
            .collect(),
        empty: Empty::default(),
        downloads: None,
    }
    .html(&t)
}

/// Makes a secret address; it is shown once.
pub async fn make_feed(ctx: Ctx) -> PageResult {
    let actor = ctx.actor()?.clone();
    let (world, token) = (ctx.app.world.clone(), ctx.app.world.token().reveal());
    let id: FeedId = world.id();
    let (hash, at, person) = (SessionKey::of(&token).0, world.now(), actor.person);
    let act = Act::under(&Oneself::of(&actor), &world, acts::FEED_MADE, id);
    ctx.app.db.write(act, move |change| feed::make(change, id, person, hash, at)).await?;
    let address = format!("{}/feeds/{token}", ctx.app.site.base_url);
    render(ctx, Some(address)).await
}

/// Ends a secret address of the reader.
pub async fn revoke_feed(ctx: Ctx, At(id): At<FeedId>) -> PageResult {
    let actor = ctx.actor()?.clone();
    let world = ctx.app.world.clone();
    let (at, person) = (world.now(), actor.person);
    let act = Act::under(&Oneself::of(&actor), &world, acts::FEED_REVOKED, id);
    let revoked = ctx
        .app
        .db
        .write(act, move |change| -> DbResult<bool> {
            let revoked = feed::revoke(change, id, person, at)?;
            if !revoked {
                change.leave_unchanged();
            }
            Ok(revoked)
        })
        .await?;
    if revoked { Ok(see_other("/calendar#feeds")) } else { Err(PageError::NotFound) }
}

/// The feed itself, for whoever holds the address.
pub async fn feed(ctx: Ctx, At(token): At<String>) -> PageResult {
    let token = token.trim_end_matches(".ics").to_owned();
    if token.len() != 64 {
        return Err(PageError::NotFound);
    }
    let (hash, now) = (SessionKey::of(&token).0, ctx.now());
    let found = ctx
        .read(move |tx| {
            let Some(person) = feed::owner(tx, hash)? else { return Ok(None) };
            let Some(actor) = network::published::actor(tx, person, now)? else { return Ok(None) };
            let until = actor.today.saturating_add(MONTHS_AHEAD.months());
            Ok(Some((board::unsettled_in_reach(tx, &actor, until, MOST_LINES)?, Scene::all_of(tx, &actor)?)))
        })
        .await?;
    let (lines, scenes) = found.ok_or(PageError::NotFound)?;
    let t = ctx.t();
    let events: Vec<Event> = lines.iter().filter_map(|line| event(&ctx, &scenes, line)).collect();
    let text = ics(&t.say("calendar-feed-name"), &events);
    Ok(([(header::CONTENT_TYPE, "text/calendar; charset=utf-8")], text).into_response())
}

fn event(ctx: &Ctx, scenes: &Scenes, line: &Line) -> Option<Event> {
    let t = ctx.t();
    Some(Event {
        uid: format!("expectation-{}@opora", line.id),
        day: line.due_on?,
        title: line.title(t.lang()).to_owned(),
        description: format!("{}, {}", who(scenes, line), line.citation(t.lang())),
        address: format!("{}/expectations/{}", ctx.app.site.base_url, line.id),
        changed_at: line.dated_at,
        revision: u32::try_from(line.moves).unwrap_or(u32::MAX),
        cancelled: false,
    })
}
