//! «Кто где работает?»: the people in the actor's sight.

use axum::extract::{Path, RawQuery};
use i18n::{Html, Speaker};
use web::look::{Cell, Column, Empty, Page, Pager, Row, Table, icons, print_button};
use web::{Ctx, Form, PageResult};

use crate::pages::parts::{self, DOWNLOAD_ROWS, FilterField, PAGE_ROWS};
use crate::store::scope::{self, ListedPerson};

const BASE: &str = "/people";

/// Shows one page of the list.
pub async fn show(ctx: Ctx, RawQuery(query): RawQuery) -> PageResult {
    let form = Form::from_pairs(query.unwrap_or_default().as_bytes());
    let words: String = form.value("q").chars().take(200).collect();
    let number: u32 = form.value("page").parse().unwrap_or(1).clamp(1, 10_000);
    let (actor, asked) = (ctx.actor()?.clone(), words.clone());
    let (total, rows) = ctx
        .read(move |tx| {
            Ok((
                scope::people_counted(tx, &actor, &asked)?,
                scope::people(tx, &actor, &asked, PAGE_ROWS, (number - 1) * PAGE_ROWS)?,
            ))
        })
        .await?;
    let t = ctx.t();
    let query = parts::query(&[("q", &words)]);
    let mut table = table(&t, &rows);
    table.downloads = Some(parts::downloads(BASE, &query));
    table.empty =
        Empty::new(t.say("network-people-none-found"), t.say("network-people-none-why")).icon(icons::people());
    let pager = Pager { page: number, pages: total.div_ceil(PAGE_ROWS).max(1), base: parts::with_query(BASE, &query) };
    let body = parts::stack(&[parts::tabs(&t, "people"), table.html(&t), pager.html(&t)]);
    let filter = parts::filter(&t, BASE, vec![FilterField::words("q", t.say("network-filter-words"), &words)]);
    let page = Page::new(t.say("network-people"), t.say("network-people-question"))
        .nav("network")
        .summary(t.with("network-people-sum").n("count", total).rich())
        .tools(Html::vouched(format!("{filter}{}", print_button(&t))))
        .body(body);
    ctx.page(page)
}

/// The whole narrowed list as a file.
pub async fn download(ctx: Ctx, Path(format): Path<String>, RawQuery(query): RawQuery) -> PageResult {
    let words = Form::from_pairs(query.unwrap_or_default().as_bytes()).value("q").to_owned();
    let actor = ctx.actor()?.clone();
    let rows = ctx.read(move |tx| scope::people(tx, &actor, &words, DOWNLOAD_ROWS, 0)).await?;
    parts::download(&ctx, &table(&ctx.t(), &rows), "people", &format)
}

fn table(t: &Speaker, rows: &[ListedPerson]) -> Table {
    let text = |value: &Option<String>| value.as_deref().map_or(Cell::Empty, |value| Cell::text(t.bind(value)));
    let row = |one: &ListedPerson| {
        let name = parts::full_name(t, &one.family_name, &one.given_name, one.patronymic.as_deref());
        Row::from(vec![
            Cell::link(name, format!("{BASE}/{}", one.id)),
            text(&one.position),
            text(&one.organisation_name),
        ])
    };
    Table {
        caption: t.say("network-people"),
        columns: vec![
            Column::words(t.say("network-person")),
            Column::words(t.say("network-field-position")),
            Column::words(t.say("network-organisation")),
        ],
        rows: rows.iter().map(row).collect(),
        empty: Empty::default(),
        downloads: None,
    }
}
