//! The marks that reading notes explain, small: beside the notes of a page and of an exported picture.

use super::drawing::{Drawing, Shape};
use super::shared::mark::{self, Certainty, Dot, Growth, Paint, SWATCH, axis_break};
use super::shared::symbol::Symbol;
use super::theme::{INK_2, INK_3, MARK, SEQ};
use crate::model::card::Swatch;

/// Width and height of a swatch, in CSS pixels.
pub const SIZE: [f64; 2] = SWATCH;

pub fn draw(swatch: Swatch) -> Drawing {
    let [width, height] = SIZE;
    let middle = [width / 2.0, height / 2.0];
    let qualified = |certainty| mark::swatch(certainty, SEQ[3], [0.0, 0.0]);
    let shapes = match swatch {
        Swatch::Derived => qualified(Certainty::Derived),
        Swatch::Target => qualified(Certainty::Target),
        Swatch::Expected => qualified(Certainty::Expected),
        Swatch::AtLeast => qualified(Certainty::AtLeast),
        Swatch::Nearly => qualified(Certainty::Nearly),
        Swatch::Doubtful => qualified(Certainty::Doubtful),
        Swatch::Rounded => qualified(Certainty::Rounded),
        Swatch::OtherSource => {
            let symbol = Symbol::Diamond;
            let dot = Dot { certainty: Certainty::Exact, color: MARK, symbol, radius: 4.6, growth: Growth::Right };
            dot.shapes(middle)
        }
        Swatch::Break => {
            let line = Shape::line(0.0, middle[1], width, middle[1]).stroke(INK_3, 1.0);
            std::iter::once(line).chain(axis_break(5.0).iter().map(|part| part.shape(middle))).collect()
        }
        Swatch::Band => vec![Paint::BAND.on(Shape::rect(0.0, 0.0, width, height))],
        Swatch::NotComparable => vec![Shape::path("M6 4H20M6 9H20M17 0L9 12").stroke(INK_2, 1.5)],
    };
    let mut drawing = Drawing::new(width, height);
    shapes.into_iter().for_each(|shape| drawing.add(shape));
    drawing
}
