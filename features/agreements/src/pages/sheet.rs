//! A form of one agreement on a page of its own.

use blueprints::Kind;
use i18n::Speaker;
use web::look::{Html, Page, error_summary, html_of};
use web::{Ctx, Form, PageResult, Refusals};

use super::names;
use crate::published::Agreement;

/// A form: what was sent, why it was refused, and the fields as they are added.
pub struct Sheet<'a> {
    /// The words.
    pub t: &'a Speaker,
    form: &'a Form,
    refusals: &'a Refusals,
    labels: Vec<(String, String)>,
    fields: Vec<Html>,
    below: Html,
}

impl<'a> Sheet<'a> {
    /// An empty form over what was sent.
    pub fn over(t: &'a Speaker, form: &'a Form, refusals: &'a Refusals) -> Self {
        let (labels, fields) = (Vec::new(), Vec::new());
        Self { t, form, refusals, labels, fields, below: Html::default() }
    }

    /// Adds a field under its label.
    pub fn field(&mut self, name: &str, label: &str, make: impl FnOnce(&str, &str) -> web::look::Field) {
        self.fields.push(make(name, label).sent(self.form, self.refusals).html(self.t));
        self.labels.push((name.to_owned(), label.to_owned()));
    }

    /// What stands below it.
    pub fn below(&mut self, html: Html) {
        self.below = html;
    }

    /// The page, with the way back to the agreement; 422 when something was refused.
    pub fn page(self, ctx: &Ctx, about: &About<'_>, action: &str, button: &str) -> PageResult {
        let labels: Vec<(&str, &str)> =
            self.labels.iter().map(|(name, label)| (name.as_str(), label.as_str())).collect();
        let body = html_of(&SheetTemplate {
            t: self.t,
            errors: error_summary(self.t, self.refusals, &labels),
            fields: &self.fields,
            action,
            button,
            back: &format!("/agreements/{}", about.agreement.id),
            below: self.below,
        });
        let page = about.page(self.t).narrow().body(body);
        ctx.page(if self.refusals.is_empty() { page } else { page.refused() })
    }
}

#[derive(askama::Template)]
#[template(path = "sheet.html")]
struct SheetTemplate<'a> {
    t: &'a Speaker,
    errors: Html,
    fields: &'a [Html],
    action: &'a str,
    button: &'a str,
    back: &'a str,
    below: Html,
}

/// Which agreement a page is about, and the page's one question.
pub struct About<'a> {
    /// The agreement.
    pub agreement: &'a Agreement,
    /// Agreement, contract or regulation.
    pub kind: Kind,
    /// The window's title.
    pub title: String,
    /// The question.
    pub question: String,
}

impl About<'_> {
    /// The page with its way back.
    pub fn page(&self, t: &Speaker) -> Page {
        let (number, day) = (self.agreement.number.as_deref(), self.agreement.dated_on);
        Page::new(&self.title, &self.question)
            .nav("agreements")
            .crumb(t.say("nav-agreements"), "/agreements")
            .crumb(names::agreement(t, self.kind, number, day), format!("/agreements/{}", self.agreement.id))
    }
}
