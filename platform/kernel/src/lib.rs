//! What every part of Opora speaks: typed ids, time and chance as arguments, folded text.
//!
//! The kernel knows no database, no HTTP and no feature.

mod chance;
mod id;
mod text;
mod time;
mod world;

pub use chance::{FixedRandom, Random, SystemRandom, Token};
pub use id::TypedId;
pub use text::{clip, fold, sort_key};
pub use time::{Clock, SettableClock, SystemClock, cut_to_micros, end_of_day};
pub use world::World;

#[doc(hidden)]
pub use serde as __serde;
#[doc(hidden)]
pub use uuid as __uuid;
