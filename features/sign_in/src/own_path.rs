//! Ways back: only to pages of this site, whatever the address bar was given.

/// The longest way back that is kept.
const LONGEST: usize = 2_000;

/// A path of this very site, with its query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnPath(String);

impl OwnPath {
    /// Reads a way back; anything that a browser could take for another site is refused.
    ///
    /// «//host» and «/\host» name other hosts, and browsers drop tabs and line ends before they look.
    pub fn parse(text: &str) -> Option<Self> {
        let is_own = text.starts_with('/') && !text.starts_with("//");
        let is_plain = text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
        (is_own && is_plain && text.len() <= LONGEST).then(|| Self(text.to_owned()))
    }

    /// The path, or the first page.
    pub fn or_home(text: &str) -> Self {
        Self::parse(text).unwrap_or_else(|| Self("/".to_owned()))
    }

    /// The path itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_own_paths_are_ways_back() {
        for own in ["/", "/board", "/agreements/7?view=all#p", "/search?q=%D1%88"] {
            assert_eq!(OwnPath::parse(own).map(|path| path.as_str().to_owned()).as_deref(), Some(own));
        }
        for foreign in [
            "",
            "board",
            "//evil.example",
            "/\\evil.example",
            "\\/evil.example",
            "https://evil.example",
            "javascript:alert(1)",
            "/\t/evil.example",
            "/\n/evil.example",
            " /board",
            "/ board",
            "/a\\b",
            "/\u{0430}",
        ] {
            assert_eq!(OwnPath::parse(foreign), None, "{foreign:?}");
        }
        assert_eq!(OwnPath::or_home("//evil.example").as_str(), "/");
    }

    proptest! {
        /// Whatever was typed, the browser stays here: a location of one slash and no second one.
        #[test]
        fn what_is_kept_cannot_name_a_host(text in "\\PC{0,40}") {
            if let Some(path) = OwnPath::parse(&text) {
                let second = path.as_str().as_bytes().get(1).copied().unwrap_or(b'x');
                prop_assert!(path.as_str().starts_with('/') && second != b'/' && second != b'\\');
            }
        }
    }
}
