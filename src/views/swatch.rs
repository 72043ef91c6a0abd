//! The marks that reading notes explain, on a page.

use crate::figures::{svg::to_svg, swatch::draw};
use crate::model::card::Swatch;
use leptos::prelude::*;

/// A swatch of 26 by 12 pixels.
#[component]
pub fn SwatchMark(swatch: Swatch) -> AnyView {
    view! { <i class="swatch" inner_html=to_svg(&draw(swatch))></i> }.into_any()
}
