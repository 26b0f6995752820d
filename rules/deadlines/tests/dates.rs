//! Stories of dates: what an officer would compute by hand.
#![allow(clippy::unwrap_used)]

use deadlines::{
    Calendars, Context, Derived, Open, Situation,
    calendar::{DayKind, Layer, PaidDays, Week},
    command, derive, explain,
    occurrences::{AnchorTime, Warning, Window},
    read,
    rule::{Anchor, Direction, SchoolTerm, SchoolYear, Unit},
    strip,
};
use jiff::civil::{Date, date};

fn situation() -> Situation {
    Situation { calendars: Calendars::federal(), ..Situation::default() }
}

fn on(phrase: &str, at: Date) -> Derived {
    let rule = read(phrase, &Context::default()).unwrap().rule;
    let deadlines::Rule::Offset(offset) = &rule else { panic!("{rule:?}") };
    let mut situation = situation();
    situation.anchors.insert(offset.anchor.clone().unwrap(), AnchorTime::On(at));
    derive(&rule, &situation)
}

fn within(phrase: &str, from: Date, to: Date) -> Derived {
    let context = Context { term_from: Some(from), term_to: Some(to), ..Context::default() };
    let rule = read(phrase, &context).unwrap().rule;
    derive(&rule, &Situation { term_from: Some(from), term_to: Some(to), ..situation() })
}

fn days(derived: &Derived) -> Vec<String> {
    derived.due.iter().map(|due| due.due_on.to_string()).collect()
}

#[test]
fn an_answer_is_due_on_the_fifteenth_working_day() {
    let derived = on("в течение 15 рабочих дней со дня получения обращения", date(2022, 9, 29));
    assert_eq!(days(&derived), ["2022-10-20"]);
    let words: Vec<String> = derived.due[0].steps.iter().map(|step| explain::plain(&explain::russian(step))).collect();
    assert_eq!(
        words,
        [
            "Получение обращения: 29 сентября, чт. Этот день не считается.",
            "Считаем 15 рабочих дней, первый из них 30 сентября.",
            "Нерабочие дни 1–2, 8–9 и 15–16 октября пропускаем. Праздников здесь нет, ближайший 4 ноября.",
            "Последний день, 20 октября, чт, рабочий: переносить не нужно.",
            "Срок истекает 20 октября в 24:00 по времени исполнителя.",
        ]
    );
    let sources: Vec<String> =
        derived.due[0].steps.iter().map(|step| explain::source_in_russian(step.source())).collect();
    assert_eq!(sources, ["ст. 191 ГК", "текст документа", "календарь 2022 года", "ст. 193 ГК", "ст. 194 ГК"]);
}

#[test]
fn february_and_march_holidays_are_passed_over() {
    assert_eq!(days(&on("в течение 15 рабочих дней со дня получения", date(2020, 2, 14))), ["2020-03-10"]);
}

#[test]
fn calendar_days_that_end_on_a_holiday_move_on() {
    // 31 December 2022 is a Saturday; the holidays last until 8 January, a Sunday.
    assert_eq!(days(&on("в течение 10 календарных дней со дня получения", date(2022, 12, 21))), ["2023-01-09"]);
}

#[test]
fn a_month_ends_on_the_same_number_or_the_last_day() {
    assert_eq!(days(&on("в течение месяца со дня получения", date(2022, 1, 31))), ["2022-02-28"]);
    assert_eq!(days(&on("в течение месяца со дня получения", date(2022, 3, 15))), ["2022-04-15"]);
}

#[test]
fn a_notice_is_not_shortened_by_a_day_off() {
    // Ten days before Tuesday 11 October 2022 is Saturday 1 October: the notice goes out on Friday.
    assert_eq!(days(&on("не позднее чем за 10 календарных дней до начала", date(2022, 10, 11))), ["2022-09-30"]);
}

#[test]
fn hours_run_through_the_night() {
    let rule = read("в течение 24 часов с момента выявления", &Context::default()).unwrap().rule;
    let mut situation = situation();
    situation.anchors.insert(Anchor::from(Anchor::DETECTED), AnchorTime::At(date(2022, 3, 4).at(14, 30, 0, 0)));
    let due = &derive(&rule, &situation).due[0];
    assert_eq!((due.due_on, due.due_at.unwrap().hour()), (date(2022, 3, 5), 14));
}

#[test]
fn the_last_quarter_is_reported_after_the_term_and_says_so() {
    let phrase = "ежеквартально, не позднее 15 числа месяца, следующего за отчетным кварталом";
    let derived = within(phrase, date(2022, 1, 1), date(2022, 12, 31));
    assert_eq!(days(&derived), ["2022-04-15", "2022-07-15", "2022-10-15", "2023-01-15"]);
    let last = derived.due.last().unwrap();
    assert_eq!(last.period.as_ref().unwrap().label, "IV квартал 2022");
    assert!(last.warnings.contains(&Warning::AfterTerm { day: date(2023, 1, 15), term_to: date(2022, 12, 31) }));
    // 15 October 2022 is a Saturday: a named day stays, and the page says so.
    let warning = Warning::NamedDayOff { day: date(2022, 10, 15), next_working: date(2022, 10, 17) };
    assert!(derived.due[2].warnings.contains(&warning));
}

#[test]
fn an_exception_takes_the_place_of_its_quarter() {
    let phrase = "поквартально, не позднее 25 числа последнего месяца отчетного квартала, а за IV квартал – не \
                  позднее 28 декабря";
    let derived = within(phrase, date(2022, 1, 1), date(2022, 12, 31));
    assert_eq!(days(&derived), ["2022-03-25", "2022-06-25", "2022-09-25", "2022-12-28"]);
}

#[test]
fn months_that_are_left_out_owe_nothing() {
    let derived = within("ежемесячно до 10 числа, кроме июля и августа", date(2022, 6, 1), date(2022, 9, 30));
    assert_eq!(days(&derived), ["2022-06-10", "2022-09-10"]);
}

#[test]
fn a_frequency_gives_one_due_per_period_with_its_count() {
    let derived = within("не реже 2 раз в квартал", date(2022, 2, 1), date(2022, 8, 15));
    assert_eq!(days(&derived), ["2022-03-31", "2022-06-30", "2022-08-15"]);
    assert!(derived.due.iter().all(|due| due.count == 2));
    assert_eq!(derived.due[0].opens_on, Some(date(2022, 2, 1)));
}

#[test]
fn every_quarter_that_ends_starts_its_own_clock() {
    let derived =
        within("в течение 10 рабочих дней по окончании отчетного квартала", date(2022, 1, 1), date(2022, 6, 30));
    assert_eq!(days(&derived), ["2022-04-14", "2022-07-14"]);
}

#[test]
fn the_last_working_day_is_one_of_the_production_calendar() {
    let derived = within("не позднее последнего рабочего дня отчетного месяца", date(2024, 4, 1), date(2024, 4, 30));
    // 29 and 30 April 2024 were days off, Saturday 27 April was worked.
    assert_eq!(days(&derived), ["2024-04-27"]);
}

#[test]
fn a_window_opens_on_its_first_day() {
    let derived = within("с 1 по 10 число каждого месяца", date(2022, 9, 1), date(2022, 10, 31));
    assert_eq!(days(&derived), ["2022-09-10", "2022-10-10"]);
    assert_eq!(derived.due[0].window_from, Some(date(2022, 9, 1)));
    let winter = within("январь-февраль ежегодно", date(2022, 1, 1), date(2023, 12, 31));
    assert_eq!(days(&winter), ["2022-02-28", "2023-02-28"]);
}

#[test]
fn following_years_end_with_the_term_and_say_so() {
    let derived = within("2022 и последующие годы", date(2021, 9, 15), date(2024, 12, 30));
    assert_eq!(days(&derived), ["2022-12-31", "2023-12-31", "2024-12-31"]);
    assert!(derived.due[2].warnings.iter().any(|it| matches!(it, Warning::AfterTerm { .. })));
}

#[test]
fn only_the_window_that_is_asked_for_is_given() {
    let rule = read("ежемесячно до 5 числа", &Context::default()).unwrap().rule;
    let window = Window { from: date(2022, 3, 1), horizon: date(2022, 5, 1) };
    let derived = derive(&rule, &Situation { window: Some(window), ..situation() });
    assert_eq!(days(&derived), ["2022-03-05", "2022-04-05"]);
}

#[test]
fn what_is_open_is_asked_and_not_guessed() {
    let open = |phrase: &str| {
        let reading = read(phrase, &Context::default()).unwrap();
        let mut open = reading.open;
        open.extend(derive(&reading.rule, &situation()).open);
        open
    };
    assert!(open("своевременно").contains(&Open::TimeNotStated));
    assert!(open("ежеквартально до 10 числа").contains(&Open::MonthNotNamed));
    assert!(open("в течение 5 дней со дня").contains(&Open::DayKindNotNamed));
    assert!(open("в течение 5 дней со дня").contains(&Open::AnchorNotNamed));
    assert!(open("до 1 октября").contains(&Open::YearNotStated));
    assert!(open("к 2024 году").contains(&Open::YearBoundaryUnclear));
    assert!(open("31 июня 2022 года").contains(&Open::NoSuchDay));
    assert!(open("приказ от 12.03.2020 № 345").contains(&Open::NotADeadline));
    assert!(open("по графику").iter().any(|it| matches!(it, Open::ScheduleNotAttached { .. })));
    assert!(open("до 01.09.2031").contains(&Open::CalendarNotLoaded { year: 2031 }));
    for question in open("в течение 5 дней со дня").iter().chain(&open("I четверть")) {
        assert!(!question.russian().is_empty() && !question.english().is_empty());
    }
}

#[test]
fn the_federal_calendar_has_the_right_number_of_working_days() {
    let calendars = Calendars::federal();
    assert!(Calendars::federal_layer().is_ok());
    let working = |year| {
        (1..=366)
            .filter_map(|n| date(year, 1, 1).checked_add(jiff::Span::new().days(n - 1)).ok())
            .filter(|day| day.year() == year && calendars.is_working(*day))
            .count()
    };
    let years: Vec<usize> = (2020..=2027).map(working).collect();
    assert_eq!(years, [248, 247, 247, 247, 248, 247, 247, 247]);
    assert_eq!(calendars.day_kind(date(2024, 4, 27)), DayKind::WorkingSaturday);
    assert_eq!(calendars.version(), "ru-2020-2027/1");
}

#[test]
fn the_paid_days_of_2020_are_a_switch() {
    let plain = Calendars::federal();
    let off = Calendars::federal().with_paid_days(PaidDays::Off);
    let day = date(2020, 4, 15);
    assert!(plain.is_working(day) && !off.is_working(day));
    assert_ne!(plain.version(), off.version());
}

#[test]
fn a_nearer_calendar_has_the_last_word() {
    let region = r#"
        level = "region"
        version = "region/1"
        [[holiday]]
        from = "2022-10-20"
        name = "День края"
    "#;
    let school = r#"
        level = "school"
        version = "school/1"
        week = "six_day"
        [[vacation]]
        from = "2022-10-29"
        to = "2022-11-06"
        name = "осенние каникулы"
        [[school_term]]
        school_year = "2022/2023"
        term = "Q1"
        from = "2022-09-01"
        to = "2022-10-28"
    "#;
    let calendars =
        Calendars::federal().with(Layer::from_toml(region).unwrap()).with(Layer::from_toml(school).unwrap());
    assert_eq!(calendars.week(), Week::SixDay);
    assert!(!calendars.is_working(date(2022, 10, 20)) && calendars.is_working(date(2022, 10, 22)));
    assert!(calendars.is_working(date(2022, 10, 31)) && !calendars.is_school_day(date(2022, 10, 31)));
    assert!(!calendars.is_working(date(2022, 11, 4)));
    assert_eq!(calendars.version(), "ru-2020-2027/1+region/1+school/1+six-day");
    let term = calendars.school_term(SchoolYear(2022), SchoolTerm::Quarter(1)).unwrap();
    assert_eq!(term.to, date(2022, 10, 28));
    let context = Context { school_year: Some(SchoolYear(2022)), ..Context::default() };
    let rule = read("I четверть", &context).unwrap().rule;
    let derived = derive(&rule, &Situation { calendars, ..Situation::default() });
    assert_eq!(days(&derived), ["2022-10-28"]);
    assert!(derived.open.is_empty(), "{:?}", derived.open);
}

#[test]
fn a_broken_calendar_is_refused() {
    assert!(Layer::from_toml("level = \"moon\"").is_err());
    let backwards = "level = \"school\"\nversion = \"x\"\n[[vacation]]\nfrom = \"2022-02-01\"\nto = \"2022-01-01\"";
    assert!(Layer::from_toml(backwards).unwrap_err().to_string().contains("2022-02-01"));
}

#[test]
fn the_strip_shows_every_day_with_its_count() {
    let days =
        strip::days(date(2022, 9, 29), date(2022, 10, 20), Unit::WorkingDay, Direction::After, &Calendars::federal());
    let captions: Vec<String> = days.iter().map(strip::Day::caption).collect();
    assert_eq!(captions.join(" "), "0 1 вых. вых. 2 3 4 5 6 вых. вых. 7 8 9 10 11 вых. вых. 12 13 14 15");
    assert!(days.len() <= strip::LONGEST_STRIP_DAYS);
}

#[test]
fn the_command_answers_in_json_and_in_russian() {
    let json = command::run(["до 1 сентября, далее ежегодно", "--year", "2022", "--json"]).unwrap();
    let answer: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(answer["normalized"]["dtstart"], "2022-09-01");
    assert_eq!(answer["dates"][0], "2022-09-01");
    assert!(answer["explanation"].as_array().is_some_and(|lines| !lines.is_empty()));
    assert!(answer["open"].is_array());
    let words = command::run(["--on=2022-09-29", "в течение 5 рабочих дней со дня получения"]).unwrap();
    assert!(words.contains("Срок: 6 октября 2022."), "{words}");
    for wrong in [vec!["--year", "x", "до мая"], vec!["до", "мая"], vec![], vec!["--moon"], vec!["до мая", "--on"]]
    {
        let refusal = command::run(wrong).unwrap_err().to_string();
        assert!(refusal.contains("opora deadline"), "{refusal}");
    }
}
