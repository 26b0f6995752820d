//! Forms: what a person sent, read field by field; what does not fit becomes refusals beside the fields.
//!
//! A refusal is a translated reason, the field it belongs to, and the values stay: nothing typed is lost.

use axum::body::Bytes;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::header;
use http_body_util::{BodyExt, Limited};
use i18n::Speaker;
use jiff::civil::Date;
use kernel::TypedId;
use std::sync::Arc;

use crate::{App, PageError};

/// The most a form without files may hold, in bytes.
const TEXT_LIMIT: usize = 512 * 1024;
/// The most a form with files may hold, in bytes: one file of 20 MB, and its fields.
pub const FILES_LIMIT: usize = 21 * 1024 * 1024;
/// The most fields a form may hold.
const FIELD_LIMIT: usize = 2_000;

/// Why a field was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The field's name in the form; empty when it is about the whole form.
    pub field: String,
    /// The reason in the reader's language.
    pub reason: String,
}

/// All refusals of one form, in the order of its fields.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Refusals(pub Vec<Refusal>);

impl Refusals {
    /// Adds a reason to a field.
    pub fn add(&mut self, field: &str, reason: impl Into<String>) {
        self.0.push(Refusal { field: field.to_owned(), reason: reason.into() });
    }

    /// The reason given for a field.
    pub fn of(&self, field: &str) -> Option<&str> {
        self.0.iter().find(|one| one.field == field).map(|one| one.reason.as_str())
    }

    /// Whether everything was taken.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A file that came with a form, not yet looked at.
#[derive(Debug, Clone)]
pub struct Upload {
    /// The field it came in.
    pub field: String,
    /// The name its owner gave it.
    pub name: String,
    /// Its bytes.
    pub bytes: Bytes,
}

/// A form as it came: pairs of names and values, and files.
#[derive(Debug, Clone, Default)]
pub struct Form {
    values: Vec<(String, String)>,
    files: Vec<Upload>,
}

impl Form {
    /// A form of the given values: for tests and for a page's first showing.
    pub fn of<const N: usize>(values: [(&str, &str); N]) -> Self {
        Self {
            values: values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
            files: Vec::new(),
        }
    }

    /// Reads pairs from a query or an urlencoded body.
    pub fn from_pairs(encoded: &[u8]) -> Self {
        let values = url::form_urlencoded::parse(encoded)
            .take(FIELD_LIMIT)
            .map(|(k, v)| (k.into_owned(), v.into_owned()))
            .collect();
        Self { values, files: Vec::new() }
    }

    /// The value as sent; empty when it was not.
    pub fn value(&self, field: &str) -> &str {
        self.values.iter().find(|(name, _)| name == field).map_or("", |(_, value)| value.as_str())
    }

    /// All values of a field that may come many times.
    pub fn all<'a>(&'a self, field: &'a str) -> impl Iterator<Item = &'a str> {
        self.values.iter().filter(move |(name, _)| name == field).map(|(_, value)| value.as_str())
    }

    /// The names of all fields, for forms whose fields are made from data.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.values.iter().map(|(name, _)| name.as_str())
    }

    /// Sets a value, for a page's first showing.
    pub fn set(&mut self, field: &str, value: &str) {
        self.values.retain(|(name, _)| name != field);
        self.values.push((field.to_owned(), value.to_owned()));
    }

    /// The file of a field, unless the person chose none.
    pub fn file(&self, field: &str) -> Option<&Upload> {
        self.files.iter().find(|file| file.field == field && !(file.name.is_empty() && file.bytes.is_empty()))
    }

    /// Starts reading, with reasons in the reader's language.
    pub fn reader<'a>(&'a self, t: &'a Speaker) -> Reader<'a> {
        Reader { form: self, t, refusals: Refusals::default() }
    }
}

/// Reads a form field by field and collects what was refused.
pub struct Reader<'a> {
    form: &'a Form,
    t: &'a Speaker,
    refusals: Refusals,
}

impl Reader<'_> {
    /// A text that must be there, of at most `most` letters.
    pub fn text(&mut self, field: &str, most: usize) -> String {
        let value = self.form.value(field).trim().to_owned();
        if value.is_empty() {
            self.refusals.add(field, self.t.say("form-empty"));
        }
        self.within(field, value, most)
    }

    /// A text that may be absent.
    pub fn optional_text(&mut self, field: &str, most: usize) -> Option<String> {
        let value = self.form.value(field).trim().to_owned();
        let value = self.within(field, value, most);
        (!value.is_empty()).then_some(value)
    }

    fn within(&mut self, field: &str, value: String, most: usize) -> String {
        let letters = value.chars().count();
        if letters > most {
            self.refusals.add(
                field,
                self.t.with("form-too-long").n("most", most as i64).n("letters", letters as i64).to_string(),
            );
        }
        if value.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
            self.refusals.add(field, self.t.say("form-control-letters"));
        }
        value
    }

    /// A date that must be there, as `2022-10-20` (what browsers send) or `20.10.2022` (what people type).
    pub fn date(&mut self, field: &str) -> Option<Date> {
        if self.form.value(field).trim().is_empty() {
            self.refusals.add(field, self.t.say("form-empty"));
            return None;
        }
        self.optional_date(field)
    }

    /// A date that may be absent.
    pub fn optional_date(&mut self, field: &str) -> Option<Date> {
        let value = self.form.value(field).trim();
        if value.is_empty() {
            return None;
        }
        let date = read_date(value);
        if date.is_none() {
            self.refusals.add(field, self.t.say("form-date"));
        }
        date
    }

    /// A whole number within bounds.
    pub fn number(&mut self, field: &str, least: i64, most: i64) -> Option<i64> {
        let value: String = self.form.value(field).chars().filter(|c| !c.is_whitespace()).collect();
        match value.parse::<i64>() {
            Ok(number) if (least..=most).contains(&number) => Some(number),
            _ => {
                self.refusals.add(field, self.t.with("form-number").n("least", least).n("most", most).to_string());
                None
            }
        }
    }

    /// An id that a choice on the page sent.
    pub fn id<T: TypedId>(&mut self, field: &str) -> Option<T> {
        let id = self.optional_id(field);
        if id.is_none() && self.refusals.of(field).is_none() {
            self.refusals.add(field, self.t.say("form-choose"));
        }
        id
    }

    /// An id that may be absent.
    pub fn optional_id<T: TypedId>(&mut self, field: &str) -> Option<T> {
        let value = self.form.value(field).trim();
        if value.is_empty() {
            return None;
        }
        let id = uuid::Uuid::try_parse(value).ok().map(T::from);
        if id.is_none() {
            self.refusals.add(field, self.t.say("form-choose"));
        }
        id
    }

    /// One of a closed list of words.
    pub fn choice<T>(&mut self, field: &str, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        let chosen = parse(self.form.value(field));
        if chosen.is_none() {
            self.refusals.add(field, self.t.say("form-choose"));
        }
        chosen
    }

    /// Adds a reason that only the caller can know.
    pub fn refuse(&mut self, field: &str, reason: impl Into<String>) {
        self.refusals.add(field, reason);
    }

    /// What was refused; empty when everything was taken.
    pub fn finish(self) -> Refusals {
        self.refusals
    }
}

/// Reads `2022-10-20` or `20.10.2022`; years of 1900 to 2200.
pub fn read_date(text: &str) -> Option<Date> {
    let date = match text.split('.').collect::<Vec<_>>()[..] {
        [day, month, year] => {
            Date::new(year.trim().parse().ok()?, month.trim().parse().ok()?, day.trim().parse().ok()?).ok()?
        }
        _ => text.parse::<Date>().ok()?,
    };
    (1900..=2200).contains(&date.year()).then_some(date)
}

impl FromRequest<Arc<App>> for Form {
    type Rejection = PageError;

    async fn from_request(request: Request, state: &Arc<App>) -> Result<Self, PageError> {
        let kind =
            request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("").to_owned();
        let declared: usize = request
            .headers()
            .get(header::CONTENT_LENGTH)
            .and_then(|v| v.to_str().ok())
            .and_then(|v| v.parse().ok())
            .unwrap_or(0);
        if kind.starts_with("multipart/form-data") {
            if declared > FILES_LIMIT {
                return Err(PageError::TooLarge(FILES_LIMIT as u64));
            }
            let request = request.map(|body| axum::body::Body::new(Limited::new(body, FILES_LIMIT)));
            let parts = Multipart::from_request(request, state).await.map_err(|_| PageError::Malformed)?;
            return read_parts(parts).await;
        }
        if declared > TEXT_LIMIT {
            return Err(PageError::TooLarge(TEXT_LIMIT as u64));
        }
        let bytes = Limited::new(request.into_body(), TEXT_LIMIT)
            .collect()
            .await
            .map_err(|_| PageError::TooLarge(TEXT_LIMIT as u64))?
            .to_bytes();
        Ok(Form::from_pairs(&bytes))
    }
}

async fn read_parts(mut parts: Multipart) -> Result<Form, PageError> {
    let mut form = Form::default();
    let too_large = |_| PageError::TooLarge(FILES_LIMIT as u64);
    while let Some(part) = parts.next_field().await.map_err(too_large)? {
        if form.values.len() + form.files.len() >= FIELD_LIMIT {
            return Err(PageError::Malformed);
        }
        let field = part.name().unwrap_or("").to_owned();
        match part.file_name().map(str::to_owned) {
            Some(name) => {
                let bytes = part.bytes().await.map_err(too_large)?;
                form.files.push(Upload { field, name, bytes });
            }
            None => form.values.push((field, part.text().await.map_err(too_large)?)),
        }
    }
    Ok(form)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn dates_are_read_as_browsers_and_people_write_them() {
        assert_eq!(read_date("2022-10-20"), Some(date(2022, 10, 20)));
        assert_eq!(read_date("20.10.2022"), Some(date(2022, 10, 20)));
        assert_eq!(read_date("1.2.2020"), Some(date(2020, 2, 1)));
        for wrong in ["31.02.2022", "20.10.22", "вчера", "2022-13-01", "0001-01-01", "1..2"] {
            assert_eq!(read_date(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_form_keeps_values_and_survives_nonsense() {
        let form = Form::from_pairs("title=%D0%9E%D1%82%D1%87%D1%91%D1%82&x=1&x=2&broken=%FF%FE&=".as_bytes());
        assert_eq!(form.value("title"), "Отчёт");
        assert_eq!(form.all("x").collect::<Vec<_>>(), ["1", "2"]);
        assert_eq!(form.value("absent"), "");
    }
}
