//! Schedules of the blueprint: read strictly, filled in with parameters, asked whether a date can come of them.

use std::collections::{BTreeMap, BTreeSet};

use deadlines::Rule;
use serde::{Deserialize, Deserializer, de::Error};
use serde_json::Value;

use crate::{ParameterValue, Schedule};

/// Keys of the parameters a schedule cites in braces.
#[must_use]
pub fn parameters_in(template: &Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    collect(template, &mut found);
    found
}

fn collect(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::String(words) => found.extend(parameter_of(words).map(str::to_owned)),
        Value::Array(items) => items.iter().for_each(|item| collect(item, found)),
        Value::Object(fields) => fields.values().for_each(|field| collect(field, found)),
        _ => {}
    }
}

fn parameter_of(words: &str) -> Option<&str> {
    words.strip_prefix('{')?.strip_suffix('}')
}

/// The template with every parameter that has a value replaced by it.
#[must_use]
pub fn filled(template: &Value, values: &BTreeMap<String, ParameterValue>) -> Value {
    match template {
        Value::String(words) => match parameter_of(words).and_then(|key| values.get(key)) {
            Some(ParameterValue::Number(number)) => Value::from(*number),
            Some(ParameterValue::Date(date)) => Value::from(date.to_string()),
            None => template.clone(),
        },
        Value::Array(items) => items.iter().map(|item| filled(item, values)).collect(),
        Value::Object(fields) => fields
            .iter()
            .map(|(name, field)| (name.clone(), filled(field, values)))
            .collect::<serde_json::Map<_, _>>()
            .into(),
        other => other.clone(),
    }
}

/// Reads a schedule. Rules carry optional fields, so a misspelt one would vanish: a field that the rule
/// does not give back is refused.
///
/// # Errors
/// Why it is no form of `deadlines_schema.md`.
pub fn read(written: &Value) -> Result<Schedule, String> {
    let rule = Rule::deserialize(written).map_err(|error| error.to_string())?;
    let understood = serde_json::to_value(&rule).map_err(|error| error.to_string())?;
    match lost(written, &understood) {
        None => Ok(rule),
        Some(field) => Err(format!("`{field}` belongs to no schedule of this kind")),
    }
}

/// The first field that is written and not understood. A written false or null says nothing.
fn lost(written: &Value, understood: &Value) -> Option<String> {
    let Value::Object(fields) = written else {
        return None;
    };
    fields.iter().find_map(|(name, field)| match understood.get(name) {
        Some(known) => lost(field, known),
        None if field.is_null() || *field == Value::Bool(false) => None,
        None => Some(name.clone()),
    })
}

/// Serde's way into [`read`].
pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Schedule, D::Error> {
    read(&Value::deserialize(deserializer)?).map_err(D::Error::custom)
}

/// Whether a due date comes of the schedule without asking anybody, at the latest when its event happens.
#[must_use]
pub fn can_be_dated(schedule: &Schedule) -> bool {
    match schedule {
        Rule::Date(_)
        | Rule::Deadline(_)
        | Rule::Range(_)
        | Rule::Dates(_)
        | Rule::Rrule(_)
        | Rule::Frequency(_)
        | Rule::BeforeEvent(_)
        | Rule::Term(_) => true,
        Rule::Offset(offset) => offset.anchor.is_some(),
        Rule::Throughout(throughout) => throughout.to.is_some(),
        Rule::AsAgreed(agreed) => agreed.by.is_some(),
        Rule::AfterEvent(_)
        | Rule::AsScheduled(_)
        | Rule::OnRequest(_)
        | Rule::AsNeeded(_)
        | Rule::Continuous(_)
        | Rule::Unspecified(_)
        | Rule::None(_) => false,
    }
}

/// The event the schedule counts from, if it counts from one.
#[must_use]
pub fn anchor_of(schedule: &Schedule) -> Option<&str> {
    match schedule {
        Rule::Offset(offset) => offset.anchor.as_ref().map(deadlines::rule::Anchor::as_str),
        Rule::BeforeEvent(event) | Rule::AfterEvent(event) => Some(event.anchor.as_str()),
        _ => None,
    }
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test may fail loudly")]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_parameter_in_braces_is_filled_in() {
        let template = json!({"kind": "offset", "n": "{term}", "unit": "working_day",
            "direction": "after", "anchor": "quarter_end"});
        assert_eq!(parameters_in(&template), BTreeSet::from(["term".to_owned()]));
        let values = BTreeMap::from([("term".to_owned(), ParameterValue::Number(20))]);
        let rule = read(&filled(&template, &values)).expect("a rule");
        assert_eq!(anchor_of(&rule), Some("quarter_end"));
        assert!(can_be_dated(&rule));
        assert!(read(&template).is_err(), "an unfilled template is no schedule");
    }

    #[test]
    fn a_misspelt_field_is_refused() {
        let written = json!({"kind": "deadline", "by": "2022-12-31", "inclusiv": true});
        assert_eq!(read(&written), Err("`inclusiv` belongs to no schedule of this kind".to_owned()));
    }
}
