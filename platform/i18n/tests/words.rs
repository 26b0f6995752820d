//! The texts as a feature sees them: built, checked, spoken.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use i18n::{Fault, Html, Lang, Source, Speaker, Texts, usage};

const RU: &str = "
board-title = Кто кому что должен, и что горит?
owed = { $who } { $count ->
    [one] должен { $count } документ
    [few] должен { $count } документа
   *[many] должен { $count } документов
}
overdue = **{ $count }** просрочено
";
const EN: &str = "
board-title = Who owes what to whom, and what is on fire?
owed = { $who } { $count ->
    [one] owes { $count } document
   *[other] owes { $count } documents
}
overdue = **{ $count }** overdue
";

fn speaker(lang: Lang) -> Speaker {
    Texts::build(&[Source { name: "board", ru: RU, en: EN }]).unwrap().speaker(lang)
}

#[test]
fn words_take_the_plural_of_their_language() {
    let ru = speaker(Lang::Ru);
    let say = |count: i64| ru.with("owed").n("count", count).s("who", "город").to_string().replace('\u{a0}', " ");
    assert_eq!(say(1), "город должен 1 документ");
    assert_eq!(say(3), "город должен 3 документа");
    assert_eq!(say(11), "город должен 11 документов");
    assert_eq!(say(21), "город должен 21 документ");
    assert_eq!(
        speaker(Lang::En).with("owed").n("count", 1_usize).s("who", "city").to_string(),
        "city owes 1\u{a0}document"
    );
    assert!(ru.missing().is_empty());
}

#[test]
fn bold_marks_become_html_and_names_stay_text() {
    assert_eq!(speaker(Lang::Ru).with("overdue").n("count", 2).rich().as_str(), "<b>2</b>\u{a0}просрочено");
    let name = speaker(Lang::Ru).with("owed").n("count", 2).s("who", "<script>").rich();
    assert!(name.as_str().starts_with("&lt;script&gt;"));
    assert_eq!(Html::text("<b>").to_string(), "&lt;b&gt;");
}

#[test]
fn a_missing_key_is_shown_and_remembered() {
    let ru = speaker(Lang::Ru);
    assert_eq!(ru.say("no-such"), "⟦no-such⟧");
    let _ = ru.with("owed").n("count", 1).to_string();
    assert_eq!(ru.missing().len(), 2, "{:?}", ru.missing());
}

#[test]
fn every_fault_is_found_at_once() {
    let faults = Texts::build(&[
        Source {
            name: "one",
            ru: "a = а\nb = { $x }\nc = в\ne = { NUMBER($x) }\n",
            en: "a = a\nb = { $y }\ne = { $x }\n",
        },
        Source { name: "two", ru: "a = ещё раз\n", en: "d = d\n" },
        Source { name: "three", ru: "это не Fluent\n", en: "" },
    ])
    .unwrap_err();
    let has = |wanted: &dyn Fn(&Fault) -> bool| assert!(faults.iter().any(wanted), "{faults:#?}");
    has(&|f| matches!(f, Fault::Twice { key, lang: Lang::Ru, .. } if key == "a"));
    has(&|f| matches!(f, Fault::Variables { key, .. } if key == "b"));
    has(&|f| matches!(f, Fault::OneLanguage { key, lacks: Lang::En, .. } if key == "c"));
    has(&|f| matches!(f, Fault::OneLanguage { key, lacks: Lang::Ru, .. } if key == "d"));
    has(&|f| matches!(f, Fault::Mention { mentioned, .. } if mentioned == "NUMBER()"));
    has(&|f| matches!(f, Fault::Syntax { source, .. } if source == "three"));
    assert!(faults.iter().all(|fault| !fault.to_string().is_empty()));
}

#[test]
fn usage_finds_unknown_and_unused_keys() {
    let page = r#"<h1 class="x">{{ t.say("board-title") }}</h1>{{ t.with("owd").n("count", 1) }}"#;
    let found = usage(&[Source { name: "board", ru: RU, en: EN }], &[("board.html", page)]);
    assert_eq!(found.unknown, ["board.html: owd"]);
    assert_eq!(found.unused, ["overdue", "owed"]);
}
