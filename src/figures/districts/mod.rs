//! The districts compared: one state of the page, from an address to words, pictures and rows. Pure.

pub mod headline;
pub mod map;
mod notes;
pub mod over_time;
pub mod ranking;
pub mod rows;
pub mod scatter;
pub mod scene;
pub mod screen;
pub mod suggestions;
mod variable;

pub use scene::Scene;
pub use screen::Screen;
