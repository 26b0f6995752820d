//! The reader's next step, as a form that works without scripts.

use askama::Template;
use web::look::{Field, Html, error_summary, html_of};

use super::compose::Composer;
use crate::pages::doing::SEEN;
use crate::state::State;
use crate::store::page::HistoryRow;
use crate::views::NextStep;

/// A form of the next step: its address, its fields and its button.
struct Step {
    action: String,
    title: Option<String>,
    fields: Vec<Html>,
    button: String,
    main: bool,
    folded: bool,
    with_file: bool,
}

#[derive(Template)]
#[template(path = "next.html")]
struct NextTemplate<'a> {
    errors: Html,
    steps: &'a [Step],
    seen_field: &'static str,
    seen: String,
}

impl Composer<'_> {
    /// What the reader can do now; `None` when there is nothing.
    pub(super) fn next(&self) -> Option<NextStep> {
        let state = self.state();
        let may = self.loaded.may;
        let steps = self.steps(state);
        if steps.is_empty() {
            return None;
        }
        let t = self.t;
        let review = self.loaded.reviews.iter().find_map(|(_, until, _)| *until);
        let (title, words) = match state {
            State::Submitted { .. } if may.confirm => {
                let title = match review {
                    Some(until) => t.with("next-check-until").s("day", t.day_month(until)).to_string(),
                    None => t.say("next-check"),
                };
                (title, t.say("next-check-words"))
            }
            State::Returned { .. } if may.submit => (t.say("next-mend"), t.say("next-mend-words")),
            _ if may.submit && self.loaded.line.needed > 1 => (t.say("next-count"), t.say("next-count-words")),
            _ if may.submit && state.can_be_submitted() => (t.say("next-submit"), t.say("next-submit-words")),
            _ => (t.say("next-other"), String::new()),
        };
        let labels: Vec<(&str, String)> = LABELS.iter().map(|(field, key)| (*field, t.say(key))).collect();
        let labels: Vec<(&str, &str)> = labels.iter().map(|(field, label)| (*field, label.as_str())).collect();
        let errors = if self.refusals.is_empty() { Html::default() } else { error_summary(t, self.refusals, &labels) };
        let fine = if may.confirm && matches!(state, State::Submitted { .. }) {
            t.say("next-not-a-signature")
        } else {
            String::new()
        };
        Some(NextStep {
            title,
            words,
            actions: Vec::new(),
            form: html_of(&NextTemplate { errors, steps: &steps, seen_field: SEEN, seen: self.loaded.seen() }),
            fine,
        })
    }

    fn steps(&self, state: State) -> Vec<Step> {
        let may = self.loaded.may;
        let page = format!("/expectations/{}", self.loaded.subject());
        let mut steps = Vec::new();
        if may.confirm && (matches!(state, State::Submitted { .. }) || self.is_open_review()) {
            steps.extend(self.word(&page));
        }
        if may.submit && state.can_be_submitted() {
            steps.push(self.submission(&page));
        }
        if may.shift && state.can_be_submitted() {
            let fields = vec![
                self.field(
                    Field::date("expected_on", self.t.say("field-expected-on"))
                        .hint(self.t.say("field-expected-on-hint")),
                ),
                self.field(Field::textarea("reason", self.t.say("field-reason"), 2)),
            ];
            steps.push(self.folded(
                format!("{page}/shift"),
                "next-shift",
                "next-shift-button",
                fields,
                &["expected_on", "reason"],
            ));
        }
        if may.waive && state.can_be_submitted() {
            let fields = vec![self.field(Field::textarea("ground", self.t.say("field-ground"), 2))];
            steps.push(self.folded(format!("{page}/waive"), "next-waive", "next-waive-button", fields, &["ground"]));
        }
        if may.remind && matches!(state, State::Missed { .. } | State::DueSoon { .. } | State::Returned { .. }) {
            let button = self.t.say("board-remind");
            let action = format!("/expectations/{}/remind", self.loaded.id);
            steps.push(Step {
                action,
                title: None,
                fields: Vec::new(),
                button,
                main: false,
                folded: false,
                with_file: false,
            });
        }
        steps.extend(self.retraction(&page));
        steps
    }

    /// Accept, or return with a remark.
    fn word(&self, page: &str) -> [Step; 2] {
        let t = self.t;
        let day =
            Field::date("accepted_on", t.say("field-accepted-on")).hint(t.say("field-accepted-on-hint")).optional();
        let accept = Step {
            action: format!("{page}/confirm"),
            title: None,
            fields: vec![self.field(day)],
            button: t.say("next-accept"),
            main: true,
            folded: false,
            with_file: false,
        };
        let remark = vec![self.field(Field::textarea("remark", t.say("field-remark"), 3))];
        [accept, self.folded(format!("{page}/return"), "next-return", "next-return", remark, &["remark"])]
    }

    fn submission(&self, page: &str) -> Step {
        let is_counted = self.loaded.line.needed > 1;
        Step {
            action: format!("{page}/{}", if is_counted { "count" } else { "submit" }),
            title: None,
            fields: self.submit_fields(),
            button: self.t.say(if is_counted { "next-count-button" } else { "next-submit-button" }),
            main: true,
            folded: false,
            with_file: true,
        }
    }

    /// A step that is folded away until it is looked for, or until one of its fields was refused.
    fn folded(&self, action: String, title: &str, button: &str, fields: Vec<Html>, names: &[&str]) -> Step {
        Step {
            action,
            title: Some(self.t.say(title)),
            fields,
            button: self.t.say(button),
            main: false,
            folded: names.iter().all(|name| self.refusals.of(name).is_none()),
            with_file: false,
        }
    }

    fn is_open_review(&self) -> bool {
        self.loaded.whole.reviews.is_some()
            && self.loaded.line.counted_at.is_none()
            && self.loaded.line.waived_at.is_none()
    }

    fn submit_fields(&self) -> Vec<Html> {
        let t = self.t;
        let evidence = self.loaded.promise.evidence.in_language(t.lang().tag()).to_owned();
        vec![
            self.field(
                Field::file(
                    "file",
                    t.say("field-file"),
                    ".pdf,.docx,.xlsx,.odt,.ods,.png,.jpg,.jpeg,.txt,.csv,.sig,.p7s",
                )
                .hint(evidence)
                .optional(),
            ),
            self.field(Field::text("link", t.say("field-link")).hint(t.say("field-link-hint")).optional()),
            self.field(Field::textarea("words", t.say("field-words"), 3).optional()),
            self.field(
                Field::date("happened_on", t.say("field-happened-on")).hint(t.say("field-happened-on-hint")).optional(),
            ),
        ]
    }

    /// Calling back the last standing act of the reader's side, or the event that started the clock.
    fn retraction(&self, page: &str) -> Option<Step> {
        let fields = vec![self.field(Field::textarea("retract_reason", self.t.say("field-retract-reason"), 2))];
        let stands = |row: &&HistoryRow| {
            self.may_retract(row) && self.loaded.history.iter().all(|one| one.retracts != Some(row.id))
        };
        if let Some(row) = self.loaded.history.iter().rev().find(stands) {
            let action = format!("{page}/retract/{}", row.id);
            return Some(self.folded(action, "next-retract", "next-retract-button", fields, &["retract_reason"]));
        }
        let event = self.loaded.event.filter(|_| self.loaded.may.retract && self.state().can_be_submitted())?;
        let action = format!("{page}/retract/{event}");
        Some(self.folded(action, "next-retract-event", "next-retract-button", fields, &["retract_reason"]))
    }

    fn field(&self, field: Field) -> Html {
        field.sent(self.form, self.refusals).html(self.t)
    }
}

/// The labels of the fields, for the summary of refusals.
const LABELS: [(&str, &str); 11] = [
    ("retract_reason", "field-retract-reason"),
    ("accepted_on", "field-accepted-on"),
    ("remark", "field-remark"),
    ("file", "field-file"),
    ("link", "field-link"),
    ("words", "field-words"),
    ("happened_on", "field-happened-on"),
    ("expected_on", "field-expected-on"),
    ("reason", "field-reason"),
    ("ground", "field-ground"),
    ("", "field-form"),
];
