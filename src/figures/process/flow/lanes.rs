//! The wide picture: a lane for every level, a column for every step.

use super::scene::{FlowScene, NodeBox, Stage};
use crate::figures::drawing::{Drawing, Node, Shape, Text};
use crate::figures::{DrawError, theme};
use crate::model::flow::FlowEdge;
use std::collections::HashMap;

/// Room for the names of the lanes, in CSS pixels as all that follows.
const NAMES: f64 = 112.0;
/// Room for the numbers of the steps.
const HEAD: f64 = 40.0;
/// A box: its width and height, in CSS pixels.
const BOX: [f64; 2] = [92.0, 50.0];
/// Height of a box that is above or below another.
const STACKED: f64 = 40.0;
/// From lane to lane, in CSS pixels.
const LANE: f64 = 86.0;
/// From middle to middle of two boxes in a stack, in CSS pixels.
const PITCH: f64 = 50.0;
/// Radius of the end, in CSS pixels.
const RING: f64 = 31.0;

/// Where everything is.
struct LaneLayout<'a> {
    boxes: HashMap<&'a str, NodeBox>,
    /// Upper edge of every lane, and the lower edge of the last.
    rules: Vec<f64>,
    first: f64,
    step: f64,
}

impl<'a> LaneLayout<'a> {
    fn of(scene: &'a FlowScene) -> LaneLayout<'a> {
        let flow = scene.flow;
        let [width, height] = BOX;
        let first = NAMES + width / 2.0 + 2.0;
        let last = scene.context.width - RING - 6.0;
        let columns = f64::from(flow.nodes.iter().map(|node| flow.reached(&node.id)).max().unwrap_or(1).max(1));
        let step = (last - first) / columns;
        let mut boxes = HashMap::new();
        let mut rules = vec![HEAD];
        for lane in &flow.lanes {
            let top = rules.last().copied().unwrap_or_default();
            let own: Vec<_> = flow.nodes.iter().filter(|node| node.lane == lane.id).collect();
            let stack = |column: u8| own.iter().filter(|node| flow.reached(&node.id) == column).count();
            let rows = own.iter().map(|node| stack(flow.reached(&node.id))).max().unwrap_or(1);
            let tall = (1..rows).fold(LANE, |tall, _| tall + PITCH);
            let mut filled: HashMap<u8, f64> = HashMap::new();
            for node in &own {
                let column = flow.reached(&node.id);
                let alone = stack(column) < 2;
                let above = filled.entry(column).or_insert(0.0);
                let all = (1..stack(column)).fold(0.0, |tall, _| tall + PITCH);
                let y = top + tall / 2.0 - all / 2.0 + *above;
                *above += PITCH;
                let x = first + f64::from(column) * step;
                let size = match node.is_end() {
                    true => [2.0 * RING; 2],
                    false => [width, if alone { height } else { STACKED }],
                };
                boxes.insert(node.id.as_str(), NodeBox { x, y, width: size[0], height: size[1] });
            }
            rules.push(top + tall);
        }
        LaneLayout { boxes, rules, first, step }
    }

    fn bottom(&self) -> f64 {
        self.rules.last().copied().unwrap_or_default()
    }

    /// The corners of an edge's line.
    fn way(&self, scene: &FlowScene, edge: &FlowEdge) -> Vec<[f64; 2]> {
        let (Some(from), Some(to)) = (self.boxes.get(edge.from.as_str()), self.boxes.get(edge.to.as_str())) else {
            return Vec::new();
        };
        let end = scene.flow.nodes.iter().any(|node| node.id == edge.to && node.is_end());
        let start = [from.right(), from.y];
        if (from.y - to.y).abs() < 0.5 {
            return vec![start, [to.left() - 3.0, to.y]];
        }
        if end {
            // Side by side into the ring, the nearest first, so that no two lines cross.
            let below = from.y > to.y;
            let others = scene.flow.edges.iter().filter(|other| other.to == edge.to);
            let rows = others.filter_map(|other| self.boxes.get(other.from.as_str()));
            let mut rows: Vec<f64> = rows.map(|p| p.y).filter(|y| (*y > to.y) == below && *y != to.y).collect();
            rows.sort_by(|a, b| (a - to.y).abs().total_cmp(&(b - to.y).abs()));
            let gap = RING / 2.2;
            let before = rows.iter().take_while(|y| **y != from.y).fold(0.0, |x, _| x + gap);
            let middle = rows.iter().skip(1).fold(0.0, |x, _| x + gap) / 2.0;
            let x = to.x + before - middle;
            // The ring is round: towards its sides it begins later.
            let inset = RING - (RING.powi(2) - (x - to.x).powi(2)).max(0.0).sqrt();
            let y = if below { to.bottom() + 3.0 - inset } else { to.top() - 3.0 + inset };
            return vec![start, [x, from.y], [x, y]];
        }
        let turn = from.right() + (self.step - BOX[0]) / 2.0;
        vec![start, [turn, from.y], [turn, to.y], [to.left(), to.y]]
    }
}

pub(super) fn draw(scene: &FlowScene) -> Result<Drawing, DrawError> {
    let layout = LaneLayout::of(scene);
    let mut drawing = Drawing::new(scene.context.width, layout.bottom() + 1.0);
    let column = |step: u8| layout.first + f64::from(step) * layout.step;
    if let Some(now) = scene.step.filter(|step| *step > 0) {
        let band = Shape::rect(column(now - 1), 4.0, layout.step, layout.bottom() - 4.0);
        drawing.add(band.fill(theme::SUNK));
    }
    drawing.add(Text::new(0.0, 25.0, scene.context.words().flow_steps).size(13.0).fill(theme::INK_3));
    for step in 1..=scene.flow.last_step() {
        let x = column(step) - layout.step / 2.0;
        if scene.stage(step) == Stage::Now {
            scene.number(step, x, 20.0, 13.0).into_iter().for_each(|node| drawing.add(node));
        } else {
            let ink = if scene.stage(step) == Stage::Past { theme::INK } else { theme::INK_3 };
            drawing.add(Text::new(x, 25.0, step.to_string()).size(13.0).bold().fill(ink).middle());
        }
    }
    for (lane, rule) in scene.flow.lanes.iter().zip(layout.rules.windows(2)) {
        let [top, bottom] = rule else { continue };
        drawing.add(Shape::line(0.0, *top, scene.context.width, *top).stroke(theme::RULE, 1.0));
        let name = Text::new(0.0, 0.0, scene.context.text(&lane.name)).size(13.0).bold().fill(theme::INK);
        let lines = name.lines(NAMES - 14.0, 17.0);
        let mut y = (top + bottom) / 2.0 + 4.5;
        for _ in 1..lines.len() {
            y -= 8.5;
        }
        for line in lines {
            drawing.add(Text { y, ..line });
            y += 17.0;
        }
    }
    drawing.add(Shape::line(0.0, layout.bottom(), scene.context.width, layout.bottom()).stroke(theme::RULE, 1.0));
    for edge in scene.edges() {
        scene.line(edge, &layout.way(scene, edge)).into_iter().for_each(|node| drawing.add(node));
    }
    for node in &scene.flow.nodes {
        let Some(node_box) = layout.boxes.get(node.id.as_str()) else { continue };
        if node.is_end() {
            scene.closing(&mut drawing, node, *node_box)?;
        } else {
            drawing.add(scene.participant(node, *node_box, None));
        }
    }
    for edge in scene.flow.edges.iter().filter(|edge| scene.stage(edge.step) == Stage::Now) {
        label(scene, &layout, edge).into_iter().for_each(|node| drawing.add(node));
    }
    Ok(drawing)
}

/// What passes now, above whom it reaches, where there is room for it.
fn label(scene: &FlowScene, layout: &LaneLayout, edge: &FlowEdge) -> Option<Node> {
    let to = layout.boxes.get(edge.to.as_str())?;
    let text = Text::new(to.x, to.top() - 7.0, scene.context.text(&edge.text)).size(13.0).bold().fill(theme::ACCENT);
    let fits = to.height >= BOX[1] && text.estimated_width() <= layout.step + 40.0;
    let free = scene.flow.nodes.iter().any(|node| node.id == edge.to && !node.is_end());
    (fits && free).then(|| text.middle().halo(theme::PAPER).into())
}
