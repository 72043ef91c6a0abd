//! The grammar of the address is written once, in `PARAMETERS`: what scripts, the builder and the documentation repeat of it is the same.

use std::collections::BTreeSet;
use wanzhou::route::{PARAMETERS, Route, Scope};

/// An address with every parameter, each with a value that is not the default.
const FULL: &str = "#/districts?show=a&tab=map&open=cite&sort=value&q=a&act=life&kind=count&topic=a&area=a&period=2020&source=a&see=a\
    &check=a&beside=a&step=1&arrivals=2&days=2&surge=1&seed=2&y=a&x=a&t=2020&xt=2010&view=scatter&change=1&xchange=1&index=100\
    &pick=500101&among=a&transparent=1&hide=title&lang=en&theme=dark";

fn names(scopes: &[Scope]) -> BTreeSet<&'static str> {
    PARAMETERS.iter().filter(|(_, _, scope)| scopes.contains(scope)).map(|(_, name, _)| *name).collect()
}

/// What stands between two pieces of a text.
fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    let (_, rest) = text.split_once(from).unwrap_or_else(|| panic!("no {from}"));
    rest.split_once(to).unwrap_or_else(|| panic!("no {to} after {from}")).0
}

#[test]
fn every_parameter_is_listed_once_and_read_and_written() {
    let declared = between(include_str!("../../src/route/parameter.rs"), "pub enum Parameter {", "\n}");
    let declared: Vec<&str> = declared.lines().filter_map(|line| line.trim().strip_suffix(',')).collect();
    let listed: Vec<String> = PARAMETERS.iter().map(|(parameter, _, _)| format!("{parameter:?}")).collect();
    assert_eq!(listed, declared);
    let all: Vec<&str> = PARAMETERS.iter().map(|(_, name, _)| *name).collect();
    assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len(), "two parameters have one name: {all:?}");

    let (route, notices) = Route::parse(FULL, &Route::default()).expect("a route");
    assert_eq!(notices, []);
    let written: Vec<&str> = route.parameters().into_iter().map(|(name, _)| name).collect();
    assert_eq!(written, all);
    assert_eq!(route.to_string(), FULL);
    for name in all {
        let address = format!("#/districts?{name}=%00");
        assert_eq!(Route::parse(&address, &Route::default()).expect("a route").1.len(), 1, "{address}");
    }
}

/// What a link sets is answered from any document: the page's script starts the app for it, or sets it itself.
#[test]
fn the_script_before_the_app_knows_every_parameter() {
    let script = include_str!("../../src/platform/page/settle.js");
    let pattern =
        |name: &str| -> BTreeSet<&str> { between(script, &format!("const {name} = /^("), ")$/").split('|').collect() };
    let own = between(script, "const DOCUMENT = {", "};").lines();
    let own: BTreeSet<&str> = own.filter_map(|line| Some(line.split_once(':')?.0.trim())).collect();
    assert_eq!(pattern("APP"), names(&[Scope::Page, Scope::Figure]));
    assert_eq!(pattern("DISTRICTS"), names(&[Scope::Comparison]));
    assert_eq!(own, names(&[Scope::Embed, Scope::Look]));
}

const IN_FRAMES: [Scope; 4] = [Scope::Figure, Scope::Comparison, Scope::Embed, Scope::Look];

/// The language is that of the frame's folder, and none of its settings.
#[test]
fn the_script_of_other_sites_hands_on_what_a_frame_can_be_set_to() {
    let script = include_str!("../../src/platform/embed.js");
    let mut handed: BTreeSet<&str> = between(script, "const SETTINGS = '", "'").split(' ').collect();
    assert!(handed.insert("lang"));
    assert_eq!(handed, names(&IN_FRAMES));
    // The comment at its head is what whoever opens the script reads.
    let head = script.split_once("(() => {").expect("its beginning").0;
    let words: BTreeSet<&str> = head.split(|c: char| !c.is_ascii_lowercase()).collect();
    assert!(handed.is_subset(&words), "its head does not name {:?}", handed.difference(&words).collect::<Vec<_>>());
}

#[test]
fn the_previews_of_the_builder_are_set_like_the_frames() {
    let builder = include_str!("../../src/views/builder/mod.rs");
    let pattern = regex::Regex::new(r#"data-([a-z]+)=option\("([a-z]+)"\)"#).expect("a pattern");
    let set: Vec<[&str; 2]> = pattern.captures_iter(builder).map(|found| found.extract().1).collect();
    assert!(set.iter().all(|[attribute, name]| attribute == name), "{set:?}");
    assert_eq!(set.iter().map(|[attribute, _]| *attribute).collect::<BTreeSet<_>>(), names(&IN_FRAMES));
    assert_eq!(builder.matches("=option(").count(), set.len());
}

/// Besides the parameters it has `start` and `title`, which only the script knows, and the names of events.
#[test]
fn the_documentation_lists_what_a_frame_can_be_set_to() {
    let settings = between(include_str!("../../docs/embedding.md"), "## Settings", "\n## ");
    let rows = settings.lines().filter_map(|line| line.strip_prefix("| `"));
    let first = rows.map(|row| row.split(['|', '(']).next().unwrap_or_default());
    let listed: BTreeSet<&str> = first.flat_map(|cell| cell.split(['`', ',', ' '])).collect();
    let listed: BTreeSet<&str> =
        listed.into_iter().filter(|name| !name.is_empty() && !name.starts_with("figure-")).collect();
    let known = names(&IN_FRAMES).into_iter().chain(["start", "title"]).collect::<BTreeSet<_>>();
    assert_eq!(listed, known);
}
