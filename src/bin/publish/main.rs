//! Publishes what stands beside the program: the data the page arrives with, the still pictures, the
//! prerendered Story, the open data, ECharts cut down to what is used. Trunk calls it after its own build (see Trunk.toml).

#![warn(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod open_data;
mod page;
mod stills;

use std::path::PathBuf;
use std::process::ExitCode;
use std::{env, fs};
use wanzhou::model::parse;

/// A message for whoever runs the build.
type Failure = String;

/// Where things are read from and written to.
struct Folders {
    source: PathBuf,
    staging: PathBuf,
}

fn main() -> ExitCode {
    match publish() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("publish: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn publish() -> Result<(), Failure> {
    let folder = |name: &str, default: &str| PathBuf::from(env::var(name).unwrap_or_else(|_| default.to_owned()));
    let folders = Folders { source: folder("TRUNK_SOURCE_DIR", "."), staging: folder("TRUNK_STAGING_DIR", "dist") };

    let core = page::core_data(&folders.source)?;
    let text = core.to_string();
    fs::write(folders.staging.join("data/core.json"), &text)
        .map_err(|e| format!("cannot write data/core.json: {e}"))?;
    let (atlas, problems) = parse([("core", text.as_str())]);
    for problem in &problems {
        eprintln!("publish: left out {problem}");
    }

    open_data::write(&folders, &atlas)?;
    let charts = stills::bundle(&folders)?;
    let stills = stills::draw(&folders, &atlas)?;
    page::prerender(&folders, &text, (atlas, problems), stills, &charts)
}
