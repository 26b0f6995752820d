//! How people write numbers, sizes and lists.

use crate::{Lang, Speaker};

/// Thin and non-breaking, between the thousands of a Russian number.
const THIN: char = '\u{202f}';
const NBSP: char = '\u{a0}';

/// The plural form that a number asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Plural {
    /// 1 день, 21 день; one day.
    One,
    /// 2 дня, 23 дня. Russian only.
    Few,
    /// 5 дней, 11 дней, 0 дней; days.
    Many,
}

impl Plural {
    /// The form for a whole number.
    pub fn of(lang: Lang, number: i64) -> Self {
        let n = number.unsigned_abs();
        match lang {
            Lang::En if n == 1 => Self::One,
            Lang::En => Self::Many,
            Lang::Ru => match (n % 10, n % 100) {
                (1, tail) if tail != 11 => Self::One,
                (2..=4, tail) if !(12..=14).contains(&tail) => Self::Few,
                _ => Self::Many,
            },
        }
    }

    /// The word of this form out of the three.
    pub fn pick(self, words: [&'static str; 3]) -> &'static str {
        match self {
            Self::One => words[0],
            Self::Few => words[1],
            Self::Many => words[2],
        }
    }
}

impl Speaker {
    /// `1 564` is a year or a small number and stays `1564`; from five digits on the thousands part: «12 500», "12,500".
    pub fn number(&self, number: impl Whole) -> String {
        whole(self.lang(), number.whole())
    }

    /// A number kept as an integer with `places` decimals: `decimal(1725, 2)` is «17,25». Trailing zeros are kept.
    pub fn decimal(&self, scaled: impl Whole, places: impl Whole) -> String {
        let (lang, scaled) = (self.lang(), scaled.whole());
        let places = u32::try_from(places.whole()).unwrap_or_default();
        let Some(unit) = 10_u64.checked_pow(places).filter(|unit| *unit > 1) else {
            return whole(lang, scaled);
        };
        let size = scaled.unsigned_abs();
        let sign = if scaled < 0 { "−" } else { "" };
        let width = usize::try_from(places).unwrap_or_default();
        format!("{sign}{}{}{:0width$}", grouped(lang, size / unit), point(lang), size % unit)
    }

    /// A share kept in hundredths of a percent: `percent(5306)` is «53,06 %», `percent(5300)` is «53 %».
    pub fn percent(&self, basis_points: impl Whole) -> String {
        let mut text = self.decimal(basis_points.whole(), 2);
        while text.ends_with('0') {
            text.pop();
        }
        if text.ends_with(point(self.lang())) {
            text.pop();
        }
        match self.lang() {
            Lang::Ru => format!("{text}{NBSP}%"),
            Lang::En => format!("{text}%"),
        }
    }

    /// The size of a file: «84 КБ», «1,2 МБ».
    pub fn size(&self, bytes: impl Whole) -> String {
        let bytes = u64::try_from(bytes.whole()).unwrap_or_default();
        let units = match self.lang() {
            Lang::Ru => ["байт", "КБ", "МБ", "ГБ"],
            Lang::En => ["bytes", "KB", "MB", "GB"],
        };
        let mut rank = 0;
        let mut divisor = 1_u64;
        while rank + 1 < units.len() && bytes >= divisor * 1024 {
            rank += 1;
            divisor *= 1024;
        }
        // Below ten of the larger units one decimal tells files apart; kilobytes are never that precise.
        let tenths = (u128::from(bytes) * 10 + u128::from(divisor) / 2) / u128::from(divisor);
        let tenths = i64::try_from(tenths).unwrap_or(i64::MAX);
        let figure = if rank >= 2 && tenths < 100 && tenths % 10 != 0 {
            self.decimal(tenths, 1)
        } else {
            self.number((tenths + 5) / 10)
        };
        format!("{figure}{NBSP}{}", units[rank])
    }

    /// A list in a sentence: «а, б и в», "a, b and c".
    pub fn list<T: AsRef<str>>(&self, items: &[T]) -> String {
        let and = match self.lang() {
            Lang::Ru => format!(" и{NBSP}"),
            Lang::En => " and ".to_owned(),
        };
        match items {
            [] => String::new(),
            [only] => only.as_ref().to_owned(),
            [first @ .., last] => {
                let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
                format!("{}{and}{}", first.join(", "), last.as_ref())
            }
        }
    }

    /// A count with its word: `count(3, ["школа", "школы", "школ"])` is «3 школы». For English give the singular first.
    pub fn count(&self, number: impl Whole, words: [&'static str; 3]) -> String {
        let number = number.whole();
        format!("{}{NBSP}{}", self.number(number), Plural::of(self.lang(), number).pick(words))
    }
}

fn point(lang: Lang) -> char {
    match lang {
        Lang::Ru => ',',
        Lang::En => '.',
    }
}

fn grouped(lang: Lang, number: u64) -> String {
    let digits = number.to_string();
    if digits.len() < 5 {
        return digits;
    }
    let mark = match lang {
        Lang::Ru => THIN,
        Lang::En => ',',
    };
    let mut text = String::with_capacity(digits.len() + 6);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(mark);
        }
        text.push(digit);
    }
    text
}

fn whole(lang: Lang, number: i64) -> String {
    let sign = if number < 0 { "−" } else { "" };
    format!("{sign}{}", grouped(lang, number.unsigned_abs()))
}

/// A number out of Fluent: whole, or with at most four decimals.
#[allow(clippy::cast_possible_truncation, reason = "checked to be whole and within what a float holds exactly")]
pub(crate) fn float(lang: Lang, number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 9e15 {
        return whole(lang, number as i64);
    }
    let text = format!("{:.4}", number.abs());
    let (units, decimals) = text.split_once('.').unwrap_or((&text, ""));
    let decimals = decimals.trim_end_matches('0');
    let units = grouped(lang, units.parse().unwrap_or_default());
    let sign = if number < 0.0 { "−" } else { "" };
    if decimals.is_empty() { format!("{sign}{units}") } else { format!("{sign}{units}{}{decimals}", point(lang)) }
}

/// A whole number, as a value from code or as a reference from a template.
pub trait Whole {
    /// The number; what does not fit becomes the nearest that does.
    fn whole(&self) -> i64;
}

impl<T: Whole + ?Sized> Whole for &T {
    fn whole(&self) -> i64 {
        (**self).whole()
    }
}

macro_rules! wholes {
    ($($kind:ty),+) => {$(
        impl Whole for $kind {
            #[allow(clippy::unnecessary_fallible_conversions, reason = "one rule for all widths")]
            fn whole(&self) -> i64 {
                i64::try_from(*self).unwrap_or(i64::MAX)
            }
        }
    )+};
}
wholes!(u8, u16, u32, u64, usize, i8, i16, i32, i64, isize);
