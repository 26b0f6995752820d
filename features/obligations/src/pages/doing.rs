//! What every act upon an expectation goes through: the permit, what the page knew, the change, and the way back.

use agreements::{AgreementId, PartyId};
use db::{Act, ActKind, DbResult, Fact, Tx};
use jiff::civil::Date;
use permit::{Action, Permit};
use web::{Ctx, Form, PageError, PageResult, see_other};

use crate::model::ExpectationId;
use crate::resource::ExpectationResource;
use crate::store::acts::{ActError, Current, Doing, Seen, current, party_of, perform};

/// The hidden field that says which act was the last one when the page was shown.
pub const SEEN: &str = "seen";
/// Its value while nothing had happened.
pub const SEEN_NOTHING: &str = "nothing";

/// An act as its form states it.
pub struct Stated {
    /// Its kind.
    pub kind: ActKind,
    /// The day it happened, when that is not today.
    pub happened_on: Option<Date>,
    /// Its facts, beside the party that acts.
    pub facts: Vec<(&'static str, Fact)>,
    /// At most one a day from the same person.
    pub once_a_day: bool,
    /// What belongs to it.
    pub doing: Doing,
}

impl Stated {
    /// An act of a kind with its words.
    pub fn new(kind: ActKind, words: Option<String>) -> Self {
        Self {
            kind,
            happened_on: None,
            facts: Vec::new(),
            once_a_day: false,
            doing: Doing { words, ..Doing::default() },
        }
    }
}

/// An expectation that the reader may do `A` to.
pub struct Allowed<A: Action> {
    /// The proof.
    pub permit: Permit<A>,
    /// The expectation.
    pub now: Current,
    party: Option<PartyId>,
}

/// Checks the permit and loads the expectation.
pub async fn allowed<A>(ctx: &Ctx, id: ExpectationId) -> Result<Allowed<A>, PageError>
where
    A: Action<On = ExpectationResource> + 'static,
{
    let (permit, found) = ctx
        .permitted::<A, _, _>(id, |tx: &mut Tx, permit| -> DbResult<_> {
            let Some(now) = current(tx, permit.resource())? else { return Ok(None) };
            let party = party_of(tx, now.agreement_id, permit.organisation())?;
            Ok(Some((now, party)))
        })
        .await?;
    let (now, party) = found.ok_or(PageError::NotFound)?;
    Ok(Allowed { permit, now, party })
}

/// Records the act. Whoever comes second is shown the page as it stands now, with what happened meanwhile.
pub async fn record<A>(ctx: Ctx, allowed: Allowed<A>, form: Form, stated: Stated) -> PageResult
where
    A: Action<On = ExpectationResource> + 'static,
{
    let (world, id) = (ctx.app.world.clone(), allowed.permit.resource());
    let Stated { kind, happened_on, facts, once_a_day, mut doing } = stated;
    doing.seen = seen(&form);
    let agreement: AgreementId = allowed.now.agreement_id;
    let mut act = Act::under(&allowed.permit, &world, kind, id).about(agreement).fact("party", allowed.party);
    for (name, fact) in facts {
        act = act.fact(name, fact);
    }
    act = happened_on.map_or(act.clone(), |day| act.happened_on(day));
    act = doing.retracts.map_or(act.clone(), |(wrong, _)| act.retracts(wrong));
    act = if once_a_day { act.once_a_day() } else { act };
    let done = ctx.app.db.write(act, move |change| perform(change, &world, id, kind, &doing)).await;
    match done {
        Ok(_) => Ok(see_other(&format!("/expectations/{id}"))),
        Err(ActError::Conflict) => super::obligation::overtaken(ctx, id, form).await,
        Err(ActError::Db(error)) => Err(error.into()),
    }
}

/// What the page knew; a form that does not say is only held to where the expectation stands.
fn seen(form: &Form) -> Option<Seen> {
    match form.value(SEEN) {
        SEEN_NOTHING => Some(Seen::Nothing),
        word => word.parse().ok().map(Seen::Act),
    }
}
