//! Which rows of a long table are in the page: those that can be seen, and some around them.

use std::ops::Range;

/// Height of a row in CSS pixels; `views.css` says the same.
pub const ROW: f64 = 57.0;

/// Rows kept above and below what is seen, so that a short scroll finds them there; the window also moves by so many.
const AROUND: usize = 10;

/// Rows shown before the height of the table is known, and without a browser.
const FIRST: usize = 40;

/// The part of a table that is looked at, in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Seen {
    /// From the first row's top to the top of what is seen.
    pub top: f64,
    /// Height of what is seen; 0 where it is not known.
    pub height: f64,
}

/// The rows to have in the page, of `count` in all.
pub fn rows(seen: Seen, count: usize) -> Range<usize> {
    // Both are bounded by what a browser can scroll; a float beyond a usize saturates.
    let above = (seen.top.max(0.0) / ROW) as usize;
    let most = (seen.height.max(0.0) / ROW).ceil() as usize;
    let most = if most == 0 { FIRST } else { most + 3 * AROUND };
    let from = (above / AROUND * AROUND).saturating_sub(AROUND).min(count.saturating_sub(most));
    from..(from + most).min(count)
}
