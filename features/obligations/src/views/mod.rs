//! What the pages of this feature show. Views are plain values: no SQL, no handlers; a handler fills them from rows.
//!
//! Days are dates, because the view says them in the reader's language; titles, reasons and names arrive in words.

mod board;
mod lane;
mod obligation;
mod strip;
mod today;

use askama::Template;
use web::look::icons::Icon;
use web::look::{Html, Tone, html_of, icons};

pub use board::{BoardView, Face, Filter, Pact, PartyTile, TileSide, Totals};
pub use lane::{Debt, Due, Lane, LaneKind};
pub use obligation::{
    ActKind, ActLine, DependsLine, FileLine, NextStep, Notice, ObligationView, Promise, Series, SeriesLine, Step,
    Undated, Who, Why,
};
pub use strip::{Day, DayKind, Mark, Strip};
pub use today::{OwedLine, TodayView};

/// The texts of the three pages.
pub fn texts() -> Vec<i18n::Source> {
    vec![
        i18n::Source {
            name: "obligations/board",
            ru: include_str!("../../locales/ru/board.ftl"),
            en: include_str!("../../locales/en/board.ftl"),
        },
        i18n::Source {
            name: "obligations/obligation",
            ru: include_str!("../../locales/ru/obligation.ftl"),
            en: include_str!("../../locales/en/obligation.ftl"),
        },
        i18n::Source {
            name: "obligations/today",
            ru: include_str!("../../locales/ru/today.ftl"),
            en: include_str!("../../locales/en/today.ftl"),
        },
    ]
}

/// Words that lead somewhere.
#[derive(Debug, Clone, Default)]
pub struct Link {
    /// The words.
    pub words: String,
    /// Where they lead.
    pub href: String,
}

impl Link {
    /// Words and their address.
    pub fn new(words: impl Into<String>, href: impl Into<String>) -> Self {
        Self { words: words.into(), href: href.into() }
    }
}

/// A state or a reason in its tone.
#[derive(Debug, Clone, Default)]
pub struct Chip {
    /// The word.
    pub words: String,
    /// Its tone.
    pub tone: Tone,
}

impl Chip {
    /// A word in a tone.
    pub fn new(tone: Tone, words: impl Into<String>) -> Self {
        Self { words: words.into(), tone }
    }
}

/// How an action is taken.
#[derive(Debug, Clone, Default)]
pub enum How {
    /// A page is opened.
    #[default]
    Open,
    /// A form without visible fields is sent; its hidden fields are name and value.
    Send(Vec<(String, String)>),
}

/// How loud a button is; a page has one that is loudest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Weight {
    /// One among others.
    #[default]
    Plain,
    /// Asked for now.
    Asked,
    /// The page's first step.
    First,
}

/// A step that can be taken from here.
#[derive(Debug, Clone, Default)]
pub struct Action {
    /// Its words, an imperative or a verb.
    pub words: String,
    /// Where it is taken.
    pub href: String,
    /// How it is taken.
    pub how: How,
    /// How loud its button is.
    pub weight: Weight,
    /// Its picture.
    pub icon: Option<Icon>,
}

impl Action {
    /// A page to open.
    pub fn open(words: impl Into<String>, href: impl Into<String>) -> Self {
        Self { words: words.into(), href: href.into(), ..Self::default() }
    }

    /// A form to send at once.
    pub fn send(words: impl Into<String>, href: impl Into<String>, fields: Vec<(String, String)>) -> Self {
        Self { how: How::Send(fields), ..Self::open(words, href) }
    }

    /// The page's first step.
    #[must_use]
    pub fn first(self) -> Self {
        Self { weight: Weight::First, ..self }
    }

    /// Asked for now.
    #[must_use]
    pub fn asked(self) -> Self {
        Self { weight: Weight::Asked, ..self }
    }

    /// With a picture.
    #[must_use]
    pub fn icon(self, icon: Icon) -> Self {
        Self { icon: Some(icon), ..self }
    }

    /// The button, small on lines of a list.
    fn button(&self, small: bool) -> Html {
        html_of(&ActionTemplate { action: self, small })
    }

    fn classes(&self, small: &bool) -> String {
        let weight = match self.weight {
            Weight::Plain => "",
            Weight::Asked => " b",
            Weight::First => " p",
        };
        format!("btn{}{weight}", if *small { " sm" } else { "" })
    }
}

#[derive(Template)]
#[template(
    source = r#"{% match action.how %}{% when How::Open %}<a class="{{ action.classes(small) }}" href="{{ action.href }}">{% if let Some(icon) = action.icon %}{{ icon }}{% endif %}{{ action.words }}</a>{% when How::Send with (fields) %}<form method="post" action="{{ action.href }}">{% for (name, value) in fields %}<input type="hidden" name="{{ name }}" value="{{ value }}">{% endfor %}<button class="{{ action.classes(small) }}" type="submit">{% if let Some(icon) = action.icon %}{{ icon }}{% endif %}{{ action.words }}</button></form>{% endmatch %}"#,
    ext = "html"
)]
struct ActionTemplate<'a> {
    action: &'a Action,
    small: bool,
}

/// One promise of the year as a small square; its words stand beside the row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Square {
    /// Kept in time.
    Met,
    /// Kept late.
    Late,
    /// The term has passed.
    Overdue,
    /// Still running.
    Running,
}

impl Square {
    fn class(&self) -> &'static str {
        match self {
            Self::Met => "",
            Self::Late => "l",
            Self::Overdue => "o",
            Self::Running => "r",
        }
    }

    /// How many of `squares` are like this one.
    fn count(self, squares: &[Self]) -> usize {
        squares.iter().filter(|one| **one == self).count()
    }
}

/// What stands under a page: when its data were computed, and where to take them away.
#[derive(Debug, Clone, Default)]
pub struct Foot {
    /// «Сроки пересчитаны сегодня в 06:00».
    pub note: String,
    /// Downloads and feeds.
    pub links: Vec<Link>,
}

impl Foot {
    /// `prints` adds a print button, for pages that have none at the top.
    fn html(&self, t: &i18n::Speaker, prints: bool) -> Html {
        html_of(&FootTemplate { t, foot: self, prints })
    }
}

#[derive(Template)]
#[template(path = "foot.html")]
struct FootTemplate<'a> {
    t: &'a i18n::Speaker,
    foot: &'a Foot,
    prints: bool,
}
