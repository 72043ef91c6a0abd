//! A chart in the making: panels with their axes, and layers of marks over each other.

use super::options::{AxisOption, Datum, GridOption, LabelOption, Layer, Piece, Pieces, SeriesOption, no_emphasis};
use crate::figures::shared::mark::Paint;
use crate::figures::{ChartSpec, shared::scale::as_f64};
use charming::component::Grid;
use charming::element::LineStyle;
use charming::series::{Bar, Line, Scatter};
use serde::Serialize;

/// Where a panel lies in the picture, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlotArea {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl PlotArea {
    /// From the left edge to the right.
    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    /// From the upper edge to the lower.
    pub fn height(&self) -> f64 {
        self.bottom - self.top
    }
}

/// One mark of pieces, with what it shows.
#[derive(Clone, Debug)]
pub struct Mark {
    /// The observation; `None` for what only helps to read.
    pub observation: Option<String>,
    /// Which mark it stays when the data change.
    pub id: Option<String>,
    /// What it is made of; positions are those of its panel's axes.
    pub pieces: Vec<Piece>,
}

impl Mark {
    /// What only helps to read.
    pub fn plain(pieces: Vec<Piece>) -> Mark {
        Mark { observation: None, id: None, pieces }
    }

    /// What shows an observation.
    pub fn of(observation: &Option<String>, pieces: Vec<Piece>) -> Mark {
        Mark { observation: observation.clone(), id: None, pieces }
    }
}

/// A chart in the making.
#[derive(Debug)]
pub struct Plot {
    width: f64,
    height: f64,
    grids: Vec<GridOption>,
    x: Vec<AxisOption>,
    y: Vec<AxisOption>,
    layers: Vec<Layer>,
}

impl Plot {
    /// An empty picture of a size in pixels.
    pub fn new(width: f64, height: f64) -> Plot {
        Plot { width, height, grids: Vec::new(), x: Vec::new(), y: Vec::new(), layers: Vec::new() }
    }

    /// Adds a panel with its axes. Returns its number, which its layers name.
    pub fn panel(&mut self, area: PlotArea, x: AxisOption, y: AxisOption) -> usize {
        let at = self.grids.len();
        let grid = Grid::new().left(area.left).top(area.top).contain_label(false);
        let grid = grid.width(area.width().max(1.0)).height(area.height().max(1.0));
        self.grids.push(GridOption { grid, outer_bounds_mode: "none" });
        // Axes of the same number belong together, so further axes of a panel come after all panels.
        self.x.insert(at, x.of_grid(as_f64(at)));
        self.y.insert(at, y.of_grid(as_f64(at)));
        at
    }

    /// Adds a second upright axis to a panel, to the left or right of its own: names in two columns.
    pub fn beside(&mut self, panel: usize, y: AxisOption) {
        self.y.push(y.of_grid(as_f64(panel)));
    }

    /// Adds bars, `width` pixels across. Bars of one `stack` are on each other.
    pub fn bars(
        &mut self,
        panel: usize,
        id: &str,
        width: f64,
        stack: Option<&str>,
        label: LabelOption,
        data: Vec<Datum>,
    ) {
        let bar = Bar::new().id(id).bar_width(width).emphasis(no_emphasis());
        let bar = bar.x_axis_index(as_f64(panel)).y_axis_index(as_f64(panel));
        let bar = if let Some(stack) = stack { bar.stack(stack) } else { bar };
        // Bars of different stacks lie over each other, not side by side.
        self.add(SeriesOption::Bar(Box::new(bar.bar_gap("-100%"))), Some(label), data);
    }

    /// Adds points.
    pub fn dots(&mut self, panel: usize, id: &str, label: LabelOption, data: Vec<Datum>) {
        let scatter = Scatter::new().id(id).emphasis(no_emphasis());
        let scatter = scatter.x_axis_index(as_f64(panel)).y_axis_index(as_f64(panel));
        self.add(SeriesOption::Scatter(Box::new(scatter)), Some(label), data);
    }

    /// Adds a line through points. Gaps in the data interrupt it.
    pub fn line(&mut self, panel: usize, id: &str, paint: Paint, label: Option<LabelOption>, data: Vec<Datum>) {
        let style = LineStyle::new().color(paint.stroke).width(paint.width);
        let line = Line::new().id(id).line_style(style).connect_nulls(false).show_symbol(true).emphasis(no_emphasis());
        let line = line.x_axis_index(as_f64(panel)).y_axis_index(as_f64(panel));
        self.add(SeriesOption::Line(Box::new(line)), label, data);
        if let Some(layer) = self.layers.last_mut() {
            layer.show_all_symbol = Some(true);
        }
    }

    /// Adds marks that are made of pieces: qualified ends, rules, brackets, text beside other marks.
    pub fn marks(&mut self, panel: usize, id: &str, marks: Vec<Mark>) {
        let data = marks.iter().map(|mark| {
            let datum = Datum::new([0.0, 0.0]).shows(&mark.observation);
            if let Some(id) = &mark.id { datum.keyed(id) } else { datum }
        });
        let data = data.collect();
        let pieces = marks.into_iter().map(|mark| mark.pieces).collect();
        self.add(SeriesOption::Pieces(Box::new(Pieces::new(id, pieces).on(as_f64(panel)))), None, data);
    }

    fn add(&mut self, series: SeriesOption, label: Option<LabelOption>, data: Vec<Datum>) {
        let z = self.layers.len() + 1;
        self.layers.push(Layer { series, silent: true, clip: false, show_all_symbol: None, z, label, data });
    }

    /// The finished chart.
    pub fn finish(self) -> ChartSpec {
        #[derive(Serialize)]
        #[serde(rename_all = "camelCase")]
        struct Options {
            grid: Vec<GridOption>,
            x_axis: Vec<AxisOption>,
            y_axis: Vec<AxisOption>,
            series: Vec<Layer>,
        }
        let options = Options { grid: self.grids, x_axis: self.x, y_axis: self.y, series: self.layers };
        // Plain structs with names for keys always become JSON; if not, ECharts says that it got none.
        let json = serde_json::to_string(&options).unwrap_or_default();
        ChartSpec { width: whole(self.width), height: whole(self.height), json }
    }
}

fn whole(pixels: f64) -> u16 {
    // Pictures are a few hundred pixels wide and high.
    pixels.round().clamp(1.0, f64::from(u16::MAX)) as u16
}
