//! The kinds of cards.

use serde::Deserialize;
use std::fmt;

/// A kind of card: how it is drawn. `figures::KINDS` has what draws each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub enum CardKind {
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

impl CardKind {
    /// Those that cards of the data may name.
    pub const NAMED: [CardKind; 29] = [
        CardKind::Composition,
        CardKind::UnitRun,
        CardKind::RankChart,
        CardKind::Pictogram,
        CardKind::Waffle,
        CardKind::Nested,
        CardKind::BoundedShare,
        CardKind::Durations,
        CardKind::Columns,
        CardKind::Lollipop,
        CardKind::Line,
        CardKind::Ranking,
        CardKind::Paired,
        CardKind::BarList,
        CardKind::OpenBar,
        CardKind::Values,
        CardKind::Flow,
        CardKind::ServiceModel,
        CardKind::Systems,
        CardKind::Places,
        CardKind::Ages,
        CardKind::Cohorts,
        CardKind::Residents,
        CardKind::Households,
        CardKind::Schooling,
        CardKind::Standing,
        CardKind::Settlement,
        CardKind::Registration,
        CardKind::Work,
    ];

    /// The name in the data.
    pub const fn id(self) -> &'static str {
        match self {
            CardKind::Composition => "composition",
            CardKind::UnitRun => "unit-run",
            CardKind::RankChart => "rank-chart",
            CardKind::Pictogram => "pictogram",
            CardKind::Waffle => "waffle",
            CardKind::Nested => "nested",
            CardKind::BoundedShare => "bounded-share",
            CardKind::Durations => "durations",
            CardKind::Columns => "columns",
            CardKind::Lollipop => "lollipop",
            CardKind::Line => "line",
            CardKind::Ranking => "ranking",
            CardKind::Paired => "paired",
            CardKind::BarList => "bar-list",
            CardKind::OpenBar => "open-bar",
            CardKind::Values => "values",
            CardKind::Flow => "flow",
            CardKind::ServiceModel => "service-model",
            CardKind::Systems => "systems",
            CardKind::Places => "places",
            CardKind::Ages => "ages",
            CardKind::Cohorts => "cohorts",
            CardKind::Residents => "residents",
            CardKind::Households => "households",
            CardKind::Schooling => "schooling",
            CardKind::Standing => "standing",
            CardKind::Settlement => "settlement",
            CardKind::Registration => "registration",
            CardKind::Work => "work",
            CardKind::Districts => "districts",
            CardKind::DistrictsMap => "districts-map",
        }
    }

    /// The roles without which it cannot be drawn.
    pub const fn roles(self) -> &'static [&'static str] {
        match self {
            CardKind::Composition => &["total", "part", "rest", "subparts", "subrest", "target", "gap", "share"],
            CardKind::UnitRun => &["streak"],
            CardKind::RankChart => &["rank"],
            CardKind::Waffle => &["share", "counts", "places"],
            CardKind::Nested => &["outer", "inner", "other"],
            CardKind::BoundedShare => &["count", "share"],
            CardKind::Durations => &["average", "yearend"],
            CardKind::Columns
            | CardKind::Lollipop
            | CardKind::Ranking
            | CardKind::OpenBar
            | CardKind::Values
            | CardKind::Residents => &["value"],
            CardKind::Paired => &["amount", "change"],
            CardKind::BarList => &["amount"],
            CardKind::ServiceModel => &["arrivals", "days", "open"],
            CardKind::Ages => &["male", "female", "male-outline", "female-outline", "group", "group-outline"],
            CardKind::Cohorts => &["before", "after"],
            CardKind::Households | CardKind::Schooling | CardKind::Settlement | CardKind::Registration => &["whole"],
            CardKind::Work => &["value", "whole"],
            // One role of two, or what they draw is not in the card.
            CardKind::Pictogram
            | CardKind::Line
            | CardKind::Flow
            | CardKind::Systems
            | CardKind::Places
            | CardKind::Standing
            | CardKind::Districts
            | CardKind::DistrictsMap => &[],
        }
    }
}

impl TryFrom<String> for CardKind {
    type Error = UnknownKind;

    fn try_from(name: String) -> Result<CardKind, UnknownKind> {
        CardKind::NAMED.into_iter().find(|kind| kind.id() == name).ok_or(UnknownKind(name))
    }
}

/// A name that is of no kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownKind(String);

impl fmt::Display for UnknownKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "there is no kind of card `{}`", self.0)
    }
}
