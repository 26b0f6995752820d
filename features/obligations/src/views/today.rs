//! «Сегодня»: what is needed from me, in order, each with its reason and one next step.

use askama::Template;
use i18n::Speaker;
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use web::look::icons::Icon;
use web::look::{Html, Page, html_of, icons};
use web::slots::{Owed, TodayPart, Todo, Urgency};

use super::board::capital;
use super::{Action, Foot, Link};

/// So many entries a day of the week strip shows; the rest is a number.
const PER_DAY: usize = 3;
/// So many steps stand open; the rest is folded away.
const TODO_SHOWN: usize = 8;
/// So many debts of others stand open.
const OWED_SHOWN: usize = 6;

/// What others owe the reader, with a step where there is one.
#[derive(Debug, Clone)]
pub struct OwedLine {
    /// The debt.
    pub owed: Owed,
    /// «Напомнить».
    pub action: Option<Action>,
}

impl From<Owed> for OwedLine {
    fn from(owed: Owed) -> Self {
        Self { owed, action: None }
    }
}

/// Everything the page shows.
#[derive(Debug, Clone)]
pub struct TodayView {
    /// The day it is, in the reader's zone.
    pub today: Date,
    /// «Марина Викторовна, доброе утро»; empty for none.
    pub greeting: String,
    /// Days off of the week shown.
    pub days_off: Vec<Date>,
    /// What is needed from the reader, in order.
    pub todo: Vec<Todo>,
    /// What others owe the reader.
    pub owed: Vec<OwedLine>,
    /// What is calm.
    pub calm: Vec<Link>,
    /// When everything was checked last: «06:00»; empty if never.
    pub checked_at: String,
    /// Where all obligations stand.
    pub board_href: String,
    /// What stands at the foot.
    pub foot: Foot,
}

impl TodayView {
    /// From what the features bring; the order is by urgency, then by date.
    pub fn of(today: Date, parts: Vec<TodayPart>) -> Self {
        let mut view = Self {
            today,
            greeting: String::new(),
            days_off: Vec::new(),
            todo: Vec::new(),
            owed: Vec::new(),
            calm: Vec::new(),
            checked_at: String::new(),
            board_href: "/board".to_owned(),
            foot: Foot::default(),
        };
        for part in parts {
            view.todo.extend(part.todo);
            view.owed.extend(part.owed.into_iter().map(OwedLine::from));
            view.calm.extend(part.calm.into_iter().map(|(words, href)| Link { words, href }));
        }
        // What has no date comes last within its urgency.
        view.todo.sort_by_key(|todo| (todo.urgency, todo.due_on.unwrap_or(Date::MAX)));
        view.owed.sort_by_key(|line| (line.owed.urgency, line.owed.due_on.unwrap_or(Date::MAX)));
        view
    }

    /// The page in the reader's language.
    pub fn page(&self, t: &Speaker) -> Page {
        let day = capital(&t.day_heading(self.today));
        let eyebrow = if self.greeting.is_empty() { day } else { format!("{day} · {}", self.greeting) };
        let mut page = Page::new(t.say("today-title"), t.say("today-question")).nav("today").eyebrow(eyebrow);
        let late = self.todo.iter().filter(|todo| todo.urgency == Urgency::Overdue).count();
        let tomorrow = self.today.saturating_add(1.day());
        let soon =
            self.todo.iter().filter(|todo| todo.due_on.is_some_and(|due| due >= self.today && due <= tomorrow)).count();
        if self.todo.is_empty() {
            page = page.summary(t.rich("today-sum-calm"));
        } else {
            page = page.summary(t.with("today-sum-todo").n("count", self.todo.len()).rich());
        }
        if late > 0 {
            page = page.alarm(t.with("today-sum-late").n("count", late).rich());
        }
        if soon > 0 {
            page = page.summary(t.with("today-sum-soon").n("count", soon).rich());
        }
        page.body(html_of(&TodayTemplate { t, view: self })).foot(self.foot.html(t, true))
    }

    fn monday(&self) -> Date {
        let back = i64::from(self.today.weekday().to_monday_zero_offset());
        self.today.saturating_sub(back.days())
    }

    fn week(&self) -> Vec<WeekDay<'_>> {
        let monday = self.monday();
        (0_i64..7).map(|at| self.week_day(monday.saturating_add(at.days()))).collect()
    }

    fn week_day(&self, date: Date) -> WeekDay<'_> {
        let mut due: Vec<&Todo> = self.todo.iter().filter(|todo| todo.due_on == Some(date)).collect();
        let more = due.len().saturating_sub(PER_DAY);
        due.truncate(PER_DAY);
        let is_off = self.days_off.contains(&date)
            || (self.days_off.is_empty() && matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday));
        WeekDay { date, due, more, is_off, is_today: date == self.today, is_past: date < self.today }
    }

    /// What is due before this week and still stands, and what comes after it.
    fn outside(&self) -> (Vec<&Todo>, Vec<&Todo>) {
        let monday = self.monday();
        let sunday = monday.saturating_add(6.days());
        let before = self.todo.iter().filter(|todo| todo.due_on.is_some_and(|due| due < monday)).collect();
        let after = self.todo.iter().filter(|todo| todo.due_on.is_some_and(|due| due > sunday)).collect();
        (before, after)
    }
}

struct WeekDay<'a> {
    date: Date,
    due: Vec<&'a Todo>,
    more: usize,
    is_off: bool,
    is_today: bool,
    is_past: bool,
}

impl WeekDay<'_> {
    fn class(&self) -> String {
        let mut classes = Vec::new();
        if self.is_past {
            classes.push("past");
        }
        if self.is_today {
            classes.push("now");
        } else if self.is_off {
            classes.push("off");
        }
        // On a phone an empty day says nothing, except today.
        if self.due.is_empty() && !self.is_today {
            classes.push("mob-0");
        }
        classes.join(" ")
    }
}

#[derive(Template)]
#[template(path = "today.html")]
struct TodayTemplate<'a> {
    t: &'a Speaker,
    view: &'a TodayView,
}

impl TodayTemplate<'_> {
    fn range(&self) -> String {
        let monday = self.view.monday();
        self.t.days_between(monday, monday.saturating_add(6.days()))
    }

    fn todo_shown(&self) -> (&[Todo], &[Todo]) {
        let todo = &self.view.todo;
        if todo.len() <= TODO_SHOWN + 1 { (todo, &[]) } else { todo.split_at(TODO_SHOWN) }
    }

    fn owed_shown(&self) -> (&[OwedLine], &[OwedLine]) {
        let owed = &self.view.owed;
        if owed.len() <= OWED_SHOWN + 1 { (owed, &[]) } else { owed.split_at(OWED_SHOWN) }
    }

    fn later(&self, after: &[&Todo]) -> Vec<(String, String)> {
        after.iter().take(PER_DAY).map(|todo| (self.dated(todo), todo.href.clone())).collect()
    }

    fn dated(&self, todo: &Todo) -> String {
        match todo.due_on {
            Some(due) => format!("{}, {}", self.t.day_short(due), self.t.bind(uncapital(&todo.short))),
            None => self.t.bind(&todo.short),
        }
    }

    fn chip(&self, urgency: &Urgency) -> &'static str {
        chip(*urgency)
    }

    /// The colour of an entry's bar in the week strip.
    fn mark(&self, urgency: &Urgency) -> &'static str {
        match urgency {
            Urgency::Overdue => "a",
            Urgency::Soon => "h",
            Urgency::Waiting => "b",
            Urgency::Calm => "",
        }
    }

    fn line(&self, todo: &Todo, number: &usize, weight: &'static str) -> Html {
        html_of(&TodoTemplate {
            t: self.t,
            todo,
            number: *number,
            weight,
            icon: icon(todo.urgency),
            chip: chip(todo.urgency),
        })
    }
}

/// «Отчёт за IV квартал» after a date and a comma; «ИОМ» and names with a full stop stay.
fn uncapital(text: &str) -> String {
    let mut letters = text.chars();
    let (Some(first), second) = (letters.next(), text.chars().nth(1)) else { return String::new() };
    if second.is_none_or(|second| second.is_uppercase() || second == '.') {
        return text.to_owned();
    }
    first.to_lowercase().chain(letters).collect()
}

fn icon(urgency: Urgency) -> Icon {
    match urgency {
        Urgency::Overdue => icons::overdue(),
        Urgency::Soon => icons::clock(),
        Urgency::Waiting => icons::waiting(),
        Urgency::Calm => icons::signals(),
    }
}

fn chip(urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::Overdue => "chip alarm",
        Urgency::Soon => "chip help",
        Urgency::Waiting => "chip ok",
        Urgency::Calm => "chip",
    }
}

#[derive(Template)]
#[template(path = "todo.html")]
struct TodoTemplate<'a> {
    t: &'a Speaker,
    todo: &'a Todo,
    number: usize,
    weight: &'static str,
    icon: Icon,
    chip: &'static str,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_ordinary_words_lose_their_capital() {
        assert_eq!(uncapital("Отчёт за IV квартал"), "отчёт за IV квартал");
        assert_eq!(uncapital("ИОМ педагогов"), "ИОМ педагогов");
        assert_eq!(uncapital("М. Белова"), "М. Белова");
        assert_eq!(uncapital(""), "");
    }
}
