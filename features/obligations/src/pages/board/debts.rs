//! A promise as a line of the board: who owes it to whom, by when, how it stands, and what the reader can do.

use agreements::PartyId;
use jiff::civil::Date;

use super::Composer;
use crate::state::State;
use crate::store::board::{Line, Undated};
use crate::views::{Action, Debt, Due, LaneKind, Link};
use crate::words;

impl Composer<'_> {
    pub(super) fn names(&self, parties: &[PartyId]) -> String {
        let cast = &self.loaded.scene.cast;
        self.t.list(&parties.iter().map(|party| cast.short(*party, self.t.lang())).collect::<Vec<_>>())
    }

    pub(super) fn debt(&self, line: &Line, kind: LaneKind) -> Debt {
        let (t, cast) = (self.t, &self.loaded.scene.cast);
        let lang = t.lang();
        let due = match line.due_on {
            Some(day) => Due::On { day, note: self.due_note(line, day, kind) },
            None => Due::Never { note: t.say("board-no-date") },
        };
        let performer = cast.organisation(line.performer_organisation_id);
        Debt {
            title: t.bind(line.title(lang)),
            href: format!("/expectations/{}", line.id),
            clause: Link::new(line.citation(lang), format!("/agreements/{}#{}", line.agreement_id, line.clause_key)),
            about: line.project(lang).map(str::to_owned).unwrap_or_default(),
            line: if kind == LaneKind::Later {
                String::new()
            } else {
                t.with("board-performs").s("who", performer).to_string()
            },
            from: self.names(&self.owing(line)),
            to: self.to_whom(&self.owing(line)),
            // What simply runs needs no word beside its date.
            chip: (kind != LaneKind::Later || line.needed > 1).then(|| words::chip(t, line, self.now)),
            action: self.action(line, kind),
            due,
            warning: self.warning(line),
        }
    }

    fn to_whom(&self, owing: &[PartyId]) -> String {
        let cast = &self.loaded.scene.cast;
        let mut others = cast.signing().filter(|party| !owing.contains(&party.id));
        match (others.next(), others.next()) {
            (Some(only), None) => cast.dative(only.id, self.t.lang()),
            _ => self.t.say("board-to-others"),
        }
    }

    fn due_note(&self, line: &Line, day: Date, kind: LaneKind) -> String {
        if kind == LaneKind::Waiting {
            let review = self.loaded.lines.iter().find(|one| one.reviews == Some(line.id) && one.counted_at.is_none());
            return match review.and_then(|review| review.due_on) {
                Some(until) => self.t.with("board-word-until").s("day", self.t.day_month(until)).to_string(),
                None => self.t.say("board-word-awaited"),
            };
        }
        match line.expected_on {
            Some(expected) => self.t.with("board-expected").s("day", self.t.day_month(expected)).to_string(),
            None => self.t.near(day, self.today),
        }
    }

    fn warning(&self, line: &Line) -> Option<String> {
        if matches!(line.state(self.now), State::Early) {
            return Some(self.t.say("board-early"));
        }
        let warnings: Vec<deadlines::occurrences::Warning> =
            serde_json::from_value(line.warnings.clone()).unwrap_or_default();
        let english = self.t.lang() == i18n::Lang::En;
        // How far a calendar may be trusted is told on the obligation's own page.
        let told = warnings
            .iter()
            .find(|warning| !matches!(warning, deadlines::occurrences::Warning::CalendarOneSource { .. }));
        told.map(|warning| {
            if english {
                deadlines::explain::warning_in_english(warning)
            } else {
                deadlines::explain::warning_in_russian(warning)
            }
        })
    }

    fn action(&self, line: &Line, kind: LaneKind) -> Option<Action> {
        let mine = self.owing(line).iter().any(|party| self.loaded.scene.is_mine(*party));
        let may_act = self.loaded.scene.may_act;
        let page = format!("/expectations/{}", line.id);
        match kind {
            LaneKind::Late if mine && may_act => {
                Some(Action::open(self.t.say("board-do"), format!("{page}#next")).first())
            }
            LaneKind::Week if mine && may_act => Some(Action::open(self.t.say("board-do"), format!("{page}#next"))),
            LaneKind::Late if may_act && !mine => {
                Some(Action::send(self.t.say("board-remind"), format!("{page}/remind"), Vec::new()))
            }
            LaneKind::Waiting if may_act && !mine => {
                Some(Action::open(self.t.say("board-check"), format!("{page}#next")).asked())
            }
            LaneKind::Waiting | LaneKind::Week | LaneKind::Late => Some(Action::open(self.t.say("board-open"), page)),
            LaneKind::Later | LaneKind::Undated | LaneKind::BeforeTracking => None,
        }
    }

    pub(super) fn undated_debt(&self, promise: &Undated) -> Option<Debt> {
        let spec = crate::store::make::read_spec(&promise.spec).ok()?;
        let owing = self.owing_promise(promise.id, promise.obliged_party_id);
        let (t, lang) = (self.t, self.t.lang());
        let blueprint = self.loaded.blueprint.as_ref();
        let questions =
            words::open_questions(t, &promise.open, blueprint.map_or(&[], |blueprint| &blueprint.parameters));
        let awaits_event = promise.by_event;
        let question = match questions.first() {
            Some(question) => question.clone(),
            None if awaits_event => t.say("board-awaits-event"),
            None => t.say("board-no-date"),
        };
        let title = spec.name().in_language(lang.tag());
        let agreement = self.loaded.scene.agreement.id;
        let action = self.undated_action(promise, &spec, awaits_event);
        let citation = if lang == i18n::Lang::En { &promise.citation_en } else { &promise.citation_ru };
        Some(Debt {
            title: t.bind(title),
            href: format!("/agreements/{agreement}#{}", spec.clause),
            clause: Link::new(citation.clone(), format!("/agreements/{agreement}#{}", spec.clause)),
            about: question,
            line: t
                .with("board-performs")
                .s("who", self.loaded.scene.cast.organisation(promise.performer_organisation_id))
                .to_string(),
            from: self.names(&owing),
            to: self.to_whom(&owing),
            chip: None,
            action,
            due: Due::Never { note: if awaits_event { t.say("board-awaits") } else { t.say("board-no-date") } },
            warning: None,
        })
    }

    fn undated_action(&self, promise: &Undated, spec: &blueprints::Obligation, awaits_event: bool) -> Option<Action> {
        let agreement = format!("/agreements/{}", self.loaded.scene.agreement.id);
        let offer = |words: &str, href: String| Some(Action::open(self.t.say(words), href));
        let may_watch = self.loaded.may_watch;
        let waits_for_term = promise
            .open
            .get("missing")
            .and_then(|missing| missing.as_array())
            .is_some_and(|missing| !missing.is_empty());
        match &spec.waits_for {
            Some(key) if may_watch => offer("board-attach-schedule", format!("{agreement}/schedules/{key}")),
            None if may_watch && waits_for_term => offer("board-settle", format!("{agreement}/parameters")),
            None if awaits_event && self.loaded.scene.may_act => {
                offer("board-record-event", format!("/obligations/{}/event", promise.id))
            }
            _ => None,
        }
    }
}
