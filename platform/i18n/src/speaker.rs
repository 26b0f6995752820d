//! Who says the words of a page.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt::{self, Display};
use std::sync::{Arc, Mutex, PoisonError};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::{Html, Lang, typography};

/// How many misses are kept for a test or a log line; more of them tell nothing new.
const MISSES_KEPT: usize = 100;

/// Speaks one language. Cheap to clone; pages hold one under the name `t`.
#[derive(Clone)]
pub struct Speaker(Arc<Voice>);

struct Voice {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
    missing: Mutex<BTreeSet<String>>,
}

impl Speaker {
    pub(crate) fn of(lang: Lang, bundle: FluentBundle<FluentResource>) -> Self {
        Self(Arc::new(Voice { lang, bundle, missing: Mutex::default() }))
    }

    /// The language spoken.
    pub fn lang(&self) -> Lang {
        self.0.lang
    }

    /// Words that need no arguments: `{{ t.say("board-title") }}`.
    pub fn say(&self, key: &str) -> String {
        self.format(key, None)
    }

    /// Words with arguments: `{{ t.with("owed").n("count", 3).s("who", name) }}`.
    pub fn with<'a>(&'a self, key: &'a str) -> Words<'a> {
        Words { speaker: self, key, arguments: FluentArgs::new() }
    }

    /// Words in which `**so**` is bold, without arguments.
    pub fn rich(&self, key: &str) -> Html {
        Html::marked(&self.say(key))
    }

    /// Whether there are words for `key`.
    pub fn knows(&self, key: &str) -> bool {
        self.0.bundle.has_message(key)
    }

    /// The keys asked for in vain, and those whose arguments were forgotten. Tests demand that this is empty.
    pub fn missing(&self) -> Vec<String> {
        self.0.missing.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }

    /// Sets non-breaking spaces in a text that did not come from the files: a title, a clause, a name.
    pub fn bind(&self, text: impl AsRef<str>) -> String {
        typography::bind(text.as_ref())
    }

    /// A text that did not come from the files, in which `**so**` is bold: the step of a derivation. Everything else is escaped.
    pub fn bold(&self, text: impl AsRef<str>) -> Html {
        Html::marked(&self.bind(text))
    }

    fn format(&self, key: &str, arguments: Option<&FluentArgs<'_>>) -> String {
        let bundle = &self.0.bundle;
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            self.miss(key.to_owned());
            return format!("⟦{key}⟧");
        };
        let mut errors = Vec::new();
        let words = bundle.format_pattern(pattern, arguments, &mut errors);
        for error in errors {
            self.miss(format!("{key}: {error}"));
        }
        typography::bind(&words)
    }

    fn miss(&self, what: String) {
        let mut missing = self.0.missing.lock().unwrap_or_else(PoisonError::into_inner);
        if missing.len() < MISSES_KEPT {
            missing.insert(what);
        }
    }
}

impl fmt::Debug for Speaker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Speaker").field(&self.0.lang).finish()
    }
}

/// Words that wait for their arguments. Showing them formats them.
pub struct Words<'a> {
    speaker: &'a Speaker,
    key: &'a str,
    arguments: FluentArgs<'a>,
}

impl<'a> Words<'a> {
    /// A number: it chooses the plural form and is written as the language writes numbers.
    pub fn n(mut self, name: &'a str, number: impl Number) -> Self {
        self.arguments.set(name, FluentValue::from(number.as_float()));
        self
    }

    /// A text: a name, a date already in words, a choice such as a gender.
    pub fn s(mut self, name: &'a str, text: impl Display) -> Self {
        self.arguments.set(name, FluentValue::String(Cow::Owned(text.to_string())));
        self
    }

    /// The words as HTML in which `**so**` is bold. What the arguments bring is escaped.
    pub fn rich(self) -> Html {
        Html::marked(&self.to_string())
    }
}

impl Display for Words<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.speaker.format(self.key, Some(&self.arguments)))
    }
}

/// What can be counted in a text. Templates pass references, code passes values.
pub trait Number {
    /// The number as Fluent takes it. Counts on pages are far below 2⁵³.
    fn as_float(&self) -> f64;
}

impl Number for f64 {
    fn as_float(&self) -> f64 {
        *self
    }
}

impl<T: Number + ?Sized> Number for &T {
    fn as_float(&self) -> f64 {
        (**self).as_float()
    }
}

macro_rules! numbers {
    ($($kind:ty),+) => {$(
        impl Number for $kind {
            #[allow(clippy::cast_precision_loss, clippy::cast_lossless, reason = "counts on pages are small")]
            fn as_float(&self) -> f64 {
                *self as f64
            }
        }
    )+};
}
numbers!(u8, u16, u32, u64, usize, i8, i16, i32, i64);
