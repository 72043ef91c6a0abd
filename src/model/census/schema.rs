//! What the data says of its tables: topics, dimensions, censuses, printed tables, remarks on single cells.

use super::raw::FILES;
use crate::model::id::SourceId;
use crate::model::observation::Confidence;
use crate::text::{LocalText, Messages, Period, is_name};
use serde::Deserialize;

/// A group of indicators in a list: 人口, 受教育程度.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// For example `ages`.
    pub id: String,
    /// Name.
    pub name: LocalText,
}

/// Something that values are broken down by: age, sex, industry.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dimension {
    /// The name of its column in the CSV files: `age`.
    pub id: String,
    /// Name.
    pub name: LocalText,
    /// In their order.
    pub categories: Vec<Category>,
    /// False where categories overlap, so that their sum means nothing: a home has a bath and a lift.
    #[serde(default = "yes")]
    pub additive: bool,
}

impl Dimension {
    pub(crate) fn validate(&self) -> Option<String> {
        let mut ids: Vec<&str> = self.categories.iter().map(|category| category.id.as_str()).collect();
        if let Some(strange) = ids.iter().find(|id| !is_name(id)) {
            return Some(format!("category `{strange}` is not made of lower-case letters, digits and hyphens"));
        }
        ids.sort_unstable();
        let twice = ids.windows(2).find(|pair| pair[0] == pair[1]).map(|pair| pair[0]);
        let ends = self.categories.iter().any(|c| c.to.is_some_and(|to| c.from.is_none_or(|from| to <= from)));
        twice
            .map(|id| format!("has the category `{id}` twice"))
            .or(ends.then(|| "has an age group that ends before it begins".to_owned()))
    }
}

/// One of the categories of a dimension.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Category {
    /// Unique within its dimension: `25-29`.
    pub id: String,
    /// Name.
    pub name: LocalText,
    /// Name where room is scarce, in pictures; `None` where the name is short enough.
    pub short: Option<LocalText>,
    /// Of an age group: its first year of age.
    pub from: Option<u8>,
    /// Of an age group: the age at which it ends, not included; `None` for the open last group.
    pub to: Option<u8>,
}

/// A time that tables are about: the census of 2020.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Moment {
    /// Its period as the CSV files write it: `2020`.
    pub id: String,
    /// Name: `2020年人口普查`.
    pub name: LocalText,
}

impl Moment {
    pub(crate) fn validate(&self) -> Option<String> {
        Period::parse(&self.id).is_none().then(|| format!("`{}` is not a period", self.id))
    }
}

/// How the values of a table came about, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// Everybody was asked.
    FullCount,
    /// Not from a census: a list or a map.
    Record,
    /// About one household in ten was asked: shares have a margin.
    LongFormSample,
}

impl Basis {
    /// It in words.
    pub fn word(self, words: &Messages) -> &'static str {
        let [full_count, record, long_form_sample] = words.bases;
        match self {
            Basis::FullCount => full_count,
            Basis::Record => record,
            Basis::LongFormSample => long_form_sample,
        }
    }
}

/// A printed table: where the values of some indicators at some times come from.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceTable {
    /// For example `ages-2020`.
    pub id: String,
    /// The name of the CSV file that holds it: `people`, one of [`FILES`].
    pub file: String,
    /// What it is.
    pub title: LocalText,
    /// Ids of the indicators in it.
    pub indicators: Vec<String>,
    /// The times that it is about.
    pub periods: Vec<Period>,
    /// The areas that it is about, where these are not all: it then goes before the table that names none.
    #[serde(default)]
    pub areas: Vec<String>,
    /// True where it is about totals alone, and not about their categories: it then goes before one that is about both.
    #[serde(default)]
    pub totals_only: bool,
    /// Id of the source that was read.
    pub source: SourceId,
    /// Where in the source, and which book it is a copy of.
    pub locator: LocalText,
    /// How its values came about.
    pub basis: Basis,
    /// How far to rely on it.
    pub confidence: Confidence,
    /// True where the source rounded its values to the decimals printed.
    #[serde(default)]
    pub rounded: bool,
    /// Of a sample: by how much more its estimates vary than those of a simple random one.
    pub design_effect: Option<f64>,
    /// What a reader should know before using its values.
    pub note: Option<LocalText>,
}

impl SourceTable {
    pub(crate) fn validate(&self) -> Option<String> {
        if !FILES.contains(&self.file.as_str()) {
            return Some(format!("stands in the file `{}`, which is not one of {}", self.file, FILES.join(", ")));
        }
        let sample = self.basis == Basis::LongFormSample;
        match self.design_effect {
            None if sample => Some("is a sample without a design effect".to_owned()),
            Some(effect) if !(1.0..=100.0).contains(&effect) => Some("has a design effect beyond 1 to 100".to_owned()),
            _ => None,
        }
    }
}

/// What is to be known of single cells. An empty list means all of its kind.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Remark {
    /// For example `fengjie-schooling-2020`.
    pub id: String,
    /// Ids of indicators.
    #[serde(default)]
    pub indicators: Vec<String>,
    /// Times.
    #[serde(default)]
    pub periods: Vec<Period>,
    /// Ids of areas.
    #[serde(default)]
    pub areas: Vec<String>,
    /// Ids of categories, all of which the cell must be of.
    #[serde(default)]
    pub categories: Vec<String>,
    /// True where the values are implausible: kept out of ranks, classes and findings.
    #[serde(default)]
    pub doubtful: bool,
    /// What fills the cells where the source's value cannot be used, over indicators of the same area and time.
    pub expression: Option<String>,
    /// The remark.
    pub note: LocalText,
}

/// An id that has moved: links made with it are out in the world, so an entry here is never removed.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Renamed {
    /// The id of then, of an observation or of an indicator.
    pub id: String,
    /// The id of today.
    pub to: String,
}

fn yes() -> bool {
    true
}
