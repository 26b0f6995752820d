//! Writes the sample pages with their stylesheets into a folder, to be looked at: `cargo run -p obligations --example pages -- OUTDIR`.

mod sample;

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use i18n::{Lang, Speaker, Texts};
use web::look::{Page, Shell, Theme, assets};

fn main() -> io::Result<()> {
    let Some(folder) = env::args().nth(1).map(PathBuf::from) else {
        return Err(io::Error::other("name a folder to write into"));
    };
    let mut sources = obligations::views::texts();
    sources.push(web::look::texts());
    let texts = Texts::build(&sources).map_err(|faults| io::Error::other(format!("{faults:?}")))?;
    fs::create_dir_all(folder.join("assets"))?;
    for asset in assets::all() {
        fs::write(folder.join(asset.path.trim_start_matches('/')), &asset.bytes)?;
    }
    for lang in Lang::ALL {
        let t = texts.speaker(lang);
        for (theme, suffix) in [(Theme::Light, ""), (Theme::Dark, "-dark")] {
            for (name, current, page) in pages(&t) {
                let file = format!("{name}{}{suffix}.html", if lang == Lang::En { "-en" } else { "" });
                write(&folder, &file, &page, &sample::shell(&t, theme, current))?;
            }
        }
    }
    Ok(())
}

fn pages(t: &Speaker) -> Vec<(&'static str, &'static str, Page)> {
    vec![
        ("board", "board", sample::board().page(t)),
        ("board-four", "board", sample::board_of_four().page(t)),
        ("board-empty", "board", sample::board_empty().page(t)),
        ("obligation", "board", sample::obligation().page(t)),
        ("obligation-long", "board", sample::obligation_long().page(t)),
        ("obligation-undated", "board", sample::obligation_undated().page(t)),
        ("today", "today", sample::today().page(t)),
        ("today-calm", "today", sample::today_calm().page(t)),
        ("today-full", "today", sample::today_full().page(t)),
    ]
}

/// The pages link to `/assets/…`; standing alone they look beside themselves.
fn write(folder: &Path, file: &str, page: &Page, shell: &Shell) -> io::Result<()> {
    fs::write(folder.join(file), page.html(shell).replace("\"/assets/", "\"assets/"))
}
