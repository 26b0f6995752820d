//! What is common to the pages of one agreement: its cast, and on which side the reader stands.

use std::collections::BTreeMap;
use std::sync::Arc;

use agreements::published::{self as agreement_facts, Agreement, Party};
use agreements::{AgreementId, PartyId};
use db::{DbResult, Sql, Tx, args};
use permit::Actor;

use crate::resource::OFFICERS;
use crate::store::around;
use crate::words::Cast;

/// An agreement with its parties and the reader's side.
#[derive(Debug, Clone)]
pub struct Scene {
    /// The agreement.
    pub agreement: Agreement,
    /// Who stands in it.
    pub cast: Cast,
    /// The parties on whose side the reader stands.
    pub mine: Vec<PartyId>,
    /// Whether the reader acts there, and does not only look.
    pub may_act: bool,
}

static MINE: Sql = Sql::new(
    "obligations.parties_of_reader",
    "SELECT DISTINCT COALESCE(v.acts_for, v.party_id) AS party_id FROM agreement_reach v
     WHERE v.agreement_id = $1 AND v.person_id = $2 AND v.depth = 0
       AND v.starts_on <= $3 AND (v.ends_on IS NULL OR v.ends_on >= $3) ORDER BY party_id",
);

static ALL_MINE: Sql = Sql::new(
    "obligations.parties_of_reader_everywhere",
    "SELECT DISTINCT v.agreement_id, COALESCE(v.acts_for, v.party_id) AS party_id FROM agreement_reach v
     WHERE v.person_id = $1 AND v.depth = 0
       AND v.starts_on <= $2 AND (v.ends_on IS NULL OR v.ends_on >= $2) ORDER BY v.agreement_id, party_id",
);

impl Scene {
    /// Every watched agreement that the reader is in, in a handful of queries however many there are.
    pub fn all_of(tx: &mut Tx, actor: &Actor) -> DbResult<BTreeMap<AgreementId, Self>> {
        let mut mine: BTreeMap<AgreementId, Vec<PartyId>> = BTreeMap::new();
        for (agreement, party) in tx.all::<(AgreementId, PartyId)>(&ALL_MINE, args![actor.person, actor.today])? {
            mine.entry(agreement).or_default().push(party);
        }
        let names: Arc<BTreeMap<_, _>> = Arc::new(agreement_facts::party_names(tx, actor)?.into_iter().collect());
        let mut parties: BTreeMap<AgreementId, Vec<_>> = BTreeMap::new();
        for (agreement, party) in agreement_facts::parties_in_reach(tx, actor)? {
            parties.entry(agreement).or_default().push(party);
        }
        let scene = |agreement: Agreement| {
            let (parties, mine) = (parties.remove(&agreement.id)?, mine.remove(&agreement.id)?);
            let may_act = may_act(actor, &parties);
            Some((agreement.id, Self { cast: Cast { parties, names: Arc::clone(&names) }, agreement, mine, may_act }))
        };
        Ok(agreement_facts::watched_in_reach(tx, actor)?.into_iter().filter_map(scene).collect())
    }

    /// Loads an agreement that was permitted already.
    pub fn load(tx: &mut Tx, actor: &Actor, id: AgreementId) -> DbResult<Option<Self>> {
        let Some(agreement) = agreement_facts::agreement(tx, id)? else { return Ok(None) };
        let parties = agreement_facts::parties(tx, id)?;
        let ids: Vec<_> = parties.iter().map(|party| party.organisation_id).collect();
        let names = around::names(tx, &ids)?;
        let mine = tx
            .all::<(PartyId,)>(&MINE, args![id, actor.person, actor.today])?
            .into_iter()
            .map(|(party,)| party)
            .collect();
        let may_act = may_act(actor, &parties);
        Ok(Some(Self { agreement, cast: Cast { parties, names: Arc::new(names) }, mine, may_act }))
    }

    /// Whether the reader acts for this party.
    pub fn is_mine(&self, party: PartyId) -> bool {
        self.mine.contains(&party)
    }
}

fn may_act(actor: &Actor, parties: &[Party]) -> bool {
    let acts_in = |organisation| {
        actor.assignments.iter().any(|one| one.organisation == organisation && OFFICERS.contains(&one.role))
    };
    parties.iter().any(|party| acts_in(party.organisation_id))
}
