//! The narrow picture: from top to bottom, in as many tracks as go on side by side.

use super::scene::{FlowScene, NodeBox, Stage};
use crate::figures::drawing::{Drawing, Node, Shape, Text};
use crate::figures::{DrawError, theme};
use crate::model::flow::{Flow, FlowEdge, FlowNode};
use std::collections::HashMap;

/// Height of a box, and of one that also says its task.
const BOX: f64 = 46.0;
const TASK: f64 = 62.0;
/// From middle to middle of two boxes in a stack, in CSS pixels.
const PITCH: f64 = 70.0;
/// Space between a box and the number of a step, and between that and the next box.
const BEFORE: f64 = 19.0;
const AFTER: f64 = 20.0;
/// Between the edge of a track and its boxes: a line runs down there.
const MARGIN: f64 = 15.0;
const RING: f64 = 36.0;
const LEADING: f64 = 17.0;

/// The share of the width that a participant's track takes, from and to.
type Track = [f64; 2];

/// Where tracks part and meet: participants reached from one spot but on different levels continue side by side.
fn tracks(flow: &Flow) -> HashMap<&str, Track> {
    let mut found: HashMap<&str, Track> = HashMap::new();
    let mut order: Vec<&FlowNode> = flow.nodes.iter().collect();
    order.sort_by_key(|node| flow.reached(&node.id));
    for node in order {
        let incoming = flow.edges.iter().filter(|edge| edge.to == node.id);
        let before: Vec<(&str, Track)> =
            incoming.filter_map(|e| Some((e.from.as_str(), *found.get(e.from.as_str())?))).collect();
        let track = match before.as_slice() {
            [] => [0.0, 1.0],
            [(from, track)] => part(flow, from, node, *track),
            several => {
                let low = several.iter().map(|(_, track)| track[0]).fold(1.0, f64::min);
                let high = several.iter().map(|(_, track)| track[1]).fold(0.0, f64::max);
                [low, high]
            }
        };
        found.insert(&node.id, track);
    }
    found
}

/// The part of its predecessor's track that falls to a participant.
fn part(flow: &Flow, from: &str, node: &FlowNode, [low, high]: Track) -> Track {
    let nexts = flow.edges.iter().filter(|edge| edge.from == from);
    let nexts = nexts.filter_map(|edge| flow.nodes.iter().find(|n| n.id == edge.to));
    let mut lanes: Vec<&str> = Vec::new();
    for next in nexts.filter(|next| !next.is_end()) {
        if !lanes.contains(&next.lane.as_str()) {
            lanes.push(&next.lane);
        }
    }
    let width = (high - low) / lanes.iter().fold(0.0, |count, _| count + 1.0_f64).max(1.0);
    let before = lanes.iter().take_while(|lane| **lane != node.lane).fold(0.0, |x, _| x + width);
    [low + before, low + before + width]
}

/// A drawing that grows downwards.
struct TrackColumn<'a> {
    scene: &'a FlowScene<'a>,
    tracks: HashMap<&'a str, Track>,
    boxes: HashMap<&'a str, NodeBox>,
    /// Lines and numbers, drawn below the boxes.
    under: Vec<(Stage, Vec<Node>)>,
    over: Vec<Node>,
    y: f64,
}

pub(super) fn draw(scene: &FlowScene) -> Result<Drawing, DrawError> {
    let mut column = TrackColumn {
        scene,
        tracks: tracks(scene.flow),
        boxes: HashMap::new(),
        under: Vec::new(),
        over: Vec::new(),
        y: 2.0,
    };
    let mut drawing = Drawing::new(scene.context.width, 0.0);
    for step in 0..=scene.flow.last_step() {
        let top = column.y;
        column.row(step);
        if step > 0 && scene.step == Some(step) {
            drawing.add(Shape::rect(0.0, top, scene.context.width, column.y + 8.0 - top).fill(theme::SUNK));
        }
    }
    let end = scene.flow.end();
    if let Some(node) = end {
        column.ends(node);
    }
    column.under.sort_by_key(|(stage, _)| *stage != Stage::Ahead);
    column.under.into_iter().flat_map(|(_, nodes)| nodes).for_each(|node| drawing.add(node));
    column.over.into_iter().for_each(|node| drawing.add(node));
    if let Some((node, node_box)) = end.and_then(|node| Some((node, *column.boxes.get(node.id.as_str())?))) {
        scene.closing(&mut drawing, node, node_box)?;
    }
    drawing.height = column.y + 2.0;
    Ok(drawing)
}

impl<'a> TrackColumn<'a> {
    /// The middle of a participant's track.
    fn middle(&self, id: &str) -> f64 {
        let [low, high] = self.tracks.get(id).copied().unwrap_or([0.0, 1.0]);
        (low + high) / 2.0 * self.scene.context.width
    }

    /// Width of the boxes in a track.
    fn box_width(&self, id: &str) -> f64 {
        let [low, high] = self.tracks.get(id).copied().unwrap_or([0.0, 1.0]);
        let space = (high - low) * self.scene.context.width - 2.0 * MARGIN;
        f64::min(space, if high - low > 0.9 { 150.0 } else { 260.0 })
    }

    /// What an edge says, to the right of a point, as broad as its track lets it be.
    fn words(&self, edge: &FlowEdge, x: f64, y: f64) -> Vec<Text> {
        let [_, high] = self.tracks.get(edge.from.as_str()).copied().unwrap_or([0.0, 1.0]);
        let width = high * self.scene.context.width - x;
        let ink = if self.scene.stage(edge.step) == Stage::Now { theme::ACCENT } else { theme::INK_2 };
        Text::new(x, y, self.scene.context.text(&edge.text)).size(13.0).fill(ink).lines(width, LEADING)
    }

    /// Everybody who is reached in a step, below those who reach them.
    fn row(&mut self, step: u8) {
        let scene = self.scene;
        let reached: Vec<&'a FlowNode> =
            scene.flow.nodes.iter().filter(|n| !n.is_end() && scene.flow.reached(&n.id) == step).collect();
        let edges: Vec<&'a FlowEdge> =
            scene.flow.passing(step).filter(|edge| reached.iter().any(|node| node.id == edge.to)).collect();
        if step == 0 {
            self.boxes(&reached, None);
            return;
        }
        let Some(from) = edges.first().and_then(|edge| self.boxes.get(edge.from.as_str()).copied()) else { return };
        let parts = reached.iter().any(|node| self.middle(&node.id) != self.middle(&edges[0].from));
        match (parts, edges.as_slice()) {
            (true, edges) => self.fork(edges, from, &reached),
            (false, [edge]) => self.pass(edge, from, &reached),
            (false, edges) => self.stack(edges, from, &reached),
        }
    }

    /// One line down, with its number and its words beside it.
    fn pass(&mut self, edge: &'a FlowEdge, from: NodeBox, reached: &[&'a FlowNode]) {
        let words = self.words(edge, from.x + 18.0, 0.0);
        let tall = words.iter().skip(1).fold(LEADING, |tall, _| tall + LEADING);
        let at = from.bottom() + BEFORE.max(tall / 2.0 + 7.0);
        let mut y = at + 4.5 - (tall - LEADING) / 2.0;
        for line in words {
            self.over.push(Text { y, ..line }.into());
            y += LEADING;
        }
        self.y = at + AFTER.max(tall / 2.0 + 8.0);
        self.boxes(reached, None);
        let tip = self.boxes.get(edge.to.as_str()).map_or(self.y, |node_box| node_box.top());
        self.line(edge, &[[from.x, from.bottom()], [from.x, tip]]);
        self.over.extend(self.scene.number(edge.step, from.x, at, 13.0));
    }

    /// Tracks part: a bar, and a line down to each.
    fn fork(&mut self, edges: &[&'a FlowEdge], from: NodeBox, reached: &[&'a FlowNode]) {
        let scene = self.scene;
        let ink = |edge: &FlowEdge| if scene.stage(edge.step) == Stage::Now { theme::ACCENT } else { theme::INK_2 };
        let label = |edge: &FlowEdge| {
            let text = Text::new(self.middle(&edge.to), 0.0, scene.context.text(&edge.text)).size(13.0).fill(ink(edge));
            text.middle().lines(self.box_width(&edge.to), LEADING)
        };
        let labels: Vec<Vec<Text>> = edges.iter().map(|edge| label(edge)).collect();
        let tall = labels.iter().map(|lines| lines.iter().fold(0.0, |tall, _| tall + LEADING)).fold(0.0, f64::max);
        let bar = from.bottom() + BEFORE.max(tall + 12.0);
        for lines in labels {
            let mut y = bar - 9.0;
            for line in lines.into_iter().rev() {
                self.over.push(Text { y, ..line }.into());
                y -= LEADING;
            }
        }
        self.y = bar + AFTER;
        self.boxes(reached, None);
        for edge in edges {
            let Some(to) = self.boxes.get(edge.to.as_str()).copied() else { continue };
            self.line(edge, &[[from.x, from.bottom()], [from.x, bar], [to.x, bar], [to.x, to.top()]]);
        }
        self.over.extend(edges.first().map(|edge| scene.number(edge.step, from.x, bar, 13.0)).into_iter().flatten());
    }

    /// Several at once in one track, each with its task: a line runs down beside them.
    fn stack(&mut self, edges: &[&'a FlowEdge], from: NodeBox, reached: &[&'a FlowNode]) {
        let at = from.bottom() + BEFORE;
        self.y = at + AFTER - 4.0;
        self.boxes(reached, Some(edges));
        for edge in edges {
            let Some(to) = self.boxes.get(edge.to.as_str()).copied() else { continue };
            let bus = to.left() - MARGIN + 4.0;
            self.line(edge, &[[from.x, from.bottom()], [from.x, at], [bus, at], [bus, to.y], [to.left(), to.y]]);
        }
        self.over
            .extend(edges.first().map(|edge| self.scene.number(edge.step, from.x, at, 13.0)).into_iter().flatten());
    }

    /// Boxes from `y` on: one below the other in each track.
    fn boxes(&mut self, nodes: &[&'a FlowNode], tasks: Option<&[&'a FlowEdge]>) {
        let top = self.y;
        let height = if tasks.is_some() { TASK } else { BOX };
        let mut filled: Vec<(f64, f64)> = Vec::new();
        for node in nodes {
            let x = self.middle(&node.id);
            let above = match filled.iter_mut().find(|(own, _)| *own == x) {
                Some((_, above)) => {
                    *above += PITCH;
                    *above
                }
                None => {
                    filled.push((x, 0.0));
                    0.0
                }
            };
            let node_box = NodeBox { x, y: top + above + height / 2.0, width: self.box_width(&node.id), height };
            let task = tasks.and_then(|edges| edges.iter().find(|edge| edge.to == node.id)).copied();
            self.over.push(self.scene.participant(node, node_box, task));
            self.boxes.insert(&node.id, node_box);
            self.y = self.y.max(node_box.bottom());
        }
    }

    /// Everything that leads to the end: down beside the boxes, then inwards.
    fn ends(&mut self, node: &'a FlowNode) {
        let scene = self.scene;
        let x = self.middle(&node.id);
        let y = self.y + 2.0 * BEFORE + RING;
        let ring = NodeBox { x, y, width: 2.0 * RING, height: 2.0 * RING };
        let closing: Vec<&FlowEdge> = scene.flow.edges.iter().filter(|edge| edge.to == node.id).collect();
        let mut numbered: Vec<(u8, f64)> = Vec::new();
        for edge in closing {
            let Some(from) = self.boxes.get(edge.from.as_str()).copied() else { continue };
            let together = scene.flow.passing(edge.step).filter(|other| other.to == node.id).count() > 1;
            // Out at the side where others are below, else straight down.
            let bus = if together { from.right() + MARGIN - 4.0 } else { from.x };
            let start = if together { [from.right(), from.y] } else { [from.x, from.bottom()] };
            let side = if bus < x { ring.left() } else { ring.right() };
            let end: &[[f64; 2]] = if (bus - x).abs() < 0.5 { &[[x, ring.top()]] } else { &[[bus, y], [side, y]] };
            let corner: &[[f64; 2]] = if together { &[[bus, from.y]] } else { &[] };
            if numbered.iter().any(|(step, at)| *step == edge.step && *at == bus) {
                // The rest of the way is drawn already: dots over dots would make a line.
                let stub = scene.shaft(edge, &[start, [bus, from.y]]);
                self.under.push((scene.stage(edge.step), vec![stub.into()]));
                continue;
            }
            self.line(edge, &[&[start], corner, end].concat());
            numbered.push((edge.step, bus));
            if together {
                self.over.extend(scene.number(edge.step, (bus + side) / 2.0, y, 13.0));
                continue;
            }
            let at = from.bottom() + BEFORE;
            for line in self.words(edge, bus + 18.0, at + 4.5) {
                self.over.push(line.into());
            }
            self.over.extend(scene.number(edge.step, bus, at, 13.0));
        }
        self.boxes.insert(&node.id, ring);
        self.y = ring.bottom();
    }

    fn line(&mut self, edge: &FlowEdge, points: &[[f64; 2]]) {
        self.under.push((self.scene.stage(edge.step), self.scene.line(edge, points)));
    }
}
