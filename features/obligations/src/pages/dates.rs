//! Dates follow the calendars: what would move today, what has moved, and the button that moves it.

use agreements::AgreementId;
use db::{Act, DbResult};
use i18n::{Lang, Speaker};
use jiff::tz::TimeZone;
use web::look::{Cell, Column, Empty, Html, Page, Row, Table, html_of};
use web::{Ctx, PageResult, see_other};

use super::address::At;
use crate::WatchAgreement;
use crate::model::acts;
use crate::store::redate::{Moved, Planned, moved, plan, redate};

#[derive(askama::Template)]
#[template(path = "dates.html")]
struct DatesTemplate<'a> {
    t: &'a Speaker,
    action: String,
    planned: Option<Html>,
    moved: Html,
}

/// Shows what would move and what has moved.
pub async fn show(ctx: Ctx, At(id): At<AgreementId>) -> PageResult {
    let (now, today) = (ctx.now(), ctx.today());
    let (_, (planned, past)) = ctx
        .permitted::<WatchAgreement, _, _>(id, move |tx, permit| {
            let id = permit.resource();
            Ok((plan(tx, id, today, now)?, moved(tx, id)?))
        })
        .await?;
    let t = ctx.t();
    let zone = ctx.actor()?.main_assignment().map_or(TimeZone::UTC, |home| permit::zone_by_name(&home.zone));
    let summary = if planned.is_empty() {
        t.rich("dates-sum-none")
    } else {
        t.with("dates-sum").n("count", planned.len()).rich()
    };
    let body = html_of(&DatesTemplate {
        t: &t,
        action: format!("/agreements/{id}/dates"),
        planned: (!planned.is_empty()).then(|| table_of_planned(&t, &planned)),
        moved: table_of_moved(&t, &past, &zone),
    });
    let page = Page::new(t.say("dates-title"), t.say("dates-question"))
        .nav("board")
        .crumb(t.say("nav-board"), format!("/agreements/{id}/board"))
        .summary(summary)
        .body(body);
    ctx.page(page)
}

/// Moves what lies ahead to the days that follow from today's calendars.
pub async fn take(ctx: Ctx, At(id): At<AgreementId>) -> PageResult {
    let permit = ctx.permit::<WatchAgreement>(id).await?;
    let (world, today, now) = (ctx.app.world.clone(), ctx.today(), ctx.now());
    let count = ctx.read(move |tx| Ok(plan(tx, id, today, now)?.len())).await?;
    let act = Act::under(&permit, &world, acts::REDATED, id).about(id).fact("amount", count);
    ctx.app
        .db
        .write(act, move |change| -> DbResult<()> {
            if redate(change, &world, id, today)?.is_empty() {
                change.leave_unchanged();
            }
            Ok(())
        })
        .await?;
    Ok(see_other(&format!("/agreements/{id}/dates")))
}

fn title(lang: Lang, ru: &str, en: &str) -> String {
    if lang == Lang::En { en } else { ru }.to_owned()
}

fn columns(t: &Speaker) -> Vec<Column> {
    ["dates-what", "dates-was", "dates-now", "dates-calendar"].map(|key| Column::words(t.say(key))).into()
}

fn table_of_planned(t: &Speaker, planned: &[Planned]) -> Html {
    let row = |one: &Planned| {
        Row::from(vec![
            Cell::link(title(t.lang(), &one.title_ru, &one.title_en), format!("/expectations/{}", one.id)),
            one.old_due_on.map_or_else(|| Cell::text(t.say("board-no-date")), Cell::Date),
            Cell::Date(one.new_due_on),
            Cell::text(&one.new_calendar),
        ])
    };
    Table {
        caption: t.say("dates-planned"),
        columns: columns(t),
        rows: planned.iter().map(row).collect(),
        empty: Empty::default(),
        downloads: None,
    }
    .html(t)
}

fn table_of_moved(t: &Speaker, past: &[Moved], zone: &TimeZone) -> Html {
    let row = |one: &Moved| {
        Row::from(vec![
            Cell::link(title(t.lang(), &one.title_ru, &one.title_en), format!("/expectations/{}", one.expectation_id)),
            one.old_due_on.map_or_else(|| Cell::text(t.say("board-no-date")), Cell::Date),
            Cell::Date(one.new_due_on),
            Cell::text(
                t.with("dates-by")
                    .s("calendar", &one.new_calendar)
                    .s("moment", t.moment(one.moved_at, zone))
                    .to_string(),
            ),
        ])
    };
    Table {
        caption: t.say("dates-moved"),
        columns: columns(t),
        rows: past.iter().map(row).collect(),
        empty: Empty::new(t.say("dates-moved-empty"), t.say("dates-moved-empty-words")),
        downloads: None,
    }
    .html(t)
}
