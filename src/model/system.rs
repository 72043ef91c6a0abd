//! Named systems, programmes and designations of the report.

use crate::text::LocalText;
use serde::Deserialize;

/// A named system. Digits inside the name (3710, 885) are part of the name, never data.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct System {
    /// For example `combat-hub`.
    pub id: String,
    /// Name.
    pub name: LocalText,
    /// What sort of thing it is.
    pub kind: SystemKind,
    /// Where the report names it first: 1-based over its non-empty lines.
    pub paragraph: u16,
    /// The characters as printed.
    pub literal: String,
    /// Whether the report says what it is, or only names it.
    pub explained: bool,
    /// What the report says of it, in our own words.
    pub note: Option<LocalText>,
}

/// Sorts of systems.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum SystemKind {
    Programme,
    Designation,
    Slogan,
    Platform,
    Institution,
}
