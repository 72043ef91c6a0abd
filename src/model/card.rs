//! Figure cards: which observations a figure shows, by which kind of picture, and in what words.

use super::indicator::Act;
use crate::text::LocalText;
use serde::Deserialize;

/// One figure, as the data describes it. All texts are templates (see [`super::template`]):
/// `{id}` stands for the value of an observation, so that no number is typed twice.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Card {
    /// For example `industry-output`; stands in `data-figure` and in addresses.
    pub id: String,
    /// Name of the chart kind (see `figures::KINDS`).
    pub kind: String,
    /// The act of the Story it belongs to.
    pub act: Act,
    /// Theme, after the act, above the title.
    pub topic: LocalText,
    /// The finding.
    pub title: LocalText,
    /// What is measured, unit, period.
    pub subtitle: LocalText,
    /// What is drawn, in order.
    pub series: Vec<Series>,
    /// How to read open values and other doubts.
    #[serde(default)]
    pub notes: Vec<Note>,
    /// Short texts inside the picture, by a key that the kind knows.
    #[serde(default)]
    pub labels: std::collections::BTreeMap<String, LocalText>,
    /// Ids of figures worth reading next.
    #[serde(default)]
    pub related: Vec<String>,
}

/// A group of observations that play the same part in a picture.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Series {
    /// The part, by a name that the chart kind knows (`total`, `value`, `target` …).
    pub role: String,
    /// What the series is called in the picture.
    pub name: Option<LocalText>,
    /// Ids of observations, in drawing order.
    pub observations: Vec<String>,
}

/// A line of the reading note.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// The mark that the line explains, drawn as a swatch before it.
    pub swatch: Option<Swatch>,
    /// The line.
    pub text: LocalText,
}

/// Marks that reading notes explain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Swatch {
    /// Dotted outline.
    Derived,
    /// Dashed line.
    Target,
    /// Hollow box.
    Expected,
    /// Bar running into an arrow.
    AtLeast,
    /// Hatched end.
    Nearly,
    /// Diamond instead of a dot: another source than the report.
    OtherSource,
    /// A broken line.
    Break,
}

impl Card {
    /// The observation ids of all series with this role, in order.
    pub fn role<'a>(&'a self, role: &'a str) -> impl Iterator<Item = &'a str> {
        self.series.iter().filter(move |s| s.role == role).flat_map(|s| s.observations.iter().map(String::as_str))
    }

    /// Every observation id of the card, in order.
    pub fn observations(&self) -> impl Iterator<Item = &str> {
        self.series.iter().flat_map(|s| s.observations.iter().map(String::as_str))
    }
}
