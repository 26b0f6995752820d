//! How people write days and hours.

use std::borrow::Borrow;

use jiff::civil::{Date, Time, Weekday};
use jiff::tz::{Offset, TimeZone};
use jiff::{SpanRelativeTo, Timestamp, Unit};

use crate::{Lang, Plural, Speaker, Whole};

const NBSP: char = '\u{a0}';

const MONTHS_RU: [&str; 12] = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
];
const MONTHS_RU_ALONE: [&str; 12] = [
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
];
const MONTHS_RU_SHORT: [&str; 12] =
    ["янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Lang {
    /// The month of a day as it stands alone: «октябрь», "October". For words that are kept, before anyone speaks.
    pub fn month(self, day: Date) -> &'static str {
        match self {
            Lang::Ru => MONTHS_RU_ALONE[month_index(day)],
            Lang::En => MONTHS_EN[month_index(day)],
        }
    }
}

/// Days and hours come as values from code and as references from templates.
impl Speaker {
    /// «20 октября 2022», "20 October 2022".
    pub fn date(&self, day: impl Borrow<Date>) -> String {
        let day = *day.borrow();
        format!("{} {}", self.day_month(day), day.year())
    }

    /// «20 октября», "20 October".
    pub fn day_month(&self, day: impl Borrow<Date>) -> String {
        let day = *day.borrow();
        format!("{}{NBSP}{}", day.day(), month_word(self.lang(), day))
    }

    /// «20 окт», "20 Oct".
    pub fn day_short(&self, day: impl Borrow<Date>) -> String {
        let day = *day.borrow();
        let month = match self.lang() {
            Lang::Ru => MONTHS_RU_SHORT[month_index(day)],
            Lang::En => &MONTHS_EN[month_index(day)][..3],
        };
        format!("{}{NBSP}{month}", day.day())
    }

    /// «20 октября» in the year of `today`, «20 октября 2023» in another.
    pub fn day_near(&self, day: impl Borrow<Date>, today: impl Borrow<Date>) -> String {
        let day = *day.borrow();
        let today = *today.borrow();
        if day.year() == today.year() { self.day_month(day) } else { self.date(day) }
    }

    /// «20.10.2022» in both languages: it is what the documents print.
    pub fn date_dots(&self, day: impl Borrow<Date>) -> String {
        let day = *day.borrow();
        format!("{:02}.{:02}.{:04}", day.day(), day.month(), day.year())
    }

    /// «октябрь», "October".
    pub fn month(&self, day: impl Borrow<Date>) -> &'static str {
        self.lang().month(*day.borrow())
    }

    /// «окт», "Oct", as a heading.
    pub fn month_short(&self, day: impl Borrow<Date>) -> &'static str {
        let day = *day.borrow();
        match self.lang() {
            Lang::Ru if day.month() == 5 => "май",
            Lang::Ru => MONTHS_RU_SHORT[month_index(day)],
            Lang::En => &MONTHS_EN[month_index(day)][..3],
        }
    }

    /// «чт», "Thu".
    pub fn weekday_short(&self, day: impl Borrow<Date>) -> &'static str {
        let day = *day.borrow();
        match (self.lang(), day.weekday()) {
            (Lang::Ru, Weekday::Monday) => "пн",
            (Lang::Ru, Weekday::Tuesday) => "вт",
            (Lang::Ru, Weekday::Wednesday) => "ср",
            (Lang::Ru, Weekday::Thursday) => "чт",
            (Lang::Ru, Weekday::Friday) => "пт",
            (Lang::Ru, Weekday::Saturday) => "сб",
            (Lang::Ru, Weekday::Sunday) => "вс",
            (Lang::En, _) => &self.weekday(day)[..3],
        }
    }

    /// «четверг», "Thursday".
    pub fn weekday(&self, day: impl Borrow<Date>) -> &'static str {
        let day = *day.borrow();
        let index = usize::try_from(day.weekday().to_monday_zero_offset()).unwrap_or_default();
        match self.lang() {
            Lang::Ru => ["понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"][index],
            Lang::En => ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][index],
        }
    }

    /// «четверг, 20 октября 2022».
    pub fn day_heading(&self, day: impl Borrow<Date>) -> String {
        let day = *day.borrow();
        format!("{}, {}", self.weekday(day), self.date(day))
    }

    /// «29 сентября – 20 октября», «1–2 октября», «20 декабря 2022 – 13 января 2023».
    pub fn days_between(&self, from: impl Borrow<Date>, to: impl Borrow<Date>) -> String {
        let from = *from.borrow();
        let to = *to.borrow();
        if from == to {
            self.day_month(from)
        } else if from.year() != to.year() {
            format!("{}{NBSP}– {}", self.date(from), self.date(to))
        } else if from.month() == to.month() {
            format!("{}–{}", from.day(), self.day_month(to))
        } else {
            format!("{}{NBSP}– {}", self.day_month(from), self.day_month(to))
        }
    }

    /// «28 ноя – 11 дек», «1–8 янв»: where there is little room.
    pub fn days_between_short(&self, from: impl Borrow<Date>, to: impl Borrow<Date>) -> String {
        let from = *from.borrow();
        let to = *to.borrow();
        if from == to {
            self.day_short(from)
        } else if (from.year(), from.month()) == (to.year(), to.month()) {
            format!("{}–{}", from.day(), self.day_short(to))
        } else {
            format!("{}{NBSP}– {}", self.day_short(from), self.day_short(to))
        }
    }

    /// «сегодня», «завтра», «вчера», «3 дня назад», «через 8 дней».
    pub fn near(&self, day: impl Borrow<Date>, today: impl Borrow<Date>) -> String {
        let day = *day.borrow();
        let today = *today.borrow();
        let away = days_from(today, day);
        match (self.lang(), away) {
            (Lang::Ru, 0) => "сегодня".to_owned(),
            (Lang::Ru, 1) => "завтра".to_owned(),
            (Lang::Ru, -1) => "вчера".to_owned(),
            (Lang::En, 0) => "today".to_owned(),
            (Lang::En, 1) => "tomorrow".to_owned(),
            (Lang::En, -1) => "yesterday".to_owned(),
            (Lang::Ru, 2..) => format!("через{NBSP}{}", self.days(away)),
            (Lang::Ru, _) => format!("{} назад", self.days(-away)),
            (Lang::En, 2..) => format!("in{NBSP}{}", self.days(away)),
            (Lang::En, _) => format!("{} ago", self.days(-away)),
        }
    }

    /// «1 день», «3 дня», «66 дней».
    pub fn days(&self, number: impl Whole) -> String {
        let number = number.whole();
        let words = match self.lang() {
            Lang::Ru => ["день", "дня", "дней"],
            Lang::En => ["day", "days", "days"],
        };
        format!("{}{NBSP}{}", self.number(number), Plural::of(self.lang(), number).pick(words))
    }

    /// «14:02».
    pub fn clock(&self, time: impl Borrow<Time>) -> String {
        let time = *time.borrow();
        format!("{:02}:{:02}", time.hour(), time.minute())
    }

    /// «20 октября 2022, 14:02», in the zone given.
    pub fn moment(&self, at: impl Borrow<Timestamp>, zone: &TimeZone) -> String {
        let at = *at.borrow();
        let local = zone.to_datetime(at);
        format!("{}, {}", self.date(local.date()), self.clock(local.time()))
    }

    /// The zone as Russians name it, by its distance from Moscow at that moment: «МСК», «МСК+4», «МСК−1».
    pub fn zone(&self, at: impl Borrow<Timestamp>, zone: &TimeZone) -> String {
        let at = *at.borrow();
        let moscow = TimeZone::get("Europe/Moscow").unwrap_or_else(|_| TimeZone::fixed(Offset::constant(3)));
        let minutes = (zone.to_offset(at).seconds() - moscow.to_offset(at).seconds()) / 60;
        let name = match self.lang() {
            Lang::Ru => "МСК",
            Lang::En => "MSK",
        };
        let sign = if minutes < 0 { '−' } else { '+' };
        match (minutes.abs() / 60, minutes.abs() % 60) {
            (0, 0) => name.to_owned(),
            (hours, 0) => format!("{name}{sign}{hours}"),
            (hours, rest) => format!("{name}{sign}{hours}:{rest:02}"),
        }
    }
}

/// Whole days from `today` to `day`; negative in the past.
fn days_from(today: Date, day: Date) -> i64 {
    today.until((Unit::Day, day)).and_then(|span| span.total((Unit::Day, SpanRelativeTo::days_are_24_hours()))).map_or(
        0,
        |days| {
            #[allow(clippy::cast_possible_truncation, reason = "days between two dates are whole and few")]
            let whole = days.round() as i64;
            whole
        },
    )
}

fn month_index(day: Date) -> usize {
    usize::try_from(day.month() - 1).unwrap_or_default()
}

fn month_word(lang: Lang, day: Date) -> &'static str {
    match lang {
        Lang::Ru => MONTHS_RU[month_index(day)],
        Lang::En => MONTHS_EN[month_index(day)],
    }
}
