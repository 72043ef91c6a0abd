//! Every chart with every qualifier, from numbers made up for it: what the golden tests hold word for word and
//! what contributors look at. It is compiled for tests and for development, never for readers.

mod case;
mod charts;
mod comparisons;
mod drawn;
mod marks;
mod qualified;

pub use case::Case;
pub use qualified::{QUALIFIED_MODULES, QualifiedModule};

pub fn cases() -> Vec<Case> {
    [marks::CASES, charts::CASES, comparisons::CASES, qualified::CASES].concat()
}
