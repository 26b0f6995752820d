//! «Какие проекты идут и у всех ли есть рабочая группа?»: the list of projects.

use std::collections::BTreeMap;

use axum::extract::{Path, RawQuery};
use db::{DbResult, Tx};
use i18n::{Html, Speaker};
use jiff::civil::Date;
use web::look::{Cell, Column, Empty, Page, Row, Table, Tone, icons, print_button};
use web::{Ctx, Form, PageResult};

use crate::access::EditProjects;
use crate::model::{GroupPurpose, NetworkId, ProjectId, ProjectKind};
use crate::pages::parts::{self, FilterField};
use crate::pages::project::{kind_choices, kind_word, years};
use crate::store::group;
use crate::store::project::{self, Project};

const BASE: &str = "/projects";
const MOST: u32 = 1_000;

/// Projects, and of those that demand one the working group in force.
struct Listed {
    rows: Vec<Project>,
    groups: BTreeMap<ProjectId, String>,
}

fn read(tx: &mut Tx, words: &str, kind: Option<ProjectKind>, today: Date) -> DbResult<Listed> {
    let rows = project::list(tx, words, kind, MOST)?;
    let mut groups = BTreeMap::new();
    for one in rows.iter().filter(|one| one.needs_working_group) {
        let found = group::of_project(tx, one.id)?
            .into_iter()
            .find(|group| group.purpose == GroupPurpose::Working && group.is_alive(today));
        groups.extend(found.map(|group| (one.id, group.title)));
    }
    Ok(Listed { rows, groups })
}

fn asked(form: &Form) -> (String, Option<ProjectKind>) {
    (form.value("q").chars().take(200).collect(), ProjectKind::parse(form.value("kind")))
}

/// Shows the list.
pub async fn show(ctx: Ctx, RawQuery(query): RawQuery) -> PageResult {
    let (words, kind) = asked(&Form::from_pairs(query.unwrap_or_default().as_bytes()));
    let (actor, gate, sought, today) = (ctx.actor()?.clone(), ctx.app.gate.clone(), words.clone(), ctx.today());
    let (listed, may_add) = ctx
        .read(move |tx| {
            Ok((read(tx, &sought, kind, today)?, gate.check::<EditProjects>(tx, &actor, NetworkId::whole())?.is_some()))
        })
        .await?;
    let t = ctx.t();
    let kind_value = kind.map_or("", ProjectKind::as_str);
    let query = parts::query(&[("q", &words), ("kind", kind_value)]);
    let mut table = table(&t, &listed);
    table.downloads = Some(parts::downloads(BASE, &query));
    table.empty = Empty::new(t.say("network-projects-none"), t.say("network-projects-none-why")).icon(icons::project());
    let fields = vec![
        FilterField::words("q", t.say("network-filter-words"), &words),
        FilterField::choice(
            "kind",
            t.say("network-field-level"),
            kind_value,
            t.say("network-filter-all"),
            kind_choices(&t),
        ),
    ];
    let add = if may_add { parts::add_button("/projects/new", &t.say("network-project-add")) } else { Html::default() };
    let tools = format!("{}{add}{}", parts::filter(&t, BASE, fields), print_button(&t));
    let without =
        listed.rows.iter().filter(|one| one.needs_working_group && !listed.groups.contains_key(&one.id)).count();
    let mut page = Page::new(t.say("network-projects"), t.say("network-projects-question"))
        .nav("network")
        .summary(t.with("network-projects-sum").n("count", listed.rows.len()).rich())
        .tools(Html::vouched(tools))
        .body(parts::stack(&[parts::tabs(&t, "projects"), table.html(&t)]));
    if without > 0 {
        page = page.alarm(t.with("network-projects-without-group").n("count", without).rich());
    }
    ctx.page(page)
}

/// The narrowed list as a file.
pub async fn download(ctx: Ctx, Path(format): Path<String>, RawQuery(query): RawQuery) -> PageResult {
    let (words, kind) = asked(&Form::from_pairs(query.unwrap_or_default().as_bytes()));
    let today = ctx.today();
    let listed = ctx.read(move |tx| read(tx, &words, kind, today)).await?;
    parts::download(&ctx, &table(&ctx.t(), &listed), "projects", &format)
}

fn table(t: &Speaker, listed: &Listed) -> Table {
    let row = |one: &Project| {
        let group = match (one.needs_working_group, listed.groups.get(&one.id)) {
            (_, Some(title)) => Cell::text(t.bind(title)),
            (true, None) => Cell::Chip { text: t.say("network-no-group"), tone: Tone::Help },
            (false, None) => Cell::text(t.say("network-group-not-needed")),
        };
        Row::from(vec![
            Cell::link(t.bind(&one.title), format!("{BASE}/{}", one.id)),
            Cell::text(kind_word(t, one.kind)),
            Cell::text(years(one.first_year, one.last_year)),
            group,
        ])
    };
    Table {
        caption: t.say("network-projects"),
        columns: vec![
            Column::words(t.say("network-project")),
            Column::words(t.say("network-field-level")),
            Column::words(t.say("network-field-years")),
            Column::words(t.say("network-working-group")),
        ],
        rows: listed.rows.iter().map(row).collect(),
        empty: Empty::default(),
        downloads: None,
    }
}
