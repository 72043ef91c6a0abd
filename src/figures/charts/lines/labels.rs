//! Points and what is written at them and at the ends of lines.

use super::{BESIDE, LineChart, LineLook, LinePoint, LineSeries, end_text, last, slot_of};
use crate::figures::charts::ChartValue;
use crate::figures::charts::options::{Datum, LabelOption, Piece, Spot};
use crate::figures::charts::plot::Mark;
use crate::figures::shared::label::{
    self, Bounds, Face, LabelPosition, LabelRequest, Side, line_height, spread, without_overlap,
};
use crate::figures::shared::mark::{Certainty, Dot, Growth, Paint};
use crate::figures::shared::scale::as_f64;
use crate::figures::shared::symbol::{SelectionStyle, Symbol};
use crate::figures::theme;
use charming::element::LabelAlign;
use std::collections::BTreeMap;

/// Radius of the points of lines that are not grey, in pixels.
const POINT: f64 = 5.5;

/// How far labels are from their points, by the number of the line and the band.
pub(super) type Labels = BTreeMap<(usize, usize), [f64; 2]>;

impl LineChart<'_> {
    /// The points of a line; those of grey ones are there to be pointed at alone.
    pub(super) fn points(&self, line: usize, series: &LineSeries, labels: &Labels) -> Vec<Datum> {
        let point = |(i, point): (usize, &Option<LinePoint>)| {
            let Some(LinePoint { value, .. }) = point else { return vec![Datum::gap(as_f64(i))] };
            // A line ends at a break and begins anew.
            let broken = self.is_broken_before(i) && series.points[i - 1].is_some();
            let gap = broken.then(|| Datum::gap(as_f64(i)));
            let datum = Datum::new([as_f64(i), value.number]).shows(&value.observation);
            let datum = datum.paint(Paint::solid("none")).disc(9.0);
            let datum = match labels.get(&(line, i)) {
                Some(shift) => datum.label(LabelOption::text(&value.text).shifted(*shift, LabelAlign::Center)),
                None => datum,
            };
            gap.into_iter().chain([datum]).collect()
        };
        series.points.iter().enumerate().flat_map(point).collect()
    }

    /// Whether what is before a band is not joined with it.
    fn is_broken_before(&self, band: usize) -> bool {
        band > 0 && self.lines.breaks.contains(&band)
    }

    /// Whether a point has no neighbour that its line could lead to.
    fn is_alone(&self, series: &LineSeries, band: usize) -> bool {
        let has = |at: usize| series.points.get(at).is_some_and(Option::is_some);
        let before = band > 0 && has(band - 1) && !self.is_broken_before(band);
        let after = has(band + 1) && !self.is_broken_before(band + 1);
        !before && !after
    }

    /// Where the values of lines that stand alone are written beside their points: above them if nothing is there, off
    /// the lines, and never beyond a break, where they would be read as another year's.
    pub(super) fn beside_points(&self) -> Labels {
        let mut requests: Vec<((usize, usize), LabelRequest)> = Vec::new();
        let mut taken: Vec<Bounds> = Vec::new();
        for (line, series) in self.lines.series.iter().enumerate().filter(|(_, s)| s.look == LineLook::Alone) {
            let mut before: Option<(usize, [f64; 2])> = None;
            for (i, point) in series.points.iter().enumerate() {
                let Some(LinePoint { value, .. }) = point else { continue };
                let at = [self.band.middle(i), self.y(value.number)];
                let [wide, tall] = label::size(&value.text, self.size, Face::Bold);
                let size = [wide, tall - 3.0];
                requests.push(((line, i), LabelRequest { at, radius: POINT, size, required: true, side: Side::Above }));
                if value.certainty.is_open() {
                    // The arrow is above.
                    let reach = dot(value.certainty, Symbol::Circle, theme::SEQ[3]).reach();
                    taken.push(Bounds { top: at[1] - reach, ..Bounds::around(at, [10.0, 10.0]) });
                }
                if let Some((_, from)) = before.filter(|(band, _)| band + 1 == i) {
                    taken.extend(along(from, at));
                }
                before = Some((i, at));
            }
        }
        let (middle, height) = (f64::midpoint(self.area.top, self.area.bottom), self.area.height());
        // A value over a panel would be read as the one that is not known.
        taken.extend(self.lines.rates.iter().map(|rate| {
            let ground = Bounds::around([self.panel_middle(rate), middle], [self.panel_width(), height]);
            Bounds { top: self.panel_top(), ..ground }
        }));
        let top = if self.lines.title.is_empty() { 0.0 } else { 18.0 };
        let within = Bounds { left: self.area.left - 6.0, top, right: self.layout.width, bottom: self.area.bottom };
        // A label's rim may reach to the line of a break; its letters keep off it where there is room.
        const RIM: f64 = 3.0;
        const CLEAR: f64 = 2.0;
        let edge = |band: &usize| self.band.middle(*band) - self.band.step() / 2.0;
        let ends = [within.left + RIM, within.right - RIM];
        let edges: Vec<f64> = self.lines.breaks.iter().map(edge).collect();
        let edges = [&ends[..1], &edges, &ends[1..]].concat();
        let mut labels = Labels::new();
        for stretch in edges.windows(2) {
            let own: Vec<_> =
                requests.iter().filter(|(_, one)| (stretch[0]..stretch[1]).contains(&one.at[0])).collect();
            let within = Bounds { left: stretch[0] - RIM, right: stretch[1] + RIM, ..within };
            let positions = label::positions(&own.iter().map(|(_, w)| *w).collect::<Vec<_>>(), &taken, within);
            let shift = |((key, one), position): (&((usize, usize), LabelRequest), Option<LabelPosition>)| {
                let x = |middle: f64| clear_of(stretch, middle, one.size[0] / 2.0 + CLEAR);
                position.map(|p| (*key, [x(p.middle[0]) - one.at[0], p.middle[1] - one.at[1]]))
            };
            labels.extend(own.into_iter().zip(positions).filter_map(shift));
        }
        labels
    }

    /// The dots of lines that are not grey, each as sure as its value; of the others those that no line leads to.
    pub(super) fn symbols(&self) -> Vec<Mark> {
        let mut marks = Vec::new();
        for series in &self.lines.series {
            let slot = match series.look {
                LineLook::Alone => SelectionStyle { symbol: Symbol::Circle, color: theme::SEQ[3] },
                LineLook::Selected(slot) => slot_of(slot),
                LineLook::Reference | LineLook::Context => {
                    marks.extend(self.lone_points(series));
                    continue;
                }
            };
            for (i, point) in series.points.iter().enumerate() {
                let Some(LinePoint { value, other_source }) = point else { continue };
                let alone = series.look == LineLook::Alone;
                let (symbol, color) =
                    if *other_source && alone { (Symbol::Diamond, theme::MARK) } else { (slot.symbol, slot.color) };
                let dot = dot(value.certainty, symbol, color);
                let mut pieces = Piece::parts(&dot.parts(), Spot::at([as_f64(i), value.number]));
                if value.certainty == Certainty::Exact && !alone {
                    // A rim of paper parts symbols that meet.
                    pieces.insert(0, Piece::disc(Spot::at([as_f64(i), value.number]), 7.0, Paint::solid(theme::PAPER)));
                }
                marks.push(Mark { id: Some(format!("{}-{i}", series.id)), ..Mark::of(&value.observation, pieces) });
            }
        }
        marks
    }

    fn lone_points(&self, series: &LineSeries) -> Vec<Mark> {
        let paint = Paint::solid(self.paint(series.look).stroke);
        let lone = series.points.iter().enumerate().filter(|(i, _)| self.is_alone(series, *i));
        let mark = |(i, point): (usize, &Option<LinePoint>)| {
            let LinePoint { value, .. } = point.as_ref()?;
            let disc = Piece::disc(Spot::at([as_f64(i), value.number]), 2.5, paint);
            Some(Mark { id: Some(format!("{}-{i}", series.id)), ..Mark::of(&value.observation, vec![disc]) })
        };
        lone.filter_map(mark).collect()
    }

    /// Names and values at the ends of lines, moved apart; grey ones where there is room.
    pub(super) fn labels(&self) -> Vec<Mark> {
        let mut marks = Vec::new();
        for end in [false, true] {
            let named: Vec<(&LineSeries, usize, &ChartValue)> =
                self.lines.series.iter().filter_map(|s| last(s, end)).collect();
            let lines = if end && self.stacked { 2.0 } else { 1.0 };
            let requests: Vec<(f64, f64, bool)> = named
                .iter()
                .map(|(s, _, value)| {
                    (self.y(value.number), line_height(self.size) * lines, s.look != LineLook::Context)
                })
                .collect();
            // Grey names on the left would say what those on the right do.
            let shown = without_overlap(&requests);
            let kept: Vec<usize> = (0..named.len()).filter(|i| requests[*i].2 || shown[*i] && end).collect();
            let positions = spread(
                &kept.iter().map(|i| (requests[*i].0, requests[*i].1)).collect::<Vec<_>>(),
                [0.0, self.area.bottom + 8.0],
            );
            for (i, y) in kept.into_iter().zip(positions) {
                let (series, band, value) = named[i];
                marks.push(self.end_label(series, band, value, y, end));
            }
        }
        marks
    }

    fn end_label(&self, series: &LineSeries, band: usize, value: &ChartValue, y: f64, end: bool) -> Mark {
        let at = [as_f64(band), value.number];
        let own = self.y(value.number);
        let (dx, align) = if end { (BESIDE, LabelAlign::Left) } else { (-BESIDE, LabelAlign::Right) };
        let grey = series.look == LineLook::Context;
        let (face, ink) = if grey { (Face::Plain, theme::INK_3) } else { (Face::Bold, theme::INK) };
        let size = if grey { self.layout.small() } else { self.size };
        let text = if end { end_text(series, value, self.stacked) } else { value.text.clone() };
        let mut pieces = vec![Piece::text(text, Spot::near(at, [dx, y - own]), align, face, size).color(ink)];
        if (y - own).abs() > 4.0 || grey {
            let line = [[dx * 0.45, 0.0], [dx - dx.signum() * 2.0, y - own]].map(|shift| Spot::near(at, shift));
            pieces.push(Piece::line(line.to_vec(), Paint::line(theme::MARK, 1.0)));
        }
        Mark { id: Some(format!("{}-{end}", series.id)), ..Mark::of(&value.observation, pieces) }
    }
}

/// A point of a line.
fn dot(certainty: Certainty, symbol: Symbol, color: &'static str) -> Dot {
    Dot { certainty, color, symbol, radius: POINT, growth: Growth::Up }
}

/// The middle of a label between two edges, moved so that `half` of it and its margin is free on each side; where it was if
/// there is no room for that.
fn clear_of(edges: &[f64], middle: f64, half: f64) -> f64 {
    let [low, high] = [edges[0] + half, edges[1] - half];
    if low <= high { middle.clamp(low, high) } else { middle }
}

/// Small boxes along a line: what a label must keep off.
fn along(from: [f64; 2], to: [f64; 2]) -> impl Iterator<Item = Bounds> {
    let steps = ((to[0] - from[0]).hypot(to[1] - from[1]) / 6.0).ceil().clamp(1.0, 200.0) as u32;
    (0..=steps).map(move |i| {
        let part = f64::from(i) / f64::from(steps);
        Bounds::around([from[0] + part * (to[0] - from[0]), from[1] + part * (to[1] - from[1])], [3.0, 3.0])
    })
}
