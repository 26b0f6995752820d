//! Deadlines without a date of their own: by a schedule, by agreement, on request, when needed, always.

use super::{
    Context,
    atom::{Atom, parts, raw},
    cursor::Cursor,
    events, moment,
    moment::Field,
    nominative,
    token::Kind,
};
use crate::rule::{Anchor, Direction};

const SCHEDULES: &[&str] =
    &["график", "план", "расписание", "циклограмма", "карта", "календарь", "регламент", "программа"];

/// Any manner.
pub(super) fn manner(c: &mut Cursor, cleaned: &str) -> Option<Atom> {
    c.attempt(needed)
        .or_else(|| c.attempt(|c| requested(c, cleaned)))
        .or_else(|| c.attempt(|c| agreed(c, cleaned)))
        .or_else(|| c.attempt(|c| scheduled(c, cleaned)))
        .or_else(|| c.attempt(at_set_times))
        .or_else(|| c.attempt(single_words))
}

fn according(c: &mut Cursor) -> bool {
    let start = c.at;
    let said = c.eat("согласно")
        || c.eat("по")
        || c.attempt(|c| (c.eat("в") && c.eat("соответствие") && c.eat("с")).then_some(())).is_some()
        || c.attempt(|c| (c.eat("на") && c.peek().is_some_and(|it| it.text.starts_with("основани"))).then_some(()))
            .is_some()
        || c.attempt(|c| (c.eat("в") && c.eat("срок")).then_some(())).is_some();
    if said && c.back(1).is_some_and(|token| token.is("на")) {
        c.step();
    }
    if !said {
        c.at = start;
    }
    said
}

fn needed(c: &mut Cursor) -> Option<Atom> {
    (c.eat("по") || c.eat("при") || c.eat("в")).then_some(())?;
    c.eat("мера");
    // «при возникновении необходимости», «в случае необходимости»
    if c.peek().is_some_and(|token| token.text.starts_with("возникнов") || token.text.starts_with("случа"))
    {
        c.step();
    }
    c.eat("необходимость").then_some(Atom::Needed)
}

fn requested(c: &mut Cursor, cleaned: &str) -> Option<Atom> {
    let polite = c.eat("при") || according(c);
    polite.then_some(())?;
    let by_measure = c.eat("мера");
    let arriving = c.eat("получение");
    // «по мере поступления», of what the clause says.
    if by_measure && arriving && c.peek().is_none_or(|token| parts(&token.kind)) {
        return Some(Atom::Requested(None));
    }
    c.eat("получение");
    c.skip_words_before(&["запрос", "обращение"], 2);
    c.eat_any(&["запрос", "обращение"])?;
    let name = c.at;
    skip_to_part(c);
    let reference = raw(cleaned, c, name, c.at);
    Some(Atom::Requested(Some(reference.to_owned()).filter(|words| !words.is_empty())))
}

fn agreed(c: &mut Cursor, cleaned: &str) -> Option<Atom> {
    // «срок согласуется дополнительно»
    if c.peek().is_some_and(|token| token.text.starts_with("согласовыва") || token.text.starts_with("согласуе"))
    {
        c.step();
        return Some(Atom::Agreed(None));
    }
    if c.eat("по") {
        c.skip_words_before(&["согласование", "соглашение"], 2);
        // «по соглашению сторон», but «по соглашению № 5»
        let sides = c.ahead(1).is_some_and(|next| next.text.starts_with("сторон") || next.text == "между");
        (c.eat("согласование") || (sides && c.eat("соглашение"))).then_some(())?;
    } else {
        (c.eat("в") && c.peek().is_some_and(|token| token.text.starts_with("согласованн"))).then_some(())?;
        c.step();
        c.skip_words_before(&["срок"], 2);
        c.eat_any(&["срок", "дата", "день"])?;
    }
    let name = c.at;
    skip_to_part(c);
    let reference = raw(cleaned, c, name, c.at).to_owned();
    Some(Atom::Agreed(Some(reference).filter(|words| !words.is_empty())))
}

fn scheduled(c: &mut Cursor, cleaned: &str) -> Option<Atom> {
    let said = according(c);
    c.skip_commas();
    c.eat("установленный");
    let start = c.at;
    let reach = if said { 5 } else { 2 };
    c.skip_words_before(SCHEDULES, reach);
    c.eat_any(SCHEDULES)?;
    // «план-график»
    if c.eat_kind(&Kind::Dash) {
        c.eat_any(SCHEDULES);
    }
    skip_to_part(c);
    let words = raw(cleaned, c, start, c.at);
    // Without a preposition a plan may be the thing itself («план мероприятий до 1 мая»), so it must stand alone.
    let prepared =
        c.slice(0, 1).iter().any(|first| ["до", "к", "после", "перед", "с", "при"].iter().any(|lemma| first.is(lemma)));
    let alone = start == 0 && c.done() && !prepared;
    (said || alone).then(|| Atom::Scheduled(Some(nominative::of(words)).filter(|words| !words.is_empty())))
}

/// «в сроки, установленные Министерством»: somebody's schedule, not attached.
fn at_set_times(c: &mut Cursor) -> Option<Atom> {
    (c.eat("в") && {
        c.eat("установленный");
        c.eat("срок")
    })
    .then_some(())?;
    let before = c.back(2).is_some_and(|token| token.is("установленный"));
    c.skip_commas();
    if c.eat("согласованный") {
        let name = c.at;
        skip_to_part(c);
        let words: Vec<&str> = c.slice(name, c.at).iter().map(|token| token.text.as_str()).collect();
        return Some(Atom::Agreed(Some(words.join(" ")).filter(|words| !words.is_empty())));
    }
    let after = c.eat("установленный");
    (before || after).then_some(())?;
    let name = c.at;
    skip_to_part(c);
    let words: Vec<&str> = c.slice(name, c.at).iter().map(|token| token.text.as_str()).collect();
    if words.is_empty() {
        return Some(Atom::Vague);
    }
    Some(Atom::Scheduled(Some(format!("сроки: {}", words.join(" ")))))
}

fn single_words(c: &mut Cursor) -> Option<Atom> {
    if c.eat("постоянно") {
        c.eat("основа");
        return Some(Atom::Always);
    }
    if c.eat_any(&["своевременно", "регулярно"]).is_some() {
        return Some(Atom::Vague);
    }
    if c.eat("незамедлительно") {
        c.eat_all(&["же"]);
        return Some(Atom::AtOnce);
    }
    // «на постоянной основе», «в оперативном порядке»
    if let Some(manner) = c.attempt(|c| {
        (c.eat("на") || c.eat("в")).then_some(())?;
        let manner = c.eat_any(&["постоянно", "регулярно", "своевременно"])?;
        c.peek().filter(|token| token.unknown())?;
        c.step();
        Some(manner)
    }) {
        return Some(if manner == "постоянно" { Atom::Always } else { Atom::Vague });
    }
    if c.eat_all(&["по", "возможность"]) || c.eat_all(&["в", "кратчайший", "срок"]) {
        return Some(Atom::Vague);
    }
    None
}

/// «В рабочем порядке», «в установленном порядке»: no time at all, though «рабочий» sounds like days.
pub(super) fn orderly(c: &mut Cursor) -> Option<Atom> {
    let said = c.is("в")
        && c.ahead(1).is_some_and(|token| token.is("рабочий") || token.is("установленный"))
        && c.ahead(2).is_some_and(|token| token.text.starts_with("порядк"));
    said.then(|| {
        c.at += 3;
        Atom::Vague
    })
}

/// Events without a number: «после …», «по итогам …», «перед …», «до начала …», «с момента …», «при …».
pub(super) fn event(c: &mut Cursor, context: &Context) -> Option<Atom> {
    if c.is("при") {
        return c.attempt(during);
    }
    let immediate = c.is("с") || c.is("со") || c.is("вступает");
    c.attempt(|c| {
        if c.eat("вступает") {
            c.eat("в");
            if c.peek().is_some_and(|token| token.text == "силу") {
                c.step();
            }
        }
        // «вступает в силу по истечении 10 дней после опубликования»
        if c.at > 0
            && c.back(1).is_some_and(|token| token.text == "силу")
            && let Some(offset) = super::offsets::offset(c, context)
        {
            return Some(offset);
        }
        let intro = c.at;
        let after = events::after_intro(c);
        if after {
            let comes_into_force = c.back(2).is_some_and(|token| token.text == "силу") && intro > 0;
            let anchor = events::event(c, Direction::After, context)?;
            let amended = comes_into_force && anchor.as_str() == "signing";
            let anchor = if amended { "amendment_signing".into() } else { anchor };
            return Some(Atom::After { anchor, immediate });
        }
        let towards = c.is("к");
        (c.eat("перед") || c.eat("до") || c.eat("к") || c.eat_all(&["не", "позднее"])).then_some(())?;
        c.eat_any(&["день", "дата", "момент"]);
        let dated = c.sees(|c| moment::one(c).filter(|moment| !matches!(moment.field, Field::Bare(_))));
        (!dated).then_some(())?;
        let known = events::words(&mut c.clone());
        let anchor = events::event(c, Direction::Before, context)?;
        // «до 80 процентов», «к сведению»: words that name no event are no deadline.
        // «приложение к Соглашению»
        if towards && anchor.as_str() == "contract_start" && !known.iter().any(|word| word.starts_with("начал")) {
            return None;
        }
        let begins = known.iter().any(|word| word.starts_with("начал") || word.starts_with("провед"));
        (anchor.name() != "event" || begins || known.first().is_some_and(|word| names_an_act(word)))
            .then_some(Atom::Before(anchor))
    })
}

/// A noun made of a verb: «до получения согласия», «до утраты силы»; «до сведения» is none.
fn names_an_act(word: &str) -> bool {
    const NO_ACTS: &[&str] = &["сведени", "значени", "мнени", "внимани", "уровн", "знани", "звани"];
    const ACTS: &[&str] =
        &["утрат", "выход", "отъезд", "приезд", "сдач", "выдач", "отправк", "приемк", "защит", "отмен"];
    let verbal = ["ния", "нию", "тия", "тию"].iter().any(|ending| word.ends_with(ending));
    (verbal && !NO_ACTS.iter().any(|stem| word.starts_with(stem))) || ACTS.iter().any(|stem| word.starts_with(stem))
}

/// «при подготовке к …» is before, «при проведении …» during, «при выявлении …» after it.
fn during(c: &mut Cursor) -> Option<Atom> {
    let other = c.back(1).is_some_and(|token| token.is("а"));
    c.eat("при").then_some(())?;
    let preparing = c.eat("подготовка");
    let going_on = c.is("проведение");
    let words = events::words(c);
    if preparing {
        let direction = Direction::Before;
        return super::anchors::name(&words, direction).map(Atom::Before);
    }
    if going_on {
        let (from, to) = super::anchors::ends_of(&words)?;
        return Some(Atom::ThroughEvents { from, to });
    }
    let anchor = super::anchors::name(&words, Direction::After)?;
    // «а при отсутствии документов – 10 дней»: another condition, not the event of what stands before it.
    if other && anchor.name() == Anchor::EVENT {
        return Some(Atom::Unknown(format!("при {}", words.join(" "))));
    }
    Some(Atom::After { anchor, immediate: false })
}

fn skip_to_part(c: &mut Cursor) {
    while let Some(token) = c.peek() {
        let tight_dash = token.kind == Kind::Dash && !token.spaced;
        let ends = parts(&token.kind) && !tight_dash;
        if ends || c.is("но") || (c.is("не") && c.ahead(1).is_some_and(|next| next.is("позднее"))) {
            break;
        }
        c.step();
    }
}

impl Cursor<'_> {
    /// Steps over up to `most` words when one of the lemmas stands after them.
    fn skip_words_before(&mut self, lemmas: &[&str], most: usize) {
        for offset in 0..=most {
            let Some(token) = self.ahead(offset) else {
                return;
            };
            if lemmas.iter().any(|lemma| token.is(lemma)) {
                self.at += offset;
                return;
            }
            if parts(&token.kind) && token.kind != Kind::Comma {
                return;
            }
        }
    }
}
