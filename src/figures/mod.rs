//! Pure: from a [`Card`] and the [`Atlas`] to a [`Figure`]. One file a chart kind, listed once in [`KINDS`].

pub mod bar_list;
pub mod bounded_share;
pub mod breaks;
pub mod chart;
pub mod charts;
pub mod columns;
pub mod composition;
mod context;
mod coordinate;
pub mod default_card;
pub mod districts;
pub mod drawing;
pub mod durations;
pub mod flow;
#[cfg(debug_assertions)]
pub mod gallery;
pub mod line;
pub mod lollipop;
pub mod map;
pub mod nested;
pub mod open_bar;
pub mod open_cases;
pub mod paired;
pub mod pictogram;
mod picture;
pub mod profile;
pub mod rank_chart;
pub mod ranking;
pub mod shared;
pub mod source_line;
pub mod summary;
pub mod svg;
pub mod swatch;
pub mod systems;
pub mod text_table;
pub mod theme;
pub mod unit_run;
pub mod values;
pub mod waffle;

use crate::model::{Atlas, Card};
use crate::text::Locale;
pub use context::{DrawContext, DrawError};
pub use drawing::Drawing;
pub use picture::{ChartSpec, FULL, NARROW, Picture, WIDE, column_width};
pub use summary::Summary;

/// A figure that is ready to be seen: no picture comes without its sentence and its table.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// For columns as wide as `wide.width()`.
    pub wide: Picture,
    /// For phones and narrow columns; drawn anew, not shrunk.
    pub narrow: Picture,
    /// What the picture says, in words and rows.
    pub summary: Summary,
}

/// How many columns of twelve a figure takes where it stands alone.
pub fn own_span(card: &Card) -> u8 {
    if matches!(card.kind.as_str(), "flow" | "service-model" | "systems" | "places") { 12 } else { 8 }
}

/// A way to draw. A new kind is one file and one line in [`KINDS`].
pub struct Kind {
    /// The name that cards use.
    pub id: &'static str,
    /// Draws a card at the drawing's width.
    pub draw: fn(&DrawContext) -> Result<Picture, DrawError>,
    /// Whether what it draws is a [`Picture::Chart`].
    pub chart: bool,
}

pub const KINDS: &[Kind] = &[
    Kind { id: "composition", draw: composition::draw, chart: false },
    Kind { id: "streak", draw: unit_run::draw, chart: false },
    Kind { id: "ladder", draw: rank_chart::draw, chart: false },
    Kind { id: "tally", draw: pictogram::draw, chart: false },
    Kind { id: "waffle", draw: waffle::draw, chart: false },
    Kind { id: "nested", draw: nested::draw, chart: false },
    Kind { id: "bound", draw: bounded_share::draw, chart: false },
    Kind { id: "durations", draw: durations::draw, chart: false },
    Kind { id: "columns", draw: columns::draw, chart: true },
    Kind { id: "dots", draw: lollipop::draw, chart: true },
    Kind { id: "line", draw: line::draw, chart: true },
    Kind { id: "ranking", draw: ranking::draw, chart: true },
    Kind { id: "paired", draw: paired::draw, chart: false },
    Kind { id: "measures", draw: bar_list::draw, chart: false },
    Kind { id: "open-bar", draw: open_bar::draw, chart: false },
    Kind { id: "values", draw: values::draw, chart: false },
    Kind { id: "flow", draw: flow::draw, chart: false },
    Kind { id: "service-model", draw: open_cases::draw, chart: false },
    Kind { id: "systems", draw: systems::draw, chart: false },
    Kind { id: "places", draw: map::places::picture, chart: false },
    Kind { id: "ages", draw: profile::ages::draw, chart: true },
    Kind { id: "cohorts", draw: profile::cohorts::draw, chart: true },
    Kind { id: "residents", draw: profile::residents::draw, chart: true },
    Kind { id: "households", draw: profile::shares::households, chart: true },
    Kind { id: "schooling", draw: profile::shares::schooling, chart: true },
    Kind { id: "standing", draw: profile::standing::draw, chart: true },
    Kind { id: "settlement", draw: profile::shares::settlement, chart: true },
    Kind { id: "registration", draw: profile::shares::registration, chart: true },
    Kind { id: "work", draw: profile::work::draw, chart: true },
];

/// Draws a card at one width, [`NARROW`], one of [`WIDE`], or [`FULL`].
///
/// # Errors
/// What the data lacks for this kind of picture.
pub fn draw(card: &Card, atlas: &Atlas, locale: Locale, width: f64) -> Result<Picture, DrawError> {
    let kind = kind_of(card).ok_or_else(|| DrawError::Kind(card.kind.clone()))?;
    (kind.draw)(&DrawContext { atlas, card, locale, width })
}

/// Whether a card's picture is a chart, which ECharts draws.
pub fn is_chart(card: &Card) -> bool {
    kind_of(card).is_some_and(|kind| kind.chart)
}

fn kind_of(card: &Card) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.id == card.kind)
}

/// Draws a card for a phone and for a column `wide` pixels wide.
///
/// # Errors
/// What the data lacks for this kind of picture.
pub fn build(card: &Card, atlas: &Atlas, locale: Locale, wide: f64) -> Result<Figure, DrawError> {
    let draw = |width| draw(card, atlas, locale, width);
    Ok(Figure { wide: draw(wide)?, narrow: draw(NARROW)?, summary: Summary::of(card, atlas, locale) })
}
