//! «Сегодня»: the page is filled by every feature's slot; this feature's own slot brings the promises.

use db::{DbResult, Tx};
use jiff::ToSpan;
use std::collections::BTreeMap;
use web::slots::{Asked, Owed, TodayPart, TodaySlot, Todo, Urgency};
use web::{Ctx, PageResult};

use super::face::Scene;
use crate::state::State;
use crate::store::around;
use crate::store::board::{self, Line};
use crate::views::TodayView;
use crate::words;

/// Shows the page.
pub async fn show(ctx: Ctx) -> PageResult {
    let actor = ctx.actor()?.clone();
    let (slots, gate, t, now) = (ctx.app.today.clone(), ctx.app.gate.clone(), ctx.t(), ctx.now());
    let home = actor.main_assignment().map(|one| one.organisation);
    let (parts, calendars) = {
        let (actor, t) = (actor.clone(), t.clone());
        ctx.read(move |tx| {
            let asked = Asked { actor: &actor, gate: &gate, t: &t, now };
            let parts = slots.iter().map(|slot| slot.part(tx, &asked)).collect::<DbResult<Vec<_>>>()?;
            let calendars = home.map(|home| around::calendars(tx, home, now)).transpose()?;
            Ok((parts, calendars))
        })
        .await?
    };
    let mut view = TodayView::of(ctx.today(), parts);
    view.greeting = t.with("today-greeting").s("name", &actor.greeting).to_string();
    view.board_href = "/obligations".to_owned();
    let monday = ctx.today().saturating_sub(i64::from(ctx.today().weekday().to_monday_zero_offset()).days());
    if let Some(calendars) = calendars {
        view.days_off = monday.series(1.day()).take(7).filter(|day| !calendars.is_working(*day)).collect();
    }
    ctx.page(view.page(&t))
}

/// The promises of the reader's own organisations, and what others owe them.
pub struct Slot;

/// How many days ahead «Сегодня» looks.
const AHEAD_DAYS: i64 = 30;
/// How near a debt of one's own has to be to ask for something.
const TODO_DAYS: i32 = 14;
/// The most lines it reads.
const MOST_LINES: i64 = 300;

impl TodaySlot for Slot {
    fn part(&self, tx: &mut Tx, asked: &Asked<'_>) -> DbResult<TodayPart> {
        let until = asked.actor.today.saturating_add(AHEAD_DAYS.days());
        let lines = board::unsettled_in_reach(tx, asked.actor, until, MOST_LINES)?;
        let scenes = if lines.is_empty() { BTreeMap::new() } else { Scene::all_of(tx, asked.actor)? };
        let mut part = TodayPart::default();
        for line in &lines {
            if let Some(scene) = scenes.get(&line.agreement_id) {
                sort_in(&mut part, asked, scene, line);
            }
        }
        if part.todo.iter().all(|todo| todo.urgency != Urgency::Overdue) {
            part.calm.push((asked.t.say("today-calm-board"), "/obligations".to_owned()));
        }
        Ok(part)
    }
}

fn sort_in(part: &mut TodayPart, asked: &Asked<'_>, scene: &Scene, line: &Line) {
    let state = line.state(asked.now);
    // What was submitted stands here as the word that is owed about it.
    if !state.can_be_submitted() {
        return;
    }
    let i_perform = asked.actor.is_in(line.performer_organisation_id);
    let is_mine = scene.is_mine(line.obliged_party_id);
    let near_days = line.due_on.map_or(i32::MAX, |due| crate::state::days_between(asked.actor.today, due));
    match line.reviews {
        Some(_) if is_mine => part.todo.push(todo(asked, scene, line, state)),
        None if i_perform && near_days <= TODO_DAYS => part.todo.push(todo(asked, scene, line, state)),
        None if i_perform => {}
        // Others' debts; one's own that a body performs, and late words of the other side.
        None if !is_mine || state.is_overdue() => part.owed.push(owed(asked, scene, line, state)),
        Some(_) if state.is_overdue() => part.owed.push(owed(asked, scene, line, state)),
        _ => {}
    }
}

fn urgency(state: State) -> Urgency {
    match state {
        _ if state.is_overdue() => Urgency::Overdue,
        State::DueSoon { .. } | State::Returned { .. } => Urgency::Soon,
        State::Submitted { .. } => Urgency::Waiting,
        _ => Urgency::Calm,
    }
}

fn todo(asked: &Asked<'_>, scene: &Scene, line: &Line, state: State) -> Todo {
    let t = asked.t;
    let title = line.title(t.lang());
    let is_review = line.reviews.is_some();
    let when = match (state, line.due_on) {
        (State::Missed { days }, _) => t.with("today-late").n("days", days).to_string(),
        (_, Some(day)) => {
            t.with("today-when").s("near", t.near(day, asked.actor.today)).s("day", t.day_month(day)).to_string()
        }
        _ => t.say("board-no-date"),
    };
    let (reason, action) = match state {
        State::Early => (t.say("board-early"), t.say("today-action-submit")),
        State::Returned { .. } => (t.say("today-reason-returned"), t.say("today-action-mend")),
        _ if is_review => (t.say("today-reason-review"), t.say("today-action-review")),
        _ if line.needed > 1 => (
            t.with("today-reason-count").n("done", line.done).n("needed", line.needed).to_string(),
            t.say("today-action-count"),
        ),
        _ => {
            let to = scene.cast.signing().find(|party| party.id != line.obliged_party_id);
            let to = to.map_or_else(String::new, |party| scene.cast.dative(party.id, t.lang()));
            (t.with("today-reason-owed").s("to", to).to_string(), t.say("today-action-submit"))
        }
    };
    let reason = match line.reminded_at {
        Some(at) => {
            let day = at.to_zoned(permit::zone_by_name(&line.zone)).date();
            t.with("today-reminded").s("day", t.day_month(day)).s("reason", reason).to_string()
        }
        None => reason,
    };
    Todo {
        urgency: urgency(state),
        due_on: line.due_on,
        title: t.bind(title),
        reason,
        when,
        clause: line.citation(t.lang()).to_owned(),
        clause_href: format!("/agreements/{}#{}", line.agreement_id, line.clause_key),
        note: words::agreement_name(t, &scene.agreement),
        action,
        href: format!("/expectations/{}#next", line.id),
        short: kernel::clip(title, 44),
    }
}

fn owed(asked: &Asked<'_>, scene: &Scene, line: &Line, state: State) -> Owed {
    let t = asked.t;
    let day = line.due_on.map(|day| t.day_month(day)).unwrap_or_default();
    let who = scene.cast.short(line.obliged_party_id, t.lang());
    Owed {
        urgency: urgency(state),
        due_on: line.due_on,
        title: t.bind(line.title(t.lang())),
        line: t.with("today-owed-line").s("who", who).s("day", day).s("clause", line.citation(t.lang())).to_string(),
        when: line.due_on.map_or_else(|| t.say("board-no-date"), |day| t.near(day, asked.actor.today)),
        href: format!("/expectations/{}", line.id),
    }
}
