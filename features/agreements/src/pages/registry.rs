//! The registry of agreements: searched, filtered, printed, downloaded.

use axum::extract::Query;
use i18n::Speaker;
use jiff::civil::Date;
use serde::Deserialize;
use web::look::{Cell, Choice, Column, Downloads, Empty, Field, Html, Page, Pager, Row, Table, Tone, html_of};
use web::{Ctx, Form, PageResult, Refusals};

use crate::store::list::{self, Listed};

/// Lines of one page.
const PAGE: i64 = 50;
/// Lines of one download.
const DOWNLOAD: i64 = 5_000;

/// What the reader looks for.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Asked {
    /// Words of the title or number.
    #[serde(default)]
    pub words: String,
    /// One blueprint.
    #[serde(default)]
    pub blueprint: String,
    /// «now» keeps to what is in force.
    #[serde(default)]
    pub force: String,
    /// The page, from 1.
    #[serde(default)]
    pub page: u32,
    /// `csv` or `xlsx` instead of a page.
    #[serde(default)]
    pub download: String,
}

/// Shows the registry.
pub async fn show(ctx: Ctx, Query(asked): Query<Asked>) -> PageResult {
    let actor = ctx.actor()?.clone();
    let number = asked.page.clamp(1, 10_000);
    let query = list::Query {
        words: Some(asked.words.trim().to_owned()).filter(|words| !words.is_empty()),
        blueprint: Some(asked.blueprint.clone()).filter(|key| !key.is_empty()),
        in_force_on: (asked.force == "now").then(|| ctx.today()),
    };
    let is_download = !asked.download.is_empty();
    let (limit, offset) = if is_download { (DOWNLOAD, 0) } else { (PAGE + 1, i64::from(number - 1) * PAGE) };
    let mut rows = ctx.read(move |tx| list::list(tx, &actor, &query, limit, offset)).await?;
    let t = ctx.t();
    if is_download {
        return super::card::send_table(&ctx, &download(&t, &rows, ctx.today()), &asked.download, "opora-agreements");
    }
    let has_more = rows.len() as i64 > PAGE;
    rows.truncate(PAGE as usize);
    let table = table(&t, &rows, ctx.today(), &asked);
    let here = address(&asked);
    let pager = Pager {
        page: number,
        pages: if has_more { number + 1 } else { number },
        base: here,
    };
    let body = html_of(&RegistryTemplate { t: &t, fields: &filter(&t, &asked), table: table.html(&t), pager: pager.html(&t) });
    ctx.page(Page::new(t.say("agreements-title"), t.say("agreements-question")).nav("agreements").body(body))
}

fn address(asked: &Asked) -> String {
    let pairs: String = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("words", &asked.words)
        .append_pair("blueprint", &asked.blueprint)
        .append_pair("force", &asked.force)
        .finish();
    format!("/agreements?{pairs}")
}

#[derive(askama::Template)]
#[template(path = "registry.html")]
struct RegistryTemplate<'a> {
    t: &'a Speaker,
    fields: &'a [Html],
    table: Html,
    pager: Html,
}

fn filter(t: &Speaker, asked: &Asked) -> Vec<Html> {
    let mut form = Form::default();
    form.set("words", &asked.words);
    form.set("blueprint", &asked.blueprint);
    form.set("force", &asked.force);
    let none = Refusals::default();
    let kinds = std::iter::once(Choice::new("", t.say("agreements-any-kind")))
        .chain(crate::blueprint::all().iter().map(|one| Choice::new(&one.head.key, one.head.title.in_language(t.lang().tag()))))
        .collect();
    let force = vec![Choice::new("", t.say("agreements-any-force")), Choice::new("now", t.say("agreements-in-force"))];
    vec![
        Field::text("words", t.say("agreements-words")).optional().sent(&form, &none).html(t),
        Field::select_one("blueprint", t.say("agreements-kind"), kinds).optional().sent(&form, &none).html(t),
        Field::select_one("force", t.say("agreements-force"), force).optional().sent(&form, &none).html(t),
    ]
}

/// How an agreement stands, in words and tone.
pub fn standing(t: &Speaker, row: &Listed, today: Date) -> (String, Tone) {
    if row.ended_on.is_some_and(|day| day < today) || row.term_to.is_some_and(|day| day < today) {
        return (t.say("standing-ended"), Tone::Calm);
    }
    match (row.effective_on, row.watched_from) {
        (None, _) => (t.with("standing-signing").n("signed", row.signed).n("signing", row.signing).to_string(), Tone::Help),
        (Some(day), _) if day > today => (t.with("standing-from").s("day", t.date_dots(day)).to_string(), Tone::Calm),
        (Some(_), None) => (t.say("standing-not-watched"), Tone::Help),
        (Some(_), Some(_)) => (t.say("standing-in-force"), Tone::Good),
    }
}

fn table(t: &Speaker, rows: &[Listed], today: Date, asked: &Asked) -> Table {
    let english = t.lang() == i18n::Lang::En;
    let here = address(asked);
    Table {
        caption: t.say("agreements-caption"),
        columns: vec![
            Column::words(t.say("agreements-number")),
            Column::words(t.say("agreements-about")),
            Column::words(t.say("agreements-dated")),
            Column::words(t.say("agreements-until")),
            Column::words(t.say("agreements-standing")),
        ],
        rows: rows
            .iter()
            .map(|row| {
                let (text, tone) = standing(t, row, today);
                let number = row.number.clone().unwrap_or_else(|| t.say("agreements-no-number"));
                Row::from(vec![
                    Cell::link(number, format!("/agreements/{}", row.id)),
                    Cell::text(if english { &row.title_en } else { &row.title_ru }),
                    row.dated_on.map_or(Cell::Empty, Cell::Date),
                    row.ended_on.or(row.term_to).map_or(Cell::Empty, Cell::Date),
                    Cell::Chip { text, tone },
                ])
            })
            .collect(),
        empty: Empty::new(t.say("agreements-empty-title"), t.say("agreements-empty-words")).action(t.say("agreements-make"), "/agreements/new"),
        downloads: Some(Downloads { csv: format!("{here}&download=csv"), xlsx: format!("{here}&download=xlsx") }),
    }
}

fn download(t: &Speaker, rows: &[Listed], today: Date) -> documents::Table {
    use documents::{Cell, Column, ColumnKind, Table};
    let english = t.lang() == i18n::Lang::En;
    Table {
        title: t.say("agreements-caption"),
        columns: vec![
            Column::new(t.say("agreements-number"), ColumnKind::Text, 24),
            Column::new(t.say("agreements-about"), ColumnKind::Text, 60),
            Column::new(t.say("agreements-dated"), ColumnKind::Date, 12),
            Column::new(t.say("agreements-until"), ColumnKind::Date, 12),
            Column::new(t.say("agreements-standing"), ColumnKind::Text, 26),
        ],
        rows: rows
            .iter()
            .map(|row| {
                vec![
                    row.number.clone().map_or(Cell::Empty, Cell::Text),
                    Cell::Text(if english { row.title_en.clone() } else { row.title_ru.clone() }),
                    row.dated_on.map_or(Cell::Empty, Cell::Date),
                    row.ended_on.or(row.term_to).map_or(Cell::Empty, Cell::Date),
                    Cell::Text(standing(t, row, today).0),
                ]
            })
            .collect(),
    }
}
