//! Plays the history: people of the past send the same forms to the same pages as people of today.
//!
//! Nothing is written behind the pages' back, so the history holds what the rules allow, with the authority of the
//! right person, and a page that stops taking its own form is noticed by the first start of the demonstration.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use db::{DbResult, Tx};
use http_body_util::BodyExt;
use jiff::Timestamp;
use jiff::civil::DateTime;
use kernel::SettableClock;
use permit::{Actor, PersonId, zone_by_name};
use tower::ServiceExt;
use web::{App, SessionKey, WhoAsks};

use super::papers::Paper;
use super::{DemoError, ZONE};

/// Separates the parts of an upload; no paper holds it.
const BOUNDARY: &str = "opora-demo-boundary";

/// Lets everybody in who is named: the past needs no passwords.
#[derive(Default)]
pub struct OpenDoor {
    people: Mutex<HashMap<[u8; 32], PersonId>>,
}

impl OpenDoor {
    fn token(&self, person: PersonId) -> String {
        let token = format!("{:0>64}", person.to_string());
        self.people.lock().unwrap_or_else(PoisonError::into_inner).insert(SessionKey::of(&token).0, person);
        token
    }
}

impl WhoAsks for OpenDoor {
    fn actor(&self, tx: &mut Tx, token_hash: &[u8; 32], now: Timestamp) -> DbResult<Option<Actor>> {
        let person = self.people.lock().unwrap_or_else(PoisonError::into_inner).get(token_hash).copied();
        person.map_or(Ok(None), |person| network::published::actor(tx, person, now))
    }
}

/// Moves the clock and sends people's forms.
pub struct Director {
    /// The application of the past.
    pub app: Arc<App>,
    router: Router,
    clock: Arc<SettableClock>,
    door: Arc<OpenDoor>,
}

impl Director {
    /// A director over an application whose clock can be set and whose door is open.
    pub fn new(app: Arc<App>, router: Router, clock: Arc<SettableClock>, door: Arc<OpenDoor>) -> Self {
        Self { app, router, clock, door }
    }

    /// Sets the clock to a local date and time: `2022-10-17 16:40`.
    ///
    /// # Errors
    /// When the words are no such moment: a fault of the script.
    pub fn at(&self, local: &str) -> Result<(), DemoError> {
        let moment = moment(local).ok_or_else(|| DemoError::Script(format!("«{local}» is no moment")))?;
        self.clock.set(moment);
        Ok(())
    }

    /// Sends a form as a person; answers where the page leads.
    ///
    /// # Errors
    /// When the page refuses: then the script contradicts the rules.
    pub async fn send(
        &self,
        person: PersonId,
        path: &str,
        fields: &[(&str, &str)],
        paper: Option<&Paper>,
    ) -> Result<String, DemoError> {
        let (kind, body) = match paper {
            None => {
                let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
                ("application/x-www-form-urlencoded".to_owned(), body.into_bytes())
            }
            Some(paper) => (format!("multipart/form-data; boundary={BOUNDARY}"), multipart(fields, paper)),
        };
        let request = Request::builder()
            .method(Method::POST)
            .uri(path)
            .header(header::HOST, "demo.example")
            .header("sec-fetch-site", "same-origin")
            .header(header::COOKIE, format!("opora_session={}; opora_lang=ru", self.door.token(person)))
            .header(header::CONTENT_TYPE, kind)
            .header(header::CONTENT_LENGTH, body.len())
            .body(Body::from(body))
            .map_err(|error| DemoError::Script(error.to_string()))?;
        let response = match self.router.clone().oneshot(request).await {
            Ok(response) => response,
            Err(never) => match never {},
        };
        let status = response.status();
        let location = response.headers().get(header::LOCATION).and_then(|to| to.to_str().ok()).map(str::to_owned);
        match location {
            Some(to) if status == StatusCode::SEE_OTHER && !to.starts_with("/sign-in") => Ok(to),
            _ => {
                let bytes = response.into_body().collect().await.map(|body| body.to_bytes()).unwrap_or_default();
                let said = words_of(&String::from_utf8_lossy(&bytes));
                let when = self.app.world.now();
                Err(DemoError::Refused { path: path.to_owned(), when, status: status.as_u16(), said })
            }
        }
    }
}

/// The moment of a local date and time in the demonstration's region.
pub fn moment(local: &str) -> Option<Timestamp> {
    let civil: DateTime = local.replace(' ', "T").parse().ok()?;
    Some(civil.to_zoned(zone_by_name(ZONE)).ok()?.timestamp())
}

fn multipart(fields: &[(&str, &str)], paper: &Paper) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in fields {
        let part = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend_from_slice(part.as_bytes());
    }
    let head = format!(
        "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{}\"\r\nContent-Type: application/octet-stream\r\n\r\n",
        paper.name
    );
    body.extend_from_slice(head.as_bytes());
    body.extend_from_slice(&paper.bytes);
    body.extend_from_slice(format!("\r\n--{BOUNDARY}--\r\n").as_bytes());
    body
}

/// The words of a page's main part, for the message about a script that the pages refuse.
fn words_of(html: &str) -> String {
    let main = html.split_once("<main").map_or(html, |(_, main)| main);
    let mut words = String::new();
    let mut is_tag = false;
    for letter in main.chars() {
        match letter {
            '<' => is_tag = true,
            '>' => {
                is_tag = false;
                words.push(' ');
            }
            letter if !is_tag => words.push(letter),
            _ => {}
        }
    }
    kernel::clip(&words.split_whitespace().collect::<Vec<_>>().join(" "), 600)
}
