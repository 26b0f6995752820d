//! Stylesheets, script and favicon, compiled in and served under names that change with their content.

use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

/// One file that a page links to.
#[derive(Debug)]
pub struct Asset {
    /// Its address: `/assets/base-1f2e3d4c.css`.
    pub path: String,
    /// Its bytes, comments removed.
    pub bytes: Vec<u8>,
    /// Its content type.
    pub mime: &'static str,
    /// The first eight hexadecimal digits of its SHA-256.
    pub hash: String,
}

struct Raw {
    name: &'static str,
    extension: &'static str,
    text: &'static str,
}

const CSS: &str = "css";

/// In the order in which the cascade needs the stylesheets.
const RAW: [Raw; 6] = [
    Raw { name: "tokens", extension: CSS, text: include_str!("../../assets/tokens.css") },
    Raw { name: "base", extension: CSS, text: include_str!("../../assets/base.css") },
    Raw { name: "parts", extension: CSS, text: include_str!("../../assets/parts.css") },
    Raw { name: "board", extension: CSS, text: include_str!("../../assets/board.css") },
    Raw { name: "opora", extension: "js", text: include_str!("../../assets/opora.js") },
    Raw { name: "favicon", extension: "svg", text: include_str!("../../assets/favicon.svg") },
];

static ASSETS: LazyLock<Vec<Asset>> = LazyLock::new(|| RAW.iter().map(made).collect());

fn made(raw: &Raw) -> Asset {
    let text = if raw.extension == CSS { without_comments(raw.text) } else { raw.text.to_owned() };
    let digest = Sha256::digest(text.as_bytes());
    let hash: String = digest.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    let mime = match raw.extension {
        CSS => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        _ => "image/svg+xml",
    };
    Asset { path: format!("/assets/{}-{hash}.{}", raw.name, raw.extension), bytes: text.into_bytes(), mime, hash }
}

/// Comments explain to us, not to browsers. No string in our stylesheets holds a comment mark.
fn without_comments(css: &str) -> String {
    let mut pieces = css.split("/*");
    let mut bare = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        bare.push_str(piece.split_once("*/").map_or("", |(_, rest)| rest));
    }
    bare.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// All files that pages link to.
pub fn all() -> &'static [Asset] {
    &ASSETS
}

/// The stylesheets' addresses, in order.
pub fn stylesheet_urls() -> impl Iterator<Item = &'static str> {
    urls(".css")
}

/// The address of the one script. Pages work without it.
pub fn script_url() -> &'static str {
    urls(".js").next().unwrap_or_default()
}

/// The address of the favicon.
pub fn favicon_url() -> &'static str {
    urls(".svg").next().unwrap_or_default()
}

fn urls(extension: &'static str) -> impl Iterator<Item = &'static str> {
    all().iter().map(|asset| asset.path.as_str()).filter(move |path| path.ends_with(extension))
}

/// Serves one file; its name holds its hash, so a browser may keep it for ever.
pub async fn serve(Path(file): Path<String>) -> Response {
    let wanted = all().iter().find(|asset| asset.path.strip_prefix("/assets/") == Some(file.as_str()));
    match wanted {
        Some(asset) => (
            [
                (header::CONTENT_TYPE, HeaderValue::from_static(asset.mime)),
                (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable")),
            ],
            asset.bytes.as_slice(),
        )
            .into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_carry_the_hash_and_comments_are_gone() {
        assert_eq!(stylesheet_urls().count(), 4);
        for asset in all() {
            assert!(asset.path.contains(&asset.hash), "{}", asset.path);
            assert!(asset.mime != "text/css; charset=utf-8" || !String::from_utf8_lossy(&asset.bytes).contains("/*"));
        }
        assert_eq!(without_comments("a{b:c}/* x */\n\n/* y */ d{e:f}"), "a{b:c}\nd{e:f}");
        assert_eq!(without_comments("/* x */a{}"), "a{}");
    }

    #[test]
    fn stylesheets_ask_nothing_that_the_oldest_browser_lacks() {
        for raw in RAW.iter().filter(|raw| raw.extension == CSS) {
            for newer in ["light-dark(", "color-mix(", "subgrid", ":has(", "@import", "url(http"] {
                assert!(!without_comments(raw.text).contains(newer), "{}: {newer}", raw.name);
            }
        }
    }
}
