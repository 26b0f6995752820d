//! What can go wrong with the database, by kind: the same kinds on SQLite and on PostgreSQL.

/// The result of everything that asks the database.
pub type DbResult<T> = Result<T, DbError>;

/// A refusal of the database.
///
/// Constraints are told apart by kind only: SQLite does not name them. Whoever must tell two unique
/// constraints apart asks before writing. No variant carries a stored value, so an error may be logged.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DbError {
    /// Too many wait already, or conflicts with others did not end. The web answers 503; trying later helps.
    #[error("the database is busy, try again shortly")]
    Busy,
    /// A statement, a whole read or a whole change ran longer than the options allow.
    #[error("{statement} took too long and was stopped")]
    Timeout {
        /// The statement's name.
        statement: String,
    },
    /// A row with this key is there already.
    #[error("{statement}: a row with this key exists already")]
    Unique {
        /// The statement's name.
        statement: String,
    },
    /// The row points to one that does not exist, or others still point to it.
    #[error("{statement}: a row that it points to, or that points to it, is in the way")]
    ForeignKey {
        /// The statement's name.
        statement: String,
    },
    /// A CHECK or NOT NULL of the table refuses the row.
    #[error("{statement}: the table refuses these values")]
    Check {
        /// The statement's name.
        statement: String,
    },
    /// [`Tx::one`](crate::Tx::one) met no row.
    #[error("{statement}: no such row")]
    NotFound {
        /// The statement's name.
        statement: String,
    },
    /// [`Tx::one`](crate::Tx::one) or [`Tx::optional`](crate::Tx::optional) met more than one row.
    #[error("{statement}: more than one row where one was expected")]
    TooMany {
        /// The statement's name.
        statement: String,
    },
    /// A column does not hold what the row type asks for: a programming mistake.
    #[error("{statement}, column {column}: expected {expected}, found {found}")]
    Decode {
        /// The statement's name.
        statement: String,
        /// The column's place, counted from 1.
        column: usize,
        /// What the row type asks for.
        expected: String,
        /// What the database gave.
        found: String,
    },
    /// An argument that one of the two databases could not keep unchanged, so neither takes it.
    #[error("{statement}, argument {argument}: {reason}")]
    BadValue {
        /// The statement's name.
        statement: String,
        /// The argument's place, counted from 1.
        argument: usize,
        /// Why it is refused.
        reason: &'static str,
    },
    /// An act that may not be kept, for example because it carries free text.
    #[error("act {kind}: {reason}")]
    BadAct {
        /// The act's kind.
        kind: &'static str,
        /// Why it is refused.
        reason: String,
    },
    /// A statement after one that had failed. PostgreSQL ends a transaction at its first failure, so both do.
    #[error("{statement} came after a failed statement; a change ends at its first failure")]
    AfterFailure {
        /// The statement's name.
        statement: String,
    },
    /// The job panicked. It was undone; others were not touched.
    #[error("the job panicked: {message}")]
    Panicked {
        /// What the panic said.
        message: String,
    },
    /// The disk is full. Nothing of the change was kept.
    #[error("the database's disk is full")]
    DiskFull,
    /// The connection broke. A change may or may not have been kept: ask for its act before repeating it.
    #[error("the connection to the database was lost")]
    LostConnection,
    /// The database was closed, or is closing.
    #[error("the database is closed")]
    Closed,
    /// Migrations cannot go on; the message says what to do.
    #[error("{0}")]
    Migration(String),
    /// The database's address cannot be used.
    #[error("database address: {0}")]
    Address(String),
    /// Anything else: a mistake in the SQL, a damaged file, a missing right.
    #[error("{statement}: {message}")]
    Broken {
        /// The statement's name.
        statement: String,
        /// The database's own words.
        message: String,
    },
}

impl DbError {
    /// Whether the same call may succeed a little later.
    pub fn is_passing(&self) -> bool {
        matches!(self, Self::Busy | Self::Timeout { .. } | Self::DiskFull | Self::LostConnection)
    }

    /// Whether a row with this key was there already.
    pub fn is_unique(&self) -> bool {
        matches!(self, Self::Unique { .. })
    }
}
