//! charming's types with the few fields that they lack: what ECharts gets. Everything that charming has is written
//! with charming; each struct here flattens one of its types and adds what is missing, so that it can go upstream.

mod axis;
mod datum;
mod label;
mod pieces;

pub use axis::{AxisOption, BandName};
use charming::component::Grid;
use charming::element::Emphasis;
use charming::series::{Bar, Line, Scatter};
pub use datum::Datum;
pub use label::LabelOption;
pub use pieces::{Piece, Pieces, Spot};
use serde::Serialize;

/// `Grid` that keeps its position, whatever the labels of its axes need.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct GridOption {
    #[serde(flatten)]
    pub(super) grid: Grid,
    pub(super) outer_bounds_mode: &'static str,
}

/// The series that charts use. charming's own list has every kind that there is, and code to write each.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum SeriesOption {
    Bar(Box<Bar>),
    Line(Box<Line>),
    Scatter(Box<Scatter>),
    Pieces(Box<Pieces>),
}

/// A series with its data. Nothing of it is clipped, and ECharts' own pointing stays off: pointing is ours.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Layer {
    #[serde(flatten)]
    pub(super) series: SeriesOption,
    pub(super) silent: bool,
    pub(super) clip: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) show_all_symbol: Option<bool>,
    /// Layers lie over each other in the order of the picture.
    pub(super) z: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) label: Option<LabelOption>,
    pub(super) data: Vec<Datum>,
}

/// No change where the pointer lies.
pub(super) fn no_emphasis() -> Emphasis {
    Emphasis::new().disabled(true)
}
