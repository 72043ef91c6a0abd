//! Boxes that scroll by themselves, and the page.

use super::document::root_attribute;
use wasm_bindgen::JsCast;

/// How far a box is scrolled down, and how much of it is seen, in CSS pixels.
pub fn seen(element: &web_sys::Element) -> [f64; 2] {
    [f64::from(element.scroll_top()), f64::from(element.client_height())]
}

/// Scrolls a box to its beginning.
pub fn to_top(element: &web_sys::Element) {
    element.set_scroll_top(0);
}

/// Moves the focus in a box to the next (`1`) or the last (`-1`) of what `selector` finds in it, from nowhere to the first
/// one in sight. False where there is none.
pub fn step(element: &web_sys::Element, selector: &str, by: i32) -> bool {
    let Ok(found) = element.query_selector_all(selector) else { return false };
    let all: Vec<web_sys::HtmlElement> = (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect();
    let active = web_sys::window().and_then(|w| w.document()?.active_element());
    let at = active.and_then(|active| all.iter().position(|one| one.is_same_node(Some(&active))));
    let top = element.get_bounding_client_rect().top();
    let next = match at {
        Some(at) => i32::try_from(at).ok().and_then(|at| usize::try_from(at + by).ok()).and_then(|at| all.get(at)),
        None => all.iter().find(|one| one.get_bounding_client_rect().top() >= top),
    };
    // An element that cannot take it leaves it where it was.
    next.is_some_and(|one| one.focus().is_ok())
}

/// What is kept free around what is followed, in CSS pixels.
const MARGIN: f64 = 24.0;

/// Scrolls the page until all that `selector` finds beside `bar`, which sticks to the top of the screen, is seen below it.
/// Where little of it is in sight the reader is elsewhere, and nothing moves; nor in a frame, where nothing sticks.
pub fn follow(bar: &web_sys::Element, selector: &str) {
    let (Some(window), Some(around)) = (web_sys::window(), bar.parent_element()) else { return };
    let screen = window.inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
    let (bar_box, end) = (bar.get_bounding_client_rect(), around.get_bounding_client_rect().bottom());
    if root_attribute("data-framed").is_some() || end < screen / 2.0 || bar_box.top() > screen {
        return;
    }
    let Ok(found) = around.query_selector_all(selector) else { return };
    let (mut first, mut last) = (f64::INFINITY, f64::NEG_INFINITY);
    for one in (0..found.length()).filter_map(|at| found.get(at)) {
        let bounds = one.unchecked_into::<web_sys::Element>().get_bounding_client_rect();
        if bounds.height() > 0.0 {
            (first, last) = (first.min(bounds.top()), last.max(bounds.bottom()));
        }
    }
    let down = (last + MARGIN - screen).min(first - MARGIN - bar_box.height());
    let by = if down > 0.0 { down } else { (first - MARGIN - bar_box.bottom()).min(0.0) };
    if by.abs() >= 1.0 {
        window.scroll_by_with_x_and_y(0.0, by);
    }
}
