//! Charts with axes: pure functions from plain numbers to the options that ECharts gets. They know nothing of cards or
//! observations but their ids, so whatever has numbers can feed them. One file a kind.

pub mod columns;
pub mod dumbbell;
pub mod lines;
pub mod lollipop;
pub mod options;
pub mod plot;
pub mod pyramid;
pub mod rank;
pub mod scatter;
pub mod stacked;
pub mod strip;

use super::shared::mark::Certainty;
use super::shared::symbol::{SLOTS, SelectionStyle};
use super::{NARROW, WIDE, theme};
use crate::text::{Locale, Messages, messages};

/// A number to draw.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartValue {
    /// The number, in the unit of its axis.
    pub number: f64,
    /// As it is printed, with the sign of an open value.
    pub text: String,
    pub certainty: Certainty,
    /// Id of the observation that it comes from; `None` for what is no observation.
    pub observation: Option<String>,
}

impl ChartValue {
    /// An exact number.
    pub fn exact(number: f64, text: impl Into<String>, observation: impl Into<String>) -> ChartValue {
        ChartValue { number, text: text.into(), certainty: Certainty::Exact, observation: Some(observation.into()) }
    }
}

/// What a mark of a thing among others looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// One of many.
    Context,
    /// The point of the picture.
    Accent,
    /// In the colour and with the symbol of one of [`SLOTS`].
    Selected(usize),
}

impl Look {
    pub fn color(self) -> &'static str {
        match self {
            Look::Context => theme::MARK,
            Look::Accent => theme::ACCENT,
            Look::Selected(slot) => SLOTS[slot % SLOTS.len()].color,
        }
    }

    /// Its slot, if it is selected.
    pub fn slot(self) -> Option<SelectionStyle> {
        match self {
            Look::Selected(slot) => Some(SLOTS[slot % SLOTS.len()]),
            _ => None,
        }
    }

    /// Whether it stands out.
    pub fn is_strong(self) -> bool {
        self != Look::Context
    }
}

/// What a chart is laid out for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Layout {
    /// Of the picture, in CSS pixels.
    pub width: f64,
    /// Language of the words that are the chart's own.
    pub locale: Locale,
}

impl Layout {
    /// True for phones and narrow columns.
    pub fn is_narrow(&self) -> bool {
        self.width < WIDE[0]
    }

    /// One of two values, by width.
    pub fn pick<T>(&self, narrow: T, wide: T) -> T {
        if self.is_narrow() { narrow } else { wide }
    }

    /// Size of the smallest labels: a picture for phones may be shown somewhat smaller than it is drawn.
    pub fn small(&self) -> f64 {
        if self.width <= NARROW { 13.0 } else { 12.0 }
    }

    /// The chart's own words.
    pub fn words(&self) -> &'static Messages {
        messages(self.locale)
    }
}
