//! Map of areas: one value an area, rates in classes of the ramp, amounts as circles; Wanzhou outlined. Areas too small to
//! point at are drawn again, enlarged, in the empty corner.

use super::Layers;
pub use super::area::MapArea;
use super::area::{names, symbol};
use super::classes::Classes;
use super::projection::{Albers, MapFrame, PicturePoint, Planar, Rect, bounds};
use super::shape;
use crate::figures::drawing::{Node, Shape, Text};
use crate::figures::shared::mark::{Certainty, Paint};
use crate::figures::{DrawContext, DrawError, Drawing, theme};
use crate::model::census::Magnitude;
use crate::model::{
    Observation, Qualifier,
    geo::{Feature, Position},
    observation::WANZHOU,
};

/// How much of the region is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Extent {
    /// All of it, with the smallest areas enlarged in a corner.
    #[default]
    Whole,
    /// The smallest areas and what lies between them.
    Smallest,
}

/// An area below this part of the average area is too small to point at.
const SMALL: f64 = 0.25;

/// Areas with their outlines in the plane: projected once, however often they are drawn.
type Projected<'a, 'b> = [(&'b MapArea<'a>, Vec<Vec<Planar>>)];

/// Where a map begins below the top of its drawing, and where its inset does.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tops {
    pub map: f64,
    pub inset: f64,
}

/// How areas show their values, in the unit that they are stored in.
#[derive(Clone, Debug, PartialEq)]
pub enum Encoding<'a> {
    /// Amounts: circles whose areas are in proportion, up to that of the largest value. Filled areas would show hectares.
    Circles(&'a Observation),
    /// Rates, shares and all else: classes of the ramp.
    Classes(Classes),
}

impl<'a> Encoding<'a> {
    /// How a card's values are shown: by what their indicator measures.
    ///
    /// # Errors
    /// [`DrawError::Role`] without values.
    pub fn of(context: &DrawContext<'a>) -> Result<Encoding<'a>, DrawError> {
        let values = context.all("value")?;
        let largest = values.iter().copied().max_by(|a, b| a.value.total_cmp(&b.value));
        // A density is a level, too: where there are tables, they say what is a total.
        let is_amount = largest.and_then(|o| context.atlas.indicators.get(&o.indicator)).is_some_and(|indicator| {
            let magnitude = indicator.measure.as_ref().map(|measure| measure.magnitude);
            magnitude.map_or(indicator.kind.is_amount(), |magnitude| magnitude == Magnitude::Total)
        });
        let numbers: Vec<f64> = values.iter().filter(|o| is_classed(o)).map(|o| o.value).collect();
        let measure = values.first().and_then(|o| context.atlas.indicators.get(&o.indicator)?.measure.as_ref());
        // Bounds by hand, where there are some: they are the same in all years, and say what quantiles of skewed rates hide.
        let classes = match measure.map(|measure| &measure.bounds).filter(|bounds| !bounds.is_empty()) {
            Some(bounds) => Classes { bounds: bounds.clone() },
            None => Classes::of(&numbers, theme::SEQ.len()),
        };
        Ok(match largest.filter(|o| o.value > 0.0 && is_amount) {
            Some(largest) => Encoding::Circles(largest),
            None => Encoding::Classes(classes),
        })
    }

    /// The colours of an area, and its circle where it has one.
    fn style(&self, value: Option<&Observation>) -> ([&'static str; 2], Option<(f64, &'static str)>) {
        let fill = |certainty| Paint::of(certainty, theme::MARK).fill;
        let Some(value) = value else { return ([fill(Certainty::Missing), theme::INK_2], None) };
        match self {
            Encoding::Circles(largest) => {
                ([theme::SUNK, theme::INK], Some((value.value / largest.value, theme::SEQ[1])))
            }
            Encoding::Classes(_) if !is_classed(value) => ([fill(Certainty::Doubtful), theme::INK], None),
            Encoding::Classes(classes) => {
                let class = classes.class(value.value);
                ([theme::SEQ[class], theme::ON_SEQ[class]], None)
            }
        }
    }
}

/// Whether a value counts in classes: one in doubt does not.
pub fn is_classed(value: &Observation) -> bool {
    value.qualifier != Qualifier::Doubtful
}

/// Roles: `value`, an observation for each area.
///
/// # Errors
/// [`DrawError::Role`] without values.
pub fn draw(context: &DrawContext, layers: &Layers, extent: Extent) -> Result<Drawing, DrawError> {
    let encoding = Encoding::of(context)?;
    let values = context.all("value")?;
    let value = |feature: &Feature| values.iter().copied().find(|o| o.area == feature.id);
    let mut features: Vec<&Feature> = layers.districts.features.iter().collect();
    // From the highest value to the lowest: the order in which the keyboard walks.
    features.sort_by(|a, b| {
        let number = |feature: &Feature| value(feature).map_or(f64::NEG_INFINITY, |o| o.value);
        number(b).total_cmp(&number(a))
    });
    let areas = features.into_iter().map(|feature| area(context, feature, value(feature), &encoding)).collect();
    Ok(map_of(context, areas, layers, extent, Tops { map: 0.0, inset: 20.0 }))
}

/// A map of areas, in the order in which the keyboard walks them.
pub fn map_of(context: &DrawContext, mut areas: Vec<MapArea>, layers: &Layers, extent: Extent, tops: Tops) -> Drawing {
    let height = context.width * 0.95 + tops.map;
    let whole = [2.0, 2.0 + tops.map, context.width - 4.0, height - tops.map - 4.0];
    let mut drawing = Drawing::new(context.width, height);
    let parts: Vec<Vec<&[Position]>> = areas.iter().map(|area| area.feature.geometry.parts()).collect();
    let Some(around) = bounds(parts.iter().flatten().copied().flatten().copied()) else { return drawing };
    let albers = Albers::of(around);
    let project = |part: &[Position]| -> Vec<Planar> { part.iter().map(|at| albers.project(*at)).collect() };
    let plane: Vec<Vec<Vec<Planar>>> =
        parts.into_iter().map(|parts| parts.into_iter().map(project).collect()).collect();
    let Some(frame) = MapFrame::of(albers, plane.iter().flatten().flatten().copied(), whole) else { return drawing };
    let small = smallest(&mut areas, &plane, &frame);
    let areas: Vec<(&MapArea, _)> = areas.iter().zip(plane).collect();

    match (extent, small) {
        (Extent::Smallest, Some(small)) => {
            let window = [0.0, 0.0, context.width, height];
            let own = MapView { frame: &frame.enlarged(small, window), window: Some(window), covered: None };
            drawing.nodes = region(context, &areas, layers, own);
            drawing.add(Shape::rect(0.5, 0.5, context.width - 1.0, height - 1.0).stroke(theme::INK, 1.0));
        }
        (_, small) => {
            let covered = small.map(|small| inset_window(context, small, tops.inset));
            drawing.nodes = region(context, &areas, layers, MapView { frame: &frame, window: None, covered });
            if let Some((small, window)) = small.zip(covered) {
                inset(context, &mut drawing, &areas, layers, (&frame, small, window));
            }
        }
    }
    drawing
}

fn area<'a>(
    context: &DrawContext<'a>,
    feature: &'a Feature,
    value: Option<&Observation>,
    encoding: &Encoding,
) -> MapArea<'a> {
    let known = context.atlas.areas.get(&feature.id);
    let is_wanzhou = feature.id == WANZHOU;
    let (inks, circle) = encoding.style(value);
    MapArea {
        feature,
        mark: value.map(|o| o.id.to_string()),
        inks,
        name: known.map_or(&feature.name, |a| &a.short).get(context.locale),
        edge: is_wanzhou.then_some((theme::ACCENT, None)),
        number: value.filter(|_| is_wanzhou && !context.is_narrow()).map(|o| context.atlas.compact(o, context.locale)),
        circle,
        small: false,
    }
}

/// Finds the areas that are too small to point at: the rectangle around them, if there are any.
fn smallest(areas: &mut [MapArea], plane: &[Vec<Vec<Planar>>], frame: &MapFrame) -> Option<Rect> {
    let projected: Vec<_> = plane.iter().map(|parts| shape::set(parts, frame)).collect();
    let sizes: Vec<f64> = projected.iter().map(|rings| shape::area(rings)).collect();
    let limit = SMALL * sizes.iter().sum::<f64>() / f64::from(u32::try_from(sizes.len()).unwrap_or(1).max(1));
    for (area, size) in areas.iter_mut().zip(sizes) {
        area.small = size < limit;
    }
    let small = areas.iter().zip(&projected).filter(|(area, _)| area.small);
    let [x0, y0, x1, y1] = bounds(small.flat_map(|(_, rings)| rings.iter().flatten().copied()))?;
    // What has no breadth, or no height, is shown with something around it.
    let margin = f64::max(0.05 * (x1 - x0), 1.0);
    Some([x0 - margin, y0 - margin, x1 - x0 + 2.0 * margin, y1 - y0 + 2.0 * margin])
}

/// What is seen of a map.
struct MapView<'a> {
    frame: &'a MapFrame,
    /// What it is cut to, where it is.
    window: Option<Rect>,
    /// What something else is drawn over.
    covered: Option<Rect>,
}

/// Everything that a frame shows.
fn region(
    context: &DrawContext,
    areas: &Projected,
    layers: &Layers,
    MapView { frame, window, covered }: MapView,
) -> Vec<Node> {
    let projected = |plane: &[Vec<Planar>]| {
        let rings = shape::set(plane, frame);
        window.map_or_else(|| rings.clone(), |window| shape::clipped(&rings, window))
    };
    let mut nodes: Vec<Node> = Vec::new();
    let outlines: Vec<(&MapArea, Vec<Vec<PicturePoint>>)> =
        areas.iter().map(|(area, plane)| (*area, projected(plane))).collect();
    let paths: Vec<String> = outlines.iter().map(|(_, rings)| shape::closed(rings)).collect();
    if window.is_none() {
        // Half of it shows around the region: the edge against the paper.
        nodes.push(Shape::path(paths.concat()).stroke(theme::MAP_EDGE, 2.0).into());
    }
    for ((area, _), path) in outlines.iter().zip(&paths).filter(|(_, path)| !path.is_empty()) {
        // Between areas without a colour of their own a line in the colour of the paper would be lost.
        let line = if area.inks[0] == theme::SUNK { theme::MAP_EDGE } else { theme::MAP_LINE };
        let shape = Shape::path(path.clone()).fill(area.inks[0]).stroke(line, 0.8).into();
        mark(&mut nodes, area, vec![shape]);
    }
    let water = water(areas.iter().any(|(area, _)| area.circle.is_some()));
    for river in layers.rivers.role("chongqing") {
        for line in shape::projected(&river.geometry, frame) {
            let parts = window.map_or_else(|| vec![line.clone()], |window| shape::clipped_line(&line, window));
            let wide = context.pick(1.5, 2.0);
            nodes.extend(parts.iter().map(|p| Shape::path(shape::open(p)).stroke(water, wide).into()));
        }
    }
    circles(context, &mut nodes, &outlines, window);
    for (((area, _), path), names) in outlines.iter().zip(paths).zip(names(context, &outlines, window, covered)) {
        if let Some((color, _)) = area.edge.filter(|_| !path.is_empty()) {
            let casing = Shape::path(path.clone()).stroke(theme::PAPER, 4.5).into();
            let edge = Shape::path(path).stroke(color, context.pick(2.0, 2.5)).into();
            mark(&mut nodes, area, vec![casing, edge]);
        }
        // Between digits a rim would let the river through.
        let under = names.get(1).filter(|_| area.circle.is_none()).map(|number| {
            let broad = number.estimated_width() + 4.0;
            Shape::rect(number.x - broad / 2.0, number.y - 13.0, broad, 15.0).fill(area.inks[0])
        });
        if let Some(symbol) = symbol(area, names.first()) {
            mark(&mut nodes, area, vec![symbol.into()]);
        }
        mark(&mut nodes, area, under.into_iter().map(Node::Shape).chain(names.into_iter().map(Node::Text)).collect());
    }
    nodes
}

/// The colour of rivers: on circles' ground one that is seen on it.
pub(super) fn water(has_circles: bool) -> &'static str {
    if has_circles { theme::SEQ[2] } else { theme::MAP_LINE }
}

/// Adds what shows an area; an area without a value is no mark.
fn mark(nodes: &mut Vec<Node>, area: &MapArea, shown: Vec<Node>) {
    match &area.mark {
        _ if shown.is_empty() => {}
        Some(observation) => nodes.push(Node::Mark { observation: observation.clone(), nodes: shown }),
        None => nodes.extend(shown),
    }
}

/// Circles in the middle of their areas, the largest below the others.
fn circles(
    context: &DrawContext,
    nodes: &mut Vec<Node>,
    outlines: &[(&MapArea, Vec<Vec<PicturePoint>>)],
    window: Option<Rect>,
) {
    let mut circles: Vec<(&MapArea, f64, &'static str, PicturePoint)> = Vec::new();
    for (area, rings) in outlines {
        if let Some(((part, color), spot)) = area.circle.zip(shape::label_spot(rings, [2.0, 2.0])) {
            circles.push((area, context.pick(15.0, 27.0) * part.max(0.0).sqrt(), color, spot));
        }
    }
    circles.sort_by(|a, b| b.1.total_cmp(&a.1));
    for (area, radius, color, [x, y]) in circles {
        // What lies over the edge of a window is seen on the whole map.
        let [left, top, width, height] = window.unwrap_or([0.0, 0.0, f64::INFINITY, f64::INFINITY]);
        if x - radius < left || y - radius < top || x + radius > left + width || y + radius > top + height {
            continue;
        }
        let circle = Shape::circle(x, y, radius.max(2.0)).fill(color).stroke(theme::INK_3, 0.8);
        mark(nodes, area, vec![circle.into()]);
    }
}

/// Where the smallest areas are shown again: in the top left corner.
fn inset_window(context: &DrawContext, small: Rect, top: f64) -> Rect {
    let width = 0.37 * context.width;
    [0.5, top, width, width * small[3] / small[2]]
}

/// The smallest areas again, with lines to where they are.
fn inset(
    context: &DrawContext,
    drawing: &mut Drawing,
    areas: &Projected,
    layers: &Layers,
    (frame, small, window): (&MapFrame, Rect, Rect),
) {
    let [left, top, width, height] = window;
    let (right, bottom) = (left + width, top + height);
    let line = |x1, y1, x2, y2| Shape::line(x1, y1, x2, y2).stroke(theme::INK_3, 0.8);
    drawing.add(line(small[0], small[1], left, bottom));
    drawing.add(line(small[0] + small[2], small[1], right, bottom));
    drawing.add(Shape::rect(small[0], small[1], small[2], small[3]).stroke(theme::INK, 1.0));
    drawing.add(Shape::rect(left, top, width, height).fill(theme::PAPER));
    let own = MapView { frame: &frame.enlarged(small, window), window: Some(window), covered: None };
    drawing.nodes.extend(region(context, areas, layers, own));
    drawing.add(Shape::rect(left, top, width, height).stroke(theme::INK, 1.0));
    drawing.add(
        Text::new(left, top - 7.0, context.words().map_inset).size(context.pick(12.0, 13.0)).bold().fill(theme::INK),
    );
}
