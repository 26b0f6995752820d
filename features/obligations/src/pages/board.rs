//! The board of one agreement: every party's debts face to face, the ministry's own included.

use agreements::{AgreementId, PartyId, ViewAgreement};
use axum::extract::RawQuery;
use blueprints::Blueprint;
use i18n::Speaker;
use jiff::Timestamp;
use jiff::civil::Date;
use permit::OrganisationId;
use std::collections::BTreeMap;
use web::{Ctx, Form, PageError, PageResult};

use super::address::At;
use super::face::Scene;
use crate::WatchAgreement;
use crate::model::ObligationId;
use crate::state::State;
use crate::store::board::{self, Line, Undated};
use crate::views::{BoardView, Debt, Foot, Lane, LaneKind, Link, Pact, Totals};
use crate::words;

mod debts;
mod faces;

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
    let (actor, gate) = (ctx.actor()?.clone(), ctx.app.gate.clone());
    let (_, loaded) = ctx
        .permitted::<ViewAgreement, _, _>(id, move |tx, permit| {
            let id = permit.resource();
            let Some(scene) = Scene::load(tx, &actor, id)? else { return Ok(None) };
            let blueprint = agreements::published::blueprint(tx, id)?;
            let mut joint: BTreeMap<ObligationId, Vec<PartyId>> = BTreeMap::new();
            for (obligation, party) in board::joint(tx, id)? {
                joint.entry(obligation).or_default().push(party);
            }
            let may_watch = gate.check::<WatchAgreement>(tx, &actor, id)?.is_some();
            let (lines, undated) = (board::of_agreement(tx, id)?, board::undated(tx, id)?);
            Ok(Some(Loaded { scene, lines, undated, joint, blueprint, may_watch }))
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
    /// Whether the reader may settle terms, attach schedules and date anew.
    pub may_watch: bool,
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
        const KINDS: [LaneKind; 6] = [
            LaneKind::Late,
            LaneKind::Week,
            LaneKind::Waiting,
            LaneKind::Later,
            LaneKind::Undated,
            LaneKind::BeforeTracking,
        ];
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
            let kind = lane_of(line, self.now)
                .filter(|_| self.is_asked(line.project_ru.as_deref(), line.performer_organisation_id));
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
        let project =
            self.asked.project.is_empty() || projects.is_none_or(|projects| projects.contains(&self.asked.project));
        project && (self.asked.performer.is_empty() || performer.to_string() == self.asked.performer)
    }

    fn totals(&self, lanes: &[Lane], left: &Side, right: &Side) -> Totals {
        let count = |kind: LaneKind| {
            lanes.iter().find(|lane| lane.kind == kind).map_or((0, 0), |lane| (lane.left.len(), lane.right.len()))
        };
        let mine = |(l, r): (usize, usize)| {
            let side_is_mine = |side: &Side| side.parties.iter().any(|id| self.loaded.scene.is_mine(*id));
            (if side_is_mine(left) { l } else { 0 }) + (if side_is_mine(right) { r } else { 0 })
        };
        let (late, week, waiting) = (count(LaneKind::Late), count(LaneKind::Week), count(LaneKind::Waiting));
        let waits_for_me = if self.loaded.scene.mine.is_empty() { 0 } else { waiting.0 + waiting.1 - mine(waiting) };
        Totals {
            late: late.0 + late.1,
            late_mine: mine(late),
            week: week.0 + week.1,
            week_mine: mine(week),
            waits_for_me,
        }
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
        if self.loaded.may_watch {
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
