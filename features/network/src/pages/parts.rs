//! What the network's pages share: blocks of a card, tabs, filters, days in words, downloads.

use askama::Template;
use axum::http::header;
use axum::response::IntoResponse;
use i18n::{Html, Lang, Speaker};
use jiff::civil::Date;
use web::look::{Downloads, Table, html_of, icons};
use web::{Ctx, PageError, PageResult};

use crate::store::organisation::Kind;

/// The most rows that a download holds.
pub const DOWNLOAD_ROWS: u32 = 20_000;
/// The rows of one page of a list.
pub const PAGE_ROWS: u32 = 100;

/// The id in an address; a wrong one is a page that does not exist.
pub fn asked<T: std::str::FromStr>(raw: &str) -> Result<T, PageError> {
    raw.parse().map_err(|_| PageError::NotFound)
}

/// The pages of the section, in order: key, address, key of the words.
const TABS: [(&str, &str, &str); 7] = [
    ("organisations", "/organisations", "network-tab-organisations"),
    ("tree", "/organisations/tree", "network-tab-tree"),
    ("people", "/people", "network-tab-people"),
    ("projects", "/projects", "network-tab-projects"),
    ("groups", "/groups", "network-tab-groups"),
    ("legal-acts", "/legal-acts", "network-tab-legal-acts"),
    ("calendars", "/calendars", "network-tab-calendars"),
];

#[derive(Template)]
#[template(path = "tabs.html")]
struct TabsTemplate<'a> {
    t: &'a Speaker,
    tabs: [(&'static str, &'static str, &'static str); 7],
    current: &'static str,
}

/// The switch between the section's lists.
pub fn tabs(t: &Speaker, current: &'static str) -> Html {
    html_of(&TabsTemplate { t, tabs: TABS, current })
}

/// The parts of a page one under another.
pub fn stack(parts: &[Html]) -> Html {
    let joined: String = parts.iter().map(Html::as_str).collect();
    Html::vouched(format!("<div class=\"stack\">{joined}</div>"))
}

/// One thing that a list is narrowed by; without choices it is searched by words.
pub struct FilterField {
    name: &'static str,
    label: String,
    value: String,
    all: String,
    choices: Vec<(String, String)>,
}

impl FilterField {
    /// Words to search for.
    pub fn words(name: &'static str, label: String, value: &str) -> Self {
        Self { name, label, value: value.to_owned(), all: String::new(), choices: Vec::new() }
    }

    /// One of a list, or all.
    pub fn choice(name: &'static str, label: String, value: &str, all: String, choices: Vec<(String, String)>) -> Self {
        Self { name, label, value: value.to_owned(), all, choices }
    }
}

#[derive(Template)]
#[template(path = "filter.html")]
struct FilterTemplate<'a> {
    t: &'a Speaker,
    action: &'a str,
    fields: Vec<FilterField>,
}

/// The form above a list.
pub fn filter(t: &Speaker, action: &str, fields: Vec<FilterField>) -> Html {
    html_of(&FilterTemplate { t, action, fields })
}

/// One block of a card: pairs of words and values, or finished HTML, with older values folded away.
#[derive(Debug, Clone, Default)]
pub struct Block {
    /// Its heading.
    pub title: String,
    /// Words and values.
    pub pairs: Vec<(String, Html)>,
    /// Finished HTML below them.
    pub html: Html,
    /// What stands there instead of nothing.
    pub empty: String,
    /// Earlier values with their days.
    pub older: Vec<(String, String)>,
    /// Buttons: words and addresses.
    pub actions: Vec<(String, String)>,
    /// The HTML is a table with its own card; buttons stand under it.
    pub is_table: bool,
}

impl Block {
    /// A block of pairs.
    pub fn of(title: String) -> Self {
        Self { title, ..Self::default() }
    }

    /// A table, which brings its own card.
    pub fn table(t: &Speaker, table: &Table) -> Self {
        Self { html: table.html(t), is_table: true, ..Self::default() }
    }

    /// Adds a pair of plain words unless the value is empty.
    #[must_use]
    pub fn pair(self, word: String, value: impl AsRef<str>) -> Self {
        let value = value.as_ref();
        if value.is_empty() { self } else { self.rich(word, Html::text(value)) }
    }

    /// Adds a pair whose value is HTML.
    #[must_use]
    pub fn rich(mut self, word: String, value: Html) -> Self {
        self.pairs.push((word, value));
        self
    }

    /// Adds a button.
    #[must_use]
    pub fn action(mut self, words: String, href: String) -> Self {
        self.actions.push((words, href));
        self
    }
}

#[derive(Template)]
#[template(path = "block.html")]
struct BlockTemplate<'a> {
    t: &'a Speaker,
    block: &'a Block,
}

#[derive(Template)]
#[template(path = "card.html")]
struct CardTemplate<'a> {
    t: &'a Speaker,
    main: &'a [Block],
    aside: &'a [Block],
}

impl CardTemplate<'_> {
    fn block(&self, block: &Block) -> Html {
        html_of(&BlockTemplate { t: self.t, block })
    }
}

/// A card: blocks in a wide and a narrow column, one under the other on a phone.
pub fn card(t: &Speaker, main: &[Block], aside: &[Block]) -> Html {
    html_of(&CardTemplate { t, main, aside })
}

/// A link, its words escaped.
pub fn link(href: &str, words: impl AsRef<str>) -> Html {
    Html::vouched(format!("<a href=\"{}\">{}</a>", i18n::escape(href), i18n::escape(words.as_ref())))
}

/// A small form of one button: an ending, a removal.
pub fn button(action: &str, hidden: &[(&str, &str)], words: &str) -> Html {
    let fields: String = hidden
        .iter()
        .map(|(name, value)| {
            format!("<input type=\"hidden\" name=\"{}\" value=\"{}\">", i18n::escape(name), i18n::escape(value))
        })
        .collect();
    let (action, words) = (i18n::escape(action), i18n::escape(words));
    Html::vouched(format!(
        "<form class=\"no-print\" method=\"post\" action=\"{action}\">{fields}<button class=\"btn sm\" type=\"submit\">{words}</button></form>"
    ))
}

/// A primary button that leads to a form.
pub fn add_button(href: &str, words: &str) -> Html {
    Html::vouched(format!(
        "<a class=\"btn p no-print\" href=\"{}\">{}{}</a>",
        i18n::escape(href),
        icons::add(),
        i18n::escape(words)
    ))
}

/// «с 01.09.2022», «с 01.09.2022 по 31.08.2023», «по 31.08.2023», or nothing.
pub fn days(t: &Speaker, from: Option<Date>, to: Option<Date>) -> String {
    match (from, to) {
        (Some(from), Some(to)) => {
            t.with("network-days-from-to").s("from", t.date_dots(from)).s("to", t.date_dots(to)).to_string()
        }
        (Some(from), None) => t.with("network-days-from").s("from", t.date_dots(from)).to_string(),
        (None, Some(to)) => t.with("network-days-to").s("to", t.date_dots(to)).to_string(),
        (None, None) => String::new(),
    }
}

/// A kind's name in the reader's language.
pub fn kind_name(t: &Speaker, kinds: &[Kind], code: &str) -> String {
    let found = kinds.iter().find(|kind| kind.code == code);
    found.map_or_else(|| code.to_owned(), |kind| kind_label(t, kind))
}

/// Codes and names of all kinds, for choices.
pub fn kind_choices(t: &Speaker, kinds: &[Kind]) -> Vec<(String, String)> {
    kinds.iter().map(|kind| (kind.code.clone(), kind_label(t, kind))).collect()
}

fn kind_label(t: &Speaker, kind: &Kind) -> String {
    match t.lang() {
        Lang::Ru => kind.name_ru.clone(),
        Lang::En => kind.name_en.clone(),
    }
}

/// Full names as a register writes them; an erased person is called so.
pub fn full_name(t: &Speaker, family: &str, given: &str, patronymic: Option<&str>) -> String {
    let names: Vec<&str> =
        [family, given, patronymic.unwrap_or("")].into_iter().filter(|name| !name.is_empty()).collect();
    if names.is_empty() { t.say("network-person-erased") } else { names.join(" ") }
}

/// Pairs as a query; empty ones are left out.
pub fn query(pairs: &[(&str, &str)]) -> String {
    let encode = |text: &str| -> String {
        text.bytes()
            .map(
                |byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") },
            )
            .collect()
    };
    let filled = pairs.iter().filter(|(_, value)| !value.is_empty());
    filled.map(|(name, value)| format!("{name}={}", encode(value))).collect::<Vec<_>>().join("&")
}

/// An address with its query, if there is one.
pub fn with_query(base: &str, query: &str) -> String {
    if query.is_empty() { base.to_owned() } else { format!("{base}?{query}") }
}

/// Where a list with this query is downloaded.
pub fn downloads(base: &str, query: &str) -> Downloads {
    let file = |format: &str| with_query(&format!("{base}/download/{format}"), query);
    Downloads { csv: file("csv"), xlsx: file("xlsx") }
}

/// The same table as a file.
pub fn download(ctx: &Ctx, table: &Table, name: &str, format: &str) -> PageResult {
    let document = as_document(&ctx.t(), table);
    let (bytes, kind) = match format {
        "csv" => (document.csv(), "text/csv; charset=utf-8"),
        "xlsx" => {
            let made = document.xlsx(ctx.today()).map_err(|error| PageError::Internal(error.to_string()))?;
            (made, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
        }
        _ => return Err(PageError::NotFound),
    };
    let disposition = format!("attachment; filename=\"{name}-{}.{format}\"", ctx.today());
    Ok(([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, disposition)], bytes).into_response())
}

fn as_document(t: &Speaker, table: &Table) -> documents::Table {
    use documents::{Cell as Out, Column, ColumnKind};
    use web::look::Cell as In;
    let kind_of = |index: usize| {
        let first = table.rows.iter().filter_map(|row| row.cells.get(index)).find(|cell| !matches!(cell, In::Empty));
        match first {
            Some(In::Date(_)) => ColumnKind::Date,
            Some(In::Number(_)) => ColumnKind::Number,
            _ => ColumnKind::Text,
        }
    };
    let columns = table.columns.iter().enumerate().map(|(index, column)| {
        let widest = table
            .rows
            .iter()
            .filter_map(|row| row.cells.get(index))
            .map(|cell| cell.plain(t).chars().count())
            .max()
            .unwrap_or(0);
        let width = widest.max(column.label.chars().count()).clamp(8, 60);
        Column::new(&column.label, kind_of(index), u16::try_from(width).unwrap_or(60))
    });
    let cell = |cell: &In| match cell {
        In::Empty => Out::Empty,
        In::Date(day) => Out::Date(*day),
        In::Number(number) => Out::Count(*number),
        other => Out::Text(other.plain(t)),
    };
    documents::Table {
        title: table.caption.clone(),
        columns: columns.collect(),
        rows: table.rows.iter().map(|row| row.cells.iter().map(cell).collect()).collect(),
    }
}
