//! The page of one obligation: why this date, and what proves it.

use askama::Template;
use i18n::Speaker;
use jiff::civil::{Date, Time};
use web::look::icons::Icon;
use web::look::{Html, Page, Tone, html_of, icons, print_button};

use super::strip::Content;
use super::{Action, Chip, DayKind, Foot, Link, Square, Strip};

/// The clause, in its own words or retold.
#[derive(Debug, Clone)]
pub struct Promise {
    /// «п. 2.1.2».
    pub clause: String,
    /// What it says.
    pub text: String,
    /// Whether the words are the document's own.
    pub is_quotation: bool,
    /// Where the text is shown.
    pub source_href: Option<String>,
}

/// One step of the derivation.
#[derive(Debug, Clone)]
pub struct Step {
    /// The step; dates and counts may stand in `**bold**`.
    pub words: String,
    /// What it rests on: «ст. 191 ГК», «п. 2.1.2».
    pub source: String,
}

/// Why there is no date.
#[derive(Debug, Clone)]
pub struct Undated {
    /// «График не приложен».
    pub title: String,
    /// What the clause leaves open.
    pub words: String,
    /// Who owes the missing piece.
    pub owner: String,
    /// Under which clause.
    pub clause: Option<Link>,
    /// The step that closes the question.
    pub action: Option<Action>,
}

/// Why this date.
#[derive(Debug, Clone)]
pub enum Why {
    /// There is a date.
    Dated {
        /// The derivation in one sentence.
        lead: String,
        /// The days, when days were counted.
        strip: Option<Strip>,
        /// The derivation step by step.
        steps: Vec<Step>,
        /// When it was computed, by which calendar.
        frozen: String,
    },
    /// There is none yet.
    Undated {
        /// The open question.
        question: Undated,
        /// What is known already.
        steps: Vec<Step>,
    },
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActKind {
    /// A letter or a request came; the clock started.
    Received,
    /// The performer submitted.
    Submitted,
    /// The other side returned it with a remark.
    Returned,
    /// The other side accepted it.
    Confirmed,
    /// A note, a reminder.
    Noted,
    /// A wrong record was taken back.
    Retracted,
    /// The obliged was released.
    Waived,
    /// Is still to happen.
    Expected,
    /// The term passed with nothing done.
    Missed,
}

impl ActKind {
    fn icon(&self) -> Icon {
        match self {
            Self::Received => icons::letter(),
            Self::Submitted => icons::sent(),
            Self::Returned => icons::returned(),
            Self::Confirmed => icons::check(),
            Self::Noted => icons::note(),
            Self::Retracted => icons::retracted(),
            Self::Waived => icons::waived(),
            Self::Expected => icons::waiting(),
            Self::Missed => icons::overdue(),
        }
    }

    fn class(&self) -> &'static str {
        match self {
            Self::Returned => " h",
            Self::Missed => " a",
            Self::Expected => " n",
            Self::Confirmed => " ok",
            _ => "",
        }
    }
}

/// A file that proves something.
#[derive(Debug, Clone)]
pub struct FileLine {
    /// Its name.
    pub name: String,
    /// Its size in bytes; none for a link to elsewhere.
    pub bytes: Option<u64>,
    /// Where it is.
    pub href: String,
}

/// One line of the history.
#[derive(Debug, Clone)]
pub struct ActLine {
    /// The day, in the performer's zone.
    pub day: Date,
    /// The hour; none for what is expected.
    pub time: Option<Time>,
    /// What kind of thing happened.
    pub kind: ActKind,
    /// «Ответ направлен».
    pub title: String,
    /// Who, for whom, under which number.
    pub who: String,
    /// What they wrote.
    pub said: Option<String>,
    /// What they attached.
    pub files: Vec<FileLine>,
    /// Taken back later: shown struck through, with the word.
    pub is_retracted: bool,
    /// What may be done about it.
    pub action: Option<Action>,
}

/// The next step of the reader.
#[derive(Debug, Clone, Default)]
pub struct NextStep {
    /// «Проверьте ответ до 21 октября».
    pub title: String,
    /// What it brings.
    pub words: String,
    /// Its buttons, the main one first.
    pub actions: Vec<Action>,
    /// A form instead of buttons, or below them.
    pub form: Html,
    /// Small print.
    pub fine: String,
}

/// A line of «Кто и кому».
#[derive(Debug, Clone)]
pub struct Who {
    /// «Обязано», «Исполняет».
    pub role: String,
    /// Who.
    pub name: String,
    /// Under which clause.
    pub clause: Option<Link>,
}

/// What stands before the page's own matter: a doubt, a state that changes how to read it.
#[derive(Debug, Clone)]
pub struct Notice {
    /// Its tone.
    pub tone: Tone,
    /// «Срок раньше подписания».
    pub title: String,
    /// What it means and what to do.
    pub words: String,
    /// Where to go on.
    pub link: Option<Link>,
}

/// Other dates of the same obligation, or its siblings.
#[derive(Debug, Clone)]
pub struct Series {
    /// «Другие ответы за 2022 год».
    pub title: String,
    /// One square for each.
    pub squares: Vec<Square>,
    /// The squares in words.
    pub words: String,
    /// Each of them.
    pub lines: Vec<SeriesLine>,
}

/// One date in a series.
#[derive(Debug, Clone)]
pub struct SeriesLine {
    /// «III квартал», «№ 11, сетевые программы».
    pub link: Link,
    /// How it stands: «до 7 ноября», «в срок».
    pub state: Chip,
    /// Whether it is the one on this page.
    pub is_this: bool,
}

/// A duty of another party that this one waits for.
#[derive(Debug, Clone)]
pub struct DependsLine {
    /// What and where.
    pub link: Link,
    /// Who owes it, under which clause.
    pub who: String,
    /// How it stands.
    pub state: Chip,
}

/// Everything the page shows.
#[derive(Debug, Clone)]
pub struct ObligationView {
    /// «Ответ на обращение № 12».
    pub title: String,
    /// The day it is.
    pub today: Date,
    /// The way back: the board, the agreement.
    pub crumbs: Vec<Link>,
    /// Behind the crumbs: «п. 2.1.2 · обращение № 12».
    pub eyebrow: String,
    /// The answer in one line; parts may have `**bold**`, the tone alarm colours a part.
    pub summary: Vec<Chip>,
    /// Doubts and states.
    pub notices: Vec<Notice>,
    /// The clause.
    pub promise: Promise,
    /// Why this date.
    pub why: Why,
    /// How evidence counts: «Засчитывается день, когда направлен принятый ответ».
    pub proof_lead: String,
    /// The history, oldest first.
    pub acts: Vec<ActLine>,
    /// The reader's next step.
    pub next: Option<NextStep>,
    /// Who owes it to whom.
    pub who: Vec<Who>,
    /// What it waits for.
    pub depends: Vec<DependsLine>,
    /// Its other dates.
    pub series: Option<Series>,
    /// What stands at the foot.
    pub foot: Foot,
}

/// So many lines of a series are shown before the rest is folded away.
const SERIES_SHOWN: usize = 6;

impl ObligationView {
    /// The page in the reader's language.
    pub fn page(&self, t: &Speaker) -> Page {
        let mut page =
            Page::new(t.bind(&self.title), t.say("obligation-question")).nav("board").eyebrow(t.bind(&self.eyebrow));
        for crumb in &self.crumbs {
            page = page.crumb(t.bind(&crumb.words), &crumb.href);
        }
        for part in &self.summary {
            let words = t.bold(&part.words);
            page = if part.tone == Tone::Alarm { page.alarm(words) } else { page.summary(words) };
        }
        page.tools(print_button(t)).body(html_of(&ObligationTemplate { t, view: self })).foot(self.foot.html(t, false))
    }
}

#[derive(Template)]
#[template(path = "obligation.html")]
struct ObligationTemplate<'a> {
    t: &'a Speaker,
    view: &'a ObligationView,
}

impl ObligationTemplate<'_> {
    fn strip(&self, strip: &Strip) -> Html {
        html_of(&StripTemplate { t: self.t, strip })
    }

    fn series_shown<'s>(&self, series: &'s Series) -> (&'s [SeriesLine], &'s [SeriesLine]) {
        if series.lines.len() <= SERIES_SHOWN + 1 { (&series.lines, &[]) } else { series.lines.split_at(SERIES_SHOWN) }
    }

    fn steps(&self, steps: &[Step]) -> Html {
        html_of(&StepsTemplate { t: self.t, steps })
    }
}

#[derive(Template)]
#[template(
    source = r#"{% if !steps.is_empty() %}<ol class="why">{% for step in steps %}<li><span>{{ t.bold(step.words) }}</span><span class="src">{{ t.bind(step.source) }}</span></li>{% endfor %}</ol>{% endif %}"#,
    ext = "html"
)]
struct StepsTemplate<'a> {
    t: &'a Speaker,
    steps: &'a [Step],
}

#[derive(Template)]
#[template(path = "strip.html")]
struct StripTemplate<'a> {
    t: &'a Speaker,
    strip: &'a Strip,
}

impl StripTemplate<'_> {
    fn range(&self) -> String {
        self.strip.range.map_or_else(String::new, |(from, to)| self.t.days_between(from, to))
    }

    /// Where a mark's word leans, so that it stays inside the strip, and whether it steps down past its neighbour's.
    fn lean(&self, index: &usize) -> &'static str {
        let is_last = *index + 1 == self.strip.cells.len();
        match (*index, self.strip.steps_down(*index)) {
            (0, _) => " beg",
            (_, false) if is_last => " end",
            (_, true) if is_last => " end low",
            (_, true) => " low",
            (_, false) => "",
        }
    }
}
