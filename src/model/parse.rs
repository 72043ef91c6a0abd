//! Reading the data: parts in, an [`Atlas`] and every problem out. One bad entry is left out and named;
//! it costs nothing else.

use super::census::{RawColumn, wide};
use super::{Atlas, Census, Entity, Table};
use crate::text::contained;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

/// Longest text, in bytes, that an entry may hold: no honest note is longer, and a page must not hang on one.
pub const MAX_TEXT: usize = 4_000;

/// The parts that pages fetch beyond what they arrive with, in the order of the data, whichever arrives first.
pub const LATER: [&str; 4] = ["districts", "census", "places", "systems"];

/// An entry that was left out, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file.
    pub part: String,
    /// JSON path of the entry: `$.indicators[3]`.
    pub path: String,
    /// Its id, where it has one.
    pub id: Option<String>,
    /// What is wrong with it.
    pub message: String,
}

impl Problem {
    /// What it quotes is cut to what a line can hold.
    pub(super) fn new(file: String, path: &str, id: Option<&str>, message: &str) -> Problem {
        let quoted = |text: &str, most| contained(shorten(text, most)).into_owned();
        Problem { part: file, path: quoted(path, 100), id: id.map(|id| quoted(id, 60)), message: quoted(message, 400) }
    }
}

impl fmt::Display for Problem {
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
pub fn parse<'a>(parts: impl IntoIterator<Item = (&'a str, &'a str)>) -> (Atlas, Vec<Problem>) {
    let mut atlas = Atlas::default();
    let problems = extend(&mut atlas, parts);
    (atlas, problems)
}

/// Reads further parts into an atlas that is already there.
pub fn extend<'a>(atlas: &mut Atlas, parts: impl IntoIterator<Item = (&'a str, &'a str)>) -> Vec<Problem> {
    let mut reader = Reader::default();
    for (part, text) in parts {
        match serde_json::from_str::<Value>(text) {
            Ok(Value::Object(collections)) => {
                for (name, entries) in collections {
                    reader.collection(atlas, part, &name, entries);
                }
            }
            Ok(_) => reader.problem(part, "$", None, "is not an object of collections"),
            Err(error) => reader.problem(part, "$", None, &format!("is not JSON: {error}")),
        }
    }
    reader.resolve(atlas);
    reader.problems
}

/// Reads a file of columns (see [`wide`]) into an atlas; what its lines name may come later.
pub fn extend_columns(atlas: &mut Atlas, name: &str, text: &str) -> Vec<Problem> {
    let mut problems = put_columns(atlas, name, text);
    problems.extend(resolve(atlas));
    problems
}

/// Puts a file of columns into an atlas as [`extend_columns`] does, but for what follows from it: after the last of several
/// files [`resolve`] is to be called.
pub fn put_columns(atlas: &mut Atlas, name: &str, text: &str) -> Vec<Problem> {
    let (columns, problems) = wide::read(name, text);
    census(atlas).add(name, columns);
    problems
}

/// Links what has been put into an atlas; leaves out what refers to something that is not there.
pub fn resolve(atlas: &mut Atlas) -> Vec<Problem> {
    let mut reader = Reader::default();
    reader.resolve(atlas);
    reader.problems
}

/// Adds the columns of a file to an atlas, with the problems found when they were made.
pub fn add_columns(atlas: &mut Atlas, name: &str, columns: Vec<RawColumn>, mut problems: Vec<Problem>) -> Vec<Problem> {
    census(atlas).add(name, columns);
    problems.extend(resolve(atlas));
    problems
}

fn census(atlas: &mut Atlas) -> &mut Census {
    Arc::make_mut(&mut atlas.census)
}

/// Reading in progress.
#[derive(Default)]
pub(super) struct Reader {
    problems: Vec<Problem>,
    /// Where each entry that was read stands: kind and id to part and path.
    origins: HashMap<(&'static str, String), (String, String)>,
}

impl Reader {
    fn problem(&mut self, part: &str, path: &str, id: Option<&str>, message: &str) {
        self.problems.push(Problem::new(format!("{part}.json"), path, id, message));
    }

    fn collection(&mut self, atlas: &mut Atlas, part: &str, name: &str, entries: Value) {
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
        entries: Value,
    ) {
        let Value::Array(entries) = entries else {
            return self.problem(part, &format!("$.{kind}"), None, "is not a list");
        };
        let rank = LATER.iter().position(|later| *later == part).map_or(0, |place| place + 1);
        for (i, entry) in entries.into_iter().enumerate() {
            let path = format!("$.{kind}[{i}]");
            let id = entry.get("id").and_then(Value::as_str).map(str::to_owned);
            match sound(entry).and_then(|row| place(table, rank, row)) {
                Ok(id) => _ = self.origins.insert((kind, id), (part.to_owned(), path)),
                Err(message) => self.problem(part, &path, id.as_deref(), &message),
            }
        }
    }

    /// Whether this reader has read an entry.
    pub(super) fn has_read(&self, kind: &'static str, id: &str) -> bool {
        self.origins.contains_key(&(kind, id.to_owned()))
    }

    /// A problem that is none of an entry of a JSON file.
    pub(super) fn add(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    pub(super) fn leave_out(&mut self, kind: &'static str, id: &str, message: String) {
        let origin = self.origins.get(&(kind, id.to_owned())).cloned();
        let (part, path) = origin.unwrap_or_else(|| ("?".to_owned(), "$".to_owned()));
        self.problem(&part, &path, Some(id), &message);
    }
}

/// An entry as what it should be, if nothing is wrong with it by itself.
fn sound<T: Entity + DeserializeOwned>(mut entry: Value) -> Result<T, String> {
    fit(&mut entry)?;
    let row: T = serde_json::from_value(entry).map_err(|error| error.to_string())?;
    if !is_id(row.id()) {
        return Err("id is not made of lower-case letters, digits and hyphens".to_owned());
    }
    row.fault().map_or(Ok(row), Err)
}

fn place<T: Entity>(table: &mut Table<T>, rank: usize, row: T) -> Result<String, String> {
    let id = row.id().to_owned();
    table.insert(rank, row).map(|()| id).map_err(|_| "id is already taken".to_owned())
}

fn is_id(id: &str) -> bool {
    !id.is_empty() && id.len() <= 80 && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// Makes texts, however deep, fit to stand among others (see [`contained`]).
///
/// # Errors
/// A text that is too long, by the name of its field.
pub(super) fn fit(value: &mut Value) -> Result<(), String> {
    fn walk(name: &str, value: &mut Value) -> Result<(), String> {
        match value {
            Value::String(text) if text.len() > MAX_TEXT => Err(format!("`{name}` is longer than {MAX_TEXT} bytes")),
            Value::String(text) => {
                if let Cow::Owned(other) = contained(text) {
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
