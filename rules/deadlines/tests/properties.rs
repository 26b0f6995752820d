//! What must hold for every date: counts agree with a slow oracle, ends never fall where they must not, and no
//! text makes the grammar panic.
#![allow(clippy::unwrap_used)]

use deadlines::{
    Calendars, Rule, Situation,
    calendar::Week,
    derive,
    occurrences::AnchorTime,
    phrase::{Context, LONGEST_PHRASE_LETTERS, read},
    rule::{Anchor, Bound, Direction, Extra, Offset, Per, Recurrence, Unit},
    strip,
};
use jiff::{
    ToSpan,
    civil::{Date, date},
};
use proptest::prelude::*;

fn any_day() -> impl Strategy<Value = Date> {
    (0i64..2_800).prop_map(|days| date(2020, 1, 1).checked_add(days.days()).unwrap())
}

fn any_calendars() -> impl Strategy<Value = Calendars> {
    prop_oneof![
        Just(Calendars::federal()),
        Just(Calendars::federal().with_week(Week::SixDay)),
        Just(Calendars::default()),
    ]
}

fn due(n: u32, unit: Unit, direction: Direction, at: Date, calendars: &Calendars) -> Date {
    let rule = Rule::Offset(Offset {
        n,
        unit,
        direction,
        anchor: Some(Anchor::from(Anchor::RECEIVED)),
        bound: Some(if direction == Direction::After { Bound::Max } else { Bound::Min }),
        from_n: None,
        extra: Extra::default(),
    });
    let situation = Situation {
        anchors: [(Anchor::from(Anchor::RECEIVED), AnchorTime::On(at))].into(),
        calendars: calendars.clone(),
        ..Situation::default()
    };
    derive(&rule, &situation).due[0].due_on
}

/// The slow way: a list of all days, the working ones numbered one by one.
fn oracle(n: u32, direction: Direction, at: Date, calendars: &Calendars) -> Date {
    let step = if direction == Direction::After { 1 } else { -1 };
    let working: Vec<Date> =
        at.series(i64::from(step).days()).skip(1).take(400).filter(|day| calendars.is_working(*day)).collect();
    working[n as usize - 1]
}

proptest! {
    #[test]
    fn working_days_agree_with_the_oracle(n in 1u32..100, at in any_day(), calendars in any_calendars()) {
        for direction in [Direction::After, Direction::Before] {
            prop_assert_eq!(
                due(n, Unit::WorkingDay, direction, at, &calendars),
                oracle(n, direction, at, &calendars)
            );
        }
    }

    #[test]
    fn a_period_never_ends_on_a_day_off(
        n in 1u32..60,
        at in any_day(),
        unit in prop_oneof![Just(Unit::WorkingDay), Just(Unit::CalendarDay), Just(Unit::Month), Just(Unit::Year)],
        calendars in any_calendars(),
    ) {
        let n = if unit == Unit::Year { n % 3 + 1 } else { n };
        for direction in [Direction::After, Direction::Before] {
            prop_assert!(calendars.is_working(due(n, unit, direction, at, &calendars)));
        }
    }

    #[test]
    fn a_later_event_is_never_due_earlier(
        n in 0u32..60,
        at in any_day(),
        later in 0i64..40,
        unit in prop_oneof![Just(Unit::WorkingDay), Just(Unit::CalendarDay), Just(Unit::Month)],
        calendars in any_calendars(),
    ) {
        let then = at.checked_add(later.days()).unwrap();
        for direction in [Direction::After, Direction::Before] {
            prop_assert!(due(n, unit, direction, at, &calendars) <= due(n, unit, direction, then, &calendars));
        }
    }

    #[test]
    fn more_days_are_never_due_earlier(n in 1u32..80, at in any_day(), calendars in any_calendars()) {
        for unit in [Unit::WorkingDay, Unit::CalendarDay, Unit::Month] {
            prop_assert!(
                due(n, unit, Direction::After, at, &calendars) <= due(n + 1, unit, Direction::After, at, &calendars)
            );
        }
    }

    /// Going forth and back over working days comes home, from a working day.
    #[test]
    fn counting_back_undoes_counting_forth(n in 1u32..80, at in any_day(), calendars in any_calendars()) {
        let home = calendars.on_or_next_working(at);
        let there = due(n, Unit::WorkingDay, Direction::After, home, &calendars);
        prop_assert_eq!(due(n, Unit::WorkingDay, Direction::Before, there, &calendars), home);
    }

    #[test]
    fn the_strip_counts_what_the_rule_counts(n in 1u32..60, at in any_day(), calendars in any_calendars()) {
        for direction in [Direction::After, Direction::Before] {
            let end = due(n, Unit::WorkingDay, direction, at, &calendars);
            let days = strip::days(at, end, Unit::WorkingDay, direction, &calendars);
            let due_day = days.iter().find(|day| day.due).unwrap();
            prop_assert_eq!(due_day.count, Some(n));
            let weeks = strip::weeks(&days);
            prop_assert_eq!(weeks.iter().map(|week| week.count.unwrap_or(0)).max(), Some(n));
            prop_assert_eq!(weeks.first().map(|week| week.from), days.first().map(|day| day.date));
        }
    }

    /// A pattern expands in order, within its bounds, and reads back from its own text.
    #[test]
    fn patterns_expand_within_their_bounds(
        at in any_day(),
        months in proptest::collection::vec(1i8..=12, 0..4),
        day in 1i8..=31,
        length in 0i64..1_500,
    ) {
        let mut pattern = Recurrence::yearly_on(1, day);
        pattern.by_month = months;
        let until = at.checked_add(length.days()).unwrap();
        let dates = pattern.expand(at, until, 1_000);
        prop_assert!(dates.windows(2).all(|pair| pair[0] < pair[1]));
        prop_assert!(dates.iter().all(|it| *it >= at && *it <= until && it.day() == day));
        prop_assert_eq!(pattern.to_string().parse::<Recurrence>().unwrap(), pattern);
    }

    #[test]
    fn periods_are_written_as_they_are_read(n in 1u32..50) {
        for per in [Per::Days(n), Per::Weeks(n), Per::Months(n), Per::Years(n), Per::Quarter, Per::SchoolYear] {
            prop_assert_eq!(per.to_string().parse::<Per>().unwrap(), per);
        }
    }

    #[test]
    fn no_text_makes_the_grammar_panic(text in "\\PC{0,200}") {
        let _ = read(&text, &Context::default());
    }

    /// Words of the grammar in any order, with numbers of any size: the hardest nonsense for it.
    #[test]
    fn no_salad_of_words_makes_anything_panic(words in proptest::collection::vec(salad(), 0..25), year in 1900i16..2200) {
        let context = Context { year: Some(year), ..Context::default() };
        let reading = read(&words.join(" "), &context).unwrap();
        let json = serde_json::to_string(&reading.rule).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Rule>(&json).unwrap(), &reading.rule);
        let situation = Situation {
            term_from: Date::new(year, 1, 1).ok(),
            term_to: Date::new(year, 12, 31).ok(),
            calendars: Calendars::federal(),
            ..Situation::default()
        };
        for due in derive(&reading.rule, &situation).due {
            for step in &due.steps {
                prop_assert!(!deadlines::explain::russian(step).is_empty());
                prop_assert!(!deadlines::explain::english(step).is_empty());
            }
        }
    }
}

fn salad() -> impl Strategy<Value = String> {
    let words = "в до не позднее ранее чем за через с со по к на от дня дней рабочих календарных месяца месяц \
        квартала квартал полугодия года год учебного недели раз раза ежемесячно ежеквартально ежегодно далее и а \
        кроме каждого последнего первого числа следующего отчетным января мая декабря 1 5 15 31 2022 2023 2022/2023 \
        01.09.2022 17.01 I IV Ш после начала окончания получения в_течение срок , ; – ( ) . / № приказ п. включительно \
        0 99999 4294967295 сто две тысячи пятого десятидневный месячный декада четверть каникул период весь бессрочно \
        конец начало пятницу по_пятницам рабочий день далее_ежегодно 00:00 __ т.г. 29.02.2023 31.06";
    proptest::sample::select(words.split_whitespace().map(|it| it.replace('_', " ")).collect::<Vec<_>>())
}

#[test]
fn a_long_text_is_refused_with_its_length() {
    let longest = "а".repeat(LONGEST_PHRASE_LETTERS);
    assert!(read(&longest, &Context::default()).is_ok());
    let refusal = read(&"до 1 марта ".repeat(1_000), &Context::default()).unwrap_err();
    assert!(deadlines::explain::refusal_in_russian(&refusal).contains("11000"));
}

/// The longest phrase that is read must be read at once, whatever stands in it.
#[test]
fn the_longest_phrase_is_read_at_once() {
    let started = std::time::Instant::now();
    for piece in ["до ", "1, ", "1-", "с 1 по ", "янва ря ", "не ", "I ", "а за ", "(", "в течение ", "двадцать "]
    {
        let text: String = piece.chars().cycle().take(LONGEST_PHRASE_LETTERS).collect();
        let _ = read(&text, &Context::default());
    }
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}
