//! What happened to the expectation, as the page tells it.

use jiff::tz::TimeZone;
use permit::zone_by_name;
use web::look::Tone;

use super::compose::Composer;
use crate::model::{EvidenceKind, acts};
use crate::pages::retract::may_be_retracted;
use crate::state::State;
use crate::store::page::HistoryRow;
use crate::store::redate::Moved;
use crate::views::{ActKind, ActLine, FileLine, Mark};

/// How an act's kind is told: its sign and the key of its words.
fn told(kind: &str) -> Option<(ActKind, &'static str)> {
    const TOLD: [(db::ActKind, ActKind, &str); 8] = [
        (acts::SUBMITTED, ActKind::Submitted, "act-submitted"),
        (acts::RETURNED, ActKind::Returned, "act-returned"),
        (acts::CONFIRMED, ActKind::Confirmed, "act-confirmed"),
        (acts::COUNTED, ActKind::Submitted, "act-counted"),
        (acts::WAIVED, ActKind::Waived, "act-waived"),
        (acts::SHIFTED, ActKind::Noted, "act-shifted"),
        (acts::REMINDED, ActKind::Noted, "act-reminded"),
        (acts::RETRACTED, ActKind::Retracted, "act-retracted"),
    ];
    TOLD.into_iter().find(|(one, _, _)| one.as_str() == kind).map(|(_, sign, key)| (sign, key))
}

impl Composer<'_> {
    /// The history, oldest first, with what is still awaited at its end.
    pub(super) fn acts(&self) -> Vec<ActLine> {
        let zone = zone_by_name(&self.loaded.line.zone);
        let mut lines = Vec::new();
        if let Some(day) = self
            .loaded
            .whole
            .anchor_on
            .filter(|_| self.loaded.whole.reviews.is_none() && self.loaded.line.reviews.is_none())
        {
            lines.push(ActLine {
                day,
                time: None,
                kind: ActKind::Received,
                title: self.anchor_words(),
                who: self.loaded.whole.subject.clone().unwrap_or_default(),
                said: None,
                files: Vec::new(),
                is_retracted: false,
                action: None,
            });
        }
        lines.extend(self.loaded.history.iter().filter_map(|row| self.line(row, &zone)));
        lines.extend(self.loaded.moves.iter().map(|moved| self.moved(moved, &zone)));
        lines.sort_by_key(|line| (line.day, line.time));
        lines.extend(self.awaited());
        lines
    }

    /// «Срок перенесён по календарю: был 10 января, стал 12 января».
    fn moved(&self, moved: &Moved, zone: &TimeZone) -> ActLine {
        let at = moved.moved_at.to_zoned(zone.clone());
        let was = moved.old_due_on.map_or_else(|| self.t.say("board-no-date"), |day| self.t.date_dots(day));
        ActLine {
            day: at.date(),
            time: Some(at.time()),
            kind: ActKind::Noted,
            title: self.t.with("act-redated").s("was", was).s("now", self.t.date_dots(moved.new_due_on)).to_string(),
            who: self.t.with("act-redated-by").s("calendar", &moved.new_calendar).to_string(),
            said: None,
            files: Vec::new(),
            is_retracted: false,
            action: None,
        }
    }

    fn anchor_words(&self) -> String {
        match &self.loaded.promise.anchor {
            Some(anchor) => {
                let words = anchor.meaning.in_language(self.t.lang().tag());
                let mut letters = words.chars();
                letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
            }
            None => self.t.say("act-anchor"),
        }
    }

    fn line(&self, row: &HistoryRow, zone: &TimeZone) -> Option<ActLine> {
        let (kind, key) = told(&row.kind)?;
        let at = row.recorded_at.to_zoned(zone.clone());
        let is_retracted = self.loaded.history.iter().any(|one| one.retracts == Some(row.id));
        let mut title = self.t.say(key);
        if kind == ActKind::Submitted && row.happened_on != at.date() {
            title = self.t.with("act-stated").s("title", title).s("day", self.t.day_month(row.happened_on)).to_string();
        }
        Some(ActLine {
            day: at.date(),
            time: Some(at.time()),
            kind,
            title,
            who: self.who_acted(row),
            said: row.words.clone(),
            files: self.files(row),
            is_retracted,
            action: None,
        })
    }

    /// Whether the reader's side may call this act back.
    pub(super) fn may_retract(&self, row: &HistoryRow) -> bool {
        self.loaded.may.retract && may_be_retracted(&row.kind, row.on_behalf_of, row.actor, &self.loaded.sides)
    }

    fn who_acted(&self, row: &HistoryRow) -> String {
        let organisation = row.on_behalf_of.map(|id| {
            let known = self.loaded.scene.cast.organisation(id);
            if known.is_empty() { self.t.say("act-other-organisation") } else { known }
        });
        let person = row.actor.and_then(|person| self.loaded.people.get(&person).cloned());
        match (organisation, person) {
            (Some(organisation), Some(person)) => format!("{organisation}, {person}"),
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => self.t.say("act-by-system"),
        }
    }

    fn files(&self, row: &HistoryRow) -> Vec<FileLine> {
        let page = format!("/expectations/{}", self.loaded.subject());
        self.loaded
            .evidence
            .iter()
            .filter(|one| one.act_id == row.id)
            .map(|one| FileLine {
                name: one.name.clone(),
                bytes: one.size.and_then(|size| u64::try_from(size).ok()),
                href: match (one.kind, &one.link) {
                    (EvidenceKind::Link, Some(link)) => link.clone(),
                    _ => format!("{page}/evidence/{}", one.id),
                },
            })
            .collect()
    }

    /// What is still to happen: the addressee's word, or the last day that passed with nothing.
    fn awaited(&self) -> Vec<ActLine> {
        let expected = |day, kind, title: String, who: String| ActLine {
            day,
            time: None,
            kind,
            title,
            who,
            said: None,
            files: Vec::new(),
            is_retracted: false,
            action: None,
        };
        match self.state() {
            State::Missed { .. } => {
                let day = self.loaded.line.due_on.unwrap_or(self.today);
                vec![expected(day, ActKind::Missed, self.t.say("act-missed"), String::new())]
            }
            State::Submitted { .. } => self
                .loaded
                .reviews
                .iter()
                .map(|(_, until, organisation)| {
                    let who = self.loaded.scene.cast.organisation(*organisation);
                    match until {
                        Some(day) => {
                            let title = self.t.with("act-word-awaited").s("who", who).to_string();
                            expected(*day, ActKind::Expected, title, self.t.say("act-word-brings"))
                        }
                        None => {
                            let title = self.t.with("act-word-awaited-undated").s("who", who).to_string();
                            expected(self.today, ActKind::Noted, title, self.t.say("act-word-brings"))
                        }
                    }
                })
                .collect(),
            _ => Vec::new(),
        }
    }

    /// The word under a day of the strip.
    pub(super) fn mark(&self, row: &HistoryRow, zone: &TimeZone) -> Option<Mark> {
        let date = row.recorded_at.to_zoned(zone.clone()).date();
        let (key, tone) = match told(&row.kind)?.0 {
            ActKind::Submitted => ("page-mark-submitted", Tone::Calm),
            ActKind::Returned => ("page-mark-returned", Tone::Help),
            ActKind::Confirmed => ("page-mark-confirmed", Tone::Good),
            _ => return None,
        };
        Some(Mark { date, words: self.t.say(key), tone })
    }
}
