//! Pure: from a [`Card`] and the [`Atlas`] to a [`Figure`]. One file a kind of card, listed once in [`KINDS`].

pub mod bars;
pub mod breaks;
pub mod chart;
pub mod chart_cards;
pub mod charts;
mod context;
mod coordinate;
pub mod default_card;
pub mod districts;
pub mod drawing;
#[cfg(debug_assertions)]
pub mod gallery;
pub mod map;
pub mod pictograms;
mod picture;
pub mod process;
pub mod profile;
pub mod shared;
pub mod source_line;
pub mod summary;
pub mod svg;
pub mod swatch;
pub mod text_table;
pub mod theme;

use crate::model::{Atlas, Card, CardKind};
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
    match card.kind {
        CardKind::Flow | CardKind::ServiceModel | CardKind::Systems | CardKind::Places => 12,
        _ => 8,
    }
}

/// A way to draw. A new kind is a variant of [`CardKind`], one file and one line in [`KINDS`].
pub struct Kind {
    /// What cards name it by.
    pub id: CardKind,
    /// Draws a card at the drawing's width.
    pub draw: fn(&DrawContext) -> Result<Picture, DrawError>,
    /// Whether what it draws is a [`Picture::Chart`].
    pub chart: bool,
}

pub const KINDS: &[Kind] = &[
    Kind { id: CardKind::Composition, draw: bars::composition::draw, chart: false },
    Kind { id: CardKind::UnitRun, draw: pictograms::unit_run::draw, chart: false },
    Kind { id: CardKind::RankChart, draw: bars::rank_chart::draw, chart: false },
    Kind { id: CardKind::Pictogram, draw: pictograms::pictogram::draw, chart: false },
    Kind { id: CardKind::Waffle, draw: pictograms::waffle::draw, chart: false },
    Kind { id: CardKind::Nested, draw: pictograms::nested::draw, chart: false },
    Kind { id: CardKind::BoundedShare, draw: bars::bounded_share::draw, chart: false },
    Kind { id: CardKind::Durations, draw: bars::durations::draw, chart: false },
    Kind { id: CardKind::Columns, draw: chart_cards::columns::draw, chart: true },
    Kind { id: CardKind::Lollipop, draw: chart_cards::lollipop::draw, chart: true },
    Kind { id: CardKind::Line, draw: chart_cards::line::draw, chart: true },
    Kind { id: CardKind::Ranking, draw: chart_cards::ranking::draw, chart: true },
    Kind { id: CardKind::Paired, draw: bars::paired::draw, chart: false },
    Kind { id: CardKind::BarList, draw: bars::bar_list::draw, chart: false },
    Kind { id: CardKind::OpenBar, draw: bars::open_bar::draw, chart: false },
    Kind { id: CardKind::Values, draw: bars::values::draw, chart: false },
    Kind { id: CardKind::Flow, draw: process::flow::draw, chart: false },
    Kind { id: CardKind::ServiceModel, draw: process::open_cases::draw, chart: false },
    Kind { id: CardKind::Systems, draw: process::systems::draw, chart: false },
    Kind { id: CardKind::Places, draw: map::places::picture, chart: false },
    Kind { id: CardKind::Ages, draw: profile::ages::draw, chart: true },
    Kind { id: CardKind::Cohorts, draw: profile::cohorts::draw, chart: true },
    Kind { id: CardKind::Residents, draw: profile::residents::draw, chart: true },
    Kind { id: CardKind::Households, draw: profile::shares::households, chart: true },
    Kind { id: CardKind::Schooling, draw: profile::shares::schooling, chart: true },
    Kind { id: CardKind::Standing, draw: profile::standing::draw, chart: true },
    Kind { id: CardKind::Settlement, draw: profile::shares::settlement, chart: true },
    Kind { id: CardKind::Registration, draw: profile::shares::registration, chart: true },
    Kind { id: CardKind::Work, draw: profile::work::draw, chart: true },
];

/// Draws a card at one width, [`NARROW`], one of [`WIDE`], or [`FULL`].
///
/// # Errors
/// What the data lacks for this kind of card.
pub fn draw(card: &Card, atlas: &Atlas, locale: Locale, width: f64) -> Result<Picture, DrawError> {
    let kind = kind_of(card).ok_or(DrawError::Kind(card.kind))?;
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
/// What the data lacks for this kind of card.
pub fn build(card: &Card, atlas: &Atlas, locale: Locale, wide: f64) -> Result<Figure, DrawError> {
    let draw = |width| draw(card, atlas, locale, width);
    Ok(Figure { wide: draw(wide)?, narrow: draw(NARROW)?, summary: Summary::of(card, atlas, locale) })
}
