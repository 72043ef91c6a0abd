//! What a page stands on: the files of the site, which page needs which, and what of them has been read.

use crate::model::geo;
use crate::model::{Atlas, Problem, parse};
use crate::platform::LoadError;
use crate::route::Page;
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
    /// Where it stands in the site: `data/districts.json`.
    pub fn path(self) -> String {
        match self {
            File::Data(name) => format!("data/{name}.json"),
            File::Geo(name) => format!("geo/{name}.geojson"),
        }
    }

    /// What a map can do without: rivers, the airport, the outlines around Wanzhou.
    pub fn is_ornament(self) -> bool {
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

/// The data that every page stands on, in the order it is read.
pub const CORE: [&str; 9] =
    ["units", "sources", "areas", "indicators", "observations", "cards", "flow", "story", "checks"];

/// Where the core stands in the site, as one object of collections.
pub const CORE_FILE: &str = "data/core.json";

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

/// The files without which a document of this page, over the core, shows nothing of its own. They are read before the
/// program takes the document over.
pub fn needed(page: &Page, core: &Atlas) -> &'static [File] {
    match page {
        Page::Indicator(id) | Page::Embed(id) if core.cards.get(id).is_some() || core.indicators.get(id).is_some() => {
            &[]
        }
        _ => files_of(page),
    }
}

/// Data and geodata as far as they have been read.
#[derive(Clone, Debug, Default)]
pub struct Arrived {
    /// All data.
    pub atlas: Atlas,
    /// Entries that were left out of it.
    pub problems: Vec<Problem>,
    /// What came of the files that were asked for.
    pub loads: BTreeMap<File, Load>,
}

impl Arrived {
    /// The core, from the text of one object of collections.
    pub fn core(text: &str) -> Arrived {
        let (atlas, problems) = parse([("core", text)]);
        Arrived { atlas, problems, ..Arrived::default() }
    }

    /// Takes a file in: bad entries are left out and named; a file without one good entry has failed.
    ///
    /// # Errors
    /// [`LoadError::Content`] where nothing in the file could be used.
    pub fn take(&mut self, file: File, text: &str) -> Result<(), LoadError> {
        let (usable, problems) = match file {
            File::Data(name) => {
                let before = self.atlas.size();
                let problems = parse::extend(&mut self.atlas, [(name, text)]);
                (self.atlas.size() > before, problems)
            }
            File::Geo(name) => {
                let (geo, problems) = geo::parse(name, text);
                let usable = !geo.features.is_empty();
                self.atlas.geo.insert(name, Arc::new(geo));
                (usable, problems)
            }
        };
        if !usable {
            return Err(LoadError::Content);
        }
        for problem in problems {
            if !self.problems.contains(&problem) {
                self.problems.push(problem);
            }
        }
        self.loads.insert(file, Load::Ready);
        Ok(())
    }

    /// Takes note that a file is not to be had. What a page can do without costs nothing else.
    ///
    /// # Errors
    /// The same error, where the file is no ornament.
    pub fn miss(&mut self, file: File, error: LoadError) -> Result<(), LoadError> {
        if !file.is_ornament() {
            return Err(error);
        }
        self.loads.insert(file, Load::Failed(error));
        Ok(())
    }
}
