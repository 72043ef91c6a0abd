//! Marks by themselves: how sure a number is, as bars, as dots and in legends; symbols of selected things.

use super::case::Case;
use crate::figures::charts::Layout;
use crate::figures::drawing::{Drawing, Shape, Text};
use crate::figures::shared::mark::{Certainty, Dot, End, Growth, swatch};
use crate::figures::shared::scale::as_f64;
use crate::figures::shared::symbol::{SLOTS, Symbol};
use crate::figures::{Picture, theme};

pub const CASES: &[Case] =
    &[Case { id: "marks-qualified", draw: qualified }, Case { id: "marks-symbols", draw: symbols }];

/// A row for each certainty: swatch, bar, dot, diamond.
fn qualified(layout: Layout) -> Picture {
    const ROW: f64 = 34.0;
    let mut drawing = Drawing::new(layout.width, ROW * as_f64(Certainty::ALL.len()) + 8.0);
    for (i, certainty) in Certainty::ALL.into_iter().enumerate() {
        let y = ROW * (as_f64(i) + 0.5) + 4.0;
        drawing.add(Text::new(0.0, y + 4.5, format!("{certainty:?}")).fill(theme::INK));
        let color = if i % 2 == 0 { theme::SEQ[3] } else { theme::ACCENT };
        swatch(certainty, color, [76.0, y - 6.0]).into_iter().for_each(|shape| drawing.add(shape));
        let end = match certainty {
            Certainty::Missing => End::missing(20.0),
            _ => End { certainty, color, growth: Growth::Right, length: 90.0, breadth: 20.0 },
        };
        end.shapes([114.0 + end.length, y]).into_iter().for_each(|shape| drawing.add(shape));
        for (x, symbol) in [(268.0, Symbol::Circle), (310.0, Symbol::Diamond)] {
            let dot = Dot { certainty, color, symbol, radius: 7.0, growth: Growth::Right };
            dot.shapes([x, y]).into_iter().for_each(|shape| drawing.add(shape));
        }
    }
    Picture::Drawing(drawing)
}

/// The symbols of selected things, at three sizes.
fn symbols(layout: Layout) -> Picture {
    let mut drawing = Drawing::new(layout.width, 112.0);
    for (i, slot) in SLOTS.iter().enumerate() {
        let x = 24.0 + as_f64(i) * 52.0;
        for (y, radius) in [(16.0, 4.0), (46.0, 7.0), (88.0, 14.0)] {
            drawing.add(slot.symbol.shape([x, y], radius).fill(slot.color));
        }
    }
    drawing.add(Shape::line(0.0, 110.0, layout.width, 110.0).stroke(theme::RULE, 1.0));
    Picture::Drawing(drawing)
}
