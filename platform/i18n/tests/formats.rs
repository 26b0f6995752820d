//! Dates, numbers and non-breaking spaces, as people read them.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use i18n::{Lang, Plural, Speaker, Texts};
use jiff::Timestamp;
use jiff::civil::date;
use jiff::tz::TimeZone;
use proptest::prelude::*;

fn speaker(lang: Lang) -> Speaker {
    Texts::build(&[]).unwrap().speaker(lang)
}

/// Shows what does not break as `~`, so that a test can be read.
fn seen(text: impl AsRef<str>) -> String {
    text.as_ref().replace('\u{a0}', "~").replace('\u{202f}', "^")
}

#[test]
fn days_are_written_as_people_write_them() {
    let (ru, en) = (speaker(Lang::Ru), speaker(Lang::En));
    let day = date(2022, 10, 20);
    assert_eq!(seen(ru.date(day)), "20~октября 2022");
    assert_eq!(seen(en.date(day)), "20~October 2022");
    assert_eq!(seen(ru.day_short(date(2022, 5, 9))), "9~мая");
    assert_eq!(seen(en.day_short(day)), "20~Oct");
    assert_eq!(ru.date_dots(date(2022, 3, 1)), "01.03.2022");
    assert_eq!((ru.weekday_short(day), ru.weekday(day), en.weekday_short(day)), ("чт", "четверг", "Thu"));
    assert_eq!(seen(ru.day_heading(day)), "четверг, 20~октября 2022");
    assert_eq!(ru.month(day), "октябрь");
    assert_eq!(seen(ru.days_between(date(2022, 10, 1), date(2022, 10, 2))), "1–2~октября");
    assert_eq!(seen(ru.days_between(date(2022, 9, 29), day)), "29~сентября~– 20~октября");
    assert_eq!(seen(ru.days_between_short(date(2022, 11, 28), date(2022, 12, 11))), "28~ноя~– 11~дек");
    assert_eq!(seen(ru.days_between_short(date(2023, 1, 1), date(2023, 1, 8))), "1–8~янв");
    assert_eq!(seen(ru.day_near(date(2023, 1, 1), day)), "1~января 2023");
}

#[test]
fn nearness_is_said_in_words() {
    let (ru, en) = (speaker(Lang::Ru), speaker(Lang::En));
    let today = date(2022, 10, 20);
    let near = |day| seen(ru.near(day, today));
    assert_eq!(near(today), "сегодня");
    assert_eq!(near(date(2022, 10, 21)), "завтра");
    assert_eq!(near(date(2022, 10, 19)), "вчера");
    assert_eq!(near(date(2022, 10, 17)), "3~дня назад");
    assert_eq!(near(date(2022, 10, 28)), "через~8~дней");
    assert_eq!(near(date(2022, 12, 31)), "через~72~дня");
    assert_eq!(seen(en.near(date(2022, 10, 17), today)), "3~days ago");
}

#[test]
fn zones_are_named_by_their_distance_from_moscow() {
    let ru = speaker(Lang::Ru);
    let at: Timestamp = "2022-10-20T03:12:00Z".parse().unwrap();
    let zone = |name| ru.zone(at, &TimeZone::get(name).unwrap());
    assert_eq!(zone("Asia/Novosibirsk"), "МСК+4");
    assert_eq!(zone("Europe/Moscow"), "МСК");
    assert_eq!(zone("Europe/Kaliningrad"), "МСК−1");
    assert_eq!(zone("Asia/Kolkata"), "МСК+2:30");
    assert_eq!(seen(ru.moment(at, &TimeZone::get("Asia/Novosibirsk").unwrap())), "20~октября 2022, 10:12");
}

#[test]
fn numbers_sizes_and_lists() {
    let (ru, en) = (speaker(Lang::Ru), speaker(Lang::En));
    assert_eq!(ru.number(2022), "2022");
    assert_eq!(seen(ru.number(-1_234_567)), "−1^234^567");
    assert_eq!(en.number(12_500), "12,500");
    assert_eq!(ru.decimal(1725, 2), "17,25");
    assert_eq!(ru.decimal(-5, 2), "−0,05");
    assert_eq!(en.decimal(1700, 2), "17.00");
    assert_eq!(seen(ru.percent(5306)), "53,06~%");
    assert_eq!(en.percent(5300), "53%");
    assert_eq!(seen(ru.size(86_016)), "84~КБ");
    assert_eq!(seen(ru.size(1_258_291)), "1,2~МБ");
    assert_eq!(seen(en.size(512)), "512~bytes");
    assert_eq!(seen(ru.list(&["а", "б", "в"])), "а, б и~в");
    assert_eq!(en.list(&["a", "b"]), "a and b");
    assert_eq!(seen(ru.count(22, ["школа", "школы", "школ"])), "22~школы");
}

#[test]
fn a_line_never_breaks_inside_a_sense_unit() {
    let ru = speaker(Lang::Ru);
    let bound = |text| seen(ru.bind(text));
    assert_eq!(bound("в течение 15 рабочих дней со дня получения"), "в~течение 15~рабочих дней со~дня получения");
    assert_eq!(bound("п. 2.3.3, прил. 2, п. 8"), "п.~2.3.3, прил.~2, п.~8");
    assert_eq!(bound("исх. № 04-1876"), "исх.~№~04-1876");
    assert_eq!(bound("Отчёт за III квартал"), "Отчёт за~III~квартал");
    assert_eq!(bound("Исполняет М. Белова"), "Исполняет М.~Белова");
    assert_eq!(bound("**3** на этой неделе"), "**3**~на~этой неделе");
    assert_eq!(bound("Пересказ — не цитата"), "Пересказ~— не~цитата");
    assert_eq!(seen(speaker(Lang::En).bind("within 15 working days, cl. 2.1.2")), "within 15~working days, cl.~2.1.2");
    assert_eq!(seen(speaker(Lang::En).bind("исполняет Управление, п. 3.1")), "исполняет Управление, п.~3.1");
}

proptest! {
    #[test]
    fn binding_only_exchanges_spaces_and_settles_at_once(text in "[а-я0-9№.,A-Z «»—]{0,60}") {
        let ru = speaker(Lang::Ru);
        let bound = ru.bind(&text);
        prop_assert_eq!(bound.replace('\u{a0}', " "), text);
        prop_assert_eq!(ru.bind(&bound), bound.clone());
    }

    #[test]
    fn plurals_repeat_every_hundred(number in 0_i64..1_000_000) {
        prop_assert_eq!(Plural::of(Lang::Ru, number), Plural::of(Lang::Ru, number + 100));
        prop_assert_eq!(Plural::of(Lang::Ru, number), Plural::of(Lang::Ru, -number));
    }

    #[test]
    fn numbers_keep_their_digits(number in any::<i64>()) {
        let digits: String = speaker(Lang::Ru).number(number).chars().filter(char::is_ascii_digit).collect();
        prop_assert_eq!(digits, number.unsigned_abs().to_string());
    }
}
