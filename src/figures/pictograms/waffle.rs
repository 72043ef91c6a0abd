//! Waffle: a share as a hundred cells, with the counts that are beside it.

use crate::figures::{DrawContext, DrawError, Drawing, Picture, drawing::Node, drawing::Shape, drawing::Text, theme};
use crate::model::Observation;
use crate::text::{messages::with, number::format_number};

/// Roles: `share`, in percent; `counts`, numbers of things, one square each; `places`, a large round number in
/// blocks of a power of ten. Labels: names by id, `share`, what the share is of.
///
/// # Errors
/// A role that is not there, a share outside 0 to 100, or a number that cannot be counted out.
pub fn draw(context: &DrawContext) -> Result<Picture, DrawError> {
    let share = context.one("share")?;
    let mut counts: Vec<(&Observation, f64)> = context.all("counts")?.into_iter().map(|o| (o, 1.0)).collect();
    let places = context.one("places")?;
    counts.push((places, block_size(places.value)));
    if !(0.0..=100.0).contains(&share.value) {
        return Err(DrawError::Role("share"));
    }
    if counts.iter().any(|(o, block)| !(0.0..=20.0).contains(&(o.value / block))) {
        return Err(DrawError::Role("counts"));
    }
    let beside = context.width >= 600.0;
    let (cell, gap) = if beside { (23.0, 3.0) } else { context.pick((18.0, 2.0), (20.0, 3.0)) };
    let side = 10.0 * (cell + gap);
    let mut drawing = Drawing::new(context.width, if beside { side } else { side + 130.0 });
    let mut nodes: Vec<Node> = Vec::new();
    for i in 0..100u32 {
        let (x, y) = (f64::from(i % 10) * (cell + gap), f64::from(i / 10) * (cell + gap));
        let part = (share.value - f64::from(i)).clamp(0.0, 1.0);
        if part < 1.0 {
            nodes.push(Shape::rect(x, y, cell, cell).fill(theme::SEQ[0]).into());
        }
        if part > 0.0 {
            nodes.push(Shape::rect(x, y, part * cell, cell).fill(theme::SEQ[3]).into());
        }
    }

    // The panel of counts is beside the cells where there is room, else below them.
    let panel = if beside { context.width - if context.width > 740.0 { 294.0 } else { 216.0 } } else { context.width };
    let x = side + if beside { 25.0 } else { 18.0 };
    let space = panel - x - if beside { 16.0 } else { 0.0 };
    let value = Text::value(x, 0.0, context.atlas.phrase(share, context.locale), 52.0).fit(space, 30.0);
    let size = value.spans.first().map_or(52.0, |s| s.size);
    nodes.push(Text { y: size + 2.0, ..value }.into());
    let mut name = Text::new(x, size + 28.0, context.label("share")?).size(14.0).lines(space, 20.0);
    let mut y = name.last().map_or(size, |line| line.y) + 26.0;
    name.extend(key(context, share).into_iter().flat_map(|key| {
        let lines = Text::new(x, y, key).fill(theme::INK_3).lines(space, 18.0);
        y += 18.0 * f64::from(u32::try_from(lines.len()).unwrap_or(1));
        lines
    }));
    nodes.extend(name.into_iter().map(Node::from));
    drawing.mark(&share.id, nodes);

    let number = u32::try_from(counts.len()).unwrap_or(1);
    let column = context.width / f64::from(number);
    if !beside {
        drawing.add(Shape::line(0.0, side + 18.0, context.width, side + 18.0).stroke(theme::RULE, 1.0));
    }
    for (i, (observation, block)) in (0u32..).zip(counts) {
        let paint = [theme::SEQ[3], theme::SEQ[4]].into_iter().nth(usize::try_from(i).unwrap_or(9));
        let paint = if observation.id == places.id { theme::MARK } else { paint.unwrap_or(theme::SEQ[3]) };
        if beside {
            let top = f64::from(i) * 87.0;
            drawing.add(Shape::line(panel, top + 0.5, context.width, top + 0.5).stroke(theme::RULE, 1.0));
            let value = Text::value(panel, top + 38.0, context.number(observation), 30.0);
            let after = panel + context.after(&value);
            let name = Text::new(after, top + 37.0, context.name(observation)).size(14.0);
            let mut nodes: Vec<Node> = vec![value.into(), name.fit(context.width - after, 12.0).into()];
            nodes.extend(blocks(context, observation, block, [panel, top + 50.0, context.width - panel], paint));
            drawing.mark(&observation.id, nodes);
        } else {
            let (x, top) = (f64::from(i) * column, side + 22.0);
            let value = Text::value(x, top + 34.0, context.number(observation), 28.0);
            let name = Text::new(x, top + 56.0, context.name(observation)).fit(column - 6.0, 13.0);
            let mut nodes: Vec<Node> = vec![value.into(), name.into()];
            nodes.extend(blocks(context, observation, block, [x, top + 68.0, column - 8.0], paint));
            drawing.mark(&observation.id, nodes);
        }
    }
    Ok(Picture::Drawing(drawing))
}

/// What a cell is, and how full the broken one is.
fn key(context: &DrawContext, share: &Observation) -> Vec<String> {
    let whole = share.value.floor();
    let mut key = vec![context.words().waffle_cell.to_owned()];
    if share.value > whole {
        let part = format!("{}%", format_number((share.value - whole) * 100.0, 0, context.locale));
        key.push(with(context.words().waffle_part, &[&format_number(whole + 1.0, 0, context.locale), &part]));
    }
    key
}

/// The power of ten that makes at most ten blocks, 1 for small numbers.
fn block_size(value: f64) -> f64 {
    let mut block = 1.0;
    while value / block > 10.0 {
        block *= 10.0;
    }
    block
}

/// A number in blocks, the last one as wide as what is left; large blocks say what they stand for.
fn blocks(
    context: &DrawContext,
    observation: &Observation,
    block: f64,
    [x, y, space]: [f64; 3],
    paint: &'static str,
) -> Vec<Node> {
    let number = observation.value / block;
    let (width, height): (f64, f64) = if block > 1.0 { (28.0, 14.0) } else { (18.0, 18.0) };
    let pitch = (width + 4.0 + if block > 1.0 { 0.0 } else { 2.0 }).min(space / number.max(1.0).ceil());
    let width = f64::min(width, pitch - 3.0);
    let mut nodes: Vec<Node> = Vec::new();
    let mut drawn = 0.0;
    while drawn < number {
        let part = (number - drawn).min(1.0);
        nodes.push(Shape::rect(x + drawn * pitch, y, part * width, height.min(width.max(14.0))).fill(paint).into());
        drawn += 1.0;
    }
    if block > 1.0 {
        let each = with(context.words().block_each, &[&format_number(block, 0, context.locale)]);
        nodes.push(Text::new(x, y + 32.0, each).size(context.pick(13.0, 12.0)).fill(theme::INK_3).into());
    }
    nodes
}
