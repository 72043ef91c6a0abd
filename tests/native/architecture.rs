//! Holds the rules of the layers by reading `src/`: one way only, libraries in the layers that may use them, sizes, no panics;
//! and that the gallery shows every chart.

mod uses;

use self::uses::Uses;
use crate::support;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use wanzhou::figures::gallery;

/// From the ground up. A file may use its own layer and those before it.
const LAYERS: [&str; 8] = ["text", "model", "route", "figures", "files", "views", "pages", "app"];

fn files(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("folder can be read") {
        let path = entry.expect("entry can be read").path();
        if path.ends_with("node_modules") {
            continue;
        }
        if path.is_dir() {
            files(&path, ending, found);
        } else if path.to_string_lossy().ends_with(ending) {
            found.push(path);
        }
    }
}

fn sources() -> Vec<(String, String)> {
    let root = support::path("src");
    let mut found = Vec::new();
    files(&root, ".rs", &mut found);
    assert!(found.len() > 40, "only {} source files were found", found.len());
    let name = |p: &PathBuf| p.strip_prefix(&root).expect("inside src").to_string_lossy().into_owned();
    found.iter().map(|p| (name(p), fs::read_to_string(p).expect("file can be read"))).collect()
}

fn layer(file: &str) -> &str {
    file.split(['/', '.']).next().unwrap_or_default()
}

/// Code without comments, so that prose may name what it likes.
fn code(text: &str) -> String {
    text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

#[test]
fn layers_are_used_one_way() {
    let sources = sources();
    let uses = Uses::read(&sources);
    let mut wrong = Vec::new();
    for (file, used) in uses.of_files(true) {
        let place = |file: &str| LAYERS.iter().position(|own| *own == layer(file));
        let Some(own) = place(file) else { continue };
        let views = place("views").expect("views is a layer");
        for other in used {
            if place(other).is_some_and(|other| other > own) || layer(other) == "platform" && own < views {
                wrong.push(format!("{file} uses {other}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Files that use each other are one: none is read, tested or moved without the others.
#[test]
fn no_files_use_each_other() {
    let sources = sources();
    let uses = Uses::read(&sources);
    let all = uses.of_files(false);
    let count: usize = all.values().map(BTreeSet::len).sum();
    assert!(count > 1000, "only {count} uses were found");
    let within = |cycle: BTreeSet<&str>| {
        let uses = cycle.iter().map(|file| format!("{file}: {:?}", all[file].intersection(&cycle).collect::<Vec<_>>()));
        uses.collect::<Vec<_>>()
    };
    let cycles: Vec<_> = uses.cycles().into_iter().map(within).collect();
    assert!(cycles.is_empty(), "these use each other: {cycles:#?}");
}

/// What the two tests above rest on: every form of `use`, and what it leads to.
#[test]
fn every_form_of_use_is_seen() {
    let files = [
        ("text/mod.rs", "pub mod number; mod deep; pub use deep::{Inner as Renamed, *};"),
        ("text/number.rs", "pub struct Number;"),
        ("text/deep.rs", "pub use super::number::Number as Inner;"),
        ("views/mod.rs", "mod a; mod b; mod c; mod d; mod e; mod f;"),
        ("views/a.rs", "use crate::{text::{self, number}, views};"),
        ("views/b.rs", "fn f() -> crate::text::Renamed { super::a::g() }"),
        ("views/c.rs", "use super::super::text; fn f() { text::number::parse(); }"),
        ("views/d.rs", "fn f() { view! { <p>{crate::text::number::parse()}</p> } }"),
        ("views/e.rs", "pub(super) fn f() { { use crate::text::number::*; } }"),
        ("views/f.rs", "#[cfg(test)] mod tests { use crate::views::a; } impl crate::text::number::Number {}"),
        ("bin/publish/main.rs", "mod page; use wanzhou::text::Renamed; fn f() { page::f() }"),
        ("bin/publish/page.rs", "use crate::folders;"),
    ];
    let uses = Uses::read(&files.map(|(file, text)| (file.to_owned(), text.to_owned())));
    let all = uses.of_files(false);
    let of = |file: &str| all[file].iter().copied().collect::<Vec<_>>();
    assert_eq!(of("text/mod.rs"), Vec::<&str>::new());
    assert_eq!(uses.of_files(true)["text/deep.rs"], BTreeSet::from(["text/number.rs"]));
    assert_eq!(of("views/a.rs"), ["text/mod.rs", "text/number.rs", "views/mod.rs"]);
    assert_eq!(of("views/b.rs"), ["text/number.rs", "views/a.rs"]);
    assert_eq!(of("views/c.rs"), ["text/mod.rs", "text/number.rs"]);
    for file in ["views/d.rs", "views/e.rs", "views/f.rs"] {
        assert_eq!(of(file), ["text/number.rs"], "{file}");
    }
    assert_eq!(of("bin/publish/main.rs"), ["bin/publish/page.rs", "text/number.rs"]);
    // `folders` is no file here, so it is something that `main.rs` declares.
    assert_eq!(uses.cycles(), [BTreeSet::from(["bin/publish/main.rs", "bin/publish/page.rs"])]);
}

#[test]
fn platform_knows_no_layer() {
    let sources = sources();
    let uses = Uses::read(&sources);
    let all = uses.of_files(true);
    let platform: Vec<_> = all.iter().filter(|(file, _)| layer(file) == "platform").collect();
    assert!(platform.len() > 10, "only {} files were found", platform.len());
    for (file, used) in platform {
        let wrong: Vec<_> = used.iter().filter(|other| LAYERS.contains(&layer(other))).collect();
        assert!(wrong.is_empty(), "{file} uses {wrong:?}");
    }
}

#[test]
fn libraries_stay_in_their_layers() {
    let layers: [(&str, &[&str]); 6] = [
        ("leptos::", &["views", "pages", "app", "main", "start", "bin"]),
        ("charming::", &["figures"]),
        ("wasm_bindgen", &["platform"]),
        ("web_sys", &["platform"]),
        ("js_sys", &["platform"]),
        ("gloo_net", &["platform"]),
    ];
    let mut wrong = Vec::new();
    for (file, text) in sources() {
        let code = code(&text);
        for (library, allowed) in layers {
            if code.contains(library) && !allowed.contains(&layer(&file)) {
                wrong.push(format!("{file} uses {library}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_file_is_longer_than_four_hundred_lines() {
    let mut found = Vec::new();
    for (folder, ending) in
        [("src", ".rs"), ("src", ".css"), ("src", ".mjs"), ("src", ".js"), ("tests", ".rs"), ("tests", ".mjs")]
    {
        files(&support::path(folder), ending, &mut found);
    }
    for path in found {
        let lines = fs::read_to_string(&path).expect("file can be read").lines().count();
        assert!(lines <= 400, "{} has {lines} lines", path.display());
    }
}

#[test]
fn no_component_is_longer_than_sixty_lines() {
    let mut seen = 0;
    for (file, text) in sources() {
        for rest in text.split("#[component]\n").skip(1) {
            let lines = rest.lines().skip_while(|line| !line.contains("fn "));
            let lines: Vec<&str> = lines.take_while(|line| *line != "}").collect();
            let name = lines.first().copied().unwrap_or_default();
            assert!(lines.len() < 60, "{file}: {name} has {} lines", lines.len() + 1);
            seen += 1;
        }
    }
    assert!(seen > 25, "only {seen} components were found");
}

#[test]
fn nothing_in_src_panics_on_purpose() {
    for (file, text) in sources() {
        let code = code(text.split("#[cfg(test)]").next().unwrap_or_default());
        for word in [".unwrap()", ".expect(", "panic!(", "todo!(", "unimplemented!("] {
            assert!(!code.contains(word), "{file} has {word}");
        }
    }
}

/// A component may be gone by the next frame, and a signal of it that is read then takes the whole app with it.
#[test]
fn what_runs_in_the_next_frame_reads_no_signal_that_may_be_gone() {
    let read = regex::Regex::new(r"(\w+)\s*\.(get|with|get_value|with_value|get_untracked|with_untracked)\(")
        .expect("a pattern");
    let mut held = 0;
    for (file, text) in sources() {
        for later in code(&text).split("request_animation_frame(").skip(1) {
            let body = later.split("});").next().unwrap_or_default();
            // The route is the site's, which stays.
            let wrong: Vec<&str> = read
                .captures_iter(body)
                .filter(|found| &found[1] != "route")
                .map(|found| found.get(0).unwrap().as_str())
                .collect();
            assert!(wrong.is_empty(), "{file}: {wrong:?} in {body}");
            held += 1;
        }
    }
    assert!(held > 2, "{held}");
}

#[test]
fn the_page_names_no_other_host() {
    let page = support::read("index.html");
    assert!(!page.contains("src=\"http") && !page.contains("href=\"http"), "index.html loads from another host");
    let mut styles = Vec::new();
    files(&support::path("src/style"), ".css", &mut styles);
    for style in styles {
        let text = fs::read_to_string(&style).expect("file can be read");
        assert!(!text.contains("@import") && !text.contains("url(http"), "{} loads from elsewhere", style.display());
    }
}

#[test]
fn the_gallery_has_a_case_of_every_chart() {
    let sources = sources();
    let code_of = |folder: &'static str| {
        sources.iter().filter(move |(file, _)| file.starts_with(folder)).map(|(file, text)| (file, code(text)))
    };
    let cases: String = code_of("figures/gallery/").map(|(_, code)| code).collect();
    let charts = code_of("figures/charts/").filter(|(_, code)| code.contains("\npub fn draw("));
    let charts = charts.map(|(file, _)| {
        let path = file.trim_end_matches(".rs").trim_end_matches("/mod");
        path.rsplit('/').next().unwrap_or_default().to_owned()
    });
    let charts: BTreeSet<String> = charts.collect();
    assert!(charts.len() > 5, "only these charts were found: {charts:?}");
    let without: Vec<&String> = charts.iter().filter(|chart| !cases.contains(&format!("{chart}::draw("))).collect();
    assert!(without.is_empty(), "no case in src/figures/gallery draws {without:?}");

    let ids: Vec<&str> = gallery::cases().iter().map(|case| case.id).collect();
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "two cases have one id: {ids:?}");
}
