//! One picture of the gallery.

use crate::figures::Picture;
use crate::figures::charts::Layout;

#[derive(Clone, Copy)]
pub struct Case {
    /// Its name: kind, and what it shows of it.
    pub id: &'static str,
    pub draw: fn(Layout) -> Picture,
}
