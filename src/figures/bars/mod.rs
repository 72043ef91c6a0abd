//! Bars that are our own drawings: with open ends, parts, targets, or two sides.

pub mod bar_list;
pub mod bounded_share;
pub mod composition;
pub mod durations;
pub mod open_bar;
pub mod paired;
pub mod rank_chart;
pub mod values;
