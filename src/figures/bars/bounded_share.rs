//! Bounded share: a count, and a share of which only a bound is known. The share's bar stays open above its bound, and a
//! lens shows the last points, where the true value must lie.

use crate::figures::shared::mark::{Certainty, End, Growth};
use crate::figures::shared::scale::LinearScale;
use crate::figures::{
    DrawContext, DrawError, Drawing, Picture, drawing::Node, drawing::Shape, drawing::Text, drawing::n, theme,
};
use crate::model::{Observation, Qualifier};
use crate::text::{messages::with, number::format_number};

/// Height of a bar, in CSS pixels.
const BAR: f64 = 30.0;

/// Where the bars are.
struct ShareBar {
    /// Left end of the bar, which runs to the right edge.
    left: f64,
    /// Top of the bar.
    top: f64,
    /// Left end of the lens.
    lens: f64,
}

/// Roles: `count`, how many; `share`, in percent. The share's qualifier decides the drawing: a lower bound runs on
/// hatched into an arrow, an exact value ends where it ends. Labels: names by id, `share-note`.
///
/// # Errors
/// A role or label that is not there, or a share outside 0 to 100.
pub fn draw(context: &DrawContext) -> Result<Picture, DrawError> {
    let (count, share) = (context.one("count")?, context.one("share")?);
    if !(0.0..=100.0).contains(&share.value) {
        return Err(DrawError::Role("share"));
    }
    let beside = context.width >= 600.0;
    let mut drawing = Drawing::new(context.width, if beside { 198.0 } else { 262.0 });
    let right = context.width;
    let size = if beside { 60.0 } else { 48.0 };

    // The count.
    let unit = context.unit(count);
    let space = if beside { (context.width * 0.31 - 24.0).min(220.0) } else { context.width * 0.6 };
    let value = Text::value(0.0, size - 8.0, context.number(count), size).unit(unit, context.locale).size(size * 0.3);
    let value = value.fit(space, 14.0);
    let mut nodes: Vec<Node> = vec![value.into()];
    let name = if beside {
        Text::new(0.0, 80.0, context.name(count))
    } else {
        Text::new(right, 24.0, context.name(count)).end()
    };
    let name = name.lines(if beside { space } else { context.width * 0.38 }, 18.0);
    nodes.extend(name.into_iter().map(Node::from));
    drawing.mark(&count.id, nodes);

    // The share and what sort of number it is.
    let left = if beside { space + 48.0 } else { 0.0 };
    let rule =
        if beside { Shape::line(left - 24.0, 6.0, left - 24.0, 186.0) } else { Shape::line(0.0, 64.0, right, 64.0) };
    drawing.add(rule.stroke(theme::RULE_2, 1.0));
    let y = if beside { 52.0 } else { 118.0 };
    let phrase = context.atlas.phrase(share, context.locale);
    let value = match share.qualifier.sign() {
        "" => Text::value(left, y, phrase, size),
        sign => Text::value(left, y, sign, size * 0.7).then(6.0, phrase).size(size),
    };
    let after = left + value.estimated_width() + 14.0;
    let mut nodes: Vec<Node> = vec![value.into()];
    let text = |y: f64, content: String| {
        if beside { Text::new(after, y, content) } else { Text::new(right, y, content).end() }
    };
    nodes.push(text(y - 22.0, context.name(share)).size(15.0).bold().fill(theme::INK).into());
    let note = if share.qualifier == Qualifier::Exact { None } else { Some(context.label("share-note")?) };
    nodes.extend(note.into_iter().flat_map(|note| text(y, note).lines(right - after, 17.0)).map(Node::from));
    let lens = if beside { right - (right - left) * 0.572 } else { right * 0.38 };
    let extent = ShareBar { left, top: if beside { 80.0 } else { 144.0 }, lens };
    bar(context, share, &extent, &mut drawing, nodes);
    Ok(Picture::Drawing(drawing))
}

/// The bar from 0 to 100 with the end that its qualifier gives it.
fn bar(context: &DrawContext, share: &Observation, extent: &ShareBar, drawing: &mut Drawing, mut nodes: Vec<Node>) {
    let &ShareBar { left, top, lens } = extent;
    let (right, value) = (context.width, share.value);
    let whole = LinearScale { domain: [0.0, 100.0], range: [left, right] };
    let open = Certainty::from(share.qualifier).is_open() && value < 100.0;
    nodes.extend(share_bar(share, whole, top, theme::SEQ[3]));
    let small = context.pick(13.0, 12.0);
    let scale = |x: f64, y: f64, text: String| Text::new(x, y, text).size(small).fill(theme::INK_3);
    drawing.add(scale(left, top + 46.0, "0".to_owned()));
    if !open {
        drawing.mark(&share.id, nodes);
        drawing.add(scale(right, top + 46.0, "100%".to_owned()).end());
        return;
    }

    // The lens begins at the last whole five below the bound.
    let first = ((value - 1.0) / 5.0).floor().max(0.0) * 5.0;
    let low = top + 62.0;
    let inside = LinearScale { domain: [first, 100.0], range: [lens, right] };
    let bottom = top + BAR;
    for (from, to) in [(whole.at(first), lens), (right, right)] {
        drawing.add(Shape::line(from, bottom, to, low).stroke(theme::RULE_2, 1.0));
    }
    let at = inside.at(value);
    nodes.extend(share_bar(share, inside, low, theme::INK_3));
    let ticks = format!("M{0} {3}v5M{1} {3}v5M{2} {3}v5", n(lens), n(at), n(right), n(low + BAR));
    drawing.add(Shape::path(ticks).stroke(theme::INK_3, 1.0));
    nodes.push(scale(at, low + 50.0, context.number(share)).middle().bold().fill(theme::INK).into());
    drawing.mark(&share.id, nodes);
    drawing.add(scale(lens, low + 50.0, format_number(first, 0, context.locale)));
    drawing.add(scale(right, low + 50.0, "100%".to_owned()).end());
    let label = with(context.words().lens, &[&format_number(100.0 - first, 0, context.locale)]);
    for line in Text::new(lens - 12.0, low + 14.0, label).end().lines(lens - left - 12.0, 19.0) {
        drawing.add(line);
    }
}

/// A bar with the end that its share has, in the frame of its scale.
fn share_bar(share: &Observation, scale: LinearScale, top: f64, frame: &'static str) -> Vec<Node> {
    let ([left, right], at) = (scale.range, scale.at(share.value));
    let color = theme::SEQ[3];
    let end = End { certainty: share.qualifier.into(), color, growth: Growth::Right, length: at - left, breadth: BAR };
    let frame = Shape::rect(left + 0.5, top + 0.5, right - left - 1.0, BAR - 1.0).stroke(frame, 1.0);
    end.shapes_within([at, top + BAR / 2.0], right - at).into_iter().chain([frame]).map(Node::from).collect()
}
