//! The marks that reading notes explain, small: beside the notes of a page and of an exported picture.

use super::drawing::{Drawing, Shape};
use super::shared::mark::{self, Certainty, SWATCH};
use super::shared::symbol::Symbol;
use super::theme::{INK, INK_2, MARK, SEQ};
use crate::model::card::Swatch;

/// Width and height of a swatch, in CSS pixels.
pub const SIZE: [f64; 2] = SWATCH;

pub fn draw(swatch: Swatch) -> Drawing {
    let [width, height] = SIZE;
    let qualified = |certainty| mark::swatch(certainty, SEQ[3], [0.0, 0.0]);
    let shapes = match swatch {
        Swatch::Derived => qualified(Certainty::Derived),
        Swatch::Target => qualified(Certainty::Target),
        Swatch::Expected => qualified(Certainty::Expected),
        Swatch::AtLeast => qualified(Certainty::AtLeast),
        Swatch::Nearly => qualified(Certainty::Nearly),
        Swatch::Doubtful => qualified(Certainty::Doubtful),
        // The sign itself: numbers alone carry it, bars are drawn to the printed value.
        Swatch::Rounded => ["M6 5Q9.5 1.5 13 4T20 3", "M6 10Q9.5 6.5 13 9T20 8"]
            .map(|wave| Shape::path(wave).stroke(INK_2, 1.5))
            .to_vec(),
        Swatch::OtherSource => vec![Symbol::Diamond.shape([width / 2.0, height / 2.0], 4.6).fill(MARK)],
        Swatch::Break => {
            vec![Shape::path("M0 6H8M18 6H26").stroke(INK, 1.5), Shape::path("M9 11L12 1M14 11L17 1").stroke(INK, 1.5)]
        }
        Swatch::Band => vec![Shape::rect(0.0, 0.0, width, height).fill(SEQ[0])],
        Swatch::NotComparable => vec![Shape::path("M6 4H20M6 9H20M17 0L9 12").stroke(INK_2, 1.5)],
    };
    let mut drawing = Drawing::new(width, height);
    shapes.into_iter().for_each(|shape| drawing.add(shape));
    drawing
}
