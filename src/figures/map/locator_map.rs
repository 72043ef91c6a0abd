//! Where one area lies among all: itself in the accent, what borders on it in the ramp, the rest pale.

use super::projection::{MapFrame, PicturePoint, bounds};
use super::shape;
use crate::figures::drawing::{Shape, Text};
use crate::figures::{Drawing, theme};
use crate::model::{Atlas, geo::Geo};
use crate::text::Locale;

const WIDTH: f64 = 292.0;
const HEIGHT: f64 = 280.0;
/// Steps of the grid that outlines are on, in pixels. Every page of a district has this map in it.
const GRID: f64 = 0.5;
/// What is drawn smaller than this many pixels wide has a ring around it.
const SEEN: f64 = 14.0;

/// The map. Chinese names are on the areas where they fit; those in letters are too long for them.
pub fn locator_map(geo: &Geo, atlas: &Atlas, own: &str, near: &[&str], locale: Locale) -> Drawing {
    let mut drawing = Drawing::new(WIDTH, HEIGHT);
    let positions = geo.features.iter().flat_map(|feature| feature.geometry.parts()).flatten();
    let Some(frame) = MapFrame::around(positions, [2.0, 2.0, WIDTH - 4.0, HEIGHT - 4.0]) else { return drawing };
    let projected: Vec<(&str, Vec<Vec<PicturePoint>>)> =
        geo.features.iter().map(|f| (f.id.as_str(), shape::projected(&f.geometry, &frame))).collect();
    let drawn = |rings: &[Vec<PicturePoint>]| shape::closed(&shape::on_grid(rings, GRID));
    let all: String = projected.iter().map(|(_, rings)| drawn(rings)).collect();
    drawing.add(Shape::path(all).stroke(theme::MAP_EDGE, 2.0));
    let fill = |id: &str| match id {
        id if id == own => theme::ACCENT,
        id if near.contains(&id) => theme::SEQ[1],
        _ => theme::SEQ[0],
    };
    for (id, rings) in &projected {
        drawing.add(Shape::path(drawn(rings)).fill(fill(id)).stroke(theme::MAP_LINE, 0.8));
    }
    let Some((_, rings)) = projected.iter().find(|(id, _)| *id == own) else { return drawing };
    if let Some([x0, y0, x1, y1]) = bounds(rings.iter().flatten().copied())
        && (x1 - x0).min(y1 - y0) < SEEN
    {
        let radius = (x1 - x0).max(y1 - y0) / 2.0 + 6.0;
        drawing.add(Shape::circle(f64::midpoint(x0, x1), f64::midpoint(y0, y1), radius).stroke(theme::ACCENT, 2.0));
    }
    if locale == Locale::Zh {
        for (id, rings) in projected.iter().filter(|(id, _)| *id == own || near.contains(id)) {
            let Some(area) = atlas.areas.get(id) else { continue };
            let text = Text::new(0.0, 0.0, area.short.get(locale)).size(12.0).middle();
            let text = if *id == own { text.bold().fill(theme::ON_ACCENT) } else { text.fill(theme::ON_SEQ[1]) };
            if let Some([x, y]) = shape::label_spot(rings, [text.estimated_width() + 2.0, 11.0]) {
                drawing.add(Text { x, y: y + 4.3, ..text });
            }
        }
    }
    drawing
}
