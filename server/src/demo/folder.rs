//! The demonstration's folder: built once for a day, found again at the next start.

use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use tokio::fs;

use super::DemoError;

/// Raised when the history or a table changes, so that an older folder is built anew.
pub const VERSION: u32 = 1;

const NOTE: &str = "opora-demo.json";
const BUILDING: &str = "building";
const DATABASE: &str = "opora.db";
const FILES: &str = "files";

/// What the folder holds, written last: a folder without it was never finished.
#[derive(Debug, Serialize, Deserialize, PartialEq)]
struct Note {
    version: u32,
    program: String,
    on: Date,
    moment: Timestamp,
}

/// A folder for one demonstration.
#[derive(Debug)]
pub struct DemoFolder {
    path: PathBuf,
    on: Date,
}

impl DemoFolder {
    /// The folder that is used when nobody names one: in the user's cache, else among temporary files.
    pub fn usual() -> PathBuf {
        let cache = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
        let home = || std::env::var_os("HOME").map(|home| Path::new(&home).join(".cache"));
        let local = || std::env::var_os("LOCALAPPDATA").map(PathBuf::from);
        cache
            .or_else(home)
            .or_else(local)
            .filter(|path| path.is_absolute())
            .unwrap_or_else(std::env::temp_dir)
            .join("opora-demo")
    }

    /// Takes the folder for a demonstration of the day `on`. A folder with other things in it is left alone.
    ///
    /// # Errors
    /// When the folder holds something else, or cannot be made.
    pub async fn take(path: PathBuf, on: Date) -> Result<Self, DemoError> {
        fs::create_dir_all(&path).await?;
        let mut entries = fs::read_dir(&path).await?;
        while let Some(entry) = entries.next_entry().await? {
            let name = entry.file_name().to_string_lossy().into_owned();
            let is_ours =
                [NOTE, FILES].contains(&name.as_str()) || name.starts_with(DATABASE) || name.starts_with(BUILDING);
            if !is_ours {
                return Err(DemoError::ForeignFolder { path, found: name });
            }
        }
        Ok(Self { path, on })
    }

    /// The moment at which a finished demonstration of this day and release stopped.
    pub async fn finished(&self) -> Option<Timestamp> {
        let text = fs::read_to_string(self.path.join(NOTE)).await.ok()?;
        let note: Note = serde_json::from_str(&text).ok()?;
        let is_same = note.version == VERSION && note.program == env!("CARGO_PKG_VERSION") && note.on == self.on;
        is_same.then_some(note.moment)
    }

    /// An empty place to build in; what an earlier, broken attempt left goes.
    ///
    /// # Errors
    /// The folder's.
    pub async fn begin(&self) -> io::Result<PathBuf> {
        let building = self.path.join(BUILDING);
        absent(fs::remove_dir_all(&building).await)?;
        fs::create_dir_all(&building).await?;
        Ok(building)
    }

    /// Puts what was built in the place of what was there.
    ///
    /// # Errors
    /// The folder's.
    pub async fn finish(&self, moment: Timestamp) -> io::Result<()> {
        absent(fs::remove_file(self.path.join(NOTE)).await)?;
        absent(fs::remove_dir_all(self.path.join(FILES)).await)?;
        for ending in ["", "-wal", "-shm"] {
            let name = format!("{DATABASE}{ending}");
            absent(fs::remove_file(self.path.join(&name)).await)?;
            absent(fs::rename(self.path.join(BUILDING).join(&name), self.path.join(&name)).await)?;
        }
        fs::rename(self.path.join(BUILDING).join(FILES), self.path.join(FILES)).await?;
        fs::remove_dir_all(self.path.join(BUILDING)).await?;
        self.remember(moment).await
    }

    /// Remembers where the clock stands, for the next start.
    ///
    /// # Errors
    /// The folder's.
    pub async fn remember(&self, moment: Timestamp) -> io::Result<()> {
        let note = Note { version: VERSION, program: env!("CARGO_PKG_VERSION").to_owned(), on: self.on, moment };
        let text = serde_json::to_string_pretty(&note).map_err(io::Error::other)?;
        let draft = self.path.join(BUILDING).with_extension("json");
        fs::write(&draft, text).await?;
        fs::rename(draft, self.path.join(NOTE)).await
    }

    /// The folder itself.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// The database's address inside a folder.
pub fn database_in(folder: &Path) -> String {
    format!("sqlite:{}", folder.join(DATABASE).display())
}

/// The evidence inside a folder.
pub fn files_in(folder: &Path) -> PathBuf {
    folder.join(FILES)
}

fn absent(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[tokio::test]
    async fn only_a_finished_folder_of_the_same_day_is_used_again() {
        let place = tempfile::tempdir().unwrap();
        let folder = DemoFolder::take(place.path().to_owned(), date(2022, 10, 20)).await.unwrap();
        assert_eq!(folder.finished().await, None);
        let building = folder.begin().await.unwrap();
        std::fs::write(building.join(DATABASE), "x").unwrap();
        std::fs::create_dir(building.join(FILES)).unwrap();
        let moment = "2022-10-20T02:12:00Z".parse().unwrap();
        folder.finish(moment).await.unwrap();
        assert_eq!(folder.finished().await, Some(moment));
        let other = DemoFolder::take(place.path().to_owned(), date(2022, 10, 21)).await.unwrap();
        assert_eq!(other.finished().await, None);
    }

    #[tokio::test]
    async fn a_folder_with_other_things_is_left_alone() {
        let place = tempfile::tempdir().unwrap();
        std::fs::write(place.path().join("letters.txt"), "x").unwrap();
        let refused = DemoFolder::take(place.path().to_owned(), date(2022, 10, 20)).await;
        assert!(matches!(refused, Err(DemoError::ForeignFolder { .. })));
    }
}
