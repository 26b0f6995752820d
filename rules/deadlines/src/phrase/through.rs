//! «в течение года», «весь период», «в ходе тренинга», and how long a document is in force.

use super::{
    amounts, anchors,
    atom::Atom,
    cursor::Cursor,
    events, moment,
    moment::{Edge, Field, Moment, Stretch, YearOf},
    recurring, stretches,
    token::Kind,
    years,
};
use crate::rule::Anchor;

/// A whole period during which something goes on.
pub(super) fn through(c: &mut Cursor) -> Option<Atom> {
    c.attempt(|c| {
        let marked = marker(c);
        // «в период с декабря по февраль» names its two ends: a plain range.
        if marked == Some("период") && c.is("с") {
            return None;
        }
        let whole = c.eat("весь");
        (marked.is_some() || whole).then_some(())?;
        if let Some(stretches) = c.attempt(periods) {
            return Some(Atom::Through(stretches));
        }
        if let Some(atom) = c.attempt(|c| document_term(c, marked, whole)) {
            return Some(atom);
        }
        c.eat("весь");
        // «в ходе», «в период проведения», «во время» an event.
        let words = events::words(c);
        // A number of units is no event, whether it is said («пяти минут») or not («дней, указанных в заявке»).
        if words.iter().any(|word| word.starts_with("минут") || word == "дней" || word == "часов") {
            return None;
        }
        let (from, to) = anchors::ends_of(&words)?;
        Some(Atom::ThroughEvents { from, to })
    })
}

fn marker(c: &mut Cursor) -> Option<&'static str> {
    c.attempt(|c| {
        (c.eat("в") || c.eat("на") || c.eat("за")).then_some(())?;
        c.eat_any(&["течение", "протяжение", "ход", "время", "период"])
    })
    .or_else(|| {
        c.attempt(|c| {
            // «весь период», «за весь год», «на весь срок»
            c.eat_any(&["в", "на", "за"]);
            c.is("весь").then_some("весь")
        })
    })
    .or_else(|| c.attempt(|c| (c.eat("период") && c.sees(moment::one)).then_some("период")))
}

/// Named periods, and «года», «учебного года», «квартала» without a number.
fn periods(c: &mut Cursor) -> Option<Vec<Stretch>> {
    c.eat("весь");
    c.eat("период");
    if let Some(list) = c.attempt(stretches::list) {
        return Some(list);
    }
    c.eat_any(&["отчетный", "каждый", "календарный", "финансовый"]);
    let schooled = c.eat("учебный");
    c.eat("год").then_some(())?;
    let field = if schooled { Field::SchoolYear } else { Field::Year };
    let year = if schooled { YearOf::SomeSchool } else { YearOf::Unsaid };
    Some(vec![Stretch { from: Moment { field, year, edge: Edge::Whole }, to: None }])
}

/// «всего срока действия Соглашения», «весь период», «на протяжении всего хода Проекта»
fn document_term(c: &mut Cursor, marked: Option<&str>, whole: bool) -> Option<Atom> {
    let whole = c.eat("весь") || whole;
    let noun = c.eat_any(&["срок", "период", "ход", "время"]);
    let start = c.at;
    let words = events::words(c);
    let named = |stem: &str| words.iter().any(|word| word.starts_with(stem));
    let term = || Atom::ThroughEvents { from: Anchor::from(Anchor::TERM_START), to: Anchor::from(Anchor::TERM_END) };
    if named("проект") && !named("нац") {
        return Some(Atom::ThroughEvents {
            from: Anchor::from(Anchor::CONTRACT_START),
            to: Anchor::from(Anchor::CONTRACT_END),
        });
    }
    if named("действи") || named("соглашен") || named("договор") {
        return Some(term());
    }
    // «Весь период» and nothing more; «в период» alone says nothing.
    if words.is_empty() && whole && noun.is_some() {
        c.at = start;
        return Some(term());
    }
    let unit = recurring_unit(&words);
    if let (Some(unit), Some(_)) = (unit, marked) {
        let at = |side: &str| Anchor::new(format!("{unit}_{side}"));
        return Some(Atom::ThroughEvents { from: at("start"), to: at("end") });
    }
    None
}

fn recurring_unit(words: &[String]) -> Option<&'static str> {
    let [.., last] = words else { return None };
    Some(match last.as_str() {
        "месяца" | "месяц" => "month",
        "квартала" | "квартал" => "quarter",
        "полугодия" | "полугодие" => "half",
        "четверти" | "четверть" => "school_quarter",
        _ => return None,
    })
}

/// «действует до …», «на срок до …», «сроком на 3 года», «бессрочно», «на срок реализации …»
pub(super) fn in_force(c: &mut Cursor) -> Option<Atom> {
    c.attempt(until_fulfilled)
        .or_else(|| c.attempt(acts_until))
        .or_else(|| c.attempt(acts_for))
        .or_else(|| c.attempt(lasts))
        .or_else(|| c.attempt(programme))
        .or_else(|| c.attempt(forever))
}

/// «и действует в течение трех лет»
fn acts_for(c: &mut Cursor) -> Option<Atom> {
    c.eat("и");
    c.eat("действует").then_some(())?;
    c.skip_commas();
    c.eat("в");
    c.eat_any(&["течение", "протяжение"]);
    let amount = amounts::amount(c).filter(|amount| amount.counted)?;
    // «со дня подписания» only repeats where a term begins.
    if events::after_intro(c) {
        events::words(c);
    }
    Some(Atom::Lasts { n: amount.n, unit: amount.unit })
}

fn acts_until(c: &mut Cursor) -> Option<Atom> {
    c.eat("и");
    let acts = c.eat("действует") || c.attempt(|c| (c.eat("на") && c.eat("срок")).then_some(())).is_some();
    acts.then_some(())?;
    c.eat_any(&["в"]);
    (c.eat("до") || c.eat("по")).then_some(())?;
    c.eat("включительно");
    if c.sees(until_fulfilled_words) {
        return until_fulfilled_words(c);
    }
    let list = stretches::list(c)?;
    Some(Atom::InForceUntil(list))
}

fn until_fulfilled(c: &mut Cursor) -> Option<Atom> {
    c.eat("и");
    c.eat("действует");
    c.eat("до").then_some(())?;
    until_fulfilled_words(c)
}

/// «до полного исполнения Сторонами обязательств»
fn until_fulfilled_words(c: &mut Cursor) -> Option<Atom> {
    let words = events::words(c);
    let has = |stem: &str| words.iter().any(|word| word.starts_with(stem));
    (has("исполнен") && has("обязательств")).then(|| Atom::Before(Anchor::from("obligations_fulfilled")))
}

/// «сроком на 3 года», «на срок 3 года», «срок действия – 5 лет», «в течение трех лет и …» is an offset.
fn lasts(c: &mut Cursor) -> Option<Atom> {
    c.eat("действует");
    let with_term = c.eat("на") && c.eat("срок");
    // «на один год с автоматической пролонгацией» at the head is a term, too.
    let concluded = c.back(2).is_none_or(|token| token.text.starts_with("заключ"));
    let headed = !with_term && concluded && c.back(1).is_some_and(|token| token.is("на"));
    if !with_term && !headed {
        c.eat("срок").then_some(())?;
        c.eat("действие");
        c.eat("соглашение");
        while c.eat_kind(&Kind::Dash) || c.eat_kind(&Kind::Stop) {}
        c.eat("на");
    }
    let amount = amounts::amount(c).filter(|amount| amount.counted)?;
    // «срок – 10 дней со дня …» is an offset; a document lasts months or years.
    let long = matches!(amount.unit, crate::rule::Unit::Month | crate::rule::Unit::Year);
    (long && !events::after_intro(&mut c.clone())).then_some(Atom::Lasts { n: amount.n, unit: amount.unit })
}

/// «на срок реализации национального проекта «Образование»»
fn programme(c: &mut Cursor) -> Option<Atom> {
    c.eat_any(&["на", "в"]);
    c.eat_any(&["весь"]);
    (c.eat("срок") || c.eat("период") || c.eat("течение")).then_some(())?;
    c.eat_any(&["весь"]);
    c.eat("реализация").then_some(())?;
    let words = events::words(c);
    let national = words.iter().any(|word| word.starts_with("национальн") || word.starts_with("нацпроект"));
    let education = words.iter().any(|word| word.starts_with("образовани"));
    (national && education).then_some(Atom::UntilProgrammeEnd)
}

fn forever(c: &mut Cursor) -> Option<Atom> {
    if c.eat("бессрочно") {
        c.eat("срок");
        return Some(Atom::Forever);
    }
    (c.eat("на") && (c.eat("бессрочно") || c.eat("неопределенный")) && c.eat("срок")).then_some(Atom::Forever)
}

/// «в период летних каникул», «в каникулы»: the school's calendar knows when.
pub(super) fn vacations(c: &mut Cursor) -> Option<Atom> {
    c.attempt(|c| {
        c.eat_any(&["в", "на", "до", "после", "за"]);
        c.eat_any(&["течение", "период", "время"]);
        let season = match c.eat_any(&["осенний", "зимний", "весенний", "летний"]) {
            Some("осенний") => "осенние ",
            Some("зимний") => "зимние ",
            Some("весенний") => "весенние ",
            Some(_) => "летние ",
            None => "",
        };
        c.eat("каникулы").then_some(())?;
        recurring::cycle(c);
        let year = match years::year_after(c) {
            YearOf::Known(year) => format!(" {year} года"),
            YearOf::School(year) => format!(" {} учебного года", crate::rule::SchoolYear(year)),
            _ => String::new(),
        };
        Some(Atom::Scheduled(Some(format!("календарный учебный график ({season}каникулы{year})"))))
    })
}
