//! Publishes what is beside the app: the data that the page starts with, the static charts, the prerendered
//! documents with their previews, the open data, ECharts cut down to what is used. Trunk calls it after its own build
//! (see Trunk.toml). `SITE_URL` is the address that the site will have; without it links stay relative.
//! `publish data FOLDER` writes only the data that the app starts with, for `make dev`.

#![warn(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod columns;
mod comparison;
mod dataset;
mod documents;
mod feed;
mod figure_of;
mod folders;
mod head;
mod heights;
mod oembed;
mod open_data;
mod page;
mod picture_files;
mod preview;
mod shell;
mod sitemap;
mod static_charts;
mod structure;
mod unscripted;

use folders::{Failure, Folders};
use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::time::Instant;
use std::{env, fs};
use wanzhou::model::Atlas;
use wanzhou::route::Page;
use wanzhou::views::page_files::{CORE_FILE, PageData, files_of};

fn main() -> ExitCode {
    let mut arguments = env::args().skip(1);
    let done = match (arguments.next().as_deref(), arguments.next()) {
        (None, _) => publish(),
        (Some("data"), Some(folder)) => {
            let folders = Folders { source: ".".into(), staging: folder.into(), site: String::new() };
            core_data(&folders).and_then(|core| columns::write(&folders, &core))
        }
        _ => Err("usage: publish [data FOLDER]".to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("publish: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn publish() -> Result<(), Failure> {
    let folder = |name: &str, default: &str| PathBuf::from(env::var(name).unwrap_or_else(|_| default.to_owned()));
    let site = env::var("SITE_URL").unwrap_or_default();
    let site = if site.is_empty() || site.ends_with('/') { site } else { format!("{site}/") };
    let folders =
        Folders { source: folder("TRUNK_SOURCE_DIR", "."), staging: folder("TRUNK_STAGING_DIR", "dist"), site };

    if env::var_os("WANZHOU_KEPT").is_none() {
        eprintln!(
            "publish: called by trunk alone: `make build` keeps what was drawn before, `make dev` is the loop to write in"
        );
    }
    folders.node("shell.mjs", &[&folders.staging.to_string_lossy()], "")?;
    let core = core_data(&folders)?;
    columns::write(&folders, &core)?;
    let whole = whole(&folders, &core)?;

    open_data::write(&folders, &whole)?;
    let echarts = static_charts::bundle(&folders)?;
    let unscripted = unscripted::unscripted(&whole);
    // A new app, and packing, keep one core busy for half a minute: what is drawn has no part in them.
    let (static_charts, single) = std::thread::scope(|scope| {
        let packing = scope.spawn(|| {
            step("the app made small", || slim(&folders))?;
            step("one file", || {
                folders.node("single.mjs", &[&folders.staging.to_string_lossy(), &echarts], &unscripted)
            })
        });
        let static_charts = step("charts", || static_charts::draw(&folders, &whole))?;
        step("picture files and previews", || picture_files::write(&folders, &whole, &static_charts))?;
        let single = packing.join().unwrap_or_else(|_| Err("the app could not be packed (see above)".to_owned()))?;
        Ok::<_, Failure>((static_charts, single))
    })?;
    let single = format!("{} {}", single.trim(), date(&folders));
    let template = page::Template::read(&folders, echarts, static_charts, single)?;
    let documents = step("documents", || {
        let heights = heights::Heights::read(&folders)?;
        heights.write(&folders)?;
        let documents = documents::all(&folders, &core, &whole, &heights)?;
        template.write(&documents)?;
        Ok(documents)
    })?;
    documents::write_sitemap(&folders, &whole, &documents)?;
    documents::write_feeds(&folders, &whole)?;
    documents::write_not_found(&folders)?;
    for last in ["secure.mjs", "offline.mjs"] {
        folders.node(last, &[&folders.staging.to_string_lossy()], "")?;
    }
    Ok(())
}

/// Does one of the long steps and says how long it took.
fn step<T>(name: &str, work: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    let from = Instant::now();
    let done = work()?;
    eprintln!("publish: {name} ({:.1} s)", from.elapsed().as_secs_f64());
    Ok(done)
}

/// Writes the data that the app starts with, and reads it as the app will.
fn core_data(folders: &Folders) -> Result<PageData, Failure> {
    let text = page::core_data(&folders.source)?.to_string();
    folders.write(CORE_FILE, text.as_bytes())?;
    let core = PageData::core(&text);
    for problem in &core.problems {
        eprintln!("publish: left out {problem}");
    }
    Ok(core)
}

/// Makes the app and its glue, as Trunk staged them, as small as they get.
fn slim(folders: &Folders) -> Result<(), Failure> {
    let staged =
        fs::read_dir(&folders.staging).map_err(|e| format!("cannot read {}: {e}", folders.staging.display()))?;
    let mut files = staged.filter_map(|entry| Some(entry.ok()?.path()));
    let wasm = files.find(|path| path.extension().is_some_and(|extension| extension == "wasm"));
    let wasm = wasm.ok_or("Trunk staged no app")?;
    folders.node("slim.mjs", &[&wasm.to_string_lossy()], "").map(|_| ())
}

/// The day of the commit that is built, `2026-11-23`; empty outside of a repository.
fn date(folders: &Folders) -> String {
    let git = Command::new("git").args(["log", "-1", "--format=%cs"]).current_dir(&folders.source).output();
    git.ok()
        .filter(|o| o.status.success())
        .map(|o| String::from_utf8_lossy(&o.stdout).trim().to_owned())
        .unwrap_or_default()
}

/// The core and what is in further files: observations, figures, boundaries.
fn whole(folders: &Folders, core: &PageData) -> Result<Atlas, Failure> {
    let mut whole = core.clone();
    for file in files_of(&Page::Data).into_iter().chain(files_of(&Page::Map)) {
        if !whole.loads.contains_key(&file) {
            whole.ingest(file, &folders.fetched(file)?).map_err(|e| e.to_string())?;
        }
    }
    for problem in &whole.problems[core.problems.len()..] {
        eprintln!("publish: left out {problem}");
    }
    Ok(whole.atlas)
}
