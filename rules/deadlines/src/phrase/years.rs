//! Years as a phrase writes them: «2022 г.», «2022/23 уч. г.», «т.г.», «года, следующего за отчетным».

use super::{
    cursor::Cursor,
    moment::YearOf,
    token::{Kind, Token},
};

pub(super) fn school_year_number(c: &mut Cursor) -> Option<YearOf> {
    let first_token = c.peek()?;
    let first = i16::try_from(first_token.year()?).ok()?;
    c.step();
    c.eat("год");
    let slash = c.kind_is(&Kind::Slash);
    if slash || c.kind_is(&Kind::Dash) {
        c.step();
        let second_token = c.peek()?;
        let second = c.number()?;
        let follows = i16::try_from(second)
            .ok()
            .is_some_and(|second| second == first + 1 || (second_token.text.len() == 2 && second == (first + 1) % 100));
        if !follows {
            return None;
        }
        let named = school_words(c);
        // A slash alone makes a school year; «2021-2022» alone is two calendar years.
        return (slash || named).then_some(YearOf::School(first));
    }
    school_words(c).then_some(YearOf::School(first))
}

fn school_words(c: &mut Cursor) -> bool {
    if c.eat("учебный") {
        c.eat("год");
        return true;
    }
    // «2022/2023 г.» is still a school year, by its slash.
    c.eat("год");
    false
}

pub(super) fn school_year_words(c: &mut Cursor) -> Option<YearOf> {
    let which = c.eat_any(&["текущий", "этот", "следующий", "будущий", "новый", "прошлый", "каждый", "отчетный"]);
    c.eat_all(&["учебный", "год"]).then_some(())?;
    if let Some(known) = c.attempt(school_year_number) {
        return Some(known);
    }
    Some(match which {
        Some("новый" | "следующий" | "будущий") => YearOf::NewSchool,
        Some("каждый") => return None,
        _ => YearOf::SomeSchool,
    })
}

pub(super) fn known_year(c: &mut Cursor) -> Option<YearOf> {
    let year = c.peek()?.year()?;
    c.step();
    c.eat("год");
    Some(YearOf::Known(i16::try_from(year).ok()?))
}

pub(super) fn relative_year(c: &mut Cursor) -> Option<YearOf> {
    let year = match c.eat_any(&["текущий", "этот", "следующий", "будущий", "новый", "прошлый", "предыдущий"])?
    {
        "текущий" | "этот" => YearOf::Current,
        "прошлый" | "предыдущий" => YearOf::Previous,
        _ => YearOf::Next,
    };
    c.eat_any(&["календарный", "финансовый"]);
    c.eat("год").then_some(())?;
    // «следующего года за отчетным» names the year after the reported one.
    if year == YearOf::Next && c.eat("за") {
        c.eat("отчетный").then_some(())?;
        c.eat("год");
        return Some(YearOf::AfterReported);
    }
    Some(year)
}

/// The year that stands after a day or a period, if any.
pub(super) fn year_after(c: &mut Cursor) -> YearOf {
    c.attempt(|c| {
        c.skip_one_comma_before_year();
        school_year_number(c).or(None)
    })
    .or_else(|| c.attempt(year_span))
    .or_else(|| c.attempt(after_reported))
    .or_else(|| c.attempt(reported))
    .or_else(|| c.attempt(two_digit_year))
    .or_else(|| c.attempt(known_year_not_ranged))
    .or_else(|| c.attempt(school_year_words))
    .or_else(|| c.attempt(relative_year))
    .unwrap_or(YearOf::Unsaid)
}

/// «II-III кв. 2022-2023 гг.»: the same in each of the years.
fn year_span(c: &mut Cursor) -> Option<YearOf> {
    let first = i16::try_from(c.peek()?.year()?).ok()?;
    c.step();
    (c.eat_kind(&Kind::Dash) || c.eat("и") || c.eat_kind(&Kind::Comma)).then_some(())?;
    let token = c.peek()?;
    let second = i16::try_from(token.number()?).ok()?;
    let second = match token.text.len() {
        4 => second,
        2 => first - first % 100 + second,
        _ => return None,
    };
    c.step();
    // Without «гг.» the second number may begin a new date: «май 2022, 2023».
    c.eat("год").then_some(())?;
    (second > first && second - first < 50).then_some(YearOf::Each(first, second))
}

fn after_reported(c: &mut Cursor) -> Option<YearOf> {
    c.eat("год").then_some(())?;
    c.skip_commas();
    (c.eat("следующий") || c.eat("последующий")).then_some(())?;
    c.eat("за").then_some(())?;
    c.eat_any(&["отчетный", "этот"]);
    c.eat_any(&["календарный", "финансовый"]);
    c.eat_any(&["год", "период"]);
    Some(YearOf::AfterReported)
}

/// «до 20 декабря отчетного года»
fn reported(c: &mut Cursor) -> Option<YearOf> {
    c.eat("отчетный").then_some(())?;
    c.eat_any(&["календарный", "финансовый"]);
    c.eat("год").then_some(YearOf::Reported)
}

fn two_digit_year(c: &mut Cursor) -> Option<YearOf> {
    let token = c.peek()?;
    let short = token.text.len() == 2 && !token.ordinal && !token.worded;
    let value = token.number().filter(|_| short)?;
    c.step();
    c.eat("год").then_some(())?;
    Some(YearOf::Known(i16::try_from(2000 + value).ok()?))
}

fn known_year_not_ranged(c: &mut Cursor) -> Option<YearOf> {
    c.skip_one_comma_before_year();
    known_year(c)
}

impl Cursor<'_> {
    /// «10 ноября, 2022 г.»: a comma before a year that is followed by «г.» belongs to the date.
    fn skip_one_comma_before_year(&mut self) {
        let year = self.ahead(1).is_some_and(|token: &Token| token.year().is_some());
        let marked = self.ahead(2).is_some_and(|token| token.is("год"));
        if self.kind_is(&Kind::Comma) && year && marked {
            self.step();
        }
    }
}
