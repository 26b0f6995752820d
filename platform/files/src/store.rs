//! The folder: keys, reading, removing, and what the operator's doctor asks.

use std::collections::HashSet;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;

use sha2::{Digest, Sha256};
use tokio::fs;

use crate::FileError;
use crate::upload::{StoredFile, Upload};

/// Uploads grow here until they are whole.
const INCOMING: &str = "incoming";

/// How large files may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// One file, bytes.
    pub bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 20 * 1024 * 1024 }
    }
}

/// The key of a stored file: the SHA-256 of its bytes, 64 lower-case hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileKey(String);

impl FileKey {
    pub(crate) fn of(hash: Sha256) -> Self {
        Self(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// The 64 digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for FileKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// A text that is no key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a file key")]
pub struct NotAKey;

impl FromStr for FileKey {
    type Err = NotAKey;

    /// Only digits and a–f pass, so a key can never be a path.
    fn from_str(text: &str) -> Result<Self, NotAKey> {
        let is_hex = text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        if text.len() == 64 && is_hex { Ok(Self(text.to_owned())) } else { Err(NotAKey) }
    }
}

/// Whether a stored file is still what it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Condition {
    /// Its bytes still have its key as their hash.
    Sound,
    /// It is not there.
    Missing,
    /// Its bytes changed.
    Damaged,
}

/// What lies in the folder without anybody knowing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Orphans {
    /// Whole files that no record names, in order.
    pub files: Vec<FileKey>,
    /// Uploads that broke off, or that are under way right now.
    pub unfinished: Vec<PathBuf>,
}

/// The evidence folder. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Files {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    folder: PathBuf,
    limits: Limits,
}

impl Files {
    /// Opens a folder, making it when it is not there.
    ///
    /// # Errors
    /// The folder cannot be made or written to.
    pub async fn open(folder: impl Into<PathBuf>, limits: Limits) -> io::Result<Self> {
        let folder = folder.into();
        fs::create_dir_all(folder.join(INCOMING)).await?;
        Ok(Self { inner: Arc::new(Inner { folder, limits }) })
    }

    /// Begins to take a file; feed it with [`Upload::write`] and end with [`Upload::finish`].
    ///
    /// `declared_type` is the sender's content type: it only tells CSV from text in a name without
    /// an ending. `announced_bytes` is the sender's own count, if any: too much is refused at once.
    ///
    /// # Errors
    /// A name or a size that is refused before the first byte; the folder's failures.
    pub async fn begin(
        &self,
        name: &str,
        declared_type: &str,
        announced_bytes: Option<u64>,
    ) -> Result<Upload, FileError> {
        Upload::begin(self.clone(), name, declared_type, announced_bytes).await
    }

    /// Takes a file that is already in memory.
    ///
    /// # Errors
    /// What [`Files::begin`], [`Upload::write`] and [`Upload::finish`] refuse.
    pub async fn store(&self, name: &str, declared_type: &str, bytes: &[u8]) -> Result<StoredFile, FileError> {
        let announced = u64::try_from(bytes.len()).ok();
        let mut upload = self.begin(name, declared_type, announced).await?;
        upload.write(bytes).await?;
        upload.finish().await
    }

    /// A file's bytes, or `None` when it is not there.
    ///
    /// # Errors
    /// The folder's failures.
    pub async fn read(&self, key: &FileKey) -> io::Result<Option<Vec<u8>>> {
        absent(fs::read(self.path(key)).await)
    }

    /// A file to read from in pieces, or `None` when it is not there.
    ///
    /// # Errors
    /// The folder's failures.
    pub async fn reader(&self, key: &FileKey) -> io::Result<Option<fs::File>> {
        absent(fs::File::open(self.path(key)).await)
    }

    /// Removes a file; whether it was there. Two records may share one file: ask first.
    ///
    /// # Errors
    /// The folder's failures.
    pub async fn remove(&self, key: &FileKey) -> io::Result<bool> {
        let path = self.path(key);
        let removed = absent(fs::remove_file(&path).await)?.is_some();
        if removed && let Some(folder) = path.parent() {
            sync_folder(folder).await?;
        }
        Ok(removed)
    }

    /// Reads a file and compares it with its key.
    ///
    /// # Errors
    /// The folder's failures.
    pub async fn condition(&self, key: &FileKey) -> io::Result<Condition> {
        let Some(bytes) = self.read(key).await? else {
            return Ok(Condition::Missing);
        };
        let same = FileKey::of(Sha256::new_with_prefix(&bytes)) == *key;
        Ok(if same { Condition::Sound } else { Condition::Damaged })
    }

    /// What lies in the folder but is not among `known`: for the operator's doctor.
    ///
    /// A file stored a moment ago is an orphan until its record commits, so a doctor looks twice
    /// before it removes anything.
    ///
    /// # Errors
    /// The folder's failures.
    pub async fn orphans(&self, known: &HashSet<FileKey>) -> io::Result<Orphans> {
        let mut orphans = Orphans::default();
        let mut shelves = fs::read_dir(&self.inner.folder).await?;
        while let Some(shelf) = shelves.next_entry().await? {
            if !shelf.file_type().await?.is_dir() {
                continue;
            }
            let is_incoming = shelf.file_name() == INCOMING;
            let mut entries = fs::read_dir(shelf.path()).await?;
            while let Some(entry) = entries.next_entry().await? {
                if is_incoming {
                    orphans.unfinished.push(entry.path());
                } else if let Ok(key) = entry.file_name().to_string_lossy().parse::<FileKey>()
                    && !known.contains(&key)
                {
                    orphans.files.push(key);
                }
            }
        }
        orphans.files.sort();
        orphans.unfinished.sort();
        Ok(orphans)
    }

    /// The limits that the folder was opened with.
    pub fn limits(&self) -> Limits {
        self.inner.limits
    }

    pub(crate) fn incoming(&self) -> PathBuf {
        self.inner.folder.join(INCOMING)
    }

    /// `ab/ab12…`: a shelf by the first two digits keeps every folder small.
    pub(crate) fn path(&self, key: &FileKey) -> PathBuf {
        let shelf = key.as_str().get(..2).unwrap_or_default();
        self.inner.folder.join(shelf).join(key.as_str())
    }
}

fn absent<T>(result: io::Result<T>) -> io::Result<Option<T>> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Makes a rename or a removal survive a power cut.
pub(crate) async fn sync_folder(folder: &Path) -> io::Result<()> {
    fs::File::open(folder).await?.sync_all().await
}
