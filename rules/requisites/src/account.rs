//! Tells which kind of 20-digit account stands under the words «р/с», «к/с» or «КС».

use crate::digits::squeeze;
use crate::{Bik, CorrespondentAccount, Reason, SettlementAccount, SingleTreasuryAccount, TreasuryAccount};

/// Any 20-digit account, told apart by its first digits rather than by the words before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Account {
    /// Расчётный счёт.
    Settlement(SettlementAccount),
    /// Корреспондентский счёт, `301…`.
    Correspondent(CorrespondentAccount),
    /// Единый казначейский счёт, `40102…`.
    SingleTreasury(SingleTreasuryAccount),
    /// Казначейский счёт, `03…`.
    Treasury(TreasuryAccount),
}

impl Account {
    /// Reads an account; `bik` may be absent only for a treasury account, which has no key.
    ///
    /// # Errors
    /// What the account's own kind refuses, or [`Reason::BikMissing`].
    pub fn parse(text: &str, bik: Option<&Bik>) -> Result<Self, Reason> {
        let bare = squeeze(text);
        if bare.is_empty() {
            return Err(Reason::Empty);
        }
        if bare.starts_with("03") {
            return TreasuryAccount::parse(&bare).map(Self::Treasury);
        }
        let bik = bik.ok_or(Reason::BikMissing)?;
        if bare.starts_with("40102") {
            SingleTreasuryAccount::parse(&bare, bik).map(Self::SingleTreasury)
        } else if bare.starts_with("301") {
            CorrespondentAccount::parse(&bare, bik).map(Self::Correspondent)
        } else {
            SettlementAccount::parse(&bare, bik).map(Self::Settlement)
        }
    }
}
