//! Named systems, programmes and designations of the report.

use super::id::FigureId;
use crate::text::LocalText;
use serde::Deserialize;

/// Over how many others a system may belong to one: no picture has room for more levels.
pub const MAX_LEVELS: usize = 8;

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
    /// What it belongs to.
    pub relation: Option<Relation>,
    /// Ids of the figures that hang on it.
    #[serde(default)]
    pub figures: Vec<FigureId>,
}

/// Sorts of systems.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SystemKind {
    Programme,
    Designation,
    Slogan,
    Platform,
    Institution,
    /// An office named only because its functions went elsewhere.
    Function,
}

impl SystemKind {
    /// All of them, in the order that they are listed.
    pub const ALL: [SystemKind; 6] = [
        SystemKind::Programme,
        SystemKind::Designation,
        SystemKind::Slogan,
        SystemKind::Platform,
        SystemKind::Institution,
        SystemKind::Function,
    ];
}

/// How one system relates to another.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Relation {
    /// Id of the other.
    pub to: String,
    /// How.
    pub kind: RelationKind,
    /// True where the relation is our reading rather than the report's word.
    #[serde(default)]
    pub reading: bool,
}

/// Sorts of relations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RelationKind {
    PartOf,
    MergedInto,
    /// Of all that it does, only the dispatch was merged.
    DispatchMergedInto,
    Uses,
}
