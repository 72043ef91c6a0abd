//! What is drawn, and the widths that it is drawn for.

use super::Drawing;

#[derive(Clone, Debug, PartialEq)]
pub enum Picture {
    /// A chart with axes: the options that ECharts gets, exactly as sent.
    Chart(ChartSpec),
    /// Shapes that become SVG as they are.
    Drawing(Drawing),
}

/// Options for ECharts, as JSON text.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartSpec {
    /// Width that the picture is laid out for, in CSS pixels.
    pub width: u16,
    /// Height, in CSS pixels.
    pub height: u16,
    /// ECharts options; a datum names the observation that it shows in `observation`.
    pub json: String,
}

impl Picture {
    /// Width that it is laid out for, in CSS pixels.
    pub fn width(&self) -> f64 {
        match self {
            Picture::Chart(chart) => f64::from(chart.width),
            Picture::Drawing(drawing) => drawing.width,
        }
    }

    /// Height that it is laid out for, in CSS pixels.
    pub fn height(&self) -> f64 {
        match self {
            Picture::Chart(chart) => f64::from(chart.height),
            Picture::Drawing(drawing) => drawing.height,
        }
    }
}

/// Width of the drawing for phones, in CSS pixels.
pub const NARROW: f64 = 350.0;
/// Widths of columns five, seven and eight twelfths wide, in CSS pixels.
pub const WIDE: [f64; 3] = [486.0, 690.0, 792.0];
/// Width of a figure that has the page to itself, in CSS pixels.
pub const FULL: f64 = 1200.0;

/// The width of a column that spans so many of twelve.
pub fn column_width(span: u8) -> f64 {
    match span {
        0..=5 => WIDE[0],
        6..=7 => WIDE[1],
        8..=11 => WIDE[2],
        _ => FULL,
    }
}
