//! Storage: one facade over SQLite (embedded, the default) and PostgreSQL, chosen by one address.
//!
//! A store is synchronous code over a [`Tx`]; the same Rust, the same SQL text and the same DDL run on both
//! databases. Nothing is written without a [`Change`], and a change is opened by naming its [`Act`].
//!
//! ```ignore
//! static BY_ID: Sql = Sql::new("network.organisation.by_id", "SELECT id, name FROM organisation WHERE id = $1");
//!
//! let organisation = db.read(move |tx| tx.optional::<Organisation>(&BY_ID, args![id])).await?;
//! db.write(Act::under(&permit, &world, RENAMED, id), move |change| store::rename(change, id, &name)).await?;
//! ```
//!
//! The crate knows nothing of features, HTTP or permissions: a permit only has to say who acts ([`Authorised`]).

mod access;
mod act;
pub mod acts;
mod change;
mod column;
mod database;
mod error;
mod job;
mod macros;
mod migrate;
mod options;
mod postgres;
mod row;
mod seats;
mod sql;
mod sqlite;
mod tx;
mod value;

pub use access::{Access, AccessLog};
pub use act::{Act, ActKind, Authorised, Fact, SystemAuthority, Upkeep};
pub use change::Change;
pub use column::{Cell, FromValue, WrongColumn};
pub use database::Db;
pub use error::{DbError, DbResult};
pub use migrate::{Migration, MigrationReport};
pub use options::{Dialect, Options};
pub use row::{FromRow, RowReader};
pub use sql::{Sql, is_dotted_name};
pub use tx::Tx;
pub use value::{ToValue, Value};

#[doc(hidden)]
pub use kernel as __kernel;
#[doc(hidden)]
pub use uuid as __uuid;
