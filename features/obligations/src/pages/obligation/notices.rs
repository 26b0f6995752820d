//! What has to be known before anything else: an odd date, an open question, what somebody did meanwhile.

use deadlines::occurrences::Warning;
use i18n::Lang;
use web::look::Tone;

use super::compose::Composer;
use crate::state::State;
use crate::views::Notice;
use crate::words;

impl Composer<'_> {
    pub(super) fn notices(&self) -> Vec<Notice> {
        let (t, loaded) = (self.t, self.loaded);
        let mut notices = Vec::new();
        let mut add =
            |tone: Tone, title: String, words: String| notices.push(Notice { tone, title, words, link: None });
        if self.is_overtaken {
            add(Tone::Help, t.say("page-overtaken-title"), self.what_happened());
        }
        match self.state() {
            State::Early => add(Tone::Help, t.say("page-early-title"), self.early_words()),
            State::BeforeTracking => add(Tone::Calm, t.say("page-before-title"), t.say("page-before-words")),
            _ => {}
        }
        let warnings: Vec<Warning> = serde_json::from_value(loaded.whole.warnings.clone()).unwrap_or_default();
        // How far the calendar may be trusted stands in the small print beside its version.
        for warning in warnings.iter().filter(|warning| !matches!(warning, Warning::CalendarOneSource { .. })) {
            let words = if t.lang() == Lang::En {
                deadlines::explain::warning_in_english(warning)
            } else {
                deadlines::explain::warning_in_russian(warning)
            };
            add(Tone::Help, t.say("page-warning-title"), words);
        }
        for question in words::open_questions(t, &loaded.whole.open, &[]) {
            add(Tone::Calm, t.say("page-open-title"), question);
        }
        let note = loaded.promise.note.as_ref().map(|note| note.in_language(t.lang().tag()).to_owned());
        if let Some(note) = note {
            add(Tone::Calm, t.say("page-note-title"), note);
        }
        let apart = loaded.promise.fan_out.as_ref().map(|fan| fan.note.in_language(t.lang().tag()).to_owned());
        if let Some(note) = apart {
            add(Tone::Calm, t.say("page-apart-title"), note);
        }
        for kept in &loaded.kept_here {
            let citation = if t.lang() == Lang::En { &kept.citation.1 } else { &kept.citation.0 };
            let name = kept.promise.name().in_language(t.lang().tag());
            let evidence = kept.promise.evidence.in_language(t.lang().tag());
            let words =
                t.with("page-kept-words").s("clause", citation).s("name", name).s("evidence", evidence).to_string();
            add(Tone::Calm, t.say("page-kept-title"), words);
        }
        if !loaded.promise.inferred.is_empty() {
            add(Tone::Calm, t.say("page-inferred-title"), t.say("page-inferred-words"));
        }
        notices
    }

    /// «Принято: Министерство, О. Орлов, 20 октября в 12:05».
    fn what_happened(&self) -> String {
        let zone = &self.loaded.home;
        let last = self.acts().into_iter().rev().find(|act| act.time.is_some());
        let moment = self.loaded.history.last().map(|row| self.t.moment(row.recorded_at, zone));
        match (last, moment) {
            (Some(act), Some(moment)) => self
                .t
                .with("page-overtaken-words")
                .s("what", act.title)
                .s("who", act.who)
                .s("moment", moment)
                .to_string(),
            _ => self.t.say("page-overtaken-now"),
        }
    }

    fn early_words(&self) -> String {
        let days = self.loaded.line.due_on.zip(self.loaded.scene.agreement.effective_on);
        days.map_or_else(String::new, |(due, signed)| {
            let (due, signed) = (self.t.date_dots(due), self.t.date_dots(signed));
            self.t.with("page-early-words").s("due", due).s("signed", signed).to_string()
        })
    }
}
