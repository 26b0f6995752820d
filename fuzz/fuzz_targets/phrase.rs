//! Any text is a phrase: it is read, turned into dates and explained without a panic, and what is read stays the
//! same when it is written down and read back.
#![no_main]

use deadlines::rule::Anchor;
use deadlines::occurrences::AnchorTime;
use deadlines::{Context, Rule, Situation, derive, explain, phrase};
use jiff::civil::date;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let context = Context {
        year: Some(2022),
        term_from: Some(date(2020, 2, 14)),
        term_to: Some(date(2022, 12, 31)),
        ..Context::default()
    };
    let Ok(reading) = phrase::read(text, &context) else { return };
    let written = serde_json_of(&reading.rule);
    let again: Rule = deadlines_from(&written);
    assert_eq!(again, reading.rule, "written as {written}");
    let mut situation = Situation {
        term_from: context.term_from,
        term_to: context.term_to,
        calendars: deadlines::Calendars::federal(),
        zone: Some("Asia/Novosibirsk".to_owned()),
        ..Situation::default()
    };
    for anchor in [Anchor::REQUEST_RECEIVED, Anchor::RECEIVED, Anchor::EVENT, Anchor::EFFECTIVE_DATE, Anchor::SIGNING] {
        situation.anchors.insert(Anchor::new(anchor), AnchorTime::On(date(2022, 2, 14)));
    }
    let derived = derive(&reading.rule, &situation);
    for due in derived.due.iter().take(50) {
        for step in &due.steps {
            let _ = (explain::russian(step), explain::english(step), step.source());
        }
    }
    for question in derived.open.iter().chain(&reading.open) {
        let _ = (question.russian(), question.english());
    }
});

fn serde_json_of(rule: &Rule) -> String {
    serde_json::to_string(rule).expect("a rule can be written")
}

fn deadlines_from(text: &str) -> Rule {
    serde_json::from_str(text).expect("what was written can be read")
}
