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
        let fill = area.observation.map_or(theme::SUNK, |_| theme::LAKE[area.class]);
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
    let mut taken = Vec::new();
    for (area, rings) in &outlines {
        if area.feature.id == WANZHOU && !rings.is_empty() {
            let casing = Shape::path(shape::closed(rings)).stroke(theme::PAPER, 4.5).into();
            let edge = Shape::path(shape::closed(rings)).stroke(theme::SAIL, canvas.pick(2.0, 2.5)).into();
            mark(&mut nodes, area, vec![casing, edge]);
        }
        // A name does not touch the window's frame.
        let room = window.map(|[x, y, w, h]| shape::clipped(rings, [x + RIM, y + RIM, w - 2.0 * RIM, h - 2.0 * RIM]));
        let enlarged = window.is_some_and(|w| w[2] >= ROOMY);
        mark(&mut nodes, area, label(canvas, area, room.as_ref().unwrap_or(rings), enlarged, &mut taken));
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

/// The area's name where it fits; for Wanzhou, with its value. A rim in the area's own colour keeps the river out. What
/// is written over its edges keeps clear of others: `taken` holds the middle and the width of each.
fn label(canvas: &Canvas, area: &Area, rings: &[Vec<Point>], enlarged: bool, taken: &mut Vec<[f64; 3]>) -> Vec<Node> {
    let ground = area.observation.map_or(theme::SUNK, |_| theme::LAKE[area.class]);
    let fill = area.observation.map_or(theme::INK_2, |_| theme::ON_LAKE[area.class]);
    let is_wanzhou = area.feature.id == WANZHOU;
    let value = area.observation.filter(|_| is_wanzhou && !canvas.is_narrow());
    let name = |size: f64| {
        let text = Text::new(0.0, 0.0, area.name).size(size).fill(fill).halo(ground).middle();
        if is_wanzhou { text.bold() } else { text }
    };
    for size in [if is_wanzhou { 15.0 } else { 13.0 }, 12.0] {
        let text = name(size);
        let width = text.estimated_width() + 3.0;
        if let Some(observation) = value
            && let Some([x, y]) = shape::label_spot(rings, [width, 2.2 * size])
        {
            let number = canvas.atlas.compact(observation, canvas.locale);
            let number = Text::value(x, y + 16.0, number, 16.0).fill(fill).middle();
            // Between digits a rim would let the river through.
            let broad = number.estimated_width() + 6.0;
            let under = Shape::line(x - broad / 2.0, y + 10.0, x + broad / 2.0, y + 10.0).stroke(ground, 15.0);
            return vec![under.into(), Text { x, y: y - 1.0, ..text }.into(), number.into()];
        }
        if let Some([x, y]) = shape::label_spot(rings, [width, size]) {
            taken.push([x, y, width]);
            return vec![Text { x, y: y + 0.36 * size, ..text }.into()];
        }
    }
    let text = name(12.0);
    let width = text.estimated_width();
    let spot = shape::label_spot(rings, [2.0, 2.0]).filter(|_| is_wanzhou || area.small && enlarged);
    let free = |&[x, y]: &Point| {
        taken.iter().all(|[left, top, broad]| (x - left).abs() > f64::midpoint(width, *broad) || (y - top).abs() > 12.0)
    };
    let aside = spot.and_then(|[x, y]| [0.0, -12.0, 12.0, -24.0, 24.0].map(|by| [x + by, y]).into_iter().find(free));
    let Some([x, y]) = aside else { return Vec::new() };
    taken.push([x, y, width]);
    vec![Text { x, y: y + 4.3, ..text }.fill(theme::INK).halo(theme::PAPER).into()]
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
