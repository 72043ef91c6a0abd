//! Files reach a page in any order, and the result is the same.

use crate::support;
use crate::support::html;
use wanzhou::files::package;
use wanzhou::model::census::FILES;
use wanzhou::model::parse::LATER;
use wanzhou::views::page_files::{File, PageData};

fn arrived(files: impl Iterator<Item = File>) -> PageData {
    let mut arrived = PageData { atlas: support::core(), ..PageData::default() };
    for file in files {
        let text = match file {
            File::Columns(name) => support::columns(name),
            _ => support::read(&format!("public/{}", file.path())),
        };
        arrived.ingest(file, &text).unwrap_or_else(|error| panic!("{file:?}: {error:?}"));
    }
    assert!(arrived.problems.is_empty(), "{:?}", arrived.problems);
    arrived
}

#[test]
fn the_load_order_changes_neither_the_package_nor_a_page() {
    let files: Vec<File> =
        LATER.map(File::Data).into_iter().chain(support::GEO.map(File::Geo)).chain(FILES.map(File::Columns)).collect();
    let forth = arrived(files.iter().copied());
    let back = arrived(files.iter().rev().copied());
    assert_eq!(forth.fingerprint(), back.fingerprint());
    for ((path, one), (_, other)) in package::files(&forth.atlas).iter().zip(package::files(&back.atlas)) {
        assert!(*one == other, "{path} is another where files arrive in another order");
    }
    for hash in
        ["#/", "#/map", "#/governance", "#/data", "#/districts", "#/district/500101", "#/indicator/gdp", "#/about"]
    {
        let [one, other] = [&forth, &back].map(|arrived| html::page_of(hash, arrived.clone()));
        assert!(one == other, "{hash} is another where files arrive in another order");
    }
}
