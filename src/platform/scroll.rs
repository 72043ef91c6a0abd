//! Boxes that scroll by themselves.

/// How far a box is scrolled down, and how much of it is seen, in CSS pixels.
pub fn seen(element: &web_sys::Element) -> [f64; 2] {
    [f64::from(element.scroll_top()), f64::from(element.client_height())]
}

/// Scrolls a box to its beginning.
pub fn to_top(element: &web_sys::Element) {
    element.set_scroll_top(0);
}
