//! What is counted: a mark for each thing, or for a part of it.

pub mod nested;
pub mod pictogram;
pub mod unit_run;
pub mod waffle;
