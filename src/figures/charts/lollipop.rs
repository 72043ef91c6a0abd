//! Lollipops: values of different things on a scale that holds zero, a dot at the end of a thin bar. A value of another
//! source than the rest is a diamond.

use super::options::{AxisOption, BandName, Datum, LabelOption, Piece, Spot};
use super::plot::{Mark, Plot, PlotArea};
use super::{ChartValue, Layout};
use crate::figures::shared::axis::{Axis, AxisText};
use crate::figures::shared::label::{Face, width, wrapped};
use crate::figures::shared::mark::{Dot, Growth, Paint};
use crate::figures::shared::scale::as_f64;
use crate::figures::shared::symbol::Symbol;
use crate::figures::{ChartSpec, theme};
use charming::element::LabelAlign;

/// Values of different things.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lollipops {
    /// From the top down.
    pub rows: Vec<LollipopRow>,
    /// How many of them compare with each other; those below stand apart, below a line.
    pub together: usize,
    /// A value that makes a difference, drawn as a line.
    pub threshold: Option<ChartValue>,
    /// What follows the last number of the axis: `%`.
    pub unit: String,
}

/// A thing with its value.
#[derive(Clone, Debug, PartialEq)]
pub struct LollipopRow {
    pub name: String,
    pub value: ChartValue,
    /// Whether another source than that of the rest says so.
    pub other_source: bool,
    /// Whether it stands out.
    pub strong: bool,
}

/// Height of the axis above the rows, in CSS pixels.
const TOP: f64 = 28.0;
/// Between names and dots, in CSS pixels.
const GAP: f64 = 14.0;

pub fn draw(lollipops: &Lollipops, layout: Layout) -> ChartSpec {
    let Lollipops { rows, together, threshold, unit } = lollipops;
    let (size, pitch, large) = (layout.pick(13.0, 14.0), layout.pick(38.0, 42.0), layout.pick(18.0, 20.0));
    let most = layout.width * 0.44;
    let names: Vec<String> = rows.iter().map(|row| wrapped(&row.name, size, Face::Bold, most)).collect();
    let left = names.iter().map(|name| width(name, size, Face::Bold)).fold(0.0, f64::max).min(most) + GAP;
    let values = rows.iter().map(|row| row.value.number).chain(threshold.iter().map(|t| t.number));
    let (low, high) = values.fold((0.0, 0.0), |(low, high): (f64, f64), v| (low.min(v), high.max(v)));
    let written = rows.iter().map(|row| width(&row.value.text, large, Face::Value)).fold(0.0, f64::max) + 16.0;
    let length = (layout.width - left - written).max(20.0);
    let axis = Axis::across(
        [low, high],
        length,
        AxisText { size: layout.small(), unit, signed: false, nice: true, locale: layout.locale },
    );
    let area = PlotArea { left, top: TOP, right: left + length, bottom: TOP + pitch * as_f64(rows.len()) };

    let name = |(row, name): (&LollipopRow, String)| {
        if row.strong { BandName::bold(name, theme::INK) } else { BandName::colored(name, theme::INK_2) }
    };
    let y = AxisOption::bands(rows.iter().zip(names).map(name).collect(), size, GAP - 2.0).inverse();
    let x = AxisOption::values(axis.min, axis.max).ticks(&axis, layout.small(), 8.0, Some(theme::RULE)).opposite("top");
    let mut plot = Plot::new(layout.width, area.bottom + 6.0);
    let panel = plot.panel(area, x, y);

    if *together < rows.len() {
        let end = |value: f64, dx: f64| Spot::near([value, as_f64(*together) - 1.0], [dx, pitch / 2.0]);
        let line = Piece::line(vec![end(axis.min, -left), end(axis.max, 0.0)], Paint::line(theme::RULE_2, 1.0));
        plot.marks(panel, "apart", vec![Mark::plain(vec![line])]);
    }
    let rule = |value: f64, paint: Paint| {
        let end = |row: f64, dy: f64| Spot::near([value, row], [0.0, dy]);
        Piece::line(vec![end(0.0, -pitch / 2.0), end(as_f64(rows.len().max(1) - 1), pitch / 2.0)], paint)
    };
    plot.marks(panel, "zero", vec![Mark::plain(vec![rule(0.0, Paint::line(theme::INK_3, 1.5))])]);
    let threshold =
        threshold.iter().map(|t| Mark::of(&t.observation, vec![rule(t.number, Paint::line(theme::INK_3, 1.0))]));
    plot.marks(panel, "threshold", threshold.collect());
    let color = |row: &LollipopRow| if row.strong { theme::SEQ[4] } else { theme::MARK };
    let stem = |(i, row): (usize, &LollipopRow)| {
        Datum::new([row.value.number, as_f64(i)]).shows(&row.value.observation).paint(Paint::solid(color(row)))
    };
    plot.bars(
        panel,
        "stems",
        2.0,
        None,
        LabelOption::style(Face::Value, large, theme::INK),
        rows.iter().enumerate().map(stem).collect(),
    );
    let dot = |(i, row): (usize, &LollipopRow)| {
        let symbol = if row.other_source { Symbol::Diamond } else { Symbol::Circle };
        let radius = if row.other_source { 7.5 } else { 7.0 };
        let dot = Dot { certainty: row.value.certainty, color: color(row), symbol, radius, growth: Growth::Right };
        let at = [row.value.number, as_f64(i)];
        let mut pieces = Piece::parts(&dot.parts(), Spot::at(at));
        let spot = Spot::near(at, [dot.reach() + 7.0, 0.0]);
        let ink = if row.strong { theme::INK } else { theme::INK_2 };
        pieces.push(Piece::text(&row.value.text, spot, LabelAlign::Left, Face::Value, large).color(ink));
        Mark::of(&row.value.observation, pieces)
    };
    plot.marks(panel, "dots", rows.iter().enumerate().map(dot).collect());
    plot.finish()
}
