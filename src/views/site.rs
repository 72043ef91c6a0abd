//! What every component shares: the data, the route, and the files that are fetched when first needed.

use crate::model::geo::{self, Geo};
use crate::model::{Atlas, Problem, parse};
use crate::platform::offline::Kept;
use crate::platform::{LoadError, fetch};
use crate::route::{Notice, Page, Route};
use crate::text::{Locale, Messages, messages};
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A file that does not come with the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum File {
    /// A part of the data: `data/<name>.json`.
    Data(&'static str),
    /// Boundaries, lines or points: `geo/<name>.geojson`.
    Geo(&'static str),
}

impl File {
    /// What a map can do without: rivers, the airport, the outlines around Wanzhou.
    fn is_ornament(self) -> bool {
        matches!(self, File::Geo("rivers" | "airport" | "wanzhou"))
    }
}

/// How far a file has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Load {
    /// On its way.
    Loading,
    /// Read.
    Ready,
    /// Did not arrive, or is not what it should be.
    Failed(LoadError),
}

/// The data that the page arrives with, in the order it is read.
pub const CORE: [&str; 9] =
    ["units", "sources", "areas", "indicators", "observations", "cards", "flow", "story", "checks"];

/// The figure of Wanzhou's townships and the report's places.
pub const PLACES: &str = "places";

/// The figure of the report's named systems; its card stands in their file.
pub const SYSTEMS: &str = "systems";

/// The files that a page needs beyond the core. They arrive in any order, so none may refer to another:
/// the cards of district figures stand in the file of their observations.
pub fn files_of(page: &Page) -> &'static [File] {
    use File::{Data, Geo};
    match page {
        Page::Map => &[
            Data("districts"),
            Data("places"),
            Geo("districts"),
            Geo("wanzhou"),
            Geo("townships"),
            Geo("rivers"),
            Geo("airport"),
        ],
        Page::Indicator(id) | Page::Embed(id) if id == PLACES => files_of(&Page::Map),
        Page::Indicator(id) | Page::Embed(id) if id == SYSTEMS => &[Data(SYSTEMS)],
        Page::Governance => &[Data(SYSTEMS)],
        Page::Data => &[Data("districts"), Data(SYSTEMS)],
        Page::Indicator(_) | Page::Embed(_) => &[Data("districts")],
        Page::Story | Page::About => &[],
    }
}

/// Shared state. The route is the only part that readers write.
#[derive(Clone, Copy)]
pub struct Site {
    /// All data read so far.
    pub atlas: RwSignal<Arc<Atlas>>,
    /// Entries that were left out of it.
    pub problems: RwSignal<Vec<Problem>>,
    /// Geodata read so far, by file name.
    pub geo: RwSignal<BTreeMap<&'static str, Arc<Geo>>>,
    /// Files asked for so far.
    pub loads: RwSignal<BTreeMap<File, Load>>,
    /// Where the reader is.
    pub route: RwSignal<Route>,
    /// Parts of the address that were not understood.
    pub notices: RwSignal<Vec<Notice>>,
    /// How far the site is kept for reading offline.
    pub kept: RwSignal<Kept>,
    /// The language used last time.
    pub remembered: RwSignal<Option<Locale>>,
    /// The language of the page: the address's, else the remembered one, else Chinese. In a frame nothing is remembered.
    pub locale: Memo<Locale>,
    /// What this document shows where its address has no hash.
    home: StoredValue<Home>,
}

/// The folder of a figure's own document, which others link to: it has a title, a preview and the figure in it.
pub fn preview_path(figure: &str, locale: Locale) -> String {
    format!("f/{figure}/{}", folder(locale))
}

/// The folder of the document that stands in frames.
pub fn embed_path(figure: &str, locale: Locale) -> String {
    format!("embed/{figure}/{}", folder(locale))
}

fn folder(locale: Locale) -> &'static str {
    match locale {
        Locale::Zh => "",
        Locale::En => "en/",
    }
}

/// A document of the site: what it shows by itself, and the way from it to the files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Home {
    /// Where the reader is without a hash.
    pub route: Route,
    /// From the document's folder to the site's: `../../`, or nothing.
    pub root: String,
    /// Size in bytes and date of the site in one file, `1134735 2026-11-23`; empty in that file itself.
    pub single: String,
}

impl Site {
    /// A site over the given data, as a document first shows it.
    pub fn new(atlas: Atlas, problems: Vec<Problem>, home: Home) -> Site {
        let route = RwSignal::new(home.route.clone());
        let remembered = RwSignal::new(None);
        Site {
            atlas: RwSignal::new(Arc::new(atlas)),
            problems: RwSignal::new(problems),
            geo: RwSignal::default(),
            loads: RwSignal::default(),
            route,
            notices: RwSignal::default(),
            kept: RwSignal::default(),
            remembered,
            locale: Memo::new(move |_| {
                let framed = route.with(|r| matches!(r.page, Page::Embed(_)));
                route.with(|r| r.lang).or(remembered.get().filter(|_| !framed)).unwrap_or_default()
            }),
            home: StoredValue::new(home),
        }
    }

    /// What this document shows without a hash.
    pub fn home(&self) -> Route {
        self.home.with_value(|home| home.route.clone())
    }

    /// Size in bytes and date of the site in one file, where there is one to take.
    pub fn single_file(&self) -> Option<(f64, String)> {
        self.home.with_value(|home| {
            let (size, date) = home.single.split_once(' ')?;
            Some((size.parse().ok()?, date.to_owned()))
        })
    }

    /// The address of a file of the site, from this document.
    pub fn file(&self, path: &str) -> String {
        self.home.with_value(|home| format!("{}{path}", home.root))
    }

    /// The site of the component that asks.
    pub fn here() -> Site {
        expect_context::<Site>()
    }

    /// The site's own words in the page's language; tracks it.
    pub fn words(&self) -> &'static Messages {
        messages(self.locale.get())
    }

    /// The address of a page with the reader's settings; tracks them.
    pub fn href(&self, page: Page) -> String {
        self.route.with(|route| route.to(page).to_string())
    }

    /// How far the files of a page have come, taken together; tracks them.
    pub fn load_of(&self, page: &Page) -> Load {
        self.loads.with(|loads| {
            let mut all = Load::Ready;
            for file in files_of(page) {
                match loads.get(file) {
                    Some(Load::Failed(_)) if file.is_ornament() => {}
                    Some(Load::Failed(error)) => return Load::Failed(error.clone()),
                    Some(Load::Ready) => {}
                    _ => all = Load::Loading,
                }
            }
            all
        })
    }

    /// Fetches what a page needs and what is neither there nor on its way. Asking again after a failure tries again.
    pub fn want(self, page: &Page) {
        for &file in files_of(page) {
            let asked = self.loads.with_untracked(|l| matches!(l.get(&file), Some(Load::Loading | Load::Ready)));
            if !asked {
                self.loads.update(|l| _ = l.insert(file, Load::Loading));
                leptos::task::spawn_local(async move {
                    let path = match file {
                        File::Data(name) => format!("data/{name}.json"),
                        File::Geo(name) => format!("geo/{name}.geojson"),
                    };
                    let read = fetch::text(&self.file(&path)).await.and_then(|text| self.read(file, &text));
                    let load = read.map_or_else(Load::Failed, |()| Load::Ready);
                    self.loads.update(|l| _ = l.insert(file, load));
                });
            }
        }
    }

    /// Takes note that a file of data came with the page.
    pub fn has(self, name: &str) {
        let later = files_of(&Page::Data).iter().chain(files_of(&Page::Map));
        for file in later.filter(|file| matches!(file, File::Data(own) if *own == name)) {
            self.loads.update(|l| _ = l.insert(*file, Load::Ready));
        }
    }

    /// Takes a file in: bad entries are left out and named; a file without one good entry has failed.
    fn read(self, file: File, text: &str) -> Result<(), LoadError> {
        let problems = match file {
            File::Data(name) => {
                let mut atlas = (*self.atlas.get_untracked()).clone();
                let before = atlas.size();
                let problems = parse::extend(&mut atlas, [(name, text)]);
                if atlas.size() == before {
                    return Err(LoadError::Content);
                }
                self.atlas.set(Arc::new(atlas));
                problems
            }
            File::Geo(name) => {
                let (geo, problems) = geo::parse(name, text);
                if geo.features.is_empty() {
                    return Err(LoadError::Content);
                }
                self.geo.update(|g| _ = g.insert(name, Arc::new(geo)));
                problems
            }
        };
        self.problems.update(|all| all.extend(problems.into_iter().filter(|p| !all.contains(p)).collect::<Vec<_>>()));
        Ok(())
    }
}
