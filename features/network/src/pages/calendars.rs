//! «По каким календарям считаются сроки?»: the layers over the federal production calendar; entering one.

use axum::extract::Path;
use db::Act;
use i18n::{Html, Speaker};
use web::look::{Cell, Column, Empty, Page, Row, Table, print_button};
use web::{Ctx, Form, PageError, PageResult, Refusals, see_other};

use crate::access::EditCalendars;
use crate::model::{CALENDAR_CREATED, CalendarId, CalendarLevel, NetworkId};
use crate::pages::calendar::federal_name;
use crate::pages::parts;
use crate::pages::sheet::Sheet;
use crate::store::calendar::{self, Calendar, CalendarCard};

/// A layer's level in words.
pub fn level_word(t: &Speaker, level: CalendarLevel) -> String {
    t.say(match level {
        CalendarLevel::Federal => "network-level-federal",
        CalendarLevel::Region => "network-level-region",
        CalendarLevel::Municipality => "network-level-municipality",
        CalendarLevel::School => "network-level-school",
    })
}

/// Shows the list, the built-in calendar first.
pub async fn show(ctx: Ctx) -> PageResult {
    let (actor, gate) = (ctx.actor()?.clone(), ctx.app.gate.clone());
    let (rows, may_edit) = ctx
        .read(move |tx| {
            Ok((calendar::list(tx)?, gate.check::<EditCalendars>(tx, &actor, NetworkId::whole())?.is_some()))
        })
        .await?;
    let t = ctx.t();
    let add =
        if may_edit { parts::add_button("/calendars/new", &t.say("network-calendar-add")) } else { Html::default() };
    let mut table = table(&t, &rows);
    table.downloads = Some(parts::downloads("/calendars", ""));
    let page = Page::new(t.say("network-calendars"), t.say("network-calendars-question"))
        .nav("network")
        .tools(Html::vouched(format!("{add}{}", print_button(&t))))
        .body(parts::stack(&[parts::tabs(&t, "calendars"), table.html(&t)]));
    ctx.page(page)
}

/// The list as a file.
pub async fn download(ctx: Ctx, Path(format): Path<String>) -> PageResult {
    let rows = ctx.read(calendar::list).await?;
    parts::download(&ctx, &table(&ctx.t(), &rows), "calendars", &format)
}

fn table(t: &Speaker, rows: &[Calendar]) -> Table {
    let week = |six_days: bool| Cell::text(t.say(if six_days { "network-week-six" } else { "network-week-five" }));
    let built_in = Row::from(vec![
        Cell::link(federal_name(t), "/calendars/federal"),
        Cell::text(level_word(t, CalendarLevel::Federal)),
        Cell::text(t.say("network-calendar-built-in")),
        week(false),
        Cell::Empty,
    ]);
    let name_of =
        |id: CalendarId| rows.iter().find(|one| one.id == id).map_or_else(String::new, |one| one.name.clone());
    let row = |one: &Calendar| {
        Row::from(vec![
            Cell::link(t.bind(&one.name), format!("/calendars/{}", one.id)),
            Cell::text(level_word(t, one.kind)),
            Cell::text(one.parent_id.map_or_else(|| federal_name(t), name_of)),
            week(one.six_days),
            if one.version == 0 { Cell::text(t.say("network-calendar-empty")) } else { Cell::Number(one.version) },
        ])
    };
    Table {
        caption: t.say("network-calendars"),
        columns: vec![
            Column::words(t.say("network-calendar")),
            Column::words(t.say("network-field-level")),
            Column::words(t.say("network-field-over")),
            Column::words(t.say("network-field-week")),
            Column::words(t.say("network-field-version")),
        ],
        rows: std::iter::once(built_in).chain(rows.iter().map(row)).collect(),
        empty: Empty::default(),
        downloads: None,
    }
}

/// Shows the form for a new layer.
pub async fn show_new(ctx: Ctx) -> PageResult {
    let (_, rows) = ctx.permitted::<EditCalendars, _, _>(NetworkId::whole(), |tx, _| calendar::list(tx)).await?;
    new_page(&ctx, &rows, &Form::default(), &Refusals::default())
}

/// Enters a layer; its days are loaded afterwards.
pub async fn save_new(ctx: Ctx, form: Form) -> PageResult {
    let (permit, rows) = ctx.permitted::<EditCalendars, _, _>(NetworkId::whole(), |tx, _| calendar::list(tx)).await?;
    let t = ctx.t();
    let mut reader = form.reader(&t);
    let name = reader.text("name", 200);
    let kind = reader.choice("kind", CalendarLevel::parse);
    let parent = reader.optional_id::<CalendarId>("parent");
    let above = parent.and_then(|id| rows.iter().find(|one| one.id == id));
    if parent.is_some() && above.is_none() {
        reader.refuse("parent", t.say("form-choose"));
    }
    if kind.zip(above).is_some_and(|(kind, above)| above.kind >= kind) {
        reader.refuse("parent", t.say("network-refused-level"));
    }
    let refusals = reader.finish();
    let (Some(kind), true) = (kind, refusals.is_empty()) else { return new_page(&ctx, &rows, &form, &refusals) };
    let card = CalendarCard { name, kind, parent, six_days: form.value("six_days") == "yes" };
    let id: CalendarId = ctx.app.world.id();
    let act = Act::under(&permit, &ctx.app.world, CALENDAR_CREATED, id).fact("level", kind);
    let entered: Result<(), db::DbError> =
        ctx.app.db.write(act, move |change| calendar::insert(change, id, &card)).await;
    entered.map_err(PageError::from)?;
    Ok(see_other(&format!("/calendars/{id}/load")))
}

fn new_page(ctx: &Ctx, rows: &[Calendar], form: &Form, refusals: &Refusals) -> PageResult {
    let t = ctx.t();
    let levels = CalendarLevel::ALL.iter().map(|level| (level.as_str().to_owned(), level_word(&t, *level))).collect();
    let parents = rows.iter().map(|one| (one.id.to_string(), one.name.clone())).collect();
    let mut sheet = Sheet::over(&t, form, refusals);
    sheet
        .text("name", t.say("network-field-calendar-name"))
        .select("kind", t.say("network-field-level"), levels)
        .optional_select("parent", t.say("network-field-over"), parents)
        .tick("six_days", t.say("network-field-week"), t.say("network-week-six-words"));
    let page = Page::new(t.say("network-calendar-new"), t.say("network-calendar-new-question"))
        .crumb(t.say("network-calendars"), "/calendars");
    ctx.page(sheet.onto(page, "/calendars/new", t.say("network-save"), "/calendars"))
}
