//! From rows to the view of one expectation's page.

use deadlines::occurrences::{Step as DerivedStep, Warning};
use deadlines::rule::{Direction, Rule, Unit};
use i18n::{Lang, Speaker};
use jiff::Timestamp;
use jiff::civil::Date;
use permit::zone_by_name;
use web::look::Tone;
use web::{Form, Refusals};

use super::Loaded;
use crate::state::State;
use crate::store::board::Line;
use crate::views::{
    Action, Chip, Day, DayKind, DependsLine, Foot, Link, Mark, ObligationView, Promise, Series, SeriesLine, Square,
    Step, Strip, Undated, Who, Why,
};
use crate::words;

/// Composes the view.
pub struct Composer<'a> {
    /// Who speaks.
    pub t: &'a Speaker,
    /// The moment.
    pub now: Timestamp,
    /// The reader's day.
    pub today: Date,
    /// The rows.
    pub loaded: &'a Loaded,
    /// What was typed.
    pub form: &'a Form,
    /// What was refused.
    pub refusals: &'a Refusals,
    /// Whether somebody was faster than the one who sent the form.
    pub is_overtaken: bool,
}

impl Composer<'_> {
    /// The whole page.
    pub fn view(&self) -> ObligationView {
        let (t, loaded) = (self.t, self.loaded);
        let agreement = &loaded.scene.agreement;
        let board = format!("/agreements/{}/board", agreement.id);
        let citation = loaded.line.citation(t.lang()).to_owned();
        ObligationView {
            title: loaded.line.title(t.lang()).to_owned(),
            today: self.today,
            crumbs: vec![
                Link::new(t.say("nav-board"), board),
                Link::new(words::agreement_name(t, agreement), format!("/agreements/{}", agreement.id)),
            ],
            eyebrow: format!("{citation} · {}", loaded.line.title(t.lang())),
            summary: self.summary(),
            notices: self.notices(),
            promise: self.promise(&citation),
            why: self.why(),
            proof_lead: t.say(if loaded.promise.confirm.is_some() {
                "page-proof-confirmed"
            } else {
                "page-proof-plain"
            }),
            acts: self.acts(),
            next: self.next(),
            who: self.who(),
            depends: self.depends(),
            series: self.series(),
            foot: Foot {
                note: t.say("page-foot"),
                links: vec![Link::new(t.say("page-all-obligations"), format!("/agreements/{}/board", agreement.id))],
            },
        }
    }

    /// Where it stands.
    pub fn state(&self) -> State {
        self.loaded.line.state(self.now)
    }

    fn summary(&self) -> Vec<Chip> {
        let (t, line) = (self.t, &self.loaded.line);
        let zone = zone_by_name(&line.zone);
        let day_of = |at: Timestamp| t.day_month(at.to_zoned(zone.clone()).date());
        let mut said = Vec::new();
        match line.due_on {
            Some(day) => {
                let near = t.near(day, self.today);
                said.push(Chip::new(
                    Tone::Calm,
                    t.with("page-sum-due").s("day", t.day_month(day)).s("near", near).to_string(),
                ));
            }
            None => said.push(Chip::new(Tone::Calm, t.say("page-sum-undated"))),
        }
        match self.state() {
            State::Missed { days } => {
                said.push(Chip::new(Tone::Alarm, t.with("page-sum-missed").n("days", days).to_string()))
            }
            State::Submitted { at, .. } => {
                said.push(Chip::new(Tone::Calm, t.with("page-sum-submitted").s("day", day_of(at)).to_string()));
                let key = if self.loaded.may.confirm { "page-sum-your-word" } else { "page-sum-their-word" };
                said.push(Chip::new(Tone::Calm, t.say(key)));
            }
            State::Returned { at, .. } => {
                said.push(Chip::new(Tone::Alarm, t.with("page-sum-returned").s("day", day_of(at)).to_string()))
            }
            State::Met { at } => {
                said.push(Chip::new(Tone::Calm, t.with("page-sum-met").s("day", day_of(at)).to_string()))
            }
            State::MetLate { at, days } => {
                said.push(Chip::new(
                    Tone::Calm,
                    t.with("page-sum-met-late").s("day", day_of(at)).n("days", days).to_string(),
                ));
            }
            State::Waived { at } => {
                said.push(Chip::new(Tone::Calm, t.with("page-sum-waived").s("day", day_of(at)).to_string()))
            }
            _ if line.needed > 1 => {
                said.push(Chip::new(
                    Tone::Calm,
                    t.with("page-sum-count").n("done", line.done).n("needed", line.needed).to_string(),
                ));
            }
            _ => {}
        }
        if let Some(expected) = line.expected_on {
            said.push(Chip::new(Tone::Calm, t.with("page-sum-expected").s("day", t.day_month(expected)).to_string()));
        }
        said
    }

    fn promise(&self, citation: &str) -> Promise {
        let (t, loaded) = (self.t, self.loaded);
        let english = t.lang() == Lang::En;
        let text =
            loaded.clause.as_ref().map(|clause| if english { &clause.retelling_en } else { &clause.retelling_ru });
        Promise {
            clause: citation.to_owned(),
            text: t.bind(text.cloned().unwrap_or_default()),
            is_quotation: false,
            source_href: Some(format!("/agreements/{}#{}", loaded.whole.agreement_id, loaded.whole.clause_key)),
        }
    }

    fn why(&self) -> Why {
        let (t, loaded) = (self.t, self.loaded);
        let steps: Vec<DerivedStep> = serde_json::from_value(loaded.whole.steps.clone()).unwrap_or_default();
        let said: Vec<Step> = steps.iter().map(|step| self.step(step)).collect();
        let Some(due_on) = loaded.line.due_on else {
            return Why::Undated { question: self.undated(), steps: said };
        };
        let phrase = loaded.promise.phrase.clone().filter(|_| loaded.whole.reviews.is_none());
        let lead = match phrase {
            Some(phrase) => t
                .with("page-why-phrase")
                .s("phrase", phrase)
                .s("day", t.date(due_on))
                .s("weekday", t.weekday(due_on))
                .to_string(),
            None => t.with("page-why-day").s("day", t.date(due_on)).s("weekday", t.weekday(due_on)).to_string(),
        };
        let zone = zone_by_name(&loaded.line.zone);
        let made = t.moment(loaded.whole.dated_at, &zone);
        let frozen = if loaded.line.moves > 0 { "page-redated" } else { "page-frozen" };
        let frozen = t.with(frozen).s("moment", made).s("calendar", &loaded.whole.calendar_version).to_string();
        let frozen = [Some(frozen), self.calendar_remark()].into_iter().flatten().collect::<Vec<_>>().join(" ");
        let lead = [Some(lead), self.elsewhere()].into_iter().flatten().collect::<Vec<_>>().join(" ");
        Why::Dated { lead, strip: self.strip(due_on), steps: said, frozen }
    }

    /// How far the calendar may be trusted: small print beside its version.
    fn calendar_remark(&self) -> Option<String> {
        let warnings: Vec<Warning> = serde_json::from_value(self.loaded.whole.warnings.clone()).unwrap_or_default();
        let remark = warnings.iter().find(|warning| matches!(warning, Warning::CalendarOneSource { .. }))?;
        let english = self.t.lang() == Lang::En;
        Some(if english {
            deadlines::explain::warning_in_english(remark)
        } else {
            deadlines::explain::warning_in_russian(remark)
        })
    }

    /// The end of the last day on the reader's clock, where it shows another hour than the performer's.
    fn elsewhere(&self) -> Option<String> {
        let end = self.loaded.line.due_at?;
        let (there, here) = (zone_by_name(&self.loaded.line.zone), &self.loaded.home);
        if there.to_offset(end) == here.to_offset(end) {
            return None;
        }
        let local = end.to_zoned(here.clone());
        Some(
            self.t
                .with("page-elsewhere")
                .s("day", self.t.day_month(local.date()))
                .s("time", self.t.clock(local.time()))
                .to_string(),
        )
    }

    fn step(&self, step: &DerivedStep) -> Step {
        let english = self.t.lang() == Lang::En;
        let spans = if english { deadlines::explain::english(step) } else { deadlines::explain::russian(step) };
        let words: String = spans
            .iter()
            .map(|span| if span.strong { format!("**{}**", span.text) } else { span.text.clone() })
            .collect();
        // People know their zone by its distance from Moscow, not by its name in a database.
        let words = self.with_zone(words);
        let source = step.source();
        let clause = matches!(source, deadlines::occurrences::Source::Clause);
        let source = match (clause, english) {
            (true, _) => self.loaded.line.citation(self.t.lang()).to_owned(),
            (_, true) => deadlines::explain::source_in_english(source),
            _ => deadlines::explain::source_in_russian(source),
        };
        Step { words, source }
    }

    fn with_zone(&self, words: String) -> String {
        let line = &self.loaded.line;
        match line.due_at {
            Some(end) => words.replace(&line.zone, &self.t.zone(end, &zone_by_name(&line.zone))),
            None => words,
        }
    }

    /// The days from the event to the last day, when days were counted from an event.
    fn strip(&self, due_on: Date) -> Option<Strip> {
        let loaded = self.loaded;
        let anchor = loaded.whole.anchor_on?;
        let rule: Rule = if loaded.whole.reviews.is_some() {
            return self.laid_out(anchor, due_on, Unit::WorkingDay, Direction::After);
        } else {
            loaded.promise.schedule.clone()
        };
        match rule {
            Rule::Offset(offset) => self.laid_out(anchor, due_on, offset.unit, offset.direction),
            _ => self.laid_out(anchor, due_on, Unit::WorkingDay, Direction::After),
        }
    }

    fn laid_out(&self, anchor: Date, due_on: Date, unit: Unit, direction: Direction) -> Option<Strip> {
        let days = deadlines::strip::days(anchor, due_on, unit, direction, &self.loaded.calendars);
        let days: Vec<Day> = days
            .into_iter()
            .map(|day| {
                let kind = match (day.due, day.count) {
                    (true, count) => DayKind::Due(count),
                    (_, Some(0)) => DayKind::Start,
                    (_, Some(number)) => DayKind::Counted(number),
                    _ if matches!(day.kind, deadlines::calendar::DayKind::Weekend) => DayKind::Off,
                    _ if self.loaded.calendars.is_working(day.date) => DayKind::Passed,
                    _ => DayKind::Holiday,
                };
                Day { date: day.date, kind }
            })
            .collect();
        if days.is_empty() {
            return None;
        }
        let zone = zone_by_name(&self.loaded.line.zone);
        let mut marks: Vec<Mark> = self.loaded.history.iter().filter_map(|row| self.mark(row, &zone)).collect();
        marks.push(Mark { date: anchor, words: self.t.say("page-mark-start"), tone: Tone::Calm });
        let word = if due_on == self.today { "page-mark-due-today" } else { "page-mark-due" };
        marks.push(Mark { date: due_on, words: self.t.say(word), tone: Tone::Good });
        Some(Strip::of(days, &marks))
    }

    fn undated(&self) -> Undated {
        let (t, loaded) = (self.t, self.loaded);
        let english = t.lang() == Lang::En;
        let questions = words::open_questions(t, &loaded.whole.open, &loaded.parameters);
        if let Some(schedule) = loaded.schedule.as_ref().filter(|schedule| schedule.attached_at.is_none()) {
            let owner = if english { &schedule.owed_by_en } else { &schedule.owed_by_ru };
            let title = if english { &schedule.title_en } else { &schedule.title_ru };
            return Undated {
                title: t.say("page-schedule-missing"),
                words: title.clone(),
                owner: owner.clone(),
                clause: None,
                action: loaded.may.watch.then(|| {
                    let page = format!("/agreements/{}/schedules/{}", loaded.whole.agreement_id, schedule.schedule_key);
                    Action::open(t.say("board-attach-schedule"), page)
                }),
            };
        }
        let owner = self
            .loaded
            .scene
            .cast
            .signing()
            .map(|party| loaded.scene.cast.short(party.id, t.lang()))
            .collect::<Vec<_>>();
        Undated {
            title: t.say("page-undated-title"),
            words: questions.first().cloned().unwrap_or_else(|| t.say("page-undated-words")),
            owner: t.list(&owner),
            clause: None,
            action: loaded.may.watch.then(|| {
                Action::open(t.say("board-settle"), format!("/agreements/{}/parameters", loaded.whole.agreement_id))
            }),
        }
    }

    fn who(&self) -> Vec<Who> {
        let (t, loaded) = (self.t, self.loaded);
        let (cast, line) = (&loaded.scene.cast, &loaded.line);
        let plain = |key: &str, name: String| Who { role: t.say(key), name, clause: None };
        let obliged = if loaded.whole.reviews.is_some() { vec![line.obliged_party_id] } else { loaded.obliged.clone() };
        let names = obliged.iter().map(|party| cast.full_name(*party)).collect::<Vec<_>>().join(", ");
        let key = if obliged.len() > 1 { "page-who-obliged-together" } else { "page-who-obliged" };
        let mut who = vec![plain(key, names)];
        let body =
            cast.body_of(line.obliged_party_id).filter(|body| body.organisation_id == line.performer_organisation_id);
        who.push(Who {
            role: t.say("page-who-performs"),
            name: cast.organisation(line.performer_organisation_id),
            clause: body.and_then(|body| body.empowered_by.clone()).map(|clause| {
                Link::new(t.bind(format!("п. {clause}")), format!("/agreements/{}#{clause}", loaded.whole.agreement_id))
            }),
        });
        if let Some(executor) = &loaded.promise.executor {
            who.push(plain("page-who-executor", executor.in_language(t.lang().tag()).to_owned()));
        }
        let addressed: Vec<String> = cast
            .signing()
            .filter(|party| loaded.promise.addressees.contains(&party.role_key) && !obliged.contains(&party.id))
            .map(|party| cast.organisation(party.organisation_id))
            .chain(loaded.outsiders.iter().map(|(ru, en)| if t.lang() == Lang::En { en.clone() } else { ru.clone() }))
            .collect();
        if !addressed.is_empty() && loaded.whole.reviews.is_none() {
            who.push(plain("page-who-receives", addressed.join(", ")));
        }
        if let Some(confirm) = loaded.promise.confirm.as_ref().filter(|_| loaded.whole.reviews.is_none()) {
            let confirming: Vec<String> = cast
                .signing()
                .filter(|party| confirm.by.contains(&party.role_key) && !obliged.contains(&party.id))
                .map(|party| {
                    cast.body_of(party.id).map_or_else(
                        || cast.organisation(party.organisation_id),
                        |body| cast.organisation(body.organisation_id),
                    )
                })
                .collect();
            let all = confirm.quorum == blueprints::Quorum::All && confirming.len() > 1;
            who.push(plain(if all { "page-who-confirms-all" } else { "page-who-confirms" }, confirming.join(", ")));
        }
        who.push(plain("page-who-evidence", loaded.promise.evidence.in_language(t.lang().tag()).to_owned()));
        who
    }

    fn depends(&self) -> Vec<DependsLine> {
        let (t, cast) = (self.t, &self.loaded.scene.cast);
        self.loaded
            .depends
            .iter()
            .take(8)
            .map(|line| DependsLine {
                link: Link::new(line.title(t.lang()), format!("/expectations/{}", line.id)),
                who: format!("{}, {}", cast.short(line.obliged_party_id, t.lang()), line.citation(t.lang())),
                state: words::chip(t, line, self.now),
            })
            .collect()
    }

    fn series(&self) -> Option<Series> {
        let (t, loaded) = (self.t, self.loaded);
        if loaded.series.len() < 2 {
            return None;
        }
        let squares: Vec<Square> = loaded.series.iter().filter_map(|line| self.square(line)).collect();
        let count = |kind: Square| squares.iter().filter(|one| **one == kind).count();
        let words = t
            .with("page-series-words")
            .n("met", count(Square::Met))
            .n("late", count(Square::Late))
            .n("overdue", count(Square::Overdue))
            .n("running", count(Square::Running))
            .to_string();
        let lines = loaded
            .series
            .iter()
            .rev()
            .map(|line| SeriesLine {
                link: Link::new(self.short_title(line), format!("/expectations/{}", line.id)),
                state: words::chip(t, line, self.now),
                is_this: line.id == loaded.id,
            })
            .collect();
        Some(Series { title: t.say("page-series-title"), squares, words, lines })
    }

    fn short_title(&self, line: &Line) -> String {
        let title = line.title(self.t.lang());
        match line.due_on {
            Some(day) => format!("{}, {}", kernel::clip(title, 48), self.t.date_dots(day)),
            None => kernel::clip(title, 60),
        }
    }

    fn square(&self, line: &Line) -> Option<Square> {
        match line.state(self.now) {
            State::Met { .. } => Some(Square::Met),
            State::MetLate { .. } => Some(Square::Late),
            State::Missed { .. } | State::Returned { days: ..0, .. } => Some(Square::Overdue),
            State::Submitted { .. } | State::DueSoon { .. } | State::Returned { .. } | State::Open { .. } => {
                Some(Square::Running)
            }
            _ => None,
        }
    }
}
