//! What every picture shares: scales, axes, labels, marks and symbols. Pure geometry in CSS pixels; charts hand it to
//! ECharts (`figures::charts`), drawings write it as SVG (`figures::svg`).

pub mod axis;
pub mod label;
pub mod mark;
pub mod ranking;
pub mod scale;
pub mod symbol;
