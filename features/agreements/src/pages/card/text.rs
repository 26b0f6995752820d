//! The text clause by clause, retold, with the acts that each clause cites.

use i18n::{Lang, Speaker};
use jiff::civil::Date;

use super::Loaded;
use super::grounds::{self, GroundLine};

/// A clause on the page.
pub struct ClauseLine {
    /// Its key: the address of its place.
    pub key: String,
    /// «п. 2.3.4».
    pub citation: String,
    /// Its heading; empty when it has none.
    pub heading: String,
    /// The clause retold.
    pub retelling: String,
    /// A fault of the source.
    pub note: Option<String>,
    /// Whether it only gathers those below.
    pub is_heading: bool,
    /// The acts it cites.
    pub grounds: Vec<GroundLine>,
}

/// All clauses in the order of the text.
pub fn lines(t: &Speaker, loaded: &Loaded, today: Date) -> Vec<ClauseLine> {
    let is_english = t.lang() == Lang::En;
    let line = |clause: &crate::store::ClauseRow| {
        let (citation, heading, retelling, note) = if is_english {
            (&clause.citation_en, &clause.heading_en, &clause.retelling_en, &clause.note_en)
        } else {
            (&clause.citation_ru, &clause.heading_ru, &clause.retelling_ru, &clause.note_ru)
        };
        ClauseLine {
            key: clause.clause_key.clone(),
            citation: citation.clone(),
            heading: heading.clone().unwrap_or_default(),
            retelling: t.bind(retelling),
            note: note.clone(),
            is_heading: clause.nature == "heading",
            grounds: grounds::of_clause(t, loaded, &clause.clause_key, today),
        }
    };
    loaded.clauses.iter().map(line).collect()
}
