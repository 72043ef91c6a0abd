//! The kinds of pictures that cards name.

use serde::Deserialize;
use std::fmt;

/// A kind of picture; how each is drawn is in `figures::KINDS`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub enum ChartKind {
    /// A whole and its parts, with a target.
    Composition,
    /// Months in a row, a mark each.
    UnitRun,
    /// Ranks, each on its rung.
    RankChart,
    /// Things that are counted out, one mark each.
    Pictogram,
    /// A share as squares of a hundred.
    Waffle,
    /// A number within another.
    Nested,
    /// A share that is at least so much.
    BoundedShare,
    /// Lengths of time beside one another.
    Durations,
    /// Amounts of years.
    Columns,
    /// Rates, sorted, each a point at the end of its line.
    Lollipop,
    /// A course of years.
    Line,
    /// Areas by an amount; it has a map.
    Ranking,
    /// Amounts with their changes.
    Paired,
    /// Amounts as bars, with what could be reached.
    BarList,
    /// An amount that is known to be larger.
    OpenBar,
    /// Numbers one by one.
    Values,
    /// A case step by step.
    Flow,
    /// A queue that readers set.
    ServiceModel,
    /// Named systems and how they belong together.
    Systems,
    /// A map of places.
    Places,
    /// Ages of men and women.
    Ages,
    /// People of an age, and ten years later.
    Cohorts,
    /// Residents over time.
    Residents,
    /// Households by size.
    Households,
    /// Adults by schooling.
    Schooling,
    /// A district among all.
    Standing,
    /// Residents by town and country.
    Settlement,
    /// Residents by where they are registered.
    Registration,
    /// Workers by industry.
    Work,
    /// Districts compared, on a page of its own: no card of the data.
    Districts,
    /// The same on a map.
    DistrictsMap,
}

impl ChartKind {
    /// Those that cards of the data may name.
    pub const NAMED: [ChartKind; 29] = [
        ChartKind::Composition,
        ChartKind::UnitRun,
        ChartKind::RankChart,
        ChartKind::Pictogram,
        ChartKind::Waffle,
        ChartKind::Nested,
        ChartKind::BoundedShare,
        ChartKind::Durations,
        ChartKind::Columns,
        ChartKind::Lollipop,
        ChartKind::Line,
        ChartKind::Ranking,
        ChartKind::Paired,
        ChartKind::BarList,
        ChartKind::OpenBar,
        ChartKind::Values,
        ChartKind::Flow,
        ChartKind::ServiceModel,
        ChartKind::Systems,
        ChartKind::Places,
        ChartKind::Ages,
        ChartKind::Cohorts,
        ChartKind::Residents,
        ChartKind::Households,
        ChartKind::Schooling,
        ChartKind::Standing,
        ChartKind::Settlement,
        ChartKind::Registration,
        ChartKind::Work,
    ];

    /// The name in the data.
    pub const fn id(self) -> &'static str {
        match self {
            ChartKind::Composition => "composition",
            ChartKind::UnitRun => "unit-run",
            ChartKind::RankChart => "rank-chart",
            ChartKind::Pictogram => "pictogram",
            ChartKind::Waffle => "waffle",
            ChartKind::Nested => "nested",
            ChartKind::BoundedShare => "bounded-share",
            ChartKind::Durations => "durations",
            ChartKind::Columns => "columns",
            ChartKind::Lollipop => "lollipop",
            ChartKind::Line => "line",
            ChartKind::Ranking => "ranking",
            ChartKind::Paired => "paired",
            ChartKind::BarList => "bar-list",
            ChartKind::OpenBar => "open-bar",
            ChartKind::Values => "values",
            ChartKind::Flow => "flow",
            ChartKind::ServiceModel => "service-model",
            ChartKind::Systems => "systems",
            ChartKind::Places => "places",
            ChartKind::Ages => "ages",
            ChartKind::Cohorts => "cohorts",
            ChartKind::Residents => "residents",
            ChartKind::Households => "households",
            ChartKind::Schooling => "schooling",
            ChartKind::Standing => "standing",
            ChartKind::Settlement => "settlement",
            ChartKind::Registration => "registration",
            ChartKind::Work => "work",
            ChartKind::Districts => "districts",
            ChartKind::DistrictsMap => "districts-map",
        }
    }

    /// The roles without which it cannot be drawn.
    pub const fn roles(self) -> &'static [&'static str] {
        match self {
            ChartKind::Composition => &["total", "part", "rest", "subparts", "subrest", "target", "gap", "share"],
            ChartKind::UnitRun => &["streak"],
            ChartKind::RankChart => &["rank"],
            ChartKind::Waffle => &["share", "counts", "places"],
            ChartKind::Nested => &["outer", "inner", "other"],
            ChartKind::BoundedShare => &["count", "share"],
            ChartKind::Durations => &["average", "yearend"],
            ChartKind::Columns
            | ChartKind::Lollipop
            | ChartKind::Ranking
            | ChartKind::OpenBar
            | ChartKind::Values
            | ChartKind::Residents => &["value"],
            ChartKind::Paired => &["amount", "change"],
            ChartKind::BarList => &["amount"],
            ChartKind::ServiceModel => &["arrivals", "days", "open"],
            ChartKind::Ages => &["male", "female", "male-outline", "female-outline", "group", "group-outline"],
            ChartKind::Cohorts => &["before", "after"],
            ChartKind::Households | ChartKind::Schooling | ChartKind::Settlement | ChartKind::Registration => {
                &["whole"]
            }
            ChartKind::Work => &["value", "whole"],
            // One role of two, or what they draw is not in the card.
            ChartKind::Pictogram
            | ChartKind::Line
            | ChartKind::Flow
            | ChartKind::Systems
            | ChartKind::Places
            | ChartKind::Standing
            | ChartKind::Districts
            | ChartKind::DistrictsMap => &[],
        }
    }
}

impl TryFrom<String> for ChartKind {
    type Error = UnknownKind;

    fn try_from(name: String) -> Result<ChartKind, UnknownKind> {
        ChartKind::NAMED.into_iter().find(|kind| kind.id() == name).ok_or(UnknownKind(name))
    }
}

/// A name that is of no kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownKind(String);

impl fmt::Display for UnknownKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "there is no chart kind `{}`", self.0)
    }
}
