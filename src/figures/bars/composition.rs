//! Composition: a whole, the part of it that matters, what is inside that part, and how far the part has to go.
//! Rows on wide columns, upright columns on narrow ones; every length is to the scale of the whole.

use crate::figures::shared::mark::{Certainty, End, Growth, Paint, target_line};
use crate::figures::shared::scale::{LinearScale, as_f64};
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
    /// The scale of the whole; the target may be larger than that.
    fn scale(&self, range: [f64; 2]) -> LinearScale {
        LinearScale { domain: [0.0, self.total.value.max(self.target.value)], range }
    }
}

/// Parts to the scale of the whole, along a row or up a column.
struct Blocks {
    growth: Growth,
    scale: LinearScale,
    whole: f64,
}

impl Blocks {
    /// Where a part lies between two amounts. Neighbours are 3 px apart.
    fn ends(&self, from: f64, to: f64) -> [f64; 2] {
        let [first, last] = self.scale.range;
        let half = 1.5_f64.copysign(last - first);
        let gap = |is_inner: bool| if is_inner { half } else { 0.0 };
        [self.scale.at(from) + gap(from > 0.0), self.scale.at(to) - gap(to < self.whole)]
    }

    /// A part from one position to another, as broad as its row or column, with what is written on it.
    fn add<T: Into<Node>>(
        &self,
        drawing: &mut Drawing,
        (o, color): (&Observation, &'static str),
        [[from, to], [low, high]]: [[f64; 2]; 2],
        texts: impl IntoIterator<Item = T>,
    ) {
        let (growth, middle) = (self.growth, f64::midpoint(low, high));
        let end = End { certainty: o.qualifier.into(), color, growth, length: (to - from).abs(), breadth: high - low };
        let shapes = end.shapes(if growth == Growth::Up { [middle, to] } else { [to, middle] });
        drawing.mark(&o.id, shapes.into_iter().map(Node::from).chain(texts.into_iter().map(Into::into)).collect());
    }
}

/// The line from the part to its target: worked out like the number beside it.
fn gap_line(d: String) -> Node {
    Paint::of(Certainty::Derived, theme::INK_3).on(Shape::path(d)).into()
}

fn rows(context: &DrawContext, parts: &Parts) -> Result<Drawing, DrawError> {
    const PAD: f64 = 14.0;
    let mut drawing = Drawing::new(context.width, 236.0);
    let scale = parts.scale([0.0, context.width]);
    let x = |value: f64| scale.at(value);
    let blocks = Blocks { growth: Growth::Right, scale, whole: parts.total.value };
    let [first, second, third] = [[0.0, 50.0], [54.0, 126.0], [130.0, 202.0]];
    let (total, part) = (parts.total.value, parts.part.value);

    let name = Text::new(PAD, 31.0, context.name(parts.total)).size(14.0).fill(theme::ON_SEQ[0]);
    let value = Text::value(x(total) - PAD, 33.0, context.number(parts.total), 22.0).fill(theme::ON_SEQ[0]);
    let value = value.unit(context.unit(parts.total), context.locale).plain().size(13.0).end();
    blocks.add(&mut drawing, (parts.total, theme::SEQ[0]), [blocks.ends(0.0, total), first], [name, value]);

    let ends = blocks.ends(0.0, part);
    let name = Text::new(PAD, 83.0, context.name(parts.part)).size(15.0).bold().fill(theme::ON_SEQ[3]);
    let value = Text::value(PAD, 111.0, context.number(parts.part), 24.0).fill(theme::ON_SEQ[3]);
    blocks.add(&mut drawing, (parts.part, theme::SEQ[3]), [ends, second], [name, value]);
    let share = context.label("share")?.replace('\n', if context.locale == Locale::En { " " } else { "" });
    let share = Text::new(ends[1] - PAD, 110.0, share).fill(theme::ON_SEQ[3]).end();
    drawing.mark(&parts.share.id, vec![share.into()]);
    let name = Text::new(x(total) - PAD, 83.0, context.name(parts.rest)).end();
    let value = Text::value(x(total) - PAD, 111.0, context.number(parts.rest), 20.0).fill(theme::INK_2).end();
    blocks.add(&mut drawing, (parts.rest, theme::SEQ[0]), [blocks.ends(part, total), second], [name, value]);

    let mut from = 0.0;
    for subpart in &parts.subparts {
        let ends = blocks.ends(from, from + subpart.value);
        let width = ends[1] - ends[0];
        let left = ends[0] + width.min(PAD);
        let name = Text::new(left, 158.0, context.name(subpart)).size(14.0).fill(theme::ON_SEQ[4]);
        let value = Text::value(left, 186.0, context.number(subpart), 22.0).fill(theme::ON_SEQ[4]);
        blocks.add(&mut drawing, (subpart, theme::SEQ[4]), [ends, third], [name.fit(width - PAD - 6.0, 12.0), value]);
        from += subpart.value;
    }
    let ends = blocks.ends(from, part);
    let middle = f64::midpoint(ends[0], ends[1]);
    let tick = Shape::line(middle, 204.0, middle, 214.0).stroke(theme::INK_3, 1.0);
    let left_over = Text::new(ends[1], 230.0, context.label("subrest")?).end();
    let signs = [Node::from(tick), left_over.into()];
    blocks.add(&mut drawing, (parts.subrest, theme::SEQ[0]), [ends, third], signs);

    drawing.add(Text::new(0.0, 230.0, context.label("inference")?));

    let at = x(parts.target.value);
    // It is a size of the part, not of the rest above or beside it.
    let mut nodes: Vec<Node> = vec![target_line([at, 127.0], [at, 216.0]).into()];
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
        drawing.mark(&parts.gap.id, vec![gap_line(d), label.into()]);
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
    let scale = parts.scale([TOP + TALL, TOP]);
    let y = |value: f64| scale.at(value);
    let blocks = Blocks { growth: Growth::Up, scale, whole: parts.total.value };
    let column = |left: f64| [left, left + width];
    let (total, part) = (parts.total.value, parts.part.value);
    let value = |x: f64, y: f64, o: &Observation, fill| {
        Text::value(x + PAD, y, context.number(o), 24.0).fit(width - PAD - 4.0, 13.0).fill(fill)
    };

    let top = y(total);
    let name = Text::new(PAD, top + 28.0, context.name(parts.total)).fill(theme::ON_SEQ[0]).lines(width - PAD, 17.0);
    let bottom = name.last().map_or(top, |line| line.y);
    let unit = Text::new(PAD, bottom + 50.0, context.unit(parts.total)).fill(theme::ON_SEQ[0]);
    let texts = name.into_iter().chain([value(0.0, bottom + 30.0, parts.total, theme::ON_SEQ[0]), unit]);
    blocks.add(&mut drawing, (parts.total, theme::SEQ[0]), [blocks.ends(0.0, total), column(0.0)], texts);

    let middle = y(part);
    let name = Text::new(second + PAD, top + 28.0, context.name(parts.rest));
    let rest = value(second, top + 56.0, parts.rest, theme::INK_2);
    blocks.add(&mut drawing, (parts.rest, theme::SEQ[0]), [blocks.ends(part, total), column(second)], [name, rest]);
    let name = Text::new(second + PAD, middle + 29.0, context.name(parts.part)).bold().fill(theme::ON_SEQ[3]);
    let name = name.lines(width - PAD, 17.0);
    let bottom = name.last().map_or(middle, |line| line.y);
    let texts = name.into_iter().chain([value(second, bottom + 30.0, parts.part, theme::ON_SEQ[3])]);
    blocks.add(&mut drawing, (parts.part, theme::SEQ[3]), [blocks.ends(0.0, part), column(second)], texts);
    let share = Text::new(second + PAD, bottom + 53.0, context.label("share")?).fill(theme::ON_SEQ[3]);
    drawing.mark(&parts.share.id, share.lines(width - PAD, 18.0).into_iter().map(Node::from).collect());

    let mut from = 0.0;
    for subpart in &parts.subparts {
        let ends = blocks.ends(from, from + subpart.value);
        let top = ends[1];
        let name = Text::new(third + PAD, top + 30.0, context.name(subpart)).fill(theme::ON_SEQ[4]);
        let value = value(third, top + 60.0, subpart, theme::ON_SEQ[4]);
        blocks.add(&mut drawing, (subpart, theme::SEQ[4]), [ends, column(third)], [name.fit(width - PAD, 13.0), value]);
        from += subpart.value;
    }
    let ends = blocks.ends(from, part);
    let [bottom, top] = ends;
    let baseline = if bottom - top < 24.0 { top - 7.0 } else { (top + bottom) / 2.0 + 4.7 };
    let left_over = Text::new(third + 14.0, baseline, context.label("subrest")?).fit(width - 16.0, 12.0);
    blocks.add(&mut drawing, (parts.subrest, theme::SEQ[0]), [ends, column(third)], [left_over]);

    drawing.add(Text::new(context.width, TOP + TALL + 20.0, context.label("inference")?).end());

    let at = y(parts.target.value);
    let mut nodes: Vec<Node> = vec![target_line([third, at], [context.width, at]).into()];
    let name = Text::new(third, 0.0, context.label("target")?).bold().fill(theme::ACCENT).lines(width, 17.0);
    let value = Text::value(third, 0.0, context.label("target-value")?, 17.0).fill(theme::ACCENT).fit(width, 13.0);
    let above = as_f64(name.len());
    let lines = name.into_iter().enumerate();
    let lines = lines.map(|(i, line)| Text { y: at - 32.0 - 17.0 * (above - 1.0 - as_f64(i)), ..line });
    nodes.extend(lines.chain([Text { y: at - 10.0, ..value }]).map(Node::from));
    nodes.push(Text::new(third + 14.0, at + 22.0, context.label("target-note")?).into());
    drawing.mark(&parts.target.id, nodes);
    if part < parts.target.value {
        let (from, to, x) = (at + 6.0, middle - 4.0, third + 4.0);
        let d = format!("M{x:.2} {from:.2}V{to:.2}M{:.2} {from:.2}h8M{:.2} {to:.2}h8", x - 4.0, x - 4.0);
        let label = Text::new(third + 14.0, f64::max(at + 44.0, (from + to) / 2.0 + 5.0), context.label("gap")?);
        let label = label.fit(width - 16.0, 12.0);
        drawing.mark(&parts.gap.id, vec![gap_line(d), label.into()]);
    }
    Ok(drawing)
}
