//! The sides of the board, the strip of parties above them, and the filter.

use web::look::Choice;

use super::{Composer, Side};
use crate::state::State;
use crate::store::board::Line;
use crate::views::{Face, Filter, Lane, LaneKind, PartyTile, Square, TileSide};

impl Composer<'_> {
    pub(super) fn face(&self, side: &Side, lanes: &[Lane], is_left: bool) -> Face {
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
                    t.with(&format!("board-acts-through-{}", cast.gender(one)))
                        .s("who", who)
                        .s("clause", clause)
                        .to_string()
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
        let this_year =
            |line: &&Line| line.due_on.is_some_and(|day| day.year() == self.today.year() && day <= self.today);
        let of_side =
            self.loaded.lines.iter().filter(|line| {
                line.reviews.is_none() && self.owing(line).iter().any(|party| side.parties.contains(party))
            });
        of_side.filter(this_year).filter_map(|line| square(line.state(self.now))).collect()
    }

    pub(super) fn tiles(&self, left: &Side, right: &Side) -> Vec<PartyTile> {
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

    pub(super) fn filters(&self, left: &Side, right: &Side) -> Vec<Filter> {
        let (t, cast) = (self.t, &self.loaded.scene.cast);
        let mut filters = Vec::new();
        let parties: Vec<Choice> =
            cast.signing().map(|party| Choice::new(party.id, cast.short(party.id, t.lang()))).collect();
        if parties.len() > 2 {
            let everyone = Choice::new("", t.say("board-filter-others"));
            let chosen =
                |side: &Side| if side.parties.len() == 1 { side.parties[0].to_string() } else { String::new() };
            filters.push(Filter {
                name: "left".into(),
                label: t.say("board-filter-left"),
                choices: parties.clone(),
                chosen: chosen(left),
            });
            let right_choices = std::iter::once(everyone).chain(parties).collect();
            filters.push(Filter {
                name: "right".into(),
                label: t.say("board-filter-right"),
                choices: right_choices,
                chosen: chosen(right),
            });
        }
        if let Some(blueprint) = self.loaded.blueprint.as_ref().filter(|blueprint| blueprint.projects.len() > 1) {
            let all = Choice::new("", t.say("board-filter-all-projects"));
            let choices = blueprint
                .projects
                .iter()
                .map(|project| Choice::new(&project.title.ru, project.title.in_language(t.lang().tag())));
            filters.push(Filter {
                name: "project".into(),
                label: t.say("board-filter-project"),
                choices: std::iter::once(all).chain(choices).collect(),
                chosen: self.asked.project.clone(),
            });
        }
        let all = Choice::new("", t.say("board-filter-all-performers"));
        let performers = cast
            .parties
            .iter()
            .map(|party| Choice::new(party.organisation_id, cast.organisation(party.organisation_id)));
        filters.push(Filter {
            name: "performer".into(),
            label: t.say("board-filter-performer"),
            choices: std::iter::once(all).chain(performers).collect(),
            chosen: self.asked.performer.clone(),
        });
        filters
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
