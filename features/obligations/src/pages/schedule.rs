//! A named schedule is attached: its rows date every duty that cites it.

use agreements::AgreementId;
use axum::http::StatusCode;
use db::{Act, DbResult};
use jiff::civil::Date;
use web::form::read_date;
use web::look::{Field, Html, Page, error_summary, html_of};
use web::{Ctx, Form, PageError, PageResult, Refusals, see_other};

use super::address::At;
use crate::WatchAgreement;
use crate::model::acts;
use crate::store::make::make_missing;
use crate::store::schedules::{self, NamedSchedule};

/// The most rows one schedule takes at a time.
const MOST_ROWS: usize = 300;

/// Asks for the rows.
pub async fn form(ctx: Ctx, At((id, key)): At<(AgreementId, String)>) -> PageResult {
    let (schedule, rows) = load(&ctx, id, &key).await?;
    let mut form = Form::default();
    let lines: Vec<String> =
        rows.unwrap_or_default().iter().map(|(on, subject)| format!("{} {subject}", ctx.t().date_dots(*on))).collect();
    form.set("rows", &lines.join("\n"));
    show(&ctx, id, &schedule, &form, &Refusals::default())
}

type Rows = Option<Vec<(Date, String)>>;

async fn load(ctx: &Ctx, id: AgreementId, key: &str) -> Result<(NamedSchedule, Rows), PageError> {
    let wanted = key.to_owned();
    let (_, found) = ctx
        .permitted::<WatchAgreement, _, _>(id, move |tx, permit| {
            let id = permit.resource();
            let schedule = schedules::of_agreement(tx, id)?.into_iter().find(|one| one.schedule_key == wanted);
            let rows = schedules::rows(tx, id, &wanted)?;
            Ok(schedule.map(|schedule| (schedule, rows)))
        })
        .await?;
    found.ok_or(PageError::NotFound)
}

/// Takes the rows, one a line: a date, then what happens on it. A line that is not understood is named.
pub async fn take(ctx: Ctx, At((id, key)): At<(AgreementId, String)>, form: Form) -> PageResult {
    let permit = ctx.permit::<WatchAgreement>(id).await?;
    let (schedule, known) = load(&ctx, id, &key).await?;
    let t = ctx.t();
    let mut reader = form.reader(&t);
    let text = reader.text("rows", 40_000);
    let mut rows = Vec::new();
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let (day, subject) = line.trim().split_once(char::is_whitespace).unwrap_or((line.trim(), ""));
        match read_date(day.trim_end_matches([',', ';', ':'])) {
            Some(on) => rows.push((on, kernel::clip(subject.trim().trim_start_matches(['–', '—', '-', ' ']), 200))),
            None => reader.refuse(
                "rows",
                t.with("schedule-line").n("line", number + 1).s("text", kernel::clip(line, 40)).to_string(),
            ),
        }
    }
    if rows.len() > MOST_ROWS {
        reader.refuse("rows", t.with("schedule-too-many").n("most", MOST_ROWS).to_string());
    }
    // A row that dated something stays: what it dated is released on its own page, by whom it is owed to.
    if let Some((on, subject)) = known.iter().flatten().find(|row| !rows.contains(row)) {
        reader.refuse(
            "rows",
            t.with("schedule-row-gone").s("row", format!("{} {subject}", t.date_dots(*on))).to_string(),
        );
    }
    let refusals = reader.finish();
    if !refusals.is_empty() {
        return show(&ctx, id, &schedule, &form, &refusals);
    }
    let (world, today) = (ctx.app.world.clone(), ctx.today());
    let act = Act::under(&permit, &world, acts::SCHEDULE_ATTACHED, id)
        .about(id)
        .fact("schedule", schedule.id)
        .fact("amount", rows.len());
    ctx.app
        .db
        .write(act, move |change| -> DbResult<()> {
            schedules::attach(change, &world, id, &key, &rows)?;
            make_missing(change, &world, id, today)?;
            Ok(())
        })
        .await?;
    Ok(see_other(&format!("/agreements/{id}/board")))
}

fn show(ctx: &Ctx, id: AgreementId, schedule: &NamedSchedule, form: &Form, refusals: &Refusals) -> PageResult {
    let t = ctx.t();
    let english = t.lang() == i18n::Lang::En;
    let title = if english { &schedule.title_en } else { &schedule.title_ru };
    let field = Field::textarea("rows", t.say("schedule-rows"), 12)
        .hint(t.say("schedule-rows-hint"))
        .sent(form, refusals)
        .html(&t);
    let label = t.say("schedule-rows");
    let errors =
        if refusals.is_empty() { Html::default() } else { error_summary(&t, refusals, &[("rows", label.as_str())]) };
    let owner = if english { &schedule.owed_by_en } else { &schedule.owed_by_ru };
    let body = html_of(&super::OneForm {
        errors,
        action: &format!("/agreements/{id}/schedules/{}", schedule.schedule_key),
        lead: &t.with("schedule-lead").s("title", title).s("owner", owner).to_string(),
        fields: &[field],
        button: &t.say("schedule-button"),
        with_file: false,
    });
    let page = Page::new(title.clone(), t.say("schedule-question")).nav("board").narrow().body(body);
    ctx.page(if refusals.is_empty() { page } else { page.refused().status(StatusCode::UNPROCESSABLE_ENTITY) })
}
