//! The words of an event: how they begin («со дня», «после», «до начала») and where they end.

use super::{
    Context, anchors,
    cursor::Cursor,
    moment::{self, Edge, Field, Moment},
    resolve,
    token::Kind,
};
use crate::rule::{Anchor, Direction};

/// «со дня», «с момента», «после», «от даты», «по окончании»: an event follows and the count runs after it.
pub(super) fn after_intro(c: &mut Cursor) -> bool {
    c.attempt(|c| {
        c.skip_commas();
        c.eat_any(&["считая", "начиная"]);
        if c.eat("с") || c.eat("от") {
            let marked = c.eat_any(&["день", "дата", "момент", "число"]).is_some();
            skip_next_day_after(c);
            // A bare «с» is an event only when an event's noun follows: «с подписания».
            return (marked || c.is_any(&["подписание", "получение", "начало", "окончание"])).then_some(());
        }
        if c.eat("после") {
            c.eat_any(&["день", "дата", "момент"]);
            return Some(());
        }
        if c.is("следующий") || c.is("последующий") {
            return skip_next_day_after(c).then_some(());
        }
        if c.is("по")
            && c.ahead(1).is_some_and(|token| {
                ["окончание", "истечение", "получение", "итог", "факт"].iter().any(|lemma| token.is(lemma))
                    || ["оформлени", "подписани", "утверждени", "достижени", "проведени", "поступлени"]
                        .iter()
                        .any(|stem| token.text.starts_with(stem) && token.text.ends_with('и'))
            })
        {
            c.step();
            return Some(());
        }
        None
    })
    .is_some()
}

/// «дня, следующего за днем получения»: the count begins on the next day anyway (ст. 191 ГК).
fn skip_next_day_after(c: &mut Cursor) -> bool {
    c.attempt(|c| {
        c.skip_commas();
        (c.eat("следующий") || c.eat("последующий")).then_some(())?;
        c.eat("день");
        c.eat("за").then_some(())?;
        c.eat_any(&["день", "дата", "момент"]);
        Some(())
    })
    .is_some()
}

/// «до», «до дня», «перед»: an event follows and the count runs before it.
pub(super) fn before_intro(c: &mut Cursor) -> bool {
    c.attempt(|c| {
        (c.eat("до") || c.eat("перед")).then_some(())?;
        c.eat_any(&["день", "дата", "момент"]);
        Some(())
    })
    .is_some()
}

/// The words up to where the event ends.
pub(super) fn words(c: &mut Cursor) -> Vec<String> {
    let start = c.at;
    while let Some(token) = c.peek() {
        if ends_event(c) || c.at - start > 30 {
            break;
        }
        // «(дня)» beside «даты» and the like is part of the event; any other bracket ends it.
        match token.kind {
            Kind::Stop | Kind::Open | Kind::Close => break,
            Kind::Comma if !c.ahead(1).is_some_and(|next| next.is("следующий")) => break,
            Kind::Dash if token.spaced => break,
            _ => c.step(),
        }
    }
    c.slice(start, c.at)
        .iter()
        .filter(|token| matches!(token.kind, Kind::Word | Kind::Month(_) | Kind::Number(_)))
        .map(|token| token.text.clone())
        .collect()
}

/// A word that begins another piece of meaning.
fn ends_event(c: &Cursor) -> bool {
    let next = |offset: usize, lemmas: &[&str]| {
        c.ahead(offset).is_some_and(|token| lemmas.iter().any(|lemma| token.is(lemma)))
    };
    if c.is_any(&["но", "далее", "действует", "ежегодно", "ежемесячно", "ежеквартально", "еженедельно"])
    {
        return true;
    }
    if c.is("не") && next(1, &["позднее", "ранее", "реже", "чаще", "менее", "более"]) {
        return true;
    }
    if c.is("в") && next(1, &["течение", "срок"]) {
        return true;
    }
    if c.is("и") && next(1, &["действует", "до", "не", "далее"]) {
        return true;
    }
    if c.is_any(&["по", "до"]) {
        return c.sees(|c| {
            c.step();
            moment::one(c).filter(|moment| !matches!(moment.field, Field::Bare(_)))
        });
    }
    false
}

/// The event after [`after_intro`] or [`before_intro`]: a dated one («после 1 сентября 2022 года») or a named
/// one. The outer option says whether anything was read.
pub(super) fn event(c: &mut Cursor, direction: Direction, context: &Context) -> Option<Anchor> {
    if let Some(anchor) = c.attempt(|c| dated(c, direction, context)) {
        return Some(anchor);
    }
    anchors::name(&words(c), direction)
}

fn dated(c: &mut Cursor, direction: Direction, context: &Context) -> Option<Anchor> {
    if direction == Direction::After {
        c.eat_any(&["окончание", "истечение", "итог"]);
    } else {
        c.eat("начало");
    }
    let moment = moment::one(c).filter(|moment| !matches!(moment.field, Field::Bare(_)))?;
    end_anchor(moment, direction, context)
}

/// The anchor at the end (or beginning) of a period whose year is known.
pub(super) fn end_anchor(moment: Moment, direction: Direction, context: &Context) -> Option<Anchor> {
    let (from, to) = resolve::whole(Moment { edge: Edge::Whole, ..moment }, context)?;
    let side = if direction == Direction::After { "end" } else { "start" };
    let name = match moment.field {
        Field::SchoolYear => format!("school_year_{side}:{}", crate::rule::SchoolYear(from.year())),
        Field::Year => format!("year_{side}:{}", from.year()),
        Field::Quarter(number) => format!("quarter_{side}:{}-{number}", from.year()),
        Field::Half(number) => format!("half_{side}:{}-{number}", from.year()),
        Field::Month(month) => format!("month_{side}:{}-{month:02}", from.year()),
        _ if direction == Direction::After => format!("date:{to}"),
        _ => format!("date:{from}"),
    };
    Some(Anchor::new(name))
}
