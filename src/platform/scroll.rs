//! Boxes that scroll by themselves, and the page.

use wasm_bindgen::prelude::wasm_bindgen;

/// How far a box is scrolled down, and how much of it is seen, in CSS pixels.
pub fn seen(element: &web_sys::Element) -> [f64; 2] {
    [f64::from(element.scroll_top()), f64::from(element.client_height())]
}

/// Scrolls a box to its beginning.
pub fn to_top(element: &web_sys::Element) {
    element.set_scroll_top(0);
}

#[wasm_bindgen]
extern "C" {
    /// Set by `boot.js`: scrolls the page until all that `selector` finds beside `bar`, which sticks to the top of the screen,
    /// is seen below it. Where little of it is in sight, the reader is elsewhere, and nothing moves.
    #[wasm_bindgen(js_namespace = wanzhou)]
    pub fn follow(bar: &web_sys::Element, selector: &str);
}
