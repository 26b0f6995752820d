//! All texts of the house in both languages, checked against each other before anybody speaks.

use std::collections::BTreeMap;
use std::fmt;

use fluent_bundle::FluentResource;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentValue;
use unic_langid::LanguageIdentifier;

use crate::read::{Message, messages};
use crate::{Lang, Speaker, numbers};

/// One file of texts in both languages (Fluent syntax).
#[derive(Debug, Clone, Copy)]
pub struct Source {
    /// Whose texts they are, for faults: `obligations/board`.
    pub name: &'static str,
    /// The Russian file.
    pub ru: &'static str,
    /// The English file.
    pub en: &'static str,
}

impl Source {
    /// The file in one language.
    pub fn in_lang(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Ru => self.ru,
            Lang::En => self.en,
        }
    }
}

/// What is wrong with the texts. All faults are found at once, at the start of the program and in tests.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields say what their names say")]
pub enum Fault {
    /// A piece that is no Fluent.
    Syntax { source: String, lang: Lang, what: String },
    /// A key that stands twice in one language.
    Twice { key: String, lang: Lang, first: String, second: String },
    /// A key that one language lacks.
    OneLanguage { key: String, source: String, lacks: Lang },
    /// The languages ask for different variables.
    Variables { key: String, ru: Vec<String>, en: Vec<String> },
    /// A message or term that another one mentions is not there, or a function is used (none is known).
    Mention { key: String, lang: Lang, mentioned: String },
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax { source, lang, what } => write!(f, "{source} ({}): not Fluent: {what}", lang.tag()),
            Self::Twice { key, lang, first, second } => {
                write!(f, "{key} ({}) stands in {first} and again in {second}: keep one", lang.tag())
            }
            Self::OneLanguage { key, source, lacks } => {
                write!(f, "{key} of {source} has no text in {}: add it there", lacks.tag())
            }
            Self::Variables { key, ru, en } => write!(
                f,
                "{key}: Russian uses [{}], English uses [{}]: let both use the same",
                ru.join(", "),
                en.join(", ")
            ),
            Self::Mention { key, lang, mentioned } => {
                write!(f, "{key} ({}) mentions {mentioned}, which does not exist", lang.tag())
            }
        }
    }
}

/// The texts of all features in both languages.
#[derive(Clone, Debug)]
pub struct Texts {
    ru: Speaker,
    en: Speaker,
}

impl Texts {
    /// Reads and compares all sources; on any fault returns every fault found.
    pub fn build(sources: &[Source]) -> Result<Self, Vec<Fault>> {
        let mut faults = Vec::new();
        let ru = read_all(sources, Lang::Ru, &mut faults);
        let en = read_all(sources, Lang::En, &mut faults);
        compare(&ru.messages, &en.messages, &mut faults);
        if faults.is_empty() {
            Ok(Self { ru: Speaker::of(Lang::Ru, ru.bundle), en: Speaker::of(Lang::En, en.bundle) })
        } else {
            Err(faults)
        }
    }

    /// Who speaks `lang`. Cheap.
    pub fn speaker(&self, lang: Lang) -> Speaker {
        match lang {
            Lang::Ru => self.ru.clone(),
            Lang::En => self.en.clone(),
        }
    }
}

struct Read {
    bundle: FluentBundle<FluentResource>,
    messages: BTreeMap<String, Message>,
}

fn read_all(sources: &[Source], lang: Lang, faults: &mut Vec<Fault>) -> Read {
    let mut bundle = empty_bundle(lang);
    let mut known: BTreeMap<String, Message> = BTreeMap::new();
    for source in sources {
        let resource = match FluentResource::try_new(source.in_lang(lang).to_owned()) {
            Ok(resource) => resource,
            Err((_, errors)) => {
                let what = errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ");
                faults.push(Fault::Syntax { source: source.name.to_owned(), lang, what });
                continue;
            }
        };
        for message in messages(&resource, source.name) {
            if let Some(first) = known.get(&message.key) {
                faults.push(Fault::Twice {
                    key: message.key.clone(),
                    lang,
                    first: first.source.clone(),
                    second: message.source,
                });
            } else {
                known.insert(message.key.clone(), message);
            }
        }
        // A clash was reported above with both places; the bundle's own report says less.
        let _ = bundle.add_resource(resource);
    }
    for message in known.values() {
        for mentioned in message.mentions.iter().filter(|mentioned| !known.contains_key(*mentioned)) {
            faults.push(Fault::Mention { key: message.key.clone(), lang, mentioned: mentioned.clone() });
        }
    }
    Read { bundle, messages: known }
}

fn empty_bundle(lang: Lang) -> FluentBundle<FluentResource> {
    let id: LanguageIdentifier = lang.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    // Both languages run left to right: isolation marks would only spoil copying and searching.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match lang {
        Lang::Ru => |value: &FluentValue<'_>, _: &_| number(value, Lang::Ru),
        Lang::En => |value: &FluentValue<'_>, _: &_| number(value, Lang::En),
    }));
    bundle
}

fn number(value: &FluentValue<'_>, lang: Lang) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(numbers::float(lang, number.value)),
        _ => None,
    }
}

fn compare(ru: &BTreeMap<String, Message>, en: &BTreeMap<String, Message>, faults: &mut Vec<Fault>) {
    for (key, message) in ru {
        match en.get(key) {
            None => faults.push(lacking(message, Lang::En)),
            // Terms are a language's own words; only messages must agree on variables.
            Some(other) if !key.starts_with('-') && other.variables != message.variables => {
                faults.push(Fault::Variables {
                    key: key.clone(),
                    ru: message.variables.iter().cloned().collect(),
                    en: other.variables.iter().cloned().collect(),
                });
            }
            Some(_) => {}
        }
    }
    faults.extend(en.iter().filter(|(key, _)| !ru.contains_key(*key)).map(|(_, message)| lacking(message, Lang::Ru)));
}

fn lacking(message: &Message, lacks: Lang) -> Fault {
    Fault::OneLanguage { key: message.key.clone(), source: message.source.clone(), lacks }
}
