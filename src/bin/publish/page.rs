//! Documents as they are published: a prerendered page that the app hydrates.

use super::folders::{Failure, Folders};
use super::head::{Described, Head, LinkedHead};
use super::shell::{Parts, Shell};
use super::structure::structure_hash;
use leptos::prelude::*;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::num::NonZero;
use std::path::Path;
use std::sync::Arc;
use std::thread;
use wanzhou::app::App;
use wanzhou::pages::title;
use wanzhou::route::{Explore, Page, Route, route_path};
use wanzhou::text::Locale;
use wanzhou::views::Site;
use wanzhou::views::chart::StaticCharts;
use wanzhou::views::page_files::{CORE, CORE_FILE, PageData};
use wanzhou::views::site::DocumentContext;
use wanzhou::views::table::ValueTable;

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

pub struct Document {
    /// Its folder, from the site's: `f/gdp/`; empty for the site's own.
    pub path: String,
    /// What it shows, and the way back to the site's folder.
    pub context: DocumentContext,
    /// What it holds, in a sentence.
    pub description: String,
    /// What it says to machines.
    pub head: Head,
    /// What readers without JavaScript find below it.
    pub plain: String,
    /// The data that it shows. The app reads the same before it hydrates the document.
    pub page_data: Arc<PageData>,
}

impl Document {
    /// The document of a page.
    pub fn of(page: Page, locale: Locale, page_data: Arc<PageData>) -> Document {
        Document::at(Route { page, ..Route::default() }, locale, page_data)
    }

    /// The document of a state of the comparison that has one.
    pub fn comparing(explore: Explore, locale: Locale, page_data: Arc<PageData>) -> Document {
        Document::at(Route { page: Page::Districts, explore, ..Route::default() }, locale, page_data)
    }

    fn at(route: Route, locale: Locale, page_data: Arc<PageData>) -> Document {
        let path = route_path(&route, locale);
        Document {
            context: DocumentContext {
                root: "../".repeat(path.matches('/').count()),
                route: Route { lang: (locale == Locale::En).then_some(locale), ..route },
                ..DocumentContext::default()
            },
            path,
            description: String::new(),
            head: Head::Empty,
            plain: String::new(),
            page_data,
        }
    }

    /// The head that a page has, with its title and description; the preview's address and size, where it has one.
    pub fn described(&self, folders: &Folders, image: Option<(&str, [u32; 2])>) -> LinkedHead {
        let title = self.with_site(|site| title(&site, &self.context.route.page, site.words()));
        self.titled(folders, &title, image)
    }

    /// The same under another title than the window's.
    pub fn titled(&self, folders: &Folders, title: &str, image: Option<(&str, [u32; 2])>) -> LinkedHead {
        let (route, description) = (&self.context.route, &*self.description);
        Described { folders, route, locale: self.locale(), title, description, image }.head()
    }

    /// Every value in one table.
    pub fn table(&self) -> String {
        let rows = self.page_data.atlas.observations.iter().map(|o| o.id.clone()).collect();
        self.with_site(|site| {
            provide_context(site);
            view! { <div class="container"><ValueTable rows=rows locale=self.locale()/></div> }.to_html()
        })
    }

    pub fn locale(&self) -> Locale {
        self.context.route.lang.unwrap_or_default()
    }

    /// Calls `with` with the site as this document first shows it.
    fn with_site<T>(&self, with: impl FnOnce(Site) -> T) -> T {
        Owner::new().with(|| with(Site::new((*self.page_data).clone(), self.context.clone())))
    }
}

/// The document that Trunk has staged, and what is common to all.
pub struct Template<'a> {
    folders: &'a Folders,
    shell: Shell,
    echarts: String,
    static_charts: StaticCharts,
    /// Hash of the static charts.
    static_charts_hash: u64,
    /// Size in bytes and date of the site in one file.
    single: String,
}

impl<'a> Template<'a> {
    pub fn read(
        folders: &'a Folders,
        echarts: String,
        static_charts: HashMap<String, String>,
        single: String,
    ) -> Result<Self, Failure> {
        let path = folders.staging.join("index.html");
        let page = fs::read_to_string(&path).map_err(|e| format!("cannot read the staged index.html: {e}"))?;
        let mut hasher = DefaultHasher::new();
        static_charts.iter().collect::<BTreeMap<_, _>>().hash(&mut hasher);
        Ok(Template {
            folders,
            shell: Shell::of(&page)?,
            echarts,
            static_charts_hash: hasher.finish(),
            static_charts: StaticCharts(Arc::new(static_charts)),
            single,
        })
    }

    /// Writes documents, on every core: each is rendered by itself.
    pub fn write(&self, documents: &[Document]) -> Result<(), Failure> {
        let documented = documents.iter().filter_map(|document| match &document.context.route {
            Route { page: Page::Indicator(id) | Page::District(id), lang: None, .. } => Some(id.clone()),
            Route { page: Page::Districts, explore: Explore { y: Some(id), .. }, lang: None, .. } => {
                Some(format!("d/{id}"))
            }
            _ => None,
        });
        let documented = documented.collect::<Vec<_>>().join(" ");
        let write = &|document: &Document| {
            let page = self.fill(document, &documented);
            self.folders.write(&format!("{}index.html", document.path), page.as_bytes())
        };
        let cores = thread::available_parallelism().map_or(1, NonZero::get);
        thread::scope(|scope| {
            // Like ones are together: each core takes some of each kind. Views are nested deep.
            let part = |core| {
                let rendered = move || documents.iter().skip(core).step_by(cores).try_for_each(write);
                let part = thread::Builder::new().stack_size(16 << 20).spawn_scoped(scope, rendered);
                part.map_err(|e| format!("cannot start a thread: {e}"))
            };
            let parts = (0..cores).map(part).collect::<Result<Vec<_>, Failure>>()?;
            let broke = "a document could not be rendered (see above)";
            let ends = parts.into_iter().map(|part| part.join().unwrap_or_else(|_| Err(broke.to_owned())));
            // All of them are waited for before the first failure is returned.
            ends.collect::<Vec<_>>().into_iter().collect()
        })
    }

    fn fill(&self, document: &Document, documented: &str) -> String {
        let DocumentContext { route, root, .. } = &document.context;
        let context = DocumentContext { single: self.single.clone(), ..document.context.clone() };
        let (title, html) = Owner::new().with(|| {
            provide_context(self.static_charts.clone());
            let site = Site::new((*document.page_data).clone(), context);
            (title(&site, &route.page, site.words()), view! { <App site=site/> }.to_html())
        });
        // The site's first documents know which documents there are: old links lead there, and from there on (page/settle.js). On
        // the script, for what comes before the encoding must be short.
        let script = match route.page {
            Page::Story => vec![("data-documents", documented.to_owned())],
            _ => Vec::new(),
        };
        self.shell.document(&Parts {
            locale: document.locale(),
            root,
            attributes: &self.attributes(document, &html),
            title: &title,
            description: &document.description,
            head: &document.head.html(),
            script: &script,
            app: &closed(&html),
            plain: &closed(&document.plain),
        })
    }

    /// What the root of a document says to scripts and hosts; `html` is the app as it is first drawn.
    fn attributes(&self, document: &Document, html: &str) -> Vec<(&'static str, String)> {
        let DocumentContext { route, root, .. } = &document.context;
        let mut attributes = vec![
            ("data-echarts", format!("{root}{}", self.echarts)),
            ("data-static-charts", format!("{:x}", self.static_charts_hash)),
            ("data-structure-hash", structure_hash(html).to_string()),
            ("data-fingerprint", document.page_data.fingerprint().to_string()),
            ("data-single-file", self.single.clone()),
        ];
        if !document.path.is_empty() {
            attributes.push(("data-route", route.to_string()));
            attributes.push(("data-root", root.clone()));
        }
        // What Tencent's messengers read in the head (head.rs) is of an item, which is the page.
        if document.head.is_item() {
            attributes.push(("itemscope", String::new()));
            attributes.push(("itemtype", "https://schema.org/WebPage".to_owned()));
        }
        let further = document.page_data.loads.keys().map(|file| file.path());
        let files = std::iter::once(CORE_FILE.to_owned()).chain(further).map(|path| format!("{root}{path}"));
        attributes.push(("data-files", files.collect::<Vec<_>>().join(" ")));
        // Typing wants answers at once, so the app starts with the first sign of a reader (page/loader.js); what is chosen, slid
        // or ticked is repeated once it runs (page/presses.js), as presses are.
        if html.contains(r#"<input type="search""#) {
            attributes.push(("data-start", "first-sign".to_owned()));
        }
        attributes
    }
}

/// Leptos marks positions in the page with an empty comment in a form that is a parse error outside of browsers.
fn closed(html: &str) -> String {
    html.replace("<!>", "<!---->")
}
