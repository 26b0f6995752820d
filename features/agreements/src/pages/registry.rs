//! The registry of agreements: searched, filtered, printed, downloaded.

use axum::extract::Query;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::IntoResponse;
use i18n::{Html, Lang, Speaker};
use jiff::civil::Date;
use serde::Deserialize;
use web::look::{Cell, Choice, Column, Downloads, Empty, Field, Page, Pager, Row, Table, Tone, html_of, icons};
use web::{Ctx, Form, PageError, PageResult, Refusals};

use super::make::may_make;
use crate::store::list::{self, ENDING_WITHIN_DAYS, Force, Listed};

/// Lines of one page.
const PAGE: i64 = 50;
/// Lines of one download.
const DOWNLOAD: i64 = 5_000;

/// What the reader looks for; whatever is no filter of ours filters nothing.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Asked {
    /// Words of the title, number or a party's name.
    #[serde(default)]
    pub words: String,
    /// One blueprint.
    #[serde(default)]
    pub blueprint: String,
    /// How it stands: a word of [`Force`].
    #[serde(default)]
    pub force: String,
    /// The page, from 1.
    #[serde(default)]
    pub page: String,
    /// `csv` or `xlsx` instead of a page.
    #[serde(default)]
    pub download: String,
}

/// Shows the registry.
pub async fn show(ctx: Ctx, Query(asked): Query<Asked>) -> PageResult {
    let (actor, gate) = (ctx.actor()?.clone(), ctx.app.gate.clone());
    let number = asked.page.parse::<u32>().unwrap_or(1).clamp(1, 10_000);
    let query = list::Query {
        words: Some(asked.words.trim().to_owned()).filter(|words| !words.is_empty()),
        blueprint: crate::blueprint::by_key(&asked.blueprint).map(|one| one.head.key.clone()),
        force: Force::parse(&asked.force),
    };
    let is_download = !asked.download.is_empty();
    let (limit, offset) = if is_download { (DOWNLOAD, 0) } else { (PAGE + 1, i64::from(number - 1) * PAGE) };
    let read =
        move |tx: &mut db::Tx| Ok((list::list(tx, &actor, &query, limit, offset)?, may_make(tx, &gate, &actor)?));
    let (mut rows, may_make) = ctx.read(read).await?;
    let (t, today) = (ctx.t(), ctx.today());
    if is_download {
        return send(&download(&t, &rows, today), &asked.download, "opora-agreements", today);
    }
    let has_more = rows.len() as i64 > PAGE;
    rows.truncate(PAGE as usize);
    let pages = if has_more { number + 1 } else { number };
    let pager = Pager { page: number, pages, base: address(&asked) };
    let body = html_of(&RegistryTemplate {
        t: &t,
        fields: &filter(&t, &asked),
        table: table(&t, &rows, today, &asked, may_make).html(&t),
        pager: pager.html(&t),
    });
    let mut page = Page::new(t.say("agreements-title"), t.say("agreements-question")).nav("agreements");
    if may_make {
        page = page.tools(make_button(&t));
    }
    ctx.page(page.body(body))
}

fn make_button(t: &Speaker) -> Html {
    let words = Html::text(t.say("agreements-make"));
    Html::vouched(format!("<a class=\"btn p no-print\" href=\"/agreements/new\">{}{words}</a>", icons::add()))
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
        .chain(
            crate::blueprint::all()
                .iter()
                .map(|one| Choice::new(&one.head.key, one.head.title.in_language(t.lang().tag()))),
        )
        .collect();
    let words = |force: Force| match force {
        Force::Now => t.say("agreements-in-force"),
        Force::Ending => t.with("agreements-ending").n("days", ENDING_WITHIN_DAYS).to_string(),
        Force::Draft => t.say("agreements-draft"),
        Force::Ended => t.say("agreements-ended"),
    };
    let force = std::iter::once(Choice::new("", t.say("agreements-any-force")))
        .chain(Force::ALL.iter().map(|force| Choice::new(force.as_str(), words(*force))))
        .collect();
    vec![
        Field::text("words", t.say("agreements-words")).sent(&form, &none).html(t),
        Field::select_one("blueprint", t.say("agreements-kind"), kinds).sent(&form, &none).html(t),
        Field::select_one("force", t.say("agreements-force"), force).sent(&form, &none).html(t),
    ]
}

/// How an agreement stands, in words and tone.
pub fn standing(t: &Speaker, row: &Listed, today: Date) -> (String, Tone) {
    if row.ended_on.is_some_and(|day| day < today) {
        return (t.say("standing-ended-early"), Tone::Calm);
    }
    if row.term_to.is_some_and(|day| day < today) {
        return (t.say("standing-ended"), Tone::Calm);
    }
    let Some(since) = row.effective_on else {
        let signatures = || t.with("standing-signing").n("signed", row.signed).n("signing", row.signing).to_string();
        return (if row.is_regulation { t.say("standing-unapproved") } else { signatures() }, Tone::Help);
    };
    if since > today {
        return (t.with("standing-from").s("day", t.date_dots(since)).to_string(), Tone::Calm);
    }
    let end = [row.ended_on, row.term_to].into_iter().flatten().min();
    let left = end.and_then(|end| today.until(end).ok()).map(|span| i64::from(span.get_days()));
    match (left, row.watched_from) {
        (Some(left), _) if left <= ENDING_WITHIN_DAYS => {
            (t.with("standing-left").n("left", left).to_string(), Tone::Help)
        }
        (_, None) => (t.say("standing-not-watched"), Tone::Help),
        (_, Some(_)) => (t.say("standing-in-force"), Tone::Good),
    }
}

fn title<'r>(t: &Speaker, row: &'r Listed) -> &'r str {
    if t.lang() == Lang::En { &row.title_en } else { &row.title_ru }
}

fn table(t: &Speaker, rows: &[(Listed, Vec<String>)], today: Date, asked: &Asked, may_make: bool) -> Table {
    let here = address(asked);
    let empty = Empty::new(t.say("agreements-empty-title"), t.say("agreements-empty-words"));
    let line = |(row, parties): &(Listed, Vec<String>)| {
        let (text, tone) = standing(t, row, today);
        let number = row.number.clone().unwrap_or_else(|| t.say("agreements-no-number"));
        let about = t.bind(title(t, row));
        let about = if row.confidential {
            let secret = t.say("agreements-confidential");
            let (icon, words, hidden) = (icons::locked(), Html::text(&about), Html::text(&secret));
            Cell::Rich {
                html: Html::vouched(format!("<span>{words} {icon}<span class=\"vh\"> {hidden}</span></span>")),
                plain: format!("{about} ({secret})"),
            }
        } else {
            Cell::text(about)
        };
        Row::from(vec![
            Cell::link(number, format!("/agreements/{}", row.id)),
            about,
            Cell::text(t.bind(parties.join(", "))),
            row.dated_on.map_or(Cell::Empty, Cell::Date),
            row.ended_on.or(row.term_to).map_or(Cell::Empty, Cell::Date),
            Cell::Chip { text, tone },
        ])
    };
    Table {
        caption: t.say("agreements-caption"),
        columns: vec![
            Column::words(t.say("agreements-number")),
            Column::words(t.say("agreements-about")),
            Column::words(t.say("agreements-parties")),
            Column::words(t.say("agreements-dated")),
            Column::words(t.say("agreements-until")),
            Column::words(t.say("agreements-standing")),
        ],
        rows: rows.iter().map(line).collect(),
        empty: if may_make { empty.action(t.say("agreements-make"), "/agreements/new") } else { empty },
        downloads: Some(Downloads { csv: format!("{here}&download=csv"), xlsx: format!("{here}&download=xlsx") }),
    }
}

fn download(t: &Speaker, rows: &[(Listed, Vec<String>)], today: Date) -> documents::Table {
    use documents::{Cell, Column, ColumnKind, Table};
    let line = |(row, parties): &(Listed, Vec<String>)| {
        vec![
            row.number.clone().map_or(Cell::Empty, Cell::Text),
            Cell::Text(title(t, row).to_owned()),
            Cell::Text(parties.join(", ")),
            row.dated_on.map_or(Cell::Empty, Cell::Date),
            row.ended_on.or(row.term_to).map_or(Cell::Empty, Cell::Date),
            Cell::Text(standing(t, row, today).0),
        ]
    };
    Table {
        title: t.say("agreements-caption"),
        columns: vec![
            Column::new(t.say("agreements-number"), ColumnKind::Text, 24),
            Column::new(t.say("agreements-about"), ColumnKind::Text, 60),
            Column::new(t.say("agreements-parties"), ColumnKind::Text, 60),
            Column::new(t.say("agreements-dated"), ColumnKind::Date, 12),
            Column::new(t.say("agreements-until"), ColumnKind::Date, 12),
            Column::new(t.say("agreements-standing"), ColumnKind::Text, 26),
        ],
        rows: rows.iter().map(line).collect(),
    }
}

/// Sends a table as a file.
fn send(table: &documents::Table, format: &str, name: &str, today: Date) -> PageResult {
    let (bytes, media, ending) = if format == "xlsx" {
        let bytes = table.xlsx(today).map_err(|error| PageError::Internal(format!("making a workbook: {error}")))?;
        (bytes, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx")
    } else {
        (table.csv(), "text/csv; charset=utf-8", "csv")
    };
    let disposition = HeaderValue::from_str(&format!("attachment; filename=\"{name}.{ending}\""));
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(media)),
        (header::CONTENT_DISPOSITION, disposition.unwrap_or(HeaderValue::from_static("attachment"))),
    ];
    Ok((StatusCode::OK, headers, bytes).into_response())
}
