//! A faulty blueprint is refused with the place and the reason; the smallest one that holds together is read.

#![allow(clippy::expect_used, reason = "a test may fail loudly")]

use blueprints::{Blueprint, FaultKind};

const SMALLEST: &str = r#"
[blueprint]
key = "small"
version = 1
kind = "agreement"
title = { ru = "Договорённость", en = "Understanding" }
about = { ru = "Для двух школ.", en = "For two schools." }
features = ["obligations"]

[effect]
rule = "last_signature"
clause = "1"

[term]
clause = "1"
phrase = "до 31.12.2022"
schedule = { kind = "term", from = { event = "signing_last" }, to = "2022-12-31" }

[finances]
clauses = []
note = { ru = "Не платят.", en = "No payments." }

[counterparts]
note = { ru = "Не сказано.", en = "Not said." }

[confidentiality]
confidential = false
clauses = []
note = { ru = "Открыто.", en = "Open." }

[[role]]
key = "giver"
name = { ru = "Школа, которая помогает", en = "Helping school" }
word = { nominative = "Школа", genitive = "Школы", dative = "Школе", gender = "feminine", en = "School" }
defined_as = []
organisation_kinds = ["school"]
min = 1
max = 1

[[role]]
key = "taker"
name = { ru = "Школа, которой помогают", en = "Helped school" }
word = { nominative = "Лицей", genitive = "Лицея", dative = "Лицею", gender = "masculine", en = "Lyceum" }
defined_as = []
organisation_kinds = ["school"]
min = 1

[[parameter]]
key = "answer_term"
clause = "2"
label = { ru = "Срок ответа", en = "Term of the answer" }
question = { ru = "За сколько дней отвечают?", en = "Within how many days?" }
kind = "working_days"

[[clause]]
id = "1"
number = "1"
retelling = { ru = "До конца года.", en = "Until the end of the year." }
nature = "term"

[[clause]]
id = "2"
number = "2"
retelling = { ru = "Школа отвечает на вопросы.", en = "The school answers questions." }
nature = "duty"

[[obligation]]
key = "answer"
clause = "2"
name = { ru = "Ответы", en = "Answers" }
title = { ru = "Ответ {subject}", en = "Answer {subject}" }
obliged = ["giver"]
addressees = ["taker"]
schedule = { kind = "unspecified" }
schedule_when_set = { kind = "offset", n = "{answer_term}", unit = "working_day", direction = "after", anchor = "request_received" }
fulfilled_by = { kind = "confirmed_submission" }
evidence = { ru = "Ответ", en = "The answer" }
confirm = { by = ["taker"], quorum = "any", term = "answer_term" }

[obligation.anchor]
event = "request_received"
meaning = { ru = "получен вопрос", en = "the question arrived" }
opened_by = { act = "request.received" }
"#;

/// The faults of the smallest blueprint after replacing one piece of it.
fn faults(from: &str, to: &str) -> Vec<String> {
    assert!(SMALLEST.contains(from), "{from} is not in the blueprint");
    match Blueprint::parse(&SMALLEST.replace(from, to)) {
        Ok(_) => Vec::new(),
        Err(faults) => faults.iter().map(ToString::to_string).collect(),
    }
}

#[test]
fn the_smallest_blueprint_is_read() {
    assert_eq!(faults("", ""), Vec::<String>::new());
}

#[test]
fn references_must_lead_somewhere() {
    assert_eq!(
        faults("obliged = [\"giver\"]", "obliged = [\"donor\"]"),
        ["obligation answer: there is no role `donor`"]
    );
    assert_eq!(
        faults("n = \"{answer_term}\"", "n = \"{term}\""),
        [
            "obligation answer: there is no parameter `term`",
            "obligation answer: the schedule is not valid: invalid type: string \"{term}\", expected u32",
        ]
    );
    assert_eq!(
        faults("clause = \"2\"\nname", "clause = \"3\"\nname"),
        ["obligation answer: there is no clause `3`", "clause 2: the clause is a duty, and nothing carries it",]
    );
}

#[test]
fn a_duty_must_be_owed_and_come_to_a_date() {
    assert_eq!(faults("obliged = [\"giver\"]", "obliged = []"), ["obligation answer: nobody is obliged"]);
    assert_eq!(
        faults("obliged = [\"giver\"]", "obliged = [\"giver\", \"taker\"]"),
        ["obligation answer: `obliged_as` is for several obliged, and needed then"]
    );
    assert_eq!(
        faults(
            "schedule_when_set = { kind = \"offset\", n = \"{answer_term}\", unit = \"working_day\", direction = \"after\", anchor = \"request_received\" }\n",
            ""
        ),
        [
            "obligation answer: no date can come of it: it needs a schedule, a parameter, a named schedule or `kept_with`"
        ]
    );
    assert_eq!(
        faults("event = \"request_received\"", "event = \"letter_received\""),
        ["obligation answer: the schedule counts from `request_received`, which `anchor` does not explain"]
    );
}

#[test]
fn schedules_have_the_forms_of_the_schema() {
    let unknown = faults("schedule = { kind = \"unspecified\" }", "schedule = { kind = \"soon\" }");
    assert_eq!(unknown.len(), 1);
    assert!(unknown[0].contains("soon"), "{unknown:?}");
    let misspelt = faults("to = \"2022-12-31\"", "to = \"2022-12-31\", untill = \"2022-12-31\"");
    assert!(misspelt[0].contains("`untill` belongs to no schedule of this kind"), "{misspelt:?}");
}

#[test]
fn both_languages_are_full_and_titles_agree() {
    assert_eq!(
        faults("en = \"The answer\"", "en = \" \""),
        ["obligation answer: `evidence` is empty in Russian or in English"]
    );
    assert_eq!(
        faults("en = \"Answer {subject}\"", "en = \"Answer {period}\""),
        ["obligation answer: the title's placeholders are unknown or differ between the languages"]
    );
}

#[test]
fn a_title_with_a_placeholder_needs_a_name_without() {
    assert_eq!(
        faults("name = { ru = \"Ответы\", en = \"Answers\" }\n", ""),
        ["obligation answer: `name` is empty in Russian or in English"]
    );
}

#[test]
fn keys_are_unique_words() {
    assert_eq!(
        faults("key = \"taker\"", "key = \"giver\"").first().map(String::as_str),
        Some("role giver: the key is used twice")
    );
    assert_eq!(
        faults("key = \"small\"", "key = \"Small one\""),
        ["blueprint: `Small one` is no key: small Latin letters, digits and _ only"]
    );
}

#[test]
fn nobody_confirms_for_himself() {
    assert_eq!(
        faults("confirm = { by = [\"taker\"]", "confirm = { by = [\"giver\"]"),
        ["obligation answer: nobody but the obliged confirms it"]
    );
}

#[test]
fn what_is_no_blueprint_is_refused_with_its_place() {
    let refused = Blueprint::parse("[blueprint]\nkey = \"a\"\ncolour = 1\n").expect_err("refused");
    assert_eq!(refused.len(), 1);
    assert_eq!(refused[0].place, "line 3, column 1");
    assert!(matches!(&refused[0].kind, FaultKind::Unreadable(why) if why.contains("colour")));
    let reason = refused[0].reason();
    assert!(reason.ru.starts_with("не читается"), "{}", reason.ru);
}
