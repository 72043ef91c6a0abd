//! The bundled data, as the tests read it.
#![allow(dead_code)]

pub mod csv;
pub mod html;
pub mod little;
pub mod made_up;
pub mod map;
pub mod shapes;
pub mod spec;
pub mod tables;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};
use wanzhou::model::census::{FILES, long, wide};
use wanzhou::model::parse::LATER;
use wanzhou::model::{Atlas, DataError, geo, parse};
use wanzhou::views::page_files::CORE;

/// A path inside the project.
pub fn path(relative: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(relative)
}

/// A file of the project.
pub fn read(relative: &str) -> String {
    fs::read_to_string(path(relative)).unwrap_or_else(|error| panic!("{relative}: {error}"))
}

/// Named parts of the bundled data, read together.
pub fn parts(names: &[&str]) -> (Atlas, Vec<DataError>) {
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
    for name in FILES {
        let problems = parse::extend_columns(&mut atlas, name, &columns(name));
        assert!(problems.is_empty(), "{name}: {problems:?}");
    }
    for name in GEO {
        let (geo, problems) = geo::parse(name, &read(&format!("public/geo/{name}.geojson")));
        assert!(problems.is_empty(), "{name}: {problems:?}");
        atlas.geo.insert(name, Arc::new(geo));
    }
    atlas
}

/// A tidy table as the publisher packs it into columns.
pub fn columns(name: &str) -> String {
    static METADATA: LazyLock<Atlas> = LazyLock::new(|| {
        let names: Vec<&str> = CORE.iter().copied().chain(["census"]).collect();
        sound(parts(&names))
    });
    let text = read(&format!("public/data/census/{name}.csv"));
    let (columns, problems) = long::read(name, &text, &METADATA.census);
    assert!(problems.is_empty(), "{name}: {problems:?}");
    wide::write(&columns, &problems)
}

fn sound((atlas, problems): (Atlas, Vec<DataError>)) -> Atlas {
    assert!(problems.is_empty(), "bundled data: {}", problems.iter().map(|p| format!("\n  {p}")).collect::<String>());
    atlas
}
