//! Marks that ECharts has no series for, made of lines, areas, discs and text; `echarts.mjs` draws them.

use super::datum::{cap, clear, dashes};
use super::label::HALO;
use crate::figures::shared::label::{Face, line_height};
use crate::figures::shared::mark::{MarkPart, Outline, Paint};
use crate::figures::theme;
use charming::element::LabelAlign;
use charming::series::Custom;
use serde::{Serialize, Serializer};

/// A position in the chart's coordinates, moved by pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    /// The position, in the units of the axes.
    pub at: [f64; 2],
    /// How far from it to the right and down, in pixels.
    pub shift: [f64; 2],
}

impl Spot {
    /// The position itself.
    pub fn at(at: [f64; 2]) -> Spot {
        Spot { at, shift: [0.0, 0.0] }
    }

    /// The position, moved.
    pub fn near(at: [f64; 2], shift: [f64; 2]) -> Spot {
        Spot { at, shift }
    }
}

impl Serialize for Spot {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let [x, y] = self.at;
        // Hundredths of a pixel are not seen.
        let [dx, dy] = self.shift.map(|by| (by * 100.0).round() / 100.0);
        if dx == 0.0 && dy == 0.0 { [x, y].serialize(serializer) } else { [x, y, dx, dy].serialize(serializer) }
    }
}

/// A piece of a mark that ECharts has no series for; `echarts.mjs` draws it.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Piece {
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<Vec<Spot>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    area: Option<Vec<Spot>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    disc: Option<Spot>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<Spot>,
    style: PieceStyle,
}

#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct PieceStyle {
    #[serde(skip_serializing_if = "Option::is_none")]
    r: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fill: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stroke: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line_width: Option<f64>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    line_dash: Vec<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line_cap: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    font_size: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    font_family: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    font_weight: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line_height: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    align: Option<LabelAlign>,
    #[serde(skip_serializing_if = "Option::is_none")]
    vertical_align: Option<&'static str>,
}

impl Piece {
    /// A line through positions.
    pub fn line(spots: Vec<Spot>, paint: Paint) -> Piece {
        Piece { line: Some(spots), ..Piece::of(paint) }
    }

    /// What lies between corners.
    pub fn area(spots: Vec<Spot>, paint: Paint) -> Piece {
        Piece { area: Some(spots), ..Piece::of(paint) }
    }

    /// A disc of a radius in pixels.
    pub fn disc(spot: Spot, radius: f64, paint: Paint) -> Piece {
        let piece = Piece::of(paint);
        Piece { disc: Some(spot), style: PieceStyle { r: Some(radius), ..piece.style }, ..piece }
    }

    /// The parts of a qualified mark that is at a position.
    pub fn parts(parts: &[MarkPart], Spot { at, shift }: Spot) -> Vec<Piece> {
        let spot = |[dx, dy]: &[f64; 2]| Spot::near(at, [shift[0] + dx, shift[1] + dy]);
        let piece = |part: &MarkPart| match &part.outline {
            Outline::Line(points) => Piece::line(points.iter().map(spot).collect(), part.paint),
            Outline::Area(points) => Piece::area(points.iter().map(spot).collect(), part.paint),
            Outline::Disc(middle, radius) => Piece::disc(spot(middle), *radius, part.paint),
        };
        parts.iter().map(piece).collect()
    }

    /// Text whose middle, left or right edge is at a position; upright text always by its middle.
    pub fn text(text: impl Into<String>, spot: Spot, align: LabelAlign, face: Face, size: f64) -> Piece {
        let piece = Piece::of(Paint::solid(theme::INK_2));
        let style = PieceStyle {
            text: Some(text.into()),
            stroke: Some(theme::PAPER),
            line_width: Some(HALO),
            font_size: Some(size),
            font_family: Some(if face == Face::Value { theme::SERIF } else { theme::SANS }),
            font_weight: (face != Face::Plain).then_some("bold"),
            line_height: Some(line_height(size)),
            align: Some(align),
            vertical_align: Some("middle"),
            ..piece.style
        };
        Piece { text: Some(spot), style, ..piece }
    }

    /// Another colour of text.
    pub fn color(self, fill: &'static str) -> Piece {
        Piece { style: PieceStyle { fill: Some(fill), ..self.style }, ..self }
    }

    /// Text without a rim: on a colour of its own.
    pub fn bare(self) -> Piece {
        Piece { style: PieceStyle { stroke: None, line_width: None, ..self.style }, ..self }
    }

    fn of(paint: Paint) -> Piece {
        let stroked = paint.stroke != "none";
        let style = PieceStyle {
            fill: Some(clear(paint.fill)),
            stroke: stroked.then_some(paint.stroke),
            line_width: stroked.then_some(paint.width),
            line_dash: dashes(paint.dash),
            line_cap: cap(paint.dash),
            ..PieceStyle::default()
        };
        Piece { line: None, area: None, disc: None, text: None, style }
    }
}

/// `Custom` with a registered `renderItem` and what that draws.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Pieces {
    #[serde(flatten)]
    custom: Custom,
    render_item: &'static str,
    item_payload: Payload,
}

#[derive(Clone, Debug, Serialize)]
struct Payload {
    /// The pieces of each datum.
    pieces: Vec<Vec<Piece>>,
}

impl Pieces {
    /// Marks made of pieces, one list for each datum.
    pub fn new(id: &str, pieces: Vec<Vec<Piece>>) -> Pieces {
        Pieces { custom: Custom::new().id(id), render_item: "pieces", item_payload: Payload { pieces } }
    }

    pub(in crate::figures::charts) fn on(self, panel: f64) -> Pieces {
        Pieces { custom: self.custom.x_axis_index(panel).y_axis_index(panel), ..self }
    }
}
