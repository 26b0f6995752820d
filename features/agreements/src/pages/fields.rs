//! The blueprint's fields on a form: number, place, date and words that the text leaves blank.

use std::collections::BTreeMap;

use blueprints::{Blueprint, FieldKind};
use i18n::Speaker;
use jiff::civil::Date;
use web::form::Reader;
use web::look::{Field, Html};
use web::{Form, Refusals};

/// The longest value of a field, in letters.
const LONGEST: usize = 400;

/// What the fields say.
#[derive(Debug, Clone, Default)]
pub struct Stated {
    /// Registration number.
    pub number: Option<String>,
    /// Where it is signed.
    pub place: Option<String>,
    /// The document's date.
    pub dated_on: Option<Date>,
    /// Every field that has a value.
    pub fields: BTreeMap<String, String>,
}

/// Whether a form asks for it; files are attached elsewhere.
pub fn is_asked(kind: FieldKind) -> bool {
    matches!(kind, FieldKind::Text | FieldKind::DocumentNumber | FieldKind::Date | FieldKind::Place)
}

/// The name of a field in a form.
pub fn name(key: &str) -> String {
    format!("field_{key}")
}

/// Reads the fields.
pub fn read(reader: &mut Reader<'_>, blueprint: &Blueprint) -> Stated {
    let mut stated = Stated::default();
    for field in blueprint.fields.iter().filter(|field| is_asked(field.kind)) {
        let name = name(&field.key);
        if field.kind == FieldKind::Date {
            let day = reader.optional_date(&name);
            stated.dated_on = stated.dated_on.or(day);
            stated.fields.extend(day.map(|day| (field.key.clone(), day.to_string())));
            continue;
        }
        let value = reader.optional_text(&name, LONGEST);
        match field.kind {
            FieldKind::DocumentNumber if stated.number.is_none() => stated.number.clone_from(&value),
            FieldKind::Place if stated.place.is_none() => stated.place.clone_from(&value),
            _ => {}
        }
        stated.fields.extend(value.map(|value| (field.key.clone(), value)));
    }
    stated
}

/// The fields with their labels, for the summary of what was refused.
pub fn widgets(
    t: &Speaker,
    blueprint: &Blueprint,
    form: &Form,
    refusals: &Refusals,
) -> (Vec<Html>, Vec<(String, String)>) {
    let asked = blueprint.fields.iter().filter(|field| is_asked(field.kind));
    asked
        .map(|field| {
            let (name, label) = (name(&field.key), t.bind(field.label.in_language(t.lang().tag())));
            let widget = match field.kind {
                FieldKind::Date => Field::date(&name, label.clone()),
                _ => Field::text(&name, label.clone()),
            };
            let widget = if field.blocks_signing { widget.hint(t.say("make-needed-to-sign")) } else { widget };
            (widget.optional().sent(form, refusals).html(t), (name, label))
        })
        .unzip()
}
