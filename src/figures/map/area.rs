//! An area of a map, and where its name is.

use super::projection::{PicturePoint, Rect};
use super::shape;
use crate::figures::drawing::{Shape, Text};
use crate::figures::shared::symbol::Symbol;
use crate::figures::{DrawContext, theme};
use crate::model::geo::Feature;

/// In a window at least this wide the smallest areas are named even over their edges.
const ROOMY: f64 = 240.0;

/// What stays free of names within a window's frame.
const RIM: f64 = 4.0;

/// An area as a map shows it.
pub struct MapArea<'a> {
    /// Its outline.
    pub feature: &'a Feature,
    /// Id of the observation that it shows; an area without one is no mark.
    pub mark: Option<String>,
    /// Its colour, and that of text on it.
    pub inks: [&'static str; 2],
    pub name: &'a str,
    /// What stands out: the colour of its outline, and the symbol beside its name.
    pub edge: Option<(&'static str, Option<Symbol>)>,
    /// What is written below its name where there is room.
    pub number: Option<String>,
    /// Of an amount: the area of its circle, as a part of the largest, and its colour.
    pub circle: Option<(f64, &'static str)>,
    /// Too small to point at on the whole map; where it is enlarged, its name is written even over its edges.
    pub small: bool,
}

/// What is written on each area: its name where it fits; over its edges and clear of the others where an area must be
/// named.
pub(super) fn names(
    context: &DrawContext,
    outlines: &[(&MapArea, Vec<Vec<PicturePoint>>)],
    window: Option<Rect>,
    covered: Option<Rect>,
) -> Vec<Vec<Text>> {
    // A name does not touch the window's frame, and is below what is drawn over its area.
    let inner = window.map(|[x, y, w, h]| [x + RIM, y + RIM, w - 2.0 * RIM, h - 2.0 * RIM]);
    let below = covered.map(|[x, y, w, h]| ([x, y, w, h], [0.0, y + h + RIM, context.width, context.width]));
    let inner_of = |rings: &[Vec<PicturePoint>]| {
        let under = below.filter(|(over, _)| !shape::clipped(rings, *over).is_empty()).map(|(_, free)| free);
        inner.or(under)
    };
    let inside_of = |rings: &Vec<Vec<PicturePoint>>| {
        inner_of(rings).map_or_else(|| rings.clone(), |inner| shape::clipped(rings, inner))
    };
    let insides: Vec<_> = outlines.iter().map(|(area, rings)| (*area, inside_of(rings))).collect();
    let mut names: Vec<Vec<Text>> = insides.iter().map(|(area, rings)| inside(area, rings)).collect();
    let roomy = window.is_some_and(|window| window[2] >= ROOMY);
    let [left, top, broad, tall] = inner.unwrap_or([0.0, 0.0, context.width, f64::INFINITY]);
    for (at, (area, rings)) in insides.iter().enumerate() {
        if names[at].is_empty()
            && (area.edge.is_some() || area.small && roomy)
            && let Some([x, y]) = shape::label_spot(rings, [2.0, 2.0])
        {
            let text = name(area, 12.0).fill(theme::INK).halo(theme::PAPER);
            let half = text.estimated_width() / 2.0;
            let before = if area.edge.is_some_and(|(_, symbol)| symbol.is_some()) { BEFORE } else { 0.0 };
            let spot = |[dx, dy]: [f64; 2]| {
                let x = (x + dx).max(left + before + half).min(left + broad - half);
                Text { x, y: y + dy + 4.3, ..text.clone() }
            };
            let clear = |text: &Text| {
                let hidden = covered.is_some_and(|[x, y, w, h]| {
                    text.x + half > x && text.x - half < x + w && text.y > y && text.y - 12.0 < y + h
                });
                let within = text.y - 12.0 >= top && text.y + 3.0 <= top + tall;
                within && !hidden && names.iter().flatten().all(|other| apart(text, other))
            };
            let aside = SPOTS.map(spot).into_iter().find(clear);
            names[at] = vec![aside.unwrap_or_else(|| spot([0.0, 0.0]))];
        }
    }
    names
}

/// The room of a symbol before a name, in pixels.
const BEFORE: f64 = 14.0;

/// Where a name over the edges of its area may be moved to, in pixels: the nearest first.
const SPOTS: [[f64; 2]; 17] = [
    [0.0, 0.0],
    [-12.0, 0.0],
    [12.0, 0.0],
    [0.0, -16.0],
    [0.0, 16.0],
    [-12.0, -16.0],
    [12.0, -16.0],
    [-12.0, 16.0],
    [12.0, 16.0],
    [-24.0, 0.0],
    [24.0, 0.0],
    [-24.0, -16.0],
    [24.0, -16.0],
    [-24.0, 16.0],
    [24.0, 16.0],
    [0.0, -32.0],
    [0.0, 32.0],
];

/// Whether two names in the middle of their spots do not touch.
fn apart(a: &Text, b: &Text) -> bool {
    (a.x - b.x).abs() > f64::midpoint(a.estimated_width(), b.estimated_width()) + 4.0 || (a.y - b.y).abs() > 13.0
}

/// The symbol of an area before its name.
pub(super) fn symbol(area: &MapArea, name: Option<&Text>) -> Option<Shape> {
    let (color, symbol) = area.edge?;
    let name = name?;
    let left = name.x - name.estimated_width() / 2.0 - 8.0;
    Some(symbol?.shape([left, name.y - 0.36 * name.spans.first()?.size], 5.0).fill(color).stroke(area.inks[0], 1.0))
}

/// An area's name at a size. A rim in the area's own colour keeps the river out.
fn name(area: &MapArea, size: f64) -> Text {
    let [ground, fill] = area.inks;
    let text = Text::new(0.0, 0.0, area.name).size(size).fill(fill).middle();
    // Over a circle a rim would cut it.
    let text = if area.circle.is_some() { text } else { text.halo(ground) };
    if area.edge.is_some() { text.bold() } else { text }
}

/// The area's name where it fits; with its number, where it has one.
fn inside(area: &MapArea, rings: &[Vec<PicturePoint>]) -> Vec<Text> {
    let beside = if area.edge.is_some_and(|(_, symbol)| symbol.is_some()) { 26.0 } else { 0.0 };
    for size in [if area.edge.is_some() { 15.0 } else { 13.0 }, 12.0] {
        let text = name(area, size);
        let width = text.estimated_width() + 3.0 + beside;
        if let Some(number) = &area.number {
            let [ground, fill] = area.inks;
            let number = Text::value(0.0, 0.0, number.clone(), 16.0).fill(fill).middle();
            let number = if area.circle.is_some() { number } else { number.halo(ground) };
            if let Some([x, y]) = shape::label_spot(rings, [width.max(number.estimated_width()), 2.2 * size]) {
                return vec![Text { x, y: y - 1.0, ..text }, Text { x, y: y + 16.0, ..number }];
            }
        }
        if let Some([x, y]) = shape::label_spot(rings, [width, size]) {
            return vec![Text { x, y: y + 0.36 * size, ..text }];
        }
    }
    Vec::new()
}
