//! What holds for the whole agreement: term, money, paper, secrecy, outsiders.

use i18n::Speaker;

use super::Loaded;

/// A fact with its name.
pub struct Fact {
    /// Its name.
    pub name: String,
    /// What it says.
    pub value: String,
    /// The clauses that say so: «п. 3.1, п. 3.2».
    pub clauses: String,
}

/// The facts, as far as the text says them.
pub fn of(t: &Speaker, loaded: &Loaded) -> Vec<Fact> {
    let (agreement, blueprint) = (&loaded.agreement, &loaded.blueprint);
    let tag = t.lang().tag();
    let mut facts = Vec::new();
    let mut add = |key: &str, value: String, clauses: &[String]| {
        if !value.trim().is_empty() {
            facts.push(Fact { name: t.say(key), value, clauses: cited(t, loaded, clauses) });
        }
    };
    let one = |clause: &str| vec![clause.to_owned()];
    add("card-kind", blueprint.head.title.in_language(tag).to_owned(), &[]);
    add("card-place", loaded.head.place.clone().unwrap_or_default(), &[]);
    let effect = agreement.effective_on.map_or_else(|| t.say("card-not-effective"), |day| t.date(day));
    add("card-effective", effect, &one(&blueprint.effect.clause));
    let term = agreement
        .term_to
        .map_or_else(|| t.say("card-no-end"), |day| t.with("card-term-to").s("day", t.date(day)).to_string());
    add("card-term", term, &one(&blueprint.term.clause));
    let watched = agreement
        .watched_from
        .map_or_else(|| t.say("card-not-watched"), |day| t.with("card-watched-from").s("day", t.date(day)).to_string());
    add("card-watched", watched, &[]);
    add("card-money", blueprint.finances.note.in_language(tag).to_owned(), &blueprint.finances.clauses);
    let paper = blueprint.counterparts.clause.iter().cloned().collect::<Vec<_>>();
    add("card-paper", blueprint.counterparts.note.in_language(tag).to_owned(), &paper);
    let seen = t.say(if agreement.confidential { "card-seen-by-parties" } else { "card-seen-by-above" });
    let secrecy = format!("{seen} {}", blueprint.confidentiality.note.in_language(tag));
    add("card-secrecy", secrecy, &blueprint.confidentiality.clauses);
    for outsider in &blueprint.outsiders {
        let note = outsider.note.in_language(tag);
        add("card-outsider", format!("{}. {note}", capital(outsider.name.in_language(tag))), &[]);
    }
    facts
}

/// «п. 3.1, п. 3.2»; a clause that the text does not number is left out.
fn cited(t: &Speaker, loaded: &Loaded, clauses: &[String]) -> String {
    let of = |key: &String| {
        loaded.blueprint.clause(key).map(|clause| clause.citation().in_language(t.lang().tag()).to_owned())
    };
    clauses.iter().filter_map(of).collect::<Vec<_>>().join(", ")
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + letters.as_str())
}
