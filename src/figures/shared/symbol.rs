//! Symbols of selected series: six shapes of equal area, each with a colour of its own. A selected thing is known by
//! colour, symbol and name, never by colour alone. The diamond is not among them: it marks another source.

use crate::figures::drawing::{Shape, n};
use crate::figures::theme;
use std::f64::consts::PI;

/// Slots for selected things, in order: colour and symbol go together and never change while a thing is selected. The first is
/// the accent itself, with the hatching that goes with it.
pub const SLOTS: [SelectionStyle; 6] = [
    SelectionStyle { symbol: Symbol::Circle, color: theme::ACCENT },
    SelectionStyle { symbol: Symbol::Square, color: "var(--pick-2)" },
    SelectionStyle { symbol: Symbol::Up, color: "var(--pick-3)" },
    SelectionStyle { symbol: Symbol::Down, color: "var(--pick-4)" },
    SelectionStyle { symbol: Symbol::Cross, color: "var(--pick-5)" },
    SelectionStyle { symbol: Symbol::Star, color: "var(--pick-6)" },
];

/// A colour with its symbol.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SelectionStyle {
    pub symbol: Symbol,
    pub color: &'static str,
}

/// The shape of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Symbol {
    Circle,
    Square,
    /// A triangle on its side.
    Up,
    /// A triangle on its tip.
    Down,
    Cross,
    Star,
    /// A square on its corner: another source than the rest.
    Diamond,
}

impl Symbol {
    /// Its corners around the origin, for the area of a circle with this radius. A disc has none.
    pub fn corners(self, radius: f64) -> Vec<[f64; 2]> {
        let area = PI * radius * radius;
        match self {
            Symbol::Circle => Vec::new(),
            Symbol::Square => {
                let half = area.sqrt() / 2.0;
                vec![[-half, -half], [half, -half], [half, half], [-half, half]]
            }
            Symbol::Diamond => {
                let half = (area / 2.0).sqrt();
                vec![[0.0, -half], [half, 0.0], [0.0, half], [-half, 0.0]]
            }
            Symbol::Up => triangle(area, -1.0),
            Symbol::Down => triangle(area, 1.0),
            Symbol::Cross => {
                // Five squares: arms a third as wide as the whole.
                let (thin, long) = ((area / 5.0).sqrt() / 2.0, 1.5 * (area / 5.0).sqrt());
                let quarter = [[-thin, -long], [thin, -long], [thin, -thin]];
                turned(&quarter, 4)
            }
            Symbol::Star => {
                // Ten triangles from the middle, between an outer and an inner corner a tenth of a turn apart.
                const INNER: f64 = 0.45;
                let outer = (area / (5.0 * INNER * (PI / 5.0).sin())).sqrt();
                let (sin, cos) = (PI / 5.0).sin_cos();
                turned(&[[0.0, -outer], [INNER * outer * sin, -INNER * outer * cos]], 5)
            }
        }
    }

    /// How far it reaches from the origin, in the same pixels as the radius of its circle.
    pub fn reach(self, radius: f64) -> f64 {
        self.corners(radius).iter().map(|[x, y]| x.hypot(*y)).fold(radius, f64::max)
    }

    /// As a path around a position.
    pub fn shape(self, [x, y]: [f64; 2], radius: f64) -> Shape {
        if self == Symbol::Circle {
            return Shape::circle(x, y, radius);
        }
        let corners = self.corners(radius);
        let points: Vec<String> = corners.iter().map(|[dx, dy]| format!("{} {}", n(x + dx), n(y + dy))).collect();
        Shape::path(format!("M{}Z", points.join("L")))
    }
}

/// An equilateral triangle around its centroid; `tip` is −1 for up.
fn triangle(area: f64, tip: f64) -> Vec<[f64; 2]> {
    let side = (4.0 * area / 3f64.sqrt()).sqrt();
    let height = side * 3f64.sqrt() / 2.0;
    vec![[0.0, tip * height * 2.0 / 3.0], [side / 2.0, -tip * height / 3.0], [-side / 2.0, -tip * height / 3.0]]
}

/// Corners repeated around the origin.
fn turned(corners: &[[f64; 2]], times: u32) -> Vec<[f64; 2]> {
    let turn = move |i: u32| 2.0 * PI * f64::from(i) / f64::from(times);
    let rotate = |[x, y]: [f64; 2], angle: f64| {
        let (sin, cos) = angle.sin_cos();
        [x * cos - y * sin, x * sin + y * cos]
    };
    (0..times).flat_map(|i| corners.iter().map(move |c| rotate(*c, turn(i)))).collect()
}
