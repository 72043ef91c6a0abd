//! What a page is made from: the files of the site, which page needs which, and what of them has been read.

use crate::figures::profile::{is_documented_part, is_representative};
use crate::model::census::FILES;
use crate::model::geo;
use crate::model::parse::{Reader, parse};
use crate::model::{Atlas, DataError};
use crate::platform::LoadError;
use crate::route::{DISTRICTS, Page};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A file that does not come with the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum File {
    /// A part of the data: `data/<name>.json`.
    Data(&'static str),
    /// Columns of tables: `data/columns/<name>.csv`.
    Columns(&'static str),
    /// Boundaries, lines or points: `geo/<name>.geojson`.
    Geo(&'static str),
}

impl File {
    /// Where it is in the site: `data/districts.json`.
    pub fn path(self) -> String {
        match self {
            File::Data(name) => format!("data/{name}.json"),
            File::Columns(name) => format!("data/columns/{name}.csv"),
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
    Loading,
    /// Read.
    Ready,
    /// Could not be loaded, or is invalid.
    Failed(LoadError),
}

/// The data that every page needs, in reading order.
pub const CORE: [&str; 10] =
    ["units", "sources", "areas", "indicators", "observations", "cards", "flow", "story", "checks", "changes"];

/// Where the core is in the site, as one object of collections.
pub const CORE_FILE: &str = "data/core.json";

/// The figure of Wanzhou's townships and the report's places.
pub const PLACES: &str = "places";

/// The figure of the report's named systems; its card is in their file.
pub const SYSTEMS: &str = "systems";

/// What there is to know of the tables: indicators, sources, checks. Their values are in files of columns.
pub const CENSUS: &str = "census";

/// The files that a page needs beyond the core. They are loaded in any order, so none may refer to another:
/// the cards of district figures are in the file of their observations, and what columns name is looked up whenever
/// something has come.
pub fn files_of(page: &Page) -> Vec<File> {
    use File::{Columns, Data, Geo};
    let tables = |further: &[File]| {
        let all = std::iter::once(Data(CENSUS)).chain(FILES.map(Columns));
        all.chain(further.iter().copied()).collect()
    };
    match page {
        Page::Districts => tables(&[Geo("districts"), Geo("rivers")]),
        Page::Indicator(id) | Page::Embed(id) if id == DISTRICTS => files_of(&Page::Districts),
        Page::District(_) => tables(&[Geo("districts")]),
        Page::Data => tables(&[Data("districts"), Data(SYSTEMS)]),
        Page::Map => vec![
            Data("districts"),
            Data(CENSUS),
            Columns("people"),
            Data("places"),
            Geo("districts"),
            Geo("wanzhou"),
            Geo("townships"),
            Geo("rivers"),
            Geo("airport"),
        ],
        Page::Indicator(id) | Page::Embed(id) if id == PLACES => files_of(&Page::Map),
        Page::Indicator(id) | Page::Embed(id) if id == SYSTEMS => vec![Data(SYSTEMS)],
        Page::Governance => vec![Data(SYSTEMS)],
        Page::Indicator(id) | Page::Embed(id) if id == "district-gdp" => vec![Data("districts")],
        Page::Indicator(id) | Page::Embed(id) if id == "district-population" => vec![Data(CENSUS), Columns("people")],
        Page::Indicator(id) | Page::Embed(id) if is_representative(id) => vec![Data(CENSUS), Columns("people")],
        Page::Indicator(id) | Page::Embed(id) if is_documented_part(id) => tables(&[]),
        Page::Indicator(_) | Page::Embed(_) => files_of(&Page::Data),
        // Who lives here, before the acts.
        Page::Story => vec![Data(CENSUS), Columns("people"), Columns("households")],
        Page::About => Vec::new(),
    }
}

/// The files that a document of this page, over the core, was made with. They are read before the app hydrates
/// the document.
pub fn needed(page: &Page, core: &Atlas) -> Vec<File> {
    match page {
        Page::Indicator(id) | Page::Embed(id) if core.cards.get(id).is_some() || core.indicators.get(id).is_some() => {
            Vec::new()
        }
        // The tables come once the app runs: what is there without them is enough to begin with.
        Page::Data => vec![File::Data("districts"), File::Data(SYSTEMS)],
        _ => files_of(page),
    }
}

/// Data and geodata as far as they have been read.
#[derive(Clone, Debug, Default)]
pub struct PageData {
    pub atlas: Atlas,
    /// Entries that were left out of it.
    pub problems: Vec<DataError>,
    /// What came of the files that were asked for.
    pub loads: BTreeMap<File, Load>,
    /// The texts of all files that were read, in any order, as one number: see [`PageData::fingerprint`].
    pub hash: u64,
    /// What was put in of which nothing has been worked out yet.
    pub reader: Option<Reader>,
}

impl PageData {
    /// The core, from the text of one object of collections.
    pub fn core(text: &str) -> PageData {
        let (atlas, problems) = parse([("core", text)]);
        PageData { atlas, problems, hash: hash(text), ..PageData::default() }
    }

    /// What tells this data from any other: two of the same were read from the same texts. A page that was prerendered from
    /// one is not to be hydrated with another.
    pub fn fingerprint(&self) -> String {
        format!("{:x}", self.hash)
    }

    /// Reads a file: bad entries are left out and named; a file without one good entry has failed.
    ///
    /// # Errors
    /// [`LoadError::Content`] where nothing in the file could be used.
    pub fn ingest(&mut self, file: File, text: &str) -> Result<(), LoadError> {
        self.record(file, text)?;
        self.finish();
        Ok(())
    }

    /// Reads a file as one of several: after the last, [`PageData::finish`] works out what follows from them.
    ///
    /// # Errors
    /// [`LoadError::Content`] where nothing in the file could be used.
    pub fn record(&mut self, file: File, text: &str) -> Result<(), LoadError> {
        let (usable, problems) = match file {
            File::Data(name) => {
                let reader = self.reader.get_or_insert_default();
                let before = self.atlas.size() + reader.waiting();
                let problems = reader.read(&mut self.atlas, name, text);
                (self.atlas.size() + reader.waiting() > before, problems)
            }
            File::Columns(name) => {
                let before = self.atlas.size();
                let problems = self.reader.get_or_insert_default().read_columns(&mut self.atlas, name, text);
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
        self.add_problems(problems);
        self.loads.insert(file, Load::Ready);
        self.hash = self.hash.wrapping_add(hash(text));
        Ok(())
    }

    /// Works out what follows from the files that were put in.
    pub fn finish(&mut self) {
        if let Some(reader) = self.reader.take() {
            let problems = reader.finish(&mut self.atlas);
            self.add_problems(problems);
        }
    }

    fn add_problems(&mut self, problems: Vec<DataError>) {
        for problem in problems {
            if !self.problems.contains(&problem) {
                self.problems.push(problem);
            }
        }
    }

    /// Takes note that a file of a page is not to be had. What the page can do without costs nothing else.
    ///
    /// # Errors
    /// The same error, where it cannot.
    pub fn tolerate(&mut self, page: &Page, file: File, error: LoadError) -> Result<(), LoadError> {
        if !file.is_ornament() && *page != Page::Story {
            return Err(error);
        }
        self.loads.insert(file, Load::Failed(error));
        Ok(())
    }
}

/// FNV-1a.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}
