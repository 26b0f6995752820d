//! What the tests share: reading tables and comparing a rule with a listed form.
#![allow(dead_code)]

use deadlines::{
    phrase::{Context, read},
    rule::{Recurrence, SchoolYear},
};
use jiff::civil::{Date, date};
use serde_json::Value;

/// The rows of a tab-separated table, its header left out. Fields may be quoted as in CSV.
pub fn rows(text: &str) -> Vec<Vec<String>> {
    text.lines()
        .skip(1)
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
        .map(|line| line.split('\t').map(unquote).collect())
        .collect()
}

fn unquote(field: &str) -> String {
    match field.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        Some(inner) => inner.replace("\"\"", "\""),
        None => field.to_owned(),
    }
}

/// A context written `year=2022 school_year=2022/2023 term=2020-02-14..2022-12-31`, also with `ctx_`.
pub fn context(notes: &str) -> Context {
    let mut context = Context::default();
    for word in notes.split([' ', ',', ';']) {
        let Some((name, value)) = word.split_once('=') else {
            continue;
        };
        match name.trim_start_matches("ctx_") {
            "year" => context.year = value.parse().ok(),
            "school_year" => context.school_year = value.parse::<SchoolYear>().ok(),
            "term" => {
                let (from, to) = value.split_once("..").unwrap_or((value, ""));
                context.term_from = from.parse().ok();
                context.term_to = to.parse().ok();
            }
            _ => {}
        }
    }
    context
}

/// The context of the document that a seed comes from.
pub fn document_context(seed: &str) -> Context {
    let mut context = Context::default();
    match seed {
        "001" => {
            context.year = Some(2022);
            context.term_to = Some(date(2022, 12, 31));
        }
        "002" => (context.term_from, context.term_to) = (Some(date(2020, 2, 14)), Some(date(2022, 12, 31))),
        "003" => (context.term_from, context.term_to) = (Some(date(2021, 9, 15)), Some(date(2024, 12, 30))),
        _ => {}
    }
    context
}

/// Reads a phrase and compares it; a difference is told in words.
pub fn compare(phrase: &str, listed: &Value, context: &Context) -> Result<(), String> {
    let reading = read(phrase, context).map_err(|refusal| refusal.to_string())?;
    let found = serde_json::to_value(&reading.rule).map_err(|error| error.to_string())?;
    differs(listed, &found, "")
        .map_or(Ok(()), |what| Err(format!("{phrase}\n  {what}\n  listed {listed}\n  found  {found}")))
}

/// The first listed field that carries meaning and does not match.
fn differs(listed: &Value, found: &Value, place: &str) -> Option<String> {
    let text = |value: &Value, name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
    let is_date = |value: &Value| value.as_str().is_some_and(|it| it.parse::<Date>().is_ok());
    for (name, value) in listed.as_object()? {
        let other = found.get(name).unwrap_or(&Value::Null);
        let mut differing = false;
        match name.as_str() {
            "kind" | "n" | "unit" | "direction" | "count" | "per" | "bound" | "period" | "period_offset" | "year"
            | "school_term" | "school_year" | "window" | "starts" | "open_ended" | "immediate" | "working_calendar"
            | "length" | "except" | "replaces" => {
                differing = value != other;
            }
            "date" | "by" | "from" | "to" | "until" | "dtstart" => {
                differing = (is_date(value) || value.is_null()) && value != other;
            }
            "rrule" => {
                let start = text(listed, "dtstart").or_else(|| text(found, "dtstart"));
                let (one, two) = (text(listed, "rrule")?, text(found, "rrule").unwrap_or_default());
                if expanded(&one, start.as_deref()) != expanded(&two, start.as_deref()) {
                    return Some(format!("{place}rrule: {one} ≠ {two}"));
                }
            }
            "list" => {
                let (one, two) = (value.as_array()?, other.as_array().cloned().unwrap_or_default());
                if one.len() != two.len() {
                    return Some(format!("{place}list: {value} ≠ {other}"));
                }
                for (one, two) in one.iter().zip(&two) {
                    let same = if one.is_object() { differs(one, two, "list.").is_none() } else { one == two };
                    if !same {
                        return Some(format!("{place}list: {one} ≠ {two}"));
                    }
                }
            }
            "also" => {
                let first = if value.is_array() { value.get(0)? } else { value };
                let second = if other.is_array() { other.get(0)? } else { other };
                if let Some(what) = differs(first, second, "also.") {
                    return Some(what);
                }
            }
            _ => {}
        }
        if differing {
            return Some(format!("{place}{name}: {value} ≠ {other}"));
        }
    }
    None
}

fn expanded(rrule: &str, start: Option<&str>) -> Option<Vec<Date>> {
    let rrule: Recurrence = rrule.parse().ok()?;
    let start = start.and_then(|it| it.parse().ok()).unwrap_or(date(2020, 1, 1));
    Some(rrule.expand(start, date(2029, 12, 31), 400))
}
