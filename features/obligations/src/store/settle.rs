//! The moments beside a row repeat what its acts say. The acts decide; the moments only spare lists from reading them.

use agreements::PartyId;
use db::{Change, DbResult, Sql, Tx, args};
use permit::zone_by_name;
use uuid::Uuid;

use super::acts::{Current, acts_upon, confirming, current};
use crate::history::{Measure, Moments, Round, Told, told};
use crate::model::ExpectationId;

static SETTLE: Sql = Sql::new(
    "obligations.settle",
    "UPDATE expectation SET done = $2, submitted_at = $3, returned_at = $4, counted_at = $5, waived_at = $6, closed_at = $7,
                            reminded_at = $8, expected_on = $9
     WHERE id = $1",
);
static REVIEWS: Sql = Sql::new(
    "obligations.settle.reviews",
    "SELECT id, reviewed_act, obliged_party_id FROM expectation WHERE reviews = $1 AND reviewed_act IS NOT NULL ORDER BY id",
);

/// Writes what the acts say of an expectation and of the words that are owed about it.
pub fn settle(change: &mut Change, id: ExpectationId) -> DbResult<(Moments, Vec<Round>)> {
    let Some(now) = current(change, id)? else { return Ok((Moments::default(), Vec::new())) };
    if let Some(reviewed) = now.reviews {
        return settle(change, reviewed);
    }
    let (told, reviews) = everything(change, id, &now)?;
    write(change, id, &told.moments)?;
    for (review, moments) in &reviews {
        write(change, *review, moments)?;
    }
    Ok((told.moments, told.rounds))
}

fn write(change: &mut Change, id: ExpectationId, found: &Moments) -> DbResult<()> {
    change.execute(
        &SETTLE,
        args![
            id,
            found.done,
            found.submitted_at,
            found.returned_at,
            found.counted_at,
            found.waived_at,
            found.closed_at,
            found.reminded_at,
            found.expected_on
        ],
    )?;
    Ok(())
}

fn everything(tx: &mut Tx, id: ExpectationId, now: &Current) -> DbResult<(Told, Vec<(ExpectationId, Moments)>)> {
    let measure = Measure::of(&now.promise()?, now.needed, confirming(tx, now.obligation_id)?.len());
    let zone = zone_by_name(&now.zone);
    let log = acts_upon(tx, id)?;
    let mut told = told(&log, measure, &zone);
    told.withdraw(now.event(), &log);
    let rows: Vec<(ExpectationId, Uuid, PartyId)> = tx.all(&REVIEWS, args![id])?;
    let mut reviews = Vec::with_capacity(rows.len());
    for (review, submission, party) in rows {
        // Upon the review itself nothing is done but reminding.
        let own = acts_upon(tx, review)?;
        let reminded_at = own.last().map(|act| act.recorded_at);
        reviews.push((review, Moments { reminded_at, ..told.review(submission, party.uuid(), &log) }));
    }
    Ok((told, reviews))
}

/// What the acts say of an expectation: compared with its row by whoever checks.
pub fn recompute(tx: &mut Tx, id: ExpectationId, now: &Current) -> DbResult<Moments> {
    let Some(reviewed) = now.reviews else { return Ok(everything(tx, id, now)?.0.moments) };
    let Some(of) = current(tx, reviewed)? else { return Ok(Moments::default()) };
    let (_, reviews) = everything(tx, reviewed, &of)?;
    Ok(reviews.into_iter().find(|(review, _)| *review == id).map(|(_, moments)| moments).unwrap_or_default())
}
