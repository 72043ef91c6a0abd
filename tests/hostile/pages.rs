//! Pages as HTML: texts of the data stay text, wherever they are.

use crate::inputs::{DATA, text};
use crate::{cases, support};
use html5gum::{Token, Tokenizer};
use leptos::prelude::*;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;
use wanzhou::app::App;
use wanzhou::route::{Page, Route};
use wanzhou::text::Locale;
use wanzhou::views::Site;
use wanzhou::views::page_files::{CORE, File, PageData, files_of};
use wanzhou::views::site::DocumentContext;

/// Elements whose number follows from the words: stretches in another language, lines of a picture, names that fit on a map.
const OF_WORDS: [&str; 4] = ["span", "text", "tspan", "g"];

/// Every page, and a figure of every kind.
static PAGES: LazyLock<Vec<Page>> = LazyLock::new(|| {
    let pages =
        [Page::Story, Page::Map, Page::Governance, Page::Data, Page::About, Page::Indicator("gdp-growth".to_owned())];
    let figures = support::everything();
    let figures = figures.cards.iter().map(|card| card.id.to_string());
    pages.into_iter().chain(figures.flat_map(|id| [Page::Indicator(id.clone()), Page::Embed(id)])).collect()
});

proptest! {
    #![proptest_config(cases(32))]

    #[test]
    fn no_element_and_no_attribute_comes_from_data(
        page in select(&PAGES[..]),
        locale in select(&Locale::ALL[..]),
        see in prop::option::of(select(&["industrial-output", "gdp-growth-2024", "combat-hub"][..])),
        text in text(),
    ) {
        // Longer texts, and holes that nothing fills, are not let in.
        let text: String = text.chars().filter(|c| !matches!(c, '{' | '}')).take(800).collect();
        let route = Route { page, lang: Some(locale), see: see.map(str::to_owned), ..Route::default() };
        let (clean, hostile) = (tags(&html(&route, "")), tags(&html(&route, &text)));
        for (name, attributes) in &hostile.attributes {
            let known = clean.attributes.get(name).unwrap_or_else(|| panic!("an element <{name}>"));
            // Chinese in English pages says that it is.
            let strange = attributes.difference(known).filter(|attribute| *attribute != "lang");
            prop_assert_eq!(strange.collect::<Vec<_>>(), Vec::<&String>::new(), "<{}>", name);
        }
        prop_assert_eq!(hostile.counts, clean.counts);
        prop_assert_eq!(hostile.links, clean.links);
    }
}

/// A page of the data whose every text has another one behind it.
fn html(route: &Route, text: &str) -> String {
    let document_with_text = |name: &str| {
        let (_, document) = DATA.iter().find(|(own, _)| *own == name).expect("a file");
        appended(document.clone(), text)
    };
    let mut core = serde_json::Map::new();
    CORE.iter().filter_map(|name| document_with_text(name).as_object().cloned()).for_each(|part| core.extend(part));
    let mut arrived = PageData::core(&Value::Object(core).to_string());
    let files: BTreeSet<File> = files_of(&route.page).into_iter().chain(files_of(&Page::Governance)).collect();
    for file in files {
        let text = match file {
            File::Data(name) => document_with_text(name).to_string(),
            File::Columns(name) => support::columns(name),
            File::Geo(_) => support::read(&format!("public/{}", file.path())),
        };
        arrived.ingest(file, &text).expect("a file with sound entries");
    }
    assert_eq!(arrived.problems, [], "texts are no faults");
    Owner::new().with(|| {
        let site = Site::new(arrived, DocumentContext { route: route.clone(), ..DocumentContext::default() });
        view! { <App site=site/> }.to_html()
    })
}

/// Puts a text behind every one that readers see.
fn appended(mut value: Value, text: &str) -> Value {
    match &mut value {
        Value::Object(fields) => {
            for (name, field) in fields {
                let old = field.take();
                *field = match old {
                    Value::String(own) if ["zh", "en", "title", "literal"].contains(&name.as_str()) => {
                        Value::from(own + text)
                    }
                    other => appended(other, text),
                };
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| *item = appended(item.take(), text)),
        _ => {}
    }
    value
}

/// What a document is made of.
struct Tags {
    /// How many of each element.
    counts: BTreeMap<String, usize>,
    /// The attributes that each element has somewhere.
    attributes: BTreeMap<String, BTreeSet<String>>,
    /// Where links lead.
    links: Vec<String>,
}

fn tags(html: &str) -> Tags {
    let mut tags = Tags { counts: BTreeMap::new(), attributes: BTreeMap::new(), links: Vec::new() };
    for Ok(token) in Tokenizer::new(html) {
        let Token::StartTag(tag) = token else { continue };
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let name = text(&tag.name);
        let attributes = tags.attributes.entry(name.clone()).or_default();
        for (attribute, value) in &tag.attributes {
            if attribute.as_slice() == b"href" {
                tags.links.push(text(value));
            }
            attributes.insert(text(attribute));
        }
        if !OF_WORDS.contains(&name.as_str()) {
            *tags.counts.entry(name).or_default() += 1;
        }
    }
    tags
}
