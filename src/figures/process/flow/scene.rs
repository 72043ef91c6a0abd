//! A flow at one of its steps: what of it has passed, and the shapes that lanes and tracks are made of.

use crate::figures::drawing::{Drawing, Node, Shape, Text, n};
use crate::figures::{DrawContext, DrawError, theme};
use crate::model::flow::{Flow, FlowEdge, FlowNode};
use std::cmp::Ordering;

/// When something happens, seen from the current step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    Past,
    Now,
    Ahead,
}

pub(super) struct FlowScene<'a> {
    pub(super) context: &'a DrawContext<'a>,
    pub(super) flow: &'a Flow,
    pub(super) step: Option<u8>,
}

/// A rectangle by its middle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct NodeBox {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

impl NodeBox {
    pub(super) fn left(self) -> f64 {
        self.x - self.width / 2.0
    }

    pub(super) fn right(self) -> f64 {
        self.x + self.width / 2.0
    }

    pub(super) fn top(self) -> f64 {
        self.y - self.height / 2.0
    }

    pub(super) fn bottom(self) -> f64 {
        self.y + self.height / 2.0
    }
}

impl FlowScene<'_> {
    pub(super) fn stage(&self, step: u8) -> Stage {
        match self.step.map(|now| step.cmp(&now)) {
            None | Some(Ordering::Less) => Stage::Past,
            Some(Ordering::Equal) => Stage::Now,
            Some(Ordering::Greater) => Stage::Ahead,
        }
    }

    /// Whoever begins is there before the first step.
    pub(super) fn stage_of(&self, node: &FlowNode) -> Stage {
        match self.flow.reached(&node.id) {
            0 => Stage::Past,
            step => self.stage(step),
        }
    }

    /// Whether something is passed on in the current step.
    pub(super) fn acts(&self, node: &FlowNode) -> bool {
        self.step.is_some_and(|now| self.flow.passing(now).any(|edge| edge.from == node.id))
    }

    /// A participant's box with its name and, below it, `task`.
    pub(super) fn participant(&self, node: &FlowNode, node_box: NodeBox, task: Option<&FlowEdge>) -> Node {
        let (fill, ink) = match self.stage_of(node) {
            Stage::Past if self.acts(node) => (theme::SEQ[4], theme::ON_SEQ[4]),
            Stage::Past => (theme::SEQ[3], theme::ON_SEQ[3]),
            Stage::Now => (theme::ACCENT, theme::ON_ACCENT),
            Stage::Ahead => (theme::PAPER, theme::INK_2),
        };
        let (outline, width) = match self.stage_of(node) {
            _ if self.acts(node) => (theme::ACCENT, 2.5),
            Stage::Past => (theme::SEQ[3], 1.0),
            // Without colour, the sail is as dark as what has passed.
            Stage::Now => (theme::INK, 2.5),
            Stage::Ahead => (theme::MARK, 1.25),
        };
        let NodeBox { x, y, width: w, height: h } = node_box;
        let mut nodes: Vec<Node> =
            vec![Shape::rect(node_box.left(), node_box.top(), w, h).fill(fill).stroke(outline, width).into()];
        // Latin words are long for boxes that are side by side.
        let size =
            if self.context.locale == crate::text::Locale::En && !self.context.is_narrow() { 12.0 } else { 13.0 };
        let name = Text::new(x, 0.0, self.context.text(&node.short)).size(size).bold().fill(ink).middle();
        let mut lines = name.lines(w - 8.0, 17.0);
        if let Some(edge) = task {
            lines.extend(Text::new(x, 0.0, self.context.text(&edge.text)).fill(ink).middle().lines(w - 8.0, 17.0));
        }
        let mut baseline = y + 4.5;
        for _ in 1..lines.len() {
            baseline -= 8.5;
        }
        for line in lines {
            nodes.push(Text { y: baseline, ..line }.into());
            baseline += 17.0;
        }
        Node::Part { part: node.id.clone(), nodes }
    }

    /// The end of the case: a ring with how long it took, always the point of the picture.
    pub(super) fn closing(&self, drawing: &mut Drawing, node: &FlowNode, node_box: NodeBox) -> Result<(), DrawError> {
        let now = self.stage_of(node) == Stage::Now;
        let (fill, ink) = if now { (theme::ACCENT, theme::ON_ACCENT) } else { (theme::PAPER, theme::ACCENT) };
        let duration = self.context.observation(&self.flow.duration)?;
        let ring = Shape::circle(node_box.x, node_box.y, node_box.width / 2.0).fill(fill).stroke(theme::ACCENT, 2.0);
        let value = self.context.atlas.phrase(duration, self.context.locale);
        let name = Text::new(node_box.x, node_box.y - 2.0, self.context.text(&node.short))
            .size(14.0)
            .bold()
            .fill(ink)
            .middle();
        let value = Text::new(node_box.x, node_box.y + 15.0, value).fill(ink).middle();
        drawing.mark(&duration.id, vec![ring.into(), name.into(), value.into()]);
        Ok(())
    }

    /// The line of an edge along `points`, with an arrowhead at the last.
    pub(super) fn line(&self, edge: &FlowEdge, points: &[[f64; 2]]) -> Vec<Node> {
        let [.., before, tip] = points else { return Vec::new() };
        let (dx, dy) = ((tip[0] - before[0]).signum(), (tip[1] - before[1]).signum());
        // Lines run along one axis, so one of the two differences is nothing.
        let along = if (tip[0] - before[0]).abs() > 0.01 { [dx, 0.0] } else { [0.0, dy] };
        let foot = [tip[0] - along[0] * 8.0, tip[1] - along[1] * 8.0];
        let shaft = self.shaft(edge, &[&points[..points.len() - 1], &[foot]].concat());
        let [across_x, across_y] = [along[1] * 4.5, along[0] * 4.5];
        let head = format!(
            "M{} {}L{} {}L{} {}Z",
            n(tip[0]),
            n(tip[1]),
            n(foot[0] - across_x),
            n(foot[1] - across_y),
            n(foot[0] + across_x),
            n(foot[1] + across_y)
        );
        let paint = shaft.stroke;
        vec![shaft.into(), Shape::path(head).fill(paint).into()]
    }

    /// The line of an edge without its head. What is our reading is dotted.
    pub(super) fn shaft(&self, edge: &FlowEdge, points: &[[f64; 2]]) -> Shape {
        let (paint, width) = match self.stage(edge.step) {
            Stage::Past => (theme::SEQ[3], 1.75_f64),
            Stage::Now => (theme::ACCENT, 2.5),
            Stage::Ahead => (theme::MARK, 1.25),
        };
        let path: Vec<String> = points.iter().map(|[x, y]| format!("{} {}", n(*x), n(*y))).collect();
        let line = Shape::path(format!("M{}", path.join("L")));
        if edge.reading {
            Shape { dash: theme::DASH_DERIVED, ..line.stroke(paint, width.max(2.0)) }
        } else {
            line.stroke(paint, width)
        }
    }

    /// The number of a step in a ring.
    pub(super) fn number(&self, step: u8, x: f64, y: f64, size: f64) -> Vec<Node> {
        let (fill, paint, ink) = match self.stage(step) {
            Stage::Past => (theme::PAPER, theme::SEQ[3], theme::INK),
            Stage::Now => (theme::ACCENT, theme::ACCENT, theme::ON_ACCENT),
            Stage::Ahead => (theme::PAPER, theme::MARK, theme::INK_3),
        };
        let ring = Shape::circle(x, y, 10.5).fill(fill).stroke(paint, 1.5);
        let digit = Text::new(x, y + 4.5, step.to_string()).size(size).bold().fill(ink).middle();
        vec![ring.into(), digit.into()]
    }

    /// Edges in the order they are drawn: what passes now lies on top.
    pub(super) fn edges(&self) -> Vec<&FlowEdge> {
        let mut edges: Vec<&FlowEdge> = self.flow.edges.iter().collect();
        edges.sort_by_key(|edge| match self.stage(edge.step) {
            Stage::Ahead => 0,
            Stage::Past => 1,
            Stage::Now => 2,
        });
        edges
    }
}
