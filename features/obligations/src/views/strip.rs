//! The strip of days from the start of a term to its end: working days counted, days off hatched, whole quiet weeks folded.

use jiff::civil::{Date, Weekday};
use web::look::Tone;

/// More cells than this do not fit a row; then quiet weeks are folded.
const ROOM: usize = 25;

/// What a day means for the term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DayKind {
    /// The day of the event; it is not counted.
    Start,
    /// Counted, with its number.
    Counted(u32),
    /// A day between that is neither off nor counted.
    Passed,
    /// A weekend.
    Off,
    /// A public holiday.
    Holiday,
    /// The last day of the term, with its number if days were counted.
    Due(Option<u32>),
    /// After the term, with how many days late.
    Late(u32),
}

/// One day.
#[derive(Debug, Clone)]
pub struct Day {
    /// Its date.
    pub date: Date,
    /// What it means.
    pub kind: DayKind,
}

/// A word under a day.
#[derive(Debug, Clone)]
pub struct Mark {
    /// The day.
    pub date: Date,
    /// The word, short: «получено», «ответ снова».
    pub words: String,
    /// Its tone.
    pub tone: Tone,
}

/// The strip, ready to be shown.
#[derive(Debug, Clone, Default)]
pub struct Strip {
    pub(super) cells: Vec<Cell>,
    pub(super) range: Option<(Date, Date)>,
}

#[derive(Debug, Clone)]
pub(super) struct Cell {
    pub(super) content: Content,
    /// The month to write above: a full name where there is room for it.
    pub(super) month: Option<Month>,
    pub(super) marks: Vec<Mark>,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Month {
    pub(super) day: Date,
    pub(super) roomy: bool,
}

#[derive(Debug, Clone)]
pub(super) enum Content {
    Day(Day),
    Weeks(Weeks),
}

/// Whole weeks in which nothing happened, as one cell.
#[derive(Debug, Clone)]
pub(super) struct Weeks {
    pub(super) from: Date,
    pub(super) to: Date,
    pub(super) weeks: usize,
    pub(super) counted: Option<(u32, u32)>,
    /// Holidays as runs of days: the New Year's are eight in a row.
    pub(super) holidays: Vec<(Date, Date)>,
}

impl Strip {
    /// Lays out consecutive days; marks on other days are dropped.
    pub fn of(days: Vec<Day>, marks: &[Mark]) -> Self {
        let range = days.first().map(|day| day.date).zip(days.last().map(|day| day.date));
        let folding = days.len() > ROOM;
        let mut cells: Vec<Cell> = Vec::new();
        let mut rest = days.as_slice();
        while let Some(first) = rest.first() {
            let week = rest.get(..7).filter(|week| folding && is_quiet(week, marks));
            if let Some(week) = week {
                fold(&mut cells, week);
                rest = &rest[7..];
                continue;
            }
            let marks = marks.iter().filter(|mark| mark.date == first.date).cloned().collect();
            cells.push(Cell { content: Content::Day(first.clone()), month: None, marks });
            rest = &rest[1..];
        }
        name_months(&mut cells);
        Self { cells, range }
    }
}

impl Strip {
    /// Whether the words under this cell stand one line lower: those of a cell at most two days before stand above.
    pub(super) fn steps_down(&self, index: usize) -> bool {
        let before = (index.saturating_sub(2)..index).rev().find(|near| !self.cells[*near].marks.is_empty());
        before.is_some_and(|near| !self.steps_down(near))
    }
}

/// A week from Monday to Sunday with neither start, end, lateness nor mark in it.
fn is_quiet(week: &[Day], marks: &[Mark]) -> bool {
    let monday = week.first().is_some_and(|day| day.date.weekday() == Weekday::Monday);
    let plain = week.iter().all(|day| {
        matches!(day.kind, DayKind::Counted(_) | DayKind::Passed | DayKind::Off | DayKind::Holiday)
            && marks.iter().all(|mark| mark.date != day.date)
    });
    monday && plain
}

fn fold(cells: &mut Vec<Cell>, week: &[Day]) {
    let numbers: Vec<u32> = week
        .iter()
        .filter_map(|day| if let DayKind::Counted(number) = day.kind { Some(number) } else { None })
        .collect();
    let counted = numbers.first().copied().zip(numbers.last().copied());
    let (Some(first), Some(last)) = (week.first(), week.last()) else { return };
    if let Some(Cell { content: Content::Weeks(before), .. }) = cells.last_mut() {
        before.to = last.date;
        before.weeks += 1;
        add_holidays(&mut before.holidays, week);
        before.counted = match (before.counted, counted) {
            (Some((from, _)), Some((_, to))) => Some((from, to)),
            (one, other) => one.or(other),
        };
        return;
    }
    let mut weeks = Weeks { from: first.date, to: last.date, weeks: 1, counted, holidays: Vec::new() };
    add_holidays(&mut weeks.holidays, week);
    cells.push(Cell { content: Content::Weeks(weeks), month: None, marks: Vec::new() });
}

fn add_holidays(runs: &mut Vec<(Date, Date)>, week: &[Day]) {
    for day in week.iter().filter(|day| day.kind == DayKind::Holiday) {
        match runs.last_mut() {
            Some((_, to)) if to.tomorrow().is_ok_and(|next| next == day.date) => *to = day.date,
            _ => runs.push((day.date, day.date)),
        }
    }
}

/// Writes a month above its first cell. Folded weeks say their own months.
fn name_months(cells: &mut [Cell]) {
    let mut named: Option<Date> = None;
    let mut at = 0;
    while at < cells.len() {
        if let Content::Day(day) = &cells[at].content {
            let date = day.date;
            if named.is_none_or(|before| before.first_of_month() != date.first_of_month()) {
                let run = cells[at..].iter().take_while(|cell| is_in_month(cell, date)).count();
                cells[at].month = Some(Month { day: date, roomy: run > 1 });
            }
            named = Some(date);
        } else {
            named = None;
        }
        at += 1;
    }
}

fn is_in_month(cell: &Cell, date: Date) -> bool {
    matches!(&cell.content, Content::Day(day) if day.date.first_of_month() == date.first_of_month())
}

impl Cell {
    /// On which column of a seven-column phone layout the strip begins.
    pub(super) fn weekday_class(&self) -> &'static str {
        match &self.content {
            Content::Weeks(_) => "w1",
            Content::Day(day) => ["w1", "w2", "w3", "w4", "w5", "w6", "w7"]
                [usize::try_from(day.date.weekday().to_monday_zero_offset()).unwrap_or(0)],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::ToSpan;
    use jiff::civil::date;

    fn days(from: Date, to: Date) -> Vec<Day> {
        let kind = |day: Date| match day.weekday() {
            _ if day == from => DayKind::Start,
            _ if day == to => DayKind::Due(None),
            Weekday::Saturday | Weekday::Sunday => DayKind::Off,
            _ => DayKind::Counted(u32::from(day.day().unsigned_abs())),
        };
        from.series(1.day()).take_while(|day| *day <= to).map(|date| Day { date, kind: kind(date) }).collect()
    }

    fn shown(strip: &Strip) -> Vec<String> {
        let words = |cell: &Cell| match &cell.content {
            Content::Day(day) => day.date.day().to_string(),
            Content::Weeks(weeks) => format!("{}w {:?}", weeks.weeks, weeks.counted),
        };
        strip.cells.iter().map(words).collect()
    }

    #[test]
    fn a_short_term_shows_every_day_and_names_its_months() {
        let strip = Strip::of(days(date(2022, 9, 29), date(2022, 10, 20)), &[]);
        assert_eq!(strip.cells.len(), 22);
        let months: Vec<_> =
            strip.cells.iter().filter_map(|cell| cell.month).map(|month| (month.day.month(), month.roomy)).collect();
        assert_eq!(months, [(9, true), (10, true)]);
        let lone = Strip::of(days(date(2022, 9, 30), date(2022, 10, 20)), &[]);
        assert!(!lone.cells[0].month.unwrap().roomy);
    }

    #[test]
    fn holidays_in_folded_weeks_are_told_as_runs() {
        let mut days = days(date(2022, 12, 1), date(2023, 2, 1));
        for day in days.iter_mut().filter(|day| day.date.year() == 2023 && day.date.month() == 1 && day.date.day() <= 8)
        {
            day.kind = DayKind::Holiday;
        }
        let strip = Strip::of(days, &[]);
        let runs = strip.cells.iter().find_map(|cell| {
            if let Content::Weeks(weeks) = &cell.content { Some(weeks.holidays.clone()) } else { None }
        });
        assert_eq!(runs, Some(vec![(date(2023, 1, 1), date(2023, 1, 8))]));
    }

    #[test]
    fn quiet_weeks_of_a_long_term_become_one_cell() {
        let mark = Mark { date: date(2022, 11, 2), words: "ответ".into(), tone: Tone::Calm };
        let strip = Strip::of(days(date(2022, 9, 29), date(2022, 12, 1)), &[mark]);
        // 29.09–02.10 by days, three quiet weeks, the marked ones by days, three quiet weeks, the end by days
        assert_eq!(
            shown(&strip),
            [
                "29",
                "30",
                "1",
                "2",
                "4w Some((3, 28))",
                "31",
                "1",
                "2",
                "3",
                "4",
                "5",
                "6",
                "3w Some((7, 25))",
                "28",
                "29",
                "30",
                "1"
            ]
        );
        assert_eq!(strip.cells[11].marks.len() + strip.cells[7].marks.len(), 1);
    }
}
