//! Inputs that went wrong once, or nearly, as files in `tests/corpus`: what a reader could be given. A file's name says
//! what it is about.

use crate::{figures, files, geodata, parsed, routes, support};
use std::fs;
use wanzhou::route::{Page, Route};
use wanzhou::text::Locale;

/// The files of a kind, name and content. Each name is printed before its turn, so that a failure says whose it was.
fn kept(kind: &str) -> impl Iterator<Item = (String, String)> {
    let folder = fs::read_dir(support::path(&format!("tests/corpus/{kind}"))).expect("folder can be read");
    let mut paths: Vec<_> = folder.map(|entry| entry.expect("entry can be read").path()).collect();
    paths.sort();
    assert!(!paths.is_empty(), "tests/corpus/{kind} is empty");
    paths.into_iter().map(|path| {
        println!("{}", path.display());
        (
            path.file_stem().expect("a name").to_string_lossy().into_owned(),
            fs::read_to_string(&path).expect("file can be read"),
        )
    })
}

#[test]
fn kept_data_is_read_drawn_and_handed_out() {
    for (name, text) in kept("data") {
        let atlas = parsed::read(&[("units", support::read("public/data/units.json")), (&name, text)]);
        figures::all(&atlas);
        files::all(&atlas);
    }
}

#[test]
fn kept_geodata_is_read_and_drawn() {
    for (name, text) in kept("geodata") {
        geodata::maps_with_districts(geodata::read(&name, &text));
    }
}

#[test]
fn kept_addresses_are_read() {
    let own_routes = [Page::Story, Page::Embed("gdp".to_owned())].map(|page| Route {
        page,
        lang: Some(Locale::En),
        ..Route::default()
    });
    for (_, text) in kept("addresses") {
        for hash in text.lines() {
            own_routes.iter().for_each(|own| _ = routes::read(hash, own));
        }
    }
}
