//! How often one may guess: strictly for an account, generously for an address, since a school is one address.
//!
//! A try is counted before the password is looked at and given back when it was right, so that many guesses at
//! the same moment count too.

use std::net::IpAddr;

use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};

/// What is limited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// Tries with one login, whether it exists or not.
    Account,
    /// Tries from one address.
    Address,
}

/// How many tries have failed, and since when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tries {
    /// How many.
    pub failed: i64,
    /// For an account the last try, for an address the first one of the window.
    pub since: Timestamp,
    /// No further try before this moment.
    pub free_at: Option<Timestamp>,
}

/// Failures of an account after which one has to wait.
const FREE_TRIES: i64 = 5;
/// Failures from an address within [`WINDOW`] after which everybody there has to wait.
const ADDRESS_TRIES: i64 = 100;
/// The first wait of an account; each further failure doubles it, up to [`WINDOW`].
const FIRST_WAIT: SignedDuration = SignedDuration::from_mins(1);
const WINDOW: SignedDuration = SignedDuration::from_mins(15);
/// Failures of an account are forgotten after a day without one.
pub const FORGOTTEN_AFTER: SignedDuration = SignedDuration::from_hours(24);

impl Limit {
    /// Counts one more try as failed, or answers until when to wait.
    pub fn count(self, known: Option<Tries>, now: Timestamp) -> Result<Tries, Timestamp> {
        let known = known.filter(|tries| tries.since.duration_until(now) < self.memory());
        if let Some(free_at) = known.and_then(|tries| tries.free_at).filter(|free_at| *free_at > now) {
            return Err(free_at);
        }
        let failed = known.map_or(0, |tries| tries.failed) + 1;
        Ok(match self {
            Self::Account => {
                Tries { failed, since: now, free_at: wait_after(failed).and_then(|wait| now.checked_add(wait).ok()) }
            }
            Self::Address => {
                let since = known.map_or(now, |tries| tries.since);
                let free_at = if failed >= ADDRESS_TRIES { since.checked_add(WINDOW).ok() } else { None };
                Tries { failed, since, free_at }
            }
        })
    }

    fn memory(self) -> SignedDuration {
        match self {
            Self::Account => FORGOTTEN_AFTER,
            Self::Address => WINDOW,
        }
    }

    /// The name under which tries are kept: a hash, so that the table holds no login.
    pub fn key(self, name: &str) -> [u8; 32] {
        let mut hash = Sha256::new();
        hash.update(match self {
            Self::Account => b"account\0".as_slice(),
            Self::Address => b"address\0".as_slice(),
        });
        hash.update(name);
        hash.finalize().into()
    }
}

fn wait_after(failed: i64) -> Option<SignedDuration> {
    let doublings = u32::try_from(failed - FREE_TRIES).ok()?;
    // Four doublings reach the longest wait, and more would only overflow.
    Some((FIRST_WAIT * (1 << doublings.min(4))).min(WINDOW))
}

/// What counts as one address: an IPv6 customer holds a /64, so its other half is free to choose.
///
/// `None` where everybody would seem to come from one place, behind a proxy on this machine: then a hundred
/// mistypers would lock out all the others. Accounts stay limited.
pub fn address_name(address: &str) -> Option<String> {
    let parsed: IpAddr = address.parse().ok()?;
    match parsed.to_canonical() {
        near if near.is_loopback() || near.is_unspecified() => None,
        IpAddr::V4(short) => Some(short.to_string()),
        IpAddr::V6(long) => {
            let [a, b, c, d, ..] = long.segments();
            Some(format!("{a:x}:{b:x}:{c:x}:{d:x}::/64"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minute: i64) -> Timestamp {
        Timestamp::from_second(1_666_000_000 + minute * 60).unwrap()
    }

    #[test]
    fn an_account_waits_longer_and_longer_but_never_more_than_a_quarter_of_an_hour() {
        let mut tries = None;
        for failed in 1..=4 {
            tries = Some(Limit::Account.count(tries, at(0)).unwrap());
            assert_eq!((tries.unwrap().failed, tries.unwrap().free_at), (failed, None));
        }
        tries = Some(Limit::Account.count(tries, at(0)).unwrap());
        assert_eq!(Limit::Account.count(tries, at(0)), Err(at(1)));
        let mut now = 0;
        for wait in [1, 2, 4, 8, 15, 15, 15] {
            assert_eq!(Limit::Account.count(tries, at(now)), Err(at(now + wait)));
            now += wait;
            tries = Some(Limit::Account.count(tries, at(now)).unwrap());
        }
    }

    #[test]
    fn a_day_without_a_try_forgets_the_failures() {
        let tries = Tries { failed: 9, since: at(0), free_at: Some(at(15)) };
        assert_eq!(Limit::Account.count(Some(tries), at(24 * 60)).unwrap().failed, 1);
    }

    #[test]
    fn a_school_may_mistype_often_and_a_flood_may_not() {
        let mut tries = None;
        for _ in 0..100 {
            tries = Some(Limit::Address.count(tries, at(3)).unwrap());
        }
        assert_eq!(Limit::Address.count(tries, at(4)), Err(at(18)));
        assert_eq!(Limit::Address.count(tries, at(18)).unwrap().failed, 1);
    }

    #[test]
    fn addresses_of_one_customer_count_together() {
        assert_eq!(address_name("2001:db8:1:2:3:4:5:6"), address_name("2001:db8:1:2:ffff::1"));
        assert_ne!(address_name("2001:db8:1:2::1"), address_name("2001:db8:1:3::1"));
        assert_eq!(address_name("::ffff:192.0.2.1").as_deref(), Some("192.0.2.1"));
        for nowhere in ["", "127.0.0.1", "::1", "::ffff:127.0.0.1", "proxy"] {
            assert_eq!(address_name(nowhere), None, "{nowhere}");
        }
        assert_ne!(Limit::Account.key("x"), Limit::Address.key("x"));
    }
}
