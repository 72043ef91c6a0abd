//! A style that changes with a value.

use crate::platform::document;
use leptos::prelude::*;
use leptos::tachys::renderer::types::Element;

/// Keeps a style property of an element at a value: `use:styled=("--at", value)`. Leptos' own `style:` would also write a
/// style attribute when the page is prerendered, and the page's policy allows none.
pub fn styled(element: Element, (name, value): (&'static str, Signal<String>)) {
    Effect::new(move |_| document::set_style(&element, name, &value.get()));
}
