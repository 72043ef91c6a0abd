//! One picture of the gallery, and how sure its numbers are.

use crate::figures::Picture;
use crate::figures::charts::Layout;
use crate::figures::shared::mark::Certainty;

#[derive(Clone, Copy)]
pub struct Case {
    /// Its name: kind, and what it shows of it.
    pub id: &'static str,
    pub draw: fn(Layout) -> Picture,
}

/// How sure the nth number is.
pub type Of<'a> = &'a dyn Fn(usize) -> Certainty;
