//! The place of obligations on an agreement's page.

use agreements::AgreementId;
use askama::Template;
use db::{DbResult, Tx};
use uuid::Uuid;
use web::slots::{AgreementPanel, Asked};

use crate::WatchAgreement;
use crate::state::State;
use crate::store::{board, schedules};

/// Says how the promises stand, or offers to begin the watch.
pub struct Panel;

#[derive(Template)]
#[template(path = "panel.html")]
struct PanelTemplate<'a> {
    t: &'a i18n::Speaker,
    id: AgreementId,
    is_watched: bool,
    is_in_force: bool,
    may_watch: bool,
    late: usize,
    running: usize,
    met: usize,
    undated: usize,
    schedules: Vec<(String, String, bool)>,
}

impl AgreementPanel for Panel {
    fn html(&self, tx: &mut Tx, asked: &Asked<'_>, agreement: Uuid) -> DbResult<Option<String>> {
        let id = AgreementId::from(agreement);
        let Some(facts) = agreements::published::agreement(tx, id)? else { return Ok(None) };
        let lines = board::of_agreement(tx, id)?;
        let count = |wanted: fn(State) -> bool| {
            lines.iter().filter(|line| line.reviews.is_none() && wanted(line.state(asked.now))).count()
        };
        let english = asked.t.lang() == i18n::Lang::En;
        let template = PanelTemplate {
            t: asked.t,
            id,
            is_watched: facts.watched_from.is_some(),
            is_in_force: facts.effective_on.is_some(),
            may_watch: asked.gate.check::<WatchAgreement>(tx, asked.actor, id)?.is_some(),
            late: count(State::is_overdue),
            running: count(|state| state.is_owed() && !state.is_overdue()),
            met: count(|state| matches!(state, State::Met { .. } | State::MetLate { .. })),
            undated: board::undated(tx, id)?.iter().filter(|promise| !promise.by_event).count(),
            schedules: schedules::of_agreement(tx, id)?
                .into_iter()
                .map(|one| {
                    let title = if english { one.title_en } else { one.title_ru };
                    (title, format!("/agreements/{id}/schedules/{}", one.schedule_key), one.attached_at.is_some())
                })
                .collect(),
        };
        Ok(template.render().ok())
    }
}
