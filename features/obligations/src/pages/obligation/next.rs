//! The reader's next step, as a form that works without scripts.

use askama::Template;
use web::look::{Field, Html, error_summary, html_of};

use super::compose::Composer;
use crate::pages::doing::SEEN;
use crate::state::State;
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
        let fine = if may.confirm && matches!(state, State::Submitted { .. }) { t.say("next-not-a-signature") } else { String::new() };
        Some(NextStep { title, words, actions: Vec::new(), form: html_of(&NextTemplate { errors, steps: &steps, seen_field: SEEN, seen: self.loaded.seen() }), fine })
    }

    fn steps(&self, state: State) -> Vec<Step> {
        let t = self.t;
        let may = self.loaded.may;
        let page = format!("/expectations/{}", self.loaded.subject());
        let mut steps = Vec::new();
        if may.confirm && (matches!(state, State::Submitted { .. }) || self.is_open_review()) {
            steps.push(Step {
                action: format!("{page}/confirm"),
                title: None,
                fields: vec![self.field(Field::date("accepted_on", t.say("field-accepted-on")).hint(t.say("field-accepted-on-hint")).optional())],
                button: t.say("next-accept"),
                main: true,
                folded: false,
                with_file: false,
            });
            steps.push(Step {
                action: format!("{page}/return"),
                title: Some(t.say("next-return")),
                fields: vec![self.field(Field::textarea("remark", t.say("field-remark"), 3))],
                button: t.say("next-return"),
                main: false,
                folded: self.refusals.of("remark").is_none(),
                with_file: false,
            });
        }
        if may.submit && state.can_be_submitted() {
            let is_counted = self.loaded.line.needed > 1;
            steps.push(Step {
                action: format!("{page}/{}", if is_counted { "count" } else { "submit" }),
                title: None,
                fields: self.submit_fields(),
                button: t.say(if is_counted { "next-count-button" } else { "next-submit-button" }),
                main: true,
                folded: false,
                with_file: true,
            });
        }
        if may.shift && state.can_be_submitted() {
            steps.push(Step {
                action: format!("{page}/shift"),
                title: Some(t.say("next-shift")),
                fields: vec![
                    self.field(Field::date("expected_on", t.say("field-expected-on")).hint(t.say("field-expected-on-hint"))),
                    self.field(Field::textarea("reason", t.say("field-reason"), 2)),
                ],
                button: t.say("next-shift-button"),
                main: false,
                folded: self.refusals.of("expected_on").or(self.refusals.of("reason")).is_none(),
                with_file: false,
            });
        }
        if may.waive && state.is_owed() && !matches!(state, State::Submitted { .. }) {
            steps.push(Step {
                action: format!("{page}/waive"),
                title: Some(t.say("next-waive")),
                fields: vec![self.field(Field::textarea("ground", t.say("field-ground"), 2))],
                button: t.say("next-waive-button"),
                main: false,
                folded: self.refusals.of("ground").is_none(),
                with_file: false,
            });
        }
        if may.remind && matches!(state, State::Missed { .. } | State::DueSoon { .. } | State::Returned { .. }) {
            steps.push(Step {
                action: format!("{page}/remind"),
                title: None,
                fields: Vec::new(),
                button: t.say("board-remind"),
                main: false,
                folded: false,
                with_file: false,
            });
        }
        steps.extend(self.retractions(&page));
        steps
    }

    fn is_open_review(&self) -> bool {
        self.loaded.whole.reviews.is_some() && self.loaded.line.counted_at.is_none() && self.loaded.line.waived_at.is_none()
    }

    fn submit_fields(&self) -> Vec<Html> {
        let t = self.t;
        let evidence = self.loaded.promise.evidence.in_language(t.lang().tag()).to_owned();
        vec![
            self.field(Field::file("file", t.say("field-file"), ".pdf,.docx,.xlsx,.odt,.ods,.png,.jpg,.jpeg,.txt,.csv,.sig,.p7s").hint(evidence).optional()),
            self.field(Field::text("link", t.say("field-link")).hint(t.say("field-link-hint")).optional()),
            self.field(Field::textarea("words", t.say("field-words"), 3).optional()),
            self.field(Field::date("happened_on", t.say("field-happened-on")).hint(t.say("field-happened-on-hint")).optional()),
        ]
    }

    /// One folded form for each act of the reader's side that can be called back.
    fn retractions(&self, page: &str) -> Vec<Step> {
        let t = self.t;
        let last = self.loaded.history.iter().rev().find(|row| {
            self.may_retract(row) && !self.loaded.history.iter().any(|one| one.retracts == Some(row.id))
        });
        last.map(|row| Step {
            action: format!("{page}/retract/{}", row.id),
            title: Some(t.say("next-retract")),
            fields: vec![self.field(Field::textarea("retract_reason", t.say("field-retract-reason"), 2))],
            button: t.say("next-retract-button"),
            main: false,
            folded: self.refusals.of("retract_reason").is_none(),
            with_file: false,
        })
        .into_iter()
        .collect()
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
