//! Every page that a role can reach from its first page, in both languages.

use std::collections::{BTreeSet, VecDeque};

use crate::stage::Stage;

/// Pages of one person in one language. More of the same pattern would show nothing new.
const MOST_PAGES: usize = 70;
/// Pages of one pattern, ids left out.
const MOST_ALIKE: usize = 4;
/// Links to what the reader may not see: patterns that may only get fewer.
const DEAD_LINKS: &str = include_str!("dead_links.txt");

#[tokio::test]
async fn every_reachable_page_is_whole_in_both_languages() {
    let stage = Stage::build().await;
    let mut seen_assets = BTreeSet::new();
    let mut dead = BTreeSet::new();
    for (name, person, _) in &stage.people {
        for lang in ["ru", "en"] {
            let mut waiting = VecDeque::from(["/".to_owned()]);
            let mut known = BTreeSet::from(["/".to_owned()]);
            let mut alike: std::collections::BTreeMap<String, usize> = Default::default();
            let mut pages = 0;
            while let Some(path) = waiting.pop_front().filter(|_| pages < MOST_PAGES) {
                let count = alike.entry(pattern(&path)).or_default();
                *count += 1;
                if *count > MOST_ALIKE {
                    continue;
                }
                pages += 1;
                let seen = stage.get(Some(*person), lang, &path).await;
                if seen.status == 404 && DEAD_LINKS.lines().any(|line| line == pattern(&path)) {
                    dead.insert(pattern(&path));
                    continue;
                }
                assert!([200, 303].contains(&seen.status), "{name} ({lang}): {path} answers {}", seen.status);
                if let Some(html) = seen.html() {
                    let faults = testkit::page_faults(html);
                    assert!(faults.is_empty(), "{name} ({lang}): {path}\n{}", faults.join("\n"));
                    assert!(!html.contains('⟦'), "{name} ({lang}): {path} asks for words that are not there");
                    let invented = if lang == "ru" { "события вымышлены" } else { "invented" };
                    assert!(
                        html.replace('\u{a0}', " ").contains(invented),
                        "{name} ({lang}): {path} does not say that it is a demonstration"
                    );
                }
                for link in seen.links() {
                    if link.starts_with("/assets/") {
                        seen_assets.insert(link);
                    } else if known.insert(link.clone()) {
                        waiting.push_back(link);
                    }
                }
            }
        }
    }
    for asset in seen_assets {
        assert_eq!(stage.get(None, "ru", &asset).await.status, 200, "{asset}");
    }
    for line in DEAD_LINKS.lines().filter(|line| !line.starts_with('#')) {
        assert!(dead.contains(line), "nothing leads to {line} in vain any more: take it out of dead_links.txt");
    }
    for lang in i18n::Lang::ALL {
        let missing = stage.app.texts.speaker(lang).missing();
        assert!(missing.is_empty(), "words that are missing in {}: {missing:?}", lang.tag());
    }
}

/// The path with its ids and query values left out.
fn pattern(path: &str) -> String {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let mut before = "";
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        let is_id = part.len() == 32 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
        parts.push(if is_id || before == "schedules" { "*" } else { part });
        before = part;
    }
    let keys: Vec<&str> = query.split('&').filter_map(|pair| pair.split('=').next()).collect();
    format!("{}{}{}", parts.join("/"), if keys == [""] { "" } else { "?" }, keys.join("&"))
}
