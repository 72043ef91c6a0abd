//! Values, each with all that it takes to trust or to doubt it.

use crate::text::{LocalText, Period};
use serde::Deserialize;

/// Most decimal places that a value may be printed with: beyond, a number says more than it knows.
pub const MAX_DECIMALS: u8 = 9;

/// Largest value, up or down: beyond 2^53 not every whole number can be stored, and digits would be made up.
pub const MAX_VALUE: f64 = 9_007_199_254_740_992.0;

/// How a stored number stands to the true value. Pictures, tables, files and sentences all read this field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Qualifier {
    /// The value as stated.
    Exact,
    /// The value or more (以上).
    AtLeast,
    /// More than the value (突破, 超过).
    MoreThan,
    /// A little less than the value (近).
    Nearly,
    /// To be reached, not measured.
    Target,
    /// Stated before the period was over (预计).
    Expected,
    /// Worked out by this site from other observations.
    Derived,
}

impl Qualifier {
    /// All of them.
    pub const ALL: [Qualifier; 7] = [
        Qualifier::Exact,
        Qualifier::AtLeast,
        Qualifier::MoreThan,
        Qualifier::Nearly,
        Qualifier::Target,
        Qualifier::Expected,
        Qualifier::Derived,
    ];

    /// The word in the data, in class names and in files.
    pub fn id(self) -> &'static str {
        match self {
            Qualifier::Exact => "exact",
            Qualifier::AtLeast => "at-least",
            Qualifier::MoreThan => "more-than",
            Qualifier::Nearly => "nearly",
            Qualifier::Target => "target",
            Qualifier::Expected => "expected",
            Qualifier::Derived => "derived",
        }
    }

    /// True where the true value is known only to lie on one side of the number.
    pub fn is_open(self) -> bool {
        matches!(self, Qualifier::AtLeast | Qualifier::MoreThan | Qualifier::Nearly)
    }
}

/// How far a value can be relied on, by the source it was read in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// One weak source.
    Low,
    /// Second-hand, or expected at the time.
    Medium,
    /// An office's own figure, or the report's.
    High,
}

impl Confidence {
    /// The word in the data and in files.
    pub fn id(self) -> &'static str {
        match self {
            Confidence::Low => "low",
            Confidence::Medium => "medium",
            Confidence::High => "high",
        }
    }
}

/// The place in the source.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Locator {
    /// Id of a section of the source.
    pub section: Option<String>,
    /// 1-based over the non-empty lines of the report.
    pub paragraph: Option<u16>,
    /// Where there are no paragraphs to count: a table, a row.
    pub text: Option<LocalText>,
}

/// One value of one indicator, for one area and one period.
///
/// Either `value` and `source` are given, or `expression` is and the value follows from other observations.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Observation {
    /// Stands in every `data-observation` attribute.
    pub id: String,
    /// Id of the [`super::Indicator`].
    pub indicator: String,
    /// Division code of the [`super::Area`]; Wanzhou where it is left out.
    #[serde(default = "wanzhou")]
    pub area: String,
    /// The number, in `unit`. For derived observations it is worked out when the data is read.
    pub value: Option<f64>,
    /// Decimal places as printed: 13.0 has one.
    #[serde(default)]
    pub decimals: u8,
    /// Id of the [`super::Unit`].
    pub unit: String,
    /// The time it is about; `None` where the source gives none.
    pub period: Option<Period>,
    /// The period in words, where the plain form would say too much or too little ("end of 2024").
    pub period_text: Option<LocalText>,
    /// How the number stands to the true value.
    pub qualifier: Qualifier,
    /// Arithmetic over other observations, for derived values (see [`super::expression`]).
    pub expression: Option<String>,
    /// Id of the [`super::Source`]; `None` for derived values.
    pub source: Option<String>,
    /// Where in the source.
    pub locator: Option<Locator>,
    /// The characters as printed.
    pub literal: Option<String>,
    /// How far to rely on it.
    pub confidence: Confidence,
    /// What a reader should know before using it. A template.
    pub note: Option<LocalText>,
}

impl Observation {
    /// What is wrong with it by itself.
    pub(super) fn fault(&self) -> Option<String> {
        too_precise(self.decimals)
    }

    /// The number. Every observation of an [`super::Atlas`] has one.
    pub fn number(&self) -> f64 {
        self.value.unwrap_or_default()
    }
}

/// The fault of so many decimal places, if they are too many.
pub(super) fn too_precise(decimals: u8) -> Option<String> {
    (decimals > MAX_DECIMALS).then(|| format!("has more than {MAX_DECIMALS} decimal places"))
}

/// Division code of Wanzhou District.
pub const WANZHOU: &str = "500101";

fn wanzhou() -> String {
    WANZHOU.to_owned()
}
