//! Every kind of chart with every qualifier, from numbers made up for it: what the golden tests hold word for word and
//! what contributors look at. It is compiled for tests and for development, never for readers.

mod charts;
mod kinds;
mod marks;

use super::Picture;
use super::charts::Layout;

/// One picture of the gallery.
#[derive(Clone, Copy)]
pub struct Case {
    /// Its name: kind, and what it shows of it.
    pub id: &'static str,
    /// Draws it.
    pub draw: fn(Layout) -> Picture,
}

/// Every picture.
pub fn cases() -> Vec<Case> {
    [marks::CASES, charts::CASES, kinds::CASES].concat()
}
