//! Nested marks: things of which some are inside a group and some of those inside another, so that nothing is
//! counted twice.

use crate::figures::{DrawContext, DrawError, Drawing, Picture, drawing::Node, drawing::Shape, drawing::Text, theme};
use crate::model::Observation;

/// As many marks as a group can hold.
const MOST: f64 = 12.0;

/// Roles: `outer`, a number of things; `inner`, how many of those are also something narrower; `other`, things
/// beside them. Labels: names by id; the inner one's holds its number too.
///
/// # Errors
/// A role that is not there, numbers that cannot be counted out, or more inside than there are.
pub fn draw(context: &DrawContext) -> Result<Picture, DrawError> {
    let (outer, inner, other) = (context.one("outer")?, context.one("inner")?, context.one("other")?);
    let countable = |o: &Observation| o.value >= 1.0 && o.value <= MOST && o.value.fract() == 0.0;
    for (observation, role) in [(outer, "outer"), (inner, "inner"), (other, "other")] {
        if !countable(observation) {
            return Err(DrawError::Role(role));
        }
    }
    if inner.value > outer.value {
        return Err(DrawError::Role("inner"));
    }
    let beside = context.width >= 600.0;
    let head = context.pick(38.0, 44.0);
    let (first, second) =
        if beside { (context.width * 0.537, context.width * 0.423) } else { (context.width, context.width) };
    let pad = context.pick(10.0, 14.0);
    let pitch = ((first - 3.0 * pad - 12.0) / (outer.value - 0.2)).min(86.0);
    let r = f64::min(pitch * 0.4, 28.0);
    // From the top: frame, inner frame, label, discs.
    let border_top = head + pad + 2.0;
    let y = border_top + 42.0 + r;
    let tall = y + r + 16.0 + pad - head;
    let mut drawing = Drawing::new(context.width, 0.0);

    // The outer group: its frame, the inner frame first, then the others.
    let frame =
        |x: f64, y: f64, w: f64, h: f64| Shape::rect(x + 0.75, y + 0.75, w - 1.5, h - 1.5).stroke(theme::INK_3, 1.5);
    let label = Text::new(2.0 * pad - 2.0, border_top + 26.0, context.name(inner)).bold().fill(theme::ACCENT);
    let inside = (inner.value * pitch + 12.0).max(label.estimated_width() + 2.0 * pad);
    let mut nodes = head_of(context, outer, 0.0);
    nodes.push(frame(0.0, head, first, tall).into());
    let left = 2.0 * pad + inside;
    nodes.extend(row(outer.value - inner.value, left + r, y, pitch, r, [theme::SEQ[3], theme::ON_SEQ[3]]));
    drawing.mark(&outer.id, nodes);
    let border = Shape::rect(pad, border_top, inside, tall - 2.0 * pad - 4.0).stroke(theme::ACCENT, 2.0);
    let mut nodes: Vec<Node> = vec![border.into(), label.into()];
    let start = pad + inside / 2.0 - (inner.value - 1.0) * pitch / 2.0;
    nodes.extend(row(inner.value, start, y, pitch, r, [theme::ACCENT, theme::ON_ACCENT]));
    drawing.mark(&inner.id, nodes);

    // The other group, beside or below.
    let (x, top) = if beside { (context.width - second, 0.0) } else { (0.0, head + tall + 16.0) };
    let rows = if beside { 2.0 } else { 1.0 };
    let columns = (other.value / rows).ceil();
    let spread = ((second - 2.0 * pad) / columns).min(if beside { pitch + 6.0 } else { second });
    let r = r.min(spread * 0.42);
    let high = if beside { tall } else { 2.0 * r + 24.0 };
    let mut nodes: Vec<Node> = head_of(context, other, x).into_iter().map(|node| lower(node, top)).collect();
    nodes.push(frame(x, top + head, second, high).into());
    let start = x + second / 2.0 - (columns - 1.0) * spread / 2.0;
    let mut left = other.value;
    let mut line = 0.0;
    while left > 0.0 {
        let y = top + head + high / 2.0 + (line - (rows - 1.0) / 2.0) * (2.0 * r + 10.0);
        nodes.extend(row(left.min(columns), start, y, spread, r, [theme::MARK, theme::PAPER]));
        left -= columns;
        line += 1.0;
    }
    drawing.mark(&other.id, nodes);
    drawing.height = top + head + high + 4.0;
    Ok(Picture::Drawing(drawing))
}

/// How many, and of what.
fn head_of(context: &DrawContext, observation: &Observation, x: f64) -> Vec<Node> {
    let value = Text::value(x, 28.0, context.number(observation), context.pick(32.0, 34.0));
    vec![value.then(8.0, context.name(observation)).plain().size(14.0).fill(theme::INK_2).into()]
}

fn lower(node: Node, by: f64) -> Node {
    match node {
        Node::Text(text) => Node::Text(Text { y: text.y + by, ..text }),
        other => other,
    }
}

/// Discs with a cross, from `x` on.
fn row(number: f64, x: f64, y: f64, pitch: f64, r: f64, [ground, cross]: [&'static str; 2]) -> Vec<Node> {
    let mut nodes: Vec<Node> = Vec::new();
    let mut drawn = 0.0;
    while drawn < number {
        let x = x + drawn * pitch;
        nodes.push(Shape::circle(x, y, r).fill(ground).into());
        nodes.push(Shape::rect(x - 0.5 * r, y - 0.15 * r, r, 0.3 * r).fill(cross).into());
        nodes.push(Shape::rect(x - 0.15 * r, y - 0.5 * r, 0.3 * r, r).fill(cross).into());
        drawn += 1.0;
    }
    nodes
}
