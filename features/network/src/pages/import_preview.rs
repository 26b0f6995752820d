//! «Что изменит эта таблица?»: the staged rows by what they mean, and letting them take effect.

use axum::extract::{Path, RawQuery};
use db::Act;
use documents::sheet::Address;
use i18n::{Html, Lang, Speaker};
use web::look::{Cell, Column, Empty, Page, Pager, Row, Table, Tone, icons, print_button};
use web::{Ctx, Form, PageError, PageResult, see_other};

use crate::access::ImportOrganisations;
use crate::import::{Remark, Trouble, Verdict};
use crate::model::{IMPORT_APPLIED, ImportId, NetworkId, Refused};
use crate::numbers::NUMBERS;
use crate::pages::organisation_fields::{self, Choices};
use crate::pages::parts::{self, PAGE_ROWS};
use crate::pages::{organisation, state_requisites};
use crate::store::import::{self as imports, Import, Staged, StagedChange};

fn verdict_key(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::New => "network-verdict-new",
        Verdict::Changed => "network-verdict-changed",
        Verdict::Same => "network-verdict-same",
        Verdict::Doubtful => "network-verdict-doubtful",
        Verdict::Faulty => "network-verdict-faulty",
    }
}

/// Shows the rows of one verdict, first those that need a person.
pub async fn show(ctx: Ctx, Path(id): Path<String>, RawQuery(query): RawQuery) -> PageResult {
    let form = Form::from_pairs(query.unwrap_or_default().as_bytes());
    page(&ctx, parts::asked(&id)?, &form, false).await
}

/// Lets the new and changed rows take effect, all together.
pub async fn apply(ctx: Ctx, Path(id): Path<String>) -> PageResult {
    let id: ImportId = parts::asked(&id)?;
    let (permit, counts) =
        ctx.permitted::<ImportOrganisations, _, _>(NetworkId::whole(), move |tx, _| imports::counts(tx, id)).await?;
    let count = |verdict| counts.get(&verdict).copied().unwrap_or(0);
    let (today, now) = (ctx.today(), ctx.now());
    let act = Act::under(&permit, &ctx.app.world, IMPORT_APPLIED, id)
        .fact("new", count(Verdict::New))
        .fact("changed", count(Verdict::Changed));
    match ctx.app.db.write(act, move |change| imports::apply(change, id, today, now)).await {
        Ok(()) => Ok(see_other(&format!("/imports/{id}"))),
        Err(Refused::Conflict | Refused::Cycle) => page(&ctx, id, &Form::default(), true).await,
        Err(Refused::Db(error)) => Err(error.into()),
        Err(_) => Err(PageError::NotFound),
    }
}

/// The faulty and doubtful rows as a file, each with its remark.
pub async fn download(ctx: Ctx, Path((id, format)): Path<(String, String)>) -> PageResult {
    let id: ImportId = parts::asked(&id)?;
    let read = move |tx: &mut db::Tx, _: &permit::Permit<ImportOrganisations>| {
        let mut rows = imports::rows(tx, id, Verdict::Faulty, 50_000, 0)?;
        rows.extend(imports::rows(tx, id, Verdict::Doubtful, 50_000, 0)?);
        Ok(rows)
    };
    let (_, rows) = ctx.permitted::<ImportOrganisations, _, _>(NetworkId::whole(), read).await?;
    let t = ctx.t();
    let table = table(&t, t.say("network-import-remarks"), &rows, |row| remarks_of(&t, row));
    parts::download(&ctx, &table, "import-remarks", &format)
}

async fn page(ctx: &Ctx, id: ImportId, form: &Form, is_conflict: bool) -> PageResult {
    let number: u32 = form.value("page").parse().unwrap_or(1).clamp(1, 10_000);
    let (actor, asked) = (ctx.actor()?.clone(), Verdict::parse(form.value("show")));
    let read = move |tx: &mut db::Tx, _: &permit::Permit<ImportOrganisations>| {
        let Some(import) = imports::by_id(tx, id)? else { return Ok(None) };
        let counts = imports::counts(tx, id)?;
        let count = |verdict| counts.get(&verdict).copied().unwrap_or(0);
        let order = [Verdict::Faulty, Verdict::Doubtful, Verdict::Changed, Verdict::New, Verdict::Same];
        let shown = asked.or_else(|| order.into_iter().find(|verdict| count(*verdict) > 0)).unwrap_or(Verdict::Same);
        let rows = imports::rows(tx, id, shown, PAGE_ROWS, (number - 1) * PAGE_ROWS)?;
        let counted: Vec<(Verdict, i64)> = order.into_iter().map(|verdict| (verdict, count(verdict))).collect();
        Ok(Some((import, counted, shown, rows, Choices::read(tx, &actor)?)))
    };
    let (_, found) = ctx.permitted::<ImportOrganisations, _, _>(NetworkId::whole(), read).await?;
    let (import, counted, shown, rows, choices) = found.ok_or(PageError::NotFound)?;
    let t = ctx.t();
    let of = |wanted: Verdict| counted.iter().find(|(verdict, _)| *verdict == wanted).map_or(0, |(_, count)| *count);
    let base = format!("/imports/{id}?show={}", shown.as_str());
    let pages = u32::try_from(of(shown)).unwrap_or(u32::MAX).div_ceil(PAGE_ROWS).max(1);
    let table = table(&t, t.say(verdict_key(shown)), &rows, |row| {
        if row.2.is_empty() { remarks_of(&t, row) } else { changes_of(&t, &choices, &row.2) }
    });
    let mut body = vec![switch(&t, id, &counted, shown), table.html(&t), Pager { page: number, pages, base }.html(&t)];
    if is_conflict {
        let words = Html::text(t.say("network-import-conflict"));
        let notice =
            format!("<section class=\"card notice h\" role=\"alert\">{}<p>{words}</p></section>", icons::warning());
        body.insert(0, Html::vouched(notice));
    }
    let mut page = Page::new(t.say("network-import"), t.say("network-import-preview-question"))
        .nav("network")
        .crumb(t.say("network-organisations"), "/organisations")
        .eyebrow(&import.file_name)
        .summary(
            t.with("network-import-sum")
                .n("new", of(Verdict::New))
                .n("changed", of(Verdict::Changed))
                .n("same", of(Verdict::Same))
                .rich(),
        )
        .tools(tools(&t, &import, of(Verdict::New) + of(Verdict::Changed), of(Verdict::Faulty) + of(Verdict::Doubtful)))
        .body(parts::stack(&body));
    if of(Verdict::Faulty) + of(Verdict::Doubtful) > 0 {
        page =
            page.alarm(t.with("network-import-sum-bad").n("count", of(Verdict::Faulty) + of(Verdict::Doubtful)).rich());
    }
    if let Some(at) = import.applied_at {
        page = page.summary(t.with("network-import-applied").s("moment", t.moment(at, &zone(ctx))).rich());
    }
    let unknown: Vec<String> = serde_json::from_value(import.unknown_columns).unwrap_or_default();
    if !unknown.is_empty() {
        page = page.foot(Html::text(t.with("network-import-unknown").s("columns", unknown.join(", "))));
    }
    ctx.page(if is_conflict { page.status(axum::http::StatusCode::CONFLICT) } else { page })
}

fn zone(ctx: &Ctx) -> jiff::tz::TimeZone {
    let main = ctx.actor.as_deref().and_then(|actor| actor.main_assignment());
    permit::zone_by_name(main.map_or("Europe/Moscow", |one| one.zone.as_str()))
}

/// The switch between verdicts, each with its count.
fn switch(t: &Speaker, id: ImportId, counted: &[(Verdict, i64)], shown: Verdict) -> Html {
    let links: String = counted
        .iter()
        .map(|(verdict, count)| {
            let current = if *verdict == shown { " aria-current=\"page\"" } else { "" };
            let words = Html::text(format!("{}: {}", t.say(verdict_key(*verdict)), t.number(*count)));
            format!("<a href=\"/imports/{id}?show={}\"{current}>{words}</a>", verdict.as_str())
        })
        .collect();
    let label = i18n::escape(&t.say("network-import-verdicts"));
    Html::vouched(format!(
        "<nav class=\"strip no-print\" aria-label=\"{label}\"><div class=\"seg\">{links}</div></nav>"
    ))
}

fn tools(t: &Speaker, import: &Import, effective: i64, bad: i64) -> Html {
    let mut html = String::new();
    if import.applied_at.is_none() && import.staged_at.is_some() && effective > 0 {
        let words = Html::text(t.with("network-import-apply").n("count", effective));
        html.push_str(&format!("<form class=\"no-print\" method=\"post\" action=\"/imports/{}/apply\"><button class=\"btn p\" type=\"submit\">{words}</button></form>", import.id));
    }
    if bad > 0 {
        let words = Html::text(t.say("network-import-remarks-download"));
        html.push_str(&format!(
            "<a class=\"btn no-print\" href=\"/imports/{}/download/xlsx\">{}{words}</a>",
            import.id,
            icons::download()
        ));
    }
    html.push_str(print_button(t).as_str());
    Html::vouched(html)
}

fn table(t: &Speaker, caption: String, rows: &[Staged], what: impl Fn(&Staged) -> String) -> Table {
    let row = |one: &Staged| {
        let tone = match one.0.verdict {
            Verdict::Faulty => Tone::Alarm,
            Verdict::Doubtful => Tone::Help,
            Verdict::New | Verdict::Changed => Tone::Good,
            Verdict::Same => Tone::Calm,
        };
        let chip = Cell::Chip { text: t.say(verdict_key(one.0.verdict)), tone };
        Row::from(vec![Cell::text(t.bind(&one.0.title)), Cell::Number(one.0.row_number), chip, Cell::text(what(one))])
    };
    Table {
        caption,
        columns: vec![
            Column::words(t.say("network-organisation")),
            Column::numbers(t.say("network-import-row")),
            Column::words(t.say("network-field-state")),
            Column::words(t.say("network-import-what")),
        ],
        rows: rows.iter().map(row).collect(),
        empty: Empty::new(t.say("network-import-none"), String::new()),
        downloads: None,
    }
}

/// A row's remarks in words, each with its place in the file.
fn remarks_of(t: &Speaker, row: &Staged) -> String {
    let line = |remark: &Remark| {
        let value = if t.lang() == Lang::Ru { &remark.value } else { &remark.value_en };
        let words = t.with(trouble_key(Trouble::parse(&remark.trouble))).s("value", value).to_string();
        if remark.column == 0 {
            return words;
        }
        let place = Address { row: u32::try_from(row.0.row_number).unwrap_or(0), column: remark.column };
        let place = if t.lang() == Lang::Ru { place.russian() } else { place.english() };
        format!("{place}: {words}")
    };
    row.1.iter().map(line).collect::<Vec<_>>().join("; ")
}

fn trouble_key(trouble: Option<Trouble>) -> &'static str {
    match trouble {
        Some(Trouble::NoName) => "network-trouble-no-name",
        Some(Trouble::Kind) => "network-trouble-kind",
        Some(Trouble::Parent) => "network-trouble-parent",
        Some(Trouble::Ring) => "network-trouble-ring",
        Some(Trouble::Zone) => "network-trouble-zone",
        Some(Trouble::Digits) => "network-trouble-digits",
        Some(Trouble::Formula) => "network-trouble-formula",
        Some(Trouble::Long) => "network-trouble-long",
        Some(Trouble::Twice) => "network-trouble-twice",
        Some(Trouble::OtherInn) => "network-trouble-other-inn",
        Some(Trouble::Several) => "network-trouble-several",
        Some(Trouble::Number) | None => "network-trouble-number",
    }
}

/// What a row would change, field by field.
fn changes_of(t: &Speaker, choices: &Choices, changes: &[StagedChange]) -> String {
    let line = |one: &StagedChange| {
        let number =
            NUMBERS.iter().find(|(name, _)| *name == one.field).map(|(_, number)| state_requisites::word(t, *number));
        let contact = crate::model::ContactKind::parse(&one.field).map(|kind| organisation::contact_word(t, kind));
        let label = match (number.or(contact), one.field.as_str()) {
            (Some(label), _) => label,
            (None, "bank") => t.say("network-field-bank"),
            (None, field) => organisation_fields::label(t, field),
        };
        let word = |value: &Option<String>| choices.words(t, &one.field, value.as_deref());
        t.with("network-import-change")
            .s("field", label)
            .s("before", word(&one.value_before))
            .s("after", word(&one.value_after))
            .to_string()
    };
    changes.iter().map(line).collect::<Vec<_>>().join("; ")
}
