//! Small parts that many pages share: pages of a list, an empty state, a print button.

use askama::Template;
use i18n::{Html, Speaker};

use super::icons::Icon;
use super::{html_of, icons};

/// What stands where nothing is yet: it says why, and what to do about it.
#[derive(Debug, Clone, Default)]
pub struct Empty {
    /// What is absent.
    pub title: String,
    /// Why, or when it will come.
    pub words: String,
    /// The one step that fills it: words and address.
    pub action: Option<(String, String)>,
    /// A picture; a calm tick when none is given.
    pub icon: Option<Icon>,
}

impl Empty {
    /// An empty state without a step.
    pub fn new(title: impl Into<String>, words: impl Into<String>) -> Self {
        Self { title: title.into(), words: words.into(), ..Self::default() }
    }

    /// The step that fills it.
    #[must_use]
    pub fn action(mut self, words: impl Into<String>, href: impl Into<String>) -> Self {
        self.action = Some((words.into(), href.into()));
        self
    }

    /// Its picture.
    #[must_use]
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// Its HTML.
    pub fn html(&self) -> Html {
        html_of(&EmptyTemplate { empty: self, icon: self.icon.unwrap_or_else(icons::check) })
    }
}

#[derive(Template)]
#[template(path = "look/empty.html")]
struct EmptyTemplate<'a> {
    empty: &'a Empty,
    icon: Icon,
}

/// The pages of a long list.
#[derive(Debug, Clone)]
pub struct Pager {
    /// The page shown, from 1.
    pub page: u32,
    /// How many there are.
    pub pages: u32,
    /// The list's address with its filters, without the page: `/agreements?q=школа`.
    pub base: String,
}

impl Pager {
    /// Its HTML; nothing when one page holds everything.
    pub fn html(&self, t: &Speaker) -> Html {
        if self.pages < 2 { Html::default() } else { html_of(&PagerTemplate { t, pager: self }) }
    }

    fn href(&self, page: u32) -> String {
        format!("{}{}page={page}", self.base, if self.base.contains('?') { '&' } else { '?' })
    }
}

#[derive(Template)]
#[template(path = "look/pager.html")]
struct PagerTemplate<'a> {
    t: &'a Speaker,
    pager: &'a Pager,
}

/// A button that prints the page; it appears only where a script can print.
pub fn print_button(t: &Speaker) -> Html {
    Html::vouched(format!(
        "<button class=\"btn no-print\" type=\"button\" data-print hidden>{}{}</button>",
        icons::print(),
        Html::text(t.say("look-print"))
    ))
}
