//! «Кто в сети?»: the list of organisations in the actor's sight, searched, narrowed, printed, downloaded.

use axum::extract::{Path, RawQuery};
use i18n::{Html, Speaker};
use web::look::{Cell, Column, Empty, Page, Pager, Row, Table, Tone, icons, print_button};
use web::{Ctx, Form, PageResult};

use crate::access::{AddOrganisation, ImportOrganisations};
use crate::model::{NetworkId, OrganisationId};
use crate::pages::parts::{self, DOWNLOAD_ROWS, FilterField, PAGE_ROWS};
use crate::store::organisation::{self, Kind};
use crate::store::scope::{self, Filter, Listed};

const BASE: &str = "/organisations";

/// What the address asks for.
fn filter_of(form: &Form) -> Filter {
    let kind = form.value("kind");
    Filter {
        words: form.value("q").chars().take(200).collect(),
        kind: (!kind.is_empty()).then(|| kind.to_owned()),
        within: form.value("within").parse::<OrganisationId>().ok(),
        without_account: form.value("account") == "without",
    }
}

/// The filter as a query, for pages and downloads.
fn query_of(filter: &Filter) -> String {
    let within = filter.within.map(|id| id.to_string()).unwrap_or_default();
    let account = if filter.without_account { "without" } else { "" };
    parts::query(&[
        ("q", &filter.words),
        ("kind", filter.kind.as_deref().unwrap_or("")),
        ("within", &within),
        ("account", account),
    ])
}

/// Shows one page of the list.
pub async fn show(ctx: Ctx, RawQuery(query): RawQuery) -> PageResult {
    let form = Form::from_pairs(query.unwrap_or_default().as_bytes());
    let filter = filter_of(&form);
    let number: u32 = form.value("page").parse().unwrap_or(1).clamp(1, 10_000);
    let (actor, gate, asked) = (ctx.actor()?.clone(), ctx.app.gate.clone(), filter.clone());
    let view = ctx
        .read(move |tx| {
            let total = scope::organisations_counted(tx, &actor, &asked)?;
            let rows = scope::organisations(tx, &actor, &asked, PAGE_ROWS, (number - 1) * PAGE_ROWS)?;
            let above = scope::parents(tx, &actor, 500)?;
            Ok(View {
                total,
                rows,
                above,
                kinds: organisation::kinds(tx)?,
                may_add: gate.check::<AddOrganisation>(tx, &actor, NetworkId::whole())?.is_some(),
                may_import: gate.check::<ImportOrganisations>(tx, &actor, NetworkId::whole())?.is_some(),
            })
        })
        .await?;
    let t = ctx.t();
    let pages = view.total.div_ceil(PAGE_ROWS).max(1);
    let query = query_of(&filter);
    let base = parts::with_query(BASE, &query);
    let mut table = table(&t, &view.rows, &view.kinds, ctx.today());
    table.downloads = Some(parts::downloads(BASE, &query));
    table.empty = Empty::new(t.say("network-organisations-none"), t.say("network-organisations-none-why"))
        .icon(icons::organisation());
    let body =
        parts::stack(&[parts::tabs(&t, "organisations"), table.html(&t), Pager { page: number, pages, base }.html(&t)]);
    let page = Page::new(t.say("network-organisations"), t.say("network-organisations-question"))
        .nav("network")
        .summary(t.with("network-organisations-sum").n("count", view.total).rich())
        .tools(tools(&t, &view, &filter))
        .body(body);
    ctx.page(page)
}

/// The whole narrowed list as a file.
pub async fn download(ctx: Ctx, Path(format): Path<String>, RawQuery(query): RawQuery) -> PageResult {
    let filter = filter_of(&Form::from_pairs(query.unwrap_or_default().as_bytes()));
    let actor = ctx.actor()?.clone();
    let (rows, kinds) = ctx
        .read(move |tx| Ok((scope::organisations(tx, &actor, &filter, DOWNLOAD_ROWS, 0)?, organisation::kinds(tx)?)))
        .await?;
    let table = table(&ctx.t(), &rows, &kinds, ctx.today());
    parts::download(&ctx, &table, "organisations", &format)
}

struct View {
    total: u32,
    rows: Vec<Listed>,
    above: Vec<Listed>,
    kinds: Vec<Kind>,
    may_add: bool,
    may_import: bool,
}

fn tools(t: &Speaker, view: &View, filter: &Filter) -> Html {
    let above = view.above.iter().map(|one| (one.id.to_string(), one.short_name.clone())).collect();
    let fields = vec![
        FilterField::words("q", t.say("network-filter-words"), &filter.words),
        FilterField::choice(
            "kind",
            t.say("network-filter-kind"),
            filter.kind.as_deref().unwrap_or(""),
            t.say("network-filter-all"),
            parts::kind_choices(t, &view.kinds),
        ),
        FilterField::choice(
            "within",
            t.say("network-filter-within"),
            &filter.within.map(|id| id.to_string()).unwrap_or_default(),
            t.say("network-filter-everywhere"),
            above,
        ),
        FilterField::choice(
            "account",
            t.say("network-filter-account"),
            if filter.without_account { "without" } else { "" },
            t.say("network-filter-all"),
            vec![("without".to_owned(), t.say("network-filter-without-account"))],
        ),
    ];
    let mut html = parts::filter(t, BASE, fields).to_string();
    if view.may_add {
        html.push_str(parts::add_button("/organisations/new", &t.say("network-organisation-add")).as_str());
    }
    if view.may_import {
        let words = i18n::escape(&t.say("network-import"));
        html.push_str(&format!("<a class=\"btn no-print\" href=\"/imports/new\">{}{words}</a>", icons::upload()));
    }
    html.push_str(print_button(t).as_str());
    Html::vouched(html)
}

/// The table on screen, on paper and in files.
pub fn table(t: &Speaker, rows: &[Listed], kinds: &[Kind], today: jiff::civil::Date) -> Table {
    let row = |one: &Listed| {
        let is_over = one.ends_on.is_some_and(|last| last < today);
        let state = match (is_over, one.has_account) {
            (true, _) => Cell::Chip { text: t.say("network-organisation-over"), tone: Tone::Calm },
            (false, true) => Cell::Empty,
            (false, false) => Cell::Chip { text: t.say("network-organisation-without-account"), tone: Tone::Calm },
        };
        Row::from(vec![
            Cell::link(t.bind(&one.short_name), format!("{BASE}/{}", one.id)),
            Cell::text(parts::kind_name(t, kinds, &one.kind)),
            one.parent_name.as_deref().map_or(Cell::Empty, |name| Cell::text(t.bind(name))),
            one.inn.as_deref().map_or(Cell::Empty, Cell::text),
            state,
        ])
    };
    Table {
        caption: t.say("network-organisations"),
        columns: vec![
            Column::words(t.say("network-organisation")),
            Column::words(t.say("network-field-kind")),
            Column::words(t.say("network-field-parent")),
            Column::words(t.say("network-field-inn")),
            Column::words(t.say("network-field-state")),
        ],
        rows: rows.iter().map(row).collect(),
        empty: Empty::default(),
        downloads: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_survives_its_own_address() {
        let form = Form::from_pairs(
            "q=%D0%9B%D0%B8%D1%86%D0%B5%D0%B9%20%26%209&kind=school&account=without&within=nonsense".as_bytes(),
        );
        let filter = filter_of(&form);
        let again = filter_of(&Form::from_pairs(query_of(&filter).as_bytes()));
        assert_eq!(
            (again.words.as_str(), again.kind.as_deref(), again.without_account, again.within),
            ("Лицей & 9", Some("school"), true, None)
        );
    }
}
