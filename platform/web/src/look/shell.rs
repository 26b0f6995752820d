//! What stands around a page: who looks, at which section, in which language and theme.

use i18n::{Lang, Speaker};

use super::icons::Icon;

/// The chosen colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the device prefers.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// All of them, in the order of the switch.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    /// The word in the cookie and in `data-theme`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme named by a cookie or a form.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.word() == word)
    }
}

/// One section in the navigation; a role has at most five.
#[derive(Debug, Clone)]
pub struct NavItem {
    /// Its stable key.
    pub key: &'static str,
    /// Where it leads.
    pub href: String,
    /// Its word.
    pub label: String,
    /// Its icon.
    pub icon: Icon,
    /// How many things wait there.
    pub count: Option<u32>,
    /// Whether the page belongs to it.
    pub current: bool,
}

/// Who looks at the page.
#[derive(Debug, Clone)]
pub struct Me {
    /// «М. Белова».
    pub name: String,
    /// «Управление образования».
    pub organisation: String,
    /// «МБ».
    pub initials: String,
}

impl Me {
    /// From a name, given as «М. Белова» or «Марина Викторовна Белова».
    pub fn of(name: &str, organisation: Option<&str>) -> Self {
        let firsts: Vec<char> = name.split([' ', '.', '\u{a0}']).filter_map(|part| part.chars().next()).collect();
        let initials = match firsts.as_slice() {
            [] => String::new(),
            [only] => only.to_uppercase().collect(),
            [first, .., last] => first.to_uppercase().chain(last.to_uppercase()).collect(),
        };
        Self { name: name.to_owned(), organisation: organisation.unwrap_or_default().to_owned(), initials }
    }
}

/// The bar of the demonstration.
#[derive(Debug, Clone)]
pub struct DemoBar {
    /// The demo's date in words.
    pub today: String,
    /// Where the button «next day» posts to; empty hides the button.
    pub next_day_action: String,
}

/// Everything the layout needs beside the page itself.
#[derive(Debug, Clone)]
pub struct Shell {
    /// Who speaks.
    pub t: Speaker,
    /// The language.
    pub lang: Lang,
    /// The theme.
    pub theme: Theme,
    /// Path and query of this page, for the way back from a switch.
    pub path: String,
    /// The navigation.
    pub nav: Vec<NavItem>,
    /// Who is signed in.
    pub me: Option<Me>,
    /// The demonstration's bar, when this is one.
    pub demo: Option<DemoBar>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_come_from_the_first_and_the_last_part() {
        assert_eq!(Me::of("М. Белова", None).initials, "МБ");
        assert_eq!(Me::of("Марина Викторовна Белова", None).initials, "МБ");
        assert_eq!(Me::of("администратор", None).initials, "А");
        assert_eq!(Me::of("", None).initials, "");
    }

    #[test]
    fn themes_are_read_back() {
        assert!(Theme::ALL.iter().all(|theme| Theme::parse(theme.word()) == Some(*theme)));
        assert_eq!(Theme::parse("pink"), None);
    }
}
