//! Goes through the tokens of a phrase and takes it apart into atoms. The order of the attempts is the
//! grammar's precedence: what is more specific is tried earlier.

use super::{
    Context,
    atom::{Atom, By},
    cursor::Cursor,
    days_of_month, manner,
    moment::{self, Edge, Field, Moment, Stretch, YearOf},
    offsets, recurring, sections, stretches, through,
    token::{Kind, Token},
};

/// The atoms of a phrase, in its order.
pub(super) fn scan(tokens: &[Token], cleaned: &str, context: &Context) -> Vec<Atom> {
    let mut c = Cursor::new(tokens);
    let mut atoms = Vec::new();
    let mut unknown: Option<(usize, usize)> = None;
    while !c.done() {
        let before = c.at;
        if let Some(atom) = next(&mut c, cleaned, context, atoms.is_empty()) {
            flush(&mut unknown, &mut atoms, &c, cleaned);
            atoms.push(atom);
        } else if c.at == before {
            let word = c.peek().is_some_and(Token::unknown);
            c.step();
            if word {
                unknown = Some((unknown.map_or(before, |(from, _)| from), c.at));
            }
        }
        // Every attempt restores the cursor or moves on; a stuck one must not hang the server.
        if c.at <= before {
            c.at = before + 1;
        }
    }
    flush(&mut unknown, &mut atoms, &c, cleaned);
    atoms
}

fn flush(unknown: &mut Option<(usize, usize)>, atoms: &mut Vec<Atom>, c: &Cursor, cleaned: &str) {
    if let Some((from, to)) = unknown.take() {
        atoms.push(Atom::Unknown(super::atom::raw(cleaned, c, from, to).to_owned()));
    }
}

fn next(c: &mut Cursor, cleaned: &str, context: &Context, first: bool) -> Option<Atom> {
    if c.kind_is(&Kind::Blank) {
        c.step();
        return Some(Atom::Blank);
    }
    if c.eat("включительно") {
        return Some(Atom::Inclusive(true));
    }
    c.attempt(excluding)
        .or_else(|| manner::orderly(c))
        .or_else(|| sections::then_yearly(c))
        .or_else(|| sections::except(c))
        .or_else(|| sections::section(c, first))
        .or_else(|| sections::reference(c))
        .or_else(|| recurring::times(c))
        .or_else(|| through::in_force(c))
        .or_else(|| days_of_month::day_of_month(c))
        .or_else(|| if names_part_of_month(c) { None } else { offsets::offset(c, context) })
        .or_else(|| through::vacations(c))
        .or_else(|| if names_part_of_month(c) { None } else { through::through(c) })
        .or_else(|| c.attempt(by))
        .or_else(|| c.attempt(on))
        .or_else(|| c.attempt(from))
        .or_else(|| recurring::weekdays(c))
        .or_else(|| recurring::cycle(c))
        .or_else(|| manner::manner(c, cleaned))
        .or_else(|| manner::event(c, context))
        .or_else(|| sections::quantity(c))
}

/// «первая декада сентября», «2 неделя мая» are parts of a month and not counts.
fn names_part_of_month(c: &Cursor) -> bool {
    c.sees(|c| {
        c.eat_any(&["в", "на", "до", "за"]);
        c.eat_any(&["течение", "протяжение"]);
        let part = |field| {
            matches!(
                field,
                Field::Decade { .. } | Field::WeekOfMonth { .. } | Field::HalfMonth { .. } | Field::DaysOf { .. }
            )
        };
        moment::one(c).filter(|moment| part(moment.field))
    })
}

/// «не включая», «исключительно» after a day.
fn excluding(c: &mut Cursor) -> Option<Atom> {
    c.eat("не").then_some(())?;
    c.eat("включая").then_some(())?;
    let listed = c.sees(stretches::list);
    (!listed).then_some(Atom::Inclusive(false))
}

/// «до …», «не позднее …», «к …», «по …», «в срок до …», «срок – …»
fn by(c: &mut Cursor) -> Option<Atom> {
    let how = c.attempt(by_words)?;
    // «срок оказания услуг: с 1 февраля по 30 ноября» is a range.
    if c.is("с") {
        return None;
    }
    c.eat_any(&["день", "дата"]);
    let moments = c.attempt(new_year).or_else(|| stretches::list(c))?;
    c.eat_kind(&Kind::Comma);
    if c.at > 0 && !c.eat("включительно") && c.back(1).is_some_and(|token| token.kind == Kind::Comma) {
        c.at -= 1;
    }
    Some(Atom::By { moments, how })
}

/// «до Нового года»: the last day of the old one.
fn new_year(c: &mut Cursor) -> Option<Vec<Stretch>> {
    c.eat_all(&["новый", "год"]).then_some(())?;
    let eve = Moment { field: Field::Day { month: 12, day: 31 }, year: YearOf::Unsaid, edge: Edge::Whole };
    Some(vec![Stretch { from: eve, to: None }])
}

fn by_words(c: &mut Cursor) -> Option<By> {
    let in_term = c.attempt(term_words);
    if c.eat_all(&["не", "позднее"]) {
        while c.eat_kind(&Kind::Comma) || c.eat_kind(&Kind::Stop) || c.eat_kind(&Kind::Dash) {}
        c.eat("чем");
        c.eat_any(&["до", "к", "на", "в", "по"]);
        return Some(By::NotLater);
    }
    c.eat("вплоть");
    // «по окончании года» is an event, «по 31 мая» a last day.
    if c.is("по") && c.ahead(1).is_some_and(|next| next.is("окончание") || next.is("конец")) {
        return None;
    }
    if c.is("перед") && c.ahead(1).is_some_and(|next| next.is("начало")) {
        c.step();
        return Some(By::UpTo);
    }
    match c.eat_any(&["до", "к", "по"]) {
        Some("до") => Some(By::UpTo),
        Some("к") => Some(By::Towards),
        Some(_) => Some(By::NotLater),
        // «Срок – 1 декабря», «срок исполнения: 1 декабря», «крайний срок 1 мая»
        None if in_term == Some(true) => Some(By::NotLater),
        None => None,
    }
}

/// «в срок», «срок исполнения –», «крайний срок»; says whether a bare date after it is a last day.
fn term_words(c: &mut Cursor) -> Option<bool> {
    c.eat("в");
    let utmost = c.eat("крайний");
    c.eat("срок").then_some(())?;
    c.skip_commas();
    // «исполнения», «представления отчета»
    for _ in 0..2 {
        let thing = c.peek().is_some_and(|token| token.unknown() || token.is("реализация"));
        if !thing {
            break;
        }
        c.step();
    }
    let mut dashed = false;
    while c.eat_kind(&Kind::Dash) || c.eat_kind(&Kind::Stop) {
        dashed = true;
    }
    Some(utmost || dashed)
}

/// A bare moment, with or without «в», «на», «за».
fn on(c: &mut Cursor) -> Option<Atom> {
    c.eat_any(&["в", "на", "за", "от", "при"]);
    c.eat_any(&["период", "плановый"]);
    c.eat_any(&["период", "течение", "протяжение"]);
    c.eat_any(&["отчетный"]);
    let list = stretches::list(c)?;
    // «10.» at the head of a list item, «1» before a noun: a number alone is no day.
    Some(Atom::On(list))
}

/// «с 1 сентября», «начиная с 2019 года», «не ранее 1 марта», «после 1 мая»
fn from(c: &mut Cursor) -> Option<Atom> {
    let marked = c.eat("начиная");
    if c.eat("не") {
        c.eat("ранее").then_some(())?;
        c.skip_commas();
        c.eat("чем");
        c.eat_any(&["с"]);
    } else if c.eat_any(&["с", "от", "после"]).is_none() && !marked {
        return None;
    }
    let after = c.back(1).is_some_and(|token| token.is("после"));
    c.eat_any(&["день", "дата", "момент"]);
    // «после окончания учебного года» waits for an event.
    let day = |moment: &Moment| !matches!(moment.field, Field::Bare(_)) && (!after || moment.edge == Edge::Whole);
    let from = moment::one(c).filter(day)?;
    Some(Atom::From(Stretch { from, to: None }))
}
