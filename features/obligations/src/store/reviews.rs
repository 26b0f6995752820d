//! After a submission each confirming party owes its word, within the term that the agreement gives for it.

use blueprints::{ParameterValue, Text};
use db::{Change, DbResult};
use deadlines::rule::{Anchor, Bound, Direction, Offset, Unit};
use deadlines::{Calendars, Due, Rule, Situation};
use jiff::civil::Date;
use kernel::World;
use permit::zone_by_name;
use serde_json::json;
use uuid::Uuid;

use super::acts::{Current, confirming, current};
use super::around;
use super::make::{NewExpectation, insert_row};
use crate::derive::{Occurrence, fill};
use crate::model::ExpectationId;

/// Makes the debts of the confirmers. Where the term is not settled the debt is undated and says which question is open.
pub fn open_reviews(change: &mut Change, world: &World, id: ExpectationId, submission: Uuid) -> DbResult<()> {
    let Some(now) = current(change, id)? else { return Ok(()) };
    let promise = now.promise()?;
    let Some(confirm) = &promise.confirm else { return Ok(()) };
    let term = agreements::published::parameters(change, now.agreement_id)?.get(&confirm.term).copied();
    let acting = agreements::published::parties(change, now.agreement_id)?;
    for (party, organisation) in confirming(change, now.obligation_id)? {
        let body =
            acting.iter().find(|one| one.acts_for == Some(party)).map_or(organisation, |one| one.organisation_id);
        let calendars = around::calendars(change, body, world.now())?;
        let zone_name = around::zone(change, body)?;
        let zone = zone_by_name(&zone_name);
        let submitted_on = world.now().to_zoned(zone.clone()).date();
        let due = review_due(term, submitted_on, &calendars, &zone_name);
        let occurrence = Occurrence {
            slot: format!("review:{}:{}", submission.simple(), party),
            title: title(confirm.title.as_ref(), &now),
            subject: None,
            period: None,
            opens_on: Some(submitted_on),
            due_on: due.as_ref().map(|due| due.due_on),
            due_at: due.as_ref().and_then(|due| kernel::end_of_day(due.due_on, &zone)),
            needed: 1,
            steps: due.as_ref().map(|due| due.steps.clone()).unwrap_or_default(),
            warnings: due.as_ref().map(|due| due.warnings.clone()).unwrap_or_default(),
            anchor_on: Some(submitted_on),
            tracked: now.tracked,
            early: false,
        };
        let missing: Vec<&str> = if due.is_some() { Vec::new() } else { vec![confirm.term.as_str()] };
        insert_row(
            change,
            &NewExpectation {
                id: world.id(),
                obligation: now.obligation_id,
                agreement: now.agreement_id,
                reviews: Some((id, submission)),
                obliged: party,
                performer: body,
                zone: &zone_name,
                calendar_version: &calendars.version(),
                made_at: world.now(),
                occurrence: &occurrence,
                open: &json!({ "open": [], "missing": missing }),
            },
        )?;
    }
    Ok(())
}

/// «Проверить отчёт за III квартал 2022 года»: the blueprint's words filled in as the submission's own title was.
fn title(words: Option<&Text>, reviewed: &Current) -> Text {
    let subject = reviewed.subject.as_deref().unwrap_or("");
    match words {
        Some(words) => fill(words, reviewed.period_from.zip(reviewed.period_to), reviewed.due_on, (subject, subject)),
        None => Text {
            ru: format!("Проверить: {}", reviewed.title_ru), en: format!("Review: {}", reviewed.title_en)
        },
    }
}

/// The last day for a word about what was submitted on a day; `None` while its term is not settled.
pub fn review_due(term: Option<ParameterValue>, submitted_on: Date, calendars: &Calendars, zone: &str) -> Option<Due> {
    let Some(ParameterValue::Number(days)) = term else { return None };
    let anchor = Anchor::new("submission_received");
    let rule = Rule::Offset(Offset {
        n: days,
        from_n: None,
        unit: Unit::WorkingDay,
        direction: Direction::After,
        anchor: Some(anchor.clone()),
        bound: Some(Bound::Max),
        extra: Default::default(),
    });
    let situation = Situation {
        anchors: [(anchor, deadlines::occurrences::AnchorTime::On(submitted_on))].into(),
        calendars: calendars.clone(),
        zone: Some(zone.to_owned()),
        ..Situation::default()
    };
    deadlines::derive(&rule, &situation).due.into_iter().next()
}
