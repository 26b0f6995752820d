//! Every statement of the network, one file per kind of thing.

pub mod assignment;
pub mod calendar;
pub mod closure;
pub mod fact;
pub mod group;
pub mod import;
pub mod legal_act;
pub mod organisation;
pub mod person;
pub mod project;
pub mod scope;

/// `%words%` for LIKE over a folded column, with the signs of LIKE taken literally; `None` finds everything.
pub fn pattern(query: &str) -> Option<String> {
    let folded = kernel::fold(query);
    if folded.is_empty() {
        return None;
    }
    let escaped = folded.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    Some(format!("%{escaped}%"))
}

#[cfg(test)]
mod tests {
    use super::pattern;

    #[test]
    fn signs_of_like_are_taken_literally() {
        assert_eq!(pattern("  "), None);
        assert_eq!(pattern("Школа 100%_"), Some("%школа 100\\%\\_%".to_owned()));
        assert_eq!(pattern("Учёба"), Some("%учеба%".to_owned()));
    }
}
