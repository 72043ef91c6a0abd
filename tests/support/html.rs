//! Pages as the publisher writes them, taken apart.

use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use wanzhou::app::App;
use wanzhou::model::Atlas;
use wanzhou::model::census::FILES;
use wanzhou::route::Route;
use wanzhou::views::Site;
use wanzhou::views::page_files::{File, Load, PageData};
use wanzhou::views::site::DocumentContext;

/// An element: its name, its attributes, and the names and attributes of those that it is in, the outermost first.
#[derive(Clone, Debug)]
pub struct Element {
    /// Tag name.
    pub name: String,
    /// Attributes, unescaped only as far as tests need.
    pub attributes: BTreeMap<String, String>,
    /// Names of what it is in.
    pub within: Vec<String>,
    /// All text in it.
    pub text: String,
}

/// The HTML of an address, with all data there.
pub fn page(hash: &str) -> String {
    let data = ["districts", "census", "places", "systems"].map(File::Data);
    let files = data.into_iter().chain(crate::support::GEO.map(File::Geo)).chain(FILES.map(File::Columns));
    let loads = files.map(|file| (file, Load::Ready)).collect();
    static ATLAS: LazyLock<Atlas> = LazyLock::new(crate::support::everything);
    page_of(hash, PageData { atlas: ATLAS.clone(), loads, ..PageData::default() })
}

/// The HTML of an address, with what has arrived.
pub fn page_of(hash: &str, arrived: PageData) -> String {
    let (route, _) = Route::parse(hash, &Route::default()).expect("a route");
    let context = DocumentContext { route, ..DocumentContext::default() };
    Owner::new().with(|| {
        let site = Site::new(arrived, context);
        view! { <App site=site/> }.to_html()
    })
}

/// The elements of a page, in order.
pub fn elements(html: &str) -> Vec<Element> {
    const VOID: [&str; 5] = ["input", "br", "img", "link", "meta"];
    let mut found: Vec<Element> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut rest = html;
    while let Some((text, after)) = rest.split_once('<') {
        open.iter().for_each(|at| found[*at].text.push_str(text));
        let (tag, after) = after.split_once('>').expect("tags are closed");
        rest = after;
        if tag.starts_with('!') {
            continue;
        }
        if let Some(name) = tag.strip_prefix('/') {
            let last = open.pop().expect("what is closed was opened");
            assert_eq!(found[last].name, name, "tags are nested");
            continue;
        }
        let alone = tag.ends_with('/');
        let (name, attributes) = tag.trim_end_matches('/').split_once(' ').unwrap_or((tag.trim_end_matches('/'), ""));
        let within = open.iter().map(|at| found[*at].name.clone()).collect();
        found.push(Element { name: name.to_owned(), attributes: pairs(attributes), within, text: String::new() });
        if !alone && !VOID.contains(&name) {
            open.push(found.len() - 1);
        }
    }
    found
}

fn pairs(mut text: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    loop {
        text = text.trim_start();
        let end = text.find(['=', ' ']).unwrap_or(text.len());
        if end == 0 {
            return found;
        }
        let (name, after) = text.split_at(end);
        match after.strip_prefix("=\"").and_then(|value| value.split_once('"')) {
            Some((value, after)) => {
                found.insert(name.to_owned(), value.to_owned());
                text = after;
            }
            None => {
                found.insert(name.to_owned(), String::new());
                text = after;
            }
        }
    }
}
