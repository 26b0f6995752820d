//! A page: its one question, the answer in one line, and what stands below.

use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use i18n::{Html, Lang, Speaker};

use super::{CHOICE_PATH, SESSIONS_PATH, SIGN_OUT_PATH, Shell, Theme, assets, icons};

/// A page before it stands in its layout.
#[derive(Debug, Clone)]
pub struct Page {
    title: String,
    question: String,
    nav: Option<&'static str>,
    crumbs: Vec<Crumb>,
    eyebrow: String,
    summary: Vec<Part>,
    tools: Html,
    body: Html,
    foot: Html,
    status: StatusCode,
    refused: bool,
    narrow: bool,
    refresh: Option<u32>,
}

#[derive(Debug, Clone)]
struct Crumb {
    label: String,
    href: String,
}

#[derive(Debug, Clone)]
struct Part {
    words: Html,
    alarm: bool,
}

impl Page {
    /// A page with a short `title` for the window and the one `question` it answers, its heading.
    pub fn new(title: impl Into<String>, question: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            question: question.into(),
            nav: None,
            crumbs: Vec::new(),
            eyebrow: String::new(),
            summary: Vec::new(),
            tools: Html::default(),
            body: Html::default(),
            foot: Html::default(),
            status: StatusCode::OK,
            refused: false,
            narrow: false,
            refresh: None,
        }
    }

    /// The section of the navigation that it belongs to.
    #[must_use]
    pub fn nav(mut self, key: &'static str) -> Self {
        self.nav = Some(key);
        self
    }

    /// A step on the way back, above the heading. Call in order, the nearest last.
    #[must_use]
    pub fn crumb(mut self, label: impl Into<String>, href: impl Into<String>) -> Self {
        self.crumbs.push(Crumb { label: label.into(), href: href.into() });
        self
    }

    /// A plain remark above the heading, behind the crumbs: the agreement, the date.
    #[must_use]
    pub fn eyebrow(mut self, words: impl Into<String>) -> Self {
        self.eyebrow = words.into();
        self
    }

    /// A part of the answer in one line; see [`i18n::Words::rich`].
    #[must_use]
    pub fn summary(mut self, words: Html) -> Self {
        self.summary.push(Part { words, alarm: false });
        self
    }

    /// A part of the answer that needs a person: shown in the colour of alarm, its words say why.
    #[must_use]
    pub fn alarm(mut self, words: Html) -> Self {
        self.summary.push(Part { words, alarm: true });
        self
    }

    /// What stands beside the heading: a filter, a button.
    #[must_use]
    pub fn tools(mut self, tools: Html) -> Self {
        self.tools = tools;
        self
    }

    /// The page itself.
    #[must_use]
    pub fn body(mut self, body: Html) -> Self {
        self.body = body;
        self
    }

    /// The right side of the footer: when data were updated, downloads.
    #[must_use]
    pub fn foot(mut self, foot: Html) -> Self {
        self.foot = foot;
        self
    }

    /// A status other than 200.
    #[must_use]
    pub fn status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }

    /// The form on it was refused: the window's title says so first, the status is 422.
    #[must_use]
    pub fn refused(mut self) -> Self {
        self.refused = true;
        self.status(StatusCode::UNPROCESSABLE_ENTITY)
    }

    /// A narrow column, for forms and for reading.
    #[must_use]
    pub fn narrow(mut self) -> Self {
        self.narrow = true;
        self
    }

    /// Asks the browser to look again after so many seconds: progress without scripts.
    #[must_use]
    pub fn refresh(mut self, seconds: u32) -> Self {
        self.refresh = Some(seconds);
        self
    }

    /// The section it belongs to.
    pub fn nav_key(&self) -> Option<&'static str> {
        self.nav
    }

    /// The whole document.
    pub fn html(&self, shell: &Shell) -> String {
        html_of(&Layout { page: self, shell }).into()
    }

    /// The answer to the browser.
    pub fn render(&self, shell: &Shell) -> Response {
        let html = [(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"))];
        (self.status, html, self.html(shell)).into_response()
    }

    fn window_title(&self, t: &Speaker) -> String {
        let title = format!("{} — Опора", self.title);
        if self.refused { t.with("look-error-prefix").s("title", title).to_string() } else { title }
    }
}

#[derive(Template)]
#[template(path = "look/layout.html")]
struct Layout<'a> {
    page: &'a Page,
    shell: &'a Shell,
}

/// Renders a template. Writing into memory fails only if a value's own `Display` does, which is logged and shows nothing.
pub fn html_of(template: &impl Template) -> Html {
    match template.render() {
        Ok(html) => Html::vouched(html),
        Err(error) => {
            tracing::error!(%error, "a template did not render");
            Html::default()
        }
    }
}
