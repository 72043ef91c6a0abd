//! Texts with values in them: `工业产值升到{industrial-output|unit}`.
//!
//! Inside the braces is the id of an observation, then options, each after a `|`:
//! `unit` adds the unit, `sign` a plus sign before increases, `abs` leaves the minus sign out (下降24%), `d1` rounds to one
//! decimal place, `compact` takes the unit's rounder form (156.4万人).

use super::{Atlas, Observation, ObservationId};
use crate::text::{
    Locale,
    number::{format_number, format_signed},
    sanitize,
};

/// A stretch of a filled-in text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextPiece {
    /// Words.
    Text(String),
    /// A value.
    Value {
        /// Id of the observation.
        observation: ObservationId,
        /// The number as shown.
        text: String,
    },
}

/// Fills a text in. Where a value is missing there is a dash; [`unresolved`] finds that when the data is read.
pub fn fill(text: &str, atlas: &Atlas, locale: Locale) -> Vec<TextPiece> {
    let mut pieces = Vec::new();
    for part in split(text) {
        let found = match part {
            TemplatePart::Words(words) => Err(words),
            TemplatePart::Hole { id, options } => {
                atlas.observation(id).map(|o| (o, value_text(o, options, atlas, locale))).ok_or("—")
            }
        };
        match found {
            Ok((observation, text)) => pieces.push(TextPiece::Value { observation: observation.id.clone(), text }),
            Err("") => {}
            // Words turn no value around.
            Err(words) => pieces.push(TextPiece::Text(sanitize(words).into_owned())),
        }
    }
    pieces
}

/// A text filled in, as one string.
pub fn fill_string(text: &str, atlas: &Atlas, locale: Locale) -> String {
    fill(text, atlas, locale)
        .into_iter()
        .map(|piece| match piece {
            TextPiece::Text(text) | TextPiece::Value { text, .. } => text,
        })
        .collect()
}

/// Ids in the text that name no observation.
pub fn unresolved<'a>(text: &'a str, atlas: &Atlas) -> Vec<&'a str> {
    let ids = split(text).into_iter().filter_map(|part| match part {
        TemplatePart::Hole { id, .. } => Some(id),
        TemplatePart::Words(_) => None,
    });
    ids.filter(|id| !atlas.names(id)).collect()
}

enum TemplatePart<'a> {
    Words(&'a str),
    Hole { id: &'a str, options: &'a str },
}

fn split(text: &str) -> Vec<TemplatePart<'_>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        let Some(length) = rest[open..].find('}') else { break };
        let (words, inside) = (&rest[..open], &rest[open + 1..open + length]);
        let (id, options) = inside.split_once('|').unwrap_or((inside, ""));
        parts.push(TemplatePart::Words(words));
        parts.push(TemplatePart::Hole { id, options });
        rest = &rest[open + length + 1..];
    }
    parts.push(TemplatePart::Words(rest));
    parts
}

fn value_text(observation: &Observation, options: &str, atlas: &Atlas, locale: Locale) -> String {
    let options: Vec<&str> = options.split('|').collect();
    let unit = atlas.unit_of(observation);
    if let Some(unit) = unit.filter(|unit| unit.compact.is_some() && options.contains(&"compact")) {
        let number = if options.contains(&"abs") { observation.value.abs() } else { observation.value };
        return unit.compact_phrase(number, locale);
    }
    let scaled = unit.map_or(observation.value, |u| u.scale(observation.value, locale));
    let own = unit.map_or(observation.decimals, |u| u.decimals(observation.value, observation.decimals, locale));
    let requested = options.iter().find_map(|o| o.strip_prefix('d')?.parse().ok());
    let decimals = requested.map_or(own, |d: i8| d.min(own));
    let scaled = if options.contains(&"abs") { scaled.abs() } else { scaled };
    let format = if options.contains(&"sign") { format_signed } else { format_number };
    let number = format(scaled, decimals, locale);
    match unit {
        Some(unit) if options.contains(&"unit") => unit.phrase(&number, locale),
        _ => number,
    }
}
