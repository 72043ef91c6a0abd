//! Reading the data: parts in, an [`Atlas`] and every problem out. One bad entry is left out and named;
//! it costs nothing else.

use super::census::{RawColumn, wide};
use super::json::{is_plain, read, sanitize_value};
use super::observation::RawObservation;
use super::read_log::ReadLog;
use super::{Atlas, Census, DataError, Entity, Table};
use crate::text::is_id;
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The parts that pages fetch beyond what they arrive with, in the order of the data, whichever arrives first.
pub const LATER: [&str; 4] = ["districts", "census", "places", "systems"];

/// Reads parts of the data, each a file's name (without `.json`) and its text.
///
/// A part that is not JSON is one problem; so is every entry that does not fit its type, repeats an id,
/// or refers to something that is not there.
pub fn parse<'a>(parts: impl IntoIterator<Item = (&'a str, &'a str)>) -> (Atlas, Vec<DataError>) {
    let mut atlas = Atlas::default();
    let problems = extend(&mut atlas, parts);
    (atlas, problems)
}

/// Reads further parts into an atlas that is already there.
pub fn extend<'a>(atlas: &mut Atlas, parts: impl IntoIterator<Item = (&'a str, &'a str)>) -> Vec<DataError> {
    let mut reader = Reader::default();
    let mut problems: Vec<DataError> =
        parts.into_iter().flat_map(|(part, text)| reader.read(atlas, part, text)).collect();
    problems.extend(reader.finish(atlas));
    problems
}

/// Reads a file of columns (see [`wide`]) into an atlas; what its lines name may come later.
pub fn extend_columns(atlas: &mut Atlas, name: &str, text: &str) -> Vec<DataError> {
    let (columns, problems) = wide::read(name, text);
    add_columns(atlas, name, columns, problems)
}

/// Adds the columns of a file to an atlas, with the problems found when they were made.
pub fn add_columns(
    atlas: &mut Atlas,
    name: &str,
    columns: Vec<RawColumn>,
    mut problems: Vec<DataError>,
) -> Vec<DataError> {
    census(atlas).add(name, columns);
    problems.extend(Reader::default().finish(atlas));
    problems
}

fn census(atlas: &mut Atlas) -> &mut Census {
    Arc::make_mut(&mut atlas.census)
}

/// Reading in progress: files are put in one after the other; what follows from all of them is worked out at the end.
#[derive(Clone, Debug, Default)]
pub struct Reader {
    log: ReadLog,
    /// Observations that are not in the atlas yet: the numbers of some follow from others that may come later.
    observations: Table<RawObservation>,
}

impl Reader {
    /// Puts a part in: the problems of its entries by themselves.
    pub fn read(&mut self, atlas: &mut Atlas, part: &str, text: &str) -> Vec<DataError> {
        match serde_json::from_str::<BTreeMap<String, &RawValue>>(text) {
            Ok(collections) => {
                for (name, entries) in collections {
                    self.collection(atlas, part, &name, entries);
                }
            }
            Err(_) => match serde_json::from_str::<&RawValue>(text) {
                Ok(_) => self.log.problem(part, "$", None, "is not an object of collections"),
                Err(error) => self.log.problem(part, "$", None, &format!("is not JSON: {error}")),
            },
        }
        self.log.take_problems()
    }

    /// Puts a file of columns in, as [`extend_columns`] does.
    pub fn read_columns(&mut self, atlas: &mut Atlas, name: &str, text: &str) -> Vec<DataError> {
        let (columns, problems) = wide::read(name, text);
        census(atlas).add(name, columns);
        problems
    }

    /// How many entries have been put in that are not in the atlas yet.
    pub fn waiting(&self) -> usize {
        self.observations.len()
    }

    /// Links what has been put in; leaves out, and names, what refers to something that is not there.
    pub fn finish(mut self, atlas: &mut Atlas) -> Vec<DataError> {
        self.log.resolve(self.observations, atlas);
        self.log.take_problems()
    }

    fn collection(&mut self, atlas: &mut Atlas, part: &str, name: &str, entries: &RawValue) {
        match name {
            "$schema" => {}
            "units" => self.entries(&mut atlas.units, part, "units", entries),
            "sources" => self.entries(&mut atlas.sources, part, "sources", entries),
            "areas" => self.entries(&mut atlas.areas, part, "areas", entries),
            "indicators" => self.entries(&mut atlas.indicators, part, "indicators", entries),
            "observations" => {
                let mut observations = std::mem::take(&mut self.observations);
                self.entries(&mut observations, part, "observations", entries);
                self.observations = observations;
            }
            "cards" => self.entries(&mut atlas.cards, part, "cards", entries),
            "story" => self.entries(&mut atlas.story, part, "story", entries),
            "places" => self.entries(&mut atlas.places, part, "places", entries),
            "systems" => self.entries(&mut atlas.systems, part, "systems", entries),
            "flows" => self.entries(&mut atlas.flows, part, "flows", entries),
            "checks" => self.entries(&mut atlas.checks, part, "checks", entries),
            "topics" => self.entries(&mut census(atlas).topics, part, "topics", entries),
            "dimensions" => self.entries(&mut census(atlas).dimensions, part, "dimensions", entries),
            "periods" => self.entries(&mut census(atlas).moments, part, "periods", entries),
            "tables" => self.entries(&mut census(atlas).tables, part, "tables", entries),
            "table_checks" => self.entries(&mut census(atlas).checks, part, "table_checks", entries),
            "renamed" => self.entries(&mut census(atlas).renamed, part, "renamed", entries),
            "remarks" => self.entries(&mut census(atlas).remarks, part, "remarks", entries),
            "changes" => self.entries(&mut atlas.changes, part, "changes", entries),
            other => self.log.problem(part, &format!("$.{other}"), None, "is not a collection of the schema"),
        }
    }

    fn entries<T: Entity + DeserializeOwned>(
        &mut self,
        table: &mut Table<T>,
        part: &str,
        kind: &'static str,
        entries: &RawValue,
    ) {
        let Ok(entries) = serde_json::from_str::<Vec<&RawValue>>(entries.get()) else {
            return self.log.problem(part, &format!("$.{kind}"), None, "is not a list");
        };
        let rank = LATER.iter().position(|later| *later == part).map_or(0, |at| at + 1);
        for (i, entry) in entries.into_iter().enumerate() {
            let path = format!("$.{kind}[{i}]");
            match validated(entry.get()).and_then(|row| insert(table, rank, row)) {
                Ok(id) => self.log.add_origin(kind, id, part, path),
                Err(message) => {
                    let entry = serde_json::from_str::<Value>(entry.get()).unwrap_or_default();
                    self.log.problem(part, &path, entry.get("id").and_then(Value::as_str), &message);
                }
            }
        }
    }
}

/// An entry as what it should be, if nothing is wrong with it by itself.
fn validated<T: Entity + DeserializeOwned>(entry: &str) -> Result<T, String> {
    let row: T = match is_plain(entry) {
        true => read(entry)?,
        false => {
            let mut value: Value = read(entry)?;
            sanitize_value(&mut value)?;
            read(&value.to_string())?
        }
    };
    if !is_id(row.id()) {
        return Err("id is not made of lower-case letters, digits and hyphens".to_owned());
    }
    row.validate().map_or(Ok(row), Err)
}

fn insert<T: Entity>(table: &mut Table<T>, rank: usize, row: T) -> Result<String, String> {
    let id = row.id().to_owned();
    table.insert(rank, row).map(|()| id).map_err(|_| "id is already taken".to_owned())
}
