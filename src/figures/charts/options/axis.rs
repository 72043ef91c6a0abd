//! Axes: numbers with given ticks, bands with names.

use crate::figures::shared::axis::Axis;
use crate::figures::shared::label::line_height;
use crate::figures::theme;
use charming::component::Axis as CharmingAxis;
use charming::element::{AxisLabel, AxisTick, AxisType, LabelAlign, LineStyle, SplitLine};
use serde::Serialize;

/// `Axis` with labels as texts, given ticks, and names in styles of their own.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AxisOption {
    #[serde(flatten)]
    pub(super) axis: CharmingAxis,
    pub(super) axis_line: AxisLine,
    pub(super) axis_label: AxisLabelOption,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) data: Vec<BandName>,
}

/// charming's takes its colour in segments, which only gauges understand.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AxisLine {
    pub(super) show: bool,
    pub(super) on_zero: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) line_style: Option<LineStyle>,
}

/// `AxisLabel` with its distance, its alignment, and texts in the place of a function.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AxisLabelOption {
    #[serde(flatten)]
    pub(super) label: AxisLabel,
    pub(super) margin: f64,
    pub(super) line_height: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) align: Option<LabelAlign>,
    /// One for each tick; `echarts.mjs` makes a formatter of them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) texts: Vec<String>,
}

/// The name of a band.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BandName {
    value: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    text_style: Option<NameStyle>,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct NameStyle {
    color: &'static str,
    font_weight: &'static str,
    /// ECharts does not look for it in the axis.
    #[serde(skip_serializing_if = "Option::is_none")]
    align: Option<LabelAlign>,
}

impl BandName {
    /// A name in the axis's own style.
    pub fn plain(value: impl Into<String>) -> BandName {
        BandName { value: value.into(), text_style: None }
    }

    /// A name that stands out.
    pub fn bold(value: impl Into<String>, color: &'static str) -> BandName {
        BandName { text_style: Some(NameStyle { color, font_weight: "bold", align: None }), ..BandName::plain(value) }
    }

    /// A name in another colour.
    pub fn colored(value: impl Into<String>, color: &'static str) -> BandName {
        BandName { text_style: Some(NameStyle { color, font_weight: "normal", align: None }), ..BandName::plain(value) }
    }
}

impl AxisOption {
    /// An axis of numbers from `min` to `max`, with nothing to be seen of it.
    pub fn values(min: f64, max: f64) -> AxisOption {
        AxisOption::hidden(CharmingAxis::new().type_(AxisType::Value).min(min).max(max))
    }

    /// An axis of bands, their names `size` pixels high and `margin` from the plot.
    pub fn bands(names: Vec<BandName>, size: f64, margin: f64) -> AxisOption {
        let axis = AxisOption::hidden(CharmingAxis::new().type_(AxisType::Category));
        let label = label_style(AxisLabel::new().show(true).interval(0.0), size).color(theme::INK);
        AxisOption { axis_label: AxisLabelOption { margin, ..AxisLabelOption::of(label, size) }, data: names, ..axis }
    }

    /// Slots without names.
    pub fn unnamed(count: usize) -> AxisOption {
        let axis = AxisOption::bands(vec![BandName::plain(""); count], 12.0, 0.0);
        AxisOption { axis_label: AxisLabelOption::of(AxisLabel::new().show(false), 12.0), ..axis }
    }

    /// The ticks of an axis, its labels `margin` from the plot.
    pub fn ticks(self, axis: &Axis, size: f64, margin: f64, rules: Option<&'static str>) -> AxisOption {
        let values: Vec<f64> = axis.ticks.iter().map(|tick| tick.value).collect();
        let label = label_style(AxisLabel::new().show(true), size).color(theme::INK_3);
        let texts = axis.ticks.iter().map(|tick| tick.text.clone()).collect();
        let axis_label = AxisLabelOption { margin, texts, ..AxisLabelOption::of(label, size) };
        let rule = SplitLine::new().show(rules.is_some());
        let rule = match rules {
            Some(color) => rule.line_style(LineStyle::new().color(color).width(1.0)),
            None => rule,
        };
        let tick = AxisTick::new().show(false).custom_values(values.clone());
        let label = values.into_iter().fold(axis_label.label, AxisLabel::custom_values);
        let axis_label = AxisLabelOption { label, ..axis_label };
        AxisOption { axis: self.axis.axis_tick(tick).split_line(rule), axis_label, ..self }
    }

    /// Draws the axis's line, at its edge of the plot.
    pub fn line(self, color: &'static str, width: f64) -> AxisOption {
        let line_style = Some(LineStyle::new().color(color).width(width));
        AxisOption { axis_line: AxisLine { show: true, on_zero: false, line_style }, ..self }
    }

    /// From the top down, or from the right to the left.
    pub fn inverse(self) -> AxisOption {
        AxisOption { axis: self.axis.inverse(true), ..self }
    }

    /// Its names in quiet ink.
    pub fn quiet(self) -> AxisOption {
        let label = self.axis_label.label.color(theme::INK_3);
        AxisOption { axis_label: AxisLabelOption { label, ..self.axis_label }, ..self }
    }

    /// At another edge than its own.
    pub fn opposite(self, edge: &'static str) -> AxisOption {
        AxisOption { axis: self.axis.position(edge), ..self }
    }

    /// Which edge its labels keep to.
    pub fn align(mut self, align: LabelAlign) -> AxisOption {
        self.data.iter_mut().filter_map(|name| name.text_style.as_mut()).for_each(|style| style.align = Some(align));
        AxisOption { axis_label: AxisLabelOption { align: Some(align), ..self.axis_label }, ..self }
    }

    pub(in crate::figures::charts) fn of_grid(self, index: f64) -> AxisOption {
        AxisOption { axis: self.axis.grid_index(index), ..self }
    }

    fn hidden(axis: CharmingAxis) -> AxisOption {
        let axis = axis.axis_tick(AxisTick::new().show(false)).split_line(SplitLine::new().show(false));
        AxisOption {
            axis,
            axis_line: AxisLine { show: false, on_zero: false, line_style: None },
            axis_label: AxisLabelOption::of(AxisLabel::new().show(false), 12.0),
            data: Vec::new(),
        }
    }
}

impl AxisLabelOption {
    fn of(label: AxisLabel, size: f64) -> AxisLabelOption {
        AxisLabelOption { label, margin: 8.0, line_height: line_height(size), align: None, texts: Vec::new() }
    }
}

fn label_style(label: AxisLabel, size: f64) -> AxisLabel {
    label.font_family(theme::SANS).font_size(size)
}
