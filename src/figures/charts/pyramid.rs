//! Pyramid: two groups by age, back to back, the youngest at the bottom; over it, as an outline, another year or area.

use super::options::{AxisOption, BandName, Datum, LabelOption, Piece, Spot};
use super::plot::{Mark, Plot, PlotArea};
use super::{ChartValue, Layout};
use crate::figures::shared::axis::{Axis, AxisText};
use crate::figures::shared::label::{self, Face, width, wrapped};
use crate::figures::shared::mark::Paint;
use crate::figures::shared::scale::as_f64;
use crate::figures::{ChartSpec, theme};
use crate::text::number::format_number;
use charming::element::{LabelAlign, LabelPosition};

/// Two groups by age.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pyramid {
    /// The youngest first.
    pub bands: Vec<PyramidBand>,
    /// What the left and the right side are, above them.
    pub sides: [String; 2],
    /// What follows the last number of the axes.
    pub unit: String,
    /// The same bands elsewhere or at another time: left and right, one for each band.
    pub outline: Vec<[ChartValue; 2]>,
    /// Bands taken together, beside the pyramid where there is room.
    pub groups: Vec<AgeGroup>,
}

/// An age group.
#[derive(Clone, Debug, PartialEq)]
pub struct PyramidBand {
    /// Its ages.
    pub name: String,
    /// Left and right.
    pub values: [ChartValue; 2],
    pub tone: Tone,
}

/// What an age group looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// One of many.
    Plain,
    /// One of those that the picture is about.
    Strong,
    /// The one that stands out: its numbers are written.
    Accent,
}

/// Bands taken together.
#[derive(Clone, Debug, PartialEq)]
pub struct AgeGroup {
    /// The first and the last band.
    pub bands: [usize; 2],
    pub name: String,
    /// How many, or what share.
    pub value: ChartValue,
    /// What to compare it with; may be empty.
    pub note: String,
}

/// From this width on groups are beside the pyramid.
const BESIDE_FROM: f64 = 560.0;

pub fn draw(pyramid: &Pyramid, layout: Layout) -> ChartSpec {
    let frame = PyramidChart::new(pyramid, layout);
    let mut plot = Plot::new(layout.width, frame.sides[0].bottom + 30.0);
    let names = pyramid.bands.iter().map(|band| match band.tone {
        Tone::Accent => BandName::bold(&band.name, theme::ACCENT),
        _ => BandName::colored(&band.name, theme::INK_2),
    });
    let mut panels = [0, 1];
    for side in [0, 1] {
        let x = AxisOption::values(0.0, frame.axis.max).ticks(&frame.axis, layout.small(), 8.0, Some(theme::RULE));
        let x = if side == 0 { x.inverse() } else { x };
        let y = if side == 0 {
            let bands = AxisOption::bands(names.clone().collect(), layout.small(), frame.gutter / 2.0);
            bands.align(LabelAlign::Center).opposite("right")
        } else {
            AxisOption::unnamed(pyramid.bands.len())
        };
        panels[side] = plot.panel(frame.sides[side], x, y);
    }
    for side in [0, 1] {
        let at = if side == 0 { LabelPosition::InsideLeft } else { LabelPosition::InsideRight };
        let style = LabelOption::style(Face::Value, layout.pick(13.0, 15.0), theme::ON_ACCENT).bare().at(at, 8.0);
        let bars = pyramid.bands.iter().enumerate().map(|(i, band)| frame.bar(i, band, side)).collect();
        plot.bars(panels[side], ["left", "right"][side], frame.pitch - 1.0, None, style, bars);
        plot.marks(panels[side], ["outline-left", "outline-right"][side], frame.outline(side));
    }
    plot.marks(panels[1], "groups", frame.groups());
    plot.finish()
}

struct PyramidChart<'a> {
    pyramid: &'a Pyramid,
    layout: Layout,
    /// The left and the right panel.
    sides: [PlotArea; 2],
    gutter: f64,
    pitch: f64,
    axis: Axis,
    beside: bool,
    /// Over the two sides.
    titles: [String; 2],
}

impl<'a> PyramidChart<'a> {
    fn new(pyramid: &'a Pyramid, layout: Layout) -> PyramidChart<'a> {
        let beside = layout.width >= BESIDE_FROM && !pyramid.groups.is_empty();
        let groups = pyramid.groups.iter().map(|g| {
            width(&g.value.text, 20.0, Face::Value).max(width(&g.note, 13.0, Face::Plain)).max(width(
                &g.name,
                13.0,
                Face::Bold,
            ))
        });
        let right = if beside { layout.width - groups.fold(0.0, f64::max) - 40.0 } else { layout.width };
        let gutter =
            pyramid.bands.iter().map(|b| width(&b.name, layout.small(), Face::Bold)).fold(0.0, f64::max) + 14.0;
        // The last number is in the middle below its tick.
        let values = pyramid.bands.iter().flat_map(|b| &b.values).chain(pyramid.outline.iter().flatten());
        let most = values.map(|v| v.number).fold(f64::MIN_POSITIVE, f64::max);
        // An axis ends at most a quarter above what it shows.
        let last = format_number((most * 1.25).max(10.0), 0, layout.locale) + &pyramid.unit;
        let edge = width(&last, layout.small(), Face::Plain) / 2.0;
        let half = ((right - gutter) / 2.0 - edge).max(20.0);
        let pitch = layout.pick(18.0, 20.0);
        let titles = [0, 1].map(|side| wrapped(&pyramid.sides[side], 13.0, Face::Bold, half + edge - 8.0));
        let top = titles.iter().map(|title| label::size(title, 13.0, Face::Bold)[1]).fold(0.0, f64::max) + 8.0;
        let bottom = top + pitch * as_f64(pyramid.bands.len());
        let side = |left: f64| PlotArea { left, top, right: left + half, bottom };
        let axis_text =
            AxisText { size: layout.small(), unit: &pyramid.unit, signed: false, nice: true, locale: layout.locale };
        let axis = Axis::across([0.0, most], half, axis_text);
        PyramidChart {
            pyramid,
            layout,
            sides: [side(edge), side(edge + half + gutter)],
            gutter,
            pitch,
            axis,
            beside,
            titles,
        }
    }

    fn bar(&self, i: usize, band: &PyramidBand, side: usize) -> Datum {
        let value = &band.values[side];
        let color = match band.tone {
            Tone::Plain => theme::SEQ[2],
            Tone::Strong => theme::SEQ[4],
            Tone::Accent => theme::ACCENT,
        };
        let datum = Datum::new([value.number, as_f64(i)])
            .shows(&value.observation)
            .keyed(&band.name)
            .paint(Paint::of(value.certainty, color));
        // At the bar's end; at its root where the outline would run through the number.
        let long = |number: f64| number / self.axis.max * self.sides[side].width();
        let (space, wide) = (long(value.number), width(&value.text, self.layout.pick(13.0, 15.0), Face::Value) + 14.0);
        let outline = self.pyramid.outline.get(i).map_or(f64::INFINITY, |values| long(values[side].number));
        let root = if side == 0 { LabelPosition::InsideRight } else { LabelPosition::InsideLeft };
        let label = LabelOption::text(&value.text);
        match band.tone {
            Tone::Accent if wide > space => datum,
            Tone::Accent if !(space - wide..space + 3.0).contains(&outline) => datum.label(label),
            Tone::Accent if outline > wide => datum.label(label.at(root, 8.0)),
            _ => datum,
        }
    }

    /// The outline of one side, with its largest number.
    fn outline(&self, side: usize) -> Vec<Mark> {
        let outward = if side == 0 { -1.0 } else { 1.0 };
        let mut marks = vec![self.title(side)];
        let half = self.pitch / 2.0;
        let mut spots = Vec::new();
        for (i, values) in self.pyramid.outline.iter().enumerate() {
            let at = [values[side].number, as_f64(i)];
            spots.extend([Spot::near(at, [0.0, half]), Spot::near(at, [0.0, -half])]);
        }
        if spots.is_empty() {
            return marks;
        }
        // A casing of paper, so that it is seen over dark bars too.
        let line = |paint: Paint| Piece::line(spots.clone(), paint);
        marks.push(Mark::plain(vec![line(Paint::line(theme::PAPER, 3.5)), line(Paint::line(theme::INK, 1.5))]));
        // The same on both sides, so that it is the one that a title names.
        let both = |values: &[ChartValue; 2]| values[0].number + values[1].number;
        let largest = self.pyramid.outline.iter().enumerate().max_by(|(_, a), (_, b)| both(a).total_cmp(&both(b)));
        for (i, values) in self.pyramid.outline.iter().enumerate() {
            let value = &values[side];
            let corner = |x: f64, dy: f64| Spot::near([x, as_f64(i)], [0.0, dy]);
            // What can be pointed at: a strip at the outline's own end.
            let strip = vec![
                Spot::near([value.number, as_f64(i)], [outward * -4.0, -half]),
                Spot::near([value.number, as_f64(i)], [outward * 4.0, -half]),
                Spot::near([value.number, as_f64(i)], [outward * 4.0, half]),
                Spot::near([value.number, as_f64(i)], [outward * -4.0, half]),
            ];
            let mut pieces = vec![Piece::area(strip, Paint::solid("none"))];
            let space = value.number / self.axis.max * self.sides[side].width();
            let fits = width(&value.text, self.layout.small(), Face::Bold) + 10.0 <= space;
            if fits && largest.is_some_and(|(at, _)| at == i) {
                let align = if side == 0 { LabelAlign::Left } else { LabelAlign::Right };
                let spot = corner(value.number, 0.0);
                let spot = Spot { shift: [outward * -7.0, 0.0], ..spot };
                pieces.push(Piece::text(&value.text, spot, align, Face::Bold, self.layout.small()).color(theme::INK));
            }
            marks.push(Mark::of(&value.observation, pieces));
        }
        marks
    }

    fn title(&self, side: usize) -> Mark {
        let top = as_f64(self.pyramid.bands.len().max(1) - 1);
        let (dx, align) = if side == 0 { (-4.0, LabelAlign::Right) } else { (4.0, LabelAlign::Left) };
        let tall = label::size(&self.titles[side], 13.0, Face::Bold)[1];
        let spot = Spot::near([0.0, top], [dx, -self.pitch / 2.0 - 5.0 - tall / 2.0]);
        Mark::plain(vec![Piece::text(&self.titles[side], spot, align, Face::Bold, 13.0).color(theme::INK)])
    }

    /// Brackets beside the pyramid.
    fn groups(&self) -> Vec<Mark> {
        let edge = self.sides[1].right - self.sides[1].left;
        let group = |group: &AgeGroup| {
            let [from, to] = group.bands;
            let at = |band: usize, dx: f64, dy: f64| Spot::near([0.0, as_f64(band)], [edge + dx, dy]);
            let half = self.pitch / 2.0 - 2.0;
            let bracket = vec![at(from, 14.0, half), at(from, 20.0, half), at(to, 20.0, -half), at(to, 14.0, -half)];
            let middle = f64::midpoint(as_f64(from), as_f64(to));
            let lines = if group.note.is_empty() { 2.0 } else { 3.0 };
            let tall = 20.0 * (lines - 1.0);
            let text = |words: &str, line: f64, face, size| {
                let dy = -(middle - as_f64(from)) * self.pitch - tall / 2.0 + line * 20.0;
                Piece::text(words, at(from, 28.0, dy), LabelAlign::Left, face, size)
            };
            let mut pieces = vec![
                Piece::line(bracket, Paint::line(theme::INK_3, 1.0)),
                text(&group.name, 0.0, Face::Bold, 13.0).color(theme::INK),
                text(&group.value.text, 1.0, Face::Value, 20.0).color(theme::INK),
            ];
            if !group.note.is_empty() {
                pieces.push(text(&group.note, 2.0, Face::Plain, 13.0).color(theme::INK_3));
            }
            Mark::of(&group.value.observation, pieces)
        };
        if self.beside { self.pyramid.groups.iter().map(group).collect() } else { Vec::new() }
    }
}
