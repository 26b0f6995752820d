//! The board: who owes what to whom, and what is on fire.

use askama::Template;
use i18n::Speaker;
use jiff::civil::Date;
use web::look::{Choice, Empty, Html, Page, html_of, icons};

use super::lane::shown_and_folded;
use super::{Debt, Due, Foot, Lane, LaneKind, Link, Square};

/// One select of the filter.
#[derive(Debug, Clone)]
pub struct Filter {
    /// Its name in the address.
    pub name: String,
    /// Its label.
    pub label: String,
    /// What to choose from; the first means everything.
    pub choices: Vec<Choice>,
    /// The value chosen.
    pub chosen: String,
}

/// A side of the board: a party, or all the others together.
#[derive(Debug, Clone)]
pub struct Face {
    /// «Администрация города Ясногорска», «Остальные стороны».
    pub name: String,
    /// «город»: stands in lane headings.
    pub short: String,
    /// Whether the reader acts for it.
    pub is_reader: bool,
    /// «обязана; исполняет Управление образования, п. 3.1».
    pub note: String,
    /// How many of its obligations run.
    pub running: usize,
    /// Its promises of the year, oldest first.
    pub year: Vec<Square>,
}

/// What binds the sides.
#[derive(Debug, Clone)]
pub struct Pact {
    /// «Соглашение», with its page.
    pub name: Link,
    /// «Соглашение № 0110-2020-67-1 от 14.02.2020»; empty when the board holds many agreements.
    pub full_name: String,
    /// Its last day, if it has one.
    pub until: Option<Date>,
}

/// A party in the strip that stands above the faces when there are more than two.
#[derive(Debug, Clone)]
pub struct PartyTile {
    /// Its name, short.
    pub name: String,
    /// «Сторона 2», «школа-куратор».
    pub role: String,
    /// How many of its obligations run.
    pub running: usize,
    /// How many are overdue.
    pub overdue: usize,
    /// Which side of the board it stands on.
    pub side: Option<TileSide>,
    /// The board with this party opposite the reader's.
    pub href: String,
}

/// On which side a party of the strip stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TileSide {
    /// Left.
    Left,
    /// Right.
    Right,
}

/// The line under the heading.
#[derive(Debug, Clone, Copy, Default)]
pub struct Totals {
    /// Overdue on both sides.
    pub late: usize,
    /// Of them the reader's.
    pub late_mine: usize,
    /// Due this week on both sides.
    pub week: usize,
    /// Of them the reader's.
    pub week_mine: usize,
    /// Waits for the reader's word.
    pub waits_for_me: usize,
}

/// Everything the board shows.
#[derive(Debug, Clone)]
pub struct BoardView {
    /// The day it is.
    pub today: Date,
    /// The numbers under the heading.
    pub totals: Totals,
    /// The filter; with more than two parties its first two selects are the pair, `left` and `right`.
    pub filters: Vec<Filter>,
    /// The parties, when there are more than two.
    pub parties: Vec<PartyTile>,
    /// The left side.
    pub left: Face,
    /// The right side.
    pub right: Face,
    /// What binds them.
    pub pact: Pact,
    /// The lanes, hot first. Empty ones are not shown.
    pub lanes: Vec<Lane>,
    /// What stands at the foot.
    pub foot: Foot,
}

impl BoardView {
    /// The page in the reader's language.
    pub fn page(&self, t: &Speaker) -> Page {
        let totals = &self.totals;
        let day = t.day_heading(self.today);
        let eyebrow = if self.pact.full_name.is_empty() {
            capital(&day)
        } else {
            format!("{} · {day}", t.bind(&self.pact.full_name))
        };
        let mut page = Page::new(t.say("board-title"), t.say("board-question")).nav("board").eyebrow(eyebrow);
        if totals.late > 0 {
            page = page.alarm(t.with("board-sum-late").n("count", totals.late).n("mine", totals.late_mine).rich());
        }
        if totals.week > 0 {
            page = page.summary(t.with("board-sum-week").n("count", totals.week).n("mine", totals.week_mine).rich());
        }
        if totals.waits_for_me > 0 {
            page = page.summary(t.with("board-sum-waits").n("count", totals.waits_for_me).rich());
        }
        if totals.late + totals.week + totals.waits_for_me == 0 {
            page = page.summary(t.rich("board-sum-calm"));
        }
        page.tools(html_of(&FilterTemplate { t, filters: &self.filters }))
            .body(html_of(&BoardTemplate { t, view: self }))
            .foot(self.foot.html(t, true))
    }

    fn lanes_shown(&self) -> impl Iterator<Item = &Lane> {
        self.lanes.iter().filter(|lane| !lane.is_empty())
    }

    fn is_empty(&self) -> bool {
        self.lanes.iter().all(Lane::is_empty)
    }
}

/// A sentence begins with a capital letter; weekdays do not.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[derive(Template)]
#[template(path = "filter.html")]
struct FilterTemplate<'a> {
    t: &'a Speaker,
    filters: &'a [Filter],
}

#[derive(Template)]
#[template(path = "board.html")]
struct BoardTemplate<'a> {
    t: &'a Speaker,
    view: &'a BoardView,
}

impl BoardTemplate<'_> {
    fn empty(&self) -> Html {
        Empty::new(self.t.say("board-empty-title"), self.t.say("board-empty-words")).html()
    }

    /// «осталось 72 дня», or how long ago it ended.
    fn left_of(&self, until: &Date) -> String {
        let days = until.since(self.view.today).map_or(0, |span| span.get_days());
        let key = if days < 0 { "board-pact-ended" } else { "board-pact-left" };
        self.t.with(key).n("count", days.abs()).to_string()
    }

    fn side(&self, debts: &[Debt], class: &str, heading: &str) -> Html {
        let (shown, folded) = shown_and_folded(debts);
        html_of(&SideTemplate { t: self.t, shown, folded, class, heading })
    }
}

#[derive(Template)]
#[template(path = "side.html")]
struct SideTemplate<'a> {
    t: &'a Speaker,
    shown: &'a [Debt],
    folded: &'a [Debt],
    class: &'a str,
    heading: &'a str,
}
