//! The districts compared: what a reader sets, and the pictures that follow.

mod chips;
mod controls;
mod pictures;
mod state;
mod table;

pub use chips::Chips;
pub use controls::{Controls, Tabs};
pub use pictures::Pictures;
pub use state::State;
pub use table::DistrictTable;
