//! Other agreements that this one is linked to, and who has joined a regulation.

use i18n::{Lang, Speaker};

use super::Loaded;
use crate::model::LinkKind;
use crate::pages::{links as link_words, participants as joining};

/// How many participants the page names; the rest stand on a page of their own.
const NAMED: usize = 8;

/// A link on the page.
pub struct LinkLine {
    /// «продолжает».
    pub word: String,
    /// The other agreement's number and date, or its title.
    pub name: String,
    /// Its title, and when it ends where that matters.
    pub about: String,
    /// Its page.
    pub href: String,
    /// Where the link is taken away, by whoever may.
    pub remove: Option<String>,
}

/// The links, both ways.
pub fn links(t: &Speaker, loaded: &Loaded) -> Vec<LinkLine> {
    let id = loaded.agreement.id;
    let line = |one: &crate::store::link::Linked| {
        let is_own = one.from_id == id;
        let title = if t.lang() == Lang::En { &one.title_en } else { &one.title_ru };
        let name = match (&one.number, one.dated_on) {
            (Some(number), Some(day)) => t.with("link-name").s("number", number).s("day", t.date_dots(day)).to_string(),
            (Some(number), None) => format!("№ {number}"),
            (None, Some(day)) => t.with("link-name-unnumbered").s("day", t.date_dots(day)).to_string(),
            (None, None) => t.say("agreements-no-number"),
        };
        let end = one.term_to.filter(|_| one.kind == LinkKind::Continues);
        let until = end.map(|day| t.with("link-until").s("day", t.date_dots(day)).to_string());
        LinkLine {
            word: if is_own { link_words::word(t, one.kind) } else { link_words::word_back(t, one.kind) },
            name,
            about: [Some(title.clone()), until].into_iter().flatten().collect::<Vec<_>>().join(", "),
            href: format!("/agreements/{}", one.id),
            remove: (is_own && loaded.may.edit).then(|| format!("/agreements/{id}/links/{}/remove", one.link_id)),
        }
    };
    loaded.links.iter().map(line).collect()
}

/// Who takes part in a regulation.
pub struct Participants {
    /// How many do now.
    pub count: usize,
    /// Name, role and days of the first ones.
    pub lines: Vec<(String, String)>,
    /// How many more there are.
    pub more: usize,
    /// Where the list is kept, by whoever may.
    pub href: Option<String>,
}

/// The participants of a regulation; `None` for what is signed.
pub fn participants(t: &Speaker, loaded: &Loaded) -> Option<Participants> {
    let tag = t.lang().tag();
    let line = |one: &crate::store::regulation::Participant| {
        let role = loaded.blueprint.role(&one.role_key).map_or("", |role| role.name.in_language(tag));
        (one.name.clone(), format!("{role}, {}", joining::days(t, one)))
    };
    loaded.head.is_regulation.then(|| Participants {
        count: loaded.participants.iter().filter(|one| one.left_on.is_none()).count(),
        lines: loaded.participants.iter().take(NAMED).map(line).collect(),
        more: loaded.participants.len().saturating_sub(NAMED),
        href: loaded.may.approve.then(|| format!("/agreements/{}/participants", loaded.agreement.id)),
    })
}
