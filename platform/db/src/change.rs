//! A change: the only way to write.

use std::ops::{Deref, DerefMut};

use jiff::Timestamp;
use uuid::Uuid;

use crate::{Act, DbResult, Sql, Tx, Upkeep, Value};

/// An open change. It is opened by its act, reads like a [`Tx`], and is kept or undone as a whole.
///
/// A change ends at its first failed statement, whatever the job answers: PostgreSQL goes on no further
/// in a failed transaction, and both databases behave the same.
#[derive(Debug)]
pub struct Change<'a> {
    tx: &'a mut Tx,
    act: Option<(Uuid, Timestamp)>,
    is_unchanged: bool,
}

/// By what a change is opened.
#[derive(Debug)]
pub(crate) enum Opening {
    Act(Box<Act>),
    Upkeep(Upkeep),
}

impl<'a> Change<'a> {
    pub(crate) fn new(tx: &'a mut Tx) -> Self {
        Self { tx, act: None, is_unchanged: false }
    }

    pub(crate) fn open(&mut self, opening: &Opening) -> DbResult<()> {
        match opening {
            Opening::Act(act) => {
                act.record(self.tx)?;
                self.act = Some((act.id(), act.recorded_at()));
            }
            Opening::Upkeep(upkeep) => tracing::trace!(upkeep = upkeep.as_str(), "upkeep"),
        }
        Ok(())
    }

    pub(crate) fn is_unchanged(&self) -> bool {
        self.is_unchanged
    }

    /// Writes; answers how many rows were written.
    pub fn execute(&mut self, sql: &Sql, args: &[Value]) -> DbResult<u64> {
        self.tx.execute(sql, args)
    }

    /// Runs one statement for each list of arguments; answers how many rows were written in all.
    /// A change takes at most a few hundred rows: larger imports go in steps.
    pub fn execute_many<A: AsRef<[Value]>>(&mut self, sql: &Sql, rows: impl IntoIterator<Item = A>) -> DbResult<u64> {
        let mut written = 0;
        for args in rows {
            written += self.tx.execute(sql, args.as_ref())?;
        }
        Ok(written)
    }

    /// Records a further act that belongs to the same change.
    pub fn also(&mut self, act: &Act) -> DbResult<()> {
        act.record(self.tx)
    }

    /// The id of the act that opened the change; `None` in upkeep.
    pub fn act_id(&self) -> Option<Uuid> {
        self.act.map(|(id, _)| id)
    }

    /// The moment at which the act that opened the change is recorded; `None` in upkeep.
    pub fn recorded_at(&self) -> Option<Timestamp> {
        self.act.map(|(_, recorded_at)| recorded_at)
    }

    /// Says that there was nothing to do, as when an answer is sent twice: everything written so far is
    /// undone, the act included, and the job's answer still reaches the caller.
    pub fn leave_unchanged(&mut self) {
        self.is_unchanged = true;
    }
}

impl Deref for Change<'_> {
    type Target = Tx;

    fn deref(&self) -> &Tx {
        self.tx
    }
}

impl DerefMut for Change<'_> {
    fn deref_mut(&mut self) -> &mut Tx {
        self.tx
    }
}
