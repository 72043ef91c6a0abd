//! Dumbbells: two values of each thing and the way between them: then and now, here and there.

use super::options::{AxisOption, BandName, Piece, Spot};
use super::plot::{Mark, Plot, PlotArea};
use super::{ChartValue, Layout, Look};
use crate::figures::shared::axis::{Axis, AxisText};
use crate::figures::shared::label::{self, Face, spread, width, wrapped};
use crate::figures::shared::mark::{Certainty, Dot, Growth, Paint};
use crate::figures::shared::scale::{LinearScale, as_f64};
use crate::figures::shared::symbol::Symbol;
use crate::figures::{ChartSpec, theme};
use charming::element::LabelAlign;

/// Pairs of values.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dumbbells {
    /// From the top down.
    pub rows: Vec<DumbbellRow>,
    /// What the first and the second values are: years, areas.
    pub names: [String; 2],
    /// What follows the last number of the axis.
    pub unit: String,
}

/// A thing with its two values.
#[derive(Clone, Debug, PartialEq)]
pub struct DumbbellRow {
    pub name: String,
    pub values: [ChartValue; 2],
    pub look: Look,
}

pub fn draw(dumbbells: &Dumbbells, layout: Layout) -> ChartSpec {
    let Dumbbells { rows, names, unit } = dumbbells;
    let texts: Vec<String> = rows.iter().map(|row| wrapped(&row.name, 13.0, Face::Bold, layout.width * 0.31)).collect();
    let tall = texts.iter().map(|name| label::size(name, 13.0, Face::Bold)[1]).fold(0.0, f64::max);
    let pitch = layout.pick(30.0, 28.0_f64).max(tall + 6.0);
    let left = texts.iter().map(|name| width(name, 13.0, Face::Bold)).fold(0.0, f64::max) + 10.0;
    let numbers = rows.iter().flat_map(|row| row.values.iter().map(|v| v.number));
    let (low, high) = numbers.fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| (l.min(v), h.max(v)));
    // A number is on the outer side of each dot, beyond the arrow of an open value.
    let beside = |v: &ChartValue| width(&v.text, 13.0, Face::Bold) + if v.certainty.is_open() { 26.0 } else { 14.0 };
    let side = |after: bool| {
        let ends = rows.iter().flat_map(|row| [(row, 0), (row, 1)]).filter(|(row, end)| is_after(row, *end) == after);
        ends.map(|(row, end)| beside(&row.values[end])).fold(0.0, f64::max)
    };
    let [before, after] = [side(false), side(true)];
    let right = (layout.width - after).max(left + before + 20.0);
    let area = PlotArea { left: left + before, top: 22.0, right, bottom: 22.0 + pitch * as_f64(rows.len()) };
    let axis_text = AxisText { size: layout.small(), unit, signed: false, nice: false, locale: layout.locale };
    let axis = Axis::across([low.min(high), high.max(low)], area.width(), axis_text);

    let name = |(row, text): (&DumbbellRow, String)| {
        if row.look.is_strong() { BandName::bold(text, theme::INK) } else { BandName::plain(text) }
    };
    let y = AxisOption::bands(rows.iter().zip(texts).map(name).collect(), 13.0, before + left)
        .align(LabelAlign::Left)
        .inverse();
    let x = AxisOption::values(axis.min, axis.max).ticks(&axis, layout.small(), 8.0, Some(theme::RULE));
    let mut plot = Plot::new(layout.width, area.bottom + 26.0);
    let panel = plot.panel(area, x, y);
    let between = |(i, row): (usize, &DumbbellRow)| {
        let ends = [0, 1].map(|end| Spot::at([row.values[end].number, as_f64(i)]));
        Mark::plain(vec![Piece::line(ends.to_vec(), Paint::line(row.look.color(), 2.5))])
    };
    plot.marks(panel, "ways", rows.iter().enumerate().map(between).collect());
    for end in [0, 1] {
        let marks = rows.iter().enumerate().map(|(i, row)| dot(row, end, [row.values[end].number, as_f64(i)]));
        plot.marks(panel, ["first", "second"][end], marks.collect());
    }
    if let Some(row) = rows.first() {
        plot.marks(panel, "names", heads(row, names, pitch, axis.scale([area.left, right]), layout));
    }
    plot.finish()
}

/// Whether a value's number is to the right of its dot.
fn is_after(row: &DumbbellRow, end: usize) -> bool {
    let (own, other) = (row.values[end].number, row.values[1 - end].number);
    own > other || own == other && end == 1
}

/// The first value is hollow, the second solid; each number is on the side that is turned away from the other.
fn dot(row: &DumbbellRow, end: usize, at: [f64; 2]) -> Mark {
    let own = &row.values[end];
    let dot = Dot {
        certainty: own.certainty,
        color: row.look.color(),
        symbol: Symbol::Circle,
        radius: 6.0,
        growth: Growth::Right,
    };
    let mut pieces = Piece::parts(&dot.parts(), Spot::at(at));
    if end == 0 && own.certainty == Certainty::Exact {
        pieces.push(Piece::disc(Spot::at(at), 3.5, Paint::solid(theme::PAPER)));
    }
    let (dx, align) =
        if is_after(row, end) { (dot.reach() + 5.0, LabelAlign::Left) } else { (-11.0, LabelAlign::Right) };
    let ink = if row.look.is_strong() { theme::INK } else { theme::INK_2 };
    let face = [Face::Plain, Face::Bold][end];
    pieces.push(Piece::text(&own.text, Spot::near(at, [dx, 0.0]), align, face, 13.0).color(ink));
    Mark::of(&own.observation, pieces)
}

/// Over the first row, what its two dots are; their names part where they would meet.
fn heads(row: &DumbbellRow, names: &[String; 2], pitch: f64, scale: LinearScale, layout: Layout) -> Vec<Mark> {
    let requests =
        [0, 1].map(|end| (scale.at(row.values[end].number), width(&names[end], layout.small(), Face::Bold) + 8.0));
    let positions = spread(&requests, [f64::MIN, f64::MAX]);
    let head = |end: usize| {
        let spot = Spot::near([row.values[end].number, 0.0], [positions[end] - requests[end].0, -pitch / 2.0 - 3.0]);
        Mark::plain(vec![
            Piece::text(&names[end], spot, LabelAlign::Center, Face::Bold, layout.small()).color(theme::INK_2),
        ])
    };
    vec![head(0), head(1)]
}
