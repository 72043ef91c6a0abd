//! The page as it arrives: the Story, prerendered, with the data it was made from.

use super::{Failure, Folders};
use leptos::prelude::*;
use serde_json::{Map, Value};
use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use wanzhou::app::App;
use wanzhou::files::package;
use wanzhou::model::{Atlas, Problem};
use wanzhou::route::Route;
use wanzhou::views::Site;
use wanzhou::views::chart::Stills;
use wanzhou::views::site::CORE;

/// The files of the core as one object of collections.
pub fn core_data(source: &Path) -> Result<Value, Failure> {
    let mut core = Map::new();
    for name in CORE {
        let path = source.join(format!("public/data/{name}.json"));
        let text = fs::read_to_string(&path).map_err(|e| format!("cannot read public/data/{name}.json: {e}"))?;
        let part: Map<String, Value> =
            serde_json::from_str(&text).map_err(|e| format!("public/data/{name}.json is not a JSON object: {e}"))?;
        for (collection, entries) in part.into_iter().filter(|(key, _)| key != "$schema") {
            match (core.get_mut(&collection), entries) {
                (Some(Value::Array(all)), Value::Array(more)) => all.extend(more),
                (_, entries) => _ = core.insert(collection, entries),
            }
        }
    }
    Ok(Value::Object(core))
}

/// Renders the application natively into the page that Trunk has staged.
pub fn prerender(
    folders: &Folders,
    core: &str,
    (atlas, problems): (Atlas, Vec<Problem>),
    stills: HashMap<String, String>,
    charts: &str,
) -> Result<(), Failure> {
    let attributes = format!(r#"data-app-state="loading" data-charts="{charts}" data-left-out="{}""#, problems.len());
    let dataset = package::dataset(&atlas).replace('<', "\\u003c");
    let html = Owner::new().with(|| {
        provide_context(Stills(Arc::new(stills)));
        let site = Site::new(atlas, problems, Route::default());
        view! { <App site=site/> }.to_html()
    });
    let path = folders.staging.join("index.html");
    let page = fs::read_to_string(&path).map_err(|e| format!("cannot read the staged index.html: {e}"))?;
    // Inside a script element only `<` could end it early; JSON may write it as an escape.
    let data = core.replace('<', "\\u003c");
    let filled = format!(r#"<div id="app">{html}</div><script type="application/json" id="core-data">{data}</script>"#);
    let page = replace(&page, r#"<div id="app"></div>"#, &filled)?;
    let described = format!(r#"<script type="application/ld+json">{dataset}</script></head>"#);
    let page = replace(&page, "</head>", &described)?;
    let page = replace(&page, r#"data-app-state="loading""#, &attributes)?;
    fs::write(&path, page).map_err(|e| format!("cannot write index.html: {e}"))
}

fn replace(page: &str, from: &str, to: &str) -> Result<String, Failure> {
    if page.contains(from) { Ok(page.replacen(from, to, 1)) } else { Err(format!("index.html has no {from}")) }
}
