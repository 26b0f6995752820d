//! The hierarchy's closure: every organisation with all that stand above it.
//!
//! Lists ask it instead of walking the tree, so it must always agree with `parent_id`: both are written
//! only here and in the same change.

use db::{Change, DbResult, Sql, Tx, args};

use crate::model::{OrganisationId, Refused};

static ADD_SELF: Sql = Sql::new(
    "network.closure.add_self",
    "INSERT INTO organisation_closure (ancestor_id, descendant_id, depth) VALUES ($1, $1, 0)",
);
static ADD_ABOVE: Sql = Sql::new(
    "network.closure.add_above",
    "INSERT INTO organisation_closure (ancestor_id, descendant_id, depth)
     SELECT up.ancestor_id, down.descendant_id, up.depth + down.depth + 1
     FROM organisation_closure up CROSS JOIN organisation_closure down
     WHERE up.descendant_id = $2 AND down.ancestor_id = $1",
);
static CUT_ABOVE: Sql = Sql::new(
    "network.closure.cut_above",
    "DELETE FROM organisation_closure
     WHERE descendant_id IN (SELECT descendant_id FROM organisation_closure WHERE ancestor_id = $1)
       AND ancestor_id IN (SELECT ancestor_id FROM organisation_closure WHERE descendant_id = $1 AND depth > 0)",
);
static IS_ABOVE: Sql = Sql::new(
    "network.closure.is_above",
    "SELECT COUNT(*) FROM organisation_closure WHERE ancestor_id = $1 AND descendant_id = $2",
);
static SET_PARENT: Sql = Sql::new("network.closure.set_parent", "UPDATE organisation SET parent_id = $2 WHERE id = $1");

/// Enters a new organisation, whose row is there, under its parent.
pub fn enter(change: &mut Change<'_>, id: OrganisationId, parent: Option<OrganisationId>) -> DbResult<()> {
    change.execute(&ADD_SELF, args![id])?;
    if let Some(parent) = parent {
        change.execute(&ADD_ABOVE, args![id, parent])?;
    }
    Ok(())
}

/// Moves an organisation with all below it under another parent, or to the top.
///
/// # Errors
/// [`Refused::Cycle`] when the new parent stands below it, or is itself.
pub fn move_under(change: &mut Change<'_>, id: OrganisationId, parent: Option<OrganisationId>) -> Result<(), Refused> {
    if let Some(parent) = parent
        && is_above_or_same(change, id, parent)?
    {
        return Err(Refused::Cycle);
    }
    change.execute(&SET_PARENT, args![id, parent])?;
    change.execute(&CUT_ABOVE, args![id])?;
    if let Some(parent) = parent {
        change.execute(&ADD_ABOVE, args![id, parent])?;
    }
    Ok(())
}

/// Whether `upper` is `lower` or stands above it.
pub fn is_above_or_same(tx: &mut Tx, upper: OrganisationId, lower: OrganisationId) -> DbResult<bool> {
    let (links,) = tx.one::<(i64,)>(&IS_ABOVE, args![upper, lower])?;
    Ok(links > 0)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use db::{Act, SystemAuthority};
    use proptest::prelude::*;
    use proptest::test_runner::{Config, TestRunner};
    use testkit::{Setup, Stage};

    use super::*;
    use crate::model::{NetworkId, ORGANISATION_CHANGED, OrganisationCard};
    use crate::store::organisation;

    static LINKS: Sql = Sql::new(
        "network.closure.links_of",
        "SELECT ancestor_id, depth FROM organisation_closure WHERE descendant_id = $1 ORDER BY depth, ancestor_id",
    );

    /// Enter under the organisation with this number, or move one under another; numbers wrap around.
    #[derive(Debug, Clone)]
    enum Step {
        Enter(Option<usize>),
        Move(usize, Option<usize>),
    }

    fn steps() -> impl Strategy<Value = Vec<Step>> {
        let number = || proptest::option::weighted(0.9, 0usize..40);
        let step = prop_oneof![
            number().prop_map(Step::Enter),
            (0usize..40, number()).prop_map(|(which, to)| Step::Move(which, to))
        ];
        proptest::collection::vec(step, 1..40)
    }

    /// The slow oracle: parents alone, walked upwards each time.
    #[derive(Default)]
    struct Oracle(BTreeMap<OrganisationId, Option<OrganisationId>>);

    impl Oracle {
        fn line(&self, id: OrganisationId) -> Vec<(OrganisationId, i64)> {
            let mut line = vec![(id, 0)];
            while let Some(Some(parent)) = self.0.get(&line[line.len() - 1].0) {
                line.push((*parent, line.len() as i64));
            }
            line
        }
    }

    async fn play(stage: &Stage, steps: &[Step]) {
        let mut ids: Vec<OrganisationId> = Vec::new();
        let mut oracle = Oracle::default();
        for step in steps {
            let pick = |number: usize| ids.get(number % ids.len().max(1)).copied();
            let act = Act::under(
                &SystemAuthority::because("test.closure"),
                stage.world(),
                ORGANISATION_CHANGED,
                NetworkId::whole(),
            );
            match step {
                Step::Enter(parent) => {
                    let (id, parent_id) = (stage.world().id::<OrganisationId>(), parent.and_then(pick));
                    let card =
                        OrganisationCard { parent_id, ..OrganisationCard::named("school", "Школа", "Школа") };
                    stage.write(act, move |change| organisation::insert(change, id, &card)).await;
                    ids.push(id);
                    oracle.0.insert(id, parent_id);
                }
                Step::Move(which, to) => {
                    let (Some(id), to) = (pick(*which), to.and_then(pick)) else { continue };
                    let is_ring = to.is_some_and(|to| oracle.line(to).iter().any(|(above, _)| *above == id));
                    let moved = stage.db().write(act, move |change| move_under(change, id, to)).await;
                    assert_eq!(moved, if is_ring { Err(Refused::Cycle) } else { Ok(()) });
                    if !is_ring {
                        oracle.0.insert(id, to);
                    }
                }
            }
        }
        for id in ids {
            let found: Vec<(OrganisationId, i64)> = stage.read(move |tx| tx.all(&LINKS, args![id])).await;
            assert_eq!(found, oracle.line(id));
        }
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn the_closure_agrees_with_the_parents_after_any_steps() {
        testkit::on_both(&Setup::of(|| vec![crate::feature()]), async |stage| {
            let runtime = tokio::runtime::Handle::current();
            let mut runner = TestRunner::new_with_rng(
                Config { cases: 12, failure_persistence: None, ..Config::default() },
                proptest::test_runner::TestRng::deterministic_rng(proptest::test_runner::RngAlgorithm::ChaCha),
            );
            let outcome = tokio::task::block_in_place(|| {
                runner.run(&steps(), |steps| {
                    runtime.block_on(play(stage, &steps));
                    Ok(())
                })
            });
            outcome.unwrap_or_else(|error| panic!("{error}"));
        })
        .await;
    }
}
