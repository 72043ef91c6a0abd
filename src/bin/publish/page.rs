//! Documents as they arrive: a page, prerendered, that the program takes over.

use super::{Failure, Folders};
use leptos::prelude::*;
use serde_json::{Map, Value};
use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use wanzhou::app::App;
use wanzhou::model::{Atlas, Problem};
use wanzhou::text::Locale;
use wanzhou::views::Site;
use wanzhou::views::chart::Stills;
use wanzhou::views::site::{CORE, Home};

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

/// A document of the site.
pub struct Document {
    /// Its folder, from the site's: `f/gdp/`; empty for the site's own.
    pub path: String,
    /// What it shows, and the way back to the site's folder.
    pub home: Home,
    /// Its title and its description; the template's where there is none.
    pub words: Option<[String; 2]>,
    /// What else stands in its head.
    pub head: String,
    /// What it shows it of.
    pub data: Arc<(Atlas, Vec<Problem>)>,
    /// The parts of the data that the program reads before it takes the document over.
    pub parts: Parts,
}

/// How a document's data comes to the program.
pub enum Parts {
    /// In the document.
    Inline(String),
    /// In these files, `core districts`.
    Files(&'static str),
}

/// The document that Trunk has staged, and what is common to all.
pub struct Template<'a> {
    folders: &'a Folders,
    page: String,
    charts: String,
    stills: Stills,
    /// Size in bytes and date of the site in one file.
    single: String,
}

impl<'a> Template<'a> {
    /// Reads the staged document.
    pub fn read(
        folders: &'a Folders,
        charts: String,
        stills: HashMap<String, String>,
        single: String,
    ) -> Result<Self, Failure> {
        let path = folders.staging.join("index.html");
        let page = fs::read_to_string(&path).map_err(|e| format!("cannot read the staged index.html: {e}"))?;
        Ok(Template { folders, page, charts, stills: Stills(Arc::new(stills)), single })
    }

    /// Writes documents.
    pub fn write(&self, documents: &[Document]) -> Result<(), Failure> {
        for document in documents {
            let page = self.fill(document)?;
            self.folders.write(&format!("{}index.html", document.path), page.as_bytes())?;
        }
        Ok(())
    }

    fn fill(&self, document: &Document) -> Result<String, Failure> {
        let Home { route, root, .. } = &document.home;
        let html = Owner::new().with(|| {
            provide_context(self.stills.clone());
            let (atlas, problems) = (*document.data).clone();
            let home = Home { single: self.single.clone(), ..document.home.clone() };
            let site = Site::new(atlas, problems, home);
            view! { <App site=site/> }.to_html()
        });
        let mut attributes = format!(
            r#"data-app-state="loading" data-charts="{root}{}" data-left-out="{}" data-single-file="{}""#,
            self.charts,
            document.data.1.len(),
            self.single
        );
        let (data, mut head) = match &document.parts {
            // Inside a script element only `<` could end it early; JSON may write it as an escape.
            Parts::Inline(core) => (
                format!(r#"<script type="application/json" id="core-data">{}</script>"#, core.replace('<', "\\u003c")),
                String::new(),
            ),
            Parts::Files(parts) => {
                let address = route.to_string().replace('&', "&amp;");
                attributes += &format!(r#" data-route="{address}" data-root="{root}" data-parts="{parts}""#);
                let preload =
                    |part| format!(r#"<link rel="preload" href="{root}data/{part}.json" as="fetch" crossorigin>"#);
                (String::new(), parts.split(' ').map(preload).collect())
            }
        };
        head += &document.head;
        let page = replace(&self.page, r#"data-app-state="loading""#, &attributes)?;
        let page = replace(&page, r#"<div id="app"></div>"#, &format!(r#"<div id="app">{html}</div>{data}"#))?;
        let page = match &document.words {
            Some([title, description]) => {
                let page = between(&page, "<title>", "</title>", title)?;
                between(&page, r#"<meta name="description" content=""#, "\"", description)?
            }
            None => page,
        };
        let page = replace(&page, "</title>", &format!("</title>{head}"))?;
        let page = match route.lang {
            Some(Locale::En) => replace(&page, r#"lang="zh-CN""#, r#"lang="en""#)?,
            _ => page,
        };
        // Only what Trunk and the head name is relative; what the program names goes by `Site::file`.
        Ok(page
            .replace("'./app-", &format!("'./{root}app-"))
            .replace("\"./app-", &format!("\"./{root}app-"))
            .replace(r#"href="icon.svg""#, &format!(r#"href="{root}icon.svg""#))
            .replace(r#"href="manifest.webmanifest""#, &format!(r#"href="{root}manifest.webmanifest""#)))
    }
}

/// Text as it stands in HTML, in an attribute too.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn replace(page: &str, from: &str, to: &str) -> Result<String, Failure> {
    if page.contains(from) { Ok(page.replacen(from, to, 1)) } else { Err(format!("index.html has no {from}")) }
}

fn between(page: &str, from: &str, to: &str, text: &str) -> Result<String, Failure> {
    let (before, rest) = page.split_once(from).ok_or_else(|| format!("index.html has no {from}"))?;
    let (_, after) = rest.split_once(to).ok_or_else(|| format!("index.html has no {to} after {from}"))?;
    Ok(format!("{before}{from}{}{to}{after}", escape(text)))
}
