//! A form as a page: fields filled from what was sent, refusals beside them, one button.

use askama::Template;
use i18n::{Html, Speaker};
use web::look::{Choice, Field, Page, error_summary, html_of};
use web::{Form, Refusals};

#[derive(Template)]
#[template(path = "form.html")]
struct FormTemplate<'a> {
    t: &'a Speaker,
    form: &'a Drawn<'a>,
}

struct Drawn<'a> {
    summary: Html,
    above: Html,
    action: &'a str,
    hidden: &'a [(&'static str, String)],
    fields: &'a [Html],
    submit: String,
    back: &'a str,
    has_file: bool,
}

/// A form being put together.
pub struct Sheet<'a> {
    t: &'a Speaker,
    form: &'a Form,
    refusals: &'a Refusals,
    labels: Vec<(&'static str, String)>,
    fields: Vec<Html>,
    hidden: Vec<(&'static str, String)>,
    above: Html,
    has_file: bool,
}

impl<'a> Sheet<'a> {
    /// An empty form over what was sent, or what is to be shown first.
    pub fn over(t: &'a Speaker, form: &'a Form, refusals: &'a Refusals) -> Self {
        Self {
            t,
            form,
            refusals,
            labels: Vec::new(),
            fields: Vec::new(),
            hidden: Vec::new(),
            above: Html::default(),
            has_file: false,
        }
    }

    /// Adds a field under the words of `label`.
    pub fn add(&mut self, name: &'static str, label: String, make: impl FnOnce(&str, String) -> Field) -> &mut Self {
        let field = make(name, label.clone()).sent(self.form, self.refusals);
        self.fields.push(field.html(self.t));
        self.labels.push((name, label));
        self
    }

    /// A line that must be filled in.
    pub fn text(&mut self, name: &'static str, label: String) -> &mut Self {
        self.add(name, label, Field::text)
    }

    /// A line that may stay empty.
    pub fn optional(&mut self, name: &'static str, label: String) -> &mut Self {
        self.add(name, label, |name, label| Field::text(name, label).optional())
    }

    /// A day that must be given.
    pub fn date(&mut self, name: &'static str, label: String) -> &mut Self {
        self.add(name, label, Field::date)
    }

    /// A day that may stay open.
    pub fn optional_date(&mut self, name: &'static str, label: String) -> &mut Self {
        self.add(name, label, |name, label| Field::date(name, label).optional())
    }

    /// One of a list that must be chosen.
    pub fn select(&mut self, name: &'static str, label: String, choices: Vec<(String, String)>) -> &mut Self {
        self.add(name, label, |name, label| Field::select(name, label, as_choices(choices)))
    }

    /// One of a list, or none.
    pub fn optional_select(&mut self, name: &'static str, label: String, choices: Vec<(String, String)>) -> &mut Self {
        self.add(name, label, |name, label| Field::select(name, label, as_choices(choices)).optional())
    }

    /// One box to tick; ticked it sends `yes`.
    pub fn tick(&mut self, name: &'static str, label: String, words: String) -> &mut Self {
        self.add(name, label, |name, label| Field::checks(name, label, vec![Choice::new("yes", words)]).optional())
    }

    /// A file.
    pub fn file(&mut self, name: &'static str, label: String, accept: &str, hint: String) -> &mut Self {
        self.has_file = true;
        self.add(name, label, |name, label| Field::file(name, label, accept).hint(hint))
    }

    /// A value that travels along unseen.
    pub fn hidden(&mut self, name: &'static str, value: impl ToString) -> &mut Self {
        self.hidden.push((name, value.to_string()));
        self
    }

    /// Finished HTML above the form: what changed meanwhile.
    pub fn above(&mut self, html: Html) -> &mut Self {
        self.above = html;
        self
    }

    /// Puts the form onto its page; a refused form says so with status 422.
    pub fn onto(&mut self, page: Page, action: &str, submit: String, back: &str) -> Page {
        let labels: Vec<(&str, &str)> = self.labels.iter().map(|(name, label)| (*name, label.as_str())).collect();
        let drawn = Drawn {
            summary: error_summary(self.t, self.refusals, &labels),
            above: std::mem::take(&mut self.above),
            action,
            hidden: &self.hidden,
            fields: &self.fields,
            submit,
            back,
            has_file: self.has_file,
        };
        let page = page.nav("network").narrow().body(html_of(&FormTemplate { t: self.t, form: &drawn }));
        if self.refusals.is_empty() { page } else { page.refused() }
    }
}

/// Pairs of values and words as choices.
pub fn as_choices(pairs: Vec<(String, String)>) -> Vec<Choice> {
    pairs.into_iter().map(|(value, label)| Choice::new(value, label)).collect()
}
