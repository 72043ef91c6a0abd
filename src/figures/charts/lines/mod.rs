//! Lines: levels over time. What follows different rules is never joined; a selected line has a colour, a symbol and
//! its name at its end; a band of which only a rate is known has a position but no point.

mod labels;
mod notes;

use super::options::{AxisOption, BandName, LabelOption};
use super::plot::{Plot, PlotArea};
use super::{ChartValue, Layout};
use crate::figures::shared::axis::{Axis, AxisText, thinned};
use crate::figures::shared::label::{Face, width};
use crate::figures::shared::mark::Paint;
use crate::figures::shared::scale::BandScale;
use crate::figures::shared::symbol::{SLOTS, SelectionStyle};
use crate::figures::{ChartSpec, theme};

/// Lines over the same bands of time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lines {
    /// Names of the bands, from left to right: years.
    pub bands: Vec<String>,
    /// From the one that lies lowest.
    pub series: Vec<LineSeries>,
    /// What the numbers are, above the axis; may be empty. An axis that does not begin at zero must say so here.
    pub title: String,
    /// Where the axis begins: at zero, or near the lowest value.
    pub from_zero: bool,
    /// Slots before which the rules change.
    pub breaks: Vec<usize>,
    /// What bands have in common: the source or the rule that they follow.
    pub brackets: Vec<Bracket>,
    /// Slots of which only a rate is known.
    pub rates: Vec<RateOnly>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct LineSeries {
    /// Which line it stays when the data change.
    pub id: String,
    /// Its name, at its end.
    pub name: String,
    pub look: LineLook,
    /// One for each band.
    pub points: Vec<Option<LinePoint>>,
}

/// What a line looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineLook {
    /// The only line: every value is written at its point.
    Alone,
    /// In the colour and with the symbol of one of [`SLOTS`].
    Selected(usize),
    /// In ink: what the others are compared with.
    Reference,
    /// Grey, named where there is room.
    Context,
}

/// A value of a line.
#[derive(Clone, Debug, PartialEq)]
pub struct LinePoint {
    pub value: ChartValue,
    /// Whether another source than that of the rest says so.
    pub other_source: bool,
}

/// Slots with something in common.
#[derive(Clone, Debug, PartialEq)]
pub struct Bracket {
    pub from: usize,
    pub to: usize,
    pub text: String,
}

/// A band of which only a rate is known: its position is a panel, not a point.
#[derive(Clone, Debug, PartialEq)]
pub struct RateOnly {
    /// Which band.
    pub band: usize,
    pub value: ChartValue,
    /// What it is, below it.
    pub notes: Vec<String>,
}

/// Between an end of a line and its label, in pixels.
const BESIDE: f64 = 14.0;

pub fn draw(lines: &Lines, layout: Layout) -> ChartSpec {
    let frame = LineChart::new(lines, layout);
    let size = layout.pick(13.0, 14.0);
    let shown = thinned(&lines.bands, frame.band.step(), size);
    let names = (0..lines.bands.len()).map(|i| match lines.bands[i].as_str() {
        _ if !shown[i] => BandName::plain(""),
        name if frame.is_known(i) => BandName::plain(name),
        name => BandName::colored(name, theme::INK_3),
    });
    let x = AxisOption::bands(names.collect(), size, 9.0).line(theme::INK_3, 1.0);
    let y = AxisOption::values(frame.axis.min, frame.axis.max);
    // Numbers keep to the edge of the picture: labels at first points are between them and the plot.
    let margin = frame.area.left - frame.axis.label_width(layout.small()) - 2.0;
    let y = y.ticks(&frame.axis, layout.small(), margin, Some(theme::RULE));
    let below = if lines.brackets.is_empty() { 32.0 } else { 62.0 };
    let mut plot = Plot::new(layout.width, frame.area.bottom + below);
    let panel = plot.panel(frame.area, x, y);

    plot.marks(panel, "notes", frame.notes());
    let labels = frame.beside_points();
    for (line, series) in lines.series.iter().enumerate() {
        let paint = frame.paint(series.look);
        let label = (series.look == LineLook::Alone).then(|| LabelOption::style(Face::Bold, frame.size, theme::INK));
        plot.line(panel, &series.id, paint, label, frame.points(line, series, &labels));
    }
    plot.marks(panel, "symbols", frame.symbols());
    plot.marks(panel, "labels", frame.labels());
    plot.finish()
}

struct LineChart<'a> {
    lines: &'a Lines,
    layout: Layout,
    area: PlotArea,
    band: BandScale,
    axis: Axis,
    /// Size of labels at points.
    size: f64,
    /// Whether values are below names at the ends of lines.
    stacked: bool,
}

impl<'a> LineChart<'a> {
    fn new(lines: &'a Lines, layout: Layout) -> LineChart<'a> {
        let size = layout.pick(13.0, 15.0);
        let values = lines.series.iter().flat_map(|s| &s.points).flatten().map(|p| p.value.number);
        let (low, high) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| (l.min(v), h.max(v)));
        let low = if lines.from_zero { low.min(0.0) } else { low };
        let domain = if low <= high { [low, high] } else { [0.0, 1.0] };
        let top = if lines.title.is_empty() { 26.0 } else { 34.0 };
        let bottom = layout.pick(262.0, 282.0) + if lines.series.len() > 8 { 120.0 } else { 0.0 };
        let small = AxisText { size: layout.small(), unit: "", signed: false, nice: true, locale: layout.locale };
        let axis = Axis::upward(domain, bottom - top, small);
        let left = axis.label_width(small.size) + 10.0;
        let stacked = ends(lines, size, false)[1] > layout.width * 0.36;
        let mut margins = ends(lines, size, stacked);
        // Names below the first and the last band are in their middle.
        for (margin, name) in margins.iter_mut().zip([lines.bands.first(), lines.bands.last()]) {
            *margin = margin.max(name.map_or(0.0, |name| width(name, layout.pick(13.0, 14.0), Face::Plain) / 2.0));
        }
        let band = BandScale::with_margins(lines.bands.len(), [left, layout.width], margins, 1.0);
        let area = PlotArea { left: band.range[0], top, right: band.range[1], bottom };
        LineChart { lines, layout, area, band, axis, size, stacked }
    }

    fn y(&self, value: f64) -> f64 {
        self.axis.scale([self.area.bottom, self.area.top]).at(value)
    }

    /// Whether something is known of a band.
    fn is_known(&self, band: usize) -> bool {
        let has = |s: &LineSeries| s.points.get(band).is_some_and(Option::is_some);
        self.lines.series.iter().any(has) || self.lines.rates.iter().any(|rate| rate.band == band)
    }

    fn paint(&self, look: LineLook) -> Paint {
        match look {
            LineLook::Alone => Paint::line(theme::SEQ[3], 2.5),
            LineLook::Selected(slot) => Paint::line(slot_of(slot).color, 2.0),
            LineLook::Reference => Paint::line(theme::INK, 1.5),
            LineLook::Context => Paint::line(theme::MARK_FAINT, 1.0),
        }
    }
}

/// Room that labels before the first and after the last points need.
fn ends(lines: &Lines, size: f64, stacked: bool) -> [f64; 2] {
    let widest = |text: &dyn Fn(&LineSeries) -> Option<String>| {
        let texts = lines.series.iter().filter_map(text);
        texts.map(|text| width(&text, size, Face::Bold) + BESIDE).fold(0.0, f64::max)
    };
    let first = |s: &LineSeries| last(s, false).filter(|_| s.look != LineLook::Context).map(|(_, _, v)| v.text.clone());
    let end = |s: &LineSeries| last(s, true).map(|(s, _, v)| end_text(s, v, stacked));
    [widest(&first), widest(&end)]
}

/// A line's name with its last value.
fn end_text(series: &LineSeries, value: &ChartValue, stacked: bool) -> String {
    format!("{}{}{}", series.name, if stacked { "\n" } else { " " }, value.text)
}

/// A line's first or last value, with its band.
fn last(series: &LineSeries, end: bool) -> Option<(&LineSeries, usize, &ChartValue)> {
    let mut points = series.points.iter().enumerate().filter_map(|(i, p)| Some((series, i, &p.as_ref()?.value)));
    if series.look == LineLook::Alone {
        None
    } else if end {
        points.next_back()
    } else {
        points.next()
    }
}

fn slot_of(slot: usize) -> SelectionStyle {
    SLOTS[slot % SLOTS.len()]
}
