//! The lanes of the board and the debts that stand in them.

use jiff::civil::Date;
use web::look::icons;
use web::look::icons::Icon;

use super::{Action, Chip, Link};

/// How many lines a side shows before the rest is folded away.
const SHOWN: usize = 8;

/// What a lane holds, from hot to quiet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LaneKind {
    /// The term has passed.
    Late,
    /// Due this week.
    Week,
    /// Waits for the other side's word.
    Waiting,
    /// Further on.
    Later,
    /// Has no date: a schedule is not attached, a parameter is not agreed.
    Undated,
    /// Due before Opora began to watch; folded away.
    BeforeTracking,
}

impl LaneKind {
    /// The key of its heading.
    pub(super) fn key(&self) -> &'static str {
        match self {
            Self::Late => "lane-late",
            Self::Week => "lane-week",
            Self::Waiting => "lane-waiting",
            Self::Later => "lane-later",
            Self::Undated => "lane-undated",
            Self::BeforeTracking => "lane-before-tracking",
        }
    }

    pub(super) fn class(&self) -> &'static str {
        match self {
            Self::Late => "late",
            Self::Week => "week",
            Self::Waiting => "wait",
            Self::Later => "later",
            Self::Undated => "later undated",
            Self::BeforeTracking => "later before",
        }
    }

    pub(super) fn icon(&self) -> Icon {
        match self {
            Self::Late => icons::overdue(),
            Self::Week => icons::this_week(),
            Self::Waiting => icons::waiting(),
            Self::Later => icons::later(),
            Self::Undated => icons::undated(),
            Self::BeforeTracking => icons::before_tracking(),
        }
    }
}

/// When a debt is due.
#[derive(Debug, Clone)]
pub enum Due {
    /// On a day; the note says how near it is or whose word is due.
    On {
        /// The day.
        day: Date,
        /// «3 дня назад», «подтвердить вам, завтра».
        note: String,
    },
    /// No day can be told yet; the note says why.
    Never {
        /// «график не приложен».
        note: String,
    },
}

/// One expectation as a line of the board.
#[derive(Debug, Clone)]
pub struct Debt {
    /// What is owed.
    pub title: String,
    /// Its page.
    pub href: String,
    /// The clause that requires it.
    pub clause: Link,
    /// The project, or a remark on the date.
    pub about: String,
    /// Who performs it, or who did what last.
    pub line: String,
    /// Who owes, in short: shown where the sides cannot be seen.
    pub from: String,
    /// To whom, in short.
    pub to: String,
    /// How it stands.
    pub chip: Option<Chip>,
    /// The next step that the reader may take.
    pub action: Option<Action>,
    /// When it is due.
    pub due: Due,
    /// What is doubtful about it: «срок раньше подписания».
    pub warning: Option<String>,
}

/// A lane: the debts of both sides in one state.
#[derive(Debug, Clone)]
pub struct Lane {
    /// What it holds.
    pub kind: LaneKind,
    /// What the left side owes.
    pub left: Vec<Debt>,
    /// What the right side owes.
    pub right: Vec<Debt>,
}

impl Lane {
    /// An empty lane.
    pub fn new(kind: LaneKind) -> Self {
        Self { kind, left: Vec::new(), right: Vec::new() }
    }

    /// Whether neither side owes anything here.
    pub fn is_empty(&self) -> bool {
        self.left.is_empty() && self.right.is_empty()
    }
}

/// The lines that are shown and those folded away. A fold of one line would only hide it.
pub(super) fn shown_and_folded(side: &[Debt]) -> (&[Debt], &[Debt]) {
    if side.len() <= SHOWN + 1 { (side, &[]) } else { side.split_at(SHOWN) }
}
