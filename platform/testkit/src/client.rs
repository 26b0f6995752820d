//! A browser without scripts: it keeps cookies, sends forms and checks every page it gets.

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderName, HeaderValue, Method, Request, header};
use bytes::Bytes;
use http_body_util::BodyExt;
use tower::ServiceExt;

use crate::{Answer, Stage, must, page_faults};

/// Separates the parts of an upload; no test file holds it.
const BOUNDARY: &str = "opora-testkit-boundary";

/// A file to be sent with a form.
#[derive(Debug, Clone)]
pub struct FilePart<'a> {
    /// The form's field.
    pub field: &'a str,
    /// The file's name.
    pub name: &'a str,
    /// What it holds.
    pub bytes: &'a [u8],
}

/// A browser. Clones share their cookies.
#[derive(Clone)]
pub struct Client {
    stage: Stage,
    cookies: Arc<Mutex<BTreeMap<String, String>>>,
    headers: Vec<(HeaderName, HeaderValue)>,
    address: IpAddr,
}

impl Client {
    pub(crate) fn new(stage: Stage) -> Self {
        let headers = vec![
            (header::HOST, HeaderValue::from_static("opora.example")),
            (
                header::USER_AGENT,
                HeaderValue::from_static("Mozilla/5.0 (X11; Linux x86_64; rv:115.0) Gecko/20100101 Firefox/115.0"),
            ),
            (HeaderName::from_static("sec-fetch-site"), HeaderValue::from_static("same-origin")),
        ];
        Self { stage, cookies: Arc::default(), headers, address: IpAddr::from([192, 0, 2, 1]) }
    }

    /// The same browser with a cookie set.
    #[must_use]
    pub fn cookie(self, name: &str, value: &str) -> Self {
        self.jar().insert(name.to_owned(), value.to_owned());
        self
    }

    /// The same browser with a header on every request; an earlier one of this name goes.
    #[must_use]
    #[track_caller]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        let name = must(HeaderName::try_from(name), "a header's name");
        self.headers.retain(|(other, _)| *other != name);
        self.headers.push((name, must(HeaderValue::from_str(value), "a header's value")));
        self
    }

    /// The same browser in English.
    #[must_use]
    pub fn in_english(self) -> Self {
        self.cookie("opora_lang", "en")
    }

    /// The same browser behind another address: `10.0.0.7`.
    #[must_use]
    #[track_caller]
    pub fn from_address(mut self, address: &str) -> Self {
        self.address = must(address.parse(), "an address");
        self
    }

    /// The value of a cookie, if the browser holds it.
    pub fn cookie_value(&self, name: &str) -> Option<String> {
        self.jar().get(name).cloned()
    }

    /// Looks at a page.
    pub async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, None, Bytes::new()).await
    }

    /// Sends a form.
    pub async fn post<'a>(&self, path: &str, fields: impl IntoIterator<Item = (&'a str, &'a str)>) -> Answer {
        let body: Vec<String> =
            fields.into_iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
        self.send(Method::POST, path, Some("application/x-www-form-urlencoded".to_owned()), Bytes::from(body.join("&")))
            .await
    }

    /// Sends a form with files.
    pub async fn upload<'a>(
        &self,
        path: &str,
        fields: impl IntoIterator<Item = (&'a str, &'a str)>,
        files: &[FilePart<'_>],
    ) -> Answer {
        let mut body = Vec::new();
        for (name, value) in fields {
            let part = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(part.as_bytes());
        }
        for file in files {
            let head = format!(
                "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{}\"; filename=\"{}\"\r\nContent-Type: application/octet-stream\r\n\r\n",
                file.field, file.name
            );
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(file.bytes);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
        self.send(Method::POST, path, Some(format!("multipart/form-data; boundary={BOUNDARY}")), Bytes::from(body))
            .await
    }

    async fn send(&self, method: Method, path: &str, kind: Option<String>, body: Bytes) -> Answer {
        let mut request = Request::builder().method(method.clone()).uri(path);
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        if let Some(kind) = kind {
            request = request.header(header::CONTENT_TYPE, kind).header(header::CONTENT_LENGTH, body.len());
        }
        let cookies: Vec<String> = self.jar().iter().map(|(name, value)| format!("{name}={value}")).collect();
        if !cookies.is_empty() {
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        let mut request = must(request.body(Body::from(body)), "a request");
        request.extensions_mut().insert(ConnectInfo(SocketAddr::new(self.address, 50_000)));
        let response = match self.stage.router().oneshot(request).await {
            Ok(response) => response,
            Err(never) => match never {},
        };
        let (parts, body) = response.into_parts();
        let bytes = must(body.collect().await, "an answer's body").to_bytes();
        let answer = Answer::new(self.clone(), method, path.to_owned(), parts.status, parts.headers, bytes);
        self.keep_cookies(&answer);
        self.look_at(&answer);
        answer
    }

    fn keep_cookies(&self, answer: &Answer) {
        let mut jar = self.jar();
        for cookie in answer.set_cookies() {
            let mut parts = cookie.split(';').map(str::trim);
            let Some((name, value)) = parts.next().and_then(|pair| pair.split_once('=')) else { continue };
            let is_gone = value.is_empty() || parts.any(|part| part.eq_ignore_ascii_case("max-age=0"));
            if is_gone {
                jar.remove(name);
            } else {
                jar.insert(name.to_owned(), value.to_owned());
            }
        }
    }

    /// Every page is checked, and noted for the comparison of the databases.
    fn look_at(&self, answer: &Answer) {
        if let Some(html) = answer.html() {
            let faults = page_faults(html);
            assert!(faults.is_empty(), "{}\n{}\n{html}", answer.heading(), faults.join("\n"));
        }
        self.stage.journal().note(answer.heading(), answer.noted());
    }

    fn jar(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, String>> {
        self.cookies.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// As forms are encoded: everything but letters, digits and a few signs.
fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'*' => encoded.push(char::from(byte)),
            b' ' => encoded.push('+'),
            other => encoded.push_str(&format!("%{other:02X}")),
        }
    }
    encoded
}
