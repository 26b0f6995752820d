//! What divides a phrase («а за IV квартал – …»), what it leaves out («кроме июля»), and what is no deadline.

use super::{
    atom::Atom,
    cursor::Cursor,
    moment,
    moment::{Field, Stretch, YearOf},
    stretches,
    token::Kind,
};
use crate::rule::{Per, Slice};

/// «далее ежегодно», «и последующие годы», «и далее каждый год»
pub(super) fn then_yearly(c: &mut Cursor) -> Option<Atom> {
    c.attempt(|c| {
        c.skip_commas();
        let and = c.eat("и");
        let then = c.eat("далее");
        while c.eat_kind(&Kind::Dash) {}
        if c.eat("ежегодно") {
            return (then || and).then_some(Atom::ThenYearly { open_ended: false });
        }
        if then && let Some(per) = c.attempt(super::recurring::every) {
            return Some(match per {
                Per::YEAR => Atom::ThenYearly { open_ended: false },
                per => Atom::Then(per),
            });
        }
        if c.eat_all(&["каждый", "год"]) {
            return then.then_some(Atom::ThenYearly { open_ended: false });
        }
        c.eat_any(&["в", "на"]);
        c.eat_any(&["весь", "каждый"]);
        if c.eat("последующий") || (and && c.eat("следующий")) {
            c.eat("год").then_some(())?;
            return Some(Atom::ThenYearly { open_ended: true });
        }
        // «и далее» at the very end.
        (then && and && c.done()).then_some(Atom::ThenYearly { open_ended: true })
    })
}

/// «кроме июля и августа», «за исключением каникул», «исключая выходные и праздничные дни»
pub(super) fn except(c: &mut Cursor) -> Option<Atom> {
    c.attempt(|c| {
        c.eat_any(&["за", "исключая"]);
        let aside = c.eat("кроме") || c.eat("исключение") || (c.eat("не") && c.eat("включая"));
        aside.then_some(())?;
        let mut slices = Vec::new();
        while !c.done() {
            c.eat_any(&["в", "на", "и", "период"]);
            c.eat_kind(&Kind::Comma);
            match c.attempt(slice) {
                Some(found) => slices.extend(found),
                None => break,
            }
        }
        (!slices.is_empty()).then_some(Atom::Except(slices))
    })
}

fn slice(c: &mut Cursor) -> Option<Vec<Slice>> {
    c.eat_any(&["осенний", "зимний", "весенний", "летний"]);
    if c.eat("каникулы") {
        return Some(vec![Slice::Vacations]);
    }
    if c.eat_any(&["выходной", "праздничный"]).is_some() {
        c.eat("день");
        return Some(vec![Slice::DaysOff]);
    }
    if let Some(Kind::Weekday(day)) = c.peek().map(|token| token.kind.clone()) {
        c.step();
        return jiff::civil::Weekday::from_monday_one_offset(day).ok().map(|day| vec![Slice::Weekday(day)]);
    }
    stretches::list(c).map(|list| list.iter().flat_map(slices_of).collect())
}

/// The slices that a stretch names.
pub(super) fn slices_of(stretch: &Stretch) -> Vec<Slice> {
    let last = stretch.to.unwrap_or(stretch.from).field;
    match (stretch.from.field, last) {
        (Field::Month(from), Field::Month(to)) => {
            let count = (to - from).rem_euclid(12) + 1;
            (0..count).map(|offset| Slice::Month((from - 1 + offset).rem_euclid(12) + 1)).collect()
        }
        (Field::Quarter(from), Field::Quarter(to)) => {
            (from..=to.max(from)).filter_map(|number| u8::try_from(number).ok()).map(Slice::Quarter).collect()
        }
        (Field::Half(from), Field::Half(to)) => {
            (from..=to.max(from)).filter_map(|number| u8::try_from(number).ok()).map(Slice::Half).collect()
        }
        (Field::Year, _) => match stretch.from.year {
            YearOf::Known(year) if stretch.to.is_none() => vec![Slice::InYear(year)],
            _ => vec![Slice::Year],
        },
        (Field::Day { month, day }, Field::Day { .. }) if stretch.to.is_none() => match stretch.from.year {
            YearOf::Known(year) => i8::try_from(day)
                .ok()
                .and_then(|day| jiff::civil::Date::new(year, month, day).ok())
                .map(Slice::Day)
                .into_iter()
                .collect(),
            _ => vec![Slice::Other(format!("{day:02}.{month:02}"))],
        },
        _ => vec![Slice::Other("часть года".to_owned())],
    }
}

/// «а за IV квартал –», «и за год –», «за декабрь –», «по итогам года –», «в декабре –»: a section with its own
/// deadline. `first` says that nothing stands before it.
pub(super) fn section(c: &mut Cursor, first: bool) -> Option<Atom> {
    c.attempt(|c| {
        c.skip_commas();
        let lead = c.eat_any(&["а", "и", "но"]);
        c.eat("также");
        // «годовой отчет – до 1 февраля»
        if c.peek().is_some_and(|token| token.text.starts_with("годов") || token.text.starts_with("итогов")) && !first
        {
            c.step();
            c.skip_things();
            return followed_by_deadline(c).then_some(Atom::For {
                slices: vec![Slice::Year],
                replaces: false,
                within: false,
            });
        }
        let by_results = c.attempt(|c| {
            (c.eat("по")).then_some(())?;
            c.eat_any(&["итог", "окончание", "истечение"])
        });
        let intro = by_results.or_else(|| c.eat_any(&["за", "в", "на"]))?;
        c.eat_any(&["отчетный", "весь"]);
        let slices = if c
            .attempt(|c| {
                c.eat("год").then_some(())?;
                followed_by_deadline(c).then_some(())
            })
            .is_some()
        {
            vec![Slice::Year]
        } else {
            let list = stretches::list(c)?;
            // «в декабре» opens a section only after something and before its own deadline.
            list.iter().flat_map(slices_of).collect()
        };
        let dashed = c.kind_is(&Kind::Dash) || c.kind_is(&Kind::Stop);
        c.skip_things();
        let deadline = followed_by_deadline(c);
        let years = slices.iter().all(|slice| matches!(slice, Slice::InYear(_)));
        let fits = match intro {
            "за" => deadline || dashed,
            "в" if years && dashed => deadline,
            "в" | "на" => !first && (deadline || dashed) && (dashed || lead == Some("а")),
            _ => deadline && (dashed || !first),
        };
        (fits && !slices.is_empty()).then(|| {
            let whole_year = slices.iter().all(|slice| matches!(slice, Slice::Year | Slice::InYear(_)));
            Atom::For { replaces: !whole_year && lead != Some("и"), slices, within: intro == "в" }
        })
    })
}

fn followed_by_deadline(c: &Cursor) -> bool {
    let mut ahead = *c;
    while ahead.eat_kind(&Kind::Dash) || ahead.eat_kind(&Kind::Comma) || ahead.eat_kind(&Kind::Stop) {}
    ahead.is_any(&["до", "к"])
        || (ahead.is("не") && ahead.ahead(1).is_some_and(|token| token.is("позднее")))
        || (ahead.is("в") && ahead.ahead(1).is_some_and(|token| token.is("срок") || token.is("течение")))
        || ahead.sees(|c| moment::one(c).filter(|it| matches!(it.field, Field::Day { .. })))
}

impl Cursor<'_> {
    /// Dashes, and a noun such as «отчет» or «информация» before a section's deadline.
    fn skip_things(&mut self) {
        for _ in 0..3 {
            let thing =
                self.peek().is_some_and(|token| token.unknown() || matches!(token.kind, Kind::Dash | Kind::Stop));
            if !thing {
                break;
            }
            self.step();
        }
    }
}

/// A legal act with its date and number, a clause, a document's number: dates that are no deadlines.
pub(super) fn reference(c: &mut Cursor) -> Option<Atom> {
    c.attempt(act)
        .or_else(|| c.attempt(contract))
        .or_else(|| c.attempt(numbered))
        .or_else(|| c.attempt(clause))
        .or_else(|| c.attempt(age))
}

fn act(c: &mut Cursor) -> Option<Atom> {
    c.eat("приказ").then_some(())?;
    // The body that issued it stands between the act and its date.
    for _ in 0..9 {
        match c.peek().map(|token| &token.kind) {
            Some(Kind::NumberSign) => break,
            Some(Kind::Stop) | None => return Some(Atom::Reference),
            _ if c.is("от") => break,
            _ if c.is_any(&["до", "в", "не", "с"]) => return Some(Atom::Reference),
            Some(Kind::Comma | Kind::Dash | Kind::Open) => return Some(Atom::Reference),
            _ => c.step(),
        }
    }
    let dated = c.attempt(from_date).is_some();
    let numbered = c.attempt(numbered).is_some();
    (dated || numbered).then_some(Atom::Reference)
}

/// «Договор от 01.03.2022 № 12-У»
fn contract(c: &mut Cursor) -> Option<Atom> {
    c.eat("соглашение").then_some(())?;
    c.attempt(from_date)?;
    c.attempt(numbered)
}

/// «возраст 14-18 лет», «в возрасте до 35 лет»
fn age(c: &mut Cursor) -> Option<Atom> {
    c.peek().filter(|token| token.text.starts_with("возраст"))?;
    for _ in 0..8 {
        c.step();
        if c.eat("год") {
            return Some(Atom::Quantity);
        }
        c.peek()?;
    }
    None
}

fn from_date(c: &mut Cursor) -> Option<Atom> {
    c.eat("от").then_some(())?;
    moment::one(c)?;
    Some(Atom::Reference)
}

fn numbered(c: &mut Cursor) -> Option<Atom> {
    c.eat_kind(&Kind::NumberSign).then_some(())?;
    while c.peek().is_some_and(|token| {
        matches!(token.kind, Kind::Number(_) | Kind::Slash | Kind::Date { .. } | Kind::Other | Kind::Blank)
            || token.is("фз")
            || (!token.spaced && matches!(token.kind, Kind::Word | Kind::Dash))
    }) {
        c.step();
    }
    c.attempt(from_date);
    Some(Atom::Reference)
}

fn clause(c: &mut Cursor) -> Option<Atom> {
    if c.eat("код") {
        // «код направления подготовки 44.03.01»
        while c.peek().is_some_and(|token| token.unknown() || token.kind == Kind::Stop) {
            c.step();
        }
    } else {
        c.eat("пункт").then_some(())?;
    }
    let mut read = false;
    while c.peek().is_some_and(|token| {
        matches!(token.kind, Kind::Number(_) | Kind::Date { .. } | Kind::NumberSign)
            || (read && matches!(token.kind, Kind::Comma))
    }) && (c.peek().is_some_and(|token| token.kind != Kind::Comma)
        || c.ahead(1).is_some_and(|next| next.number().is_some()))
    {
        read = true;
        c.step();
    }
    // «приложение № 2 к Соглашению»
    if read && c.is("к") && c.ahead(1).is_some_and(|next| next.is("соглашение")) {
        c.at += 2;
    }
    read.then_some(Atom::Reference)
}

/// «не менее 10 мероприятий», «до 80 %», «в 2 раза»: a number of things.
pub(super) fn quantity(c: &mut Cursor) -> Option<Atom> {
    c.attempt(|c| {
        if c.eat("не") {
            c.eat_any(&["менее", "более", "ранее", "позднее", "реже", "чаще"]);
            c.eat("чем");
        } else {
            c.eat_any(&["до", "от", "с", "в", "на", "более", "менее", "по", "минимум", "максимум", "за", "из", "к"]);
        }
        c.number()?;
        if c.eat_kind(&Kind::Dash) {
            c.number();
        }
        let thing = c.peek();
        let counted = thing.is_none_or(|token| {
            token.unknown()
                || matches!(token.kind, Kind::Other | Kind::Stop | Kind::Close | Kind::Comma)
                || token.is("раз")
                || !matches!(token.kind, Kind::Number(_) | Kind::Month(_) | Kind::Dash)
        });
        if thing.is_some_and(|token| token.kind == Kind::Other || token.kind == Kind::Word) {
            c.step();
        }
        counted.then_some(Atom::Quantity)
    })
}
