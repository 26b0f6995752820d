//! The house as tidy sees it: its crates from `cargo metadata`, and the text of its files.

use std::path::Path;
use std::process::Command;

use serde_json::Value as Json;

use super::rust::{Token, tokens, without_tests};

/// Folders that hold nothing of ours.
const NOT_OURS: [&str; 5] = ["target", ".git", "node_modules", "data", "corpus"];
/// Endings of the files that are read.
const READ: [&str; 13] = ["rs", "toml", "sql", "ftl", "html", "css", "js", "md", "lock", "json", "yml", "sh", "typ"];

/// Where a crate stands, by its folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Area {
    Server,
    Features,
    Rules,
    Platform,
    /// xtask and bench: they may use everything and nobody uses them.
    Workshop,
}

/// Of what kind a dependency is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DependencyKind {
    /// Compiled into the program; build dependencies count as such.
    Normal,
    /// For tests only.
    Dev,
}

/// What a crate depends on.
#[derive(Debug, Clone)]
pub struct Dependency {
    pub name: String,
    pub kind: DependencyKind,
}

/// A crate of the house.
#[derive(Debug, Clone)]
pub struct Package {
    pub name: String,
    /// Its folder from the root: `features/network`.
    pub folder: String,
    pub dependencies: Vec<Dependency>,
}

impl Package {
    /// Where it stands; `None` in a folder that the house does not know.
    pub fn area(&self) -> Option<Area> {
        match self.folder.split('/').next()? {
            "server" => Some(Area::Server),
            "features" => Some(Area::Features),
            "rules" => Some(Area::Rules),
            "platform" => Some(Area::Platform),
            "xtask" | "bench" => Some(Area::Workshop),
            _ => None,
        }
    }
}

/// A file, its path from the root with `/`, and its text.
#[derive(Debug, Clone)]
pub struct TextFile {
    pub path: String,
    pub text: String,
}

/// A Rust file taken apart.
#[derive(Debug, Clone)]
pub struct RustFile {
    pub path: String,
    /// Everything.
    pub all: Vec<Token>,
    /// Without what is compiled for tests only.
    pub shipped: Vec<Token>,
}

/// Everything tidy looks at.
#[derive(Debug, Default)]
pub struct House {
    pub packages: Vec<Package>,
    pub files: Vec<TextFile>,
    pub rust: Vec<RustFile>,
}

impl House {
    /// Reads the house at `root`.
    pub fn read(root: &Path) -> Result<Self, String> {
        let output = Command::new("cargo")
            .args(["metadata", "--no-deps", "--format-version", "1", "--offline"])
            .current_dir(root)
            .output()
            .map_err(|error| format!("cargo metadata cannot be run: {error}"))?;
        if !output.status.success() {
            return Err(format!("cargo metadata: {}", String::from_utf8_lossy(&output.stderr)));
        }
        let metadata: Json =
            serde_json::from_slice(&output.stdout).map_err(|error| format!("cargo metadata: {error}"))?;
        let mut files = Vec::new();
        walk(root, "", &mut files)?;
        Ok(Self::of(packages(&metadata)?, files))
    }

    /// A house of the given parts.
    pub fn of(packages: Vec<Package>, mut files: Vec<TextFile>) -> Self {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let rust = files
            .iter()
            .filter(|file| file.path.ends_with(".rs"))
            .map(|file| {
                let all = tokens(&file.text);
                RustFile { path: file.path.clone(), shipped: without_tests(&all), all }
            })
            .collect();
        Self { packages, files, rust }
    }

    /// The crates of one area.
    pub fn in_area(&self, area: Area) -> impl Iterator<Item = &Package> {
        self.packages.iter().filter(move |package| package.area() == Some(area))
    }

    /// A crate's files below `part` (`src/`, `migrations/`).
    pub fn files_of<'a>(&'a self, package: &Package, part: &str) -> impl Iterator<Item = &'a TextFile> {
        let prefix = format!("{}/{part}", package.folder);
        self.files.iter().filter(move |file| file.path.starts_with(&prefix))
    }

    /// A crate's Rust files that are shipped.
    pub fn rust_of<'a>(&'a self, package: &Package) -> impl Iterator<Item = &'a RustFile> {
        let prefix = format!("{}/src/", package.folder);
        self.rust.iter().filter(move |file| file.path.starts_with(&prefix))
    }

    /// All Rust files that are shipped: those below some `src/`.
    pub fn shipped_rust(&self) -> impl Iterator<Item = &RustFile> {
        self.rust.iter().filter(|file| file.path.contains("/src/"))
    }
}

fn packages(metadata: &Json) -> Result<Vec<Package>, String> {
    let root = metadata["workspace_root"].as_str().ok_or("cargo metadata names no root")?;
    let listed = metadata["packages"].as_array().ok_or("cargo metadata lists no packages")?;
    listed.iter().map(|package| read_package(package, root)).collect()
}

fn read_package(package: &Json, root: &str) -> Result<Package, String> {
    let text =
        |of: &Json, field: &str| of[field].as_str().map(str::to_owned).ok_or(format!("cargo metadata: no {field}"));
    let manifest = text(package, "manifest_path")?;
    let folder = manifest
        .strip_prefix(root)
        .and_then(|inner| inner.strip_suffix("Cargo.toml"))
        .ok_or(format!("{manifest} lies outside of the workspace"))?
        .trim_matches(['/', '\\'])
        .replace('\\', "/");
    let dependencies = package["dependencies"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|one| {
            let kind = if one["kind"].as_str() == Some("dev") { DependencyKind::Dev } else { DependencyKind::Normal };
            Ok(Dependency { name: text(one, "name")?, kind })
        })
        .collect::<Result<_, String>>()?;
    Ok(Package { name: text(package, "name")?, folder, dependencies })
}

fn walk(folder: &Path, prefix: &str, files: &mut Vec<TextFile>) -> Result<(), String> {
    let entries = std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for entry in entries {
        let entry = entry.map_err(|error| error.to_string())?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{prefix}{name}");
        if entry.path().is_dir() {
            if !NOT_OURS.contains(&name.as_str()) {
                walk(&entry.path(), &format!("{path}/"), files)?;
            }
            continue;
        }
        // A file without an ending is read too: scripts of CI, NOTICE. What is no text is passed over.
        let ending = name.rsplit_once('.').map(|(_, ending)| ending);
        if ending.is_none_or(|ending| READ.contains(&ending))
            && let Ok(text) = std::fs::read_to_string(entry.path())
        {
            files.push(TextFile { path, text });
        }
    }
    Ok(())
}

#[cfg(test)]
pub mod small {
    //! Small houses for tests.

    use super::*;

    /// A crate with its dependencies; those after `dev:` are for tests.
    pub fn package(folder: &str, dependencies: &[&str]) -> Package {
        let dependencies = dependencies
            .iter()
            .map(|name| match name.strip_prefix("dev:") {
                Some(name) => Dependency { name: name.to_owned(), kind: DependencyKind::Dev },
                None => Dependency { name: (*name).to_owned(), kind: DependencyKind::Normal },
            })
            .collect();
        let name = folder.rsplit('/').next().unwrap_or(folder).to_owned();
        Package { name, folder: folder.to_owned(), dependencies }
    }

    /// A house of the features network and agreements with the given files.
    pub fn house(files: &[(&str, &str)]) -> House {
        let files =
            files.iter().map(|(path, text)| TextFile { path: (*path).to_owned(), text: (*text).to_owned() }).collect();
        House::of(vec![package("features/network", &[]), package("features/agreements", &["network"])], files)
    }

    #[test]
    fn packages_are_read_from_metadata() {
        let metadata = serde_json::json!({
            "workspace_root": "/w",
            "packages": [{ "name": "web", "manifest_path": "/w/platform/web/Cargo.toml", "dependencies": [
                { "name": "db", "kind": null }, { "name": "testkit", "kind": "dev" },
            ]}],
        });
        let packages = packages(&metadata).unwrap();
        assert_eq!(packages[0].folder, "platform/web");
        assert_eq!(packages[0].area(), Some(Area::Platform));
        assert_eq!(packages[0].dependencies[0].kind, DependencyKind::Normal);
        assert_eq!(packages[0].dependencies[1].kind, DependencyKind::Dev);
    }
}
