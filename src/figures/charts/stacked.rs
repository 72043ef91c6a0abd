//! Stacked shares: wholes side by side, each parted in the same way; what lies next to each other is joined.

use super::options::{AxisOption, BandName, Datum, LabelOption, Piece, Spot};
use super::plot::{Mark, Plot, PlotArea};
use super::{ChartValue, Layout};
use crate::figures::shared::label::{Face, line_height, spread, width};
use crate::figures::shared::mark::{Certainty, Paint};
use crate::figures::shared::scale::{BandScale, as_f64};
use crate::figures::{ChartSpec, theme};
use charming::element::{LabelAlign, LabelPosition};

/// Wholes that are parted alike.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stacked {
    /// The wholes, from left to right or from the top down.
    pub wholes: Vec<Whole>,
    /// Their parts, from the bottom up or from left to right.
    pub parts: Vec<StackedPart>,
    /// Whether they stand upright.
    pub upright: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Whole {
    /// What it is of.
    pub name: String,
    /// A second line; may be empty.
    pub note: String,
    /// One value for each part; they add up to a hundred.
    pub values: Vec<ChartValue>,
    /// Whether its name stands out.
    pub strong: bool,
}

/// A part of every whole.
#[derive(Clone, Debug, PartialEq)]
pub struct StackedPart {
    pub name: String,
    /// Its colour, and that of text on it.
    pub paint: [&'static str; 2],
}

impl StackedPart {
    /// A step of the ramp.
    pub fn step(name: impl Into<String>, step: usize) -> StackedPart {
        let step = step.min(theme::SEQ.len() - 1);
        StackedPart { name: name.into(), paint: [theme::SEQ[step], theme::ON_SEQ[step]] }
    }

    /// The one that is the point.
    pub fn accent(name: impl Into<String>) -> StackedPart {
        StackedPart { name: name.into(), paint: [theme::ACCENT, theme::ON_ACCENT] }
    }
}

pub fn draw(stacked: &Stacked, layout: Layout) -> ChartSpec {
    let frame = StackedChart::new(stacked, layout);
    let mut plot = Plot::new(layout.width, frame.height);
    let bands = AxisOption::bands(stacked.wholes.iter().map(name).collect(), frame.head, 8.0);
    let shares = AxisOption::values(0.0, 100.0);
    let panel = if stacked.upright {
        plot.panel(frame.area, bands.opposite("top"), shares)
    } else {
        plot.panel(frame.area, shares, bands.inverse())
    };
    plot.marks(panel, "joins", frame.joins());
    for (part, StackedPart { paint: [fill, ink], .. }) in stacked.parts.iter().enumerate() {
        let style = LabelOption::style(Face::Value, frame.size, ink).bare().at(LabelPosition::Inside, 0.0);
        let data = stacked.wholes.iter().enumerate().map(|(i, whole)| frame.segment(i, whole, part, fill)).collect();
        plot.bars(panel, &format!("part-{part}"), frame.band.width().round(), Some("whole"), style, data);
    }
    plot.marks(panel, "names", frame.names());
    plot.finish()
}

fn name(whole: &Whole) -> BandName {
    let text = if whole.note.is_empty() { whole.name.clone() } else { format!("{}\n{}", whole.name, whole.note) };
    if whole.strong { BandName::bold(text, theme::ACCENT) } else { BandName::plain(text) }
}

struct StackedChart<'a> {
    stacked: &'a Stacked,
    layout: Layout,
    area: PlotArea,
    band: BandScale,
    height: f64,
    /// Size of the shares.
    size: f64,
    /// Size of the wholes' names.
    head: f64,
}

impl<'a> StackedChart<'a> {
    fn new(stacked: &'a Stacked, layout: Layout) -> StackedChart<'a> {
        let widest =
            |texts: &mut dyn Iterator<Item = &str>, face| texts.map(|t| width(t, 13.0, face)).fold(0.0, f64::max);
        let parts = widest(&mut stacked.parts.iter().map(|p| p.name.as_str()), Face::Plain);
        let wholes = widest(&mut stacked.wholes.iter().flat_map(|w| [w.name.as_str(), w.note.as_str()]), Face::Bold);
        let noted = stacked.wholes.iter().any(|whole| !whole.note.is_empty());
        let head = line_height(13.0) * if noted { 2.0 } else { 1.0 } + 10.0;
        let count = stacked.wholes.len();
        let (area, range, share, height) = if stacked.upright {
            let area = PlotArea {
                left: parts.min(layout.width * 0.34) + 14.0,
                top: head,
                right: layout.width,
                bottom: head + layout.pick(300.0, 330.0),
            };
            (area, [area.left, area.right], 0.62, area.bottom + 22.0)
        } else {
            let row = layout.pick(46.0, 50.0);
            let left = wholes.min(layout.width * 0.34) + 12.0;
            let lines = as_f64(legend(&stacked.parts, left, layout.width).last().map_or(1, |(_, line, _)| line + 1));
            let top = 8.0 + 18.0 * lines;
            let area = PlotArea { left, top, right: layout.width, bottom: top + row * as_f64(count) };
            (area, [area.top, area.bottom], 0.64, area.bottom + 4.0)
        };
        let band = area.width() / as_f64(count.max(1));
        StackedChart {
            stacked,
            layout,
            area,
            band: BandScale { count, range, share },
            height,
            size: layout.pick(13.0, 15.0),
            // Names side by side must not meet.
            head: if stacked.upright {
                (13.0 * (band - 4.0) / wholes.max(1.0)).clamp(11.0, 13.0).floor()
            } else {
                13.0
            },
        }
        .with_room_below()
    }

    /// The same with room for numbers below the last row.
    fn with_room_below(self) -> Self {
        let last = self.stacked.wholes.len().checked_sub(1).filter(|_| !self.stacked.upright);
        let space = if last.is_some_and(|last| !self.below(last).is_empty()) { 8.0 } else { 0.0 };
        StackedChart { height: self.height + space, ..self }
    }

    /// Pixels for one hundredth.
    fn unit(&self) -> f64 {
        (if self.stacked.upright { self.area.height() } else { self.area.width() }) / 100.0
    }

    fn segment(&self, i: usize, whole: &Whole, part: usize, fill: &'static str) -> Datum {
        let Some(value) = whole.values.get(part) else { return Datum::gap(as_f64(i)) };
        let position = if self.stacked.upright { [as_f64(i), value.number] } else { [value.number, as_f64(i)] };
        let datum = Datum::new(position)
            .shows(&value.observation)
            .paint(Paint { stroke: theme::PAPER, ..Paint::of(value.certainty, fill) });
        if !self.fits(value) {
            return datum;
        }
        let label = LabelOption::text(&value.text);
        // The ground of what is in doubt is hatched paper, whatever the part's own colour is.
        datum.label(if value.certainty == Certainty::Doubtful { label.color(theme::INK).bold() } else { label })
    }

    /// Whether a share has room for its number.
    fn fits(&self, value: &ChartValue) -> bool {
        let (long, text) = (value.number * self.unit(), width(&value.text, self.size, Face::Value) + 3.0);
        if self.stacked.upright { long >= self.size * 1.3 && self.band.width() >= text } else { long >= text }
    }

    /// Where a part of a whole begins and ends.
    fn span(&self, whole: usize, part: usize) -> [f64; 2] {
        let values = &self.stacked.wholes[whole].values;
        let from: f64 = values.iter().take(part).map(|v| v.number).sum();
        [from, from + values.get(part).map_or(0.0, |v| v.number)]
    }

    fn spot(&self, along: f64, whole: usize, shift: [f64; 2]) -> Spot {
        let at = if self.stacked.upright { [as_f64(whole), along] } else { [along, as_f64(whole)] };
        Spot::near(at, shift)
    }

    /// Lines from the end of each part to its end in the next whole.
    fn joins(&self) -> Vec<Mark> {
        let half = self.band.width() / 2.0;
        let shift = |by: f64| if self.stacked.upright { [by, 0.0] } else { [0.0, by] };
        let pairs =
            (1..self.stacked.wholes.len()).flat_map(|next| (1..self.stacked.parts.len()).map(move |part| (next, part)));
        let line = |(next, part): (usize, usize)| {
            let ends = [(next - 1, half), (next, -half)];
            let ends = ends.map(|(whole, by)| self.spot(self.span(whole, part)[0], whole, shift(by)));
            Piece::line(ends.to_vec(), Paint::line(theme::MARK, 1.0))
        };
        vec![Mark::plain(pairs.map(line).collect())]
    }

    /// Names of the parts beside the first whole, parted where they would meet, and numbers of parts too small for them.
    fn names(&self) -> Vec<Mark> {
        let mut pieces = if self.stacked.upright { self.names_beside() } else { self.names_above() };
        pieces.extend((0..self.stacked.wholes.len()).flat_map(|whole| self.below(whole)));
        vec![Mark::plain(pieces)]
    }

    fn part_name(&self, part: &StackedPart, spot: Spot, align: LabelAlign) -> Piece {
        let ink = if part.paint[0] == theme::ACCENT { theme::ACCENT } else { theme::INK_2 };
        Piece::text(&part.name, spot, align, Face::Plain, 13.0).color(ink)
    }

    /// The middle of a part of the first whole, in pixels from its beginning.
    fn middle(&self, part: usize) -> f64 {
        let [from, to] = self.span(0, part);
        f64::midpoint(from, to) * self.unit()
    }

    fn names_beside(&self) -> Vec<Piece> {
        let parts = &self.stacked.parts;
        let requests: Vec<(f64, f64)> = (0..parts.len()).map(|part| (self.middle(part), line_height(13.0))).collect();
        let positions = spread(&requests, [0.0, 100.0 * self.unit()]);
        let left = self.area.left - self.band.middle(0) - 8.0;
        let name = |(part, position): (usize, f64)| {
            let own = self.middle(part);
            self.part_name(&parts[part], self.spot(own / self.unit(), 0, [left, own - position]), LabelAlign::Right)
        };
        positions.into_iter().enumerate().map(name).collect()
    }

    /// Above the first whole: over its parts where all have room, else one after the other beside their colours.
    fn names_above(&self) -> Vec<Piece> {
        let parts = &self.stacked.parts;
        let positions = legend(parts, self.area.left, self.layout.width);
        let half = self.band.width() / 2.0;
        if positions.iter().all(|(_, line, _)| *line == 0) {
            let requests: Vec<(f64, f64)> =
                (0..parts.len()).map(|part| (self.middle(part), positions[part].2)).collect();
            let spots = spread(&requests, [0.0, 100.0 * self.unit()]);
            let name = |(part, x): (usize, f64)| {
                self.part_name(&parts[part], self.spot(0.0, 0, [x, -half - 11.0]), LabelAlign::Center)
            };
            return spots.into_iter().enumerate().map(name).collect();
        }
        let name = |(part, (x, line, _)): (&StackedPart, &(f64, usize, f64))| {
            let y = 9.0 + 18.0 * as_f64(*line) - self.band.middle(0);
            let at = |dx: f64, dy: f64| self.spot(0.0, 0, [x + dx - self.area.left, y + dy]);
            let corners = [at(0.0, -5.0), at(10.0, -5.0), at(10.0, 5.0), at(0.0, 5.0)];
            [
                Piece::area(corners.to_vec(), Paint::solid(part.paint[0])),
                self.part_name(part, at(15.0, 0.0), LabelAlign::Left),
            ]
        };
        parts.iter().zip(&positions).flat_map(name).collect()
    }

    /// Numbers of the parts that have no room for them: of an upright whole below it that of its lowest part, of a row below it
    /// all, parted where they would meet.
    fn below(&self, whole: usize) -> Vec<Piece> {
        let size = self.layout.small();
        let text = |value: &ChartValue, spot: Spot| {
            Piece::text(&value.text, spot, LabelAlign::Center, Face::Value, size).color(theme::INK_2)
        };
        let values = &self.stacked.wholes[whole].values;
        if self.stacked.upright {
            let lowest = values.first().filter(|value| !self.fits(value));
            return lowest.map(|value| text(value, self.spot(0.0, whole, [0.0, 12.0]))).into_iter().collect();
        }
        let small: Vec<usize> = (0..values.len()).filter(|part| !self.fits(&values[*part])).collect();
        let requests: Vec<(f64, f64)> = small
            .iter()
            .map(|part| {
                let [from, to] = self.span(whole, *part);
                (f64::midpoint(from, to) * self.unit(), width(&values[*part].text, size, Face::Value) + 6.0)
            })
            .collect();
        let half = self.band.width() / 2.0;
        let positions = spread(&requests, [0.0, 100.0 * self.unit()]);
        let below = |(part, x): (usize, f64)| text(&values[part], self.spot(0.0, whole, [x, half + 9.0]));
        small.into_iter().zip(positions).map(below).collect()
    }
}

/// Where names of parts are above rows: in one line within the rows' own width, else from the picture's left edge in as
/// many lines as it takes. Each with its line and its length.
fn legend(parts: &[StackedPart], left: f64, right: f64) -> Vec<(f64, usize, f64)> {
    let lengths: Vec<f64> = parts.iter().map(|part| width(&part.name, 13.0, Face::Plain) + 10.0).collect();
    if lengths.iter().sum::<f64>() <= right - left {
        return lengths.into_iter().map(|length| (left, 0, length)).collect();
    }
    let (mut x, mut line) = (0.0, 1);
    let mut positions = Vec::new();
    for length in lengths {
        if x > 0.0 && x + length + 15.0 > right {
            (x, line) = (0.0, line + 1);
        }
        positions.push((x, line, length));
        x += length + 20.0;
    }
    positions
}
