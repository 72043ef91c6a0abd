//! What it takes to compare an indicator across areas and times.

use crate::model::id::UnitId;
use crate::text::{LocalText, Period};
use serde::Deserialize;

/// Whether a value grows with the size of its area.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Magnitude {
    /// An amount: drawn as a length or as the area of a circle, never filled into a map.
    Total,
    /// A rate, share, density, mean or change: may be filled into a map.
    Rate,
}

/// What an indicator is in the tables for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// To be compared between areas.
    #[default]
    Compared,
    /// A count that others are worked out from.
    Counted,
    /// A ratio as the source prints it, held against the one worked out here.
    Printed,
}

/// How the value of a whole follows from those of its parts where no table gives it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Aggregate {
    /// The sum of the parts.
    Sum,
    /// The mean of the parts, weighted by the indicator of this id.
    Mean(String),
}

/// In what a change between two times is expressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeIn {
    /// Per cent of the earlier value.
    Percent,
    /// Later less earlier, in the unit itself; of per cents, percentage points.
    Difference,
}

/// Facts about an indicator whose values are in tables, or follow from those that do.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// Id of a [`super::Topic`].
    pub topic: String,
    /// Id of the unit.
    pub unit: UnitId,
    /// Decimal places that a value worked out is shown with.
    #[serde(default)]
    pub decimals: i8,
    /// Whether it is an amount or a rate.
    pub magnitude: Magnitude,
    /// What it is for.
    #[serde(default)]
    pub role: Role,
    /// How it follows from other indicators (see [`super::formula`]); `None` where tables give it.
    pub expression: Option<String>,
    /// The counts by a dimension of ages whose median it is: `population[age]`.
    pub median: Option<String>,
    /// The dimensions that a derived indicator is broken down by; `*` in its expression means each of their categories.
    #[serde(default)]
    pub by: Vec<String>,
    /// How many years must lie between the two times of a derived indicator that is about two.
    pub years: Option<u16>,
    /// The part of a value by which it may be off, for what it is divided by is known no better: 0.01 is one per cent.
    #[serde(default)]
    pub relative_error: f64,
    /// How a whole follows from its parts.
    pub aggregate: Option<Aggregate>,
    /// In what a change is expressed; `None` where the times do not compare.
    pub change: Option<ChangeIn>,
    /// The first year that a change may be calculated from; earlier values are defined otherwise and compare with no later ones.
    pub comparable_from: Option<u16>,
    /// How many were asked, where it is a share of a sample: `sample-households`.
    pub base: Option<String>,
    /// Bounds between classes, ascending, the same at all times.
    #[serde(default)]
    pub bounds: Vec<f64>,
    /// Bounds between classes of change, ascending, zero among them.
    #[serde(default)]
    pub change_bounds: Vec<f64>,
    /// How its Chinese name is spelt in pinyin, without spaces: what it is found by.
    pub pinyin: Option<String>,
    /// How far times and areas compare.
    pub comparability: Option<LocalText>,
    /// A caveat, shown wherever its values are.
    pub caveat: Option<LocalText>,
}

impl Measure {
    /// What is wrong with it by itself.
    pub(crate) fn validate(&self) -> Option<String> {
        let ascending = |bounds: &[f64]| bounds.windows(2).all(|pair| pair[0] < pair[1]);
        if self.expression.is_some() && self.median.is_some() {
            return Some("has both an expression and a median".to_owned());
        }
        if !ascending(&self.bounds) || !ascending(&self.change_bounds) {
            return Some("has class bounds that do not ascend".to_owned());
        }
        if self.magnitude == Magnitude::Total && !self.bounds.is_empty() {
            return Some("is a total, which is never filled into a map, but has class bounds".to_owned());
        }
        if !self.change_bounds.is_empty() && !self.change_bounds.contains(&0.0) {
            return Some("has bounds of change without zero among them".to_owned());
        }
        super::super::observation::unprintable(self.decimals)
    }

    /// Whether a change from a time may be calculated.
    pub fn compares(&self, from: Period) -> bool {
        self.comparable_from.is_none_or(|first| from.start.year >= first)
    }

    /// Whether its values are worked out rather than read.
    pub fn is_derived(&self) -> bool {
        self.expression.is_some() || self.median.is_some()
    }
}
