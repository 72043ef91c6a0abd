//! Pictogram: things that are counted, one mark each, group beside group.

use crate::figures::{
    DrawContext, DrawError, Drawing, Picture, drawing::Node, drawing::Shape, drawing::Text, drawing::n, theme,
};
use crate::model::Observation;

/// As many marks as a reader still counts.
const MOST: f64 = 60.0;
/// Marks of one group are in one row where each has so much room, in CSS pixels.
const ALONE: f64 = 44.0;

/// What a mark looks like.
#[derive(Clone, Copy)]
enum Glyph {
    Building,
    House,
    Sign,
}

/// Roles: `group`, numbers of things built: the first group is drawn as buildings, the second as houses, and so on in
/// turn. Or `titles`, numbers of titles held, drawn as signs. Labels: names by id.
///
/// # Errors
/// A role that is not there, or a number that cannot be counted out in marks.
pub fn draw(context: &DrawContext) -> Result<Picture, DrawError> {
    let titles = context.card.series.iter().any(|s| s.role == "titles");
    let role = if titles { "titles" } else { "group" };
    let groups = context.all(role)?;
    let countable = |o: &&Observation| o.value >= 1.0 && o.value <= MOST && o.value.fract() == 0.0;
    if !groups.iter().all(countable) {
        return Err(DrawError::Role(role));
    }
    let alone = matches!(groups.as_slice(), [only] if context.width / only.value >= ALONE);
    let rows = if alone { 1.0 } else { 2.0 };
    let columns = |o: &Observation| (o.value / rows).ceil();
    let gap = context.pick(45.0, 54.0);
    let inner = context.pick(5.0, 8.0);
    let gaps = gap * f64::from(u32::try_from(groups.len()).unwrap_or(1).saturating_sub(1));
    let all: f64 = groups.iter().map(|o| columns(o)).sum();
    // Marks may grow a little where there is room.
    let cell = ((context.width - gaps + inner) / all).min(64.0);
    let glyph = cell - inner;
    let pitch = glyph + context.pick(14.0, 18.0);
    let top = 62.0;
    let mut drawing = Drawing::new(context.width, top + rows * pitch + 4.0);

    let mut x = 0.0;
    for (i, observation) in groups.iter().enumerate() {
        let count = columns(observation);
        let width = count * cell - inner;
        let value = Text::value(x, 38.0, context.number(observation), 40.0);
        let after = x + context.after(&value);
        let mark = match i {
            _ if titles => Glyph::Sign,
            i if i.is_multiple_of(2) => Glyph::Building,
            _ => Glyph::House,
        };
        let name = Text::new(after, 28.0, context.name(observation)).lines(width + gap / 2.0 - (after - x), 18.0);
        let mut nodes: Vec<Node> = vec![value.into()];
        nodes.extend(name.into_iter().map(Node::from));
        let mut drawn = 0.0;
        while drawn < observation.value {
            let (row, column) = ((drawn / count).floor(), drawn % count);
            nodes.extend(draw_glyph(mark, x + column * cell, top + row * pitch, glyph));
            drawn += 1.0;
        }
        drawing.mark(&observation.id, nodes);
        // The ground that a row is on, as far as it goes.
        let mut row = 0.0;
        while row * count < observation.value {
            let (y, own) = (top + row * pitch + glyph + 2.5, (observation.value - row * count).min(count));
            drawing.add(Shape::line(x, y, x + own * cell - inner, y).stroke(theme::INK_3, 1.0));
            row += 1.0;
        }
        x += width + gap;
    }
    Ok(Picture::Drawing(drawing))
}

/// One mark in a square `size` wide: a building with windows, a house with a door, or a sign with a sprout on it.
fn draw_glyph(glyph: Glyph, x: f64, y: f64, size: f64) -> Vec<Node> {
    let at = |dx: f64, dy: f64, w: f64, h: f64| Shape::rect(x + dx * size, y + dy * size, w * size, h * size);
    let point = |dx: f64, dy: f64| format!("{} {}", n(x + dx * size), n(y + dy * size));
    match glyph {
        Glyph::Building => {
            let mut nodes: Vec<Node> = vec![at(0.12, 0.0, 0.76, 1.0).fill(theme::SEQ[3]).into()];
            for dy in [0.18, 0.44, 0.7] {
                for dx in [0.26, 0.54] {
                    nodes.push(at(dx, dy, 0.16, 0.12).fill(theme::PAPER).into());
                }
            }
            nodes
        }
        Glyph::House => {
            let (left, right, eaves) = (n(x), n(x + size), n(y + 0.46 * size));
            let (middle, ridge, ground) = (n(x + 0.5 * size), n(y + 0.06 * size), n(y + size));
            let walls = format!("M{left} {eaves}L{middle} {ridge}L{right} {eaves}V{ground}H{left}Z");
            vec![Shape::path(walls).fill(theme::SEQ[4]).into(), at(0.38, 0.6, 0.24, 0.4).fill(theme::PAPER).into()]
        }
        Glyph::Sign => {
            let leaf = |from: [f64; 2], bend: [f64; 4], to: [f64; 2]| {
                let (a, b) = (point(bend[0], bend[1]), point(bend[2], bend[3]));
                let (from, to) = (point(from[0], from[1]), point(to[0], to[1]));
                Node::from(Shape::path(format!("M{from}Q{a} {to}Q{b} {from}Z")).fill(theme::PAPER))
            };
            vec![
                at(0.46, 0.7, 0.08, 0.3).fill(theme::SEQ[3]).into(),
                at(0.08, 0.06, 0.84, 0.66).fill(theme::SEQ[3]).into(),
                at(0.475, 0.36, 0.05, 0.28).fill(theme::PAPER).into(),
                leaf([0.5, 0.46], [0.46, 0.18, 0.24, 0.44], [0.24, 0.18]),
                leaf([0.5, 0.4], [0.54, 0.12, 0.76, 0.38], [0.76, 0.14]),
            ]
        }
    }
}
