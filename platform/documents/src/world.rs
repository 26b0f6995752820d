//! The small closed world in which a template is compiled: embedded fonts and four virtual files.
//!
//! Nothing outside is reachable: no disk, no network, no packages, no clock.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_kit::fonts::{self, FontStore};

/// What never changes between two documents; made once.
struct Shared {
    library: LazyHash<Library>,
    fonts: FontStore,
    /// `/opora.typ`: page, head, tables, marks.
    house: Source,
}

static SHARED: LazyLock<Shared> = LazyLock::new(|| {
    let mut fonts = FontStore::new();
    fonts.extend(fonts::embedded());
    Shared {
        library: LazyHash::new(Library::default()),
        fonts,
        house: Source::new(*HOUSE, include_str!("typst/opora.typ").to_owned()),
    }
});

static MAIN: LazyLock<FileId> = LazyLock::new(|| file_id("main.typ"));
static HOUSE: LazyLock<FileId> = LazyLock::new(|| file_id("opora.typ"));
static HEAD: LazyLock<FileId> = LazyLock::new(|| file_id("head.json"));
static DATA: LazyLock<FileId> = LazyLock::new(|| file_id("data.json"));

/// One template with its data.
pub(crate) struct PageWorld {
    main: Source,
    head: Bytes,
    data: Bytes,
}

impl PageWorld {
    /// A world whose `/main.typ` is the template, `/head.json` and `/data.json` the data.
    pub(crate) fn new(template: &'static str, head: String, data: String) -> Self {
        Self {
            main: Source::new(*MAIN, template.to_owned()),
            head: Bytes::from_string(head),
            data: Bytes::from_string(data),
        }
    }
}

impl World for PageWorld {
    fn library(&self) -> &LazyHash<Library> {
        &SHARED.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        SHARED.fonts.book()
    }

    fn main(&self) -> FileId {
        *MAIN
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == *MAIN {
            Ok(self.main.clone())
        } else if id == *HOUSE {
            Ok(SHARED.house.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == *HEAD {
            Ok(self.head.clone())
        } else if id == *DATA {
            Ok(self.data.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        SHARED.fonts.font(index)
    }

    /// Time is an argument: a template gets its date with the data.
    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn file_id(name: &str) -> FileId {
    let path = VirtualPath::new(name).unwrap_or_else(|_| unreachable!("a plain file name: {name}"));
    FileId::new(RootedPath::new(VirtualRoot::Project, path))
}
