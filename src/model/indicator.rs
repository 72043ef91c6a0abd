//! What is measured.

use super::census::Measure;
use super::id::{IndicatorId, SourceId};
use crate::text::{LocalText, Messages};
use serde::Deserialize;

/// One of the three sections of the report, which are the acts of the Story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Act {
    /// 高质量发展.
    Development,
    /// 高品质生活.
    Life,
    /// 高效能治理.
    Governance,
}

impl Act {
    /// All three, in the report's order.
    pub const ALL: [Act; 3] = [Act::Development, Act::Life, Act::Governance];

    /// Which part of the report it is: `Part 1`.
    pub fn number(self, words: &Messages) -> &'static str {
        let [development, life, governance] = words.act_numbers;
        match self {
            Act::Development => development,
            Act::Life => life,
            Act::Governance => governance,
        }
    }

    /// The id in addresses and anchors.
    pub fn id(self) -> &'static str {
        match self {
            Act::Development => "development",
            Act::Life => "life",
            Act::Governance => "governance",
        }
    }
}

/// What sort of number an indicator is: it decides what may be done with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum IndicatorKind {
    /// An amount.
    Level,
    /// One amount for each unit of another, or an average: density, people per household, median age.
    Ratio,
    /// A rate of change.
    Growth,
    /// A part of a whole.
    Share,
    /// A number of things.
    Count,
    /// A length of time.
    Duration,
    /// A position in an order.
    Rank,
    /// An amount to reach.
    Target,
    /// A number in a sequence ("third batch").
    Ordinal,
    /// A size class ("the ten-billion class").
    Class,
}

impl IndicatorKind {
    /// Whether values are amounts, of an indicator that tables say nothing else of: parts add up to the whole.
    pub fn is_amount(self) -> bool {
        matches!(self, IndicatorKind::Level | IndicatorKind::Count | IndicatorKind::Target)
    }

    /// All of them.
    pub const ALL: [IndicatorKind; 10] = [
        IndicatorKind::Level,
        IndicatorKind::Ratio,
        IndicatorKind::Growth,
        IndicatorKind::Share,
        IndicatorKind::Count,
        IndicatorKind::Duration,
        IndicatorKind::Rank,
        IndicatorKind::Target,
        IndicatorKind::Ordinal,
        IndicatorKind::Class,
    ];

    /// It in words.
    pub fn word(self, words: &Messages) -> &'static str {
        let [level, ratio, growth, share, count, duration, rank, target, ordinal, class] = words.kinds;
        match self {
            IndicatorKind::Level => level,
            IndicatorKind::Ratio => ratio,
            IndicatorKind::Growth => growth,
            IndicatorKind::Share => share,
            IndicatorKind::Count => count,
            IndicatorKind::Duration => duration,
            IndicatorKind::Rank => rank,
            IndicatorKind::Target => target,
            IndicatorKind::Ordinal => ordinal,
            IndicatorKind::Class => class,
        }
    }

    /// The word in the data and in addresses.
    pub fn id(self) -> &'static str {
        match self {
            IndicatorKind::Level => "level",
            IndicatorKind::Ratio => "ratio",
            IndicatorKind::Growth => "growth",
            IndicatorKind::Share => "share",
            IndicatorKind::Count => "count",
            IndicatorKind::Duration => "duration",
            IndicatorKind::Rank => "rank",
            IndicatorKind::Target => "target",
            IndicatorKind::Ordinal => "ordinal",
            IndicatorKind::Class => "class",
        }
    }
}

/// At which prices amounts of money, or their growth, are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Prices {
    /// Of the year itself: nominal.
    Current,
    /// Of a base year, the same throughout: real.
    Constant,
}

/// Something that is measured, once or often.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// For example `industrial-output`.
    pub id: IndicatorId,
    /// Full name.
    pub name: LocalText,
    /// Name for narrow pictures.
    pub short: LocalText,
    /// Other words for it, in any language, that readers search for.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// What it covers and what it does not, in our own words.
    pub definition: LocalText,
    /// What sort of number it is.
    pub kind: IndicatorKind,
    /// The section of the report it belongs to; `None` for what is not of the report.
    pub act: Option<Act>,
    /// At which prices it is counted, where that is known. What is at different prices is never held against each other.
    pub prices: Option<Prices>,
    /// Ids of the sources that the definition rests on, where it says more than those of the values do.
    #[serde(default)]
    pub sources: Vec<SourceId>,
    /// False for what is a name or a class rather than a measurement.
    #[serde(default = "yes")]
    pub chartable: bool,
    /// What it takes to compare it across areas and times, where its values are in tables or follow from them.
    pub measure: Option<Measure>,
    /// Whether other areas than Wanzhou have values of it, so that Wanzhou's must be named too. Found when the data is read.
    #[serde(skip)]
    pub by_area: bool,
}

impl Indicator {
    /// What is wrong with it by itself.
    pub(super) fn validate(&self) -> Option<String> {
        self.measure.as_ref()?.validate()
    }
}

fn yes() -> bool {
    true
}
