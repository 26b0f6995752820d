//! Form fields: label, hint, error, and the value that was typed. One widget for all kinds.

use askama::Template;
use i18n::{Html, Speaker};

use super::html_of;
use crate::{Form, Refusals};

/// One of the things to choose from.
#[derive(Debug, Clone)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// A second line, smaller; empty for none.
    pub hint: String,
}

impl Choice {
    /// A choice without a second line.
    pub fn new(value: impl ToString, label: impl Into<String>) -> Self {
        Self { value: value.to_string(), label: label.into(), hint: String::new() }
    }
}

#[derive(Debug, Clone)]
enum Kind {
    Line { kind: &'static str, inputmode: &'static str },
    Lines { rows: u8 },
    Select { empty: bool },
    Radios,
    Checks,
    File { accept: String },
}

/// One field of a form. Build it, fill it from what was sent, show it.
#[derive(Debug, Clone)]
pub struct Field {
    name: String,
    label: String,
    kind: Kind,
    hint: String,
    optional: bool,
    autocomplete: &'static str,
    width: &'static str,
    choices: Vec<Choice>,
    values: Vec<String>,
    error: Option<String>,
}

impl Field {
    fn of(kind: Kind, name: &str, label: impl Into<String>) -> Self {
        Self {
            name: name.to_owned(),
            label: label.into(),
            kind,
            hint: String::new(),
            optional: false,
            autocomplete: "",
            width: "",
            choices: Vec::new(),
            values: Vec::new(),
            error: None,
        }
    }

    /// A line of text.
    pub fn text(name: &str, label: impl Into<String>) -> Self {
        Self::of(Kind::Line { kind: "text", inputmode: "" }, name, label)
    }

    /// A secret; its value is never shown again.
    pub fn password(name: &str, label: impl Into<String>) -> Self {
        Self::of(Kind::Line { kind: "password", inputmode: "" }, name, label)
    }

    /// A whole number, typed as text: spinning a wheel must not change a figure.
    pub fn number(name: &str, label: impl Into<String>) -> Self {
        Self::of(Kind::Line { kind: "text", inputmode: "numeric" }, name, label).short()
    }

    /// A date, as `dd.mm.yyyy` or through the browser's calendar.
    pub fn date(name: &str, label: impl Into<String>) -> Self {
        Self::of(Kind::Line { kind: "date", inputmode: "" }, name, label).short()
    }

    /// Several lines of text.
    pub fn textarea(name: &str, label: impl Into<String>, rows: u8) -> Self {
        Self::of(Kind::Lines { rows }, name, label)
    }

    /// One out of a long list, with an empty first line.
    pub fn select(name: &str, label: impl Into<String>, choices: Vec<Choice>) -> Self {
        Self { choices, ..Self::of(Kind::Select { empty: true }, name, label) }
    }

    /// One out of a long list that always holds a value: for filters.
    pub fn select_one(name: &str, label: impl Into<String>, choices: Vec<Choice>) -> Self {
        Self { choices, ..Self::of(Kind::Select { empty: false }, name, label) }
    }

    /// One out of a few.
    pub fn radios(name: &str, label: impl Into<String>, choices: Vec<Choice>) -> Self {
        Self { choices, ..Self::of(Kind::Radios, name, label) }
    }

    /// Any number out of a few.
    pub fn checks(name: &str, label: impl Into<String>, choices: Vec<Choice>) -> Self {
        Self { choices, ..Self::of(Kind::Checks, name, label) }
    }

    /// A file; `accept` as in HTML: `.pdf,.docx`.
    pub fn file(name: &str, label: impl Into<String>, accept: impl Into<String>) -> Self {
        Self::of(Kind::File { accept: accept.into() }, name, label)
    }

    /// A sentence under the label.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }

    /// May stay empty; the label says so.
    #[must_use]
    pub fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    /// What the browser may fill in: `username`, `current-password`.
    #[must_use]
    pub fn autocomplete(mut self, what: &'static str) -> Self {
        self.autocomplete = what;
        self
    }

    /// No wider than its value needs.
    #[must_use]
    pub fn short(mut self) -> Self {
        self.width = " short";
        self
    }

    /// The value shown.
    #[must_use]
    pub fn value(mut self, value: impl ToString) -> Self {
        self.values = vec![value.to_string()];
        self
    }

    /// The values ticked.
    #[must_use]
    pub fn values(mut self, values: impl IntoIterator<Item = impl ToString>) -> Self {
        self.values = values.into_iter().map(|value| value.to_string()).collect();
        self
    }

    /// Why it was refused.
    #[must_use]
    pub fn error(mut self, reason: impl Into<String>) -> Self {
        self.error = Some(reason.into());
        self
    }

    /// Takes over what was sent and why it was refused, so that nothing typed is lost.
    #[must_use]
    pub fn sent(mut self, form: &Form, refusals: &Refusals) -> Self {
        if form.names().any(|name| name == self.name) {
            self.values = form.all(&self.name).map(str::to_owned).collect();
        }
        self.error = refusals.of(&self.name).map(str::to_owned);
        self
    }

    /// Its HTML in the reader's language.
    pub fn html(&self, t: &Speaker) -> Html {
        html_of(&FieldTemplate { t, field: self })
    }

    fn first_value(&self) -> &str {
        self.values.first().map_or("", String::as_str)
    }

    /// The input's type. A browser's calendar would drop what is no date, so a mistyped one is shown as text.
    fn input_type(&self, kind: &str) -> String {
        let typed = self.first_value();
        let shown = if kind == "date" && !typed.is_empty() && typed.parse::<jiff::civil::Date>().is_err() {
            "text"
        } else {
            kind
        };
        shown.to_owned()
    }

    fn has(&self, value: &str) -> bool {
        self.values.iter().any(|one| one == value)
    }

    fn is_secret(&self) -> bool {
        matches!(self.kind, Kind::Line { kind: "password", .. })
    }

    /// The ids of hint and error, for `aria-describedby`.
    fn described_by(&self) -> String {
        let mut ids = Vec::new();
        if !self.hint.is_empty() {
            ids.push(format!("h-{}", self.name));
        }
        if self.error.is_some() {
            ids.push(format!("e-{}", self.name));
        }
        ids.join(" ")
    }
}

#[derive(Template)]
#[template(path = "look/field.html")]
struct FieldTemplate<'a> {
    t: &'a Speaker,
    field: &'a Field,
}

impl FieldTemplate<'_> {
    fn box_kind(&self) -> &'static str {
        if matches!(self.field.kind, Kind::Radios) { "radio" } else { "checkbox" }
    }
}

#[derive(Template)]
#[template(path = "look/error_summary.html")]
struct SummaryTemplate<'a> {
    t: &'a Speaker,
    refusals: &'a Refusals,
    labels: &'a [(&'a str, &'a str)],
}

impl SummaryTemplate<'_> {
    fn label(&self, field: &str) -> &str {
        self.labels.iter().find(|(name, _)| *name == field).map_or("", |(_, label)| label)
    }
}

/// What must be corrected, with links to the fields; it takes the focus when the page opens. Nothing when nothing was refused.
/// `labels` pairs field names with their labels, so that «Заполните это поле» says which.
pub fn error_summary(t: &Speaker, refusals: &Refusals, labels: &[(&str, &str)]) -> Html {
    if refusals.is_empty() { Html::default() } else { html_of(&SummaryTemplate { t, refusals, labels }) }
}
