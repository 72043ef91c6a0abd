//! Choropleth: one value an area, in classes of the ramp; Wanzhou outlined. Areas too small to point at are drawn
//! again, enlarged, in the empty corner.

use super::Layers;
use super::classes::Classes;
use super::projection::{Frame, Point, Rect, bounds};
use super::shape;
use crate::figures::drawing::{Node, Shape, Text};
use crate::figures::{Canvas, Drawing, Missing, theme};
use crate::model::{Observation, geo::Feature, observation::WANZHOU};

/// How much of the region is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Extent {
    /// All of it, with the smallest areas enlarged in a corner.
    #[default]
    Whole,
    /// The smallest areas and what lies between them.
    Smallest,
}

/// In a window at least this wide the smallest areas are named even over their edges.
const ROOMY: f64 = 240.0;

/// What stays free of names within a window's frame.
const RIM: f64 = 4.0;

/// An area below this part of the average area is too small to point at.
const SMALL: f64 = 0.25;

struct Area<'a> {
    feature: &'a Feature,
    observation: Option<&'a Observation>,
    class: usize,
    name: &'a str,
    /// Too small to point at on the whole map; where it is enlarged, its name is written even over its edges.
    small: bool,
}

/// The classes of a card's values, in the unit that they are stored in.
///
/// # Errors
/// [`Missing::Role`] without values.
pub fn classes(canvas: &Canvas) -> Result<Classes, Missing> {
    let values: Vec<f64> = canvas.all("value")?.into_iter().map(Observation::number).collect();
    Ok(Classes::of(&values, theme::LAKE.len()))
}

/// Roles: `value`, an observation for each area.
///
/// # Errors
/// [`Missing::Role`] without values.
pub fn draw(canvas: &Canvas, layers: &Layers, extent: Extent) -> Result<Drawing, Missing> {
    let classes = classes(canvas)?;
    let values = canvas.all("value")?;
    let mut areas: Vec<Area> = layers.districts.features.iter().map(|f| area(canvas, f, &values, &classes)).collect();
    // From the highest value to the lowest: the order in which the keyboard walks.
    areas.sort_by(|a, b| {
        let value = |area: &Area| area.observation.map_or(f64::NEG_INFINITY, Observation::number);
        value(b).total_cmp(&value(a))
    });
    let height = canvas.width * 0.95;
    let whole = [2.0, 2.0, canvas.width - 4.0, height - 4.0];
    let mut drawing = Drawing::new(canvas.width, height);
    let positions = areas.iter().flat_map(|a| a.feature.geometry.parts()).flatten();
    let Some(frame) = Frame::around(positions, whole) else { return Ok(drawing) };
    let small = smallest(&mut areas, &frame);

    match (extent, small) {
        (Extent::Smallest, Some(small)) => {
            let window = [0.0, 0.0, canvas.width, height];
            drawing.nodes = region(canvas, &areas, layers, &frame.enlarged(small, window), Some(window));
            drawing.add(Shape::rect(0.5, 0.5, canvas.width - 1.0, height - 1.0).stroke(theme::INK, 1.0));
        }
        (_, small) => {
            drawing.nodes = region(canvas, &areas, layers, &frame, None);
            if let Some(small) = small {
                inset(canvas, &mut drawing, &areas, layers, &frame, small);
            }
        }
    }
    Ok(drawing)
}

fn area<'a>(canvas: &Canvas<'a>, feature: &'a Feature, values: &[&'a Observation], classes: &Classes) -> Area<'a> {
    let observation = values.iter().copied().find(|o| o.area == feature.id);
    let class = observation.map_or(0, |o| classes.class(o.number()));
    let known = canvas.atlas.areas.get(&feature.id);
    Area {
        feature,
        observation,
        class,
        name: known.map_or(&feature.name, |a| &a.short).get(canvas.locale),
        small: false,
    }
}

/// Finds the areas that are too small to point at: the rectangle around them, if there are any.
fn smallest(areas: &mut [Area], frame: &Frame) -> Option<Rect> {
    let placed: Vec<_> = areas.iter().map(|a| shape::placed(&a.feature.geometry, frame)).collect();
    let sizes: Vec<f64> = placed.iter().map(|rings| shape::area(rings)).collect();
    let limit = SMALL * sizes.iter().sum::<f64>() / f64::from(u32::try_from(sizes.len()).unwrap_or(1).max(1));
    for (area, size) in areas.iter_mut().zip(sizes) {
        area.small = size < limit;
    }
    let small = areas.iter().zip(&placed).filter(|(area, _)| area.small);
    let [x0, y0, x1, y1] = bounds(small.flat_map(|(_, rings)| rings.iter().flatten().copied()))?;
    // What has no breadth, or no height, is shown with something around it.
    let margin = f64::max(0.05 * (x1 - x0), 1.0);
    Some([x0 - margin, y0 - margin, x1 - x0 + 2.0 * margin, y1 - y0 + 2.0 * margin])
}

/// Everything that a frame shows, cut to a window where there is one.
fn region(canvas: &Canvas, areas: &[Area], layers: &Layers, frame: &Frame, window: Option<Rect>) -> Vec<Node> {
    let placed = |area: &Area| {
        let rings = shape::placed(&area.feature.geometry, frame);
        window.map_or_else(|| rings.clone(), |window| shape::clipped(&rings, window))
    };
    let mut nodes: Vec<Node> = Vec::new();
    let outlines: Vec<(&Area, Vec<Vec<Point>>)> = areas.iter().map(|a| (a, placed(a))).collect();
    if window.is_none() {
        // Half of it shows around the region: the edge against the paper.
        let all: String = outlines.iter().map(|(_, rings)| shape::closed(rings)).collect();
        nodes.push(Shape::path(all).stroke(theme::MAP_EDGE, 2.0).into());
    }
    for (area, rings) in outlines.iter().filter(|(_, rings)| !rings.is_empty()) {
        let fill = inks(area)[0];
        let shape = Shape::path(shape::closed(rings)).fill(fill).stroke(theme::MAP_LINE, 0.8).into();
        mark(&mut nodes, area, vec![shape]);
    }
    for river in layers.rivers.role("chongqing") {
        for line in shape::placed(&river.geometry, frame) {
            let parts = window.map_or_else(|| vec![line.clone()], |window| shape::clipped_line(&line, window));
            let wide = canvas.pick(1.5, 2.0);
            nodes.extend(parts.iter().map(|p| Shape::path(shape::open(p)).stroke(theme::MAP_LINE, wide).into()));
        }
    }
    for ((area, rings), names) in outlines.iter().zip(names(canvas, &outlines, window)) {
        if area.feature.id == WANZHOU && !rings.is_empty() {
            let casing = Shape::path(shape::closed(rings)).stroke(theme::PAPER, 4.5).into();
            let edge = Shape::path(shape::closed(rings)).stroke(theme::SAIL, canvas.pick(2.0, 2.5)).into();
            mark(&mut nodes, area, vec![casing, edge]);
        }
        // Between digits a rim would let the river through.
        let under = names.get(1).map(|number| {
            let broad = number.estimated_width() + 4.0;
            Shape::rect(number.x - broad / 2.0, number.y - 13.0, broad, 15.0).fill(inks(area)[0])
        });
        mark(&mut nodes, area, under.into_iter().map(Node::Shape).chain(names.into_iter().map(Node::Text)).collect());
    }
    nodes
}

/// Adds what shows an area; an area without a value is no mark.
fn mark(nodes: &mut Vec<Node>, area: &Area, shown: Vec<Node>) {
    match area.observation {
        _ if shown.is_empty() => {}
        Some(observation) => nodes.push(Node::Mark { observation: observation.id.clone(), nodes: shown }),
        None => nodes.extend(shown),
    }
}

/// What is written on each area: its name where it fits; over its edges and clear of the others where an area must be
/// named.
fn names(canvas: &Canvas, outlines: &[(&Area, Vec<Vec<Point>>)], window: Option<Rect>) -> Vec<Vec<Text>> {
    // A name does not touch the window's frame.
    let inner = window.map(|[x, y, w, h]| [x + RIM, y + RIM, w - 2.0 * RIM, h - 2.0 * RIM]);
    let room = |rings: &Vec<Vec<Point>>| inner.map_or_else(|| rings.clone(), |inner| shape::clipped(rings, inner));
    let rooms: Vec<_> = outlines.iter().map(|(area, rings)| (*area, room(rings))).collect();
    let mut names: Vec<Vec<Text>> = rooms.iter().map(|(area, rings)| inside(canvas, area, rings)).collect();
    let roomy = window.is_some_and(|window| window[2] >= ROOMY);
    let [from, .., broad, _] = inner.unwrap_or([0.0, 0.0, canvas.width, 0.0]);
    for (at, (area, rings)) in rooms.iter().enumerate() {
        if names[at].is_empty()
            && (area.feature.id == WANZHOU || area.small && roomy)
            && let Some([x, y]) = shape::label_spot(rings, [2.0, 2.0])
        {
            let text = name(area, 12.0).fill(theme::INK).halo(theme::PAPER);
            let half = text.estimated_width() / 2.0;
            let spot =
                |by: f64| Text { x: (x + by).max(from + half).min(from + broad - half), y: y + 4.3, ..text.clone() };
            let clear = |text: &Text| names.iter().flatten().all(|other| apart(text, other));
            let aside = [0.0, -12.0, 12.0, -24.0, 24.0].map(spot).into_iter().find(clear);
            names[at] = vec![aside.unwrap_or_else(|| spot(0.0))];
        }
    }
    names
}

/// Whether two names in the middle of their spots do not touch.
fn apart(a: &Text, b: &Text) -> bool {
    (a.x - b.x).abs() > f64::midpoint(a.estimated_width(), b.estimated_width()) + 4.0 || (a.y - b.y).abs() > 13.0
}

/// An area's name at a size. A rim in the area's own colour keeps the river out.
fn name(area: &Area, size: f64) -> Text {
    let [ground, fill] = inks(area);
    let text = Text::new(0.0, 0.0, area.name).size(size).fill(fill).halo(ground).middle();
    if area.feature.id == WANZHOU { text.bold() } else { text }
}

/// The colour of an area and that of writing on it.
fn inks(area: &Area) -> [&'static str; 2] {
    area.observation.map_or([theme::SUNK, theme::INK_2], |_| [theme::LAKE[area.class], theme::ON_LAKE[area.class]])
}

/// The area's name where it fits; for Wanzhou, with its value.
fn inside(canvas: &Canvas, area: &Area, rings: &[Vec<Point>]) -> Vec<Text> {
    let is_wanzhou = area.feature.id == WANZHOU;
    let value = area.observation.filter(|_| is_wanzhou && !canvas.is_narrow());
    for size in [if is_wanzhou { 15.0 } else { 13.0 }, 12.0] {
        let text = name(area, size);
        let width = text.estimated_width() + 3.0;
        if let Some(observation) = value {
            let [ground, fill] = inks(area);
            let number = Text::value(0.0, 0.0, canvas.atlas.compact(observation, canvas.locale), 16.0);
            let number = number.fill(fill).halo(ground).middle();
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

/// The smallest areas again, in the top left corner, with lines to where they are.
fn inset(canvas: &Canvas, drawing: &mut Drawing, areas: &[Area], layers: &Layers, frame: &Frame, small: Rect) {
    let top = 20.0;
    let width = 0.37 * canvas.width;
    let window = [0.5, top, width, width * small[3] / small[2]];
    let (left, right, bottom) = (window[0], window[0] + width, top + window[3]);
    let line = |x1, y1, x2, y2| Shape::line(x1, y1, x2, y2).stroke(theme::INK_3, 0.8);
    drawing.add(line(small[0], small[1], left, bottom));
    drawing.add(line(small[0] + small[2], small[1], right, bottom));
    drawing.add(Shape::rect(small[0], small[1], small[2], small[3]).stroke(theme::INK, 1.0));
    drawing.add(Shape::rect(left, top, width, window[3]).fill(theme::PAPER));
    drawing.nodes.extend(region(canvas, areas, layers, &frame.enlarged(small, window), Some(window)));
    drawing.add(Shape::rect(left, top, width, window[3]).stroke(theme::INK, 1.0));
    drawing.add(Text::new(left, 13.0, canvas.words().map_inset).size(canvas.pick(12.0, 13.0)).bold().fill(theme::INK));
}
