//! Accounts and sessions as types. No SQL, no HTML.

use db::ActKind;
use jiff::{SignedDuration, Timestamp};
use permit::PersonId;

db::id! {
    /// One session: somebody signed in on some device.
    SessionId = "session";
}

/// Somebody signed in. Subject: the session.
pub const SESSION_OPENED: ActKind = ActKind::named("session.opened");
/// A session was ended by its owner. Subject: the session.
pub const SESSION_ENDED: ActKind = ActKind::named("session.ended");
/// All sessions but the present one were ended by their owner. Subject: the person.
pub const OTHERS_ENDED: ActKind = ActKind::named("session.others_ended");
/// The owner chose a new password. Subject: the person.
pub const PASSWORD_CHANGED: ActKind = ActKind::named("password.changed");
/// A person got an account. Subject: the person.
pub const ACCOUNT_CREATED: ActKind = ActKind::named("account.created");

/// A session that nobody used for so long is over.
pub const IDLE: SignedDuration = SignedDuration::from_hours(12);
/// A session is over after so long in any case.
pub const LONGEST: SignedDuration = SignedDuration::from_hours(7 * 24);
/// The last use is written at most once in so long: pages are many, and the minute matters to nobody.
pub const SEEN_EVERY: SignedDuration = SignedDuration::from_mins(5);

const SHORTEST_LOGIN: usize = 3;
const LONGEST_LOGIN: usize = 200;

/// An e-mail address or a login, as its owner writes it.
#[derive(Clone, PartialEq, Eq)]
pub struct Login(String);

impl Login {
    /// Reads a login: 3 to 200 letters without spaces.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let fits = (SHORTEST_LOGIN..=LONGEST_LOGIN).contains(&text.chars().count());
        let is_plain = !text.chars().any(|c| c.is_whitespace() || c.is_control());
        (fits && is_plain).then(|| Self(text.to_owned()))
    }

    /// As written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The form in which it is unique.
    pub fn fold(&self) -> String {
        kernel::fold(&self.0)
    }
}

/// A login is personal data: it does not slip into logs.
impl std::fmt::Debug for Login {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Login(…)")
    }
}

db::row! {
    /// What is needed to check a password.
    #[derive(Clone)]
    pub struct Account {
        /// Whose account it is.
        pub person_id: PersonId,
        /// As written.
        pub login: String,
        /// Argon2id in PHC form, or a mark that no password fits.
        pub password_hash: String,
    }
}

db::row! {
    /// A session that is alive.
    #[derive(Debug, Clone)]
    pub struct LiveSession {
        /// Its id.
        pub id: SessionId,
        /// Whose it is.
        pub person_id: PersonId,
        /// When it was last used, to within [`SEEN_EVERY`].
        pub seen_at: Timestamp,
    }
}

impl LiveSession {
    /// Whether the last use is due to be written.
    pub fn is_stale(&self, now: Timestamp) -> bool {
        self.seen_at.duration_until(now) >= SEEN_EVERY
    }
}

db::row! {
    /// A session as its owner sees it.
    #[derive(Debug, Clone)]
    pub struct OwnSession {
        /// Its id.
        pub id: SessionId,
        /// The hash of its token, to tell the present one from the others.
        pub token_hash: [u8; 32],
        /// Browser and system in short; empty when unknown.
        pub device: String,
        /// Where it was opened from.
        pub address: String,
        /// When it was opened.
        pub opened_at: Timestamp,
        /// When it was last used.
        pub seen_at: Timestamp,
    }
}

/// A session about to be opened.
#[derive(Debug, Clone)]
pub struct NewSession {
    /// Its id.
    pub id: SessionId,
    /// The hash of its token.
    pub token_hash: [u8; 32],
    /// Browser and system in short.
    pub device: String,
    /// Where from.
    pub address: String,
    /// When.
    pub opened_at: Timestamp,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logins_are_read_and_kept_out_of_logs() {
        let login = Login::parse(" Мёд@Opora.Example ").unwrap();
        assert_eq!(login.as_str(), "Мёд@Opora.Example");
        assert_eq!(login.fold(), "мед@opora.example");
        assert_eq!(format!("{login:?}"), "Login(…)");
        for wrong in ["", "ab", "two words", "a\u{0}bc", &"x".repeat(201)] {
            assert!(Login::parse(wrong).is_none(), "{wrong:?}");
        }
    }
}
