//! Composition: a whole, the part of it that matters, what is inside that part, and how far the part has to go.
//! Rows on wide columns, upright columns on narrow ones; every length is to the scale of the whole.

use crate::figures::{DrawContext, DrawError, Drawing, Picture, drawing::Node, drawing::Shape, drawing::Text, theme};
use crate::model::Observation;
use crate::text::Locale;

/// From this width on there is room for rows.
const ROWS_FROM: f64 = 600.0;

struct Parts<'a> {
    total: &'a Observation,
    part: &'a Observation,
    rest: &'a Observation,
    subparts: Vec<&'a Observation>,
    subrest: &'a Observation,
    target: &'a Observation,
    gap: &'a Observation,
    share: &'a Observation,
}

/// Roles: `total`, `part` of it and `rest`; `subparts` of the part and `subrest`; `target` for the part, the `gap`
/// up to it; the `share` of the part. Labels: names by id, `share`, `gap`, `subrest`, `inference` (why the subparts
/// are inside the part), `target`, `target-value`, `target-note`.
///
/// # Errors
/// A role or label that is not there, or parts that are below zero or larger than what they are part of.
pub fn draw(context: &DrawContext) -> Result<Picture, DrawError> {
    let parts = Parts {
        total: context.one("total")?,
        part: context.one("part")?,
        rest: context.one("rest")?,
        subparts: context.all("subparts")?,
        subrest: context.one("subrest")?,
        target: context.one("target")?,
        gap: context.one("gap")?,
        share: context.one("share")?,
    };
    if parts.total.value <= 0.0 || !(0.0..=parts.total.value).contains(&parts.part.value) {
        return Err(DrawError::Role("part"));
    }
    let inside: f64 = parts.subparts.iter().map(|o| o.value).sum();
    if inside > parts.part.value || parts.subparts.iter().any(|o| o.value < 0.0) {
        return Err(DrawError::Role("subparts"));
    }
    let drawing = if context.width < ROWS_FROM { columns(context, &parts)? } else { rows(context, &parts)? };
    Ok(Picture::Drawing(drawing))
}

impl Parts<'_> {
    fn largest(&self) -> f64 {
        self.total.value.max(self.target.value)
    }
}

fn rows(context: &DrawContext, parts: &Parts) -> Result<Drawing, DrawError> {
    const PAD: f64 = 14.0;
    let mut drawing = Drawing::new(context.width, 236.0);
    let x = |value: f64| value / parts.largest() * context.width;
    // Neighbours in a row are 3 px apart.
    let bar = |from: f64, to: f64| {
        let end = if to < parts.total.value { 1.5 } else { 0.0 };
        let start = if from > 0.0 { x(from) + 1.5 } else { 0.0 };
        (start, x(to) - end - start)
    };
    let dotted = |(start, width): (f64, f64), y: f64| Shape::rect(start + 0.75, y + 0.75, width - 1.5, 70.5).derived();
    let (total, part) = (parts.total.value, parts.part.value);

    let name = Text::new(PAD, 31.0, context.name(parts.total)).size(14.0).fill(theme::ON_SEQ[0]);
    let value = Text::value(x(total) - PAD, 33.0, context.number(parts.total), 22.0).fill(theme::ON_SEQ[0]);
    let value = value.unit(context.unit(parts.total), context.locale).plain().size(13.0).end();
    let whole = Shape::rect(0.0, 0.0, x(total), 50.0).fill(theme::SEQ[0]);
    drawing.mark(&parts.total.id, vec![whole.into(), name.into(), value.into()]);

    let (_, width) = bar(0.0, part);
    let name = Text::new(PAD, 83.0, context.name(parts.part)).size(15.0).bold().fill(theme::ON_SEQ[3]);
    let value = Text::value(PAD, 111.0, context.number(parts.part), 24.0).fill(theme::ON_SEQ[3]);
    let block = Shape::rect(0.0, 54.0, width, 72.0).fill(theme::SEQ[3]);
    drawing.mark(&parts.part.id, vec![block.into(), name.into(), value.into()]);
    let share = context.label("share")?.replace('\n', if context.locale == Locale::En { " " } else { "" });
    let share = Text::new(width - PAD, 110.0, share).fill(theme::ON_SEQ[3]).end();
    drawing.mark(&parts.share.id, vec![share.into()]);
    let name = Text::new(x(total) - PAD, 83.0, context.name(parts.rest)).end();
    let value = Text::value(x(total) - PAD, 111.0, context.number(parts.rest), 20.0).fill(theme::INK_2).end();
    drawing.mark(&parts.rest.id, vec![dotted(bar(part, total), 54.0).into(), name.into(), value.into()]);

    let mut from = 0.0;
    for subpart in &parts.subparts {
        let (start, width) = bar(from, from + subpart.value);
        let left = start + width.min(PAD);
        let name = Text::new(left, 158.0, context.name(subpart)).size(14.0).fill(theme::ON_SEQ[4]);
        let value = Text::value(left, 186.0, context.number(subpart), 22.0).fill(theme::ON_SEQ[4]);
        let block = Shape::rect(start, 130.0, width, 72.0).fill(theme::SEQ[4]);
        drawing.mark(&subpart.id, vec![block.into(), name.fit(width - PAD - 6.0, 12.0).into(), value.into()]);
        from += subpart.value;
    }
    let (start, width) = bar(from, part);
    let middle = start + width / 2.0;
    let tick = Shape::line(middle, 204.0, middle, 214.0).stroke(theme::INK_3, 1.0);
    let left_over = Text::new(start + width, 230.0, context.label("subrest")?).end();
    drawing.mark(&parts.subrest.id, vec![dotted((start, width), 130.0).into(), tick.into(), left_over.into()]);

    drawing.add(Text::new(0.0, 230.0, context.label("inference")?));

    let at = x(parts.target.value);
    // It is a size of the part, not of the rest above or beside it.
    let mut nodes: Vec<Node> = vec![Shape::line(at, 127.0, at, 216.0).target().into()];
    let name = Text::new(at + 10.0, 148.0, context.label("target")?).size(14.0).bold().fill(theme::ACCENT);
    let name = name.lines(context.width - at - 12.0, 18.0);
    let y = name.last().map_or(148.0, |line| line.y);
    let value = Text::value(at + 10.0, y + 22.0, context.label("target-value")?, 17.0).fill(theme::ACCENT);
    let note = Text::new(at + 10.0, y + 42.0, context.label("target-note")?);
    nodes.extend(name.into_iter().chain([value.fit(context.width - at - 12.0, 13.0), note]).map(Node::from));
    drawing.mark(&parts.target.id, nodes);
    if part < parts.target.value {
        let (from, to) = (x(part) + 6.0, at - 6.0);
        let d = format!("M{from:.2} 174H{to:.2}M{from:.2} 170v8M{to:.2} 170v8");
        let label = Text::new((from + to) / 2.0, 164.0, context.label("gap")?).middle();
        drawing.mark(&parts.gap.id, vec![Shape::path(d).derived().into(), label.into()]);
    }
    Ok(drawing)
}

fn columns(context: &DrawContext, parts: &Parts) -> Result<Drawing, DrawError> {
    const PAD: f64 = 12.0;
    const TOP: f64 = 8.0;
    const TALL: f64 = 500.0;
    let mut drawing = Drawing::new(context.width, TOP + TALL + 26.0);
    let width = (context.width - 12.0) / 3.0;
    let (second, third) = (width + 6.0, 2.0 * width + 12.0);
    let y = |value: f64| TOP + (1.0 - value / parts.largest()) * TALL;
    let (total, part) = (parts.total.value, parts.part.value);
    let value = |x: f64, y: f64, o: &Observation, fill| {
        Text::value(x + PAD, y, context.number(o), 24.0).fit(width - PAD - 4.0, 13.0).fill(fill)
    };

    let top = y(total);
    let whole = Shape::rect(0.0, top, width, y(0.0) - top).fill(theme::SEQ[0]);
    let mut nodes: Vec<Node> = vec![whole.into()];
    let name = Text::new(PAD, top + 28.0, context.name(parts.total)).fill(theme::ON_SEQ[0]).lines(width - PAD, 17.0);
    let bottom = name.last().map_or(top, |line| line.y);
    nodes.extend(name.into_iter().map(Node::from));
    nodes.push(value(0.0, bottom + 30.0, parts.total, theme::ON_SEQ[0]).into());
    nodes.push(Text::new(PAD, bottom + 50.0, context.unit(parts.total)).fill(theme::ON_SEQ[0]).into());
    drawing.mark(&parts.total.id, nodes);

    let middle = y(part);
    let dotted =
        |x: f64, top: f64, bottom: f64| Shape::rect(x + 0.75, top + 0.75, width - 1.5, bottom - top - 1.5).derived();
    let name = Text::new(second + PAD, top + 28.0, context.name(parts.rest));
    let rest = value(second, top + 56.0, parts.rest, theme::INK_2);
    drawing.mark(&parts.rest.id, vec![dotted(second, top, middle - 1.5).into(), name.into(), rest.into()]);
    let block = Shape::rect(second, middle + 1.5, width, y(0.0) - middle - 1.5).fill(theme::SEQ[3]);
    let name = Text::new(second + PAD, middle + 29.0, context.name(parts.part)).bold().fill(theme::ON_SEQ[3]);
    let name = name.lines(width - PAD, 17.0);
    let bottom = name.last().map_or(middle, |line| line.y);
    let mut nodes: Vec<Node> = vec![block.into(), value(second, bottom + 30.0, parts.part, theme::ON_SEQ[3]).into()];
    nodes.extend(name.into_iter().map(Node::from));
    drawing.mark(&parts.part.id, nodes);
    let share = Text::new(second + PAD, bottom + 53.0, context.label("share")?).fill(theme::ON_SEQ[3]);
    drawing.mark(&parts.share.id, share.lines(width - PAD, 18.0).into_iter().map(Node::from).collect());

    let mut from = 0.0;
    for subpart in &parts.subparts {
        let (top, bottom) = (y(from + subpart.value) + 1.5, y(from) - if from > 0.0 { 1.5 } else { 0.0 });
        let block = Shape::rect(third, top, width, bottom - top).fill(theme::SEQ[4]);
        let name = Text::new(third + PAD, top + 30.0, context.name(subpart)).fill(theme::ON_SEQ[4]);
        let value = value(third, top + 60.0, subpart, theme::ON_SEQ[4]);
        drawing.mark(&subpart.id, vec![block.into(), name.fit(width - PAD, 13.0).into(), value.into()]);
        from += subpart.value;
    }
    let (top, bottom) = (middle + 1.5, y(from) - 1.5);
    let baseline = if bottom - top < 24.0 { top - 7.0 } else { (top + bottom) / 2.0 + 4.7 };
    let left_over = Text::new(third + 14.0, baseline, context.label("subrest")?).fit(width - 16.0, 12.0);
    drawing.mark(&parts.subrest.id, vec![dotted(third, top, bottom).into(), left_over.into()]);

    drawing.add(Text::new(context.width, TOP + TALL + 20.0, context.label("inference")?).end());

    let at = y(parts.target.value);
    let mut nodes: Vec<Node> = vec![Shape::line(third, at, context.width, at).target().into()];
    let name = Text::new(third, 0.0, context.label("target")?).bold().fill(theme::ACCENT).lines(width, 17.0);
    let value = Text::value(third, 0.0, context.label("target-value")?, 17.0).fill(theme::ACCENT).fit(width, 13.0);
    let above = f64::from(u32::try_from(name.len()).unwrap_or(1));
    let lines = (0u32..).zip(name).map(|(i, line)| Text { y: at - 32.0 - 17.0 * (above - 1.0 - f64::from(i)), ..line });
    nodes.extend(lines.chain([Text { y: at - 10.0, ..value }]).map(Node::from));
    nodes.push(Text::new(third + 14.0, at + 22.0, context.label("target-note")?).into());
    drawing.mark(&parts.target.id, nodes);
    if part < parts.target.value {
        let (from, to, x) = (at + 6.0, middle - 4.0, third + 4.0);
        let d = format!("M{x:.2} {from:.2}V{to:.2}M{:.2} {from:.2}h8M{:.2} {to:.2}h8", x - 4.0, x - 4.0);
        let label = Text::new(third + 14.0, f64::max(at + 44.0, (from + to) / 2.0 + 5.0), context.label("gap")?);
        let label = label.fit(width - 16.0, 12.0);
        drawing.mark(&parts.gap.id, vec![Shape::path(d).derived().into(), label.into()]);
    }
    Ok(drawing)
}
