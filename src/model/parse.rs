//! Reading the data: parts in, an [`Atlas`] and every problem out. One bad entry is left out and named;
//! it costs nothing else.

use super::expression::{self, Expression};
use super::story::Block;
use super::system::System;
use super::{Atlas, Entity, Table, template};
use crate::text::LocalText;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::HashMap;
use std::fmt;

/// Longest text, in bytes, that an entry may hold: no honest note is longer, and a page must not hang on one.
pub const MAX_TEXT: usize = 4_000;

/// Most decimal places a value may be printed with: beyond, a number says more than it knows.
pub const MAX_DECIMALS: u8 = 9;

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
            Ok(_) => reader.problem(part, "$", None, "is not an object of collections".to_owned()),
            Err(error) => reader.problem(part, "$", None, format!("is not JSON: {error}")),
        }
    }
    reader.resolve(atlas);
    reader.problems
}

#[derive(Default)]
struct Reader {
    problems: Vec<Problem>,
    /// Where each entry that was read stands: kind and id to part and path.
    origins: HashMap<(&'static str, String), (String, String)>,
}

impl Reader {
    fn problem(&mut self, part: &str, path: &str, id: Option<String>, message: String) {
        self.problems.push(Problem { part: format!("{part}.json"), path: path.to_owned(), id, message });
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
            other => self.problem(part, &format!("$.{other}"), None, "is not a collection of the schema".to_owned()),
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
            return self.problem(part, &format!("$.{kind}"), None, "is not a list".to_owned());
        };
        for (i, entry) in entries.into_iter().enumerate() {
            let path = format!("$.{kind}[{i}]");
            let id = entry.get("id").and_then(Value::as_str).map(|id| shorten(id).to_owned());
            if let Some(field) = too_long(&entry) {
                self.problem(part, &path, id, format!("`{field}` is longer than {MAX_TEXT} bytes"));
                continue;
            }
            match serde_json::from_value::<T>(entry) {
                Err(error) => self.problem(part, &path, id, error.to_string()),
                Ok(row) if !is_id(row.id()) => {
                    self.problem(
                        part,
                        &path,
                        id,
                        "id is not made of lower-case letters, digits and hyphens".to_owned(),
                    );
                }
                Ok(row) => match self.place(table, kind, part, &path, row) {
                    Ok(()) => {}
                    Err(_) => self.problem(part, &path, id, "id is already taken".to_owned()),
                },
            }
        }
    }

    fn place<T: Entity>(
        &mut self,
        table: &mut Table<T>,
        kind: &'static str,
        part: &str,
        path: &str,
        row: T,
    ) -> Result<(), T> {
        let id = row.id().to_owned();
        table.insert(row)?;
        self.origins.insert((kind, id), (part.to_owned(), path.to_owned()));
        Ok(())
    }

    /// Whether this reader has read an entry.
    fn has_read(&self, kind: &'static str, id: &str) -> bool {
        self.origins.contains_key(&(kind, id.to_owned()))
    }

    fn leave_out(&mut self, kind: &'static str, id: &str, message: String) {
        let origin = self.origins.get(&(kind, id.to_owned())).cloned();
        let (part, path) = origin.unwrap_or_else(|| ("?".to_owned(), "$".to_owned()));
        self.problem(&part, &path, Some(id.to_owned()), message);
    }

    /// Leaves out what refers to something missing, and works derived observations out.
    fn resolve(&mut self, atlas: &mut Atlas) {
        self.refuse_posers(atlas);
        self.derive(atlas);
        // Leaving one out may leave another without its inputs, so until nothing more goes.
        loop {
            let gone = atlas.observations.iter().filter_map(|o| Some((o.id.clone(), missing(o, atlas)?)));
            let gone: HashMap<String, String> = gone.collect();
            if gone.is_empty() {
                break;
            }
            atlas.observations.retain(|o| match gone.get(&o.id) {
                Some(message) => {
                    self.leave_out("observations", &o.id, message.clone());
                    false
                }
                None => true,
            });
        }
        let mut cards = std::mem::take(&mut atlas.cards);
        cards.retain(|card| {
            let texts = [&card.title, &card.subtitle].into_iter().chain(card.notes.iter().map(|n| &n.text));
            let texts = texts.chain(card.labels.values());
            let unknown = card.observations().filter(|id| atlas.observations.get(id).is_none()).map(str::to_owned);
            let unknown = unknown.chain(texts.flat_map(|t| unresolved(t, atlas))).next();
            self.keeps("cards", &card.id, unknown)
        });
        atlas.cards = cards;
        let mut checks = std::mem::take(&mut atlas.checks);
        checks.retain(|check| {
            let unknown = check.inputs().into_iter().filter(|id| atlas.observations.get(id).is_none());
            let unknown =
                unknown.chain([&check.title, &check.why].into_iter().flat_map(|t| unresolved(t, atlas))).next();
            self.keeps("checks", &check.id, unknown)
        });
        atlas.checks = checks;
        let mut flows = std::mem::take(&mut atlas.flows);
        flows.retain(|flow| {
            if let Some(fault) = flow.fault() {
                self.leave_out("flows", &flow.id, fault);
                return false;
            }
            let own = std::iter::once(flow.duration.clone()).filter(|id| atlas.observations.get(id).is_none());
            let unknown = own.chain(flow.steps.iter().flat_map(|t| unresolved(t, atlas))).next();
            self.keeps("flows", &flow.id, unknown)
        });
        atlas.flows = flows;
        self.resolve_systems(atlas);
        self.resolve_story(atlas);
    }

    /// A system stays, but not a relation that leads nowhere or back to where it came from.
    fn resolve_systems(&mut self, atlas: &mut Atlas) {
        let next = |id: &str| atlas.systems.get(id).and_then(|s| s.relation.as_ref()).map(|r| r.to.clone());
        let fault = |system: &System| {
            let mut at = next(&system.id)?;
            for _ in 0..atlas.systems.len() {
                if atlas.systems.get(&at).is_none() {
                    return Some((system.id.clone(), format!("belongs to `{at}`, which is not there")));
                }
                match next(&at) {
                    Some(further) => at = further,
                    None => return None,
                }
            }
            Some((system.id.clone(), "belongs to itself in the end".to_owned()))
        };
        let faults: Vec<(String, String)> = atlas.systems.iter().filter_map(fault).collect();
        for (id, message) in faults {
            atlas.systems.iter_mut().filter(|s| s.id == id).for_each(|s| s.relation = None);
            self.leave_out("systems", &id, message);
        }
    }

    /// False, and a problem, for an entry that refers to an observation which is not there.
    fn keeps(&mut self, kind: &'static str, id: &str, unknown: Option<String>) -> bool {
        if let Some(unknown) = &unknown {
            self.leave_out(kind, id, format!("refers to observation `{unknown}`, which is not there"));
        }
        unknown.is_none()
    }

    /// A derived value is worked out, never typed; and only a derived value is worked out.
    fn refuse_posers(&mut self, atlas: &mut Atlas) {
        let mut observations = std::mem::take(&mut atlas.observations);
        observations.retain(|o| {
            let derived = o.qualifier == super::Qualifier::Derived;
            let message = match (derived, &o.expression, o.value) {
                _ if !self.has_read("observations", &o.id) => return true,
                (true, Some(_), None) | (false, None, _) => return true,
                (true, None, _) => "is derived, but has no expression",
                (true, Some(_), Some(_)) => "is derived, but its value is typed",
                (false, Some(_), _) => "has an expression, but is not derived",
            };
            self.leave_out("observations", &o.id, message.to_owned());
            false
        });
        atlas.observations = observations;
    }

    /// The Story stays whatever is missing: a piece that cannot be shown goes, and is named.
    fn resolve_story(&mut self, atlas: &mut Atlas) {
        let mut story = std::mem::take(&mut atlas.story);
        for act in story.iter_mut() {
            if !self.has_read("story", &act.id) {
                continue;
            }
            let mut gone: Vec<String> = Vec::new();
            let own = [&act.title, &act.lede].into_iter().flat_map(|t| unresolved(t, atlas));
            gone.extend(own.map(|id| format!("observation `{id}`")));
            if atlas.observations.get(&act.headline).is_none() {
                gone.push(format!("observation `{}`", act.headline));
            }
            act.blocks.retain(|block| {
                let missing = match block {
                    Block::Figure { figure, .. } if atlas.cards.get(figure).is_none() => {
                        Some(format!("figure `{figure}`"))
                    }
                    Block::Bridge { text } => unresolved(text, atlas).pop().map(|id| format!("observation `{id}`")),
                    Block::Teaser { title, subtitle, .. } => {
                        let unknown = [title, subtitle].into_iter().flat_map(|t| unresolved(t, atlas)).next();
                        unknown.map(|id| format!("observation `{id}`"))
                    }
                    Block::Figure { .. } => None,
                };
                let keep = missing.is_none();
                gone.extend(missing);
                keep
            });
            for what in gone {
                self.leave_out("story", &act.id, format!("refers to {what}, which is not there"));
            }
        }
        atlas.story = story;
    }

    /// Works out derived observations until none of those left can be.
    fn derive(&mut self, atlas: &mut Atlas) {
        loop {
            let open = atlas.observations.iter().filter(|o| o.value.is_none());
            let worked_out =
                open.filter_map(|o| Some((o.id.clone(), worked_out(o.expression.as_deref()?, atlas).ok()?)));
            let worked_out: HashMap<String, f64> = worked_out.collect();
            if worked_out.is_empty() {
                return;
            }
            for o in atlas.observations.iter_mut().filter(|o| o.value.is_none()) {
                o.value = worked_out.get(&o.id).copied();
            }
        }
    }
}

/// Why an observation cannot stay, if it cannot.
fn missing(o: &super::Observation, atlas: &Atlas) -> Option<String> {
    let gone = |what: &str, id: &str| Some(format!("refers to {what} `{id}`, which is not there"));
    if atlas.indicators.get(&o.indicator).is_none() {
        return gone("indicator", &o.indicator);
    }
    if atlas.units.get(&o.unit).is_none() {
        return gone("unit", &o.unit);
    }
    if atlas.areas.get(&o.area).is_none() {
        return gone("area", &o.area);
    }
    if o.decimals > MAX_DECIMALS {
        return Some(format!("has more than {MAX_DECIMALS} decimal places"));
    }
    match (&o.source, &o.expression) {
        (Some(_), Some(_)) => return Some("has both a source and an expression".to_owned()),
        (None, None) => return Some("has neither a source nor an expression".to_owned()),
        (Some(source), None) => {
            if atlas.sources.get(source).is_none() {
                return gone("source", source);
            }
        }
        (None, Some(text)) => {
            if let Err(error) = worked_out(text, atlas) {
                return Some(error.to_string());
            }
        }
    }
    match o.value {
        None => Some("has no value".to_owned()),
        Some(v) if !v.is_finite() => Some("value is not finite".to_owned()),
        Some(_) => o.note.iter().find_map(|note| gone("observation", unresolved(note, atlas).first()?)),
    }
}

fn worked_out(expression: &str, atlas: &Atlas) -> Result<f64, expression::Error> {
    Expression::parse(expression).and_then(|e| e.evaluate(&|id| atlas.value(id)))
}

fn unresolved(text: &LocalText, atlas: &Atlas) -> Vec<String> {
    let found = [&text.zh, &text.en].into_iter().flat_map(|t| template::unresolved(t, atlas));
    found.map(str::to_owned).collect()
}

fn is_id(id: &str) -> bool {
    !id.is_empty() && id.len() <= 80 && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// The name of a field, however deep, that holds too long a text.
fn too_long(value: &Value) -> Option<String> {
    match value {
        Value::Object(fields) => fields.iter().find_map(|(name, value)| match value {
            Value::String(text) if text.len() > MAX_TEXT => Some(shorten(name).to_owned()),
            other => too_long(other),
        }),
        Value::Array(items) => items.iter().find_map(|item| match item {
            Value::String(text) if text.len() > MAX_TEXT => Some("[…]".to_owned()),
            other => too_long(other),
        }),
        _ => None,
    }
}

/// The first characters of a text, for messages.
fn shorten(text: &str) -> &str {
    text.char_indices().nth(60).map_or(text, |(i, _)| &text[..i])
}
