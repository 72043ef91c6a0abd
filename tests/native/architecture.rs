//! Holds the rules of the layers by reading `src/`: one way only, libraries in the layers that may use them, sizes, no panics;
//! and that the gallery shows every kind of chart.

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
    let mut wrong = Vec::new();
    for (file, text) in sources() {
        let Some(own) = LAYERS.iter().position(|l| *l == layer(&file)) else { continue };
        let code = code(&text);
        for above in &LAYERS[own + 1..] {
            let ways = [format!("crate::{above}::"), format!("crate::{above};"), format!("crate::{{{above}")];
            if ways.iter().any(|way| code.contains(way)) {
                wrong.push(format!("{file} uses {above}"));
            }
        }
        let below_views = own < LAYERS.iter().position(|l| *l == "views").expect("views is a layer");
        if below_views && code.contains("crate::platform") {
            wrong.push(format!("{file} uses platform"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The paths that a piece of code names from `crate`, `super` or a folder's own modules, as modules from the crate on; what
/// is in one pair of braces is named one by one.
fn named(file: &str, code: &str) -> Vec<Vec<String>> {
    let own: Vec<&str> = file.trim_end_matches(".rs").trim_end_matches("/mod").split('/').collect();
    let path = regex::Regex::new(r"\b(crate|super)((?:::[a-z_]+)*)(?:::\{([^{}]*))?").expect("a pattern");
    let mut found = Vec::new();
    for one in path.captures_iter(code) {
        let mut base: Vec<String> = match &one[1] {
            "crate" => Vec::new(),
            _ => own[..own.len() - 1].iter().map(|part| (*part).to_owned()).collect(),
        };
        for part in one[2].split("::").filter(|part| !part.is_empty()) {
            if part == "super" {
                base.pop();
            } else {
                base.push(part.to_owned());
            }
        }
        let listed = one.get(3).map_or("", |list| list.as_str());
        for name in listed.split(',').map(|name| name.trim().split("::").next().unwrap_or_default()) {
            found.push(base.iter().cloned().chain([name.to_owned()]).collect());
        }
    }
    found
}

/// Two files that name each other are one: neither is read, tested or moved without the other. A folder's `mod.rs` names all
/// that is in it, and is what they have in common.
#[test]
fn no_two_files_use_each_other() {
    let sources: Vec<(String, String)> =
        sources().into_iter().filter(|(file, _)| !file.starts_with("bin/") && !file.ends_with("mod.rs")).collect();
    let all: BTreeSet<&str> = sources.iter().map(|(file, _)| &**file).collect();
    let mut used: BTreeSet<(String, String)> = BTreeSet::new();
    for (file, text) in &sources {
        for modules in named(file, &code(text)) {
            let names = (1..=modules.len()).rev().map(|most| format!("{}.rs", modules[..most].join("/")));
            if let Some(other) = names.into_iter().find(|name| all.contains(&**name) && name != file) {
                used.insert((file.clone(), other));
            }
        }
    }
    assert!(used.len() > 200, "only {} uses were found", used.len());
    let both: Vec<_> = used.iter().filter(|(a, b)| a < b && used.contains(&(b.clone(), a.clone()))).collect();
    assert!(both.is_empty(), "{both:#?}");
}

#[test]
fn platform_knows_no_layer() {
    for (file, text) in sources().iter().filter(|(f, _)| layer(f) == "platform") {
        for name in LAYERS {
            assert!(!code(text).contains(&format!("crate::{name}")), "{file} uses {name}");
        }
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
fn the_gallery_has_a_case_of_every_chart_kind() {
    let sources = sources();
    let code_of = |folder: &'static str| {
        sources.iter().filter(move |(file, _)| file.starts_with(folder)).map(|(file, text)| (file, code(text)))
    };
    let cases: String = code_of("figures/gallery/").map(|(_, code)| code).collect();
    let kinds = code_of("figures/charts/").filter(|(_, code)| code.contains("\npub fn draw("));
    let kinds = kinds.map(|(file, _)| {
        let path = file.trim_end_matches(".rs").trim_end_matches("/mod");
        path.rsplit('/').next().unwrap_or_default().to_owned()
    });
    let kinds: BTreeSet<String> = kinds.collect();
    assert!(kinds.len() > 5, "only these kinds were found: {kinds:?}");
    let without: Vec<&String> = kinds.iter().filter(|kind| !cases.contains(&format!("{kind}::draw("))).collect();
    assert!(without.is_empty(), "no case in src/figures/gallery draws {without:?}");

    let ids: Vec<&str> = gallery::cases().iter().map(|case| case.id).collect();
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "two cases have one id: {ids:?}");
}
