//! Scatter: things by two values, the area of their discs in proportion to a third. Selected ones have a colour, a
//! symbol and always a name; the others are named where nothing is touched.

use super::options::{AxisOption, Datum, LabelOption, Piece, Spot};
use super::plot::{Mark, Plot, PlotArea};
use super::{ChartValue, Layout, Look};
use crate::figures::shared::axis::{Axis, AxisText};
use crate::figures::shared::label::{self, Bounds, Face, LabelPosition, LabelRequest, Side, width, wrapped};
use crate::figures::shared::mark::{Certainty, Dot, Growth, Paint};
use crate::figures::shared::scale::AreaScale;
use crate::figures::shared::symbol::Symbol;
use crate::figures::{ChartSpec, theme};
use charming::element::LabelAlign;

/// Things by two values.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scatter {
    /// To the right.
    pub x: ScatterAxis,
    /// Up.
    pub y: ScatterAxis,
    pub points: Vec<ScatterPoint>,
    /// What the area of the discs stands for, with examples; `None` for discs of one size.
    pub areas: Option<SizeKey>,
    /// Whether a line marks where both values are equal.
    pub diagonal: bool,
}

/// One of the two values.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ScatterAxis {
    pub name: String,
    /// What follows the last number of its axis.
    pub unit: String,
    /// Whether its numbers are changes, with signs.
    pub signed: bool,
    /// Values of something larger, drawn as lines across: the whole city, the country.
    pub references: Vec<ScatterReference>,
}

/// A line across.
#[derive(Clone, Debug, PartialEq)]
pub struct ScatterReference {
    /// Where; its text is at the line's end.
    pub value: ChartValue,
    pub color: &'static str,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ScatterPoint {
    /// Which disc it stays when the data change.
    pub id: String,
    pub name: String,
    /// Its value to the right.
    pub x: ChartValue,
    /// Its value up, whose observation the disc shows.
    pub y: ChartValue,
    /// What its area stands for.
    pub size: f64,
    pub look: Look,
}

/// What areas of discs stand for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SizeKey {
    /// What it is.
    pub title: String,
    /// Numbers with their texts, the largest first.
    pub examples: Vec<(f64, String)>,
}

pub fn draw(scatter: &Scatter, layout: Layout) -> ChartSpec {
    let frame = ScatterChart::new(scatter, layout);
    let small = layout.small();
    let mut plot = Plot::new(layout.width, frame.area.bottom + 46.0 + beyond_a_line(&frame.titles[1]));
    let x = AxisOption::values(frame.x.min, frame.x.max).ticks(&frame.x, small, 8.0, Some(theme::RULE));
    let y = AxisOption::values(frame.y.min, frame.y.max).ticks(&frame.y, small, 8.0, Some(theme::RULE));
    let panel = plot.panel(frame.area, x, y);
    plot.marks(panel, "rules", frame.rules());
    // The largest lie lowest.
    let mut order: Vec<&ScatterPoint> = scatter.points.iter().collect();
    order.sort_by(|a, b| a.look.is_strong().cmp(&b.look.is_strong()).then(b.size.total_cmp(&a.size)));
    let discs = order.iter().map(|point| frame.disc(point)).collect();
    plot.dots(panel, "discs", LabelOption::style(Face::Plain, small, theme::INK_3), discs);
    plot.marks(panel, "symbols", order.iter().filter_map(|point| frame.symbol(point)).collect());
    plot.marks(panel, "names", frame.names());
    plot.finish()
}

struct ScatterChart<'a> {
    scatter: &'a Scatter,
    layout: Layout,
    area: PlotArea,
    x: Axis,
    y: Axis,
    radius: AreaScale,
    /// Above the axis upward, and below the one to the right.
    titles: [String; 2],
}

/// Type of the titles of axes, in pixels.
const TITLE: f64 = 13.0;

/// How much higher a title is than one line.
fn beyond_a_line(title: &str) -> f64 {
    label::size(title, TITLE, Face::Bold)[1] - label::line_height(TITLE)
}

impl<'a> ScatterChart<'a> {
    fn new(scatter: &'a Scatter, layout: Layout) -> ScatterChart<'a> {
        let most = scatter.points.iter().map(|p| p.size).fold(0.0, f64::max);
        let radius = AreaScale { most, radius: (layout.width / 30.0).clamp(13.0, 23.0) };
        let title = |text: String| wrapped(&text, TITLE, Face::Bold, layout.width - 30.0);
        let titles = [title(format!("↑ {}", scatter.y.name)), title(format!("{} →", scatter.x.name))];
        let above = beyond_a_line(&titles[0]);
        let (top, bottom) = (34.0 + above, (layout.width * 0.86).clamp(330.0, 560.0) + above);
        let axis_text = |dimension: &'a ScatterAxis| AxisText {
            size: layout.small(),
            unit: &dimension.unit,
            signed: dimension.signed,
            nice: false,
            locale: layout.locale,
        };
        let domain = |value: &dyn Fn(&ScatterPoint) -> f64, dimension: &ScatterAxis, length: f64| {
            let values = scatter.points.iter().map(value).chain(dimension.references.iter().map(|r| r.value.number));
            let (low, high) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| (l.min(v), h.max(v)));
            if low > high {
                return [0.0, 1.0];
            }
            // The largest disc stays within the plot wherever it lies.
            let pad =
                (high - low).max(1e-9 * high.abs()) * (radius.radius + 3.0) / (length - 2.0 * radius.radius).max(40.0);
            [low - pad, high + pad]
        };
        let y = Axis::upward(domain(&|p| p.y.number, &scatter.y, bottom - top), bottom - top, axis_text(&scatter.y));
        let left = y.label_width(layout.small()) + 10.0;
        // The last number is in the middle below its tick.
        let length = layout.width - left - width(&format!("100{}", scatter.x.unit), layout.small(), Face::Plain) / 2.0;
        let x = Axis::across(domain(&|p| p.x.number, &scatter.x, length), length, axis_text(&scatter.x));
        let area = PlotArea { left, top, right: left + length, bottom };
        let known = |axis: Axis, least: f64| Axis {
            ticks: axis.ticks.into_iter().filter(|t| t.value >= least.min(0.0)).collect(),
            ..axis
        };
        let least =
            |value: &dyn Fn(&ScatterPoint) -> f64| scatter.points.iter().map(value).fold(f64::INFINITY, f64::min);
        // Where nothing is below zero no tick says that something might be.
        let (x, y) = (known(x, least(&|p| p.x.number)), known(y, least(&|p| p.y.number)));
        ScatterChart { scatter, layout, area, x, y, radius, titles }
    }

    fn position(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        let across = self.x.scale([self.area.left, self.area.right]);
        [across.at(x), self.y.scale([self.area.bottom, self.area.top]).at(y)]
    }

    fn radius(&self, point: &ScatterPoint) -> f64 {
        if self.scatter.areas.is_some() { self.radius.radius(point.size).max(3.5) } else { 6.0 }
    }

    fn disc(&self, point: &ScatterPoint) -> Datum {
        let datum = Datum::new([point.x.number, point.y.number]).keyed(&point.id).shows(&point.y.observation);
        let datum = datum.disc((self.radius(point) * 20.0).round() / 10.0);
        let certain = point.x.certainty == Certainty::Exact && point.y.certainty == Certainty::Exact;
        match point.look {
            Look::Context if certain => datum.faint(Paint { stroke: theme::INK_3, ..Paint::solid(theme::MARK) }, 0.45),
            Look::Context => datum.paint(Paint::solid("none")),
            _ => datum.faint(Paint::solid(point.look.color()), 0.28),
        }
    }

    /// The edge of a selected disc and the symbol in its middle; what a disc is like whose values are not exact.
    fn symbol(&self, point: &ScatterPoint) -> Option<Mark> {
        let spot = Spot::at([point.x.number, point.y.number]);
        let (certainty, color, radius) = (worse(point), point.look.color(), self.radius(point));
        let mut pieces = Vec::new();
        if let Some(slot) = point.look.slot() {
            let dot = Dot { certainty, color, symbol: slot.symbol, radius: 4.5, growth: Growth::Up };
            pieces.push(Piece::disc(spot, radius, Paint::line(color, 2.0)));
            pieces.extend(Piece::parts(&dot.parts(), spot));
        } else if certainty != Certainty::Exact {
            let dot = Dot { certainty, color, symbol: Symbol::Circle, radius, growth: Growth::Up };
            pieces.extend(Piece::parts(&dot.parts(), spot));
        }
        let mark = Mark { id: Some(point.id.clone()), ..Mark::of(&point.y.observation, pieces) };
        Some(mark).filter(|mark| !mark.pieces.is_empty())
    }

    /// Names of points, with a leader line to those that are further off.
    fn names(&self) -> Vec<Mark> {
        let requests: Vec<LabelRequest> = self.scatter.points.iter().map(|point| self.label_request(point)).collect();
        let mut taken = self.reference_labels().into_iter().map(|(_, bounds)| bounds).collect::<Vec<_>>();
        taken.extend(self.key_bounds());
        for reference in &self.scatter.x.references {
            let [x, _] = self.position([reference.value.number, 0.0]);
            taken.push(Bounds { left: x - 1.0, right: x + 1.0, top: self.area.top, bottom: self.area.bottom });
        }
        for reference in &self.scatter.y.references {
            let [_, y] = self.position([0.0, reference.value.number]);
            taken.push(Bounds { left: self.area.left, right: self.area.right, top: y - 1.0, bottom: y + 1.0 });
        }
        let within = Bounds {
            left: self.area.left + 2.0,
            top: self.area.top,
            right: self.layout.width,
            bottom: self.area.bottom,
        };
        let positions = label::positions(&requests, &taken, within);
        let name = |((point, request), position): ((&ScatterPoint, &LabelRequest), Option<LabelPosition>)| {
            Some(self.name(point, request, position?))
        };
        self.scatter.points.iter().zip(&requests).zip(positions).filter_map(name).collect()
    }

    fn label_request(&self, point: &ScatterPoint) -> LabelRequest {
        let required = point.look.is_strong();
        let (size, face) = self.name_style(point);
        // On phones the selected alone are named: the others are in the table.
        let named = required || !self.layout.is_narrow();
        let size = if named { [width(&point.name, size, face) + 2.0, size * 1.15] } else { [0.0, 0.0] };
        LabelRequest {
            at: self.position([point.x.number, point.y.number]),
            radius: self.radius(point),
            size,
            required,
            side: Side::Right,
        }
    }

    fn name_style(&self, point: &ScatterPoint) -> (f64, Face) {
        if point.look.is_strong() {
            (self.layout.pick(13.0, 14.0), Face::Bold)
        } else {
            (self.layout.small(), Face::Plain)
        }
    }

    fn name(&self, point: &ScatterPoint, request: &LabelRequest, position: LabelPosition) -> Mark {
        let at = [point.x.number, point.y.number];
        let shift = [position.middle[0] - request.at[0], position.middle[1] - request.at[1]];
        let (size, face) = self.name_style(point);
        let ink = if point.look.is_strong() { theme::INK } else { theme::INK_2 };
        let mut pieces = Vec::new();
        if position.leader {
            let far = shift[0].hypot(shift[1]).max(1.0);
            let edge = shift.map(|d| d * request.radius / far);
            let end = [
                shift[0] - shift[0].clamp(-request.size[0] / 2.0, request.size[0] / 2.0),
                shift[1] - shift[1].clamp(-8.0, 8.0),
            ];
            pieces.push(Piece::line(vec![Spot::near(at, edge), Spot::near(at, end)], Paint::line(theme::INK_3, 1.0)));
        }
        pieces.push(Piece::text(&point.name, Spot::near(at, shift), LabelAlign::Center, face, size).color(ink));
        Mark { id: Some(point.id.clone()), ..Mark::plain(pieces) }
    }

    /// Names of the axes, lines of reference with theirs, the diagonal, the key to the areas.
    fn rules(&self) -> Vec<Mark> {
        let corner = [self.x.min, self.y.min];
        let at = |x: f64, y: f64| Spot::near(corner, [x - self.area.left, y - self.area.bottom]);
        let title = |text: &String, spot, align| Piece::text(text, spot, align, Face::Bold, TITLE).color(theme::INK);
        let [above, below] = self.titles.each_ref().map(|title| beyond_a_line(title) / 2.0);
        let mut marks = vec![Mark::plain(vec![
            title(&self.titles[0], at(0.0, 9.0 + above), LabelAlign::Left),
            title(&self.titles[1], at(self.area.right, self.area.bottom + 34.0 + below), LabelAlign::Right),
        ])];
        if self.scatter.diagonal {
            let ends = [self.x.min.max(self.y.min), self.x.max.min(self.y.max)];
            let ends = ends.map(|v| Spot::at([v, v])).to_vec();
            marks.push(Mark::plain(vec![Piece::line(ends, Paint::line(theme::INK_3, 1.0))]));
        }
        let labels = self.reference_labels();
        let across = self.scatter.x.references.iter().map(|r| (r, true));
        let all = across.chain(self.scatter.y.references.iter().map(|r| (r, false)));
        for ((reference, upright), (align, bounds)) in all.zip(labels) {
            let v = reference.value.number;
            let ends = if upright { [[v, self.y.min], [v, self.y.max]] } else { [[self.x.min, v], [self.x.max, v]] };
            let [_, y] = bounds.middle();
            let x = if align == LabelAlign::Left { bounds.left } else { bounds.right };
            let text =
                Piece::text(&reference.value.text, at(x, y), align, Face::Plain, self.layout.small()).color(theme::INK);
            let line = Piece::line(ends.map(Spot::at).to_vec(), Paint::line(reference.color, 1.25));
            marks.push(Mark::of(&reference.value.observation, vec![line, text]));
        }
        marks.extend(self.key());
        marks
    }

    /// Where the names of lines of reference are: at an end of the line and beside it, where no disc is if possible.
    fn reference_labels(&self) -> Vec<(LabelAlign, Bounds)> {
        let PlotArea { left, top, right, bottom } = self.area;
        let mut taken: Vec<Bounds> = self
            .scatter
            .points
            .iter()
            .map(|p| {
                let r = 2.0 * self.radius(p) + 2.0;
                Bounds::around(self.position([p.x.number, p.y.number]), [r, r])
            })
            .collect();
        let discs = taken.len();
        let mut label = |reference: &ScatterReference, upright: bool| {
            let [w, h] = [width(&reference.value.text, self.layout.small(), Face::Plain), 16.0];
            let [x, y] = self.position([reference.value.number; 2]);
            let positions: Vec<(LabelAlign, Bounds)> = if upright {
                let after = (LabelAlign::Left, x + 5.0 + w / 2.0);
                let before = (LabelAlign::Right, x - 5.0 - w / 2.0);
                let ys = [top + 6.0, bottom - 10.0];
                ys.into_iter()
                    .flat_map(|y| [after, before].map(|(align, x)| (align, Bounds::around([x, y], [w, h]))))
                    .collect()
            } else {
                let (end, start) = ((LabelAlign::Right, right - w / 2.0), (LabelAlign::Left, left + 4.0 + w / 2.0));
                [end, start]
                    .into_iter()
                    .flat_map(|(align, x)| [-10.0, 10.0].map(|dy| (align, Bounds::around([x, y + dy], [w, h]))))
                    .collect()
            };
            let inside = |bounds: &Bounds| {
                bounds.left >= left && bounds.right <= right + 1.0 && bounds.top >= top - 8.0 && bounds.bottom <= bottom
            };
            let free =
                |(_, bounds): &&(LabelAlign, Bounds)| inside(bounds) && taken.iter().all(|other| !other.meets(bounds));
            // Where a disc is everywhere, at least another name is not.
            let unnamed = |(_, bounds): &&(LabelAlign, Bounds)| {
                inside(bounds) && taken[discs..].iter().all(|other| !other.meets(bounds))
            };
            let position = positions.iter().find(free).or_else(|| positions.iter().find(unnamed));
            let position = *position.unwrap_or(&positions[0]);
            taken.push(position.1);
            position
        };
        let upright: Vec<_> = self.scatter.x.references.iter().map(|r| label(r, true)).collect();
        upright
            .into_iter()
            .chain(self.scatter.y.references.iter().map(|r| label(r, false)).collect::<Vec<_>>())
            .collect()
    }

    /// The corner of the plot that the key to the areas takes, if one is free.
    fn key_bounds(&self) -> Option<Bounds> {
        let key = self.scatter.areas.as_ref().filter(|_| !self.layout.is_narrow())?;
        let texts =
            key.examples.iter().map(|(_, text)| width(text, self.layout.small(), Face::Plain)).fold(0.0, f64::max);
        let size = [
            (2.0 * self.radius.radius + 30.0 + texts).max(width(&key.title, self.layout.small(), Face::Plain)) + 8.0,
            2.0 * self.radius.radius + 34.0,
        ];
        let labels = self.reference_labels();
        let free = |bounds: &Bounds| {
            let points = self.scatter.points.iter().all(|p| {
                let r = self.radius(p) + 6.0;
                !bounds.meets(&Bounds::around(self.position([p.x.number, p.y.number]), [2.0 * r, 2.0 * r]))
            });
            points && labels.iter().all(|(_, label)| !label.meets(bounds))
        };
        let xs = [self.area.right - size[0] / 2.0 - 4.0, self.area.left + size[0] / 2.0 + 4.0];
        let ys = [self.area.top + size[1] / 2.0 + 22.0, self.area.bottom - size[1] / 2.0 - 6.0];
        let corners = ys.into_iter().flat_map(|y| xs.map(|x| Bounds::around([x, y], size)));
        corners.clone().find(free)
    }

    /// Discs of known areas in each other, with what they stand for.
    fn key(&self) -> Option<Mark> {
        let (bounds, key) = (self.key_bounds()?, self.scatter.areas.as_ref()?);
        let at = |x: f64, y: f64| Spot::near([self.x.min, self.y.min], [x - self.area.left, y - self.area.bottom]);
        let small = self.layout.small();
        let text = |words: &str, spot, align| Piece::text(words, spot, align, Face::Plain, small).color(theme::INK_2);
        let mut pieces = vec![text(&key.title, at(bounds.right, bounds.top + 8.0), LabelAlign::Right)];
        let (x, foot) = (bounds.left + self.radius.radius + 4.0, bounds.bottom - 4.0);
        let mut free = f64::NEG_INFINITY;
        for (number, words) in &key.examples {
            let r = self.radius.radius(*number);
            let y = (foot - 2.0 * r).max(free);
            pieces.push(Piece::disc(at(x, foot - r), r, Paint::line(theme::INK_3, 1.0)));
            pieces.push(Piece::line(
                vec![at(x, foot - 2.0 * r), at(bounds.left + 2.0 * self.radius.radius + 16.0, y)],
                Paint::line(theme::MARK, 0.75),
            ));
            pieces.push(text(words, at(bounds.left + 2.0 * self.radius.radius + 20.0, y), LabelAlign::Left));
            free = y + small + 3.0;
        }
        Some(Mark::plain(pieces))
    }
}

/// The less sure of a point's two values.
fn worse(point: &ScatterPoint) -> Certainty {
    if point.x.certainty == Certainty::Exact { point.y.certainty } else { point.x.certainty }
}
