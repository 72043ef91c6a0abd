//! Charts with axes: what charming says, and the little that it cannot say, become the options that ECharts gets.
//!
//! Two coordinate systems lie over each other: the plot, with the chart's own axes, and the sheet, which is the whole
//! picture in pixels from the top left, for writing and signs. Both are given in shares of the width, so that a
//! picture which is drawn wider than it was laid out for stays in order.

use super::marks::{CLEAR, Mark, Paint, Writing};
use super::{Canvas, ChartSpec, Picture, bound, drawing::n, theme};
use crate::model::{Observation, source::Tier, template};
use charming::component::{Axis, Grid};
use charming::element::{
    AxisLabel, AxisTick, AxisType, ItemStyle, LabelPosition, LineStyle, LineStyleType, SplitLine, Symbol,
};
use charming::series::{Bar, Line, Scatter};
use serde::Serialize;

/// An arrow that points up, as outline.
const ARROW_UP: &str = "path://M6 18V1M0 7L6 1L12 7";
/// Space between writing and the frame around it, in CSS pixels.
pub const FRAME: f64 = 6.0;
/// Depth of the hatching above an open value, in CSS pixels.
const OPEN: f64 = 20.0;

/// Where a piece of writing stands against its place on the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Side {
    Start,
    Middle,
    End,
}

/// An axis without labels of its own: its numbers and names are writing on the sheet.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Scale {
    #[serde(flatten)]
    axis: Axis,
    axis_line: Rule,
}

/// `AxisLine` of charming takes its colour in segments, which only gauges understand.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    show: bool,
    on_zero: bool,
    line_style: LineStyle,
}

impl Scale {
    /// Slots side by side, in order, named for those who read the options.
    pub fn slots(names: Vec<String>) -> Scale {
        Scale::of(Axis::new().type_(AxisType::Category).data(names)).line(theme::INK_3)
    }

    /// A scale of numbers, without grid lines.
    pub fn numbers(min: f64, max: f64) -> Scale {
        Scale::of(Axis::new().type_(AxisType::Value).min(min).max(max))
    }

    /// Grid lines every so often.
    pub fn grid(self, interval: f64) -> Scale {
        let rules = SplitLine::new().show(true).line_style(LineStyle::new().color(theme::HAIR).width(1.0));
        Scale { axis: self.axis.interval(interval).split_line(rules), ..self }
    }

    /// From the top down, or from the right to the left.
    pub fn inverse(self) -> Scale {
        Scale { axis: self.axis.inverse(true), ..self }
    }

    /// Draws the axis's line.
    pub fn line(self, color: &'static str) -> Scale {
        let line_style = LineStyle::new().color(color).width(1.0);
        Scale { axis_line: Rule { show: true, on_zero: true, line_style }, ..self }
    }

    fn of(axis: Axis) -> Scale {
        let hidden = axis.axis_tick(AxisTick::new().show(false)).axis_label(AxisLabel::new().show(false));
        let line_style = LineStyle::new().color(theme::HAIR_2);
        let axis = hidden.split_line(SplitLine::new().show(false));
        Scale { axis, axis_line: Rule { show: false, on_zero: true, line_style } }
    }

    fn on(self, index: f64) -> Scale {
        Scale { axis: self.axis.grid_index(index), ..self }
    }
}

/// Where the plot lies on the sheet, in CSS pixels from the left and the top.
#[derive(Clone, Copy, Debug, PartialEq)]
#[allow(missing_docs)]
pub struct Area {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Area {
    /// From the left edge to the right.
    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    /// From the upper edge to the lower.
    pub fn height(&self) -> f64 {
        self.bottom - self.top
    }
}

/// The series that figures use. charming's own list has every kind that there is, and a program that can write each.
#[derive(Debug, Serialize)]
#[serde(untagged)]
#[allow(missing_docs)]
pub enum Series {
    Bar(Box<Bar>),
    Line(Box<Line>),
    Scatter(Box<Scatter>),
}

impl From<Bar> for Series {
    fn from(bar: Bar) -> Series {
        Series::Bar(Box::new(bar))
    }
}

impl From<Line> for Series {
    fn from(line: Line) -> Series {
        Series::Line(Box::new(line))
    }
}

impl From<Scatter> for Series {
    fn from(scatter: Scatter) -> Series {
        Series::Scatter(Box::new(scatter))
    }
}

#[derive(Debug, Serialize)]
struct Layer {
    #[serde(flatten)]
    series: Series,
    data: Vec<Mark>,
}

/// A chart in the making.
#[derive(Debug)]
pub struct Plot {
    width: f64,
    height: f64,
    area: Area,
    scales: [Scale; 2],
    layers: Vec<Layer>,
    sheet: Vec<Mark>,
}

impl Plot {
    /// A chart as wide as the canvas, with the plot somewhere in it.
    pub fn new(canvas: &Canvas, height: f64, area: Area, x: Scale, y: Scale) -> Plot {
        Plot { width: canvas.width, height, area, scales: [x, y], layers: Vec::new(), sheet: Vec::new() }
    }

    /// Adds a series in the plot's coordinates, over those before it.
    pub fn add(&mut self, series: impl Into<Series>, marks: Vec<Mark>) {
        self.layers.push(Layer { series: series.into(), data: marks });
    }

    /// Puts a mark on the sheet; its place is in CSS pixels.
    pub fn put(&mut self, mark: Mark) {
        self.sheet.push(mark);
    }

    /// Writes on the sheet: `y` is the middle of the writing.
    pub fn write(&mut self, x: f64, y: f64, side: Side, writing: Writing) {
        let sign = Mark::unnamed([x, y]).symbol(Symbol::Rect, 1.0, 1.0).paint(Paint::solid(CLEAR));
        self.sheet.push(sign.label(writing.at(side.label(), 0.0)));
    }

    /// Writes on the sheet what an observation says. With an outline it is framed.
    pub fn say(&mut self, observation: &str, [x, y]: [f64; 2], side: Side, writing: Writing, frame: Option<Paint>) {
        let padding = if frame.is_some() { FRAME } else { 0.0 };
        let (width, tall) = (writing.width + 2.0 * padding, (writing.size * 1.2).round() + padding);
        let offset = match side {
            Side::Start => width / 2.0,
            Side::Middle => 0.0,
            Side::End => -width / 2.0,
        };
        let label = match side {
            _ if frame.is_some() => writing.at(LabelPosition::Inside, 0.0),
            Side::Start => writing.at(LabelPosition::InsideLeft, padding),
            Side::Middle => writing.at(LabelPosition::Inside, 0.0),
            Side::End => writing.at(LabelPosition::InsideRight, padding),
        };
        let mark = Mark::new(observation, [x, y]).symbol(Symbol::Rect, width, tall).label(label);
        let frame = frame.unwrap_or_else(|| Paint::solid(CLEAR));
        self.sheet.push(mark.paint(frame).shifted(offset));
    }

    /// A line through places on the sheet.
    pub fn line(&mut self, points: &[[f64; 2]], style: LineStyle) {
        let line = Line::new().symbol(Symbol::None).line_style(style).x_axis_index(1).y_axis_index(1).silent(true).z(1);
        self.add(line, points.iter().map(|point| Mark::unnamed(*point)).collect());
    }

    /// Where the rules change: a dotted line down to the axis at `base`, and the axis cut through.
    pub fn break_at(&mut self, x: f64, top: f64, base: f64) {
        let dotted = LineStyle::new().color(theme::INK_3).width(1.5).type_(LineStyleType::Dotted);
        self.line(&[[x, top], [x, base - 12.0]], dotted);
        self.line(&[[x - 3.0, base], [x + 3.0, base]], LineStyle::new().color(theme::PAPER).width(4.0));
        for x in [x - 4.0, x + 4.0] {
            self.line(&[[x - 4.0, base + 9.0], [x + 4.0, base - 9.0]], LineStyle::new().color(theme::INK_3).width(1.5));
        }
    }

    /// An arrow up whose foot stands at a place on the sheet.
    pub fn arrow_up(&mut self, observation: &str, [x, foot]: [f64; 2], tall: f64, color: &'static str) {
        let arrow = Mark::new(observation, [x, foot - tall / 2.0]);
        let arrow = arrow.symbol(Symbol::Custom(ARROW_UP.to_owned()), 12.0, tall);
        self.sheet.push(arrow.paint(Paint::outline(color, 2.5)));
    }

    /// What stands above the end of an upright bar whose value is only known to be higher: hatching and an arrow.
    /// `top` is the middle of the bar's end on the sheet. Returns how far it reaches up.
    pub fn open_end(&mut self, observation: &str, [x, y]: [f64; 2], width: f64, color: &'static str) -> f64 {
        let hatching = Mark::new(observation, [x, y - OPEN / 2.0]);
        let hatching = hatching.symbol(Symbol::Custom(stripes(width, OPEN)), width, OPEN);
        self.sheet.push(hatching.paint(Paint::outline(color, 2.0)));
        self.arrow_up(observation, [x, y - OPEN], 18.0, color);
        OPEN + 20.0
    }

    /// The finished picture.
    pub fn finish(self) -> Picture {
        #[derive(Serialize)]
        #[serde(rename_all = "camelCase")]
        struct Options {
            grid: [Grid; 2],
            x_axis: [Scale; 2],
            y_axis: [Scale; 2],
            series: Vec<Layer>,
            observations: Vec<Vec<Option<String>>>,
        }
        let (width, height) = (self.width, self.height);
        let share = |x: f64| format!("{}%", (x / width * 1e4).round() / 100.0);
        let grid = Grid::new().left(share(self.area.left)).right(share(width - self.area.right));
        let grid = grid.top(self.area.top).bottom(height - self.area.bottom).contain_label(false);
        let all = Grid::new().left(0).right(0).top(0).bottom(0).contain_label(false);
        let [x, y] = self.scales;
        let mut layers = self.layers;
        let sheet = dots().x_axis_index(1).y_axis_index(1);
        layers.push(Layer { series: sheet.into(), data: self.sheet });
        let ids = |layer: &Layer| layer.data.iter().map(|mark| mark.observation.clone()).collect();
        let options = Options {
            grid: [grid, all],
            x_axis: [x, Scale::numbers(0.0, width).on(1.0)],
            y_axis: [y, Scale::numbers(0.0, height).inverse().on(1.0)],
            observations: layers.iter().map(ids).collect(),
            series: layers,
        };
        // Plain structs with names for keys always become JSON; if not, ECharts says that it got none.
        let json = serde_json::to_string(&options).unwrap_or_default();
        Picture::Chart(ChartSpec { width: whole(width), height: whole(height), json })
    }
}

impl Side {
    fn label(self) -> LabelPosition {
        match self {
            Side::Start => LabelPosition::Right,
            Side::Middle => LabelPosition::Inside,
            Side::End => LabelPosition::Left,
        }
    }
}

/// Hatching as a symbol: ECharts leaves decals off symbols, because it stretches them.
fn stripes(width: f64, height: f64) -> String {
    const EVERY: f64 = 6.0;
    let count = ((width + height) / EVERY).floor().max(1.0);
    let gap = (width + height) / count;
    let mut path = String::from("path://");
    // From corner to corner, so that the symbol has the size of the whole.
    for i in 1..count as u32 {
        let at = f64::from(i) * gap;
        let (left, right) = ((at - height).max(0.0), at.min(width));
        path += &format!("M{} {}L{} {}", n(left), n(at - left), n(right), n(at - right));
    }
    path + &format!("M0 {0}H{1}", n(height), n(width))
}

fn whole(pixels: f64) -> u16 {
    // Pictures are a few hundred pixels wide and high.
    pixels.round().clamp(1.0, f64::from(u16::MAX)) as u16
}

/// A series of single marks. ECharts would let the ground shine through them, and through their writing.
pub fn dots() -> Scatter {
    Scatter::new().item_style(ItemStyle::new().opacity(1.0))
}

/// An index as a place on a category axis.
pub fn slot(index: usize) -> f64 {
    u32::try_from(index).map_or(0.0, f64::from)
}

/// The year that an observation is about; `None` for months, spans and open periods.
pub fn year(observation: &Observation) -> Option<u16> {
    let period = observation.period?;
    (period.end == Some(period.start) && period.start.month.is_none()).then_some(period.start.year)
}

/// The number with the sign of an open value: `>500`.
pub fn printed(canvas: &Canvas, observation: &Observation) -> String {
    format!("{}{}", bound::sign(observation.qualifier), canvas.number(observation))
}

/// A rate of change with its sign and unit: `+13.0%`.
pub fn signed(canvas: &Canvas, observation: &Observation) -> String {
    template::fill_string(&format!("{{{}|sign|unit}}", observation.id), canvas.atlas, canvas.locale)
}

/// True for each value that is from another source than the rest: than the report where one of them is the report's,
/// else than the source that gives the most of them.
pub fn other_source(canvas: &Canvas, values: &[&Observation]) -> Vec<bool> {
    let report = |o: &&&Observation| {
        o.source.as_deref().and_then(|id| canvas.atlas.sources.get(id)).is_some_and(|s| s.tier == Tier::Report)
    };
    let alike = |o: &&Observation| values.iter().filter(|other| other.source == o.source).count();
    let first = values.first().map(|o| &o.source);
    let most = values.iter().rev().max_by_key(|o| alike(o)).map(|o| &o.source);
    let main = values.iter().find(report).map(|o| &o.source).or(most).or(first);
    values.iter().map(|o| Some(&o.source) != main).collect()
}

/// Round limits around two values and the step between grid lines, so that there are about so many steps. Around values
/// that cannot be told apart there is a scale of their own size.
pub fn steps(low: f64, high: f64, about: f64) -> [f64; 3] {
    let size = low.abs().max(high.abs());
    let span = if high - low > 1e-9 * size { high - low } else { size };
    let rough = if span > 1e-99 { span } else { 1.0 } / about;
    let power = 10f64.powf(rough.log10().floor());
    let step =
        [1.0, 2.0, 5.0, 10.0].into_iter().map(|n| n * power).find(|step| *step >= rough * 0.999).unwrap_or(power);
    let (min, max) = ((low / step).floor() * step, (high / step).ceil() * step);
    [min, if max > min { max } else { min + step }, step]
}

/// The numbers of a scale with these limits and steps, as they are printed.
pub fn ticks([min, max, step]: [f64; 3]) -> Vec<(f64, String)> {
    let decimals = (0u8..6).find(|d| (step * 10f64.powi(i32::from(*d))).fract().abs() < 1e-9).unwrap_or(0);
    let count = ((max - min) / step).round().clamp(0.0, 100.0) as u32;
    let tick = |i: u32| min + f64::from(i) * step;
    (0..=count).map(|i| (tick(i), crate::text::number::format_number(tick(i), decimals))).collect()
}
