//! One word, one meaning ([Words](../../CONTRIBUTING.md#words)): names that stand for one thing, and words that were given up.

use crate::support;
use regex::Regex;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use wanzhou::model::id::{self, AreaId, FigureId, IndicatorId, ObservationId, SourceId, UnitId};

/// Files of these folders and endings, with their text; `src/a.rs` for an address.
fn texts(folders: &[&str], endings: &[&str]) -> Vec<(String, String)> {
    fn read(folder: &Path, endings: &[&str], found: &mut Vec<(String, String)>) {
        for entry in fs::read_dir(folder).expect("folder can be read").flatten() {
            let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
            if path.is_dir() && name != "node_modules" && name != "baseline" {
                read(&path, endings, found);
            } else if endings.iter().any(|ending| name.ends_with(ending)) {
                let text = fs::read_to_string(&path).expect("file can be read");
                let address = path.strip_prefix(support::path("")).unwrap_or(&path).to_string_lossy().into_owned();
                found.push((address, text));
            }
        }
    }
    let mut found = Vec::new();
    folders.iter().for_each(|folder| read(&support::path(folder), endings, &mut found));
    found
}

/// A list that every file of the gallery has, under one name.
const LIST_OF_A_FILE: &str = "CASES";

#[test]
fn no_two_public_constants_have_one_name() {
    let declared = Regex::new(r"(?m)^pub(?:\(\w+\))? (?:const|static) (\w+):").expect("a pattern");
    let sources = texts(&["src"], &[".rs"]);
    let mut by_name: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (file, text) in sources.iter().filter(|(file, _)| !file.starts_with("src/text/messages")) {
        for found in declared.captures_iter(text) {
            by_name.entry(found.get(1).expect("a name").as_str()).or_default().push(file);
        }
    }
    assert!(by_name.len() > 60, "{by_name:?}");
    by_name.retain(|name, files| files.len() > 1 && *name != LIST_OF_A_FILE);
    assert!(by_name.is_empty(), "{by_name:#?}");
}

/// Words that had a second meaning, and what that is called now.
const GIVEN_UP: [(&str, &str); 6] = [
    (r"ChartKind|chart_kind|[Cc]hart kind|[Kk]inds? of charts?\b", "CardKind: a kind of card"),
    (r"dataset\.outline|data-outline|publish/outline", "structure hash: the checksum of a page's nodes"),
    (r"\b(?:see|column)_place\b|\bplace_in_source\b|item\.place\b", "locator: where in a source a value is"),
    (r"shape::placed\b|label::place\b|\bPlaced\b", "position: where something is in a picture"),
    (r"figures::map::locator\b|map/locator\.rs", "locator map: where an area lies"),
    (r"messages/districts\.rs", "messages/districts/: a file a language, as all are"),
];

#[test]
fn words_that_were_given_up_do_not_come_back() {
    let mut all = texts(&["src", "tests", "docs", ".ci"], &[".rs", ".js", ".mjs", ".ts", ".css", ".md"]);
    for file in ["ARCHITECTURE.md", "CONTRIBUTING.md", "README.md", "public/data/atlas.schema.json"] {
        all.push((file.to_owned(), support::read(file)));
    }
    assert!(all.len() > 300, "{}", all.len());
    for (pattern, instead) in GIVEN_UP {
        let pattern = Regex::new(pattern).expect("a pattern");
        let wrong: Vec<String> = all
            .iter()
            .filter(|(file, _)| file != "tests/native/terms.rs")
            .filter_map(|(file, text)| Some(format!("{file}: {}", pattern.find(text)?.as_str())))
            .collect();
        assert!(wrong.is_empty(), "{instead}: {wrong:#?}");
    }
}

/// What the words are for: a place is on a map, and the roles, ids and files that the data call so.
#[test]
fn only_what_is_on_a_map_is_a_type_of_place() {
    let declared = Regex::new(r"(?:struct|enum|type|trait) (\w*Place\w*)").expect("a pattern");
    let sources = texts(&["src"], &[".rs"]);
    let mut named: Vec<(&str, &str)> = sources
        .iter()
        .flat_map(|(file, text)| declared.captures_iter(text).map(|found| (&**file, found.get(1).unwrap().as_str())))
        .collect();
    named.sort_unstable();
    let [painter, place] = ["src/figures/map/places.rs", "src/model/place.rs"];
    assert_eq!(named, [(painter, "PlacesPainter"), (place, "Place"), (place, "PlaceKind")]);
}

/// Fields of the model that hold ids, by their names.
const IDS: &str = "indicator|area|unit|sources?|observations?|figures?|members|related|headline|duration";

/// Where indicators are named as formulas and files of tables write them: they become keys.
const AS_WRITTEN: [&str; 2] = ["src/model/census/formula.rs", "src/model/census/raw.rs"];

#[test]
fn ids_of_the_model_are_types() {
    let field = Regex::new(&format!(r"(?m)^\s*(?:pub )?(?:{IDS}): (?:Option<|Vec<)?String>?,$")).expect("a pattern");
    let typed = Regex::new(&format!(r"(?m)^\s*(?:pub )?(?:{IDS}): (?:Option<|Vec<)?\w+Id>?,$")).expect("a pattern");
    let sources = texts(&["src/model"], &[".rs"]);
    let known: usize = sources.iter().map(|(_, text)| typed.find_iter(text).count()).sum();
    assert!(known > 15, "only {known} fields were found");
    let wrong: Vec<String> = sources
        .iter()
        .filter(|(file, _)| !AS_WRITTEN.contains(&&**file))
        .flat_map(|(file, text)| field.find_iter(text).map(move |found| format!("{file}: {}", found.as_str().trim())))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Holds when it compiles: with two ways to call `check` the compiler would not know which is meant.
#[test]
fn an_id_names_nothing_of_another_kind() {
    trait NamesNone<I, Way> {
        fn check() {}
    }
    struct Names;
    impl<I, T> NamesNone<I, ()> for T {}
    impl<I, T: id::Names<I>> NamesNone<I, Names> for T {}
    <UnitId as NamesNone<IndicatorId, _>>::check();
    <IndicatorId as NamesNone<AreaId, _>>::check();
    <AreaId as NamesNone<ObservationId, _>>::check();
    <ObservationId as NamesNone<FigureId, _>>::check();
    <FigureId as NamesNone<IndicatorId, _>>::check();
    <SourceId as NamesNone<UnitId, _>>::check();
}
