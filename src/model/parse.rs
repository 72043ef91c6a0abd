//! Reading the data: parts in, an [`Atlas`] and every problem out. One bad entry is left out and named;
//! it costs nothing else.

use super::census::{RawColumn, wide};
use super::{Atlas, Census, Entity, Table};
use crate::text::sanitize;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::sync::Arc;

/// Longest text, in bytes, that an entry may hold: no honest note is longer, and a page must not hang on one.
pub const MAX_TEXT: usize = 4_000;

/// The parts that pages fetch beyond what they arrive with, in the order of the data, whichever arrives first.
pub const LATER: [&str; 4] = ["districts", "census", "places", "systems"];

/// An entry that was left out, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataError {
    /// The file.
    pub part: String,
    /// JSON path of the entry: `$.indicators[3]`.
    pub path: String,
    /// Its id, where it has one.
    pub id: Option<String>,
    /// What is wrong with it.
    pub message: String,
}

impl DataError {
    /// What it quotes is cut to what a line can hold.
    pub(super) fn new(file: String, path: &str, id: Option<&str>, message: &str) -> DataError {
        let quoted = |text: &str, most| sanitize(shorten(text, most)).into_owned();
        DataError {
            part: file,
            path: quoted(path, 100),
            id: id.map(|id| quoted(id, 60)),
            message: quoted(message, 400),
        }
    }
}

impl fmt::Display for DataError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.part, self.path)?;
        if let Some(id) = &self.id {
            write!(f, " ({id})")?;
        }
        write!(f, ": {}", self.message)
    }
}

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
    problems: Vec<DataError>,
    /// Where each entry that was read stands: kind and id to part and path.
    origins: HashMap<(&'static str, String), (String, String)>,
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
                Ok(_) => self.problem(part, "$", None, "is not an object of collections"),
                Err(error) => self.problem(part, "$", None, &format!("is not JSON: {error}")),
            },
        }
        std::mem::take(&mut self.problems)
    }

    /// Puts a file of columns in, as [`extend_columns`] does.
    pub fn read_columns(&mut self, atlas: &mut Atlas, name: &str, text: &str) -> Vec<DataError> {
        let (columns, problems) = wide::read(name, text);
        census(atlas).add(name, columns);
        problems
    }

    /// Links what has been put in; leaves out, and names, what refers to something that is not there.
    pub fn finish(mut self, atlas: &mut Atlas) -> Vec<DataError> {
        self.resolve(atlas);
        self.problems
    }

    fn problem(&mut self, part: &str, path: &str, id: Option<&str>, message: &str) {
        self.problems.push(DataError::new(format!("{part}.json"), path, id, message));
    }

    fn collection(&mut self, atlas: &mut Atlas, part: &str, name: &str, entries: &RawValue) {
        match name {
            "$schema" => {}
            "units" => self.entries(&mut atlas.units, part, "units", entries),
            "sources" => self.entries(&mut atlas.sources, part, "sources", entries),
            "areas" => self.entries(&mut atlas.areas, part, "areas", entries),
            "indicators" => self.entries(&mut atlas.indicators, part, "indicators", entries),
            "observations" => self.entries(&mut atlas.observations, part, "observations", entries),
            "cards" => self.entries(&mut atlas.cards, part, "cards", entries),
            "story" => self.entries(&mut atlas.story, part, "story", entries),
            "places" => self.entries(&mut atlas.places, part, "places", entries),
            "systems" => self.entries(&mut atlas.systems, part, "systems", entries),
            "flows" => self.entries(&mut atlas.flows, part, "flows", entries),
            "checks" => self.entries(&mut atlas.checks, part, "checks", entries),
            "themes" => self.entries(&mut census(atlas).themes, part, "themes", entries),
            "dimensions" => self.entries(&mut census(atlas).dimensions, part, "dimensions", entries),
            "periods" => self.entries(&mut census(atlas).moments, part, "periods", entries),
            "tables" => self.entries(&mut census(atlas).tables, part, "tables", entries),
            "table_checks" => self.entries(&mut census(atlas).checks, part, "table_checks", entries),
            "renamed" => self.entries(&mut census(atlas).renamed, part, "renamed", entries),
            "remarks" => self.entries(&mut census(atlas).remarks, part, "remarks", entries),
            "changes" => self.entries(&mut atlas.changes, part, "changes", entries),
            other => self.problem(part, &format!("$.{other}"), None, "is not a collection of the schema"),
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
            return self.problem(part, &format!("$.{kind}"), None, "is not a list");
        };
        let rank = LATER.iter().position(|later| *later == part).map_or(0, |place| place + 1);
        for (i, entry) in entries.into_iter().enumerate() {
            let path = format!("$.{kind}[{i}]");
            match sound(entry.get()).and_then(|row| place(table, rank, row)) {
                Ok(id) => _ = self.origins.insert((kind, id), (part.to_owned(), path)),
                Err(message) => {
                    let entry = serde_json::from_str::<Value>(entry.get()).unwrap_or_default();
                    self.problem(part, &path, entry.get("id").and_then(Value::as_str), &message);
                }
            }
        }
    }

    /// Whether this reader has read an entry.
    pub(super) fn has_read(&self, kind: &'static str, id: &str) -> bool {
        self.origins.contains_key(&(kind, id.to_owned()))
    }

    /// A problem that is none of an entry of a JSON file.
    pub(super) fn add(&mut self, problem: DataError) {
        self.problems.push(problem);
    }

    pub(super) fn leave_out(&mut self, kind: &'static str, id: &str, message: String) {
        let origin = self.origins.get(&(kind, id.to_owned())).cloned();
        let (part, path) = origin.unwrap_or_else(|| ("?".to_owned(), "$".to_owned()));
        self.problem(&part, &path, Some(id), &message);
    }
}

/// An entry as what it should be, if nothing is wrong with it by itself.
fn sound<T: Entity + DeserializeOwned>(entry: &str) -> Result<T, String> {
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

/// Whether [`fit`] has nothing to do, as in nearly all entries: no text can be too long or hold what must not stand in one.
fn is_plain(entry: &str) -> bool {
    entry.len() <= MAX_TEXT && !entry.contains('\\') && matches!(sanitize(entry), Cow::Borrowed(_))
}

pub(super) fn read<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, String> {
    serde_json::from_str(text).map_err(|error| {
        // Where in the entry helps nobody: it is named by its path.
        let message = error.to_string();
        message.rsplit_once(" at line ").map_or(message.clone(), |(said, _)| said.to_owned())
    })
}

fn place<T: Entity>(table: &mut Table<T>, rank: usize, row: T) -> Result<String, String> {
    let id = row.id().to_owned();
    table.insert(rank, row).map(|()| id).map_err(|_| "id is already taken".to_owned())
}

fn is_id(id: &str) -> bool {
    !id.is_empty() && id.len() <= 80 && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// Makes texts, however deep, fit to stand among others (see [`sanitize`]).
///
/// # Errors
/// A text that is too long, by the name of its field.
pub(super) fn sanitize_value(value: &mut Value) -> Result<(), String> {
    fn walk(name: &str, value: &mut Value) -> Result<(), String> {
        match value {
            Value::String(text) if text.len() > MAX_TEXT => Err(format!("`{name}` is longer than {MAX_TEXT} bytes")),
            Value::String(text) => {
                if let Cow::Owned(other) = sanitize(text) {
                    *text = other;
                }
                Ok(())
            }
            Value::Array(items) => items.iter_mut().try_for_each(|item| walk(name, item)),
            Value::Object(fields) => fields.iter_mut().try_for_each(|(name, field)| walk(name, field)),
            _ => Ok(()),
        }
    }
    walk("[…]", value)
}

/// The first characters of a text.
fn shorten(text: &str, most: usize) -> &str {
    text.char_indices().nth(most).map_or(text, |(i, _)| &text[..i])
}
