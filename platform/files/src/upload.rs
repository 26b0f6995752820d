//! Takes one file in pieces: counted, hashed and sniffed on the way, whole and durable at the end.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};

use sha2::{Digest, Sha256};
use tokio::fs::{self, File, OpenOptions};
use tokio::io::AsyncWriteExt;

use crate::name::{clean_name, extension};
use crate::sniff::{self, HEAD_BYTES};
use crate::store::sync_folder;
use crate::{FileError, FileKey, FileKind, FileRefusal, Files};

/// A file that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredFile {
    /// Where it is kept.
    pub key: FileKey,
    /// Its size, bytes.
    pub size: u64,
    /// What its content is.
    pub kind: FileKind,
    /// Its name as sent, made harmless.
    pub name: String,
}

/// A file on its way in. Dropping it takes back everything.
#[derive(Debug)]
pub struct Upload {
    files: Files,
    name: String,
    claimed: Option<FileKind>,
    draft: Draft,
    target: File,
    hash: Sha256,
    head: Vec<u8>,
    size: u64,
}

impl Upload {
    pub(crate) async fn begin(
        files: Files,
        name: &str,
        declared_type: &str,
        announced_bytes: Option<u64>,
    ) -> Result<Self, FileError> {
        let limit = files.limits().bytes;
        if announced_bytes.is_some_and(|bytes| bytes > limit) {
            return Err(FileRefusal::TooLarge { limit }.into());
        }
        let name = clean_name(name);
        let claimed = claimed_kind(&name, declared_type)?;
        let (draft, target) = Draft::create(&files).await?;
        Ok(Self {
            files,
            name,
            claimed,
            draft,
            target,
            hash: Sha256::new(),
            head: Vec::with_capacity(HEAD_BYTES),
            size: 0,
        })
    }

    /// Takes the next piece.
    ///
    /// # Errors
    /// [`FileRefusal::TooLarge`] with the first byte too many, [`FileRefusal::Executable`] and
    /// [`FileRefusal::Archive`] with the first bytes; the folder's failures.
    pub async fn write(&mut self, piece: &[u8]) -> Result<(), FileError> {
        let limit = self.files.limits().bytes;
        self.size = self.size.saturating_add(u64::try_from(piece.len()).unwrap_or(u64::MAX));
        if self.size > limit {
            return Err(FileRefusal::TooLarge { limit }.into());
        }
        let room = HEAD_BYTES - self.head.len();
        if room > 0 {
            self.head.extend_from_slice(piece.get(..piece.len().min(room)).unwrap_or_default());
            sniff::refuse_early(&self.head)?;
        }
        self.hash.update(piece);
        self.target.write_all(piece).await?;
        Ok(())
    }

    /// Looks at the whole file, makes it durable and puts it under its key.
    ///
    /// # Errors
    /// Every [`FileRefusal`]; the folder's failures.
    pub async fn finish(mut self) -> Result<StoredFile, FileError> {
        if self.size == 0 {
            return Err(FileRefusal::Empty.into());
        }
        self.target.flush().await?;
        self.target.sync_all().await?;
        let kind = self.kind().await?;
        let key = FileKey::of(self.hash.clone());
        let path = self.files.path(&key);
        if let Some(shelf) = path.parent() {
            let is_new = !fs::try_exists(shelf).await?;
            fs::create_dir_all(shelf).await?;
            if is_new && let Some(folder) = shelf.parent() {
                sync_folder(folder).await?;
            }
            // A rename replaces an equal file by itself: the same bytes, so nobody notices.
            fs::rename(&self.draft.path, &path).await?;
            self.draft.is_placed = true;
            sync_folder(shelf).await?;
        }
        Ok(StoredFile { key, size: self.size, kind, name: self.name.clone() })
    }

    async fn kind(&self) -> Result<FileKind, FileError> {
        let path = self.draft.path.clone();
        let found = tokio::task::spawn_blocking(move || {
            let mut file = std::fs::File::open(path)?;
            sniff::kind(&mut file)
        })
        .await
        .map_err(std::io::Error::other)???;
        match (self.claimed, found) {
            (Some(FileKind::Csv), FileKind::Text) => Ok(FileKind::Csv),
            (Some(claimed), found) if claimed != found => Err(FileRefusal::Disguised.into()),
            (_, found) => Ok(found),
        }
    }
}

/// What the name claims, or a refusal when it claims something that is never taken.
fn claimed_kind(name: &str, declared_type: &str) -> Result<Option<FileKind>, FileRefusal> {
    let Some(ending) = extension(name) else {
        let is_csv = declared_type.to_lowercase().starts_with("text/csv");
        return Ok(is_csv.then_some(FileKind::Csv));
    };
    if let Some(kind) = FileKind::from_extension(&ending) {
        return Ok(Some(kind));
    }
    Err(match ending.as_str() {
        "docm" | "dotm" | "xlsm" | "xltm" | "xlsb" | "pptm" => FileRefusal::Macros,
        "doc" | "xls" | "ppt" => FileRefusal::OldOffice,
        "zip" | "rar" | "7z" | "gz" | "tar" | "bz2" | "xz" => FileRefusal::Archive,
        "exe" | "msi" | "com" | "bat" | "cmd" | "scr" | "pif" | "js" | "vbs" | "ps1" | "jar" | "sh" | "lnk" | "hta"
        | "dll" => FileRefusal::Executable,
        _ => FileRefusal::KindNotAllowed,
    })
}

/// The growing file; removed on drop unless it was placed.
#[derive(Debug)]
struct Draft {
    path: PathBuf,
    is_placed: bool,
}

impl Draft {
    /// Makes a file that nobody else has. Two servers may share the folder and even their process
    /// numbers (containers), so the operating system decides, and the counter only goes on.
    async fn create(files: &Files) -> Result<(Self, File), FileError> {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        loop {
            let number = NEXT.fetch_add(1, Ordering::Relaxed);
            let path = files.incoming().join(format!("{}-{number}", std::process::id()));
            match OpenOptions::new().write(true).create_new(true).open(&path).await {
                Ok(file) => {
                    return Ok((Self { path, is_placed: false }, file));
                }
                Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error.into()),
            }
        }
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        if !self.is_placed {
            // Best effort: what stays behind, the doctor finds under `unfinished`.
            let _ = std::fs::remove_file(&self.path);
        }
    }
}
