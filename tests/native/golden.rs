//! The gallery, word for word: what changes here changes on the page. `make golden` writes it anew; read the differences
//! before committing.

mod values;

use crate::support;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use wanzhou::figures::charts::Layout;
use wanzhou::figures::shared::mark::Certainty;
use wanzhou::figures::{ChartSpec, NARROW, Picture, default_card, gallery, svg::to_svg};
use wanzhou::model::CardKind;
use wanzhou::model::card::TABLE_ROLES;
use wanzhou::text::Locale;

/// File names and content, one for each case.
fn pictures() -> Vec<(String, String)> {
    let layout = Layout { width: NARROW, locale: Locale::Zh };
    let picture = |case: gallery::Case| match (case.draw)(layout) {
        Picture::Chart(spec) => (format!("{}.json", case.id), by_mark(&spec)),
        Picture::Drawing(drawing) => (format!("{}.svg", case.id), to_svg(&drawing).replace("><", ">\n<") + "\n"),
    };
    gallery::cases().into_iter().map(picture).collect()
}

/// The options of a chart as JSON, a mark a line.
fn by_mark(spec: &ChartSpec) -> String {
    let options = support::spec::options(spec);
    let mut out = format!("{{\"size\":[{},{}]", spec.width, spec.height);
    let lines = |out: &mut String, values: &Value| {
        for (i, value) in support::spec::list(values).iter().enumerate() {
            let _ = write!(out, "{}\n {value}", if i == 0 { "" } else { "," });
        }
    };
    for part in ["grid", "xAxis", "yAxis"] {
        let _ = write!(out, ",\n\"{part}\":[");
        lines(&mut out, &options[part]);
        out.push(']');
    }
    out.push_str(",\n\"series\":[");
    for (i, series) in support::spec::list(&options["series"]).iter().enumerate() {
        let mut own = series.clone();
        let data = own.as_object_mut().and_then(|own| own.remove("data")).unwrap_or_default();
        let pieces = own.as_object_mut().and_then(|own| own.remove("itemPayload"));
        let own = own.to_string();
        let _ = write!(out, "{}\n{},\"data\":[", if i == 0 { "" } else { "," }, own.trim_end_matches('}'));
        lines(&mut out, &data);
        out.push(']');
        if let Some(pieces) = pieces {
            out.push_str(",\"itemPayload\":{\"pieces\":[");
            lines(&mut out, &pieces["pieces"]);
            out.push_str("]}");
        }
        out.push('}');
    }
    out + "\n]}\n"
}

/// Whether what is kept is to be written anew. The server that checks every change sets CI: there, nothing is renewed.
fn is_renewed() -> bool {
    std::env::var("GOLDEN").is_ok_and(|word| word == "renew") && std::env::var_os("CI").is_none()
}

/// The files in a folder that pictures are kept in.
fn kept(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder can be read").flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    names.filter(|name| name != values::FILE).collect()
}

#[test]
fn golden() {
    let folder = support::path("tests/golden");
    let pictures = pictures();
    if is_renewed() {
        for name in kept(&folder) {
            fs::remove_file(folder.join(name)).expect("the file can be removed");
        }
        for (name, text) in &pictures {
            fs::write(folder.join(name), text).expect("the file can be written");
        }
        return;
    }
    let mut wrong = Vec::new();
    for (name, text) in &pictures {
        match fs::read_to_string(folder.join(name)) {
            Ok(kept) if kept == *text => {}
            Ok(_) => wrong.push(format!("{name} differs")),
            Err(_) => wrong.push(format!("{name} is missing")),
        }
    }
    let known: BTreeSet<&str> = pictures.iter().map(|(name, _)| name.as_str()).collect();
    for name in kept(&folder) {
        if !known.contains(name.as_str()) {
            wrong.push(format!("{name} belongs to no picture"));
        }
    }
    assert!(wrong.is_empty(), "after reading the differences, run `make golden`:\n  {}", wrong.join("\n  "));
}

#[test]
fn what_is_kept_is_what_echarts_gets() {
    let layout = Layout { width: NARROW, locale: Locale::Zh };
    for case in gallery::cases() {
        let Picture::Chart(spec) = (case.draw)(layout) else { continue };
        let mut kept: Value = serde_json::from_str(&by_mark(&spec)).unwrap_or_else(|e| panic!("{}: {e}", case.id));
        kept.as_object_mut().expect("an object").remove("size");
        assert_eq!(kept, support::spec::options(&spec), "{}", case.id);
    }
}

/// What is drawn but for what is written.
fn marks(picture: &Picture) -> String {
    match picture {
        Picture::Chart(spec) => spec.json.clone(),
        Picture::Drawing(drawing) => {
            let svg = to_svg(drawing);
            let document = roxmltree::Document::parse(&svg).expect("an SVG");
            let paths = document.descendants().filter(|node| node.has_tag_name("path"));
            paths.flat_map(|path| path.attributes().map(|own| format!("{own:?}")).collect::<Vec<_>>()).collect()
        }
    }
}

#[test]
fn every_module_draws_every_qualifier_that_can_occur_unlike_an_exact_number() {
    let layout = Layout { width: NARROW, locale: Locale::Zh };
    let mut alike = Vec::new();
    for module in gallery::QUALIFIED_MODULES {
        let all = |certainty: Certainty| marks(&(module.draw)(layout, &|_| certainty));
        let exact = all(Certainty::Exact);
        // What is open by nature draws no exact number.
        let is_unseen = |certainty: &&Certainty| {
            let own = all(**certainty);
            own.len() < 200 || own == exact
        };
        let unseen = module.occurs.iter().filter(is_unseen);
        alike.extend(unseen.map(|certainty| format!("{} {certainty:?}", module.name)));
    }
    assert!(alike.is_empty(), "not drawn, or like exact numbers: {alike:?}");
}

/// A module whose drawing asks how sure a number is, in code, is in the list that says which qualifiers it draws.
#[test]
fn every_module_that_asks_how_sure_a_number_is_is_in_the_gallery_with_its_qualifiers() {
    let mut missing = Vec::new();
    for folder in ["charts", "charts/lines", "bars"] {
        for entry in fs::read_dir(support::path("src/figures").join(folder)).expect("a folder").flatten() {
            let path = entry.path();
            let Some("rs") = path.extension().and_then(|own| own.to_str()) else { continue };
            let code = fs::read_to_string(&path).expect("text");
            let own = path.file_stem().and_then(|own| own.to_str()).unwrap_or_default();
            let module = folder.strip_prefix("charts/").unwrap_or(own);
            let asks = code.contains(".certainty") || code.contains(".qualifier");
            if asks && !gallery::QUALIFIED_MODULES.iter().any(|listed| listed.name == module) {
                missing.push(module.to_owned());
            }
        }
    }
    assert!(missing.is_empty(), "QUALIFIED_MODULES in src/figures/gallery/qualified.rs lacks {missing:?}");
}

/// The kinds of cards by the module that draws them.
const DRAWN_BY: [(&str, CardKind); 10] = [
    ("columns", CardKind::Columns),
    ("lines", CardKind::Line),
    ("lollipop", CardKind::Lollipop),
    ("rank", CardKind::Ranking),
    ("values", CardKind::Values),
    ("bar_list", CardKind::BarList),
    ("paired", CardKind::Paired),
    ("bounded_share", CardKind::BoundedShare),
    ("open_bar", CardKind::OpenBar),
    ("composition", CardKind::Composition),
];

#[test]
fn every_qualifier_of_the_data_is_one_that_its_module_is_held_to_draw() {
    let atlas = support::everything();
    let mut seen = 0;
    for card in default_card::all(&atlas) {
        let Some((name, _)) = DRAWN_BY.iter().find(|(_, kind)| *kind == card.kind) else { continue };
        let module = gallery::QUALIFIED_MODULES.iter().find(|module| module.name == *name).expect("a listed module");
        let drawn = card.series.iter().filter(|series| !TABLE_ROLES.contains(&series.role.as_str()));
        for id in drawn.flat_map(|series| &series.observations) {
            let certainty = Certainty::from(atlas.observation(id).expect("a value").qualifier);
            let held = certainty == Certainty::Exact || module.occurs.contains(&certainty);
            assert!(held, "{}: {name} is not held to draw {certainty:?} ({id})", card.id);
            seen += 1;
        }
    }
    assert!(seen > 100, "{seen}");
}
