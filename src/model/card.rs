//! Figure cards: which observations a figure shows, by which kind of card, and in what words.

use super::id::{AreaId, FigureId, IndicatorId, ObservationId, SourceId};
use super::indicator::Act;
use super::{CardKind, Qualifier};
use crate::text::{LocalText, Period};
use serde::Deserialize;

/// One figure, as the data describes it. All texts are templates (see [`super::template`]):
/// `{id}` is replaced by the value of an observation, so that no number is typed twice.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Card {
    /// For example `industry-output`; is in `data-figure` and in addresses.
    pub id: FigureId,
    /// How it is drawn.
    pub kind: CardKind,
    /// The act of the Story it belongs to; `None` for what is not of the report.
    pub act: Option<Act>,
    /// Topic, after the act, above the title.
    pub topic: LocalText,
    /// The finding.
    pub title: LocalText,
    /// What is measured, unit, period; then, as a sentence of its own, how it is drawn.
    pub subtitle: LocalText,
    /// What is drawn, in order.
    pub series: Vec<Series>,
    /// How to read open values and other doubts.
    #[serde(default)]
    pub notes: Vec<Note>,
    /// Ids of the sources that the notes rest on, besides those of the observations.
    #[serde(default)]
    pub sources: Vec<SourceId>,
    /// Short texts inside the picture, by a key that the kind knows.
    #[serde(default)]
    pub labels: std::collections::BTreeMap<String, LocalText>,
    /// Ids of figures worth reading next.
    #[serde(default)]
    pub related: Vec<FigureId>,
}

/// A group of observations that play the same part in a picture.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Series {
    /// The part, by a name that the kind of card knows (`total`, `value`, `target` …).
    pub role: String,
    /// What the series is called in the picture.
    pub name: Option<LocalText>,
    /// Ids of observations, in drawing order. Of a series that names an indicator they are looked up when data is read.
    #[serde(default)]
    pub observations: Vec<ObservationId>,
    /// In their place an indicator, whose values for some areas and times are drawn.
    pub indicator: Option<IndicatorId>,
    /// Of which areas.
    #[serde(default)]
    pub areas: Areas,
    /// Of which times.
    #[serde(default)]
    pub periods: Vec<Period>,
}

/// The areas that a series is about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", untagged)]
pub enum Areas {
    /// Those of a list, by id.
    Listed(Vec<AreaId>),
    /// Those of a word.
    Named(AreasNamed),
    /// None are named.
    #[default]
    #[serde(skip)]
    None,
}

/// Words for areas.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AreasNamed {
    /// Every area that is a part of another: the districts.
    All,
    /// Those that the reader has chosen, which the view knows.
    Selection,
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
    /// A pale band: where a model's values usually lie.
    Band,
    /// A value in round numbers.
    Rounded,
    /// Values that must not be compared, added up or joined.
    NotComparable,
    /// Hatching: values in doubt.
    Doubtful,
}

impl Swatch {
    /// The mark of values with this qualifier; `None` for those that are drawn without one.
    pub fn of(qualifier: Qualifier) -> Option<Swatch> {
        match qualifier {
            Qualifier::Exact => None,
            Qualifier::Rounded => Some(Swatch::Rounded),
            Qualifier::AtLeast | Qualifier::MoreThan => Some(Swatch::AtLeast),
            Qualifier::Nearly => Some(Swatch::Nearly),
            Qualifier::Target => Some(Swatch::Target),
            Qualifier::Expected => Some(Swatch::Expected),
            Qualifier::Derived => Some(Swatch::Derived),
            // Said of the value itself, in its note; the ranks leave it out.
            Qualifier::Doubtful => None,
        }
    }
}

/// Roles whose observations are in the table alone, not in the picture.
pub const TABLE_ROLES: [&str; 4] = ["apart", "items", "difference", "threshold"];

impl Card {
    /// What is wrong with it by itself.
    pub(super) fn validate(&self) -> Option<String> {
        let both = self.series.iter().any(|series| series.indicator.is_some() && !series.observations.is_empty());
        let has = |role: &str| self.series.iter().any(|series| series.role == role);
        let lacking = self.kind.roles().iter().find(|role| !has(role));
        both.then(|| "has a series of both an indicator and observations".to_owned())
            .or_else(|| lacking.map(|role| format!("needs observations with the role `{role}`")))
    }

    /// The observation ids of all series with this role, in order.
    pub fn role<'a>(&'a self, role: &'a str) -> impl Iterator<Item = &'a ObservationId> {
        self.series.iter().filter(move |s| s.role == role).flat_map(|s| &s.observations)
    }

    /// Every observation id of the card, in order.
    pub fn observations(&self) -> impl Iterator<Item = &ObservationId> {
        self.series.iter().flat_map(|s| &s.observations)
    }
}
