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
