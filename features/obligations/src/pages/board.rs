//! The board of one agreement: every party's debts face to face, the ministry's own included.

use agreements::{AgreementId, PartyId, ViewAgreement};
use axum::extract::RawQuery;
use blueprints::Blueprint;
use i18n::Speaker;
use jiff::Timestamp;
use jiff::civil::Date;
use permit::OrganisationId;
use web::look::Choice;
use web::{Ctx, Form, PageError, PageResult};

use std::collections::BTreeMap;

use super::address::At;
use super::face::Scene;
use crate::model::ObligationId;
use crate::state::State;
use crate::store::board::{self, Line, Undated};
use crate::views::{Action, BoardView, Debt, Due, Face, Filter, Foot, Lane, LaneKind, Link, Pact, PartyTile, Square, TileSide, Totals};
use crate::words;

/// What the reader wants to see. What is no word of a choice is passed over.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// The party on the left; the reader's own by default.
    pub left: String,
    /// The party on the right; all others by default.
    pub right: String,
    /// Only promises that serve this project.
    pub project: String,
    /// Only what this organisation performs.
    pub performer: String,
}

impl Asked {
    fn of(query: Option<String>) -> Self {
        let asked = Form::from_pairs(query.unwrap_or_default().as_bytes());
        let word = |name: &str| kernel::clip(asked.value(name), 200);
        Self { left: word("left"), right: word("right"), project: word("project"), performer: word("performer") }
    }
}

/// Shows the board.
pub async fn show(ctx: Ctx, At(id): At<AgreementId>, RawQuery(query): RawQuery) -> PageResult {
    let asked = Asked::of(query);
    let actor = ctx.actor()?.clone();
    let (_, loaded) = ctx
        .permitted::<ViewAgreement, _, _>(id, move |tx, permit| {
            let id = permit.resource();
            let Some(scene) = Scene::load(tx, &actor, id)? else { return Ok(None) };
            let blueprint = agreements::published::blueprint(tx, id)?;
            let mut joint: BTreeMap<ObligationId, Vec<PartyId>> = BTreeMap::new();
            for (obligation, party) in board::joint(tx, id)? {
                joint.entry(obligation).or_default().push(party);
            }
            Ok(Some(Loaded { scene, lines: board::of_agreement(tx, id)?, undated: board::undated(tx, id)?, joint, blueprint }))
        })
        .await?;
    let loaded = loaded.ok_or(PageError::NotFound)?;
    let t = ctx.t();
    let view = Composer { t: &t, now: ctx.now(), today: ctx.today(), loaded: &loaded, asked: &asked }.view();
    ctx.page(view.page(&t))
}

/// Everything the board is composed of.
pub struct Loaded {
    /// The agreement, its cast and the reader's side.
    pub scene: Scene,
    /// Its expectations.
    pub lines: Vec<Line>,
    /// Its promises without a date.
    pub undated: Vec<Undated>,
    /// Who owes a promise together with its first party.
    pub joint: BTreeMap<ObligationId, Vec<PartyId>>,
    /// Its blueprint.
    pub blueprint: Option<Blueprint>,
}

struct Composer<'a> {
    t: &'a Speaker,
    now: Timestamp,
    today: Date,
    loaded: &'a Loaded,
    asked: &'a Asked,
}

/// A side of the board: one party, or all the others together.
#[derive(Clone, Debug)]
struct Side {
    parties: Vec<PartyId>,
    name: String,
    short: String,
}

impl Composer<'_> {
    fn view(&self) -> BoardView {
        let (left, right) = self.sides();
        let lanes = self.lanes(&left, &right);
        let totals = self.totals(&lanes, &left, &right);
        BoardView {
            today: self.today,
            totals,
            filters: self.filters(&left, &right),
            parties: self.tiles(&left, &right),
            left: self.face(&left, &lanes, true),
            right: self.face(&right, &lanes, false),
            pact: self.pact(),
            lanes,
            foot: self.foot(),
        }
    }

    /// Left stands the reader (or the first party), right the other one, or the chosen one, or all others.
    fn sides(&self) -> (Side, Side) {
        let signing: Vec<PartyId> = self.loaded.scene.cast.signing().map(|party| party.id).collect();
        let chosen = |word: &str| word.parse::<PartyId>().ok().filter(|id| signing.contains(id));
        let first = chosen(&self.asked.left)
            .or_else(|| signing.iter().copied().find(|id| self.loaded.scene.is_mine(*id)))
            .or_else(|| signing.first().copied());
        let others: Vec<PartyId> = signing.iter().copied().filter(|id| Some(*id) != first).collect();
        let right = match chosen(&self.asked.right).filter(|id| Some(*id) != first) {
            Some(one) => vec![one],
            None => others,
        };
        (self.side(first.into_iter().collect()), self.side(right))
    }

    fn side(&self, parties: Vec<PartyId>) -> Side {
        let cast = &self.loaded.scene.cast;
        match parties[..] {
            [one] => Side { name: cast.full_name(one), short: cast.short(one, self.t.lang()), parties },
            _ => Side { name: self.t.say("board-others"), short: self.t.say("board-others-short"), parties },
        }
    }

    fn lanes(&self, left: &Side, right: &Side) -> Vec<Lane> {
        const KINDS: [LaneKind; 6] =
            [LaneKind::Late, LaneKind::Week, LaneKind::Waiting, LaneKind::Later, LaneKind::Undated, LaneKind::BeforeTracking];
        let mut lanes: Vec<Lane> = KINDS.into_iter().map(Lane::new).collect();
        // What parties owe together stands on the side of each of them.
        let mut put = |kind: LaneKind, parties: &[PartyId], debt: Debt| {
            let Some(lane) = lanes.iter_mut().find(|lane| lane.kind == kind) else { return };
            if parties.iter().any(|party| left.parties.contains(party)) {
                lane.left.push(debt.clone());
            }
            if parties.iter().any(|party| right.parties.contains(party)) {
                lane.right.push(debt);
            }
        };
        for line in &self.loaded.lines {
            let kind = lane_of(line, self.now).filter(|_| self.is_asked(line.project_ru.as_deref(), line.performer_organisation_id));
            if let Some(kind) = kind {
                put(kind, &self.owing(line), self.debt(line, kind));
            }
        }
        for promise in &self.loaded.undated {
            let is_asked = self.is_asked(promise.project_ru.as_deref(), promise.performer_organisation_id);
            if let Some(debt) = self.undated_debt(promise).filter(|_| is_asked) {
                put(LaneKind::Undated, &self.owing_promise(promise.id, promise.obliged_party_id), debt);
            }
        }
        lanes
    }

    /// The parties that owe a line. A review is owed by its confirmer alone.
    fn owing(&self, line: &Line) -> Vec<PartyId> {
        match line.reviews {
            Some(_) => vec![line.obliged_party_id],
            None => self.owing_promise(line.obligation_id, line.obliged_party_id),
        }
    }

    fn owing_promise(&self, id: ObligationId, first: PartyId) -> Vec<PartyId> {
        std::iter::once(first).chain(self.loaded.joint.get(&id).into_iter().flatten().copied()).collect()
    }

    /// Whether the filter lets a promise through. One that names no project serves all of them.
    fn is_asked(&self, projects: Option<&str>, performer: OrganisationId) -> bool {
        let project = self.asked.project.is_empty() || projects.is_none_or(|projects| projects.contains(&self.asked.project));
        project && (self.asked.performer.is_empty() || performer.to_string() == self.asked.performer)
    }

    fn names(&self, parties: &[PartyId]) -> String {
        let cast = &self.loaded.scene.cast;
        self.t.list(&parties.iter().map(|party| cast.short(*party, self.t.lang())).collect::<Vec<_>>())
    }

    fn debt(&self, line: &Line, kind: LaneKind) -> Debt {
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
            line: if kind == LaneKind::Later { String::new() } else { t.with("board-performs").s("who", performer).to_string() },
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
        let warnings: Vec<deadlines::occurrences::Warning> = serde_json::from_value(line.warnings.clone()).unwrap_or_default();
        let english = self.t.lang() == i18n::Lang::En;
        // How far a calendar may be trusted is told on the obligation's own page.
        let told = warnings.iter().find(|warning| !matches!(warning, deadlines::occurrences::Warning::CalendarOneSource { .. }));
        told.map(|warning| {
            if english { deadlines::explain::warning_in_english(warning) } else { deadlines::explain::warning_in_russian(warning) }
        })
    }

    fn action(&self, line: &Line, kind: LaneKind) -> Option<Action> {
        let mine = self.owing(line).iter().any(|party| self.loaded.scene.is_mine(*party));
        let mine_anywhere = !self.loaded.scene.mine.is_empty();
        let page = format!("/expectations/{}", line.id);
        match kind {
            LaneKind::Late if mine => Some(Action::open(self.t.say("board-do"), format!("{page}#next")).first()),
            LaneKind::Week if mine => Some(Action::open(self.t.say("board-do"), format!("{page}#next"))),
            LaneKind::Late if mine_anywhere && !mine => Some(Action::send(self.t.say("board-remind"), format!("{page}/remind"), Vec::new())),
            LaneKind::Waiting if mine_anywhere && !mine => Some(Action::open(self.t.say("board-check"), format!("{page}#next")).asked()),
            LaneKind::Waiting | LaneKind::Week | LaneKind::Late => Some(Action::open(self.t.say("board-open"), page)),
            LaneKind::Later | LaneKind::Undated | LaneKind::BeforeTracking => None,
        }
    }

    fn undated_debt(&self, promise: &Undated) -> Option<Debt> {
        let spec = crate::store::make::read_spec(&promise.spec).ok()?;
        let owing = self.owing_promise(promise.id, promise.obliged_party_id);
        let (t, lang) = (self.t, self.t.lang());
        let blueprint = self.loaded.blueprint.as_ref();
        let questions = words::open_questions(t, &promise.open, blueprint.map_or(&[], |blueprint| &blueprint.parameters));
        let awaits_event = crate::store::make::starts_by_event(&spec);
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
            line: t.with("board-performs").s("who", self.loaded.scene.cast.organisation(promise.performer_organisation_id)).to_string(),
            from: self.names(&owing),
            to: self.to_whom(&owing),
            chip: None,
            action,
            due: Due::Never { note: if awaits_event { t.say("board-awaits") } else { t.say("board-no-date") } },
            warning: None,
        })
    }

    fn undated_action(&self, promise: &Undated, spec: &blueprints::Obligation, awaits_event: bool) -> Option<Action> {
        if self.loaded.scene.mine.is_empty() {
            return None;
        }
        let agreement = self.loaded.scene.agreement.id;
        match &spec.waits_for {
            Some(key) => Some(Action::open(self.t.say("board-attach-schedule"), format!("/agreements/{agreement}/schedules/{key}"))),
            None if !spec.parameters().is_empty() && promise.open.get("missing").is_some_and(|m| m.as_array().is_some_and(|m| !m.is_empty())) => {
                Some(Action::open(self.t.say("board-settle"), format!("/agreements/{agreement}/parameters")))
            }
            None if awaits_event => Some(Action::open(self.t.say("board-record-event"), format!("/obligations/{}/event", promise.id))),
            None => None,
        }
    }

    fn totals(&self, lanes: &[Lane], left: &Side, right: &Side) -> Totals {
        let count = |kind: LaneKind| lanes.iter().find(|lane| lane.kind == kind).map_or((0, 0), |lane| (lane.left.len(), lane.right.len()));
        let mine = |(l, r): (usize, usize)| {
            let side_is_mine = |side: &Side| side.parties.iter().any(|id| self.loaded.scene.is_mine(*id));
            (if side_is_mine(left) { l } else { 0 }) + (if side_is_mine(right) { r } else { 0 })
        };
        let (late, week, waiting) = (count(LaneKind::Late), count(LaneKind::Week), count(LaneKind::Waiting));
        let waits_for_me = if self.loaded.scene.mine.is_empty() { 0 } else { waiting.0 + waiting.1 - mine(waiting) };
        Totals { late: late.0 + late.1, late_mine: mine(late), week: week.0 + week.1, week_mine: mine(week), waits_for_me }
    }

    fn face(&self, side: &Side, lanes: &[Lane], is_left: bool) -> Face {
        let (t, cast) = (self.t, &self.loaded.scene.cast);
        let running = lanes
            .iter()
            .filter(|lane| lane.kind != LaneKind::BeforeTracking)
            .map(|lane| if is_left { lane.left.len() } else { lane.right.len() })
            .sum();
        let note = match side.parties[..] {
            [one] => match cast.body_of(one) {
                Some(body) => {
                    let who = cast.organisation(body.organisation_id);
                    let clause = body.empowered_by.clone().unwrap_or_default();
                    t.with(&format!("board-acts-through-{}", cast.gender(one))).s("who", who).s("clause", clause).to_string()
                }
                None => t.say(&format!("board-acts-itself-{}", cast.gender(one))),
            },
            _ => t.list(&side.parties.iter().map(|id| cast.short(*id, t.lang())).collect::<Vec<_>>()),
        };
        Face {
            name: t.bind(&side.name),
            short: side.short.clone(),
            is_reader: side.parties.iter().any(|id| self.loaded.scene.is_mine(*id)) && side.parties.len() == 1,
            note: t.bind(note),
            running,
            year: self.year(side),
        }
    }

    /// One square for each promise of the year that has been kept, broken or has come due.
    fn year(&self, side: &Side) -> Vec<Square> {
        let this_year = |line: &&Line| line.due_on.is_some_and(|day| day.year() == self.today.year() && day <= self.today);
        let of_side = self.loaded.lines.iter().filter(|line| line.reviews.is_none() && self.owing(line).iter().any(|party| side.parties.contains(party)));
        of_side.filter(this_year).filter_map(|line| square(line.state(self.now))).collect()
    }

    fn tiles(&self, left: &Side, right: &Side) -> Vec<PartyTile> {
        let cast = &self.loaded.scene.cast;
        if cast.signing().count() <= 2 {
            return Vec::new();
        }
        let agreement = self.loaded.scene.agreement.id;
        cast.signing()
            .map(|party| {
                let own = self.loaded.lines.iter().filter(|line| self.owing(line).contains(&party.id));
                let (running, overdue) = own.fold((0, 0), |(running, overdue), line| {
                    let state = line.state(self.now);
                    (running + usize::from(state.is_owed()), overdue + usize::from(state.is_overdue()))
                });
                let opposite = left.parties.first().copied().filter(|first| *first != party.id);
                PartyTile {
                    name: cast.organisation(party.organisation_id),
                    role: cast.short(party.id, self.t.lang()),
                    running,
                    overdue,
                    side: [(left, TileSide::Left), (right, TileSide::Right)]
                        .into_iter()
                        .find(|(side, _)| side.parties == [party.id])
                        .map(|(_, side)| side),
                    href: match opposite {
                        Some(first) => format!("/agreements/{agreement}/board?left={first}&right={}", party.id),
                        None => format!("/agreements/{agreement}/board"),
                    },
                }
            })
            .collect()
    }

    fn filters(&self, left: &Side, right: &Side) -> Vec<Filter> {
        let (t, cast) = (self.t, &self.loaded.scene.cast);
        let mut filters = Vec::new();
        let parties: Vec<Choice> = cast.signing().map(|party| Choice::new(party.id, cast.short(party.id, t.lang()))).collect();
        if parties.len() > 2 {
            let everyone = Choice::new("", t.say("board-filter-others"));
            let chosen = |side: &Side| if side.parties.len() == 1 { side.parties[0].to_string() } else { String::new() };
            filters.push(Filter { name: "left".into(), label: t.say("board-filter-left"), choices: parties.clone(), chosen: chosen(left) });
            let right_choices = std::iter::once(everyone).chain(parties).collect();
            filters.push(Filter { name: "right".into(), label: t.say("board-filter-right"), choices: right_choices, chosen: chosen(right) });
        }
        if let Some(blueprint) = self.loaded.blueprint.as_ref().filter(|blueprint| blueprint.projects.len() > 1) {
            let all = Choice::new("", t.say("board-filter-all-projects"));
            let choices = blueprint.projects.iter().map(|project| Choice::new(&project.title.ru, project.title.in_language(t.lang().tag())));
            filters.push(Filter {
                name: "project".into(),
                label: t.say("board-filter-project"),
                choices: std::iter::once(all).chain(choices).collect(),
                chosen: self.asked.project.clone(),
            });
        }
        let all = Choice::new("", t.say("board-filter-all-performers"));
        let performers = cast.parties.iter().map(|party| Choice::new(party.organisation_id, cast.organisation(party.organisation_id)));
        filters.push(Filter {
            name: "performer".into(),
            label: t.say("board-filter-performer"),
            choices: std::iter::once(all).chain(performers).collect(),
            chosen: self.asked.performer.clone(),
        });
        filters
    }

    fn pact(&self) -> Pact {
        let agreement = &self.loaded.scene.agreement;
        Pact {
            name: Link::new(self.t.say("board-pact"), format!("/agreements/{}", agreement.id)),
            full_name: words::agreement_name(self.t, agreement),
            until: agreement.ended_on.or(agreement.term_to),
        }
    }

    fn foot(&self) -> Foot {
        let base = format!("/agreements/{}/board/table", self.loaded.scene.agreement.id);
        let link = |key: &str, href: String| Link::new(self.t.say(key), href);
        let mut links = vec![
            link("board-download-pdf", format!("{base}/pdf")),
            link("board-download-xlsx", format!("{base}/xlsx")),
            link("board-download-csv", format!("{base}/csv")),
            link("board-subscribe", "/calendar#feeds".to_owned()),
        ];
        if !self.loaded.scene.mine.is_empty() {
            links.push(link("board-dates", format!("/agreements/{}/dates", self.loaded.scene.agreement.id)));
        }
        Foot { note: self.moved().unwrap_or_else(|| self.t.say("board-foot")), links }
    }

    /// What the last change of a calendar moved.
    fn moved(&self) -> Option<String> {
        let last = self.loaded.lines.iter().filter(|line| line.moves > 0).map(|line| line.dated_at).max()?;
        let count = self.loaded.lines.iter().filter(|line| line.moves > 0 && line.dated_at == last).count();
        let zone = permit::zone_by_name(&self.loaded.lines.first()?.zone);
        Some(self.t.with("board-moved").n("count", count).s("day", self.t.date(last.to_zoned(zone).date())).to_string())
    }
}

/// Where a line stands on the board; `None` when nothing is owed, or when its submission shows it already.
fn lane_of(line: &Line, now: Timestamp) -> Option<LaneKind> {
    let state = line.state(now);
    let is_review = line.reviews.is_some();
    match state {
        State::Missed { .. } | State::Returned { days: ..0, .. } => Some(LaneKind::Late),
        // A word that is awaited in time stands with the submission it is about.
        _ if is_review => None,
        State::DueSoon { .. } | State::Returned { .. } => Some(LaneKind::Week),
        State::Submitted { .. } => Some(LaneKind::Waiting),
        State::Open { .. } | State::Early => Some(LaneKind::Later),
        State::NotYetDatable => Some(LaneKind::Undated),
        State::BeforeTracking => Some(LaneKind::BeforeTracking),
        State::Met { .. } | State::MetLate { .. } | State::Waived { .. } => None,
    }
}

fn square(state: State) -> Option<Square> {
    match state {
        State::Met { .. } => Some(Square::Met),
        State::MetLate { .. } => Some(Square::Late),
        State::Missed { .. } | State::Returned { days: ..0, .. } => Some(Square::Overdue),
        State::Submitted { .. } | State::DueSoon { .. } | State::Returned { .. } => Some(Square::Running),
        _ => None,
    }
}
