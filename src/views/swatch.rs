//! The marks that reading notes explain, small.

use crate::figures::drawing::{Drawing, Shape};
use crate::figures::svg::to_svg;
use crate::figures::theme::{INK, LAKE, MARK};
use crate::model::card::Swatch;
use leptos::prelude::*;

/// A swatch of 26 by 12 pixels.
pub fn swatch(swatch: Swatch) -> AnyView {
    let mut d = Drawing::new(26.0, 12.0);
    match swatch {
        Swatch::Derived => d.add(Shape::rect(1.0, 1.0, 24.0, 10.0).derived()),
        Swatch::Target => d.add(Shape::line(0.0, 6.0, 26.0, 6.0).target()),
        Swatch::Expected => d.add(Shape::rect(1.0, 1.0, 24.0, 10.0).stroke(LAKE[3], 2.0)),
        Swatch::AtLeast => {
            d.add(Shape::rect(0.0, 1.0, 14.0, 10.0).fill(LAKE[3]));
            d.add(Shape::path("M14 6H24M20 2L24 6L20 10").stroke(INK, 2.0));
        }
        Swatch::Nearly => {
            d.add(Shape::rect(0.0, 1.0, 14.0, 10.0).fill(LAKE[3]));
            d.add(Shape::rect(14.0, 1.0, 10.0, 10.0).hatched());
        }
        Swatch::OtherSource => d.add(Shape::path("M13 0L19 6L13 12L7 6Z").fill(MARK)),
        Swatch::Break => {
            d.add(Shape::path("M0 6H8M18 6H26").stroke(INK, 1.5));
            d.add(Shape::path("M9 11L12 1M14 11L17 1").stroke(INK, 1.5));
        }
    }
    view! { <i class="swatch" inner_html=to_svg(&d)></i> }.into_any()
}
