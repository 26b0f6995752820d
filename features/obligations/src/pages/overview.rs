//! All agreements within reach, the worst first: where to look.

use std::collections::BTreeMap;

use agreements::AgreementId;
use agreements::published as agreement_facts;
use jiff::ToSpan;
use web::look::{Cell, Column, Empty, Page, Row, Table, Tone};
use web::{Ctx, PageResult, see_other};

use crate::state::SOON_DAYS;
use crate::store::board::{Tally, tallies};
use crate::words;

/// Shows the list; with one agreement only, its board at once.
pub async fn show(ctx: Ctx) -> PageResult {
    let actor = ctx.actor()?.clone();
    let (now, until) = (ctx.now(), ctx.today().saturating_add(i64::from(SOON_DAYS).days()));
    let (mut rows, counted) = ctx
        .read(move |tx| {
            let counted: BTreeMap<AgreementId, Tally> =
                tallies(tx, &actor, now, until)?.into_iter().map(|one| (one.agreement_id, one)).collect();
            Ok((agreement_facts::watched_in_reach(tx, &actor)?, counted))
        })
        .await?;
    if let [only] = &rows[..] {
        return Ok(see_other(&format!("/agreements/{}/board", only.id)));
    }
    let t = ctx.t();
    let tally = |id: AgreementId| counted.get(&id);
    let late = |id: AgreementId| tally(id).map_or(0, |one| one.late);
    rows.sort_by_key(|agreement| (-late(agreement.id), tally(agreement.id).map_or(0, |one| -one.week)));
    let table = Table {
        caption: t.say("overview-caption"),
        columns: vec![
            Column::words(t.say("overview-agreement")),
            Column::words(t.say("overview-title-column")),
            Column::numbers(t.say("overview-late")),
            Column::numbers(t.say("overview-week")),
            Column::numbers(t.say("overview-waiting")),
        ],
        rows: rows
            .iter()
            .map(|agreement| {
                let board = format!("/agreements/{}/board", agreement.id);
                let counts = tally(agreement.id).cloned().unwrap_or(Tally {
                    agreement_id: agreement.id,
                    late: 0,
                    week: 0,
                    waiting: 0,
                });
                Row::from(vec![
                    Cell::link(words::agreement_name(&t, agreement), board),
                    Cell::text(agreement.title(t.lang())),
                    number(counts.late, Tone::Alarm),
                    number(counts.week, Tone::Help),
                    number(counts.waiting, Tone::Good),
                ])
            })
            .collect(),
        empty: Empty::new(t.say("overview-empty-title"), t.say("overview-empty-words"))
            .action(t.say("overview-to-agreements"), "/agreements"),
        downloads: None,
    };
    // Only of what is listed: a confidential agreement does not show in a sum either.
    let total: i64 = rows.iter().map(|agreement| late(agreement.id)).sum();
    let mut page = Page::new(t.say("overview-title"), t.say("overview-question")).nav("board");
    if total > 0 {
        page = page.alarm(t.with("overview-sum-late").n("count", total).rich());
    }
    page = page.summary(t.with("overview-sum").n("count", rows.len()).rich());
    ctx.page(page.body(table.html(&t)))
}

fn number(count: i64, tone: Tone) -> Cell {
    if count == 0 { Cell::Number(0) } else { Cell::Chip { text: count.to_string(), tone } }
}
