//! What must not stay behind: paths of one machine, tests that nobody runs, work put off, private registries.

use super::Fault;
use super::house::{House, TextFile};
use super::rust::reads;

/// The only place from which crates come.
const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";
/// Where packages of the browser tests come from.
const NPM: &str = "https://registry.npmjs.org/";

/// Beginnings of paths that exist on somebody's machine only. In pieces, so that this file is clean itself.
const MACHINES: [&str; 5] = [
    concat!("/ho", "me/"),
    concat!("/ro", "ot/"),
    concat!("/wo", "rk/"),
    concat!("/Us", "ers/"),
    concat!("C:\\", "Users"),
];

/// Finds what was left behind.
pub fn check(house: &House) -> Vec<Fault> {
    let mut faults = Vec::new();
    for file in &house.files {
        machine_paths(file, &mut faults);
        registries(file, &mut faults);
    }
    for file in &house.rust {
        for at in 0..file.all.len() {
            let place = || format!("{}:{}", file.path, file.all[at].line);
            if reads(&file.all, at, "# [ ignore") {
                let cure = "run it with the others, or make it a command of bench/ or xtask/ that somebody runs";
                faults.push(Fault::new(place(), "a test that nobody runs", cure));
            }
            for macro_name in ["todo", "unimplemented"] {
                if file.all[at].is(macro_name) && file.all.get(at + 1).is_some_and(|next| next.is("!")) {
                    let cure = "finish it, or return an error that says what is not there yet";
                    faults.push(Fault::new(
                        place(),
                        format!("{macro_name}! would end the program at this place"),
                        cure,
                    ));
                }
            }
        }
    }
    faults
}

fn machine_paths(file: &TextFile, faults: &mut Vec<Fault>) {
    for (number, line) in file.text.lines().enumerate() {
        // The sign before tells a path from a piece of an address.
        let found = MACHINES.iter().find(|path| {
            line.match_indices(**path).any(|(at, _)| {
                !line[..at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '}'))
            })
        });
        if let Some(path) = found {
            faults.push(Fault::new(
                format!("{}:{}", file.path, number + 1),
                format!("names {path}…, a place on one machine"),
                "take the place from configuration, from CARGO_MANIFEST_DIR, or from a temporary folder (tempfile)",
            ));
        }
    }
}

fn registries(file: &TextFile, faults: &mut Vec<Fault>) {
    let name = file.path.rsplit('/').next().unwrap_or_default();
    for (number, line) in file.text.lines().map(str::trim).enumerate() {
        let is_foreign = match name {
            "Cargo.lock" => line.starts_with("source = ") && !line.contains(REGISTRY),
            "package-lock.json" => line.starts_with("\"resolved\"") && !line.contains(NPM),
            "Cargo.toml" => line.contains("registry = ") || line.contains("registry-index"),
            "config.toml" => {
                ["[source.", "replace-with", "[registries", "[registry"].iter().any(|part| line.starts_with(part))
            }
            ".npmrc" | ".pip.conf" => line.contains("registry") || line.contains("index-url"),
            _ => false,
        };
        if is_foreign {
            faults.push(Fault::new(
                format!("{}:{}", file.path, number + 1),
                format!("takes packages from elsewhere: {line}"),
                "use the public registry only; settings of one machine belong into its own cargo home",
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::house::small::house;
    use super::*;

    fn whats(path: &str, text: &str) -> Vec<String> {
        check(&house(&[(path, text)])).into_iter().map(|fault| format!("{} {}", fault.place, fault.what)).collect()
    }

    #[test]
    fn paths_of_a_machine_are_found_and_addresses_are_not() {
        let path = format!("let x = 1;\nlet y = \"{}me/masha/opora\";", "/ho");
        assert_eq!(whats("server/src/a.rs", &path).len(), 1);
        assert!(whats("server/src/a.rs", &path)[0].starts_with("server/src/a.rs:2"));
        assert_eq!(whats("docs/a.md", "see https://opora.example/help/home/ and {base}/work/x"), Vec::<String>::new());
    }

    #[test]
    fn sleeping_tests_and_unfinished_code_are_found() {
        let source = ["#[test]\n#[", "ignore]\nfn a() { to", "do!() }\n// to", "do!() in a comment"].concat();
        assert_eq!(whats("features/network/tests/a.rs", &source).len(), 2);
    }

    #[test]
    fn crates_come_from_the_public_registry() {
        let good = format!("[[package]]\nsource = \"{REGISTRY}\"\n");
        assert_eq!(whats("Cargo.lock", &good), Vec::<String>::new());
        assert_eq!(whats("Cargo.lock", "source = \"registry+https://mirror.example/index\"").len(), 1);
        assert_eq!(whats(".cargo/config.toml", "[source.crates-io]\nreplace-with = \"mirror\"").len(), 2);
        assert_eq!(whats(".cargo/config.toml", "[alias]\nxtask = \"run -p xtask --\""), Vec::<String>::new());
    }
}
