//! Values, each with all that it takes to trust or to doubt it.

use super::expression::ParsedExpression;
use super::id::{AreaId, IndicatorId, ObservationId, SourceId, UnitId};
use crate::text::{LocalText, Locale, Messages, Period};
use serde::Deserialize;

/// Most decimal places that a value may be printed with: beyond, a number says more than it knows.
pub const MAX_DECIMALS: i8 = 9;

/// Fewest: a number printed in whole millions.
pub const MIN_DECIMALS: i8 = -6;

/// Largest value, up or down: beyond 2^53 not every whole number can be stored, and digits would be made up.
pub const MAX_VALUE: f64 = 9_007_199_254_740_992.0;

/// How a stored number relates to the true value. Pictures, tables, files and sentences all read this field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Qualifier {
    /// The value as stated.
    Exact,
    /// Stated in round numbers: the true value lies within half of the last place that is printed.
    Rounded,
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
    /// Calculated by this site from other observations.
    Derived,
    /// Implausible, or following from what is: shown, but kept out of ranks and findings.
    Doubtful,
}

impl Qualifier {
    /// All of them.
    pub const ALL: [Qualifier; 9] = [
        Qualifier::Exact,
        Qualifier::Rounded,
        Qualifier::AtLeast,
        Qualifier::MoreThan,
        Qualifier::Nearly,
        Qualifier::Target,
        Qualifier::Expected,
        Qualifier::Derived,
        Qualifier::Doubtful,
    ];

    /// The word in the data, in class names and in files.
    pub fn id(self) -> &'static str {
        match self {
            Qualifier::Exact => "exact",
            Qualifier::Rounded => "rounded",
            Qualifier::AtLeast => "at-least",
            Qualifier::MoreThan => "more-than",
            Qualifier::Nearly => "nearly",
            Qualifier::Target => "target",
            Qualifier::Expected => "expected",
            Qualifier::Derived => "derived",
            Qualifier::Doubtful => "doubtful",
        }
    }

    /// It in words.
    pub fn word(self, words: &Messages) -> &'static str {
        match self {
            Qualifier::Exact => words.qualifier_exact,
            Qualifier::Rounded => words.qualifier_rounded,
            Qualifier::AtLeast => words.qualifier_at_least,
            Qualifier::MoreThan => words.qualifier_more_than,
            Qualifier::Nearly => words.qualifier_nearly,
            Qualifier::Target => words.qualifier_target,
            Qualifier::Expected => words.qualifier_expected,
            Qualifier::Derived => words.qualifier_derived,
            Qualifier::Doubtful => words.qualifier_doubtful,
        }
    }

    /// What is put before the number of an open value; nothing before any other.
    pub fn sign(self) -> &'static str {
        match self {
            Qualifier::AtLeast => "≥",
            Qualifier::MoreThan => ">",
            Qualifier::Nearly => "<",
            _ => "",
        }
    }

    /// True where the true value is known only to lie on one side of the number.
    pub fn is_open(self) -> bool {
        matches!(self, Qualifier::AtLeast | Qualifier::MoreThan | Qualifier::Nearly)
    }
}

/// How far a value can be relied on, by where it was read. The words that define each for readers are in the messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// A single weak source, or a model.
    Low,
    /// Passed on by somebody else, expected at the time, or worked out under a presumption.
    Medium,
    /// Read in the publisher's document.
    High,
}

impl Confidence {
    /// All of them, from the weakest to the strongest.
    pub const ALL: [Confidence; 3] = [Confidence::Low, Confidence::Medium, Confidence::High];

    /// The word in the data and in files.
    pub fn id(self) -> &'static str {
        match self {
            Confidence::Low => "low",
            Confidence::Medium => "medium",
            Confidence::High => "high",
        }
    }

    /// It in words.
    pub fn word(self, words: &Messages) -> &'static str {
        match self {
            Confidence::High => words.confidence_high,
            Confidence::Medium => words.confidence_medium,
            Confidence::Low => words.confidence_low,
        }
    }

    /// What a value must be read in to be so reliable, in words.
    pub fn criterion(self, words: &Messages) -> &'static str {
        let [low, medium, high] = words.confidence_criteria;
        match self {
            Confidence::Low => low,
            Confidence::Medium => medium,
            Confidence::High => high,
        }
    }

    /// All that makes values so reliable, in words.
    pub fn criteria(self, words: &Messages, locale: Locale) -> String {
        let space = if locale == Locale::En { " " } else { "" };
        let of_article =
            if self == Confidence::High { [space, words.confidence_article].concat() } else { String::new() };
        [self.criterion(words), &of_article].concat()
    }
}

/// Where in the source.
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
pub struct Observation<V = f64> {
    /// Is in every `data-observation` attribute.
    pub id: ObservationId,
    /// Id of the [`super::Indicator`].
    pub indicator: IndicatorId,
    /// Division code of the [`super::Area`]; Wanzhou where it is left out.
    #[serde(default = "wanzhou")]
    pub area: AreaId,
    /// The number, in `unit`. For derived observations it is worked out when the data is read.
    pub value: V,
    /// Decimal places as printed: 13.0 has one. Below zero for numbers that are only meant to the ten, the hundred …
    #[serde(default)]
    pub decimals: i8,
    /// Id of the [`super::Unit`].
    pub unit: UnitId,
    /// The time it is about; `None` where the source gives none.
    pub period: Option<Period>,
    /// The period in words, where the plain form would say too much or too little ("end of 2024").
    pub period_text: Option<LocalText>,
    /// How the number relates to the true value.
    pub qualifier: Qualifier,
    /// Arithmetic over other observations, for derived values (see [`super::expression`]).
    pub expression: Option<ParsedExpression>,
    /// Id of the [`super::Source`]; `None` for derived values.
    pub source: Option<SourceId>,
    /// Where in the source.
    pub locator: Option<Locator>,
    /// The words of the source around the number, so that they also say what it is of, as printed.
    pub literal: Option<String>,
    /// How far to rely on it.
    pub confidence: Confidence,
    /// What a reader should know before using it. A template.
    pub note: Option<LocalText>,
    /// Which part of the indicator it is about: an age group, a change. Found when it is made of a cell of a table.
    #[serde(skip)]
    pub part: Option<LocalText>,
}

/// An observation as files state it: one that is derived has no number yet.
pub(super) type RawObservation = Observation<Option<f64>>;

impl RawObservation {
    /// What is wrong with it by itself.
    pub(super) fn validate(&self) -> Option<String> {
        unprintable(self.decimals)
    }

    /// The same with its number.
    pub(super) fn with_value(self, value: f64) -> Observation {
        Observation {
            id: self.id,
            indicator: self.indicator,
            area: self.area,
            value,
            decimals: self.decimals,
            unit: self.unit,
            period: self.period,
            period_text: self.period_text,
            qualifier: self.qualifier,
            expression: self.expression,
            source: self.source,
            locator: self.locator,
            literal: self.literal,
            confidence: self.confidence,
            note: self.note,
            part: self.part,
        }
    }
}

/// The fault of so many decimal places, if there is one.
pub(super) fn unprintable(decimals: i8) -> Option<String> {
    let fits = (MIN_DECIMALS..=MAX_DECIMALS).contains(&decimals);
    (!fits).then(|| format!("has more than {MAX_DECIMALS} decimal places, or fewer than {MIN_DECIMALS}"))
}

/// Division code of Wanzhou District.
pub const WANZHOU: &str = "500101";

fn wanzhou() -> AreaId {
    WANZHOU.into()
}
