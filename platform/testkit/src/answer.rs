//! What came back, and what a story expects of it. Every expectation gives the answer back, so that they chain.

use axum::http::{HeaderMap, Method, StatusCode, header};
use bytes::Bytes;
use scraper::{ElementRef, Html, Selector};

use crate::page::{selector, visible_text};
use crate::{Client, must};

/// An answer of the application.
pub struct Answer {
    client: Client,
    method: Method,
    path: String,
    status: StatusCode,
    headers: HeaderMap,
    bytes: Bytes,
}

impl Answer {
    pub(crate) fn new(
        client: Client,
        method: Method,
        path: String,
        status: StatusCode,
        headers: HeaderMap,
        bytes: Bytes,
    ) -> Self {
        Self { client, method, path, status, headers, bytes }
    }

    /// The status.
    pub fn status(&self) -> u16 {
        self.status.as_u16()
    }

    /// A header's value.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// All cookies that it sets, as sent.
    pub fn set_cookies(&self) -> Vec<&str> {
        self.headers.get_all(header::SET_COOKIE).iter().filter_map(|value| value.to_str().ok()).collect()
    }

    /// The bytes: a download.
    pub fn bytes(&self) -> &Bytes {
        &self.bytes
    }

    /// The HTML of a page; `None` for anything else.
    pub fn html(&self) -> Option<&str> {
        let is_page = self.header("content-type").is_some_and(|kind| kind.starts_with("text/html"));
        std::str::from_utf8(&self.bytes).ok().filter(|html| is_page && !html.is_empty())
    }

    /// What a reader sees: words with single spaces, also where the page binds them.
    pub fn text(&self) -> String {
        match self.html() {
            Some(html) => visible_text(&Html::parse_document(html)),
            None => plain(&String::from_utf8_lossy(&self.bytes)),
        }
    }

    /// Where it sends the browser.
    pub fn location(&self) -> Option<&str> {
        self.header("location")
    }

    /// Expects a status.
    #[track_caller]
    #[must_use]
    pub fn expect_status(self, status: u16) -> Self {
        assert_eq!(self.status(), status, "{}\n{}", self.heading(), self.text());
        self
    }

    /// Expects to be sent to this address.
    #[track_caller]
    #[must_use]
    pub fn expect_redirect(self, to: &str) -> Self {
        assert_eq!((self.status(), self.location()), (303, Some(to)), "{}\n{}", self.heading(), self.text());
        self
    }

    /// Expects these words on the page. Non-breaking spaces count as spaces.
    #[track_caller]
    #[allow(clippy::return_self_not_must_use, reason = "seeing is enough")]
    pub fn see(self, words: &str) -> Self {
        let text = self.text();
        assert!(text.contains(&plain(words)), "{}: «{words}» is not to be seen in\n{text}", self.heading());
        self
    }

    /// Expects that these words are nowhere on the page.
    #[track_caller]
    #[allow(clippy::return_self_not_must_use, reason = "looking is enough")]
    pub fn see_not(self, words: &str) -> Self {
        let text = self.text();
        assert!(!text.contains(&plain(words)), "{}: «{words}» should not be seen in\n{text}", self.heading());
        self
    }

    /// Expects a refused form with a reason beside this field that contains these words.
    #[track_caller]
    #[allow(clippy::return_self_not_must_use, reason = "seeing is enough")]
    pub fn see_refusal(self, field: &str, words: &str) -> Self {
        assert_eq!(self.status(), 422, "{}\n{}", self.heading(), self.text());
        let reason = self.words_of(&format!("#e-{field}"));
        let found = reason.as_deref().is_some_and(|reason| reason.contains(&plain(words)));
        assert!(found, "{}: field {field} is refused with {reason:?}, not «{words}»\n{}", self.heading(), self.text());
        self
    }

    /// The words of the first element that a CSS selector finds.
    #[track_caller]
    pub fn words_of(&self, css: &str) -> Option<String> {
        self.find(&must(Selector::parse(css), "a selector"), |element| plain(&element.text().collect::<String>()))
    }

    /// An attribute of the first element that a CSS selector finds.
    #[track_caller]
    pub fn attribute(&self, css: &str, name: &str) -> Option<String> {
        self.find(&must(Selector::parse(css), "a selector"), |element| element.attr(name).map(str::to_owned)).flatten()
    }

    /// How many elements a CSS selector finds.
    #[track_caller]
    pub fn count(&self, css: &str) -> usize {
        let selector = must(Selector::parse(css), "a selector");
        self.html().map_or(0, |html| Html::parse_document(html).select(&selector).count())
    }

    /// The value that a form's field holds.
    #[track_caller]
    pub fn value_of(&self, field: &str) -> Option<String> {
        self.attribute(&format!("[name=\"{field}\"]"), "value")
    }

    /// The address of the first link whose words contain these.
    pub fn link(&self, words: &str) -> Option<String> {
        let html = Html::parse_document(self.html()?);
        html.select(&selector("a[href]"))
            .find(|link| plain(&link.text().collect::<String>()).contains(&plain(words)))
            .and_then(|link| link.attr("href").map(str::to_owned))
    }

    /// Looks where the answer sends the browser.
    pub async fn follow(self) -> Self {
        let Some(to) = self.location() else { panic!("{} leads nowhere:\n{}", self.heading(), self.text()) };
        self.client.get(to).await
    }

    /// Follows the link with these words.
    pub async fn click(&self, words: &str) -> Self {
        let Some(to) = self.link(words) else { panic!("{}: no link «{words}» in\n{}", self.heading(), self.text()) };
        self.client.get(&to).await
    }

    /// The browser that asked.
    pub fn client(&self) -> &Client {
        &self.client
    }

    fn find<T>(&self, selector: &Selector, read: impl Fn(ElementRef<'_>) -> T) -> Option<T> {
        Html::parse_document(self.html()?).select(selector).next().map(read)
    }

    pub(crate) fn heading(&self) -> String {
        let to = self.location().map(|to| format!(" to {to}")).unwrap_or_default();
        format!("{} {} answered {}{to}", self.method, self.path, self.status())
    }

    /// What is compared between the databases: texts in full, of anything else the size.
    pub(crate) fn noted(&self) -> String {
        std::str::from_utf8(&self.bytes).map_or_else(|_| format!("{} bytes", self.bytes.len()), str::to_owned)
    }
}

/// Single spaces instead of any white space, the non-breaking ones included.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
