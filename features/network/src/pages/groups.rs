//! «Какие группы работают и кем назначены?»: the groups of organisations where the actor sees people.

use axum::extract::{Path, RawQuery};
use i18n::{Html, Speaker};
use jiff::civil::Date;
use web::look::{Cell, Column, Empty, Page, Row, Table, Tone, icons, print_button};
use web::{Ctx, Form, PageResult};

use crate::model::GroupPurpose;
use crate::pages::group::{purpose_choices, purpose_word};
use crate::pages::organisation;
use crate::pages::parts::{self, FilterField};
use crate::store::group::{self, Group};

const BASE: &str = "/groups";
const MOST: u32 = 2_000;

fn asked(form: &Form) -> (String, Option<GroupPurpose>) {
    (form.value("q").chars().take(200).collect(), GroupPurpose::parse(form.value("purpose")))
}

/// Shows the list.
pub async fn show(ctx: Ctx, RawQuery(query): RawQuery) -> PageResult {
    let (words, purpose) = asked(&Form::from_pairs(query.unwrap_or_default().as_bytes()));
    let (actor, sought) = (ctx.actor()?.clone(), words.clone());
    let rows = ctx.read(move |tx| group::list(tx, &actor, &sought, purpose, MOST)).await?;
    let t = ctx.t();
    let value = purpose.map_or("", GroupPurpose::as_str);
    let query = parts::query(&[("q", &words), ("purpose", value)]);
    let mut table = table(&t, &rows, ctx.today());
    table.downloads = Some(parts::downloads(BASE, &query));
    table.empty = Empty::new(t.say("network-groups-none"), t.say("network-groups-none-why")).icon(icons::people());
    let fields = vec![
        FilterField::words("q", t.say("network-filter-words"), &words),
        FilterField::choice(
            "purpose",
            t.say("network-field-purpose"),
            value,
            t.say("network-filter-all"),
            purpose_choices(&t),
        ),
    ];
    let tools = format!("{}{}", parts::filter(&t, BASE, fields), print_button(&t));
    let page = Page::new(t.say("network-groups"), t.say("network-groups-question"))
        .nav("network")
        .summary(t.with("network-groups-sum").n("count", rows.len()).rich())
        .tools(Html::vouched(tools))
        .body(parts::stack(&[parts::tabs(&t, "groups"), table.html(&t)]));
    ctx.page(page)
}

/// The narrowed list as a file.
pub async fn download(ctx: Ctx, Path(format): Path<String>, RawQuery(query): RawQuery) -> PageResult {
    let (words, purpose) = asked(&Form::from_pairs(query.unwrap_or_default().as_bytes()));
    let actor = ctx.actor()?.clone();
    let rows = ctx.read(move |tx| group::list(tx, &actor, &words, purpose, MOST)).await?;
    parts::download(&ctx, &table(&ctx.t(), &rows, ctx.today()), "groups", &format)
}

fn table(t: &Speaker, rows: &[Group], today: Date) -> Table {
    let row = |one: &Group| {
        let state = match (one.is_alive(today), one.starts_on > today) {
            (true, _) => Cell::Chip { text: t.say("network-group-works"), tone: Tone::Good },
            (false, true) => Cell::Chip { text: t.say("network-force-not-yet"), tone: Tone::Calm },
            (false, false) => Cell::Chip { text: t.say("network-group-over"), tone: Tone::Calm },
        };
        Row::from(vec![
            Cell::link(t.bind(&one.title), format!("{BASE}/{}", one.id)),
            Cell::text(purpose_word(t, one.purpose)),
            Cell::link(t.bind(&one.organisation_name), organisation::address(one.organisation_id)),
            Cell::text(parts::days(t, Some(one.starts_on), one.ends_on)),
            state,
        ])
    };
    Table {
        caption: t.say("network-groups"),
        columns: vec![
            Column::words(t.say("network-group")),
            Column::words(t.say("network-field-purpose")),
            Column::words(t.say("network-organisation")),
            Column::words(t.say("network-days")),
            Column::words(t.say("network-field-state")),
        ],
        rows: rows.iter().map(row).collect(),
        empty: Empty::default(),
        downloads: None,
    }
}
