//! Passwords of adults: Argon2id with 19 MiB and two passes, on a bounded pool; length counts, composition does not.

use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Argon2, Params};
use kernel::World;
use tokio::sync::Semaphore;
use web::PageError;

/// The least number of letters.
pub const SHORTEST: usize = 10;
/// The most letters: a sentence is welcome, a book is not.
pub const LONGEST: usize = 200;

const MEMORY_KIB: u32 = 19 * 1_024;
const PASSES: u32 = 2;
const LANES: u32 = 1;
const SALT_BYTES: usize = 16;

/// What is worked against when there is no account, so that the answer takes as long. Made with the parameters
/// above; its output is all zeros, which no password gives.
const NOBODYS: &str = "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5LWlzLWhlcmU$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
/// Stands in place of a hash where no password shall fit.
const NO_PASSWORD: &str = "!";

/// Words that begin or end almost every guessed password; a password of such a word and digits is refused.
const COMMON: &str = include_str!("common_passwords.txt");

/// Neighbours on a keyboard and in alphabets, forwards; runs along them are the first guesses.
const ROWS: [&str; 9] = [
    "01234567890",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "йцукенгшщзхъ",
    "фывапролджэ",
    "ячсмитьбю",
    "abcdefghijklmnopqrstuvwxyz",
    "абвгдежзийклмнопрстуфхцчшщъыьэюя",
];

/// A hash to be stored.
#[derive(Clone, PartialEq, Eq)]
pub struct PasswordHash(String);

impl PasswordHash {
    /// No password fits: for people of the demo, who enter by a button.
    pub fn no_password() -> Self {
        Self(NO_PASSWORD.to_owned())
    }

    /// As stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PasswordHash(…)")
    }
}

/// The machine could not hash: not enough memory.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the password could not be hashed: {0}")]
pub struct HashFailure(String);

/// Why a password is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Weakness {
    /// Fewer than [`SHORTEST`] letters.
    #[error("shorter than 10 letters")]
    Short,
    /// More than [`LONGEST`] letters.
    #[error("longer than 200 letters")]
    Long,
    /// Among the first guesses: a common word with digits, a run along the keyboard, a repetition.
    #[error("among the passwords that are guessed first")]
    Common,
    /// Made of the login.
    #[error("made of the login")]
    LikeLogin,
}

/// What speaks against a password; `None` when nothing does.
pub fn weakness(password: &str, login: &str) -> Option<Weakness> {
    let letters = password.chars().count();
    if letters < SHORTEST {
        return Some(Weakness::Short);
    }
    if letters > LONGEST {
        return Some(Weakness::Long);
    }
    let folded: String = kernel::fold(password).split(' ').collect();
    let word = folded.trim_matches(|c: char| !c.is_alphabetic());
    let name = kernel::fold(login);
    let name = name.split('@').next().unwrap_or_default();
    if name.chars().count() >= 4 && (folded.contains(name) || name.contains(word) && !word.is_empty()) {
        return Some(Weakness::LikeLogin);
    }
    let is_common = COMMON.lines().any(|common| common == folded || common == word);
    (is_common || is_run(&folded) || is_repetition(&folded)).then_some(Weakness::Common)
}

/// «1234567890», «йцукенгшщз», «zyxwvutsrq», also when the row begins anew.
fn is_run(folded: &str) -> bool {
    ROWS.iter().any(|row| {
        let endless = row.repeat(LONGEST / row.chars().count() + 2);
        let backwards: String = endless.chars().rev().collect();
        endless.contains(folded) || backwards.contains(folded)
    })
}

/// A piece of at most four letters over and over: «абвабвабвабв», «1111111111».
fn is_repetition(folded: &str) -> bool {
    let letters: Vec<char> = folded.chars().collect();
    (1..=4).any(|piece| letters.len() > piece && letters.iter().skip(piece).eq(&letters[..letters.len() - piece]))
}

/// Hashes a password; takes some 60 ms, so pages use [`hash_in_pool`].
pub fn hash_password(password: &str, world: &World) -> Result<PasswordHash, HashFailure> {
    let failure = |reason: String| HashFailure(reason);
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).map_err(|error| failure(error.to_string()))?;
    let mut salt = [0; SALT_BYTES];
    world.random().fill(&mut salt);
    let hash = Argon2::from(params)
        .hash_password_with_salt(password.as_bytes(), &salt)
        .map_err(|error| failure(error.to_string()))?;
    Ok(PasswordHash(hash.to_string()))
}

/// Whether the password fits. Without a hash the same work is done, and nothing fits.
fn fits(password: &str, stored: Option<&str>) -> bool {
    let usable = stored.filter(|hash| *hash != NO_PASSWORD);
    let fits = Argon2::default().verify_password(password.as_bytes(), usable.unwrap_or(NOBODYS)).is_ok();
    fits && usable.is_some()
}

/// Hashes on the pool.
pub async fn hash_in_pool(password: String, world: World) -> Result<PasswordHash, PageError> {
    in_pool(move || hash_password(&password, &world)).await?.map_err(|error| PageError::Internal(error.to_string()))
}

/// Compares on the pool.
pub async fn fits_in_pool(password: String, stored: Option<String>) -> Result<bool, PageError> {
    in_pool(move || fits(&password, stored.as_deref())).await
}

/// One seat per core: more hashing at once would only be slower, and each takes 19 MiB.
static SEATS: LazyLock<Semaphore> =
    LazyLock::new(|| Semaphore::new(std::thread::available_parallelism().map_or(2, std::num::NonZero::get)));
/// Who waits for a seat. Beyond [`MOST_WAITING`] a quick «busy» is kinder than a slow timeout.
static WAITING: AtomicUsize = AtomicUsize::new(0);
const MOST_WAITING: usize = 64;

/// Counts one who waits, also when the browser goes away meanwhile.
struct Waiting;

impl Waiting {
    fn begin() -> Option<Self> {
        let before = WAITING.fetch_add(1, Ordering::Relaxed);
        let waiting = Self;
        (before < MOST_WAITING).then_some(waiting)
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        WAITING.fetch_sub(1, Ordering::Relaxed);
    }
}

async fn in_pool<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, PageError> {
    let waiting = Waiting::begin().ok_or(PageError::Busy)?;
    let seat = SEATS.acquire().await.map_err(|_| PageError::Busy)?;
    drop(waiting);
    let done = tokio::task::spawn_blocking(move || {
        // The seat is held by the work, not by the request: a browser that goes away frees no core.
        let done = work();
        drop(seat);
        done
    });
    done.await.map_err(|error| PageError::Internal(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn world() -> World {
        World::fixed("2022-10-20T06:00:00Z".parse().unwrap(), 1).0
    }

    #[test]
    fn a_hash_fits_its_password_only() {
        let hash = hash_password("тихая вода у моста", &world()).unwrap();
        assert!(hash.as_str().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{}", hash.as_str());
        assert!(fits("тихая вода у моста", Some(hash.as_str())));
        assert!(!fits("тихая вода у мостa", Some(hash.as_str())));
        assert!(!fits("", Some(PasswordHash::no_password().as_str())));
        assert!(!fits("!", Some("!")));
    }

    /// The same parameters and lengths, so the same work: who is unknown takes as long as who is known.
    #[test]
    fn nobody_is_worked_for_as_somebody() {
        let real = hash_password("тихая вода у моста", &world()).unwrap();
        let shape =
            |hash: &str| {
                hash.split('$')
                    .map(|part| {
                        if part.contains('=') || part == "argon2id" { part.to_owned() } else { part.len().to_string() }
                    })
                    .collect::<Vec<_>>()
            };
        assert_eq!(shape(NOBODYS).len(), shape(real.as_str()).len());
        assert_eq!(shape(NOBODYS)[..4], shape(real.as_str())[..4]);
        assert_eq!(shape(NOBODYS)[5], shape(real.as_str())[5]);
        assert!(argon2::password_hash::phc::PasswordHash::new(NOBODYS).is_ok());
        assert!(!fits("что угодно", None));
    }

    #[test]
    fn length_counts_and_first_guesses_do_not() {
        for (password, expected) in [
            ("коротко", Weakness::Short),
            ("девятьбук", Weakness::Short),
            (&"я".repeat(201), Weakness::Long),
            ("1234567890", Weakness::Common),
            ("9876543210", Weakness::Common),
            ("йцукенгшщз", Weakness::Common),
            ("Qwertyuiop", Weakness::Common),
            ("aaaaaaaaaaaa", Weakness::Common),
            ("абвабвабваб", Weakness::Common),
            ("Пароль2022!", Weakness::Common),
            ("password123", Weakness::Common),
            ("m.belova2022", Weakness::LikeLogin),
        ] {
            assert_eq!(weakness(password, "m.belova@city.example"), Some(expected), "{password}");
        }
        for good in
            ["тихая вода у моста", "correct horse battery", "зима близко 17", "R4nd0m-Zx7!kk", "20 октября учёба"]
        {
            assert_eq!(weakness(good, "m.belova@city.example"), None, "{good}");
        }
    }
}
