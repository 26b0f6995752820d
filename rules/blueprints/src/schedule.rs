//! Schedules of the blueprint: their form, the parameters they leave open, and how they are filled in.

use std::collections::{BTreeMap, BTreeSet};

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

/// The schedule with every parameter replaced by its value.
///
/// # Errors
/// The parameters that have no value yet.
pub fn filled(
    template: &Value,
    values: &BTreeMap<String, ParameterValue>,
) -> Result<Schedule, BTreeSet<String>> {
    let missing: BTreeSet<String> = parameters_in(template)
        .into_iter()
        .filter(|key| !values.contains_key(key))
        .collect();
    if missing.is_empty() {
        Ok(replaced(template, values))
    } else {
        Err(missing)
    }
}

fn replaced(value: &Value, values: &BTreeMap<String, ParameterValue>) -> Value {
    match value {
        Value::String(words) => match parameter_of(words).and_then(|key| values.get(key)) {
            Some(ParameterValue::Number(number)) => Value::from(*number),
            Some(ParameterValue::Date(date)) => Value::from(date.to_string()),
            None => value.clone(),
        },
        Value::Array(items) => items.iter().map(|item| replaced(item, values)).collect(),
        Value::Object(fields) => fields
            .iter()
            .map(|(name, field)| (name.clone(), replaced(field, values)))
            .collect::<serde_json::Map<_, _>>()
            .into(),
        other => other.clone(),
    }
}

/// Kinds from which a due date can come without asking anybody.
const DATED: [&str; 10] = [
    "date",
    "deadline",
    "range",
    "dates",
    "rrule",
    "frequency",
    "offset",
    "before_event",
    "throughout",
    "term",
];

/// Kinds that never give a date by themselves.
const UNDATED: [&str; 8] = [
    "after_event",
    "as_scheduled",
    "as_agreed",
    "on_request",
    "as_needed",
    "continuous",
    "unspecified",
    "none",
];

/// Why the schedule is no form of `deadlines_schema.md`; nothing when it is one.
#[must_use]
pub fn fault_of(schedule: &Schedule) -> Option<String> {
    let kind = schedule.get("kind").and_then(Value::as_str);
    let known = kind.is_some_and(|kind| DATED.contains(&kind) || UNDATED.contains(&kind));
    (!known).then(|| format!("kind {kind:?}"))
}

/// Whether a due date comes of the schedule without asking anybody, at the latest when its event happens.
#[must_use]
pub fn can_be_dated(schedule: &Schedule) -> bool {
    schedule
        .get("kind")
        .and_then(Value::as_str)
        .is_some_and(|kind| DATED.contains(&kind))
}

/// The event the schedule counts from, if it counts from one.
#[must_use]
pub fn anchor_of(schedule: &Schedule) -> Option<&str> {
    schedule.get("anchor").and_then(Value::as_str)
}
