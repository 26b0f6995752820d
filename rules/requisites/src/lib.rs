//! Checks the numbers that a Russian organisation or person prints under an agreement.
//!
//! Every kind of number is its own type, made only by `parse`: who holds an [`Inn`] holds one that
//! passed. A refusal is a [`Reason`] that says what is wrong in a short Russian or English
//! sentence. [`Requisites`] checks a whole printed block at once.
//!
//! A passing number is well formed; it is not proven to belong to anybody. That needs a registry.

mod account;
mod bank;
mod block;
mod digits;
mod number;
mod person;
mod reason;
mod registry;
mod tax;

pub use account::Account;
pub use bank::{
    Bik, BikHolder, CorrespondentAccount, PersonalAccount, SettlementAccount, SingleTreasuryAccount, TreasuryAccount,
};
pub use block::{Checked, Field, Remark, Requisites};
pub use person::Snils;
pub use reason::Reason;
pub use registry::{Ogrn, Ogrnip, Okpo, Oktmo};
pub use tax::{Inn, Kpp};
