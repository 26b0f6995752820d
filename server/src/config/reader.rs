//! Reads settings one by one and collects what is wrong with them.

use std::fmt;
use std::str::FromStr;

use toml::{Table, Value};

/// One thing that is wrong with a setting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The setting; empty for the file as a whole.
    pub key: String,
    /// What is wrong, in Russian.
    pub what: String,
}

/// Everything that is wrong with the settings.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct Faults(pub Vec<Fault>);

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("настройки не приняты:")?;
        for fault in &self.0 {
            match fault.key.as_str() {
                "" => write!(f, "\n  {}", fault.what)?,
                key => write!(f, "\n  {key} (OPORA_{}): {}", key.to_uppercase(), fault.what)?,
            }
        }
        Ok(())
    }
}

/// The settings as given, and the faults found so far.
pub struct Reader {
    given: Table,
    faults: Vec<Fault>,
}

impl Reader {
    /// Reads the file and lets variables win over it.
    pub fn open(file: Option<&str>, keys: &[&str], variable: impl Fn(&str) -> Option<String>) -> Result<Self, Faults> {
        let mut given: Table = match file.unwrap_or_default().parse() {
            Ok(table) => table,
            Err(error) => {
                let error: toml::de::Error = error;
                let place = error.span().and_then(|span| file.map(|text| line_of(text, span.start)));
                let place = place.map_or_else(String::new, |line| format!(", строка {line}"));
                return Err(Faults(vec![Fault {
                    key: String::new(),
                    what: format!("файл не читается как TOML{place}: {}", error.message()),
                }]));
            }
        };
        let mut faults = Vec::new();
        for key in given.keys().filter(|key| !keys.contains(&key.as_str())) {
            faults.push(Fault {
                key: key.clone(), what: format!("такой настройки нет; есть {}", keys.join(", "))
            });
        }
        for key in keys {
            // An empty variable is how shells say «not set».
            if let Some(value) =
                variable(&format!("OPORA_{}", key.to_uppercase())).filter(|value| !value.trim().is_empty())
            {
                given.insert((*key).to_owned(), Value::String(value.trim().to_owned()));
            }
        }
        Ok(Self { given, faults })
    }

    /// Adds a fault.
    pub fn refuse(&mut self, key: &str, what: impl Into<String>) {
        self.faults.push(Fault { key: key.to_owned(), what: what.into() });
    }

    /// A text, if there is one.
    pub fn text(&mut self, key: &str) -> Option<String> {
        match self.given.get(key)? {
            Value::String(text) if !text.trim().is_empty() => Some(text.clone()),
            _ => {
                self.refuse(key, "нужен текст в кавычках");
                None
            }
        }
    }

    /// A value that is written as text.
    pub fn parsed<T: FromStr>(&mut self, key: &str, usual: T, form: &str) -> T {
        match self.text(key).map(|text| text.parse()) {
            Some(Ok(value)) => value,
            Some(Err(_)) => {
                self.refuse(key, form);
                usual
            }
            None => usual,
        }
    }

    /// A whole number within bounds.
    pub fn number<T: TryFrom<i64> + Copy>(&mut self, key: &str, usual: T, least: i64, most: i64) -> T {
        let Some(value) = self.given.get(key) else { return usual };
        let number = match value {
            Value::Integer(number) => Some(*number),
            Value::String(text) => text.parse().ok(),
            _ => None,
        };
        match number.filter(|number| (least..=most).contains(number)).and_then(|number| T::try_from(number).ok()) {
            Some(number) => number,
            None => {
                self.refuse(key, format!("целое число от {least} до {most}"));
                usual
            }
        }
    }

    /// Yes or no.
    pub fn flag(&mut self, key: &str, usual: bool) -> bool {
        let Some(value) = self.given.get(key) else { return usual };
        match value {
            Value::Boolean(flag) => *flag,
            Value::String(text) if text == "true" => true,
            Value::String(text) if text == "false" => false,
            _ => {
                self.refuse(key, "true или false");
                usual
            }
        }
    }

    /// One of a few words.
    pub fn choice<T: Copy>(&mut self, key: &str, usual: T, words: &[(&str, T)]) -> T {
        let Some(text) = self.text(key) else { return usual };
        match words.iter().find(|(word, _)| *word == text) {
            Some((_, value)) => *value,
            None => {
                let words: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
                self.refuse(key, format!("одно из: {}", words.join(", ")));
                usual
            }
        }
    }

    /// The settings, if nothing is wrong.
    pub fn finish<T>(self, config: T) -> Result<T, Faults> {
        if self.faults.is_empty() { Ok(config) } else { Err(Faults(self.faults)) }
    }
}

fn line_of(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}
