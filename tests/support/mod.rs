//! The bundled data, as the tests read it.
#![allow(dead_code)]

pub mod csv;
pub mod little;
pub mod map;
pub mod shapes;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use wanzhou::model::{Atlas, Problem, geo, parse};
use wanzhou::views::arrived::CORE;

/// A path inside the project.
pub fn path(relative: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(relative)
}

/// A file of the project.
pub fn read(relative: &str) -> String {
    fs::read_to_string(path(relative)).unwrap_or_else(|error| panic!("{relative}: {error}"))
}

/// The data that is fetched when needed.
pub const LATER: [&str; 3] = ["districts", "places", "systems"];

/// Named parts of the bundled data, read together.
pub fn parts(names: &[&str]) -> (Atlas, Vec<Problem>) {
    let texts: Vec<(String, String)> =
        names.iter().map(|name| ((*name).to_owned(), read(&format!("public/data/{name}.json")))).collect();
    parse(texts.iter().map(|(name, text)| (name.as_str(), text.as_str())))
}

/// What the page arrives with.
pub fn core() -> Atlas {
    sound(parts(&CORE))
}

/// Boundaries, lines and points.
pub const GEO: [&str; 5] = ["districts", "wanzhou", "townships", "rivers", "airport"];

/// Everything.
pub fn everything() -> Atlas {
    let names: Vec<&str> = CORE.iter().chain(LATER.iter()).copied().collect();
    let mut atlas = sound(parts(&names));
    for name in GEO {
        let (geo, problems) = geo::parse(name, &read(&format!("public/geo/{name}.geojson")));
        assert!(problems.is_empty(), "{name}: {problems:?}");
        atlas.geo.insert(name, Arc::new(geo));
    }
    atlas
}

fn sound((atlas, problems): (Atlas, Vec<Problem>)) -> Atlas {
    assert!(problems.is_empty(), "bundled data: {}", problems.iter().map(|p| format!("\n  {p}")).collect::<String>());
    atlas
}
